/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "bench-util.h"
#include "documents/respite-audit-paper.h"
#include "documents/respite-summary.h"
#include "respite-core.h"
#include "sample-record.h"
#include "sample.h"

/*
 * A full record of 200 pages: laid out, bound and written within two seconds, with at most 100 MB more memory than
 * before; and what the preview waits for: the first page of a document of ten pages, laid out and painted, within 200
 * ms. Bare times are bars on an idle machine.
 */

#define PAGES 200
#define MINUTES 60

/* Of this process in kB: "VmHWM" the most so far, "VmRSS" at present. */
static long
read_memory (const char *key)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return 0;
  line = g_strstr_len (text, -1, key);

  return line != NULL ? (long) g_ascii_strtoll (line + strlen (key) + 1, NULL, 10) : 0;
}

/* Visits, one after another, until there are enough pages. */
static RespiteLayout *
bind_record (const RespiteSessionRecord *record)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_layout_unref);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  RespiteDocumentInfo info = sample_info ();
  guint n_pages = 0;

  while (n_pages < PAGES)
    {
      RespiteLayout *layout = respite_summary_layout (record, &info, NULL);

      g_ptr_array_add (parts, layout);
      g_ptr_array_add (names, (gpointer) "Visit");
      n_pages += respite_layout_get_n_pages (layout);
    }

  return respite_layout_join_record (parts, names, "Full record", NULL);
}

/* The fonts that every document needs are there then. */
static void
write_first (const RespiteSessionRecord *record)
{
  RespiteDocumentInfo info = sample_info ();
  g_autoptr (RespiteLayout) layout = respite_summary_layout (record, &info, NULL);
  g_autoptr (GBytes) bytes = respite_layout_to_pdf (layout, NULL);

  g_assert_nonnull (bytes);
}

static void
write_record (gpointer data)
{
  g_autoptr (RespiteLayout) layout = bind_record (data);
  g_autoptr (GBytes) bytes = respite_layout_to_pdf (layout, NULL);

  g_assert_nonnull (bytes);
}

/* What happens between the click and the first page in the window, without the window. */
static void
show_first_page (gpointer data)
{
  RespiteAuditPaper paper = { .lines = data };
  RespiteDocumentInfo info = sample_info ();
  g_autoptr (RespiteLayout) layout = respite_audit_paper_layout (&paper, &info, NULL);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 680, 880);
  cairo_t *cr = cairo_create (surface);

  g_assert_cmpuint (respite_layout_get_n_pages (layout), >=, 10);
  cairo_scale (cr, 680 / 612.0, 680 / 612.0);
  respite_layout_paint_cairo (layout, 0, cr);
  for (guint i = 0; i < respite_layout_get_n_pages (layout); i++)
    g_free (respite_layout_get_text (layout, (int) i));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (void)
{
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (RespiteAuditLine));
  long before;

  respite_core_init ();
  record = sample_record_new (MINUTES);
  write_first (record);
  before = read_memory ("VmRSS:");
  bench_report ("full record of 200 pages", bench_time (write_record, record, 3) / 1e6, "s", 2);
  bench_report ("memory of a full record of 200 pages", (double) (read_memory ("VmHWM:") - before) / 1024, "MB", 100);

  for (int i = 0; i < 400; i++)
    {
      RespiteAuditLine line = { .seq = i + 1, .at = PRINTED_AT, .who = "Ana Bell, RN", .action = "record.view",
                                .mrn = "10042", .outcome = "done", .after = "a line of some length" };

      g_array_append_val (lines, line);
    }
  bench_report ("first page of a document of ten pages", bench_time (show_first_page, lines, 9) / 1000, "ms", 200);

  return bench_finish ();
}
