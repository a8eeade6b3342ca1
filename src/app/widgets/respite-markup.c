/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-markup.h"

#include <string.h>

/* Adds one line with **bold**, *italic* and backslash escapes; open tags are closed at its end. */
static void
append_spans (GString    *out,
              const char *text)
{
  gboolean is_bold = FALSE;
  gboolean is_italic = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *escaped = NULL;

      if (*p == '\\' && g_ascii_ispunct (p[1]))
        {
          p++;
        }
      else if (g_str_has_prefix (p, "**") && !is_italic)
        {
          g_string_append (out, is_bold ? "</b>" : "<b>");
          is_bold = !is_bold;
          p++;
          continue;
        }
      else if (*p == '*' && (is_italic || (p[1] != ' ' && p[1] != '\0')))
        {
          g_string_append (out, is_italic ? "</i>" : "<i>");
          is_italic = !is_italic;
          continue;
        }
      escaped = g_markup_escape_text (p, g_utf8_next_char (p) - p);
      g_string_append (out, escaped);
    }
  if (is_italic)
    g_string_append (out, "</i>");
  if (is_bold)
    g_string_append (out, "</b>");
}

static char *
remove_comments (const char *markdown)
{
  GString *out = g_string_new (NULL);
  const char *p = markdown;
  const char *begin;

  while ((begin = strstr (p, "<!--")) != NULL)
    {
      const char *end = strstr (begin, "-->");

      g_string_append_len (out, p, begin - p);
      if (end == NULL)
        return g_string_free (out, FALSE);
      p = end + strlen ("-->");
    }
  g_string_append (out, p);

  return g_string_free (out, FALSE);
}

static gboolean
append_heading (GString    *out,
                const char *line)
{
  gsize level = strspn (line, "#");

  if (level == 0 || line[level] != ' ')
    return FALSE;

  g_string_append (out, level == 1 ? "<span size='150%' weight='bold'>" : "<span size='120%' weight='bold'>");
  append_spans (out, line + level + 1);
  g_string_append (out, "</span>");

  return TRUE;
}

static void
append_line (GString    *out,
             const char *line)
{
  if (append_heading (out, line))
    return;

  if (g_str_has_prefix (line, "> "))
    {
      g_string_append (out, "    ");
      line += 2;
    }
  if (g_str_has_prefix (line, "- "))
    {
      g_string_append (out, "  •  ");
      line += 2;
    }
  append_spans (out, line);
}

/* Whether a line goes on the one before, as lines of one paragraph do. */
static gboolean
continues (const char *line,
           const char *before)
{
  if (*line == '\0' || *before == '\0' || *before == '#')
    return FALSE;

  return strchr ("#->|", *line) == NULL && !g_ascii_isdigit (*line);
}

char *
respite_markup_from_markdown (const char *markdown)
{
  g_autofree char *plain = NULL;
  g_auto (GStrv) lines = NULL;
  GString *out = g_string_new (NULL);
  const char *before = "";

  g_return_val_if_fail (markdown != NULL, NULL);

  plain = remove_comments (markdown);
  lines = g_strsplit (plain, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_strchomp (lines[i]);
      if (*lines[i] == '\0' && *before == '\0')
        continue;
      if (out->len > 0)
        g_string_append (out, continues (lines[i], before) ? " " : "\n");
      append_line (out, lines[i]);
      before = lines[i];
    }

  return g_string_free (out, FALSE);
}
