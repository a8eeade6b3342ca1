/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-form-drawing.h"

#include "chart/respite-chart-style.h"
#include "chart/respite-scene.h"

#define THIN         0.6
#define STRONG       1.6
#define LINE_SPACING 2.1        /* of the text's size: room for handwriting */
#define ROW_SPACING  1.75
#define BOX          0.85
#define GAP          0.45       /* between a box and its text */
#define BETWEEN      1.6        /* between a text and the next box */
#define MOST_CIRCLE  3.2        /* how far circles stand apart at most */

/* Shapes the texts; takes the scene. */
static RespiteFigure *
finish (RespiteScene *scene,
        const char   *language)
{
  g_autoptr (RespiteScene) own = scene;
  RespiteChartStyle style;

  respite_chart_style_init (&style, RESPITE_CHART_PRINT);

  return respite_figure_new_from_scene (own, &style, language);
}

RespiteFigure *
respite_form_drawing_lines (double width,
                            guint  n_lines,
                            double size)
{
  double step = size * LINE_SPACING;
  RespiteScene *scene = respite_scene_new (width, step * n_lines + THIN);

  for (guint i = 1; i <= n_lines; i++)
    respite_scene_add_line (scene, RESPITE_INK_TEXT, THIN, RESPITE_DASH_NONE, 0, step * i, width, step * i);

  return finish (scene, NULL);
}

RespiteFigure *
respite_form_drawing_field (double      width,
                            const char *unit,
                            double      size,
                            const char *language)
{
  g_autoptr (RespiteFigureMeasure) measure = respite_figure_measure_new ();
  double height = size * LINE_SPACING;
  double unit_width = respite_figure_measure_cb (unit, size, FALSE, measure);
  RespiteScene *scene = respite_scene_new (width + size * GAP + unit_width, height + THIN);

  respite_scene_add_line (scene, RESPITE_INK_TEXT, THIN, RESPITE_DASH_NONE, 0, height, width, height);
  if (*unit != '\0')
    respite_scene_add_text (scene, RESPITE_INK_TEXT, unit, unit_width, size, FALSE, RESPITE_ANCHOR_START,
                            width + size * GAP, height);

  return finish (scene, language);
}

static void
add_box (RespiteScene *scene,
         double        x,
         double        base,
         double        size,
         gboolean      is_ticked)
{
  double side = size * BOX;
  double top = base - side + size * 0.1;

  respite_scene_add_rect (scene, RESPITE_INK_TEXT, THIN, x, top, side, side);
  if (!is_ticked)
    return;

  respite_scene_add_line (scene, RESPITE_INK_TEXT, STRONG, RESPITE_DASH_NONE, x + side * 0.2, top + side * 0.2,
                          x + side * 0.8, top + side * 0.8);
  respite_scene_add_line (scene, RESPITE_INK_TEXT, STRONG, RESPITE_DASH_NONE, x + side * 0.8, top + side * 0.2,
                          x + side * 0.2, top + side * 0.8);
}

RespiteFigure *
respite_form_drawing_boxes (double              room,
                            const char *const  *texts,
                            const gboolean     *ticked,
                            double              size,
                            const char         *language)
{
  g_autoptr (RespiteFigureMeasure) measure = respite_figure_measure_new ();
  RespiteScene *scene = respite_scene_new (room, 0);
  double row = size * ROW_SPACING;
  double base = size * 1.2;
  double x = 0;

  for (gsize i = 0; texts[i] != NULL; i++)
    {
      double width = respite_figure_measure_cb (texts[i], size, FALSE, measure);
      double whole = size * (BOX + GAP) + width;

      if (x > 0 && x + whole > room)
        {
          x = 0;
          base += row;
        }
      add_box (scene, x, base, size, ticked != NULL && ticked[i]);
      respite_scene_add_text (scene, RESPITE_INK_TEXT, texts[i], width, size, FALSE, RESPITE_ANCHOR_START,
                              x + size * (BOX + GAP), base);
      x += whole + size * BETWEEN;
    }
  scene->height = base + size * 0.45;

  return finish (scene, language);
}

RespiteFigure *
respite_form_drawing_scale (double      room,
                            int         min,
                            int         max,
                            int         chosen,
                            double      size,
                            const char *language)
{
  int count = max - min + 1;
  double step = MIN (room / count, size * MOST_CIRCLE);
  double radius = MIN (step * 0.42, size * 1.05);
  double middle = radius + STRONG;
  RespiteScene *scene = respite_scene_new (step * count, 2 * middle);

  for (int i = 0; i < count; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d", min + i);
      double x = step * (i + 0.5);

      respite_scene_add_circle (scene, RESPITE_INK_TEXT, min + i == chosen ? STRONG : THIN, x, middle, radius);
      respite_scene_add_text (scene, RESPITE_INK_TEXT, text, 0, size, min + i == chosen, RESPITE_ANCHOR_MIDDLE, x,
                              middle + size * 0.36);
    }

  return finish (scene, language);
}
