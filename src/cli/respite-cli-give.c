/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>

#include "respite-command.h"

#include "base/respite-error.h"
#include "service/respite-give-acts.h"
#include "service/respite-session-acts.h"

gboolean
respite_cli_handout_give (RespiteCall *call,
                          GError     **error)
{
  g_autofree const char **names = respite_cli_handout_dup_names (call);
  g_autoptr (RespitePatient) patient = respite_call_get_patient (call, FALSE, error);
  const char *word = respite_call_get (call, "understood");
  int understanding = RESPITE_UNDERSTANDING_NOT_ASKED;
  RespiteGiveRequest request;

  if (patient == NULL)
    return FALSE;
  if (word != NULL && !respite_code_from_word (respite_understanding_codes, word, &understanding))
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_ ("What came of it is said-back, explained-again or not-asked"));
  request = (RespiteGiveRequest) {
    .names = names, .patient_id = patient->id, .language = respite_call_get (call, "language"),
    .understanding = (RespiteUnderstanding) understanding, .said = respite_call_get (call, "said"),
  };
  if (respite_office_give_handouts (respite_call_get_office (call), &request, error) == 0)
    return FALSE;

  respite_call_print_done (call, patient->mrn);
  return TRUE;
}

gboolean
respite_cli_handout_given (RespiteCall *call,
                           GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  GTimeZone *zone = respite_office_get_zone (office);
  g_autoptr (RespitePatient) patient = respite_call_get_patient (call, FALSE, error);
  const char *language = respite_call_get (call, "language");
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) list = respite_fields_list_new ();

  if (patient != NULL)
    rows = respite_office_list_documents_in (office, patient->id, language != NULL ? language : "en", error);
  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const RespiteDocumentRow *row = g_ptr_array_index (rows, i);
      RespiteFields *fields;

      if (!g_str_equal (row->kind, "handout") || !g_str_equal (row->what, "given"))
        continue;
      fields = respite_fields_new ();
      respite_fields_add_text (fields, "id", N_ ("Id"), row->uuid);
      respite_fields_add_text (fields, "name", N_ ("Name"), row->name);
      respite_fields_add_text (fields, "title", N_ ("Title"), row->title);
      respite_fields_add_text (fields, "language", N_ ("Language"), row->language);
      respite_fields_add_integer (fields, "version", N_ ("Version"), row->version);
      respite_fields_add_text (fields, "understood", N_ ("Understood"), row->understood);
      respite_fields_add_text (fields, "said", N_ ("Said"), row->said);
      respite_fields_add_text (fields, "staff", N_ ("By"), row->staff_name);
      respite_fields_add_time (fields, "at", N_ ("When"), row->at, zone);
      respite_fields_add_boolean (fields, "taken_back", N_ ("Not given after all"), row->is_taken_back);
      g_ptr_array_add (list, fields);
    }
  respite_call_print_list (call, list);
  return TRUE;
}

gboolean
respite_cli_handout_take_back (RespiteCall *call,
                               GError     **error)
{
  const char *word = respite_call_get_word (call, 0);
  gint64 id = 0;

  if (!respite_call_resolve (call, RESPITE_KIND_DOCUMENT, word, &id, error) ||
      !respite_office_take_back_handouts (respite_call_get_office (call), id, error))
    return FALSE;

  respite_call_print_done (call, word);
  return TRUE;
}
