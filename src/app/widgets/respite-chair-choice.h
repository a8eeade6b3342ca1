/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "domain/respite-calendar.h"

G_BEGIN_DECLS

/**
 * RespiteChairChoice:
 *
 * A chair: one of those that the clinic has named, or any name where it has named none. Signal "changed" when another
 * one is chosen or typed.
 */
#define RESPITE_TYPE_CHAIR_CHOICE (respite_chair_choice_get_type ())

G_DECLARE_FINAL_TYPE (RespiteChairChoice, respite_chair_choice, RESPITE, CHAIR_CHOICE, GtkWidget)

/* Takes the chairs that are offered from @days and keeps what is chosen. */
void respite_chair_choice_set_days (RespiteChairChoice      *self,
                                    const RespiteClinicDays *days);

/* Returns: (transfer none): the name, "" for none */
const char *respite_chair_choice_get_text (RespiteChairChoice *self);

/* A name that is not offered (any more) is offered here. */
void respite_chair_choice_set_text (RespiteChairChoice *self,
                                    const char         *text);

G_END_DECLS
