/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <math.h>

#include "chart-sample.h"
#include "chart-scenes.h"
#include "chart/respite-scene-cairo.h"
#include "chart/respite-session-chart-compare.h"
#include "chart/respite-session-chart-layout.h"
#include "chart/respite-session-chart-reading.h"

/* Sessions of 20 minutes to 8 hours with 1 to 500 entries, in every size of picture: no two texts meet, and nothing is
 * drawn over a number. */

#define N_SESSIONS 60

static const double sizes[] = { 6, 7, 9, 12, 15, 24 };

static RespiteScene *
lay_out (guint                 seed,
         RespiteSessionRecord *record,
         RespiteChartStyle    *style,
         RespiteTextMeasure   *measure)
{
  GRand *rand = g_rand_new_with_seed (seed + 7777);
  RespiteChartView view = { 0 };
  gint64 last = respite_timeline_get_last (record->timeline);

  respite_chart_style_init (style, (RespiteChartLook) (seed % 3));
  style->size = sizes[g_rand_int_range (rand, 0, G_N_ELEMENTS (sizes))];
  style->measure = respite_text_measure_get_width;
  style->measure_data = measure;
  view.width = style->size * g_rand_double_range (rand, 34, 130);
  view.has_key = g_rand_boolean (rand);
  view.has_legend = g_rand_boolean (rand);
  view.now = g_rand_int_range (rand, 0, 3) == 0 ? last + g_rand_int_range (rand, 0, 900000) : 0;
  view.height = respite_session_chart_get_height (record, style, view.width, view.has_key, view.has_legend);
  if (g_rand_boolean (rand))
    view.height = style->size * g_rand_double_range (rand, 26, 60);
  if (g_rand_int_range (rand, 0, 3) == 0)
    {
      RespiteSpan whole = respite_session_chart_get_span (record, view.now);
      double share = g_rand_double_range (rand, 0, 0.7);

      view.span.begin = whole.begin + (gint64) (share * (double) (whole.end - whole.begin));
      view.span.end = view.span.begin + (whole.end - whole.begin) / 4;
    }
  if (g_rand_int_range (rand, 0, 4) == 0)
    view.cursor = respite_session_chart_get_span (record, view.now).begin +
                  g_rand_int_range (rand, 60000, 20 * 60000);
  g_rand_free (rand);

  return respite_session_chart_layout (record, &view, style);
}

static void
check (guint               seed,
       const RespiteScene *scene,
       const char         *what)
{
  g_autofree char *trouble = chart_scene_find_trouble (scene);

  if (trouble != NULL)
    g_test_message ("session %u, %s, %.0f x %.0f: %s", seed, what, scene->width, scene->height, trouble);
  if (trouble != NULL)
    g_test_fail ();
}

static gboolean
has_legend (const RespiteScene *scene)
{
  for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
    if (respite_scene_get_shape (scene, i)->part == RESPITE_CHART_PART_LEGEND)
      return TRUE;

  return FALSE;
}

/* From 20 minutes to 8 hours and from 1 to 500 entries, on screen in both themes and on paper, at the size of the
 * session's page and of a sheet, which always says what the signs mean. CHART_PICTURES names a folder for pictures of
 * all of them, to be looked at. */
static void
test_every_size (void)
{
  static const double lengths[] = { 20, 60, 120, 480 };
  static const int numbers[] = { 1, 20, 100, 500 };
  g_autoptr (RespiteTextMeasure) measure = respite_text_measure_new (NULL);
  const char *folder = g_getenv ("CHART_PICTURES");

  for (gsize i = 0; i < G_N_ELEMENTS (lengths) * G_N_ELEMENTS (numbers); i++)
    for (int look = RESPITE_CHART_LIGHT; look <= RESPITE_CHART_PRINT; look++)
      {
        double length = lengths[i / G_N_ELEMENTS (numbers)];
        int n = numbers[i % G_N_ELEMENTS (numbers)];
        g_autoptr (RespiteSessionRecord) record = chart_sample_new_sized (length, n);
        g_autofree char *name = g_strdup_printf ("%.0f-min-%d-entries-%d", length, n, look);
        gboolean is_paper = look == RESPITE_CHART_PRINT;
        RespiteChartView view = { .width = is_paper ? 500 : 740, .height = 460, .has_key = TRUE };
        RespiteChartStyle style;
        g_autoptr (RespiteScene) scene = NULL;

        respite_chart_style_init (&style, (RespiteChartLook) look);
        view.has_legend = is_paper;
        style.size = is_paper ? 7 : 11;
        style.measure = respite_text_measure_get_width;
        style.measure_data = measure;
        scene = respite_session_chart_layout (record, &view, &style);
        check ((guint) i, scene, name);
        g_assert_true (has_legend (scene) == is_paper);
        if (folder != NULL)
          {
            g_autofree char *file = g_strconcat (folder, "/", name, ".png", NULL);

            g_assert_true (respite_chart_save_png (scene, &style, 2, file, NULL));
          }
      }
}

static void
test_random_sessions (void)
{
  g_autoptr (RespiteTextMeasure) measure = respite_text_measure_new (NULL);

  for (guint seed = 0; seed < N_SESSIONS; seed++)
    {
      g_autoptr (RespiteSessionRecord) record = chart_sample_new_random (seed);
      RespiteChartStyle style;
      g_autoptr (RespiteScene) scene = lay_out (seed, record, &style, measure);

      check (seed, scene, "chart");
    }
}

/* However many events there are, their numbers stay between the edges of the plot. */
static void
test_many_events (void)
{
  g_autoptr (RespiteTextMeasure) measure = respite_text_measure_new (NULL);

  for (int n = 10; n <= 320; n += 31)
    {
      g_autoptr (RespiteSessionRecord) record = chart_sample_new ();
      g_autoptr (GPtrArray) events = g_ptr_array_new ();
      g_autoptr (RespiteScene) scene = NULL;
      RespiteChartView view = { .width = 520, .height = 420 };
      RespiteChartStyle style;
      guint n_rings = 0;

      g_ptr_array_add (events, chart_sample_rate (0, RESPITE_EVENT_START, 36000));
      for (int i = 0; i < n; i++)
        g_ptr_array_add (events, chart_sample_kind (480.0 * i / n, RESPITE_EVENT_NOTE, "music changed"));
      chart_sample_take_events (record, (RespiteEvent **) events->pdata, events->len);
      respite_chart_style_init (&style, RESPITE_CHART_PRINT);
      style.size = 7;
      style.measure = respite_text_measure_get_width;
      style.measure_data = measure;
      scene = respite_session_chart_layout (record, &view, &style);
      check ((guint) n, scene, "many events");
      for (guint i = 0; i < respite_scene_get_n_shapes (scene); i++)
        {
          const RespiteShape *shape = respite_scene_get_shape (scene, i);

          if (shape->kind != RESPITE_SHAPE_CIRCLE || shape->ink != RESPITE_INK_TEXT)
            continue;
          g_assert_cmpfloat (shape->rect.x - shape->rect.width, >=, scene->plot.x);
          g_assert_cmpfloat (shape->rect.x + shape->rect.width, <=, scene->plot.x + scene->plot.width);
          n_rings++;
        }
      g_assert_cmpuint (n_rings, >=, 10);
    }
}

/* The samples that people look at, on paper and in a window. */
static void
test_samples (void)
{
  RespiteSessionRecord *(*const samples[]) (void) = { chart_sample_new_short, chart_sample_new_long };
  g_autoptr (RespiteTextMeasure) measure = respite_text_measure_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    for (int width = 400; width <= 1600; width += 100)
      {
        g_autoptr (RespiteSessionRecord) record = samples[i]();
        RespiteChartView view = { .width = width, .height = 520, .now = SAMPLE_AT (33) };
        g_autoptr (RespiteScene) scene = NULL;
        RespiteChartStyle style;

        respite_chart_style_init (&style, RESPITE_CHART_LIGHT);
        style.size = 11;
        style.measure = respite_text_measure_get_width;
        style.measure_data = measure;
        scene = respite_session_chart_layout (record, &view, &style);
        check (i, scene, "sample");
      }
}

/* Sessions beside one another: a minute is as wide in each, counted from the start; each is as readable as alone. */
static void
test_compared_sessions (void)
{
  g_autoptr (RespiteTextMeasure) measure = respite_text_measure_new (NULL);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_session_record_unref);
  g_autoptr (RespiteScene) scene = NULL;
  g_autofree char *title = NULL;
  RespiteChartView first = { 0 }, second = { 0 };
  RespiteChartStyle style;

  g_ptr_array_add (records, chart_sample_new_short ());
  g_ptr_array_add (records, chart_sample_new_long ());
  respite_chart_style_init (&style, RESPITE_CHART_LIGHT);
  style.size = 11;
  style.measure = respite_text_measure_get_width;
  style.measure_data = measure;
  scene = respite_session_chart_compare_layout (records, &style, 900);
  check (0, scene, "compared");
  g_assert_cmpfloat (scene->height, >, 2 * respite_session_chart_compare_get_height (&style));

  respite_session_chart_compare_view (records, 0, &first);
  respite_session_chart_compare_view (records, 1, &second);
  g_assert_cmpint (first.span.end - first.span.begin, ==, second.span.end - second.span.begin);
  g_assert_cmpint (first.origin, ==, SAMPLE_START);
  g_assert_cmpint (first.origin - first.span.begin, ==, second.origin - second.span.begin);

  title = respite_session_chart_compare_title (g_ptr_array_index (records, 0), &style.words);
  g_assert_cmpstr (title, ==, "Session 2 · 22 Nov 2026 · 34.8 mg (0.49 mg/kg)");
}

/* The line of a cursor goes around the figures. */
static void
test_cursor_spares_figures (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_short ();
  RespiteChartView view = { .width = 900, .height = 520, .now = SAMPLE_AT (78) };
  RespiteChartStyle style;

  respite_chart_style_init (&style, RESPITE_CHART_LIGHT);
  style.size = 12;
  for (int minute = -5; minute < 78; minute++)
    {
      view.cursor = SAMPLE_AT (minute);
      {
        g_autoptr (RespiteScene) scene = respite_session_chart_layout (record, &view, &style);

        check ((guint) minute, scene, "cursor");
      }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart-random/every-size", test_every_size);
  g_test_add_func ("/chart-random/random-sessions", test_random_sessions);
  g_test_add_func ("/chart-random/many-events", test_many_events);
  g_test_add_func ("/chart-random/samples", test_samples);
  g_test_add_func ("/chart-random/compared-sessions", test_compared_sessions);
  g_test_add_func ("/chart-random/cursor-spares-figures", test_cursor_spares_figures);

  return g_test_run ();
}
