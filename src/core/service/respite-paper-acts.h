/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "documents/respite-document-info.h"
#include "documents/respite-layout.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

/**
 * RespitePaperKind:
 * @code: "letter" to the referring clinician and "course-summary", of a course; "patient-summary", "full-record" and
 *   "address-labels", of a patient; "work-note", "escort-note" and "bag-labels", of a session; "call-list" of reminder
 *   calls and "downtime-pack" for a day without the program, of the day of an instant
 * @function: what making it needs
 *
 * A paper that is put together from several parts of the record.
 */
typedef struct
{
  const char      *code;
  RespiteFunction  function;
} RespitePaperKind;

/* Ends with a %NULL code. */
extern const RespitePaperKind respite_paper_kinds[];

/* (nullable): the kind with that code */
const RespitePaperKind *respite_paper_kind_find (const char *code);

/**
 * respite_office_layout_paper:
 * @kind: one of respite_paper_kinds
 * @subject_id: what it is about, see there
 * @remark: (nullable): a paragraph of the clinic's own, for letters
 * @info: language, paper, print, who and when; the patient in it is not looked at
 *
 * Returns: (transfer full) (nullable): the document
 */
RespiteLayout *respite_office_layout_paper (RespiteOffice              *office,
                                            const char                 *kind,
                                            gint64                      subject_id,
                                            const char                 *remark,
                                            const RespiteDocumentInfo  *info,
                                            GError                    **error);

/**
 * respite_office_note_paper:
 * @what: "printed", "saved" or "given"
 *
 * Writes down for whom such a paper was made; see respite_office_note_document().
 */
gboolean respite_office_note_paper (RespiteOffice  *office,
                                    const char     *kind,
                                    gint64          subject_id,
                                    const char     *language,
                                    const char     *what,
                                    GError        **error);

G_END_DECLS
