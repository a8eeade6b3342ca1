/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "infusion/respite-entry-line.h"

G_BEGIN_DECLS

/**
 * RespiteEntryLineWidget:
 *
 * The one text entry of a session: what it understands shows as chips while typing; Enter records, an unusual value
 * asks once; Tab completes a word; Up and Down bring back earlier lines; Escape clears. It keeps the text until the
 * entry is durable. The next line can be typed and sent meanwhile; one that is refused then stays in sight until
 * somebody has looked at it, so that nothing typed is ever lost.
 *
 * Signals:
 * - submit (char *line, gboolean confirm_unusual, gint64 event_id, char *reason): the line is to be recorded, in place
 *   of an entry where the key is not 0; answered in the order of sending by respite_entry_line_widget_accept() or
 *   respite_entry_line_widget_refuse()
 * - strike (gint64 event_id, char *reason): an entry is to be struck out
 * - want-photo: the line is of a photo, and there is no picture yet; it stays until Enter comes once more
 */
#define RESPITE_TYPE_ENTRY_LINE_WIDGET (respite_entry_line_widget_get_type ())

G_DECLARE_FINAL_TYPE (RespiteEntryLineWidget, respite_entry_line_widget, RESPITE, ENTRY_LINE_WIDGET, GtkWidget)

/**
 * RespiteEntryContextFunc:
 * @context: (out caller-allocates): what a line is read against right now
 */
typedef void (*RespiteEntryContextFunc) (RespiteEntryContext *context,
                                         gpointer             user_data);

void respite_entry_line_widget_set_context_func (RespiteEntryLineWidget  *self,
                                                 RespiteEntryContextFunc  func,
                                                 gpointer                 user_data);

/* The line was recorded: it goes into the history, and the entry is empty again. */
void respite_entry_line_widget_accept (RespiteEntryLineWidget *self);

/* The line was not recorded, for the reason that @error tells; the text stays. */
void respite_entry_line_widget_refuse (RespiteEntryLineWidget *self,
                                       const GError           *error);

/* Returns: (transfer none): the line that is answered next, "" for none */
const char *respite_entry_line_widget_get_pending (RespiteEntryLineWidget *self);

/**
 * respite_entry_line_widget_reset:
 * @history: (nullable) (array zero-terminated=1): lines that Up brings back, oldest first
 *
 * For another session: forgets what was typed and sent here.
 */
void respite_entry_line_widget_reset (RespiteEntryLineWidget *self,
                                      const char *const      *history);

/**
 * respite_entry_line_widget_correct:
 * @event_id: the entry
 * @what: it in words
 * @typed: (nullable): what was typed then, to be corrected; %NULL to strike it out
 *
 * Asks for the reason, too.
 */
void respite_entry_line_widget_correct (RespiteEntryLineWidget *self,
                                        gint64                  event_id,
                                        const char             *what,
                                        const char             *typed);

/* Whether a picture waits for its words. */
void respite_entry_line_widget_set_has_photo (RespiteEntryLineWidget *self,
                                              gboolean                has_photo);

/* Puts @text into the line with the cursor at its end, for buttons such as "Rate" that begin a line. */
void respite_entry_line_widget_begin (RespiteEntryLineWidget *self,
                                      const char             *text);

/* Records @line beside what is being typed; only where somebody has to look at it, it comes into the line. */
void respite_entry_line_widget_submit (RespiteEntryLineWidget *self,
                                       const char             *line);

/* Returns: (transfer none): what stands in the line */
const char *respite_entry_line_widget_get_text (RespiteEntryLineWidget *self);

/* Returns: (transfer none): the sentence or hint below the line */
const char *respite_entry_line_widget_get_message (RespiteEntryLineWidget *self);

G_END_DECLS
