/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "service/respite-office.h"

G_BEGIN_DECLS

/**
 * RespiteAuditNames:
 *
 * What the codes in the audit trail are called in one language: accounts, forms, consents, handouts, and the lines of
 * the checklists.
 */
typedef struct _RespiteAuditNames RespiteAuditNames;

/**
 * respite_audit_names_new:
 * @language: (nullable): of the window
 *
 * Reads the names; in a job. What the person may not see has no names.
 */
RespiteAuditNames *respite_audit_names_new  (RespiteOffice *office,
                                             const char    *language);
void               respite_audit_names_free (RespiteAuditNames *names);

/**
 * respite_audit_names_find:
 * @group: "account" (its key as a number), "form", "consent", "handout" or "check"
 *
 * Returns: (transfer none) (nullable): the name
 */
const char *respite_audit_names_find (const RespiteAuditNames *names,
                                      const char              *group,
                                      const char              *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteAuditNames, respite_audit_names_free)

G_END_DECLS
