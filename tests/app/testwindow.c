/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "testwindow.h"

#include "pages/respite-settings-page.h"
#include "pages/respite-sign-in-page.h"
#include "respite-app.h"
#include "widgets/respite-keys.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-password-prompt.h"
#include "widgets/respite-toast-overlay.h"

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
open_window (TestWindow *test)
{
  test->opened = respite_clinic_new (test->clinic->folder, test->clinic->clock);
  test->window = RESPITE_WINDOW (respite_window_new (test->application, test->opened, test->theme, FALSE));
  gtk_window_present (GTK_WINDOW (test->window));
  ui_wait_mapped (GTK_WIDGET (test->window));
}

static void
close_window (TestWindow *test)
{
  gpointer window = test->window;

  g_object_add_weak_pointer (G_OBJECT (window), &window);
  gtk_window_destroy (GTK_WINDOW (test->window));
  respite_clinic_close (test->opened);
  g_assert_true (ui_wait (is_gone, &window));
  test->window = NULL;
  g_clear_object (&test->opened);
}

static TestWindow *
new_window (TestClinic *clinic)
{
  g_autoptr (GError) error = NULL;
  TestWindow *test = g_new0 (TestWindow, 1);

  test->clinic = clinic;
  test->application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (test->application), NULL, &error);
  g_assert_no_error (error);
  respite_keys_install (test->application);
  test->theme = respite_theme_new (gdk_display_get_default ());
  open_window (test);

  return test;
}

TestWindow *
test_window_new (void)
{
  return new_window (test_clinic_new ());
}

TestWindow *
test_window_new_on (const char *folder,
                    gint64      now)
{
  TestClinic *clinic = g_new0 (TestClinic, 1);

  clinic->scratch = test_make_folder ();
  clinic->folder = g_strdup (folder);
  clinic->clock = respite_clock_new_fake (now);
  test_clinic_reopen (clinic);

  return new_window (clinic);
}

void
test_window_free (TestWindow *test)
{
  if (test == NULL)
    return;

  close_window (test);
  g_clear_object (&test->theme);
  g_clear_object (&test->application);
  test_clinic_free (test->clinic);
  g_free (test);
}

void
test_window_restart (TestWindow *test)
{
  close_window (test);
  open_window (test);
}

static gboolean
is_sign_in_ready (gpointer data)
{
  GtkWidget *page = ui_find (data, RESPITE_TYPE_SIGN_IN_PAGE, NULL);

  return page != NULL && gtk_list_box_get_row_at_index (ui_child (page, RESPITE_TYPE_SIGN_IN_PAGE, "login_list"),
                                                        0) != NULL;
}

static gboolean
is_signed_in (gpointer data)
{
  GtkWidget *page = respite_window_get_page (data);

  return page != NULL && gtk_widget_get_mapped (page);
}

void
test_window_sign_in (TestWindow *test,
                     const char *login)
{
  GtkWidget *page;

  g_assert_true (ui_wait (is_sign_in_ready, test->window));
  page = ui_find (test->window, RESPITE_TYPE_SIGN_IN_PAGE, NULL);
  test_window_fill (page, RESPITE_TYPE_SIGN_IN_PAGE, "login_row", login);
  ui_key ("Return", 0);
  ui_type (TESTLIB_PASSWORD);
  ui_key ("Return", 0);
  g_assert_true (ui_wait (is_signed_in, test->window));
}

typedef struct
{
  RespiteWindow *window;
  const char    *name;
} Place;

static gboolean
is_in_front (gpointer data)
{
  Place *place = data;
  GtkWidget *page = respite_window_get_page (place->window);

  return page != NULL && gtk_widget_get_mapped (page) &&
         g_strcmp0 (respite_window_get_page_name (place->window), place->name) == 0;
}

GtkWidget *
test_window_wait_page (TestWindow *test,
                       const char *name)
{
  Place place = { test->window, name };

  if (!ui_wait (is_in_front, &place))
    g_error ("the page \"%s\" is in front, not \"%s\"", respite_window_get_page_name (test->window), name);
  ui_settle (GTK_WIDGET (test->window));

  return respite_window_get_page (test->window);
}

GtkWidget *
test_window_open_settings (TestWindow *test,
                           const char *name,
                           GType       type)
{
  GtkWidget *settings, *page;

  respite_window_show_page (test->window, "settings", 0);
  settings = test_window_wait_page (test, "settings");
  gtk_stack_set_visible_child_name (ui_child (settings, RESPITE_TYPE_SETTINGS_PAGE, "stack"), name);
  page = ui_find (settings, type, NULL);
  ui_wait_mapped (page);

  return page;
}

typedef struct
{
  gpointer    root;
  const char *label;
  GtkWidget  *found;
} Wanted;

static gboolean
is_button_there (gpointer data)
{
  Wanted *wanted = data;

  wanted->found = ui_find (wanted->root, GTK_TYPE_BUTTON, wanted->label);

  return wanted->found != NULL && gtk_widget_is_sensitive (wanted->found);
}

void
test_window_press (gpointer    root,
                   const char *label)
{
  Wanted wanted = { root, label, NULL };

  if (!ui_wait (is_button_there, &wanted))
    g_error ("there is no button \"%s\" that can be pressed", label);
  ui_click (wanted.found);
}

void
test_window_fill (gpointer    widget,
                  GType       type,
                  const char *id,
                  const char *text)
{
  RespiteEntryRow *row = ui_child (widget, type, id);

  ui_fill (respite_entry_row_get_entry (row), text);
}

/* The list of a drop-down is a window of its own: it takes keys only once it is there. */
static gboolean
is_list_focused (gpointer drop_down)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (drop_down));
  GtkWidget *list = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) : NULL;

  return list != NULL && gtk_widget_is_ancestor (list, drop_down) && gtk_widget_get_mapped (list);
}

typedef struct
{
  gpointer drop_down;
  guint    index;
} Choice;

static gboolean
is_chosen (gpointer data)
{
  Choice *choice = data;

  return gtk_drop_down_get_selected (choice->drop_down) == choice->index;
}

void
test_window_choose (gpointer drop_down,
                    guint    index)
{
  Choice choice = { drop_down, index };

  /* A list that opens under the pointer chooses the line that it finds there, between two keys. */
  ui_park_pointer ();
  ui_reveal (drop_down);
  gtk_widget_grab_focus (drop_down);
  ui_key ("space", 0);
  if (!ui_wait (is_list_focused, drop_down))
    g_error ("the list of the drop-down did not open");
  ui_settle (gtk_root_get_focus (gtk_widget_get_root (drop_down)));
  ui_key ("Home", 0);
  for (guint i = 0; i < index; i++)
    ui_key ("Down", 0);
  ui_key ("Return", 0);
  if (!ui_wait (is_chosen, &choice))
    g_error ("line %u of the drop-down could not be chosen", index);
}

void
test_window_close_message (TestWindow *test)
{
  GtkWidget *overlay = ui_find (test->window, RESPITE_TYPE_TOAST_OVERLAY, NULL);
  GtkWidget *box = ui_child (overlay, RESPITE_TYPE_TOAST_OVERLAY, "box");

  if (gtk_revealer_get_reveal_child (ui_child (overlay, RESPITE_TYPE_TOAST_OVERLAY, "revealer")))
    ui_click (gtk_widget_get_last_child (box));
}

static GtkWidget *
find_prompt (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (RESPITE_IS_PASSWORD_PROMPT (window))
        return window;
    }

  return NULL;
}

static gboolean
is_prompt_active (gpointer data)
{
  GtkWidget *prompt = find_prompt ();

  return prompt != NULL && gtk_widget_get_mapped (prompt) && gtk_window_is_active (GTK_WINDOW (prompt));
}

static gboolean
is_prompt_gone (gpointer data)
{
  return find_prompt () == NULL;
}

void
test_window_sign (TestWindow *test)
{
  GtkWidget *prompt;
  RespiteEntryRow *row;

  if (!ui_wait (is_prompt_active, NULL))
    g_error ("nothing asks for the password");
  prompt = find_prompt ();
  row = ui_child (prompt, RESPITE_TYPE_PASSWORD_PROMPT, "password_row");
  ui_settle (prompt);
  ui_type (TESTLIB_PASSWORD);
  g_assert_cmpstr (respite_entry_row_get_text (row), ==, TESTLIB_PASSWORD);
  ui_key ("Return", 0);
  if (!ui_wait (is_prompt_gone, NULL))
    g_error ("the password prompt stays: %s", respite_entry_row_get_error (row));
  ui_settle (GTK_WIDGET (test->window));
}

typedef struct
{
  RespiteOffice *office;
  TestStored     holds;
  gpointer       data;
} Stored;

static gboolean
is_stored (gpointer data)
{
  Stored *stored = data;

  return stored->holds (stored->office, stored->data);
}

void
test_window_until (TestWindow *test,
                   TestStored  holds,
                   gpointer    data)
{
  Stored stored = { test->clinic->office, holds, data };

  g_assert_true (ui_wait (is_stored, &stored));
}

static GtkWidget *
find_other (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_mapped (window))
        return window;
    }

  return NULL;
}

static gboolean
is_other (gpointer data)
{
  return find_other (*(GType *) data) != NULL;
}

static gboolean
is_no_other (gpointer data)
{
  return !is_other (data);
}

GtkWidget *
test_window_wait_other (GType type)
{
  GtkWidget *window;

  g_assert_true (ui_wait (is_other, &type));
  window = find_other (type);
  ui_settle (window);

  return window;
}

void
test_window_wait_no_other (GType type)
{
  g_assert_true (ui_wait (is_no_other, &type));
}
