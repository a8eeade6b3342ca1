/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <json-glib/json-glib.h>

#include "store/respite-audit.h"
#include "store/respite-db.h"

G_BEGIN_DECLS

/**
 * RespiteBackupManifest:
 * @made_at: when the content was taken
 * @schema: version of the tables
 * @n_rows: of all tables together
 * @rows: table -> number of rows
 * @files: file -> SHA-256 in hexadecimal digits
 * @head: end of the audit chain
 *
 * What a backup says of its own content.
 */
typedef struct
{
  char              *clinic_uuid;
  char              *clinic_name;
  RespiteClinicKind  kind;
  gint64             made_at;
  int                schema;
  gint64             n_rows;
  JsonObject        *rows;
  JsonObject        *files;
  RespiteAuditHead   head;
} RespiteBackupManifest;

void respite_backup_manifest_free (RespiteBackupManifest *manifest);

/* Describes the database @db and the files @names in @folder. */
RespiteBackupManifest *respite_backup_manifest_make (RespiteDb         *db,
                                                     const char        *folder,
                                                     const char *const *names,
                                                     gint64             now,
                                                     GError           **error);

/* Reads the text of manifest.json; %RESPITE_ERROR_CORRUPT */
RespiteBackupManifest *respite_backup_manifest_parse (const char  *text,
                                                      gsize        length,
                                                      GError     **error);
RespiteBackupManifest *respite_backup_manifest_load (const char  *path,
                                                     GError     **error);
gboolean               respite_backup_manifest_save (const RespiteBackupManifest  *manifest,
                                                     const char                   *path,
                                                     GError                      **error);

/* Whether the database and the files are what the manifest says, else %RESPITE_ERROR_CORRUPT. */
gboolean respite_backup_manifest_compare (const RespiteBackupManifest  *manifest,
                                          RespiteDb                    *db,
                                          const char                   *folder,
                                          const char *const            *names,
                                          GError                      **error);

/* Only the files; for when the database cannot be opened yet. */
gboolean respite_backup_manifest_compare_files (const RespiteBackupManifest  *manifest,
                                                const char                   *folder,
                                                const char *const            *names,
                                                GError                      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteBackupManifest, respite_backup_manifest_free)

G_END_DECLS
