/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RESPITE_TYPE_TOAST_OVERLAY (respite_toast_overlay_get_type ())

G_DECLARE_FINAL_TYPE (RespiteToastOverlay, respite_toast_overlay, RESPITE, TOAST_OVERLAY, GtkWidget)

/**
 * RespiteUndoFunc:
 * @data: what respite_toast_show_undo() was given
 *
 * Takes back what the toast tells of.
 */
typedef void (*RespiteUndoFunc) (gpointer data);

/**
 * respite_toast_show:
 * @from: any widget inside the window
 * @text: one sentence that says what was done
 *
 * Shows @text in the window's corner for a few seconds.
 */
void respite_toast_show (GtkWidget  *from,
                         const char *text);

/**
 * respite_toast_show_undo:
 * @from: any widget inside the window
 * @text: one sentence that says what was done
 * @undo: called when the person takes it back within 10 s
 * @data: for @undo
 * @destroy: (nullable): frees @data when the toast is gone
 *
 * Like respite_toast_show() with the button Undo (Ctrl+Z). A new toast takes the place of the old one.
 */
void respite_toast_show_undo (GtkWidget       *from,
                              const char      *text,
                              RespiteUndoFunc  undo,
                              gpointer         data,
                              GDestroyNotify   destroy);

/* Hides the toast and forgets its undo. */
void respite_toast_overlay_clear (RespiteToastOverlay *self);

/* Does what the button Undo does. Returns: whether there was anything to take back. */
gboolean respite_toast_overlay_undo (RespiteToastOverlay *self);

G_END_DECLS
