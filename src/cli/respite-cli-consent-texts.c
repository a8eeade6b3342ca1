/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "respite-command.h"

#include "service/respite-consent-acts.h"
#include "service/respite-consent-text-acts.h"
#include "service/respite-patient-acts.h"

#define MAX_TEXT_BYTES (1024 * 1024)

GHashTable *
respite_cli_read_values (RespiteCall *call,
                         GError     **error)
{
  const char *const *values = respite_call_get_all (call, "value");
  g_autoptr (GHashTable) given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; values[i] != NULL; i++)
    {
      const char *equals = strchr (values[i], '=');

      if (equals == NULL || equals == values[i])
        {
          g_set_error_literal (error, RESPITE_USAGE_ERROR, 0, _("--value takes PLACEHOLDER=TEXT"));
          return NULL;
        }
      g_hash_table_insert (given, g_strndup (values[i], (gsize) (equals - values[i])), g_strdup (equals + 1));
    }
  return g_steal_pointer (&given);
}

gboolean
respite_cli_consent_present (RespiteCall *call,
                             GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespitePatient) patient = respite_call_get_patient (call, FALSE, error);
  g_autoptr (GHashTable) given = patient != NULL ? respite_cli_read_values (call, error) : NULL;
  g_autoptr (RespiteConsent) consent = NULL;
  const char *language = respite_call_get (call, "language");
  gint64 id;

  if (given == NULL)
    return FALSE;
  if (language == NULL)
    language = *patient->language != '\0' ? patient->language : "en";

  id = respite_call_has (call, "draft") ?
       respite_office_prepare_consent (office, patient->id, respite_call_get_word (call, 0), language, given, error) :
       respite_office_present_consent_with (office, patient->id, respite_call_get_word (call, 0), language, given,
                                            error);
  consent = id != 0 ? respite_office_get_consent (office, id, error) : NULL;
  if (consent == NULL)
    return FALSE;
  respite_call_print_id (call, consent->uuid);
  return TRUE;
}

gboolean
respite_cli_consent_decline (RespiteCall *call,
                             GError     **error)
{
  gint64 id = 0;

  if (!respite_call_resolve (call, RESPITE_KIND_CONSENT, respite_call_get_word (call, 0), &id, error) ||
      !respite_office_decline_consent (respite_call_get_office (call), id, respite_call_get (call, "reason"), error))
    return FALSE;
  respite_call_print_done (call, respite_call_get_word (call, 0));
  return TRUE;
}

gboolean
respite_cli_consent_language (RespiteCall *call,
                              GError     **error)
{
  gint64 id = 0;

  if (!respite_call_resolve (call, RESPITE_KIND_CONSENT, respite_call_get_word (call, 0), &id, error) ||
      !respite_office_set_consent_language (respite_call_get_office (call), id, respite_call_get_word (call, 1), error))
    return FALSE;
  respite_call_print_done (call, respite_call_get_word (call, 0));
  return TRUE;
}

gboolean
respite_cli_consent_due (RespiteCall *call,
                         GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  GTimeZone *zone = respite_office_get_zone (office);
  g_autoptr (GPtrArray) rows = respite_office_list_ask_again (office, error);
  g_autoptr (GPtrArray) list = respite_fields_list_new ();

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const RespiteAskAgainRow *row = g_ptr_array_index (rows, i);
      RespiteFields *fields = respite_fields_new ();

      respite_fields_add_text (fields, "id", N_("Id"), row->consent->uuid);
      respite_fields_add_text (fields, "mrn", N_("MRN"), row->patient_mrn);
      respite_fields_add_text (fields, "patient", N_("Patient"), row->patient_name);
      respite_fields_add_text (fields, "template", N_("Consent"), row->consent->slug);
      respite_fields_add_integer (fields, "version", N_("Version"), row->consent->version);
      respite_fields_add_text (fields, "ask_again", N_("Ask again"),
                               respite_code_to_word (respite_lapse_codes, (int) row->consent->lapse));
      respite_fields_add_time (fields, "decided_at", N_("Decided"), row->consent->decided_at, zone);
      g_ptr_array_add (list, fields);
    }
  if (rows == NULL)
    return FALSE;
  respite_call_print_list (call, list);
  return TRUE;
}

gboolean
respite_cli_consent_expire (RespiteCall *call,
                            GError     **error)
{
  g_autoptr (RespiteFields) fields = respite_fields_new ();
  int n_expired = 0;

  if (!respite_office_expire_consents (respite_call_get_office (call), &n_expired, error))
    return FALSE;
  respite_fields_add_integer (fields, "expired", N_("Expired"), n_expired);
  respite_call_print_fields (call, fields);
  return TRUE;
}

gboolean
respite_cli_consent_texts (RespiteCall *call,
                           GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (GPtrArray) texts = respite_office_list_consent_texts (office, error);
  g_autoptr (GPtrArray) list = respite_fields_list_new ();

  for (guint i = 0; texts != NULL && i < texts->len; i++)
    {
      const RespiteConsentTextInfo *info = g_ptr_array_index (texts, i);
      RespiteFields *fields = respite_fields_new ();

      respite_fields_add_text (fields, "id", N_("Consent"), info->slug);
      respite_fields_add_text (fields, "language", N_("Language"), info->language);
      respite_fields_add_integer (fields, "version", N_("Version"), info->version);
      respite_fields_add_text (fields, "title", N_("Title"), info->title);
      respite_fields_add_boolean (fields, "newest", N_("In use"), info->is_newest);
      respite_fields_add_boolean (fields, "builtin", N_("Came with the program"), info->is_builtin);
      respite_fields_add_boolean (fields, "asks_again", N_("Asks again"), info->asks_again);
      respite_fields_add_text (fields, "note", N_("What was changed"), info->note);
      respite_fields_add_text (fields, "by", N_("By"), info->staff_name);
      respite_fields_add_time (fields, "added_at", N_("When"), info->added_at, respite_office_get_zone (office));
      g_ptr_array_add (list, fields);
    }
  if (texts == NULL)
    return FALSE;
  respite_call_print_list (call, list);
  return TRUE;
}

/* The file of a version, to edit. */
gboolean
respite_cli_consent_text (RespiteCall *call,
                          GError     **error)
{
  g_autoptr (GPtrArray) texts = respite_office_list_consent_texts (respite_call_get_office (call), error);
  const char *language = respite_call_get (call, "language");
  gint64 version = 0;

  if (texts == NULL || !respite_call_get_number (call, "edition", 1, G_MAXINT32, 0, &version, error))
    return FALSE;
  for (guint i = 0; i < texts->len; i++)
    {
      const RespiteConsentTextInfo *info = g_ptr_array_index (texts, i);

      if (!g_str_equal (info->slug, respite_call_get_word (call, 0)) ||
          !g_str_equal (info->language, language != NULL ? language : "en") ||
          (version != 0 ? info->version != version : !info->is_newest))
        continue;
      respite_call_print_text (call, info->markdown);
      return TRUE;
    }
  return respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_("There is no such consent text"));
}

gboolean
respite_cli_consent_save_text (RespiteCall *call,
                               GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  const char *slug = respite_call_get_word (call, 0);
  const char *language = respite_call_get (call, "language");
  g_autoptr (GBytes) bytes = respite_call_read_file (respite_call_get_word (call, 1), MAX_TEXT_BYTES, error);
  g_autoptr (RespiteConsentTextCheck) check = NULL;
  g_autoptr (RespiteFields) fields = respite_fields_new ();
  g_autofree char *markdown = NULL;
  const char *note = respite_call_get (call, "note");
  int version;

  if (bytes == NULL)
    return FALSE;
  markdown = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (language == NULL)
    language = "en";
  check = respite_office_check_consent_text (office, slug, language, markdown, error);
  if (check == NULL)
    return FALSE;

  version = respite_office_save_consent_text (office, slug, language, markdown, respite_call_has (call, "ask-again"),
                                              note != NULL ? note : "", error);
  if (version == 0)
    return FALSE;
  respite_fields_add_integer (fields, "version", N_("Version"), version);
  respite_fields_add_integer (fields, "signed_before", N_("Patients with an older one"), check->n_in_force);
  respite_fields_add_integer (fields, "must_sign_again", N_("Must sign again"),
                              respite_call_has (call, "ask-again") ? check->n_ahead : 0);
  respite_call_print_fields (call, fields);
  return TRUE;
}
