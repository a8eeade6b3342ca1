/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "base/respite-language.h"

#include <gio/gio.h>
#include <locale.h>
#include <string.h>

static gboolean
is_plain (int category)
{
  const char *locale = setlocale (category, NULL);

  return locale == NULL || strcmp (locale, "C") == 0 || strcmp (locale, "POSIX") == 0;
}

void
respite_language_set_locale (void)
{
  setlocale (LC_ALL, "");
  if (is_plain (LC_MESSAGES))
    setlocale (LC_MESSAGES, "C.UTF-8");
  if (is_plain (LC_CTYPE))
    setlocale (LC_CTYPE, "C.UTF-8");
  setlocale (LC_NUMERIC, "C");
}

const char *
respite_language_get (void)
{
  const char *const *names = g_get_language_names ();

  for (gsize i = 0; names[i] != NULL; i++)
    {
      if (g_str_has_prefix (names[i], "es"))
        return "es";
      if (g_str_has_prefix (names[i], "en"))
        return "en";
    }

  return "en";
}

char *
respite_language_find_folder (const char *program_folder,
                              const char *installed)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;

  if (folder != NULL && g_str_has_suffix (folder, program_folder))
    {
      g_autofree char *build = g_strndup (folder, strlen (folder) - strlen (program_folder));
      g_autofree char *built = g_build_filename (build, "po", NULL);

      if (g_file_test (built, G_FILE_TEST_IS_DIR))
        return g_steal_pointer (&built);
    }

  return g_strdup (installed);
}
