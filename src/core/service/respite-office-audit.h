/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "service/respite-office.h"

G_BEGIN_DECLS

/* Needs %RESPITE_FUNCTION_AUDIT_VIEW; see respite_audit_list(). */
GPtrArray *respite_office_list_audit (RespiteOffice             *office,
                                      const RespiteAuditFilter  *filter,
                                      gint64                    *n_total,
                                      GError                   **error);

/**
 * RespiteVerification:
 * @audit: the chain
 * @problem: (nullable) (owned): the first thing that is wrong, as a translated sentence; %NULL where all is well
 */
typedef struct
{
  RespiteAuditReport  audit;
  char               *problem;
} RespiteVerification;

void respite_verification_free (RespiteVerification *verification);

/**
 * respite_office_verify:
 *
 * Needs %RESPITE_FUNCTION_AUDIT_VERIFY. Pages, tables, triggers, foreign keys and the audit chain. May take seconds.
 * What it found is in the result; %NULL only where it could not be made.
 */
RespiteVerification *respite_office_verify (RespiteOffice  *office,
                                            GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteVerification, respite_verification_free)

G_END_DECLS
