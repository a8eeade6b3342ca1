/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-handout-jobs.h"


RespiteHandoutDraft *
respite_handout_draft_new (const char *name,
                           const char *language,
                           const char *markdown,
                           const char *note)
{
  RespiteHandoutDraft *draft = g_new0 (RespiteHandoutDraft, 1);

  draft->name = g_strdup (name);
  draft->language = g_strdup (language);
  draft->markdown = g_strdup (markdown);
  draft->note = g_strdup (note);

  return draft;
}

void
respite_handout_draft_free (gpointer data)
{
  RespiteHandoutDraft *draft = data;

  g_free (draft->name);
  g_free (draft->language);
  g_free (draft->markdown);
  g_free (draft->note);

  /* The volatile pointer keeps the compiler from leaving this out. */
  for (volatile char *p = draft->password; p != NULL && *p != '\0'; p++)
    *p = '\0';
  g_free (draft->password);
  g_free (draft);
}

void
respite_handout_look_free (gpointer data)
{
  RespiteHandoutLook *look = data;

  g_clear_pointer (&look->layout, respite_layout_unref);
  g_free (look);
}

gpointer
respite_handout_look_job (RespiteOffice *office,
                          gpointer       data,
                          GError       **error)
{
  const RespiteHandoutDraft *draft = data;
  RespiteHandoutLook *look = g_new0 (RespiteHandoutLook, 1);
  RespiteDocumentInfo info = {
    .clinic = respite_office_get_clinic_info (office), .language = draft->language,
    .printed_at = respite_office_get_now (office), .zone = respite_office_get_zone (office),
  };

  if (respite_office_check_handout_text (office, draft->name, draft->language, draft->markdown, &look->check, error))
    look->layout = respite_office_preview_handout_text (office, draft->name, draft->markdown, &info, error);
  if (look->layout != NULL)
    return look;

  respite_handout_look_free (look);
  return NULL;
}

gpointer
respite_handout_save_job (RespiteOffice *office,
                          gpointer       data,
                          GError       **error)
{
  const RespiteHandoutDraft *draft = data;
  int version = 0;

  if (draft->markdown != NULL)
    {
      version = respite_office_save_handout_text (office, draft->name, draft->language, draft->markdown, draft->note,
                                                  error);
      return version != 0 ? g_memdup2 (&version, sizeof version) : NULL;
    }

  return respite_office_return_handout_text (office, draft->name, draft->language, draft->note, error) ?
         g_memdup2 (&version, sizeof version) : NULL;
}

gpointer
respite_handout_confirm_job (RespiteOffice *office,
                             gpointer       data,
                             GError       **error)
{
  const RespiteHandoutDraft *draft = data;

  respite_office_confirm_handout_text (office, draft->name, draft->language, draft->version, draft->password, error);

  return NULL;
}
