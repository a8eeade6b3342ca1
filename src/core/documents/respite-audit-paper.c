/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-audit-paper.h"

#include <string.h>

#include "base/respite-str.h"
#include "documents/respite-audit-words.h"
#include "documents/respite-record-writer.h"

#define LONG_FINGERPRINT 40
#define SHORT_FINGERPRINT 12

static const char *
find_action (const RespiteRecordWriter *self,
             const char                *action)
{
  return respite_words_lookup (self->words, "audit-action", action);
}

static void
add_question (RespiteRecordWriter     *self,
              const RespiteAuditPaper *paper)
{
  RespiteBlock *facts = respite_block_add (self->root, respite_block_new_facts (self->info.large_print ? 1 : 2));
  g_autofree char *from = respite_record_writer_dup_day (self, paper->from);
  g_autofree char *until = respite_record_writer_dup_day (self, paper->until != 0 ? paper->until - 1 :
                                                          self->info.printed_at);
  g_autofree char *rows = g_strdup_printf ("%u", paper->lines->len);

  respite_block_add_fact_text (facts, respite_record_writer_word (self, "from"), *from != '\0' ? from :
                               respite_record_writer_word (self, "beginning"));
  respite_block_add_fact_text (facts, respite_record_writer_word (self, "until"), until);
  respite_block_add_fact_text (facts, respite_record_writer_word (self, "who"), paper->who != NULL ? paper->who :
                               respite_record_writer_word (self, "everybody"));
  respite_block_add_fact_text (facts, respite_record_writer_word (self, "mrn"), paper->about != NULL ? paper->about :
                               respite_record_writer_word (self, "everything"));
  respite_block_add_fact_text (facts, respite_record_writer_word (self, "rows"), rows);
  if (paper->n_left_out > 0)
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, paper->n_left_out);
      g_autofree char *text = respite_words_format (self->words, self->group, "left-out", "n", number, NULL);
      RespiteBlock *box = respite_block_add (self->root, respite_block_new_box (RESPITE_BOX_REVIEW, NULL));

      respite_block_add_paragraph_text (box, text);
    }
}

typedef struct
{
  const char *action;
  guint       count;
  guint       refused;
} Count;

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  const Count *one = a, *other = b;

  return one->count != other->count ? (one->count < other->count ? 1 : -1) : strcmp (one->action, other->action);
}

static Count *
find_count (GArray     *counts,
            const char *action)
{
  Count count = { .action = action };

  for (guint i = 0; i < counts->len; i++)
    if (strcmp (g_array_index (counts, Count, i).action, action) == 0)
      return &g_array_index (counts, Count, i);
  g_array_append_val (counts, count);

  return &g_array_index (counts, Count, counts->len - 1);
}

static gboolean
is_refused (const RespiteAuditLine *line)
{
  return strcmp (line->outcome, "done") != 0;
}

static void
add_counts (RespiteRecordWriter     *self,
            const RespiteAuditPaper *paper)
{
  static const char *const columns[] = { "taction", "ncount", "nrefused", NULL };
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (Count));
  RespiteBlock *table;

  for (guint i = 0; i < paper->lines->len; i++)
    {
      const RespiteAuditLine *line = &g_array_index (paper->lines, RespiteAuditLine, i);
      Count *count = find_count (counts, line->action);

      count->count++;
      count->refused += is_refused (line);
    }
  if (counts->len == 0)
    {
      respite_block_add_paragraph_text (self->root, respite_record_writer_word (self, "empty"));
      return;
    }

  g_array_sort (counts, compare_counts);
  table = respite_record_writer_add_table (self, "overview", columns);
  for (guint i = 0; i < counts->len; i++)
    {
      const Count *count = &g_array_index (counts, Count, i);

      respite_record_writer_add_cell (table, find_action (self, count->action));
      respite_record_writer_take_cell (table, g_strdup_printf ("%u", count->count));
      respite_record_writer_take_cell (table, count->refused > 0 ? g_strdup_printf ("%u", count->refused) : NULL);
    }
}

/* The beginning of a name that a program gave: people read the rest. */
static const char *const prefixes[] = { "urn:respite:form:", "urn:respite:" };

/* "2026-11-16" where that is a word of its own. */
static gboolean
is_date (const char *text)
{
  static const char pattern[] = "dddd-dd-dd";

  for (gsize i = 0; i < strlen (pattern); i++)
    if (pattern[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != pattern[i])
      return FALSE;

  return !g_ascii_isalnum (text[strlen (pattern)]) && text[strlen (pattern)] != '-';
}

/* The fingerprints of files are long, and their beginning tells them apart; dates are those of the language. */
static void
append_text (const RespiteRecordWriter *self,
             GString                   *out,
             const char                *text)
{
  char before = ' ';

  while (*text != '\0')
    {
      gsize used = strspn (text, "0123456789abcdef");

      if (!g_ascii_isalnum (before) && before != '-' && is_date (text))
        {
          g_autofree char *date = g_strndup (text, 10);
          g_autofree char *said = respite_words_format_date (self->words, date);

          g_string_append (out, said);
          used = 10;
        }
      else if (used >= LONG_FINGERPRINT)
        {
          g_string_append_printf (out, "%.*s…", SHORT_FINGERPRINT, text);
        }
      else if (used > 0)
        {
          g_string_append_len (out, text, (gssize) used);
        }
      else
        {
          for (gsize i = 0; used == 0 && i < G_N_ELEMENTS (prefixes); i++)
            if (g_str_has_prefix (text, prefixes[i]))
              used = strlen (prefixes[i]);
          if (used == 0)
            g_string_append_c (out, *text);
          used = MAX (used, 1);
        }
      before = text[used - 1];
      text += used;
    }
}

/* One line of what was kept: fields have their names, and what is empty is left out. */
static void
append_line (const RespiteRecordWriter *self,
             GHashTable                *checks,
             const char                *action,
             GString                   *out,
             const char                *line)
{
  g_autofree char *said = respite_audit_words_dup (self->words, self->zone, checks, action, line);
  const char *colon = said == NULL ? strstr (line, ": ") : NULL;
  g_autofree char *value = NULL;
  g_autofree char *key = colon != NULL ? g_strndup (line, (gsize) (colon - line)) : NULL;
  const char *name = key != NULL ? respite_words_find (self->words, "record-field", key) : NULL;

  if (strspn (line, "{}[]; ") == strlen (line) || (said != NULL && *said == '\0'))
    return;

  if (out->len > 0)
    g_string_append (out, "; ");
  if (name != NULL)
    {
      g_string_append_printf (out, "%s: ", name);
      value = respite_record_writer_dup_value (self, key, colon + 2);
    }
  append_text (self, out, said != NULL ? said : name != NULL ? value : line);
}

/* The lines of what was kept stand behind one another: a column of its own would be long and narrow. (transfer full) */
static char *
dup_value (const RespiteRecordWriter *self,
           GHashTable                *checks,
           const char                *action,
           const char                *value)
{
  g_auto (GStrv) lines = g_strsplit (value != NULL ? value : "", "\n", -1);
  GString *out = g_string_new (NULL);

  for (char **line = lines; *line != NULL; line++)
    append_line (self, checks, action, out, g_strchomp (*line));
  while (out->len > 0 && strchr ("{}; ", out->str[out->len - 1]) != NULL)
    g_string_truncate (out, out->len - 1);

  return g_string_free (out, FALSE);
}

/* "before → after", and the reason on a line of its own */
static char *
describe_change (const RespiteRecordWriter *self,
                 GHashTable                *checks,
                 const RespiteAuditLine    *line)
{
  g_autofree char *before = dup_value (self, checks, line->action, line->before);
  g_autofree char *after = dup_value (self, checks, line->action, line->after);
  GString *out = g_string_new (NULL);

  if (*before != '\0')
    g_string_append_printf (out, "%s → %s", before, *after != '\0' ? after : "–");
  else
    g_string_append (out, after);
  if (!respite_str_is_empty (line->reason))
    g_string_append_printf (out, "%s%s: %s", out->len > 0 ? "\n" : "", respite_record_writer_word (self, "reason"),
                            line->reason);

  return g_string_free (out, FALSE);
}

static void
add_lines (RespiteRecordWriter     *self,
           const RespiteAuditPaper *paper)
{
  static const char *const columns[] = { "nseq", "cat", "twho", "taction", "cmrn", "tchange", NULL };
  static const char *const columns_of_one[] = { "nseq", "cat", "twho", "taction", "tchange", NULL };
  gboolean is_of_one = paper->about != NULL;
  RespiteBlock *table = NULL;

  for (guint i = 0; i < paper->lines->len; i++)
    {
      const RespiteAuditLine *line = &g_array_index (paper->lines, RespiteAuditLine, i);
      const char *action = find_action (self, line->action);

      if (table == NULL)
        table = respite_record_writer_add_table (self, "lines", is_of_one ? columns_of_one : columns);
      respite_record_writer_take_cell (table, g_strdup_printf ("%" G_GINT64_FORMAT, line->seq));
      respite_record_writer_take_cell (table, respite_record_writer_dup_moment (self, line->at));
      respite_record_writer_add_cell (table, line->who);
      respite_record_writer_take_cell (table, is_refused (line) ?
                                       g_strdup_printf ("%s (%s)", action,
                                                        respite_record_writer_word (self, line->outcome)) :
                                       g_strdup (action));
      if (!is_of_one)
        respite_record_writer_add_cell (table, line->mrn);
      respite_record_writer_take_cell (table, describe_change (self, paper->checks, line));
    }
}

RespiteLayout *
respite_audit_paper_layout (const RespiteAuditPaper   *paper,
                            const RespiteDocumentInfo *info,
                            GError                   **error)
{
  g_auto (RespiteRecordWriter) self = { 0 };

  g_return_val_if_fail (paper != NULL && paper->lines != NULL && info != NULL, NULL);

  respite_record_writer_init (&self, info, "audit-report", NULL);
  self.info.patient = NULL;
  self.sheet.cell = self.sheet.cell * 0.9;
  add_question (&self, paper);
  add_counts (&self, paper);
  add_lines (&self, paper);

  return respite_record_writer_finish (&self, NULL, error);
}
