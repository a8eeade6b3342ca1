/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-consent-text-table.h"
#include "store/respite-patient-merge.h"

#define INSERT_SQL \
  "INSERT INTO consent_text (uuid, slug, language, version, markdown, sha256, asks_again, note, added_at, added_by) " \
  "VALUES (:uuid, :slug, :language, :version, :markdown, :sha256, :asks_again, :note, :added_at, :added_by)"
#define LIST_SQL \
  "SELECT consent_text.id, consent_text.uuid, slug, language, version, markdown, sha256, asks_again, " \
  "consent_text.note, consent_text.added_at, consent_text.added_by, staff.name FROM consent_text " \
  "JOIN staff ON staff.id = consent_text.added_by WHERE (:slug IS NULL OR slug = :slug) " \
  "AND (:language IS NULL OR language = :language) ORDER BY slug, language, version DESC"
#define NEWEST_SQL \
  "SELECT consent.id, consent.uuid, consent.patient_id, consent.slug, consent.title, consent.state, " \
  "consent.version, consent.language, consent.indication, consent.route, consent.course_id, decided_at, " \
  "expires_at, family || ', ' || given, mrn, " \
  "coalesce ((SELECT state <> 'active' FROM course WHERE course.id = consent.course_id), 0), " \
  "(SELECT protocol_id FROM course WHERE course.patient_id = patient.id AND state = 'active' " \
  "ORDER BY id DESC LIMIT 1), " \
  "(SELECT max (started_at) FROM session WHERE session.patient_id = patient.id), " \
  "EXISTS (SELECT 1 FROM course WHERE course.patient_id = patient.id AND state = 'active') OR " \
  "EXISTS (SELECT 1 FROM session WHERE session.patient_id = patient.id AND state IN ('planned', 'checked-in', " \
  "'running', 'paused', 'recovery')) " \
  "FROM consent JOIN patient ON patient.id = " RESPITE_PATIENT_KEPT ("consent.patient_id") " " \
  "WHERE patient.archived_at IS NULL AND (:slug IS NULL OR consent.slug = :slug) AND consent.id = " \
  "(SELECT max (newest.id) FROM consent AS newest WHERE newest.patient_id = consent.patient_id " \
  "AND newest.slug = consent.slug AND newest.state NOT IN ('draft', 'presented')) " \
  "ORDER BY family, given, patient.id, consent.slug"

RespiteConsentTextRow *
respite_consent_text_row_new (void)
{
  return g_new0 (RespiteConsentTextRow, 1);
}

void
respite_consent_text_row_free (RespiteConsentTextRow *row)
{
  if (row == NULL)
    return;

  g_free (row->uuid);
  g_free (row->slug);
  g_free (row->language);
  g_free (row->markdown);
  g_free (row->sha256);
  g_free (row->note);
  g_free (row->staff_name);
  g_free (row);
}

gboolean
respite_consent_text_table_insert (RespiteDb              *db,
                                   RespiteConsentTextRow  *row,
                                   GError                **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, INSERT_SQL, error);

  if (stmt == NULL)
    return FALSE;

  g_free (row->uuid);
  row->uuid = g_uuid_string_random ();
  respite_bind_text (stmt, ":uuid", row->uuid);
  respite_bind_text (stmt, ":slug", row->slug);
  respite_bind_text (stmt, ":language", row->language);
  respite_bind_int64 (stmt, ":version", row->version);
  respite_bind_text (stmt, ":markdown", row->markdown);
  respite_bind_text (stmt, ":sha256", row->sha256);
  respite_bind_int64 (stmt, ":asks_again", row->asks_again);
  respite_bind_text (stmt, ":note", row->note);
  respite_bind_int64 (stmt, ":added_at", row->added_at);
  respite_bind_int64 (stmt, ":added_by", row->added_by);

  return respite_db_insert (db, stmt, &row->id, error);
}

static gpointer
read_text (sqlite3_stmt *stmt)
{
  RespiteConsentTextRow *row = respite_consent_text_row_new ();

  row->id = sqlite3_column_int64 (stmt, 0);
  row->uuid = respite_column_dup_text (stmt, 1);
  row->slug = respite_column_dup_text (stmt, 2);
  row->language = respite_column_dup_text (stmt, 3);
  row->version = sqlite3_column_int (stmt, 4);
  row->markdown = respite_column_dup_text (stmt, 5);
  row->sha256 = respite_column_dup_text (stmt, 6);
  row->asks_again = sqlite3_column_int (stmt, 7);
  row->note = respite_column_dup_text (stmt, 8);
  row->added_at = sqlite3_column_int64 (stmt, 9);
  row->added_by = sqlite3_column_int64 (stmt, 10);
  row->staff_name = respite_column_dup_text (stmt, 11);

  return row;
}

GPtrArray *
respite_consent_text_table_list (RespiteDb   *db,
                                 const char  *slug,
                                 const char  *language,
                                 GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, LIST_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_text (stmt, ":slug", slug);
  respite_bind_text (stmt, ":language", language);

  return respite_db_list (db, stmt, read_text, (GDestroyNotify) respite_consent_text_row_free, error);
}

void
respite_ask_again_row_free (RespiteAskAgainRow *row)
{
  if (row == NULL)
    return;

  respite_consent_free (row->consent);
  g_free (row->patient_name);
  g_free (row->patient_mrn);
  g_free (row);
}

static gpointer
read_newest (sqlite3_stmt *stmt)
{
  RespiteAskAgainRow *row = g_new0 (RespiteAskAgainRow, 1);
  RespiteConsent *consent = respite_consent_new ();

  row->consent = consent;
  consent->id = sqlite3_column_int64 (stmt, 0);
  consent->uuid = respite_column_dup_text (stmt, 1);
  consent->patient_id = sqlite3_column_int64 (stmt, 2);
  consent->slug = respite_column_dup_text (stmt, 3);
  consent->title = respite_column_dup_text (stmt, 4);
  consent->state = (RespiteConsentState) respite_column_get_code (stmt, 5, respite_consent_state_codes);
  consent->version = sqlite3_column_int (stmt, 6);
  consent->language = respite_column_dup_text (stmt, 7);
  consent->indication = respite_column_dup_text (stmt, 8);
  consent->route = respite_column_dup_text (stmt, 9);
  consent->course_id = sqlite3_column_int64 (stmt, 10);
  consent->decided_at = sqlite3_column_int64 (stmt, 11);
  consent->expires_at = sqlite3_column_int64 (stmt, 12);
  row->patient_name = respite_column_dup_text (stmt, 13);
  row->patient_mrn = respite_column_dup_text (stmt, 14);
  row->course_is_over = sqlite3_column_int (stmt, 15);
  row->running_protocol_id = sqlite3_column_int64 (stmt, 16);
  row->last_infusion = sqlite3_column_int64 (stmt, 17);
  row->has_plan = sqlite3_column_int (stmt, 18);

  return row;
}

GPtrArray *
respite_consent_table_list_newest (RespiteDb   *db,
                                   const char  *slug,
                                   GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, NEWEST_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_text (stmt, ":slug", slug);

  return respite_db_list (db, stmt, read_newest, (GDestroyNotify) respite_ask_again_row_free, error);
}
