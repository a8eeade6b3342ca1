/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "respite-page-list.h"
#include "testwindow.h"

#include "pages/respite-session-page.h"

typedef struct
{
  TestWindow *test;
  TestVisit  *visit;
} Fixture;

static const char *const steps[] = { "gate", "order", "infusion", "emergency", "discharge", "sign" };
static const char *const tabs[] = { "overview", "forms", "courses", "sessions", "outcomes", "documents",
                                    "history" };

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->test = test_window_new ();
  fixture->visit = test_visit_new_running (fixture->test->clinic);
  test_visit_enter (fixture->visit, "nausea start");
  test_window_sign_in (fixture->test, "owner");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, "gtk-theme-name", "Default", NULL);
  test_window_free (fixture->test);
  test_visit_free (fixture->visit);
}

static gint64
get_subject (const Fixture *fixture,
             const char    *page)
{
  if (g_str_equal (page, "letter") || g_str_equal (page, "course-summary"))
    return fixture->visit->course_id;
  if (g_str_equal (page, "session") || g_str_equal (page, "work-note") || g_str_equal (page, "escort-note") ||
      g_str_equal (page, "summary") || g_str_equal (page, "code-sheet"))
    return fixture->visit->session_id;
  if (g_str_equal (page, "consent-copy"))
    return fixture->visit->consent_id;
  if (g_str_equal (page, "patient") || g_str_equal (page, "edit-patient") || g_str_equal (page, "documents") ||
      g_str_equal (page, "trend") || g_str_equal (page, "patient-summary"))
    return fixture->visit->patient_id;

  return 0;
}

typedef void (*Check) (Fixture    *fixture,
                       const char *what);

static void
check_part (Fixture    *fixture,
            Check       check,
            const char *page,
            const char *part)
{
  g_autofree char *what = g_strjoin (" ", page, part, NULL);

  ui_settle (GTK_WIDGET (fixture->test->window));
  check (fixture, what);
}

/* Brings every page to front, every step of the session and every tab of the patient, and checks it. */
static void
check_all (Fixture *fixture,
           Check    check)
{
  for (const RespitePageEntry *entry = respite_page_list; entry->name != NULL; entry++)
    {
      GtkWidget *page;

      respite_window_show_page (fixture->test->window, entry->name, get_subject (fixture, entry->name));
      page = test_window_wait_page (fixture->test, entry->name);
      if (g_str_equal (entry->name, "session"))
        ui_wait_text (page, "INFUSING");
      check_part (fixture, check, entry->name, NULL);
      for (gsize i = 0; i < G_N_ELEMENTS (steps) && RESPITE_IS_SESSION_PAGE (page); i++)
        {
          respite_session_page_show_step (RESPITE_SESSION_PAGE (page), steps[i]);
          check_part (fixture, check, entry->name, steps[i]);
        }
      for (gsize i = 0; i < G_N_ELEMENTS (tabs) && g_str_equal (entry->name, "patient"); i++)
        {
          gtk_widget_activate_action (page, "patient.tab", "s", tabs[i]);
          check_part (fixture, check, entry->name, tabs[i]);
        }
    }
}

static void
check_fits (Fixture    *fixture,
            const char *what)
{
  GtkWidget *window = GTK_WIDGET (fixture->test->window);
  GtkWidget *page = respite_window_get_page (fixture->test->window);
  graphene_rect_t bounds;
  int width, height;

  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (window, GTK_ORIENTATION_VERTICAL, 1024, &height, NULL, NULL, NULL);
  g_test_message ("%s needs %d x %d", what, width, height);
  g_assert_cmpint (width, <=, 1024);
  g_assert_cmpint (height, <=, 700);

  /* Nothing reaches over the window's edge. */
  g_assert_true (gtk_widget_compute_bounds (page, window, &bounds));
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, (float) gtk_widget_get_width (window));
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height, <=, (float) gtk_widget_get_height (window));
}

static void
check_paints (Fixture    *fixture,
              const char *what)
{
  g_test_message ("%s is painted", what);
  g_assert_true (gtk_widget_get_mapped (respite_window_get_page (fixture->test->window)));
}

static gboolean
has_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_widget_get_visible (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0';

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child))
      return TRUE;

  return FALSE;
}

/* Tab goes on and Shift+Tab goes back, both until they leave the page, and neither is caught by a widget. */
static void
check_tab_keys (Fixture    *fixture,
                const char *what)
{
  static const int directions[] = { GTK_DIR_TAB_FORWARD, GTK_DIR_TAB_BACKWARD };
  GtkWidget *page = respite_window_get_page (fixture->test->window);
  GtkRoot *root = gtk_widget_get_root (page);
  guint n_steps[G_N_ELEMENTS (directions)] = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (directions); i++)
    {
      gtk_root_set_focus (root, NULL);
      while (gtk_widget_child_focus (page, (GtkDirectionType) directions[i]))
        {
          g_test_message ("%s: %s", what, G_OBJECT_TYPE_NAME (gtk_root_get_focus (root)));
          g_assert_cmpuint (++n_steps[i], <, 500);
        }
    }
  g_assert_cmpuint (n_steps[0], >, 0);
  g_assert_cmpuint (n_steps[1], >, 0);
}

/* What a screen reader can say: a name that was set, another widget that names it, or the text in it. */
static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY) || has_text (widget);
}

/* The text inside an entry and the scrolled area inside a list are spoken as a part of it. */
static gboolean
is_inner (GtkWidget *widget)
{
  return GTK_IS_TEXT (widget) || GTK_IS_VIEWPORT (widget) || GTK_IS_SCROLLED_WINDOW (widget) ||
         GTK_IS_STACK (widget) || GTK_IS_WINDOW (widget) || GTK_IS_LIST_BOX_ROW (widget) ||
         g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkListItemWidget");
}

static guint
count_nameless (GtkWidget  *widget,
                const char *what)
{
  guint n_nameless = 0;

  if (!gtk_widget_get_mapped (widget))
    return 0;

  if (gtk_widget_get_focusable (widget) && !is_inner (widget) && !has_name (widget) &&
      !has_name (gtk_widget_get_parent (widget)))
    {
      GtkWidget *parent = gtk_widget_get_parent (widget);

      g_printerr ("# %s: a %s (%s) in a %s has no name\n", what, G_OBJECT_TYPE_NAME (widget),
                  gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), G_OBJECT_TYPE_NAME (parent));
      n_nameless++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_nameless += count_nameless (child, what);

  return n_nameless;
}

static void
check_names (Fixture    *fixture,
             const char *what)
{
  g_assert_cmpuint (count_nameless (respite_window_get_page (fixture->test->window), what), ==, 0);
}

static void
test_names (Fixture      *fixture,
            gconstpointer data)
{
  check_all (fixture, check_names);
}

typedef struct
{
  GtkWidget *window;
  int        width;
  int        height;
} Size;

static gboolean
has_size (gpointer data)
{
  Size *size = data;

  /* The surface has a border around the widget. */
  return gtk_widget_get_width (size->window) <= size->width && gtk_widget_get_height (size->window) <= size->height;
}

static void
test_tab_keys (Fixture      *fixture,
               gconstpointer data)
{
  check_all (fixture, check_tab_keys);
}

static void
test_small_window (Fixture      *fixture,
                   gconstpointer data)
{
  Size size = { GTK_WIDGET (fixture->test->window), 1024, 700 };

  gtk_window_set_default_size (GTK_WINDOW (fixture->test->window), size.width, size.height);
  g_assert_true (ui_wait (has_size, &size));
  check_all (fixture, check_fits);
}

static void
test_usual_window (Fixture      *fixture,
                   gconstpointer data)
{
  check_all (fixture, check_fits);
}

static void
test_dark (Fixture      *fixture,
           gconstpointer data)
{
  respite_theme_set_choice (fixture->test->theme, RESPITE_THEME_DARK);
  g_assert_true (respite_theme_is_dark (fixture->test->theme));
  check_all (fixture, check_fits);
}

static void
test_high_contrast (Fixture      *fixture,
                    gconstpointer data)
{
  g_object_set (gtk_settings_get_default (), "gtk-theme-name", "HighContrast", NULL);
  check_all (fixture, check_fits);
}

static void
test_large_text (Fixture      *fixture,
                 gconstpointer data)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  check_all (fixture, check_paints);
}

static void
test_right_to_left (Fixture      *fixture,
                    gconstpointer data)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  check_all (fixture, check_fits);
}

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);

  g_test_add ("/pages/names", Fixture, NULL, set_up, test_names, tear_down);
  g_test_add ("/pages/tab-keys", Fixture, NULL, set_up, test_tab_keys, tear_down);
  g_test_add ("/pages/small-window", Fixture, NULL, set_up, test_small_window, tear_down);
  g_test_add ("/pages/usual-window", Fixture, NULL, set_up, test_usual_window, tear_down);
  g_test_add ("/pages/dark", Fixture, NULL, set_up, test_dark, tear_down);
  g_test_add ("/pages/high-contrast", Fixture, NULL, set_up, test_high_contrast, tear_down);
  g_test_add ("/pages/large-text", Fixture, NULL, set_up, test_large_text, tear_down);
  g_test_add ("/pages/right-to-left", Fixture, NULL, set_up, test_right_to_left, tear_down);

  return g_test_run ();
}
