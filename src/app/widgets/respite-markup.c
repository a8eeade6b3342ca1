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

/* What @line begins with: how many characters of it are no text, and what it is. */
static gsize
read_kind (const char        *line,
           RespiteMarkupKind *kind)
{
  gsize n = strspn (line, "#");

  if (n > 0 && line[n] == ' ')
    {
      *kind = n == 1 ? RESPITE_MARKUP_TITLE : RESPITE_MARKUP_HEADING;
      return n + 1;
    }
  if (g_str_has_prefix (line, "> "))
    {
      *kind = RESPITE_MARKUP_QUOTE;
      return 2;
    }
  if (g_str_has_prefix (line, "- "))
    {
      *kind = RESPITE_MARKUP_BULLET;
      return 2;
    }
  n = strspn (line, "0123456789");
  if (n > 0 && n < 4 && line[n] == '.' && line[n + 1] == ' ')
    {
      *kind = RESPITE_MARKUP_NUMBER;
      return n + 2;
    }
  *kind = RESPITE_MARKUP_PARAGRAPH;

  return 0;
}

static void
take_block (GPtrArray        *blocks,
            RespiteMarkupKind kind,
            const char       *mark,
            GString          *text)
{
  g_autofree char *plain = g_string_free (text, FALSE);
  GString *out = g_string_new (NULL);
  RespiteMarkup *block = g_new0 (RespiteMarkup, 1);

  append_spans (out, plain);
  block->kind = kind;
  block->mark = kind == RESPITE_MARKUP_BULLET ? g_strdup ("•") : g_strdup (mark);
  block->text = g_string_free (out, FALSE);
  g_ptr_array_add (blocks, block);
}

void
respite_markup_free (gpointer data)
{
  RespiteMarkup *markup = data;

  g_free (markup->mark);
  g_free (markup->text);
  g_free (markup);
}

GPtrArray *
respite_markup_read (const char *markdown)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func (respite_markup_free);
  g_autofree char *plain = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *mark = NULL;
  GString *open = NULL;
  RespiteMarkupKind kind = RESPITE_MARKUP_PARAGRAPH;

  g_return_val_if_fail (markdown != NULL, NULL);

  plain = remove_comments (markdown);
  lines = g_strsplit (plain, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);
      RespiteMarkupKind next;
      gsize skipped = read_kind (line, &next);
      gboolean goes_on = open != NULL && kind != RESPITE_MARKUP_TITLE && kind != RESPITE_MARKUP_HEADING &&
                         *line != '\0' && (next == RESPITE_MARKUP_PARAGRAPH ||
                                           (next == RESPITE_MARKUP_QUOTE && kind == RESPITE_MARKUP_QUOTE));

      if (goes_on)
        {
          g_string_append_printf (open, " %s", line + skipped);
          continue;
        }
      if (open != NULL)
        take_block (blocks, kind, mark, g_steal_pointer (&open));
      if (*line == '\0')
        continue;
      kind = next;
      g_free (mark);
      mark = kind == RESPITE_MARKUP_NUMBER ? g_strndup (line, skipped - 1) : NULL;
      open = g_string_new (line + skipped);
    }
  if (open != NULL)
    take_block (blocks, kind, mark, open);

  return blocks;
}
