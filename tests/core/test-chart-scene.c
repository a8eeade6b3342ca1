/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <math.h>

#include "chart/respite-chart-decimate.h"
#include "chart/respite-chart-span.h"
#include "chart/respite-chart-style.h"
#include "chart/respite-scene.h"

static void
test_shapes_are_kept_in_order (void)
{
  g_autoptr (RespiteScene) scene = respite_scene_new (100, 50);
  const RespitePoint points[] = { { 1, 2 }, { 3, 4 }, { 5, 6 } };
  char text[] = "118/74";
  const RespiteShape *shape;

  scene->part = 7;
  respite_scene_add_line (scene, RESPITE_INK_GRID, 0.5, RESPITE_DASH_LONG, 0, 1, 2, 3);
  respite_scene_fill_polygon (scene, RESPITE_INK_PULSE, points, G_N_ELEMENTS (points));
  respite_scene_add_text (scene, RESPITE_INK_TEXT, text, 20, 9, TRUE, RESPITE_ANCHOR_END, 40, 30);
  text[0] = 'x';

  g_assert_cmpuint (respite_scene_get_n_shapes (scene), ==, 3);
  shape = respite_scene_get_shape (scene, 0);
  g_assert_cmpint (shape->kind, ==, RESPITE_SHAPE_LINE);
  g_assert_cmpint (shape->dash, ==, RESPITE_DASH_LONG);
  g_assert_cmpint (shape->part, ==, 7);
  shape = respite_scene_get_shape (scene, 1);
  g_assert_true (shape->is_filled);
  g_assert_cmpuint (shape->n_points, ==, 3);
  g_assert_cmpfloat (respite_scene_get_points (scene, shape)[2].y, ==, 6);
  shape = respite_scene_get_shape (scene, 2);
  g_assert_cmpstr (shape->text, ==, "118/74");
  g_assert_cmpfloat (shape->rect.width, ==, 20);
}

static void
test_time_and_place_agree (void)
{
  g_autoptr (RespiteScene) scene = respite_scene_new (500, 100);

  scene->plot = (RespiteRect) { 60, 10, 400, 80 };
  scene->span = (RespiteSpan) { 1000000, 1000000 + 40 * 60000 };
  g_assert_cmpfloat (respite_scene_get_x (scene, scene->span.begin), ==, 60);
  g_assert_cmpfloat (respite_scene_get_x (scene, scene->span.end), ==, 460);
  for (double x = 60; x <= 460; x += 37)
    g_assert_cmpfloat_with_epsilon (respite_scene_get_x (scene, respite_scene_get_time (scene, x)), x, 0.001);
}

static void
test_dashes_are_whole_points (void)
{
  int on = 0, off = 0;

  g_assert_false (respite_dash_get_pattern (RESPITE_DASH_NONE, &on, &off));
  for (RespiteDash dash = RESPITE_DASH_LONG; dash <= RESPITE_DASH_DOTS; dash++)
    {
      g_assert_true (respite_dash_get_pattern (dash, &on, &off));
      g_assert_cmpint (on, >, 0);
      g_assert_cmpint (off, >, 0);
    }
}

/* Against a plain search through all points: no column may lose its peak or its trough. */
static void
test_decimation_keeps_every_extreme (void)
{
  const guint n = 20000;
  g_autofree RespitePoint *points = g_new (RespitePoint, n);
  g_autoptr (GArray) columns = NULL;

  for (guint i = 0; i < n; i++)
    points[i] = (RespitePoint) { i * 0.031, g_test_rand_double_range (0, 220) }
  ;

  columns = respite_chart_decimate (points, n, 1);
  g_assert_cmpuint (columns->len, ==, (guint) floor (points[n - 1].x) + 1);
  for (guint i = 0; i < columns->len; i++)
    {
      const RespiteColumn *column = &g_array_index (columns, RespiteColumn, i);
      double least = G_MAXDOUBLE, greatest = -G_MAXDOUBLE;

      for (guint j = 0; j < n; j++)
        if (floor (points[j].x) == floor (column->x))
          {
            least = MIN (least, points[j].y);
            greatest = MAX (greatest, points[j].y);
          }
      g_assert_cmpfloat (column->least, ==, least);
      g_assert_cmpfloat (column->greatest, ==, greatest);
    }
}

static void
test_decimation_of_little (void)
{
  const RespitePoint points[] = { { 3.2, 10 }, { 3.9, 12 }, { 7.1, 5 } };
  g_autoptr (GArray) none = respite_chart_decimate (points, 0, 1);
  g_autoptr (GArray) columns = respite_chart_decimate (points, G_N_ELEMENTS (points), 1);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (columns->len, ==, 2);
  g_assert_cmpfloat (g_array_index (columns, RespiteColumn, 0).greatest, ==, 12);
  g_assert_cmpfloat (g_array_index (columns, RespiteColumn, 1).x, ==, 7.5);
}

static void
test_trace_is_a_line_until_it_is_dense (void)
{
  g_autoptr (RespiteScene) scene = respite_scene_new (100, 100);
  RespitePoint points[300];

  for (gsize i = 0; i < G_N_ELEMENTS (points); i++)
    points[i] = (RespitePoint) { i * 0.3, i % 2 ? 20 : 80 }
  ;
  respite_chart_add_trace (scene, RESPITE_INK_PULSE, 1, RESPITE_DASH_NONE, points, 20);
  for (gsize i = 0; i < 20; i++)
    points[i].x = i * 4;
  respite_chart_add_trace (scene, RESPITE_INK_PULSE, 1, RESPITE_DASH_NONE, points, 20);
  respite_chart_add_trace (scene, RESPITE_INK_PULSE, 1, RESPITE_DASH_NONE, points, 1);

  g_assert_cmpuint (respite_scene_get_n_shapes (scene), ==, 2);
  g_assert_cmpint (respite_scene_get_shape (scene, 0)->kind, ==, RESPITE_SHAPE_POLYGON);
  g_assert_cmpint (respite_scene_get_shape (scene, 1)->kind, ==, RESPITE_SHAPE_LINE);
}

#define MINUTES(n) ((gint64) (n) * 60000)

static void
test_span_stays_inside_the_session (void)
{
  static const struct
  {
    RespiteSpan span;
    RespiteSpan fitted;
  } cases[] = {
    { { MINUTES (10), MINUTES (20) }, { MINUTES (10), MINUTES (20) } },
    { { MINUTES (-10), MINUTES (20) }, { MINUTES (0), MINUTES (30) } },
    { { MINUTES (50), MINUTES (70) }, { MINUTES (40), MINUTES (60) } },
    { { MINUTES (10), MINUTES (11) }, { MINUTES (10), MINUTES (15) } },
    { { MINUTES (0), MINUTES (60) }, { 0, 0 } },
    { { MINUTES (-50), MINUTES (90) }, { 0, 0 } },
    { { 0, 0 }, { 0, 0 } },
  };
  const RespiteSpan whole = { MINUTES (0), MINUTES (60) };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RespiteSpan fitted = respite_chart_span_fit (cases[i].span, whole);

      g_assert_cmpint (fitted.begin, ==, cases[i].fitted.begin);
      g_assert_cmpint (fitted.end, ==, cases[i].fitted.end);
    }
}

static void
test_zoom_keeps_its_place (void)
{
  const RespiteSpan whole = { MINUTES (0), MINUTES (60) };
  RespiteSpan span = respite_chart_span_zoom (whole, whole, 2, MINUTES (20));
  RespiteSpan back, least, followed;

  g_assert_cmpint (span.end - span.begin, ==, MINUTES (30));
  g_assert_cmpfloat_with_epsilon (respite_span_get_position (span, MINUTES (20)), 1.0 / 3, 0.001);

  back = respite_chart_span_zoom (span, whole, 0.4, MINUTES (20));
  g_assert_cmpint (back.end, ==, 0);

  least = respite_chart_span_zoom (span, whole, 1000, MINUTES (20));
  g_assert_cmpint (least.end - least.begin, ==, RESPITE_CHART_LEAST_MS);
  g_assert_true (respite_span_contains (least, MINUTES (20)));

  followed = respite_chart_span_follow (least, whole, MINUTES (48));
  g_assert_cmpint (followed.end - followed.begin, ==, RESPITE_CHART_LEAST_MS);
  g_assert_true (respite_span_contains (followed, MINUTES (48)));
  followed = respite_chart_span_follow (followed, whole, followed.end);
  g_assert_true (respite_span_contains (followed, MINUTES (48)));
}

static double
get_luminance (guint32 ink)
{
  double light = 0;
  static const double weights[] = { 0.0722, 0.7152, 0.2126 };

  for (int i = 0; i < 3; i++)
    {
      double channel = (double) (ink >> (8 * i) & 0xff) / 255;

      light += weights[i] * (channel <= 0.03928 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4));
    }

  return light;
}

static double
get_contrast (guint32 first,
              guint32 second)
{
  double a = get_luminance (first) + 0.05, b = get_luminance (second) + 0.05;

  return a > b ? a / b : b / a;
}

static void
test_colours_can_be_seen (void)
{
  static const RespiteInk series[] = {
    RESPITE_INK_PRESSURE, RESPITE_INK_PULSE, RESPITE_INK_SPO2, RESPITE_INK_RESPIRATION, RESPITE_INK_PAIN,
    RESPITE_INK_RATE, RESPITE_INK_SEDATION, RESPITE_INK_WARN, RESPITE_INK_ACT, RESPITE_INK_NOW, RESPITE_INK_EFFECT,
    RESPITE_INK_MUTED,
  };
  static const RespiteInk tints[] = {
    RESPITE_INK_LANE, RESPITE_INK_RATE_TINT, RESPITE_INK_EFFECT_TINT, RESPITE_INK_BEFORE_TINT,
    RESPITE_INK_INFUSION_TINT, RESPITE_INK_PAUSE_TINT, RESPITE_INK_RECOVERY_TINT, RESPITE_INK_LATER_TINT,
  };

  for (RespiteChartLook look = RESPITE_CHART_LIGHT; look <= RESPITE_CHART_PRINT; look++)
    {
      RespiteChartStyle style;

      respite_chart_style_init (&style, look);
      for (gsize i = 0; i < G_N_ELEMENTS (series); i++)
        g_assert_cmpfloat (get_contrast (style.inks[series[i]], style.inks[RESPITE_INK_BACKGROUND]), >=, 4.4);
      for (gsize i = 0; i < G_N_ELEMENTS (tints); i++)
        g_assert_cmpfloat (get_contrast (style.inks[RESPITE_INK_TEXT], style.inks[tints[i]]), >=, 7);
    }
}

/* High contrast: every series, limit and letter at least 7:1 against its ground (WCAG 2.2, 1.4.6). */
static void
test_high_contrast (void)
{
  static const RespiteInk inks[] = {
    RESPITE_INK_TEXT, RESPITE_INK_MUTED, RESPITE_INK_FRAME, RESPITE_INK_PRESSURE, RESPITE_INK_PULSE, RESPITE_INK_SPO2,
    RESPITE_INK_RESPIRATION, RESPITE_INK_PAIN, RESPITE_INK_SEDATION, RESPITE_INK_RATE, RESPITE_INK_PRESSURE_LIMIT,
    RESPITE_INK_PULSE_LIMIT, RESPITE_INK_RESPIRATION_LIMIT, RESPITE_INK_SPO2_LIMIT, RESPITE_INK_MEDICINE,
    RESPITE_INK_EFFECT, RESPITE_INK_WARN, RESPITE_INK_ACT, RESPITE_INK_NOW, RESPITE_INK_CURSOR,
  };

  for (RespiteChartLook look = RESPITE_CHART_CONTRAST; look < RESPITE_N_CHART_LOOKS; look++)
    {
      RespiteChartStyle style;
      double ground;

      respite_chart_style_init (&style, look);
      ground = get_luminance (style.inks[RESPITE_INK_BACKGROUND]);
      for (gsize i = 0; i < G_N_ELEMENTS (inks); i++)
        {
          double ink = get_luminance (style.inks[inks[i]]);

          g_assert_cmpfloat ((MAX (ink, ground) + 0.05) / (MIN (ink, ground) + 0.05), >=, 7);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-scene/shapes-are-kept-in-order", test_shapes_are_kept_in_order);
  g_test_add_func ("/chart-scene/time-and-place-agree", test_time_and_place_agree);
  g_test_add_func ("/chart-scene/dashes-are-whole-points", test_dashes_are_whole_points);
  g_test_add_func ("/chart-scene/decimation-keeps-every-extreme", test_decimation_keeps_every_extreme);
  g_test_add_func ("/chart-scene/decimation-of-little", test_decimation_of_little);
  g_test_add_func ("/chart-scene/trace-is-a-line-until-it-is-dense", test_trace_is_a_line_until_it_is_dense);
  g_test_add_func ("/chart-scene/span-stays-inside-the-session", test_span_stays_inside_the_session);
  g_test_add_func ("/chart-scene/zoom-keeps-its-place", test_zoom_keeps_its_place);
  g_test_add_func ("/chart-scene/colours-can-be-seen", test_colours_can_be_seen);
  g_test_add_func ("/chart-scene/high-contrast", test_high_contrast);

  return g_test_run ();
}
