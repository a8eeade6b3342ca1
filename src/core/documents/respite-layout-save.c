/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-layout.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "base/respite-error.h"
#include "documents/respite-pdf-protect.h"

static gboolean
fail (int      code,
      GError **error)
{
  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
      return respite_set_error (error, RESPITE_ERROR_FULL, N_ ("The disk is full; the file was not saved"));
    case EROFS:
    case EACCES:
    case EPERM:
      return respite_set_error (error, RESPITE_ERROR_READ_ONLY, N_ ("This place cannot be written to; the file was not "
                                                                    "saved"));
    case ENOENT:
    case ENOTDIR:
      return respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_ ("There is no such folder; the file was not saved"));
    case EISDIR:
      return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("This is a folder, not a file"));
    default:
      return respite_set_error (error, RESPITE_ERROR_STORAGE, N_ ("The file could not be saved: %s"),
                                g_strerror (code));
    }
}

/* Returns 0 or what went wrong. */
static int
write_all (int      fd,
           GBytes  *bytes,
           gboolean durable)
{
  gsize left;
  const char *data = g_bytes_get_data (bytes, &left);

  while (left > 0)
    {
      gssize n = write (fd, data, left);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return n < 0 ? errno : EIO;
      data += n;
      left -= (gsize) n;
    }

  return durable && fsync (fd) != 0 ? errno : 0;
}

static int
write_device (const char *path,
              GBytes     *bytes)
{
  int fd = open (path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
  int code;

  if (fd < 0)
    return errno;

  code = write_all (fd, bytes, FALSE);
  if (close (fd) != 0 && code == 0)
    code = errno;

  return code;
}

/* The name is only safe when the folder that holds it is. */
static int
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int code = 0;

  if (fd < 0)
    return 0;
  if (fsync (fd) != 0 && errno != EINVAL && errno != EROFS)
    code = errno;
  close (fd);

  return code;
}

static int
write_file (const char *path,
            GBytes     *bytes)
{
  g_autofree char *temporary = g_strdup_printf ("%s.XXXXXX", path);
  int fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0600);
  int code;

  if (fd < 0)
    return errno;

  code = write_all (fd, bytes, TRUE);
  if (close (fd) != 0 && code == 0)
    code = errno;
  if (code == 0 && g_rename (temporary, path) != 0)
    code = errno;
  if (code != 0)
    {
      g_unlink (temporary);
      return code;
    }

  return sync_folder (path);
}

static gboolean
save_bytes (GBytes     *bytes,
            const char *path,
            GError    **error)
{
  struct stat info;
  int code;

  if (g_stat (path, &info) == 0 && S_ISDIR (info.st_mode))
    return fail (EISDIR, error);

  if (g_stat (path, &info) == 0 && !S_ISREG (info.st_mode))
    code = write_device (path, bytes);
  else
    code = write_file (path, bytes);

  return code == 0 || fail (code, error);
}

gboolean
respite_layout_save_pdf (const RespiteLayout *layout,
                         const char          *path,
                         GError             **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (layout != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  bytes = respite_layout_to_pdf (layout, error);

  return bytes != NULL && save_bytes (bytes, path, error);
}

gboolean
respite_layout_save_protected (const RespiteLayout *layout,
                               const char          *path,
                               const char          *password,
                               GError             **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) copy = NULL;

  g_return_val_if_fail (layout != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!respite_pdf_check_password (password, error))
    return FALSE;

  bytes = respite_layout_to_pdf (layout, error);
  copy = bytes != NULL ? respite_pdf_protect (bytes, password, error) : NULL;

  return copy != NULL && save_bytes (copy, path, error);
}
