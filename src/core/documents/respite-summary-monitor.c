/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-summary-private.h"

#include "base/respite-clock.h"
#include "base/respite-str.h"
#include "base/respite-time.h"

/* A row of the table holds so long; of a long recording the longer one. */
#define SHORT_MS (5 * RESPITE_MINUTE_MS)
#define LONG_MS  (15 * RESPITE_MINUTE_MS)
#define LONG_RECORDING_MS (90 * RESPITE_MINUTE_MS)

/* What was measured in one stretch of time. */
typedef struct
{
  gint64 at;
  guint  n_artefacts;
  gint32 least[RESPITE_N_MONITOR_SIGNS];
  gint32 most[RESPITE_N_MONITOR_SIGNS];
} Stretch;

static void
join_minute (Stretch                    *stretch,
             const RespiteMonitorMinute *minute)
{
  stretch->n_artefacts += minute->n_artefacts;
  for (int sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
    {
      if (minute->least[sign] == RESPITE_MONITOR_UNSET)
        continue;
      if (stretch->least[sign] == RESPITE_MONITOR_UNSET || minute->least[sign] < stretch->least[sign])
        stretch->least[sign] = minute->least[sign];
      if (stretch->most[sign] == RESPITE_MONITOR_UNSET || minute->most[sign] > stretch->most[sign])
        stretch->most[sign] = minute->most[sign];
    }
}

/* The stretches that have values, by time: a gap stays a gap. (element-type Stretch) */
static GArray *
list_stretches (const RespiteMonitorBatch *batch)
{
  g_autoptr (GArray) minutes = respite_monitor_batch_list_minutes (batch);
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  gint64 length = batch->last - batch->first > LONG_RECORDING_MS ? LONG_MS : SHORT_MS;

  for (guint i = 0; i < minutes->len; i++)
    {
      const RespiteMonitorMinute *minute = &g_array_index (minutes, RespiteMonitorMinute, i);
      gint64 at = minute->at - minute->at % length;
      Stretch *last = stretches->len > 0 ? &g_array_index (stretches, Stretch, stretches->len - 1) : NULL;

      if (last == NULL || last->at != at)
        {
          Stretch stretch = { .at = at };

          for (int sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
            stretch.least[sign] = stretch.most[sign] = RESPITE_MONITOR_UNSET;
          g_array_append_val (stretches, stretch);
          last = &g_array_index (stretches, Stretch, stretches->len - 1);
        }
      join_minute (last, minute);
    }

  return stretches;
}

static gboolean
has_sign (GArray *stretches,
          int     sign)
{
  for (guint i = 0; i < stretches->len; i++)
    if (g_array_index (stretches, Stretch, i).least[sign] != RESPITE_MONITOR_UNSET)
      return TRUE;

  return FALSE;
}

static const char *
get_sign_name (const RespiteSummary *self,
               int                   sign)
{
  RespiteVital vital = respite_monitor_sign_get_vital ((RespiteMonitorSign) sign);

  return vital == RESPITE_N_VITALS ? "MAP" : respite_chart_words_get_vital (&self->chart_words, vital);
}

static char *
format_range (int    sign,
              gint32 least,
              gint32 most)
{
  RespiteVital vital = respite_monitor_sign_get_vital ((RespiteMonitorSign) sign);
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (least == RESPITE_MONITOR_UNSET)
    return g_strdup ("–");

  low = vital == RESPITE_N_VITALS ? g_strdup_printf ("%d", least) : respite_chart_format_vital (vital, (gint16) least);
  high = vital == RESPITE_N_VITALS ? g_strdup_printf ("%d", most) : respite_chart_format_vital (vital, (gint16) most);

  return least == most ? g_steal_pointer (&low) : g_strdup_printf ("%s–%s", low, high);
}

static void
add_table (RespiteSummary *self,
           GArray         *stretches)
{
  RespiteBlock *table = respite_block_add (self->root, respite_block_new_table ());

  respite_block_add_column (table, respite_summary_word (self, "time"), RESPITE_COLUMN_CODE);
  for (int sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
    if (has_sign (stretches, sign))
      respite_block_add_column (table, get_sign_name (self, sign), RESPITE_COLUMN_NUMBER);
  respite_block_add_column (table, respite_summary_word (self, "monitor-marked"), RESPITE_COLUMN_NUMBER);
  for (guint i = 0; i < stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (stretches, Stretch, i);
      g_autofree char *time = respite_time_format_hm (stretch->at, self->zone);
      g_autofree char *marked = g_strdup_printf ("%u", stretch->n_artefacts);

      respite_block_add_cell (table, respite_rich_new (time, RESPITE_RICH_PLAIN));
      for (int sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
        if (has_sign (stretches, sign))
          {
            g_autofree char *range = format_range (sign, stretch->least[sign], stretch->most[sign]);

            respite_block_add_cell (table, respite_rich_new (range, RESPITE_RICH_PLAIN));
          }
      respite_block_add_cell (table, respite_rich_new (marked, RESPITE_RICH_PLAIN));
    }
}

static void
add_batch (RespiteSummary            *self,
           const RespiteMonitorBatch *batch)
{
  g_autoptr (GArray) stretches = list_stretches (batch);
  g_autofree char *begin = respite_time_format_hm (batch->first, self->zone);
  g_autofree char *end = respite_time_format_hm (batch->last, self->zone);
  g_autofree char *values = g_strdup_printf ("%u", batch->n_values);
  g_autofree char *marked = g_strdup_printf ("%u", batch->n_artefacts[RESPITE_ARTEFACT_ZERO] +
                                             batch->n_artefacts[RESPITE_ARTEFACT_IMPOSSIBLE] +
                                             batch->n_artefacts[RESPITE_ARTEFACT_JUMP]);
  g_autofree char *moment = respite_words_format_moment (self->words, batch->at, self->zone);
  g_autofree char *text = respite_words_format (self->words, "summary", "monitor-file", "file", batch->file_name,
                                                "begin", begin, "end", end, "values", values, "marked", marked, "name",
                                                batch->staff_name, "moment", moment, NULL);

  if (batch->is_struck)
    {
      g_autofree char *back = respite_words_format (self->words, "summary", "monitor-back", "reason",
                                                    batch->strike_reason, NULL);
      RespiteRich *rich = respite_rich_new (text, RESPITE_RICH_STRUCK);

      respite_rich_append (rich, " ", RESPITE_RICH_PLAIN);
      respite_rich_append (rich, back, RESPITE_RICH_BOLD);
      respite_block_add (self->root, respite_block_new_paragraph (rich, RESPITE_PARAGRAPH_SMALL));
      return;
    }

  respite_summary_add_caption (self, text);
  if (stretches->len > 0)
    add_table (self, stretches);
}

void
respite_summary_add_monitor (RespiteSummary *self)
{
  GPtrArray *batches = self->record->monitor;

  if (batches == NULL || batches->len == 0)
    return;

  respite_summary_add_heading (self, "monitor");
  for (guint i = 0; i < batches->len; i++)
    add_batch (self, g_ptr_array_index (batches, i));
}
