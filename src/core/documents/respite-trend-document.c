/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-trend-document.h"

#include "base/respite-str.h"
#include "chart/respite-trend-chart-layout.h"
#include "chart/respite-trend-reading.h"
#include "documents/respite-chart-gallery.h"
#include "documents/respite-face.h"
#include "documents/respite-flow.h"

/* Head, foot and a heading take so much of the page. */
#define AROUND_CHART 190.0
#define FIRST_SHARE  0.8

/* More wide charts than these take pages of which the last is nearly empty. */
#define WIDE_CHARTS  6

static const char *
look_up (const RespiteWords *words,
         const char         *key)
{
  return respite_words_lookup (words, "trend-document", key);
}

/* The lines of @trend from @first on, at most @n of them, with its sessions. */
static RespiteTrend *
take_part (const RespiteTrend *trend,
           guint               first,
           guint               n)
{
  RespiteTrend *part = respite_trend_copy (trend);

  if (first + n < part->lines->len)
    g_ptr_array_remove_range (part->lines, first + n, part->lines->len - first - n);
  if (first > 0)
    g_ptr_array_remove_range (part->lines, 0, first);

  return part;
}

/* How many panels from @first on find room; at least one. */
static guint
count_panels (const RespiteTrend      *trend,
              guint                    first,
              const RespiteChartStyle *style,
              double                   width,
              double                   room)
{
  for (guint n = trend->lines->len - first; n > 1; n--)
    {
      g_autoptr (RespiteTrend) part = take_part (trend, first, n);

      if (respite_trend_chart_get_height (part, style, width, TRUE) <= room)
        return n;
    }

  return 1;
}

static void
add_figure (RespiteBlock            *root,
            const RespiteTrend      *trend,
            RespiteSpan              span,
            const RespiteChartStyle *style,
            const char              *language,
            double                   width,
            double                   room)
{
  RespiteTrendView view = { .width = width, .span = span, .has_legend = TRUE };
  g_autoptr (RespiteScene) scene = NULL;
  g_autofree char *alternative = respite_trend_describe (trend, &style->words);

  view.height = MIN (respite_trend_chart_get_height (trend, style, width, TRUE), room);
  scene = respite_trend_chart_layout (trend, &view, style);
  respite_block_add (root, respite_block_new_figure (respite_figure_new_from_scene (scene, style, language),
                                                     alternative));
}

/* The first drawing is lower, so that it finds room below what stands on its page already. */
static void
add_figures (RespiteBlock       *root,
             const RespiteTrend *trend,
             RespiteChartStyle  *style,
             const char         *language,
             const RespiteSheet *sheet)
{
  g_autoptr (RespiteFigureMeasure) measure = respite_figure_measure_new ();
  double sentences = trend->lines->len * (sheet->size * sheet->leading + sheet->gap);
  double width = respite_sheet_get_room (sheet), page = sheet->height - AROUND_CHART;
  double room = MAX (page * FIRST_SHARE - sentences, page / 3);

  style->measure = respite_figure_measure_cb;
  style->measure_data = measure;
  for (guint first = 0; first < trend->lines->len;)
    {
      guint n = count_panels (trend, first, style, width, room);
      g_autoptr (RespiteTrend) part = take_part (trend, first, n);

      add_figure (root, part, respite_trend_get_span (trend), style, language, width, page);
      first += n;
      room = page;
    }
}

static void
add_cell (RespiteBlock *table,
          const char   *text,
          gboolean      is_struck)
{
  respite_block_add_cell (table, respite_rich_new (text, is_struck ? RESPITE_RICH_STRUCK : RESPITE_RICH_PLAIN));
}

static void
add_table (RespiteBlock            *root,
           const RespiteTrend      *trend,
           const RespiteWords      *words,
           const RespiteChartWords *chart_words)
{
  g_autoptr (GPtrArray) rows = respite_trend_list_rows (trend, NULL, chart_words);
  RespiteBlock *table = respite_block_add (root, respite_block_new_table ());
  gboolean has_outcome = FALSE, has_note = FALSE;

  /* What no row tells takes no room from the others. */
  for (guint i = 0; i < rows->len; i++)
    {
      const RespiteTrendRow *row = g_ptr_array_index (rows, i);

      has_outcome |= !respite_str_is_empty (row->outcome);
      has_note |= !respite_str_is_empty (row->note);
    }

  respite_block_add_column (table, look_up (words, "date"), RESPITE_COLUMN_CODE);
  respite_block_add_column (table, look_up (words, "instrument"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, look_up (words, "score"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, look_up (words, "change"), RESPITE_COLUMN_CODE);
  if (has_outcome)
    respite_block_add_column (table, look_up (words, "outcome"), RESPITE_COLUMN_TEXT);
  if (has_note)
    respite_block_add_column (table, look_up (words, "note"), RESPITE_COLUMN_TEXT);
  for (guint i = 0; i < rows->len; i++)
    {
      const RespiteTrendRow *row = g_ptr_array_index (rows, i);

      add_cell (table, row->date, row->is_struck);
      add_cell (table, row->line->name, row->is_struck);
      add_cell (table, row->score, row->is_struck);
      add_cell (table, row->change, row->is_struck);
      if (has_outcome)
        add_cell (table, row->outcome, FALSE);
      if (has_note)
        add_cell (table, row->note, FALSE);
    }
}

/* What response and the like mean, under the names of the instruments; close together, as a reader looks it up. */
static void
add_rules (RespiteBlock             *root,
           const RespiteTrend       *trend,
           const RespiteTrendSource *source,
           const RespiteChartWords  *chart_words)
{
  g_autoptr (GPtrArray) rules = respite_trend_list_rules (trend, source, chart_words);
  g_autofree char *text = NULL;

  if (rules->len == 0)
    return;

  g_ptr_array_add (rules, NULL);
  text = g_strjoinv ("\n", (char **) rules->pdata);
  respite_block_add (root, respite_block_new_paragraph (respite_rich_new (text, RESPITE_RICH_PLAIN),
                                                        RESPITE_PARAGRAPH_SMALL));
}

/* The lines that can be seen to rise or fall: a single score is told in words and in the table. (transfer full) */
static RespiteTrend *
take_lines (const RespiteTrend *trend)
{
  RespiteTrend *drawn = respite_trend_copy (trend);

  for (guint i = drawn->lines->len; i > 0; i--)
    if (respite_trend_get_line (drawn, i - 1)->points->len < 2)
      g_ptr_array_remove_index (drawn->lines, i - 1);

  return drawn;
}

/* How each line went, close together: the charts below have the room. */
static void
add_sentences (RespiteBlock            *root,
               const RespiteTrend      *trend,
               const RespiteChartWords *chart_words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < trend->lines->len; i++)
    {
      g_autofree char *sentence = respite_trend_describe_line (respite_trend_get_line (trend, i), chart_words);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", sentence);
    }
  respite_block_add_paragraph_text (root, text->str);
}

void
respite_trend_add_blocks (RespiteBlock             *root,
                          const RespiteTrendSource *source,
                          const char               *id,
                          const RespiteWords       *words,
                          GTimeZone                *zone,
                          const RespiteSheet       *sheet,
                          gboolean                  is_gallery)
{
  RespiteChartStyle style;
  g_autoptr (RespiteTrend) trend = NULL;
  g_autoptr (RespiteTrend) drawn = NULL;

  g_return_if_fail (root != NULL && source != NULL && words != NULL && sheet != NULL);

  respite_chart_style_init (&style, RESPITE_CHART_PRINT);
  style.words = (RespiteChartWords) { .word = respite_words_chart_cb, .data = (gpointer) words, .zone = zone };
  trend = respite_trend_new_from_source (source, id, &style.words);
  if (!respite_trend_has_points (trend))
    return;

  add_sentences (root, trend, &style.words);
  drawn = take_lines (trend);
  if (is_gallery || drawn->lines->len > WIDE_CHARTS)
    respite_gallery_add_trend (root, drawn, &style, sheet, respite_words_get_language (words));
  else
    add_figures (root, drawn, &style, respite_words_get_language (words), sheet);
  add_table (root, trend, words, &style.words);
  add_rules (root, trend, source, &style.words);
}

RespiteLayout *
respite_trend_document_layout (const RespiteTrendSource  *source,
                               const char                *id,
                               const RespiteDocumentInfo *info,
                               GError                   **error)
{
  g_autoptr (RespiteBlock) root = respite_block_new_document ();
  g_autoptr (GTimeZone) zone = NULL;
  const RespiteWords *words;
  RespiteSheet sheet;
  RespiteFlowInfo flow = { .document = info, .sheet = &sheet };

  g_return_val_if_fail (source != NULL && info != NULL, NULL);

  if (!respite_face_init (error))
    return NULL;

  zone = respite_document_info_dup_zone (info);
  words = respite_words_get (respite_document_info_get_language (info));
  respite_sheet_init (&sheet, RESPITE_SHEET_RECORD, respite_str_is_empty (info->paper) ? info->clinic->paper :
                      info->paper, info->large_print);
  flow.title = look_up (words, "title");
  flow.language = respite_words_get_language (words);
  respite_block_add_heading_text (root, 1, flow.title);
  if (respite_trend_source_has (source, id))
    respite_trend_add_blocks (root, source, id, words, zone, &sheet, FALSE);
  else
    respite_block_add_paragraph_text (root, look_up (words, "empty"));

  return respite_flow_layout (root, &flow, error);
}
