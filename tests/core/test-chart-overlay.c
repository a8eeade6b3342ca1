/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "chart-sample.h"
#include "chart/respite-session-chart-overlay.h"

static const RespiteChartWords english = { NULL, NULL, NULL };

static GPtrArray *
create_sessions (int n)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_session_record_unref);

  for (int i = 0; i < n; i++)
    {
      RespiteSessionRecord *record = chart_sample_new_short ();

      record->session->number = i + 1;
      g_ptr_array_add (records, record);
    }

  return records;
}

static RespiteScene *
lay_out (GPtrArray *records)
{
  RespiteChartStyle style;

  respite_chart_style_init (&style, RESPITE_CHART_LIGHT);
  style.size = 12;

  return respite_session_chart_overlay_layout (records, &style, 900);
}

/* A line of its own for every session, and none of the same ink and dash; nothing leaves the picture. */
static void
test_every_session_has_its_line (void)
{
  for (int n = 1; n <= RESPITE_CHART_MOST_OVERLAID + 2; n++)
    {
      g_autoptr (GPtrArray) records = create_sessions (n);
      g_autoptr (RespiteScene) scene = lay_out (records);
      g_autoptr (GHashTable) lines = g_hash_table_new (NULL, NULL);

      for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
        {
          const RespiteShape *shape = respite_scene_get_shape (scene, i);

          g_assert_cmpfloat (shape->rect.x, <=, scene->width);
          g_assert_cmpfloat (shape->rect.y, <=, scene->height);
          if (shape->part == RESPITE_CHART_PART_LEGEND && shape->kind == RESPITE_SHAPE_LINE)
            g_hash_table_add (lines, GINT_TO_POINTER ((int) shape->ink * 10 + (int) shape->dash + 1));
        }
      g_assert_cmpuint (g_hash_table_size (lines), ==, MIN (n, RESPITE_CHART_MOST_OVERLAID));
    }
}

/* The axis says what its numbers are, and none of them lies on those words. */
static void
test_axis_has_its_unit (void)
{
  g_autoptr (GPtrArray) records = create_sessions (3);
  g_autoptr (RespiteScene) scene = lay_out (records);
  const RespiteShape *unit = NULL;

  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      const RespiteShape *shape = respite_scene_get_shape (scene, i);

      if (shape->part != RESPITE_CHART_PART_GRID || shape->kind != RESPITE_SHAPE_TEXT)
        continue;
      if (unit == NULL)
        {
          g_assert_cmpstr (shape->text, ==, "min since the start");
          unit = shape;
        }
      else
        g_assert_cmpfloat (shape->rect.x, >, unit->rect.x + unit->rect.width);
    }
  g_assert_nonnull (unit);
}

/* The rate of a session that still runs goes on to what was entered last. */
static void
test_running_rate_goes_on (void)
{
  g_autoptr (GPtrArray) records = create_sessions (1);
  RespiteEvent *events[] = { chart_sample_rate (0, RESPITE_EVENT_START, 50000),
                             chart_sample_set (20, 120, 70, 72, 98, 14) };
  RespiteSessionRecord *record = chart_sample_new ();
  g_autoptr (RespiteScene) scene = NULL;
  double most = 0, least = G_MAXDOUBLE;

  chart_sample_take_events (record, events, G_N_ELEMENTS (events));
  g_ptr_array_add (records, record);
  scene = lay_out (records);
  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    {
      const RespiteShape *shape = respite_scene_get_shape (scene, i);

      if (shape->part != RESPITE_CHART_PART_RATE || shape->kind != RESPITE_SHAPE_LINE ||
          shape->ink != RESPITE_INK_TEXT)
        continue;
      for (guint j = 0; j < shape->n_points; j++)
        {
          double x = g_array_index (scene->points, RespitePoint, shape->first_point + j).x;

          most = MAX (most, x);
          least = MIN (least, x);
        }
    }
  g_assert_cmpfloat (most, >, least + 50);
}

/* One that has no set yet is there, with nothing drawn for it. */
static void
test_without_sets (void)
{
  g_autoptr (GPtrArray) records = create_sessions (1);
  RespiteEvent *events[] = { chart_sample_rate (0, RESPITE_EVENT_START, 50000) };
  RespiteSessionRecord *record = chart_sample_new ();
  g_autoptr (RespiteScene) scene = NULL;

  chart_sample_take_events (record, events, G_N_ELEMENTS (events));
  g_ptr_array_add (records, record);
  scene = lay_out (records);
  g_assert_cmpuint (respite_scene_get_n_shapes (scene), >, 20);
}

static void
test_table (void)
{
  g_autoptr (GPtrArray) records = create_sessions (2);
  g_autofree char *table = respite_session_chart_overlay_table (records, &english);
  g_auto (GStrv) lines = g_strsplit (table, "\n", -1);

  g_assert_nonnull (strstr (lines[0], "Session 1"));
  g_assert_nonnull (strstr (lines[0], "Session 2"));
  g_test_message ("%s", table);
  g_assert_nonnull (strstr (table, "\n5     128/80 HR 78 98 % 4.467 mg"));
  for (int i = 1; lines[i] != NULL; i++)
    g_assert_cmpint (atoi (lines[i]), >, i == 1 ? -60 : atoi (lines[i - 1]));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-overlay/every-session-has-its-line", test_every_session_has_its_line);
  g_test_add_func ("/chart-overlay/axis-has-its-unit", test_axis_has_its_unit);
  g_test_add_func ("/chart-overlay/running-rate-goes-on", test_running_rate_goes_on);
  g_test_add_func ("/chart-overlay/without-sets", test_without_sets);
  g_test_add_func ("/chart-overlay/table", test_table);

  return g_test_run ();
}
