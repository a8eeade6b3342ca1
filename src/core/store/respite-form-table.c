/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-form-table.h"
#include "store/respite-form-title.h"

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

#define FORM_SELECT \
  "SELECT f.id, slug, " RESPITE_FORM_TITLE ("f.id", "f.title") ", version, is_builtin, " \
  "coalesce ((SELECT is_retired FROM form_offer WHERE slug = f.slug ORDER BY id DESC LIMIT 1), 0) FROM form AS f "
#define FORM_LIST_SQL FORM_SELECT \
  "WHERE f.id = (SELECT max (id) FROM form WHERE slug = f.slug) " \
  "ORDER BY is_builtin DESC, (SELECT min (id) FROM form WHERE slug = f.slug)"
#define FORM_GET_SQL FORM_SELECT "WHERE f.id = :id"
#define FORM_OFFER_SQL \
  "INSERT INTO form_offer (slug, is_retired, at, staff_id) VALUES (:slug, :is_retired, :now, :staff)"
#define FORM_JSON_SQL "SELECT json FROM form WHERE id = :id"

#define DOCUMENT_INSERT_SQL \
  "INSERT INTO document (uuid, kind, name, patient_id, session_id, language, version, what, takes_back, understood, " \
  "said, staff_id, at) VALUES (:uuid, :kind, :name, :patient, :session, :language, :version, :what, :takes_back, " \
  ":understood, :said, :staff, :at)"
#define DOCUMENT_SELECT \
  "SELECT document.id, document.uuid, patient_id, kind, document.name, language, what, staff.name, at, version, " \
  "understood, said, EXISTS (SELECT 1 FROM document AS back WHERE back.takes_back = document.id) FROM document " \
  "JOIN staff ON staff.id = staff_id WHERE takes_back IS NULL "
#define DOCUMENT_GET_SQL DOCUMENT_SELECT "AND document.id = :id"
#define DOCUMENT_LIST_SQL \
  DOCUMENT_SELECT "AND patient_id IN " RESPITE_PATIENT_SAME " ORDER BY document.id DESC"

void
respite_form_title_bind (sqlite3_stmt *stmt,
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

  respite_form_title_bind (stmt, language);

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
  respite_form_title_bind (stmt, NULL);

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
  respite_bind_int64 (stmt, ":version", row->version);
  respite_bind_text (stmt, ":what", row->what);
  respite_bind_id (stmt, ":takes_back", row->takes_back);
  respite_bind_text (stmt, ":understood", row->understood != NULL ? row->understood : "");
  respite_bind_text (stmt, ":said", row->said != NULL ? row->said : "");
  respite_bind_int64 (stmt, ":staff", staff_id);
  respite_bind_int64 (stmt, ":at", row->at);

  return respite_db_insert (db, stmt, id, error);
}

static gpointer
read_document (sqlite3_stmt *stmt)
{
  RespiteDocumentRow *row = g_new0 (RespiteDocumentRow, 1);

  row->id = sqlite3_column_int64 (stmt, 0);
  row->uuid = respite_column_dup_text (stmt, 1);
  row->patient_id = sqlite3_column_int64 (stmt, 2);
  row->kind = respite_column_dup_text (stmt, 3);
  row->name = respite_column_dup_text (stmt, 4);
  row->language = respite_column_dup_text (stmt, 5);
  row->what = respite_column_dup_text (stmt, 6);
  row->staff_name = respite_column_dup_text (stmt, 7);
  row->at = sqlite3_column_int64 (stmt, 8);
  row->version = sqlite3_column_int (stmt, 9);
  row->understood = respite_column_dup_text (stmt, 10);
  row->said = respite_column_dup_text (stmt, 11);
  row->is_taken_back = sqlite3_column_int (stmt, 12);

  return row;
}

RespiteDocumentRow *
respite_document_table_get (RespiteDb *db,
                            gint64     id,
                            GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, DOCUMENT_GET_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":id", id);

  return respite_db_get (db, stmt, read_document, N_ ("There is no such document in the record"), error);
}

GPtrArray *
respite_document_table_list (RespiteDb  *db,
                             gint64      patient_id,
                             GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, DOCUMENT_LIST_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":patient", patient_id);

  return respite_db_list (db, stmt, read_document, (GDestroyNotify) respite_document_row_free, error);
}
