/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

/* gtk/gtktestatcontext.h of GTK 4.8 has a format with a lone per cent sign in its macros. */
#pragma GCC diagnostic ignored "-Wformat"

#include "respite-app.h"
#include "visitwindow.h"

#include "base/respite-clock.h"
#include "pages/respite-outcomes-tab.h"
#include "pages/respite-paper-page.h"
#include "service/respite-score-acts.h"
#include "widgets/respite-row.h"
#include "widgets/respite-safety-row.h"
#include "widgets/respite-score-entry.h"
#include "widgets/respite-trend-chart.h"

#define N_ITEMS 9

typedef VisitWindow Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->test = test_window_new ();
  fixture->visit = test_visit_new (fixture->test->clinic);
}

/* A finished PHQ-9 whose nine answers are @points each, the one on self-harm @self_harm. */
static void
add_phq (Fixture *fixture,
         int      points,
         int      self_harm)
{
  static const char *const items[N_ITEMS] = {
    "interest", "mood", "sleep", "energy", "appetite", "self-worth", "concentration", "movement", "self-harm",
  };
  RespiteOffice *office = fixture->test->clinic->office;
  g_autoptr (RespiteForm) form = NULL;
  g_autoptr (RespiteAnswers) answers = NULL;
  g_autoptr (GError) error = NULL;
  gint64 form_id, response;

  respite_office_resolve (office, RESPITE_KIND_FORM, "phq-9", &form_id, &error);
  g_assert_no_error (error);
  form = respite_office_get_form (office, form_id, &error);
  g_assert_no_error (error);
  answers = respite_answers_new (form);
  for (int i = 0; i < N_ITEMS; i++)
    respite_answers_choose (answers, items[i], (guint) (i + 1 < N_ITEMS ? points : self_harm), TRUE);
  response = respite_office_start_response (office, form_id, fixture->visit->patient_id, 0, &error);
  g_assert_no_error (error);
  respite_office_finish_response (office, response, answers, &error);
  g_assert_no_error (error);
}

static void
wait_days (Fixture *fixture,
           int      days)
{
  respite_clock_advance (fixture->test->clinic->clock, days * RESPITE_DAY_MS);
}

/* Signs in and opens the patient's outcomes. */
static GtkWidget *
open_outcomes (Fixture *fixture)
{
  GtkWidget *page;
  GtkWidget *tab;

  test_window_sign_in (fixture->test, "owner");
  respite_window_show_page (fixture->test->window, "patient", fixture->visit->patient_id);
  page = test_window_wait_page (fixture->test, "patient");
  ui_wait_text (page, "MARTÍNEZ");
  test_window_press (page, "Outcomes");
  tab = ui_find (page, RESPITE_TYPE_OUTCOMES_TAB, NULL);
  g_assert_nonnull (tab);
  ui_wait_mapped (tab);

  return tab;
}

static void
test_scores_are_told_drawn_and_listed (Fixture      *fixture,
                                       gconstpointer data)
{
  GtkWidget *tab;
  GtkWidget *chart;

  add_phq (fixture, 2, 0);
  wait_days (fixture, 35);
  add_phq (fixture, 1, 0);
  tab = open_outcomes (fixture);
  ui_wait_label (ui_child (tab, RESPITE_TYPE_OUTCOMES_TAB, "essence_label"),
                 "PHQ-9 fell from 16 to 8 in 5 weeks: response.");
  chart = ui_child (tab, RESPITE_TYPE_OUTCOMES_TAB, "chart");
  ui_wait_mapped (chart);
  gtk_test_accessible_assert_property (chart, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "PHQ-9 fell from 16 to 8 in 5 weeks: response.");
  ui_wait_text (tab, "PHQ-9: 8 mild");
  ui_wait_text (tab, "−8 (−50 %)");
  ui_wait_text (tab, "PHQ-9: 16 moderately severe");
}

static gboolean
has_scores (RespiteOffice *office,
            gpointer       data)
{
  const gint64 *want = data;        /* patient, how many stand, how many are struck */
  g_autoptr (GPtrArray) scores = respite_office_list_scores (office, want[0], NULL);
  gint64 n_struck = 0;

  for (guint i = 0; scores != NULL && i < scores->len; i++)
    n_struck += (((const RespiteScore *) g_ptr_array_index (scores, i))->flags & RESPITE_SCORE_WITHDRAWN) != 0;

  return scores != NULL && (gint64) scores->len - n_struck == want[1] && n_struck == want[2];
}

static guint
find_instrument (const char *slug)
{
  guint i = 0;

  while (g_strcmp0 (respite_instrument_list ()[i]->slug, slug) != 0)
    i++;

  return i;
}

static gboolean
has_safety_item (RespiteOffice *office,
                 gpointer       data)
{
  const Fixture *fixture = data;
  g_autoptr (GPtrArray) items = respite_office_list_safety (office, fixture->visit->patient_id, 0, TRUE, NULL);

  return items->len == 1;
}

/* The answer that a total hides is asked for, and told of. */
static void
test_item_of_a_total (Fixture      *fixture,
                      gconstpointer data)
{
  GtkWidget *tab = open_outcomes (fixture);
  GtkWidget *entry;

  ui_wait_text (tab, "No scores yet");
  test_window_press (tab, "Enter a score");
  entry = ui_child (tab, RESPITE_TYPE_OUTCOMES_TAB, "score_entry");
  ui_wait_mapped (entry);
  test_window_choose (ui_child (entry, RESPITE_TYPE_SCORE_ENTRY, "instrument_drop"), find_instrument ("bdi-ii"));
  ui_wait_text (entry, "Look at item 9 (suicidal thoughts) on the paper.");
  test_window_fill (entry, RESPITE_TYPE_SCORE_ENTRY, "value_row", "20");
  ui_key ("Return", 0);
  ui_wait_text (fixture->test->window, "The score is kept. Look at item 9 (suicidal thoughts) on the paper.");

  test_window_fill (entry, RESPITE_TYPE_SCORE_ENTRY, "value_row", "21");
  test_window_fill (entry, RESPITE_TYPE_SCORE_ENTRY, "item_row", "4");
  ui_key ("Return", 0);
  ui_wait_text (entry, "A whole number from 0 to 3");
  test_window_fill (entry, RESPITE_TYPE_SCORE_ENTRY, "item_row", "2");
  ui_key ("Return", 0);
  test_window_until (fixture->test, has_safety_item, fixture);
}

/* From the empty page: choose, type, Enter; then Undo, and then struck out with a reason. */
static void
test_total_is_entered_and_struck (Fixture      *fixture,
                                  gconstpointer data)
{
  gint64 want[] = { fixture->visit->patient_id, 1, 0 };
  GtkWidget *tab = open_outcomes (fixture);
  GtkWidget *entry;

  ui_wait_text (tab, "No scores yet");
  test_window_press (tab, "Enter a score");
  entry = ui_child (tab, RESPITE_TYPE_OUTCOMES_TAB, "score_entry");
  ui_wait_mapped (entry);
  test_window_choose (ui_child (entry, RESPITE_TYPE_SCORE_ENTRY, "instrument_drop"), find_instrument ("madrs"));
  ui_wait_mapped (ui_child (entry, RESPITE_TYPE_SCORE_ENTRY, "total_box"));
  test_window_fill (entry, RESPITE_TYPE_SCORE_ENTRY, "value_row", "99");
  ui_key ("Return", 0);
  ui_wait_text (entry, "from 0 to 60");
  test_window_fill (entry, RESPITE_TYPE_SCORE_ENTRY, "value_row", "31");
  ui_key ("Return", 0);
  test_window_until (fixture->test, has_scores, want);
  ui_wait_text (tab, "MADRS: 31");

  ui_key ("z", GDK_CONTROL_MASK);
  want[1] = 0;
  want[2] = 1;
  test_window_until (fixture->test, has_scores, want);
  ui_wait_text (tab, "struck through");

  test_window_close_message (fixture->test);
  test_window_fill (entry, RESPITE_TYPE_SCORE_ENTRY, "value_row", "13");
  ui_key ("Return", 0);
  want[1] = 1;
  test_window_until (fixture->test, has_scores, want);
  ui_wait_text (tab, "MADRS: 13");
  test_window_close_message (fixture->test);
  test_window_press (ui_child (tab, RESPITE_TYPE_OUTCOMES_TAB, "list"), "Strike out");
  ui_wait_mapped (ui_child (tab, RESPITE_TYPE_OUTCOMES_TAB, "strike_box"));
  ui_key ("Return", 0);
  ui_wait_text (tab, "Say why.");
  ui_type ("wrong patient");
  ui_key ("Return", 0);
  want[1] = 0;
  want[2] = 2;
  test_window_until (fixture->test, has_scores, want);
}

static void
test_score_sheet_opens_in_forms (Fixture      *fixture,
                                 gconstpointer data)
{
  GtkWidget *tab = open_outcomes (fixture);
  GtkWidget *entry;

  ui_wait_text (tab, "No scores yet");
  test_window_press (tab, "Enter a score");
  entry = ui_child (tab, RESPITE_TYPE_OUTCOMES_TAB, "score_entry");
  ui_wait_mapped (entry);
  test_window_choose (ui_child (entry, RESPITE_TYPE_SCORE_ENTRY, "instrument_drop"), find_instrument ("phq-9"));
  test_window_press (entry, "Open the score sheet");
  ui_wait_text (respite_window_get_page (fixture->test->window), "nterest");
}

static void
test_course_says_what_is_due (Fixture      *fixture,
                              gconstpointer data)
{
  GtkWidget *tab;

  test_visit_screen (fixture->visit, NULL);
  test_visit_clear (fixture->visit);
  test_visit_consent (fixture->visit);
  test_visit_plan (fixture->visit);
  tab = open_outcomes (fixture);
  ui_wait_text (tab, "Asked for by the course");
  ui_wait_text (tab, "PEG: pain and daily life");
  ui_wait_text (tab, "never filled");
  test_window_press (ui_child (tab, RESPITE_TYPE_OUTCOMES_TAB, "due_list"), "Enter");
  ui_wait_text (respite_window_get_page (fixture->test->window), "Worst pain in the last week");
}

static void
test_chart_becomes_a_document (Fixture      *fixture,
                               gconstpointer data)
{
  GtkWidget *tab;

  add_phq (fixture, 2, 0);
  tab = open_outcomes (fixture);
  ui_wait_text (tab, "PHQ-9: 16");
  test_window_press (tab, "Print or save");
  g_assert_true (RESPITE_IS_TREND_PAGE (test_window_wait_page (fixture->test, "trend")));
}

static gboolean
is_acknowledged (RespiteOffice *office,
                 gpointer       data)
{
  g_autoptr (GPtrArray) items = respite_office_list_safety (office, 0, 0, FALSE, NULL);
  const RespiteSafetyItem *item = items != NULL && items->len == 1 ? g_ptr_array_index (items, 0) : NULL;

  return item != NULL && !respite_safety_item_is_open (item) && g_str_equal (item->action, data);
}

static gboolean
has_no_safety (gpointer data)
{
  return !gtk_widget_get_mapped (data);
}

static void
test_safety_answer_stands_on_the_board (Fixture      *fixture,
                                        gconstpointer data)
{
  GtkWidget *page;
  GtkWidget *row;

  add_phq (fixture, 1, 1);
  test_window_sign_in (fixture->test, "owner");
  page = test_window_wait_page (fixture->test, "today");
  ui_wait_text (page, "1 safety answer waits");
  ui_wait_text (page, "MARTÍNEZ");
  row = ui_find (page, RESPITE_TYPE_SAFETY_ROW, NULL);
  g_assert_nonnull (row);

  /* Not without a word of what was done; what is typed outlives a new reading of the board. */
  test_window_press (row, "Acknowledge");
  ui_wait_text (row, "Write what was done");
  ui_type ("talked, plan in place");
  respite_page_reload (RESPITE_PAGE (page));
  ui_settle (page);
  ui_key ("Return", 0);
  test_window_until (fixture->test, is_acknowledged, (gpointer) "talked, plan in place");
  g_assert_true (ui_wait (has_no_safety, row));
}

static void
test_desk_is_told_to_fetch_somebody (Fixture      *fixture,
                                     gconstpointer data)
{
  GtkWidget *page;

  add_phq (fixture, 1, 1);
  test_window_sign_in (fixture->test, "desk");
  page = test_window_wait_page (fixture->test, "today");
  ui_wait_text (page, "fetch a nurse or a prescriber");
  g_assert_null (ui_find (page, RESPITE_TYPE_SAFETY_ROW, NULL));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  respite_app_init ();

#define ADD(name, func) g_test_add ("/outcomes/" name, Fixture, NULL, set_up, func, visit_window_tear_down)
  ADD ("scores-are-told-drawn-and-listed", test_scores_are_told_drawn_and_listed);
  ADD ("total-is-entered-and-struck", test_total_is_entered_and_struck);
  ADD ("item-of-a-total", test_item_of_a_total);
  ADD ("score-sheet-opens-in-forms", test_score_sheet_opens_in_forms);
  ADD ("course-says-what-is-due", test_course_says_what_is_due);
  ADD ("chart-becomes-a-document", test_chart_becomes_a_document);
  ADD ("safety-answer-stands-on-the-board", test_safety_answer_stands_on_the_board);
  ADD ("desk-is-told-to-fetch-somebody", test_desk_is_told_to_fetch_somebody);

  return g_test_run ();
}
