/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-block.h"

static RespiteBlock *
new_block (RespiteBlockKind kind,
           RespiteRich     *rich)
{
  RespiteBlock *block = g_new0 (RespiteBlock, 1);

  block->kind = kind;
  block->rich = rich;
  block->children = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_block_free);

  return block;
}

RespiteBlock *
respite_block_new_document (void)
{
  return new_block (RESPITE_BLOCK_DOCUMENT, NULL);
}

RespiteBlock *
respite_block_new_heading (int          level,
                           RespiteRich *rich)
{
  RespiteBlock *block = new_block (RESPITE_BLOCK_HEADING, rich);

  block->level = CLAMP (level, 1, 3);

  return block;
}

RespiteBlock *
respite_block_new_paragraph (RespiteRich         *rich,
                             RespiteParagraphLook look)
{
  RespiteBlock *block = new_block (RESPITE_BLOCK_PARAGRAPH, rich);

  block->look = look;

  return block;
}

RespiteBlock *
respite_block_new_list (int first)
{
  RespiteBlock *block = new_block (RESPITE_BLOCK_LIST, NULL);

  block->level = first;

  return block;
}

RespiteBlock *
respite_block_new_item (RespiteMark mark)
{
  RespiteBlock *block = new_block (RESPITE_BLOCK_ITEM, NULL);

  block->mark = mark;

  return block;
}

static void
column_clear (RespiteColumn *column)
{
  respite_rich_free (column->title);
}

static RespiteBlock *
new_cells (RespiteBlockKind kind)
{
  RespiteBlock *block = new_block (kind, NULL);

  block->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_rich_free);
  block->columns = g_array_new (FALSE, FALSE, sizeof (RespiteColumn));
  g_array_set_clear_func (block->columns, (GDestroyNotify) column_clear);

  return block;
}

RespiteBlock *
respite_block_new_facts (guint per_row)
{
  RespiteBlock *block = new_cells (RESPITE_BLOCK_FACTS);

  block->per_row = CLAMP (per_row, 1, 3);

  return block;
}

RespiteBlock *
respite_block_new_table (void)
{
  return new_cells (RESPITE_BLOCK_TABLE);
}

RespiteBlock *
respite_block_new_box (RespiteBoxKind kind,
                       RespiteRich   *title)
{
  RespiteBlock *block = new_block (RESPITE_BLOCK_BOX, title);

  block->box = kind;

  return block;
}

RespiteBlock *
respite_block_new_figure (RespiteFigure *figure,
                          const char    *alternative)
{
  RespiteBlock *block = new_block (RESPITE_BLOCK_FIGURE, NULL);

  block->figure = figure;
  block->alternative = g_strdup (alternative);

  return block;
}

RespiteBlock *
respite_block_new_spacer (double lines)
{
  RespiteBlock *block = new_block (RESPITE_BLOCK_SPACER, NULL);

  block->height = lines;

  return block;
}

RespiteBlock *
respite_block_new_page_break (void)
{
  return new_block (RESPITE_BLOCK_PAGE_BREAK, NULL);
}

void
respite_block_free (RespiteBlock *block)
{
  if (block == NULL)
    return;

  respite_rich_free (block->rich);
  g_ptr_array_unref (block->children);
  g_clear_pointer (&block->columns, g_array_unref);
  g_clear_pointer (&block->cells, g_ptr_array_unref);
  respite_figure_free (block->figure);
  g_free (block->alternative);
  g_free (block);
}

RespiteBlock *
respite_block_add (RespiteBlock *block,
                   RespiteBlock *child)
{
  g_ptr_array_add (block->children, child);

  return child;
}

void
respite_block_add_column (RespiteBlock     *table,
                          const char       *title,
                          RespiteColumnKind kind)
{
  RespiteColumn column = { .title = respite_rich_new (title, RESPITE_RICH_PLAIN), .kind = kind };

  g_array_append_val (table->columns, column);
}

void
respite_block_add_cell (RespiteBlock *table,
                        RespiteRich  *rich)
{
  g_ptr_array_add (table->cells, rich != NULL ? rich : respite_rich_new ("", RESPITE_RICH_PLAIN));
}

void
respite_block_add_fact (RespiteBlock *facts,
                        const char   *label,
                        RespiteRich  *value)
{
  if (value == NULL || value->text->len == 0)
    {
      respite_rich_free (value);
      return;
    }

  g_ptr_array_add (facts->cells, respite_rich_new (label, RESPITE_RICH_MUTED));
  g_ptr_array_add (facts->cells, value);
}

void
respite_block_add_heading_text (RespiteBlock *block,
                                int           level,
                                const char   *text)
{
  respite_block_add (block, respite_block_new_heading (level, respite_rich_new (text, RESPITE_RICH_PLAIN)));
}

void
respite_block_add_paragraph_text (RespiteBlock *block,
                                  const char   *text)
{
  respite_block_add (block, respite_block_new_paragraph (respite_rich_new (text, RESPITE_RICH_PLAIN),
                                                         RESPITE_PARAGRAPH_BODY));
}

void
respite_block_add_fact_text (RespiteBlock *facts,
                             const char   *label,
                             const char   *value)
{
  respite_block_add_fact (facts, label, value != NULL ? respite_rich_new (value, RESPITE_RICH_PLAIN) : NULL);
}
