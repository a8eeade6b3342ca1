/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-markdown.h"
#include "documents/respite-reading.h"
#include "fuzz.h"
#include "respite-core.h"

static void
check_block (const RespiteBlock *block)
{
  if (block->rich != NULL)
    g_assert (g_utf8_validate (block->rich->text->str, (gssize) block->rich->text->len, NULL));
  if (block->kind == RESPITE_BLOCK_TABLE)
    g_assert (block->columns->len > 0 && block->cells->len % block->columns->len == 0);
  for (guint i = 0; i < block->children->len; i++)
    check_block (g_ptr_array_index (block->children, i));
}

/* Whatever is read is sound, with values and without, and can be graded. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = fuzz_dup_text (data, size);
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (RespiteMarkdown) filled = NULL;
  g_autoptr (RespiteMarkdown) plain = NULL;
  g_autoptr (GError) error = NULL;

  respite_core_init ();
  g_hash_table_insert (values, (gpointer) "patient.name", (gpointer) "A **B** {{x}}");
  g_hash_table_insert (values, (gpointer) "session.date", NULL);
  filled = respite_markdown_parse (text, values, &error);
  g_assert ((filled == NULL) == (error != NULL));
  plain = respite_markdown_parse (text, NULL, NULL);
  if (filled != NULL)
    check_block (filled->root);
  if (plain != NULL)
    check_block (plain->root);
  respite_reading_grade (text, "en");
  respite_reading_grade (text, "es");

  return 0;
}
