/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* In the window: a consent handed to the patient who signs it, a draft filled in, a result of the work-up. */

#include "config.h"

#include "pages/respite-consent-blanks.h"
#include "pages/respite-consent-reader.h"
#include "pages/respite-consent-view.h"
#include "pages/respite-eligibility-view.h"
#include "pages/respite-forms-tab.h"
#include "pages/respite-handover-page.h"
#include "pages/respite-workup-card.h"
#include "respite-app.h"
#include "testwindow.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-signature-pad.h"

typedef struct
{
  TestWindow *test;
  TestVisit  *visit;
  GtkWidget  *tab;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->test = test_window_new ();
  fixture->visit = test_visit_new (fixture->test->clinic);
  test_visit_screen (fixture->visit, NULL);
  test_window_sign_in (fixture->test, "owner");
  respite_window_show_page (fixture->test->window, "patient", fixture->visit->patient_id);
  ui_click (ui_wait_text (test_window_wait_page (fixture->test, "patient"), "Forms"));
  ui_wait_text (fixture->test->window, "Begin a form");
  fixture->tab = ui_find (fixture->test->window, RESPITE_TYPE_FORMS_TAB, NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_pointer (&fixture->visit, test_visit_free);
  g_clear_pointer (&fixture->test, test_window_free);
}

static gboolean
is_presented (RespiteOffice *office,
              gpointer       data)
{
  g_autoptr (GPtrArray) consents = respite_office_list_consents (office, ((TestVisit *) data)->patient_id, NULL);

  return consents != NULL && consents->len == 1 &&
         ((RespiteConsent *) g_ptr_array_index (consents, 0))->state == RESPITE_CONSENT_PRESENTED;
}

static gboolean
is_signed (RespiteOffice *office,
           gpointer       data)
{
  g_autoptr (GPtrArray) consents = respite_office_list_consents (office, ((TestVisit *) data)->patient_id, NULL);
  const RespiteConsent *consent = consents != NULL && consents->len == 1 ? g_ptr_array_index (consents, 0) : NULL;

  return consent != NULL && consent->state == RESPITE_CONSENT_SIGNED && consent->is_valid &&
         consent->signers->len == 1;
}

static void
test_patient_signs_alone (Fixture      *fixture,
                          gconstpointer data)
{
  GtkWidget *view = ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "consent_view");
  GtkWidget *reader, *pad, *page, *row;
  graphene_point_t points[12];

  ui_click (ui_wait_text (ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "template_list"),
                          "Consent to treatment with ketamine"));
  ui_wait_label (ui_child (view, RESPITE_TYPE_CONSENT_VIEW, "hash_label"), "SHA-256");
  test_window_press (view, "_Hand the screen to the patient");
  ui_wait_text (fixture->test->window, "I agree and sign");
  reader = ui_find (fixture->test->window, RESPITE_TYPE_CONSENT_READER, NULL);
  pad = ui_child (reader, RESPITE_TYPE_CONSENT_READER, "pad");

  /* Without a signature it says what is missing, beside the button. */
  test_window_press (reader, "I agree and sign");
  ui_wait_text (reader, "Please sign in the box first.");
  ui_reveal (pad);
  for (gsize i = 0; i < G_N_ELEMENTS (points); i++)
    graphene_point_init (&points[i], 20 + 22 * (float) i,
                         (float) gtk_widget_get_height (pad) * (i % 2 == 0 ? 0.3f : 0.7f));
  ui_drag (pad, points, G_N_ELEMENTS (points));
  test_window_press (reader, "I agree and sign");

  page = ui_find (fixture->test->window, RESPITE_TYPE_HANDOVER_PAGE, NULL);
  row = ui_child (page, RESPITE_TYPE_HANDOVER_PAGE, "password_row");
  ui_wait_mapped (row);
  ui_fill (respite_entry_row_get_entry (RESPITE_ENTRY_ROW (row)), TESTLIB_PASSWORD);
  ui_key ("Return", 0);
  ui_wait_text (ui_child (view, RESPITE_TYPE_CONSENT_VIEW, "pending_list"), "Drawn");
  test_window_close_message (fixture->test);
  test_window_press (view, "_Lock the consent");
  test_window_until (fixture->test, is_signed, fixture->visit);
  ui_wait_mapped (ui_child (view, RESPITE_TYPE_CONSENT_VIEW, "copy_button"));
}

static void
test_draft_is_filled_in (Fixture      *fixture,
                         gconstpointer data)
{
  GtkWidget *view = ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "consent_view");
  GtkWidget *blanks = ui_child (view, RESPITE_TYPE_CONSENT_VIEW, "blanks");
  gpointer decisions = ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "decision_list");
  GtkWidget *row;

  ui_click (ui_wait_text (decisions, "Eligibility"));
  ui_click (ui_wait_text (ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "template_list"),
                          "Permission to share health information"));
  ui_wait_mapped (blanks);
  g_assert_null (gtk_list_box_get_selected_row (decisions));
  row = gtk_widget_get_first_child (ui_child (blanks, RESPITE_TYPE_CONSENT_BLANKS, "row_box"));
  test_window_press (view, "Complete the _text");
  g_assert_cmpstr (respite_entry_row_get_error (RESPITE_ENTRY_ROW (row)), ==, "Fill this in first.");
  ui_fill (respite_entry_row_get_entry (RESPITE_ENTRY_ROW (row)), "Dr Lee");
  test_window_press (view, "Complete the _text");
  test_window_until (fixture->test, is_presented, fixture->visit);
  ui_wait_label (ui_child (view, RESPITE_TYPE_CONSENT_VIEW, "text_label"), "Dr Lee");
}

static gboolean
has_result (RespiteOffice *office,
            gpointer       data)
{
  g_autoptr (RespiteEligibility) eligibility = respite_office_get_eligibility (office,
                                                                               ((TestVisit *) data)->patient_id, NULL);
  const RespiteWorkupLine *line = g_ptr_array_index (eligibility->workup, 0);

  return line->results->len == 1 && !line->is_missing;
}

static void
test_workup_is_entered (Fixture      *fixture,
                        gconstpointer data)
{
  GtkWidget *view = ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "eligibility_view");
  GtkWidget *card = ui_child (view, RESPITE_TYPE_ELIGIBILITY_VIEW, "workup_card");

  ui_click (ui_wait_text (fixture->tab, "Eligibility"));
  ui_wait_text (card, "Missing");
  test_window_fill (card, RESPITE_TYPE_WORKUP_CARD, "text_row", "Nothing new");
  test_window_press (card, "Add the res_ult");
  test_window_until (fixture->test, has_result, fixture->visit);
  ui_wait_text (card, "There");
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);
  gtk_init ();
  respite_app_init ();

  g_test_add ("/consents/patient-signs-alone", Fixture, NULL, set_up, test_patient_signs_alone, tear_down);
  g_test_add ("/consents/draft-is-filled-in", Fixture, NULL, set_up, test_draft_is_filled_in, tear_down);
  g_test_add ("/consents/workup-is-entered", Fixture, NULL, set_up, test_workup_is_entered, tear_down);

  return g_test_run ();
}
