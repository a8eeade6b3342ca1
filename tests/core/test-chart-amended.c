/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "chart-shapes.h"
#include "chart/respite-session-chart-reading.h"

static const RespiteChartWords english = { NULL, NULL, NULL };

/* Start, a set at 5 minutes, a bolus at 8, a set at 10. */
static RespiteSessionRecord *
create_sample (void)
{
  RespiteEvent *events[] = {
    chart_sample_rate (0, RESPITE_EVENT_START, 60000),
    chart_sample_set (5, 120, 80, 70, 98, 14),
    chart_sample_kind (8, RESPITE_EVENT_BOLUS, NULL),
    chart_sample_set (10, 124, 82, 72, 97, 15),
  };

  events[2]->amount_ug = 5000;

  return create (events, G_N_ELEMENTS (events));
}

/* Squares of four corners in a lane, as around what was amended. */
static guint
count_squares (const RespiteScene *scene,
               RespiteChartPart    part)
{
  guint n = 0;

  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      const RespiteShape *shape = respite_scene_get_shape (scene, i);

      n += shape->part == (int) part && shape->kind == RESPITE_SHAPE_POLYGON && !shape->is_filled &&
           shape->ink == RESPITE_INK_TEXT && shape->n_points == 4;
    }

  return n;
}

static void
test_nothing_is_marked_before (void)
{
  g_autoptr (RespiteSessionRecord) record = create_sample ();
  g_autoptr (RespiteScene) scene = lay_out (record, 0);
  g_autofree char *essence = respite_session_chart_describe (record, &english);

  g_assert_false (respite_session_record_has_amended (record));
  g_assert_null (respite_session_chart_dup_amended_total (record, &english));
  g_assert_cmpuint (count_squares (scene, RESPITE_CHART_PART_DUE), ==, 0);
  g_assert_cmpuint (count_squares (scene, RESPITE_CHART_PART_EVENTS), ==, 0);
  g_assert_null (strstr (essence, "mended"));
}

/* The tick of the set stands in a square, the entry has a number in a square, and the value stays where it was. */
static void
test_amended_set_is_marked (void)
{
  g_autoptr (RespiteSessionRecord) record = create_sample ();
  g_autoptr (RespiteScene) before = lay_out (record, 0);
  g_autoptr (RespiteScene) scene = NULL;

  chart_sample_amend (record, 2, "HR 92");
  scene = lay_out (record, 0);
  g_assert_cmpuint (count_squares (scene, RESPITE_CHART_PART_DUE), ==, 1);
  g_assert_cmpuint (count_squares (scene, RESPITE_CHART_PART_EVENTS), ==, 1);
  g_assert_nonnull (find_text (scene, "1"));
  g_assert_cmpuint (count (scene, RESPITE_CHART_PART_PULSE, RESPITE_SHAPE_CIRCLE, TRUE, RESPITE_INK_PULSE), ==,
                    count (before, RESPITE_CHART_PART_PULSE, RESPITE_SHAPE_CIRCLE, TRUE, RESPITE_INK_PULSE));
  g_assert_null (respite_session_chart_dup_amended_total (record, &english));
}

/* The key says first what it should have been. */
static void
test_key_says_what_it_should_be (void)
{
  g_autoptr (RespiteSessionRecord) record = create_sample ();
  g_autofree char *text = NULL;

  chart_sample_amend (record, 3, "4 mg");
  text = respite_session_chart_dup_key_text (record, respite_timeline_get_event (record->timeline, 2), &english);
  g_assert_cmpstr (text, ==, "Amended to: 4 mg – signed as: Bolus 5 mg");
}

/* The total stays what was signed, and says by which entries it is in doubt: on the chart, read out, and in words. */
static void
test_total_stays_and_says_so (void)
{
  g_autoptr (RespiteSessionRecord) record = create_sample ();
  gint64 given = respite_timeline_get_given (record->timeline, SAMPLE_AT (10));
  g_autoptr (RespiteScene) scene = NULL;
  g_autofree char *line = NULL;
  g_autofree char *essence = NULL;
  guint n_marks = 0;

  chart_sample_amend (record, 1, "50 mg/h");
  chart_sample_amend (record, 3, "4 mg");
  line = respite_session_chart_dup_amended_total (record, &english);
  essence = respite_session_chart_describe (record, &english);
  scene = lay_out (record, 0);
  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      const RespiteShape *shape = respite_scene_get_shape (scene, i);

      n_marks += shape->part == RESPITE_CHART_PART_TOTAL && shape->kind == RESPITE_SHAPE_TEXT &&
                 g_str_equal (shape->text, "amended");
    }

  g_assert_cmpint (respite_timeline_get_given (record->timeline, SAMPLE_AT (10)), ==, given);
  g_assert_cmpstr (line, ==, "Total as signed. Amended: see 10:00, 10:08.");
  g_assert_nonnull (strstr (essence, line));
  g_assert_cmpuint (n_marks, ==, 1);
  g_assert_cmpuint (count_squares (scene, RESPITE_CHART_PART_MEDICINES), ==, 1);
}

/* At its minute the cursor reads both; as long as the signed value is the newest one it carries the word. */
static void
test_cursor_reads_both (void)
{
  g_autoptr (RespiteSessionRecord) record = create_sample ();
  g_autoptr (RespiteChartReading) reading = NULL;
  g_autofree char *text = NULL;

  chart_sample_amend (record, 2, "HR 92");
  reading = respite_session_chart_lookup (record, SAMPLE_AT (5), &english);
  text = respite_chart_reading_to_text (reading);
  g_assert_nonnull (strstr (text, "HR 70 /min – amended"));
  g_assert_nonnull (strstr (text, "Amended to: HR 92 – signed as: BP 120/80 (MAP 93), HR 70 /min"));
}

/* What is amended is found in the legend; no session without it speaks of it. */
static void
test_legend_has_it_where_it_is_used (void)
{
  g_autoptr (RespiteSessionRecord) record = create_sample ();
  RespiteChartView view = { .width = 900, .height = 620, .has_legend = TRUE };
  RespiteChartStyle style;
  g_autoptr (RespiteScene) before = NULL;
  g_autoptr (RespiteScene) scene = NULL;

  respite_chart_style_init (&style, RESPITE_CHART_PRINT);
  before = respite_session_chart_layout (record, &view, &style);
  chart_sample_amend (record, 2, "HR 92");
  scene = respite_session_chart_layout (record, &view, &style);
  g_assert_null (find_text (before, "amended after signing"));
  g_assert_nonnull (find_text (scene, "amended after signing"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart-amended/nothing-before", test_nothing_is_marked_before);
  g_test_add_func ("/chart-amended/set", test_amended_set_is_marked);
  g_test_add_func ("/chart-amended/key", test_key_says_what_it_should_be);
  g_test_add_func ("/chart-amended/total", test_total_stays_and_says_so);
  g_test_add_func ("/chart-amended/cursor", test_cursor_reads_both);
  g_test_add_func ("/chart-amended/legend", test_legend_has_it_where_it_is_used);

  return g_test_run ();
}
