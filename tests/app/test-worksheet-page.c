/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "visitwindow.h"

#include "pages/respite-discharge-view.h"
#include "pages/respite-order-view.h"
#include "pages/respite-preparation-box.h"
#include "pages/respite-session-page.h"
#include "pages/respite-sign-view.h"
#include "pages/respite-worksheet-box.h"
#include "service/respite-course-acts.h"
#include "service/respite-session-acts.h"
#include "widgets/respite-check-row.h"
#include "widgets/respite-checklist.h"

static void
set_up (VisitWindow  *fixture,
        gconstpointer data)
{
  visit_window_open_session (fixture, test_visit_new_nasal);
}

static gboolean
is_answered (RespiteOffice *office,
             gpointer       data)
{
  const TestVisit *visit = data;
  g_autoptr (RespiteSessionRecord) record = respite_office_get_session (office, visit->session_id, FALSE, NULL);
  const RespiteCheck *line = g_ptr_array_index (record->worksheet, 0);

  return line->answer == RESPITE_ANSWER_NO;
}

/* A key answers a line; the paper is one press away. */
static void
test_lines_are_answered (VisitWindow  *fixture,
                         gconstpointer data)
{
  GtkWidget *box, *checklist;

  respite_session_page_show_step (RESPITE_SESSION_PAGE (fixture->page), "discharge");
  ui_wait_text (fixture->page, "Esketamine worksheet");
  box = ui_find (fixture->page, RESPITE_TYPE_WORKSHEET_BOX, NULL);
  g_assert_true (gtk_widget_get_mapped (box));
  checklist = ui_child (box, RESPITE_TYPE_WORKSHEET_BOX, "checklist");
  gtk_widget_grab_focus (ui_find (checklist, RESPITE_TYPE_CHECK_ROW, NULL));
  ui_key ("n", 0);
  test_window_until (fixture->test, is_answered, fixture->visit);
  ui_wait_label (ui_child (box, RESPITE_TYPE_WORKSHEET_BOX, "facts_label"), "No device was used yet");

  test_window_press (box, "Worksheet on paper");
  ui_wait_text (test_window_wait_page (fixture->test, "worksheet"), "Esketamine worksheet");
}

/* The order of a spray asks for nothing of a pump, and shows its devices. */
static void
test_order_is_told (VisitWindow  *fixture,
                    gconstpointer data)
{
  GtkWidget *view, *box;

  respite_session_page_show_step (RESPITE_SESSION_PAGE (fixture->page), "order");
  view = ui_find (fixture->page, RESPITE_TYPE_ORDER_VIEW, NULL);
  ui_wait_label (ui_child (view, RESPITE_TYPE_ORDER_VIEW, "summary_label"), "56 mg, observed for 120 min");
  box = ui_child (view, RESPITE_TYPE_ORDER_VIEW, "preparation");
  ui_wait_label (ui_child (box, RESPITE_TYPE_PREPARATION_BOX, "done_label"), "2 devices, 56 mg");
  test_window_press (view, "Write it anew");
  ui_wait_mapped (ui_child (view, RESPITE_TYPE_ORDER_VIEW, "drug"));
  test_window_choose (ui_child (view, RESPITE_TYPE_ORDER_VIEW, "drug"), 1);
  g_assert_false (gtk_widget_get_visible (ui_child (view, RESPITE_TYPE_ORDER_VIEW, "rate")));
  g_assert_false (gtk_widget_get_visible (ui_child (view, RESPITE_TYPE_ORDER_VIEW, "bag")));
  test_window_fill (view, RESPITE_TYPE_ORDER_VIEW, "dose_mg", "84");
  ui_wait_text (view, "28 mg × 3 = 84 mg");
}

/* What was given stands above the page while it scrolls, and a spray has no pump. */
static void
test_signature_is_headed (VisitWindow  *fixture,
                          gconstpointer data)
{
  GtkWidget *view, *totals;

  respite_session_page_show_step (RESPITE_SESSION_PAGE (fixture->page), "sign");
  view = ui_find (fixture->page, RESPITE_TYPE_SIGN_VIEW, NULL);
  totals = ui_child (view, RESPITE_TYPE_SIGN_VIEW, "totals_label");
  ui_wait_mapped (totals);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (totals)), ==, "Given: 0 mg");
  g_assert_null (gtk_widget_get_ancestor (totals, GTK_TYPE_SCROLLED_WINDOW));
}

/* A visit by the protocol of the spray, checked in. */
static TestVisit *
new_by_protocol (TestClinic *clinic)
{
  TestVisit *visit = test_visit_new (clinic);
  RespiteSessionFilter filter = { 0 };
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GError) error = NULL;
  gint64 protocol_id;

  respite_office_resolve (clinic->office, RESPITE_KIND_PROTOCOL, "esketamine-observation", &protocol_id, &error);
  g_assert_no_error (error);
  visit->course_id = respite_office_add_course (clinic->office, visit->patient_id, protocol_id, "2026-11-23", 600, "",
                                                &error);
  g_assert_no_error (error);
  filter.course_id = visit->course_id;
  sessions = respite_office_list_sessions (clinic->office, &filter, &error);
  g_assert_no_error (error);
  visit->session_id = ((const RespiteSession *) g_ptr_array_index (sessions, 0))->id;
  respite_office_check_in (clinic->office, visit->session_id, NULL, &error);
  g_assert_no_error (error);

  return visit;
}

static void
set_up_protocol (VisitWindow  *fixture,
                 gconstpointer data)
{
  visit_window_open_session (fixture, new_by_protocol);
}

/* The order begins with the drug and form that the protocol is for; the other can be chosen and stays. */
static void
test_protocol_chooses (VisitWindow  *fixture,
                       gconstpointer data)
{
  GtkWidget *view;
  GtkDropDown *drug;

  respite_session_page_show_step (RESPITE_SESSION_PAGE (fixture->page), "order");
  view = ui_find (fixture->page, RESPITE_TYPE_ORDER_VIEW, NULL);
  drug = ui_child (view, RESPITE_TYPE_ORDER_VIEW, "drug");
  ui_wait_mapped (GTK_WIDGET (drug));
  g_assert_cmpuint (gtk_drop_down_get_selected (drug), ==, RESPITE_DRUG_ESKETAMINE_NASAL);
  g_assert_false (gtk_widget_get_visible (ui_child (view, RESPITE_TYPE_ORDER_VIEW, "rate")));
  test_window_choose (drug, RESPITE_DRUG_KETAMINE_IV);
  respite_session_view_update (RESPITE_SESSION_VIEW (view));
  g_assert_cmpuint (gtk_drop_down_get_selected (drug), ==, RESPITE_DRUG_KETAMINE_IV);
}

static gboolean
is_prepared (RespiteOffice *office,
             gpointer       data)
{
  const TestVisit *visit = data;
  g_autoptr (RespiteSessionRecord) record = respite_office_get_session (office, visit->session_id, FALSE, NULL);

  return record->preparation != NULL;
}

/* Enter after the password of the second person confirms the preparation. */
static void
test_enter_prepares (VisitWindow  *fixture,
                     gconstpointer data)
{
  static const char *const fields[][2] = {
    { "devices", "2" }, { "lot", "SPR22" }, { "expiry", "2027-08" }, { "checker", "nurse" },
    { "password", TESTLIB_PASSWORD },
  };
  GtkWidget *view, *box;

  respite_session_page_show_step (RESPITE_SESSION_PAGE (fixture->page), "order");
  view = ui_find (fixture->page, RESPITE_TYPE_ORDER_VIEW, NULL);
  box = ui_child (view, RESPITE_TYPE_ORDER_VIEW, "preparation");
  ui_wait_mapped (ui_child (view, RESPITE_TYPE_ORDER_VIEW, "drug"));
  test_window_fill (view, RESPITE_TYPE_ORDER_VIEW, "dose_mg", "56");
  test_window_fill (view, RESPITE_TYPE_ORDER_VIEW, "minutes", "120");
  test_window_press (view, "Sign the order…");
  test_window_sign (fixture->test);
  ui_wait_text (view, "Ordered and signed by");
  ui_wait_mapped (box);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    test_window_fill (box, RESPITE_TYPE_PREPARATION_BOX, fields[i][0], fields[i][1]);
  ui_key ("Return", 0);
  test_window_until (fixture->test, is_prepared, fixture->visit);
}

#define ADD(name, func) g_test_add ("/worksheet-page/" name, VisitWindow, NULL, set_up, func, visit_window_tear_down)

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);

  ADD ("lines-are-answered", test_lines_are_answered);
  ADD ("order-is-told", test_order_is_told);
  ADD ("signature-is-headed", test_signature_is_headed);
  g_test_add ("/worksheet-page/protocol-chooses", VisitWindow, NULL, set_up_protocol, test_protocol_chooses,
              visit_window_tear_down);
  g_test_add ("/worksheet-page/enter-prepares", VisitWindow, NULL, set_up_protocol, test_enter_prepares,
              visit_window_tear_down);

  return g_test_run ();
}
