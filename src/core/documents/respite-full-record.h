/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "documents/respite-document-info.h"
#include "documents/respite-layout.h"
#include "domain/respite-patient.h"
#include "domain/respite-response.h"

G_BEGIN_DECLS

/**
 * RespiteRecordDecision:
 * @conditions: (nullable): one a line, with what became of each
 * @overrides: (nullable): the STOP flags that were overridden, each with its reason, one a line
 * @review_on: "YYYY-MM-DD" or ""
 * @is_valid: whether the signature fits what was signed
 *
 * A decision on eligibility as it is told on paper. Owns its texts.
 */
typedef struct
{
  gint64          at;
  RespiteDecision decision;
  char           *reason;
  char           *conditions;
  char           *overrides;
  char           *review_on;
  char           *signed_by;
  char           *signed_as;
  gboolean        is_valid;
} RespiteRecordDecision;

void respite_record_decision_free (RespiteRecordDecision *decision);

/**
 * RespiteFullRecord:
 * @items: (element-type RespiteRecordItem): those that were ended, too
 * @weights: (element-type RespiteWeight)
 * @decisions: (element-type RespiteRecordDecision): the first one first
 * @workup: (element-type RespiteWorkup)
 * @safety: (element-type RespiteSafetyItem)
 * @responses: (element-type RespiteResponse)
 * @consents: (element-type RespiteConsent)
 * @courses: (element-type RespiteCourse)
 * @sessions: (element-type RespiteSession)
 * @attachments: (element-type RespiteAttachment)
 * @documents: (element-type RespiteDocumentRow)
 * @history: (element-type RespitePatientChange)
 *
 * Everything of one patient that stands in lists. All borrowed.
 */
typedef struct
{
  const RespitePatient *patient;
  GPtrArray            *items;
  GPtrArray            *weights;
  GPtrArray            *decisions;
  GPtrArray            *workup;
  GPtrArray            *safety;
  GPtrArray            *responses;
  GPtrArray            *consents;
  GPtrArray            *courses;
  GPtrArray            *sessions;
  GPtrArray            *attachments;
  GPtrArray            *documents;
  GPtrArray            *history;
} RespiteFullRecord;

/**
 * respite_full_record_layout_front:
 * @names: (element-type utf8): of what follows
 * @starts: (array): how many pages are between this and each of them
 * @info: how to print; @info->patient is not read
 *
 * What comes first in a full record: the person, the contents with the page on which each part begins, and every list
 * of the record. Any thread.
 *
 * Returns: (transfer full) (nullable): the pages
 */
RespiteLayout *respite_full_record_layout_front (const RespiteFullRecord   *record,
                                                 GPtrArray                 *names,
                                                 const guint               *starts,
                                                 const RespiteDocumentInfo *info,
                                                 GError                   **error);

/**
 * respite_full_record_layout_end:
 *
 * What comes last: the papers that were made and given, and who changed what in the record. Any thread.
 *
 * Returns: (transfer full) (nullable): the pages
 */
RespiteLayout *respite_full_record_layout_end (const RespiteFullRecord   *record,
                                               const RespiteDocumentInfo *info,
                                               GError                   **error);

/**
 * respite_full_record_layout_picture:
 * @name: of the attachment
 * @picture: a picture, or one page of a PDF file
 * @page: which page, 0 for a picture
 *
 * One page with an attachment as large as the paper allows. Any thread.
 *
 * Returns: (transfer full) (nullable): the page
 */
RespiteLayout *respite_full_record_layout_picture (const RespiteFullRecord   *record,
                                                   const char                *name,
                                                   GdkPixbuf                 *picture,
                                                   int                        page,
                                                   const RespiteDocumentInfo *info,
                                                   GError                   **error);

/* (transfer full): how a part is called in contents and outline, such as "Visit 3 of 6, 12 Nov 2026". */
char *respite_full_record_dup_name (const RespiteDocumentInfo *info,
                                    const char                *kind,
                                    const char                *title,
                                    gint64                     at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteRecordDecision, respite_record_decision_free)

G_END_DECLS
