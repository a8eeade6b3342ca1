/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "base/respite-json.h"
#include "documents/respite-layout-private.h"
#include "respite-core.h"
#include "sample.h"
#include "testdata.h"

/*
 * Texts that people and programs get wrong, and names from many countries: every character prints, or stands as its
 * code in a box and is reported; nothing leaves the page, and another program reads back what was printed.
 */

/* Names of one document. */
#define PER_DOCUMENT 500

/* As many names as are tried, every so manieth of the lists. */
#define MOST_NAMES 5000

static const char *const own[] = {
  "", " ", "\t", "undefined", "NULL", "0/0", "1E+02", "-0", "0xffffffff", "1,000.00", "１２３",
  "<script>alert(1)</script>", "'; DROP TABLE patient; --", "%s%n%x", "{{patient.name}}", "../../etc/passwd",
  "\xe2\x80\xae" "txt.exe",
  "a\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85", "\xef\xbb\xbf" "BOM", "\xf0\x9f\x99\x82 emoji", "not utf-8 \xff\xfe",
  "bell \x07 escape \x1b", "zero\xe2\x80\x8bwidth", "ﷺ", "السلام عليكم", "שלום", "田中さん", "ثم نفس سقطت", "Ω≈ç√∫˜µ≤≥÷",
  "ÅÍÎÏ˝ÓÔÒÚÆ☃", "﷽", "ЁЂЃЄЅІЇЈЉ", "​", "Z̮̞̠͙͔ͅ", "😍😍", "Nguyễn Thị", "Łukasz", "Δημήτρης", "Ողջույն",
};

/* The characters that a reader may look for: those that are neither room nor control nor marks. */
static guint
count_shown (const char *text)
{
  guint count = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    count += g_unichar_isgraph (g_utf8_get_char (p)) && !g_unichar_ismark (g_utf8_get_char (p));

  return count;
}

/* Characters that stand on the pages: those of the glyphs and those in boxes. */
static guint
count_painted (const RespiteLayout *layout)
{
  guint count = 0;

  for (guint page = 0; page < layout->pages->len; page++)
    {
      const GArray *items = respite_layout_get_page (layout, page);

      for (guint i = 0; i < items->len; i++)
        {
          const RespiteItem *item = &g_array_index (items, RespiteItem, i);

          if (item->kind == RESPITE_ITEM_LINE && item->element != RESPITE_ELEMENT_NONE)
            {
              const RespiteLine *line = &item->text->lines[item->line];
              g_autofree char *text = g_strndup (item->text->text + line->start, line->length);

              count += count_shown (text);
            }
        }
    }

  return count;
}

static void
check_texts (const char *const *texts,
             guint              n_texts,
             const char        *name)
{
  g_autoptr (RespiteBlock) root = respite_block_new_document ();
  RespiteDocumentInfo info = sample_info ();
  g_autoptr (RespiteLayout) layout = NULL;
  g_autofree char *path = NULL;
  g_autofree char *missing = NULL;
  guint n_shown = 0;

  for (guint i = 0; i < n_texts; i++)
    {
      g_autofree char *clean = respite_rich_clean (texts[i]);

      respite_block_add_paragraph_text (root, texts[i]);
      n_shown += count_shown (clean);
    }
  layout = layout_blocks (root, &info, RESPITE_SHEET_RECORD, name);
  check_inside (layout);
  g_assert_cmpuint (count_painted (layout), ==, n_shown);
  missing = respite_layout_dup_missing (layout);
  g_assert_true ((*missing == '\0') == (respite_layout_get_n_missing (layout) == 0));
  path = save_sample (layout, name);
  if (has_program ("qpdf"))
    {
      g_autofree char *out = run_program ("qpdf", "--check", path, NULL);

      g_assert_nonnull (strstr (out, "No syntax or stream encoding errors found"));
    }
}

static void
test_own (void)
{
  check_texts (own, G_N_ELEMENTS (own), "naughty-own");
}

static void
test_naughty (void)
{
  g_autofree char *path = respite_testdata_find ("strings/blns.json");
  g_autofree char *json = NULL;
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_autoptr (RespiteJson) list = NULL;

  if (path == NULL)
    {
      g_test_skip ("the list of naughty strings is not here");
      return;
    }

  g_assert_true (g_file_get_contents (path, &json, NULL, NULL));
  list = respite_json_parse (json, -1, NULL);
  g_assert_nonnull (list);
  for (guint i = 0; i < respite_json_get_length (list); i++)
    g_ptr_array_add (texts, (gpointer) respite_json_get_nth (list, i)->text);
  g_assert_cmpuint (texts->len, >=, 500);
  check_texts ((const char *const *) texts->pdata, texts->len, "naughty");
}

/* The names of a list: in the column of that number. */
static void
read_names (GPtrArray  *names,
            const char *file,
            guint       column,
            guint       step)
{
  g_autofree char *path = respite_testdata_find (file);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (path == NULL)
    return;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL && i / step < MOST_NAMES / 2; i += step)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);

      if (g_strv_length (cells) > column)
        g_ptr_array_add (names, g_strdup (cells[column]));
    }
}

static void
test_names (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  read_names (names, "names/common-forenames-by-country.csv", 10, 1);
  read_names (names, "names/common-surnames-by-country.csv", 4, 1);
  if (names->len == 0)
    {
      g_test_skip ("the lists of names are not here");
      return;
    }

  for (guint i = 0; i < names->len; i += PER_DOCUMENT)
    check_texts ((const char *const *) names->pdata + i, MIN (PER_DOCUMENT, names->len - i), "names");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/naughty/own", test_own);
  g_test_add_func ("/naughty/strings", test_naughty);
  g_test_add_func ("/naughty/names", test_names);

  return g_test_run ();
}
