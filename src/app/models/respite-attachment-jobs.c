/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "models/respite-attachment-jobs.h"

#include "service/respite-attachment-acts.h"

RespiteAttachmentFile *
respite_attachment_file_new (void)
{
  return g_new0 (RespiteAttachmentFile, 1);
}

void
respite_attachment_file_free (gpointer data)
{
  RespiteAttachmentFile *file = data;

  if (file == NULL)
    return;

  g_free (file->title);
  g_clear_pointer (&file->content, g_bytes_unref);
  g_clear_pointer (&file->attachment, respite_attachment_free);
  g_free (file);
}

gpointer
respite_attachment_list_job (RespiteOffice *office,
                             gpointer       data,
                             GError       **error)
{
  return respite_office_list_attachments (office, *(gint64 *) data, error);
}

gpointer
respite_attachment_add_job (RespiteOffice *office,
                            gpointer       data,
                            GError       **error)
{
  const RespiteAttachmentFile *file = data;
  gint64 id = 0;

  if (!respite_office_add_attachment (office, file->patient_id, file->title, file->content, &id, error))
    return NULL;

  return g_memdup2 (&id, sizeof id);
}

gpointer
respite_attachment_get_job (RespiteOffice *office,
                            gpointer       data,
                            GError       **error)
{
  const RespiteAttachmentFile *asked = data;
  RespiteAttachmentFile *file = respite_attachment_file_new ();

  file->id = asked->id;
  file->is_saved = asked->is_saved;
  file->content = respite_office_get_attachment (office, asked->id, asked->is_saved, &file->attachment, error);
  if (file->content == NULL)
    g_clear_pointer (&file, respite_attachment_file_free);

  return file;
}

static gpointer
strike (RespiteOffice *office,
        gint64         id,
        gboolean       is_struck,
        GError       **error)
{
  return respite_office_strike_attachment (office, id, is_struck, error) ? g_memdup2 (&id, sizeof id) : NULL;
}

gpointer
respite_attachment_strike_job (RespiteOffice *office,
                               gpointer       data,
                               GError       **error)
{
  return strike (office, *(gint64 *) data, TRUE, error);
}

gpointer
respite_attachment_stand_job (RespiteOffice *office,
                              gpointer       data,
                              GError       **error)
{
  return strike (office, *(gint64 *) data, FALSE, error);
}
