/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "service/respite-acts-private.h"

#include "documents/respite-document-info.h"
#include "documents/respite-layout.h"

G_BEGIN_DECLS

/* Parts of respite_office_layout_paper(), which has checked the permission. */

/* The summary of a course. (transfer full) */
RespiteLayout *respite_acts_layout_course (RespiteOffice              *office,
                                           gint64                      course_id,
                                           const RespiteDocumentInfo  *info,
                                           GError                    **error);

/* Everything of a patient, bound together with contents and outline. (transfer full) */
RespiteLayout *respite_acts_layout_full_record (RespiteOffice              *office,
                                                gint64                      patient_id,
                                                const RespiteDocumentInfo  *info,
                                                GError                    **error);

G_END_DECLS
