/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "service/respite-office-backup.h"
#include "service/respite-office-private.h"
#include "store/respite-backup-file.h"
#include "store/respite-backup-manifest.h"

G_BEGIN_DECLS

/* What a container holds, in this order; the manifest describes the others. */
extern const char *const respite_backup_names[];
extern const char *const respite_backup_described_names[];

/* A scratch folder inside @folder, which has the room and the rights; remove it with respite_folder_remove(). */
char *respite_backup_make_scratch (const char  *folder,
                                   GError     **error);

/* Unpacks @path into @scratch and compares the files with the manifest. */
RespiteBackupManifest *respite_backup_unpack (const char              *path,
                                              const RespiteBackupKey  *key,
                                              const char              *scratch,
                                              GError                 **error);

/* Opens the unpacked database in @scratch and proves it: pages, foreign keys, rows, audit chain. */
gboolean respite_backup_prove (const char                   *scratch,
                               const RespiteBackupManifest  *manifest,
                               const RespiteKeys            *keys,
                               GError                      **error);

/* Finds the key of a container: kept in the database of @office, else by the passphrase. */
gboolean respite_backup_find_key (RespiteOffice     *office,
                                  const char        *path,
                                  const char        *passphrase,
                                  RespiteBackupKey  *key,
                                  GError           **error);

RespiteBackup *respite_backup_new_from_manifest (const char                  *path,
                                                 const RespiteBackupManifest *manifest,
                                                 gint64                       now);

G_END_DECLS
