/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-folder-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/respite-error.h"
#include "store/respite-files.h"

#define LOCK_NAME   "window.lock"
#define SOCKET_NAME "window.sock"
#define MAX_TOKEN   512

struct _RespiteFolderLock
{
  char             *folder;
  int               lock;       /* -1 in a folder that cannot be written */
  int               socket;
  guint             source;
  RespiteRaiseFunc  raise;
  gpointer          data;
};

/* A socket's address is short; the folder's descriptor stands for a path of any length. */
static gboolean
make_address (int                 folder,
              struct sockaddr_un *address)
{
  memset (address, 0, sizeof *address);
  address->sun_family = AF_UNIX;

  return g_snprintf (address->sun_path, sizeof address->sun_path, "/proc/self/fd/%d/" SOCKET_NAME, folder) <
         (int) sizeof address->sun_path;
}

static gboolean
asked_cb (int          fd,
          GIOCondition condition G_GNUC_UNUSED,
          gpointer     data)
{
  RespiteFolderLock *lock = data;
  char token[MAX_TOKEN + 1];
  ssize_t length = recv (fd, token, MAX_TOKEN, 0);

  if (length < 0)
    return G_SOURCE_CONTINUE;

  token[length] = '\0';
  lock->raise (g_utf8_validate (token, -1, NULL) ? token : "", lock->data);

  return G_SOURCE_CONTINUE;
}

/* Without the socket a second window still cannot start; it only cannot bring this one forward. */
static void
listen_for_others (RespiteFolderLock *lock)
{
  g_autofree char *path = g_build_filename (lock->folder, SOCKET_NAME, NULL);
  int folder = open (lock->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  struct sockaddr_un address;

  if (folder < 0)
    return;

  g_unlink (path);
  lock->socket = socket (AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (lock->socket >= 0 && make_address (folder, &address) &&
      bind (lock->socket, (struct sockaddr *) &address, sizeof address) == 0)
    {
      g_chmod (path, 0600);
      lock->source = g_unix_fd_add (lock->socket, G_IO_IN, asked_cb, lock);
    }
  close (folder);
}

/* Says who has the lock, so that a process does not take its own window for another's. */
static void
write_holder (int fd)
{
  g_autofree char *text = g_strdup_printf ("%d\n", (int) getpid ());

  if (ftruncate (fd, 0) != 0 || write (fd, text, strlen (text)) < 0)
    g_debug ("The lock file cannot be written");
}

RespiteFolderLock *
respite_folder_lock_acquire (const char        *folder,
                             RespiteRaiseFunc   raise,
                             gpointer           data,
                             GError           **error)
{
  g_autoptr (RespiteFolderLock) lock = NULL;
  g_autofree char *path = g_build_filename (folder, LOCK_NAME, NULL);

  g_return_val_if_fail (folder != NULL && raise != NULL, NULL);

  if (!respite_folder_prepare (folder, TRUE, error))
    return NULL;

  lock = g_new0 (RespiteFolderLock, 1);
  lock->folder = g_strdup (folder);
  lock->socket = -1;
  lock->raise = raise;
  lock->data = data;
  lock->lock = open (path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);

  /* Where nothing can be written two windows cannot harm each other. */
  if (lock->lock < 0 && (errno == EROFS || errno == EACCES))
    return g_steal_pointer (&lock);
  if (lock->lock < 0)
    {
      respite_file_fail (N_("The data folder cannot be locked"), error);
      return NULL;
    }
  if (flock (lock->lock, LOCK_EX | LOCK_NB) != 0)
    {
      respite_set_error (error, RESPITE_ERROR_BUSY, N_("The clinic is open in another window"));
      return NULL;
    }
  write_holder (lock->lock);
  listen_for_others (lock);

  return g_steal_pointer (&lock);
}

gboolean
respite_folder_lock_is_held (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, LOCK_NAME, NULL);
  int fd = open (path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
  gboolean held = fd >= 0 && flock (fd, LOCK_SH | LOCK_NB) != 0;
  char holder[16] = "";

  if (held && read (fd, holder, sizeof holder - 1) > 0)
    held = g_ascii_strtoll (holder, NULL, 10) != getpid ();
  if (fd >= 0)
    close (fd);

  return held;
}

void
respite_folder_lock_release (RespiteFolderLock *lock)
{
  if (lock == NULL)
    return;

  if (lock->source != 0)
    {
      g_autofree char *path = g_build_filename (lock->folder, SOCKET_NAME, NULL);

      g_source_remove (lock->source);
      g_unlink (path);
    }
  if (lock->socket >= 0)
    close (lock->socket);

  /* The lock file stays: removing it would let a third window lock another file of the same name. */
  if (lock->lock >= 0)
    close (lock->lock);
  g_free (lock->folder);
  g_free (lock);
}

gboolean
respite_folder_lock_raise_other (const char  *folder,
                                 const char  *token,
                                 GError     **error)
{
  const char *text = token != NULL && strlen (token) <= MAX_TOKEN ? token : "";
  int dir = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int fd = socket (AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  struct sockaddr_un address;
  gboolean sent = dir >= 0 && fd >= 0 && make_address (dir, &address) &&
                  sendto (fd, text, strlen (text), 0, (struct sockaddr *) &address, sizeof address) >= 0;

  if (!sent)
    respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_("The other window does not answer"));
  if (fd >= 0)
    close (fd);
  if (dir >= 0)
    close (dir);

  return sent;
}
