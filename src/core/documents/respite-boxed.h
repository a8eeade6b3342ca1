/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "documents/respite-text.h"

G_BEGIN_DECLS

/* The line through struck text: how thick and how high above the base line, in parts of the font size. */
#define RESPITE_STRIKE_WIDTH  0.06
#define RESPITE_STRIKE_HEIGHT 0.27

/**
 * RespiteBoxed:
 * @x: left, from the beginning of the line
 * @y: top, below the base line (negative: above it)
 * @size: of the digits' font
 *
 * How a character that no font has is drawn: a box with its code point in two rows. Both painters use it.
 */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
  double line_width;
  double size;
  guint  n_digits;
  struct
  {
    char    c;
    guint32 glyph;
    double  x;
    double  y;
  } digits[6];
} RespiteBoxed;

void respite_boxed_place (RespiteBoxed     *boxed,
                          const RespiteRun *run);

G_END_DECLS
