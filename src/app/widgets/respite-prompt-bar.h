/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "infusion/respite-session-record.h"

G_BEGIN_DECLS

/**
 * RespitePromptBar:
 *
 * The one interruption of a session: values beyond a limit that the clinic has set, with the values before them, and on
 * asking the rule, who set it, and where it comes from. It stays until somebody notes what was done; it never says what
 * to do, and takes no key. Hidden while there is nothing.
 *
 * Signals:
 * - note: what was done is to be written
 */
#define RESPITE_TYPE_PROMPT_BAR (respite_prompt_bar_get_type ())

G_DECLARE_FINAL_TYPE (RespitePromptBar, respite_prompt_bar, RESPITE, PROMPT_BAR, GtkWidget)

/* Shows the open prompts of @record. */
void respite_prompt_bar_show (RespitePromptBar           *self,
                              const RespiteSessionRecord *record,
                              GTimeZone                  *zone);

/* Opens or closes what stands behind the prompt; nothing while there is none. */
void respite_prompt_bar_toggle_why (RespitePromptBar *self);

G_END_DECLS
