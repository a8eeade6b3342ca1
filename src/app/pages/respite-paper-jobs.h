/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "documents/respite-layout.h"
#include "domain/respite-response.h"
#include "service/respite-clinic.h"

G_BEGIN_DECLS

/**
 * RespitePaperJob:
 * @kind: "handout", "summary", "code-sheet", "worksheet", "consent", "trend", "form", "form-blank", "calendar",
 *   "day-sheet", "address-labels" of a patient, "bag-labels" of a session, or one of respite_paper_kinds
 * @name: of a handout, several joined by commas; "" otherwise
 * @subject_id: the patient of a handout (0 for a blank one), the session of a summary, code sheet or worksheet, the
 *   consent of a copy, the patient of a trend, the answers of a form, the definition of a blank one, the course of a
 *   calendar, an instant of the day of a day sheet; see respite_paper_kinds for the others
 * @patient_id: of a blank form: whose it is to be, 0 for nobody's
 * @first_label: of "address-labels" and "bag-labels": the first label of the sheet that was not used, from 1
 * @n_labels: likewise how many
 * @remark: (nullable): of a letter: a paragraph of the clinic's own
 * @language: of the paper, "" for the patient's
 * @large_print: 18 pt
 * @what: when it is noted: "printed", "saved" or "given"
 * @understanding: when handouts were given: what came of the teach-back
 * @said: what the patient said
 *
 * Which document is to be made.
 */
typedef struct
{
  char     *kind;
  char     *name;
  gint64    subject_id;
  gint64    patient_id;
  guint     first_label;
  guint     n_labels;
  char     *remark;
  char     *language;
  gboolean  large_print;
  char     *what;

  RespiteUnderstanding  understanding;
  char                 *said;
} RespitePaperJob;

RespitePaperJob *respite_paper_job_new  (const char      *kind,
                                         const char      *name,
                                         gint64           subject_id,
                                         const char      *language,
                                         gboolean         large_print);
RespitePaperJob *respite_paper_job_copy (const RespitePaperJob *job);
void             respite_paper_job_free (RespitePaperJob *job);

/**
 * RespiteMadePaper:
 * @job: what it was made from, and what it is written down as
 * @layout: its pages
 *
 * A document to look at.
 */
typedef struct
{
  RespitePaperJob *job;
  RespiteLayout   *layout;
} RespiteMadePaper;

void respite_made_paper_free (RespiteMadePaper *paper);

/* RespiteJobFunc on the reading thread; a RespiteMadePaper. (transfer full) */
gpointer respite_paper_layout_job (RespiteOffice  *office,
                                   gpointer        data,
                                   GError        **error);

/* RespiteJobFunc on the writing thread: writes down that the document was made; %NULL. */
gpointer respite_paper_note_job (RespiteOffice  *office,
                                 gpointer        data,
                                 GError        **error);

/* RespiteJobFunc on the writing thread: writes down that handouts were given, and what was said back; a gint64 that
 * takes it back. (transfer full) */
gpointer respite_paper_give_job (RespiteOffice  *office,
                                 gpointer        data,
                                 GError        **error);

/* RespiteJobFunc on the writing thread; @data is such a gint64. %NULL. */
gpointer respite_paper_take_back_job (RespiteOffice  *office,
                                      gpointer        data,
                                      GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteMadePaper, respite_made_paper_free)

G_END_DECLS
