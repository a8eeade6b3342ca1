/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-record-table.h"

#include "base/respite-error.h"

#include <string.h>

#define MOST_ATTACHMENT_BYTES (20 * 1024 * 1024)
#define FEWEST_UUID_CHARS 8

#define ITEM_COLUMNS "id, uuid, patient_id, kind, text, detail, added_at, ended_at"

#define ITEM_INSERT_SQL \
  "INSERT INTO record_item (uuid, patient_id, kind, text, detail, added_at, added_by) " \
  "VALUES (:uuid, :patient, :kind, :text, :detail, :now, :staff)"
#define ITEM_LIST_SQL \
  "SELECT " ITEM_COLUMNS " FROM record_item WHERE patient_id = :patient ORDER BY ended_at IS NOT NULL, id"
#define ITEM_GET_SQL "SELECT " ITEM_COLUMNS " FROM record_item WHERE id = :id"
#define ITEM_END_SQL "UPDATE record_item SET ended_at = :ended_at, ended_by = :staff WHERE id = :id"

#define WEIGHT_INSERT_SQL \
  "INSERT INTO weight (uuid, patient_id, weight_g, height_mm, at, entered_at, entered_by) " \
  "VALUES (:uuid, :patient, :weight_g, :height_mm, :at, :now, :staff)"

#define ATTACHMENT_INSERT_SQL \
  "INSERT INTO attachment (uuid, patient_id, name, media_type, sha256, content, added_at, added_by) " \
  "VALUES (:uuid, :patient, :name, :media_type, :sha256, :content, :now, :staff)"
#define ATTACHMENT_GET_SQL "SELECT content, media_type FROM attachment WHERE id = :id"

/* How each kind is found: by a word of its own, and by the beginning of its uuid. */
static const struct
{
  RespiteKind kind;
  const char *by_word;
  const char *by_uuid;
} finders[] = {
  { RESPITE_KIND_PATIENT,
    "SELECT id FROM patient WHERE mrn = :text",
    "SELECT id FROM patient WHERE uuid >= :text AND uuid < :to LIMIT 2" },
  { RESPITE_KIND_STAFF,
    "SELECT id FROM staff WHERE login = :text",
    "SELECT id FROM staff WHERE uuid >= :text AND uuid < :to LIMIT 2" },
  { RESPITE_KIND_FORM,
    "SELECT id FROM form WHERE slug = :text ORDER BY id DESC LIMIT 1",
    "SELECT id FROM form WHERE uuid >= :text AND uuid < :to LIMIT 2" },
  { RESPITE_KIND_PROTOCOL,
    "SELECT id FROM protocol WHERE slug = :text AND slug <> '' ORDER BY version DESC, id DESC LIMIT 1",
    "SELECT max (id) FROM protocol WHERE uuid >= :text AND uuid < :to GROUP BY uuid LIMIT 2" },
  { RESPITE_KIND_ACCESS, NULL, "SELECT id FROM access WHERE uuid >= :text AND uuid < :to LIMIT 2" },
  { RESPITE_KIND_RECORD_ITEM, NULL, "SELECT id FROM record_item WHERE uuid >= :text AND uuid < :to LIMIT 2" },
  { RESPITE_KIND_RESPONSE, NULL, "SELECT id FROM response WHERE uuid >= :text AND uuid < :to LIMIT 2" },
  { RESPITE_KIND_ELIGIBILITY, NULL, "SELECT id FROM eligibility WHERE uuid >= :text AND uuid < :to LIMIT 2" },
  { RESPITE_KIND_CONSENT, NULL, "SELECT id FROM consent WHERE uuid >= :text AND uuid < :to LIMIT 2" },
  { RESPITE_KIND_COURSE, NULL, "SELECT id FROM course WHERE uuid >= :text AND uuid < :to LIMIT 2" },
  { RESPITE_KIND_SESSION, NULL, "SELECT id FROM session WHERE uuid >= :text AND uuid < :to LIMIT 2" },
  { RESPITE_KIND_EVENT, NULL, "SELECT id FROM event WHERE uuid >= :text AND uuid < :to LIMIT 2" },
  { RESPITE_KIND_DOCUMENT, NULL, "SELECT id FROM document WHERE uuid >= :text AND uuid < :to LIMIT 2" },
  { RESPITE_KIND_WORKUP, NULL, "SELECT id FROM workup WHERE uuid >= :text AND uuid < :to LIMIT 2" },
  { RESPITE_KIND_ATTACHMENT, NULL, "SELECT id FROM attachment WHERE uuid >= :text AND uuid < :to LIMIT 2" },
  { RESPITE_KIND_SCORE, NULL, "SELECT id FROM score WHERE uuid >= :text AND uuid < :to LIMIT 2" },
  { RESPITE_KIND_SAFETY, NULL, "SELECT id FROM safety WHERE uuid >= :text AND uuid < :to LIMIT 2" },
};

gboolean
respite_record_item_insert (RespiteDb         *db,
                            RespiteRecordItem *item,
                            gint64             staff_id,
                            gint64             now,
                            GError           **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, ITEM_INSERT_SQL, error);

  if (stmt == NULL)
    return FALSE;

  g_free (item->uuid);
  item->uuid = g_uuid_string_random ();
  item->added_at = now;
  item->ended_at = 0;
  respite_bind_text (stmt, ":uuid", item->uuid);
  respite_bind_int64 (stmt, ":patient", item->patient_id);
  respite_bind_text (stmt, ":kind", respite_code_to_word (respite_record_item_kind_codes, item->kind));
  respite_bind_text (stmt, ":text", item->text);
  respite_bind_text (stmt, ":detail", item->detail);
  respite_bind_int64 (stmt, ":now", now);
  respite_bind_int64 (stmt, ":staff", staff_id);

  return respite_db_insert (db, stmt, &item->id, error);
}

static RespiteRecordItem *
read_item (sqlite3_stmt *stmt)
{
  RespiteRecordItem *item = respite_record_item_new ();
  int kind;

  item->id = sqlite3_column_int64 (stmt, 0);
  item->uuid = respite_column_dup_text (stmt, 1);
  item->patient_id = sqlite3_column_int64 (stmt, 2);
  if (respite_code_from_word (respite_record_item_kind_codes, (const char *) sqlite3_column_text (stmt, 3), &kind))
    item->kind = (RespiteRecordItemKind) kind;
  item->text = respite_column_dup_text (stmt, 4);
  item->detail = respite_column_dup_text (stmt, 5);
  item->added_at = sqlite3_column_int64 (stmt, 6);
  item->ended_at = sqlite3_column_int64 (stmt, 7);

  return item;
}

GPtrArray *
respite_record_item_list (RespiteDb *db,
                          gint64     patient_id,
                          GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, ITEM_LIST_SQL, error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_record_item_free);
  int rc;

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":patient", patient_id);
  while ((rc = respite_db_step (db, stmt, error)) == SQLITE_ROW)
    g_ptr_array_add (items, read_item (stmt));

  return rc == SQLITE_DONE ? g_steal_pointer (&items) : NULL;
}

RespiteRecordItem *
respite_record_item_get (RespiteDb *db,
                         gint64     id,
                         GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, ITEM_GET_SQL, error);
  int rc;

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":id", id);
  rc = respite_db_step (db, stmt, error);
  if (rc == SQLITE_DONE)
    respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_("There is no such line in the record"));

  return rc == SQLITE_ROW ? read_item (stmt) : NULL;
}

gboolean
respite_record_item_set_ended (RespiteDb *db,
                               gint64     id,
                               gint64     ended_at,
                               gint64     staff_id,
                               GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, ITEM_END_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":id", id);
  respite_bind_id (stmt, ":ended_at", ended_at);
  respite_bind_id (stmt, ":staff", ended_at != 0 ? staff_id : 0);

  return respite_db_run (db, stmt, error);
}

gboolean
respite_weight_insert (RespiteDb *db,
                       gint64     patient_id,
                       gint64     weight_g,
                       gint64     height_mm,
                       gint64     at,
                       gint64     staff_id,
                       gint64     now,
                       gint64    *id,
                       GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, WEIGHT_INSERT_SQL, error);
  g_autofree char *uuid = g_uuid_string_random ();

  if (stmt == NULL)
    return FALSE;

  respite_bind_text (stmt, ":uuid", uuid);
  respite_bind_int64 (stmt, ":patient", patient_id);
  respite_bind_int64 (stmt, ":weight_g", weight_g);
  respite_bind_int64 (stmt, ":height_mm", height_mm);
  respite_bind_int64 (stmt, ":at", at);
  respite_bind_int64 (stmt, ":now", now);
  respite_bind_int64 (stmt, ":staff", staff_id);

  return respite_db_insert (db, stmt, id, error);
}

/* What a file is by its first bytes, NULL for none of the three. */
static const char *
get_media_type (GBytes *content)
{
  gsize size;
  const char *data = g_bytes_get_data (content, &size);

  if (size >= 8 && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0)
    return "image/png";
  if (size >= 3 && memcmp (data, "\xff\xd8\xff", 3) == 0)
    return "image/jpeg";
  if (size >= 5 && memcmp (data, "%PDF-", 5) == 0)
    return "application/pdf";

  return NULL;
}

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
  const char *media_type = get_media_type (content);

  if (g_bytes_get_size (content) > MOST_ATTACHMENT_BYTES)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("An attachment has at most 20 MB"));
  if (media_type == NULL)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("An attachment is a PNG or JPEG picture or a PDF file"));

  stmt = respite_db_prepare (db, ATTACHMENT_INSERT_SQL, error);
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
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, ATTACHMENT_GET_SQL, error);
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

/* How many records @sql finds, at most two; -1 with an error. */
static int
find_records (RespiteDb  *db,
              const char *sql,
              const char *text,
              gboolean    is_prefix,
              gint64     *id,
              GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, sql, error);
  int n_found = 0;
  int rc;

  if (stmt == NULL)
    return -1;

  respite_bind_text (stmt, ":text", text);
  if (is_prefix)
    {
      g_autofree char *to = g_strconcat (text, "~", NULL);

      respite_bind_text (stmt, ":to", to);
    }
  while ((rc = respite_db_step (db, stmt, error)) == SQLITE_ROW)
    {
      *id = sqlite3_column_int64 (stmt, 0);
      n_found++;
    }

  return rc == SQLITE_DONE ? n_found : -1;
}

gboolean
respite_record_resolve (RespiteDb  *db,
                        RespiteKind kind,
                        const char *text,
                        gint64     *id,
                        GError    **error)
{
  gint64 found = 0;
  int n_found = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (finders); i++)
    {
      if (finders[i].kind != kind)
        continue;
      if (finders[i].by_word != NULL)
        n_found = find_records (db, finders[i].by_word, text, FALSE, &found, error);
      if (n_found == 0 && strlen (text) >= FEWEST_UUID_CHARS)
        {
          g_autofree char *lower = g_ascii_strdown (text, -1);

          n_found = find_records (db, finders[i].by_uuid, lower, TRUE, &found, error);
        }
      break;
    }

  if (n_found < 0)
    return FALSE;
  if (n_found == 0)
    return respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_("There is no such record"));
  if (n_found > 1)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_("More than one record begins with these characters; give more of them"));

  *id = found;

  return TRUE;
}
