/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-office-backup.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>

#include "service/respite-backup-private.h"
#include "store/respite-clinic-table.h"
#include "store/respite-files.h"
#include "store/respite-folder-lock.h"
#include "store/respite-migrate.h"
#include "store/respite-staff-table.h"

/* The database that is to take the place of the present one, and what its audit row will say. */
typedef struct
{
  const char         *scratch;
  RespiteClinicKind   kind;
  const RespiteKeys  *keys;
  gint64              generation;
  RespiteAudit       *audit;
  RespiteAuditRow     row;
} Restored;

static gboolean
write_epoch (RespiteDb  *db,
             gpointer    data,
             GError    **error)
{
  Restored *restored = data;

  return respite_clinic_table_set_generation (db, restored->generation, error) &&
         respite_audit_append_epoch (restored->audit, db, &restored->row, error);
}

/* Brings the unpacked database up to date and begins its new epoch. */
static gboolean
finish_database (Restored  *restored,
                 GError   **error)
{
  g_autofree char *path = g_build_filename (restored->scratch, RESPITE_FILE_DATABASE, NULL);
  g_autofree char *head = g_build_filename (restored->scratch, RESPITE_FILE_HEAD, NULL);
  g_autoptr (RespiteAudit) audit = respite_audit_new (restored->keys->audit, head);
  g_autoptr (RespiteDb) db = respite_db_open (path, 0, restored->kind, restored->keys->data, error);

  restored->audit = audit;

  return db != NULL && respite_migrate (db, restored->keys->data, error) &&
         respite_db_transact (db, write_epoch, restored, error) && respite_audit_write_head (audit, error) &&
         respite_db_checkpoint (db, error);
}

static gboolean
move_file (const char  *from,
           const char  *to,
           const char  *name,
           GError     **error)
{
  g_autofree char *old_path = g_build_filename (from, name, NULL);
  g_autofree char *new_path = g_build_filename (to, name, NULL);

  if (!g_file_test (old_path, G_FILE_TEST_EXISTS))
    return TRUE;

  return g_rename (old_path, new_path) == 0 ||
         respite_file_fail (N_("A file of the clinic cannot be moved"), error);
}

static char *
make_replaced_folder (const char  *folder,
                      gint64       now,
                      GError     **error)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now / RESPITE_SECOND_MS);
  g_autofree char *stamp = g_date_time_format (utc, "%Y%m%d-%H%M%S");
  g_autofree char *replaced = g_strdup_printf ("%s/replaced-%s", folder, stamp);

  for (int i = 2; g_mkdir (replaced, 0700) != 0; i++)
    {
      if (!g_file_test (replaced, G_FILE_TEST_EXISTS))
        {
          respite_file_fail (N_("There is no room to keep the present database"), error);
          return NULL;
        }
      g_free (replaced);
      replaced = g_strdup_printf ("%s/replaced-%s-%d", folder, stamp, i);
    }

  return g_steal_pointer (&replaced);
}

static gboolean
move_files (const char         *from,
            const char         *to,
            const char *const  *names,
            GError            **error)
{
  for (; *names != NULL; names++)
    if (!move_file (from, to, *names, error))
      return FALSE;

  return TRUE;
}

/* Keeps the present files and puts the new ones in their place; where that fails the present ones come back. */
static gboolean
exchange (const char  *folder,
          const char  *scratch,
          gboolean     with_keys,
          gint64       now,
          GError     **error)
{
  static const char *const old_names[] = {
    RESPITE_FILE_DATABASE "-wal", RESPITE_FILE_DATABASE "-shm", RESPITE_FILE_DATABASE, RESPITE_FILE_HEAD, NULL,
  };
  static const char *const new_names[] = { RESPITE_FILE_HEAD, RESPITE_FILE_DATABASE, NULL };
  g_autofree char *replaced = make_replaced_folder (folder, now, error);

  if (replaced == NULL)
    return FALSE;
  if (!move_files (folder, replaced, old_names, error) || !move_files (scratch, folder, new_names, error) ||
      (with_keys && !move_file (scratch, folder, RESPITE_FILE_KEYS, error)) || !respite_folder_sync (folder, error))
    {
      move_files (folder, scratch, new_names, NULL);
      move_files (replaced, folder, old_names, NULL);
      return FALSE;
    }
  g_rmdir (replaced);           /* only where there was nothing to keep */

  return TRUE;
}

static gboolean
check_clinic (RespiteOffice                *office,
              const RespiteBackupManifest  *manifest,
              GError                      **error)
{
  if (manifest->kind != respite_office_get_kind (office))
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_("A practice clinic and a real one cannot be mixed: this backup is of the other kind"));
  if (strcmp (manifest->clinic_uuid, respite_key_file_get_uuid (office->key_file)) != 0)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("This is a backup of another clinic"));

  return TRUE;
}

static gboolean
raise_generation (RespiteKeyFile  *file,
                  gpointer         data,
                  GError         **error G_GNUC_UNUSED)
{
  respite_key_file_next_generation (file);
  *(gint64 *) data = respite_key_file_get_generation (file);

  return TRUE;
}

/* The key file stays: present passwords go on; accounts that came after the backup lose their slot at sign-in. */
static gboolean
restore_into (RespiteOffice                *office,
              const char                   *scratch,
              const RespiteBackupManifest  *manifest,
              const char                   *path,
              GError                      **error)
{
  g_autofree char *before = respite_office_dup_record_code (office);
  g_autofree char *code = respite_audit_head_to_code (&manifest->head);
  g_autofree char *old_text = g_strdup_printf ("record code %s", before);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *new_text = g_strdup_printf ("%s, record code %s", name, code);
  gint64 now = respite_office_get_now (office);
  Restored restored = {
    .scratch = scratch, .kind = manifest->kind, .keys = office->keys,
    .row = {
      .at = now, .staff_id = office->actor->id, .staff_name = office->actor->name, .workstation = g_get_host_name (),
      .action = "backup.restore", .kind = RESPITE_KIND_BACKUP, .old_text = old_text, .new_text = new_text,
    },
  };

  /* One step more than the key file: the next sign-in compares the two and removes stray slots. */
  if (!respite_backup_prove (scratch, manifest, office->keys, error))
    return FALSE;
  restored.generation = respite_key_file_get_generation (office->key_file);
  if (!finish_database (&restored, error) ||
      !respite_key_file_change (office->key_file, raise_generation, &restored.generation, error))
    return FALSE;

  /* All that is in the journal goes into the file that is kept. */
  if (office->condition == RESPITE_OFFICE_SOUND)
    respite_db_checkpoint (office->db, NULL);
  respite_office_close_database (office);

  return exchange (office->folder, scratch, FALSE, now, error);
}

gboolean
respite_office_restore_backup (RespiteOffice  *office,
                               const char     *path,
                               const char     *passphrase,
                               GError        **error)
{
  g_autoptr (RespiteBackupManifest) manifest = NULL;
  g_autofree char *scratch = NULL;
  RespiteBackupKey key;
  gboolean restored;

  g_return_val_if_fail (passphrase != NULL, FALSE);

  if (!respite_office_may (office, RESPITE_FUNCTION_BACKUP_RESTORE, error))
    return FALSE;

  /* That window would go on writing into the database that was replaced. */
  if (respite_folder_lock_is_held (office->folder))
    return respite_set_error (error, RESPITE_ERROR_BUSY,
                              N_("The clinic is open in a window: restore there, or close it first"));
  if (!respite_backup_find_key (office, path, passphrase, &key, error))
    return FALSE;

  scratch = respite_backup_make_scratch (office->folder, error);
  manifest = scratch != NULL ? respite_backup_unpack (path, &key, scratch, error) : NULL;
  sodium_memzero (&key, sizeof key);
  restored = manifest != NULL && check_clinic (office, manifest, error) &&
             restore_into (office, scratch, manifest, path, error);
  if (scratch != NULL)
    respite_folder_remove (scratch);

  return restored;
}

/* Whoever brings a clinic onto a new computer must be allowed to by the backup itself. */
static RespiteStaff *
check_restorer (const char                   *scratch,
                const RespiteBackupManifest  *manifest,
                const RespiteKeys            *keys,
                const char                   *login,
                GError                      **error)
{
  g_autofree char *path = g_build_filename (scratch, RESPITE_FILE_DATABASE, NULL);
  g_autoptr (RespiteDb) db = respite_db_open (path, RESPITE_DB_READ_ONLY, manifest->kind, keys->data, error);
  g_autoptr (RespiteStaff) staff = db != NULL ? respite_staff_table_find (db, login, error) : NULL;

  if (staff != NULL &&
      (!staff->active || !respite_function_is_allowed (RESPITE_FUNCTION_BACKUP_RESTORE, staff->roles)))
    {
      respite_set_error (error, RESPITE_ERROR_DENIED, N_("This account may not restore a backup"));
      return NULL;
    }

  return g_steal_pointer (&staff);
}

static gboolean
restore_fresh (const char                   *folder,
               const char                   *scratch,
               const RespiteBackupManifest  *manifest,
               const char                   *path,
               const char                   *login,
               const char                   *password,
               gint64                        now,
               GError                      **error)
{
  g_autofree char *key_path = g_build_filename (scratch, RESPITE_FILE_KEYS, NULL);
  g_autoptr (RespiteKeyFile) file = respite_key_file_load (key_path, error);
  g_autoptr (RespiteKeys) keys = NULL;
  g_autoptr (RespiteStaff) staff = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *code = respite_audit_head_to_code (&manifest->head);
  g_autofree char *new_text = g_strdup_printf ("%s, record code %s", name, code);
  Restored restored = { .scratch = scratch, .kind = manifest->kind };

  if (file == NULL)
    return FALSE;
  keys = respite_key_file_unwrap (file, respite_key_file_find (file, login), password);
  if (keys == NULL)
    return respite_set_error (error, RESPITE_ERROR_SIGN_IN, N_("The login or the password is wrong"));
  if (!respite_backup_prove (scratch, manifest, keys, error))
    return FALSE;
  staff = check_restorer (scratch, manifest, keys, login, error);
  if (staff == NULL)
    return FALSE;

  restored.keys = keys;
  restored.generation = respite_key_file_get_generation (file);
  restored.row = (RespiteAuditRow) {
    .at = now, .staff_id = staff->id, .staff_name = staff->name, .workstation = g_get_host_name (),
    .action = "backup.restore", .kind = RESPITE_KIND_BACKUP, .new_text = new_text,
  };

  return finish_database (&restored, error) && exchange (folder, scratch, TRUE, now, error);
}

gboolean
respite_office_restore_new (const char    *folder,
                            const char    *path,
                            const char    *passphrase,
                            const char    *login,
                            const char    *password,
                            RespiteClock  *clock,
                            GError       **error)
{
  g_autofree char *full = g_canonicalize_filename (folder, NULL);
  g_autoptr (RespiteBackupManifest) manifest = NULL;
  g_autofree char *scratch = NULL;
  RespiteBackupKey key;
  gboolean restored;

  if (respite_office_exists (full))
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_("There is a clinic in this folder already; open it and restore there, or move it "
                                 "away"));
  if (!respite_backup_file_read_head (path, &key, error) || !respite_backup_key_derive (&key, passphrase, error) ||
      !respite_folder_prepare (full, TRUE, error))
    return FALSE;

  scratch = respite_backup_make_scratch (full, error);
  manifest = scratch != NULL ? respite_backup_unpack (path, &key, scratch, error) : NULL;
  sodium_memzero (&key, sizeof key);
  restored = manifest != NULL && restore_fresh (full, scratch, manifest, path, login, password,
                                                respite_clock_get_now (clock), error);
  if (scratch != NULL)
    respite_folder_remove (scratch);

  return restored;
}
