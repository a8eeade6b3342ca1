/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The files of a data folder. */
#define RESPITE_FILE_DATABASE "respite.db"
#define RESPITE_FILE_KEYS     "keys.json"
#define RESPITE_FILE_HEAD     "audit.head"
#define RESPITE_FILE_ATTEMPTS "sign-in.log"

/**
 * respite_folder_prepare:
 * @folder: a data folder
 * @create: make it, with its parents, where it is missing
 *
 * Makes the folder and the files in it readable for their owner only, where they belong to this user.
 *
 * Returns: whether the folder is there and nobody else can read it
 */
gboolean respite_folder_prepare (const char  *folder,
                                 gboolean     create,
                                 GError     **error);

/* Writes @data to a new file, syncs it, renames it to @path and syncs the folder: old or new, never between. */
gboolean respite_file_replace (const char     *path,
                               gconstpointer   data,
                               gsize           length,
                               GError        **error);

/* Syncs a folder after files in it were made or renamed. */
gboolean respite_folder_sync (const char  *folder,
                              GError     **error);

/* Sets an error for a failed system call: full, read-only or storage, by errno; @what marked with N_(). */
gboolean respite_file_fail (const char  *what,
                            GError     **error);

/* Removes a folder with the plain files in it; for scratch folders. */
void respite_folder_remove (const char *folder);

G_END_DECLS
