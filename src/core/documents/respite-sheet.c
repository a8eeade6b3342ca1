/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-sheet.h"

#define MM (72 / 25.4)

/* Running text is easiest to read at 60 to 75 characters a line, which is this many times its size. */
#define MEASURE_EM 38

/* Records are looked things up in, not read through. */
#define RECORD_MEASURE_EM 46

void
respite_sheet_init (RespiteSheet    *sheet,
                    RespiteSheetKind kind,
                    const char      *paper,
                    gboolean         large_print)
{
  gboolean is_a4 = g_strcmp0 (paper, "a4") == 0;
  double base = kind == RESPITE_SHEET_HANDOUT ? 12 : 10;

  *sheet = (RespiteSheet) { .kind = kind, .margin = 20 * MM };
  sheet->width = is_a4 ? 210 * MM : 612;
  sheet->height = is_a4 ? 297 * MM : 792;
  sheet->size = large_print ? 18 : base;
  sheet->leading = large_print || kind == RESPITE_SHEET_HANDOUT ? 1.32 : 1.3;
  sheet->title = large_print ? 28 : kind == RESPITE_SHEET_HANDOUT ? 22 : 18;
  sheet->heading = large_print ? 21 : kind == RESPITE_SHEET_HANDOUT ? 14 : 12;
  sheet->subheading = large_print ? 19 : base + 0.5;
  sheet->lead = large_print ? 20 : base + 1.5;
  sheet->small = large_print ? 16 : kind == RESPITE_SHEET_HANDOUT ? 8.5 : 8;
  sheet->foot = large_print ? 10.5 : 8;
  sheet->cell = large_print ? 17 : kind == RESPITE_SHEET_HANDOUT ? 11 : 9;
  sheet->padding = 0.32;
  sheet->gap = sheet->size * 0.46;
  sheet->measure = MIN (respite_sheet_get_room (sheet),
                        (kind == RESPITE_SHEET_HANDOUT ? MEASURE_EM : RECORD_MEASURE_EM) * sheet->size);
}
