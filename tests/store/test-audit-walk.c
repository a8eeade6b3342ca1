/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-records.h"
#include "test-sheet.h"
#include "test-visit.h"

#include <string.h>

#include "base/respite-str.h"
#include "forms/respite-consent-template.h"
#include "service/respite-access-acts.h"
#include "service/respite-attachment-acts.h"
#include "service/respite-audit-actions.h"
#include "service/respite-calendar-acts.h"
#include "service/respite-consent-text-acts.h"
#include "service/respite-downtime-acts.h"
#include "service/respite-eligibility-acts.h"
#include "service/respite-give-acts.h"
#include "service/respite-handout-text-acts.h"
#include "service/respite-handover-acts.h"
#include "service/respite-list-acts.h"
#include "service/respite-monitor-acts.h"
#include "service/respite-office-audit.h"
#include "service/respite-office-backup.h"
#include "service/respite-office-settings.h"
#include "service/respite-office-staff.h"
#include "service/respite-patient-merge-acts.h"
#include "service/respite-review-acts.h"
#include "service/respite-score-acts.h"
#include "service/respite-vial-acts.h"

/*
 * Every act is done once, and leaves exactly the rows in the audit log that stand beside it: the action, and behind it
 * o where the row tells what was there before, n what is there now, p whose record it was, r why. In the end the
 * actions that the program knows must have been seen.
 */

#define OFFICE (walk->visit->clinic->office)
#define GIVEN_PASSWORD "given by the administrator"

typedef struct
{
  TestVisit  *visit;
  gint64      seq;              /* the last row that was looked at */
  GHashTable *seen;             /* the actions */
  guint       n_acts;
} Walk;

static char *
describe (const RespiteAuditRow *row)
{
  gboolean is_done = row->outcome == NULL || strcmp (row->outcome, "done") == 0;

  return g_strdup_printf ("%s%s %s%s%s%s", row->action, is_done ? "" : "!", row->old_text != NULL ? "o" : "",
                          row->new_text != NULL ? "n" : "", row->patient_id != 0 ? "p" : "",
                          row->reason != NULL ? "r" : "");
}

static GPtrArray *
list_rows (Walk *walk)
{
  RespiteAuditFilter filter = { .limit = 100000 };
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = respite_audit_list (respite_office_get_db (OFFICE), &filter, NULL, &error);

  g_assert_no_error (error);

  return rows;
}

static void
skip_rows (Walk *walk)
{
  g_autoptr (GPtrArray) rows = list_rows (walk);

  for (guint i = 0; i < rows->len; i++)
    {
      const RespiteAuditRow *row = &((RespiteAuditEntry *) g_ptr_array_index (rows, i))->row;

      walk->seq = MAX (walk->seq, row->seq);
      g_hash_table_add (walk->seen, g_strdup (row->action));
    }
}

/* The act that was just done went well, and wrote what is @expected. */
static void
check (Walk       *walk,
       GError    **error,
       const char *expected)
{
  g_autoptr (GPtrArray) rows = list_rows (walk);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (*error);
  for (guint i = 0; i < rows->len; i++)
    {
      const RespiteAuditRow *row = &((RespiteAuditEntry *) g_ptr_array_index (rows, i))->row;
      g_autofree char *text = row->seq > walk->seq ? describe (row) : NULL;

      if (text != NULL)
        g_string_append_printf (found, "%s%s", found->len > 0 ? ", " : "", text);
    }
  walk->n_acts++;
  skip_rows (walk);
  if (strcmp (found->str, expected) == 0)
    return;
  g_test_message ("expected \"%s\", found \"%s\"", expected, found->str);
  g_test_fail ();
}

static void
walk_staff (Walk *walk)
{
  RespiteStaff staff = { .login = (char *) "kim", .name = (char *) "Kim Lee", .roles = RESPITE_ROLE_NURSE };
  g_autoptr (RespiteClinicInfo) info = respite_clinic_info_copy (respite_office_get_clinic_info (OFFICE));
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;

  respite_office_add_staff (OFFICE, &staff, TESTLIB_PASSWORD, NULL, &error);
  check (walk, &error, "staff.add n");
  respite_office_rename_staff (OFFICE, "kim", "Kim Lee-Ortiz", &error);
  check (walk, &error, "staff.name on");
  respite_office_set_roles (OFFICE, "kim", RESPITE_ROLE_DESK, &error);
  check (walk, &error, "staff.roles on");
  respite_office_reset_password (OFFICE, "kim", GIVEN_PASSWORD, &error);
  check (walk, &error, "staff.password n");
  respite_office_deactivate_staff (OFFICE, "kim", &error);
  check (walk, &error, "staff.deactivate on");
  respite_office_reactivate_staff (OFFICE, "kim", TESTLIB_PASSWORD, &error);
  check (walk, &error, "staff.reactivate on");
  code = respite_office_renew_recovery_code (OFFICE, TESTLIB_PASSWORD, &error);
  check (walk, &error, "recovery.renew ");
  respite_office_put_setting (OFFICE, "lock-minutes", "20", &error);
  check (walk, &error, "setting.edit n");
  respite_office_put_setting (OFFICE, "lock-minutes", "30", &error);
  check (walk, &error, "setting.edit on");
  respite_set_str (&info->phone, "555 0100");
  respite_office_save_clinic_info (OFFICE, info, &error);
  check (walk, &error, "clinic.edit on");
  g_assert_false (respite_office_check_password (OFFICE, "wrong", NULL));
  check (walk, &error, "sign-in! ");
  respite_office_lock (OFFICE);
  check (walk, &error, "lock ");
  respite_office_sign_in (OFFICE, "owner", TESTLIB_PASSWORD, &error);
  check (walk, &error, "unlock ");
  test_clinic_sign_in (walk->visit->clinic, "desk");
  check (walk, &error, "sign-in ");
  respite_office_put_setting (OFFICE, "lock-minutes", "5", &error);
  test_assert_refused (&error, RESPITE_ERROR_DENIED);
  check (walk, &error, "clinic.settings! ");
  respite_office_sign_out (OFFICE);
  respite_office_sign_in (OFFICE, "owner", TESTLIB_PASSWORD, &error);
  check (walk, &error, "sign-out , sign-in ");
}

static gint64
add_patient (Walk       *walk,
             const char *given,
             GError    **error)
{
  g_autoptr (RespitePatient) patient = respite_patient_new ();

  patient->family = g_strdup ("Adeyemi");
  patient->given = g_strdup (given);
  patient->born = g_strdup ("1980-01-01");
  respite_office_add_patient (OFFICE, patient, error);

  return patient->id;
}

static void
walk_patients (Walk *walk)
{
  g_autoptr (GError) error = NULL;
  gint64 kept = add_patient (walk, "Ruth", &error);
  gint64 merged, merge;
  g_autoptr (RespitePatient) patient = NULL;

  check (walk, &error, "patient.add np");
  respite_office_note_search (OFFICE, "adey", 0, &error);
  check (walk, &error, "patient.search n");
  respite_office_note_search (OFFICE, "adey", kept, &error);
  check (walk, &error, "patient.search np");
  patient = respite_office_get_patient (OFFICE, kept, TRUE, &error);
  check (walk, &error, "record.view p");
  respite_set_str (&patient->phone, "555 0199");
  respite_office_update_patient (OFFICE, patient, &error);
  check (walk, &error, "patient.update onp");
  respite_office_undo_patient_update (OFFICE, kept, patient->version, &error);
  check (walk, &error, "patient.undo onp");
  respite_office_archive_patient (OFFICE, kept, TRUE, &error);
  check (walk, &error, "patient.archive onp");
  respite_office_archive_patient (OFFICE, kept, FALSE, &error);
  check (walk, &error, "patient.restore onp");
  merged = add_patient (walk, "Ruth A.", &error);
  check (walk, &error, "patient.add np");
  respite_office_merge_patients (OFFICE, kept, merged, "the same person", &merge, &error);
  check (walk, &error, "patient.merge npr, patient.merge npr");
  respite_office_unmerge_patients (OFFICE, merge, "two people", &error);
  check (walk, &error, "patient.unmerge opr, patient.unmerge opr");
}

static void
walk_record (Walk *walk)
{
  gint64 patient_id = walk->visit->patient_id;
  g_autoptr (RespiteRecordItem) item = respite_record_item_new ();
  g_autoptr (RespiteWorkup) workup = respite_workup_new ();
  g_autoptr (GBytes) content = test_records_make_png ();
  g_autoptr (GBytes) seen = NULL;
  g_autoptr (GBytes) saved = NULL;
  g_autoptr (GError) error = NULL;
  const RespiteInstrument *madrs = respite_instrument_find ("madrs");
  gint64 id;

  item->patient_id = patient_id;
  item->kind = RESPITE_RECORD_ITEM_ALLERGY;
  item->text = g_strdup ("penicillin");
  respite_office_add_record_item (OFFICE, item, &error);
  check (walk, &error, "record.add np, allergies.state onp");
  respite_office_end_record_item (OFFICE, item->id, TRUE, &error);
  check (walk, &error, "record.end op, allergies.state onp");
  respite_office_end_record_item (OFFICE, item->id, FALSE, &error);
  check (walk, &error, "record.restore np, allergies.state onp");
  respite_office_end_record_item (OFFICE, item->id, TRUE, &error);
  check (walk, &error, "record.end op, allergies.state onp");
  respite_office_set_allergy_state (OFFICE, patient_id, RESPITE_ALLERGY_NONE_KNOWN, &error);
  check (walk, &error, "allergies.state onp");
  respite_office_add_weight (OFFICE, patient_id, 70000, 0, 0, &error);
  check (walk, &error, "weight.add np");
  respite_office_add_attachment (OFFICE, patient_id, "Scan", content, &id, &error);
  check (walk, &error, "attachment.add np");
  seen = respite_office_get_attachment (OFFICE, id, FALSE, NULL, &error);
  check (walk, &error, "attachment.view p");
  saved = respite_office_get_attachment (OFFICE, id, TRUE, NULL, &error);
  check (walk, &error, "attachment.export p");
  respite_office_strike_attachment (OFFICE, id, TRUE, &error);
  check (walk, &error, "attachment.strike op");
  respite_office_strike_attachment (OFFICE, id, FALSE, &error);
  check (walk, &error, "attachment.restore np");
  id = respite_office_enter_score (OFFICE, patient_id, madrs, madrs->scales, 20000, RESPITE_SCORE_NOT_LOOKED, 0,
                                   &error);
  check (walk, &error, "score.enter np");
  respite_office_withdraw_score (OFFICE, id, "mistyped", &error);
  check (walk, &error, "score.withdraw opr");
  workup->item = g_strdup ("ecg");
  workup->result = RESPITE_WORKUP_NORMAL;
  workup->done_on = g_strdup ("2026-11-22");
  id = respite_office_add_workup (OFFICE, patient_id, workup, &error);
  check (walk, &error, "workup.add np");
  respite_office_strike_workup (OFFICE, id, "mistyped", &error);
  check (walk, &error, "workup.strike opr");
}

static void
walk_forms (Walk *walk)
{
  static const char json[] =
    "{\"resourceType\": \"Questionnaire\", \"url\": \"http://example.org/q\", \"version\": \"1\","
    " \"status\": \"active\", \"title\": \"One\","
    " \"item\": [{\"linkId\": \"a\", \"type\": \"string\", \"text\": \"A\"}]}";
  gint64 patient_id = walk->visit->patient_id;
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr (RespiteFormImport) import = NULL;
  g_autoptr (RespiteAnswers) answers = NULL;
  g_autoptr (RespiteForm) form = NULL;
  g_autoptr (GError) error = NULL;
  gint64 form_id, draft;

  import = respite_office_import_form (OFFICE, bytes, &error);
  check (walk, &error, "form.import n");
  form_id = import->form_id;
  respite_office_retire_form (OFFICE, form_id, TRUE, &error);
  check (walk, &error, "form.retire o");
  respite_office_retire_form (OFFICE, form_id, FALSE, &error);
  check (walk, &error, "form.restore n");
  draft = respite_office_start_response (OFFICE, form_id, patient_id, 0, &error);
  check (walk, &error, "response.start np");
  respite_office_discard_draft (OFFICE, draft, NULL, &error);
  check (walk, &error, "response.discard op");
  respite_office_restore_draft (OFFICE, draft, &error);
  check (walk, &error, "response.restore np");
  form = respite_office_get_form (OFFICE, form_id, &error);
  answers = respite_answers_new (form);
  respite_answers_set_text (answers, "a", "an answer", NULL);
  respite_office_finish_response (OFFICE, draft, answers, &error);
  check (walk, &error, "response.finish np");
  test_sheet_fill (walk->visit->clinic, patient_id, "phq-9", "self-harm=1");
  check (walk, &error, "response.start np, response.finish np, safety.raise np");
  respite_office_acknowledge_safety (OFFICE, 1, "Talked; no plan, no intent", &error);
  check (walk, &error, "safety.acknowledge np");
  respite_office_hand_over (OFFICE, patient_id, "Screening", &error);
  check (walk, &error, "screen.hand-over np");
  respite_office_take_back (OFFICE, patient_id, "owner", TESTLIB_PASSWORD, &error);
  check (walk, &error, "screen.take-back p");
}

static char *
edit_text (void)
{
  g_autofree char *markdown = respite_consent_template_dup_markdown ("privacy", "en");
  g_autofree char *edited = g_strconcat (markdown, "\nAsk us at any time.\n", NULL);

  return g_steal_pointer (&edited);
}

static void
walk_consents (Walk *walk)
{
  gint64 patient_id = walk->visit->patient_id;
  RespiteEligibilityChoice choice = { RESPITE_DECISION_CONDITIONAL, "as agreed", "ECG first", NULL, "2027-05-22" };
  g_autoptr (GHashTable) given = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *text = edit_text ();
  g_autoptr (GError) error = NULL;
  gint64 id;

  respite_office_decide_eligibility (OFFICE, patient_id, &choice, TESTLIB_PASSWORD, &error);
  check (walk, &error, "eligibility.sign onpr");
  respite_office_set_condition (OFFICE, patient_id, 0, TRUE, "done on Monday", &error);
  check (walk, &error, "eligibility.condition-met npr");
  respite_office_set_condition (OFFICE, patient_id, 0, FALSE, "", &error);
  check (walk, &error, "eligibility.condition-open npr");
  id = respite_office_prepare_consent (OFFICE, patient_id, "release", "en", NULL, &error);
  check (walk, &error, "consent.prepare np");
  g_hash_table_insert (given, (gpointer) "receivers", (gpointer) "Dr Ann Lee");
  g_hash_table_insert (given, (gpointer) "scope", (gpointer) "the treatment with ketamine");
  respite_office_present_draft (OFFICE, id, "en", given, &error);
  check (walk, &error, "consent.present np");
  respite_office_set_consent_language (OFFICE, id, "es", &error);
  check (walk, &error, "consent.language onp, consent.prepare np");
  id = respite_office_present_consent (OFFICE, patient_id, "privacy", "en", &error);
  check (walk, &error, "consent.present np");
  respite_office_decline_consent (OFFICE, id, "wants to think", &error);
  check (walk, &error, "consent.decline npr");
  skip_rows (walk);
  test_visit_consent (walk->visit);
  check (walk, &error, "consent.present np, consent.end onp, consent.sign onp");
  respite_office_withdraw_consent (OFFICE, walk->visit->consent_id, "changed her mind", &error);
  check (walk, &error, "consent.end onpr");
  test_visit_consent (walk->visit);
  check (walk, &error, "consent.present np, consent.sign onp");
  respite_office_save_consent_text (OFFICE, "privacy", "en", text, FALSE, "a word", &error);
  check (walk, &error, "consent-text.save onr");
}

static void
walk_access (Walk *walk)
{
  RespiteStaff staff = { .login = (char *) "manager", .name = (char *) "Mo Manager",
                         .roles = RESPITE_ROLE_ADMINISTRATOR };
  g_autoptr (GError) error = NULL;
  gint64 id;

  respite_office_add_staff (OFFICE, &staff, TESTLIB_PASSWORD, NULL, &error);
  test_clinic_sign_in (walk->visit->clinic, "manager");
  skip_rows (walk);
  respite_office_open_access (OFFICE, walk->visit->patient_id, "nobody clinical here", &id, &error);
  check (walk, &error, "access.open pr");
  respite_patient_free (respite_office_get_patient (OFFICE, walk->visit->patient_id, TRUE, &error));
  check (walk, &error, "record.view p");
  test_clinic_sign_in (walk->visit->clinic, "owner");
  skip_rows (walk);
  respite_office_acknowledge_access (OFFICE, id, "talked about it", &error);
  check (walk, &error, "access.acknowledge np");
}

static gint64
find_protocol (Walk       *walk,
               const char *slug)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  respite_office_resolve (OFFICE, RESPITE_KIND_PROTOCOL, slug, &id, &error);
  g_assert_no_error (error);

  return id;
}

static void
walk_plans (Walk *walk)
{
  g_autoptr (RespiteProtocol) copy = NULL;
  g_autoptr (RespiteThresholds) thresholds = respite_thresholds_new_example ();
  g_autoptr (GPtrArray) list = respite_office_get_list (OFFICE, RESPITE_LIST_MEDICINES);
  g_autoptr (GError) error = NULL;
  gint64 builtin = find_protocol (walk, "pain-short-series");
  gint64 id, course_id;

  id = respite_office_copy_protocol (OFFICE, builtin, "Pain - ours", "en", &error);
  check (walk, &error, "protocol.copy n");
  copy = respite_office_get_protocol (OFFICE, id, "en", &error);
  copy->planned_minutes = 200;
  id = respite_office_save_protocol (OFFICE, copy, "en", &error);
  check (walk, &error, "protocol.edit on");
  respite_office_retire_protocol (OFFICE, id, TRUE, &error);
  check (walk, &error, "protocol.retire o");
  respite_office_retire_protocol (OFFICE, id, FALSE, &error);
  check (walk, &error, "protocol.restore n");
  respite_office_set_thresholds (OFFICE, thresholds, TESTLIB_PASSWORD, &error);
  check (walk, &error, "thresholds.set n");
  g_ptr_array_add (list, respite_list_item_new ("ginger", "", "mg"));
  respite_office_set_list (OFFICE, RESPITE_LIST_MEDICINES, list, &error);
  check (walk, &error, "setting.edit n");
  course_id = respite_office_add_course (OFFICE, walk->visit->patient_id, builtin, "2027-01-11", 840, "", &error);
  check (walk, &error, "course.add np");
  respite_office_review_course (OFFICE, course_id, RESPITE_VERDICT_CONTINUE, "helps", &error);
  check (walk, &error, "course.review np");
  respite_office_take_back_review (OFFICE, course_id, "wrong course", &error);
  check (walk, &error, "course.take-back-review opr");
  respite_office_stop_course (OFFICE, course_id, "moved away", &error);
  check (walk, &error, "session.cancel onpr, session.cancel onpr, session.cancel onpr, session.cancel onpr, "
         "course.stop onpr");
}

static void
walk_documents (Walk *walk)
{
  static const char *const acts[][2] = {
    { "previewed", "document.preview np" }, { "printed", "document.print np" }, { "saved", "document.save np" },
    { "protected", "document.protect np" }, { "given", "document.give np" },
  };
  static const char *const names[] = { "going-home", "driver", NULL };
  RespiteGiveRequest request = { .names = names, .said = "no driving today" };
  g_autofree char *shipped = respite_handout_dup_text ("driver", "en", NULL);
  g_autofree char *text = g_strconcat (shipped, "\nWear a warm coat.\n", NULL);
  gint64 given;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      respite_office_note_document (OFFICE, "handout", "going-home", walk->visit->patient_id, 0, "en", acts[i][0],
                                    &error);
      check (walk, &error, acts[i][1]);
    }

  request.patient_id = walk->visit->patient_id;
  given = respite_office_give_handouts (OFFICE, &request, &error);
  check (walk, &error, "document.give npr, document.give npr");
  respite_office_take_back_handouts (OFFICE, given, &error);
  check (walk, &error, "document.take-back op, document.take-back op");
  respite_office_keep_downtime (OFFICE, NULL, &error);
  check (walk, &error, "downtime.keep n");
  respite_office_save_handout_text (OFFICE, "driver", "en", text, "It is cold here", &error);
  check (walk, &error, "handout-text.save onr");
  respite_office_confirm_handout_text (OFFICE, "driver", "en", 2, TESTLIB_PASSWORD, &error);
  respite_office_return_handout_text (OFFICE, "driver", "en", NULL, &error);
  check (walk, &error, "handout-text.confirm n, handout-text.return on");
}

/* From the calendar to the signature and what is added to it. */
static void
walk_session (Walk *walk)
{
  TestVisit *visit = walk->visit;
  static const char monitor[] = "Time,HR,SpO2\n10:00:00,72,98\n10:00:02,73,97\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (monitor, strlen (monitor));
  RespiteMonitorSource source = { "bay 2.csv", bytes, NULL };
  g_autoptr (RespiteMonitorReading) reading = NULL;
  g_autoptr (RespiteEvent) event = NULL;
  g_autoptr (RespiteEvent) corrected = NULL;
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (RespiteVial) vial = respite_vial_new ();
  RespiteVialAct waste = {
    .kind = RESPITE_VIAL_WASTED, .amount = "1 mg", .reason = "left over", .witness_login = "nurse",
    .witness_password = TESTLIB_PASSWORD,
  };
  RespiteVialAct sealed = {
    .kind = RESPITE_VIAL_RETURNED, .witness_login = "nurse", .witness_password = TESTLIB_PASSWORD,
  };
  g_autoptr (GError) error = NULL;
  gint64 extra;

  respite_session_record_unref (respite_office_get_session (OFFICE, visit->session_id, TRUE, &error));
  check (walk, &error, "session.view p");
  extra = respite_office_book_session (OFFICE, visit->patient_id, 0, TESTLIB_NOW + 9 * RESPITE_DAY_MS, 60, "", &error);
  check (walk, &error, "session.book np");
  respite_office_move_session (OFFICE, extra, TESTLIB_NOW + 10 * RESPITE_DAY_MS, NULL, &error);
  check (walk, &error, "session.move onp");
  respite_office_cancel_session (OFFICE, extra, FALSE, "moved away", &error);
  check (walk, &error, "session.cancel onpr");
  event = respite_office_add_entry (OFFICE, visit->session_id, "note calm", 0, FALSE, &error);
  check (walk, &error, "event.add np");
  corrected = respite_office_correct_entry (OFFICE, event->id, "note awake", "mistyped", FALSE, &error);
  check (walk, &error, "event.correct onpr");
  respite_office_strike_event (OFFICE, corrected->id, "not this patient", &error);
  check (walk, &error, "event.strike opr");
  reading = respite_office_import_monitor (OFFICE, visit->session_id, &source, &error);
  check (walk, &error, "monitor.import np");
  respite_office_strike_monitor (OFFICE, reading->batch->id, "wrong bay", &error);
  check (walk, &error, "monitor.strike opr");
  respite_office_move_vial (OFFICE, visit->session_id, &waste, &error);
  check (walk, &error, "vial.waste npr");
  vial->number = g_strdup ("V-0008");
  vial->lot = g_strdup ("K2411");
  vial->expiry = g_strdup ("2027-08");
  vial->strength_ug_per_ml = 50000;
  vial->volume_ul = 10000;
  respite_office_draw_vial (OFFICE, visit->session_id, vial, 10000, &error);
  check (walk, &error, "vial.draw np");
  sealed.vial_uuid = vial->uuid;
  respite_office_move_vial (OFFICE, visit->session_id, &sealed, &error);
  check (walk, &error, "vial.return np");
  test_visit_finish (visit);
  skip_rows (walk);
  record = test_visit_load (visit);
  respite_office_sign_session (OFFICE, visit->session_id, TESTLIB_PASSWORD, &error);
  check (walk, &error, "session.sign onp");
  respite_office_amend_session (OFFICE, visit->session_id, "Ate a biscuit", TESTLIB_PASSWORD, &error);
  check (walk, &error, "session.amend np");
  respite_office_amend_entry (OFFICE, visit->session_id, respite_timeline_get_event (record->timeline, 0)->id,
                              "HR 92", "read wrongly", TESTLIB_PASSWORD, &error);
  check (walk, &error, "session.amend-entry onpr");
}

static void
walk_backup (Walk *walk)
{
  RespiteAuditFilter filter = { .limit = 1 };
  g_autoptr (RespiteMonitorMap) map = respite_monitor_map_new ();
  g_autoptr (GPtrArray) rows = NULL;
  TestClinic *clinic = walk->visit->clinic;
  g_autoptr (RespiteBackup) backup = NULL;
  g_autoptr (GError) error = NULL;

  rows = respite_office_list_audit (OFFICE, &filter, NULL, &error);
  check (walk, &error, "audit.view ");
  respite_set_str (&map->name, "Bay 2");
  respite_set_str (&map->time_column, "When");
  map->columns[RESPITE_MONITOR_PULSE] = g_strdup ("A");
  respite_office_save_monitor_map (OFFICE, map, &error);
  check (walk, &error, "monitor.save-map n");
  respite_office_rename_monitor_map (OFFICE, map->name, "By the window", &error);
  check (walk, &error, "monitor.rename-map on");
  respite_office_rename_monitor_map (OFFICE, "By the window", map->name, &error);
  check (walk, &error, "monitor.rename-map on");
  respite_office_forget_monitor_map (OFFICE, "Bay 2", &error);
  check (walk, &error, "monitor.forget-map o");
  respite_office_set_backup_passphrase (OFFICE, "four unrelated words", &error);
  check (walk, &error, "backup.passphrase ");
  backup = respite_office_make_backup (OFFICE, clinic->scratch, &error);
  check (walk, &error, "backup.make n");

  /* The chain goes on from that of the backup. */
  respite_office_restore_backup (OFFICE, backup->path, "four unrelated words", &error);
  g_assert_no_error (error);
  test_clinic_sign_in (clinic, "owner");
  skip_rows (walk);
}

/* What no healthy day brings, or what is a part of another act; each has a test of its own. */
static const char *const elsewhere[] = {
  "audit.broken", "clock.back", "course.complete", "keys.repair", "protocol.import", "session.worksheet",
  "staff.recover", "vial.give", NULL
};

static void
test_walk (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Walk walk = { .visit = visit, .seen = seen };
  const char *action;
  guint n_known = 0, n_missing = 0;

  skip_rows (&walk);
  walk_staff (&walk);
  walk_patients (&walk);
  walk_record (&walk);
  walk_forms (&walk);
  walk_consents (&walk);
  walk_access (&walk);
  walk_plans (&walk);
  walk_documents (&walk);
  walk_session (&walk);
  walk_backup (&walk);
  g_assert_cmpuint (walk.n_acts, >=, 60);

  for (; (action = respite_audit_action_get (n_known)) != NULL; n_known++)
    if (!g_hash_table_contains (seen, action) && !g_strv_contains (elsewhere, action))
      {
        g_test_message ("never done: %s", action);
        n_missing++;
      }
  g_assert_cmpuint (n_missing, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/audit-walk", test_walk);

  return g_test_run ();
}
