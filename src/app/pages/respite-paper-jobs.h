/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "documents/respite-layout.h"
#include "service/respite-clinic.h"

G_BEGIN_DECLS

/**
 * RespitePaperJob:
 * @kind: "handout", "summary", "code-sheet", "worksheet", "consent", "trend", "form", "form-blank", "calendar",
 *   "day-sheet" or one of respite_paper_kinds
 * @name: of a handout, several joined by commas; "" otherwise
 * @subject_id: the patient of a handout (0 for a blank one), the session of a summary, code sheet or worksheet, the
 *   consent of a copy, the patient of a trend, the answers of a form, the definition of a blank one, the course of a
 *   calendar, an instant of the day of a day sheet; see respite_paper_kinds for the others
 * @patient_id: of a blank form: whose it is to be, 0 for nobody's
 * @language: of the paper, "" for the patient's
 * @large_print: 18 pt
 * @what: when it is noted: "printed", "saved" or "given"
 *
 * Which document is to be made.
 */
typedef struct
{
  char     *kind;
  char     *name;
  gint64    subject_id;
  gint64    patient_id;
  char     *language;
  gboolean  large_print;
  char     *what;
} RespitePaperJob;

RespitePaperJob *respite_paper_job_new  (const char      *kind,
                                         const char      *name,
                                         gint64           subject_id,
                                         const char      *language,
                                         gboolean         large_print);
void             respite_paper_job_free (RespitePaperJob *job);

/* RespiteJobFunc on the reading thread; a RespiteLayout. */
gpointer respite_paper_layout_job (RespiteOffice  *office,
                                   gpointer        data,
                                   GError        **error);

/* RespiteJobFunc on the writing thread: writes down that the document was made; %NULL. */
gpointer respite_paper_note_job (RespiteOffice  *office,
                                 gpointer        data,
                                 GError        **error);

G_END_DECLS
