/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-summary-private.h"

#include "base/respite-str.h"

static const char *
describe_answer (const RespiteSummary *self,
                 RespiteAnswer         answer)
{
  switch (answer)
    {
    case RESPITE_ANSWER_YES:
      return respite_words_lookup (self->words, "general", "yes");
    case RESPITE_ANSWER_NO:
      return respite_words_lookup (self->words, "general", "no");
    case RESPITE_ANSWER_NOT_APPLICABLE:
      return respite_words_lookup (self->words, "general", "not-applicable");
    case RESPITE_ANSWER_NONE:
    default:
      return respite_words_lookup (self->words, "general", "not-answered");
    }
}

/* What goes with the answer: a name, a date, why there is none. */
static void
append_value (const RespiteSummary *self,
              RespiteRich          *rich,
              const RespiteCheck   *check,
              gboolean              is_alone)
{
  if (!respite_str_is_empty (check->value))
    {
      const char *obstacle = respite_words_find (self->words, "lapse", check->value);
      g_autofree char *value = obstacle != NULL ? g_strdup (obstacle) :
                               respite_words_format_date (self->words, check->value);

      if (!is_alone)
        respite_rich_append (rich, ": ", RESPITE_RICH_PLAIN);
      respite_rich_append_amounts (rich, value, is_alone ? RESPITE_RICH_BOLD : RESPITE_RICH_PLAIN);
    }
}

/* The answer, what goes with it, and in bold what was passed over or still stands in the way. */
static RespiteRich *
make_answer (const RespiteSummary *self,
             const RespiteCheck   *check)
{
  gboolean overridden = respite_check_is_overridden (check);
  gboolean open = respite_check_is_open (check);
  RespiteRich *rich = respite_rich_new (describe_answer (self, check->answer), overridden || open ? RESPITE_RICH_BOLD :
                                        RESPITE_RICH_PLAIN);

  append_value (self, rich, check, FALSE);
  if (overridden)
    {
      g_autofree char *text = respite_words_format (self->words, "summary", "overridden", "reason", check->reason,
                                                    NULL);

      respite_rich_append (rich, "\n", RESPITE_RICH_PLAIN);
      respite_rich_append (rich, text, RESPITE_RICH_BOLD);
    }
  else if (!respite_str_is_empty (check->reason))
    {
      respite_rich_append (rich, "\n", RESPITE_RICH_PLAIN);
      respite_rich_append (rich, check->reason, RESPITE_RICH_PLAIN);
    }

  return rich;
}

/* Whether the line says no more than yes or that it does not apply: it takes half a row. */
static gboolean
is_short (const RespiteCheck *check)
{
  return !respite_check_is_overridden (check) && !respite_check_is_open (check) &&
         respite_str_is_empty (check->reason) && check->answer != RESPITE_ANSWER_NO;
}

/* Who answered most of the lines; "" for nobody. */
static const char *
find_most (GPtrArray *checks)
{
  const char *most = "";
  guint n_most = 0;

  for (guint i = 0; i < checks->len; i++)
    {
      const char *name = ((const RespiteCheck *) g_ptr_array_index (checks, i))->staff_name;
      guint n = 0;

      if (respite_str_is_empty (name))
        continue;
      for (guint k = 0; k < checks->len; k++)
        n += g_strcmp0 (((const RespiteCheck *) g_ptr_array_index (checks, k))->staff_name, name) == 0;
      if (n > n_most)
        {
          most = name;
          n_most = n;
        }
    }

  return most;
}

/* The name of who answered, where it is not the one that stands above the table. */
static void
append_name (RespiteRich        *rich,
             const RespiteCheck *check,
             const char         *most)
{
  if (respite_str_is_empty (check->staff_name) || g_str_equal (check->staff_name, most))
    return;

  respite_rich_append (rich, " (", RESPITE_RICH_MUTED);
  respite_rich_append (rich, check->staff_name, RESPITE_RICH_MUTED);
  respite_rich_append (rich, ")", RESPITE_RICH_MUTED);
}

/* What was passed over, denied or is open has a row of its own, before the rest. */
static void
add_long_lines (RespiteSummary *self,
                GPtrArray      *checks,
                const char     *most)
{
  RespiteBlock *table = NULL;

  for (guint i = 0; i < checks->len; i++)
    {
      const RespiteCheck *check = g_ptr_array_index (checks, i);
      RespiteRich *answer;

      if (is_short (check))
        continue;
      if (table == NULL)
        {
          table = respite_block_add (self->root, respite_block_new_table ());
          respite_block_add_column (table, respite_summary_word (self, "item"), RESPITE_COLUMN_TEXT);
          respite_block_add_column (table, respite_summary_word (self, "answer"), RESPITE_COLUMN_TEXT);
        }
      answer = make_answer (self, check);
      append_name (answer, check, most);
      respite_summary_add_cell (table, check->text, RESPITE_RICH_PLAIN);
      respite_block_add_cell (table, answer);
    }
}

/* Whether what was written says it all: a name, a time; a yes before it would only stand in the way. */
static gboolean
is_value (const RespiteCheck *check)
{
  return check->needs_value && check->answer == RESPITE_ANSWER_YES && !respite_str_is_empty (check->value);
}

/* The line with its answer, in one cell. (transfer full) */
static RespiteRich *
make_short_line (RespiteSummary     *self,
                 const RespiteCheck *check,
                 const char         *most)
{
  RespiteRich *rich = respite_rich_new (NULL, RESPITE_RICH_PLAIN);

  respite_rich_append_amounts (rich, check->text, RESPITE_RICH_PLAIN);
  respite_rich_append (rich, " · ", RESPITE_RICH_MUTED);
  if (!is_value (check))
    respite_rich_append (rich, describe_answer (self, check->answer), RESPITE_RICH_BOLD);
  append_value (self, rich, check, is_value (check));
  append_name (rich, check, most);

  return rich;
}

static void
add_short_lines (RespiteSummary *self,
                 GPtrArray      *checks,
                 const char     *most)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  RespiteBlock *table;
  guint half;

  for (guint i = 0; i < checks->len; i++)
    if (is_short (g_ptr_array_index (checks, i)))
      g_ptr_array_add (lines, g_ptr_array_index (checks, i));
  if (lines->len == 0)
    return;

  half = (lines->len + 1) / 2;
  table = respite_block_add (self->root, respite_block_new_table ());
  for (int side = 0; side < 2; side++)
    respite_block_add_column (table, respite_summary_word (self, "item-answer"), RESPITE_COLUMN_TEXT);
  for (guint row = 0; row < half; row++)
    for (guint i = row; i < 2 * half; i += half)
      respite_block_add_cell (table, i < lines->len ? make_short_line (self, g_ptr_array_index (lines, i), most) :
                              NULL);
}

void
respite_summary_add_checks (RespiteSummary *self,
                            const char     *key,
                            GPtrArray      *checks)
{
  const char *most;

  respite_summary_add_heading (self, key);
  if (checks == NULL || checks->len == 0)
    {
      respite_summary_add_remark (self, "no-items");
      return;
    }

  most = find_most (checks);
  if (*most != '\0')
    {
      g_autofree char *text = respite_words_format (self->words, "summary", "answered-by", "name", most, NULL);

      respite_summary_add_caption (self, text);
    }
  add_long_lines (self, checks, most);
  add_short_lines (self, checks, most);
}
