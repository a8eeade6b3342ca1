/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* On the page of the handouts: several are ticked, given with what the patient said back, and taken back. */

#include "config.h"

#include "pages/respite-documents-page.h"
#include "testwindow.h"
#include "widgets/respite-handout-row.h"

#define PAGE RESPITE_TYPE_DOCUMENTS_PAGE

typedef struct
{
  TestWindow *test;
  TestVisit  *visit;
  GtkWidget  *page;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->test = test_window_new ();
  fixture->visit = test_visit_new (fixture->test->clinic);
  test_window_sign_in (fixture->test, data);
  gtk_widget_activate_action (GTK_WIDGET (fixture->test->window), "win.open-handouts", "x",
                              fixture->visit->patient_id);
  fixture->page = test_window_wait_page (fixture->test, "documents");
  ui_wait_text (fixture->page, "Filled for");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  test_window_free (fixture->test);
  test_visit_free (fixture->visit);
}

static GtkCheckButton *
get_check (Fixture *fixture,
           int      index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (ui_child (fixture->page, PAGE, "list"), index);

  return ui_child (gtk_list_box_row_get_child (row), RESPITE_TYPE_HANDOUT_ROW, "check");
}

typedef struct
{
  gint64   patient_id;
  gboolean is_taken_back;
} Wanted;

static gboolean
are_given (RespiteOffice *office,
           gpointer       data)
{
  const Wanted *wanted = data;
  g_autoptr (GPtrArray) rows = respite_office_list_documents (office, wanted->patient_id, NULL);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const RespiteDocumentRow *row = g_ptr_array_index (rows, i);

      n += g_str_equal (row->what, "given") && row->is_taken_back == wanted->is_taken_back &&
           g_str_equal (row->understood, "said-back") && g_str_equal (row->said, "no driving until tomorrow");
    }

  return n == 2;
}

static void
test_given (Fixture      *fixture,
            gconstpointer data)
{
  Wanted wanted = { fixture->visit->patient_id, FALSE };

  ui_click (get_check (fixture, 0));
  ui_click (get_check (fixture, 2));
  test_window_choose (ui_child (fixture->page, PAGE, "understood"), RESPITE_UNDERSTANDING_SAID_BACK);
  test_window_fill (fixture->page, PAGE, "said", "no driving until tomorrow");
  test_window_press (fixture->page, "Given to the patient");
  test_window_until (fixture->test, are_given, &wanted);

  /* The next patient's are ticked anew. */
  ui_wait_text (fixture->test->window, "Given, and written down");
  g_assert_false (gtk_check_button_get_active (get_check (fixture, 0)));
  g_assert_false (gtk_check_button_get_active (get_check (fixture, 2)));

  test_window_press (fixture->test->window, "_Undo");
  wanted.is_taken_back = TRUE;
  test_window_until (fixture->test, are_given, &wanted);
}

/* Without a patient there is nobody to give anything to. */
static void
test_blank (Fixture      *fixture,
            gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->test->window), "win.open-handouts", "x", (gint64) 0);
  ui_wait_text (fixture->page, "Blank; open a patient");
  g_assert_false (gtk_widget_get_visible (ui_child (fixture->page, PAGE, "given_box")));
}

int
main (int    argc,
      char **argv)
{
  ui_init (&argc, &argv);

  g_test_add ("/handouts-page/given", Fixture, "desk", set_up, test_given, tear_down);
  g_test_add ("/handouts-page/blank", Fixture, "nurse", set_up, test_blank, tear_down);

  return g_test_run ();
}
