/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "documents/respite-document-info.h"
#include "documents/respite-label.h"
#include "documents/respite-layout.h"
#include "service/respite-office-audit.h"

G_BEGIN_DECLS

/* An audit report has at most so many rows; it says how many more there are. */
#define RESPITE_AUDIT_REPORT_ROWS 5000

/**
 * respite_office_read_days:
 * @from: (nullable): the first day, "YYYY-MM-DD"; %NULL and "" for the beginning
 * @to: (nullable): the last day; %NULL and "" for today
 * @filter: (inout): gets the instants, by the clinic's time zone
 */
gboolean respite_office_read_days (RespiteOffice       *office,
                                   const char          *from,
                                   const char          *to,
                                   RespiteAuditFilter  *filter,
                                   GError             **error);

/**
 * respite_office_layout_audit:
 * @filter: which rows; its order and limit are not looked at
 * @info: language, paper, print, who and when
 *
 * The audit trail on paper, in the order of the chain. Needs AUDIT_VIEW; that it was looked at stands in it, too.
 *
 * Returns: (transfer full) (nullable): the document
 */
RespiteLayout *respite_office_layout_audit (RespiteOffice              *office,
                                            const RespiteAuditFilter   *filter,
                                            const RespiteDocumentInfo  *info,
                                            GError                    **error);

/**
 * respite_office_layout_labels:
 * @kind: "address-labels" of a patient (HANDOUT_MAKE), "bag-labels" of a session (DOCUMENT_MAKE)
 * @subject_id: the patient or the session
 *
 * Returns: (transfer full) (nullable): sheets of labels
 */
RespiteLayout *respite_office_layout_labels (RespiteOffice              *office,
                                             const char                 *kind,
                                             gint64                      subject_id,
                                             const RespiteLabelRequest  *request,
                                             const RespiteDocumentInfo  *info,
                                             GError                    **error);

G_END_DECLS
