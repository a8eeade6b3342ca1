/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Papers with a page of their own: labels, the papers for a day without the program, a copy with a password; and that
 * what was printed or saved is written down of the patient whose paper it was. */

#define _GNU_SOURCE

#include "config.h"

#include <gtk/gtkunixprint.h>
#include <string.h>

#include "pages/respite-audit-settings.h"
#include "pages/respite-documents-page.h"
#include "pages/respite-paper-page.h"
#include "pages/respite-papers-tab.h"
#include "pages/respite-sessions-page.h"
#include "service/respite-give-acts.h"
#include "service/respite-handout-text-acts.h"
#include "service/respite-office-audit.h"
#include "respite-keys-window.h"
#include "test-records.h"
#include "testpaper.h"
#include "visitwindow.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-preview-pane.h"
#include "widgets/respite-printer.h"
#include "widgets/respite-protect-dialog.h"

#define DIALOG RESPITE_TYPE_PROTECT_DIALOG
#define LETTER_LABELS 30

/* The screens that the window is made for. */
#define SCREEN_WIDTH 1280

typedef struct
{
  VisitWindow window;
  gint64      other_id;
  GtkWidget  *page;
  gpointer    pane;
} Fixture;

static void
set_address (TestClinic *clinic,
             gint64      patient_id,
             const char *address)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespitePatient) patient = respite_office_get_patient (clinic->office, patient_id, FALSE, &error);

  g_assert_no_error (error);
  g_free (patient->address);
  patient->address = g_strdup (address);
  respite_office_update_patient (clinic->office, patient, &error);
  g_assert_no_error (error);
}

static TestVisit *
create_running (TestClinic *clinic)
{
  return test_visit_new_running (clinic);
}

/* A patient with a visit, and another one; both have addresses. */
static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  TestClinic *clinic;

  visit_window_sign_in (&fixture->window, create_running);
  clinic = fixture->window.test->clinic;
  set_address (clinic, fixture->window.visit->patient_id, "4 Peach Street, Atlanta, GA 30303");
  fixture->other_id = test_records_add_patient (clinic, "Nguyen", "Kim", "1980-02-03", NULL);
  set_address (clinic, fixture->other_id, "9 Willow Row, Macon, GA 31201");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  visit_window_tear_down (&fixture->window, NULL);
}

static void
open_paper (Fixture    *fixture,
            const char *name,
            gint64      subject)
{
  respite_window_show_page (fixture->window.test->window, name, subject);
  fixture->page = test_window_wait_page (fixture->window.test, name);
  fixture->pane = ui_child (fixture->page, RESPITE_TYPE_PAPER_PAGE, "pane");
  test_paper_wait_made (fixture->pane);
}

static void
fill_number (Fixture    *fixture,
             const char *id,
             const char *number)
{
  ui_fill (ui_find (ui_child (fixture->page, RESPITE_TYPE_PAPER_PAGE, id), GTK_TYPE_TEXT, NULL), number);
  ui_key ("Return", 0);
}

typedef struct
{
  gpointer pane;
  guint    n_pages;
} Wanted;

static gboolean
has_pages (gpointer data)
{
  const Wanted *wanted = data;

  return test_paper_count_pages (wanted->pane) == wanted->n_pages;
}

static void
wait_pages (Fixture *fixture,
            guint    n_pages)
{
  Wanted wanted = { fixture->pane, n_pages };

  g_assert_true (ui_wait (has_pages, &wanted));
}

/* The sheet follows the two numbers: a full sheet and one more label, and a sheet of which the first 29 are gone. */
static void
test_labels (Fixture      *fixture,
             gconstpointer data)
{
  GtkSpinButton *first;

  open_paper (fixture, "address-labels", fixture->window.visit->patient_id);
  test_paper_wait (fixture->pane, "4 Peach Street");
  wait_pages (fixture, 1);
  fill_number (fixture, "n_labels", "31");
  wait_pages (fixture, 2);
  fill_number (fixture, "n_labels", "2");
  wait_pages (fixture, 1);
  fill_number (fixture, "first_label", "30");
  wait_pages (fixture, 2);

  /* A sheet of Letter has thirty labels, and no more can be chosen. */
  first = ui_child (fixture->page, RESPITE_TYPE_PAPER_PAGE, "first_label");
  fill_number (fixture, "first_label", "31");
  g_assert_cmpint (gtk_spin_button_get_value_as_int (first), ==, LETTER_LABELS);
  test_paper_wait_painted (fixture->pane);
}

/* The next patient's sheet may be another one. */
static void
test_labels_begin_anew (Fixture      *fixture,
                        gconstpointer data)
{
  open_paper (fixture, "address-labels", fixture->window.visit->patient_id);
  fill_number (fixture, "first_label", "30");
  fill_number (fixture, "n_labels", "2");
  wait_pages (fixture, 2);
  open_paper (fixture, "address-labels", fixture->other_id);
  test_paper_wait (fixture->pane, "9 Willow Row");
  wait_pages (fixture, 1);
}

static void
test_bag_labels (Fixture      *fixture,
                 gconstpointer data)
{
  open_paper (fixture, "bag-labels", fixture->window.visit->session_id);
  test_paper_wait (fixture->pane, "MARTÍNEZ");
  fill_number (fixture, "n_labels", "31");
  wait_pages (fixture, 2);
}

static void
wait_noted (Fixture    *fixture,
            const char *kind,
            const char *what)
{
  test_paper_wait_noted (fixture->window.test, kind, what, fixture->window.visit->patient_id, fixture->other_id);
}

/* The dialog of files was still open when somebody else's labels came onto the page. */
static void
test_other_patient_meanwhile (Fixture      *fixture,
                              gconstpointer data)
{
  TestWindow *test = fixture->window.test;
  GtkWidget *dialog;

  open_paper (fixture, "address-labels", fixture->window.visit->patient_id);
  test_paper_wait (fixture->pane, "4 Peach Street");
  dialog = test_paper_begin_save (fixture->pane);
  respite_window_show_page (test->window, "address-labels", fixture->other_id);
  test_paper_wait (fixture->pane, "9 Willow Row");
  test_paper_accept (dialog, test->clinic->scratch);
  wait_noted (fixture, "address-labels", "saved");
}

static void
test_other_handouts_meanwhile (Fixture      *fixture,
                               gconstpointer data)
{
  TestWindow *test = fixture->window.test;
  GtkWidget *dialog;

  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.open-handouts", "x", fixture->window.visit->patient_id);
  fixture->page = test_window_wait_page (test, "documents");
  fixture->pane = ui_child (fixture->page, RESPITE_TYPE_DOCUMENTS_PAGE, "pane");
  ui_wait_text (fixture->page, "Filled for MARTÍNEZ");
  dialog = test_paper_begin_save (fixture->pane);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.open-handouts", "x", fixture->other_id);
  ui_wait_text (fixture->page, "Filled for NGUYEN");
  test_paper_accept (dialog, test->clinic->scratch);
  wait_noted (fixture, "handout", "saved");
}

/* The dialog that asks for the password stands before the first patient's paper, too. */
static void
test_other_copy_meanwhile (Fixture      *fixture,
                           gconstpointer data)
{
  TestWindow *test = fixture->window.test;
  GtkWidget *dialog;

  open_paper (fixture, "address-labels", fixture->window.visit->patient_id);
  ui_click (ui_child (fixture->pane, RESPITE_TYPE_PREVIEW_PANE, "protect_button"));
  dialog = test_window_wait_other (DIALOG);
  respite_window_show_page (test->window, "address-labels", fixture->other_id);
  test_paper_wait (fixture->pane, "9 Willow Row");
  test_window_fill (dialog, DIALOG, "password_row", "three quiet herons");
  test_window_fill (dialog, DIALOG, "again_row", "three quiet herons");
  ui_key ("Return", 0);
  test_paper_accept (test_window_wait_other (GTK_TYPE_FILE_CHOOSER_DIALOG), test->clinic->scratch);
  wait_noted (fixture, "address-labels", "protected");
}

static gboolean
has_printer (gpointer dialog)
{
  return gtk_print_unix_dialog_get_selected_printer (dialog) != NULL;
}

/* The dialog of a computer without a printer, which prints into @path. It takes a file only with the choice of the
 * printer, so the one that was used last is forgotten. */
static GtkWidget *
begin_print (Fixture    *fixture,
             const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (GtkPrintSettings) none = gtk_print_settings_new ();
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  GtkWidget *dialog;

  gtk_print_settings_set_printer (none, "none");
  respite_printer_remember (none);
  ui_click (ui_child (fixture->pane, RESPITE_TYPE_PREVIEW_PANE, "print_button"));
  dialog = test_window_wait_other (GTK_TYPE_PRINT_UNIX_DIALOG);
  gtk_print_settings_set_printer (settings, "Print to File");
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, uri);
  gtk_print_unix_dialog_set_settings (GTK_PRINT_UNIX_DIALOG (dialog), settings);
  g_assert_true (ui_wait (has_printer, dialog));

  return dialog;
}

static gboolean
is_file (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/* Into a file; written down is whose labels they were. */
static void
test_printed (Fixture      *fixture,
              gconstpointer data)
{
  TestWindow *test = fixture->window.test;
  g_autofree char *path = g_build_filename (test->clinic->scratch, "printed.pdf", NULL);
  GtkWidget *dialog;

  open_paper (fixture, "address-labels", fixture->window.visit->patient_id);
  test_paper_wait (fixture->pane, "4 Peach Street");
  dialog = begin_print (fixture, path);
  respite_window_show_page (test->window, "address-labels", fixture->other_id);
  test_paper_wait (fixture->pane, "9 Willow Row");
  ui_click (gtk_dialog_get_widget_for_response (GTK_DIALOG (dialog), GTK_RESPONSE_OK));
  test_window_wait_no_other (GTK_TYPE_PRINT_UNIX_DIALOG);
  wait_noted (fixture, "address-labels", "printed");
  g_assert_true (ui_wait (is_file, path));
}

/* A printer takes its time, and whoever printed locks the screen and goes: the print is written down all the same, of
 * that person. */
static void
test_locked_while_printing (Fixture      *fixture,
                            gconstpointer data)
{
  TestWindow *test = fixture->window.test;
  RespiteAuditFilter filter = { .action = "document.print" };
  g_autofree char *path = g_build_filename (test->clinic->scratch, "printed.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  GtkWidget *dialog;

  open_paper (fixture, "address-labels", fixture->window.visit->patient_id);
  test_paper_wait (fixture->pane, "4 Peach Street");
  dialog = begin_print (fixture, path);
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_OK);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (test->window), "win.lock", NULL));
  wait_noted (fixture, "address-labels", "printed");
  g_assert_true (ui_wait (is_file, path));
  rows = respite_office_list_audit (test->clinic->office, &filter, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (((RespiteAuditEntry *) g_ptr_array_index (rows, 0))->row.staff_name, ==, "Olivia Stern");
}

/* Ctrl+S and Ctrl+P, wherever the focus is, and the list of keys tells of them. */
static void
test_keys (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *dialog;

  open_paper (fixture, "work-note", fixture->window.visit->session_id);
  open_paper (fixture, "address-labels", fixture->window.visit->patient_id);
  gtk_widget_grab_focus (ui_child (fixture->page, RESPITE_TYPE_PAPER_PAGE, "n_labels"));
  ui_key ("s", GDK_CONTROL_MASK);
  test_paper_accept (test_window_wait_other (GTK_TYPE_FILE_CHOOSER_DIALOG), fixture->window.test->clinic->scratch);
  wait_noted (fixture, "address-labels", "saved");
  ui_key ("p", GDK_CONTROL_MASK);
  dialog = test_window_wait_other (GTK_TYPE_PRINT_UNIX_DIALOG);
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  test_window_wait_no_other (GTK_TYPE_PRINT_UNIX_DIALOG);
  ui_key ("F1", 0);
  dialog = test_window_wait_other (RESPITE_TYPE_KEYS_WINDOW);
  ui_wait_text (dialog, "Print the document");
  ui_key ("Escape", 0);
  test_window_wait_no_other (RESPITE_TYPE_KEYS_WINDOW);
}

static GtkWidget *
open_protect (Fixture *fixture)
{
  open_paper (fixture, "address-labels", fixture->window.visit->patient_id);
  ui_click (ui_child (fixture->pane, RESPITE_TYPE_PREVIEW_PANE, "protect_button"));

  return test_window_wait_other (DIALOG);
}

static const char *
get_problem (GtkWidget  *dialog,
             const char *row)
{
  return respite_entry_row_get_error (ui_child (dialog, DIALOG, row));
}

/* Keys alone: too short, not the same, and then right. */
static void
test_protect (Fixture      *fixture,
              gconstpointer data)
{
  GtkWidget *dialog = open_protect (fixture);
  g_autofree char *path = g_build_filename (fixture->window.test->clinic->scratch, "address-labels.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *pdf = NULL;
  gsize size = 0;

  ui_type ("heron");
  ui_key ("Return", 0);
  ui_wait_text (dialog, "The password of a copy has at least 8 characters");
  g_assert_nonnull (get_problem (dialog, "password_row"));

  /* What is wrong is selected, and the next try takes its place. */
  ui_type ("three quiet herons");
  ui_key ("Return", 0);
  ui_type ("three quiet heron");
  ui_key ("Return", 0);
  ui_wait_text (dialog, "The two were not the same");
  g_assert_null (get_problem (dialog, "password_row"));
  g_assert_nonnull (get_problem (dialog, "again_row"));

  ui_type ("three quiet herons");
  ui_key ("Return", 0);
  test_window_wait_no_other (DIALOG);
  test_paper_accept (test_window_wait_other (GTK_TYPE_FILE_CHOOSER_DIALOG), fixture->window.test->clinic->scratch);
  wait_noted (fixture, "address-labels", "protected");

  g_file_get_contents (path, &pdf, &size, &error);
  g_assert_no_error (error);
  g_assert_nonnull (g_strstr_len (pdf, (gssize) size, "%PDF"));
  g_assert_nonnull (memmem (pdf, size, "/Encrypt", strlen ("/Encrypt")));
  g_assert_null (memmem (pdf, size, "Peach", strlen ("Peach")));
}

static gboolean
has_no_documents (RespiteOffice *office,
                  gpointer       data)
{
  g_autoptr (GPtrArray) rows = respite_office_list_documents (office, *(gint64 *) data, NULL);

  return rows->len == 0;
}

/* Escape, and Cancel in the dialog of files: nothing was made, and nothing is written down. */
static void
test_given_up (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *dialog = open_protect (fixture);

  ui_type ("three quiet herons");
  ui_key ("Escape", 0);
  test_window_wait_no_other (DIALOG);

  dialog = test_paper_begin_save (fixture->pane);
  ui_click (gtk_dialog_get_widget_for_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL));
  test_window_wait_no_other (GTK_TYPE_FILE_CHOOSER_DIALOG);
  test_window_until (fixture->window.test, has_no_documents, &fixture->window.visit->patient_id);
}

static gboolean
is_pack_noted (RespiteOffice *office,
               gpointer       data)
{
  RespiteAuditFilter filter = { .action = "document.save" };
  g_autoptr (GPtrArray) rows = respite_office_list_audit (office, &filter, NULL, NULL);

  return rows->len == 1;
}

/* From the list of visits: the day that stands there, its list first, and one act in the log when it is kept. */
static void
test_downtime (Fixture      *fixture,
               gconstpointer data)
{
  TestWindow *test = fixture->window.test;
  g_autofree char *path = g_build_filename (test->clinic->scratch, "downtime-pack.pdf", NULL);
  GtkWidget *page;

  respite_window_show_page (test->window, "sessions", 0);
  page = test_window_wait_page (test, "sessions");
  test_window_press (page, "_Without power");
  fixture->page = test_window_wait_page (test, "downtime-pack");
  fixture->pane = ui_child (fixture->page, RESPITE_TYPE_PAPER_PAGE, "pane");
  test_paper_wait (fixture->pane, "Day sheet");
  test_paper_wait (fixture->pane, "MARTÍNEZ");
  test_paper_wait_painted (fixture->pane);
  test_paper_accept (test_paper_begin_save (fixture->pane), test->clinic->scratch);
  test_window_until (test, is_pack_noted, NULL);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));

  /* Another day: without a visit, there is nobody on the list. */
  respite_window_show_page (test->window, "sessions", 0);
  page = test_window_wait_page (test, "sessions");
  test_window_fill (page, RESPITE_TYPE_SESSIONS_PAGE, "day_row", "2027-03-01");
  test_window_press (page, "_Without power");
  test_window_wait_page (test, "downtime-pack");
  test_paper_wait (fixture->pane, "1 March 2027");
  test_paper_wait_none (fixture->pane, "MARTÍNEZ");
}

static void
rename_handout (Fixture    *fixture,
                const char *name,
                const char *title)
{
  g_autofree char *shipped = respite_handout_dup_text ("driver", "en", NULL);
  g_autoptr (GRegex) line = g_regex_new ("^title: .*$", G_REGEX_MULTILINE, 0, NULL);
  g_autofree char *said = g_strconcat ("title: ", title, NULL);
  g_autofree char *text = g_regex_replace_literal (line, shipped, -1, 0, said, 0, NULL);
  g_autoptr (GError) error = NULL;

  respite_office_save_handout_text (fixture->window.test->clinic->office, name, "en", text, "", &error);
  g_assert_no_error (error);
}

/* The documents of a patient bear the titles that the clinic gave them, also of a handout that it no longer offers. */
static void
test_titles (Fixture      *fixture,
             gconstpointer data)
{
  static const char *const names[] = { "driver", "parking", NULL };
  TestWindow *test = fixture->window.test;
  RespiteGiveRequest request = { .names = names, .patient_id = fixture->window.visit->patient_id, .language = "en" };
  g_autoptr (GError) error = NULL;
  GtkWidget *page;

  rename_handout (fixture, "driver", "Who takes you home");
  rename_handout (fixture, "parking", "Where to park");
  respite_office_give_handouts (test->clinic->office, &request, &error);
  g_assert_no_error (error);
  respite_office_return_handout_text (test->clinic->office, "parking", "en", "", &error);
  g_assert_no_error (error);

  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.open-patient", "x", fixture->window.visit->patient_id);
  page = test_window_wait_page (test, "patient");
  gtk_widget_activate_action (page, "patient.tab", "s", "documents");
  page = ui_find (page, RESPITE_TYPE_PAPERS_TAB, NULL);
  ui_wait_text (page, "Handout: Who takes you home (English)");
  ui_wait_text (page, "Handout: Where to park (English)");
}

static void
assert_fits (Fixture    *fixture,
             const char *what)
{
  int width;

  ui_settle (GTK_WIDGET (fixture->window.test->window));
  gtk_widget_measure (GTK_WIDGET (fixture->window.test->window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                      NULL);
  g_test_message ("%s is %d wide", what, width);
  g_assert_cmpint (width, <=, SCREEN_WIDTH);
}

/* At twice the size of text the bars of a paper's page go to more lines before anything is cut off, also where there
 * is something to complain about. */
static void
test_large_text (Fixture      *fixture,
                 gconstpointer data)
{
  TestWindow *test = fixture->window.test;
  gint64 none = test_records_add_patient (test->clinic, "Ahmed", "Noor", "1990-05-06", NULL);
  g_autoptr (GError) error = NULL;
  GtkWidget *page;

  respite_office_note_document (test->clinic->office, "summary", "session", fixture->window.visit->patient_id, 0, "en",
                                "protected", &error);
  g_assert_no_error (error);
  respite_theme_zoom (test->theme, 10);
  open_paper (fixture, "bag-labels", fixture->window.visit->session_id);
  assert_fits (fixture, "bag-labels");
  open_paper (fixture, "downtime-pack", TESTLIB_NOW);
  assert_fits (fixture, "downtime-pack");
  respite_window_show_page (test->window, "address-labels", none);
  page = test_window_wait_page (test, "address-labels");
  ui_wait_text (page, "No address of this patient has been entered");
  assert_fits (fixture, "an error");

  page = test_window_open_settings (test, "audit", RESPITE_TYPE_AUDIT_SETTINGS);
  ui_click (ui_child (page, RESPITE_TYPE_AUDIT_SETTINGS, "show_button"));
  test_paper_wait_made (ui_child (page, RESPITE_TYPE_AUDIT_SETTINGS, "pane"));
  assert_fits (fixture, "audit");

  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.open-patient", "x", fixture->window.visit->patient_id);
  page = test_window_wait_page (test, "patient");
  gtk_widget_activate_action (page, "patient.tab", "s", "documents");
  ui_wait_text (page, "Saved with a password");
  assert_fits (fixture, "documents");
}

#define ADD(name, func) g_test_add ("/paper-pages/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  ui_init (&argc, &argv);

  ADD ("labels", test_labels);
  ADD ("labels-begin-anew", test_labels_begin_anew);
  ADD ("bag-labels", test_bag_labels);
  ADD ("other-patient-meanwhile", test_other_patient_meanwhile);
  ADD ("other-handouts-meanwhile", test_other_handouts_meanwhile);
  ADD ("other-copy-meanwhile", test_other_copy_meanwhile);
  ADD ("printed", test_printed);
  ADD ("locked-while-printing", test_locked_while_printing);
  ADD ("keys", test_keys);
  ADD ("protect", test_protect);
  ADD ("given-up", test_given_up);
  ADD ("downtime", test_downtime);
  ADD ("titles", test_titles);
  ADD ("large-text", test_large_text);

  return g_test_run ();
}
