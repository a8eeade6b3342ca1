/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "documents/respite-figure.h"
#include "documents/respite-rich.h"

G_BEGIN_DECLS

/**
 * RespiteBlockKind:
 *
 * What a document is made of. See the functions that make each.
 */
typedef enum
{
  RESPITE_BLOCK_DOCUMENT,
  RESPITE_BLOCK_HEADING,
  RESPITE_BLOCK_PARAGRAPH,
  RESPITE_BLOCK_LIST,
  RESPITE_BLOCK_ITEM,
  RESPITE_BLOCK_FACTS,
  RESPITE_BLOCK_TABLE,
  RESPITE_BLOCK_BOX,
  RESPITE_BLOCK_FIGURE,
  RESPITE_BLOCK_SPACER,
  RESPITE_BLOCK_PAGE_BREAK,
} RespiteBlockKind;

/**
 * RespiteParagraphLook:
 * @RESPITE_PARAGRAPH_LEAD: the sentence below a title, larger and quieter
 * @RESPITE_PARAGRAPH_SMALL: sources, remarks
 */
typedef enum
{
  RESPITE_PARAGRAPH_BODY,
  RESPITE_PARAGRAPH_LEAD,
  RESPITE_PARAGRAPH_SMALL,
} RespiteParagraphLook;

/**
 * RespiteMark:
 *
 * What stands before a list item. Tick boxes are drawn, not typed.
 */
typedef enum
{
  RESPITE_MARK_BULLET,
  RESPITE_MARK_NUMBER,
  RESPITE_MARK_BOX,
  RESPITE_MARK_TICKED,
  RESPITE_MARK_CROSSED,
} RespiteMark;

/**
 * RespiteBoxKind:
 * @RESPITE_BOX_NOTE: something worth knowing
 * @RESPITE_BOX_CALL: when to call the clinic
 * @RESPITE_BOX_EMERGENCY: when to call for help at once
 * @RESPITE_BOX_REVIEW: something a person of the clinic has to look at
 */
typedef enum
{
  RESPITE_BOX_NOTE,
  RESPITE_BOX_CALL,
  RESPITE_BOX_EMERGENCY,
  RESPITE_BOX_REVIEW,
} RespiteBoxKind;

/**
 * RespiteColumnKind:
 * @RESPITE_COLUMN_TEXT: may be broken over lines
 * @RESPITE_COLUMN_NUMBER: never broken, as "72" must not be read as "7" and "2"; set to the right
 * @RESPITE_COLUMN_CODE: never broken, set to the left: times, short codes
 */
typedef enum
{
  RESPITE_COLUMN_TEXT,
  RESPITE_COLUMN_NUMBER,
  RESPITE_COLUMN_CODE,
} RespiteColumnKind;

/* A column of a table. */
typedef struct
{
  RespiteRich       *title;
  RespiteColumnKind  kind;
} RespiteColumn;

/**
 * RespiteBlock:
 * @level: of a heading, 1 to 3; what a numbered list begins with
 * @rich: (nullable): the text; the title of a box
 * @children: (element-type RespiteBlock): of documents, lists, items and boxes
 * @columns: (element-type RespiteColumn): of a table
 * @cells: (element-type RespiteRich): of a table by rows; of facts label and value by turns
 * @figure: (nullable): the drawing
 * @alternative: (nullable): what it shows, in words
 * @keeps_next: whether a drawing, paragraph, box or list of facts stands on the same page as what follows it
 * @keeps_end: whether the last two lines of a paragraph do
 * @height: of a spacer in lines of text
 * @per_row: how many pairs of facts stand side by side
 *
 * A node of a document. Built once by its one owner, then only read.
 */
typedef struct
{
  RespiteBlockKind      kind;
  int                   level;
  RespiteParagraphLook  look;
  RespiteMark           mark;
  RespiteBoxKind        box;
  RespiteRich          *rich;
  GPtrArray            *children;
  GArray               *columns;
  GPtrArray            *cells;
  RespiteFigure        *figure;
  char                 *alternative;
  gboolean              keeps_next;
  gboolean              keeps_end;
  double                height;
  guint                 per_row;
} RespiteBlock;

RespiteBlock *respite_block_new_document   (void);
RespiteBlock *respite_block_new_heading    (int                   level,
                                            RespiteRich          *rich);
RespiteBlock *respite_block_new_paragraph  (RespiteRich          *rich,
                                            RespiteParagraphLook  look);
RespiteBlock *respite_block_new_list       (int                   first);
RespiteBlock *respite_block_new_item       (RespiteMark           mark);
RespiteBlock *respite_block_new_facts      (guint                 per_row);
RespiteBlock *respite_block_new_table      (void);
RespiteBlock *respite_block_new_box        (RespiteBoxKind        kind,
                                            RespiteRich          *title);
RespiteBlock *respite_block_new_figure     (RespiteFigure        *figure,
                                            const char           *alternative);
RespiteBlock *respite_block_new_spacer     (double                lines);
RespiteBlock *respite_block_new_page_break (void);
void          respite_block_free           (RespiteBlock         *block);

/* Adds @child, which now belongs to @block. Returns: (transfer none): @child */
RespiteBlock *respite_block_add (RespiteBlock *block,
                                 RespiteBlock *child);

/* Adds a column of a table. */
void respite_block_add_column (RespiteBlock      *table,
                               const char        *title,
                               RespiteColumnKind  kind);

/* Adds the next cell of a table, row by row; takes @rich (%NULL: an empty cell). */
void respite_block_add_cell (RespiteBlock *table,
                             RespiteRich  *rich);

/* Adds a pair to facts; takes @value; leaves the pair out where @value is %NULL or empty. */
void respite_block_add_fact (RespiteBlock *facts,
                             const char   *label,
                             RespiteRich  *value);

/* Short for a heading, a paragraph and a fact in plain text. */
void respite_block_add_heading_text   (RespiteBlock *block,
                                       int           level,
                                       const char   *text);
void respite_block_add_paragraph_text (RespiteBlock *block,
                                       const char   *text);
void respite_block_add_fact_text      (RespiteBlock *facts,
                                       const char   *label,
                                       const char   *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteBlock, respite_block_free)

G_END_DECLS
