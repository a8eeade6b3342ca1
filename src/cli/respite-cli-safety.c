/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>

#include "respite-command.h"

#include "service/respite-patient-acts.h"
#include "service/respite-score-acts.h"

static RespiteFields *
dup_row (const RespiteSafetyItem *item,
         GTimeZone               *zone)
{
  RespiteFields *fields = respite_fields_new ();

  respite_fields_add_text (fields, "id", N_("Id"), item->uuid);
  respite_fields_add_text (fields, "mrn", N_("MRN"), item->patient_mrn);
  respite_fields_add_text (fields, "patient", N_("Patient"), item->patient_name);
  respite_fields_add_text (fields, "form", N_("Form"), item->form_title);
  respite_fields_add_text (fields, "question_id", NULL, item->link_id);
  respite_fields_add_text (fields, "question", N_("Question"), item->question);
  respite_fields_add_text (fields, "answer", N_("Answer"), item->answer);
  respite_fields_add_text (fields, "text", NULL, item->text);
  respite_fields_add_time (fields, "raised_at", N_("Since"), item->raised_at, zone);
  respite_fields_add_text (fields, "raised_by", NULL, item->raised_by);
  respite_fields_add_boolean (fields, "open", NULL, respite_safety_item_is_open (item));
  respite_fields_add_time (fields, "acknowledged_at", N_("Acknowledged"), item->acknowledged_at, zone);
  respite_fields_add_text (fields, "acknowledged_by", N_("By"), item->acknowledged_by);
  respite_fields_add_text (fields, "action", N_("What was done"), item->action);
  return fields;
}

gboolean
respite_cli_safety_list (RespiteCall *call,
                         GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespitePatient) patient = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GPtrArray) list = respite_fields_list_new ();

  if (respite_call_has (call, "patient"))
    {
      patient = respite_call_get_patient (call, FALSE, error);
      if (patient == NULL)
        return FALSE;
    }
  items = respite_office_list_safety (office, patient != NULL ? patient->id : 0, 0, !respite_call_has (call, "all"),
                                      error);
  if (items == NULL)
    return FALSE;

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (list, dup_row (g_ptr_array_index (items, i), respite_office_get_zone (office)));
  respite_call_print_list (call, list);
  return TRUE;
}

gboolean
respite_cli_safety_acknowledge (RespiteCall *call,
                                GError     **error)
{
  gint64 id = 0;

  if (!respite_call_resolve (call, RESPITE_KIND_SAFETY, respite_call_get_word (call, 0), &id, error) ||
      !respite_office_acknowledge_safety (respite_call_get_office (call), id, respite_call_get (call, "action"),
                                          error))
    return FALSE;
  respite_call_print_done (call, respite_call_get_word (call, 0));
  return TRUE;
}
