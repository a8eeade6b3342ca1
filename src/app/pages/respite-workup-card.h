/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "service/respite-eligibility-acts.h"

G_BEGIN_DECLS

/**
 * RespiteWorkupCard:
 *
 * The work-up of a patient: what the clinic's rule asks for and what is known of it, and a line to enter a result. It
 * stands inside a page, whose clinic it uses.
 */
#define RESPITE_TYPE_WORKUP_CARD (respite_workup_card_get_type ())

G_DECLARE_FINAL_TYPE (RespiteWorkupCard, respite_workup_card, RESPITE, WORKUP_CARD, GtkWidget)

/* Shows the work-up of @eligibility, which stays with the caller until the next call. */
void respite_workup_card_show (RespiteWorkupCard        *self,
                               const RespiteEligibility *eligibility);

G_END_DECLS
