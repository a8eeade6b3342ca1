/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "chart-shapes.h"
#include "chart/respite-session-chart-reading.h"

static const RespiteChartWords english = { NULL, NULL, NULL };

/* A session without sets and @n seconds of a monitor. */
static RespiteSessionRecord *
create_monitored (int                   n,
                  RespiteMonitorBatch **batch)
{
  RespiteEvent *events[] = { chart_sample_rate (0, RESPITE_EVENT_START, 50000) };
  RespiteSessionRecord *record = create (events, G_N_ELEMENTS (events));

  *batch = respite_monitor_batch_new ();
  for (int i = 0; i < n; i++)
    {
      RespiteMonitorRow row = respite_monitor_row_new (SAMPLE_START + i * 1000, i + 2);

      row.values[RESPITE_MONITOR_PULSE] = 70 + i % 3;
      row.values[RESPITE_MONITOR_SPO2] = 98;
      g_array_append_val ((*batch)->rows, row);
    }
  g_ptr_array_add (record->monitor, *batch);

  return record;
}

static RespiteMonitorRow *
get_row (RespiteMonitorBatch *batch,
         guint                index)
{
  return &g_array_index (batch->rows, RespiteMonitorRow, index);
}

static guint
count_runs (const RespiteScene *scene,
            RespiteInk          ink)
{
  return count (scene, RESPITE_CHART_PART_MONITOR, RESPITE_SHAPE_POLYGON, TRUE, ink) +
         count (scene, RESPITE_CHART_PART_MONITOR, RESPITE_SHAPE_LINE, FALSE, ink) +
         count (scene, RESPITE_CHART_PART_MONITOR, RESPITE_SHAPE_CIRCLE, TRUE, ink);
}

/* A line without signs: nothing of it looks like a set. */
static void
test_is_no_set (void)
{
  RespiteMonitorBatch *batch;
  g_autoptr (RespiteSessionRecord) record = create_monitored (1800, &batch);
  g_autoptr (RespiteScene) scene = NULL;

  respite_monitor_mark (batch);
  scene = lay_out (record, 0);
  g_assert_cmpuint (count_runs (scene, RESPITE_INK_PULSE_LIMIT), ==, 1);
  g_assert_cmpuint (count_runs (scene, RESPITE_INK_SPO2_LIMIT), ==, 1);
  g_assert_cmpuint (count (scene, RESPITE_CHART_PART_PULSE, RESPITE_SHAPE_CIRCLE, TRUE, RESPITE_INK_PULSE), ==, 0);
  g_assert_cmpuint (count (scene, RESPITE_CHART_PART_DUE, RESPITE_SHAPE_LINE, FALSE, RESPITE_INK_TEXT), ==, 0);
}

/* Neither a gap nor what cannot be true is bridged; the latter is a hollow ring. */
static void
test_gaps_and_artefacts (void)
{
  RespiteMonitorBatch *batch;
  g_autoptr (RespiteSessionRecord) record = create_monitored (1800, &batch);
  g_autoptr (RespiteScene) scene = NULL;

  get_row (batch, 600)->values[RESPITE_MONITOR_PULSE] = 190;
  for (guint i = 1200; i < 1260; i++)
    get_row (batch, i)->values[RESPITE_MONITOR_PULSE] = RESPITE_MONITOR_UNSET;
  respite_monitor_mark (batch);
  scene = lay_out (record, 0);
  g_assert_cmpuint (count_runs (scene, RESPITE_INK_PULSE_LIMIT), ==, 3);
  g_assert_cmpuint (count_runs (scene, RESPITE_INK_SPO2_LIMIT), ==, 1);
  g_assert_cmpuint (count (scene, RESPITE_CHART_PART_MONITOR, RESPITE_SHAPE_CIRCLE, FALSE, RESPITE_INK_MUTED), ==, 1);
}

/* Three hours at one a second cost no more shapes than the width has points. */
static void
test_is_reduced (void)
{
  RespiteMonitorBatch *batch;
  g_autoptr (RespiteSessionRecord) record = create_monitored (10800, &batch);
  g_autoptr (RespiteScene) scene = NULL;
  guint n_points = 0;

  respite_monitor_mark (batch);
  scene = lay_out (record, 0);
  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    n_points += respite_scene_get_shape (scene, i)->part == RESPITE_CHART_PART_MONITOR ?
                respite_scene_get_shape (scene, i)->n_points : 0;
  g_assert_cmpuint (n_points, <, 4 * 900);
}

static void
test_is_taken_back (void)
{
  RespiteMonitorBatch *batch;
  g_autoptr (RespiteSessionRecord) record = create_monitored (0, &batch);
  g_autoptr (RespiteScene) scene = NULL;

  batch->is_struck = TRUE;
  batch->first = SAMPLE_AT (-600);
  scene = lay_out (record, 0);
  g_assert_cmpuint (count_part (scene, RESPITE_CHART_PART_MONITOR), ==, 0);
  g_assert_cmpint (scene->span.begin, >, SAMPLE_AT (-10));
}

/* The card says what the monitor measured in that minute and that it was the monitor; the essence likewise. */
static void
test_is_told (void)
{
  RespiteMonitorBatch *batch;
  g_autoptr (RespiteSessionRecord) record = create_monitored (1800, &batch);
  g_autoptr (RespiteChartReading) reading = NULL;
  g_autofree char *text = NULL;
  g_autofree char *essence = NULL;

  get_row (batch, 605)->values[RESPITE_MONITOR_PULSE] = 190;
  get_row (batch, 900)->values[RESPITE_MONITOR_SPO2] = 91;
  respite_monitor_mark (batch);
  reading = respite_session_chart_lookup (record, SAMPLE_AT (10), &english);
  text = respite_chart_reading_to_text (reading);
  g_assert_nonnull (strstr (text, "; HR (monitor) 70–72 /min; SpO2 (monitor) 98 %"));
  g_assert_nonnull (strstr (text, "Monitor: values that cannot be true, 1"));
  g_assert_null (strstr (text, "190"));
  essence = respite_session_chart_describe (record, &english);
  g_assert_nonnull (strstr (essence, "From the monitor, 10:00 to 10:29, 1 values that cannot be true left out: "
                            "HR 70–72 /min; SpO2 91–98 %."));
}

/* The lane of AVPU is there where something was entered, and told in letters. */
static void
test_avpu (void)
{
  RespiteEvent *events[] = {
    chart_sample_rate (0, RESPITE_EVENT_START, 50000), chart_sample_set (5, 120, 80, 70, 98, 14),
    chart_sample_set (10, 124, 82, 72, 97, 15), chart_sample_set (15, 124, 82, 72, 97, 15),
  };
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (RespiteScene) scene = NULL;
  g_autofree char *essence = NULL;

  events[1]->vitals[RESPITE_VITAL_AVPU] = 3;
  events[2]->vitals[RESPITE_VITAL_AVPU] = 2;
  events[3]->vitals[RESPITE_VITAL_AVPU] = 3;
  record = create (events, G_N_ELEMENTS (events));
  scene = lay_out (record, 0);
  g_assert_nonnull (find_text (scene, "AVPU"));
  g_assert_nonnull (find_text (scene, "V"));
  essence = respite_session_chart_describe (record, &english);
  g_assert_nonnull (strstr (essence, "AVPU fell from A to V at 10 min, back to A."));
}

static void
test_no_avpu (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_short ();
  g_autoptr (RespiteScene) scene = lay_out (record, 0);

  g_assert_null (find_text (scene, "AVPU"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-monitor/is-no-set", test_is_no_set);
  g_test_add_func ("/chart-monitor/gaps-and-artefacts", test_gaps_and_artefacts);
  g_test_add_func ("/chart-monitor/is-reduced", test_is_reduced);
  g_test_add_func ("/chart-monitor/is-taken-back", test_is_taken_back);
  g_test_add_func ("/chart-monitor/is-told", test_is_told);
  g_test_add_func ("/chart-monitor/avpu", test_avpu);
  g_test_add_func ("/chart-monitor/no-avpu", test_no_avpu);

  return g_test_run ();
}
