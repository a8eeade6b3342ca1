/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-attempts.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_LOGIN_CHARS 64
#define MAX_FILE_BYTES  (64 * 1024)

void
respite_attempt_free (RespiteAttempt *attempt)
{
  if (attempt == NULL)
    return;

  g_free (attempt->login);
  g_free (attempt->workstation);
  g_free (attempt);
}

/* Anything may be typed as a login; what would break a line or is no text becomes a question mark. */
static char *
clean_login (const char *login)
{
  g_autofree char *valid = g_utf8_make_valid (login, -1);
  g_autofree char *start = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), MAX_LOGIN_CHARS));

  for (char *p = start; *p != '\0'; p++)
    if ((guchar) *p < ' ' || *p == 0x7f)
      *p = '?';

  return g_steal_pointer (&start);
}

void
respite_attempts_add (const char *path,
                      gint64      at,
                      const char *login,
                      const char *workstation)
{
  g_autofree char *clean = clean_login (login);
  g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT "\t%s\t%s\n", at, workstation, clean);
  int fd = open (path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0600);
  struct stat info;

  if (fd < 0)
    return;

  /* A robot that tries for days must not fill the disk. */
  if (fstat (fd, &info) == 0 && info.st_size < MAX_FILE_BYTES && write (fd, line, strlen (line)) > 0)
    fsync (fd);
  close (fd);
}

GPtrArray *
respite_attempts_load (const char *path)
{
  GPtrArray *attempts = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_attempt_free);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return attempts;

  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) words = g_strsplit (*line, "\t", 3);
      RespiteAttempt *attempt;

      if (g_strv_length (words) != 3 || !g_utf8_validate (*line, -1, NULL))
        continue;

      attempt = g_new0 (RespiteAttempt, 1);
      attempt->at = g_ascii_strtoll (words[0], NULL, 10);
      attempt->workstation = g_strdup (words[1]);
      attempt->login = g_strdup (words[2]);
      g_ptr_array_add (attempts, attempt);
    }

  return attempts;
}

void
respite_attempts_clear (const char *path)
{
  g_unlink (path);
}
