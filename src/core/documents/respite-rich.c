/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-rich.h"

#include <string.h>

static gboolean
needs_cleaning (const char *text)
{
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    if ((*p < 0x20 && *p != '\n' && *p != '\t') || *p >= 0x7f)
      return TRUE;

  return FALSE;
}

static void
append_char (GString    *out,
             const char *at,
             gunichar    c)
{
  if (c == '\r')
    {
      if (at[1] != '\n')
        g_string_append_c (out, '\n');
    }
  else if (c == 0x0b || c == 0x0c || c == 0x85 || c == 0x2028 || c == 0x2029)
    g_string_append_c (out, '\n');
  else if (c == '\n' || c == '\t')
    g_string_append_c (out, (char) c);
  else if (c < 0x20)
    g_string_append_unichar (out, 0x2400 + c);
  else if (c == 0x7f)
    g_string_append_unichar (out, 0x2421);
  else if (c < 0x7f || c >= 0xa0)
    {
      if (c < 0x202a || c > 0x202e)
        g_string_append_unichar (out, c);
    }
  else
    g_string_append_unichar (out, 0xfffd);
}

char *
respite_rich_clean (const char *text)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) out = NULL;

  if (!needs_cleaning (text))
    return g_strdup (text);

  valid = g_utf8_make_valid (text, -1);
  out = g_string_sized_new (strlen (valid));
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    append_char (out, p, g_utf8_get_char (p));

  return g_utf8_normalize (out->str, (gssize) out->len, G_NORMALIZE_DEFAULT_COMPOSE);
}

RespiteRich *
respite_rich_new (const char      *text,
                  RespiteRichFlags flags)
{
  RespiteRich *rich = g_new (RespiteRich, 1);

  rich->text = g_string_new (NULL);
  rich->spans = g_array_new (FALSE, FALSE, sizeof (RespiteRichSpan));
  if (text != NULL)
    respite_rich_append (rich, text, flags);

  return rich;
}

RespiteRich *
respite_rich_copy (const RespiteRich *rich)
{
  RespiteRich *copy = g_new (RespiteRich, 1);

  copy->text = g_string_new_len (rich->text->str, (gssize) rich->text->len);
  copy->spans = g_array_copy (rich->spans);

  return copy;
}

void
respite_rich_free (RespiteRich *rich)
{
  if (rich == NULL)
    return;

  g_string_free (rich->text, TRUE);
  g_array_unref (rich->spans);
  g_free (rich);
}

void
respite_rich_append (RespiteRich     *rich,
                     const char      *text,
                     RespiteRichFlags flags)
{
  g_autofree char *clean = respite_rich_clean (text);
  RespiteRichSpan span = { .start = rich->text->len, .flags = flags };

  g_string_append (rich->text, clean);
  span.end = rich->text->len;
  if (span.end > span.start && flags != RESPITE_RICH_PLAIN)
    g_array_append_val (rich->spans, span);
}

static gboolean
is_number (const char *word)
{
  while (*word == '(' || *word == '+' || *word == '-')
    word++;

  return g_ascii_isdigit (*word);
}

void
respite_rich_append_amounts (RespiteRich     *rich,
                             const char      *text,
                             RespiteRichFlags flags)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean kept = is_number (words[i]);

      if (i > 0)
        respite_rich_append (rich, " ", flags);
      if (kept && words[i + 1] != NULL && !is_number (words[i + 1]) && !g_str_has_suffix (words[i], ","))
        {
          g_autofree char *pair = g_strconcat (words[i], " ", words[i + 1], NULL);

          respite_rich_append (rich, pair, flags | RESPITE_RICH_KEEP);
          i++;
        }
      else
        respite_rich_append (rich, words[i], kept ? flags | RESPITE_RICH_KEEP : flags);
    }
}

RespiteRichFlags
respite_rich_get_flags (const RespiteRich *rich,
                        gsize              offset)
{
  for (guint i = 0; i < rich->spans->len; i++)
    {
      const RespiteRichSpan *span = &g_array_index (rich->spans, RespiteRichSpan, i);

      if (offset >= span->start && offset < span->end)
        return span->flags;
    }

  return RESPITE_RICH_PLAIN;
}

void
respite_rich_add_flags (RespiteRich     *rich,
                        RespiteRichFlags flags)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (RespiteRichSpan));
  gsize at = 0;

  for (guint i = 0; i <= rich->spans->len; i++)
    {
      gboolean last = i == rich->spans->len;
      RespiteRichSpan span = { 0 };
      RespiteRichSpan between = { .start = at, .flags = flags };

      if (!last)
        span = g_array_index (rich->spans, RespiteRichSpan, i);
      between.end = last ? rich->text->len : span.start;
      if (between.end > between.start)
        g_array_append_val (spans, between);
      if (last)
        break;
      span.flags |= flags;
      g_array_append_val (spans, span);
      at = span.end;
    }

  g_array_unref (rich->spans);
  rich->spans = spans;
}
