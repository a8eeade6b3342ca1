/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/*
 * In the window, each as the person who does it: a consent handed to the patient who signs it and locked by who
 * explained it, its language, a draft filled in, the decision of a prescriber, a result of the work-up.
 */

#include "config.h"

#include "pages/respite-consent-blanks.h"
#include "pages/respite-consent-foot.h"
#include "pages/respite-consent-head.h"
#include "pages/respite-consent-language.h"
#include "pages/respite-consent-questions.h"
#include "pages/respite-consent-reader.h"
#include "pages/respite-consent-view.h"
#include "pages/respite-eligibility-view.h"
#include "pages/respite-forms-tab.h"
#include "pages/respite-handover-page.h"
#include "pages/respite-workup-card.h"
#include "service/respite-consent-text-acts.h"
#include "test-consent.h"
#include "testwindow.h"
#include "widgets/respite-attachment-window.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-scan-picker.h"
#include "widgets/respite-signature-pad.h"

typedef struct
{
  TestWindow *test;
  TestVisit  *visit;
  GtkWidget  *tab;
} Fixture;

static void
make_patient (Fixture *fixture)
{
  fixture->test = test_window_new ();
  fixture->visit = test_visit_new (fixture->test->clinic);
  test_visit_screen (fixture->visit, NULL);
}

static void
open_forms (Fixture    *fixture,
            const char *login)
{
  test_window_sign_in (fixture->test, login);
  respite_window_show_page (fixture->test->window, "patient", fixture->visit->patient_id);
  ui_click (ui_wait_text (test_window_wait_page (fixture->test, "patient"), "Forms"));
  ui_wait_text (fixture->test->window, "Begin a form");
  fixture->tab = ui_find (fixture->test->window, RESPITE_TYPE_FORMS_TAB, NULL);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  make_patient (fixture);
  open_forms (fixture, data);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_pointer (&fixture->visit, test_visit_free);
  g_clear_pointer (&fixture->test, test_window_free);
}

static GtkWidget *
find_head (GtkWidget  *view,
           const char *name)
{
  return ui_child (ui_child (view, RESPITE_TYPE_CONSENT_VIEW, "head"), RESPITE_TYPE_CONSENT_HEAD, name);
}

static GtkWidget *
find_foot (GtkWidget  *view,
           const char *name)
{
  return ui_child (ui_child (view, RESPITE_TYPE_CONSENT_VIEW, "foot"), RESPITE_TYPE_CONSENT_FOOT, name);
}

static gboolean
is_presented (RespiteOffice *office,
              gpointer       data)
{
  g_autoptr (GPtrArray) consents = respite_office_list_consents (office, ((TestVisit *) data)->patient_id, NULL);

  return consents != NULL && consents->len == 1 &&
         ((RespiteConsent *) g_ptr_array_index (consents, 0))->state == RESPITE_CONSENT_PRESENTED;
}

static RespiteConsent *
find_consent (RespiteOffice *office,
              TestVisit     *visit)
{
  g_autoptr (GPtrArray) consents = respite_office_list_consents (office, visit->patient_id, NULL);

  return consents != NULL && consents->len == 1 ? g_ptr_array_steal_index (consents, 0) : NULL;
}

static gboolean
is_seen (RespiteOffice *office,
         gpointer       data)
{
  g_autoptr (RespiteConsent) consent = find_consent (office, data);

  return consent != NULL && consent->state == RESPITE_CONSENT_SIGNED && consent->is_valid &&
         consent->signers->len == 1;
}

/* Also by the nurse who explained it. */
static gboolean
is_explained (RespiteOffice *office,
              gpointer       data)
{
  g_autoptr (RespiteConsent) consent = find_consent (office, data);
  const RespiteSigner *signer;

  if (consent == NULL || consent->state != RESPITE_CONSENT_SIGNED || !consent->is_valid || consent->signers->len != 2)
    return FALSE;

  signer = g_ptr_array_index (consent->signers, 1);

  return signer->role == RESPITE_SIGNER_CLINICIAN && signer->staff_id != 0;
}

/* The patient has the screen, signs, and the member of staff takes it back. */
static void
let_patient_sign (Fixture   *fixture,
                  GtkWidget *view)
{
  GtkWidget *reader, *pad, *page, *row;
  graphene_point_t points[12];

  ui_click (ui_wait_text (ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "template_list"),
                          "Consent to treatment with ketamine"));
  ui_wait_label (find_foot (view, "hash_label"), "SHA-256");
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
}

static void
test_nurse_explains (Fixture      *fixture,
                     gconstpointer data)
{
  GtkWidget *view = ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "consent_view");

  let_patient_sign (fixture, view);
  ui_click (ui_child (view, RESPITE_TYPE_CONSENT_VIEW, "explained_check"));
  test_window_press (view, "_Lock the consent");
  test_window_sign (fixture->test);
  test_window_until (fixture->test, is_explained, fixture->visit);
  ui_wait_mapped (ui_child (view, RESPITE_TYPE_CONSENT_VIEW, "copy_button"));
  g_assert_false (gtk_widget_get_visible (ui_child (view, RESPITE_TYPE_CONSENT_VIEW, "language")));
}

/* The front desk sees the patient sign; that it was explained is not for the desk to say. */
static void
test_desk_sees_it_signed (Fixture      *fixture,
                          gconstpointer data)
{
  GtkWidget *view = ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "consent_view");

  let_patient_sign (fixture, view);
  g_assert_false (gtk_widget_get_visible (ui_child (view, RESPITE_TYPE_CONSENT_VIEW, "explained_check")));
  test_window_press (view, "_Lock the consent");
  test_window_until (fixture->test, is_seen, fixture->visit);
}

static gboolean
is_declined (RespiteOffice *office,
             gpointer       data)
{
  g_autoptr (RespiteConsent) consent = find_consent (office, data);

  return consent != NULL && consent->state == RESPITE_CONSENT_DECLINED &&
         g_str_equal (consent->reason, "too tired today");
}

/* A no has its reason, its moment and who wrote it down; there is nothing to sign or withdraw after it. */
static void
test_no_is_written_down (Fixture      *fixture,
                         gconstpointer data)
{
  GtkWidget *view = ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "consent_view");
  gpointer row = ui_child (view, RESPITE_TYPE_CONSENT_VIEW, "decline_row");

  ui_click (ui_wait_text (ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "template_list"),
                          "Consent to treatment with ketamine"));
  ui_wait_label (find_head (view, "facts_label"), "Presented");
  ui_fill (respite_entry_row_get_entry (RESPITE_ENTRY_ROW (row)), "too tired today");
  test_window_press (view, "Patient says _no");
  test_window_until (fixture->test, is_declined, fixture->visit);
  ui_wait_label (find_head (view, "facts_label"), "The patient said no");
  ui_wait_label (find_head (view, "facts_label"), "too tired today");
  ui_wait_label (find_head (view, "facts_label"), "written down by");
  ui_wait_mapped (ui_child (view, RESPITE_TYPE_CONSENT_VIEW, "copy_button"));
  g_assert_false (gtk_widget_get_visible (ui_child (view, RESPITE_TYPE_CONSENT_VIEW, "withdraw_box")));
}

/* What was answered, who signed and the scan stand under the text; the scan opens; a withdrawal says how. */
static void
test_paper_is_read_again (Fixture      *fixture,
                          gconstpointer data)
{
  static const char scan[] = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n";
  GtkWidget *view = ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "consent_view");
  GtkWidget *questions = ui_child (view, RESPITE_TYPE_CONSENT_VIEW, "questions");
  g_autofree char *path = g_build_filename (fixture->test->clinic->folder, "scan.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *row;

  g_assert_true (g_file_set_contents (path, scan, -1, NULL));
  ui_click (ui_wait_text (ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "template_list"),
                          "Consent to treatment with ketamine"));
  ui_wait_label (find_foot (view, "hash_label"), "English");
  row = gtk_widget_get_first_child (ui_child (questions, RESPITE_TYPE_CONSENT_QUESTIONS, "teach_box"));
  ui_fill (respite_entry_row_get_entry (RESPITE_ENTRY_ROW (row)), "for my back");
  ui_click (ui_child (view, RESPITE_TYPE_CONSENT_VIEW, "paper_check"));
  respite_scan_picker_set_file (ui_child (view, RESPITE_TYPE_CONSENT_VIEW, "scan_picker"), file);
  test_window_press (view, "_Add this signature");
  ui_wait_text (ui_child (view, RESPITE_TYPE_CONSENT_VIEW, "pending_list"), "On paper");
  test_window_press (view, "_Lock the consent");
  ui_wait_text (find_foot (view, "answer_list"), "for my back");
  ui_wait_text (find_foot (view, "signer_list"), "On paper");
  ui_wait_label (find_head (view, "facts_label"), "Until");
  test_window_close_message (fixture->test);

  ui_click (find_foot (view, "scan_button"));
  ui_destroy (test_window_wait_other (RESPITE_TYPE_ATTACHMENT_WINDOW));

  ui_fill (respite_entry_row_get_entry (ui_child (view, RESPITE_TYPE_CONSENT_VIEW, "withdraw_row")), "no more");
  test_window_press (view, "Withdraw");
  ui_wait_label (find_head (view, "facts_label"), "Withdrawn");
  ui_wait_label (find_head (view, "facts_label"), "By word of mouth: no more");
}

/* A signed text that the clinic has changed since never looks like one that counts. */
static void
test_old_text_is_to_be_signed_again (Fixture      *fixture,
                                     gconstpointer data)
{
  const char *slug = "off-label-ketamine";
  RespiteOffice *office;
  GtkWidget *view, *list;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  make_patient (fixture);
  office = fixture->test->clinic->office;
  test_visit_consent (fixture->visit);
  text = test_consent_edit_text (slug, "Please read it with care.", "We now ask a fee.");
  g_assert_cmpint (respite_office_save_consent_text (office, slug, "en", text, TRUE, "the fee", &error), ==, 2);
  g_assert_no_error (error);

  open_forms (fixture, data);
  view = ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "consent_view");
  list = ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "consent_list");
  ui_wait_text (list, "Sign again");
  g_assert_null (ui_find (list, GTK_TYPE_LABEL, "Signed"));
  ui_click (ui_wait_text (list, "Consent to treatment with ketamine"));
  ui_wait_label (find_head (view, "alarm_label"), "The text has changed");
}

static gboolean
is_spanish (RespiteOffice *office,
            gpointer       data)
{
  g_autoptr (RespiteConsent) consent = find_consent (office, data);

  return consent != NULL && g_str_equal (consent->language, "es") && consent->state == RESPITE_CONSENT_PRESENTED;
}

static void
test_language_is_changed (Fixture      *fixture,
                          gconstpointer data)
{
  GtkWidget *view = ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "consent_view");
  gpointer language = ui_child (view, RESPITE_TYPE_CONSENT_VIEW, "language");

  ui_click (ui_wait_text (ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "template_list"),
                          "Consent to treatment with ketamine"));
  ui_wait_label (find_foot (view, "hash_label"), "SHA-256");
  test_window_choose (ui_child (language, RESPITE_TYPE_CONSENT_LANGUAGE, "drop"), 1);
  test_window_until (fixture->test, is_spanish, fixture->visit);
  ui_wait_label (find_head (view, "title_label"), "Consentimiento");
  ui_wait_label (ui_child (view, RESPITE_TYPE_CONSENT_VIEW, "meaning_label"), "tratamiento");
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
  ui_wait_text (ui_child (view, RESPITE_TYPE_CONSENT_VIEW, "prose"), "Dr Lee");
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

static gboolean
is_conditional (RespiteOffice *office,
                gpointer       data)
{
  g_autoptr (RespiteEligibility) eligibility = respite_office_get_eligibility (office,
                                                                               ((TestVisit *) data)->patient_id, NULL);

  return eligibility != NULL && eligibility->decision == RESPITE_DECISION_CONDITIONAL && eligibility->is_valid &&
         g_str_equal (eligibility->conditions, "ecg first");
}

static gboolean
is_met (RespiteOffice *office,
        gpointer       data)
{
  g_autoptr (RespiteEligibility) eligibility = respite_office_get_eligibility (office,
                                                                               ((TestVisit *) data)->patient_id, NULL);

  return ((RespiteCondition *) g_ptr_array_index (eligibility->condition_list, 0))->is_done;
}

/* Nothing is chosen beforehand; conditions and reason are asked for; a condition is met by a click on it. */
static void
test_prescriber_decides (Fixture      *fixture,
                         gconstpointer data)
{
  GtkWidget *view = ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "eligibility_view");
  GtkWidget *sign = ui_child (view, RESPITE_TYPE_ELIGIBILITY_VIEW, "sign_button");

  ui_click (ui_wait_text (fixture->tab, "Eligibility"));
  ui_wait_mapped (sign);

  /* What is read stands above the decision: nothing moves any more once it is there. */
  ui_wait_label (ui_child (view, RESPITE_TYPE_ELIGIBILITY_VIEW, "screening_label"), "Screening of");
  ui_wait_text (ui_child (view, RESPITE_TYPE_ELIGIBILITY_VIEW, "workup_card"), "Missing");
  g_assert_false (gtk_widget_is_sensitive (sign));
  ui_click (ui_child (view, RESPITE_TYPE_ELIGIBILITY_VIEW, "conditional_check"));
  ui_click (sign);
  ui_wait_text (view, "Write the conditions.");
  ui_click (ui_child (view, RESPITE_TYPE_ELIGIBILITY_VIEW, "conditions_view"));
  ui_type ("ecg first");
  test_window_fill (view, RESPITE_TYPE_ELIGIBILITY_VIEW, "reason_row", "stable");
  ui_click (sign);
  test_window_sign (fixture->test);
  test_window_until (fixture->test, is_conditional, fixture->visit);
  ui_click (ui_wait_text (ui_child (view, RESPITE_TYPE_ELIGIBILITY_VIEW, "condition_list"), "ecg first"));
  test_window_until (fixture->test, is_met, fixture->visit);
}

/* A nurse reads the decision and does not make it. */
static void
test_nurse_does_not_decide (Fixture      *fixture,
                            gconstpointer data)
{
  GtkWidget *view = ui_child (fixture->tab, RESPITE_TYPE_FORMS_TAB, "eligibility_view");

  ui_click (ui_wait_text (fixture->tab, "Eligibility"));
  ui_wait_mapped (ui_child (view, RESPITE_TYPE_ELIGIBILITY_VIEW, "workup_card"));
  ui_wait_label (ui_child (view, RESPITE_TYPE_ELIGIBILITY_VIEW, "screening_label"), "Screening of");
  g_assert_false (gtk_widget_get_visible (ui_child (view, RESPITE_TYPE_ELIGIBILITY_VIEW, "decide_box")));
}

int
main (int    argc,
      char **argv)
{
  ui_init (&argc, &argv);

  g_test_add ("/consents/nurse-explains", Fixture, "nurse", set_up, test_nurse_explains, tear_down);
  g_test_add ("/consents/desk-sees-it-signed", Fixture, "desk", set_up, test_desk_sees_it_signed, tear_down);
  g_test_add ("/consents/no-is-written-down", Fixture, "nurse", set_up, test_no_is_written_down, tear_down);
  g_test_add ("/consents/old-text-is-to-be-signed-again", Fixture, "nurse", NULL, test_old_text_is_to_be_signed_again,
              tear_down);
  g_test_add ("/consents/paper-is-read-again", Fixture, "nurse", set_up, test_paper_is_read_again, tear_down);
  g_test_add ("/consents/language-is-changed", Fixture, "nurse", set_up, test_language_is_changed, tear_down);
  g_test_add ("/consents/draft-is-filled-in", Fixture, "nurse", set_up, test_draft_is_filled_in, tear_down);
  g_test_add ("/consents/prescriber-decides", Fixture, "prescriber", set_up, test_prescriber_decides, tear_down);
  g_test_add ("/consents/nurse-does-not-decide", Fixture, "nurse", set_up, test_nurse_does_not_decide, tear_down);
  g_test_add ("/consents/workup-is-entered", Fixture, "nurse", set_up, test_workup_is_entered, tear_down);

  return g_test_run ();
}
