/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-office-backup.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>

#include "service/respite-backup-private.h"
#include "service/respite-office-staff.h"
#include "store/respite-backup-table.h"
#include "store/respite-files.h"

const char *const respite_backup_names[] = {
  RESPITE_BACKUP_MANIFEST, RESPITE_FILE_KEYS, RESPITE_FILE_HEAD, RESPITE_FILE_DATABASE, NULL,
};

const char *const respite_backup_described_names[] = {
  RESPITE_FILE_KEYS, RESPITE_FILE_HEAD, RESPITE_FILE_DATABASE, NULL,
};

void
respite_backup_free (RespiteBackup *backup)
{
  if (backup == NULL)
    return;

  g_free (backup->path);
  g_free (backup->clinic_name);
  g_free (backup->clinic_uuid);
  g_free (backup);
}

RespiteBackup *
respite_backup_new_from_manifest (const char                  *path,
                                  const RespiteBackupManifest *manifest,
                                  gint64                       now)
{
  RespiteBackup *backup = g_new0 (RespiteBackup, 1);
  struct stat info;

  backup->path = g_canonicalize_filename (path, NULL);
  backup->made_at = manifest->made_at;
  backup->proven_at = now;
  backup->size = stat (path, &info) == 0 ? info.st_size : 0;
  backup->n_rows = manifest->n_rows;
  backup->clinic_name = g_strdup (manifest->clinic_name);
  backup->clinic_uuid = g_strdup (manifest->clinic_uuid);
  backup->kind = manifest->kind;
  backup->head = manifest->head;

  return backup;
}

static gboolean
write_key (RespiteOffice  *office,
           gpointer        data,
           GError        **error)
{
  respite_office_note (office, RESPITE_KIND_BACKUP, 0, 0);

  return respite_backup_key_table_insert (office->db, data, respite_office_get_now (office), error) &&
         respite_office_audit (office, &(RespiteAuditRow) {
    .action = "backup.passphrase", .kind = RESPITE_KIND_BACKUP,
  }, error);
}

gboolean
respite_office_set_backup_passphrase (RespiteOffice  *office,
                                      const char     *passphrase,
                                      GError        **error)
{
  RespiteBackupKey key;
  gboolean written;

  if (!respite_office_may (office, RESPITE_FUNCTION_CLINIC_SETTINGS, error) ||
      !respite_password_check (passphrase, respite_office_get_kind (office),
                               (const char *const[]) { office->info->name, NULL }, error) ||
      !respite_backup_key_new (&key, passphrase, respite_office_get_kind (office), error))
    return FALSE;

  written = respite_office_act (office, RESPITE_FUNCTION_CLINIC_SETTINGS, write_key, &key, error);
  sodium_memzero (&key, sizeof key);

  return written;
}

gboolean
respite_office_has_backup_passphrase (RespiteOffice *office)
{
  RespiteBackupKey key;
  gboolean found = FALSE;

  if (office->db == NULL || !respite_backup_key_table_load (office->db, NULL, &key, &found, NULL))
    return FALSE;
  sodium_memzero (&key, sizeof key);

  return found;
}

char *
respite_backup_make_scratch (const char  *folder,
                             GError     **error)
{
  g_autofree char *scratch = g_build_filename (folder, "scratch-XXXXXX", NULL);

  if (g_mkdtemp_full (scratch, 0700) == NULL)
    {
      respite_file_fail (N_("There is no room to unpack a backup"), error);
      return NULL;
    }

  return g_steal_pointer (&scratch);
}

/* A copy of the database as it stands now, with the key file and the head of the audit that belong to it. */
static RespiteBackupManifest *
take_copy (RespiteOffice  *office,
           const char     *scratch,
           GError        **error)
{
  g_autofree char *database = g_build_filename (scratch, RESPITE_FILE_DATABASE, NULL);
  g_autofree char *head = g_build_filename (scratch, RESPITE_FILE_HEAD, NULL);
  g_autofree char *keys_from = respite_office_build_path (office, RESPITE_FILE_KEYS);
  g_autofree char *keys_to = g_build_filename (scratch, RESPITE_FILE_KEYS, NULL);
  g_autofree char *manifest_path = g_build_filename (scratch, RESPITE_BACKUP_MANIFEST, NULL);
  g_autofree char *keys = NULL;
  g_autoptr (RespiteAudit) audit = respite_audit_new (office->keys->audit, head);
  g_autoptr (RespiteBackupManifest) manifest = NULL;
  g_autoptr (RespiteDb) copy = NULL;
  gsize length;

  if (!g_file_get_contents (keys_from, &keys, &length, NULL))
    {
      respite_set_error (error, RESPITE_ERROR_STORAGE, N_("The key file cannot be read"));
      return NULL;
    }
  if (!respite_file_replace (keys_to, keys, length, error) ||
      !respite_db_copy (office->db, database, office->keys->data, error))
    return NULL;

  copy = respite_db_open (database, RESPITE_DB_READ_ONLY, respite_office_get_kind (office), office->keys->data, error);
  if (copy == NULL || !respite_audit_adopt_head (audit, copy, error))
    return NULL;
  manifest = respite_backup_manifest_make (copy, scratch, respite_backup_described_names,
                                           respite_office_get_now (office), error);
  if (manifest == NULL || !respite_backup_manifest_save (manifest, manifest_path, error))
    return NULL;

  return g_steal_pointer (&manifest);
}

RespiteBackupManifest *
respite_backup_unpack (const char              *path,
                       const RespiteBackupKey  *key,
                       const char              *scratch,
                       GError                 **error)
{
  g_autofree char *manifest_path = g_build_filename (scratch, RESPITE_BACKUP_MANIFEST, NULL);
  g_autoptr (RespiteBackupManifest) manifest = NULL;

  if (!respite_backup_file_unpack (path, key, scratch, respite_backup_names, error))
    return NULL;
  manifest = respite_backup_manifest_load (manifest_path, error);
  if (manifest == NULL ||
      !respite_backup_manifest_compare_files (manifest, scratch, respite_backup_described_names, error))
    return NULL;

  return g_steal_pointer (&manifest);
}

gboolean
respite_backup_prove (const char                   *scratch,
                      const RespiteBackupManifest  *manifest,
                      const RespiteKeys            *keys,
                      GError                      **error)
{
  g_autofree char *database = g_build_filename (scratch, RESPITE_FILE_DATABASE, NULL);
  g_autofree char *head = g_build_filename (scratch, RESPITE_FILE_HEAD, NULL);
  g_autoptr (RespiteAudit) audit = respite_audit_new (keys->audit, head);
  g_autoptr (RespiteDb) db = respite_db_open (database, RESPITE_DB_READ_ONLY, manifest->kind, keys->data, error);
  RespiteAuditReport report;

  if (db == NULL || !respite_db_check (db, TRUE, error) ||
      !respite_backup_manifest_compare (manifest, db, scratch, respite_backup_described_names, error) ||
      !respite_audit_verify (audit, db, &report, error))
    return FALSE;

  /* Tampering that was noticed and written down long ago is a part of the record now. */
  return report.problem == NULL || report.only_noted ||
         respite_set_error (error, RESPITE_ERROR_CORRUPT, N_("The audit trail in the backup is broken"));
}

/* Packs and proves in @scratch; the container is at @path afterwards. */
static RespiteBackupManifest *
pack_and_prove (RespiteOffice           *office,
                const RespiteBackupKey  *key,
                const char              *scratch,
                const char              *path,
                GError                 **error)
{
  g_autoptr (RespiteBackupManifest) manifest = take_copy (office, scratch, error);
  g_autofree char *second = NULL;
  gboolean proven;

  if (manifest == NULL || !respite_backup_file_pack (path, key, scratch, respite_backup_names, error))
    return NULL;

  second = respite_backup_make_scratch (office->folder, error);
  if (second == NULL)
    return NULL;
  g_clear_pointer (&manifest, respite_backup_manifest_free);
  manifest = respite_backup_unpack (path, key, second, error);
  proven = manifest != NULL && respite_backup_prove (second, manifest, office->keys, error);
  respite_folder_remove (second);

  return proven ? g_steal_pointer (&manifest) : NULL;
}

static char *
choose_name (RespiteOffice *office,
             const char    *directory)
{
  gint64 now = respite_office_get_now (office);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now / RESPITE_SECOND_MS);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, respite_office_get_zone (office));
  g_autofree char *stamp = g_date_time_format (local, "%Y%m%d-%H%M%S");
  gboolean practice = respite_office_get_kind (office) == RESPITE_CLINIC_PRACTICE;
  g_autofree char *stem = g_strdup_printf ("%s/%s-%s", directory, practice ? "respite-practice" : "respite", stamp);
  char *path = g_strconcat (stem, ".backup", NULL);

  for (int i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_free (path);
      path = g_strdup_printf ("%s-%d.backup", stem, i);
    }

  return path;
}

RespiteBackup *
respite_office_write_backup (RespiteOffice  *office,
                             const char     *directory,
                             GError        **error)
{
  g_autoptr (RespiteBackupManifest) manifest = NULL;
  g_autofree char *path = NULL;
  g_autofree char *part = NULL;
  g_autofree char *scratch = NULL;
  RespiteBackupKey key;
  gboolean found;

  if (!respite_office_may (office, RESPITE_FUNCTION_BACKUP_MAKE, error) ||
      !respite_backup_key_table_load (office->db, NULL, &key, &found, error))
    return NULL;
  if (!found)
    {
      respite_set_error (error, RESPITE_ERROR_INVALID, N_("Set a backup passphrase first"));
      return NULL;
    }
  if (!g_file_test (directory, G_FILE_TEST_IS_DIR))
    {
      respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_("There is no such folder for the backup"));
      return NULL;
    }
  scratch = respite_backup_make_scratch (office->folder, error);
  if (scratch == NULL)
    return NULL;

  path = choose_name (office, directory);
  part = g_strconcat (path, ".part", NULL);
  manifest = pack_and_prove (office, &key, scratch, part, error);
  sodium_memzero (&key, sizeof key);
  respite_folder_remove (scratch);
  if (manifest != NULL && g_rename (part, path) != 0)
    {
      respite_file_fail (N_("The backup cannot be written"), error);
      g_clear_pointer (&manifest, respite_backup_manifest_free);
    }
  if (manifest == NULL || !respite_folder_sync (directory, error))
    {
      g_unlink (part);
      return NULL;
    }

  return respite_backup_new_from_manifest (path, manifest, respite_office_get_now (office));
}

static gboolean
write_row (RespiteOffice  *office,
           gpointer        data,
           GError        **error)
{
  const RespiteBackup *backup = data;
  g_autofree char *code = respite_audit_head_to_code (&backup->head);
  g_autofree char *text = g_strdup_printf ("%s, %" G_GINT64_FORMAT " bytes, %s", backup->path, backup->size, code);
  RespiteBackupRow row = {
    .path = backup->path, .made_at = backup->made_at, .proven_at = backup->proven_at, .size = backup->size,
    .n_rows = backup->n_rows, .head = backup->head,
  };
  gint64 id;

  if (!respite_backup_table_insert (office->db, &row, &id, error))
    return FALSE;
  respite_office_note (office, RESPITE_KIND_BACKUP, id, 0);

  return respite_office_audit (office, &(RespiteAuditRow) {
    .action = "backup.make", .kind = RESPITE_KIND_BACKUP, .record_id = id, .new_text = text,
  }, error);
}

gboolean
respite_office_record_backup (RespiteOffice        *office,
                              const RespiteBackup  *backup,
                              GError              **error)
{
  return respite_office_act (office, RESPITE_FUNCTION_BACKUP_MAKE, write_row, (gpointer) backup, error);
}

RespiteBackup *
respite_office_make_backup (RespiteOffice  *office,
                            const char     *directory,
                            GError        **error)
{
  g_autoptr (RespiteBackup) backup = respite_office_write_backup (office, directory, error);

  if (backup == NULL)
    return NULL;

  /* The copy is good even where it cannot be listed: a clinic that is open for reading only. */
  if (office->condition == RESPITE_OFFICE_SOUND && !respite_office_record_backup (office, backup, error))
    {
      g_unlink (backup->path);
      return NULL;
    }

  return g_steal_pointer (&backup);
}

gboolean
respite_backup_find_key (RespiteOffice     *office,
                         const char        *path,
                         const char        *passphrase,
                         RespiteBackupKey  *key,
                         GError           **error)
{
  RespiteBackupKey head;
  gboolean found = FALSE;

  if (!respite_backup_file_read_head (path, &head, error))
    return FALSE;
  if (passphrase != NULL)
    {
      *key = head;
      return respite_backup_key_derive (key, passphrase, error);
    }

  return respite_backup_key_table_load (office->db, head.salt, key, &found, error) &&
         (found || respite_set_error (error, RESPITE_ERROR_INVALID,
                                      N_("This backup was made with another passphrase; give that passphrase")));
}

RespiteBackup *
respite_office_verify_backup (RespiteOffice  *office,
                              const char     *path,
                              const char     *passphrase,
                              GError        **error)
{
  g_autoptr (RespiteBackupManifest) manifest = NULL;
  g_autofree char *scratch = NULL;
  RespiteBackupKey key;
  gboolean proven;

  if (!respite_office_may (office, RESPITE_FUNCTION_BACKUP_MAKE, error) ||
      !respite_backup_find_key (office, path, passphrase, &key, error))
    return NULL;

  scratch = respite_backup_make_scratch (office->folder, error);
  manifest = scratch != NULL ? respite_backup_unpack (path, &key, scratch, error) : NULL;
  sodium_memzero (&key, sizeof key);
  if (manifest != NULL && strcmp (manifest->clinic_uuid, respite_key_file_get_uuid (office->key_file)) != 0)
    {
      respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("This is a backup of another clinic"));
      g_clear_pointer (&manifest, respite_backup_manifest_free);
    }
  proven = manifest != NULL && respite_backup_prove (scratch, manifest, office->keys, error);
  if (scratch != NULL)
    respite_folder_remove (scratch);

  return proven ? respite_backup_new_from_manifest (path, manifest, respite_office_get_now (office)) : NULL;
}

RespiteBackup *
respite_office_get_last_backup (RespiteOffice *office)
{
  g_auto (RespiteBackupRow) row = { 0 };
  RespiteBackup *backup;
  gboolean found = FALSE;

  if (office->db == NULL || !respite_backup_table_load_last (office->db, &row, &found, NULL) || !found)
    return NULL;

  backup = g_new0 (RespiteBackup, 1);
  backup->path = g_steal_pointer (&row.path);
  backup->made_at = row.made_at;
  backup->proven_at = row.proven_at;
  backup->size = row.size;
  backup->n_rows = row.n_rows;
  backup->head = row.head;
  backup->clinic_name = g_strdup (office->info->name);
  backup->clinic_uuid = g_strdup (respite_key_file_get_uuid (office->key_file));
  backup->kind = respite_office_get_kind (office);

  return backup;
}
