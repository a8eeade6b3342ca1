/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "fuzz.h"

#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>

#include "respite-core.h"
#include "store/respite-backup-file.h"
#include "store/respite-files.h"

static const char *const names[] = { "one", "two", NULL };

/* The bytes as the content of a container whose encryption is right: what somebody with the passphrase could make. */
static void
write_container (const char    *path,
                 const uint8_t *data,
                 size_t         size)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();
  crypto_secretstream_xchacha20poly1305_state state;
  guint8 head[16 + 16 + 8 + 8 + crypto_secretstream_xchacha20poly1305_HEADERBYTES] = "respite-backup/1";
  guint8 key[32] = { 0 };
  g_autofree guint8 *cipher = g_malloc (size + crypto_secretstream_xchacha20poly1305_ABYTES);
  unsigned long long length;

  head[32] = 1;                 /* ops */
  head[41] = 0x20;              /* memory: 8192 */
  crypto_secretstream_xchacha20poly1305_init_push (&state, head + 48, key);
  crypto_secretstream_xchacha20poly1305_push (&state, cipher, &length, data, size, head, sizeof head,
                                              crypto_secretstream_xchacha20poly1305_TAG_FINAL);
  g_byte_array_append (file, head, sizeof head);
  g_byte_array_append (file, cipher, (guint) length);
  g_assert_true (g_file_set_contents (path, (const char *) file->data, (gssize) file->len, NULL));
}

/* Nothing but the two names is ever written, and only inside the folder. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("respite-fuzz-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "container", NULL);
  g_autofree char *inside = g_build_filename (folder, "inside", NULL);
  RespiteBackupKey key = { 0 };
  g_autoptr (GDir) dir = NULL;
  const char *name;
  gboolean unpacked;

  respite_core_init ();
  if (size > 60000)
    size = 60000;
  g_assert_cmpint (g_mkdir (inside, 0700), ==, 0);
  write_container (path, data, size);
  unpacked = respite_backup_file_unpack (path, &key, inside, names, &error);
  g_assert_cmpint (unpacked, ==, error == NULL);

  dir = g_dir_open (inside, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_true (g_strv_contains (names, name));
  respite_folder_remove (inside);
  respite_folder_remove (folder);

  return 0;
}
