/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

/* Declares sqlite3_key(), which only SQLCipher has. */
#if RESPITE_ENCRYPTED
#define SQLITE_HAS_CODEC 1
#endif

#include "test-raw.h"

#include <sodium.h>

sqlite3 *
test_raw_open (const char   *path,
               const guint8 *key)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
#if RESPITE_ENCRYPTED
  {
    char text[68] = "x'";

    sodium_bin2hex (text + 2, 65, key, 32);
    text[66] = '\'';
    g_assert_cmpint (sqlite3_key (handle, text, 67), ==, SQLITE_OK);
    g_assert_cmpint (sqlite3_exec (handle, "PRAGMA cipher_log = off", NULL, NULL, NULL), ==, SQLITE_OK);
  }
#endif

  return handle;
}

void
test_raw_run (const char   *path,
              const guint8 *key,
              const char   *sql)
{
  sqlite3 *handle = test_raw_open (path, key);

  if (sqlite3_exec (handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sqlite3_errmsg (handle), sql);
  sqlite3_close (handle);
}
