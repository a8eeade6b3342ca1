/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* In Settings: the audit report, of what was asked for and nothing else. */

#include "config.h"

#include "pages/respite-audit-settings.h"
#include "pages/respite-settings-page.h"
#include "test-records.h"
#include "testpaper.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-preview-pane.h"

#define SETTINGS RESPITE_TYPE_AUDIT_SETTINGS

typedef struct
{
  TestWindow *test;
  gint64      patient_id;
  gint64      other_id;
  GtkWidget  *page;
  gpointer    pane;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->test = test_window_new ();
  fixture->patient_id = test_records_add_patient (fixture->test->clinic, "Nguyen", "Kim", "1980-02-03", NULL);
  fixture->other_id = test_records_add_patient (fixture->test->clinic, "Okafor", "Ada", "1971-07-09", NULL);
  test_window_sign_in (fixture->test, data);
}

static void
open_page (Fixture *fixture)
{
  fixture->page = test_window_open_settings (fixture->test, "audit", SETTINGS);
  fixture->pane = ui_child (fixture->page, SETTINGS, "pane");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  test_window_free (fixture->test);
}

static void
fill (Fixture    *fixture,
      const char *row,
      const char *text)
{
  test_window_fill (fixture->page, SETTINGS, row, text);
}

static void
show (Fixture *fixture)
{
  ui_click (ui_child (fixture->page, SETTINGS, "show_button"));
}

static char *
dup_mrn (Fixture *fixture,
         gint64   patient_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespitePatient) patient = respite_office_get_patient (fixture->test->clinic->office, patient_id, FALSE,
                                                                   &error);

  g_assert_no_error (error);

  return g_strdup (patient->mrn);
}

/* The last seven days are asked for; nothing is read, and no grey stands there, before somebody asks. */
static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  open_page (fixture);
  ui_wait_text (fixture->page, "No report yet");
  g_assert_false (gtk_widget_get_mapped (fixture->pane));
  g_assert_cmpstr (respite_entry_row_get_text (ui_child (fixture->page, SETTINGS, "from_row")), !=, "");
  g_assert_cmpstr (respite_entry_row_get_text (ui_child (fixture->page, SETTINGS, "to_row")), ==, "");
}

static void
test_period (Fixture      *fixture,
             gconstpointer data)
{
  open_page (fixture);
  fill (fixture, "from_row", "2026-10-02");
  fill (fixture, "to_row", "2026-10-05");
  show (fixture);
  test_paper_wait (fixture->pane, "Audit report");
  test_paper_wait (fixture->pane, "2 Oct 2026");
  test_paper_wait (fixture->pane, "5 Oct 2026");
  test_paper_wait_none (fixture->pane, "Patient added");

  /* Enter in a field asks, too. */
  fill (fixture, "to_row", "");
  ui_key ("Return", 0);
  test_paper_wait (fixture->pane, "Patient added");
  test_paper_wait_none (fixture->pane, "5 Oct 2026");
  test_paper_wait_painted (fixture->pane);
}

static void
test_person (Fixture      *fixture,
             gconstpointer data)
{
  GtkDropDown *people;

  open_page (fixture);
  people = ui_child (fixture->page, SETTINGS, "person_drop");
  show (fixture);
  test_paper_wait (fixture->pane, "Everybody");
  test_window_choose (people, 1);
  show (fixture);
  test_paper_wait_none (fixture->pane, "Everybody");

  /* Who was chosen stays chosen when the page is looked at again. */
  respite_window_show_page (fixture->test->window, "patients", 0);
  test_window_wait_page (fixture->test, "patients");
  open_page (fixture);
  ui_settle (fixture->page);
  g_assert_cmpuint (gtk_drop_down_get_selected (people), ==, 1);
}

/* What cannot be answered is said, and no older answer stays on the page as if it were this one's. */
static void
test_error (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *mrn = NULL;

  open_page (fixture);
  show (fixture);
  test_paper_wait (fixture->pane, "Audit report");
  fill (fixture, "from_row", "yesterday");
  show (fixture);
  ui_wait_text (fixture->page, "No report yet");
  g_assert_nonnull (respite_error_bar_get_text (ui_child (fixture->page, SETTINGS, "error_bar")));
  g_assert_false (gtk_widget_is_sensitive (ui_child (fixture->pane, RESPITE_TYPE_PREVIEW_PANE, "print_button")));

  fill (fixture, "from_row", "2026-10-02");
  fill (fixture, "patient_row", "nobody");
  show (fixture);
  ui_wait_text (fixture->page, "There is no such record");

  mrn = dup_mrn (fixture, fixture->patient_id);
  fill (fixture, "patient_row", mrn);
  show (fixture);
  test_paper_wait (fixture->pane, mrn);
  test_paper_wait_painted (fixture->pane);
  g_assert_null (respite_error_bar_get_text (ui_child (fixture->page, SETTINGS, "error_bar")));
}

/* Saved is what is on the page, and so it is written down, whatever stands in the fields by then. */
static void
test_saved (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *mrn = dup_mrn (fixture, fixture->patient_id), *other = dup_mrn (fixture, fixture->other_id);
  g_autofree char *path = g_build_filename (fixture->test->clinic->scratch, "audit-report.pdf", NULL);

  open_page (fixture);
  fill (fixture, "patient_row", mrn);
  show (fixture);
  test_paper_wait (fixture->pane, mrn);
  fill (fixture, "patient_row", other);
  test_paper_accept (test_paper_begin_save (fixture->pane), fixture->test->clinic->scratch);
  test_paper_wait_noted (fixture->test, "audit-report", "saved", fixture->patient_id, fixture->other_id);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
}

static gboolean
is_audit_offered (gpointer settings)
{
  GtkStack *stack = ui_child (settings, RESPITE_TYPE_SETTINGS_PAGE, "stack");

  return gtk_stack_page_get_visible (gtk_stack_get_page (stack, gtk_stack_get_child_by_name (stack, "audit")));
}

static gboolean
is_audit_hidden (gpointer settings)
{
  return !is_audit_offered (settings);
}

static void
test_roles (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *settings;

  respite_window_show_page (fixture->test->window, "settings", 0);
  settings = test_window_wait_page (fixture->test, "settings");
  g_assert_true (ui_wait (g_str_equal (data, "owner") ? is_audit_offered : is_audit_hidden, settings));
}

#define ADD(name, login, func) g_test_add ("/audit-settings/" name, Fixture, login, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  ui_init (&argc, &argv);

  ADD ("empty", "owner", test_empty);
  ADD ("period", "owner", test_period);
  ADD ("person", "owner", test_person);
  ADD ("error", "owner", test_error);
  ADD ("saved", "owner", test_saved);
  ADD ("offered-to-owner", "owner", test_roles);
  ADD ("hidden-from-prescriber", "prescriber", test_roles);
  ADD ("hidden-from-nurse", "nurse", test_roles);
  ADD ("hidden-from-desk", "desk", test_roles);

  return g_test_run ();
}
