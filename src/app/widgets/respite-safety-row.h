/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "domain/respite-safety.h"

G_BEGIN_DECLS

/**
 * RespiteSafetyRow:
 *
 * A safety answer that waits for somebody: whose, which question, what was answered, what staff are to do; and below it
 * the one entry for what was done. Enter there acknowledges it.
 *
 * Signals:
 * - acknowledge (gint64 id, char *action): somebody wrote down what was done; never empty
 * - open-patient (gint64 patient_id)
 */
#define RESPITE_TYPE_SAFETY_ROW (respite_safety_row_get_type ())

G_DECLARE_FINAL_TYPE (RespiteSafetyRow, respite_safety_row, RESPITE, SAFETY_ROW, GtkListBoxRow)

/* (transfer floating): an empty row, for respite_safety_row_show(). */
RespiteSafetyRow *respite_safety_row_new (void);

/**
 * respite_safety_row_show:
 * @since: when it was raised, in words
 * @can_acknowledge: whether the entry is there
 *
 * Shows @item; what was typed for it stays.
 */
void respite_safety_row_show (RespiteSafetyRow        *self,
                              const RespiteSafetyItem *item,
                              const char              *since,
                              gboolean                 can_acknowledge);

/* The key of the entry that is shown; 0 before the first. */
gint64 respite_safety_row_get_id (RespiteSafetyRow *self);

G_END_DECLS
