/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-record-table.h"

#include "base/respite-error.h"
#include "store/respite-patient-merge.h"

#include <string.h>

#define FEWEST_UUID_CHARS 8

#define ITEM_COLUMNS "id, uuid, patient_id, kind, text, detail, timing, result, code, tags, added_at, ended_at"

#define ITEM_INSERT_SQL \
  "INSERT INTO record_item (uuid, patient_id, kind, text, detail, timing, result, code, tags, added_at, added_by) " \
  "VALUES (:uuid, :patient, :kind, :text, :detail, :timing, :result, :code, :tags, :now, :staff)"
#define ITEM_LIST_SQL \
  "SELECT " ITEM_COLUMNS " FROM record_item WHERE patient_id IN " RESPITE_PATIENT_SAME " " \
  "ORDER BY ended_at IS NOT NULL, id"
#define ITEM_GET_SQL "SELECT " ITEM_COLUMNS " FROM record_item WHERE id = :id"
#define ITEM_END_SQL "UPDATE record_item SET ended_at = :ended_at, ended_by = :staff WHERE id = :id"

#define WEIGHT_INSERT_SQL \
  "INSERT INTO weight (uuid, patient_id, weight_g, height_mm, at, entered_at, entered_by) " \
  "VALUES (:uuid, :patient, :weight_g, :height_mm, :at, :now, :staff)"

#define WEIGHT_LIST_SQL \
  "SELECT at, weight_g, height_mm, (SELECT name FROM staff WHERE id = entered_by) FROM weight " \
  "WHERE patient_id IN " RESPITE_PATIENT_SAME " ORDER BY at DESC, id DESC"

/* How each kind is found: by a word of its own, and by the beginning of its uuid. */
static const struct
{
  RespiteKind kind;
  const char *by_word;
  const char *by_uuid;
} finders[] = {
  { RESPITE_KIND_PATIENT,
    "SELECT " RESPITE_PATIENT_KEPT ("patient_mrn.patient_id") " FROM patient_mrn WHERE mrn = :text",
    "SELECT DISTINCT " RESPITE_PATIENT_KEPT ("patient.id") " FROM patient WHERE uuid >= :text AND uuid < :to LIMIT 2" },
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
  respite_bind_text (stmt, ":timing", item->timing);
  respite_bind_text (stmt, ":result", item->result);
  respite_bind_text (stmt, ":code", item->code);
  respite_bind_text (stmt, ":tags", item->tags);
  respite_bind_int64 (stmt, ":now", now);
  respite_bind_int64 (stmt, ":staff", staff_id);

  return respite_db_insert (db, stmt, &item->id, error);
}

static gpointer
read_item (sqlite3_stmt *stmt)
{
  RespiteRecordItem *item = respite_record_item_new ();

  item->id = sqlite3_column_int64 (stmt, 0);
  item->uuid = respite_column_dup_text (stmt, 1);
  item->patient_id = sqlite3_column_int64 (stmt, 2);
  item->kind = (RespiteRecordItemKind) respite_column_get_code (stmt, 3, respite_record_item_kind_codes);
  item->text = respite_column_dup_text (stmt, 4);
  item->detail = respite_column_dup_text (stmt, 5);
  item->timing = respite_column_dup_text (stmt, 6);
  item->result = respite_column_dup_text (stmt, 7);
  item->code = respite_column_dup_text (stmt, 8);
  item->tags = respite_column_dup_text (stmt, 9);
  item->added_at = sqlite3_column_int64 (stmt, 10);
  item->ended_at = sqlite3_column_int64 (stmt, 11);

  return item;
}

GPtrArray *
respite_record_item_list (RespiteDb *db,
                          gint64     patient_id,
                          GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, ITEM_LIST_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":patient", patient_id);

  return respite_db_list (db, stmt, read_item, (GDestroyNotify) respite_record_item_free, error);
}

RespiteRecordItem *
respite_record_item_get (RespiteDb *db,
                         gint64     id,
                         GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, ITEM_GET_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":id", id);

  return respite_db_get (db, stmt, read_item, N_("There is no such line in the record"), error);
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

static gpointer
read_weight (sqlite3_stmt *stmt)
{
  RespiteWeight *weight = g_new0 (RespiteWeight, 1);

  weight->at = sqlite3_column_int64 (stmt, 0);
  weight->weight_g = sqlite3_column_int64 (stmt, 1);
  weight->height_mm = sqlite3_column_int64 (stmt, 2);
  weight->staff_name = respite_column_dup_text (stmt, 3);

  return weight;
}

GPtrArray *
respite_weight_list (RespiteDb *db,
                     gint64     patient_id,
                     GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, WEIGHT_LIST_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":patient", patient_id);

  return respite_db_list (db, stmt, read_weight, (GDestroyNotify) respite_weight_free, error);
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
