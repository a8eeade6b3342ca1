/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* In Settings: the clinic's thresholds are confirmed by a password, and so are the earlier ones when they come back. */

#include "config.h"

#include "pages/respite-threshold-settings.h"
#include "service/respite-session-acts.h"
#include "testwindow.h"
#include "widgets/respite-threshold-row.h"

#define SETTINGS RESPITE_TYPE_THRESHOLD_SETTINGS

typedef struct
{
  TestWindow *test;
  GtkWidget  *page;
} Fixture;

static void
confirm_example (RespiteOffice *office)
{
  g_autoptr (RespiteThresholds) example = respite_thresholds_new_example ();
  g_autoptr (GError) error = NULL;

  respite_office_set_thresholds (office, example, TESTLIB_PASSWORD, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->test = test_window_new ();
  if (data != NULL)
    confirm_example (fixture->test->clinic->office);
  test_window_sign_in (fixture->test, "owner");
  fixture->page = test_window_open_settings (fixture->test, "thresholds", SETTINGS);
  ui_wait_text (ui_child (fixture->page, SETTINGS, "row_box"), "Systolic pressure, mmHg: at or above");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  test_window_free (fixture->test);
}

typedef struct
{
  int      version;
  int      act;
  Fixture *fixture;
} Wanted;

static gboolean
is_kept (RespiteOffice *office,
         gpointer       data)
{
  const Wanted *wanted = data;
  g_autoptr (RespiteThresholds) thresholds = respite_office_get_thresholds (office, NULL);

  return thresholds->version == wanted->version &&
         g_array_index (thresholds->rows, RespiteThreshold, 0).act == wanted->act;
}

static GtkWidget *
get_first_row (Fixture *fixture)
{
  return gtk_widget_get_first_child (ui_child (fixture->page, SETTINGS, "row_box"));
}

static void
change_first (Fixture *fixture)
{
  ui_fill (ui_child (get_first_row (fixture), RESPITE_TYPE_THRESHOLD_ROW, "act_entry"), "195");
  ui_click (ui_child (fixture->page, SETTINGS, "save_button"));
  test_window_sign (fixture->test);
}

static gboolean
shows (gpointer data)
{
  const Wanted *wanted = data;
  GtkWidget *row = get_first_row (wanted->fixture);
  g_autofree char *text = g_strdup_printf ("%d", wanted->act);

  return row != NULL &&
         g_str_equal (gtk_editable_get_text (ui_child (row, RESPITE_TYPE_THRESHOLD_ROW, "act_entry")), text);
}

static void
test_undone (Fixture      *fixture,
             gconstpointer data)
{
  Wanted changed = { 2, 195, fixture }, back = { 3, 180, fixture };

  change_first (fixture);
  test_window_until (fixture->test, is_kept, &changed);
  ui_wait_text (fixture->page, "Version 2");

  test_window_press (fixture->test->window, "_Undo");
  test_window_sign (fixture->test);
  test_window_until (fixture->test, is_kept, &back);
  ui_wait_text (fixture->page, "Version 3");
}

/* Who presses Undo and then thinks again sees what is in force. */
static void
test_undo_given_up (Fixture      *fixture,
                    gconstpointer data)
{
  Wanted changed = { 2, 195, fixture }, earlier = { 1, 180, fixture };

  change_first (fixture);
  test_window_until (fixture->test, is_kept, &changed);
  ui_wait_text (fixture->page, "Version 2");

  test_window_press (fixture->test->window, "_Undo");
  g_assert_true (ui_wait (shows, &earlier));
  ui_key ("Escape", 0);
  g_assert_true (ui_wait (shows, &changed));
  test_window_until (fixture->test, is_kept, &changed);
}

/* Before the first confirmation there were none to come back. */
static void
test_first_has_no_undo (Fixture      *fixture,
                        gconstpointer data)
{
  Wanted confirmed = { 1, 195, fixture };

  change_first (fixture);
  test_window_until (fixture->test, is_kept, &confirmed);
  ui_wait_text (fixture->page, "Version 1");
  g_assert_null (ui_find (fixture->test->window, GTK_TYPE_BUTTON, "_Undo"));
}

/* Large text: a row goes over several lines, and the page is no wider than the window. */
static void
test_row_narrows (Fixture      *fixture,
                  gconstpointer data)
{
  int least, natural;

  gtk_widget_measure (get_first_row (fixture), GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  g_assert_cmpint (2 * least, <, natural);
}

int
main (int    argc,
      char **argv)
{
  ui_init (&argc, &argv);

  g_test_add ("/thresholds/undone", Fixture, "confirmed", set_up, test_undone, tear_down);
  g_test_add ("/thresholds/undo-given-up", Fixture, "confirmed", set_up, test_undo_given_up, tear_down);
  g_test_add ("/thresholds/first-has-no-undo", Fixture, NULL, set_up, test_first_has_no_undo, tear_down);
  g_test_add ("/thresholds/row-narrows", Fixture, NULL, set_up, test_row_narrows, tear_down);

  return g_test_run ();
}
