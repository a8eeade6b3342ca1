/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <math.h>

#include "chart-shapes.h"

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
  g_test_add_func ("/chart-layout/dense-data-is-reduced", test_dense_data_is_reduced);
  g_test_add_func ("/chart-layout/clips-are-balanced", test_clips_are_balanced);

  return g_test_run ();
}
