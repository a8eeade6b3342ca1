/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <cairo-pdf.h>
#include <hpdf.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "bench-util.h"
#include "documents/respite-handout.h"
#include "documents/respite-layout-private.h"
#include "respite-core.h"
#include "sample-record.h"
#include "sample.h"
#include "documents/respite-summary.h"

/*
 * Pages of a handout: ours from Markdown to the bytes of a tagged PDF/A; against libharu that only shows the same
 * lines at the same places with the same two fonts embedded; and against Cairo and Pango that break and show the same
 * text without head, foot, tags or tables.
 */

#define FONT_FOLDER "/usr/share/fonts/truetype/liberation2/"

static void
make_ours (gpointer data)
{
  RespiteHandoutRequest request = { .name = "what-is", .info = sample_info (), .clinician = "Dr. Owen Hale" };
  g_autoptr (RespiteLayout) layout = respite_handout_layout (&request, NULL);
  g_autoptr (GBytes) bytes = respite_layout_to_pdf (layout, NULL);

  g_assert_nonnull (bytes);
}

static void
show_line (HPDF_Page          page,
           HPDF_Font          plain,
           HPDF_Font          bold,
           const RespiteItem *item,
           double             height)
{
  const RespiteLine *line = &item->text->lines[item->line];
  g_autofree char *text = g_strndup (item->text->text + line->start, line->length);

  if (line->n_runs == 0)
    return;
  HPDF_Page_BeginText (page);
  HPDF_Page_SetFontAndSize (page, line->runs[0].face == respite_face_get_base () ? plain : bold,
                            (HPDF_REAL) line->runs[0].size);
  HPDF_Page_TextOut (page, (HPDF_REAL) item->x, (HPDF_REAL) (height - item->y), text);
  HPDF_Page_EndText (page);
}

static void
make_libharu (gpointer data)
{
  const RespiteLayout *layout = data;
  HPDF_Doc doc = HPDF_New (NULL, NULL);
  HPDF_Font plain, bold;
  double width, height;

  HPDF_UseUTFEncodings (doc);
  HPDF_SetCompressionMode (doc, HPDF_COMP_ALL);
  plain = HPDF_GetFont (doc, HPDF_LoadTTFontFromFile (doc, FONT_FOLDER "LiberationSans-Regular.ttf", HPDF_TRUE),
                        "UTF-8");
  bold = HPDF_GetFont (doc, HPDF_LoadTTFontFromFile (doc, FONT_FOLDER "LiberationSans-Bold.ttf", HPDF_TRUE), "UTF-8");
  respite_layout_get_page_size (layout, &width, &height);
  for (guint i = 0; i < respite_layout_get_n_pages (layout); i++)
    {
      const GArray *items = respite_layout_get_page (layout, i);
      HPDF_Page page = HPDF_AddPage (doc);

      HPDF_Page_SetWidth (page, (HPDF_REAL) width);
      HPDF_Page_SetHeight (page, (HPDF_REAL) height);
      for (guint k = 0; k < items->len; k++)
        if (g_array_index (items, RespiteItem, k).kind == RESPITE_ITEM_LINE)
          show_line (page, plain, bold, &g_array_index (items, RespiteItem, k), height);
    }
  HPDF_SaveToStream (doc);
  g_assert_cmpuint (HPDF_GetStreamSize (doc), >, 10000);
  HPDF_Free (doc);
}

static cairo_status_t
count_cb (void         *closure,
          const guchar *data,
          guint         length)
{
  *(gsize *) closure += length;

  return CAIRO_STATUS_SUCCESS;
}

static void
show_paragraph (cairo_t     *cr,
                PangoLayout *layout,
                const char  *text,
                double      *y)
{
  int height;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, NULL, &height);
  if (*y + height / (double) PANGO_SCALE > 720)
    {
      cairo_show_page (cr);
      *y = 60;
    }
  cairo_move_to (cr, 56, *y);
  pango_cairo_show_layout (cr, layout);
  *y += height / (double) PANGO_SCALE + 5;
}

static void
make_cairo (gpointer data)
{
  char **paragraphs = data;
  gsize size = 0;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (count_cb, &size, 612, 792);
  cairo_t *cr = cairo_create (surface);
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *plain = pango_font_description_from_string ("Liberation Sans");
  PangoFontDescription *bold = pango_font_description_from_string ("Liberation Sans Bold");
  double y = 60;

  pango_font_description_set_absolute_size (plain, 12 * PANGO_SCALE);
  pango_font_description_set_absolute_size (bold, 14 * PANGO_SCALE);
  pango_layout_set_width (layout, 450 * PANGO_SCALE);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      pango_layout_set_font_description (layout, strlen (paragraphs[i]) < 30 ? bold : plain);
      show_paragraph (cr, layout, paragraphs[i], &y);
    }
  g_object_unref (layout);
  pango_font_description_free (plain);
  pango_font_description_free (bold);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  g_assert_cmpuint (size, >, 5000);
}

static void
make_summary (gpointer data)
{
  RespiteDocumentInfo info = sample_info ();
  g_autoptr (RespiteLayout) layout = respite_summary_layout (data, &info, NULL);
  g_autoptr (GBytes) bytes = respite_layout_to_pdf (layout, NULL);

  g_assert_nonnull (bytes);
}

static void
compare_with_libreoffice (const char *text,
                          double      ours)
{
  g_autofree char *program = g_find_program_in_path ("soffice");
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  gint64 begin;

  if (program == NULL)
    {
      g_print ("handout against LibreOffice: not installed, not measured\n");
      return;
    }

  folder = g_dir_make_tmp ("respite-XXXXXX", NULL);
  path = g_build_filename (folder, "handout.txt", NULL);
  g_file_set_contents (path, text, -1, NULL);
  begin = g_get_monotonic_time ();
  g_spawn_sync (NULL, (char *[]) { program, (char *) "--headless", (char *) "--convert-to", (char *) "pdf",
                                   (char *) "--outdir", folder, path, NULL }, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, NULL, NULL);
  bench_report_least ("handout pages a second against LibreOffice", (double) (g_get_monotonic_time () - begin) / ours,
                      "times", 100);
}

int
main (void)
{
  RespiteHandoutRequest request;
  g_autoptr (RespiteLayout) layout = NULL;
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) paragraphs = NULL;
  double ours;
  guint pages;

  respite_core_init ();
  request = (RespiteHandoutRequest) { .name = "what-is", .info = sample_info (), .clinician = "Dr. Owen Hale" };
  layout = respite_handout_layout (&request, NULL);
  text = respite_layout_get_text (layout, -1);
  paragraphs = g_strsplit (text, "\n", -1);
  pages = respite_layout_get_n_pages (layout);
  record = sample_record_new (240);

  ours = bench_time (make_ours, NULL, 40);
  g_print ("handout, %u pages: %.2f ms, %.0f pages a second\n", pages, ours / 1000, pages * 1e6 / ours);
  g_print ("session summary with chart: %.2f ms\n", bench_time (make_summary, record, 20) / 1000);
  bench_report_least ("handout pages a second against libharu with the same fonts",
                      1 / bench_ratio (make_ours, NULL, make_libharu, layout, 40), "times", 2);
  bench_report_least ("handout pages a second against Cairo and Pango",
                      1 / bench_ratio (make_ours, NULL, make_cairo, paragraphs, 40), "times", 1);
  compare_with_libreoffice (text, ours);

  return bench_finish ();
}
