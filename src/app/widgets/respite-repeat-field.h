/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One line of a repeat field: an entry with its unit, and a button that takes the line away. */
#define RESPITE_TYPE_REPEAT_ROW (respite_repeat_row_get_type ())

G_DECLARE_FINAL_TYPE (RespiteRepeatRow, respite_repeat_row, RESPITE, REPEAT_ROW, GtkWidget)

/**
 * RespiteRepeatField:
 *
 * Any number of one-line answers to one question, with Add and Remove. Enter in the last line that is not empty adds
 * another. Signal "edited": a person changed the answers.
 */
#define RESPITE_TYPE_REPEAT_FIELD (respite_repeat_field_get_type ())

G_DECLARE_FINAL_TYPE (RespiteRepeatField, respite_repeat_field, RESPITE, REPEAT_FIELD, GtkWidget)

/**
 * respite_repeat_field_new:
 * @width_chars: how wide the lines are
 * @unit: "" for none
 * @hint: what an empty line shows
 * @label: for screen readers
 * @language: of "Add another" and "Remove"
 */
GtkWidget *respite_repeat_field_new (int         width_chars,
                                     const char *unit,
                                     const char *hint,
                                     const char *label,
                                     const char *language);

/* The lines that are not empty. (transfer full) */
GStrv respite_repeat_field_dup_texts (RespiteRepeatField *self);

/* Shows these answers; at least one line stays. */
void respite_repeat_field_set_texts (RespiteRepeatField *self,
                                     const char *const  *texts);

/**
 * respite_repeat_field_next:
 *
 * What Enter means here: goes to the next line, or adds one behind the last where that is not empty.
 *
 * Returns: whether it did; else the person goes on to the next question
 */
gboolean respite_repeat_field_next (RespiteRepeatField *self);

G_END_DECLS
