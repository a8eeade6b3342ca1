/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-sheet.h"

#define MM (72 / 25.4)

/* Running text is easiest to read at 60 to 75 characters a line, which is this many times its size. */
#define MEASURE_EM 39

/* Margins on all sides; narrower for handouts in large print: at 18 pt wide ones would leave lines of 50 letters and a
 * third page. */
#define MARGIN       (20 * MM)
#define LARGE_MARGIN (15 * MM)

/* Records are looked things up in, not read through. */
#define RECORD_MEASURE_EM 46

/* A line is 1.2 to 1.5 of its size high; a heading is 2 pt larger than the text (clinical.md 7.3). */
static void
set_large (RespiteSheet *sheet)
{
  gboolean is_handout = sheet->kind == RESPITE_SHEET_HANDOUT;

  sheet->margin = is_handout ? LARGE_MARGIN : MARGIN;
  sheet->size = 18;
  sheet->leading = is_handout ? 1.2 : 1.32;
  sheet->title = is_handout ? 25 : 28;
  sheet->heading = is_handout ? 20 : 21;
  sheet->subheading = 19;
  sheet->lead = is_handout ? 18 : 20;
  sheet->small = 16;
  sheet->foot = is_handout ? 8.5 : 10.5;
  sheet->cell = 17;
  sheet->padding = is_handout ? 0.2 : 0.32;
  sheet->above = is_handout ? 0.5 : 0.88;
  sheet->gap = sheet->size * (is_handout ? 0.26 : 0.46);
}

static void
set_ordinary (RespiteSheet *sheet)
{
  gboolean is_handout = sheet->kind == RESPITE_SHEET_HANDOUT;

  sheet->margin = MARGIN;
  sheet->size = is_handout ? 12 : 10;
  sheet->leading = is_handout ? 1.2 : 1.26;
  sheet->title = is_handout ? 20 : 18;
  sheet->heading = is_handout ? 13 : 12;
  sheet->subheading = sheet->size + 0.5;
  sheet->lead = is_handout ? 13 : 11.5;
  sheet->small = is_handout ? 8.5 : 8;
  sheet->foot = 8;
  sheet->cell = is_handout ? 11 : 9;
  sheet->padding = is_handout ? 0.22 : 0.2;
  sheet->above = is_handout ? 0.6 : 0.66;
  sheet->gap = sheet->size * (is_handout ? 0.3 : 0.32);
}

void
respite_sheet_init (RespiteSheet    *sheet,
                    RespiteSheetKind kind,
                    const char      *paper,
                    gboolean         large_print)
{
  gboolean is_a4 = g_strcmp0 (paper, "a4") == 0;

  *sheet = (RespiteSheet) { .kind = kind, .below_head = kind == RESPITE_SHEET_HANDOUT ? 13 : 18 };
  sheet->width = is_a4 ? 210 * MM : 612;
  sheet->height = is_a4 ? 297 * MM : 792;
  if (large_print)
    set_large (sheet);
  else
    set_ordinary (sheet);
  sheet->measure = MIN (respite_sheet_get_room (sheet),
                        (kind == RESPITE_SHEET_HANDOUT ? MEASURE_EM : RECORD_MEASURE_EM) * sheet->size);
}
