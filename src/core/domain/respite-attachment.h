/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An attachment has at most so many bytes. */
#define RESPITE_ATTACHMENT_MAX_BYTES (20 * 1024 * 1024)

/**
 * RespiteAttachment:
 * @name: the title that a person gave it
 * @media_type: "image/png", "image/jpeg" or "application/pdf", by content
 * @size: in bytes
 * @struck_at: when it was struck out, 0 while it stands
 * @is_consent: whether it is the scan of a signed consent, which cannot be struck out
 * @is_photo: whether it is a photo of a session, which is struck out with its entry
 *
 * A scan, picture or PDF file of a record, without its content.
 */
typedef struct
{
  gint64    id;
  char     *uuid;
  gint64    patient_id;
  char     *name;
  char     *media_type;
  gint64    size;
  gint64    added_at;
  char     *added_by;
  gint64    struck_at;
  char     *struck_by;
  gboolean  is_consent;
  gboolean is_photo;
} RespiteAttachment;

void respite_attachment_free (RespiteAttachment *attachment);

/* Returns: (transfer none) (nullable): what a file is by its first bytes, %NULL for none of the three kinds */
const char *respite_attachment_find_type (GBytes *content);

/* Whether a file of @size bytes is not empty and not too large, else says so. */
gboolean respite_attachment_check_size (gsize    size,
                                        GError **error);

/* Returns: (transfer none): ".png", ".jpg" or ".pdf" */
const char *respite_attachment_get_suffix (const char *media_type);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteAttachment, respite_attachment_free)

G_END_DECLS
