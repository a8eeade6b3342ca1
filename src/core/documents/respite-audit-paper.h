/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "documents/respite-document-info.h"
#include "documents/respite-layout.h"

G_BEGIN_DECLS

/**
 * RespiteAuditLine:
 * @seq: its place in the chain
 * @who: the name at that time
 * @action: its code, such as "record.view"
 * @mrn: (nullable): whose record it touched
 * @outcome: "done", "denied" or "failed"
 * @before: (nullable): what stood there
 * @after: (nullable): what stands there now
 * @reason: (nullable)
 *
 * One row of the audit trail. Borrows its texts.
 */
typedef struct
{
  gint64      seq;
  gint64      at;
  const char *who;
  const char *action;
  const char *mrn;
  const char *outcome;
  const char *before;
  const char *after;
  const char *reason;
} RespiteAuditLine;

/**
 * RespiteAuditPaper:
 * @lines: (element-type RespiteAuditLine): in the order of the chain
 * @from: the first day, 0 for the beginning
 * @until: the instant after the last day, 0 for now
 * @who: (nullable): whose acts only
 * @about: (nullable): the MRN of whose record only
 * @n_left_out: how many more rows there are than are printed
 * @checks: (nullable): see respite_audit_words_dup()
 *
 * What an audit report tells of. All borrowed.
 */
typedef struct
{
  GArray     *lines;
  gint64      from;
  gint64      until;
  const char *who;
  const char *about;
  gint64      n_left_out;
  GHashTable *checks;
} RespiteAuditPaper;

/**
 * respite_audit_paper_layout:
 *
 * The audit trail on paper: what it was asked for, how many rows there are of each kind of act, and every row with who,
 * what, when, whose record, outcome, what changed and why. Patients are named by their MRN only. Any thread.
 *
 * Returns: (transfer full) (nullable): the document
 */
RespiteLayout *respite_audit_paper_layout (const RespiteAuditPaper    *paper,
                                           const RespiteDocumentInfo  *info,
                                           GError                    **error);

G_END_DECLS
