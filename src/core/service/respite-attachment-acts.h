/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-attachment.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

/* Acts on scans, pictures and PDF files of a record; see respite-patient-acts.h for what acts have in common. */

/**
 * respite_office_add_attachment:
 * @title: what it is, 1 to 200 characters
 * @content: the file: PNG, JPEG or PDF by its content, at most 20 MB, and readable to its end
 * @id: (out) (optional): its key
 *
 * Needs %RESPITE_FUNCTION_RECORD_EDIT. %RESPITE_ERROR_INVALID with one sentence for a file that is not taken.
 */
gboolean respite_office_add_attachment (RespiteOffice  *office,
                                        gint64          patient_id,
                                        const char     *title,
                                        GBytes         *content,
                                        gint64         *id,
                                        GError        **error);

/* (element-type RespiteAttachment): newest first, the struck ones too; the scans of consents among them. Needs
 * RECORD_VIEW. (transfer full) */
GPtrArray *respite_office_list_attachments (RespiteOffice  *office,
                                            gint64          patient_id,
                                            GError        **error);

/**
 * respite_office_get_attachment:
 * @is_saved: whether a copy leaves the program, which is audited as an export and not as a view
 * @attachment: (out) (optional) (transfer full): everything but the content
 *
 * Needs %RESPITE_FUNCTION_RECORD_VIEW.
 *
 * Returns: (transfer full): the file
 */
GBytes *respite_office_get_attachment (RespiteOffice      *office,
                                       gint64              id,
                                       gboolean            is_saved,
                                       RespiteAttachment **attachment,
                                       GError            **error);

/* Strikes an attachment out (with @struck), or lets it stand again. Nothing is deleted; the scan of a signed consent
 * stays as it is. Needs RECORD_EDIT. */
gboolean respite_office_strike_attachment (RespiteOffice  *office,
                                           gint64          id,
                                           gboolean        struck,
                                           GError        **error);

G_END_DECLS
