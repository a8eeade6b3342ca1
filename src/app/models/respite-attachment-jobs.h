/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-attachment.h"
#include "service/respite-clinic.h"

G_BEGIN_DECLS

/* The jobs of attachments, for respite_page_run() and respite_page_read(). */

/**
 * RespiteAttachmentFile:
 * @patient_id: whose record it is for
 * @title: what it is
 * @content: the file
 * @id: of one that is there already
 * @is_saved: whether a copy is wanted, for respite_attachment_get_job()
 * @attachment: (nullable): what was read
 */
typedef struct
{
  gint64             patient_id;
  char              *title;
  GBytes            *content;
  gint64             id;
  gboolean           is_saved;
  RespiteAttachment *attachment;
} RespiteAttachmentFile;

/* (transfer full): an empty one; frees it with all that it holds. */
RespiteAttachmentFile *respite_attachment_file_new  (void);
void                   respite_attachment_file_free (gpointer file);

/* @data: the patient's key. Returns: a GPtrArray of RespiteAttachment */
gpointer respite_attachment_list_job (RespiteOffice  *office,
                                      gpointer        data,
                                      GError        **error);

/* @data: a RespiteAttachmentFile. Returns: the new key, to be freed with g_free() */
gpointer respite_attachment_add_job (RespiteOffice  *office,
                                     gpointer        data,
                                     GError        **error);

/* @data: a RespiteAttachmentFile with the key. Returns: another with everything */
gpointer respite_attachment_get_job (RespiteOffice  *office,
                                     gpointer        data,
                                     GError        **error);

/* @data: the key. Returns: it again, to be freed with g_free() */
gpointer respite_attachment_strike_job (RespiteOffice  *office,
                                        gpointer        data,
                                        GError        **error);
gpointer respite_attachment_stand_job  (RespiteOffice  *office,
                                        gpointer        data,
                                        GError        **error);

G_END_DECLS
