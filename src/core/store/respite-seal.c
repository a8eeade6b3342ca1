/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-seal.h"

#include <sodium.h>
#include <string.h>

#include "base/respite-error.h"

#define MAGIC        "respite-sealed-1"
#define CONTEXT      "respite: sealed files"
#define NOTE_BYTES   64
#define MAX_BYTES    (64 * 1024 * 1024)
#define KEY_BYTES    crypto_aead_xchacha20poly1305_ietf_KEYBYTES
#define NONCE_BYTES  crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG_BYTES    crypto_aead_xchacha20poly1305_ietf_ABYTES

/* What stands before the sealed content; all of it is bound to the content. */
typedef struct
{
  char   magic[16];
  char   note[NOTE_BYTES];
  guint8 nonce[NONCE_BYTES];
} Head;

G_STATIC_ASSERT (sizeof (Head) == 16 + NOTE_BYTES + NONCE_BYTES);
G_STATIC_ASSERT (sizeof MAGIC == 17);

/* Another key than that of the database, so that one tells nothing of the other. */
static void
make_key (const RespiteKeys *keys,
          guint8            *key)
{
  crypto_generichash (key, KEY_BYTES, (const guint8 *) CONTEXT, strlen (CONTEXT), keys->data, sizeof keys->data);
}

gboolean
respite_seal_write (const char        *path,
                    const RespiteKeys *keys,
                    const char        *note,
                    GBytes            *content,
                    GError           **error)
{
  Head head = { .magic = MAGIC };
  guint8 key[KEY_BYTES];
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (GError) local = NULL;
  gsize size;
  const guint8 *plain = g_bytes_get_data (content, &size);

  g_return_val_if_fail (path != NULL && keys != NULL && strlen (note) < NOTE_BYTES, FALSE);

  strncpy (head.note, note, NOTE_BYTES - 1);
  randombytes_buf (head.nonce, sizeof head.nonce);
  g_byte_array_append (file, (const guint8 *) &head, sizeof head);
  g_byte_array_set_size (file, (guint) (sizeof head + size + TAG_BYTES));
  make_key (keys, key);
  crypto_aead_xchacha20poly1305_ietf_encrypt (file->data + sizeof head, NULL, plain, size, (const guint8 *) &head,
                                              sizeof head, NULL, head.nonce, key);
  sodium_memzero (key, sizeof key);
  if (g_file_set_contents_full (path, (const char *) file->data, file->len, G_FILE_SET_CONTENTS_CONSISTENT |
                                G_FILE_SET_CONTENTS_DURABLE, 0600, &local))
    return TRUE;

  return respite_set_error (error, RESPITE_ERROR_STORAGE, N_("The file could not be written: %s"), local->message);
}

static GBytes *
read_file (const char *path,
           Head       *head)
{
  g_autofree char *data = NULL;
  gsize size;

  if (!g_file_get_contents (path, &data, &size, NULL) || size < sizeof *head + TAG_BYTES || size > MAX_BYTES)
    return NULL;

  memcpy (head, data, sizeof *head);
  if (memcmp (head->magic, MAGIC, sizeof head->magic) != 0 || head->note[NOTE_BYTES - 1] != '\0')
    return NULL;

  return g_bytes_new (data + sizeof *head, size - sizeof *head);
}

char *
respite_seal_read_note (const char *path)
{
  Head head;
  g_autoptr (GBytes) sealed = read_file (path, &head);

  return sealed != NULL && g_utf8_validate (head.note, -1, NULL) ? g_strdup (head.note) : NULL;
}

GBytes *
respite_seal_read (const char        *path,
                   const RespiteKeys *keys,
                   GError           **error)
{
  Head head;
  guint8 key[KEY_BYTES];
  g_autoptr (GBytes) sealed = NULL;
  g_autofree guint8 *plain = NULL;
  gsize size;
  const guint8 *data;
  gboolean is_good;

  g_return_val_if_fail (path != NULL && keys != NULL, NULL);

  sealed = read_file (path, &head);
  if (sealed == NULL)
    {
      respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_("There is no such file, or it is not one of Respite's"));
      return NULL;
    }

  data = g_bytes_get_data (sealed, &size);
  plain = g_malloc (size);
  make_key (keys, key);
  is_good = crypto_aead_xchacha20poly1305_ietf_decrypt (plain, NULL, NULL, data, size, (const guint8 *) &head,
                                                        sizeof head, head.nonce, key) == 0;
  sodium_memzero (key, sizeof key);
  if (is_good)
    return g_bytes_new_take (g_steal_pointer (&plain), size - TAG_BYTES);

  respite_set_error (error, RESPITE_ERROR_CORRUPT, N_("This file was changed, or it is of another clinic"));
  return NULL;
}
