/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-backup-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/respite-error.h"
#include "store/respite-files.h"

#define MAGIC       "respite-backup/1"
#define CHUNK       (64 * 1024)
#define TAG_BYTES   crypto_secretstream_xchacha20poly1305_ABYTES
#define MAX_NAME    64
#define BACKUP_OPS  3
#define BACKUP_MEMORY (256 * 1024 * 1024)

/* Bounds for parameters from a file, so that a forged one cannot eat the machine's memory. */
#define MAX_OPS    64
#define MAX_MEMORY (G_GUINT64_CONSTANT (1) << 30)

/* What stands unencrypted at the beginning; the first chunk is bound to it. */
typedef struct
{
  char   magic[16];
  guint8 salt[16];
  guint8 ops[8];                /* little endian */
  guint8 memory[8];             /* little endian */
  guint8 stream[crypto_secretstream_xchacha20poly1305_HEADERBYTES];
} Head;

G_STATIC_ASSERT (sizeof (Head) == 16 + 16 + 8 + 8 + 24);

/* Before each file; a name of zero bytes ends the container. */
typedef struct
{
  char   name[MAX_NAME];
  guint8 size[8];               /* little endian */
} Member;

/* A container that is being written or read, chunk by chunk. */
typedef struct
{
  int                                        fd;
  crypto_secretstream_xchacha20poly1305_state state;
  Head                                       head;
  gboolean                                   begun;     /* the first chunk carries the head as additional data */
  gboolean                                   ended;     /* reading: the final chunk was seen */
  gsize                                      fill;
  gsize                                      position;  /* reading */
  guint8                                     plain[CHUNK];
  guint8                                     cipher[CHUNK + TAG_BYTES];
} Stream;

static void
put_number (guint8  *bytes,
            guint64  number)
{
  guint64 little = GUINT64_TO_LE (number);

  memcpy (bytes, &little, sizeof little);
}

static guint64
get_number (const guint8 *bytes)
{
  guint64 little;

  memcpy (&little, bytes, sizeof little);

  return GUINT64_FROM_LE (little);
}

static gboolean
fail_damaged (GError **error)
{
  return respite_set_error (error, RESPITE_ERROR_CORRUPT,
                            N_("The passphrase is not the one of this backup, or the backup is damaged or incomplete"));
}

gboolean
respite_backup_key_derive (RespiteBackupKey  *key,
                           const char        *passphrase,
                           GError           **error)
{
  g_autofree char *composed = g_utf8_normalize (passphrase, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  const char *text = composed != NULL ? composed : passphrase;

  return crypto_pwhash (key->key, sizeof key->key, text, strlen (text), key->salt, key->ops, (gsize) key->memory,
                        crypto_pwhash_ALG_ARGON2ID13) == 0 ||
         respite_set_error (error, RESPITE_ERROR_STORAGE,
                            N_("There is not enough memory for the key of the backup"));
}

gboolean
respite_backup_key_new (RespiteBackupKey   *key,
                        const char         *passphrase,
                        RespiteClinicKind   kind,
                        GError            **error)
{
  gboolean practice = kind == RESPITE_CLINIC_PRACTICE;

  key->ops = practice ? crypto_pwhash_argon2id_OPSLIMIT_MIN : BACKUP_OPS;
  key->memory = practice ? crypto_pwhash_argon2id_MEMLIMIT_MIN : BACKUP_MEMORY;
  randombytes_buf (key->salt, sizeof key->salt);

  return respite_backup_key_derive (key, passphrase, error);
}

/* Reads until @length bytes or the end; returns how many, -1 on failure. */
static gssize
read_fully (int      fd,
            gpointer data,
            gsize    length)
{
  gsize done = 0;

  while (done < length)
    {
      ssize_t n = read (fd, (guint8 *) data + done, length - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      if (n == 0)
        break;
      done += (gsize) n;
    }

  return (gssize) done;
}

static gboolean
write_fully (int            fd,
             gconstpointer  data,
             gsize          length,
             GError       **error)
{
  gsize done = 0;

  while (done < length)
    {
      ssize_t n = write (fd, (const guint8 *) data + done, length - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return respite_file_fail (N_("The backup cannot be written"), error);
      done += (gsize) n;
    }

  return TRUE;
}

static gboolean
parse_head (const Head        *head,
            RespiteBackupKey  *key,
            GError           **error)
{
  if (memcmp (head->magic, MAGIC, sizeof head->magic) != 0)
    return respite_set_error (error, RESPITE_ERROR_CORRUPT, N_("The file is not a backup of Respite"));

  memcpy (key->salt, head->salt, sizeof key->salt);
  key->ops = get_number (head->ops);
  key->memory = get_number (head->memory);
  if (key->ops < crypto_pwhash_argon2id_OPSLIMIT_MIN || key->ops > MAX_OPS ||
      key->memory < crypto_pwhash_argon2id_MEMLIMIT_MIN || key->memory > MAX_MEMORY)
    return fail_damaged (error);

  return TRUE;
}

static int
open_container (const char  *path,
                Head        *head,
                GError     **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gssize length;

  if (fd < 0 && errno == ENOENT)
    respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_("There is no such backup file"));
  else if (fd < 0)
    respite_file_fail (N_("The backup cannot be read"), error);
  if (fd < 0)
    return -1;

  length = read_fully (fd, head, sizeof *head);
  if (length == (gssize) sizeof *head)
    return fd;

  if (length < 0)
    respite_file_fail (N_("The backup cannot be read"), error);
  else
    respite_set_error (error, RESPITE_ERROR_CORRUPT, N_("The file is not a backup of Respite"));
  close (fd);

  return -1;
}

gboolean
respite_backup_file_read_head (const char        *path,
                               RespiteBackupKey  *key,
                               GError           **error)
{
  Head head;
  int fd = open_container (path, &head, error);

  if (fd < 0)
    return FALSE;
  close (fd);

  return parse_head (&head, key, error);
}

/* Writes what is in the buffer as one chunk. */
static gboolean
flush_chunk (Stream    *stream,
             gboolean   last,
             GError   **error)
{
  unsigned long long length;

  crypto_secretstream_xchacha20poly1305_push (&stream->state, stream->cipher, &length, stream->plain, stream->fill,
                                              stream->begun ? NULL : (const guint8 *) &stream->head,
                                              stream->begun ? 0 : sizeof stream->head,
                                              last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
  stream->begun = TRUE;
  stream->fill = 0;

  return write_fully (stream->fd, stream->cipher, (gsize) length, error);
}

static gboolean
put (Stream         *stream,
     gconstpointer   data,
     gsize           length,
     GError        **error)
{
  const guint8 *bytes = data;

  while (length > 0)
    {
      gsize part = MIN (length, CHUNK - stream->fill);

      memcpy (stream->plain + stream->fill, bytes, part);
      stream->fill += part;
      bytes += part;
      length -= part;
      if (stream->fill == CHUNK && !flush_chunk (stream, FALSE, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
put_content (Stream   *stream,
             int       fd,
             guint64   size,
             GError  **error)
{
  g_autofree guint8 *block = g_malloc (CHUNK);

  while (size > 0)
    {
      gssize length = read_fully (fd, block, (gsize) MIN (size, CHUNK));

      if (length <= 0)
        return respite_file_fail (N_("A file of the backup cannot be read"), error);
      if (!put (stream, block, (gsize) length, error))
        return FALSE;
      size -= (guint64) length;
    }

  return TRUE;
}

static gboolean
put_member (Stream      *stream,
            const char  *folder,
            const char  *name,
            GError     **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  int fd = open (path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  Member member = { 0 };
  struct stat info;
  gboolean done;

  g_assert (strlen (name) < sizeof member.name);
  if (fd < 0 || fstat (fd, &info) != 0)
    {
      respite_file_fail (N_("A file of the backup cannot be read"), error);
      if (fd >= 0)
        close (fd);
      return FALSE;
    }

  memcpy (member.name, name, strlen (name));
  put_number (member.size, (guint64) info.st_size);
  done = put (stream, &member, sizeof member, error) && put_content (stream, fd, (guint64) info.st_size, error);
  close (fd);

  return done;
}

static gboolean
pack_all (Stream                  *stream,
          const RespiteBackupKey  *key,
          const char              *folder,
          const char *const       *names,
          GError                 **error)
{
  Member end = { 0 };

  memcpy (stream->head.magic, MAGIC, sizeof stream->head.magic);
  memcpy (stream->head.salt, key->salt, sizeof stream->head.salt);
  put_number (stream->head.ops, key->ops);
  put_number (stream->head.memory, key->memory);
  crypto_secretstream_xchacha20poly1305_init_push (&stream->state, stream->head.stream, key->key);
  if (!write_fully (stream->fd, &stream->head, sizeof stream->head, error))
    return FALSE;

  for (; *names != NULL; names++)
    if (!put_member (stream, folder, *names, error))
      return FALSE;

  if (!put (stream, &end, sizeof end, error) || !flush_chunk (stream, TRUE, error))
    return FALSE;

  return fsync (stream->fd) == 0 || respite_file_fail (N_("The backup cannot be written"), error);
}

gboolean
respite_backup_file_pack (const char              *path,
                          const RespiteBackupKey  *key,
                          const char              *folder,
                          const char *const       *names,
                          GError                 **error)
{
  g_autofree Stream *stream = g_new0 (Stream, 1);
  gboolean packed;

  stream->fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (stream->fd < 0)
    return respite_file_fail (N_("The backup cannot be written"), error);

  packed = pack_all (stream, key, folder, names, error);
  close (stream->fd);
  sodium_memzero (stream, sizeof *stream);
  if (!packed)
    g_unlink (path);

  return packed;
}

/* Reads the next chunk into the buffer. */
static gboolean
fetch_chunk (Stream  *stream,
             GError **error)
{
  gssize length = read_fully (stream->fd, stream->cipher, sizeof stream->cipher);
  unsigned long long plain;
  guint8 tag;

  if (length < 0)
    return respite_file_fail (N_("The backup cannot be read"), error);
  if (stream->ended || length < (gssize) TAG_BYTES ||
      crypto_secretstream_xchacha20poly1305_pull (&stream->state, stream->plain, &plain, &tag, stream->cipher,
                                                  (unsigned long long) length,
                                                  stream->begun ? NULL : (const guint8 *) &stream->head,
                                                  stream->begun ? 0 : sizeof stream->head) != 0)
    return fail_damaged (error);

  stream->begun = TRUE;
  stream->ended = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
  stream->fill = (gsize) plain;
  stream->position = 0;

  return TRUE;
}

/* Up to @length bytes that are in the buffer, fetching when it is empty; 0 on failure. */
static gsize
peek (Stream   *stream,
      gsize     length,
      GError  **error)
{
  while (stream->position == stream->fill)
    if (!fetch_chunk (stream, error))
      return 0;

  return MIN (length, stream->fill - stream->position);
}

static gboolean
get (Stream    *stream,
     gpointer   data,
     gsize      length,
     GError   **error)
{
  guint8 *bytes = data;

  while (length > 0)
    {
      gsize part = peek (stream, length, error);

      if (part == 0)
        return FALSE;
      memcpy (bytes, stream->plain + stream->position, part);
      stream->position += part;
      bytes += part;
      length -= part;
    }

  return TRUE;
}

static gboolean
get_content (Stream   *stream,
             int       fd,
             guint64   size,
             GError  **error)
{
  while (size > 0)
    {
      gsize part = peek (stream, (gsize) MIN (size, CHUNK), error);

      if (part == 0 || !write_fully (fd, stream->plain + stream->position, part, error))
        return FALSE;
      stream->position += part;
      size -= part;
    }

  return fsync (fd) == 0 || respite_file_fail (N_("The backup cannot be unpacked"), error);
}

/* Only the names that were asked for, each in its turn: nothing in a container chooses where it is written. */
static gboolean
get_member (Stream      *stream,
            const char  *folder,
            const char  *name,
            GError     **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  Member member;
  gboolean done;
  int fd;

  if (!get (stream, &member, sizeof member, error))
    return FALSE;
  if (strncmp (member.name, name, sizeof member.name) != 0)
    return fail_damaged (error);

  fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  if (fd < 0)
    return respite_file_fail (N_("The backup cannot be unpacked"), error);
  done = get_content (stream, fd, get_number (member.size), error);
  close (fd);

  return done;
}

static gboolean
unpack_all (Stream                  *stream,
            const RespiteBackupKey  *key,
            const char              *folder,
            const char *const       *names,
            GError                 **error)
{
  Member end;
  guint8 more;

  if (crypto_secretstream_xchacha20poly1305_init_pull (&stream->state, stream->head.stream, key->key) != 0)
    return fail_damaged (error);

  for (; *names != NULL; names++)
    if (!get_member (stream, folder, *names, error))
      return FALSE;

  return get (stream, &end, sizeof end, error) &&
         ((end.name[0] == '\0' && stream->ended && stream->position == stream->fill &&
           read_fully (stream->fd, &more, 1) == 0) || fail_damaged (error));
}

gboolean
respite_backup_file_unpack (const char              *path,
                            const RespiteBackupKey  *key,
                            const char              *folder,
                            const char *const       *names,
                            GError                 **error)
{
  g_autofree Stream *stream = g_new0 (Stream, 1);
  RespiteBackupKey head;
  gboolean unpacked;

  stream->fd = open_container (path, &stream->head, error);
  if (stream->fd < 0)
    return FALSE;

  unpacked = parse_head (&stream->head, &head, error) && unpack_all (stream, key, folder, names, error);
  close (stream->fd);
  sodium_memzero (stream, sizeof *stream);

  return unpacked;
}
