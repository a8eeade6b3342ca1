/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "documents/respite-document-info.h"
#include "documents/respite-layout.h"
#include "domain/respite-response.h"
#include "forms/respite-answers.h"
#include "forms/respite-form.h"

G_BEGIN_DECLS

/**
 * respite_form_paper_layout:
 * @form: the definition
 * @info: how to print; its language is that of the questions where the form has it
 * @error: where to say why it could not be laid out
 *
 * A form on paper, to be filled with a pen: sections, questions, boxes to tick, scales to mark and lines to write on.
 * It begins with a line for the day, and without a patient in @info with lines for the name. Any thread.
 *
 * Returns: (transfer full) (nullable): the document
 */
RespiteLayout *respite_form_paper_layout (RespiteForm               *form,
                                          const RespiteDocumentInfo *info,
                                          GError                   **error);

/**
 * respite_form_paper_layout_filled:
 * @answers: what was answered
 * @response: the row of these answers: when and by whom they were finished, or that they are a draft
 *
 * A form with its answers: every question that was asked, in the order of the form, and the flags that the answers
 * raised. Any thread.
 *
 * Returns: (transfer full) (nullable): the document
 */
RespiteLayout *respite_form_paper_layout_filled (const RespiteAnswers      *answers,
                                                 const RespiteResponse     *response,
                                                 const RespiteDocumentInfo *info,
                                                 GError                   **error);

/* A form with its answers, as respite_form_paper_layout_filled() takes them. */
typedef struct
{
  RespiteAnswers  *answers;
  RespiteResponse *response;
} RespiteFilledForm;

/**
 * respite_form_paper_layout_bound:
 * @forms: (array length=n_forms): the forms, at least one
 * @title: of them all
 *
 * Forms with their answers one after another in one document, each below a heading of the second level. Any thread.
 *
 * Returns: (transfer full) (nullable): the document
 */
RespiteLayout *respite_form_paper_layout_bound (const RespiteFilledForm   *forms,
                                                guint                      n_forms,
                                                const char                *title,
                                                const RespiteDocumentInfo *info,
                                                GError                   **error);

G_END_DECLS
