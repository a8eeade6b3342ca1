/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-forms-rows.h"

#include <glib/gi18n.h>

#include "forms/respite-consent-template.h"
#include "models/respite-record-words.h"
#include "pages/respite-page.h"
#include "service/respite-consent-acts.h"
#include "service/respite-form-acts.h"
#include "widgets/respite-text.h"

/* So many answers stand in the list until all are asked for. */
#define FIRST_ANSWERS 6

void
respite_forms_fill_decision (RespiteRow *row,
                             gpointer    item,
                             gpointer    user_data)
{
  RespiteEligibility *eligibility = item;

  respite_row_set (row, 0, _ ("Eligibility"), eligibility->response_id == 0 ? _ ("no screening yet") : NULL, NULL);
  respite_row_set_chip (row, respite_words_decision (eligibility->decision),
                        respite_style_decision (eligibility->decision));
}

void
respite_forms_fill_response (RespiteRow *row,
                             gpointer    item,
                             gpointer    user_data)
{
  RespiteResponse *response = item;
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (user_data));
  g_autofree char *day = respite_text_day (response->is_draft ? response->started_at : response->finished_at, zone);
  g_autofree char *subtitle = g_strdup_printf (_ ("%s, version %s"), day, response->form_version);

  respite_row_set (row, response->id, response->form_title, subtitle, NULL);
  if (response->is_draft)
    respite_row_set_chip (row, _ ("Draft"), "note");
  else if (response->flags[RESPITE_FLAG_STOP] > 0)
    respite_row_set_chip (row, respite_words_flag (RESPITE_FLAG_STOP), "stop");
  else if (response->flags[RESPITE_FLAG_REVIEW] > 0)
    respite_row_set_chip (row, respite_words_flag (RESPITE_FLAG_REVIEW), "review");
  else
    respite_row_set_chip (row, _ ("Finished"), "ok");
}

void
respite_forms_fill_discarded (RespiteRow *row,
                              gpointer    item,
                              gpointer    user_data)
{
  RespiteResponse *response = item;
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (user_data));
  g_autofree char *day = respite_text_day (response->started_at, zone);
  g_autofree char *subtitle = g_strdup_printf (_ ("begun on %s"), day);

  respite_row_set (row, response->id, response->form_title, subtitle, NULL);
  respite_row_set_button (row, _ ("Bring back"), "forms.bring-back");
}

void
respite_forms_fill_consent (RespiteRow *row,
                            gpointer    item,
                            gpointer    user_data)
{
  RespiteConsent *consent = item;
  gint64 now = respite_clock_get_now (respite_clinic_get_clock (respite_page_get_clinic (user_data)));
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (user_data));
  g_autofree char *day = respite_text_day (consent->decided_at != 0 ? consent->decided_at : consent->presented_at,
                                           zone);

  respite_row_set (row, consent->id, consent->title, day, NULL);
  respite_row_set_chip (row, respite_words_consent (consent, now), respite_style_consent (consent, now));
}

void
respite_forms_fill_form (RespiteRow *row,
                         gpointer    item,
                         gpointer    user_data)
{
  RespiteFormRow *form = item;

  respite_row_set (row, form->id, form->title, NULL, NULL);
  respite_row_set_button (row, respite_clinic_may (respite_page_get_clinic (user_data), RESPITE_FUNCTION_HANDOUT_MAKE) ?
                          _ ("Print blank") : NULL, "forms.print-blank");
}

void
respite_forms_fill_template (RespiteRow *row,
                             gpointer    item,
                             gpointer    user_data)
{
  RespiteConsentTemplate *consent = item;

  respite_row_set (row, 0, consent->title, consent->needs_review ?
                   _ ("A prescriber of the clinic reads and confirms this text before it is used.") : NULL, NULL);
}

GPtrArray *
respite_forms_list_shown (GPtrArray *responses,
                          gboolean   all,
                          gint64     id)
{
  GPtrArray *shown = g_ptr_array_new ();

  for (guint i = 0; i < responses->len; i++)
    {
      RespiteResponse *response = g_ptr_array_index (responses, i);

      if (all || shown->len < FIRST_ANSWERS || response->is_draft || response->id == id)
        g_ptr_array_add (shown, response);
    }

  return shown;
}
