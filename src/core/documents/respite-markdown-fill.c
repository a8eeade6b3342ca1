/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-markdown.h"

#include <string.h>

/* Longer than any placeholder's name. */
#define NAME_MAX_LENGTH 40

/* Values up to this length, such as times and telephone numbers, are not broken over two lines. */
#define KEPT_LENGTH 16

static gboolean
is_name (const char *text,
         gsize       length)
{
  if (length == 0 || length > NAME_MAX_LENGTH)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_islower (text[i]) && !g_ascii_isdigit (text[i]) && text[i] != '.' && text[i] != '-')
      return FALSE;

  return TRUE;
}

/* Finds the first "{{name}}" at or after @p; @end is behind it. */
static const char *
find_placeholder (const char  *p,
                  const char **end,
                  char       **name,
                  char        *sign)
{
  while ((p = strstr (p, "{{")) != NULL)
    {
      const char *from = p + 2;
      const char *close = strstr (from, "}}");

      if (close == NULL)
        return NULL;
      *sign = *from == '?' || *from == '!' ? *from++ : '\0';
      if (is_name (from, (gsize) (close - from)))
        {
          *name = g_strndup (from, (gsize) (close - from));
          *end = close + 2;
          return p;
        }
      p++;
    }

  return NULL;
}

/* Copies the bytes from @start to before @end with their emphasis. */
static void
copy_part (RespiteRich       *to,
           const RespiteRich *from,
           gsize              start,
           gsize              end)
{
  while (start < end)
    {
      RespiteRichFlags flags = respite_rich_get_flags (from, start);
      gsize stop = start + 1;
      RespiteRichSpan span = { .start = to->text->len, .flags = flags };

      while (stop < end && respite_rich_get_flags (from, stop) == flags)
        stop++;
      g_string_append_len (to->text, from->text->str + start, (gssize) (stop - start));
      span.end = to->text->len;
      if (flags != RESPITE_RICH_PLAIN)
        g_array_append_val (to->spans, span);
      start = stop;
    }
}

/* Fills one line into @to. Returns whether it stays. */
static gboolean
fill_line (RespiteRich       *to,
           const RespiteRich *from,
           gsize              start,
           gsize              end,
           GHashTable        *values,
           char             **unknown)
{
  g_autofree char *line = g_strndup (from->text->str + start, end - start);
  const char *p = line;
  const char *found, *behind = NULL;
  char *taken = NULL;
  char sign = '\0';

  while ((found = find_placeholder (p, &behind, &taken, &sign)) != NULL)
    {
      g_autofree char *name = g_steal_pointer (&taken);
      const char *value = NULL;
      gboolean has_value;

      if (!g_hash_table_lookup_extended (values, name, NULL, (gpointer *) &value) && *unknown == NULL)
        *unknown = g_strdup (name);
      has_value = value != NULL && *value != '\0';
      if (has_value == (sign == '!'))
        return FALSE;

      copy_part (to, from, start + (gsize) (p - line), start + (gsize) (found - line));
      if (sign == '\0')
        respite_rich_append (to, value, respite_rich_get_flags (from, start + (gsize) (found - line)) |
                             (strlen (value) <= KEPT_LENGTH ? RESPITE_RICH_KEEP : 0));
      p = behind;
      /* "10:00 a. m." at the end of a sentence needs no second stop. */
      if (sign == '\0' && g_str_has_suffix (value, ".") && *p == '.')
        p++;
    }
  copy_part (to, from, start + (gsize) (p - line), end);

  return TRUE;
}

static gboolean
is_blank (const RespiteRich *rich)
{
  for (gsize i = 0; i < rich->text->len; i++)
    if (!g_ascii_isspace (rich->text->str[i]))
      return FALSE;

  return TRUE;
}

gboolean
respite_rich_fill (RespiteRich *rich,
                   GHashTable  *values,
                   char       **unknown)
{
  g_autoptr (RespiteRich) filled = NULL;
  gsize start = 0;

  if (strstr (rich->text->str, "{{") == NULL)
    return !is_blank (rich);

  filled = respite_rich_new (NULL, RESPITE_RICH_PLAIN);
  while (start <= rich->text->len)
    {
      const char *feed = memchr (rich->text->str + start, '\n', rich->text->len - start);
      gsize end = feed != NULL ? (gsize) (feed - rich->text->str) : rich->text->len;
      gsize length = filled->text->len;
      guint n_spans = filled->spans->len;

      if (length > 0)
        g_string_append_c (filled->text, '\n');
      if (!fill_line (filled, rich, start, end, values, unknown))
        {
          g_string_truncate (filled->text, length);
          g_array_set_size (filled->spans, n_spans);
        }
      start = end + 1;
    }

  g_string_assign (rich->text, filled->text->str);
  g_array_set_size (rich->spans, 0);
  g_array_append_vals (rich->spans, filled->spans->data, filled->spans->len);

  return !is_blank (rich);
}

/* @line with the number behind the group in each of its placeholders. */
static void
append_numbered (GString    *out,
                 const char *line,
                 const char *group,
                 guint       number)
{
  const char *p = line;
  const char *found;

  while ((found = strstr (p, "{{")) != NULL)
    {
      const char *name = found + 2 + (found[2] == '?' || found[2] == '!');

      g_string_append_len (out, p, name - p);
      p = name;
      if (g_str_has_prefix (name, group) && name[strlen (group)] == '.')
        {
          g_string_append_printf (out, "%s.%u", group, number);
          p = name + strlen (group);
        }
    }
  g_string_append (out, p);
}

static gboolean
has_group (const char *line,
           const char *group)
{
  static const char *const signs[] = { "", "?", "!" };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      g_autofree char *start = g_strdup_printf ("{{%s%s.", signs[i], group);

      if (strstr (line, start) != NULL)
        return TRUE;
    }

  return FALSE;
}

char *
respite_markdown_repeat (const char *text,
                         const char *group,
                         guint       n)
{
  GString *out = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (group != NULL, NULL);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean is_repeated = n > 0 && has_group (lines[i], group);

      for (guint k = 1; k <= (is_repeated ? n : 1); k++)
        {
          if (out->len > 0 || i > 0)
            g_string_append_c (out, '\n');
          if (is_repeated)
            append_numbered (out, lines[i], group, k);
          else
            g_string_append (out, lines[i]);
        }
    }

  return g_string_free (out, FALSE);
}
