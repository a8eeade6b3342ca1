/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-attachment.h"
#include "store/respite-db.h"

G_BEGIN_DECLS

/*
 * The table attachment: scans, pictures and PDF files, also the scans of consents signed on paper. Writing functions
 * run inside the caller's transaction.
 */

/**
 * respite_attachment_insert:
 * @content: PNG, JPEG or PDF by its content, at most 20 MB; else %RESPITE_ERROR_INVALID
 * @id: (out): its key
 */
gboolean respite_attachment_insert (RespiteDb   *db,
                                    gint64       patient_id,
                                    const char  *name,
                                    GBytes      *content,
                                    gint64       staff_id,
                                    gint64       now,
                                    gint64      *id,
                                    GError     **error);

/* (transfer full): the file; @media_type (out) (optional) (transfer full) */
GBytes *respite_attachment_get (RespiteDb   *db,
                                gint64       id,
                                char       **media_type,
                                GError     **error);

/* Everything but the content; %RESPITE_ERROR_NOT_FOUND. (transfer full) */
RespiteAttachment *respite_attachment_get_row (RespiteDb  *db,
                                               gint64      id,
                                               GError    **error);

/* (element-type RespiteAttachment): of a patient, newest first, the struck ones too. (transfer full) */
GPtrArray *respite_attachment_list (RespiteDb  *db,
                                    gint64      patient_id,
                                    GError    **error);

/* Strikes an attachment out, or with @struck_at 0 lets it stand again. */
gboolean respite_attachment_set_struck (RespiteDb  *db,
                                        gint64      id,
                                        gint64      struck_at,
                                        gint64      staff_id,
                                        GError    **error);

G_END_DECLS
