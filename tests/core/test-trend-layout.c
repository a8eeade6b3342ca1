/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <math.h>

#include "chart/respite-scene-cairo.h"
#include "chart/respite-trend-chart-layout.h"
#include "trend-sample.h"

#define SIZE 9.0

static RespiteScene *
lay_out (const RespiteTrend *trend,
         double              width,
         double              height,
         double              size)
{
  const RespiteTrendView view = { .width = width, .height = height, .has_legend = TRUE };
  RespiteChartStyle style;

  respite_chart_style_init (&style, RESPITE_CHART_LIGHT);
  style.size = size;

  return respite_trend_chart_layout (trend, &view, &style);
}

static guint
count (const RespiteScene *scene,
       RespiteTrendPart    part,
       RespiteShapeKind    kind,
       RespiteInk          ink)
{
  guint n = 0;

  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      const RespiteShape *shape = respite_scene_get_shape (scene, i);

      n += shape->part == (int) part && shape->kind == kind && shape->ink == ink;
    }

  return n;
}

static const RespiteShape *
find_text (const RespiteScene *scene,
           RespiteTrendPart    part,
           const char         *text)
{
  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      const RespiteShape *shape = respite_scene_get_shape (scene, i);

      if (shape->part == (int) part && shape->kind == RESPITE_SHAPE_TEXT && g_strcmp0 (shape->text, text) == 0)
        return shape;
    }

  return NULL;
}

static RespiteRect
get_box (const RespiteShape *shape)
{
  double left = shape->anchor == RESPITE_ANCHOR_START ? shape->rect.x : shape->anchor == RESPITE_ANCHOR_END ?
                shape->rect.x - shape->rect.width : shape->rect.x - shape->rect.width / 2;

  /* The height of figures and small letters: what meets there cannot be read. */
  return (RespiteRect) { left, shape->rect.y - shape->size * 0.72, shape->rect.width, shape->size * 0.72 };
}

static void
assert_no_collision (const RespiteScene *scene)
{
  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      const RespiteShape *one = respite_scene_get_shape (scene, i);
      RespiteRect a = get_box (one);

      if (one->kind != RESPITE_SHAPE_TEXT)
        continue;
      g_assert_cmpfloat (a.x, >=, -0.01);
      g_assert_cmpfloat (a.x + a.width, <=, scene->width + 0.01);
      for (guint j = i + 1; j < respite_scene_get_n_shapes (scene); j++)
        {
          const RespiteShape *other = respite_scene_get_shape (scene, j);
          RespiteRect b = get_box (other);

          if (other->kind != RESPITE_SHAPE_TEXT || a.x + a.width <= b.x || b.x + b.width <= a.x ||
              a.y + a.height <= b.y || b.y + b.height <= a.y)
            continue;
          g_error ("\"%s\" meets \"%s\" in %.0f x %.0f", one->text, other->text, scene->width, scene->height);
        }
    }
}

static void
test_labels_never_meet (void)
{
  static const struct
  {
    double width;
    double height;
    double size;
  } sizes[] = { { 900, 600, 9 }, { 500, 400, 9 }, { 360, 300, 9 }, { 700, 500, 18 }, { 1800, 900, 12 } };
  static const struct
  {
    guint n;
    int   days;
  } amounts[] = { { 1, 0 }, { 2, 3 }, { 12, 84 }, { 60, 365 }, { 300, 3650 }, { 300, 30 }, { 40, 1200 } };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (RespiteTrend) course = trend_sample_new_course ();
      g_autoptr (RespiteTrend) five = trend_sample_new_five ();
      g_autoptr (RespiteScene) first = lay_out (course, sizes[i].width, sizes[i].height, sizes[i].size);
      g_autoptr (RespiteScene) second = lay_out (five, sizes[i].width, sizes[i].height * 1.5, sizes[i].size);

      assert_no_collision (first);
      assert_no_collision (second);
      for (gsize j = 0; j < G_N_ELEMENTS (amounts); j++)
        {
          g_autoptr (RespiteTrend) trend = trend_sample_new_many (amounts[j].n, amounts[j].days);
          g_autoptr (RespiteScene) scene = lay_out (trend, sizes[i].width, sizes[i].height, sizes[i].size);

          g_test_message ("%u scores in %d days", amounts[j].n, amounts[j].days);
          assert_no_collision (scene);
        }
    }
}

static void
test_scores_stand_where_they_should (void)
{
  g_autoptr (RespiteTrend) trend = respite_trend_new ();
  RespiteTrendLine *line = trend_sample_add_phq (trend);
  g_autoptr (RespiteScene) scene = NULL;
  const RespiteShape *dot[2] = { NULL, NULL };
  const RespiteShape *frame = NULL;

  respite_trend_line_add_point (line, TREND_SAMPLE_AT (0), 27000);
  respite_trend_line_add_point (line, TREND_SAMPLE_AT (28), 0);
  scene = lay_out (trend, 600, 300, SIZE);
  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      const RespiteShape *shape = respite_scene_get_shape (scene, i);

      if (shape->part == RESPITE_TREND_PART_SCORES && shape->kind == RESPITE_SHAPE_CIRCLE)
        dot[dot[0] == NULL ? 0 : 1] = shape;
      if (shape->part == RESPITE_TREND_PART_FRAME && shape->kind == RESPITE_SHAPE_RECT && !shape->is_filled)
        frame = shape;
    }

  g_assert_nonnull (dot[1]);
  g_assert_nonnull (frame);
  g_assert_cmpfloat_with_epsilon (dot[0]->rect.y, frame->rect.y, 0.01);
  g_assert_cmpfloat_with_epsilon (dot[1]->rect.y, frame->rect.y + frame->rect.height, 0.01);
  g_assert_cmpfloat_with_epsilon (dot[0]->rect.x, respite_scene_get_x (scene, TREND_SAMPLE_AT (0)), 0.01);
  g_assert_cmpfloat_with_epsilon (dot[1]->rect.x, respite_scene_get_x (scene, TREND_SAMPLE_AT (28)), 0.01);
}

/* In a grey print and to a colour-blind eye the shapes are all there is. */
static void
test_shapes_say_what_a_score_is (void)
{
  g_autoptr (RespiteTrend) trend = trend_sample_new_course ();
  g_autoptr (RespiteScene) scene = lay_out (trend, 900, 500, SIZE);
  guint n_stars = 0, n_triangles = 0, n_hollow = 0, n_dots = 0, n_rings = 0;

  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      const RespiteShape *shape = respite_scene_get_shape (scene, i);

      if (shape->part != RESPITE_TREND_PART_SCORES)
        continue;
      n_stars += shape->kind == RESPITE_SHAPE_POLYGON && shape->n_points == 10;
      n_triangles += shape->kind == RESPITE_SHAPE_POLYGON && shape->n_points == 3;
      n_dots += shape->kind == RESPITE_SHAPE_CIRCLE && shape->is_filled && shape->ink == RESPITE_INK_PRESSURE;
      n_hollow += shape->kind == RESPITE_SHAPE_CIRCLE && !shape->is_filled && shape->ink == RESPITE_INK_PRESSURE;
      n_rings += shape->kind == RESPITE_SHAPE_CIRCLE && !shape->is_filled && shape->ink == RESPITE_INK_TEXT;
    }

  /* PHQ-9: 18, 15, 11, 9 and 7 (response), 4 (remission). GAD-7: 14, 10, 7 (response), 6 early, none, 8 filled. */
  g_assert_cmpuint (n_stars, ==, 1);
  g_assert_cmpuint (n_triangles, ==, 3);
  g_assert_cmpuint (n_dots, ==, 6);
  g_assert_cmpuint (n_hollow, ==, 1);
  g_assert_cmpuint (n_rings, ==, 1);
  g_assert_cmpuint (count (scene, RESPITE_TREND_PART_SCORES, RESPITE_SHAPE_LINE, RESPITE_INK_MUTED), ==, 2);
}

/* No line leads to what came too early, to what has no score, to what was struck. */
static void
test_line_joins_only_what_counts (void)
{
  g_autoptr (RespiteTrend) trend = trend_sample_new_course ();
  g_autoptr (RespiteScene) scene = lay_out (trend, 900, 500, SIZE);
  guint n_points[2] = { 0, 0 }, n = 0;

  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      const RespiteShape *shape = respite_scene_get_shape (scene, i);

      if (shape->part == RESPITE_TREND_PART_SCORES && shape->kind == RESPITE_SHAPE_LINE &&
          shape->ink == RESPITE_INK_PRESSURE)
        n_points[n++] = shape->n_points;
    }

  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (n_points[0], ==, 6);
  g_assert_cmpuint (n_points[1], ==, 4);
}

static void
test_cutoffs_are_dotted_and_named (void)
{
  g_autoptr (RespiteTrend) trend = trend_sample_new_course ();
  g_autoptr (RespiteScene) scene = lay_out (trend, 900, 500, SIZE);
  guint n_dotted = 0, n_dashed = 0;

  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      const RespiteShape *shape = respite_scene_get_shape (scene, i);

      n_dotted += shape->part == RESPITE_TREND_PART_CUTOFFS && shape->dash == RESPITE_DASH_DOTS;
      n_dashed += shape->part == RESPITE_TREND_PART_BASELINE && shape->dash == RESPITE_DASH_LONG;
    }

  g_assert_cmpuint (n_dotted, ==, 7);
  g_assert_cmpuint (n_dashed, ==, 2);
  g_assert_nonnull (find_text (scene, RESPITE_TREND_PART_CUTOFFS, "10 moderate"));
  g_assert_nonnull (find_text (scene, RESPITE_TREND_PART_BASELINE, "18 baseline"));
  g_assert_nonnull (find_text (scene, RESPITE_TREND_PART_BASELINE, "9 response"));
  g_assert_nonnull (find_text (scene, RESPITE_TREND_PART_HEAD, "4 minimal, response and remission"));
}

static void
test_sessions_and_relief (void)
{
  g_autoptr (RespiteTrend) trend = trend_sample_new_course ();
  g_autoptr (RespiteScene) scene = lay_out (trend, 900, 500, SIZE);
  const RespiteShape *days;

  g_assert_cmpuint (count (scene, RESPITE_TREND_PART_SESSIONS, RESPITE_SHAPE_POLYGON, RESPITE_INK_RATE), ==, 6);
  g_assert_cmpuint (count (scene, RESPITE_TREND_PART_SESSIONS, RESPITE_SHAPE_LINE, RESPITE_INK_RATE), ==, 12);
  g_assert_cmpuint (count (scene, RESPITE_TREND_PART_RELIEF, RESPITE_SHAPE_RECT, RESPITE_INK_RECOVERY_TINT), ==, 3);
  days = find_text (scene, RESPITE_TREND_PART_RELIEF, "12");
  g_assert_nonnull (days);
  g_assert_cmpfloat_with_epsilon (days->rect.x, respite_scene_get_x (scene, TREND_SAMPLE_AT (24.4)), 0.01);
}

/* The axis counts in what there is room for: days, weeks, months, years. */
static void
test_axis_follows_the_length (void)
{
  static const struct
  {
    int         days;
    const char *label;
    const char *below;
  } cases[] = {
    { 3, "3 Mar", NULL }, { 35, "10 Mar", "week 1" }, { 120, "31 Mar", "week 4" }, { 1200, "Jan 2027", NULL },
    { 3650, "2030", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteTrend) trend = trend_sample_new_many (10, cases[i].days);
      g_autoptr (RespiteScene) scene = lay_out (trend, 600, 300, SIZE);

      g_test_message ("%d days", cases[i].days);
      g_assert_nonnull (find_text (scene, RESPITE_TREND_PART_DATES, cases[i].label));
      if (cases[i].below != NULL)
        g_assert_nonnull (find_text (scene, RESPITE_TREND_PART_DATES, cases[i].below));
    }
}

/* Days begin at the clinic's midnight, also where the clocks change in between. */
static void
test_axis_keeps_local_midnight (void)
{
  g_autoptr (RespiteTrend) trend = trend_sample_new_many (10, 35);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");
  const RespiteTrendView view = { .width = 900, .height = 300 };
  RespiteChartStyle style;
  g_autoptr (RespiteScene) scene = NULL;

  g_assert_nonnull (zone);
  respite_chart_style_init (&style, RESPITE_CHART_LIGHT);
  style.words.zone = zone;
  scene = respite_trend_chart_layout (trend, &view, &style);
  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      const RespiteShape *shape = respite_scene_get_shape (scene, i);
      gint64 at;
      g_autoptr (GDateTime) utc = NULL;
      g_autoptr (GDateTime) local = NULL;

      if (shape->part != RESPITE_TREND_PART_GRID || shape->kind != RESPITE_SHAPE_LINE)
        continue;
      at = respite_scene_get_time (scene, respite_scene_get_points (scene, shape)[0].x) + 60000;
      utc = g_date_time_new_from_unix_utc (at / 1000);
      local = g_date_time_to_timezone (utc, zone);
      g_assert_cmpint (g_date_time_get_hour (local), ==, 0);
    }
}

static void
test_nothing_gives_an_empty_frame (void)
{
  g_autoptr (RespiteTrend) trend = respite_trend_new ();
  g_autoptr (RespiteScene) scene = lay_out (trend, 300, 200, SIZE);

  g_assert_cmpuint (respite_scene_get_n_shapes (scene), ==, 1);
}

static void
test_zoomed_chart_shows_only_its_span (void)
{
  g_autoptr (RespiteTrend) trend = trend_sample_new_many (300, 3650);
  const RespiteTrendView view = {
    .width = 600, .height = 300, .span = { TREND_SAMPLE_AT (1000), TREND_SAMPLE_AT (1060) },
  };
  RespiteChartStyle style;
  g_autoptr (RespiteScene) scene = NULL;

  respite_chart_style_init (&style, RESPITE_CHART_LIGHT);
  scene = respite_trend_chart_layout (trend, &view, &style);
  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      const RespiteShape *shape = respite_scene_get_shape (scene, i);

      if (shape->kind != RESPITE_SHAPE_CIRCLE)
        continue;
      g_assert_cmpfloat (shape->rect.x, >=, scene->plot.x);
      g_assert_cmpfloat (shape->rect.x, <=, scene->plot.x + scene->plot.width);
    }
  assert_no_collision (scene);
}

static void
test_height_leaves_nothing_out (void)
{
  g_autoptr (RespiteTrend) trend = trend_sample_new_five ();
  RespiteChartStyle style;
  g_autoptr (RespiteScene) scene = NULL;
  double height;

  respite_chart_style_init (&style, RESPITE_CHART_LIGHT);
  height = respite_trend_chart_get_height (trend, &style, 500, TRUE);
  scene = lay_out (trend, 500, height, style.size);
  g_assert_cmpfloat (height, >, 5 * 80);
  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    g_assert_cmpfloat (get_box (respite_scene_get_shape (scene, i)).y, <, height);
  g_assert_nonnull (find_text (scene, RESPITE_TREND_PART_CUTOFFS, "31 provisional PTSD"));
}

static void
test_cursor_says_the_day (void)
{
  g_autoptr (RespiteTrend) trend = trend_sample_new_course ();
  g_autoptr (RespiteScene) scene = lay_out (trend, 900, 500, SIZE);
  RespiteChartStyle style;
  g_autoptr (RespiteScene) over = NULL;
  g_autoptr (RespiteScene) outside = NULL;

  respite_chart_style_init (&style, RESPITE_CHART_LIGHT);
  over = respite_trend_chart_layout_cursor (scene, &style, TREND_SAMPLE_AT (28.4));
  g_assert_nonnull (find_text (over, RESPITE_TREND_PART_CURSOR, "30 Mar 2026"));
  outside = respite_trend_chart_layout_cursor (scene, &style, TREND_SAMPLE_AT (400));
  g_assert_cmpuint (respite_scene_get_n_shapes (outside), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trend-layout/labels-never-meet", test_labels_never_meet);
  g_test_add_func ("/trend-layout/scores-stand-where-they-should", test_scores_stand_where_they_should);
  g_test_add_func ("/trend-layout/shapes-say-what-a-score-is", test_shapes_say_what_a_score_is);
  g_test_add_func ("/trend-layout/line-joins-only-what-counts", test_line_joins_only_what_counts);
  g_test_add_func ("/trend-layout/cutoffs-are-dotted-and-named", test_cutoffs_are_dotted_and_named);
  g_test_add_func ("/trend-layout/sessions-and-relief", test_sessions_and_relief);
  g_test_add_func ("/trend-layout/axis-follows-the-length", test_axis_follows_the_length);
  g_test_add_func ("/trend-layout/axis-keeps-local-midnight", test_axis_keeps_local_midnight);
  g_test_add_func ("/trend-layout/nothing-gives-an-empty-frame", test_nothing_gives_an_empty_frame);
  g_test_add_func ("/trend-layout/zoomed-chart-shows-only-its-span", test_zoomed_chart_shows_only_its_span);
  g_test_add_func ("/trend-layout/height-leaves-nothing-out", test_height_leaves_nothing_out);
  g_test_add_func ("/trend-layout/cursor-says-the-day", test_cursor_says_the_day);

  return g_test_run ();
}
