/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "service/respite-office.h"

G_BEGIN_DECLS

/**
 * RespiteBackup:
 * @path: the file
 * @made_at: when its content was taken
 * @proven_at: when it was last proven by unpacking and checking it, 0 for never
 * @size: bytes
 * @n_rows: rows of all tables together
 * @clinic_name: whose
 * @clinic_uuid: likewise
 * @kind: real or practice
 * @head: the end of the audit chain in it
 *
 * One backup file.
 */
typedef struct
{
  char              *path;
  gint64             made_at;
  gint64             proven_at;
  gint64             size;
  gint64             n_rows;
  char              *clinic_name;
  char              *clinic_uuid;
  RespiteClinicKind  kind;
  RespiteAuditHead   head;
} RespiteBackup;

void respite_backup_free (RespiteBackup *backup);

/**
 * respite_office_set_backup_passphrase:
 *
 * Needs %RESPITE_FUNCTION_CLINIC_SETTINGS. Backups made from now on open with it. Derived once (Argon2id, 256 MiB)
 * and kept in the database. The rules are those of passwords.
 */
gboolean respite_office_set_backup_passphrase (RespiteOffice  *office,
                                               const char     *passphrase,
                                               GError        **error);

/* Whether a passphrase was set, so that respite_office_make_backup() can work. */
gboolean respite_office_has_backup_passphrase (RespiteOffice *office);

/**
 * respite_office_make_backup:
 * @directory: where the file goes, such as a USB disk
 *
 * Needs %RESPITE_FUNCTION_BACKUP_MAKE. Writes "respite-YYYYMMDD-HHMMSS.backup", proves it by unpacking it into a
 * scratch folder and checking it, and lists it. On failure nothing stays.
 *
 * Returns: (transfer full): the backup
 */
RespiteBackup *respite_office_make_backup (RespiteOffice  *office,
                                           const char     *directory,
                                           GError        **error);

/**
 * respite_office_write_backup:
 * respite_office_record_backup:
 *
 * The two halves of respite_office_make_backup(): the first only reads the database, so that the window lets its
 * reading office do it; the second writes the list and the audit.
 */
RespiteBackup *respite_office_write_backup  (RespiteOffice        *office,
                                             const char           *directory,
                                             GError              **error);
gboolean       respite_office_record_backup (RespiteOffice        *office,
                                             const RespiteBackup  *backup,
                                             GError              **error);

/**
 * respite_office_verify_backup:
 * @passphrase: (nullable): only for a file made with another passphrase than the present one
 *
 * Needs %RESPITE_FUNCTION_BACKUP_MAKE. Proves a file again.
 */
RespiteBackup *respite_office_verify_backup (RespiteOffice  *office,
                                             const char     *path,
                                             const char     *passphrase,
                                             GError        **error);

/* Returns: (transfer full) (nullable): the last proven backup; %NULL without an error for none */
RespiteBackup *respite_office_get_last_backup (RespiteOffice *office);

/**
 * respite_office_restore_backup:
 * @passphrase: of the file
 *
 * Needs %RESPITE_FUNCTION_BACKUP_RESTORE. Proves the file, begins a new audit epoch in it, and puts it in the place of
 * the present database, whose files are kept in "replaced-YYYYMMDD-HHMMSS" in the data folder. A backup of another
 * clinic or kind is refused. Nobody is signed in afterwards.
 */
gboolean respite_office_restore_backup (RespiteOffice  *office,
                                        const char     *path,
                                        const char     *passphrase,
                                        GError        **error);

/**
 * respite_office_restore_new:
 * @folder: holds no clinic
 * @login: an account in the backup that may restore
 * @password: its password
 *
 * Restores onto a new computer.
 */
gboolean respite_office_restore_new (const char    *folder,
                                     const char    *path,
                                     const char    *passphrase,
                                     const char    *login,
                                     const char    *password,
                                     RespiteClock  *clock,
                                     GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteBackup, respite_backup_free)

G_END_DECLS
