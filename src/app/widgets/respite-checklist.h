/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "domain/respite-session.h"

G_BEGIN_DECLS

/**
 * RespiteChecklist:
 *
 * A checklist such as the readiness gate or the discharge list, one #RespiteCheckRow a line. Up and Down go from line
 * to line, a letter that answers one goes on to the next that is open; the focus comes to the first that is open.
 *
 * Signals:
 * - changed (GPtrArray of RespiteCheck): these lines were answered anew
 */
#define RESPITE_TYPE_CHECKLIST (respite_checklist_get_type ())

G_DECLARE_FINAL_TYPE (RespiteChecklist, respite_checklist, RESPITE, CHECKLIST, GtkWidget)

/**
 * respite_checklist_set_checks:
 * @checks: (element-type RespiteCheck): the lines with their answers
 * @automatic: (nullable) (array zero-terminated=1): codes of lines that the program answers itself
 *
 * Shows the lines; rows that stay keep their focus and what is being typed.
 */
void respite_checklist_set_checks (RespiteChecklist  *self,
                                   GPtrArray         *checks,
                                   const char *const *automatic);

/* Shows what is stored again: what was answered last was refused. */
void respite_checklist_put_back (RespiteChecklist *self);

void respite_checklist_set_editable (RespiteChecklist *self,
                                     gboolean          editable);

/* Returns: (transfer full) (element-type RespiteCheck): every line as it stands */
GPtrArray *respite_checklist_dup_checks (RespiteChecklist *self);

/* Returns: how many lines stand in the way */
guint respite_checklist_count_open (RespiteChecklist *self);

G_END_DECLS
