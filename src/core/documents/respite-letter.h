/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "documents/respite-handout.h"
#include "documents/respite-record-summary.h"
#include "infusion/respite-session-record.h"

G_BEGIN_DECLS

/**
 * RespiteLetterRequest:
 * @name: "letter" to the referring clinician about a course; "work-note" and "escort-note" about a visit
 * @base: clinic, patient, escort, next visit, medicines, print; its name and text are not looked at
 * @course: of a letter: the course with its visits, reviews and scores
 * @indication: of a letter: (nullable): what the course is for
 * @visit: of a note: the visit
 * @signer_roles: (nullable): what the person is who signs it with a pen, such as "prescriber"; the name is that of who
 *   prints it
 * @remark: (nullable): a paragraph of the clinic's own
 *
 * What a letter is filled with. All borrowed. A note says nothing of the kind of care, as other people read it.
 */
typedef struct
{
  const char                 *name;
  RespiteHandoutRequest       base;
  const RespiteCourseSummary *course;
  const char                 *indication;
  const RespiteSession       *visit;
  const char                 *signer_roles;
  const char                 *remark;
} RespiteLetterRequest;

/**
 * respite_letter_layout:
 * @error: where to say why not: no such letter
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the document
 */
RespiteLayout *respite_letter_layout (const RespiteLetterRequest  *request,
                                      GError                     **error);

G_END_DECLS
