/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "respite-command.h"

#include "base/respite-json.h"
#include "documents/respite-consent-copy.h"
#include "forms/respite-consent-template.h"
#include "service/respite-consent-acts.h"
#include "service/respite-consent-text-acts.h"
#include "service/respite-patient-acts.h"
#include "service/respite-session-acts.h"

#define MAX_SCAN_BYTES    (20 * 1024 * 1024)
#define MAX_STROKES_BYTES (1024 * 1024)

static RespiteFields *
dup_row (const RespiteConsent *consent,
         GTimeZone            *zone,
         gint64                now)
{
  RespiteFields *fields = respite_fields_new ();

  respite_fields_add_text (fields, "id", N_("Id"), consent->uuid);
  respite_fields_add_text (fields, "template", N_("Consent"), consent->slug);
  respite_fields_add_integer (fields, "version", N_("Version"), consent->version);
  respite_fields_add_text (fields, "language", N_("Language"), consent->language);
  respite_fields_add_text (fields, "state", N_("State"),
                           respite_code_to_word (respite_consent_state_codes,
                                                 (int) respite_consent_get_shown_state (consent, now)));
  respite_fields_add_boolean (fields, "in_force", N_("In force"), respite_consent_is_in_force (consent, now));
  respite_fields_add_time (fields, "decided_at", N_("Decided"), consent->decided_at, zone);
  respite_fields_add_time (fields, "expires_at", N_("Expires"), consent->expires_at, zone);
  respite_fields_add_boolean (fields, "valid", N_("Signature fits"), consent->is_valid);
  if (!consent->is_valid)
    respite_fields_add_text (fields, "warning", N_("Warning"), "INVALID");
  if (consent->lapse != RESPITE_LAPSE_NONE)
    respite_fields_add_text (fields, "ask_again", N_("Ask again"),
                             respite_code_to_word (respite_lapse_codes, (int) consent->lapse));
  return fields;
}

gboolean
respite_cli_consent_list (RespiteCall *call,
                          GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespitePatient) patient = respite_call_get_patient (call, FALSE, error);
  g_autoptr (GPtrArray) consents = NULL;
  g_autoptr (GPtrArray) list = respite_fields_list_new ();

  if (patient == NULL)
    return FALSE;
  consents = respite_office_list_consents (office, patient->id, error);
  if (consents == NULL)
    return FALSE;

  for (guint i = 0; i < consents->len; i++)
    g_ptr_array_add (list, dup_row (g_ptr_array_index (consents, i), respite_office_get_zone (office),
                                    respite_office_get_now (office)));
  respite_call_print_list (call, list);
  return TRUE;
}

static RespiteConsent *
get_consent (RespiteCall *call,
             GError     **error)
{
  gint64 id = 0;

  if (!respite_call_resolve (call, RESPITE_KIND_CONSENT, respite_call_get_word (call, 0), &id, error))
    return NULL;
  return respite_office_get_consent (respite_call_get_office (call), id, error);
}

gboolean
respite_cli_consent_show (RespiteCall *call,
                          GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  GTimeZone *zone = respite_office_get_zone (office);
  g_autoptr (RespiteConsent) consent = get_consent (call, error);
  g_autoptr (RespiteFields) fields = NULL;
  GPtrArray *signers = NULL;

  if (consent == NULL)
    return FALSE;

  signers = respite_fields_list_new ();
  for (guint i = 0; i < consent->signers->len; i++)
    {
      const RespiteSigner *signer = g_ptr_array_index (consent->signers, i);
      RespiteFields *row = respite_fields_new ();

      respite_fields_add_text (row, "role", N_("Role"), respite_code_to_word (respite_signer_role_codes, signer->role));
      respite_fields_add_text (row, "name", N_("Name"), signer->name);
      respite_fields_add_text (row, "authority", N_("Authority"), signer->authority);
      respite_fields_add_text (row, "meaning", N_("Meaning"), signer->meaning);
      respite_fields_add_boolean (row, "on_paper", N_("On paper"), signer->on_paper);
      respite_fields_add_boolean (row, "drawn", NULL, signer->strokes != NULL);
      respite_fields_add_time (row, "at", N_("When"), signer->at, zone);
      g_ptr_array_add (signers, row);
    }
  fields = dup_row (consent, zone, respite_office_get_now (office));
  respite_fields_add_text (fields, "title", N_("Title"), consent->title);
  respite_fields_add_text (fields, "sha256", N_("SHA-256 of the text"), consent->sha256);
  respite_fields_add_text (fields, "reason", N_("Reason"), consent->reason);
  respite_fields_take_list (fields, "signers", N_("Signatures"), signers);
  respite_fields_add_text (fields, "text", N_("Text"), consent->text);
  respite_call_print_fields (call, fields);
  return TRUE;
}

/* "--answer CODE=TEXT" as a JSON object; NULL with an error */
static char *
read_teach_back (RespiteCall *call,
                 GError     **error)
{
  const char *const *values = respite_call_get_all (call, "answer");
  RespiteJsonWriter writer;

  for (guint i = 0; values[i] != NULL; i++)
    {
      if (strchr (values[i], '=') == NULL)
        {
          g_set_error_literal (error, RESPITE_USAGE_ERROR, 0, _("--answer takes CODE=TEXT"));
          return NULL;
        }
    }

  respite_json_writer_init (&writer);
  respite_json_writer_begin (&writer, '{');
  for (guint i = 0; values[i] != NULL; i++)
    {
      const char *equals = strchr (values[i], '=');
      g_autofree char *code = g_strndup (values[i], (gsize) (equals - values[i]));

      respite_json_writer_name (&writer, code);
      respite_json_writer_text (&writer, equals + 1);
    }
  respite_json_writer_end (&writer, '}');
  return respite_json_writer_finish (&writer);
}

typedef struct
{
  gint64      patient_id;
  gint64      consent_id;
  const char *slug;
  const char *language;
  GPtrArray  *signers;
  char       *answers;
  GBytes     *scan;
  const char *password;
  GHashTable *given;
} Signing;

/* Presenting and signing are one act, so that a refused signature leaves nothing presented. */
static gboolean
sign_consent (RespiteOffice *office,
              gpointer       data,
              GError       **error)
{
  Signing *signing = data;

  signing->consent_id = respite_office_present_consent_with (office, signing->patient_id, signing->slug,
                                                             signing->language, signing->given, error);
  return signing->consent_id != 0 &&
         respite_office_sign_consent (office, signing->consent_id, signing->signers, signing->answers, signing->scan,
                                      signing->password, error);
}

/* The signature of the patient or representative, from the options. */
static RespiteSigner *
read_signer (RespiteCall          *call,
             const RespitePatient *patient,
             const char           *meaning,
             GError              **error)
{
  g_autoptr (RespiteSigner) signer = respite_signer_new ();
  const char *authority = respite_call_get (call, "representative");
  const char *name = respite_call_get (call, "signer");
  const char *strokes = respite_call_get (call, "strokes");

  signer->role = authority != NULL ? RESPITE_SIGNER_REPRESENTATIVE : RESPITE_SIGNER_PATIENT;
  g_free (signer->authority);
  signer->authority = g_strdup (authority != NULL ? authority : "");
  g_free (signer->name);
  signer->name = name != NULL ? g_strdup (name) : g_strdup_printf ("%s %s", patient->given, patient->family);
  g_strstrip (signer->name);
  g_free (signer->meaning);
  signer->meaning = g_strdup (meaning);
  signer->on_paper = strokes == NULL;
  if (authority != NULL && name == NULL)
    {
      respite_set_error (error, RESPITE_ERROR_INVALID, N_("A representative is named with --signer"));
      return NULL;
    }
  if (strokes != NULL)
    {
      g_autoptr (GBytes) bytes = respite_call_read_file (strokes, MAX_STROKES_BYTES, error);

      if (bytes == NULL)
        return NULL;
      signer->strokes = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_strchomp (signer->strokes);
      if (!respite_strokes_check (signer->strokes, error))
        return NULL;
    }
  return g_steal_pointer (&signer);
}

/* "--witness NAME" and "--interpreter NAME", whose signatures stand on the scanned paper. */
static gboolean
read_others (RespiteCall *call,
             GPtrArray   *signers,
             const char  *language,
             GError     **error)
{
  static const struct
  {
    const char        *option;
    RespiteSignerRole  role;
  } others[] = {
    { "witness", RESPITE_SIGNER_WITNESS },
    { "interpreter", RESPITE_SIGNER_INTERPRETER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      const char *name = respite_call_get (call, others[i].option);
      RespiteSigner *signer;

      if (name == NULL)
        continue;
      if (!respite_call_has (call, "paper"))
        return respite_set_error (error, RESPITE_ERROR_INVALID,
                                  N_("A witness or interpreter is named where the paper is given with --paper"));
      signer = respite_signer_new ();
      signer->role = others[i].role;
      signer->name = g_strdup (name);
      signer->meaning = g_strdup (respite_consent_get_meaning (NULL, others[i].role, language));
      signer->on_paper = TRUE;
      g_ptr_array_add (signers, signer);
    }

  return TRUE;
}

static RespiteSigner *
dup_clinician (RespiteOffice *office,
               const char    *meaning)
{
  const RespiteStaff *actor = respite_office_get_actor (office);
  RespiteSigner *signer = respite_signer_new ();

  signer->role = RESPITE_SIGNER_CLINICIAN;
  g_free (signer->name);
  signer->name = g_strdup (actor->name);
  g_free (signer->meaning);
  signer->meaning = g_strdup (meaning);
  signer->staff_id = actor->id;
  return signer;
}

gboolean
respite_cli_consent_sign (RespiteCall *call,
                          GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespitePatient) patient = NULL;
  g_autoptr (RespiteConsentTemplate) text = NULL;
  g_autoptr (GPtrArray) signers = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_signer_free);
  g_autoptr (RespiteConsent) consent = NULL;
  g_autoptr (GBytes) scan = NULL;
  g_autoptr (GHashTable) given = NULL;
  g_autofree char *answers = NULL;
  RespiteSigner *signer = NULL;
  const char *language = respite_call_get (call, "language");
  Signing signing = { .slug = respite_call_get_word (call, 0), .signers = signers };

  if (respite_call_has (call, "paper") == respite_call_has (call, "strokes"))
    {
      g_set_error_literal (error, RESPITE_USAGE_ERROR, 0,
                           _("Give either --paper with the scan or --strokes with the drawn signature"));
      return FALSE;
    }
  patient = respite_call_get_patient (call, FALSE, error);
  if (patient == NULL)
    return FALSE;
  if (language == NULL)
    language = *patient->language != '\0' ? patient->language : "en";
  text = respite_office_load_consent_text (office, signing.slug, language, 0, error);
  if (text == NULL)
    return FALSE;
  signer = read_signer (call, patient, text->meaning, error);
  if (signer == NULL)
    return FALSE;
  g_ptr_array_add (signers, signer);
  answers = read_teach_back (call, error);
  given = answers != NULL ? respite_cli_read_values (call, error) : NULL;
  if (given == NULL || !read_others (call, signers, language, error))
    return FALSE;
  if (respite_call_has (call, "paper"))
    {
      scan = respite_call_read_file (respite_call_get (call, "paper"), MAX_SCAN_BYTES, error);
      if (scan == NULL)
        return FALSE;
    }
  if (respite_call_has (call, "explained"))
    {
      g_ptr_array_add (signers, dup_clinician (office, text->clinician_meaning));
      signing.password = respite_call_get_password (call, error);
      if (signing.password == NULL)
        return FALSE;
    }

  signing.patient_id = patient->id;
  signing.language = language;
  signing.answers = respite_call_has (call, "answer") ? answers : NULL;
  signing.scan = scan;
  signing.given = given;
  if (!respite_office_act (office, RESPITE_FUNCTION_CONSENT_SIGN, sign_consent, &signing, error))
    return FALSE;
  consent = respite_office_get_consent (office, signing.consent_id, error);
  if (consent == NULL)
    return FALSE;
  respite_call_print_id (call, consent->uuid);
  return TRUE;
}

gboolean
respite_cli_consent_withdraw (RespiteCall *call,
                              GError     **error)
{
  const char *reason = respite_call_get (call, "reason");
  gint64 id = 0;

  if (!respite_call_resolve (call, RESPITE_KIND_CONSENT, respite_call_get_word (call, 0), &id, error) ||
      !respite_office_withdraw_consent (respite_call_get_office (call), id, reason != NULL ? reason : "", error))
    return FALSE;
  respite_call_print_done (call, respite_call_get_word (call, 0));
  return TRUE;
}

gboolean
respite_cli_consent_copy (RespiteCall *call,
                          GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespiteConsent) consent = get_consent (call, error);
  g_autoptr (RespitePatient) patient = NULL;
  g_autoptr (RespiteLayout) layout = NULL;
  RespiteDocumentInfo info;

  if (consent == NULL)
    return FALSE;
  patient = respite_office_get_patient (office, consent->patient_id, FALSE, error);
  if (patient == NULL)
    return FALSE;
  if (!respite_office_may (office, RESPITE_FUNCTION_DOCUMENT_MAKE, error))
    return FALSE;
  if (!respite_call_fill_document_info (call, patient, &info, error))
    return FALSE;
  info.language = consent->language;
  layout = respite_consent_layout (consent, &info, error);
  return layout != NULL && respite_call_save_layout (call, layout, error) &&
         respite_office_note_document (office, "consent", consent->slug, patient->id, 0, consent->language,
                                       respite_call_get_saved_word (call),
                                       error);
}
