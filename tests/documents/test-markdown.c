/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "base/respite-error.h"
#include "documents/respite-block.h"
#include "documents/respite-markdown.h"
#include "respite-core.h"

/* A document as one line: what it is made of, for comparison. */
static void
describe (GString            *out,
          const RespiteBlock *block)
{
  static const char *const names[] = { "doc", "h", "p", "list", "item", "facts", "table", "box", "fig", "gap", "page" };

  g_string_append (out, names[block->kind]);
  if (block->kind == RESPITE_BLOCK_HEADING)
    g_string_append_printf (out, "%d", block->level);
  if (block->kind == RESPITE_BLOCK_BOX)
    g_string_append_printf (out, "%d", (int) block->box);
  if (block->kind == RESPITE_BLOCK_ITEM)
    g_string_append_c (out, "-1ox!"[block->mark]);
  if (block->rich != NULL)
    g_string_append_printf (out, "<%s>", block->rich->text->str);
  if (block->cells != NULL)
    for (guint i = 0; i < block->cells->len; i++)
      g_string_append_printf (out, "[%s]", ((RespiteRich *) g_ptr_array_index (block->cells, i))->text->str);
  if (block->children->len == 0)
    return;

  g_string_append_c (out, '(');
  for (guint i = 0; i < block->children->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, ' ');
      describe (out, g_ptr_array_index (block->children, i));
    }
  g_string_append_c (out, ')');
}

static char *
parse (const char *text,
       GHashTable *values)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteMarkdown) markdown = respite_markdown_parse (text, values, &error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error);
  describe (out, markdown->root);

  return g_string_free (out, FALSE);
}

static void
test_blocks (void)
{
  static const char *const cases[][2] = {
    { "", "doc" },
    { "one\ntwo", "doc(p<one two>)" },
    { "one\\\ntwo", "doc(p<one\ntwo>)" },
    { "# A\n## B\n#### C", "doc(h1<A> h2<B> h3<C>)" },
    { "- a\n- b", "doc(list(item-(p<a>) item-(p<b>)))" },
    { "3. a\n4. b", "doc(list(item1(p<a>) item1(p<b>)))" },
    { "- [ ] a\n- [x] b", "doc(list(itemo(p<a>) itemx(p<b>)))" },
    { "- a\n  - b", "doc(list(item-(p<a> list(item-(p<b>)))))" },
    { "> **Call us**\n>\n> now", "doc(box1<Call us>(p<now>))" },
    { "> **Get help now:** run", "doc(box2<Get help now:>(p<run>))" },
    { "> **Emergencia**\n> Llame", "doc(box2<Emergencia>(p<Llame>))" },
    { "> **Bring your list**", "doc(box0<Bring your list>)" },
    { "> just said", "doc(box0(p<just said>))" },
    { "| A | B |\n|---|--:|\n| 1 | 2 |", "doc(table[1][2])" },
    { "a <b>x</b> &amp; &lt; &#65;", "doc(p<a <b>x</b> & < A>)" },
    { "a <!-- hidden --> b", "doc(p<a b>)" },
    { "{{patient.name}}", "doc(p<{{patient.name}}>)" },
    { "![alt](x.png) [link](http://x)", "doc(p<alt link>)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *out = parse (cases[i][0], NULL);

      g_test_message ("case: %s", cases[i][0]);
      g_assert_cmpstr (out, ==, cases[i][1]);
    }
}

static void
test_placeholders (void)
{
  static const char *const cases[][2] = {
    { "Dear {{name}}!", "doc(p<Dear *R_s* {{x}} <b>!>)" },
    { "For {{none}}", "doc" },
    { "For {{empty}}.", "doc" },
    { "a\\\nb {{none}}\\\nc", "doc(p<a\nc>)" },
    { "{{?name}}here", "doc(p<here>)" },
    { "{{?none}}here", "doc" },
    { "{{!none}}gone", "doc(p<gone>)" },
    { "{{!name}}gone", "doc" },
    { "# For {{none}}", "doc" },
    { "- a {{none}}\n- b {{none}}", "doc" },
    { "- a {{none}}\n- b", "doc(list(item-(p<b>)))" },
    { "> **Call us**\n>\n> {{none}}", "doc" },
    { "| A |\n|---|\n| {{none}} |\n| b |", "doc(table[b])" },
    { "at {{stop}}.", "doc(p<at a. m.>)" },
    { "{{ name }} {{Name}} {{}}", "doc(p<{{ name }} {{Name}} {{}}>)" },
  };
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (values, (gpointer) "name", (gpointer) "*R_s* {{x}} <b>");
  g_hash_table_insert (values, (gpointer) "none", NULL);
  g_hash_table_insert (values, (gpointer) "empty", (gpointer) "");
  g_hash_table_insert (values, (gpointer) "stop", (gpointer) "a. m.");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *out = parse (cases[i][0], values);

      g_test_message ("case: %s", cases[i][0]);
      g_assert_cmpstr (out, ==, cases[i][1]);
    }
}

static void
test_emphasis (void)
{
  g_autoptr (RespiteMarkdown) markdown = respite_markdown_parse ("a **b *c*** d", NULL, NULL);
  const RespiteBlock *first = g_ptr_array_index (markdown->root->children, 0);

  g_assert_cmpstr (first->rich->text->str, ==, "a b c d");
  g_assert_cmpint (respite_rich_get_flags (first->rich, 0), ==, RESPITE_RICH_PLAIN);
  g_assert_cmpint (respite_rich_get_flags (first->rich, 2), ==, RESPITE_RICH_BOLD);
  g_assert_cmpint (respite_rich_get_flags (first->rich, 4), ==, RESPITE_RICH_BOLD | RESPITE_RICH_ITALIC);
  g_assert_cmpint (respite_rich_get_flags (first->rich, 6), ==, RESPITE_RICH_PLAIN);
}

static void
test_front_matter (void)
{
  static const char text[] = "\xef\xbb\xbf---\r\ntitle:  A: b \r\n\r\nx:\r\n---\r\nhi";
  g_autoptr (RespiteMarkdown) markdown = respite_markdown_parse (text, NULL, NULL);

  g_assert_nonnull (markdown);
  g_assert_cmpstr (respite_markdown_get_front (markdown, "title"), ==, "A: b");
  g_assert_cmpstr (respite_markdown_get_front (markdown, "x"), ==, "");
  g_assert_cmpstr (respite_markdown_get_front (markdown, "y"), ==, "");
  g_assert_cmpuint (markdown->root->children->len, ==, 1);
}

static void
test_errors (void)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *huge = g_strnfill (RESPITE_MARKDOWN_MAX + 1, 'x');
  const char *cases[] = { "---\ntitle: x", "---\ntitle x\n---\n", "{{wrong}}", huge };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (respite_markdown_parse (cases[i], values, &error));
      g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_PARSE);
    }
}

/* Nesting without end and tables without sense are read without harm. */
static void
test_hostile (void)
{
  g_autofree char *quotes = g_strnfill (60000, '>');
  g_autofree char *brackets = g_strnfill (60000, '[');
  g_autofree char *stars = g_strnfill (60000, '*');
  GString *lists = g_string_new (NULL);
  const char *cases[] = { quotes, brackets, stars, NULL, "| a |\n|---|\n|", "\x01\x02\xff\xc3(",
                          "&#0; &#x110000; &foo;" };

  for (int i = 0; i < 300; i++)
    g_string_append_printf (lists, "%*s- x\n", i * 2, "");
  cases[3] = lists->str;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *out = parse (cases[i], NULL);

      g_assert_true (g_utf8_validate (out, -1, NULL));
    }
  g_string_free (lists, TRUE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/markdown/blocks", test_blocks);
  g_test_add_func ("/markdown/placeholders", test_placeholders);
  g_test_add_func ("/markdown/emphasis", test_emphasis);
  g_test_add_func ("/markdown/front-matter", test_front_matter);
  g_test_add_func ("/markdown/errors", test_errors);
  g_test_add_func ("/markdown/hostile", test_hostile);

  return g_test_run ();
}
