/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-esketamine-sheet.h"

#include "base/respite-clock.h"
#include "base/respite-quantity.h"
#include "base/respite-str.h"
#include "base/respite-time.h"
#include "documents/respite-summary-private.h"
#include "infusion/respite-esketamine.h"

#define GROUP "esketamine"

static const char *
get_word (const RespiteSummary *self,
          const char           *key)
{
  return respite_words_lookup (self->words, GROUP, key);
}

/* "56 mg, 2 devices" */
static char *
describe_dose (const RespiteSummary         *self,
               const RespiteEsketamineFacts *facts)
{
  g_autofree char *mg = respite_quantity_format_mg (facts->dose_ug);
  g_autofree char *n = g_strdup_printf ("%d", facts->devices);

  if (facts->devices == 0)
    return g_strdup (get_word (self, "none-given"));

  return respite_words_format (self->words, "esketamine", "dose-value", "mg", mg, "n", n, NULL);
}

static char *
describe_lot (const RespiteSummary *self)
{
  const RespitePreparation *preparation = self->record->preparation;
  g_autofree char *expiry = NULL;

  if (preparation == NULL)
    return NULL;

  expiry = respite_words_format_date (self->words, preparation->expiry);

  return respite_words_format (self->words, "esketamine", "lot-value", "lot", preparation->lot, "expiry", expiry, NULL);
}

/* "135 min", and what is wrong with it. */
static char *
describe_observed (const RespiteSummary         *self,
                   const RespiteEsketamineFacts *facts)
{
  g_autofree char *length = respite_summary_dup_length (self, facts->observed_ms);

  if (facts->first_at == 0)
    return NULL;
  if (!facts->is_short)
    return g_steal_pointer (&length);

  return respite_words_format (self->words, "esketamine", "observed-short", "length", length, NULL);
}

/* The last day on which the form goes to the REMS. */
static char *
describe_deadline (const RespiteSummary         *self,
                   const RespiteEsketamineFacts *facts)
{
  g_autofree char *day = NULL;
  GDate date;
  char iso[16];

  if (facts->first_at == 0)
    return NULL;
  day = respite_time_format_date (facts->first_at, self->zone);
  if (!respite_date_parse (day, &date))
    return NULL;
  g_date_add_days (&date, RESPITE_ESKETAMINE_REPORT_DAYS);
  g_date_strftime (iso, sizeof iso, "%Y-%m-%d", &date);

  return respite_words_format_date (self->words, iso);
}

static void
add_treatment (RespiteSummary               *self,
               const RespiteEsketamineFacts *facts)
{
  const RespiteSession *session = self->record->session;
  RespiteBlock *block = respite_block_add (self->root, respite_block_new_facts (2));
  gboolean is_close = facts->apart_ms >= 0 && facts->apart_ms < RESPITE_ESKETAMINE_APART_MS;

  respite_summary_add_fact (self, block, GROUP, "dose", describe_dose (self, facts), FALSE);
  respite_summary_add_fact (self, block, GROUP, "lot", describe_lot (self), FALSE);
  respite_summary_add_fact (self, block, GROUP, "first", respite_summary_dup_time (self, facts->first_at), FALSE);
  respite_summary_add_fact (self, block, GROUP, "last", respite_summary_dup_time (self, facts->last_at), FALSE);
  if (facts->apart_ms >= 0)
    respite_summary_add_fact (self, block, GROUP, "apart",
                              respite_summary_dup_length (self, facts->apart_ms), is_close);
  respite_summary_add_fact (self, block, GROUP, "observed", describe_observed (self, facts), facts->is_short);
  respite_summary_add_fact (self, block, GROUP, "left", respite_summary_dup_time (self, session->discharged_at), FALSE);
  respite_summary_add_fact (self, block, GROUP, "deadline", describe_deadline (self, facts), FALSE);
}

static void
add_pressures (RespiteSummary               *self,
               const RespiteEsketamineFacts *facts)
{
  static const char *const keys[RESPITE_ESKETAMINE_N_PRESSURES] = { "before", "after", "leaving" };
  RespiteBlock *table = respite_block_add (self->root, respite_block_new_table ());

  respite_block_add_column (table, get_word (self, "pressure"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, respite_summary_word (self, "time"), RESPITE_COLUMN_CODE);
  respite_block_add_column (table, "mmHg", RESPITE_COLUMN_CODE);
  for (int i = 0; i < RESPITE_ESKETAMINE_N_PRESSURES; i++)
    {
      gboolean is_there = facts->pressure_at[i] != 0;
      g_autofree char *time = is_there ? respite_summary_dup_time (self, facts->pressure_at[i]) : g_strdup ("–");
      g_autofree char *value = is_there ? g_strdup_printf ("%d/%d", facts->systolic[i], facts->diastolic[i]) :
                               g_strdup (get_word (self, "missing"));

      respite_summary_add_cell (table, get_word (self, keys[i]), RESPITE_RICH_PLAIN);
      respite_block_add_cell (table, respite_rich_new (time, RESPITE_RICH_PLAIN));
      respite_block_add_cell (table, respite_rich_new (value, is_there ? RESPITE_RICH_PLAIN : RESPITE_RICH_BOLD));
    }
}

/* What the timeline says about a line, "" for nothing. */
static char *
describe_recorded (const RespiteSummary         *self,
                   const RespiteEsketamineFacts *facts,
                   const char                   *code)
{
  const gint64 *span = g_str_equal (code, "sedation") ? facts->sedation :
                       g_str_equal (code, "dissociation") ? facts->dissociation : NULL;
  g_autofree char *begin = NULL;
  g_autofree char *end = NULL;

  if (span == NULL)
    return g_strdup ("");
  if (span[0] == 0)
    return g_strdup (get_word (self, "nothing"));

  begin = respite_summary_dup_time (self, span[0]);
  end = span[1] != 0 ? respite_summary_dup_time (self, span[1]) : g_strdup ("…");

  return g_strdup_printf ("%s – %s", begin, end);
}

static char *
describe_answer (const RespiteSummary *self,
                 const RespiteCheck   *line)
{
  const char *word = respite_words_lookup (self->words, "general", "not-answered");

  if (line->answer == RESPITE_ANSWER_YES)
    word = respite_words_lookup (self->words, "general", "yes");
  else if (line->answer == RESPITE_ANSWER_NO)
    word = respite_words_lookup (self->words, "general", "no");
  else if (line->answer == RESPITE_ANSWER_NOT_APPLICABLE)
    word = respite_words_lookup (self->words, "general", "not-applicable");

  return respite_str_is_empty (line->value) ? g_strdup (word) : g_strdup_printf ("%s: %s", word, line->value);
}

static void
add_lines (RespiteSummary               *self,
           const RespiteEsketamineFacts *facts)
{
  RespiteBlock *table = respite_block_add (self->root, respite_block_new_table ());

  respite_block_add_column (table, respite_summary_word (self, "item"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, respite_summary_word (self, "answer"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, get_word (self, "recorded"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, respite_summary_word (self, "by"), RESPITE_COLUMN_TEXT);
  for (guint i = 0; i < self->record->worksheet->len; i++)
    {
      const RespiteCheck *line = g_ptr_array_index (self->record->worksheet, i);
      g_autofree char *answer = describe_answer (self, line);
      g_autofree char *recorded = describe_recorded (self, facts, line->code);

      respite_summary_add_cell (table, line->text, RESPITE_RICH_PLAIN);
      respite_summary_add_cell (table, answer, respite_esketamine_is_open (line) ? RESPITE_RICH_BOLD :
                                RESPITE_RICH_PLAIN);
      respite_summary_add_cell (table, recorded, RESPITE_RICH_PLAIN);
      respite_summary_add_cell (table, line->staff_name, RESPITE_RICH_PLAIN);
    }
}

void
respite_summary_add_worksheet (RespiteSummary *self)
{
  RespiteEsketamineFacts facts;

  if (!respite_session_record_is_nasal (self->record))
    return;

  respite_esketamine_read_facts (self->record->session, self->record->timeline, self->info->printed_at, &facts);
  respite_block_add_heading_text (self->root, 2, get_word (self, "heading"));
  add_treatment (self, &facts);
  add_pressures (self, &facts);
  add_lines (self, &facts);
}

static void
add_sections (RespiteSummary *self)
{
  const RespiteSessionRecord *record = self->record;
  gint64 day = record->session->started_at != 0 ? record->session->started_at : record->session->planned_at;
  RespiteBlock *facts;

  respite_block_add_heading_text (self->root, 1, get_word (self, "title"));
  if (!respite_session_record_is_nasal (record))
    respite_block_add_paragraph_text (self->root, get_word (self, "not-nasal"));
  facts = respite_block_add (self->root, respite_block_new_facts (2));
  respite_summary_add_amount (self, facts, "patient", respite_summary_dup_patient (self));
  respite_summary_add_amount (self, facts, "date", respite_words_format_day (self->words, day, self->zone));
  respite_summary_add_amount (self, facts, "prescriber",
                              g_strdup (record->order != NULL ? record->order->prescriber_name : NULL));
  respite_summary_add_worksheet (self);
  if (respite_session_record_is_nasal (record))
    respite_block_add (self->root, respite_block_new_paragraph (respite_rich_new (get_word (self, "note"), 0),
                                                                RESPITE_PARAGRAPH_SMALL));
  respite_summary_add_signatures (self);
}

RespiteLayout *
respite_esketamine_sheet_layout (const RespiteSessionRecord *record,
                                 const RespiteDocumentInfo  *info,
                                 GError                    **error)
{
  return respite_summary_run (record, info, "esketamine", add_sections, error);
}
