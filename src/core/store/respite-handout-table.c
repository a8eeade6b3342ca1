/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-handout-table.h"

#define INSERT_SQL \
  "INSERT INTO handout_text (uuid, name, language, version, is_return, markdown, sha256, note, added_at, added_by) " \
  "VALUES (:uuid, :name, :language, :version, :is_return, :markdown, :sha256, :note, :added_at, :added_by)"
#define LIST_SQL \
  "SELECT handout_text.id, handout_text.uuid, handout_text.name, language, version, is_return, markdown, sha256, " \
  "handout_text.note, handout_text.added_at, handout_text.added_by, staff.name FROM handout_text " \
  "JOIN staff ON staff.id = handout_text.added_by WHERE (:name IS NULL OR handout_text.name = :name) " \
  "AND (:language IS NULL OR language = :language) ORDER BY handout_text.name, language, version DESC"
#define CONFIRM_SQL \
  "INSERT INTO handout_confirmation (sha256, name, language, confirmed_at, confirmed_by) " \
  "VALUES (:sha256, :name, :language, :confirmed_at, :confirmed_by)"
#define CONFIRMED_SQL \
  "SELECT sha256, handout_confirmation.name, language, confirmed_at, confirmed_by, staff.name " \
  "FROM handout_confirmation JOIN staff ON staff.id = confirmed_by WHERE sha256 = :sha256"

void
respite_handout_text_row_free (RespiteHandoutTextRow *row)
{
  if (row == NULL)
    return;

  g_free (row->uuid);
  g_free (row->name);
  g_free (row->language);
  g_free (row->markdown);
  g_free (row->sha256);
  g_free (row->note);
  g_free (row->staff_name);
  g_free (row);
}

void
respite_handout_confirmation_free (RespiteHandoutConfirmation *row)
{
  if (row == NULL)
    return;

  g_free (row->sha256);
  g_free (row->name);
  g_free (row->language);
  g_free (row->staff_name);
  g_free (row);
}

gboolean
respite_handout_text_table_insert (RespiteDb             *db,
                                   RespiteHandoutTextRow *row,
                                   GError               **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, INSERT_SQL, error);

  if (stmt == NULL)
    return FALSE;

  g_free (row->uuid);
  row->uuid = g_uuid_string_random ();
  respite_bind_text (stmt, ":uuid", row->uuid);
  respite_bind_text (stmt, ":name", row->name);
  respite_bind_text (stmt, ":language", row->language);
  respite_bind_int64 (stmt, ":version", row->version);
  respite_bind_int64 (stmt, ":is_return", row->is_return);
  respite_bind_text (stmt, ":markdown", row->markdown);
  respite_bind_text (stmt, ":sha256", row->sha256);
  respite_bind_text (stmt, ":note", row->note);
  respite_bind_int64 (stmt, ":added_at", row->added_at);
  respite_bind_int64 (stmt, ":added_by", row->added_by);

  return respite_db_insert (db, stmt, &row->id, error);
}

static gpointer
read_text (sqlite3_stmt *stmt)
{
  RespiteHandoutTextRow *row = g_new0 (RespiteHandoutTextRow, 1);

  row->id = sqlite3_column_int64 (stmt, 0);
  row->uuid = respite_column_dup_text (stmt, 1);
  row->name = respite_column_dup_text (stmt, 2);
  row->language = respite_column_dup_text (stmt, 3);
  row->version = sqlite3_column_int (stmt, 4);
  row->is_return = sqlite3_column_int (stmt, 5);
  row->markdown = respite_column_dup_text (stmt, 6);
  row->sha256 = respite_column_dup_text (stmt, 7);
  row->note = respite_column_dup_text (stmt, 8);
  row->added_at = sqlite3_column_int64 (stmt, 9);
  row->added_by = sqlite3_column_int64 (stmt, 10);
  row->staff_name = respite_column_dup_text (stmt, 11);

  return row;
}

GPtrArray *
respite_handout_text_table_list (RespiteDb  *db,
                                 const char *name,
                                 const char *language,
                                 GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, LIST_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_text (stmt, ":name", name);
  respite_bind_text (stmt, ":language", language);

  return respite_db_list (db, stmt, read_text, (GDestroyNotify) respite_handout_text_row_free, error);
}

gboolean
respite_handout_confirmation_table_insert (RespiteDb                        *db,
                                           const RespiteHandoutConfirmation *row,
                                           gint64                           *id,
                                           GError                          **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, CONFIRM_SQL, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_text (stmt, ":sha256", row->sha256);
  respite_bind_text (stmt, ":name", row->name);
  respite_bind_text (stmt, ":language", row->language);
  respite_bind_int64 (stmt, ":confirmed_at", row->confirmed_at);
  respite_bind_int64 (stmt, ":confirmed_by", row->confirmed_by);

  return respite_db_insert (db, stmt, id, error);
}

static gpointer
read_confirmation (sqlite3_stmt *stmt)
{
  RespiteHandoutConfirmation *row = g_new0 (RespiteHandoutConfirmation, 1);

  row->sha256 = respite_column_dup_text (stmt, 0);
  row->name = respite_column_dup_text (stmt, 1);
  row->language = respite_column_dup_text (stmt, 2);
  row->confirmed_at = sqlite3_column_int64 (stmt, 3);
  row->confirmed_by = sqlite3_column_int64 (stmt, 4);
  row->staff_name = respite_column_dup_text (stmt, 5);

  return row;
}

RespiteHandoutConfirmation *
respite_handout_confirmation_table_find (RespiteDb  *db,
                                         const char *sha256,
                                         GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, CONFIRMED_SQL, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_text (stmt, ":sha256", sha256);

  return respite_db_find (db, stmt, read_confirmation, error);
}
