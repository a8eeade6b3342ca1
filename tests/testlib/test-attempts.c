/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-attempts.h"
#include "test-attempts-private.h"

#include "base/respite-str.h"
#include "service/respite-office-audit.h"
#include "service/respite-office-settings.h"
#include "service/respite-office-staff.h"
#include "service/respite-review-acts.h"
#include "service/respite-score-acts.h"

#define OFFICE (visit->clinic->office)

static void
free_list (GPtrArray *list)
{
  g_clear_pointer (&list, g_ptr_array_unref);
}

static void
put_setting (TestVisit *visit,
             GError   **error)
{
  respite_office_put_setting (OFFICE, "theme", "dark", error);
}

static void
save_clinic_info (TestVisit *visit,
                  GError   **error)
{
  g_autoptr (RespiteClinicInfo) info = respite_clinic_info_copy (respite_office_get_clinic_info (OFFICE));

  respite_office_save_clinic_info (OFFICE, info, error);
}

static void
list_staff (TestVisit *visit,
            GError   **error)
{
  free_list (respite_office_list_staff (OFFICE, error));
}

static void
deactivate_staff (TestVisit *visit,
                  GError   **error)
{
  respite_office_deactivate_staff (OFFICE, "nobody", error);
}

static void
set_roles (TestVisit *visit,
           GError   **error)
{
  respite_office_set_roles (OFFICE, "nobody", RESPITE_ROLE_NURSE, error);
}

static void
reset_password (TestVisit *visit,
                GError   **error)
{
  respite_office_reset_password (OFFICE, "nobody", "another password 42", error);
}

static void
add_staff (TestVisit *visit,
           GError   **error)
{
  RespiteStaff staff = { .login = (char *) "nurse", .name = (char *) "Nurse", .roles = RESPITE_ROLE_NURSE };

  respite_office_add_staff (OFFICE, &staff, "another password 42", NULL, error);
}

static void
add_patient (TestVisit *visit,
             GError   **error)
{
  g_autoptr (RespitePatient) patient = respite_patient_new ();

  patient->family = g_strdup ("Somebody");
  patient->born = g_strdup ("1970-01-01");
  respite_office_add_patient (OFFICE, patient, error);
}

static void
update_patient (TestVisit *visit,
                GError   **error)
{
  g_autoptr (RespitePatient) patient = respite_patient_new ();

  patient->id = visit->patient_id;
  respite_office_update_patient (OFFICE, patient, error);
}

static void
get_finished_response (TestVisit *visit,
                       GError   **error)
{
  respite_response_free (respite_office_get_response (OFFICE, visit->response_id, error));
}

static void
get_eligibility (TestVisit *visit,
                 GError   **error)
{
  g_autoptr (RespiteEligibility) eligibility = respite_office_get_eligibility (OFFICE, visit->patient_id, error);
}

static void
get_course (TestVisit *visit,
            GError   **error)
{
  respite_course_free (respite_office_get_course (OFFICE, visit->course_id, error));
}

static void
get_session (TestVisit *visit,
             GError   **error)
{
  respite_session_record_unref (respite_office_get_session (OFFICE, visit->session_id, TRUE, error));
}

static void
add_record_item (TestVisit *visit,
                 GError   **error)
{
  g_autoptr (RespiteRecordItem) item = respite_record_item_new ();

  item->patient_id = visit->patient_id;
  item->text = g_strdup ("Latex");
  respite_office_add_record_item (OFFICE, item, error);
}

static void
end_record_item (TestVisit *visit,
                 GError   **error)
{
  respite_office_end_record_item (OFFICE, 4711, TRUE, error);
}

static void
set_allergy_state (TestVisit *visit,
                   GError   **error)
{
  respite_office_set_allergy_state (OFFICE, visit->patient_id, RESPITE_ALLERGY_NONE_KNOWN, error);
}

static void
add_weight (TestVisit *visit,
            GError   **error)
{
  respite_office_add_weight (OFFICE, visit->patient_id, 71000, 0, 0, error);
}

static void
finish_response (TestVisit *visit,
                 GError   **error)
{
  g_autoptr (RespiteForm) form = respite_form_load_builtin ("screening", NULL);
  g_autoptr (RespiteAnswers) answers = respite_answers_new (form);

  respite_office_finish_response (OFFICE, visit->response_id, answers, error);
}

static void
import_form (TestVisit *visit,
             GError   **error)
{
  g_autoptr (GBytes) json = g_bytes_new_static ("{}", 2);

  respite_form_import_free (respite_office_import_form (OFFICE, json, error));
}

static void
sign_eligibility (TestVisit *visit,
                  GError   **error)
{
  respite_office_sign_eligibility (OFFICE, visit->patient_id, RESPITE_DECISION_NONE, NULL, NULL, NULL,
                                   TESTLIB_PASSWORD, error);
}

static void
present_consent (TestVisit *visit,
                 GError   **error)
{
  respite_office_present_consent (OFFICE, visit->patient_id, "off-label-ketamine", "en", error);
}

static void
get_consent (TestVisit *visit,
             GError   **error)
{
  respite_consent_free (respite_office_get_consent (OFFICE, visit->consent_id, error));
}

static void
sign_consent (TestVisit *visit,
              GError   **error)
{
  g_autoptr (GPtrArray) signers = g_ptr_array_new ();

  respite_office_sign_consent (OFFICE, visit->consent_id, signers, NULL, NULL, NULL, error);
}

static void
decline_consent (TestVisit *visit,
                 GError   **error)
{
  respite_office_decline_consent (OFFICE, visit->consent_id, "no", error);
}

static void
withdraw_consent (TestVisit *visit,
                  GError   **error)
{
  respite_office_withdraw_consent (OFFICE, 4711, "no", error);
}

static void
list_protocols (TestVisit *visit,
                GError   **error)
{
  free_list (respite_office_list_protocols (OFFICE, "en", error));
}

static void
get_protocol (TestVisit *visit,
              GError   **error)
{
  respite_protocol_free (respite_office_get_protocol (OFFICE, 1, "en", error));
}

static void
get_thresholds (TestVisit *visit,
                GError   **error)
{
  respite_thresholds_free (respite_office_get_thresholds (OFFICE, error));
}

static void
import_protocol (TestVisit *visit,
                 GError   **error)
{
  g_autoptr (GBytes) json = g_bytes_new_static ("{}", 2);

  respite_office_import_protocol (OFFICE, json, error);
}

static void
add_course (TestVisit *visit,
            GError   **error)
{
  respite_office_add_course (OFFICE, visit->patient_id, 1, "soon", 600, "", error);
}

static void
stop_course (TestVisit *visit,
             GError   **error)
{
  respite_office_stop_course (OFFICE, visit->course_id, NULL, error);
}

static void
review_course (TestVisit *visit,
               GError   **error)
{
  respite_office_review_course (OFFICE, visit->course_id, RESPITE_VERDICT_CONTINUE, "", error);
}

static void
list_board (TestVisit *visit,
            GError   **error)
{
  free_list (respite_office_list_board (OFFICE, error));
}

static void
list_sessions (TestVisit *visit,
               GError   **error)
{
  RespiteSessionFilter filter = { .only_open = TRUE };

  free_list (respite_office_list_sessions (OFFICE, &filter, error));
}

static void
list_forms (TestVisit *visit,
            GError   **error)
{
  free_list (respite_office_list_forms (OFFICE, error));
}

static GPtrArray *
list_drafts (RespiteOffice *office,
             gint64         patient_id,
             GError       **error)
{
  return respite_office_list_drafts (office, patient_id, NULL, error);
}

static void
retire_form (TestVisit *visit,
             GError   **error)
{
  respite_office_retire_form (OFFICE, 1, TRUE, error);
}

static void
get_form (TestVisit *visit,
          GError   **error)
{
  RespiteForm *form = respite_office_get_form (OFFICE, 1, error);

  g_clear_pointer (&form, respite_form_unref);
}

static void
resolve (TestVisit *visit,
         GError   **error)
{
  gint64 id;

  respite_office_resolve (OFFICE, RESPITE_KIND_PATIENT, "10001", &id, error);
}

static void
book_session (TestVisit *visit,
              GError   **error)
{
  respite_office_book_session (OFFICE, visit->patient_id, 0, 1, 60, "", error);
}

static void
move_session (TestVisit *visit,
              GError   **error)
{
  respite_office_move_session (OFFICE, visit->session_id, 1, NULL, error);
}

static void
cancel_session (TestVisit *visit,
                GError   **error)
{
  respite_office_cancel_session (OFFICE, visit->session_id, FALSE, NULL, error);
}

static void
check_in (TestVisit *visit,
          GError   **error)
{
  respite_office_check_in (OFFICE, visit->session_id, NULL, error);
}

static void
save_gate (TestVisit *visit,
           GError   **error)
{
  g_autoptr (GPtrArray) checks = g_ptr_array_new ();

  respite_office_save_gate (OFFICE, visit->session_id, checks, error);
}

static void
order_session (TestVisit *visit,
               GError   **error)
{
  g_autoptr (RespiteOrder) order = test_visit_new_order ();

  respite_office_order_session (OFFICE, visit->session_id, order, FALSE, TESTLIB_PASSWORD, error);
}

static void
prepare_session (TestVisit *visit,
                 GError   **error)
{
  g_autoptr (RespitePreparation) preparation = test_visit_new_preparation ();

  respite_office_prepare_session (OFFICE, visit->session_id, preparation, "owner", TESTLIB_PASSWORD, error);
}

static void
add_event (TestVisit *visit,
           GError   **error)
{
  g_autoptr (RespiteEvent) event = respite_event_new (RESPITE_EVENT_NOTE, 0);

  respite_set_str (&event->text, "calm");
  respite_office_add_event (OFFICE, visit->session_id, event, NULL, error);
}

static void
add_entry (TestVisit *visit,
           GError   **error)
{
  respite_event_free (respite_office_add_entry (OFFICE, visit->session_id, "note calm", 0, FALSE, error));
}

static void
strike_event (TestVisit *visit,
              GError   **error)
{
  respite_office_strike_event (OFFICE, 4711, NULL, error);
}

static void
discharge_session (TestVisit *visit,
                   GError   **error)
{
  respite_office_discharge_session (OFFICE, visit->session_id, NULL, FALSE, error);
}

static void
sign_session (TestVisit *visit,
              GError   **error)
{
  respite_office_sign_session (OFFICE, visit->session_id, TESTLIB_PASSWORD, error);
}

static void
amend_session (TestVisit *visit,
               GError   **error)
{
  respite_office_amend_session (OFFICE, visit->session_id, "x", TESTLIB_PASSWORD, error);
}

const TestAttempt test_attempts[] = {
#define ATTEMPT(function, act) { RESPITE_FUNCTION_ ## function, #act, act, NULL, FALSE }
#define MORE(function, act) { RESPITE_FUNCTION_ ## function, #act, test_attempt_ ## act, NULL, FALSE }
#define LIST(function, act) { RESPITE_FUNCTION_ ## function, #act, NULL, respite_office_ ## act, FALSE }
  ATTEMPT (CLINIC_SETTINGS, put_setting),
  ATTEMPT (CLINIC_SETTINGS, save_clinic_info),
  ATTEMPT (STAFF_VIEW, list_staff),
  ATTEMPT (STAFF_EDIT, add_staff),
  ATTEMPT (STAFF_EDIT, deactivate_staff),
  ATTEMPT (STAFF_EDIT, set_roles),
  { RESPITE_FUNCTION_STAFF_EDIT, "reactivate_staff", test_attempt_reactivate_staff, NULL, FALSE },
  { RESPITE_FUNCTION_STAFF_EDIT, "rename_staff", test_attempt_rename_staff, NULL, FALSE },
  { RESPITE_FUNCTION_STAFF_EDIT, "renew_code", test_attempt_renew_code, NULL, FALSE },
  ATTEMPT (STAFF_EDIT, reset_password),
  MORE (PATIENT_FIND, search_patients),
  MORE (PATIENT_FIND, list_patients),
  MORE (PATIENT_FIND, get_patient),
  MORE (PATIENT_FIND, list_similar),
  ATTEMPT (PATIENT_EDIT, add_patient),
  ATTEMPT (PATIENT_EDIT, update_patient),
  MORE (PATIENT_EDIT, undo_patient_update),
  MORE (PATIENT_FIND, search_archived_patients),
  MORE (PATIENT_FIND, list_merges),
  MORE (PATIENT_FIND, list_namesakes),
  MORE (PATIENT_FIND, list_patient_history),
  MORE (PATIENT_ARCHIVE, archive_patient),
  MORE (PATIENT_MERGE, preview_merge),
  MORE (PATIENT_MERGE, merge_patients),
  MORE (PATIENT_MERGE, unmerge_patients),
  MORE (RECORD_VIEW, list_attachments),
  LIST (RECORD_VIEW, list_weights),
  MORE (RECORD_VIEW, get_attachment),
  MORE (RECORD_EDIT, add_attachment),
  MORE (RECORD_EDIT, strike_attachment),
  LIST (RECORD_VIEW, list_record_items),
  LIST (RECORD_VIEW, list_responses),
  { RESPITE_FUNCTION_FORM_FILL, "list_drafts", NULL, list_drafts, FALSE },
  LIST (RECORD_VIEW, list_scores),
  MORE (RECORD_VIEW, list_score_series),
  MORE (RECORD_VIEW, check_scores),
  MORE (SCORE_ENTER, enter_score),
  MORE (SCORE_ENTER, withdraw_score),
  MORE (SAFETY_VIEW, list_safety),
  MORE (BOARD_VIEW, count_safety),
  MORE (SAFETY_ACKNOWLEDGE, acknowledge_safety),
  ATTEMPT (RECORD_VIEW, get_finished_response),
  ATTEMPT (RECORD_VIEW, get_eligibility),
  LIST (RECORD_VIEW, list_consents),
  LIST (CONSENT_PRESENT, list_open_consents),
  LIST (COURSE_EDIT, list_courses),
  ATTEMPT (COURSE_EDIT, get_course),
  ATTEMPT (RECORD_VIEW, get_session),
  LIST (RECORD_VIEW, list_documents),
  { RESPITE_FUNCTION_PATIENT_FIND, "get_access", test_attempt_get_access, NULL, FALSE },
  { RESPITE_FUNCTION_BOARD_VIEW, "list_open_access", test_attempt_list_open_access, NULL, FALSE },
  { RESPITE_FUNCTION_ACCESS_REVIEW, "list_all_access", test_attempt_list_all_access, NULL, FALSE },
  { RESPITE_FUNCTION_ACCESS_REVIEW, "acknowledge_access", test_attempt_acknowledge_access, NULL, FALSE },
  { RESPITE_FUNCTION_ACCESS_OPEN, "open_access", test_attempt_open_access, NULL, FALSE },
  ATTEMPT (RECORD_EDIT, add_record_item),
  ATTEMPT (RECORD_EDIT, end_record_item),
  ATTEMPT (RECORD_EDIT, set_allergy_state),
  ATTEMPT (RECORD_EDIT, add_weight),
  MORE (FORM_FILL, start_response),
  MORE (FORM_FILL, save_draft),
  MORE (FORM_FILL, open_answers),
  MORE (FORM_FILL, keep_draft),
  MORE (FORM_FILL, leave_draft),
  MORE (FORM_FILL, discard_draft),
  MORE (FORM_FILL, restore_draft),
  ATTEMPT (FORM_FILL, finish_response),
  { RESPITE_FUNCTION_FORM_FILL, "hand_over", test_attempt_hand_over, NULL, FALSE },
  ATTEMPT (FORM_MANAGE, import_form),
  ATTEMPT (FORM_MANAGE, retire_form),
  ATTEMPT (ELIGIBILITY_SIGN, sign_eligibility),
  ATTEMPT (CONSENT_PRESENT, present_consent),
  ATTEMPT (CONSENT_PRESENT, get_consent),
  ATTEMPT (CONSENT_SIGN, sign_consent),
  ATTEMPT (CONSENT_SIGN, decline_consent),
  ATTEMPT (CONSENT_WITHDRAW, withdraw_consent),
  ATTEMPT (PROTOCOL_VIEW, list_protocols),
  ATTEMPT (PROTOCOL_VIEW, get_protocol),
  ATTEMPT (PROTOCOL_VIEW, get_thresholds),
  ATTEMPT (PROTOCOL_MANAGE, import_protocol),
  ATTEMPT (COURSE_EDIT, add_course),
  ATTEMPT (COURSE_EDIT, stop_course),
  ATTEMPT (COURSE_REVIEW, review_course),
  MORE (COURSE_REVIEW, take_back_review),
  MORE (SESSION_RECORD, rename_monitor_map),
  MORE (SESSION_RECORD, add_photo),
  { RESPITE_FUNCTION_BOARD_VIEW, "list_board", list_board, NULL, TRUE },
  ATTEMPT (BOARD_VIEW, list_sessions),
  ATTEMPT (BOARD_VIEW, list_forms),
  ATTEMPT (BOARD_VIEW, get_form),
  ATTEMPT (BOARD_VIEW, resolve),
  ATTEMPT (SESSION_BOOK, book_session),
  ATTEMPT (SESSION_BOOK, move_session),
  ATTEMPT (SESSION_BOOK, cancel_session),
  ATTEMPT (SESSION_CHECK_IN, check_in),
  ATTEMPT (SESSION_GATE, save_gate),
  ATTEMPT (SESSION_ORDER, order_session),
  ATTEMPT (SESSION_PREPARE, prepare_session),
  ATTEMPT (SESSION_RECORD, add_event),
  ATTEMPT (SESSION_RECORD, add_entry),
  ATTEMPT (SESSION_RECORD, strike_event),
  ATTEMPT (SESSION_DISCHARGE, discharge_session),
  ATTEMPT (SESSION_SIGN, sign_session),
  ATTEMPT (SESSION_AMEND, amend_session),
  MORE (HANDOUT_MAKE, note_handout),
  MORE (HANDOUT_MAKE, give_handouts),
  MORE (HANDOUT_MAKE, take_back_handouts),
  MORE (HANDOUT_MAKE, keep_downtime),
  MORE (FORM_MANAGE, check_handout_text),
  MORE (FORM_MANAGE, preview_handout_text),
  MORE (FORM_MANAGE, save_handout_text),
  MORE (FORM_MANAGE, return_handout_text),
  MORE (HANDOUT_CONFIRM, confirm_handout_text),
  MORE (CLINIC_SETTINGS, set_print_rules),
  MORE (DOCUMENT_MAKE, note_summary),
  MORE (THRESHOLD_EDIT, set_thresholds),
  MORE (AUDIT_VIEW, list_audit),
  MORE (AUDIT_VERIFY, verify),
  MORE (BACKUP_MAKE, make_backup),
  MORE (BACKUP_RESTORE, restore_backup),
  MORE (CONSENT_PRESENT, prepare_consent),
  MORE (CONSENT_PRESENT, present_consent_with),
  MORE (CONSENT_PRESENT, present_draft),
  MORE (CONSENT_PRESENT, set_consent_language),
  MORE (CONSENT_PRESENT, load_consent_text),
  MORE (CONSENT_PRESENT, list_ask_again),
  MORE (RECORD_VIEW, get_consent_standing),
  MORE (CONSENT_SIGN, expire_consents),
  MORE (FORM_MANAGE, check_consent_text),
  MORE (FORM_MANAGE, save_consent_text),
  MORE (ELIGIBILITY_SIGN, decide_eligibility),
  MORE (RECORD_VIEW, list_due_reviews),
  MORE (RECORD_EDIT, set_condition),
  MORE (RECORD_EDIT, add_workup),
  MORE (RECORD_EDIT, strike_workup),
  MORE (CLINIC_SETTINGS, put_workup_rule),
  MORE (CLINIC_SETTINGS, put_care_rules),
  MORE (RECORD_VIEW, load_trend),
  MORE (RECORD_VIEW, get_session_in),
  MORE (SESSION_RECORD, correct_entry),
  MORE (FORM_FILL, prefill),
  MORE (FORM_FILL, finish_response_at),
  MORE (CLINIC_SETTINGS, set_backup_passphrase),
  MORE (BACKUP_MAKE, verify_backup),
#undef ATTEMPT
#undef MORE
#undef LIST
  { 0, NULL, NULL, NULL, FALSE },
};

void
test_attempt (const TestAttempt *act,
              TestVisit         *visit,
              GError           **error)
{
  if (act->list != NULL)
    free_list (act->list (OFFICE, visit->patient_id, error));
  else
    act->attempt (visit, error);
}
