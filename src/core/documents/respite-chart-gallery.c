/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-chart-gallery.h"

#include "chart/respite-chart-draw.h"
#include "chart/respite-session-chart-compare.h"
#include "chart/respite-session-chart-reading.h"
#include "chart/respite-trend-chart-layout.h"
#include "chart/respite-trend-reading.h"
#include "documents/respite-figure.h"

#define N_COLUMNS     2
#define GUTTER        14.0
#define GALLERY_SIZE  6.5
#define TITLE_EM      1.9
#define SESSION_EM    24.0

/* One picture of a gallery. (transfer full) */
typedef RespiteScene *(*DrawFunc) (gpointer                 items,
                                   guint                    index,
                                   double                   width,
                                   const RespiteChartStyle *style);

/* What it shows in words. (transfer full) */
typedef char *(*DescribeFunc) (gpointer                 items,
                               guint                    index,
                               const RespiteChartStyle *style);

/* A drawing a row, so that a page can end between them. */
static void
add_rows (RespiteBlock            *root,
          gpointer                 items,
          guint                    n,
          DrawFunc                 draw,
          DescribeFunc             describe,
          const RespiteChartStyle *style,
          const RespiteSheet      *sheet,
          const char              *language)
{
  double room = respite_sheet_get_room (sheet), width = (room - GUTTER * (N_COLUMNS - 1)) / N_COLUMNS;

  for (guint first = 0; first < n; first += N_COLUMNS)
    {
      g_autoptr (GPtrArray) pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_scene_free);
      g_autoptr (GString) alternative = g_string_new (NULL);
      g_autoptr (RespiteScene) row = NULL;
      double height = 0;

      for (guint i = first; i < MIN (first + N_COLUMNS, n); i++)
        {
          RespiteScene *picture = draw (items, i, width, style);
          g_autofree char *text = describe (items, i, style);

          g_ptr_array_add (pictures, picture);
          height = MAX (height, picture->height);
          g_string_append_printf (alternative, "%s%s", alternative->len > 0 ? " " : "", text);
        }
      row = respite_scene_new (room, height);
      for (guint i = 0; i < pictures->len; i++)
        respite_scene_append (row, g_ptr_array_index (pictures, i), i * (width + GUTTER), 0);
      respite_block_add (root, respite_block_new_figure (respite_figure_new_from_scene (row, style, language),
                                                         alternative->str));
    }
}

typedef struct
{
  const RespiteTrend *trend;
  RespiteSpan         span;
} Lines;

/* One line with the sessions. */
static RespiteTrend *
take_line (const RespiteTrend *trend,
           guint               index)
{
  RespiteTrend *part = respite_trend_copy (trend);

  if (index + 1 < part->lines->len)
    g_ptr_array_remove_range (part->lines, index + 1, part->lines->len - index - 1);
  if (index > 0)
    g_ptr_array_remove_range (part->lines, 0, index);

  return part;
}

static RespiteScene *
draw_line (gpointer                 items,
           guint                    index,
           double                   width,
           const RespiteChartStyle *style)
{
  const Lines *lines = items;
  g_autoptr (RespiteTrend) part = take_line (lines->trend, index);
  RespiteTrendView view = { .width = width, .span = lines->span, .has_legend = TRUE };

  view.height = respite_trend_chart_get_height (part, style, width, TRUE);

  return respite_trend_chart_layout (part, &view, style);
}

static char *
describe_line (gpointer                 items,
               guint                    index,
               const RespiteChartStyle *style)
{
  const Lines *lines = items;

  return respite_trend_describe_line (respite_trend_get_line (lines->trend, index), &style->words);
}

void
respite_gallery_add_trend (RespiteBlock       *root,
                           const RespiteTrend *trend,
                           RespiteChartStyle  *style,
                           const RespiteSheet *sheet,
                           const char         *language)
{
  g_autoptr (RespiteFigureMeasure) measure = respite_figure_measure_new ();
  Lines lines = { trend, respite_trend_get_span (trend) };

  style->size = GALLERY_SIZE;
  style->measure = respite_figure_measure_cb;
  style->measure_data = measure;
  add_rows (root, &lines, trend->lines->len, draw_line, describe_line, style, sheet, language);
}

static RespiteScene *
draw_session (gpointer                 items,
              guint                    index,
              double                   width,
              const RespiteChartStyle *style)
{
  GPtrArray *records = items;
  const RespiteSessionRecord *record = g_ptr_array_index (records, index);
  double title = style->size * TITLE_EM;
  RespiteChartView view = { .width = width, .height = style->size * SESSION_EM };
  g_autofree char *text = respite_session_chart_compare_title (record, &style->words);
  g_autofree char *shown = respite_chart_fit_text (style, text, style->size * 1.1, width - style->size);
  g_autoptr (RespiteScene) chart = NULL;
  RespiteScene *scene = respite_scene_new (width, view.height + title);

  respite_session_chart_compare_view (records, index, &view);
  chart = respite_session_chart_layout (record, &view, style);
  if (shown != NULL)
    respite_chart_draw_text (scene, style, RESPITE_INK_TEXT, shown, style->size * 1.1, TRUE, RESPITE_ANCHOR_START,
                             style->size * 0.4, title * 0.5);
  respite_scene_append (scene, chart, 0, title);

  return scene;
}

static char *
describe_session (gpointer                 items,
                  guint                    index,
                  const RespiteChartStyle *style)
{
  const RespiteSessionRecord *record = g_ptr_array_index ((GPtrArray *) items, index);
  g_autofree char *title = respite_session_chart_compare_title (record, &style->words);
  g_autofree char *text = respite_session_chart_describe (record, &style->words);

  return g_strdup_printf ("%s: %s", title, text);
}

void
respite_gallery_add_sessions (RespiteBlock       *root,
                              GPtrArray          *records,
                              const char         *title,
                              RespiteChartStyle  *style,
                              const RespiteSheet *sheet,
                              const char         *language)
{
  g_autoptr (RespiteFigureMeasure) measure = respite_figure_measure_new ();
  g_autoptr (GPtrArray) begun = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      const RespiteSessionRecord *record = g_ptr_array_index (records, i);

      if (respite_timeline_get_start (record->timeline) != 0)
        g_ptr_array_add (begun, (gpointer) record);
    }
  if (begun->len == 0)
    return;

  respite_block_add_heading_text (root, 2, title);
  style->size = GALLERY_SIZE;
  style->measure = respite_figure_measure_cb;
  style->measure_data = measure;
  add_rows (root, begun, begun->len, draw_session, describe_session, style, sheet, language);
}
