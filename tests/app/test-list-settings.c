/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* In Settings: the lists of the visit and the times of sets. */

#include "config.h"

#include "base/respite-clock.h"
#include "pages/respite-list-settings.h"
#include "service/respite-list-acts.h"
#include "testwindow.h"
#include "widgets/respite-goal-editor.h"
#include "widgets/respite-list-row.h"
#include "widgets/respite-schedule-editor.h"

#define SETTINGS RESPITE_TYPE_LIST_SETTINGS

typedef struct
{
  TestWindow *test;
  GtkWidget  *page;
} Fixture;

static gboolean
has_rows (gpointer page)
{
  return gtk_widget_get_first_child (ui_child (page, SETTINGS, "row_box")) != NULL;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->test = test_window_new ();
  test_window_sign_in (fixture->test, data);
  fixture->page = test_window_open_settings (fixture->test, "lists", SETTINGS);
  g_assert_true (ui_wait (has_rows, fixture->page));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  test_window_free (fixture->test);
}

static GtkWidget *
find_row (Fixture    *fixture,
          const char *text)
{
  for (GtkWidget *row = gtk_widget_get_first_child (ui_child (fixture->page, SETTINGS, "row_box")); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_str_equal (gtk_editable_get_text (ui_child (row, RESPITE_TYPE_LIST_ROW, "text_entry")), text))
      return row;

  return NULL;
}

static gboolean
is_left_out (RespiteOffice *office,
             gpointer       data)
{
  g_autoptr (GPtrArray) list = respite_office_get_list (office, RESPITE_LIST_GATE);

  return respite_list_find (list, "fasting")->is_retired &&
         respite_list_find (list, "clinic-glasses-are-off") != NULL;
}

static gboolean
is_as_it_came (RespiteOffice *office,
               gpointer       data)
{
  g_autoptr (GPtrArray) list = respite_office_get_list (office, RESPITE_LIST_GATE);

  return !respite_list_find (list, "fasting")->is_retired &&
         respite_list_find (list, "clinic-glasses-are-off") == NULL;
}

/* A line is left out and one is added; what was typed waits while another part is looked at. */
static void
test_gate (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *row;

  ui_click (ui_child (fixture->page, SETTINGS, "gate"));
  row = find_row (fixture, "Name and date of birth checked twice");
  g_assert_false (gtk_widget_is_sensitive (ui_child (row, RESPITE_TYPE_LIST_ROW, "asked_check")));
  row = find_row (fixture, "Rules for food and drink were kept");
  gtk_check_button_set_active (ui_child (row, RESPITE_TYPE_LIST_ROW, "asked_check"), FALSE);
  g_signal_emit_by_name (ui_child (fixture->page, SETTINGS, "add_button"), "clicked");
  gtk_editable_set_text (ui_child (find_row (fixture, ""), RESPITE_TYPE_LIST_ROW, "text_entry"), "Glasses are off");

  ui_click (ui_child (fixture->page, SETTINGS, "discharge"));
  g_assert_nonnull (find_row (fixture, "Walks steadily"));
  ui_click (ui_child (fixture->page, SETTINGS, "gate"));
  g_assert_nonnull (find_row (fixture, "Glasses are off"));

  g_signal_emit_by_name (ui_child (fixture->page, SETTINGS, "save_button"), "clicked");
  test_window_until (fixture->test, is_left_out, NULL);
  test_window_press (fixture->test->window, "_Undo");
  test_window_until (fixture->test, is_as_it_came, NULL);
}

/* A name that the entry line uses for something else is refused, and stays to be mended. */
static void
test_medicine (Fixture      *fixture,
               gconstpointer data)
{
  g_assert_nonnull (find_row (fixture, "ondansetron"));
  g_signal_emit_by_name (ui_child (fixture->page, SETTINGS, "add_button"), "clicked");
  gtk_editable_set_text (ui_child (find_row (fixture, ""), RESPITE_TYPE_LIST_ROW, "text_entry"), "pain killer");
  g_signal_emit_by_name (ui_child (fixture->page, SETTINGS, "save_button"), "clicked");
  ui_wait_text (fixture->page, "means something else");
  g_assert_nonnull (find_row (fixture, "pain killer"));
}

static gboolean
has_times (RespiteOffice *office,
           gpointer       data)
{
  RespiteSchedule schedule = respite_office_get_schedule (office);

  return schedule.n_recovery == GPOINTER_TO_INT (data) && schedule.later_ms == 10 * RESPITE_MINUTE_MS;
}

static void
test_schedule (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *editor = ui_child (fixture->page, SETTINGS, "schedule");

  ui_click (ui_child (fixture->page, SETTINGS, "times"));
  ui_wait_mapped (editor);
  test_window_fill (editor, RESPITE_TYPE_SCHEDULE_EDITOR, "recovery_row", "30 15");
  ui_click (ui_child (fixture->page, SETTINGS, "save_button"));
  ui_wait_text (fixture->page, "each later than the last");
  test_window_fill (editor, RESPITE_TYPE_SCHEDULE_EDITOR, "recovery_row", "15 30 45");
  ui_click (ui_child (fixture->page, SETTINGS, "save_button"));
  test_window_until (fixture->test, has_times, GINT_TO_POINTER (3));
  test_window_press (fixture->test->window, "_Undo");
  test_window_until (fixture->test, has_times, GINT_TO_POINTER (2));
}

static char *
dup_code (RespiteOffice *office,
          guint          index)
{
  g_autoptr (GPtrArray) list = respite_office_get_list (office, RESPITE_LIST_GATE);

  return g_strdup (((RespiteListItem *) g_ptr_array_index (list, index))->code);
}

/* Whether the first lines of the gate are these. */
static gboolean
has_order (RespiteOffice *office,
           gpointer       data)
{
  const char *const *codes = data;
  gboolean is_so = TRUE;

  for (guint i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *code = dup_code (office, i);

      is_so = is_so && g_str_equal (code, codes[i]);
    }

  return is_so;
}

/* Alt+Down moves a line past the next one, its button another one up; the order is kept and comes back by Undo. */
static void
test_order (Fixture      *fixture,
            gconstpointer data)
{
  RespiteOffice *office = fixture->test->clinic->office;
  g_autofree char *first = dup_code (office, 0), *second = dup_code (office, 1), *third = dup_code (office, 2);
  const char *before[] = { first, second, third, NULL }, *after[] = { second, third, first, NULL };
  GtkWidget *row;

  ui_click (ui_child (fixture->page, SETTINGS, "gate"));
  row = gtk_widget_get_first_child (ui_child (fixture->page, SETTINGS, "row_box"));
  gtk_widget_grab_focus (row);
  ui_key ("Up", GDK_ALT_MASK);
  g_assert_null (gtk_widget_get_prev_sibling (row));
  ui_key ("Down", GDK_ALT_MASK);
  g_assert_true (gtk_widget_get_prev_sibling (row) ==
                 gtk_widget_get_first_child (ui_child (fixture->page, SETTINGS, "row_box")));
  g_assert_true (gtk_widget_get_focus_child (ui_child (fixture->page, SETTINGS, "row_box")) == row);
  ui_click (ui_child (gtk_widget_get_next_sibling (row), RESPITE_TYPE_LIST_ROW, "up_button"));
  ui_click (ui_child (fixture->page, SETTINGS, "save_button"));
  test_window_until (fixture->test, has_order, after);
  test_window_press (fixture->test->window, "_Undo");
  test_window_until (fixture->test, has_order, before);
}

static gboolean
has_goals (RespiteOffice *office,
           gpointer       data)
{
  g_autoptr (GPtrArray) scales = respite_office_get_recovery (office, NULL);

  return respite_recovery_find (scales, "aldrete")->goal == 9 &&
         respite_recovery_find (scales, "padss")->goal == GPOINTER_TO_INT (data);
}

/* The least total of a recovery score with which a patient may leave. */
static void
test_goals (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *editor = ui_child (fixture->page, SETTINGS, "goals");

  ui_click (ui_child (fixture->page, SETTINGS, "scores"));
  ui_wait_mapped (editor);
  g_assert_false (gtk_widget_get_visible (ui_child (fixture->page, SETTINGS, "add_button")));
  gtk_spin_button_set_value (ui_child (editor, RESPITE_TYPE_GOAL_EDITOR, "padss_spin"), 10);
  ui_click (ui_child (fixture->page, SETTINGS, "save_button"));
  test_window_until (fixture->test, has_goals, GINT_TO_POINTER (10));
  test_window_press (fixture->test->window, "_Undo");
  test_window_until (fixture->test, has_goals, GINT_TO_POINTER (9));
}

static void
test_read_only (Fixture      *fixture,
                gconstpointer data)
{
  g_assert_false (gtk_widget_get_visible (ui_child (fixture->page, SETTINGS, "button_box")));
  g_assert_false (gtk_widget_is_sensitive (ui_child (fixture->page, SETTINGS, "card")));
}

int
main (int    argc,
      char **argv)
{
  ui_init (&argc, &argv);

  g_test_add ("/list-settings/gate", Fixture, "owner", set_up, test_gate, tear_down);
  g_test_add ("/list-settings/medicine", Fixture, "owner", set_up, test_medicine, tear_down);
  g_test_add ("/list-settings/schedule", Fixture, "owner", set_up, test_schedule, tear_down);
  g_test_add ("/list-settings/order", Fixture, "owner", set_up, test_order, tear_down);
  g_test_add ("/list-settings/goals", Fixture, "owner", set_up, test_goals, tear_down);
  g_test_add ("/list-settings/read-only", Fixture, "nurse", set_up, test_read_only, tear_down);

  return g_test_run ();
}
