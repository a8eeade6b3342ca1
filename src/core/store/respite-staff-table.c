/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-staff-table.h"

#include "base/respite-error.h"

#define COLUMNS "id, uuid, login, name, roles, active, added_at, one_time"

enum
{
  COLUMN_ID,
  COLUMN_UUID,
  COLUMN_LOGIN,
  COLUMN_NAME,
  COLUMN_ROLES,
  COLUMN_ACTIVE,
  COLUMN_ADDED_AT,
  COLUMN_ONE_TIME,
};

#define SQL_INSERT \
  "INSERT INTO staff (uuid, login, name, roles, active, one_time, added_at, deactivated_at) " \
  "VALUES (:uuid, :login, :name, :roles, 1, :one_time, :added_at, NULL)"
#define SQL_FIND "SELECT " COLUMNS " FROM staff WHERE login = :login"
#define SQL_LOAD "SELECT " COLUMNS " FROM staff WHERE id = :id"
#define SQL_LIST "SELECT " COLUMNS " FROM staff ORDER BY name, login"
#define SQL_UPDATE \
  "UPDATE staff SET name = :name, roles = :roles, active = :active, one_time = :one_time, " \
  "deactivated_at = CASE WHEN :active = 1 THEN NULL ELSE coalesce (deactivated_at, :now) END WHERE id = :id"

static gpointer
read_staff (sqlite3_stmt *stmt)
{
  RespiteStaff *staff = respite_staff_new ();
  g_autofree char *roles = respite_column_dup_text (stmt, COLUMN_ROLES);

  staff->id = sqlite3_column_int64 (stmt, COLUMN_ID);
  staff->uuid = respite_column_dup_text (stmt, COLUMN_UUID);
  staff->login = respite_column_dup_text (stmt, COLUMN_LOGIN);
  staff->name = respite_column_dup_text (stmt, COLUMN_NAME);
  staff->active = sqlite3_column_int (stmt, COLUMN_ACTIVE);
  staff->added_at = sqlite3_column_int64 (stmt, COLUMN_ADDED_AT);
  staff->one_time = sqlite3_column_int (stmt, COLUMN_ONE_TIME);

  /* A word that this version does not know gives no right. */
  if (!respite_roles_from_text (roles, &staff->roles))
    staff->roles = 0;

  return staff;
}

gboolean
respite_staff_table_insert (RespiteDb     *db,
                            RespiteStaff  *staff,
                            GError       **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, SQL_INSERT, error);
  g_autofree char *roles = respite_roles_to_text (staff->roles);

  if (stmt == NULL)
    return FALSE;

  respite_bind_text (stmt, ":uuid", staff->uuid);
  respite_bind_text (stmt, ":login", staff->login);
  respite_bind_text (stmt, ":name", staff->name);
  respite_bind_text (stmt, ":roles", roles);
  respite_bind_int64 (stmt, ":one_time", staff->one_time ? 1 : 0);
  respite_bind_int64 (stmt, ":added_at", staff->added_at);

  return respite_db_insert (db, stmt, &staff->id, error);
}

RespiteStaff *
respite_staff_table_find (RespiteDb   *db,
                          const char  *login,
                          GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, SQL_FIND, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_text (stmt, ":login", login);

  return respite_db_get (db, stmt, read_staff, N_("There is no such account"), error);
}

RespiteStaff *
respite_staff_table_load (RespiteDb  *db,
                          gint64      id,
                          GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, SQL_LOAD, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_int64 (stmt, ":id", id);

  return respite_db_get (db, stmt, read_staff, N_("There is no such account"), error);
}

GPtrArray *
respite_staff_table_list (RespiteDb  *db,
                          GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, SQL_LIST, error);

  if (stmt == NULL)
    return NULL;

  return respite_db_list (db, stmt, read_staff, (GDestroyNotify) respite_staff_free, error);
}

gboolean
respite_staff_table_update (RespiteDb           *db,
                            const RespiteStaff  *staff,
                            gint64               now,
                            GError             **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, SQL_UPDATE, error);
  g_autofree char *roles = respite_roles_to_text (staff->roles);

  if (stmt == NULL)
    return FALSE;

  respite_bind_text (stmt, ":name", staff->name);
  respite_bind_text (stmt, ":roles", roles);
  respite_bind_int64 (stmt, ":active", staff->active ? 1 : 0);
  respite_bind_int64 (stmt, ":one_time", staff->one_time ? 1 : 0);
  respite_bind_int64 (stmt, ":now", now);
  respite_bind_int64 (stmt, ":id", staff->id);

  return respite_db_run (db, stmt, error);
}
