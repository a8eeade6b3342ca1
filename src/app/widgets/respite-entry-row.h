/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespiteEntryRow:
 *
 * A label, an entry and a sentence that says what is wrong with it. Properties: label (with mnemonic), text, hint,
 * secret (a password), max-length. Signals: "changed" when the text changes, "activate" for Enter.
 */
#define RESPITE_TYPE_ENTRY_ROW (respite_entry_row_get_type ())

G_DECLARE_FINAL_TYPE (RespiteEntryRow, respite_entry_row, RESPITE, ENTRY_ROW, GtkWidget)

/* Returns: (transfer none): what stands in the entry */
const char *respite_entry_row_get_text (RespiteEntryRow *self);

void respite_entry_row_set_text (RespiteEntryRow *self,
                                const char     *text);

/* Shows @error below the entry and marks it invalid; %NULL takes that back. Typing takes it back too. */
void respite_entry_row_set_error (RespiteEntryRow *self,
                                 const char     *error);

/* Returns: (transfer none) (nullable): the sentence below the entry */
const char *respite_entry_row_get_error (RespiteEntryRow *self);

/* Reads the text as a number in thousandths, such as "2.5" as 2500; where it is none, says so below the entry. */
gboolean respite_entry_row_get_thousandths (RespiteEntryRow *self,
                                            gint64          *value);

/* The entry, for tests and focus chains. */
GtkEntry *respite_entry_row_get_entry (RespiteEntryRow *self);

G_END_DECLS
