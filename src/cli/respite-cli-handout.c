/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>

#include "respite-command.h"

#include "base/respite-error.h"
#include "base/respite-str.h"
#include "service/respite-handout-acts.h"
#include "service/respite-handout-text-acts.h"
#include "service/respite-patient-acts.h"
#include "service/respite-print-rules.h"
#include "service/respite-session-acts.h"

gboolean
respite_cli_handout_list (RespiteCall *call,
                          GError     **error)
{
  const char *language = respite_call_get (call, "language");
  g_autoptr (GPtrArray) handouts = respite_office_list_handouts (respite_call_get_office (call),
                                                                 language != NULL ? language : "en", error);
  g_autoptr (GPtrArray) list = respite_fields_list_new ();

  if (handouts == NULL)
    return FALSE;

  for (guint i = 0; i < handouts->len; i++)
    {
      const RespiteHandout *handout = g_ptr_array_index (handouts, i);
      RespiteFields *fields = respite_fields_new ();

      respite_fields_add_text (fields, "id", NULL, handout->name);
      respite_fields_add_text (fields, "name", N_ ("Name"), handout->name);
      respite_fields_add_text (fields, "title", N_ ("Title"), handout->title);
      respite_fields_add_texts (fields, "languages", N_ ("Languages"), (const char *const *) handout->languages);
      respite_fields_add_integer (fields, "version", N_ ("Version"), handout->version);
      respite_fields_add_text (fields, "reviewed", N_ ("Reviewed"), handout->reviewed);
      g_ptr_array_add (list, fields);
    }
  respite_call_print_list (call, list);
  return TRUE;
}

const char **
respite_cli_handout_dup_names (RespiteCall *call)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; respite_call_get_word (call, i) != NULL; i++)
    g_ptr_array_add (names, (gpointer) respite_call_get_word (call, i));
  g_ptr_array_add (names, NULL);

  return (const char **) g_ptr_array_free (names, FALSE);
}

gboolean
respite_cli_handout_make (RespiteCall *call,
                          GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autofree const char **names = respite_cli_handout_dup_names (call);
  g_autoptr (RespitePrintRules) rules = respite_office_get_print_rules (office);
  g_autoptr (RespitePatient) patient = NULL;
  g_autoptr (RespiteLayout) layout = NULL;
  RespiteDocumentInfo info;

  if (!respite_office_may (office, RESPITE_FUNCTION_HANDOUT_MAKE, error))
    return FALSE;
  if (respite_call_has (call, "patient"))
    {
      patient = respite_call_get_patient (call, FALSE, error);
      if (patient == NULL)
        return FALSE;
    }
  if (!respite_call_fill_document_info (call, patient, &info, error))
    return FALSE;
  info.large_print |= rules->is_large || (patient != NULL && patient->large_print);

  layout = respite_office_layout_handouts (office, names, patient != NULL ? patient->id : 0, &info, error);
  if (layout == NULL || !respite_call_save_layout (call, layout, error))
    return FALSE;
  for (guint i = 0; patient != NULL && names[i] != NULL; i++)
    if (!respite_office_note_document (office, "handout", names[i], patient->id, 0,
                                       respite_layout_get_language (layout), respite_call_get_saved_word (call), error))
      return FALSE;
  return TRUE;
}

gboolean
respite_cli_handout_rule (RespiteCall *call,
                          GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespitePrintRules) rules = respite_office_get_print_rules (office);
  g_autoptr (RespiteFields) fields = respite_fields_new ();
  const char *print = respite_call_get (call, "print");
  gint64 food, drink;

  if (!respite_call_get_number (call, "food", 0, 24, rules->fasting.food_hours, &food, error) ||
      !respite_call_get_number (call, "drink", 0, 24, rules->fasting.drink_hours, &drink, error))
    return FALSE;
  if (print != NULL && !g_str_equal (print, "normal") && !g_str_equal (print, "large"))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("The print is normal or large"));

  rules->fasting = (RespiteFastingRule) { (int) food, (int) drink };
  if (print != NULL)
    rules->is_large = g_str_equal (print, "large");
  if (respite_call_has (call, "clinician"))
    respite_set_str (&rules->clinician, respite_call_get (call, "clinician"));
  if ((respite_call_has (call, "food") || respite_call_has (call, "drink") || print != NULL ||
       respite_call_has (call, "clinician")) && !respite_office_set_print_rules (office, rules, error))
    return FALSE;

  respite_fields_add_integer (fields, "food_hours", N_ ("Hours without food before a visit"), food);
  respite_fields_add_integer (fields, "drink_hours", N_ ("Hours without drink before a visit"), drink);
  respite_fields_add_text (fields, "clinician", N_ ("Supervised by"), rules->clinician);
  respite_fields_add_boolean (fields, "large_print", N_ ("Large print"), rules->is_large);
  respite_call_print_fields (call, fields);
  return TRUE;
}
