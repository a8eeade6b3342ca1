/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RESPITE_TYPE_ERROR_BAR (respite_error_bar_get_type ())

G_DECLARE_FINAL_TYPE (RespiteErrorBar, respite_error_bar, RESPITE, ERROR_BAR, GtkWidget)

/**
 * respite_error_bar_show:
 * @error: (nullable): what went wrong; %NULL or a cancelled one hides the bar
 *
 * Shows the error's sentence until it is closed or the next act succeeds.
 */
void respite_error_bar_show (RespiteErrorBar *self,
                             const GError    *error);

/* Like respite_error_bar_show() with a sentence; %NULL hides the bar. */
void respite_error_bar_show_text (RespiteErrorBar *self,
                                  const char      *text);

/* Returns: (transfer none) (nullable): the sentence that is shown */
const char *respite_error_bar_get_text (RespiteErrorBar *self);

G_END_DECLS
