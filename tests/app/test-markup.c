/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-markup.h"

/* How the window reads a consent's text: block by block, nothing lost. */

typedef struct
{
  const char *markdown;
  const char *expected;         /* a line "kind mark: text" for each block */
} Case;

static const Case cases[] = {
  { "", "" },
  { "One\ntwo\n\nthree", "0 -: One two\n0 -: three\n" },
  { "# Title\n## Heading\ntext", "1 -: Title\n2 -: Heading\n0 -: text\n" },
  { "- one\n  and more\n- two\n\nafter", "3 •: one and more\n3 •: two\n0 -: after\n" },
  { "1. one\n12. two", "4 1.: one\n4 12.: two\n" },
  { "> **Call us** now\n> or later", "5 -: <b>Call us</b> now or later\n" },
  { "a <b> & *c*", "0 -: a &lt;b&gt; &amp; <i>c</i>\n" },
  { "open **bold", "0 -: open <b>bold</b>\n" },
  { "2026 was 5.5 mg", "0 -: 2026 was 5.5 mg\n" },
  { "a\n<!-- clause: x -->\nb", "0 -: a\n0 -: b\n" },
  { "a\\*b", "0 -: a*b\n" },
  { "#hash -dash", "0 -: #hash -dash\n" },
};

static char *
describe (const char *markdown)
{
  g_autoptr (GPtrArray) blocks = respite_markup_read (markdown);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const RespiteMarkup *block = g_ptr_array_index (blocks, i);

      g_string_append_printf (text, "%d %s: %s\n", block->kind, block->mark != NULL ? block->mark : "-", block->text);
    }

  return g_string_free (text, FALSE);
}

static void
test_blocks (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = describe (cases[i].markdown);

      g_test_message ("case: %s", cases[i].markdown);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/markup/blocks", test_blocks);

  return g_test_run ();
}
