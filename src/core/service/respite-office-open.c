/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-office.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "service/respite-office-private.h"
#include "service/respite-office-settings.h"
#include "service/respite-office-staff.h"
#include "store/respite-clinic-table.h"
#include "store/respite-files.h"
#include "store/respite-folder-lock.h"
#include "store/respite-migrate.h"
#include "store/respite-staff-table.h"

/* A file of up to this size, or one that was left open, is checked at sign-in; damage is noticed at once otherwise. */
#define CHECK_AT_ONCE_BYTES (8 * 1024 * 1024)

static RespiteOffice *
new_office (const char    *folder,
            RespiteClock  *clock)
{
  RespiteOffice *office = g_new0 (RespiteOffice, 1);

  office->folder = g_canonicalize_filename (folder, NULL);
  office->clock = respite_clock_ref (clock);
  office->changes = respite_change_set_new ();

  return office;
}

RespiteOffice *
respite_office_open (const char    *folder,
                     RespiteClock  *clock,
                     GError       **error)
{
  g_autoptr (RespiteOffice) office = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (folder != NULL && clock != NULL, NULL);

  if (!respite_office_exists (folder))
    {
      respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_("There is no clinic in this folder"));
      return NULL;
    }
  if (!respite_folder_prepare (folder, FALSE, error))
    return NULL;

  office = new_office (folder, clock);
  path = respite_office_build_path (office, RESPITE_FILE_KEYS);
  office->key_file = respite_key_file_load (path, error);

  return office->key_file != NULL ? g_steal_pointer (&office) : NULL;
}

gboolean
respite_office_reload_info (RespiteOffice  *office,
                            GError        **error)
{
  RespiteClinicInfo *info = respite_clinic_table_load (office->db, NULL, NULL, error);
  GTimeZone *zone;

  if (info == NULL)
    return FALSE;
  if (office->info != NULL && respite_clinic_info_is_equal (info, office->info))
    {
      respite_clinic_info_free (info);
      return TRUE;
    }

  g_clear_pointer (&office->info, respite_clinic_info_free);
  g_clear_pointer (&office->zone, g_time_zone_unref);
  zone = g_time_zone_new_identifier (info->time_zone);
  office->info = info;
  office->zone = zone != NULL ? zone : g_time_zone_new_utc ();
  office->serial++;

  return TRUE;
}

/* A journal without a window that would be writing it: the program was killed. */
static gboolean
was_killed (RespiteOffice *office,
            const char    *path)
{
  g_autofree char *journal = g_strconcat (path, "-wal", NULL);
  struct stat info;

  return stat (journal, &info) == 0 && info.st_size > 0 && !respite_folder_lock_is_held (office->folder);
}

static gboolean
is_small (const char *path)
{
  struct stat info;

  return stat (path, &info) == 0 && info.st_size <= CHECK_AT_ONCE_BYTES;
}

static gboolean
check_identity (RespiteOffice  *office,
                RespiteDb      *db,
                GError        **error)
{
  g_autofree char *uuid = NULL;
  g_autoptr (RespiteClinicInfo) info = respite_clinic_table_load (db, &uuid, NULL, error);

  if (info == NULL)
    return FALSE;

  return g_strcmp0 (uuid, respite_key_file_get_uuid (office->key_file)) == 0 ||
         respite_set_error (error, RESPITE_ERROR_CORRUPT,
                            N_("The key file and the database belong to different clinics"));
}

static RespiteDb *
open_writable (RespiteOffice      *office,
               const char         *path,
               const RespiteKeys  *keys,
               GError            **error)
{
  gboolean check = is_small (path) || was_killed (office, path);
  g_autoptr (RespiteDb) db = respite_db_open (path, 0, respite_office_get_kind (office), keys->data, error);

  if (db == NULL || (check && !respite_db_check (db, FALSE, error)) || !respite_migrate (db, keys->data, error) ||
      !respite_audit_check_triggers (db, error))
    return NULL;

  return g_steal_pointer (&db);
}

/* What cannot be written is opened for reading; what is damaged too, if enough of it can be read. */
static RespiteDb *
open_somehow (RespiteOffice      *office,
              const char         *path,
              const RespiteKeys  *keys,
              GError            **error)
{
  g_autoptr (GError) local = NULL;
  RespiteDb *db = office->reader ? NULL : open_writable (office, path, keys, &local);

  if (db != NULL)
    return db;
  if (!office->reader && !g_error_matches (local, RESPITE_ERROR, RESPITE_ERROR_READ_ONLY) &&
      !g_error_matches (local, RESPITE_ERROR, RESPITE_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  db = respite_db_open (path, RESPITE_DB_READ_ONLY, respite_office_get_kind (office), keys->data,
                        office->reader ? error : NULL);
  if (db == NULL && local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  if (db == NULL)
    return NULL;

  if (!office->reader)
    office->condition = g_error_matches (local, RESPITE_ERROR, RESPITE_ERROR_READ_ONLY) ? RESPITE_OFFICE_READ_ONLY
                                                                                        : RESPITE_OFFICE_DAMAGED;

  return db;
}

gboolean
respite_office_open_database (RespiteOffice      *office,
                              const RespiteKeys  *keys,
                              GError            **error)
{
  g_autofree char *path = respite_office_build_path (office, RESPITE_FILE_DATABASE);
  g_autofree char *head = respite_office_build_path (office, RESPITE_FILE_HEAD);
  g_autoptr (RespiteDb) db = NULL;

  if (office->db != NULL)
    return TRUE;

  if (!office->reader)
    office->condition = RESPITE_OFFICE_SOUND;
  db = open_somehow (office, path, keys, error);
  if (db == NULL || !check_identity (office, db, error))
    return FALSE;

  office->db = g_steal_pointer (&db);
  office->keys = respite_keys_copy (keys);
  office->audit = respite_audit_new (keys->audit, head);
  if (!respite_office_reload_info (office, error) ||
      !respite_db_get_data_version (office->db, &office->data_version, error))
    {
      respite_office_close_database (office);
      return FALSE;
    }
  office->actor_version = office->data_version;

  return TRUE;
}

void
respite_office_close_database (RespiteOffice *office)
{
  g_clear_pointer (&office->actor, respite_staff_free);
  g_clear_pointer (&office->info, respite_clinic_info_free);
  g_clear_pointer (&office->zone, g_time_zone_unref);
  g_clear_pointer (&office->noted, respite_change_set_unref);
  g_clear_pointer (&office->keys_before, respite_key_file_free);
  g_clear_pointer (&office->audit, respite_audit_free);
  g_clear_pointer (&office->db, respite_db_close);
  g_clear_pointer (&office->keys, respite_keys_free);
  office->day = 0;
  office->state = RESPITE_OFFICE_SIGNED_OUT;
  respite_office_set_handed_to (office, 0);
  office->serial++;
}

void
respite_office_abandon (RespiteOffice *office)
{
  static const char *const names[] = {
    RESPITE_FILE_KEYS, RESPITE_FILE_HEAD, RESPITE_FILE_DATABASE, RESPITE_FILE_DATABASE "-wal",
    RESPITE_FILE_DATABASE "-shm",
  };

  respite_office_close_database (office);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = respite_office_build_path (office, names[i]);

      g_unlink (path);
    }
}

static RespiteStaff *
make_first (const RespiteStaff *first,
            gint64              now)
{
  RespiteStaff *staff = respite_staff_copy (first);

  g_free (staff->uuid);
  staff->uuid = g_uuid_string_random ();
  staff->active = TRUE;
  staff->added_at = now;

  return staff;
}

typedef struct
{
  const RespiteClinicInfo *info;
  RespiteStaff            *staff;
} First;

static gboolean
write_first (RespiteOffice  *office,
             gpointer        data,
             GError        **error)
{
  First *first = data;
  gint64 now = respite_office_get_now (office);
  const char *uuid = respite_key_file_get_uuid (office->key_file);
  g_autofree char *roles = respite_roles_to_text (first->staff->roles);

  return respite_clinic_table_insert (office->db, first->info, uuid,
                                      respite_key_file_get_generation (office->key_file), now, error) &&
         respite_staff_table_insert (office->db, first->staff, error) &&
         respite_office_audit (office, &(RespiteAuditRow) {
    .staff_id = first->staff->id, .staff_name = first->staff->name, .action = "clinic.create",
    .kind = RESPITE_KIND_CLINIC, .record_id = 1, .new_text = uuid,
  }, error) &&
         respite_office_audit (office, &(RespiteAuditRow) {
    .staff_id = first->staff->id, .staff_name = first->staff->name, .action = "staff.add",
    .kind = RESPITE_KIND_STAFF, .record_id = first->staff->id, .new_text = roles,
  }, error);
}

/* The database of a new clinic, from nothing to its first rows. */
static gboolean
make_database (RespiteOffice            *office,
               const RespiteKeys        *keys,
               const RespiteClinicInfo  *info,
               RespiteStaff             *staff,
               GError                  **error)
{
  g_autofree char *path = respite_office_build_path (office, RESPITE_FILE_DATABASE);
  g_autofree char *head = respite_office_build_path (office, RESPITE_FILE_HEAD);
  First first = { info, staff };

  office->db = respite_db_open (path, RESPITE_DB_CREATE, info->kind, keys->data, error);
  if (office->db == NULL || !respite_migrate (office->db, keys->data, error))
    return FALSE;

  office->keys = respite_keys_copy (keys);
  office->audit = respite_audit_new (keys->audit, head);
  office->zone = g_time_zone_new_identifier (info->time_zone);

  return respite_office_transact (office, write_first, &first, error) &&
         respite_office_reload_info (office, error) &&
         respite_db_get_data_version (office->db, &office->data_version, error) &&
         respite_folder_sync (office->folder, error);
}

static gboolean
check_new (const char               *folder,
           const RespiteClinicInfo  *info,
           const RespiteStaff       *first,
           const char               *password,
           GError                  **error)
{
  const char *words[] = { info->name, first->login, first->name, NULL };

  if (respite_office_exists (folder))
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("There is a clinic in this folder already"));
  if (!(first->roles & RESPITE_ROLE_ADMINISTRATOR))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The first account must be an administrator"));

  return respite_clinic_info_check (info, error) && respite_staff_check (first, error) &&
         respite_password_check (password, info->kind, words, error);
}

RespiteOffice *
respite_office_create (const char               *folder,
                       const RespiteClinicInfo  *info,
                       const RespiteStaff       *first,
                       const char               *password,
                       RespiteClock             *clock,
                       char                    **recovery_code,
                       GError                  **error)
{
  g_autoptr (RespiteOffice) office = NULL;
  g_autoptr (RespiteStaff) staff = NULL;
  g_autoptr (RespiteKeys) keys = NULL;
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *path = NULL;
  g_autofree char *code = NULL;

  g_return_val_if_fail (folder != NULL && info != NULL && first != NULL && clock != NULL, NULL);

  if (!check_new (folder, info, first, password, error) || !respite_folder_prepare (folder, TRUE, error))
    return NULL;

  office = new_office (folder, clock);
  staff = make_first (first, respite_clock_get_now (clock));
  keys = respite_keys_new ();
  path = respite_office_build_path (office, RESPITE_FILE_KEYS);
  office->key_file = respite_key_file_new (path, uuid, info->name, info->kind);
  code = respite_key_file_renew_recovery (office->key_file, keys, error);

  /* The key file comes last: a database alone is not yet a clinic that somebody could have used. */
  if (code == NULL ||
      !respite_key_file_put (office->key_file, staff->login, staff->name, password, keys, error) ||
      !make_database (office, keys, info, staff, error) ||
      !respite_key_file_save (office->key_file, error) ||
      !respite_office_enter (office, staff->login, "sign-in", error))
    {
      respite_office_abandon (office);
      return NULL;
    }
  if (recovery_code != NULL)
    *recovery_code = g_steal_pointer (&code);

  return g_steal_pointer (&office);
}
