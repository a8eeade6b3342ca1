/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-visit.h"

#include "service/respite-eligibility-acts.h"

#include <string.h>

/* How many random edits each test makes. */
#define EDITS 500

/*
 * What somebody with the database's key could do in another program: the triggers are dropped, one field is changed
 * by raw SQL, what was signed is read again, and the change is rolled back.
 */

static void
run_sql (TestClinic *clinic,
         const char *sql)
{
  sqlite3 *handle = respite_db_get_handle (respite_office_get_db (clinic->office));
  char *message = NULL;

  if (sqlite3_exec (handle, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

/* The edits must not meet what protects the tables from them. */
static void
drop_triggers (TestClinic *clinic)
{
  sqlite3 *handle = respite_db_get_handle (respite_office_get_db (clinic->office));
  g_autoptr (GString) sql = g_string_new ("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON;");
  g_autoptr (sqlite3_stmt) stmt = NULL;

  respite_db_set_migrating (respite_office_get_db (clinic->office), TRUE);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, "SELECT name FROM sqlite_schema WHERE type = 'trigger'", -1, &stmt,
                                       NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_string_append_printf (sql, "DROP TRIGGER %s;", (const char *) sqlite3_column_text (stmt, 0));
  g_clear_pointer (&stmt, sqlite3_finalize);
  run_sql (clinic, sql->str);
}

typedef struct
{
  const char *table;
  const char *where;
  const char *fields;           /* parted by spaces; a "#" before a whole number, a "~" before one that may be empty */
} Target;

typedef struct
{
  const char *table;
  const char *where;
  char       *name;
  gboolean    is_number;
  gboolean    may_be_null;
} Field;

static void
field_free (Field *field)
{
  g_free (field->name);
  g_free (field);
}

static GPtrArray *
list_fields (const Target *targets,
             gsize         n_targets)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func ((GDestroyNotify) field_free);

  for (gsize i = 0; i < n_targets; i++)
    {
      g_auto (GStrv) names = g_strsplit (targets[i].fields, " ", -1);

      for (char **name = names; *name != NULL; name++)
        {
          Field *field = g_new0 (Field, 1);

          field->table = targets[i].table;
          field->where = targets[i].where;
          field->is_number = **name == '#' || **name == '~';
          field->may_be_null = **name == '~';
          field->name = g_strdup (*name + (field->is_number ? 1 : 0));
          g_ptr_array_add (fields, field);
        }
    }

  return fields;
}

/* One random change of a field: another number, a letter more, a letter less, another letter, nothing at all. */
static char *
make_edit (const Field *field)
{
  const char *f = field->name;
  g_autofree char *value = NULL;

  if (field->is_number)
    value = g_strdup_printf ("coalesce (%s, 0) + %d", f, g_test_rand_int_range (100, 1000));
  else
    switch (g_test_rand_int_range (0, 4))
      {
      case 0:
        value = g_strdup_printf ("coalesce (%s, '') || 'x'", f);
        break;

      case 1:
        value = g_strdup_printf ("coalesce (nullif (substr (%s, 2), %s), 'y')", f, f);
        break;

      case 2:
        value = g_strdup_printf ("'q' || coalesce (%s, '')", f);
        break;

      default:
        value = g_strdup_printf ("CASE %s WHEN 'z' THEN 'a' ELSE 'z' END", f);
        break;
      }

  return g_strdup_printf ("UPDATE %s SET %s = %s WHERE %s", field->table, field->name, value, field->where);
}

typedef gboolean (*IsValid) (TestVisit *visit);

/* Every one of many random edits must show; without an edit all is valid. */
static void
try_edits (TestVisit    *visit,
           const Target *targets,
           gsize         n_targets,
           IsValid       is_valid)
{
  g_autoptr (GPtrArray) fields = list_fields (targets, n_targets);
  int n_changed = 0;

  g_assert_true (is_valid (visit));
  for (int i = 0; i < EDITS; i++)
    {
      const Field *field = g_ptr_array_index (fields, i < (int) fields->len ? i :
                                              g_test_rand_int_range (0, (int) fields->len));
      g_autofree char *sql = make_edit (field);

      run_sql (visit->clinic, "BEGIN");
      run_sql (visit->clinic, sql);
      n_changed += respite_db_get_n_changed (respite_office_get_db (visit->clinic->office));
      if (is_valid (visit))
        g_error ("not noticed: %s", sql);
      run_sql (visit->clinic, "ROLLBACK");
    }
  g_assert_cmpint (n_changed, >=, EDITS);
  g_assert_true (is_valid (visit));
}

/* A record that cannot be read any more shows that something is wrong, too. */
static gboolean
consent_is_valid (TestVisit *visit)
{
  g_autoptr (GPtrArray) consents = respite_office_list_consents (visit->clinic->office, visit->patient_id, NULL);
  const RespiteConsent *consent;

  if (consents == NULL || consents->len != 1)
    return FALSE;
  consent = g_ptr_array_index (consents, 0);

  return consent->is_valid && consent->state == RESPITE_CONSENT_SIGNED;
}

static const Target consent_targets[] = {
  { "consent", "1", "uuid #patient_id ~course_id indication route slug #version language title text sha256 "
    "meaning answers state reason #presented_at #presented_by #decided_at #decided_by "
    "~ended_at ~ended_by #expires_at ~scan_id binding seal" },
  { "consent_signer", "position = 0", "#consent_id role name authority meaning strokes #on_paper #staff_id #at" },
  { "consent_signer", "position = 1", "role name authority meaning strokes #on_paper #staff_id #at #position" },
};

static void
test_consent (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);

  test_visit_plan (visit);
  test_visit_consent (visit);
  drop_triggers (clinic);
  try_edits (visit, consent_targets, G_N_ELEMENTS (consent_targets), consent_is_valid);

  /* A signer more, one less. */
  run_sql (clinic, "BEGIN; INSERT INTO consent_signer (consent_id, position, role, name, authority, meaning, on_paper, "
           "at) VALUES (1, 2, 'witness', 'W', '', 'saw it', 0, 1)");
  g_assert_false (consent_is_valid (visit));
  run_sql (clinic, "ROLLBACK; BEGIN; DELETE FROM consent_signer WHERE position = 1");
  g_assert_false (consent_is_valid (visit));
  run_sql (clinic, "ROLLBACK");
  g_assert_true (consent_is_valid (visit));
}

/* A withdrawn consent cannot be made a signed one again, though its first binding still fits. */
static void
test_withdrawal (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (RespiteConsent) consent = NULL;
  g_autoptr (GError) error = NULL;

  test_visit_consent (visit);
  g_assert_true (respite_office_withdraw_consent (clinic->office, visit->consent_id, "Changed her mind", &error));
  g_assert_no_error (error);
  consent = respite_office_get_consent (clinic->office, visit->consent_id, &error);
  g_assert_true (consent->is_valid);
  g_assert_cmpint (consent->state, ==, RESPITE_CONSENT_WITHDRAWN);
  g_assert_false (respite_consent_is_in_force (consent, TESTLIB_NOW));
  drop_triggers (clinic);
  run_sql (clinic, "UPDATE consent SET state = 'signed', reason = '', ended_at = NULL, ended_by = NULL");
  g_assert_false (consent_is_valid (visit));
}

/* A consent signed for one patient does not fit another. */
static void
test_moved_consent (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (TestVisit) other = test_visit_new (clinic);

  test_visit_consent (visit);
  test_visit_consent (other);
  drop_triggers (clinic);
  run_sql (clinic, "UPDATE consent SET binding = (SELECT binding FROM consent WHERE id = 1), "
           "seal = (SELECT seal FROM consent WHERE id = 1) WHERE id = 2");
  g_assert_true (consent_is_valid (visit));
  g_assert_false (consent_is_valid (other));
}

static gboolean
session_is_valid (TestVisit *visit)
{
  g_autoptr (RespiteSessionRecord) record = respite_office_get_session (visit->clinic->office, visit->session_id, FALSE,
                                                                        NULL);
  guint n_valid = 0;

  if (record == NULL)
    return FALSE;
  for (guint i = 0; i < record->signatures->len; i++)
    n_valid += ((RespiteSignature *) g_ptr_array_index (record->signatures, i))->is_valid ? 1 : 0;

  return n_valid == 4;
}

#define SIGNATURE_FIELDS \
  "uuid subject #subject_id #patient_id #session_id #staff_id staff_name roles meaning note #at binding"

static const Target session_targets[] = {
  { "session", "id = 1", "uuid #patient_id #course_id #protocol_id #number #planned_at "
    "#planned_minutes chair reason #thresholds_version #checked_in_at "
    "#started_at #ended_at #discharged_at #signed_at #added_at "
    "#added_by state" },
  { "session_check", "id = 1", "list code text #is_required answer value reason #staff_id #at "
    "#session_id" },
  { "session_order", "1", "#version drug #dose_ug #dose_ug_per_kg #weight_g weight_kind "
    "weight_on #bag_ul #concentration_ug_per_ml #planned_ms #rate_ugph "
    "rate_text adjuncts note #prescriber_id #ordered_at #session_id" },
  { "session_preparation", "1", "#version #order_id lot expiry vial #strength_ug_per_ml #vial_ul "
    "#drawn_ul #prepared_id #checked_id #at #session_id" },
  { "event", "sequence = 1", "uuid #at ~from_at #entered_at #staff_id #systolic #diastolic "
    "#pulse #spo2 #respiration ~oxygen ~etco2 ~temperature #sedation "
    "#pain ~distress ~dissociation ~nausea #severity code text detail "
    "typed ~replaces ~struck_at ~struck_by strike_reason #session_id" },
  { "event", "sequence = 2", "kind #at #rate_ugph #amount_ug #sequence" },
  { "addendum", "1", "uuid #session_id text #staff_id #at" },
  { "signature", "subject = 'order'", SIGNATURE_FIELDS },
  { "signature", "subject = 'preparation'", SIGNATURE_FIELDS },
  { "signature", "subject = 'session'", SIGNATURE_FIELDS },
  { "signature", "subject = 'addendum'", SIGNATURE_FIELDS },
};

static void
test_session (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (GError) error = NULL;

  respite_clock_advance (clinic->clock, 40 * RESPITE_MINUTE_MS);
  test_visit_finish (visit);
  g_assert_true (respite_office_sign_session (clinic->office, visit->session_id, TESTLIB_PASSWORD, &error));
  g_assert_true (respite_office_amend_session (clinic->office, visit->session_id, "Called.", TESTLIB_PASSWORD, &error));
  g_assert_no_error (error);
  drop_triggers (clinic);
  try_edits (visit, session_targets, G_N_ELEMENTS (session_targets), session_is_valid);

  /* An entry more, one less; a signature taken away. */
  run_sql (clinic, "BEGIN; DELETE FROM event WHERE sequence = 3");
  g_assert_false (session_is_valid (visit));
  run_sql (clinic, "ROLLBACK; BEGIN; DELETE FROM signature WHERE subject = 'order'");
  g_assert_false (session_is_valid (visit));
  run_sql (clinic, "ROLLBACK");
  g_assert_true (session_is_valid (visit));
}

static void
add_workup (TestVisit  *visit,
            const char *item)
{
  g_autoptr (RespiteWorkup) workup = respite_workup_new ();
  g_autoptr (GError) error = NULL;

  workup->item = g_strdup (item);
  workup->text = g_strdup ("as it should be");
  workup->done_on = g_strdup ("2026-11-20");
  workup->done_by = g_strdup ("Laboratory");
  respite_office_add_workup (visit->clinic->office, visit->patient_id, workup, &error);
  g_assert_no_error (error);
}

static gboolean
eligibility_is_valid (TestVisit *visit)
{
  g_autoptr (RespiteEligibility) eligibility = respite_office_get_eligibility (visit->clinic->office, visit->patient_id,
                                                                               NULL);

  return eligibility != NULL && eligibility->is_valid && eligibility->decision == RESPITE_DECISION_CLEARED;
}

static const Target eligibility_targets[] = {
  { "eligibility", "1", "uuid #patient_id #response_id decision reason conditions overrides "
    "review_on #workup_to #decided_at" },
  { "workup", "id = 1", "uuid item result text done_on done_by #entered_at #entered_by" },
  { "response", "1", "uuid #form_id #patient_id ~session_id state json #stops #reviews #notes #started_at #saved_at "
    "#staff_id #finished_at binding" },
  { "signature", "1", SIGNATURE_FIELDS },
};

static void
test_eligibility (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);

  test_visit_screen (visit, NULL);
  add_workup (visit, "ecg");
  test_visit_clear (visit);
  drop_triggers (clinic);
  try_edits (visit, eligibility_targets, G_N_ELEMENTS (eligibility_targets), eligibility_is_valid);
}

static gboolean
condition_is_valid (TestVisit *visit)
{
  g_autoptr (RespiteEligibility) eligibility = respite_office_get_eligibility (visit->clinic->office, visit->patient_id,
                                                                               NULL);

  return eligibility != NULL && eligibility->is_valid && eligibility->decision == RESPITE_DECISION_CONDITIONAL;
}

/* What is entered after a decision was signed leaves its signature alone; a change of what was signed does not. */
static void
test_after_eligibility (void)
{
  static const char *const later[] = {
    "UPDATE workup SET text = 'x', result = 'done' WHERE id = 2", "DELETE FROM workup WHERE id = 2",
    "UPDATE eligibility_condition SET is_done = 0, note = 'x'", "DELETE FROM eligibility_condition",
  };
  static const char *const signed_ones[] = {
    "UPDATE eligibility SET conditions = conditions || 'x'", "UPDATE eligibility SET decision = 'cleared'",
    "UPDATE eligibility SET review_on = '2030-01-01'", "UPDATE eligibility SET workup_to = 2",
    "UPDATE workup SET text = 'x' WHERE id = 1", "DELETE FROM workup WHERE id = 1",
  };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GError) error = NULL;
  RespiteEligibilityChoice choice = { RESPITE_DECISION_CONDITIONAL, "Blood pressure", "Below 140/90", NULL, NULL };

  test_visit_screen (visit, NULL);
  add_workup (visit, "ecg");
  respite_office_decide_eligibility (clinic->office, visit->patient_id, &choice, TESTLIB_PASSWORD, &error);
  g_assert_no_error (error);
  g_assert_true (condition_is_valid (visit));

  add_workup (visit, "liver-tests");
  respite_office_set_condition (clinic->office, visit->patient_id, 0, TRUE, "130/80", &error);
  g_assert_no_error (error);
  respite_office_strike_workup (clinic->office, 1, "of another patient", &error);
  g_assert_no_error (error);
  g_assert_true (condition_is_valid (visit));

  drop_triggers (clinic);
  for (gsize i = 0; i < G_N_ELEMENTS (later); i++)
    {
      run_sql (clinic, "BEGIN");
      run_sql (clinic, later[i]);
      g_test_message ("%s", later[i]);
      g_assert_true (condition_is_valid (visit));
      run_sql (clinic, "ROLLBACK");
    }
  for (gsize i = 0; i < G_N_ELEMENTS (signed_ones); i++)
    {
      run_sql (clinic, "BEGIN");
      run_sql (clinic, signed_ones[i]);
      g_test_message ("%s", signed_ones[i]);
      g_assert_false (condition_is_valid (visit));
      run_sql (clinic, "ROLLBACK");
    }
  g_assert_true (condition_is_valid (visit));
}

/* With the triggers in place every change of what is locked is refused, also by raw SQL. */
static void
test_triggers (void)
{
  static const char *const statements[] = {
    "UPDATE consent SET text = 'x'", "UPDATE consent SET binding = ''", "UPDATE consent SET state = 'presented'",
    "UPDATE consent SET expires_at = 0", "DELETE FROM consent", "UPDATE consent_signer SET name = 'x'",
    "DELETE FROM consent_signer", "UPDATE response SET json = '{}'", "DELETE FROM response",
    "UPDATE eligibility SET decision = 'deferred'", "DELETE FROM eligibility", "UPDATE signature SET meaning = 'added'",
    "DELETE FROM signature", "UPDATE session SET chair = 'x'", "DELETE FROM session", "UPDATE event SET at = 0",
    "UPDATE event SET struck_at = 1, struck_by = 1", "DELETE FROM event", "UPDATE session_check SET answer = 'no'",
    "DELETE FROM session_check", "UPDATE session_order SET dose_ug = 1", "DELETE FROM session_order",
    "UPDATE session_preparation SET lot = 'x'", "DELETE FROM session_preparation", "DELETE FROM patient",
    "UPDATE patient SET family = 'x'", "UPDATE patient_history SET family = 'x'", "DELETE FROM patient_history",
    "UPDATE patient_mrn SET patient_id = 2", "DELETE FROM patient_mrn", "UPDATE weight SET weight_g = 50000",
    "DELETE FROM weight", "UPDATE form SET json = '{}'", "DELETE FROM form", "UPDATE protocol SET json = '{}'",
    "DELETE FROM protocol", "DELETE FROM course", "UPDATE course SET patient_id = 2",
    "INSERT INTO event SELECT 999, 'e' || substr (uuid, 2), session_id, 999, kind, at, from_at, entered_at, staff_id, "
    "systolic, diastolic, pulse, spo2, respiration, oxygen, etco2, temperature, sedation, pain, distress, "
    "dissociation, nausea, rate_ugph, amount_ug, severity, code, text, detail, typed, replaces, struck_at, struck_by, "
    "strike_reason FROM event WHERE sequence = 1",
    "INSERT OR REPLACE INTO signature SELECT id, uuid, subject, subject_id, patient_id, session_id, staff_id, "
    "'Mallory', roles, meaning, note, at, binding FROM signature WHERE id = 1",
    "INSERT INTO consent_signer (consent_id, position, role, name, authority, meaning, on_paper, at) "
    "VALUES (1, 7, 'witness', 'W', '', 'saw it', 0, 1)",
  };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (RespitePatient) patient = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *handle = respite_db_get_handle (respite_office_get_db (clinic->office));

  patient = respite_office_get_patient (clinic->office, visit->patient_id, FALSE, &error);
  g_free (patient->pharmacy);
  patient->pharmacy = g_strdup ("Corner");
  g_assert_true (respite_office_update_patient (clinic->office, patient, &error));
  respite_clock_advance (clinic->clock, 40 * RESPITE_MINUTE_MS);
  test_visit_finish (visit);
  g_assert_true (respite_office_sign_session (clinic->office, visit->session_id, TESTLIB_PASSWORD, &error));
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_test_message ("%s", statements[i]);
      g_assert_cmpint (sqlite3_exec (handle, statements[i], NULL, NULL, NULL), !=, SQLITE_OK);
    }
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/tamper/consent", test_consent);
  g_test_add_func ("/tamper/withdrawal", test_withdrawal);
  g_test_add_func ("/tamper/moved-consent", test_moved_consent);
  g_test_add_func ("/tamper/session", test_session);
  g_test_add_func ("/tamper/eligibility", test_eligibility);
  g_test_add_func ("/tamper/after-eligibility", test_after_eligibility);
  g_test_add_func ("/tamper/triggers", test_triggers);

  return g_test_run ();
}
