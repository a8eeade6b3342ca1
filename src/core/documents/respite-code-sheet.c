/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-code-sheet.h"

#include "base/respite-clock.h"
#include "base/respite-quantity.h"
#include "base/respite-str.h"
#include "base/respite-time.h"
#include "chart/respite-session-chart-reading.h"
#include "documents/respite-summary-private.h"
#include "infusion/respite-emergency.h"

/* Empty lines for the names of those who were there. */
#define TEAM_ROWS 6

/* As wide as a name, a signature, or what somebody did is when a pen writes it. */
#define NO_BREAK "\302\240\302\240\302\240\302\240\302\240\302\240\302\240\302\240\302\240\302\240"
#define TEAM_ROOM NO_BREAK NO_BREAK NO_BREAK NO_BREAK NO_BREAK NO_BREAK

#define GROUP "code-sheet"

static const char *
get_word (const RespiteSummary *self,
          const char           *key)
{
  return respite_words_lookup (self->words, GROUP, key);
}

/* Where it was: what an ambulance is told. */
static char *
describe_place (const RespiteSummary *self)
{
  const RespiteClinicInfo *clinic = self->info->clinic;
  g_autofree char *address = respite_clinic_info_dup_address_line (clinic);
  const char *chair = self->record->session->chair;

  if (respite_str_is_empty (chair))
    return g_steal_pointer (&address);

  return g_strconcat (address, *address != '\0' ? ", " : "", chair, NULL);
}

static char *
describe_pump (const RespiteSummary *self,
               gint64                at)
{
  gint64 rate_ugph = 0;
  g_autofree char *rate = NULL;

  /* The pump as it was when help was called, before anybody touched it. */
  switch (respite_timeline_get_pump (self->record->timeline, at - 1, &rate_ugph))
    {
    case RESPITE_PUMP_RUNNING:
      rate = respite_quantity_format_mg_per_h (rate_ugph);
      return respite_words_format (self->words, "code-sheet", "pump-running", "rate", rate, NULL);
    case RESPITE_PUMP_PAUSED:
      return g_strdup (get_word (self, "pump-paused"));
    case RESPITE_PUMP_ENDED:
      return g_strdup (get_word (self, "pump-ended"));
    case RESPITE_PUMP_IDLE:
    default:
      return g_strdup (get_word (self, "pump-idle"));
    }
}

/* The last set that was taken before @at, with its time; %NULL for none. */
static char *
describe_last_set (const RespiteSummary *self,
                   GPtrArray            *rows,
                   gint64                at)
{
  const RespiteChartRow *last = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const RespiteChartRow *row = g_ptr_array_index (rows, i);

      if (row->event->kind == RESPITE_EVENT_SET && !row->is_struck && row->at <= at)
        last = row;
    }

  return last != NULL ? respite_words_format (self->words, "code-sheet", "ago", "set", last->text, "time", last->time,
                                              NULL) : NULL;
}

static char *
describe_medicines (const RespiteSummary *self,
                    GPtrArray            *rows,
                    gint64                before)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const RespiteChartRow *row = g_ptr_array_index (rows, i);

      if (row->event->kind == RESPITE_EVENT_MEDICINE && !row->is_struck && row->at < before)
        g_string_append_printf (text, "%s%s (%s)", text->len > 0 ? "; " : "", row->text, row->time);
    }
  if (text->len == 0)
    g_string_append (text, get_word (self, "none-given"));

  return g_string_free (text, FALSE);
}

static char *
format_since (gint64 ms)
{
  gint64 seconds = MAX (ms, 0) / RESPITE_SECOND_MS;

  return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d", seconds / 60, (int) (seconds % 60));
}

static void
add_facts (RespiteSummary         *self,
           const RespiteEmergency *emergency,
           GPtrArray              *rows)
{
  RespiteBlock *facts = respite_block_add (self->root, respite_block_new_facts (2));
  gint64 given = respite_timeline_get_given (self->record->timeline, emergency->begin);
  const char *outcome = get_word (self, "no-outcome");

  if (emergency->ending != NULL)
    outcome = respite_chart_words_get_emergency (&self->chart_words, emergency->ending->code);
  respite_summary_add_fact (self, facts, GROUP, "began", respite_summary_dup_time (self, emergency->begin), FALSE);
  respite_summary_add_fact (self, facts, GROUP, "ended", respite_summary_dup_time (self, emergency->end), FALSE);
  if (emergency->end != 0)
    respite_summary_add_fact (self, facts, GROUP, "lasted", format_since (emergency->end - emergency->begin), FALSE);
  respite_summary_add_fact (self, facts, GROUP, "outcome",
                            emergency->ending != NULL && *emergency->ending->text != '\0' ?
                            g_strdup_printf ("%s, %s", outcome, emergency->ending->text) : g_strdup (outcome), FALSE);
  respite_summary_add_fact (self, facts, GROUP, "dose-before", respite_quantity_format_given (given), FALSE);
  respite_summary_add_fact (self, facts, GROUP, "rate-before", describe_pump (self, emergency->begin), FALSE);
  respite_summary_add_fact (self, facts, GROUP, "last-set", describe_last_set (self, rows, emergency->begin), FALSE);
  respite_summary_add_fact (self, facts, GROUP, "medicines-before",
                            describe_medicines (self, rows, emergency->begin), FALSE);
}

static gboolean
is_note (const RespiteEvent *event)
{
  return event->kind == RESPITE_EVENT_EMERGENCY && g_strcmp0 (event->code, "note") == 0;
}

/* Everything that was entered for the time of the emergency, whatever kind it is of. */
static void
add_table (RespiteSummary         *self,
           const RespiteEmergency *emergency,
           GPtrArray              *rows)
{
  gint64 until = emergency->end != 0 ? emergency->end : G_MAXINT64;
  RespiteBlock *table = respite_block_add (self->root, respite_block_new_table ());

  respite_block_add_column (table, get_word (self, "time"), RESPITE_COLUMN_CODE);
  respite_block_add_column (table, get_word (self, "since"), RESPITE_COLUMN_CODE);
  respite_block_add_column (table, get_word (self, "what"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, get_word (self, "by"), RESPITE_COLUMN_TEXT);
  for (guint i = 0; i < rows->len; i++)
    {
      const RespiteChartRow *row = g_ptr_array_index (rows, i);
      g_autofree char *since = NULL;

      if (row->at < emergency->begin || row->at > until || is_note (row->event))
        continue;

      since = format_since (row->at - emergency->begin);
      respite_block_add_cell (table, respite_rich_new (row->time, RESPITE_RICH_PLAIN));
      respite_block_add_cell (table, respite_rich_new (since, RESPITE_RICH_PLAIN));
      respite_block_add_cell (table, respite_summary_new_entry (self, row));
      respite_summary_add_cell (table, row->event->staff_name, RESPITE_RICH_PLAIN);
    }
}

/* The notes about it: those that stand after its end and before the next one. */
static void
add_notes (RespiteSummary         *self,
           const RespiteEmergency *emergency,
           const RespiteEmergency *next)
{
  const RespiteTimeline *timeline = self->record->timeline;

  if (emergency->note == NULL)
    {
      if (respite_emergency_needs_note (emergency))
        respite_block_add_paragraph_text (self->root, get_word (self, "note-owed"));
      return;
    }

  respite_block_add_heading_text (self->root, 3, get_word (self, "notes"));
  for (guint i = 0; i < respite_timeline_get_n_events (timeline); i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (timeline, i);
      g_autofree char *moment = NULL;
      g_autofree char *text = NULL;

      if (!is_note (event) || event->is_struck || event->at < emergency->begin ||
          (next != NULL && event->at >= next->begin))
        continue;
      moment = respite_words_format_moment (self->words, event->at, self->zone);
      text = respite_words_format (self->words, "code-sheet", "note", "text", event->text, "name", event->staff_name,
                                   "moment", moment, NULL);
      respite_block_add_paragraph_text (self->root, text);
    }
}

void
respite_summary_add_emergencies (RespiteSummary *self)
{
  g_autoptr (GArray) emergencies = respite_timeline_dup_emergencies (self->record->timeline);
  g_autoptr (GPtrArray) rows = NULL;

  if (emergencies->len == 0)
    return;

  rows = respite_session_chart_list_rows (self->record, &self->chart_words);
  for (guint i = 0; i < emergencies->len; i++)
    {
      const RespiteEmergency *emergency = &g_array_index (emergencies, RespiteEmergency, i);
      const RespiteEmergency *next = i + 1 < emergencies->len ?
                                     &g_array_index (emergencies, RespiteEmergency, i + 1) : NULL;

      respite_block_add_heading_text (self->root, 2, get_word (self, "emergency"));
      if (emergency->end == 0)
        respite_block_add_paragraph_text (self->root, get_word (self, "open"));
      add_facts (self, emergency, rows);
      add_table (self, emergency, rows);
      add_notes (self, emergency, next);
    }
}

/* Who was there signs with a pen. */
static void
add_team (RespiteSummary *self)
{
  RespiteBlock *table;

  respite_block_add_heading_text (self->root, 2, get_word (self, "team"));
  table = respite_block_add (self->root, respite_block_new_table ());
  respite_block_add_column (table, get_word (self, "team-name"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, get_word (self, "team-role"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, get_word (self, "team-sign"), RESPITE_COLUMN_TEXT);
  for (int i = 0; i < TEAM_ROWS; i++)
    for (int column = 0; column < 3; column++)
      respite_summary_add_cell (table, TEAM_ROOM "\n", RESPITE_RICH_PLAIN);
}

static void
add_sections (RespiteSummary *self)
{
  const RespiteSessionRecord *record = self->record;
  g_autoptr (GArray) emergencies = respite_timeline_dup_emergencies (record->timeline);
  RespiteBlock *facts;
  gint64 day = emergencies->len > 0 ? g_array_index (emergencies, RespiteEmergency, 0).begin :
               record->session->planned_at;

  respite_block_add_heading_text (self->root, 1, get_word (self, "title"));
  if (emergencies->len == 0)
    respite_block_add_paragraph_text (self->root, get_word (self, "none"));
  facts = respite_block_add (self->root, respite_block_new_facts (2));
  respite_summary_add_amount (self, facts, "patient", respite_summary_dup_patient (self));
  respite_summary_add_amount (self, facts, "date", respite_words_format_day (self->words, day, self->zone));
  respite_summary_add_amount (self, facts, "allergies", g_strdup (respite_summary_get_allergies (self)));
  if (record->order != NULL && record->order->weight_g > 0)
    respite_summary_add_amount (self, facts, "weight", respite_quantity_format_kg (record->order->weight_g));
  respite_summary_add_fact (self, facts, GROUP, "place", describe_place (self), FALSE);
  respite_summary_add_emergencies (self);
  if (emergencies->len > 0)
    add_team (self);
}

RespiteLayout *
respite_code_sheet_layout (const RespiteSessionRecord *record,
                           const RespiteDocumentInfo  *info,
                           GError                    **error)
{
  return respite_summary_run (record, info, "code-sheet", add_sections, error);
}
