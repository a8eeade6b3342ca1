/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-overview-rows.h"

#include <glib/gi18n.h>

#include "base/respite-quantity.h"
#include "base/respite-str.h"
#include "models/respite-record-words.h"
#include "pages/respite-page.h"
#include "service/respite-form-acts.h"
#include "service/respite-patient-merge-acts.h"
#include "service/respite-session-acts.h"
#include "widgets/respite-session-words.h"
#include "widgets/respite-text.h"

void
respite_overview_fill_flag (RespiteRow *row,
                            gpointer    item,
                            gpointer    user_data)
{
  RespiteFlagRow *flag = item;

  respite_row_set (row, 0, flag->text, flag->answer, NULL);
  respite_row_set_chip (row, respite_words_flag (flag->level), respite_style_flag (flag->level));
}

void
respite_overview_fill_consent (RespiteRow *row,
                               gpointer    item,
                               gpointer    user_data)
{
  RespiteConsent *consent = item;
  gint64 now = respite_clock_get_now (respite_clinic_get_clock (respite_page_get_clinic (user_data)));
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (user_data));
  g_autofree char *day = respite_text_day (consent->decided_at != 0 ? consent->decided_at : consent->presented_at,
                                           zone);

  respite_row_set (row, consent->id, consent->title, NULL, day);
  respite_row_set_chip (row, respite_words_consent (consent, now), respite_style_consent (consent, now));
}

void
respite_overview_fill_session (RespiteRow *row,
                               gpointer    item,
                               gpointer    user_data)
{
  RespiteSession *session = item;
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (user_data));
  g_autofree char *day = respite_text_day_and_time (session->planned_at, zone);
  g_autofree char *title = g_strdup_printf (_ ("Session %d of %d"), session->number, session->of);

  respite_row_set (row, session->id, title, day, NULL);
  respite_row_set_chip (row, respite_session_state_get_word (session->state),
                        respite_session_state_get_style (session->state));
}

void
respite_overview_fill_weight (RespiteRow *row,
                              gpointer    item,
                              gpointer    user_data)
{
  RespiteWeight *weight = item;
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (user_data));
  g_autofree char *kg = respite_quantity_format_kg (weight->weight_g);
  g_autofree char *height = weight->height_mm > 0 ?
                            g_strdup_printf ("%s · %d cm", kg, (int) (weight->height_mm + 5) / 10) : g_strdup (kg);
  g_autofree char *day = respite_text_day (weight->at, zone);

  respite_row_set (row, 0, height, weight->staff_name, day);
}

void
respite_overview_fill_merge (RespiteRow *row,
                             gpointer    item,
                             gpointer    user_data)
{
  RespitePatientMerge *merge = item;
  RespiteClinic *clinic = respite_page_get_clinic (user_data);
  g_autofree char *title = g_strdup_printf (_ ("Also MRN %s: %s"), merge->mrn, merge->name);
  g_autofree char *day = respite_text_day (merge->merged_at, respite_clinic_get_zone (clinic));
  g_autofree char *subtitle = g_strdup_printf (_ ("Merged by %s on %s: %s"), merge->staff_name, day, merge->reason);

  respite_row_set (row, merge->id, title, subtitle, NULL);
  respite_row_set_button (row, respite_clinic_may (clinic, RESPITE_FUNCTION_PATIENT_MERGE) ? _ ("Take back") : NULL,
                          "record.unmerge");
}

static void
append_line (GString    *text,
             const char *label,
             const char *value)
{
  if (respite_str_is_empty (value))
    return;

  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_printf (text, "%s: %s", label, value);
}

char *
respite_overview_dup_details (const RespitePatient *patient)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *address = g_strdup (patient->address);
  g_autofree char *emergency = g_strjoin (" ", patient->emergency_name, patient->emergency_phone, NULL);
  g_autofree char *escort = g_strjoin (" ", patient->escort_name, patient->escort_phone, NULL);

  append_line (text, _ ("Former names"), patient->former);
  append_line (text, _ ("Nicknames"), patient->nicknames);
  append_line (text, _ ("Sex recorded"), respite_words_sex (patient->sex));
  append_line (text, _ ("Gender"), patient->gender);
  append_line (text, _ ("Pronouns"), patient->pronouns);
  append_line (text, _ ("Phone"), patient->phone);
  append_line (text, _ ("Second phone"), patient->phone2);
  append_line (text, _ ("E-mail"), patient->email);
  append_line (text, _ ("Address"), g_strdelimit (address, "\n", ' '));
  append_line (text, _ ("Emergency contact"), g_strstrip (emergency));
  append_line (text, _ ("Usual escort home"), g_strstrip (escort));
  append_line (text, _ ("Referring clinician"), patient->referrer);
  append_line (text, _ ("Pharmacy"), patient->pharmacy);
  append_line (text, _ ("Note"), patient->note);

  return g_strdup (text->str);
}
