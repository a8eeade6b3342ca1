/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-chart-document.h"

#include "base/respite-str.h"
#include "chart/respite-session-chart-compare.h"
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

static RespiteFigure *
draw_compared (GPtrArray          *records,
               guint               index,
               const RespiteSheet *sheet,
               RespiteChartStyle  *style,
               const char         *language)
{
  g_autoptr (RespiteFigureMeasure) measure = respite_figure_measure_new ();
  g_autoptr (RespiteScene) scene = NULL;
  RespiteChartView view = { .width = respite_sheet_get_room (sheet), .has_key = TRUE };

  style->measure = respite_figure_measure_cb;
  style->measure_data = measure;
  view.has_legend = index + 1 == records->len;
  view.height = MIN (respite_session_chart_compare_get_height (style), (sheet->height - AROUND_CHART) / 2);
  respite_session_chart_compare_view (records, index, &view);
  scene = respite_session_chart_layout (g_ptr_array_index (records, index), &view, style);

  return respite_figure_new_from_scene (scene, style, language);
}

/* One chart with its day, or several that are compared, each under its title. */
static void
add_charts (RespiteBlock       *root,
            GPtrArray          *records,
            const RespiteSheet *sheet,
            RespiteChartStyle  *style,
            const RespiteWords *words,
            gint64              printed_at)
{
  const char *language = respite_words_get_language (words);

  for (guint i = 0; i < records->len; i++)
    {
      const RespiteSessionRecord *record = g_ptr_array_index (records, i);
      g_autofree char *description = respite_session_chart_describe (record, &style->words);
      RespiteFigure *figure;

      if (records->len > 1)
        {
          g_autofree char *title = respite_session_chart_compare_title (record, &style->words);

          respite_block_add_heading_text (root, 2, title);
          figure = draw_compared (records, i, sheet, style, language);
        }
      else
        {
          g_autofree char *day = respite_words_format_day (words, record->session->started_at != 0 ?
                                                           record->session->started_at : record->session->planned_at,
                                                           style->words.zone);

          respite_block_add_paragraph_text (root, day);
          figure = draw_chart (record, sheet, style, printed_at, language);
        }
      respite_block_add (root, respite_block_new_figure (figure, description));
    }
}

static gboolean
is_all_signed (GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    if (((RespiteSessionRecord *) g_ptr_array_index (records, i))->session->state != RESPITE_SESSION_SIGNED)
      return FALSE;

  return TRUE;
}

RespiteLayout *
respite_chart_document_layout_compared (GPtrArray                 *records,
                                        const RespiteDocumentInfo *info,
                                        GError                   **error)
{
  RespiteDocumentInfo own;
  RespiteSheet sheet;
  RespiteChartStyle style;
  RespiteFlowInfo flow = { .document = &own, .sheet = &sheet };
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (RespiteBlock) root = respite_block_new_document ();
  const RespiteWords *words = NULL;

  g_return_val_if_fail (records != NULL && records->len > 0 && info != NULL, NULL);

  if (!respite_face_init (error))
    return NULL;

  own = *info;
  own.language = respite_document_info_get_record_language (info);
  own.patient = ((RespiteSessionRecord *) g_ptr_array_index (records, 0))->patient;
  words = respite_words_get (own.language);
  zone = respite_document_info_dup_zone (&own);
  own.zone = zone;
  respite_sheet_init (&sheet, RESPITE_SHEET_RECORD, respite_str_is_empty (own.paper) ? own.clinic->paper : own.paper,
                      FALSE);
  respite_chart_style_init (&style, RESPITE_CHART_PRINT);
  style.words = (RespiteChartWords) { .word = respite_words_chart_cb, .data = (gpointer) words, .zone = zone };
  if (records->len > 1)
    style.size = 7;

  flow.title = respite_words_lookup (words, "chart-document", records->len > 1 ? "compared" : "title");
  flow.language = respite_words_get_language (words);
  if (!is_all_signed (records))
    flow.warning = respite_words_lookup (words, "head", "unsigned");

  respite_block_add_heading_text (root, 1, flow.title);
  add_charts (root, records, &sheet, &style, words, own.printed_at);

  return respite_flow_layout (root, &flow, error);
}

RespiteLayout *
respite_chart_document_layout (const RespiteSessionRecord *record,
                               const RespiteDocumentInfo  *info,
                               GError                    **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  g_return_val_if_fail (record != NULL, NULL);

  g_ptr_array_add (records, (gpointer) record);

  return respite_chart_document_layout_compared (records, info, error);
}
