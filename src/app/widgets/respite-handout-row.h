/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespiteHandoutRow:
 *
 * A handout in the list of handouts.
 */
#define RESPITE_TYPE_HANDOUT_ROW (respite_handout_row_get_type ())

G_DECLARE_FINAL_TYPE (RespiteHandoutRow, respite_handout_row, RESPITE, HANDOUT_ROW, GtkWidget)

GtkWidget  *respite_handout_row_new       (const char        *name,
                                           const char        *title);
const char *respite_handout_row_get_name  (RespiteHandoutRow *self);
/* The clinic may call it otherwise than the program does. */
void respite_handout_row_set_title (RespiteHandoutRow *self,
                                    const char        *title);

const char *respite_handout_row_get_title (RespiteHandoutRow *self);

/* Whether it goes with the others that are ticked; "toggled" tells of a change. */
gboolean    respite_handout_row_is_ticked (RespiteHandoutRow *self);
void        respite_handout_row_untick    (RespiteHandoutRow *self);

G_END_DECLS
