/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespiteRefusedLines:
 *
 * Lines that were sent and not recorded while the person already typed the next one. Each stays in sight until somebody
 * brings it back or leaves it out. Hidden while there are none.
 *
 * Signals:
 * - bring-back (char *line): to be put into the entry line again
 * - left-out: somebody has looked at it
 */
#define RESPITE_TYPE_REFUSED_LINES (respite_refused_lines_get_type ())

G_DECLARE_FINAL_TYPE (RespiteRefusedLines, respite_refused_lines, RESPITE, REFUSED_LINES, GtkWidget)

void respite_refused_lines_add   (RespiteRefusedLines *self,
                                  const char          *line,
                                  const char          *why);
void respite_refused_lines_clear (RespiteRefusedLines *self);

G_END_DECLS
