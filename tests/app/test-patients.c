/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "visitwindow.h"

#include <string.h>

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "pages/respite-attachments-part.h"
#include "pages/respite-forms-tab.h"
#include "pages/respite-history-tab.h"
#include "pages/respite-merge-page.h"
#include "pages/respite-overview-tab.h"
#include "pages/respite-patient-edit-page.h"
#include "pages/respite-patient-page.h"
#include "pages/respite-patients-page.h"
#include "service/respite-attachment-acts.h"
#include "service/respite-patient-merge-acts.h"
#include "widgets/respite-attachment-window.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-patient-editor.h"
#include "widgets/respite-record-card.h"
#include "widgets/respite-row.h"

/* Patients in the window, by keys and the pointer; what counts is what the second office reads. */

typedef VisitWindow Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->test = test_window_new ();
  fixture->visit = test_visit_new (fixture->test->clinic);
  test_window_sign_in (fixture->test, "owner");
}

static GtkWidget *
open_patient (Fixture *fixture,
              gint64   id)
{
  GtkWidget *page;

  gtk_widget_activate_action (GTK_WIDGET (fixture->test->window), "win.open-patient", "x", id);
  page = test_window_wait_page (fixture->test, "patient");
  ui_wait_text (page, "Details");

  return page;
}

static GtkWidget *
find_part (gpointer root,
           GType    type)
{
  GtkWidget *part = ui_find (root, type, NULL);

  g_assert_nonnull (part);

  return part;
}

/* What the second office reads of the patient. */
typedef struct
{
  gint64      id;
  const char *field;
  const char *text;
} Wanted;

static gboolean
field_is (RespiteOffice *office,
          gpointer       data)
{
  const Wanted *wanted = data;
  g_autoptr (RespitePatient) patient = respite_office_get_patient (office, wanted->id, FALSE, NULL);

  if (g_str_equal (wanted->field, "pronouns"))
    return g_strcmp0 (patient->pronouns, wanted->text) == 0;
  if (g_str_equal (wanted->field, "archived"))
    return (patient->archived_at != 0) == (strcmp (wanted->text, "yes") == 0);
  if (g_str_equal (wanted->field, "merged"))
    return (patient->id != wanted->id) == (strcmp (wanted->text, "yes") == 0);

  return FALSE;
}

static void
until (Fixture    *fixture,
       gint64      id,
       const char *field,
       const char *text)
{
  Wanted wanted = { id, field, text };

  test_window_until (fixture->test, field_is, &wanted);
}

static void
test_add_with_warning (Fixture      *fixture,
                       gconstpointer data)
{
  GtkWidget *page;
  GtkWidget *editor;
  GtkWidget *row;

  gtk_widget_activate_action (GTK_WIDGET (fixture->test->window), "win.new-patient", NULL);
  page = test_window_wait_page (fixture->test, "new-patient");
  editor = find_part (page, RESPITE_TYPE_PATIENT_EDITOR);
  test_window_fill (editor, RESPITE_TYPE_PATIENT_EDITOR, "family_row", "Martines");
  test_window_fill (editor, RESPITE_TYPE_PATIENT_EDITOR, "given_row", "Rosita");
  test_window_fill (editor, RESPITE_TYPE_PATIENT_EDITOR, "born_row", "1968-03-14");
  ui_wait_text (page, "Here already?");
  row = ui_wait_text (page, "MARTÍNEZ, Rosa");
  ui_click (row);
  page = test_window_wait_page (fixture->test, "patient");
  ui_wait_text (page, "MARTÍNEZ, Rosa");
}

static void
test_edit_and_undo (Fixture      *fixture,
                    gconstpointer data)
{
  gint64 id = fixture->visit->patient_id;
  GtkWidget *page = open_patient (fixture, id);

  test_window_press (page, "_Edit details");
  page = test_window_wait_page (fixture->test, "edit-patient");
  ui_wait_text (page, "MARTÍNEZ, Rosa");
  test_window_fill (find_part (page, RESPITE_TYPE_PATIENT_EDITOR), RESPITE_TYPE_PATIENT_EDITOR, "pronouns_row",
                    "she/her");
  ui_key ("Return", GDK_CONTROL_MASK);
  until (fixture, id, "pronouns", "she/her");
  page = test_window_wait_page (fixture->test, "patient");
  ui_wait_text (page, "she/her");
  ui_key ("z", GDK_CONTROL_MASK);
  until (fixture, id, "pronouns", "");
}

static gboolean
has_one_row (gpointer list)
{
  return gtk_list_box_get_row_at_index (list, 0) != NULL && gtk_list_box_get_row_at_index (list, 1) == NULL;
}

static void
test_lists_and_history (Fixture      *fixture,
                        gconstpointer data)
{
  GtkWidget *page = open_patient (fixture, fixture->visit->patient_id);
  GtkWidget *tab = find_part (page, RESPITE_TYPE_OVERVIEW_TAB);
  gpointer card = ui_child (tab, RESPITE_TYPE_OVERVIEW_TAB, "medicine_card");

  ui_fill (ui_child (card, RESPITE_TYPE_RECORD_CARD, "text_entry"), "lorazepam");
  ui_key ("Return", 0);
  ui_type ("1 mg");
  ui_key ("Return", 0);
  ui_type ("at night");
  ui_key ("Return", 0);
  ui_wait_text (card, "1 mg, at night");

  test_window_press (tab, "Show history");
  tab = find_part (page, RESPITE_TYPE_HISTORY_TAB);
  ui_wait_text (tab, "Medicine: lorazepam; 1 mg, at night");
  ui_wait_text (tab, "Family name: Martínez");
  ui_wait_text (tab, "Language: E");
  ui_wait_text (tab, "Date of birth: 14 Mar 1968");
  test_window_choose (ui_child (tab, RESPITE_TYPE_HISTORY_TAB, "field_drop"), 1);
  g_assert_true (ui_wait (has_one_row, ui_child (tab, RESPITE_TYPE_HISTORY_TAB, "list")));
}

static void
test_archive_and_undo (Fixture      *fixture,
                       gconstpointer data)
{
  gint64 id = fixture->visit->patient_id;
  GtkWidget *page = open_patient (fixture, id);

  test_window_press (page, "Archive");
  until (fixture, id, "archived", "yes");
  ui_wait_text (page, "This patient is archived");
  ui_key ("z", GDK_CONTROL_MASK);
  until (fixture, id, "archived", "no");

  /* Found among the archived ones, and brought back from there. */
  test_window_press (page, "Archive");
  until (fixture, id, "archived", "yes");
  test_window_close_message (fixture->test);
  gtk_widget_activate_action (GTK_WIDGET (fixture->test->window), "win.show-page", "s", "patients");
  page = test_window_wait_page (fixture->test, "patients");
  ui_click (ui_child (page, RESPITE_TYPE_PATIENTS_PAGE, "archived_button"));
  ui_click (ui_wait_text (page, "MARTÍNEZ, Rosa"));
  page = test_window_wait_page (fixture->test, "patient");
  ui_wait_text (page, "This patient is archived");
  test_window_press (page, "Bring back");
  until (fixture, id, "archived", "no");
}

static void
test_merge_and_take_back (Fixture      *fixture,
                          gconstpointer data)
{
  g_autoptr (RespitePatient) other = respite_patient_new ();
  g_autoptr (GError) error = NULL;
  gint64 id = fixture->visit->patient_id;
  GtkWidget *page;

  other->family = g_strdup ("Martines");
  other->given = g_strdup ("Rosa");
  other->born = g_strdup ("1968-03-14");
  g_assert_true (respite_office_add_patient (fixture->test->clinic->office, other, &error));
  g_assert_no_error (error);

  page = open_patient (fixture, id);
  test_window_press (page, "Merge…");
  page = test_window_wait_page (fixture->test, "merge-patient");
  ui_wait_text (page, "Choose the other record");
  ui_click (ui_wait_text (page, "MARTINES, Rosa"));
  ui_wait_text (page, "Goes into it: MARTINES, Rosa");
  test_window_fill (page, RESPITE_TYPE_MERGE_PAGE, "reason_row", "same passport");
  test_window_press (page, "_Merge");
  until (fixture, other->id, "merged", "yes");

  page = test_window_wait_page (fixture->test, "patient");
  ui_wait_text (page, "same passport");
  test_window_close_message (fixture->test);

  /* The other number leads here too. */
  gtk_widget_activate_action (GTK_WIDGET (fixture->test->window), "win.open-patient", "x", other->id);
  page = test_window_wait_page (fixture->test, "patient");
  ui_wait_text (page, "MARTÍNEZ, Rosa");
  test_window_press (page, "Take back");
  until (fixture, other->id, "merged", "no");
}

static GFile *
write_png (Fixture *fixture)
{
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 300, 200);
  g_autofree char *path = g_build_filename (fixture->test->clinic->scratch, "MRI of the hand.png", NULL);
  g_autoptr (GError) error = NULL;

  gdk_pixbuf_fill (picture, 0x0b6e75ff);
  gdk_pixbuf_save (picture, path, "png", &error, NULL);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

static gboolean
is_struck (RespiteOffice *office,
           gpointer       data)
{
  const Wanted *wanted = data;
  g_autoptr (GPtrArray) list = respite_office_list_attachments (office, wanted->id, NULL);

  return list->len == 1 &&
         (((RespiteAttachment *) g_ptr_array_index (list, 0))->struck_at != 0) == (wanted->text != NULL);
}

static gboolean
is_sensitive (gpointer widget)
{
  return gtk_widget_get_sensitive (widget);
}

static gboolean
is_insensitive (gpointer widget)
{
  return !gtk_widget_get_sensitive (widget);
}

static void
test_attach_and_view (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (GFile) file = write_png (fixture);
  g_autoptr (GFile) nothing = g_file_new_for_path ("/dev/null");
  Wanted stands = { fixture->visit->patient_id, NULL, NULL };
  Wanted struck = { fixture->visit->patient_id, NULL, "yes" };
  GtkWidget *page = open_patient (fixture, fixture->visit->patient_id);
  GtkWidget *part;
  GtkWidget *viewer;
  GtkWidget *smaller;

  test_window_press (page, "Documents");
  ui_wait_text (page, "Drop files here");
  part = find_part (page, RESPITE_TYPE_ATTACHMENTS_PART);
  respite_attachments_part_add_file (RESPITE_ATTACHMENTS_PART (part), nothing);
  ui_wait_text (part, "This file is empty");
  respite_attachments_part_add_file (RESPITE_ATTACHMENTS_PART (part), file);
  test_window_until (fixture->test, is_struck, &stands);
  test_window_close_message (fixture->test);

  ui_click (ui_wait_text (part, "MRI of the hand"));
  viewer = test_window_wait_other (RESPITE_TYPE_ATTACHMENT_WINDOW);
  g_assert_nonnull (gtk_picture_get_paintable (ui_child (viewer, RESPITE_TYPE_ATTACHMENT_WINDOW, "picture")));

  /* It fits the window until it is wanted larger. */
  smaller = ui_child (viewer, RESPITE_TYPE_ATTACHMENT_WINDOW, "smaller_button");
  g_assert_false (gtk_widget_get_sensitive (smaller));
  ui_key ("plus", GDK_CONTROL_MASK);
  g_assert_true (ui_wait (is_sensitive, smaller));
  ui_key ("0", GDK_CONTROL_MASK);
  g_assert_true (ui_wait (is_insensitive, smaller));

  test_window_press (viewer, "Strike out");
  test_window_wait_no_other (RESPITE_TYPE_ATTACHMENT_WINDOW);
  test_window_until (fixture->test, is_struck, &struck);
  ui_wait_text (part, "Struck out");
  ui_key ("z", GDK_CONTROL_MASK);
  test_window_until (fixture->test, is_struck, &stands);
}

/* A tab that was chosen before the record was there stays, however often the page is read meanwhile. */
static void
test_tab_stays_while_the_record_is_read (Fixture      *fixture,
                                         gconstpointer data)
{
  GtkWidget *page;

  respite_window_show_page (fixture->test->window, "patient", fixture->visit->patient_id);
  page = test_window_wait_page (fixture->test, "patient");
  respite_patient_page_show_tab (RESPITE_PATIENT_PAGE (page), "forms");
  respite_page_reload (RESPITE_PAGE (page));
  ui_wait_text (page, "58 y");
  g_assert_nonnull (ui_find (page, RESPITE_TYPE_FORMS_TAB, NULL));
}

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, visit_window_tear_down)
  ADD ("/patients-window/add-with-warning", test_add_with_warning);
  ADD ("/patients-window/edit-and-undo", test_edit_and_undo);
  ADD ("/patients-window/lists-and-history", test_lists_and_history);
  ADD ("/patients-window/archive-and-undo", test_archive_and_undo);
  ADD ("/patients-window/merge-and-take-back", test_merge_and_take_back);
  ADD ("/patients-window/attach-and-view", test_attach_and_view);
  ADD ("/patients-window/tab-stays-while-the-record-is-read", test_tab_stays_while_the_record_is_read);
#undef ADD

  return g_test_run ();
}
