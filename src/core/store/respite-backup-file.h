/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-clinic-info.h"

G_BEGIN_DECLS

/* The container of a backup: a head with Argon2id salt and parameters, then the files as one libsodium secretstream. */

#define RESPITE_BACKUP_MANIFEST "manifest.json"

/**
 * RespiteBackupKey:
 * @salt: of Argon2id, in the container's head
 * @ops: passes
 * @memory: bytes
 * @key: what Argon2id makes of the passphrase
 */
typedef struct
{
  guint8  salt[16];
  guint64 ops;
  guint64 memory;
  guint8  key[32];
} RespiteBackupKey;

/* A new salt and key for @passphrase: three passes over 256 MiB, the least there is for a practice clinic. */
gboolean respite_backup_key_new (RespiteBackupKey   *key,
                                 const char         *passphrase,
                                 RespiteClinicKind   kind,
                                 GError            **error);

/* Reads salt and parameters from the head of @path; the key itself stays unset. */
gboolean respite_backup_file_read_head (const char        *path,
                                        RespiteBackupKey  *key,
                                        GError           **error);

/* Derives the key from salt, parameters and @passphrase. */
gboolean respite_backup_key_derive (RespiteBackupKey  *key,
                                    const char        *passphrase,
                                    GError           **error);

/**
 * respite_backup_file_pack:
 * @path: the container; must not exist
 * @folder: where the files are
 * @names: (array zero-terminated=1): their names, at most 64 bytes each
 *
 * Writes and syncs the container. On failure nothing stays.
 */
gboolean respite_backup_file_pack (const char              *path,
                                   const RespiteBackupKey  *key,
                                   const char              *folder,
                                   const char *const       *names,
                                   GError                 **error);

/**
 * respite_backup_file_unpack:
 * @folder: an empty folder
 * @names: (array zero-terminated=1): exactly the names it must hold
 *
 * A truncated, changed or foreign container, or one of another passphrase, is refused with %RESPITE_ERROR_CORRUPT.
 */
gboolean respite_backup_file_unpack (const char              *path,
                                     const RespiteBackupKey  *key,
                                     const char              *folder,
                                     const char *const       *names,
                                     GError                 **error);

G_END_DECLS
