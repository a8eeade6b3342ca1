/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespiteSignaturePad:
 *
 * Where somebody signs by mouse, pen or finger. What is drawn is kept as strokes in a box of 600 by 200 units, as
 * RespiteSigner has it. The signal "changed" says that the drawing changed.
 */
#define RESPITE_TYPE_SIGNATURE_PAD (respite_signature_pad_get_type ())

G_DECLARE_FINAL_TYPE (RespiteSignaturePad, respite_signature_pad, RESPITE, SIGNATURE_PAD, GtkWidget)

/* Returns: (transfer full): the strokes as an SVG path of whole numbers; "" for none */
char *respite_signature_pad_dup_strokes (RespiteSignaturePad *self);

void respite_signature_pad_clear (RespiteSignaturePad *self);

/* Adds a point in the widget's coordinates; @begins a new stroke. What the pointer's gesture calls. */
void respite_signature_pad_add_point (RespiteSignaturePad *self,
                                      double               x,
                                      double               y,
                                      gboolean             begins);

G_END_DECLS
