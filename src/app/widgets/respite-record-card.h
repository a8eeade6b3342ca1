/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "domain/respite-patient.h"

G_BEGIN_DECLS

/**
 * RespiteRecordCard:
 *
 * A list of the record with a line to add to it. Properties title, text-hint, detail-hint, and where there are such
 * fields, timing-hint, result-hint and has-classes. The signal "add" (text) asks to add a line, its parts as
 * respite_record_item_set_text() reads them; each line's button calls the action record.end (x), which its page has.
 */
#define RESPITE_TYPE_RECORD_CARD (respite_record_card_get_type ())

G_DECLARE_FINAL_TYPE (RespiteRecordCard, respite_record_card, RESPITE, RECORD_CARD, GtkWidget)

/**
 * respite_record_card_set_items:
 * @items: (element-type RespiteRecordItem): those that stand
 * @can_edit: whether lines can be added and taken off
 * @empty: what is said where there are none
 */
void respite_record_card_set_items (RespiteRecordCard *self,
                                    GPtrArray         *items,
                                    gboolean           can_edit,
                                    const char        *empty);

/* Empties the line for adding, after it was added. */
void respite_record_card_clear_entry (RespiteRecordCard *self);

G_END_DECLS
