/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-summary-private.h"

#include "base/respite-quantity.h"
#include "base/respite-str.h"
#include "base/respite-time.h"
#include "chart/respite-session-chart-reading.h"

static RespiteRich *
make_entry (const RespiteChartRow *row)
{
  RespiteRichFlags struck = row->is_struck ? RESPITE_RICH_STRUCK : RESPITE_RICH_PLAIN;
  RespiteRich *rich = respite_rich_new (NULL, RESPITE_RICH_PLAIN);

  /* What a set holds explains itself. */
  if (row->event->kind != RESPITE_EVENT_SET || respite_str_is_empty (row->text))
    {
      respite_rich_append (rich, row->kind, RESPITE_RICH_BOLD | struck);
      if (!respite_str_is_empty (row->text))
        respite_rich_append (rich, ": ", RESPITE_RICH_BOLD | struck);
    }
  if (!respite_str_is_empty (row->text))
    respite_rich_append_amounts (rich, row->text, struck);

  return rich;
}

/* When it was entered where that was late, and why it no longer counts. */
static void
add_notes (const RespiteSummary  *self,
           const RespiteChartRow *row,
           RespiteRich           *rich)
{
  if (row->is_late)
    {
      g_autofree char *time = respite_time_format_hm (row->event->entered_at, self->zone);
      g_autofree char *text = respite_words_format (self->words, "summary", "late", "time", time, NULL);

      respite_rich_append (rich, "\n", RESPITE_RICH_PLAIN);
      respite_rich_append (rich, text, RESPITE_RICH_BOLD);
    }
  if (row->amendment != NULL)
    {
      g_autofree char *text = respite_words_format (self->words, "summary", "amended-entry", "text",
                                                    row->amendment->text, "reason", row->amendment->reason, "name",
                                                    row->amendment->staff_name, NULL);

      respite_rich_append (rich, "\n", RESPITE_RICH_PLAIN);
      respite_rich_append (rich, text, RESPITE_RICH_BOLD);
    }
  if (row->event->is_struck)
    {
      g_autofree char *text = NULL;

      if (respite_str_is_empty (row->event->strike_reason))
        text = g_strdup (respite_summary_word (self, "corrected"));
      else
        text = respite_words_format (self->words, "summary", "corrected-reason", "reason", row->event->strike_reason,
                                     NULL);
      respite_rich_append (rich, "\n", RESPITE_RICH_PLAIN);
      respite_rich_append (rich, text, RESPITE_RICH_BOLD);
    }
}

RespiteRich *
respite_summary_new_entry (const RespiteSummary  *self,
                           const RespiteChartRow *row)
{
  RespiteRich *entry = make_entry (row);

  add_notes (self, row, entry);

  return entry;
}

/* Who entered most of the rows. */
static const char *
find_most (GPtrArray *rows)
{
  const char *most = "";
  guint n_most = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const char *name = ((const RespiteChartRow *) g_ptr_array_index (rows, i))->event->staff_name;
      guint n = 0;

      for (guint k = 0; k < rows->len; k++)
        n += g_strcmp0 (((const RespiteChartRow *) g_ptr_array_index (rows, k))->event->staff_name, name) == 0;
      if (name != NULL && n > n_most)
        {
          most = name;
          n_most = n;
        }
    }

  return most;
}

void
respite_summary_add_timeline (RespiteSummary *self)
{
  g_autoptr (GPtrArray) rows = respite_session_chart_list_rows (self->record, &self->chart_words);
  g_autofree char *caption = NULL;
  const char *most = find_most (rows);
  RespiteBlock *table;

  respite_summary_add_heading (self, "timeline");
  if (rows->len == 0)
    {
      respite_summary_add_remark (self, "no-entries");
      return;
    }

  caption = respite_words_format (self->words, "summary", "entered-most", "name", most, NULL);
  respite_summary_add_caption (self, caption);
  table = respite_block_add (self->root, respite_block_new_table ());
  respite_block_add_column (table, respite_summary_word (self, "time"), RESPITE_COLUMN_CODE);
  respite_block_add_column (table, respite_summary_word (self, "what"), RESPITE_COLUMN_TEXT);
  for (guint i = 0; i < rows->len; i++)
    {
      const RespiteChartRow *row = g_ptr_array_index (rows, i);
      RespiteRich *entry = respite_summary_new_entry (self, row);

      if (g_strcmp0 (row->event->staff_name, most) != 0 && !respite_str_is_empty (row->event->staff_name))
        {
          respite_rich_append (entry, " (", RESPITE_RICH_MUTED);
          respite_rich_append (entry, row->event->staff_name, RESPITE_RICH_MUTED);
          respite_rich_append (entry, ")", RESPITE_RICH_MUTED);
        }
      respite_block_add_cell (table, respite_rich_new (row->time, row->is_struck ? RESPITE_RICH_STRUCK :
                                                       RESPITE_RICH_PLAIN));
      respite_block_add_cell (table, entry);
    }
}

static char *
format_severity (const RespiteSummary *self,
                 int                   severity)
{
  char key[16];

  if (severity < 1 || severity > 3)
    return g_strdup ("");

  g_snprintf (key, sizeof key, "severity-%d", severity);

  return g_strdup_printf ("%d, %s", severity, respite_summary_word (self, key));
}

void
respite_summary_add_effects (RespiteSummary *self)
{
  g_autoptr (GArray) effects = respite_timeline_dup_effects (self->record->timeline);
  RespiteBlock *table;

  respite_summary_add_heading (self, "effects");
  if (effects->len == 0)
    {
      respite_summary_add_remark (self, "no-effects");
      return;
    }

  table = respite_block_add (self->root, respite_block_new_table ());
  respite_block_add_column (table, respite_summary_word (self, "effect"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, respite_summary_word (self, "from"), RESPITE_COLUMN_CODE);
  respite_block_add_column (table, respite_summary_word (self, "until"), RESPITE_COLUMN_CODE);
  respite_block_add_column (table, respite_summary_word (self, "worst"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, respite_summary_word (self, "action"), RESPITE_COLUMN_TEXT);
  for (guint i = 0; i < effects->len; i++)
    {
      const RespiteEffectSpan *effect = &g_array_index (effects, RespiteEffectSpan, i);
      g_autofree char *begin = respite_time_format_hm (effect->begin, self->zone);
      g_autofree char *end = effect->end != 0 ? respite_time_format_hm (effect->end, self->zone) :
                             g_strdup (respite_summary_word (self, "lasts"));
      g_autofree char *worst = format_severity (self, effect->peak_severity);

      respite_summary_add_cell (table, respite_chart_words_get_effect (&self->chart_words, effect->code), 0);
      respite_summary_add_cell (table, begin, RESPITE_RICH_PLAIN);
      respite_summary_add_cell (table, end, effect->end != 0 ? RESPITE_RICH_PLAIN : RESPITE_RICH_BOLD);
      respite_summary_add_cell (table, worst, RESPITE_RICH_PLAIN);
      respite_summary_add_cell (table, effect->action, RESPITE_RICH_PLAIN);
    }
}

static void
add_limit_cell (RespiteBlock *table,
                RespiteVital  vital,
                gint16        value)
{
  g_autofree char *text = value != RESPITE_VITAL_UNSET ? respite_chart_format_vital (vital, value) : g_strdup ("–");

  respite_summary_add_cell (table, text, RESPITE_RICH_PLAIN);
}

static void
add_limit (RespiteSummary         *self,
           RespiteBlock           *table,
           const RespiteThreshold *row)
{
  const char *unit = row != NULL ? respite_chart_get_unit (row->vital) : "";
  g_autofree char *name = NULL;

  if (row == NULL)
    {
      for (int i = 0; i < 4; i++)
        respite_block_add_cell (table, NULL);
      return;
    }

  name = g_strdup_printf ("%s, %s%s%s%s", respite_chart_words_get_vital (&self->chart_words, row->vital),
                          respite_summary_word (self, row->is_high ? "limit-high" : "limit-low"),
                          *unit != '\0' ? " (" : "", unit, *unit != '\0' ? ")" : "");
  respite_summary_add_cell (table, name, RESPITE_RICH_PLAIN);
  add_limit_cell (table, row->vital, row->review);
  add_limit_cell (table, row->vital, row->warn);
  add_limit_cell (table, row->vital, row->act);
}

void
respite_summary_add_thresholds (RespiteSummary *self)
{
  const RespiteThresholds *thresholds = self->record->thresholds;
  guint n_sides = self->info->large_print ? 1 : 2;
  RespiteBlock *table;
  guint part;

  if (thresholds == NULL)
    return;

  respite_summary_add_heading (self, "thresholds");
  if (!thresholds->is_confirmed)
    respite_summary_add_remark (self, "thresholds-example");
  else
    {
      g_autofree char *version = g_strdup_printf ("%d", thresholds->version);
      g_autofree char *date = respite_words_format_moment (self->words, thresholds->set_at, self->zone);
      g_autofree char *text = respite_words_format (self->words, "summary", "thresholds-version", "version", version,
                                                    "name", thresholds->set_by != NULL ? thresholds->set_by : "",
                                                    "date", date, NULL);

      respite_summary_add_caption (self, text);
    }

  part = (thresholds->rows->len + n_sides - 1) / n_sides;
  table = respite_block_add (self->root, respite_block_new_table ());
  for (guint side = 0; side < n_sides; side++)
    {
      respite_block_add_column (table, respite_summary_word (self, "limit"), RESPITE_COLUMN_CODE);
      respite_block_add_column (table, respite_summary_word (self, "limit-review"), RESPITE_COLUMN_TEXT);
      respite_block_add_column (table, respite_summary_word (self, "limit-warn"), RESPITE_COLUMN_TEXT);
      respite_block_add_column (table, respite_summary_word (self, "limit-act"), RESPITE_COLUMN_TEXT);
    }
  for (guint row = 0; row < part; row++)
    for (guint i = row; i < n_sides * part; i += part)
      add_limit (self, table, i < thresholds->rows->len ?
                 &g_array_index (thresholds->rows, RespiteThreshold, i) : NULL);
}

static char *
describe_roles (const RespiteSummary *self,
                RespiteRole           roles)
{
  g_autofree char *text = respite_roles_to_text (roles);
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? ", " : "", respite_words_lookup (self->words, "role", parts[i]));

  return g_string_free (out, FALSE);
}

void
respite_summary_add_signatures (RespiteSummary *self)
{
  GPtrArray *signatures = self->record->signatures;
  RespiteBlock *table;

  respite_summary_add_heading (self, "signatures");
  if (signatures == NULL || signatures->len == 0)
    {
      respite_summary_add_remark (self, "no-signatures");
      return;
    }

  table = respite_block_add (self->root, respite_block_new_table ());
  respite_block_add_column (table, respite_summary_word (self, "signature-name"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, respite_summary_word (self, "signature-roles"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, respite_summary_word (self, "signature-meaning"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, respite_summary_word (self, "signature-at"), RESPITE_COLUMN_CODE);
  respite_block_add_column (table, respite_summary_word (self, "signature-valid"), RESPITE_COLUMN_TEXT);
  for (guint i = 0; i < signatures->len; i++)
    {
      const RespiteSignature *signature = g_ptr_array_index (signatures, i);
      g_autofree char *roles = describe_roles (self, signature->roles);
      g_autofree char *moment = respite_words_format_moment (self->words, signature->at, self->zone);
      const char *said = signature->meaning != NULL ? signature->meaning : "";
      RespiteRich *meaning = respite_rich_new (respite_words_lookup (self->words, "meaning", said), RESPITE_RICH_PLAIN);

      if (!respite_str_is_empty (signature->note))
        {
          respite_rich_append (meaning, ": ", RESPITE_RICH_PLAIN);
          respite_rich_append (meaning, signature->note, RESPITE_RICH_PLAIN);
        }
      respite_summary_add_cell (table, signature->staff_name, RESPITE_RICH_PLAIN);
      respite_summary_add_cell (table, roles, RESPITE_RICH_PLAIN);
      respite_block_add_cell (table, meaning);
      respite_block_add_cell (table, respite_rich_new (moment, RESPITE_RICH_PLAIN));
      respite_summary_add_cell (table, respite_summary_word (self, signature->is_valid ? "seal-ok" : "seal-broken"),
                                signature->is_valid ? RESPITE_RICH_PLAIN : RESPITE_RICH_BOLD);
    }
}

/* The entry as it was signed, and why it is amended. */
static void
add_amended_entry (RespiteSummary        *self,
                   const RespiteAddendum *addendum)
{
  const RespiteEvent *event = addendum->event_id != 0 ?
                              respite_session_record_find_event (self->record, addendum->event_id) : NULL;
  g_autofree char *entry = NULL;
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  if (event == NULL)
    return;

  entry = respite_chart_describe_event (event, &self->chart_words);
  time = respite_time_format_hm (event->at, self->zone);
  text = respite_words_format (self->words, "summary", "amendment", "time", time, "entry", entry, "reason",
                               addendum->reason, NULL);
  respite_block_add_paragraph_text (self->root, text);
}

void
respite_summary_add_addenda (RespiteSummary *self)
{
  GPtrArray *addenda = self->record->addenda;

  if (addenda == NULL || addenda->len == 0)
    return;

  respite_summary_add_heading (self, "addenda");
  for (guint i = 0; i < addenda->len; i++)
    {
      const RespiteAddendum *addendum = g_ptr_array_index (addenda, i);
      g_autofree char *moment = respite_words_format_moment (self->words, addendum->at, self->zone);
      g_autofree char *title = respite_words_format (self->words, "summary", "addendum", "name",
                                                     addendum->staff_name != NULL ? addendum->staff_name : "",
                                                     "moment", moment, NULL);

      respite_block_add_heading_text (self->root, 3, title);
      add_amended_entry (self, addendum);
      respite_block_add_paragraph_text (self->root, addendum->text != NULL ? addendum->text : "");
    }
}

/* Where the recovery scores come from, in one small paragraph. */
static void
add_sources (RespiteSummary *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->record->recovery->len; i++)
    {
      const RespiteRecoveryScale *scale = g_ptr_array_index (self->record->recovery, i);

      g_string_append_printf (text, "%s%s: %s. %s %s", i > 0 ? " " : "", scale->name, scale->source, scale->licence,
                              scale->note);
    }
  respite_block_add (self->root, respite_block_new_paragraph (respite_rich_new (text->str, RESPITE_RICH_PLAIN),
                                                              RESPITE_PARAGRAPH_SMALL));
}

void
respite_summary_add_recovery (RespiteSummary *self)
{
  const RespiteTimeline *timeline = self->record->timeline;
  RespiteBlock *table = NULL;

  for (guint i = 0, n = respite_timeline_get_n_events (timeline); i < n; i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (timeline, i);
      const RespiteRecoveryScale *scale = respite_recovery_find (self->record->recovery, event->code);
      g_autofree char *time = NULL;
      g_autofree char *score = NULL;
      g_autofree char *points = NULL;

      if (event->kind != RESPITE_EVENT_RECOVERY || event->is_struck || scale == NULL)
        continue;
      if (table == NULL)
        {
          respite_summary_add_heading (self, "recovery-scores");
          table = respite_block_add (self->root, respite_block_new_table ());
          respite_block_add_column (table, respite_summary_word (self, "time"), RESPITE_COLUMN_TEXT);
          respite_block_add_column (table, respite_summary_word (self, "score"), RESPITE_COLUMN_TEXT);
          respite_block_add_column (table, respite_summary_word (self, "points"), RESPITE_COLUMN_TEXT);
        }

      time = respite_time_format_hm (event->at, self->zone);
      score = g_strdup_printf ("%s %d / %d (≥ %d)", scale->name, event->severity, RESPITE_RECOVERY_MOST, scale->goal);
      if (!respite_str_is_empty (event->text))
        points = respite_recovery_describe (scale, event->text);
      respite_summary_add_cell (table, time, RESPITE_RICH_PLAIN);
      respite_summary_add_cell (table, score, event->severity < scale->goal ? RESPITE_RICH_BOLD : RESPITE_RICH_PLAIN);
      respite_summary_add_cell (table, points, RESPITE_RICH_PLAIN);
    }

  if (table != NULL)
    add_sources (self);
}
