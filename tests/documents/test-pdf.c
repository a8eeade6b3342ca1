/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <math.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "base/respite-error.h"
#include "documents/respite-handout.h"
#include "documents/respite-layout-private.h"
#include "documents/respite-pdf-private.h"
#include "documents/respite-summary.h"
#include "respite-core.h"
#include "sample-record.h"
#include "sample.h"

static RespiteLayout *
make_handout (const char *name,
              const char *language,
              gboolean    large_print)
{
  RespiteHandoutRequest request = { .name = name, .info = sample_info (), .clinician = "Dr. Owen Hale" };
  g_autoptr (GError) error = NULL;
  RespiteLayout *layout;

  request.info.language = language;
  request.info.large_print = large_print;
  layout = respite_handout_layout (&request, &error);
  g_assert_no_error (error);

  return layout;
}

static RespiteLayout *
make_summary (void)
{
  g_autoptr (RespiteSessionRecord) record = sample_record_new (40);
  RespiteDocumentInfo info = sample_info ();
  g_autoptr (GError) error = NULL;
  RespiteLayout *layout = respite_summary_layout (record, &info, &error);

  g_assert_no_error (error);

  return layout;
}

static RespiteLayout *
make_text (const char *text)
{
  g_autoptr (RespiteBlock) root = respite_block_new_document ();
  RespiteDocumentInfo info = sample_info ();

  respite_block_add_heading_text (root, 1, "Scripts");
  respite_block_add_paragraph_text (root, text);

  return layout_blocks (root, &info, RESPITE_SHEET_HANDOUT, "Scripts & <signs>");
}

/* The same document made twice is the same file, byte for byte; another "printed at" is another. */
static void
test_same_bytes (void)
{
  g_autoptr (RespiteLayout) first = make_summary ();
  g_autoptr (RespiteLayout) second = make_summary ();
  g_autoptr (RespiteLayout) later = make_summary ();
  g_autoptr (GBytes) a = respite_layout_to_pdf (first, NULL);
  g_autoptr (GBytes) b = respite_layout_to_pdf (second, NULL);
  g_autoptr (GBytes) again = respite_layout_to_pdf (first, NULL);
  g_autoptr (GBytes) other = NULL;

  later->created_at += 60000;
  other = respite_layout_to_pdf (later, NULL);
  g_assert_true (g_bytes_equal (a, b));
  g_assert_true (g_bytes_equal (a, again));
  g_assert_false (g_bytes_equal (a, other));
}

static void
test_strict_checkers (void)
{
  g_autoptr (GPtrArray) layouts = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_layout_unref);

  g_ptr_array_add (layouts, make_summary ());
  g_ptr_array_add (layouts, make_handout ("what-is", "es", FALSE));
  g_ptr_array_add (layouts, make_handout ("going-home", "en", TRUE));
  g_ptr_array_add (layouts, make_text ("Łucja Їжак Nguyễn سارة שרה देवनागरी ไทย \xf0\x9f\x99\x82 fi ffl AVATAR"));
  for (guint i = 0; i < layouts->len; i++)
    {
      g_autofree char *name = g_strdup_printf ("checked-%u", i);
      g_autofree char *path = save_sample (g_ptr_array_index (layouts, i), name);
      g_autofree char *qpdf = NULL;
      g_autofree char *mutool = NULL;

      if (has_program ("qpdf"))
        {
          qpdf = run_program ("qpdf", "--check", path, NULL);
          g_assert_nonnull (strstr (qpdf, "No syntax or stream encoding errors found"));
        }
      if (has_program ("mutool"))
        mutool = run_program ("mutool", "info", path, NULL);
      if (!has_program ("qpdf") && !has_program ("mutool"))
        g_test_skip ("neither qpdf nor mutool is here");
    }
}

/* PDF/A-1b by PDFBox Preflight, where it is installed. */
static void
test_preflight (void)
{
  g_autoptr (RespiteLayout) summary = make_summary ();
  g_autoptr (RespiteLayout) handout = make_handout ("questions", "en", FALSE);
  g_autoptr (RespiteLayout) scripts = make_text ("Łucja Їжак Nguyễn سارة שרה देवनागरी ไทย \xf0\x9f\x99\x82 fi");
  RespiteLayout *layouts[] = { summary, handout, scripts };

  if (!has_preflight ())
    {
      g_test_skip ("PDFBox Preflight is not installed");
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      g_autofree char *path = save_sample (layouts[i], "preflight");
      g_autofree char *out = run_preflight (path);

      g_assert_nonnull (strstr (out, "is a valid PDF/A-1b file"));
    }
}

/* Another program reads every word out of the file again. */
static void
test_text_comes_back (void)
{
  static const char *const cases[] = {
    "Łukasz Żółć Ångström Straße ₂ ≥ ≤ → ½ · “quoted” – dash",
    "Ελληνικά Ώρα",
    "Українська Її Щедрик",
    "Nguyễn Thị Huyền huyết áp truyền",
    "office affluent fi ffl AVATAR WAVE Tofu Yo.",
    "emoji \xf0\x9f\x99\x82 here",
  };

  if (!has_program ("pdftotext"))
    {
      g_test_skip ("pdftotext is not here");
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteLayout) layout = make_text (cases[i]);
      g_autofree char *path = save_sample (layout, "words");
      g_autofree char *text = read_pdf_text (path);
      g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);

      g_test_message ("case %zu: %s", i, cases[i]);
      g_assert_nonnull (strstr (composed, cases[i]));
    }
}

/* pdftotext takes the room over a sign without a width for a space, so signs are compared without spaces. */
static void
test_signs_come_back (void)
{
  static const char *const cases[] = { "देवनागरी क्षत्रिय", "ภาษาไทย" };

  if (!has_program ("pdftotext"))
    {
      g_test_skip ("pdftotext is not here");
      return;
    }

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteLayout) layout = make_text (cases[i]);
      g_autofree char *path = save_sample (layout, "signs");
      g_autofree char *text = read_pdf_text (path);
      g_auto (GStrv) parts = g_strsplit (text, " ", -1);
      g_autofree char *joined = g_strjoinv ("", parts);
      g_auto (GStrv) wanted = g_strsplit (cases[i], " ", -1);
      g_autofree char *wanted_joined = g_strjoinv ("", wanted);

      g_assert_nonnull (strstr (joined, wanted_joined));
    }
}

/* Right-to-left words come back whole, in whatever order a reader puts the lines. */
static void
test_right_to_left_comes_back (void)
{
  g_autoptr (RespiteLayout) layout = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  if (!has_program ("pdftotext"))
    {
      g_test_skip ("pdftotext is not here");
      return;
    }

  layout = make_text ("סאני שרה and Latin");
  path = save_sample (layout, "hebrew");
  text = read_pdf_text (path);
  g_assert_nonnull (strstr (text, "שרה"));
  g_assert_nonnull (strstr (text, "Latin"));
}

static void
test_tags_and_properties (void)
{
  g_autoptr (RespiteLayout) layout = make_handout ("going-home", "es", FALSE);
  g_autofree char *path = save_sample (layout, "tagged");
  g_autofree char *info = NULL;
  g_autofree char *tree = NULL;
  static const char *const types[] = { "Document", "H1", "H2", "L ", "LI", "Lbl", "LBody", "Sect", "H3", "P " };

  if (!has_program ("pdfinfo"))
    {
      g_test_skip ("pdfinfo is not here");
      return;
    }

  info = run_program ("pdfinfo", path, NULL);
  g_assert_nonnull (strstr (info, "De vuelta a casa"));
  g_assert_nonnull (strstr (info, "Willow Pain Clinic"));
  g_assert_nonnull (strstr (info, "Tagged:          yes"));
  g_assert_nonnull (strstr (info, "PDF version:     1.4"));
  tree = run_program ("pdfinfo", "-struct", path, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_test_message ("%s", types[i]);
      g_assert_nonnull (strstr (tree, types[i]));
    }
}

static void
test_summary_tags (void)
{
  g_autoptr (RespiteLayout) layout = make_summary ();
  g_autofree char *path = save_sample (layout, "tagged-summary");
  g_autofree char *tree = NULL;

  if (!has_program ("pdfinfo"))
    {
      g_test_skip ("pdfinfo is not here");
      return;
    }

  tree = run_program ("pdfinfo", "-struct", path, NULL);
  g_assert_nonnull (strstr (tree, "Table"));
  g_assert_nonnull (strstr (tree, "TH"));
  g_assert_nonnull (strstr (tree, "TD"));
  g_assert_nonnull (strstr (tree, "Figure"));
  if (has_program ("qpdf"))
    {
      g_autofree char *objects = run_program ("qpdf", "--json", path, NULL);

      g_assert_nonnull (strstr (objects, "Session chart from 09:52"));
    }
}

/* A place that cannot be written to is named, nothing is left behind, and what was there stays. */
static void
test_save_errors (void)
{
  g_autoptr (RespiteLayout) layout = make_text ("x");
  g_autofree char *folder = g_dir_make_tmp ("respite-XXXXXX", NULL);
  g_autofree char *inside = g_build_filename (folder, "missing", "x.pdf", NULL);
  g_autofree char *good = g_build_filename (folder, "x.pdf", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;
  GStatBuf info;

  g_assert_false (respite_layout_save_pdf (layout, "/dev/full", &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_FULL);
  g_clear_error (&error);
  g_assert_false (respite_layout_save_pdf (layout, inside, &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (respite_layout_save_pdf (layout, folder, &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (respite_layout_save_pdf (layout, "/proc/x.pdf", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (good, "old", -1, NULL));
  g_assert_true (respite_layout_save_pdf (layout, good, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (good, &content, &size, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-1.4"));
  g_assert_cmpint (g_stat (good, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_unlink (good), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);     /* nothing else was left in it */
}

static void
test_read_only_folder (void)
{
  g_autoptr (RespiteLayout) layout = make_text ("x");
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root may write anywhere");
      return;
    }

  folder = g_dir_make_tmp ("respite-XXXXXX", NULL);
  path = g_build_filename (folder, "x.pdf", NULL);
  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  g_assert_false (respite_layout_save_pdf (layout, path, &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_READ_ONLY);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* What libharu cannot do is reported once, by the first failure, and gives no file. */
static void
test_first_failure (void)
{
  RespitePdfInfo info = { .title = "t", .author = "a", .language = "en" };
  g_autoptr (RespitePdf) pdf = respite_pdf_new (&info);
  g_autoptr (GError) error = NULL;

  respite_pdf_begin_page (pdf, 612, 792);
  HPDF_Page_SetWidth (pdf->page->page, -1);
  HPDF_Page_GSave (NULL);
  g_assert_null (respite_pdf_finish (pdf, &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_DOCUMENT);
}

static void
test_numbers (void)
{
  static const struct
  {
    double      value;
    const char *text;
  } cases[] = {
    { 0, "0 " }, { 1, "1 " }, { -1.5, "-1.5 " }, { 0.1234, "0.123 " }, { 612, "612 " }, { NAN, "0 " },
    { INFINITY, "0 " }, { 1e9, "0 " }, { -0.0004, "0 " }, { 2.9996, "3 " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      respite_pdf_append_number (out, cases[i].value);
      g_assert_cmpstr (out->str, ==, cases[i].text);
    }
}

static void
test_missing_is_reported (void)
{
  g_autoptr (RespiteLayout) layout = make_text ("a \xf0\x9f\x99\x82 b \xf0\x9f\x99\x82 c \xf0\x9f\x8e\x89");
  g_autofree char *missing = respite_layout_dup_missing (layout);

  g_assert_cmpuint (respite_layout_get_n_missing (layout), ==, 3);
  g_assert_cmpstr (missing, ==, "U+1F389 U+1F642");
}

static void
test_logo (void)
{
  g_autoptr (RespiteBlock) root = respite_block_new_document ();
  RespiteDocumentInfo info = sample_info ();
  RespiteClinicInfo clinic = *info.clinic;
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, TRUE, 8, 900, 300);
  g_autoptr (GBytes) good = NULL;
  g_autoptr (GBytes) bad = g_bytes_new_static ("\x89PNG\r\n\x1a\nnot really", 18);
  g_autofree char *qpdf = NULL;
  g_autofree char *path = NULL;
  char *png = NULL;
  gsize size = 0;

  gdk_pixbuf_fill (picture, 0x0b6e7580);
  g_assert_true (gdk_pixbuf_save_to_buffer (picture, &png, &size, "png", NULL, NULL));
  good = g_bytes_new_take (png, size);
  respite_block_add_paragraph_text (root, "Text");
  info.clinic = &clinic;
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (RespiteLayout) layout = NULL;

      clinic.logo = i == 0 ? good : bad;
      layout = layout_blocks (root, &info, RESPITE_SHEET_HANDOUT, "Logo");
      g_clear_pointer (&path, g_free);
      path = save_sample (layout, i == 0 ? "logo" : "broken-logo");
      if (has_program ("qpdf"))
        {
          g_clear_pointer (&qpdf, g_free);
          qpdf = run_program ("qpdf", "--check", path, NULL);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/pdf/same-bytes", test_same_bytes);
  g_test_add_func ("/pdf/strict-checkers", test_strict_checkers);
  g_test_add_func ("/pdf/preflight", test_preflight);
  g_test_add_func ("/pdf/text-comes-back", test_text_comes_back);
  g_test_add_func ("/pdf/signs-come-back", test_signs_come_back);
  g_test_add_func ("/pdf/right-to-left-comes-back", test_right_to_left_comes_back);
  g_test_add_func ("/pdf/tags-and-properties", test_tags_and_properties);
  g_test_add_func ("/pdf/summary-tags", test_summary_tags);
  g_test_add_func ("/pdf/save-errors", test_save_errors);
  g_test_add_func ("/pdf/read-only-folder", test_read_only_folder);
  g_test_add_func ("/pdf/first-failure", test_first_failure);
  g_test_add_func ("/pdf/numbers", test_numbers);
  g_test_add_func ("/pdf/missing-is-reported", test_missing_is_reported);
  g_test_add_func ("/pdf/logo", test_logo);

  return g_test_run ();
}
