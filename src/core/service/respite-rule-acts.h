/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-workup.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

/**
 * RespiteRuleLine:
 * @days: how long a result counts, 0 for ever
 *
 * Whether the clinic asks for an item of the work-up.
 */
typedef struct
{
  const RespiteWorkupItem *item;
  RespiteWorkupRule        rule;
  int                      days;
} RespiteRuleLine;

/**
 * RespiteCareRules:
 * @workup: (element-type RespiteRuleLine): every item, in the order of respite_workup_items
 * @consent_months: how long a consent to treatment counts, 1 to 120
 * @ends_with_course: whether it ends with its course, too
 * @gap_days: without an infusion for more days than this it has to be signed again, 1 to 3650
 *
 * What the clinic has decided about eligibility and consents.
 */
typedef struct
{
  GArray   *workup;
  int       consent_months;
  gboolean  ends_with_course;
  int       gap_days;
} RespiteCareRules;

RespiteCareRules *respite_care_rules_copy (const RespiteCareRules *rules);
void              respite_care_rules_free (RespiteCareRules *rules);

/* Anybody may read them; what was never set is as the program came. (transfer full) */
RespiteCareRules *respite_office_get_care_rules (RespiteOffice *office);

/* Sets them in one act, with one row of the audit for each that changes. Needs CLINIC_SETTINGS. */
gboolean respite_office_put_care_rules (RespiteOffice           *office,
                                        const RespiteCareRules  *rules,
                                        GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteCareRules, respite_care_rules_free)

G_END_DECLS
