/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-content.h"

const RespiteCode respite_subject_codes[] = {
  { RESPITE_SUBJECT_ELIGIBILITY, "eligibility"   },
  { RESPITE_SUBJECT_CONSENT, "consent"       },
  { RESPITE_SUBJECT_ORDER, "order"         },
  { RESPITE_SUBJECT_PREPARATION, "preparation"   },
  { RESPITE_SUBJECT_SESSION, "session"       },
  { RESPITE_SUBJECT_ADDENDUM, "addendum"      },
  { RESPITE_SUBJECT_THRESHOLDS, "thresholds"    },
  { RESPITE_SUBJECT_RESPONSE, "response"      },
  { 0, NULL            },
};

#define RESPONSE_COLUMNS \
  "response.id, response.uuid, form_id, patient_id, session_id, state, response.json, stops, reviews, notes, " \
  "started_at, saved_at, staff_id, finished_at, form.sha256"

#define EVENT_COLUMNS \
  "id, uuid, session_id, sequence, kind, at, from_at, entered_at, staff_id, systolic, diastolic, pulse, spo2, " \
  "respiration, oxygen, etco2, temperature, sedation, pain, distress, dissociation, nausea, avpu, rate_ugph, " \
  "amount_ug, severity, code, text, detail, typed, replaces, struck_at, struck_by, strike_reason"

/* What belongs to each subject; the columns are named, so that a new one does not break old signatures. */
static const struct
{
  RespiteSubject subject;
  const char    *sql;
  gboolean       is_newer;      /* than the first signatures: counts for nothing where there is no row */
} parts[] = {
  { RESPITE_SUBJECT_ELIGIBILITY,
    "SELECT id, uuid, patient_id, response_id, decision, reason, conditions, overrides, review_on, workup_to, "
    "decided_at FROM eligibility WHERE id = :id" },
  { RESPITE_SUBJECT_ELIGIBILITY,
    "SELECT workup.id, workup.uuid, item, result, text, done_on, done_by, entered_at, entered_by FROM workup "
    "JOIN eligibility ON workup.patient_id = eligibility.patient_id AND workup.id <= workup_to "
    "WHERE eligibility.id = :id ORDER BY workup.id" },
  { RESPITE_SUBJECT_ELIGIBILITY,
    "SELECT " RESPONSE_COLUMNS ", response.binding FROM response JOIN form ON form.id = form_id "
    "WHERE response.id = (SELECT response_id FROM eligibility WHERE id = :id)" },
  { RESPITE_SUBJECT_CONSENT,
    "SELECT consent.id, consent.uuid, consent.patient_id, course_id, slug, version, language, title, text, "
    "consent.sha256, meaning, answers, presented_at, presented_by, decided_at, decided_by, expires_at, indication, "
    "route, scan_id, "
    "attachment.patient_id AS scan_patient, media_type AS scan_type, content AS scan "
    "FROM consent LEFT JOIN attachment ON attachment.id = scan_id WHERE consent.id = :id" },
  { RESPITE_SUBJECT_CONSENT,
    "SELECT id, consent_id, position, role, name, authority, meaning, strokes, on_paper, staff_id, at "
    "FROM consent_signer WHERE consent_id = :id ORDER BY position" },
  { RESPITE_SUBJECT_ORDER,
    "SELECT id, session_id, version, drug, dose_ug, dose_ug_per_kg, weight_g, weight_kind, weight_on, bag_ul, "
    "concentration_ug_per_ml, planned_ms, rate_ugph, rate_text, adjuncts, note, prescriber_id, ordered_at "
    "FROM session_order WHERE id = :id" },
  { RESPITE_SUBJECT_PREPARATION,
    "SELECT id, session_id, version, order_id, lot, expiry, vial, strength_ug_per_ml, vial_ul, drawn_ul, "
    "prepared_id, checked_id, at FROM session_preparation WHERE id = :id" },
  { RESPITE_SUBJECT_SESSION,
    "SELECT id, uuid, patient_id, course_id, protocol_id, number, state, planned_at, planned_minutes, chair, reason, "
    "thresholds_version, settings_id, added_at, added_by, checked_in_at, started_at, ended_at, discharged_at, "
    "signed_at FROM session WHERE id = :id" },
  { RESPITE_SUBJECT_SESSION,
    "SELECT version, rows, set_by, set_at FROM thresholds "
    "WHERE version = (SELECT thresholds_version FROM session WHERE id = :id)" },
  { RESPITE_SUBJECT_SESSION,
    "SELECT id, session_id, list, code, text, is_required, answer, value, reason, staff_id, at "
    "FROM session_check WHERE session_id = :id ORDER BY id" },
  { RESPITE_SUBJECT_SESSION,
    "SELECT id, session_id, version, drug, dose_ug, dose_ug_per_kg, weight_g, weight_kind, weight_on, bag_ul, "
    "concentration_ug_per_ml, planned_ms, rate_ugph, rate_text, adjuncts, note, prescriber_id, ordered_at "
    "FROM session_order WHERE session_id = :id ORDER BY version" },
  { RESPITE_SUBJECT_SESSION,
    "SELECT id, session_id, version, order_id, lot, expiry, vial, strength_ug_per_ml, vial_ul, drawn_ul, "
    "prepared_id, checked_id, at FROM session_preparation WHERE session_id = :id ORDER BY version" },
  { RESPITE_SUBJECT_SESSION,
    "SELECT m.id, m.uuid, session_id, kind, amount_ug, m.volume_ul, typed, reason, staff_id, witness_id, at, "
    "vial_id, v.uuid AS vial, number, drug, strength_ug_per_ml, v.volume_ul AS size, lot, expiry "
    "FROM vial_move AS m JOIN vial AS v ON v.id = vial_id WHERE session_id = :id ORDER BY m.id" },
  { RESPITE_SUBJECT_SESSION,
    "SELECT " EVENT_COLUMNS " FROM event WHERE session_id = :id ORDER BY sequence" },
  { RESPITE_SUBJECT_SESSION,
    "SELECT id, uuid, session_id, file_name, sha256, map, map_name, offset_ms, n_rows, n_values, n_zero, "
    "n_impossible, n_jump, first_at, last_at, imported_at, imported_by, struck_at, struck_by, strike_reason "
    "FROM monitor_batch WHERE session_id = :id ORDER BY id" },

  { RESPITE_SUBJECT_SESSION,
    "SELECT event_id, attachment_id, attachment.uuid, media_type, content AS photo "
    "FROM event_photo JOIN event ON event.id = event_id JOIN attachment ON attachment.id = attachment_id "
    "WHERE session_id = :id ORDER BY event_id", TRUE },

  /* One text a line: there may be 10,000 of them. */
  { RESPITE_SUBJECT_SESSION,
    "SELECT batch_id || ' ' || line || ' ' || at || ' ' || coalesce (systolic, '') || ' ' || "
    "coalesce (diastolic, '') || ' ' || coalesce (mean, '') || ' ' || coalesce (pulse, '') || ' ' || "
    "coalesce (spo2, '') || ' ' || coalesce (respiration, '') || ' ' || coalesce (etco2, '') || ' ' || "
    "coalesce (temperature, '') || ' ' || marks AS monitor FROM monitor_row "
    "WHERE batch_id IN (SELECT id FROM monitor_batch WHERE session_id = :id) ORDER BY batch_id, line" },
  { RESPITE_SUBJECT_ADDENDUM,
    "SELECT id, uuid, session_id, event_id, text, reason, staff_id, at FROM addendum WHERE id = :id" },
  { RESPITE_SUBJECT_THRESHOLDS, "SELECT version, rows, set_by, set_at FROM thresholds WHERE version = :id" },
  { RESPITE_SUBJECT_RESPONSE,
    "SELECT " RESPONSE_COLUMNS " FROM response JOIN form ON form.id = form_id WHERE response.id = :id" },
};

/* A column as "name=type:length:value", so that no two rows make the same text. */
static void
append_column (GString      *content,
               sqlite3_stmt *stmt,
               int           column)
{
  int type = sqlite3_column_type (stmt, column);

  g_string_append_printf (content, "%s=%d:", sqlite3_column_name (stmt, column), type);
  if (type == SQLITE_BLOB)
    {
      g_autoptr (GBytes) bytes = respite_column_dup_bytes (stmt, column);
      g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

      g_string_append (content, sum);
    }
  else if (type != SQLITE_NULL)
    {
      const char *text = (const char *) sqlite3_column_text (stmt, column);
      int length = sqlite3_column_bytes (stmt, column);

      g_string_append_printf (content, "%d:", length);
      g_string_append_len (content, text, length);
    }
  g_string_append_c (content, '\n');
}

static gboolean
append_part (GString    *content,
             RespiteDb  *db,
             const char *sql,
             gboolean    is_newer,
             gint64      id,
             GError    **error)
{
  sqlite3_stmt *stmt = respite_db_get_statement (db, sql, error);
  int n_rows = 0;
  int rc;

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":id", id);
  while ((rc = respite_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      g_string_append_printf (content, "row %d\n", n_rows++);
      for (int column = 0; column < sqlite3_column_count (stmt); column++)
        append_column (content, stmt, column);
    }
  sqlite3_reset (stmt);
  if (n_rows > 0 || !is_newer)
    g_string_append_printf (content, "rows %d\n", n_rows);

  return rc == SQLITE_DONE;
}

char *
respite_content_dup (RespiteDb     *db,
                     RespiteSubject subject,
                     gint64         id,
                     GError       **error)
{
  g_autoptr (GString) content = g_string_new (respite_code_to_word (respite_subject_codes, subject));

  g_string_append_c (content, '\n');
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].subject == subject && !append_part (content, db, parts[i].sql, parts[i].is_newer, id, error))
      return NULL;

  return g_strdup (content->str);
}
