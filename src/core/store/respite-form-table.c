/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-form-table.h"

#include <string.h>

#include "base/respite-error.h"
#include "store/respite-patient-merge.h"

#define FORM_INSERT_SQL \
  "INSERT INTO form (uuid, slug, version, title, is_builtin, json, sha256, added_at, added_by) " \
  "VALUES (:uuid, :slug, :version, :title, :is_builtin, :json, :sha256, :now, :staff)"
#define FORM_FIND_SQL "SELECT id, sha256 FROM form WHERE slug = :slug AND version = :version"
#define FORM_NEWEST_SQL "SELECT coalesce (max (id), 0) FROM form WHERE slug = :slug"
#define FORM_TITLE_INSERT_SQL \
  "INSERT OR IGNORE INTO form_title (form_id, language, title) VALUES (:form, :language, :title)"

/* In the language itself, else in one of the same main language ("es" of "es-MX", and the other way round). */
#define FORM_TITLE(id, title) \
  "coalesce ((SELECT title FROM form_title WHERE form_id = " id " AND language || '-' LIKE :main || '-%' " \
  "ORDER BY language = :language COLLATE NOCASE DESC, language LIMIT 1), " title ")"
#define FORM_SELECT \
  "SELECT f.id, slug, " FORM_TITLE ("f.id", "f.title") ", version, is_builtin, " \
  "coalesce ((SELECT is_retired FROM form_offer WHERE slug = f.slug ORDER BY id DESC LIMIT 1), 0) FROM form AS f "
#define FORM_LIST_SQL FORM_SELECT \
  "WHERE f.id = (SELECT max (id) FROM form WHERE slug = f.slug) " \
  "ORDER BY is_builtin DESC, (SELECT min (id) FROM form WHERE slug = f.slug)"
#define FORM_GET_SQL FORM_SELECT "WHERE f.id = :id"
#define FORM_OFFER_SQL \
  "INSERT INTO form_offer (slug, is_retired, at, staff_id) VALUES (:slug, :is_retired, :now, :staff)"
#define FORM_JSON_SQL "SELECT json FROM form WHERE id = :id"

#define RESPONSE_SELECT \
  "SELECT r.id, r.uuid, form_id, slug, " FORM_TITLE ("r.form_id", "form.title") ", form.version, patient_id, " \
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
#define RESPONSE_LIST_SQL RESPONSE_SELECT "WHERE patient_id IN " RESPITE_PATIENT_SAME " ORDER BY r.id DESC"
#define RESPONSE_LAST_SQL \
  "SELECT r.id, finished_at FROM response AS r JOIN form ON form.id = form_id " \
  "WHERE patient_id IN " RESPITE_PATIENT_SAME " AND slug = :slug AND state = 'finished' " \
  "ORDER BY finished_at DESC, r.id DESC LIMIT 1"

#define DOCUMENT_INSERT_SQL \
  "INSERT INTO document (uuid, kind, name, patient_id, session_id, language, what, staff_id, at) " \
  "VALUES (:uuid, :kind, :name, :patient, :session, :language, :what, :staff, :at)"
#define DOCUMENT_LIST_SQL \
  "SELECT document.id, kind, document.name, language, what, staff.name, at FROM document " \
  "JOIN staff ON staff.id = staff_id WHERE patient_id IN " RESPITE_PATIENT_SAME " ORDER BY document.id DESC"

/* Says in which language titles are wanted; %NULL for the form's own. */
static void
bind_language (sqlite3_stmt *stmt,
               const char   *language)
{
  const char *wanted = language != NULL ? language : "";
  g_autofree char *given = g_strndup (wanted, strcspn (wanted, ".@"));
  g_autofree char *main = NULL;

  g_strdelimit (given, "_", '-');
  main = g_strndup (given, strcspn (given, "-"));
  respite_bind_string (stmt, ":language", given);
  respite_bind_string (stmt, ":main", main);
}

static gboolean
insert_titles (RespiteDb   *db,
               RespiteForm *form,
               gint64       id,
               GError     **error)
{
  const RespiteFormText *title = respite_form_get_title (form);
  GPtrArray *languages = respite_form_text_get_languages (title);

  for (guint i = 0; i < languages->len; i++)
    {
      const char *language = g_ptr_array_index (languages, i);
      const char *text = respite_form_text_get (title, language);
      g_autoptr (sqlite3_stmt) stmt = NULL;

      if (*language == '\0' || *text == '\0')
        continue;
      stmt = respite_db_prepare (db, FORM_TITLE_INSERT_SQL, error);
      if (stmt == NULL)
        return FALSE;
      respite_bind_int64 (stmt, ":form", id);
      respite_bind_text (stmt, ":language", language);
      respite_bind_text (stmt, ":title", text);
      if (!respite_db_run (db, stmt, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
respite_form_table_insert (RespiteDb    *db,
                           RespiteForm  *form,
                           const char   *slug,
                           const char   *version,
                           gint64        staff_id,
                           gint64        now,
                           gint64       *id,
                           GError      **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, FORM_INSERT_SQL, error);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *json = NULL;
  gsize size;
  const char *data = g_bytes_get_data (respite_form_get_json (form), &size);

  if (stmt == NULL)
    return FALSE;

  json = g_strndup (data, size);
  respite_bind_text (stmt, ":uuid", uuid);
  respite_bind_text (stmt, ":slug", slug);
  respite_bind_text (stmt, ":version", version);
  respite_bind_text (stmt, ":title", respite_form_text_get (respite_form_get_title (form), NULL));
  respite_bind_int64 (stmt, ":is_builtin", staff_id == 0);
  respite_bind_text (stmt, ":json", json);
  respite_bind_text (stmt, ":sha256", respite_form_get_sha256 (form));
  respite_bind_int64 (stmt, ":now", now);
  respite_bind_id (stmt, ":staff", staff_id);

  return respite_db_insert (db, stmt, id, error) && insert_titles (db, form, *id, error);
}

gboolean
respite_form_table_find (RespiteDb   *db,
                         const char  *slug,
                         const char  *version,
                         gint64      *id,
                         char       **sha256,
                         GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, FORM_FIND_SQL, error);
  int rc;

  *id = 0;
  if (stmt == NULL)
    return FALSE;

  respite_bind_text (stmt, ":slug", slug);
  respite_bind_text (stmt, ":version", version);
  rc = respite_db_step (db, stmt, error);
  if (rc == SQLITE_ROW)
    {
      *id = sqlite3_column_int64 (stmt, 0);
      *sha256 = respite_column_dup_text (stmt, 1);
    }

  return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

gboolean
respite_form_table_find_newest (RespiteDb   *db,
                                const char  *slug,
                                gint64      *id,
                                GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, FORM_NEWEST_SQL, error);
  int rc;

  *id = 0;
  if (stmt == NULL)
    return FALSE;

  respite_bind_text (stmt, ":slug", slug);
  rc = respite_db_step (db, stmt, error);
  if (rc == SQLITE_ROW)
    *id = sqlite3_column_int64 (stmt, 0);

  return rc == SQLITE_ROW;
}

static gpointer
read_form (sqlite3_stmt *stmt)
{
  RespiteFormRow *row = g_new0 (RespiteFormRow, 1);

  row->id = sqlite3_column_int64 (stmt, 0);
  row->slug = respite_column_dup_text (stmt, 1);
  row->title = respite_column_dup_text (stmt, 2);
  row->version = respite_column_dup_text (stmt, 3);
  row->is_builtin = sqlite3_column_int (stmt, 4);
  row->is_retired = sqlite3_column_int (stmt, 5);

  return row;
}

GPtrArray *
respite_form_table_list (RespiteDb   *db,
                         const char  *language,
                         GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, FORM_LIST_SQL, error);

  if (stmt == NULL)
    return NULL;

  bind_language (stmt, language);

  return respite_db_list (db, stmt, read_form, (GDestroyNotify) respite_form_row_free, error);
}

RespiteFormRow *
respite_form_table_get (RespiteDb  *db,
                        gint64      id,
                        GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, FORM_GET_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":id", id);
  bind_language (stmt, NULL);

  return respite_db_get (db, stmt, read_form, N_("There is no such form"), error);
}

gboolean
respite_form_table_offer (RespiteDb   *db,
                          const char  *slug,
                          gboolean     is_retired,
                          gint64       staff_id,
                          gint64       now,
                          GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, FORM_OFFER_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_text (stmt, ":slug", slug);
  respite_bind_int64 (stmt, ":is_retired", is_retired);
  respite_bind_int64 (stmt, ":now", now);
  respite_bind_int64 (stmt, ":staff", staff_id);

  return respite_db_run (db, stmt, error);
}

GBytes *
respite_form_table_get_json (RespiteDb  *db,
                             gint64      id,
                             GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, FORM_JSON_SQL, error);
  int rc;

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":id", id);
  rc = respite_db_step (db, stmt, error);
  if (rc == SQLITE_DONE)
    respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_("There is no such form"));

  return rc == SQLITE_ROW ? respite_column_dup_bytes (stmt, 0) : NULL;
}

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
  response->json = respite_column_dup_text (stmt, 9);
  for (int i = 0; i < 3; i++)
    response->flags[i] = sqlite3_column_int (stmt, 10 + i);
  response->started_at = sqlite3_column_int64 (stmt, 13);
  response->finished_at = sqlite3_column_int64 (stmt, 14);
  response->staff_name = respite_column_dup_text (stmt, 15);
  response->binding = respite_column_dup_text (stmt, 16);
  response->is_valid = response->is_draft;

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
  bind_language (stmt, NULL);

  return respite_db_get (db, stmt, read_response, N_("There are no such answers"), error);
}

GPtrArray *
respite_response_table_list (RespiteDb   *db,
                             gint64       patient_id,
                             const char  *language,
                             GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, RESPONSE_LIST_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":patient", patient_id);
  bind_language (stmt, language);

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

gboolean
respite_document_table_insert (RespiteDb                 *db,
                               const RespiteDocumentRow  *row,
                               gint64                     patient_id,
                               gint64                     session_id,
                               gint64                     staff_id,
                               gint64                    *id,
                               GError                   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, DOCUMENT_INSERT_SQL, error);
  g_autofree char *uuid = g_uuid_string_random ();

  if (stmt == NULL)
    return FALSE;

  respite_bind_text (stmt, ":uuid", uuid);
  respite_bind_text (stmt, ":kind", row->kind);
  respite_bind_text (stmt, ":name", row->name);
  respite_bind_id (stmt, ":patient", patient_id);
  respite_bind_id (stmt, ":session", session_id);
  respite_bind_text (stmt, ":language", row->language);
  respite_bind_text (stmt, ":what", row->what);
  respite_bind_int64 (stmt, ":staff", staff_id);
  respite_bind_int64 (stmt, ":at", row->at);

  return respite_db_insert (db, stmt, id, error);
}

GPtrArray *
respite_document_table_list (RespiteDb  *db,
                             gint64      patient_id,
                             GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, DOCUMENT_LIST_SQL, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_document_row_free);
  int rc;

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":patient", patient_id);
  while ((rc = respite_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      RespiteDocumentRow *row = g_new0 (RespiteDocumentRow, 1);

      row->id = sqlite3_column_int64 (stmt, 0);
      row->kind = respite_column_dup_text (stmt, 1);
      row->name = respite_column_dup_text (stmt, 2);
      row->language = respite_column_dup_text (stmt, 3);
      row->what = respite_column_dup_text (stmt, 4);
      row->staff_name = respite_column_dup_text (stmt, 5);
      row->at = sqlite3_column_int64 (stmt, 6);
      g_ptr_array_add (rows, row);
    }

  return rc == SQLITE_DONE ? g_steal_pointer (&rows) : NULL;
}
