/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-session-chart-private.h"
#include "chart/respite-session-chart-reading.h"

gboolean
respite_chart_pen_is_amended (const RespiteChartPen *pen,
                              const RespiteEvent    *event)
{
  return respite_session_record_find_amendment (pen->record, event->id) != NULL;
}

/* The square around what was amended, as the ring is around what was entered late. */
void
respite_chart_pen_draw_amended (RespiteChartPen *pen,
                                double           x,
                                double           y,
                                double           half)
{
  const RespitePoint corners[] = {
    { x - half, y - half }, { x + half, y - half }, { x + half, y + half }, { x - half, y + half },
  };

  respite_scene_add_polygon (pen->scene, RESPITE_INK_TEXT, pen->size * 0.09, corners, G_N_ELEMENTS (corners));
}

char *
respite_session_chart_dup_key_text (const RespiteSessionRecord *record,
                                    const RespiteEvent         *event,
                                    const RespiteChartWords    *words)
{
  const RespiteAddendum *amendment = respite_session_record_find_amendment (record, event->id);
  g_autofree char *text = respite_chart_describe_event (event, words);

  return amendment == NULL ? g_steal_pointer (&text) :
         respite_chart_words_fill (words, RESPITE_WORD_AMENDED_KEY, NULL, amendment->text, text);
}

char *
respite_session_chart_dup_amended_total (const RespiteSessionRecord *record,
                                         const RespiteChartWords    *words)
{
  g_autoptr (GString) times = NULL;

  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);

  if (!respite_session_record_is_dose_amended (record))
    return NULL;

  times = g_string_new (NULL);
  for (guint i = 0; i < respite_timeline_get_n_events (record->timeline); i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (record->timeline, i);
      g_autofree char *time = NULL;

      if (!respite_event_is_dose (event) || respite_session_record_find_amendment (record, event->id) == NULL)
        continue;
      time = respite_chart_words_format_time (words, event->at);
      g_string_append_printf (times, "%s%s", times->len > 0 ? ", " : "", time);
    }

  return respite_chart_words_fill (words, RESPITE_WORD_AMENDED_TOTAL, NULL, times->str, NULL);
}
