/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-files.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/respite-error.h"

gboolean
respite_file_fail (const char  *what,
                   GError     **error)
{
  int reason = errno;
  RespiteError code = RESPITE_ERROR_STORAGE;

  if (reason == ENOSPC || reason == EDQUOT)
    code = RESPITE_ERROR_FULL;
  else if (reason == EROFS || reason == EACCES || reason == EPERM)
    code = RESPITE_ERROR_READ_ONLY;

  return respite_set_error (error, code, "%s (%s)", respite_translate (what), g_strerror (reason));
}

/* Takes away the rights of group and others; only the owner can do that, and only where it is needed. */
static void
close_to_others (const char *path,
                 mode_t      mode)
{
  struct stat info;

  if (lstat (path, &info) == 0 && !S_ISLNK (info.st_mode) && info.st_uid == geteuid () && (info.st_mode & 0077) != 0)
    g_chmod (path, (int) mode);
}

gboolean
respite_folder_prepare (const char  *folder,
                        gboolean     create,
                        GError     **error)
{
  g_autoptr (GDir) dir = NULL;
  struct stat info;
  const char *name;

  if (create && g_mkdir_with_parents (folder, 0700) != 0)
    return respite_file_fail (N_("The data folder cannot be made"), error);
  if (stat (folder, &info) != 0)
    return respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_("There is no clinic in this folder"));
  if (!S_ISDIR (info.st_mode))
    return respite_set_error (error, RESPITE_ERROR_STORAGE, N_("The data folder is not a folder"));

  close_to_others (folder, 0700);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      close_to_others (path, g_file_test (path, G_FILE_TEST_IS_DIR) ? 0700 : 0600);
    }

  return TRUE;
}

gboolean
respite_folder_sync (const char  *folder,
                     GError     **error)
{
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean synced = fd >= 0 && fsync (fd) == 0;

  if (!synced)
    respite_file_fail (N_("The folder could not be written"), error);
  if (fd >= 0)
    close (fd);

  return synced;
}

static gboolean
write_all (int            fd,
           const guint8  *data,
           gsize          length)
{
  while (length > 0)
    {
      ssize_t written = write (fd, data, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      data += written;
      length -= (gsize) written;
    }

  return TRUE;
}

gboolean
respite_file_replace (const char     *path,
                      gconstpointer   data,
                      gsize           length,
                      GError        **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *next = g_strconcat (path, ".new", NULL);
  int fd = open (next, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600);
  gboolean written;

  if (fd < 0)
    return respite_file_fail (N_("A file of the clinic cannot be written"), error);

  written = write_all (fd, data, length) && fsync (fd) == 0;
  if (!written)
    respite_file_fail (N_("A file of the clinic cannot be written"), error);
  close (fd);
  if (!written)
    {
      g_unlink (next);
      return FALSE;
    }

  if (g_rename (next, path) != 0)
    return respite_file_fail (N_("A file of the clinic cannot be written"), error);

  return respite_folder_sync (folder, error);
}

void
respite_folder_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}
