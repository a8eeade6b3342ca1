/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-attachment-acts.h"

#include "documents/respite-picture.h"
#include "service/respite-acts-private.h"
#include "store/respite-attachment-table.h"
#include "store/respite-patient-merge.h"

#define TITLE_CHARS 200

typedef struct
{
  gint64  patient_id;
  char   *title;
  GBytes *content;
  gint64  id;
} AddAct;

static char *
describe (const char *title,
          const char *media_type,
          gsize       size)
{
  return g_strdup_printf ("%s (%s, %" G_GSIZE_FORMAT " bytes)", title, media_type, size);
}

gboolean
respite_acts_check_file (GBytes  *content,
                         gboolean only_picture,
                         GError **error)
{
  const char *media_type = respite_attachment_find_type (content);

  if (!respite_attachment_check_size (g_bytes_get_size (content), error))
    return FALSE;
  if (only_picture && (media_type == NULL || g_str_equal (media_type, "application/pdf")))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A photo is a PNG or JPEG picture"));
  if (media_type == NULL)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("An attachment is a PNG or JPEG picture or a PDF file"));

  return respite_picture_check (content, media_type, error);
}

gboolean
respite_acts_add_attachment (RespiteOffice *office,
                             gint64         patient_id,
                             const char    *title,
                             GBytes        *content,
                             gint64        *id,
                             GError       **error)
{
  g_autofree char *text = NULL;

  if (!respite_attachment_insert (respite_office_get_db (office), patient_id, title, content,
                                  respite_acts_get_actor_id (office), respite_office_get_now (office), id, error))
    return FALSE;

  text = describe (title, respite_attachment_find_type (content), g_bytes_get_size (content));

  return respite_acts_audit (office, "attachment.add", RESPITE_KIND_ATTACHMENT, *id, patient_id, NULL, text, NULL,
                             error);
}

static gboolean
add_attachment (RespiteOffice *office,
                gpointer       data,
                GError       **error)
{
  AddAct *act = data;
  g_autoptr (RespitePatient) patient = respite_acts_get_active_patient (office, act->patient_id, error);

  return patient != NULL &&
         respite_acts_add_attachment (office, patient->id, act->title, act->content, &act->id, error);
}

gboolean
respite_office_add_attachment (RespiteOffice *office,
                               gint64         patient_id,
                               const char    *title,
                               GBytes        *content,
                               gint64        *id,
                               GError       **error)
{
  g_autofree char *clean = g_strdup (title);
  AddAct act = { patient_id, NULL, content, 0 };

  g_return_val_if_fail (office != NULL && content != NULL, FALSE);

  if (respite_office_may (office, RESPITE_FUNCTION_RECORD_EDIT, NULL))
    {
      if (!respite_acts_clean (&clean, TITLE_CHARS, FALSE, error))
        return FALSE;
      if (*clean == '\0')
        return respite_set_error (error, RESPITE_ERROR_INVALID, N_("An attachment needs a title"));
      if (!respite_acts_check_file (content, FALSE, error))
        return FALSE;
    }

  act.title = clean;
  if (!respite_office_act (office, RESPITE_FUNCTION_RECORD_EDIT, add_attachment, &act, error))
    return FALSE;
  if (id != NULL)
    *id = act.id;

  return TRUE;
}

GPtrArray *
respite_office_list_attachments (RespiteOffice *office,
                                 gint64         patient_id,
                                 GError       **error)
{
  if (!respite_office_may_see (office, patient_id, error))
    return NULL;

  return respite_attachment_list (respite_office_get_db (office), patient_id, error);
}

GBytes *
respite_office_get_attachment (RespiteOffice      *office,
                               gint64              id,
                               gboolean            is_saved,
                               RespiteAttachment **attachment,
                               GError            **error)
{
  g_autoptr (RespiteAttachment) row = NULL;
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) local = NULL;
  gint64 kept;

  /* Whoever may find nobody learns nothing, not even that there is no such attachment. */
  if (!respite_office_may (office, RESPITE_FUNCTION_PATIENT_FIND, error))
    return NULL;

  row = respite_attachment_get_row (respite_office_get_db (office), id, &local);
  if (row == NULL)
    {
      if (respite_office_may (office, RESPITE_FUNCTION_RECORD_VIEW, error))
        g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  if (!respite_patient_merge_get_kept (respite_office_get_db (office), row->patient_id, &kept, error) ||
      !respite_office_may_see (office, kept, error))
    return NULL;
  content = respite_attachment_get (respite_office_get_db (office), id, NULL, error);
  if (content == NULL ||
      !respite_office_audit_view (office, RESPITE_FUNCTION_RECORD_VIEW,
                                  is_saved ? "attachment.export" : "attachment.view", RESPITE_KIND_ATTACHMENT, id,
                                  kept, error))
    return NULL;
  if (attachment != NULL)
    *attachment = g_steal_pointer (&row);

  return g_steal_pointer (&content);
}

typedef struct
{
  gint64   id;
  gboolean struck;
} StrikeAct;

static gboolean
set_struck (RespiteOffice           *office,
            const RespiteAttachment *row,
            gboolean                 struck,
            GError                 **error)
{
  g_autofree char *text = describe (row->name, row->media_type, (gsize) row->size);

  return respite_attachment_set_struck (respite_office_get_db (office), row->id,
                                        struck ? respite_office_get_now (office) : 0,
                                        respite_acts_get_actor_id (office), error) &&
         respite_acts_audit (office, struck ? "attachment.strike" : "attachment.restore", RESPITE_KIND_ATTACHMENT,
                             row->id, row->patient_id, struck ? text : NULL, struck ? NULL : text, NULL, error);
}

gboolean
respite_acts_strike_photo (RespiteOffice *office,
                           gint64         attachment_id,
                           GError       **error)
{
  g_autoptr (RespiteAttachment) row = respite_attachment_get_row (respite_office_get_db (office), attachment_id,
                                                                  error);

  return row != NULL && (row->struck_at != 0 || set_struck (office, row, TRUE, error));
}

static gboolean
strike_attachment (RespiteOffice *office,
                   gpointer       data,
                   GError       **error)
{
  const StrikeAct *act = data;
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteAttachment) row = respite_attachment_get_row (db, act->id, error);

  if (row == NULL)
    return FALSE;
  if (row->is_consent)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_("This is the scan of a signed consent and stays with it"));
  if (row->is_photo)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_("This is a photo of a session; strike its entry out there"));
  if (act->struck == (row->struck_at != 0))
    return TRUE;

  return set_struck (office, row, act->struck, error);
}

gboolean
respite_office_strike_attachment (RespiteOffice *office,
                                  gint64         id,
                                  gboolean       struck,
                                  GError       **error)
{
  StrikeAct act = { id, struck };

  return respite_office_act (office, RESPITE_FUNCTION_RECORD_EDIT, strike_attachment, &act, error);
}
