/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-clinic-table.h"

#include "base/respite-error.h"

#define SQL_INSERT \
  "INSERT INTO clinic (id, uuid, kind, name, address, phone, after_hours_phone, country, time_zone, paper, " \
  "language, logo, generation, created_at) VALUES (1, :uuid, :kind, :name, :address, :phone, :after_hours_phone, " \
  ":country, :time_zone, :paper, :language, :logo, :generation, :now)"
#define SQL_UPDATE \
  "UPDATE clinic SET name = :name, address = :address, phone = :phone, after_hours_phone = :after_hours_phone, " \
  "country = :country, time_zone = :time_zone, paper = :paper, language = :language, logo = :logo"
#define SQL_LOAD \
  "SELECT uuid, kind, name, address, phone, after_hours_phone, country, time_zone, paper, language, logo, " \
  "generation FROM clinic"
#define SQL_SET_GENERATION "UPDATE clinic SET generation = :generation"
#define SQL_LOAD_SETTING "SELECT value FROM setting WHERE key = :key AND id <= :newest ORDER BY id DESC LIMIT 1"
#define SQL_INSERT_SETTING \
  "INSERT INTO setting (key, value, at, staff_id) VALUES (:key, :value, :at, :staff_id)"

enum
{
  COLUMN_UUID,
  COLUMN_KIND,
  COLUMN_NAME,
  COLUMN_ADDRESS,
  COLUMN_PHONE,
  COLUMN_AFTER_HOURS_PHONE,
  COLUMN_COUNTRY,
  COLUMN_TIME_ZONE,
  COLUMN_PAPER,
  COLUMN_LANGUAGE,
  COLUMN_LOGO,
  COLUMN_GENERATION,
};

static void
bind_info (sqlite3_stmt            *stmt,
           const RespiteClinicInfo *info)
{
  respite_bind_text (stmt, ":name", info->name);
  respite_bind_text (stmt, ":address", info->address);
  respite_bind_text (stmt, ":phone", info->phone);
  respite_bind_text (stmt, ":after_hours_phone", info->after_hours_phone);
  respite_bind_text (stmt, ":country", info->country);
  respite_bind_text (stmt, ":time_zone", info->time_zone);
  respite_bind_text (stmt, ":paper", info->paper);
  respite_bind_text (stmt, ":language", info->language);
  respite_bind_bytes (stmt, ":logo", info->logo);
}

gboolean
respite_clinic_table_insert (RespiteDb                *db,
                             const RespiteClinicInfo  *info,
                             const char               *uuid,
                             gint64                    generation,
                             gint64                    now,
                             GError                  **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, SQL_INSERT, error);

  if (stmt == NULL)
    return FALSE;

  bind_info (stmt, info);
  respite_bind_text (stmt, ":uuid", uuid);
  respite_bind_text (stmt, ":kind", respite_code_to_word (respite_clinic_kind_codes, (int) info->kind));
  respite_bind_int64 (stmt, ":generation", generation);
  respite_bind_int64 (stmt, ":now", now);

  return respite_db_run (db, stmt, error);
}

gboolean
respite_clinic_table_update (RespiteDb                *db,
                             const RespiteClinicInfo  *info,
                             GError                  **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, SQL_UPDATE, error);

  if (stmt == NULL)
    return FALSE;

  bind_info (stmt, info);

  return respite_db_run (db, stmt, error);
}

static RespiteClinicInfo *
read_info (sqlite3_stmt *stmt)
{
  RespiteClinicInfo *info = respite_clinic_info_new ();
  g_autofree char *kind = respite_column_dup_text (stmt, COLUMN_KIND);
  int value = RESPITE_CLINIC_REAL;

  respite_code_from_word (respite_clinic_kind_codes, kind, &value);
  info->kind = (RespiteClinicKind) value;
  info->name = respite_column_dup_text (stmt, COLUMN_NAME);
  info->address = respite_column_dup_text (stmt, COLUMN_ADDRESS);
  info->phone = respite_column_dup_text (stmt, COLUMN_PHONE);
  info->after_hours_phone = respite_column_dup_text (stmt, COLUMN_AFTER_HOURS_PHONE);
  info->country = respite_column_dup_text (stmt, COLUMN_COUNTRY);
  info->time_zone = respite_column_dup_text (stmt, COLUMN_TIME_ZONE);
  info->paper = respite_column_dup_text (stmt, COLUMN_PAPER);
  info->language = respite_column_dup_text (stmt, COLUMN_LANGUAGE);
  info->logo = respite_column_dup_bytes (stmt, COLUMN_LOGO);

  return info;
}

RespiteClinicInfo *
respite_clinic_table_load (RespiteDb  *db,
                           char      **uuid,
                           gint64     *generation,
                           GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, SQL_LOAD, error);
  int result;

  if (stmt == NULL)
    return NULL;

  result = respite_db_step (db, stmt, error);
  if (result == SQLITE_DONE)
    respite_set_error (error, RESPITE_ERROR_CORRUPT, N_("The clinic's database holds no clinic; restore a backup"));
  if (result != SQLITE_ROW)
    return NULL;

  if (uuid != NULL)
    *uuid = respite_column_dup_text (stmt, COLUMN_UUID);
  if (generation != NULL)
    *generation = sqlite3_column_int64 (stmt, COLUMN_GENERATION);

  return read_info (stmt);
}

gboolean
respite_clinic_table_set_generation (RespiteDb  *db,
                                     gint64      generation,
                                     GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, SQL_SET_GENERATION, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":generation", generation);

  return respite_db_run (db, stmt, error);
}

char *
respite_setting_table_load_at (RespiteDb  *db,
                               const char *key,
                               gint64      newest,
                               GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, SQL_LOAD_SETTING, error);

  if (stmt == NULL)
    return NULL;

  respite_bind_text (stmt, ":key", key);
  respite_bind_int64 (stmt, ":newest", newest);
  if (respite_db_step (db, stmt, error) != SQLITE_ROW)
    return NULL;

  return respite_column_dup_text (stmt, 0);
}

char *
respite_setting_table_load (RespiteDb  *db,
                            const char *key,
                            GError    **error)
{
  return respite_setting_table_load_at (db, key, G_MAXINT64, error);
}

gboolean
respite_setting_table_insert (RespiteDb   *db,
                              const char  *key,
                              const char  *value,
                              gint64       now,
                              gint64       staff_id,
                              GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, SQL_INSERT_SETTING, error);

  if (stmt == NULL)
    return FALSE;

  respite_bind_text (stmt, ":key", key);
  respite_bind_text (stmt, ":value", value);
  respite_bind_int64 (stmt, ":at", now);
  respite_bind_int64 (stmt, ":staff_id", staff_id);

  return respite_db_run (db, stmt, error);
}
