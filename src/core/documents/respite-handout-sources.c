/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-handout-private.h"

#include <gio/gio.h>
#include <string.h>

#define FILE_PATH "/org/respite/Respite/core/handouts/sources.ini"

/* The file is read once and kept to the end of the program. */
static gpointer
read_sources (gpointer data G_GNUC_UNUSED)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (FILE_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GKeyFile *file = g_key_file_new ();
  gboolean is_read = bytes != NULL && g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL);

  g_assert (is_read);

  return file;
}

char *
respite_handout_dup_source (const char *name,
                            const char *language)
{
  static GOnce once = G_ONCE_INIT;
  GKeyFile *file = g_once (&once, read_sources, NULL);

  g_return_val_if_fail (name != NULL && language != NULL, NULL);

  return g_key_file_get_string (file, name, language, NULL);
}

/* Its short form where it has one. */
static char *
dup_short_source (const char *name,
                  const char *language)
{
  g_autofree char *key = g_strconcat (language, "-short", NULL);
  char *source = respite_handout_dup_source (name, key);

  return source != NULL ? source : respite_handout_dup_source (name, language);
}

/* "claims.3" of the front matter as words; NULL where there is no such line. */
static GStrv
split_claims (GHashTable *front,
              guint       section)
{
  g_autofree char *key = g_strdup_printf ("claims.%u", section);
  const char *value = g_hash_table_lookup (front, key);

  return value != NULL ? g_strsplit (value, " ", -1) : NULL;
}

gboolean
respite_handout_needs_review (GHashTable *front)
{
  for (guint i = 1; ; i++)
    {
      g_auto (GStrv) claims = split_claims (front, i);

      if (claims == NULL)
        return g_strcmp0 (g_hash_table_lookup (front, "review"), "needed") == 0;
      for (guint k = 0; claims[k] != NULL; k++)
        if (g_str_has_suffix (claims[k], "?"))
          return TRUE;
    }
}

/* A text of the clinic's own may name its sources in words; else they are put together from the claims. */
char *
respite_handout_dup_sources (GHashTable *front,
                             const char *language,
                             gboolean    is_short)
{
  const char *own = g_hash_table_lookup (front, "sources");
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (NULL);

  if (own != NULL)
    return g_string_free (g_string_assign (text, own), FALSE);

  for (guint i = 1; ; i++)
    {
      g_auto (GStrv) claims = split_claims (front, i);

      if (claims == NULL)
        return g_string_free (text, FALSE);
      for (guint k = 0; claims[k] != NULL; k++)
        {
          g_autofree char *name = g_strndup (claims[k], strcspn (claims[k], "?"));
          g_autofree char *source = is_short ? dup_short_source (name, language) :
                                    respite_handout_dup_source (name, language);

          if (source == NULL || g_ptr_array_find_with_equal_func (seen, name, g_str_equal, NULL))
            continue;
          g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", source);
          g_ptr_array_add (seen, g_steal_pointer (&name));
        }
    }
}
