/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "domain/respite-clinic-info.h"

G_BEGIN_DECLS

/**
 * RespiteKeyFile:
 *
 * The file keys.json beside the database: the clinic's name and kind, and the keys of the database and of the audit
 * chain, wrapped once for each account (by a key that Argon2id makes of the password) and once for the recovery code.
 * Unwrapping is the password check; there is no other hash. Written by a new file, fsync and rename.
 */
typedef struct _RespiteKeyFile RespiteKeyFile;

/**
 * RespiteKeys:
 *
 * The unwrapped keys, in locked memory that is wiped when freed.
 */
typedef struct
{
  guint8 data[32];
  guint8 audit[32];
} RespiteKeys;

RespiteKeys *respite_keys_new  (void);                       /* random */
RespiteKeys *respite_keys_copy (const RespiteKeys *keys);
void         respite_keys_free (RespiteKeys       *keys);

/**
 * RespiteKeySlot:
 * @login: the account
 * @name: its person's name
 * @failures: wrong passwords in a row
 * @last_failure: when the last was, UTC milliseconds
 */
typedef struct
{
  char   *login;
  char   *name;
  guint8  salt[16];
  guint64 ops;
  guint64 memory;
  guint8  nonce[24];
  guint8  wrapped[sizeof (RespiteKeys) + 16];
  int     failures;
  gint64  last_failure;
} RespiteKeySlot;

RespiteKeyFile *respite_key_file_new  (const char         *path,
                                       const char         *uuid,
                                       const char         *name,
                                       RespiteClinicKind   kind);
RespiteKeyFile *respite_key_file_load (const char         *path,
                                       GError            **error);
void            respite_key_file_free (RespiteKeyFile     *file);

/* Writes the file: new file, fsync, rename, fsync of the folder. */
gboolean respite_key_file_save (RespiteKeyFile  *file,
                                GError         **error);

/**
 * RespiteKeyFileFunc:
 *
 * Changes @file in place. Returns %FALSE with @error to leave the file as it was.
 */
typedef gboolean (*RespiteKeyFileFunc) (RespiteKeyFile  *file,
                                        gpointer         data,
                                        GError         **error);

/**
 * respite_key_file_change:
 *
 * Takes the lock of the key file, reads it anew, runs @func, writes it with the next generation if @func says so by
 * respite_key_file_next_generation(), and lets the lock go. Several programs may do this at once.
 */
gboolean respite_key_file_change (RespiteKeyFile      *file,
                                  RespiteKeyFileFunc   func,
                                  gpointer             data,
                                  GError             **error);

/* Writes the file as @before was, when the change turns out not to count after all. */
gboolean respite_key_file_revert (RespiteKeyFile        *file,
                                  const RespiteKeyFile  *before,
                                  GError               **error);

/* Returns: (transfer full): a copy in memory, for respite_key_file_revert() */
RespiteKeyFile *respite_key_file_copy (RespiteKeyFile *file);

const char        *respite_key_file_get_uuid       (RespiteKeyFile *file);
const char        *respite_key_file_get_name       (RespiteKeyFile *file);
RespiteClinicKind  respite_key_file_get_kind       (RespiteKeyFile *file);
gint64             respite_key_file_get_generation (RespiteKeyFile *file);

void respite_key_file_set_name        (RespiteKeyFile *file,
                                       const char     *name);
void respite_key_file_next_generation (RespiteKeyFile *file);

/* Returns: (transfer none) (element-type RespiteKeySlot): the accounts' slots */
GPtrArray *respite_key_file_get_slots (RespiteKeyFile *file);

/* Returns: (transfer none) (nullable): the slot of @login, ignoring case */
RespiteKeySlot *respite_key_file_find (RespiteKeyFile *file,
                                       const char     *login);

/* Adds or replaces the slot of @login: wraps @keys by @password. */
gboolean respite_key_file_put (RespiteKeyFile     *file,
                               const char         *login,
                               const char         *name,
                               const char         *password,
                               const RespiteKeys  *keys,
                               GError            **error);

void respite_key_file_remove (RespiteKeyFile *file,
                              const char     *login);

/**
 * respite_key_file_unwrap:
 * @slot: (nullable): a slot; %NULL takes the same time as a wrong password
 *
 * Returns: (transfer full) (nullable): the keys; %NULL where the password is wrong
 */
RespiteKeys *respite_key_file_unwrap (RespiteKeyFile       *file,
                                      const RespiteKeySlot *slot,
                                      const char           *password);

/* Makes a new recovery code, replacing the old one. Returns: (transfer full): as "7QX4-..." */
char *respite_key_file_renew_recovery (RespiteKeyFile     *file,
                                       const RespiteKeys  *keys,
                                       GError            **error);

/* Whether a new slot would take more time and memory to try a password on than @slot does. */
gboolean respite_key_file_is_weak (RespiteKeyFile       *file,
                                   const RespiteKeySlot *slot);

/* Returns: (transfer none): the slot of the recovery code; its password is respite_recovery_code_normalize() */
RespiteKeySlot *respite_key_file_get_recovery (RespiteKeyFile *file);

/* Returns: (transfer full): the code without spaces and hyphens, in capitals, look-alikes replaced */
char *respite_recovery_code_normalize (const char *code);

/* From the sixth failure 30 s, doubling to 15 min; after 100 the account is disabled. */
#define RESPITE_SIGN_IN_FREE     5
#define RESPITE_SIGN_IN_DISABLED 100

/* How long @slot must wait, in milliseconds; 0 for not at all, -1 for disabled. A clock set back does not add to it. */
gint64 respite_key_slot_get_wait (const RespiteKeySlot *slot,
                                  gint64                now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteKeys, respite_keys_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteKeyFile, respite_key_file_free)

G_END_DECLS
