/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "visit.h"

#include "pages/respite-documents-page.h"
#include "pages/respite-paper-page.h"
#include "pages/respite-papers-tab.h"
#include "testpaper.h"
#include "widgets/respite-preview-pane.h"

void
visit_read_summary (TestWindow *test,
                    TestVisit  *visit)
{
  GtkWidget *page, *pane;

  test_window_press (test_window_wait_page (test, "session"), "Session summary…");
  page = test_window_wait_page (test, "summary");
  pane = ui_find (page, RESPITE_TYPE_PREVIEW_PANE, NULL);
  g_assert_nonnull (pane);
  test_paper_wait (pane, "Session summary");
  test_paper_wait (pane, "K2411");
  test_paper_wait (pane, "ondansetron");
  g_assert_true (gtk_widget_is_sensitive (ui_child (pane, RESPITE_TYPE_PREVIEW_PANE, "save_button")));

  ui_key ("Left", GDK_ALT_MASK);
  test_window_wait_page (test, "session");
}

static void
choose_handout (GtkWidget *page,
                int        index)
{
  GtkListBox *list = ui_child (page, RESPITE_TYPE_DOCUMENTS_PAGE, "list");
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, index);

  g_assert_nonnull (row);
  ui_click (row);
}

static gboolean
is_sensitive (gpointer button)
{
  return gtk_widget_get_mapped (button) && gtk_widget_is_sensitive (button);
}

/* What is typed into the letter's own paragraph is in the letter at once. */
static void
write_remark (GtkWidget *page)
{
  ui_click (ui_find (page, GTK_TYPE_TEXT_VIEW, NULL));
  ui_type ("sleeps better now");
  test_paper_wait (ui_find (page, RESPITE_TYPE_PREVIEW_PANE, NULL), "sleeps better now");
}

void
visit_read_papers (TestWindow *test,
                   TestVisit  *visit)
{
  static const char *const papers[][3] = {
    { "patient_summary_button", "patient-summary", "Patient summary" },
    { "full_record_button", "full-record", "Contents" },
    { "course_summary_button", "course-summary", "Pain - short series" },
    { "letter_button", "letter", "Dear colleague" },
    { "work_note_button", "work-note", "To whom it may concern" },
    { "escort_note_button", "escort-note", "To whom it may concern" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      GtkWidget *page, *tab, *button;

      gtk_widget_activate_action (GTK_WIDGET (test->window), "win.open-patient", "x", visit->patient_id);
      page = test_window_wait_page (test, "patient");
      gtk_widget_activate_action (page, "patient.tab", "s", "documents");
      tab = ui_find (page, RESPITE_TYPE_PAPERS_TAB, NULL);
      button = ui_child (tab, RESPITE_TYPE_PAPERS_TAB, papers[i][0]);
      g_assert_true (ui_wait (is_sensitive, button));
      ui_click (button);
      page = test_window_wait_page (test, papers[i][1]);
      test_paper_wait (ui_find (page, RESPITE_TYPE_PREVIEW_PANE, NULL), papers[i][2]);
      if (g_str_equal (papers[i][1], "letter"))
        write_remark (page);
    }
}

void
visit_read_handouts (TestWindow *test,
                     TestVisit  *visit)
{
  static const char *const texts[][2] = {
    { "What is a ketamine infusion?", "¿Qué es una infusión de ketamina?" },
    { "Is it right for me?", "¿Es para mí?" },
    { "Get ready: the days before", "Los días antes" },
  };
  GtkWidget *page, *pane;

  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.open-handouts", "x", visit->patient_id);
  page = test_window_wait_page (test, "documents");
  pane = ui_child (page, RESPITE_TYPE_DOCUMENTS_PAGE, "pane");
  for (int language = 0; language < 2; language++)
    {
      test_window_choose (ui_child (page, RESPITE_TYPE_DOCUMENTS_PAGE, "language"), 1 + (guint) language);
      for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
        {
          choose_handout (page, (int) i);
          test_paper_wait (pane, texts[i][language]);
        }
    }
}
