/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#define _GNU_SOURCE

#include "config.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#include "base/respite-clock.h"
#include "documents/respite-layout-private.h"
#include "every.h"
#include "sample.h"
#include "service/respite-patient-acts.h"
#include "testlib.h"

/*
 * What holds for every document that the program makes, on either paper, in either language, in large print where
 * there is any: the data are those of a practice clinic. Files are made of one of these for each document, by turns.
 */

/* Longer documents are not compared word by word. */
#define MANY_PAGES 6

typedef void (*CheckFunc) (EveryClinic         *clinic,
                           const EveryDocument *document,
                           RespiteLayout       *layout);

static EveryClinic *clinic;

typedef struct
{
  const char *paper;
  const char *language;
  gboolean    large_print;
} Look;

static const Look looks[] = {
  { "letter", "en", FALSE }, { "a4", "es", FALSE }, { "letter", "es", TRUE }, { "a4", "en", TRUE },
  { "a4", "en", FALSE }, { "letter", "es", FALSE }, { "letter", "en", TRUE }, { "a4", "es", TRUE },
};

/* Every document by turns in one of the looks; with RESPITE_TEST_EVERY_LOOK set @check sees it in all of them. */
static void
walk (CheckFunc check,
      gboolean  may_see_all)
{
  gboolean sees_all = may_see_all && g_getenv ("RESPITE_TEST_EVERY_LOOK") != NULL;

  for (gsize i = 0; every_documents[i].name != NULL; i++)
    {
      const EveryDocument *document = &every_documents[i];
      gsize n_looks = document->has_large_print ? G_N_ELEMENTS (looks) : 2;

      for (gsize k = 0; k < (sees_all ? n_looks : 1); k++)
        {
          const Look *look = &looks[sees_all ? k : i % n_looks];
          g_autoptr (RespiteLayout) layout = every_make (clinic, document, look->paper, look->language,
                                                         look->large_print);

          check (clinic, document, layout);
        }
    }
}

typedef struct
{
  double      left;
  double      right;
  double      top;
  double      bottom;
  const char *text;
} TextBox;

/* How much room the letters of a line take, without that of signs that are rare above and below them. */
static TextBox
get_box (const RespiteItem *item)
{
  const RespiteLine *line = &item->text->lines[item->line];
  double size = 0;

  for (guint i = 0; i < line->n_runs; i++)
    size = MAX (size, line->runs[i].size);

  return (TextBox) { item->x + 0.5, item->x + line->width - 0.5, item->y - 0.66 * size, item->y + 0.12 * size,
                     item->text->text + line->start };
}

static void
check_apart (RespiteLayout *layout)
{
  for (guint page = 0; page < layout->pages->len; page++)
    {
      const GArray *items = respite_layout_get_page (layout, page);
      g_autoptr (GArray) boxes = g_array_new (FALSE, FALSE, sizeof (TextBox));

      for (guint i = 0; i < items->len; i++)
        {
          const RespiteItem *item = &g_array_index (items, RespiteItem, i);
          TextBox box;

          if (item->kind != RESPITE_ITEM_LINE || item->text->lines[item->line].n_runs == 0)
            continue;
          box = get_box (item);
          for (guint k = 0; k < boxes->len; k++)
            {
              const TextBox *other = &g_array_index (boxes, TextBox, k);

              if (box.left < other->right && other->left < box.right && box.top < other->bottom &&
                  other->top < box.bottom)
                g_error ("page %u: \"%.30s\" stands on \"%.30s\"", page + 1, box.text, other->text);
            }
          g_array_append_val (boxes, box);
        }
    }
}

static void
check_place (RespiteLayout *layout)
{
  check_inside (layout);
  g_assert_cmpuint (respite_layout_get_n_missing (layout), ==, 0);
  g_assert_cmpuint (strlen (respite_layout_get_title (layout)), >, 0);
  for (guint page = 0; page < layout->pages->len; page++)
    {
      const GArray *items = respite_layout_get_page (layout, page);

      for (guint i = 0; i < items->len; i++)
        {
          const RespiteItem *item = &g_array_index (items, RespiteItem, i);

          /* What is said of a drawing is there. */
          if (item->element >= 0 && strcmp (respite_layout_get_element (layout, item->element)->type, "Figure") == 0)
            g_assert_nonnull (respite_layout_get_element (layout, item->element)->alternative);
        }
    }
}

/* People read "23 Nov 2026"; the other way of writing is for programs. */
static void
check_dates (RespiteLayout *layout)
{
  g_autofree char *text = respite_layout_get_text (layout, -1);
  g_autoptr (GRegex) regex = g_regex_new ("\\b\\d{4}-\\d{2}-\\d{2}\\b", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  if (g_regex_match (regex, text, 0, &match))
    {
      g_autofree char *date = g_match_info_fetch (match, 0);

      g_error ("the date %s is not written for people", date);
    }
}

static void
check_pages (EveryClinic         *self,
             const EveryDocument *document,
             RespiteLayout       *layout)
{
  g_test_message ("%s", document->name);
  check_apart (layout);
  check_place (layout);
  check_dates (layout);
}

static void
test_pages (void)
{
  walk (check_pages, TRUE);
}

static gboolean
has_text (GBytes     *bytes,
          const char *text)
{
  return memmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), text, strlen (text)) != NULL;
}

/* As strings of PDF are written: UTF-16 in hexadecimal. */
static char *
dup_hex (const char *text)
{
  glong units = 0;
  g_autofree gunichar2 *wide = g_utf8_to_utf16 (text, -1, NULL, &units, NULL);
  GString *out = g_string_new (NULL);

  for (glong i = 0; i < units; i++)
    g_string_append_printf (out, "%04X", wide[i]);

  return g_string_free (out, FALSE);
}

/* What stands for a drawn signature names who signed it; nothing else that can be read in the file does. */
static gboolean
has_name (GBytes     *bytes,
          const char *hex)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size), *end = data + size;

  for (const char *at = data; (at = memmem (at, (gsize) (end - at), hex, strlen (hex))) != NULL; at++)
    {
      const char *begin = at;

      while (begin > data + 5 && *begin != '<')
        begin--;
      if (strncmp (begin - 5, "/Alt ", 5) != 0)
        return TRUE;
    }

  return FALSE;
}

/* The same input and the same instant give the same bytes; nothing that can be read without opening the pages names
 * the patient; title, language and tags are there. */
static void
check_bytes (EveryClinic         *self,
             const EveryDocument *document,
             RespiteLayout       *layout)
{
  g_autoptr (RespitePatient) patient = respite_office_get_patient (self->office, self->patient_id, FALSE, NULL);
  gsize n_looks = document->has_large_print ? G_N_ELEMENTS (looks) : 2;
  const Look *look = &looks[(gsize) (document - every_documents) % n_looks];
  g_autoptr (RespiteLayout) again = every_make (self, document, look->paper, look->language, look->large_print);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) one = respite_layout_to_pdf (layout, &error);
  g_autoptr (GBytes) other = respite_layout_to_pdf (again, &error);
  g_autofree char *language = g_strdup_printf ("/Lang (%s)", layout->language);
  g_autofree char *family = dup_hex (patient->family);
  g_autofree char *title = g_markup_escape_text (respite_layout_get_title (layout), -1);

  g_assert_no_error (error);
  if (!g_str_equal (document->name, "audit-report"))    /* each report stands in the next one */
    g_assert_true (g_bytes_equal (one, other));
  g_assert_false (has_text (one, patient->family));
  g_assert_false (has_name (one, family));
  g_assert_true (has_text (one, title));
  g_assert_true (has_text (one, language));
  g_assert_true (has_text (one, "/MarkInfo"));
  g_assert_true (has_text (one, "/StructTreeRoot"));
  g_assert_true (has_text (one, "GTS_PDFA1"));
  g_assert_true (has_text (one, "<pdfaid:part>1</pdfaid:part>"));
  g_assert_false (has_text (one, "/SMask"));
}

static void
test_bytes (void)
{
  walk (check_bytes, FALSE);
}

/* Letters only: another program parts words in its own way. */
static char *
dup_letters (const char *text,
             gssize      length)
{
  g_autofree char *normal = g_utf8_normalize (text, length, G_NORMALIZE_ALL_COMPOSE);
  GString *out = g_string_new (NULL);

  for (const char *p = normal; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));

  return g_string_free (out, FALSE);
}

/* Another program reads every line of every page again, in the order in which they are read aloud. */
static void
check_order (RespiteLayout *layout,
             const char    *path)
{
  g_autofree char *read = run_program ("pdftotext", "-raw", "-enc", "UTF-8", path, "-", NULL);
  g_auto (GStrv) pages = g_strsplit (read, "\f", -1);

  g_assert_cmpuint (g_strv_length (pages), >=, layout->pages->len);
  for (guint page = 0; page < layout->pages->len; page++)
    {
      const GArray *items = respite_layout_get_page (layout, page);
      g_autofree char *letters = dup_letters (pages[page], -1);
      const char *at = letters;

      for (guint i = 0; i < items->len; i++)
        {
          const RespiteItem *item = &g_array_index (items, RespiteItem, i);
          const RespiteLine *line = item->text != NULL ? &item->text->lines[item->line] : NULL;
          g_autofree char *wanted = NULL;
          const char *found;

          if (line == NULL || item->element == RESPITE_ELEMENT_NONE)
            continue;
          wanted = dup_letters (item->text->text + line->start, (gssize) line->length);
          found = strstr (at, wanted);
          if (found == NULL)
            g_error ("page %u: \"%s\" does not come after what stands before it", page + 1, wanted);
          at = found + strlen (wanted);
        }
    }
}

/* Every font is in the file, as the part of it that is used, with what its glyphs mean. */
static void
check_fonts (RespiteLayout *layout,
             const char    *path)
{
  g_autofree char *out = run_program ("pdffonts", path, NULL);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (out), "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), >, 2);
  for (guint i = 2; lines[i] != NULL; i++)
    {
      g_test_message ("%s", lines[i]);
      g_assert_nonnull (strstr (lines[i], " yes yes yes "));
      g_assert_true (lines[i][6] == '+');
    }
}

static char *
paint_to_pdf (RespiteLayout *layout)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_BUILT, "documents", "out", NULL);
  char *path = g_strdup_printf ("%s/preview.pdf", folder);
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;

  respite_layout_get_page_size (layout, &width, &height);
  surface = cairo_pdf_surface_create (path, width, height);
  cr = cairo_create (surface);
  for (guint i = 0; i < respite_layout_get_n_pages (layout); i++)
    {
      respite_layout_paint_cairo (layout, i, cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);

  return path;
}

typedef struct
{
  double x;
  double y;
  double end;
  char  *word;
} WordBox;

static void
word_box_clear (WordBox *box)
{
  g_free (box->word);
}

/* Where another program finds each word, page by page. */
static GArray *
read_boxes (const char *path)
{
  g_autofree char *out = run_program ("pdftotext", "-raw", "-bbox", path, "-", NULL);
  GArray *boxes = g_array_new (FALSE, FALSE, sizeof (WordBox));
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);

  g_array_set_clear_func (boxes, (GDestroyNotify) word_box_clear);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      WordBox box = { 0 };
      double bottom;
      char word[400] = "";

      if (sscanf (lines[i], " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\">%399[^<]", &box.x, &box.y,
                  &box.end, &bottom, word) != 5)
        continue;
      box.word = g_utf8_normalize (word, -1, G_NORMALIZE_ALL_COMPOSE);
      g_array_append_val (boxes, box);
    }

  return boxes;
}

/* The preview breaks its lines where the paper does, and puts every word in the same place. */
static void
check_painters (RespiteLayout *layout,
                const char    *paper)
{
  g_autofree char *preview = paint_to_pdf (layout);
  g_autoptr (GArray) left = read_boxes (paper);
  g_autoptr (GArray) right = read_boxes (preview);

  g_assert_cmpuint (left->len, >, 10);
  g_assert_cmpuint (left->len, ==, right->len);
  for (guint k = 0; k < left->len; k++)
    {
      const WordBox *a = &g_array_index (left, WordBox, k), *b = &g_array_index (right, WordBox, k);

      g_assert_cmpstr (a->word, ==, b->word);
      /* Cairo writes the widths of glyphs in whole thousandths, which adds up along a line. */
      g_assert_cmpfloat_with_epsilon (a->x, b->x, 1.5);
      g_assert_cmpfloat_with_epsilon (a->end, b->end, 1.5);
      g_assert_cmpfloat_with_epsilon (a->y, b->y, 1);
    }
}

static void
check_strictly (RespiteLayout *layout,
                const char    *path)
{
  g_autofree char *out = run_program ("qpdf", "--check", path, NULL);

  g_assert_nonnull (strstr (out, "No syntax or stream encoding errors found"));
}

static void
check_file (EveryClinic         *self,
            const EveryDocument *document,
            RespiteLayout       *layout)
{
  g_autofree char *path = save_sample (layout, document->name);

  check_strictly (layout, path);
  check_fonts (layout, path);
  check_order (layout, path);
  if (layout->pages->len <= MANY_PAGES)
    check_painters (layout, path);
}

static void
test_files (void)
{
  if (has_program ("pdftotext") && has_program ("pdffonts") && has_program ("qpdf"))
    walk (check_file, FALSE);
  else
    g_test_skip ("pdftotext, pdffonts or qpdf is not here");
}

/* No page more than what is told needs: the last one is not there for a line or two. */
static void
test_few_pages (void)
{
  static const struct
  {
    const char *name;
    const char *language;
    guint       n_pages;
  } cases[] = {
    { "letter", "en", 1 }, { "trend", "es", 2 }, { "course-summary", "es", 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize k = 0; every_documents[k].name != NULL; k++)
      if (g_str_equal (every_documents[k].name, cases[i].name))
        {
          g_autoptr (RespiteLayout) layout = every_make (clinic, &every_documents[k], "a4", cases[i].language, FALSE);

          g_assert_cmpuint (respite_layout_get_n_pages (layout), ==, cases[i].n_pages);
        }
}

/* Below the folder of the samples, so that nothing else lies beside them. */
#define ARCHIVE "every"

static void
save_file (EveryClinic         *self,
           const EveryDocument *document,
           RespiteLayout       *layout)
{
  g_autofree char *name = g_strconcat (ARCHIVE, "/", document->name, NULL);
  g_autofree char *path = save_sample (layout, name);
}

/* PDF/A-1b: what is kept can be read in thirty years. */
static void
test_archive (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_BUILT, "documents", "out", ARCHIVE, NULL);
  g_autofree char *out = NULL;

  if (!has_preflight ())
    {
      g_test_skip ("PDFBox Preflight is not installed");
      return;
    }

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  walk (save_file, FALSE);
  out = run_preflight (folder);
  for (gsize i = 0; every_documents[i].name != NULL; i++)
    {
      g_autofree char *verdict = g_strdup_printf ("The file %s.pdf is a valid PDF/A-1b file", every_documents[i].name);

      if (strstr (out, verdict) == NULL)
        g_error ("%s is no PDF/A-1b:\n%s", every_documents[i].name, out);
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  test_init (&argc, &argv);
  clinic = every_clinic_new ();

  g_test_add_func ("/every/pages", test_pages);
  g_test_add_func ("/every/few-pages", test_few_pages);
  g_test_add_func ("/every/bytes", test_bytes);
  g_test_add_func ("/every/files", test_files);
  g_test_add_func ("/every/archive", test_archive);
  status = g_test_run ();
  every_clinic_free (clinic);

  return status;
}
