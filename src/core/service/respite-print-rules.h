/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "service/respite-handout-acts.h"

G_BEGIN_DECLS

/**
 * RespitePrintRules:
 * @fasting: what handouts say about food and drink
 * @clinician: who supervises the treatment, as handouts name that person; "" leaves the line out
 * @is_large: whether handouts are in large print unless somebody chooses otherwise
 *
 * How the clinic prints.
 */
typedef struct
{
  RespiteFastingRule  fasting;
  char               *clinician;
  gboolean            is_large;
} RespitePrintRules;

void respite_print_rules_free (RespitePrintRules *rules);

/* Anybody may read them. (transfer full) */
RespitePrintRules *respite_office_get_print_rules (RespiteOffice *office);

/* Keeps them; all earlier ones stay in the history of settings. Needs CLINIC_SETTINGS. */
gboolean respite_office_set_print_rules (RespiteOffice            *office,
                                         const RespitePrintRules  *rules,
                                         GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespitePrintRules, respite_print_rules_free)

G_END_DECLS
