/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespiteCorrectionBox:
 *
 * What stands above the entry line while an entry is corrected or struck out: which one, and the reason, which is
 * typed or chosen. Hidden else.
 *
 * Signals:
 * - confirmed: Enter in the reason, or a reason chosen
 * - cancelled: Escape
 */
#define RESPITE_TYPE_CORRECTION_BOX (respite_correction_box_get_type ())

G_DECLARE_FINAL_TYPE (RespiteCorrectionBox, respite_correction_box, RESPITE, CORRECTION_BOX, GtkWidget)

/**
 * respite_correction_box_begin:
 * @event_id: the event, not 0
 * @what: the entry in words
 * @is_strike: whether it is struck out and nothing takes its place
 */
void respite_correction_box_begin (RespiteCorrectionBox *self,
                                   gint64                event_id,
                                   const char           *what,
                                   gboolean              is_strike);
void respite_correction_box_end   (RespiteCorrectionBox *self);

/* Returns: the event; 0 while nothing is corrected */
gint64      respite_correction_box_get_event_id (RespiteCorrectionBox *self);
gboolean    respite_correction_box_is_strike    (RespiteCorrectionBox *self);
const char *respite_correction_box_get_what     (RespiteCorrectionBox *self);
const char *respite_correction_box_get_reason   (RespiteCorrectionBox *self);
void        respite_correction_box_set_reason   (RespiteCorrectionBox *self,
                                                 const char           *reason);

G_END_DECLS
