/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "documents/respite-handout.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

/**
 * RespiteFastingRule:
 * @food_hours: for how many hours before a visit nobody eats, 0 to 24
 * @drink_hours: the same for water and other clear drinks
 *
 * What the clinic's handouts say about food and drink: 6 and 2 hours where it never set a rule (clinical.md 3.4). 0
 * leaves the lines about it out.
 */
typedef struct
{
  int food_hours;
  int drink_hours;
} RespiteFastingRule;

/* Anybody may read it. */
RespiteFastingRule respite_office_get_fasting_rule (RespiteOffice *office);

/* Keeps it; every earlier rule stays in the history of settings. Needs CLINIC_SETTINGS. */
gboolean respite_office_set_fasting_rule (RespiteOffice       *office,
                                          RespiteFastingRule   rule,
                                          GError             **error);

/**
 * respite_office_layout_handouts:
 * @names: (array zero-terminated=1): which handouts, in this order
 * @patient_id: whom they are filled for, 0 for blank ones
 * @info: language, paper, print, who and when; the patient in it is not looked at
 *
 * Fills handouts with the next appointment, the escort, the course and the clinic's rule for food and drink; with the
 * medicines, too, for who may see the record. Several come as one document. Needs HANDOUT_MAKE.
 *
 * Returns: (transfer full) (nullable): the document
 */
RespiteLayout *respite_office_layout_handouts (RespiteOffice              *office,
                                               const char *const          *names,
                                               gint64                      patient_id,
                                               const RespiteDocumentInfo  *info,
                                               GError                    **error);

G_END_DECLS
