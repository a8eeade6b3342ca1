/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespiteNarrowing:
 * @func: called when it becomes narrow or wide, after the style class "narrow" was set or taken away
 *
 * Whether a window is narrow for the size of its text. A part of its window; all zero but @func at first.
 */
typedef struct
{
  void    (*func) (GtkWidget *window,
                   gboolean   is_narrow);
  gboolean  is_narrow;
  guint     source;             /* while it is still to be told */
  GtkWidget *window;
} RespiteNarrowing;

/*
 * Looks at @width, in pixels. Where that is during an allocation, what follows from it waits for the main loop; else
 * (@at_once) it is there before anything is measured.
 */
void respite_narrowing_judge (RespiteNarrowing *self,
                              GtkWidget        *window,
                              int               width,
                              gboolean          at_once);

void respite_narrowing_clear (RespiteNarrowing *self);

G_END_DECLS
