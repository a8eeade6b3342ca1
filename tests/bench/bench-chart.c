/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <stdlib.h>

#include "bench-util.h"
#include "chart-sample.h"
#include "chart-scenes.h"
#include "chart/respite-scene-cairo.h"
#include "chart/respite-session-chart-layout.h"

/* Eight series over eight hours at one value a second: a full paint within a frame of 60 Hz, a redraw from the
 * cached picture with its cursor within 2 ms; 500 entries of every kind within the same. The benchmark fails at twice
 * the bar. */

#define WIDTH        1000
#define HEIGHT       600
#define N_RUNS       25
#define PAINT_BAR_MS 16.7
#define CACHED_BAR_MS 2.0

typedef struct
{
  RespiteSessionRecord *record;
  RespiteChartView      view;
  RespiteChartStyle     style;
  RespiteScene         *scene;
  cairo_surface_t      *picture;
  cairo_surface_t      *screen;
  int                   run;
} Bench;

static void
lay_out (gpointer data)
{
  Bench *bench = data;

  g_clear_pointer (&bench->scene, respite_scene_free);
  bench->scene = respite_session_chart_layout (bench->record, &bench->view, &bench->style);
}

static void
paint (gpointer data)
{
  Bench *bench = data;
  cairo_t *cr = cairo_create (bench->picture);

  lay_out (bench);
  respite_scene_paint_cairo (bench->scene, &bench->style, cr);
  cairo_destroy (cr);
  cairo_surface_flush (bench->picture);
}

static void
redraw (gpointer data)
{
  Bench *bench = data;
  cairo_t *cr = cairo_create (bench->screen);
  g_autoptr (RespiteScene) cursor =
    respite_session_chart_layout_cursor (bench->scene, &bench->style, SAMPLE_AT (10 * bench->run++ % 480));

  cairo_set_source_surface (cr, bench->picture, 0, 0);
  cairo_paint (cr);
  respite_scene_paint_cairo (cursor, &bench->style, cr);
  cairo_destroy (cr);
  cairo_surface_flush (bench->screen);
}

/* A session of 500 entries of every kind, the most that a person enters. */
static RespiteSessionRecord *
create_full_session (void)
{
  RespiteSessionRecord *record = chart_sample_new_random (0);

  for (guint seed = 1; respite_timeline_get_n_events (record->timeline) < 500; seed++)
    {
      respite_session_record_unref (record);
      record = chart_sample_new_random (seed);
    }

  return record;
}

int
main (void)
{
  g_autoptr (RespiteSessionRecord) record = chart_sample_new_dense (8);
  g_autoptr (RespiteSessionRecord) full = create_full_session ();
  g_autoptr (RespiteTextMeasure) measure = respite_text_measure_new (NULL);
  Bench bench = { .record = record, .view = { .width = WIDTH, .height = HEIGHT } };

  respite_chart_style_init (&bench.style, RESPITE_CHART_LIGHT);
  bench.style.size = 12;
  bench.style.measure = respite_text_measure_get_width;
  bench.style.measure_data = measure;
  bench.picture = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  bench.screen = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);

  bench_report ("chart layout alone", bench_time (lay_out, &bench, N_RUNS) / 1000, "ms", PAINT_BAR_MS);
  bench_report ("chart full paint, 8 series x 8 h at 1 Hz", bench_time (paint, &bench, N_RUNS) / 1000, "ms",
                PAINT_BAR_MS);
  bench.record = full;
  bench_report ("chart layout alone, 500 entries of every kind", bench_time (lay_out, &bench, N_RUNS) / 1000, "ms",
                PAINT_BAR_MS);
  bench_report ("chart full paint, 500 entries of every kind", bench_time (paint, &bench, N_RUNS) / 1000, "ms",
                PAINT_BAR_MS);
  bench_report ("chart cached redraw with cursor", bench_time (redraw, &bench, N_RUNS) / 1000, "ms", CACHED_BAR_MS);

  respite_scene_free (bench.scene);
  cairo_surface_destroy (bench.picture);
  cairo_surface_destroy (bench.screen);

  return bench_finish ();
}
