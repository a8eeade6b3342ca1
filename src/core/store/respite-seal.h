/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gio/gio.h>

#include "store/respite-key-file.h"

G_BEGIN_DECLS

/**
 * respite_seal_write:
 * @path: the file; one that is there is replaced
 * @keys: of the clinic
 * @note: what may be read without the keys, at most 64 bytes: a date
 * @content: what nobody else reads
 *
 * Writes and syncs a small file that opens with the clinic's keys only: XChaCha20-Poly1305 with a key made from the key
 * of the database. It is readable by its owner only.
 */
gboolean respite_seal_write (const char         *path,
                             const RespiteKeys  *keys,
                             const char         *note,
                             GBytes             *content,
                             GError            **error);

/* The note of such a file, %NULL where there is none or it is no such file. (transfer full) */
char *respite_seal_read_note (const char *path);

/* The content; a changed file, or one of another clinic, is %RESPITE_ERROR_CORRUPT. (transfer full) */
GBytes *respite_seal_read (const char         *path,
                           const RespiteKeys  *keys,
                           GError            **error);

G_END_DECLS
