/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "documents/respite-layout-private.h"
#include "respite-core.h"
#include "sample.h"

static void
add_rows (RespiteBlock *table,
          int           n)
{
  respite_block_add_column (table, "Time", RESPITE_COLUMN_CODE);
  respite_block_add_column (table, "What happened", RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, "HR", RESPITE_COLUMN_NUMBER);
  for (int i = 0; i < n; i++)
    {
      g_autofree char *time = g_strdup_printf ("%02d:%02d", 10 + i / 60, i % 60);
      g_autofree char *rate = g_strdup_printf ("%d", 60 + i);

      respite_block_add_cell (table, respite_rich_new (time, RESPITE_RICH_PLAIN));
      respite_block_add_cell (table, respite_rich_new ("BP 118/74 (MAP 89), SpO2 98 %", i % 7 == 3 ?
                                                       RESPITE_RICH_STRUCK : RESPITE_RICH_PLAIN));
      respite_block_add_cell (table, respite_rich_new (rate, RESPITE_RICH_PLAIN));
    }
}

/* How often a line with exactly this text stands on a page, decoration included. */
static guint
count_lines (RespiteLayout *layout,
             guint          page,
             const char    *text)
{
  const GArray *items = respite_layout_get_page (layout, page);
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const RespiteItem *item = &g_array_index (items, RespiteItem, i);
      g_autofree char *line = NULL;

      if (item->kind != RESPITE_ITEM_LINE)
        continue;
      line = g_strndup (item->text->text + item->text->lines[item->line].start,
                        item->text->lines[item->line].length);
      if (strcmp (g_strstrip (line), text) == 0)
        n++;
    }

  return n;
}

static void
test_table_repeats_its_head (void)
{
  g_autoptr (RespiteBlock) root = respite_block_new_document ();
  RespiteDocumentInfo info = sample_info ();
  g_autoptr (RespiteLayout) layout = NULL;
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;

  respite_block_add_heading_text (root, 1, "Session summary");
  add_rows (respite_block_add (root, respite_block_new_table ()), 150);
  layout = layout_blocks (root, &info, RESPITE_SHEET_RECORD, "Session summary");
  path = save_sample (layout, "table");
  check_inside (layout);

  g_assert_cmpuint (respite_layout_get_n_pages (layout), >=, 3);
  for (guint i = 0; i < respite_layout_get_n_pages (layout); i++)
    g_assert_cmpuint (count_lines (layout, i, "What happened"), ==, 1);
  for (int i = 0; i < 150; i++)
    {
      g_autofree char *time = g_strdup_printf ("%02d:%02d", 10 + i / 60, i % 60);
      guint n = 0;

      for (guint page = 0; page < respite_layout_get_n_pages (layout); page++)
        n += count_lines (layout, page, time);
      g_assert_cmpuint (n, ==, 1);
    }

  /* A screen reader meets the head once. */
  text = respite_layout_get_text (layout, -1);
  g_assert_nonnull (strstr (text, "What happened"));
  g_assert_null (strstr (strstr (text, "What happened") + 1, "What happened"));
}

static void
test_frame_on_every_page (void)
{
  g_autoptr (RespiteBlock) root = respite_block_new_document ();
  RespiteDocumentInfo info = sample_info ();
  RespiteClinicInfo clinic = *info.clinic;
  g_autoptr (RespiteLayout) layout = NULL;

  clinic.kind = RESPITE_CLINIC_PRACTICE;
  info.clinic = &clinic;
  add_rows (respite_block_add (root, respite_block_new_table ()), 120);
  layout = layout_blocks (root, &info, RESPITE_SHEET_RECORD, "Day sheet");
  for (guint i = 0; i < respite_layout_get_n_pages (layout); i++)
    {
      g_autofree char *number = g_strdup_printf ("Page %u of %u", i + 1, respite_layout_get_n_pages (layout));

      g_assert_cmpuint (count_lines (layout, i, number), ==, 1);
      g_assert_cmpuint (count_lines (layout, i, "Willow Pain Clinic"), ==, 1);
      g_assert_cmpuint (count_lines (layout, i, "MARTINEZ, Rosa “Rosi”  ·  born 14 Mar 1968  ·  MRN 10042"), ==, 1);
      g_assert_cmpuint (count_lines (layout, i, "Day sheet  ·  Record code 7F3A-91C2"), ==, 1);
      g_assert_cmpuint (count_lines (layout, i, "Printed by Ana Bell, 23 Nov 2026, 10:04"), ==, 1);
      g_assert_cmpuint (count_lines (layout, i, "PRACTICE CLINIC – not a real record"), ==, 1);
    }
}

/* The lines of the text proper, page by page, each with the type of its element. */
static GPtrArray *
list_types (RespiteLayout *layout,
            guint          page)
{
  const GArray *items = respite_layout_get_page (layout, page);
  GPtrArray *types = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    {
      const RespiteItem *item = &g_array_index (items, RespiteItem, i);

      if (item->kind == RESPITE_ITEM_LINE && item->element != RESPITE_ELEMENT_NONE)
        g_ptr_array_add (types, respite_layout_get_element (layout, item->element)->type);
    }

  return types;
}

/* Whatever stands before it: a heading is never the last thing on a page, and a paragraph leaves no single line. */
static void
test_nothing_stands_alone (void)
{
  for (int before = 20; before < 60; before++)
    {
      g_autoptr (RespiteBlock) root = respite_block_new_document ();
      RespiteDocumentInfo info = sample_info ();
      g_autoptr (RespiteLayout) layout = NULL;

      for (int i = 0; i < before; i++)
        respite_block_add_paragraph_text (root, "One line.");
      respite_block_add_heading_text (root, 2, "A heading");
      respite_block_add_paragraph_text (root, "This paragraph is long enough to fill four lines of the page when it "
                                        "is set in the size of a handout, so that it may be broken after its second "
                                        "line, but neither after its first nor before its last. It goes on a little "
                                        "more so that there are indeed four of them, or perhaps even five of them.");
      layout = layout_blocks (root, &info, RESPITE_SHEET_HANDOUT, "Order");
      for (guint page = 0; page < respite_layout_get_n_pages (layout); page++)
        {
          g_autoptr (GPtrArray) types = list_types (layout, page);

          g_assert_cmpuint (types->len, >, 0);
          g_assert_cmpstr (g_ptr_array_index (types, types->len - 1), !=, "H2");
        }
      if (respite_layout_get_n_pages (layout) == 2)
        {
          g_autofree char *second = respite_layout_get_text (layout, 1);

          g_assert_cmpuint (strlen (second), >, 60);
        }
    }
}

/* However far down they begin: of facts one below the other, none stands alone on a page. */
static void
test_no_fact_stands_alone (void)
{
  gboolean is_broken = FALSE;

  for (int before = 20; before < 60; before++)
    {
      g_autoptr (RespiteBlock) root = respite_block_new_document ();
      RespiteDocumentInfo info = sample_info ();
      g_autoptr (RespiteLayout) layout = NULL;
      RespiteBlock *facts;
      guint n_found = 0;

      for (int i = 0; i < before; i++)
        respite_block_add_paragraph_text (root, "One line.");
      facts = respite_block_add (root, respite_block_new_facts (1));
      for (int i = 0; i < 5; i++)
        respite_block_add_fact_text (facts, "Label", "A fact");
      layout = layout_blocks (root, &info, RESPITE_SHEET_RECORD, "Facts");
      for (guint page = 0; page < respite_layout_get_n_pages (layout); page++)
        {
          guint n = count_lines (layout, page, "A fact");

          g_assert_cmpuint (n, !=, 1);
          g_assert_cmpuint (n, !=, 4);
          is_broken |= n > 0 && n < 5;
          n_found += n;
        }
      g_assert_cmpuint (n_found, ==, 5);
    }
  g_assert_true (is_broken);
}

/* However far down they begin: a heading and the facts below it stand where what they belong to begins. */
static void
test_facts_keep_next (void)
{
  guint n_second = 0;

  for (int before = 30; before < 70; before++)
    {
      g_autoptr (RespiteBlock) root = respite_block_new_document ();
      RespiteDocumentInfo info = sample_info ();
      g_autoptr (RespiteLayout) layout = NULL;
      RespiteBlock *facts;

      for (int i = 0; i < before; i++)
        respite_block_add_paragraph_text (root, "One line.");
      respite_block_add_heading_text (root, 2, "A heading");
      facts = respite_block_add (root, respite_block_new_facts (2));
      facts->keeps_next = TRUE;
      respite_block_add_fact_text (facts, "Label", "A fact");
      respite_block_add_paragraph_text (root, "The first answer.");
      layout = layout_blocks (root, &info, RESPITE_SHEET_RECORD, "Facts");
      for (guint page = 0; page < respite_layout_get_n_pages (layout); page++)
        {
          guint n = count_lines (layout, page, "The first answer.");

          g_assert_cmpuint (count_lines (layout, page, "A heading"), ==, n);
          g_assert_cmpuint (count_lines (layout, page, "A fact"), ==, n);
          n_second += page > 0 ? n : 0;
        }
    }
  g_assert_cmpuint (n_second, >, 2);
}

/* A note of 10,000 characters in one cell, in a paragraph and in a box goes over pages without losing a word. */
static void
test_long_note (void)
{
  GString *note = g_string_new (NULL);
  g_autoptr (RespiteBlock) root = respite_block_new_document ();
  RespiteDocumentInfo info = sample_info ();
  g_autoptr (RespiteLayout) layout = NULL;
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;
  RespiteBlock *table, *facts, *box;
  guint n = 0;

  while (note->len < 10000)
    g_string_append_printf (note, "word%u ", n++);
  table = respite_block_add (root, respite_block_new_table ());
  respite_block_add_column (table, "Time", RESPITE_COLUMN_CODE);
  respite_block_add_column (table, "Note", RESPITE_COLUMN_TEXT);
  respite_block_add_cell (table, respite_rich_new ("10:00", RESPITE_RICH_PLAIN));
  respite_block_add_cell (table, respite_rich_new (note->str, RESPITE_RICH_PLAIN));
  facts = respite_block_add (root, respite_block_new_facts (2));
  respite_block_add_fact_text (facts, "Note", note->str);
  respite_block_add_paragraph_text (root, note->str);
  box = respite_block_add (root, respite_block_new_box (RESPITE_BOX_NOTE, respite_rich_new ("Note", 0)));
  respite_block_add_paragraph_text (box, note->str);

  layout = layout_blocks (root, &info, RESPITE_SHEET_RECORD, "Note");
  check_inside (layout);
  path = save_sample (layout, "long-note");
  text = respite_layout_get_text (layout, -1);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *word = g_strdup_printf ("word%u ", i);
      const char *p = text;

      for (int k = 0; k < 4; k++)
        {
          p = strstr (p, word);
          g_assert_nonnull (p);
          p++;
        }
    }
  g_string_free (note, TRUE);
}

/* A number is never broken over two lines, even where the column's head is narrower. */
static void
test_numbers_stay_whole (void)
{
  g_autoptr (RespiteBlock) root = respite_block_new_document ();
  RespiteDocumentInfo info = sample_info ();
  g_autoptr (RespiteLayout) layout = NULL;
  g_autofree char *wide = g_strnfill (400, 'x');
  RespiteBlock *table = respite_block_add (root, respite_block_new_table ());

  respite_block_add_column (table, "a", RESPITE_COLUMN_NUMBER);
  respite_block_add_column (table, "b", RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, "c", RESPITE_COLUMN_NUMBER);
  respite_block_add_cell (table, respite_rich_new ("118/74", RESPITE_RICH_PLAIN));
  respite_block_add_cell (table, respite_rich_new (wide, RESPITE_RICH_PLAIN));
  respite_block_add_cell (table, respite_rich_new ("1,234,567", RESPITE_RICH_PLAIN));
  layout = layout_blocks (root, &info, RESPITE_SHEET_RECORD, "Numbers");
  check_inside (layout);
  g_assert_cmpuint (count_lines (layout, 0, "118/74"), ==, 1);
  g_assert_cmpuint (count_lines (layout, 0, "1,234,567"), ==, 1);
}

/* In large print a table of many columns is set smaller before a word of it is broken. */
static void
test_words_stay_whole (void)
{
  static const char *const words[] = { "Fecha", "Administrado", "Acompañante", "Observación", "Cuestionario",
                                       "Resultado" };
  g_autoptr (RespiteBlock) root = respite_block_new_document ();
  RespiteDocumentInfo info = sample_info ();
  g_autoptr (RespiteLayout) layout = NULL;
  RespiteBlock *table = respite_block_add (root, respite_block_new_table ());

  info.large_print = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    respite_block_add_column (table, words[i], RESPITE_COLUMN_TEXT);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    respite_block_add_cell (table, respite_rich_new ("12", RESPITE_RICH_PLAIN));
  layout = layout_blocks (root, &info, RESPITE_SHEET_RECORD, "Words");
  check_inside (layout);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_cmpuint (count_lines (layout, 0, words[i]), ==, 1);
}

static void
test_paper_sizes (void)
{
  static const struct
  {
    const char *paper;
    double      width;
    double      height;
  } cases[] = { { "letter", 612, 792 }, { "a4", 595.276, 841.89 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteBlock) root = respite_block_new_document ();
      RespiteDocumentInfo info = sample_info ();
      g_autoptr (RespiteLayout) layout = NULL;
      double width, height;

      info.paper = cases[i].paper;
      respite_block_add_paragraph_text (root, "Text");
      layout = layout_blocks (root, &info, RESPITE_SHEET_HANDOUT, "Paper");
      respite_layout_get_page_size (layout, &width, &height);
      g_assert_cmpfloat_with_epsilon (width, cases[i].width, 0.01);
      g_assert_cmpfloat_with_epsilon (height, cases[i].height, 0.01);
    }
}

static void
test_empty_document (void)
{
  g_autoptr (RespiteBlock) root = respite_block_new_document ();
  RespiteDocumentInfo info = sample_info ();
  g_autoptr (RespiteLayout) layout = layout_blocks (root, &info, RESPITE_SHEET_HANDOUT, "");
  g_autofree char *text = respite_layout_get_text (layout, -1);

  g_assert_cmpuint (respite_layout_get_n_pages (layout), ==, 1);
  g_assert_cmpstr (text, ==, "");
}

/* In a language that runs from right to left, the page is turned around. */
static void
test_right_to_left (void)
{
  g_autoptr (RespiteBlock) root = respite_block_new_document ();
  RespiteDocumentInfo info = sample_info ();
  g_autoptr (RespiteLayout) layout = NULL;
  g_autofree char *path = NULL;
  RespiteBlock *list;
  const GArray *items;

  info.language = "ar";
  respite_block_add_heading_text (root, 1, "العودة إلى المنزل");
  respite_block_add_paragraph_text (root, "لا تقد السيارة حتى اليوم التالي. الجرعة 35.7 mg.");
  list = respite_block_add (root, respite_block_new_list (0));
  respite_block_add_paragraph_text (respite_block_add (list, respite_block_new_item (RESPITE_MARK_BOX)), "اشرب الماء");
  layout = layout_blocks (root, &info, RESPITE_SHEET_HANDOUT, "العودة");
  path = save_sample (layout, "arabic");
  check_inside (layout);
  g_assert_cmpuint (respite_layout_get_n_missing (layout), ==, 0);
  items = respite_layout_get_page (layout, 0);
  for (guint i = 0; i < items->len; i++)
    {
      const RespiteItem *item = &g_array_index (items, RespiteItem, i);

      if (item->kind == RESPITE_ITEM_LINE && item->element != RESPITE_ELEMENT_NONE)
        g_assert_cmpfloat (item->x + item->text->lines[item->line].width, >, layout->width / 2);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/flow/table-repeats-its-head", test_table_repeats_its_head);
  g_test_add_func ("/flow/frame-on-every-page", test_frame_on_every_page);
  g_test_add_func ("/flow/nothing-stands-alone", test_nothing_stands_alone);
  g_test_add_func ("/flow/no-fact-stands-alone", test_no_fact_stands_alone);
  g_test_add_func ("/flow/facts-keep-next", test_facts_keep_next);
  g_test_add_func ("/flow/long-note", test_long_note);
  g_test_add_func ("/flow/numbers-stay-whole", test_numbers_stay_whole);
  g_test_add_func ("/flow/words-stay-whole", test_words_stay_whole);
  g_test_add_func ("/flow/paper-sizes", test_paper_sizes);
  g_test_add_func ("/flow/empty-document", test_empty_document);
  g_test_add_func ("/flow/right-to-left", test_right_to_left);

  return g_test_run ();
}
