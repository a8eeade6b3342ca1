/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "service/respite-office.h"

G_BEGIN_DECLS

/* The most that an account of vials may be off by the clinic's own rule: 100 mg. */
#define RESPITE_TOLERANCE_MOST_UG 100000

/**
 * RespiteVialRules:
 * @needs_check: whether a second person checks every preparation with their own password
 * @tolerance_ug: how far what was given, wasted and returned may be from what was drawn, in micrograms
 *
 * The clinic's rules for preparations and vials. A check and 1 mg where it set no others.
 */
typedef struct
{
  gboolean needs_check;
  gint64   tolerance_ug;
} RespiteVialRules;

/* Anybody may read them. */
RespiteVialRules respite_office_get_vial_rules (RespiteOffice *office);

/* Keeps them; every earlier rule stays in the history of settings. Needs CLINIC_SETTINGS. */
gboolean respite_office_set_vial_rules (RespiteOffice     *office,
                                        RespiteVialRules   rules,
                                        GError           **error);

G_END_DECLS
