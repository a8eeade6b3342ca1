/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "base/respite-time.h"
#include "domain/respite-access.h"
#include "pages/respite-access-bar.h"
#include "pages/respite-access-list.h"
#include "pages/respite-patient-page.h"
#include "pages/respite-settings-page.h"
#include "service/respite-access-acts.h"
#include "service/respite-office-settings.h"
#include "service/respite-office-staff.h"
#include "testwindow.h"
#include "widgets/respite-entry-row.h"

/* Emergency access in the window: a reason, a band with the time left, and the list on the day board. */

typedef struct
{
  TestWindow *test;
  gint64      patient_id;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  RespiteStaff staff = { .login = (char *) "manager", .name = (char *) "Mo Manager",
                         .roles = RESPITE_ROLE_ADMINISTRATOR };
  g_autoptr (TestVisit) visit = NULL;
  g_autoptr (GError) error = NULL;

  fixture->test = test_window_new ();
  visit = test_visit_new (fixture->test->clinic);
  test_visit_screen (visit, NULL);
  fixture->patient_id = visit->patient_id;
  /* The window shall not lock by itself while the time of an access passes. */
  respite_office_put_setting (fixture->test->clinic->office, "lock-minutes", "120", &error);
  g_assert_no_error (error);
  respite_office_add_staff (fixture->test->clinic->office, &staff, TESTLIB_PASSWORD, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  test_window_free (fixture->test);
}

static GtkWidget *
show_patient (Fixture *fixture)
{
  respite_window_show_page (fixture->test->window, "patient", fixture->patient_id);

  return test_window_wait_page (fixture->test, "patient");
}

static gboolean
is_open (RespiteOffice *office,
         gpointer       data)
{
  g_autoptr (GPtrArray) rows = respite_office_list_access (office, FALSE, NULL);

  return rows != NULL && rows->len == 1;
}

static gboolean
is_acknowledged (RespiteOffice *office,
                 gpointer       data)
{
  g_autoptr (GPtrArray) rows = respite_office_list_access (office, FALSE, NULL);

  return rows != NULL && rows->len == 0;
}

static void
open_record (Fixture *fixture)
{
  GtkWidget *page = show_patient (fixture);
  GtkWidget *bar;

  ui_wait_text (page, "Your role shows no records");
  bar = ui_find (page, RESPITE_TYPE_ACCESS_BAR, NULL);
  test_window_fill (bar, RESPITE_TYPE_ACCESS_BAR, "reason_row", "Nobody clinical here");
  test_window_press (bar, "Open in an emergency");
  ui_wait_text (bar, "EMERGENCY ACCESS");
  test_window_until (fixture->test, is_open, NULL);
}

static void
test_reason_opens_the_record (Fixture      *fixture,
                              gconstpointer data)
{
  GtkWidget *bar;
  GtkWidget *page;

  test_window_sign_in (fixture->test, "manager");
  page = show_patient (fixture);
  ui_wait_text (page, "Your role shows no records");

  /* What may not be seen is never said to be missing. */
  ui_wait_text (page, "Your role does not show this");

  /* Without a reason nothing happens. */
  bar = ui_find (page, RESPITE_TYPE_ACCESS_BAR, NULL);
  test_window_press (bar, "Open in an emergency");
  ui_wait_text (bar, "Write down the reason");

  open_record (fixture);
  ui_wait_text (bar, "30:00 left");
  respite_patient_page_show_tab (RESPITE_PATIENT_PAGE (page), "forms");
  ui_wait_text (page, "Health screening");
}

static gboolean
is_on_today (gpointer window)
{
  return g_strcmp0 (respite_window_get_page_name (window), "today") == 0;
}

static void
test_end_takes_the_record_away (Fixture      *fixture,
                                gconstpointer data)
{
  test_window_sign_in (fixture->test, "manager");
  open_record (fixture);
  respite_clock_advance (fixture->test->clinic->clock, RESPITE_ACCESS_MS);
  g_assert_true (ui_wait (is_on_today, fixture->test->window));
  g_assert_null (ui_find (fixture->test->window, RESPITE_TYPE_PATIENT_PAGE, NULL));

  /* There is nothing to go back to. */
  ui_key ("Left", GDK_ALT_MASK);
  ui_settle (GTK_WIDGET (fixture->test->window));
  g_assert_true (is_on_today (fixture->test->window));
}

static void
test_clinical_staff_sees_no_bar (Fixture      *fixture,
                                 gconstpointer data)
{
  GtkWidget *page;

  test_window_sign_in (fixture->test, "nurse");
  page = show_patient (fixture);
  ui_wait_text (page, "Rosa");
  g_assert_null (ui_find (page, RESPITE_TYPE_ACCESS_BAR, NULL));
}

static gpointer
sign_out_job (RespiteOffice *office,
              gpointer       data,
              GError       **error)
{
  respite_office_sign_out (office);

  return NULL;
}

static gboolean
has_note (RespiteOffice *office,
          gpointer       data)
{
  g_autoptr (GPtrArray) rows = respite_office_list_access (office, TRUE, NULL);

  return rows != NULL && rows->len == 1 &&
         g_str_equal (((RespiteAccess *) g_ptr_array_index (rows, 0))->note, data);
}

static gboolean
is_note_shut (gpointer list)
{
  return !gtk_widget_get_mapped (ui_child (list, RESPITE_TYPE_ACCESS_LIST, "note_row"));
}

/* The manager opens a record, and the owner comes to look. */
static void
open_and_change_person (Fixture *fixture)
{
  test_window_sign_in (fixture->test, "manager");
  open_record (fixture);
  test_run (fixture->test->opened, sign_out_job, NULL, NULL);
  test_window_sign_in (fixture->test, "owner");
}

static void
test_day_board_lists_it (Fixture      *fixture,
                         gconstpointer data)
{
  GtkWidget *page;
  GtkWidget *list;

  open_and_change_person (fixture);
  page = test_window_wait_page (fixture->test, "today");
  ui_wait_text (page, "Records opened in an emergency");
  ui_wait_text (page, "Mo Manager");
  list = ui_find (page, RESPITE_TYPE_ACCESS_LIST, NULL);

  /* Another thought, by the keyboard: nothing happened. */
  test_window_press (page, "Acknowledge");
  ui_wait_mapped (ui_child (list, RESPITE_TYPE_ACCESS_LIST, "note_row"));
  ui_key ("Escape", 0);
  g_assert_true (ui_wait (is_note_shut, list));
  g_assert_true (is_open (fixture->test->clinic->office, NULL));

  /* Enter in the note acknowledges with it. */
  test_window_press (page, "Acknowledge");
  test_window_fill (list, RESPITE_TYPE_ACCESS_LIST, "note_row", "talked about it");
  ui_key ("Return", 0);
  test_window_until (fixture->test, is_acknowledged, NULL);
  test_window_until (fixture->test, has_note, (gpointer) "talked about it");
}

static GtkWidget *
show_settings (Fixture *fixture)
{
  GtkWidget *settings;
  GtkStack *stack;

  respite_window_show_page (fixture->test->window, "settings", 0);
  settings = test_window_wait_page (fixture->test, "settings");
  stack = ui_child (settings, RESPITE_TYPE_SETTINGS_PAGE, "stack");
  g_assert_true (gtk_stack_page_get_visible (gtk_stack_get_page (stack,
                                                                 gtk_stack_get_child_by_name (stack, "access"))));
  gtk_stack_set_visible_child_name (stack, "access");
  ui_wait_text (settings, "Records opened in an emergency");

  return ui_find (settings, RESPITE_TYPE_ACCESS_LIST, NULL);
}

static void
test_settings_list_those_of_before (Fixture      *fixture,
                                    gconstpointer data)
{
  GtkWidget *list;

  open_and_change_person (fixture);
  list = show_settings (fixture);
  ui_wait_text (list, "Mo Manager opened Martínez, Rosa");
  test_window_press (list, "Acknowledge");
  ui_wait_mapped (ui_child (list, RESPITE_TYPE_ACCESS_LIST, "note_row"));
  ui_type ("justified");
  test_window_press (list, "_Acknowledge it");
  test_window_until (fixture->test, has_note, (gpointer) "justified");

  /* It is no longer among those to review, but among all of them, with who looked and the note. */
  ui_wait_text (list, "Nothing to review");
  test_window_choose (ui_child (list, RESPITE_TYPE_ACCESS_LIST, "filter_drop"), 1);
  ui_wait_text (list, "Mo Manager opened Martínez, Rosa");
  ui_wait_text (list, "justified");
  g_assert_null (ui_find (list, GTK_TYPE_BUTTON, "Acknowledge"));
  test_window_choose (ui_child (list, RESPITE_TYPE_ACCESS_LIST, "filter_drop"), 0);
  ui_wait_text (list, "Nothing to review");
}

static void
test_empty_list_says_so (Fixture      *fixture,
                         gconstpointer data)
{
  GtkWidget *list;

  test_window_sign_in (fixture->test, "manager");
  list = show_settings (fixture);
  ui_wait_text (list, "Nothing to review");
  test_window_choose (ui_child (list, RESPITE_TYPE_ACCESS_LIST, "filter_drop"), 1);
  ui_wait_text (list, "No record was ever opened");
}

/* Who reviews nothing is shown no such page. */
static void
test_others_have_no_list (Fixture      *fixture,
                          gconstpointer data)
{
  GtkWidget *settings;
  GtkStack *stack;

  test_window_sign_in (fixture->test, "nurse");
  respite_window_show_page (fixture->test->window, "settings", 0);
  settings = test_window_wait_page (fixture->test, "settings");
  stack = ui_child (settings, RESPITE_TYPE_SETTINGS_PAGE, "stack");
  g_assert_false (gtk_stack_page_get_visible (gtk_stack_get_page (stack,
                                                                  gtk_stack_get_child_by_name (stack, "access"))));
}

int
main (int    argc,
      char **argv)
{
  ui_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/access/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("open", test_reason_opens_the_record);
  ADD ("end", test_end_takes_the_record_away);
  ADD ("not-needed", test_clinical_staff_sees_no_bar);
  ADD ("day-board", test_day_board_lists_it);
  ADD ("settings", test_settings_list_those_of_before);
  ADD ("empty", test_empty_list_says_so);
  ADD ("others", test_others_have_no_list);
#undef ADD

  return g_test_run ();
}
