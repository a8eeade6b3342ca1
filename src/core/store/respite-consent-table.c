/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-consent-table.h"

#include "base/respite-error.h"
#include "store/respite-patient-merge.h"

#include <string.h>

#define SELECT \
  "SELECT id, uuid, patient_id, course_id, slug, version, language, title, text, sha256, meaning, answers, state, " \
  "reason, presented_at, presented_by, decided_at, decided_by, ended_at, ended_by, expires_at, scan_id, binding, " \
  "seal, indication, route, (SELECT name FROM staff WHERE id = decided_by), " \
  "(SELECT name FROM staff WHERE id = ended_by) " \
  "FROM consent "
#define INSERT_SQL \
  "INSERT INTO consent (uuid, patient_id, course_id, slug, version, language, title, text, sha256, meaning, state, " \
  "presented_at, presented_by, indication, route) VALUES (:uuid, :patient, :course, :slug, :version, :language, " \
  ":title, :text, :sha256, :meaning, :state, :presented_at, :presented_by, :indication, :route)"
#define REWRITE_SQL \
  "UPDATE consent SET course_id = :course, version = :version, language = :language, title = :title, text = :text, " \
  "sha256 = :sha256, meaning = :meaning, state = :state, presented_at = :presented_at, " \
  "presented_by = :presented_by, indication = :indication, route = :route WHERE id = :id"
#define TAKE_BACK_SQL "UPDATE consent SET state = 'draft' WHERE id = :id AND state = 'presented'"
#define GET_SQL SELECT "WHERE id = :id"
#define RUN_OUT_SQL \
  "SELECT id FROM consent WHERE state = 'signed' AND expires_at <> 0 AND (expires_at <= :now OR " \
  "(:ends AND course_id IN (SELECT id FROM course WHERE state <> 'active'))) ORDER BY id"
#define LIST_SQL \
  SELECT "WHERE patient_id IN " RESPITE_PATIENT_SAME " AND (:slug IS NULL OR slug = :slug) ORDER BY id DESC"
#define DECIDE_SQL \
  "UPDATE consent SET answers = :answers, decided_at = :decided_at, decided_by = :decided_by, " \
  "expires_at = :expires_at, scan_id = :scan WHERE id = :id"
#define STATE_SQL \
  "UPDATE consent SET state = :state, reason = :reason, ended_at = :ended_at, ended_by = :ended_by, seal = :seal " \
  "WHERE id = :id"
#define BINDING_SQL \
  "UPDATE consent SET state = :state, reason = :reason, ended_at = :ended_at, ended_by = :ended_by, seal = :seal, " \
  "binding = :binding WHERE id = :id"
#define SIGNER_INSERT_SQL \
  "INSERT INTO consent_signer (consent_id, position, role, name, authority, meaning, strokes, on_paper, staff_id, " \
  "at) " \
  "VALUES (:consent, :position, :role, :name, :authority, :meaning, :strokes, :on_paper, :staff, :at)"
#define SIGNER_LIST_SQL \
  "SELECT role, name, authority, meaning, strokes, on_paper, staff_id, at FROM consent_signer " \
  "WHERE consent_id = :consent ORDER BY position"

RespiteConsentRow *
respite_consent_row_new (void)
{
  RespiteConsentRow *row = g_new0 (RespiteConsentRow, 1);

  row->consent = respite_consent_new ();

  return row;
}

void
respite_consent_row_free (RespiteConsentRow *row)
{
  if (row == NULL)
    return;

  respite_consent_free (row->consent);
  g_free (row->meaning);
  g_free (row->seal);
  g_free (row);
}

char *
respite_consent_row_dup_state_content (const RespiteConsentRow *row)
{
  const RespiteConsent *consent = row->consent;

  return g_strdup_printf ("consent-state\n%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n%s\n%s\n%s",
                          consent->id, consent->ended_at, row->ended_by, consent->binding,
                          respite_code_to_word (respite_consent_state_codes, consent->state), consent->reason);
}

/* What is frozen when a consent is presented. */
static void
bind_text (sqlite3_stmt            *stmt,
           const RespiteConsentRow *row)
{
  const RespiteConsent *consent = row->consent;

  respite_bind_id (stmt, ":course", consent->course_id);
  respite_bind_int64 (stmt, ":version", consent->version);
  respite_bind_text (stmt, ":language", consent->language);
  respite_bind_text (stmt, ":title", consent->title);
  respite_bind_text (stmt, ":text", consent->text);
  respite_bind_text (stmt, ":sha256", consent->sha256);
  respite_bind_text (stmt, ":meaning", row->meaning);
  respite_bind_text (stmt, ":state", respite_code_to_word (respite_consent_state_codes, consent->state));
  respite_bind_int64 (stmt, ":presented_at", consent->presented_at);
  respite_bind_int64 (stmt, ":presented_by", row->presented_by);
  respite_bind_string (stmt, ":indication", consent->indication);
  respite_bind_string (stmt, ":route", consent->route);
}

gboolean
respite_consent_table_insert (RespiteDb         *db,
                              RespiteConsentRow *row,
                              GError           **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, INSERT_SQL, error);
  RespiteConsent *consent = row->consent;

  if (stmt == NULL)
    return FALSE;

  g_free (consent->uuid);
  consent->uuid = g_uuid_string_random ();
  respite_bind_text (stmt, ":uuid", consent->uuid);
  respite_bind_int64 (stmt, ":patient", consent->patient_id);
  respite_bind_text (stmt, ":slug", consent->slug);
  bind_text (stmt, row);

  return respite_db_insert (db, stmt, &consent->id, error);
}

gboolean
respite_consent_table_rewrite (RespiteDb               *db,
                               const RespiteConsentRow *row,
                               GError                 **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, REWRITE_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":id", row->consent->id);
  bind_text (stmt, row);

  return respite_db_run (db, stmt, error);
}

gboolean
respite_consent_table_take_back (RespiteDb  *db,
                                 gint64      id,
                                 GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, TAKE_BACK_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":id", id);

  return respite_db_run (db, stmt, error);
}

static gboolean
read_signers (RespiteDb      *db,
              RespiteConsent *consent,
              GError        **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, SIGNER_LIST_SQL, error);
  int rc;

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":consent", consent->id);
  while ((rc = respite_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      RespiteSigner *signer = respite_signer_new ();

      signer->role = (RespiteSignerRole) respite_column_get_code (stmt, 0, respite_signer_role_codes);
      signer->name = respite_column_dup_text (stmt, 1);
      signer->authority = respite_column_dup_text (stmt, 2);
      signer->meaning = respite_column_dup_text (stmt, 3);
      signer->strokes = respite_column_dup_text (stmt, 4);
      signer->on_paper = sqlite3_column_int (stmt, 5);
      signer->staff_id = sqlite3_column_int64 (stmt, 6);
      signer->at = sqlite3_column_int64 (stmt, 7);
      g_ptr_array_add (consent->signers, signer);
    }

  return rc == SQLITE_DONE;
}

static RespiteConsentRow *
read_row (RespiteDb    *db,
          sqlite3_stmt *stmt,
          GError      **error)
{
  g_autoptr (RespiteConsentRow) row = respite_consent_row_new ();
  RespiteConsent *consent = row->consent;

  consent->id = sqlite3_column_int64 (stmt, 0);
  consent->uuid = respite_column_dup_text (stmt, 1);
  consent->patient_id = sqlite3_column_int64 (stmt, 2);
  consent->course_id = sqlite3_column_int64 (stmt, 3);
  consent->slug = respite_column_dup_text (stmt, 4);
  consent->version = sqlite3_column_int (stmt, 5);
  consent->language = respite_column_dup_text (stmt, 6);
  consent->title = respite_column_dup_text (stmt, 7);
  consent->text = respite_column_dup_text (stmt, 8);
  consent->sha256 = respite_column_dup_text (stmt, 9);
  row->meaning = respite_column_dup_text (stmt, 10);
  consent->answers = respite_column_dup_text (stmt, 11);
  consent->state = (RespiteConsentState) respite_column_get_code (stmt, 12, respite_consent_state_codes);
  consent->reason = respite_column_dup_text (stmt, 13);
  consent->presented_at = sqlite3_column_int64 (stmt, 14);
  row->presented_by = sqlite3_column_int64 (stmt, 15);
  consent->decided_at = sqlite3_column_int64 (stmt, 16);
  row->decided_by = sqlite3_column_int64 (stmt, 17);
  consent->ended_at = sqlite3_column_int64 (stmt, 18);
  row->ended_by = sqlite3_column_int64 (stmt, 19);
  consent->expires_at = sqlite3_column_int64 (stmt, 20);
  consent->scan_id = sqlite3_column_int64 (stmt, 21);
  consent->binding = respite_column_dup_text (stmt, 22);
  row->seal = respite_column_dup_text (stmt, 23);
  consent->indication = respite_column_dup_text (stmt, 24);
  consent->route = respite_column_dup_text (stmt, 25);
  consent->decided_by = respite_column_dup_text (stmt, 26);
  consent->ended_by = respite_column_dup_text (stmt, 27);

  return read_signers (db, consent, error) ? g_steal_pointer (&row) : NULL;
}

RespiteConsentRow *
respite_consent_table_get (RespiteDb *db,
                           gint64     id,
                           GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, GET_SQL, error);
  int rc;

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":id", id);
  rc = respite_db_step (db, stmt, error);
  if (rc == SQLITE_DONE)
    respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_ ("There is no such consent"));

  return rc == SQLITE_ROW ? read_row (db, stmt, error) : NULL;
}

GPtrArray *
respite_consent_table_list (RespiteDb  *db,
                            gint64      patient_id,
                            const char *slug,
                            GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, LIST_SQL, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_consent_row_free);
  int rc;

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":patient", patient_id);
  respite_bind_text (stmt, ":slug", slug);
  while ((rc = respite_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      RespiteConsentRow *row = read_row (db, stmt, error);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }

  return rc == SQLITE_DONE ? g_steal_pointer (&rows) : NULL;
}

static gboolean
insert_signer (RespiteDb           *db,
               gint64               consent_id,
               guint                position,
               const RespiteSigner *signer,
               GError             **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, SIGNER_INSERT_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":consent", consent_id);
  respite_bind_int64 (stmt, ":position", position);
  respite_bind_text (stmt, ":role", respite_code_to_word (respite_signer_role_codes, signer->role));
  respite_bind_text (stmt, ":name", signer->name);
  respite_bind_text (stmt, ":authority", signer->authority);
  respite_bind_text (stmt, ":meaning", signer->meaning);
  respite_bind_text (stmt, ":strokes", signer->strokes);
  respite_bind_int64 (stmt, ":on_paper", signer->on_paper);
  respite_bind_id (stmt, ":staff", signer->staff_id);
  respite_bind_int64 (stmt, ":at", signer->at);

  return respite_db_run (db, stmt, error);
}

gboolean
respite_consent_table_decide (RespiteDb               *db,
                              const RespiteConsentRow *row,
                              GError                 **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, DECIDE_SQL, error);
  const RespiteConsent *consent = row->consent;

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":id", consent->id);
  respite_bind_text (stmt, ":answers", consent->answers);
  respite_bind_int64 (stmt, ":decided_at", consent->decided_at);
  respite_bind_int64 (stmt, ":decided_by", row->decided_by);
  respite_bind_id (stmt, ":expires_at", consent->expires_at);
  respite_bind_id (stmt, ":scan", consent->scan_id);
  if (!respite_db_run (db, stmt, error))
    return FALSE;

  for (guint i = 0; i < consent->signers->len; i++)
    if (!insert_signer (db, consent->id, i, g_ptr_array_index (consent->signers, i), error))
      return FALSE;

  return TRUE;
}

gboolean
respite_consent_table_set_state (RespiteDb               *db,
                                 const RespiteConsentRow *row,
                                 GError                 **error)
{
  const RespiteConsent *consent = row->consent;
  gboolean is_first = consent->state == RESPITE_CONSENT_SIGNED || consent->state == RESPITE_CONSENT_DECLINED;
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, is_first ? BINDING_SQL : STATE_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":id", consent->id);
  respite_bind_text (stmt, ":state", respite_code_to_word (respite_consent_state_codes, consent->state));
  respite_bind_text (stmt, ":reason", consent->reason);
  respite_bind_id (stmt, ":ended_at", consent->ended_at);
  respite_bind_id (stmt, ":ended_by", row->ended_by);
  respite_bind_text (stmt, ":seal", row->seal);
  if (is_first)
    respite_bind_text (stmt, ":binding", consent->binding);

  return respite_db_run (db, stmt, error);
}

GArray *
respite_consent_table_list_run_out (RespiteDb *db,
                                    gint64     now,
                                    gboolean   ends_with_course,
                                    GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, RUN_OUT_SQL, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  int rc;

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":now", now);
  respite_bind_int64 (stmt, ":ends", ends_with_course);
  while ((rc = respite_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (stmt, 0);

      g_array_append_val (ids, id);
    }

  return rc == SQLITE_DONE ? g_steal_pointer (&ids) : NULL;
}
