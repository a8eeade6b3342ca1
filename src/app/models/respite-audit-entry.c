/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "models/respite-audit-entry.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/respite-str.h"
#include "chart/respite-chart-words.h"

/* The word of the chart whose key is @prefix and @code, else the side effect of that code, else the code itself. */
static const char *
find_chart_word (const char *prefix,
                 const char *code)
{
  g_autofree char *key = g_strconcat (prefix, code, NULL);
  const RespiteChartWords english = { NULL, NULL, NULL };

  for (int i = 0; i < RESPITE_N_WORDS; i++)
    if (g_str_equal (respite_chart_word_table[i].key, key))
      return _ (respite_chart_word_table[i].english);

  return _ (respite_chart_words_get_effect (&english, code));
}

/* Some words hold the place of their number: "Aldrete {n} of 10". Returns: whether the number was put there */
static gboolean
put_number (char      **word,
            const char *number)
{
  const char *place = strstr (*word, "{n}");
  g_autofree char *before = place != NULL ? g_strndup (*word, (gsize) (place - *word)) : NULL;
  g_autofree char *text = NULL;

  if (place == NULL || number == NULL || !g_ascii_isdigit (*number))
    return FALSE;

  text = g_strconcat (before, number, place + strlen ("{n}"), NULL);

  return respite_set_str (word, text);
}

/* Its codes become words up to what a person wrote, and the moment goes, since the row has its own time. */
char *
respite_audit_entry_dup_words (const char *detail)
{
  g_autofree char *text = g_strdup (detail);
  char *end = g_strrstr (text, " at ");
  g_autoptr (GString) entry = g_string_new (NULL);
  gboolean is_written = FALSE;
  g_auto (GStrv) parts = NULL;

  if (end != NULL && end[4] != '\0' && strspn (end + 4, "0123456789") == strlen (end + 4))
    *end = '\0';
  parts = g_strsplit (text, " ", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      gboolean has_number = FALSE;

      is_written |= g_str_has_prefix (parts[i], "“") || *parts[i] == '(';
      if (!is_written && g_ascii_isalpha (*parts[i]))
        {
          respite_set_str (&parts[i], find_chart_word (i == 0 ? "kind-" : "", parts[i]));
          has_number = put_number (&parts[i], parts[i + 1]);
        }
      g_string_append_printf (entry, "%s%s", i > 0 ? " " : "", parts[i]);
      i += has_number;
    }

  return g_string_free (g_steal_pointer (&entry), FALSE);
}
