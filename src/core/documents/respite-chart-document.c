/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-chart-document.h"

#include "base/respite-str.h"
#include "chart/respite-session-chart-layout.h"
#include "chart/respite-session-chart-reading.h"
#include "documents/respite-block.h"
#include "documents/respite-face.h"
#include "documents/respite-flow.h"
#include "documents/respite-words.h"

/* Head, title, date and foot take so much of the page. */
#define AROUND_CHART 215.0

/* The chart as high as it has to be, but not higher than the page; the flow scales nothing. */
static RespiteFigure *
draw_chart (const RespiteSessionRecord *record,
            const RespiteSheet         *sheet,
            RespiteChartStyle          *style,
            gint64                      now,
            const char                 *language)
{
  g_autoptr (RespiteFigureMeasure) measure = respite_figure_measure_new ();
  g_autoptr (RespiteScene) scene = NULL;
  RespiteChartView view = { .width = respite_sheet_get_room (sheet), .has_key = TRUE, .has_legend = TRUE };

  style->measure = respite_figure_measure_cb;
  style->measure_data = measure;
  if (record->session->state == RESPITE_SESSION_RUNNING || record->session->state == RESPITE_SESSION_PAUSED)
    view.now = now;
  view.height = MIN (respite_session_chart_get_height (record, style, view.width, TRUE, TRUE),
                     sheet->height - AROUND_CHART);
  scene = respite_session_chart_layout (record, &view, style);

  return respite_figure_new_from_scene (scene, style, language);
}

RespiteLayout *
respite_chart_document_layout (const RespiteSessionRecord *record,
                               const RespiteDocumentInfo  *info,
                               GError                    **error)
{
  RespiteDocumentInfo own;
  RespiteSheet sheet;
  RespiteChartStyle style;
  RespiteFlowInfo flow = { .document = &own, .sheet = &sheet };
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (RespiteBlock) root = respite_block_new_document ();
  g_autofree char *day = NULL;
  g_autofree char *description = NULL;
  const RespiteWords *words = NULL;

  g_return_val_if_fail (record != NULL && info != NULL, NULL);

  if (!respite_face_init (error))
    return NULL;

  own = *info;
  own.language = respite_document_info_get_record_language (info);
  own.patient = record->patient;
  words = respite_words_get (own.language);
  zone = respite_document_info_dup_zone (&own);
  own.zone = zone;
  respite_sheet_init (&sheet, RESPITE_SHEET_RECORD, respite_str_is_empty (own.paper) ? own.clinic->paper : own.paper,
                      FALSE);
  respite_chart_style_init (&style, RESPITE_CHART_PRINT);
  style.words = (RespiteChartWords) { .word = respite_words_chart_cb, .data = (gpointer) words, .zone = zone };

  flow.title = respite_words_lookup (words, "chart-document", "title");
  flow.language = respite_words_get_language (words);
  if (record->session->state != RESPITE_SESSION_SIGNED)
    flow.warning = respite_words_lookup (words, "head", "unsigned");

  day = respite_words_format_day (words, record->session->started_at != 0 ? record->session->started_at :
                                  record->session->planned_at, zone);
  description = respite_session_chart_describe (record, &style.words);
  respite_block_add_heading_text (root, 1, flow.title);
  respite_block_add_paragraph_text (root, day);
  respite_block_add (root, respite_block_new_figure (draw_chart (record, &sheet, &style, own.printed_at,
                                                                 flow.language), description));

  return respite_flow_layout (root, &flow, error);
}
