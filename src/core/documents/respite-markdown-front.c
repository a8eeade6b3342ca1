/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-markdown.h"

#include <string.h>

#include "base/respite-error.h"

GHashTable *
respite_markdown_read_front (const char  *text,
                             const char **rest,
                             GError     **error)
{
  g_autoptr (GHashTable) front = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *p = g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text;
  int line = 1;

  if (rest != NULL)
    *rest = p;
  if (!g_str_has_prefix (p, "---\n") && !g_str_has_prefix (p, "---\r\n"))
    return g_steal_pointer (&front);

  for (p = strchr (p, '\n') + 1; ; line++)
    {
      const char *end = strchr (p, '\n');
      g_autofree char *copy = g_strstrip (end != NULL ? g_strndup (p, (gsize) (end - p)) : g_strdup (p));
      char *colon = strchr (copy, ':');

      if (strcmp (copy, "---") == 0)
        {
          if (rest != NULL)
            *rest = end != NULL ? end + 1 : p + strlen (p);
          return g_steal_pointer (&front);
        }
      if (end == NULL)
        {
          respite_set_error (error, RESPITE_ERROR_PARSE, N_ ("The lines at the top of the text do not end with ---"));
          return NULL;
        }
      if (*copy != '\0' && colon == NULL)
        {
          respite_set_error (error, RESPITE_ERROR_PARSE, N_ ("Line %d of the text is not of the form \"key: value\""),
                             line + 1);
          return NULL;
        }
      if (colon != NULL)
        {
          *colon = '\0';
          g_hash_table_insert (front, g_strdup (g_strchomp (copy)), respite_rich_clean (g_strchug (colon + 1)));
        }
      p = end + 1;
    }
}
