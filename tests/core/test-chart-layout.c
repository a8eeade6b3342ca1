/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <math.h>
#include <string.h>

#include "chart-sample.h"
#include "chart/respite-session-chart-layout.h"

/* The layout of @record at 900 x 520 with a fixed-width measure. */
static RespiteScene *
lay_out (const RespiteSessionRecord *record,
         gint64                      now)
{
  RespiteChartView view = { .width = 900, .height = 520, .now = now };
  RespiteChartStyle style;

  respite_chart_style_init (&style, RESPITE_CHART_LIGHT);
  style.size = 12;

  return respite_session_chart_layout (record, &view, &style);
}

static gboolean
is_inside (const RespiteScene *scene,
           const RespiteShape *shape)
{
  return shape->rect.x >= scene->plot.x - 0.1 && shape->rect.x <= scene->plot.x + scene->plot.width + 0.1;
}

/* How many shapes of a kind a part drew inside the plot. */
static guint
count (const RespiteScene *scene,
       RespiteChartPart    part,
       RespiteShapeKind    kind,
       gboolean            is_filled,
       RespiteInk          ink)
{
  guint n = 0;

  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      const RespiteShape *shape = respite_scene_get_shape (scene, i);

      n += shape->part == (int) part && shape->kind == kind && shape->is_filled == is_filled && shape->ink == ink;
    }

  return n;
}

static guint
count_part (const RespiteScene *scene,
            RespiteChartPart    part)
{
  guint n = 0;

  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    n += respite_scene_get_shape (scene, i)->part == (int) part;

  return n;
}

static const RespiteShape *
find_text (const RespiteScene *scene,
           const char         *text)
{
  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      const RespiteShape *shape = respite_scene_get_shape (scene, i);

      if (shape->kind == RESPITE_SHAPE_TEXT && g_str_equal (shape->text, text))
        return shape;
    }

  return NULL;
}

/* Lines of one ink with more than @least points, as of a joined series. */
static guint
count_joined (const RespiteScene *scene,
              RespiteChartPart    part,
              RespiteInk          ink)
{
  return count (scene, part, RESPITE_SHAPE_LINE, FALSE, ink);
}

static RespiteSessionRecord *
create (RespiteEvent **events,
        guint          n)
{
  RespiteSessionRecord *record = chart_sample_new ();

  chart_sample_take_events (record, events, n);

  return record;
}

static void
test_nothing_yet (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new ();
  g_autoptr (RespiteScene) scene = lay_out (record, 0);

  g_assert_nonnull (find_text (scene, "MOAA/S"));
  g_assert_cmpuint (count_part (scene, RESPITE_CHART_PART_PULSE), ==, 2);
  g_assert_cmpuint (count_part (scene, RESPITE_CHART_PART_TOTAL), ==, 0);
  g_assert_cmpuint (count_part (scene, RESPITE_CHART_PART_OUTSIDE), ==, 0);
}

static void
test_no_timeline_at_all (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new ();
  g_autoptr (RespiteScene) scene = NULL;

  g_clear_pointer (&record->timeline, respite_timeline_unref);
  g_clear_pointer (&record->thresholds, respite_thresholds_free);
  g_clear_pointer (&record->order, respite_order_free);
  scene = lay_out (record, 0);
  g_assert_cmpuint (respite_scene_get_n_shapes (scene), >, 10);
}

static void
test_one_mark_a_value (void)
{
  RespiteEvent *events[] = {
    chart_sample_rate (0, RESPITE_EVENT_START, 50000),
    chart_sample_set (5, 120, 80, 70, 98, 14),
    chart_sample_set (10, 124, 82, 72, 97, 15),
    chart_sample_set (15, 128, 84, 75, 96, 16),
  };
  g_autoptr (RespiteSessionRecord) record = create (events, G_N_ELEMENTS (events));
  g_autoptr (RespiteScene) scene = lay_out (record, 0);

  /* A dot a pulse, a ring (with its ground) a breath, two carets, a stroke and a bar a pressure, a diamond an SpO2. */
  g_assert_cmpuint (count (scene, RESPITE_CHART_PART_PULSE, RESPITE_SHAPE_CIRCLE, TRUE, RESPITE_INK_PULSE), ==, 3);
  g_assert_cmpuint (count (scene, RESPITE_CHART_PART_RESPIRATION, RESPITE_SHAPE_CIRCLE, FALSE,
                           RESPITE_INK_RESPIRATION), ==, 3);
  g_assert_cmpuint (count (scene, RESPITE_CHART_PART_PRESSURE, RESPITE_SHAPE_LINE, FALSE, RESPITE_INK_PRESSURE), ==,
                    12);
  g_assert_cmpuint (count (scene, RESPITE_CHART_PART_SPO2, RESPITE_SHAPE_POLYGON, TRUE, RESPITE_INK_SPO2), ==, 3);
  g_assert_cmpuint (count (scene, RESPITE_CHART_PART_DUE, RESPITE_SHAPE_LINE, FALSE, RESPITE_INK_TEXT), ==, 3);
}

/* Time runs from left to right, and values from below to above, each where its number says. */
static void
test_places_are_exact (void)
{
  RespiteEvent *events[] = {
    chart_sample_rate (0, RESPITE_EVENT_START, 50000),
    chart_sample_set (5, 120, 80, 70, 98, 14),
    chart_sample_set (10, 124, 82, 92, 97, 15),
    chart_sample_set (15, 128, 84, 81, 96, 16),
  };
  static const int pulses[] = { 70, 92, 81 };
  g_autoptr (RespiteSessionRecord) record = create (events, G_N_ELEMENTS (events));
  g_autoptr (RespiteScene) scene = lay_out (record, 0);
  double y[3] = { 0 };
  int n = 0;

  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      const RespiteShape *shape = respite_scene_get_shape (scene, i);

      if (shape->part != RESPITE_CHART_PART_PULSE || shape->kind != RESPITE_SHAPE_CIRCLE)
        continue;
      g_assert_cmpint (n, <, 3);
      g_assert_cmpfloat_with_epsilon (shape->rect.x, respite_scene_get_x (scene, SAMPLE_AT (5 * (n + 1))), 0.01);
      y[n++] = shape->rect.y;
    }

  g_assert_cmpint (n, ==, 3);
  for (int i = 0; i < 2; i++)
    g_assert_cmpfloat_with_epsilon ((y[0] - y[i + 1]) / (pulses[i + 1] - pulses[0]),
                                    (y[0] - y[1]) / (pulses[1] - pulses[0]), 0.001);
  g_assert_cmpfloat (y[1], <, y[0]);
}

/* Sets at 5, 10, 25 and 30 min: what fell due at 15 and 20 was missed, and nothing is joined across it. */
static void
test_gaps_stay_gaps (void)
{
  RespiteEvent *events[] = {
    chart_sample_rate (0, RESPITE_EVENT_START, 50000), chart_sample_set (5, 120, 80, 70, 98, 14),
    chart_sample_set (10, 124, 82, 72, 97, 15), chart_sample_set (25, 128, 84, 75, 96, 16),
    chart_sample_set (30, 128, 84, 75, 96, 16),
  };
  g_autoptr (RespiteSessionRecord) record = create (events, G_N_ELEMENTS (events));
  g_autoptr (RespiteScene) scene = lay_out (record, SAMPLE_AT (31));
  double from = respite_scene_get_x (scene, SAMPLE_AT (11)), to = respite_scene_get_x (scene, SAMPLE_AT (24));

  g_assert_cmpuint (count_joined (scene, RESPITE_CHART_PART_PULSE, RESPITE_INK_PULSE), ==, 2);
  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      const RespiteShape *shape = respite_scene_get_shape (scene, i);
      const RespitePoint *points = respite_scene_get_points (scene, shape);

      if (shape->kind != RESPITE_SHAPE_LINE || shape->part != RESPITE_CHART_PART_PULSE)
        continue;
      g_assert_true (points[shape->n_points - 1].x < from || points[0].x > to);
    }

  /* Two strokes for the cross of each missed set. */
  g_assert_cmpuint (count (scene, RESPITE_CHART_PART_DUE, RESPITE_SHAPE_LINE, FALSE, RESPITE_INK_ACT), ==, 4);
}

static void
test_off_scale_is_hollow_at_the_edge (void)
{
  RespiteEvent *events[] = {
    chart_sample_rate (0, RESPITE_EVENT_START, 50000),
    chart_sample_set (5, 236, 118, 70, 76, 14),
  };
  g_autoptr (RespiteSessionRecord) record = create (events, G_N_ELEMENTS (events));
  g_autoptr (RespiteScene) scene = lay_out (record, 0);

  g_assert_cmpuint (count (scene, RESPITE_CHART_PART_PRESSURE, RESPITE_SHAPE_POLYGON, FALSE, RESPITE_INK_PRESSURE),
                    ==, 1);
  g_assert_cmpuint (count (scene, RESPITE_CHART_PART_SPO2, RESPITE_SHAPE_POLYGON, FALSE, RESPITE_INK_SPO2), ==, 1);
  g_assert_cmpuint (count (scene, RESPITE_CHART_PART_SPO2, RESPITE_SHAPE_POLYGON, TRUE, RESPITE_INK_SPO2), ==, 0);
  g_assert_nonnull (find_text (scene, "236"));
  g_assert_nonnull (find_text (scene, "76"));
}

static void
test_limits_are_dashed_with_their_value (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_short ();
  g_autoptr (RespiteScene) scene = lay_out (record, 0);
  g_autoptr (RespiteScene) without = NULL;
  guint n = 0;

  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      const RespiteShape *shape = respite_scene_get_shape (scene, i);

      if (shape->part == RESPITE_CHART_PART_THRESHOLDS && shape->dash != RESPITE_DASH_NONE)
        n++;
    }
  g_assert_cmpuint (n, >=, 12);
  g_assert_nonnull (find_text (scene, "180"));

  /* What nobody has confirmed is not in force. */
  record->thresholds->is_confirmed = FALSE;
  without = lay_out (record, 0);
  g_assert_cmpuint (count_part (without, RESPITE_CHART_PART_THRESHOLDS), ==, 0);
}

static void
test_rates_and_total (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_short ();
  g_autoptr (RespiteScene) scene = lay_out (record, 0);

  g_assert_nonnull (find_text (scene, "53.6"));
  g_assert_nonnull (find_text (scene, "40"));
  g_assert_nonnull (find_text (scene, "5 mg"));
  g_assert_nonnull (find_text (scene, "ondansetron 4 mg"));

  /* 14 min at 53.6, 4 and 22 min at 40 mg/h, and 5 mg: 12.507 + 17.333 + 5 mg. */
  g_assert_nonnull (find_text (scene, "34.8 mg"));
  g_assert_nonnull (find_text (scene, "0.49 mg/kg"));
}

static void
test_unconfirmed_rate_is_dashed (void)
{
  RespiteEvent *events[] = { chart_sample_rate (0, RESPITE_EVENT_START, 50000) };
  g_autoptr (RespiteSessionRecord) record = create (events, G_N_ELEMENTS (events));
  g_autoptr (RespiteScene) scene = NULL;
  guint n = 0;

  record->unconfirmed_since = SAMPLE_AT (10);
  scene = lay_out (record, SAMPLE_AT (20));
  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      const RespiteShape *shape = respite_scene_get_shape (scene, i);

      if (shape->part != RESPITE_CHART_PART_RATE || shape->dash != RESPITE_DASH_SHORT)
        continue;
      n++;
      g_assert_cmpfloat_with_epsilon (respite_scene_get_points (scene, shape)[0].x,
                                      respite_scene_get_x (scene, SAMPLE_AT (10)), 0.01);
    }
  g_assert_cmpuint (n, ==, 1);
  g_assert_nonnull (find_text (scene, "unconfirmed"));
}

static void
test_struck_entries_are_left_out (void)
{
  RespiteEvent *events[] = {
    chart_sample_rate (0, RESPITE_EVENT_START, 50000), chart_sample_set (5, 120, 80, 70, 98, 14),
    chart_sample_set (10, 12, 8, 7, 80, 14),
  };
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (RespiteScene) scene = NULL;

  events[2]->is_struck = TRUE;
  record = create (events, G_N_ELEMENTS (events));
  scene = lay_out (record, 0);
  g_assert_cmpuint (count (scene, RESPITE_CHART_PART_PULSE, RESPITE_SHAPE_CIRCLE, TRUE, RESPITE_INK_PULSE), ==, 1);
}

static void
test_late_entries_are_ringed (void)
{
  RespiteEvent *events[] = {
    chart_sample_rate (0, RESPITE_EVENT_START, 50000), chart_sample_set (5, 120, 80, 70, 98, 14),
    chart_sample_set (10, 120, 80, 70, 98, 14),
  };
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (RespiteScene) scene = NULL;

  events[1]->entered_at = events[1]->at + 5 * 60000;
  record = create (events, G_N_ELEMENTS (events));
  scene = lay_out (record, 0);
  g_assert_cmpuint (count (scene, RESPITE_CHART_PART_DUE, RESPITE_SHAPE_CIRCLE, FALSE, RESPITE_INK_TEXT), ==, 1);
}

static void
test_now_only_while_it_runs (void)
{
  RespiteEvent *events[] = { chart_sample_rate (0, RESPITE_EVENT_START, 50000) };
  g_autoptr (RespiteSessionRecord) record = create (events, G_N_ELEMENTS (events));
  g_autoptr (RespiteScene) live = lay_out (record, SAMPLE_AT (12));
  g_autoptr (RespiteScene) still = lay_out (record, 0);

  g_assert_cmpuint (count_part (live, RESPITE_CHART_PART_NOW), ==, 3);
  g_assert_nonnull (find_text (live, "10:12"));
  g_assert_cmpuint (count_part (still, RESPITE_CHART_PART_NOW), ==, 0);
}

/* Phases last as long as they did, not as long as the picture is wide. */
static void
test_phases_say_how_long_they_were (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_short ();
  g_autoptr (RespiteScene) scene = NULL;
  g_autoptr (RespiteScene) early = NULL;

  record->session->discharged_at = SAMPLE_AT (80);
  scene = lay_out (record, 0);
  g_assert_nonnull (find_text (scene, "Infusion  18 min"));
  g_assert_nonnull (find_text (scene, "Infusion  22 min"));
  g_assert_nonnull (find_text (scene, "Recovery  36 min"));

  record->session->discharged_at = 0;
  early = lay_out (record, 0);
  g_assert_nonnull (find_text (early, "Recovery  30 min"));
}

static void
test_grid_every_five_and_fifteen_minutes (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_short ();
  g_autoptr (RespiteScene) scene = lay_out (record, 0);
  guint thin = count (scene, RESPITE_CHART_PART_GRID, RESPITE_SHAPE_LINE, FALSE, RESPITE_INK_GRID);
  guint expected_thin = 0, expected_strong = 0, strong = 0;

  for (gint64 at = scene->span.begin; at <= scene->span.end; at += 5 * 60000)
    if (at % (15 * 60000) == 0)
      expected_strong++;
    else
      expected_thin++;
  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      const RespiteShape *shape = respite_scene_get_shape (scene, i);

      if (shape->part == RESPITE_CHART_PART_GRID && shape->ink == RESPITE_INK_GRID_STRONG &&
          respite_scene_get_points (scene, shape)[0].x == respite_scene_get_points (scene, shape)[1].x)
        strong++;
    }
  g_assert_cmpuint (thin, ==, expected_thin);
  g_assert_cmpuint (strong, ==, expected_strong);
}

/* A zone that is 5 h 45 min ahead: strong lines stand at the quarters of its own clock. */
static void
test_grid_follows_the_clinic_clock (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_short ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Kathmandu");
  g_autoptr (RespiteScene) scene = NULL;
  RespiteChartView view = { .width = 900, .height = 520 };
  RespiteChartStyle style;

  respite_chart_style_init (&style, RESPITE_CHART_LIGHT);
  style.words.zone = zone;
  scene = respite_session_chart_layout (record, &view, &style);
  g_assert_nonnull (find_text (scene, "15:45"));
  g_assert_null (find_text (scene, "10:00"));
}

static void
test_zoom_shows_what_is_outside (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_short ();
  RespiteChartView view = { .width = 900, .height = 520, .span = { SAMPLE_AT (10), SAMPLE_AT (30) } };
  RespiteChartStyle style;
  g_autoptr (RespiteScene) scene = NULL;

  respite_chart_style_init (&style, RESPITE_CHART_LIGHT);
  scene = respite_session_chart_layout (record, &view, &style);
  g_assert_cmpuint (count_part (scene, RESPITE_CHART_PART_OUTSIDE), ==, 2);
  g_assert_nonnull (find_text (scene, "◂ 09:54"));
  g_assert_nonnull (find_text (scene, "11:14 ▸"));

  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      const RespiteShape *shape = respite_scene_get_shape (scene, i);

      if (shape->part == RESPITE_CHART_PART_PULSE && shape->kind == RESPITE_SHAPE_CIRCLE)
        g_assert_true (is_inside (scene, shape));
    }
}

static void
test_times_do_not_touch (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_long ();
  static const double widths[] = { 320, 515, 900, 1400, 2400 };

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      RespiteChartView view = { .width = widths[i], .height = 500 };
      RespiteChartStyle style;
      g_autoptr (RespiteScene) scene = NULL;
      double right = 0;

      respite_chart_style_init (&style, RESPITE_CHART_LIGHT);
      scene = respite_session_chart_layout (record, &view, &style);
      for (guint j = 0; j < respite_scene_get_n_shapes (scene); j++)
        {
          const RespiteShape *shape = respite_scene_get_shape (scene, j);

          if (shape->part != RESPITE_CHART_PART_GRID || shape->kind != RESPITE_SHAPE_TEXT)
            continue;
          g_assert_cmpfloat (shape->rect.x - shape->rect.width / 2, >, right);
          right = shape->rect.x + shape->rect.width / 2;
        }
    }
}

/* Numbers of events that happen at once stand side by side, each inside the plot. */
static void
test_event_numbers_stand_apart (void)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new ();
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (RespiteScene) scene = NULL;
  double last = 0;
  guint n = 0;

  g_ptr_array_add (events, chart_sample_rate (0, RESPITE_EVENT_START, 50000));
  for (int i = 0; i < 14; i++)
    g_ptr_array_add (events, chart_sample_kind (39 + i * 0.05, RESPITE_EVENT_EMERGENCY, "oxygen"));
  record = create ((RespiteEvent **) events->pdata, events->len);
  scene = lay_out (record, 0);
  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      const RespiteShape *shape = respite_scene_get_shape (scene, i);

      if (shape->part != RESPITE_CHART_PART_EVENTS || shape->kind != RESPITE_SHAPE_CIRCLE || shape->is_filled)
        continue;
      g_assert_true (is_inside (scene, shape));
      g_assert_cmpfloat (shape->rect.x - last, >=, 2 * shape->rect.width - 0.01);
      last = shape->rect.x;
      n++;
    }
  g_assert_cmpuint (n, ==, 14);
}

static void
test_key_explains_every_number (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_short ();
  RespiteChartView view = { .width = 900, .height = 700, .has_key = TRUE, .has_legend = TRUE };
  RespiteChartStyle style;
  g_autoptr (RespiteScene) scene = NULL;

  respite_chart_style_init (&style, RESPITE_CHART_PRINT);
  scene = respite_session_chart_layout (record, &view, &style);
  g_assert_nonnull (find_text (scene, "says it feels like floating, not afraid"));
  g_assert_cmpuint (count_part (scene, RESPITE_CHART_PART_KEY), ==, 9);
  g_assert_nonnull (find_text (scene, "entered late"));
  g_assert_nonnull (find_text (scene, "clinic limit: call prescriber"));
}

/* Text of twice the size must not run out of the picture, nor may a picture that is too low cut its lanes off. */
static void
test_large_text_and_little_room (void)
{
  static const struct
  {
    double width;
    double height;
    double size;
  } cases[] = { { 900, 520, 24 }, { 515, 300, 7 }, { 515, 260, 9 }, { 400, 240, 12 }, { 1400, 700, 26 } };
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_long ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RespiteChartView view = { .width = cases[i].width, .height = cases[i].height, .has_key = TRUE };
      RespiteChartStyle style;
      g_autoptr (RespiteScene) scene = NULL;

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      respite_chart_style_init (&style, RESPITE_CHART_LIGHT);
      style.size = cases[i].size;
      scene = respite_session_chart_layout (record, &view, &style);
      g_assert_cmpfloat (scene->plot.width, >, cases[i].width * 0.4);
      for (guint j = 0; j < respite_scene_get_n_shapes (scene); j++)
        {
          const RespiteShape *shape = respite_scene_get_shape (scene, j);

          if (shape->kind == RESPITE_SHAPE_TEXT)
            {
              double left = shape->rect.x;

              if (shape->anchor == RESPITE_ANCHOR_MIDDLE)
                left -= shape->rect.width / 2;
              else if (shape->anchor == RESPITE_ANCHOR_END)
                left -= shape->rect.width;
              g_assert_cmpfloat (left, >=, -0.5);
              g_assert_cmpfloat (left + shape->rect.width, <=, scene->width + 0.5);
              g_assert_cmpfloat (shape->rect.y, <=, scene->height + 0.5);
            }
        }
    }
}

static void
test_natural_height_leaves_nothing_out (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_long ();
  RespiteChartView view = { .width = 515, .has_key = TRUE, .has_legend = TRUE };
  RespiteChartStyle style;
  g_autoptr (RespiteScene) scene = NULL;

  respite_chart_style_init (&style, RESPITE_CHART_PRINT);
  style.size = 7;
  view.height = respite_session_chart_get_height (record, &style, view.width, TRUE, TRUE);
  g_assert_cmpfloat (view.height, >, 200);
  g_assert_cmpfloat (view.height, <, 700);
  scene = respite_session_chart_layout (record, &view, &style);
  g_assert_cmpuint (count_part (scene, RESPITE_CHART_PART_LEGEND), >, 20);
  g_assert_cmpuint (count_part (scene, RESPITE_CHART_PART_KEY), ==, 3 * 13);
}

/* Hours at one value a second: the number of shapes follows the width, not the data. */
static void
test_dense_data_is_reduced (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_dense (2);
  g_autoptr (RespiteScene) scene = lay_out (record, 0);

  g_assert_cmpuint (respite_scene_get_n_shapes (scene), <, 4000);
  g_assert_cmpuint (scene->points->len, <, 14000);
  g_assert_cmpuint (count (scene, RESPITE_CHART_PART_PULSE, RESPITE_SHAPE_POLYGON, TRUE, RESPITE_INK_PULSE), ==, 1);
  g_assert_cmpuint (count (scene, RESPITE_CHART_PART_PULSE, RESPITE_SHAPE_CIRCLE, TRUE, RESPITE_INK_PULSE), >, 5);
}

static void
test_clips_are_balanced (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_long ();
  g_autoptr (RespiteScene) scene = lay_out (record, 0);
  int depth = 0;

  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      RespiteShapeKind kind = respite_scene_get_shape (scene, i)->kind;

      depth += kind == RESPITE_SHAPE_PUSH_CLIP ? 1 : kind == RESPITE_SHAPE_POP_CLIP ? -1 : 0;
      g_assert_cmpint (depth, >=, 0);
    }
  g_assert_cmpint (depth, ==, 0);
}

static void
test_cursor_stands_at_its_time (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_short ();
  g_autoptr (RespiteScene) scene = lay_out (record, 0);
  RespiteChartStyle style;
  g_autoptr (RespiteScene) cursor = NULL;
  g_autoptr (RespiteScene) outside = NULL;
  const RespiteShape *line;

  respite_chart_style_init (&style, RESPITE_CHART_LIGHT);
  cursor = respite_session_chart_layout_cursor (scene, &style, SAMPLE_AT (20));
  outside = respite_session_chart_layout_cursor (scene, &style, SAMPLE_AT (900));
  line = respite_scene_get_shape (cursor, respite_scene_get_n_shapes (cursor) - 3);
  g_assert_cmpint (line->kind, ==, RESPITE_SHAPE_LINE);
  g_assert_cmpfloat_with_epsilon (respite_scene_get_points (cursor, line)[0].x,
                                  respite_scene_get_x (scene, SAMPLE_AT (20)), 0.01);
  g_assert_nonnull (find_text (cursor, "10:20"));
  g_assert_cmpuint (respite_scene_get_n_shapes (outside), ==, 0);
}

/* A language of its own: every word in capitals, to find one that does not go through the callback. */
static const char *
shout (const char *group,
       const char *key,
       const char *english,
       gpointer    data)
{
  GStringChunk *chunk = data;
  g_autofree char *loud = g_utf8_strup (english, -1);

  g_assert_cmpstr (key, !=, "");
  g_assert_true (g_str_equal (group, "chart") || g_str_equal (group, "effect"));

  return g_string_chunk_insert_const (chunk, loud);
}

static void
test_words_come_from_the_callback (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_short ();
  RespiteChartView view = { .width = 900, .height = 800, .has_legend = TRUE };
  GStringChunk *chunk = g_string_chunk_new (256);
  RespiteChartStyle style;

  respite_chart_style_init (&style, RESPITE_CHART_LIGHT);
  style.words.word = shout;
  style.words.data = chunk;
  {
    g_autoptr (RespiteScene) scene = respite_session_chart_layout (record, &view, &style);

    g_assert_nonnull (find_text (scene, "DISSOCIATION"));
    g_assert_nonnull (find_text (scene, "DIZZINESS 1"));
    g_assert_nonnull (find_text (scene, "SET MISSED"));
    g_assert_null (find_text (scene, "Pain"));
  }
  g_string_chunk_free (chunk);
}

static void
test_every_word_has_a_key (void)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (RespiteChartWord word = 0; word < RESPITE_N_WORDS; word++)
    {
      const RespiteChartWordRow *row = &respite_chart_word_table[word];

      g_assert_nonnull (row->key);
      g_assert_nonnull (row->english);
      g_assert_true (g_hash_table_add (keys, (gpointer) row->key));
    }
}

/* What is missing in a language would stand in English on its paper. */
static void
test_every_word_is_in_every_language (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "data", "language", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GKeyFile) file = g_key_file_new ();

      if (!g_str_has_suffix (name, ".ini") || g_str_equal (name, "en.ini"))
        continue;
      n++;
      g_assert_true (g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL));
      for (RespiteChartWord word = 0; word < RESPITE_N_WORDS; word++)
        {
          const char *key = respite_chart_word_table[word].key;
          g_autofree char *value = g_key_file_get_string (file, "chart", key, NULL);

          g_test_message ("%s: %s", name, key);
          g_assert_nonnull (value);
          for (const char *p = respite_chart_word_table[word].english; *p != '\0'; p++)
            if (p[0] == '{' && p[1] != '\0' && p[2] == '}')
              {
                g_autofree char *place = g_strndup (p, 3);

                g_assert_nonnull (strstr (value, place));
              }
        }
      for (const RespiteEffect *effect = respite_effects; effect->code != NULL; effect++)
        g_assert_true (g_key_file_has_key (file, "effect", effect->code, NULL));
    }
  g_assert_cmpuint (n, >=, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-layout/nothing-yet", test_nothing_yet);
  g_test_add_func ("/chart-layout/no-timeline-at-all", test_no_timeline_at_all);
  g_test_add_func ("/chart-layout/one-mark-a-value", test_one_mark_a_value);
  g_test_add_func ("/chart-layout/places-are-exact", test_places_are_exact);
  g_test_add_func ("/chart-layout/gaps-stay-gaps", test_gaps_stay_gaps);
  g_test_add_func ("/chart-layout/off-scale-is-hollow-at-the-edge", test_off_scale_is_hollow_at_the_edge);
  g_test_add_func ("/chart-layout/limits-are-dashed-with-their-value", test_limits_are_dashed_with_their_value);
  g_test_add_func ("/chart-layout/rates-and-total", test_rates_and_total);
  g_test_add_func ("/chart-layout/unconfirmed-rate-is-dashed", test_unconfirmed_rate_is_dashed);
  g_test_add_func ("/chart-layout/struck-entries-are-left-out", test_struck_entries_are_left_out);
  g_test_add_func ("/chart-layout/late-entries-are-ringed", test_late_entries_are_ringed);
  g_test_add_func ("/chart-layout/now-only-while-it-runs", test_now_only_while_it_runs);
  g_test_add_func ("/chart-layout/phases-say-how-long-they-were", test_phases_say_how_long_they_were);
  g_test_add_func ("/chart-layout/grid-every-five-and-fifteen-minutes", test_grid_every_five_and_fifteen_minutes);
  g_test_add_func ("/chart-layout/grid-follows-the-clinic-clock", test_grid_follows_the_clinic_clock);
  g_test_add_func ("/chart-layout/zoom-shows-what-is-outside", test_zoom_shows_what_is_outside);
  g_test_add_func ("/chart-layout/times-do-not-touch", test_times_do_not_touch);
  g_test_add_func ("/chart-layout/event-numbers-stand-apart", test_event_numbers_stand_apart);
  g_test_add_func ("/chart-layout/key-explains-every-number", test_key_explains_every_number);
  g_test_add_func ("/chart-layout/large-text-and-little-room", test_large_text_and_little_room);
  g_test_add_func ("/chart-layout/natural-height-leaves-nothing-out", test_natural_height_leaves_nothing_out);
  g_test_add_func ("/chart-layout/dense-data-is-reduced", test_dense_data_is_reduced);
  g_test_add_func ("/chart-layout/clips-are-balanced", test_clips_are_balanced);
  g_test_add_func ("/chart-layout/cursor-stands-at-its-time", test_cursor_stands_at_its_time);
  g_test_add_func ("/chart-layout/words-come-from-the-callback", test_words_come_from_the_callback);
  g_test_add_func ("/chart-layout/every-word-has-a-key", test_every_word_has_a_key);
  g_test_add_func ("/chart-layout/every-word-is-in-every-language", test_every_word_is_in_every_language);

  return g_test_run ();
}
