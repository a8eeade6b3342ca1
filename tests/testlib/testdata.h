/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

/**
 * respite_testdata_find:
 * @path: inside the folder of outside test data
 *
 * The folder is $RESPITE_TESTDATA, else "shared/testdata" beside one of the folders above the source.
 *
 * Returns: (transfer full) (nullable): where it is, %NULL where it is not there
 */
static inline char *
respite_testdata_find (const char *path)
{
  const char *set = g_getenv ("RESPITE_TESTDATA");
  g_autofree char *folder = g_strdup (g_test_get_dir (G_TEST_DIST));

  if (set != NULL)
    {
      char *found = g_build_filename (set, path, NULL);

      return g_file_test (found, G_FILE_TEST_EXISTS) ? found : (g_free (found), NULL);
    }

  for (int i = 0; i < 8; i++)
    {
      g_autofree char *above = g_path_get_dirname (folder);
      char *found = g_build_filename (above, "shared", "testdata", path, NULL);

      if (g_file_test (found, G_FILE_TEST_EXISTS))
        return found;
      g_free (found);
      g_free (g_steal_pointer (&folder));
      folder = g_steal_pointer (&above);
    }

  return NULL;
}
