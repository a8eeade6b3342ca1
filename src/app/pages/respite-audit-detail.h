/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-audit-names.h"
#include "service/respite-office-audit.h"

G_BEGIN_DECLS

/**
 * respite_audit_detail_dup:
 * @names: (nullable): what codes are called
 * @zone: of the clinic
 *
 * Who did it and what it was about, in one line and in plain words: "Ann · PHQ-9: depression · PHQ-9 17". What is not
 * understood stands there as it is kept.
 */
char *respite_audit_detail_dup (const RespiteAuditEntry *entry,
                                const RespiteAuditNames *names,
                                GTimeZone               *zone);

G_END_DECLS
