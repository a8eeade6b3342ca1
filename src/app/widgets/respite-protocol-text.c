/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-protocol-text.h"

#include <string.h>

#include "base/respite-str.h"

#define MOST_NUMBER 3650
#define CODE_CHARS 40

char *
respite_protocol_text_numbers (GArray *numbers)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? ", " : "", g_array_index (numbers, int, i));

  return g_string_free (text, FALSE);
}

GArray *
respite_protocol_text_read_numbers (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, ", ", -1);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; words[i] != NULL; i++)
    {
      gint64 value;
      int number;

      if (*words[i] == '\0')
        continue;
      if (!g_ascii_string_to_signed (words[i], 10, 0, MOST_NUMBER, &value, NULL))
        return NULL;
      number = (int) value;
      g_array_append_val (numbers, number);
    }

  return g_steal_pointer (&numbers);
}

char *
respite_protocol_text_checklist (GPtrArray *items)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const RespiteChecklistItem *item = g_ptr_array_index (items, i);

      g_string_append_printf (text, "%s%s%s: %s", i > 0 ? "\n" : "", item->is_required ? "* " : "", item->code,
                              item->text);
    }

  return g_string_free (text, FALSE);
}

static gboolean
has_code (GPtrArray  *items,
          const char *code)
{
  for (guint i = 0; i < items->len; i++)
    if (g_strcmp0 (((const RespiteChecklistItem *) g_ptr_array_index (items, i))->code, code) == 0)
      return TRUE;

  return FALSE;
}

/* How long the code is that @line begins with, 0 for none. */
static gsize
get_code_length (const char *line)
{
  gsize length = strspn (line, "abcdefghijklmnopqrstuvwxyz0123456789-");

  return length <= CODE_CHARS && line[length] == ':' ? length : 0;
}

GPtrArray *
respite_protocol_text_read_checklist (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_checklist_item_free);
  int n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      RespiteChecklistItem *item;
      const char *line = g_strstrip (lines[i]);
      gboolean is_required = *line == '*';
      gsize length;

      if (is_required)
        line++;
      while (*line == ' ')
        line++;
      if (*line == '\0')
        continue;

      length = get_code_length (line);
      item = g_new0 (RespiteChecklistItem, 1);
      item->is_required = is_required;
      item->code = length > 0 ? g_strndup (line, length) : NULL;
      item->text = g_strstrip (g_strdup (length > 0 ? line + length + 1 : line));
      g_ptr_array_add (items, item);
    }

  for (guint i = 0; i < items->len; i++)
    {
      RespiteChecklistItem *item = g_ptr_array_index (items, i);

      while (item->code == NULL)
        {
          g_autofree char *code = g_strdup_printf ("own-%d", ++n);

          if (!has_code (items, code))
            item->code = g_steal_pointer (&code);
        }
    }

  return items;
}
