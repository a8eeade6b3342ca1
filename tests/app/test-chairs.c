/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-page.h"
#include "testwindow.h"
#include "widgets/respite-running-list.h"
#include "widgets/respite-running-row.h"

#define N_CHAIRS 3

/* Several infusions at once: each is seen from every page, and one key away. */
typedef struct
{
  TestWindow *test;
  TestVisit  *visits[N_CHAIRS];
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->test = test_window_new ();
  for (int i = 0; i < N_CHAIRS; i++)
    {
      fixture->visits[i] = test_visit_new_running (fixture->test->clinic);
      respite_clock_advance (fixture->test->clinic->clock, RESPITE_MINUTE_MS);
    }
  test_window_sign_in (fixture->test, "owner");
  ui_wait_text (fixture->test->window, "Running now");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  for (int i = 0; i < N_CHAIRS; i++)
    test_visit_free (fixture->visits[i]);
  test_window_free (fixture->test);
}

static GtkListBox *
get_list (Fixture *fixture)
{
  GtkWidget *running = ui_find (fixture->test->window, RESPITE_TYPE_RUNNING_LIST, NULL);

  g_assert_nonnull (running);

  return ui_child (running, RESPITE_TYPE_RUNNING_LIST, "list");
}

static GtkListBoxRow *
find_row (Fixture   *fixture,
          TestVisit *visit)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (get_list (fixture), i)) != NULL; i++)
    if (respite_running_row_get_session (RESPITE_RUNNING_ROW (row)) == visit->session_id)
      return row;
  g_assert_not_reached ();
}

static const char *
get_next_text (Fixture   *fixture,
               TestVisit *visit)
{
  return gtk_label_get_text (ui_child (find_row (fixture, visit), RESPITE_TYPE_RUNNING_ROW, "next_label"));
}

static gint64
get_session (Fixture *fixture)
{
  GtkWidget *page = respite_window_get_page (fixture->test->window);

  return g_strcmp0 (respite_window_get_page_name (fixture->test->window), "session") == 0
         ? respite_page_get_subject (RESPITE_PAGE (page)) : 0;
}

static void
test_key_goes_from_chair_to_chair (Fixture      *fixture,
                                   gconstpointer data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gint64 first, place;

  ui_key ("Tab", GDK_CONTROL_MASK);
  test_window_wait_page (fixture->test, "session");
  first = get_session (fixture);
  for (int i = 0; i < N_CHAIRS; i++)
    {
      place = get_session (fixture);
      g_hash_table_add (seen, g_memdup2 (&place, sizeof place));
      ui_key ("Tab", GDK_CONTROL_MASK);
      test_window_wait_page (fixture->test, "session");
      g_assert_cmpint (get_session (fixture), !=, place);
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, N_CHAIRS);
  g_assert_cmpint (get_session (fixture), ==, first);

  ui_key ("Tab", GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  test_window_wait_page (fixture->test, "session");
  place = get_session (fixture);
  ui_key ("Tab", GDK_CONTROL_MASK);
  test_window_wait_page (fixture->test, "session");
  g_assert_cmpint (place, !=, first);
  g_assert_cmpint (get_session (fixture), ==, first);
}

typedef struct
{
  Fixture    *fixture;
  TestVisit  *visit;
  const char *text;
} Wanted;

static gboolean
says_so (gpointer data)
{
  Wanted *wanted = data;

  return g_strcmp0 (get_next_text (wanted->fixture, wanted->visit), wanted->text) == 0;
}

/* The countdown of each goes on; a set in one chair brings that one's on and no other's. */
static void
test_each_has_its_countdown (Fixture      *fixture,
                             gconstpointer data)
{
  Wanted wanted[] = {
    { fixture, fixture->visits[0], "1:00" },
    { fixture, fixture->visits[1], "2:00" },
    { fixture, fixture->visits[2], "3:00" },
  };
  GtkWidget *row;

  respite_clock_advance (fixture->test->clinic->clock, RESPITE_MINUTE_MS);
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_true (ui_wait (says_so, &wanted[i]));

  row = GTK_WIDGET (find_row (fixture, fixture->visits[0]));
  test_visit_enter (fixture->visits[0], "118/74 72 98 14");
  wanted[0].text = "6:00";
  g_assert_true (ui_wait (says_so, &wanted[0]));
  g_assert_true (says_so (&wanted[1]));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (row), "next set in 6 min"));

  respite_clock_advance (fixture->test->clinic->clock, 3 * RESPITE_MINUTE_MS);
  wanted[1].text = "1:00";
  g_assert_true (ui_wait (says_so, &wanted[1]));
  row = GTK_WIDGET (find_row (fixture, fixture->visits[1]));
  g_assert_true (gtk_widget_has_css_class (ui_child (row, RESPITE_TYPE_RUNNING_ROW, "next_label"), "review"));
}

static void
test_click_goes_there (Fixture      *fixture,
                       gconstpointer data)
{
  ui_click (find_row (fixture, fixture->visits[1]));
  test_window_wait_page (fixture->test, "session");
  g_assert_cmpint (get_session (fixture), ==, fixture->visits[1]->session_id);
}

static gboolean
is_emergency_shown (gpointer data)
{
  Wanted *wanted = data;
  GtkWidget *row = GTK_WIDGET (find_row (wanted->fixture, wanted->visit));

  return gtk_widget_get_mapped (ui_child (row, RESPITE_TYPE_RUNNING_ROW, "emergency_chip"));
}

static gboolean
is_emergency_gone (gpointer data)
{
  return !is_emergency_shown (data);
}

/* An emergency in one chair is seen on the board and beside every other page, until its end is written down. */
static void
test_emergency_is_seen (Fixture      *fixture,
                        gconstpointer data)
{
  Wanted chair = { fixture, fixture->visits[1], NULL }, other = { fixture, fixture->visits[0], NULL };
  GtkWidget *row;

  test_visit_enter (fixture->visits[1], "emergency help");
  g_assert_true (ui_wait (is_emergency_shown, &chair));
  g_assert_false (is_emergency_shown (&other));
  ui_wait_text (test_window_wait_page (fixture->test, "today"), "Emergency since");
  row = GTK_WIDGET (find_row (fixture, fixture->visits[1]));
  g_assert_true (g_str_has_prefix (gtk_widget_get_tooltip_text (row), "Emergency, "));

  test_visit_enter (fixture->visits[1], "emergency end recovered");
  g_assert_true (ui_wait (is_emergency_gone, &chair));
}

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);

  g_test_add ("/chairs/key", Fixture, NULL, set_up, test_key_goes_from_chair_to_chair, tear_down);
  g_test_add ("/chairs/countdown", Fixture, NULL, set_up, test_each_has_its_countdown, tear_down);
  g_test_add ("/chairs/emergency", Fixture, NULL, set_up, test_emergency_is_seen, tear_down);
  g_test_add ("/chairs/click", Fixture, NULL, set_up, test_click_goes_there, tear_down);

  return g_test_run ();
}
