/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "domain/respite-session.h"

G_BEGIN_DECLS

/**
 * RespiteCheckRow:
 *
 * One line of a checklist: what is asked, yes / no / not applicable, what goes with it, and the reason where a required
 * line is passed over. Y, N and A answer while the row has the focus.
 *
 * Signals:
 * - changed: the answer, the value or the reason is another one
 * - answered: a letter answered it, and nothing more is asked of this line: the next one may have the focus
 */
#define RESPITE_TYPE_CHECK_ROW (respite_check_row_get_type ())

G_DECLARE_FINAL_TYPE (RespiteCheckRow, respite_check_row, RESPITE, CHECK_ROW, GtkWidget)

GtkWidget *respite_check_row_new (void);

/**
 * respite_check_row_set_check:
 * @check: what the line says and how it was answered
 * @is_automatic: the program answers it from the record; it can only be overridden with a reason
 *
 * Shows the line as stored. Was it read before an answer given here was stored, then that answer stays.
 */
void respite_check_row_set_check (RespiteCheckRow    *self,
                                  const RespiteCheck *check,
                                  gboolean            is_automatic);

/* Shows what is stored again: the answer given last was refused. */
void respite_check_row_put_back (RespiteCheckRow *self);

/* Returns: (transfer full): the line as it stands now */
RespiteCheck *respite_check_row_dup_check (RespiteCheckRow *self);

/* Whether the line can be answered at all (the visit is still at this step). */
void respite_check_row_set_editable (RespiteCheckRow *self,
                                     gboolean         editable);

G_END_DECLS
