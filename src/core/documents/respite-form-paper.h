/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "documents/respite-document-info.h"
#include "documents/respite-layout.h"
#include "forms/respite-form.h"

G_BEGIN_DECLS

/**
 * respite_form_paper_layout:
 * @form: the definition
 * @info: how to print; its language is that of the questions where the form has it
 * @error: where to say why it could not be laid out
 *
 * A form on paper, to be filled with a pen: sections, questions, boxes to tick and lines to write on. Any thread.
 *
 * Returns: (transfer full) (nullable): the document
 */
RespiteLayout *respite_form_paper_layout (RespiteForm                *form,
                                          const RespiteDocumentInfo  *info,
                                          GError                    **error);

G_END_DECLS
