/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-attachment-table.h"

#include "base/respite-error.h"
#include "store/respite-patient-merge.h"

#define INSERT_SQL \
  "INSERT INTO attachment (uuid, patient_id, name, media_type, sha256, content, added_at, added_by) " \
  "VALUES (:uuid, :patient, :name, :media_type, :sha256, :content, :now, :staff)"
#define GET_SQL "SELECT content, media_type FROM attachment WHERE id = :id"
#define SELECT \
  "SELECT id, uuid, patient_id, name, media_type, length (content), added_at, " \
  "(SELECT name FROM staff WHERE id = added_by), coalesce (struck_at, 0), " \
  "(SELECT name FROM staff WHERE id = struck_by), " \
  "EXISTS (SELECT 1 FROM consent WHERE scan_id = attachment.id), " \
  "EXISTS (SELECT 1 FROM event_photo WHERE attachment_id = attachment.id) FROM attachment "
#define ROW_SQL SELECT "WHERE id = :id"
#define LIST_SQL SELECT "WHERE patient_id IN " RESPITE_PATIENT_SAME " ORDER BY id DESC"
#define STRIKE_SQL "UPDATE attachment SET struck_at = :struck_at, struck_by = :staff WHERE id = :id"

gboolean
respite_attachment_insert (RespiteDb  *db,
                           gint64      patient_id,
                           const char *name,
                           GBytes     *content,
                           gint64      staff_id,
                           gint64      now,
                           gint64     *id,
                           GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  const char *media_type = respite_attachment_find_type (content);

  if (!respite_attachment_check_size (g_bytes_get_size (content), error))
    return FALSE;
  if (media_type == NULL)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("An attachment is a PNG or JPEG picture or a PDF file"));

  stmt = respite_db_prepare (db, INSERT_SQL, error);
  if (stmt == NULL)
    return FALSE;

  respite_bind_text (stmt, ":uuid", uuid);
  respite_bind_int64 (stmt, ":patient", patient_id);
  respite_bind_text (stmt, ":name", name);
  respite_bind_text (stmt, ":media_type", media_type);
  respite_bind_text (stmt, ":sha256", sha256);
  respite_bind_bytes (stmt, ":content", content);
  respite_bind_int64 (stmt, ":now", now);
  respite_bind_int64 (stmt, ":staff", staff_id);

  return respite_db_insert (db, stmt, id, error);
}

GBytes *
respite_attachment_get (RespiteDb *db,
                        gint64     id,
                        char     **media_type,
                        GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, GET_SQL, error);
  int rc;

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":id", id);
  rc = respite_db_step (db, stmt, error);
  if (rc == SQLITE_DONE)
    respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_("There is no such attachment"));
  if (rc != SQLITE_ROW)
    return NULL;

  if (media_type != NULL)
    *media_type = respite_column_dup_text (stmt, 1);

  return respite_column_dup_bytes (stmt, 0);
}

static gpointer
read_row (sqlite3_stmt *stmt)
{
  RespiteAttachment *attachment = g_new0 (RespiteAttachment, 1);

  attachment->id = sqlite3_column_int64 (stmt, 0);
  attachment->uuid = respite_column_dup_text (stmt, 1);
  attachment->patient_id = sqlite3_column_int64 (stmt, 2);
  attachment->name = respite_column_dup_text (stmt, 3);
  attachment->media_type = respite_column_dup_text (stmt, 4);
  attachment->size = sqlite3_column_int64 (stmt, 5);
  attachment->added_at = sqlite3_column_int64 (stmt, 6);
  attachment->added_by = respite_column_dup_text (stmt, 7);
  attachment->struck_at = sqlite3_column_int64 (stmt, 8);
  attachment->struck_by = respite_column_dup_text (stmt, 9);
  attachment->is_consent = sqlite3_column_int (stmt, 10);
  attachment->is_photo = sqlite3_column_int (stmt, 11);

  return attachment;
}

RespiteAttachment *
respite_attachment_get_row (RespiteDb *db,
                            gint64     id,
                            GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, ROW_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":id", id);

  return respite_db_get (db, stmt, read_row, N_("There is no such attachment"), error);
}

GPtrArray *
respite_attachment_list (RespiteDb *db,
                         gint64     patient_id,
                         GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, LIST_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":patient", patient_id);

  return respite_db_list (db, stmt, read_row, (GDestroyNotify) respite_attachment_free, error);
}

gboolean
respite_attachment_set_struck (RespiteDb *db,
                               gint64     id,
                               gint64     struck_at,
                               gint64     staff_id,
                               GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, STRIKE_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":id", id);
  respite_bind_id (stmt, ":struck_at", struck_at);
  respite_bind_id (stmt, ":staff", struck_at != 0 ? staff_id : 0);

  return respite_db_run (db, stmt, error);
}
