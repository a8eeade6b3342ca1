/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-monitor-text.h"

#include <glib/gi18n.h>

#include "base/respite-time.h"
#include "chart/respite-chart-words.h"

#define SHOWN_ROWS 8
#define CELL_CHARS 9

static guint
count_artefacts (const RespiteMonitorBatch *batch)
{
  return batch->n_values - batch->n_artefacts[RESPITE_ARTEFACT_NONE];
}

char *
respite_monitor_text_describe (const RespiteMonitorBatch *batch,
                               GTimeZone                 *zone)
{
  g_autofree char *begin = respite_time_format_hm (batch->first, zone);
  g_autofree char *end = respite_time_format_hm (batch->last, zone);

  return g_strdup_printf (_ ("%s to %s; rows: %u; values that cannot be true: %u; imported by %s%s%s"), begin, end,
                          batch->n_rows, count_artefacts (batch), batch->staff_name, batch->is_struck ? ". " : "",
                          batch->strike_reason);
}

char *
respite_monitor_text_understood (const RespiteMonitorReading *reading,
                                 GTimeZone                   *zone)
{
  const RespiteMonitorBatch *batch = reading->batch;
  g_autofree char *begin = respite_time_format_hm (batch->first, zone);
  g_autofree char *end = respite_time_format_hm (batch->last, zone);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _ ("From %s to %s; rows: %u; values: %u."), begin, end, batch->n_rows, batch->n_values);
  g_string_append_printf (text, _ (" Marked, because they cannot be true: %u of 0, %u impossible, %u jumps."),
                          batch->n_artefacts[RESPITE_ARTEFACT_ZERO],
                          batch->n_artefacts[RESPITE_ARTEFACT_IMPOSSIBLE],
                          batch->n_artefacts[RESPITE_ARTEFACT_JUMP]);
  if (reading->n_empty > 0)
    g_string_append_printf (text, _ (" Empty cells, which stay gaps: %u."), reading->n_empty);
  if (reading->n_words > 0)
    g_string_append_printf (text, _ (" Cells without a number, which stay gaps: %u, the first one “%s” in line %d."),
                            reading->n_words, reading->word, reading->word_line);
  for (guint i = 0; i < reading->ignored->len; i++)
    g_string_append_printf (text, "%s%s%s", i == 0 ? _ (" Not read: ") : ", ",
                            (const char *) g_ptr_array_index (reading->ignored, i),
                            i + 1 == reading->ignored->len ? "." : "");

  return g_string_free (text, FALSE);
}

/* @text to the right of a cell, by its characters. */
static void
append_cell (GString    *line,
             const char *text)
{
  for (glong i = g_utf8_strlen (text, -1); i < CELL_CHARS; i++)
    g_string_append_c (line, ' ');
  g_string_append_c (line, ' ');
  g_string_append (line, text);
}

static void
append_heads (GString *text)
{
  static const char *const heads[RESPITE_N_MONITOR_SIGNS] = {
    N_ ("BP upper"), N_ ("lower"), N_ ("mean"), N_ ("HR"), N_ ("SpO2"), N_ ("RR"), N_ ("EtCO2"), N_ ("Temp"),
  };

  append_cell (text, _ ("Time"));
  for (int sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
    append_cell (text, _ (heads[sign]));
}

static char *
format_number (RespiteMonitorSign sign,
               int                value)
{
  return sign == RESPITE_MONITOR_MEAN ? g_strdup_printf ("%d", value) :
         respite_chart_format_vital (respite_monitor_sign_get_vital (sign), value);
}

char *
respite_monitor_text_list_rows (const RespiteMonitorBatch *batch,
                                GTimeZone                 *zone)
{
  GString *text = g_string_new (NULL);

  append_heads (text);
  for (guint i = 0; i < MIN (batch->rows->len, SHOWN_ROWS); i++)
    {
      const RespiteMonitorRow *row = respite_monitor_batch_get_row (batch, i);
      g_autofree char *rfc = respite_time_format_rfc3339 (row->at, zone);
      g_autofree char *time = g_strndup (rfc + 11, 8);

      g_string_append_c (text, '\n');
      append_cell (text, time);
      for (int sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
        {
          gboolean is_true = row->artefacts[sign] == RESPITE_ARTEFACT_NONE;
          g_autofree char *number = respite_monitor_row_has (row, sign) ? format_number (sign, row->values[sign]) :
                                    g_strdup ("");
          g_autofree char *cell = is_true ? g_strdup (number) : g_strdup_printf ("(%s)", number);

          append_cell (text, cell);
        }
    }

  return g_string_free (text, FALSE);
}

static void
append_minutes (GString                   *text,
                const RespiteMonitorBatch *batch,
                GTimeZone                 *zone)
{
  g_autoptr (GArray) minutes = respite_monitor_batch_list_minutes (batch);

  for (guint i = 0; i < minutes->len; i++)
    {
      const RespiteMonitorMinute *minute = &g_array_index (minutes, RespiteMonitorMinute, i);
      g_autofree char *time = respite_time_format_hm (minute->at, zone);

      g_string_append_c (text, '\n');
      append_cell (text, time);
      for (int sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
        {
          gboolean has_value = minute->least[sign] != RESPITE_MONITOR_UNSET;
          gboolean is_one = minute->least[sign] == minute->most[sign];
          g_autofree char *least = has_value ? format_number (sign, minute->least[sign]) : g_strdup ("");
          g_autofree char *most = has_value && !is_one ? format_number (sign, minute->most[sign]) : g_strdup ("");
          g_autofree char *cell = g_strconcat (least, *most != '\0' ? "–" : "", most, NULL);

          append_cell (text, cell);
        }
      if (minute->n_artefacts > 0)
        g_string_append_printf (text, ngettext ("   %u not true", "   %u not true", minute->n_artefacts),
                                minute->n_artefacts);
    }
}

char *
respite_monitor_text_list_minutes (GPtrArray *batches,
                                   GTimeZone *zone)
{
  GString *text = g_string_new (NULL);

  append_heads (text);
  for (guint i = 0; i < batches->len; i++)
    append_minutes (text, g_ptr_array_index (batches, i), zone);

  return g_string_free (text, FALSE);
}
