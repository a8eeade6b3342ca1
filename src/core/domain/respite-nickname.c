/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "domain/respite-nickname.h"

#include <gio/gio.h>

#define TABLE_PATH "/org/respite/Respite/core/nicknames.tsv"

static void
add_pair (GHashTable *table,
          const char *name,
          const char *other)
{
  GPtrArray *names = g_hash_table_lookup (table, name);

  if (names == NULL)
    {
      names = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (table, g_strdup (name), names);
    }
  if (!g_ptr_array_find_with_equal_func (names, other, g_str_equal, NULL))
    g_ptr_array_add (names, g_strdup (other));
}

/* One line: a name and what people make of it, divided by a tab and spaces. */
static void
read_line (GHashTable *table,
           const char *line)
{
  g_auto (GStrv) names = NULL;

  if (*line == '#' || *line == '\0')
    return;

  names = g_strsplit_set (line, "\t ", -1);
  for (char **name = names; *name != NULL; name++)
    for (char **other = names; *other != NULL; other++)
      if (name != other && **name != '\0' && **other != '\0')
        add_pair (table, *name, *other);
}

static gpointer
read_table (gpointer data G_GNUC_UNUSED)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (TABLE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert (bytes != NULL);

  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    read_line (table, *line);

  return table;
}

GPtrArray *
respite_nickname_list (const char *name)
{
  static GOnce once = G_ONCE_INIT;

  return g_hash_table_lookup (g_once (&once, read_table, NULL), name);
}

gboolean
respite_nickname_is_same (const char *name,
                          const char *other)
{
  GPtrArray *names = respite_nickname_list (name);

  return names != NULL && g_ptr_array_find_with_equal_func (names, other, g_str_equal, NULL);
}
