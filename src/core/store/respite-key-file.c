/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-key-file.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/respite-clock.h"
#include "base/respite-error.h"
#include "store/respite-files.h"
#include "store/respite-key-file-private.h"

/* Argon2id: three passes over 64 MiB; practice clinics take the least there is. */
#define SIGN_IN_OPS    3
#define SIGN_IN_MEMORY (64 * 1024 * 1024)

#define FIRST_DELAY (30 * RESPITE_SECOND_MS)
#define MAX_DELAY   (15 * RESPITE_MINUTE_MS)

/* Crockford's base 32: no I, L, O, U. 32 letters carry 160 bits. */
#define RECOVERY_ALPHABET "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
#define RECOVERY_LETTERS  32
#define RECOVERY_GROUP    4
#define RECOVERY_LOGIN    "recovery code"

G_STATIC_ASSERT (sizeof (((RespiteKeySlot *) NULL)->salt) == crypto_pwhash_SALTBYTES);
G_STATIC_ASSERT (sizeof (((RespiteKeySlot *) NULL)->nonce) == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
G_STATIC_ASSERT (sizeof (((RespiteKeySlot *) NULL)->wrapped) ==
                 sizeof (RespiteKeys) + crypto_aead_xchacha20poly1305_ietf_ABYTES);

RespiteKeys *
respite_keys_new (void)
{
  RespiteKeys *keys = sodium_malloc (sizeof *keys);

  g_assert (keys != NULL);
  randombytes_buf (keys, sizeof *keys);

  return keys;
}

RespiteKeys *
respite_keys_copy (const RespiteKeys *keys)
{
  RespiteKeys *copy = sodium_malloc (sizeof *copy);

  g_assert (copy != NULL);
  memcpy (copy, keys, sizeof *copy);

  return copy;
}

void
respite_keys_free (RespiteKeys *keys)
{
  sodium_free (keys);
}

void
respite_key_slot_free (RespiteKeySlot *slot)
{
  if (slot == NULL)
    return;

  g_free (slot->login);
  g_free (slot->name);
  g_free (slot);
}

static RespiteKeyFile *
new_file (const char *path)
{
  RespiteKeyFile *file = g_new0 (RespiteKeyFile, 1);

  file->path = g_strdup (path);
  file->slots = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_key_slot_free);

  return file;
}

RespiteKeyFile *
respite_key_file_new (const char         *path,
                      const char         *uuid,
                      const char         *name,
                      RespiteClinicKind   kind)
{
  RespiteKeyFile *file = new_file (path);

  file->uuid = g_strdup (uuid);
  file->name = g_strdup (name);
  file->kind = kind;
  file->generation = 1;

  return file;
}

/* What @file held stays where the file cannot be read. */
static gboolean
parse_file (RespiteKeyFile  *file,
            const char      *text,
            gsize            length,
            GError         **error)
{
  g_autoptr (RespiteKeyFile) fresh = new_file (file->path);
  RespiteKeyFile swap;

  if (!respite_key_file_parse (fresh, text, length, error))
    return FALSE;
  swap = *file;
  *file = *fresh;
  *fresh = swap;

  return TRUE;
}

static gboolean
read_file (RespiteKeyFile  *file,
           GError         **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (g_file_get_contents (file->path, &text, &length, &local))
    return parse_file (file, text, length, error);
  if (g_error_matches (local, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return respite_set_error (error, RESPITE_ERROR_NOT_FOUND,
                              N_("The key file is missing; restore a backup, or copy keys.json back"));

  return respite_set_error (error, RESPITE_ERROR_STORAGE, N_("The key file cannot be read (%s)"), local->message);
}

RespiteKeyFile *
respite_key_file_load (const char  *path,
                       GError     **error)
{
  g_autoptr (RespiteKeyFile) file = new_file (path);

  return read_file (file, error) ? g_steal_pointer (&file) : NULL;
}

void
respite_key_file_free (RespiteKeyFile *file)
{
  if (file == NULL)
    return;

  g_free (file->path);
  g_free (file->uuid);
  g_free (file->name);
  g_ptr_array_unref (file->slots);
  respite_key_slot_free (file->recovery);
  g_free (file);
}

gboolean
respite_key_file_save (RespiteKeyFile  *file,
                       GError         **error)
{
  g_autofree char *text = NULL;
  gsize length;

  g_return_val_if_fail (file->recovery != NULL, FALSE);

  text = respite_key_file_print (file, &length);

  return respite_file_replace (file->path, text, length, error);
}

gboolean
respite_key_file_change (RespiteKeyFile      *file,
                         RespiteKeyFileFunc   func,
                         gpointer             data,
                         GError             **error)
{
  g_autofree char *path = g_strconcat (file->path, ".lock", NULL);
  int fd = open (path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
  gboolean changed;

  if (fd < 0 || flock (fd, LOCK_EX) != 0)
    {
      respite_file_fail (N_("The key file cannot be written"), error);
      if (fd >= 0)
        close (fd);
      return FALSE;
    }

  changed = read_file (file, error) && func (file, data, error) && respite_key_file_save (file, error);
  if (!changed)
    read_file (file, NULL);
  close (fd);

  return changed;
}

RespiteKeyFile *
respite_key_file_copy (RespiteKeyFile *file)
{
  g_autofree char *text = NULL;
  RespiteKeyFile *copy = new_file (file->path);
  gboolean copied;
  gsize length;

  text = respite_key_file_print (file, &length);
  copied = respite_key_file_parse (copy, text, length, NULL);
  g_assert (copied);

  return copy;
}

static gboolean
take_slots (RespiteKeyFile  *file,
            gpointer         data,
            GError         **error G_GNUC_UNUSED)
{
  RespiteKeyFile *before = respite_key_file_copy (data);
  RespiteKeyFile swap = *file;

  *file = *before;
  *before = swap;
  respite_key_file_free (before);

  return TRUE;
}

gboolean
respite_key_file_revert (RespiteKeyFile        *file,
                         const RespiteKeyFile  *before,
                         GError               **error)
{
  return respite_key_file_change (file, take_slots, (gpointer) before, error);
}

const char *
respite_key_file_get_uuid (RespiteKeyFile *file)
{
  return file->uuid;
}

const char *
respite_key_file_get_name (RespiteKeyFile *file)
{
  return file->name;
}

RespiteClinicKind
respite_key_file_get_kind (RespiteKeyFile *file)
{
  return file->kind;
}

gint64
respite_key_file_get_generation (RespiteKeyFile *file)
{
  return file->generation;
}

void
respite_key_file_set_name (RespiteKeyFile *file,
                           const char     *name)
{
  g_free (file->name);
  file->name = g_strdup (name);
}

void
respite_key_file_next_generation (RespiteKeyFile *file)
{
  file->generation++;
}

GPtrArray *
respite_key_file_get_slots (RespiteKeyFile *file)
{
  return file->slots;
}

static gboolean
has_login (const RespiteKeySlot *slot,
           const char           *login)
{
  return g_ascii_strcasecmp (slot->login, login) == 0;
}

RespiteKeySlot *
respite_key_file_find (RespiteKeyFile *file,
                       const char     *login)
{
  for (guint i = 0; i < file->slots->len; i++)
    {
      RespiteKeySlot *slot = g_ptr_array_index (file->slots, i);

      if (has_login (slot, login))
        return slot;
    }

  return NULL;
}

/* The same letters give the same key, however the keyboard composes them. */
static gboolean
derive_key (const RespiteKeySlot *slot,
            const char           *password,
            guint8               *key)
{
  g_autofree char *composed = g_utf8_normalize (password, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  const char *text = composed != NULL ? composed : password;
  int result = crypto_pwhash (key, crypto_aead_xchacha20poly1305_ietf_KEYBYTES, text, strlen (text), slot->salt,
                              slot->ops, (gsize) slot->memory, crypto_pwhash_ALG_ARGON2ID13);

  if (composed != NULL)
    sodium_memzero (composed, strlen (composed));

  return result == 0;
}

/* What a slot is for; a slot copied to another login or clinic does not open. */
static char *
describe_slot (RespiteKeyFile       *file,
               const RespiteKeySlot *slot)
{
  g_autofree char *login = g_ascii_strdown (slot->login, -1);

  return g_strdup_printf ("%s\n%s", file->uuid, login);
}

/* What trying one password costs in this kind of clinic. */
static void
get_cost (RespiteKeyFile *file,
          guint64        *ops,
          guint64        *memory)
{
  gboolean is_practice = file->kind == RESPITE_CLINIC_PRACTICE;

  *ops = is_practice ? crypto_pwhash_argon2id_OPSLIMIT_MIN : SIGN_IN_OPS;
  *memory = is_practice ? crypto_pwhash_argon2id_MEMLIMIT_MIN : SIGN_IN_MEMORY;
}

gboolean
respite_key_file_is_weak (RespiteKeyFile       *file,
                          const RespiteKeySlot *slot)
{
  guint64 ops, memory;

  get_cost (file, &ops, &memory);

  return slot->ops < ops || slot->memory < memory;
}

static gboolean
wrap_keys (RespiteKeyFile     *file,
           RespiteKeySlot     *slot,
           const char         *password,
           const RespiteKeys  *keys,
           GError            **error)
{
  g_autofree char *about = describe_slot (file, slot);
  guint8 key[crypto_aead_xchacha20poly1305_ietf_KEYBYTES];

  get_cost (file, &slot->ops, &slot->memory);
  slot->failures = 0;
  slot->last_failure = 0;
  randombytes_buf (slot->salt, sizeof slot->salt);
  randombytes_buf (slot->nonce, sizeof slot->nonce);
  if (!derive_key (slot, password, key))
    return respite_set_error (error, RESPITE_ERROR_STORAGE, N_("There is not enough memory to protect the password"));

  crypto_aead_xchacha20poly1305_ietf_encrypt (slot->wrapped, NULL, (const guint8 *) keys, sizeof *keys,
                                              (const guint8 *) about, strlen (about), NULL, slot->nonce, key);
  sodium_memzero (key, sizeof key);

  return TRUE;
}

gboolean
respite_key_file_put (RespiteKeyFile     *file,
                      const char         *login,
                      const char         *name,
                      const char         *password,
                      const RespiteKeys  *keys,
                      GError            **error)
{
  RespiteKeySlot *slot = g_new0 (RespiteKeySlot, 1);

  slot->login = g_strdup (login);
  slot->name = g_strdup (name);
  if (!wrap_keys (file, slot, password, keys, error))
    {
      respite_key_slot_free (slot);
      return FALSE;
    }

  respite_key_file_remove (file, login);
  g_ptr_array_add (file->slots, slot);

  return TRUE;
}

void
respite_key_file_remove (RespiteKeyFile *file,
                         const char     *login)
{
  RespiteKeySlot *slot = respite_key_file_find (file, login);

  if (slot != NULL)
    g_ptr_array_remove (file->slots, slot);
}

RespiteKeys *
respite_key_file_unwrap (RespiteKeyFile       *file,
                         const RespiteKeySlot *slot,
                         const char           *password)
{
  g_autofree char *about = slot != NULL ? describe_slot (file, slot) : NULL;
  const RespiteKeySlot *cost = slot != NULL ? slot : file->recovery;
  guint8 key[crypto_aead_xchacha20poly1305_ietf_KEYBYTES];
  RespiteKeys *keys = NULL;
  gboolean derived = derive_key (cost, password, key);

  if (slot != NULL && derived)
    {
      keys = sodium_malloc (sizeof *keys);
      g_assert (keys != NULL);
      if (crypto_aead_xchacha20poly1305_ietf_decrypt ((guint8 *) keys, NULL, NULL, slot->wrapped,
                                                      sizeof slot->wrapped, (const guint8 *) about, strlen (about),
                                                      slot->nonce, key) != 0)
        g_clear_pointer (&keys, respite_keys_free);
    }
  sodium_memzero (key, sizeof key);

  return keys;
}

char *
respite_key_file_renew_recovery (RespiteKeyFile     *file,
                                 const RespiteKeys  *keys,
                                 GError            **error)
{
  RespiteKeySlot *slot = g_new0 (RespiteKeySlot, 1);
  char plain[RECOVERY_LETTERS + 1] = "";
  GString *code = g_string_new (NULL);

  for (int i = 0; i < RECOVERY_LETTERS; i++)
    {
      plain[i] = RECOVERY_ALPHABET[randombytes_uniform (sizeof RECOVERY_ALPHABET - 1)];
      g_string_append_printf (code, "%s%c", i > 0 && i % RECOVERY_GROUP == 0 ? "-" : "", plain[i]);
    }

  slot->login = g_strdup (RECOVERY_LOGIN);
  slot->name = g_strdup ("");
  if (!wrap_keys (file, slot, plain, keys, error))
    {
      respite_key_slot_free (slot);
      g_string_free (code, TRUE);
      return NULL;
    }
  sodium_memzero (plain, sizeof plain);
  respite_key_slot_free (file->recovery);
  file->recovery = slot;

  return g_string_free (code, FALSE);
}

RespiteKeySlot *
respite_key_file_get_recovery (RespiteKeyFile *file)
{
  return file->recovery;
}

char *
respite_recovery_code_normalize (const char *code)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = code; *p != '\0'; p++)
    {
      char c = g_ascii_toupper (*p);

      if (c == '-' || g_ascii_isspace (c))
        continue;
      if (c == 'O')
        c = '0';
      else if (c == 'I' || c == 'L')
        c = '1';
      g_string_append_c (plain, c);
    }

  return g_string_free (plain, FALSE);
}

gint64
respite_key_slot_get_wait (const RespiteKeySlot *slot,
                           gint64                now)
{
  int over = slot->failures - RESPITE_SIGN_IN_FREE - 1;
  gint64 delay;

  if (slot->failures >= RESPITE_SIGN_IN_DISABLED)
    return -1;
  if (over < 0)
    return 0;

  delay = over >= 5 ? MAX_DELAY : MIN (FIRST_DELAY << over, MAX_DELAY);

  return MAX (delay - MAX (now - slot->last_failure, 0), 0);
}
