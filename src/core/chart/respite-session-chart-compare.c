/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-session-chart-compare.h"

#include "base/respite-clock.h"
#include "base/respite-quantity.h"
#include "base/respite-time.h"
#include "chart/respite-chart-draw.h"

#define PANEL_EM 44.0
#define TITLE_EM 2.2

static gint64
get_start (const RespiteSessionRecord *record)
{
  gint64 start = record->timeline != NULL ? respite_timeline_get_start (record->timeline) : 0;

  return start != 0 ? start : respite_session_chart_get_span (record, 0).begin;
}

double
respite_session_chart_compare_get_height (const RespiteChartStyle *style)
{
  return style->size * PANEL_EM;
}

void
respite_session_chart_compare_view (GPtrArray        *records,
                                    guint             index,
                                    RespiteChartView *view)
{
  gint64 before = RESPITE_MINUTE_MS, after = RESPITE_MINUTE_MS, start;

  g_return_if_fail (records != NULL && index < records->len);
  g_return_if_fail (view != NULL);

  for (guint i = 0; i < records->len; i++)
    {
      const RespiteSessionRecord *record = g_ptr_array_index (records, i);
      RespiteSpan span = respite_session_chart_get_span (record, 0);

      before = MAX (before, get_start (record) - span.begin);
      after = MAX (after, span.end - get_start (record));
    }

  start = get_start (g_ptr_array_index (records, index));
  view->span = (RespiteSpan) { start - before, start + after };
  view->origin = start;
}

char *
respite_session_chart_compare_title (const RespiteSessionRecord *record,
                                     const RespiteChartWords    *words)
{
  g_autofree char *day = respite_chart_words_format_day (words, get_start (record));
  gint64 last = record->timeline != NULL ? respite_timeline_get_last (record->timeline) : 0;
  gint64 given = record->timeline != NULL ? respite_timeline_get_given (record->timeline, last) : 0;
  g_autofree char *mg = respite_quantity_format_given (given);
  g_autofree char *n = g_strdup_printf ("%d", record->session != NULL ? record->session->number : 0);
  g_autofree char *session = respite_chart_words_fill (words, RESPITE_WORD_SESSION, n, NULL, NULL);
  gboolean has_number = record->session != NULL && record->session->number > 0;
  gboolean has_weight = record->order != NULL && record->order->weight_g > 0;
  g_autofree char *by_weight = has_weight ? respite_quantity_format_mg_per_kg (given, record->order->weight_g) : NULL;

  const char *amended = respite_session_record_is_dose_amended (record) ?
                        respite_chart_words_get (words, RESPITE_WORD_AMENDED_SHORT) : NULL;

  return g_strconcat (has_number ? session : "", has_number ? " · " : "", day, " · ", mg, has_weight ? " (" : "",
                      has_weight ? by_weight : "", has_weight ? ")" : "", amended != NULL ? " · " : "", amended, NULL);
}

RespiteScene *
respite_session_chart_compare_layout (GPtrArray               *records,
                                      const RespiteChartStyle *style,
                                      double                   width)
{
  double panel = respite_session_chart_compare_get_height (style), title = style->size * TITLE_EM;
  RespiteScene *scene;

  g_return_val_if_fail (records != NULL && records->len > 0, NULL);
  g_return_val_if_fail (style != NULL && width > 0, NULL);

  scene = respite_scene_new (width, (panel + title) * records->len);
  respite_scene_fill_rect (scene, RESPITE_INK_BACKGROUND, 0, 0, scene->width, scene->height);
  for (guint i = 0; i < records->len; i++)
    {
      const RespiteSessionRecord *record = g_ptr_array_index (records, i);
      RespiteChartView view = { .width = width, .height = panel, .has_key = TRUE };
      g_autofree char *text = respite_session_chart_compare_title (record, &style->words);
      g_autofree char *shown = respite_chart_fit_text (style, text, style->size * 1.1, width - style->size);
      g_autoptr (RespiteScene) chart = NULL;
      double top = (panel + title) * i;

      respite_session_chart_compare_view (records, i, &view);
      chart = respite_session_chart_layout (record, &view, style);
      scene->part = RESPITE_CHART_PART_FRAME;
      if (shown != NULL)
        respite_chart_draw_text (scene, style, RESPITE_INK_TEXT, shown, style->size * 1.1, TRUE, RESPITE_ANCHOR_START,
                                 style->size * 0.4, top + title * 0.55);
      respite_scene_append (scene, chart, 0, top + title);
      scene->plot = chart->plot;
      scene->span = chart->span;
    }

  return scene;
}
