/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * test_raw_open:
 * @path: a database
 * @key: its 32 bytes; only used where the build encrypts
 *
 * What another program could do: a connection with the right key, but without any of our safe settings.
 */
sqlite3 *test_raw_open (const char   *path,
                        const guint8 *key);

/* Runs @sql on such a connection; it must work. */
void test_raw_run (const char   *path,
                   const guint8 *key,
                   const char   *sql);

G_END_DECLS
