/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <gio/gio.h>

#include "fuzz.h"

/* Every file is also tried cut off after each of so many bytes, and with each of them turned over. */
#define MAX_CUTS 400

static guint n_files;

static void
replay (const char *bytes,
        gsize       length)
{
  /* A copy of exactly that size lets the address sanitizer see a byte read too many. */
  g_autofree uint8_t *copy = g_malloc (MAX (length, 1));

  memcpy (copy, bytes, length);
  LLVMFuzzerTestOneInput (copy, length);
}

static void
replay_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &bytes, &length, &error))
    g_error ("%s", error->message);

  replay (bytes, length);
  for (gsize cut = 0; cut < MIN (length, MAX_CUTS); cut++)
    {
      replay (bytes, cut);
      bytes[cut] = (char) ~bytes[cut];
      replay (bytes, length);
      bytes[cut] = (char) ~bytes[cut];
    }
  n_files++;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

static void
replay_folder (const char *path)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (path, 0, &error);
  const char *name;

  if (folder == NULL)
    g_error ("%s", error->message);

  while ((name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    replay_file (g_ptr_array_index (names, i));
}

int
main (int   argc,
      char *argv[])
{
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);

  for (int i = 1; i < argc; i++)
    if (g_file_test (argv[i], G_FILE_TEST_IS_DIR))
      replay_folder (argv[i]);
    else
      replay_file (argv[i]);

  g_print ("%u files\n", n_files);

  return n_files > 0 ? 0 : 1;
}
