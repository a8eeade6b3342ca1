/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-form-table.h"
#include "store/respite-form-title.h"

#include "base/respite-error.h"
#include "store/respite-patient-merge.h"

#define RESPONSE_SELECT \
  "SELECT r.id, r.uuid, form_id, slug, " RESPITE_FORM_TITLE ("r.form_id", "form.title") ", form.version, patient_id, " \
  "coalesce (session_id, 0), state, r.json, " \
  "stops, reviews, notes, started_at, coalesce (finished_at, 0), staff.name, binding " \
  "FROM response AS r JOIN form ON form.id = form_id JOIN staff ON staff.id = staff_id "
#define RESPONSE_INSERT_SQL \
  "INSERT INTO response (uuid, form_id, patient_id, session_id, state, json, started_at, saved_at, staff_id) " \
  "VALUES (:uuid, :form, :patient, :session, 'draft', :json, :now, :now, :staff)"
#define RESPONSE_DRAFT_SQL \
  "SELECT id FROM response WHERE patient_id = :patient AND form_id = :form " \
  "AND coalesce (session_id, 0) = :session AND state = 'draft'"
#define RESPONSE_SAVE_SQL "UPDATE response SET json = :json, saved_at = :now WHERE id = :id AND state = 'draft'"
#define RESPONSE_FINISH_SQL \
  "UPDATE response SET state = 'finished', json = :json, stops = :stops, reviews = :reviews, notes = :notes, " \
  "saved_at = :now, finished_at = :now, staff_id = :staff WHERE id = :id AND state = 'draft'"
#define RESPONSE_BIND_SQL "UPDATE response SET binding = :binding WHERE id = :id"
#define RESPONSE_GET_SQL RESPONSE_SELECT "WHERE r.id = :id"
#define RESPONSE_LIST_SQL RESPONSE_SELECT "WHERE patient_id IN " RESPITE_PATIENT_SAME \
  " AND state <> 'discarded' ORDER BY r.id DESC"
#define RESPONSE_DISCARDED_SQL RESPONSE_SELECT "WHERE patient_id IN " RESPITE_PATIENT_SAME \
  " AND state = 'discarded' ORDER BY r.id DESC"
#define RESPONSE_DISCARD_SQL \
  "UPDATE response SET state = 'discarded', saved_at = :now WHERE id = :id AND state = 'draft'"
#define RESPONSE_RESTORE_SQL \
  "UPDATE response SET state = 'draft', saved_at = :now WHERE id = :id AND state = 'discarded'"
#define RESPONSE_LEFT_SQL RESPONSE_SELECT \
  "WHERE state = 'draft' AND saved_at >= :from AND saved_at < :to ORDER BY form_id, r.id"
#define RESPONSE_LAST_SQL \
  "SELECT r.id, finished_at FROM response AS r JOIN form ON form.id = form_id " \
  "WHERE patient_id IN " RESPITE_PATIENT_SAME " AND slug = :slug AND state = 'finished' " \
  "ORDER BY finished_at DESC, r.id DESC LIMIT 1"

gboolean
respite_response_table_insert (RespiteDb   *db,
                               gint64       form_id,
                               gint64       patient_id,
                               gint64       session_id,
                               const char  *json,
                               gint64       staff_id,
                               gint64       now,
                               gint64      *id,
                               GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, RESPONSE_INSERT_SQL, error);
  g_autofree char *uuid = g_uuid_string_random ();

  if (stmt == NULL)
    return FALSE;

  respite_bind_text (stmt, ":uuid", uuid);
  respite_bind_int64 (stmt, ":form", form_id);
  respite_bind_int64 (stmt, ":patient", patient_id);
  respite_bind_id (stmt, ":session", session_id);
  respite_bind_text (stmt, ":json", json);
  respite_bind_int64 (stmt, ":now", now);
  respite_bind_int64 (stmt, ":staff", staff_id);

  return respite_db_insert (db, stmt, id, error);
}

gboolean
respite_response_table_find_draft (RespiteDb  *db,
                                   gint64      form_id,
                                   gint64      patient_id,
                                   gint64      session_id,
                                   gint64     *id,
                                   GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, RESPONSE_DRAFT_SQL, error);
  int rc;

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":form", form_id);
  respite_bind_int64 (stmt, ":patient", patient_id);
  respite_bind_int64 (stmt, ":session", session_id);
  rc = respite_db_step (db, stmt, error);
  *id = rc == SQLITE_ROW ? sqlite3_column_int64 (stmt, 0) : 0;

  return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

/* Runs @stmt, which must change exactly one draft. */
static gboolean
change_draft (RespiteDb     *db,
              sqlite3_stmt  *stmt,
              GError       **error)
{
  if (!respite_db_run (db, stmt, error))
    return FALSE;
  if (respite_db_get_n_changed (db) != 1)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("These answers are finished and cannot be changed"));

  return TRUE;
}

gboolean
respite_response_table_save (RespiteDb   *db,
                             gint64       id,
                             const char  *json,
                             gint64       now,
                             GError     **error)
{
  sqlite3_stmt *stmt = respite_db_get_statement (db, RESPONSE_SAVE_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":id", id);
  respite_bind_text (stmt, ":json", json);
  respite_bind_int64 (stmt, ":now", now);

  return change_draft (db, stmt, error);
}

gboolean
respite_response_table_discard (RespiteDb  *db,
                                gint64      id,
                                gboolean    is_discarded,
                                gint64      now,
                                GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, is_discarded ? RESPONSE_DISCARD_SQL : RESPONSE_RESTORE_SQL,
                                                      error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":id", id);
  respite_bind_int64 (stmt, ":now", now);

  return respite_db_run (db, stmt, error);
}

gboolean
respite_response_table_finish (RespiteDb   *db,
                               gint64       id,
                               const char  *json,
                               const int   *flags,
                               gint64       staff_id,
                               gint64       now,
                               GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, RESPONSE_FINISH_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":id", id);
  respite_bind_text (stmt, ":json", json);
  respite_bind_int64 (stmt, ":stops", flags[0]);
  respite_bind_int64 (stmt, ":reviews", flags[1]);
  respite_bind_int64 (stmt, ":notes", flags[2]);
  respite_bind_int64 (stmt, ":staff", staff_id);
  respite_bind_int64 (stmt, ":now", now);

  return change_draft (db, stmt, error);
}

gboolean
respite_response_table_bind (RespiteDb   *db,
                             gint64       id,
                             const char  *binding,
                             GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, RESPONSE_BIND_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":id", id);
  respite_bind_text (stmt, ":binding", binding);

  return respite_db_run (db, stmt, error);
}

static gpointer
read_response (sqlite3_stmt *stmt)
{
  RespiteResponse *response = g_new0 (RespiteResponse, 1);

  response->id = sqlite3_column_int64 (stmt, 0);
  response->uuid = respite_column_dup_text (stmt, 1);
  response->form_id = sqlite3_column_int64 (stmt, 2);
  response->form_slug = respite_column_dup_text (stmt, 3);
  response->form_title = respite_column_dup_text (stmt, 4);
  response->form_version = respite_column_dup_text (stmt, 5);
  response->patient_id = sqlite3_column_int64 (stmt, 6);
  response->session_id = sqlite3_column_int64 (stmt, 7);
  response->is_draft = g_strcmp0 ((const char *) sqlite3_column_text (stmt, 8), "draft") == 0;
  response->is_discarded = g_strcmp0 ((const char *) sqlite3_column_text (stmt, 8), "discarded") == 0;
  response->json = respite_column_dup_text (stmt, 9);
  for (int i = 0; i < 3; i++)
    response->flags[i] = sqlite3_column_int (stmt, 10 + i);
  response->started_at = sqlite3_column_int64 (stmt, 13);
  response->finished_at = sqlite3_column_int64 (stmt, 14);
  response->staff_name = respite_column_dup_text (stmt, 15);
  response->binding = respite_column_dup_text (stmt, 16);
  response->is_valid = response->is_draft || response->is_discarded;

  return response;
}

RespiteResponse *
respite_response_table_get (RespiteDb  *db,
                            gint64      id,
                            GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, RESPONSE_GET_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":id", id);
  respite_form_title_bind (stmt, NULL);

  return respite_db_get (db, stmt, read_response, N_("There are no such answers"), error);
}

static GPtrArray *
list_responses (RespiteDb   *db,
                const char  *sql,
                gint64       patient_id,
                const char  *language,
                GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, sql, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":patient", patient_id);
  respite_form_title_bind (stmt, language);

  return respite_db_list (db, stmt, read_response, (GDestroyNotify) respite_response_free, error);
}

GPtrArray *
respite_response_table_list (RespiteDb   *db,
                             gint64       patient_id,
                             const char  *language,
                             GError     **error)
{
  return list_responses (db, RESPONSE_LIST_SQL, patient_id, language, error);
}

GPtrArray *
respite_response_table_list_discarded (RespiteDb   *db,
                                       gint64       patient_id,
                                       const char  *language,
                                       GError     **error)
{
  return list_responses (db, RESPONSE_DISCARDED_SQL, patient_id, language, error);
}

GPtrArray *
respite_response_table_list_left (RespiteDb  *db,
                                  gint64      from,
                                  gint64      to,
                                  GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, RESPONSE_LEFT_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":from", from);
  respite_bind_int64 (stmt, ":to", to);
  respite_form_title_bind (stmt, NULL);

  return respite_db_list (db, stmt, read_response, (GDestroyNotify) respite_response_free, error);
}

gboolean
respite_response_table_get_last (RespiteDb   *db,
                                 gint64       patient_id,
                                 const char  *slug,
                                 gint64      *id,
                                 gint64      *finished_at,
                                 GError     **error)
{
  sqlite3_stmt *stmt = respite_db_get_statement (db, RESPONSE_LAST_SQL, error);
  int rc;

  *id = 0;
  *finished_at = 0;
  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":patient", patient_id);
  respite_bind_text (stmt, ":slug", slug);
  rc = respite_db_step (db, stmt, error);
  if (rc == SQLITE_ROW)
    {
      *id = sqlite3_column_int64 (stmt, 0);
      *finished_at = sqlite3_column_int64 (stmt, 1);
    }
  sqlite3_reset (stmt);

  return rc == SQLITE_ROW || rc == SQLITE_DONE;
}
