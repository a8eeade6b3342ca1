/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "documents/respite-handout.h"
#include "documents/respite-layout-private.h"
#include "documents/respite-sheet.h"
#include "respite-core.h"
#include "sample.h"

/* How handouts use their pages. */

static const char *const names[] = {
  "what-is", "right-for-me", "get-ready", "day-of-treatment", "during", "going-home", "side-effects",
  "course-calendar", "progress", "research", "questions", "medicines", "driver", "maintenance",
};
static const char *const languages[] = { "en", "es" };

/* Whether a page has more on it than what closes a handout in small print. */
static gboolean
has_text (RespiteLayout *layout,
          guint          page)
{
  g_autofree char *text = respite_layout_get_text (layout, (int) page);

  return !g_str_has_prefix (text, "This sheet gives general facts") && !g_str_has_prefix (text, "Esta hoja") &&
         !g_str_has_prefix (text, "Sources") && !g_str_has_prefix (text, "Fuentes") && strlen (text) > 100;
}

/* On both papers each handout is one sheet, front and back, two in large print; filled or blank; and no page is left
 * for the sources alone. */
static void
test_sheets (void)
{
  static const char *const papers[] = { "letter", "a4" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint k = 0; k < 16; k++)
      {
        RespiteHandoutRequest request = { .name = names[i], .info = sample_info () };
        g_autoptr (RespiteLayout) layout = NULL;
        guint n;

        request.info.language = languages[k & 1];
        if (k & 8)
          sample_fill_handout (&request);
        request.info.paper = papers[(k >> 1) & 1];
        request.info.large_print = (k & 4) != 0;
        layout = respite_handout_layout (&request, NULL);
        n = respite_layout_get_n_pages (layout);
        if (n > (request.info.large_print ? 4 : 2) || !has_text (layout, n - 1))
          {
            g_test_message ("%s %s %s%s%s: %u pages", names[i], languages[k & 1], request.info.paper,
                            k & 4 ? " large" : "", k & 8 ? " filled" : "", n);
            g_test_fail ();
          }
      }
}

/* The part of a page that carries text or boxes. */
static double
get_filled_part (RespiteLayout *layout,
                 guint          page)
{
  const GArray *items = respite_layout_get_page (layout, page);
  double top = G_MAXDOUBLE, bottom = 0, height;

  respite_layout_get_page_size (layout, NULL, &height);
  for (guint i = 0; i < items->len; i++)
    {
      const RespiteItem *item = &g_array_index (items, RespiteItem, i);

      if (item->kind != RESPITE_ITEM_LINE || item->element == RESPITE_ELEMENT_NONE)
        continue;
      top = MIN (top, item->y);
      bottom = MAX (bottom, item->y);
    }

  return MAX (bottom - top, 0) / height;
}

/* No handout takes more than a sheet of paper, front and back: in ordinary and in large print, over both papers and
 * languages, filled and blank. A text that grows past this is shortened. Where there is a back, it carries at least a
 * quarter of a page: no box and no last sentence stands there alone. */
static void
test_pages (void)
{
  static const struct
  {
    const char *name;
    guint       ordinary;
    guint       large;
  } most[] = {
    { "what-is", 2, 2 }, { "right-for-me", 1, 2 }, { "get-ready", 1, 2 }, { "day-of-treatment", 1, 2 },
    { "during", 1, 2 }, { "going-home", 1, 2 }, { "side-effects", 1, 2 }, { "course-calendar", 1, 2 },
    { "progress", 1, 2 }, { "research", 2, 2 }, { "questions", 2, 2 }, { "medicines", 1, 2 }, { "driver", 1, 2 },
    { "maintenance", 2, 2 },
  };
  static const char *const papers[] = { "letter", "a4" };

  g_assert_cmpuint (G_N_ELEMENTS (most), ==, G_N_ELEMENTS (names));
  for (gsize i = 0; i < G_N_ELEMENTS (most); i++)
    for (guint k = 0; k < 16; k++)
      {
        RespiteHandoutRequest request = { .name = most[i].name, .info = sample_info () };
        g_autoptr (RespiteLayout) layout = NULL;
        guint n_pages;

        g_assert_cmpstr (most[i].name, ==, names[i]);
        request.info.language = languages[k & 1];
        if (k & 8)
          sample_fill_handout (&request);
        request.info.paper = papers[(k >> 1) & 1];
        request.info.large_print = (k & 4) != 0;
        layout = respite_handout_layout (&request, NULL);
        g_assert_nonnull (layout);
        n_pages = respite_layout_get_n_pages (layout);
        if (n_pages > (request.info.large_print ? most[i].large : most[i].ordinary) ||
            (n_pages > 1 && get_filled_part (layout, n_pages - 1) < 0.25))
          g_test_fail_printf ("%s %s %s%s%s: %u pages, %.2f of the last", most[i].name, languages[k & 1],
                              request.info.paper, k & 4 ? " large" : "", k & 8 ? " filled" : "", n_pages,
                              get_filled_part (layout, n_pages - 1));
      }
}

/* A line of the text with where it stands. */
static const RespiteItem *
find_line (RespiteLayout *layout,
           const char    *text,
           guint         *page)
{
  for (guint i = 0; i < respite_layout_get_n_pages (layout); i++)
    {
      const GArray *items = respite_layout_get_page (layout, i);

      for (guint k = 0; k < items->len; k++)
        {
          const RespiteItem *item = &g_array_index (items, RespiteItem, k);
          const RespiteLine *line = item->text != NULL ? &item->text->lines[item->line] : NULL;

          if (line != NULL && strncmp (item->text->text + line->start, text, strlen (text)) == 0)
            {
              if (page != NULL)
                *page = i;
              return item;
            }
        }
    }

  g_error ("no line “%s”", text);
}

static RespiteLayout *
layout_text (const char *body,
             gboolean    large_print)
{
  g_autofree char *text = g_strconcat ("---\ntitle: Leaflet\nversion: 1\n---\n", body, NULL);
  RespiteHandoutRequest request = { .name = "mine", .info = sample_info (), .text = text };
  g_autoptr (GError) error = NULL;
  RespiteLayout *layout;

  request.info.large_print = large_print;
  layout = respite_handout_layout (&request, &error);
  g_assert_no_error (error);
  check_inside (layout);

  return layout;
}

/* Two boxes stand beside each other where there is room, are read one after the other, and stay below each other in
 * large print and where they are long. */
static void
test_boxes (void)
{
  static const char boxes[] = "> **Call us**\n>\n> - sick\n> - late\n\n> **Get help now**\n>\n> - faint\n";
  g_autoptr (RespiteLayout) layout = layout_text (boxes, FALSE);
  g_autoptr (RespiteLayout) large = layout_text (boxes, TRUE);
  g_autoptr (RespiteLayout) far = NULL;
  g_autoptr (GString) longer = g_string_new ("> **Call us**\n>\n");
  g_autofree char *text = respite_layout_get_text (layout, -1);

  g_assert_cmpfloat (find_line (layout, "Call us", NULL)->y, ==, find_line (layout, "Get help", NULL)->y);
  g_assert_cmpfloat (find_line (layout, "Call us", NULL)->x + 150, <, find_line (layout, "Get help", NULL)->x);
  g_assert_nonnull (strstr (text, "Call us\n•\nsick\n•\nlate\nGet help now\n•\nfaint\n"));
  g_assert_cmpfloat (find_line (large, "late", NULL)->y, <, find_line (large, "Get help", NULL)->y);
  g_assert_cmpfloat (find_line (large, "Call us", NULL)->x, ==, find_line (large, "Get help", NULL)->x);

  for (int i = 0; i < 60; i++)
    g_string_append_printf (longer, "> - reason %d\n", i);
  g_string_append (longer, "\n> **Get help now**\n>\n> - faint\n");
  far = layout_text (longer->str, FALSE);
  g_assert_cmpuint (respite_layout_get_n_pages (far), ==, 2);
  g_assert_cmpfloat (find_line (far, "Call us", NULL)->x, ==, find_line (far, "Get help", NULL)->x);
}

/* A list of short lines has two columns, read row by row; one line that is too long for them, and it has one. */
static void
test_columns (void)
{
  static const char list[] = "- [ ] a card\n- [ ] a list\n- [ ] music\n- [ ] a scarf\n- [ ] shoes\n";
  g_autoptr (RespiteLayout) layout = layout_text (list, FALSE);
  g_autofree char *longer = g_strconcat (list, "- [ ] and something of which so much is to be said that no half of a "
                                         "page would hold it\n", NULL);
  g_autoptr (RespiteLayout) one = layout_text (longer, FALSE);
  g_autofree char *text = respite_layout_get_text (layout, -1);

  g_assert_cmpfloat (find_line (layout, "a card", NULL)->y, ==, find_line (layout, "a list", NULL)->y);
  g_assert_cmpfloat (find_line (layout, "a card", NULL)->x, ==, find_line (layout, "music", NULL)->x);
  g_assert_cmpfloat (find_line (layout, "a list", NULL)->x, ==, find_line (layout, "a scarf", NULL)->x);
  g_assert_cmpfloat (find_line (layout, "music", NULL)->y, <, find_line (layout, "shoes", NULL)->y);
  g_assert_nonnull (strstr (text, "a card\na list\nmusic\na scarf\nshoes"));
  g_assert_cmpfloat (find_line (one, "a card", NULL)->y, <, find_line (one, "a list", NULL)->y);
  g_assert_cmpfloat (find_line (one, "a card", NULL)->x, ==, find_line (one, "a list", NULL)->x);
}

/* A box that would stand alone on the last page takes something with it. */
static void
test_balance (void)
{
  for (int lines = 20; lines < 60; lines++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (RespiteLayout) layout = NULL;
      guint n_pages;

      for (int i = 0; i < lines; i++)
        g_string_append_printf (text, "Line %d.\n\n", i);
      g_string_append (text, "> **Call us**\n>\n> At any time.\n");
      layout = layout_text (text->str, FALSE);
      n_pages = respite_layout_get_n_pages (layout);
      g_test_message ("%d lines: %u pages", lines, n_pages);
      if (n_pages > 1)
        g_assert_cmpfloat (get_filled_part (layout, n_pages - 1), >, 0.25);
    }
}

/* The room of a table goes where it saves lines: a first column with one long cell leaves the second on one line. */
static void
test_widths (void)
{
  g_autoptr (RespiteLayout) layout = layout_text ("| What | What helps |\n|---|---|\n"
                                                  "| Upset | Sit down, and drink some water slowly now |\n"
                                                  "| Dizzy | Lie down, and let us help you to get up |\n"
                                                  "| Tired | Go to bed early, and sleep as long as you can |\n"
                                                  "| A mood that is worse day by day | Call |\n", TRUE);

  g_assert_cmpuint (find_line (layout, "Sit down", NULL)->text->n_lines, ==, 1);
  g_assert_cmpuint (find_line (layout, "Lie down", NULL)->text->n_lines, ==, 1);
  g_assert_cmpuint (find_line (layout, "Go to bed", NULL)->text->n_lines, ==, 1);
  g_assert_cmpuint (find_line (layout, "A mood", NULL)->text->n_lines, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/handout-pages/sheets", test_sheets);
  g_test_add_func ("/handout-pages/pages", test_pages);
  g_test_add_func ("/handout-pages/boxes", test_boxes);
  g_test_add_func ("/handout-pages/columns", test_columns);
  g_test_add_func ("/handout-pages/balance", test_balance);
  g_test_add_func ("/handout-pages/widths", test_widths);

  return g_test_run ();
}
