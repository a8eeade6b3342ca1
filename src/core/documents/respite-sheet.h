/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The colours of paper; dark enough to print in grey. */
#define RESPITE_PAPER_TEXT        0x1a1d20
#define RESPITE_PAPER_MUTED       0x56606a
#define RESPITE_PAPER_ACCENT      0x0b6e75
#define RESPITE_PAPER_RULE        0xc9d0d6
#define RESPITE_PAPER_STOP        0xb3261e
#define RESPITE_PAPER_STOP_TINT   0xfdeceb
#define RESPITE_PAPER_CALL_TINT   0xe6f2f3
#define RESPITE_PAPER_REVIEW      0x8a5a00
#define RESPITE_PAPER_REVIEW_TINT 0xfff4dc
#define RESPITE_PAPER_NOTE        0x1f5fa8
#define RESPITE_PAPER_NOTE_TINT   0xeaf1f9
#define RESPITE_PAPER_PRACTICE    0x6b3fa0

/**
 * RespiteSheetKind:
 * @RESPITE_SHEET_HANDOUT: for patients, 12 pt
 * @RESPITE_SHEET_RECORD: for the record, 10 pt
 */
typedef enum
{
  RESPITE_SHEET_HANDOUT,
  RESPITE_SHEET_RECORD,
} RespiteSheetKind;

/**
 * RespiteSheet:
 * @width: of the paper in points
 * @height: of the paper
 * @margin: on all sides
 * @size: of ordinary text
 * @leading: the height of a line as a multiple of the size
 * @title: size of the document's title
 * @heading: size of headings
 * @subheading: size of headings below them
 * @lead: size of the sentence below the title
 * @small: size of remarks
 * @foot: size of the text in head and foot
 * @cell: size of the text in tables
 * @padding: above and below the text of a table's cell, as a part of its size
 * @below_head: between the rule under the clinic's name and the text, on the first page
 * @above: the space above a heading as a part of its size
 * @measure: how wide running text may be
 * @gap: between paragraphs
 *
 * The measures of a page (interface.md, "Paper").
 */
typedef struct
{
  RespiteSheetKind kind;
  double           width;
  double           height;
  double           margin;
  double           size;
  double           leading;
  double           title;
  double           heading;
  double           subheading;
  double           lead;
  double           small;
  double           foot;
  double           cell;
  double           padding;
  double           below_head;
  double           above;
  double           measure;
  double           gap;
} RespiteSheet;

/**
 * respite_sheet_init:
 * @paper: "a4" or "letter"; anything else is taken for "letter"
 * @large_print: 18 pt
 */
void respite_sheet_init (RespiteSheet     *sheet,
                         RespiteSheetKind  kind,
                         const char       *paper,
                         gboolean          large_print);

/* The room between the margins. */
static inline double
respite_sheet_get_room (const RespiteSheet *sheet)
{
  return sheet->width - 2 * sheet->margin;
}

G_END_DECLS
