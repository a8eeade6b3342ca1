/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-boxed.h"

#include <string.h>

void
respite_boxed_place (RespiteBoxed     *boxed,
                     const RespiteRun *run)
{
  char code[8];
  guint per_row;
  double advance, step;

  g_snprintf (code, sizeof code, run->boxed > 0xffff ? "%06X" : "%04X", run->boxed);
  boxed->n_digits = (guint) strlen (code);
  per_row = boxed->n_digits / 2;

  boxed->line_width = run->size * 0.04;
  boxed->width = run->width * 0.88;
  boxed->height = run->size * 0.9;
  boxed->x = run->x + run->width * 0.06;
  boxed->y = -run->size * 0.72;

  /* As large as two rows and the width of the box allow. */
  advance = respite_face_get_advance (run->face, respite_face_get_glyph (run->face, '0'));
  boxed->size = MIN (run->size * 0.46, boxed->width * 0.88 / (per_row * advance));
  step = advance * boxed->size;
  for (guint i = 0; i < boxed->n_digits; i++)
    {
      guint column = i % per_row;

      boxed->digits[i].c = code[i];
      boxed->digits[i].glyph = respite_face_get_glyph (run->face, (gunichar) code[i]);
      boxed->digits[i].x = boxed->x + (boxed->width - step * per_row) / 2 + step * column;
      boxed->digits[i].y = boxed->y + boxed->height * (i < per_row ? 0.44 : 0.9);
    }
}
