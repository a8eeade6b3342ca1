/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <pango/pango.h>
#include <string.h>

#include "base/respite-error.h"
#include "chart-sample.h"
#include "chart/respite-scene-cairo.h"
#include "chart/respite-session-chart-layout.h"
#include "chart/respite-trend-chart-layout.h"
#include "trend-sample.h"

#define TOLERANCE     16
#define MOST_BAD      0.00005
#define PANGO_OF_REFS "1.50."

typedef struct
{
  const char      *name;
  RespiteSessionRecord *(*create)(void);
  RespiteChartLook look;
  double           width;
  double           height;
  double           size;
  double           scale;
  int              now;
  gboolean         is_paper;
  RespiteTrend *(*create_trend)(void);
} Picture;

static const Picture pictures[] = {
  { "chart-short-light", chart_sample_new_short, RESPITE_CHART_LIGHT, 900, 520, 12, 1, 0, FALSE },
  { "chart-short-dark", chart_sample_new_short, RESPITE_CHART_DARK, 700, 460, 10, 1, 33, FALSE },
  { "chart-long-print", chart_sample_new_long, RESPITE_CHART_PRINT, 515, 0, 7, 2, 0, TRUE },
  { "trend-course-light", NULL, RESPITE_CHART_LIGHT, 800, 460, 11, 1, 0, TRUE, trend_sample_new_course },
  { "trend-course-dark", NULL, RESPITE_CHART_DARK, 620, 420, 10, 1, 0, TRUE, trend_sample_new_course },
  { "trend-five-print", NULL, RESPITE_CHART_PRINT, 480, 0, 8, 2, 0, TRUE, trend_sample_new_five },
};

static RespiteScene *
lay_out_trend (const Picture     *picture,
               RespiteChartStyle *style)
{
  g_autoptr (RespiteTrend) trend = picture->create_trend ();
  RespiteTrendView view = { .width = picture->width, .height = picture->height, .has_legend = picture->is_paper };

  if (view.height == 0)
    view.height = respite_trend_chart_get_height (trend, style, view.width, view.has_legend);

  return respite_trend_chart_layout (trend, &view, style);
}

static RespiteScene *
lay_out (const Picture      *picture,
         RespiteTextMeasure *measure,
         RespiteChartStyle  *style)
{
  g_autoptr (RespiteSessionRecord) record = NULL;
  RespiteChartView view = { .width = picture->width, .height = picture->height };

  view.has_key = view.has_legend = picture->is_paper;
  view.now = picture->now != 0 ? SAMPLE_AT (picture->now) : 0;
  respite_chart_style_init (style, picture->look);
  style->size = picture->size;
  style->measure = respite_text_measure_get_width;
  style->measure_data = measure;
  if (picture->create_trend != NULL)
    return lay_out_trend (picture, style);

  record = picture->create ();
  if (view.height == 0)
    view.height = respite_session_chart_get_height (record, style, view.width, view.has_key, view.has_legend);

  return respite_session_chart_layout (record, &view, style);
}

static cairo_status_t
read_bytes (void          *data,
            unsigned char *bytes,
            unsigned int   length)
{
  GInputStream *stream = data;
  gsize done = 0;

  if (!g_input_stream_read_all (stream, bytes, length, &done, NULL, NULL) || done != length)
    return CAIRO_STATUS_READ_ERROR;

  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
load_png (GBytes *bytes)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_bytes, stream);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);

  return surface;
}

/* The share of pixels that differ by more than the tolerance in a channel; 1 where the sizes differ. */
static double
compare (cairo_surface_t *one,
         cairo_surface_t *other)
{
  int width = cairo_image_surface_get_width (one), height = cairo_image_surface_get_height (one);
  int stride = cairo_image_surface_get_stride (one), bad = 0;
  const guchar *first = cairo_image_surface_get_data (one);
  const guchar *second = cairo_image_surface_get_data (other);

  if (width != cairo_image_surface_get_width (other) || height != cairo_image_surface_get_height (other) ||
      stride != cairo_image_surface_get_stride (other))
    return 1;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        gboolean differs = FALSE;

        for (int channel = 0; channel < 3; channel++)
          {
            int at = y * stride + x * 4 + channel;

            differs = differs || ABS (first[at] - second[at]) > TOLERANCE;
          }
        bad += differs;
      }

  return (double) bad / (width * height);
}

static void
test_reference (gconstpointer data)
{
  const Picture *picture = data;
  g_autoptr (RespiteTextMeasure) measure = respite_text_measure_new (NULL);
  RespiteChartStyle style;
  g_autoptr (RespiteScene) scene = lay_out (picture, measure, &style);
  g_autoptr (GBytes) png = respite_chart_to_png (scene, &style, picture->scale, NULL);
  g_autofree char *file = g_strconcat (picture->name, ".png", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("RESPITE_REFERENCE_DIR"), file, NULL);
  g_autofree char *contents = NULL;
  gsize length = 0;
  double bad;

  g_assert_nonnull (png);
  if (g_getenv ("UPDATE_REFERENCES") != NULL)
    {
      g_assert_true (g_file_set_contents (path, g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png), NULL));
      return;
    }
  if (!g_str_has_prefix (pango_version_string (), PANGO_OF_REFS))
    {
      g_test_skip ("The reference pictures were made with another Pango");
      return;
    }

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  {
    g_autoptr (GBytes) expected = g_bytes_new (contents, length);
    cairo_surface_t *one = load_png (png);
    cairo_surface_t *other = load_png (expected);

    bad = compare (one, other);
    cairo_surface_destroy (one);
    cairo_surface_destroy (other);
  }
  if (bad > MOST_BAD)
    {
      g_autofree char *out = g_strconcat (g_getenv ("G_TEST_BUILDDIR"), "/", picture->name, ".out.png", NULL);

      g_file_set_contents (out, g_bytes_get_data (png, NULL), (gssize) g_bytes_get_size (png), NULL);
      g_test_message ("%.4f %% of the pixels differ; see %s", bad * 100, out);
    }
  g_assert_cmpfloat (bad, <=, MOST_BAD);
}

static void
test_same_scene_same_bytes (void)
{
  g_autoptr (RespiteTextMeasure) measure = respite_text_measure_new (NULL);
  RespiteChartStyle style;
  g_autoptr (RespiteScene) scene = lay_out (&pictures[0], measure, &style);
  g_autoptr (GBytes) png = respite_chart_to_png (scene, &style, 2, NULL);
  g_autoptr (GBytes) png_again = respite_chart_to_png (scene, &style, 2, NULL);
  g_autoptr (GBytes) svg = respite_chart_to_svg (scene, &style, NULL);
  g_autoptr (GBytes) svg_again = respite_chart_to_svg (scene, &style, NULL);

  g_assert_true (g_bytes_equal (png, png_again));
  g_assert_true (g_bytes_equal (svg, svg_again));
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (svg, NULL), 400, "<svg"));
  g_assert_cmpuint (g_bytes_get_size (svg), <, 500000);
}

static void
test_widths_are_those_of_the_font (void)
{
  g_autoptr (RespiteTextMeasure) measure = respite_text_measure_new (NULL);
  double one = respite_text_measure_get_width ("0", 100, FALSE, measure);
  double ten = respite_text_measure_get_width ("0000000000", 10, FALSE, measure);

  /* Every figure of Liberation Sans is 0.556 em wide. */
  g_assert_cmpfloat_with_epsilon (one, 55.6, 0.2);
  g_assert_cmpfloat_with_epsilon (ten, one, 0.2);
  g_assert_cmpfloat (respite_text_measure_get_width ("Dissociation", 10, TRUE, measure), >,
                     respite_text_measure_get_width ("Dissociation", 10, FALSE, measure));
  g_assert_cmpfloat (respite_text_measure_get_width ("", 10, FALSE, measure), ==, 0);
}

static void
test_files_are_private (void)
{
  g_autoptr (RespiteTextMeasure) measure = respite_text_measure_new (NULL);
  RespiteChartStyle style;
  g_autoptr (RespiteScene) scene = lay_out (&pictures[1], measure, &style);
  g_autofree char *folder = g_dir_make_tmp ("respite-chart-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "chart.svg", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "no", "chart.png", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (respite_chart_save_svg (scene, &style, path, NULL));
  info = g_file_query_info (file, "unix::mode", G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_assert_cmphex (g_file_info_get_attribute_uint32 (info, "unix::mode") & 0777, ==, 0600);
  g_assert_false (respite_chart_save_png (scene, &style, 1, nowhere, &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_STORAGE);

  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}


static void
test_text_of_any_script_is_painted (void)
{
  g_autoptr (RespiteScene) scene = respite_scene_new (200, 40);
  RespiteChartStyle style;
  g_autoptr (GBytes) png = NULL;

  respite_chart_style_init (&style, RESPITE_CHART_PRINT);
  respite_scene_fill_rect (scene, RESPITE_INK_BACKGROUND, 0, 0, 200, 40);
  respite_scene_add_text (scene, RESPITE_INK_TEXT, "náusea · غثيان · 悪心 \xf0\x9f\x99\x82", 100, 9, FALSE,
                          RESPITE_ANCHOR_MIDDLE, 100, 20);
  png = respite_chart_to_png (scene, &style, 1, NULL);
  g_assert_nonnull (png);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *path = g_strconcat ("/chart-paint/reference/", pictures[i].name, NULL);

      g_test_add_data_func (path, &pictures[i], test_reference);
    }
  g_test_add_func ("/chart-paint/same-scene-same-bytes", test_same_scene_same_bytes);
  g_test_add_func ("/chart-paint/widths-are-those-of-the-font", test_widths_are_those_of_the_font);
  g_test_add_func ("/chart-paint/files-are-private", test_files_are_private);
  g_test_add_func ("/chart-paint/text-of-any-script-is-painted", test_text_of_any_script_is_painted);

  return g_test_run ();
}
