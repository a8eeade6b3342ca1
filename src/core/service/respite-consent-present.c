/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-consent-acts.h"

#include "base/respite-str.h"
#include "base/respite-time.h"
#include "documents/respite-words.h"
#include "service/respite-acts-private.h"
#include "store/respite-plan-table.h"

#define VALUE_CHARS 300

/* The protocol of the patient's latest active course; %NULL for none. */
static RespiteProtocol *
find_protocol (RespiteOffice *office,
               gint64         patient_id,
               const char    *language,
               gint64        *course_id)
{
  g_autoptr (GPtrArray) courses = respite_course_table_list (respite_office_get_db (office), patient_id, NULL);

  *course_id = 0;
  for (guint i = 0; courses != NULL && i < courses->len; i++)
    {
      const RespiteCourse *course = g_ptr_array_index (courses, i);

      if (course->state == RESPITE_COURSE_ACTIVE)
        {
          *course_id = course->id;
          return respite_acts_load_protocol (office, course->protocol_id, language, NULL);
        }
    }

  return NULL;
}

/* What the course's protocol fills in; a patient without a course gets lines to write on. */
static void
add_protocol_values (GHashTable            *values,
                     const RespiteProtocol *protocol)
{
  g_hash_table_insert (values, "condition", g_strdup (protocol->indication));
  g_hash_table_insert (values, "protocol.name", g_strdup (protocol->name));
  g_hash_table_insert (values, "sessions", g_strdup_printf ("%d", protocol->sessions));
  if (protocol->minutes_min > 0 && protocol->minutes_max > protocol->minutes_min)
    g_hash_table_insert (values, "minutes", g_strdup_printf ("%d–%d", protocol->minutes_min, protocol->minutes_max));
  else if (protocol->minutes_max > 0)
    g_hash_table_insert (values, "minutes", g_strdup_printf ("%d", protocol->minutes_max));
}

/* What the placeholders of a text in @language stand for. */
static GHashTable *
collect_values (RespiteOffice         *office,
                const RespitePatient  *patient,
                const char            *language,
                const RespiteProtocol *protocol)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  const RespiteClinicInfo *info = respite_office_get_clinic_info (office);
  const RespiteWords *words = respite_words_get (language);
  g_autofree char *today = respite_time_format_date (respite_office_get_now (office), respite_office_get_zone (office));

  g_hash_table_insert (values, "patient.name", g_strstrip (g_strdup_printf ("%s %s", patient->given, patient->family)));
  g_hash_table_insert (values, "patient.born", respite_words_format_date (words, patient->born));
  g_hash_table_insert (values, "patient.mrn", g_strdup (patient->mrn));
  g_hash_table_insert (values, "patient.preferred", g_strdup (patient->preferred));
  g_hash_table_insert (values, "patient.address", g_strdup (patient->address));
  g_hash_table_insert (values, "patient.referrer", g_strdup (patient->referrer));
  g_hash_table_insert (values, "escort.name", g_strdup (patient->escort_name));
  g_hash_table_insert (values, "escort.phone", g_strdup (patient->escort_phone));
  g_hash_table_insert (values, "receivers", g_strdup (patient->referrer));
  g_hash_table_insert (values, "clinic.name", g_strdup (info->name));
  g_hash_table_insert (values, "clinic.address", respite_clinic_info_dup_address_line (info));
  g_hash_table_insert (values, "clinic.phone", g_strdup (info->phone));
  g_hash_table_insert (values, "clinic.after_hours_phone", g_strdup (info->after_hours_phone));
  g_hash_table_insert (values, "date", respite_words_format_date (words, today));
  if (respite_office_get_actor (office)->roles & (RESPITE_ROLE_PRESCRIBER | RESPITE_ROLE_NURSE))
    g_hash_table_insert (values, "clinician.name", g_strdup (respite_office_get_actor (office)->name));
  if (protocol != NULL)
    add_protocol_values (values, protocol);

  return values;
}

typedef struct
{
  gint64      patient_id;
  const char *slug;
  const char *language;
  GHashTable *given;
  gint64      draft_id;
  gboolean    may_be_draft;
  gint64      id;
} PresentAct;

/* What people gave takes the place of what the record says. */
static gboolean
add_given_values (GHashTable *values,
                  GHashTable *given,
                  GError    **error)
{
  GHashTableIter iter;
  gpointer key, value;

  if (given == NULL)
    return TRUE;

  g_hash_table_iter_init (&iter, given);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_autofree char *clean = NULL;
      const char *known = NULL;

      for (gsize i = 0; respite_consent_placeholders[i] != NULL; i++)
        if (g_str_equal (respite_consent_placeholders[i], key))
          known = respite_consent_placeholders[i];
      if (known == NULL)
        return respite_set_error (error, RESPITE_ERROR_INVALID, N_("There is no placeholder “%s” in consent texts"),
                                  (const char *) key);
      clean = respite_str_clean (value, VALUE_CHARS, FALSE, error);
      if (clean == NULL)
        return FALSE;
      if (*clean != '\0')
        g_hash_table_insert (values, (gpointer) known, g_steal_pointer (&clean));
    }

  return TRUE;
}

/* The first placeholder that the text asks for and nobody knows, %NULL for none. */
static const char *
find_unknown (const RespiteConsentTemplate *template,
              GHashTable                   *values)
{
  for (guint i = 0; i < template->asks->len; i++)
    {
      const char *name = g_ptr_array_index (template->asks, i);

      if (respite_str_is_empty (g_hash_table_lookup (values, name)))
        return name;
    }

  return NULL;
}

/* A consent that was presented with exactly this text and not decided yet. */
static gboolean
find_same (RespiteOffice        *office,
           const RespiteConsent *consent,
           gint64               *id,
           GError              **error)
{
  g_autoptr (GPtrArray) earlier = respite_consent_table_list (respite_office_get_db (office), consent->patient_id,
                                                              consent->slug, error);

  for (guint i = 0; earlier != NULL && i < earlier->len; i++)
    {
      const RespiteConsent *other = ((RespiteConsentRow *) g_ptr_array_index (earlier, i))->consent;

      if (other->id != consent->id && other->state == RESPITE_CONSENT_PRESENTED &&
          g_strcmp0 (other->sha256, consent->sha256) == 0)
        *id = other->id;
    }

  return earlier != NULL;
}

/* Puts the text with everything that is known into @row. */
static gboolean
write_text (RespiteOffice                *office,
            const PresentAct             *act,
            const RespiteConsentTemplate *template,
            RespiteConsentRow            *row,
            GError                      **error)
{
  RespiteConsent *consent = row->consent;
  g_autoptr (RespitePatient) patient = respite_acts_get_active_patient (office, consent->patient_id, error);
  g_autoptr (RespiteProtocol) protocol = NULL;
  g_autoptr (GHashTable) values = NULL;
  const char *unknown;

  if (patient == NULL)
    return FALSE;

  protocol = find_protocol (office, consent->patient_id, template->language, &consent->course_id);
  values = collect_values (office, patient, template->language, protocol);
  if (!add_given_values (values, act->given, error))
    return FALSE;

  unknown = find_unknown (template, values);
  if (unknown != NULL && !act->may_be_draft)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("Before this text is presented, fill in “%s”"), unknown);

  consent->state = unknown != NULL ? RESPITE_CONSENT_DRAFT : RESPITE_CONSENT_PRESENTED;
  consent->version = template->version;
  consent->presented_at = respite_office_get_now (office);
  respite_set_str (&consent->language, template->language);
  respite_set_str (&consent->title, template->title);
  respite_set_str (&consent->indication, protocol != NULL ? protocol->indication : "");
  respite_set_str (&consent->route, protocol != NULL ? protocol->route : "");
  g_free (consent->text);
  consent->text = respite_consent_render (template, values);
  g_free (consent->sha256);
  consent->sha256 = respite_consent_hash (consent->text);
  respite_set_str (&row->meaning, template->meaning);
  row->presented_by = respite_acts_get_actor_id (office);

  return TRUE;
}

static gboolean
audit_text (RespiteOffice           *office,
            const RespiteConsentRow *row,
            GError                 **error)
{
  const RespiteConsent *consent = row->consent;
  g_autofree char *text = g_strdup_printf ("%s, version %d, %s, SHA-256 %s", consent->slug, consent->version,
                                           consent->language, consent->sha256);

  return respite_acts_audit (office, consent->state == RESPITE_CONSENT_DRAFT ? "consent.prepare" : "consent.present",
                             RESPITE_KIND_CONSENT, consent->id, consent->patient_id, NULL, text, NULL, error);
}

/* A draft with the same template and language is gone on with. */
static gboolean
find_draft (RespiteOffice     *office,
            const PresentAct  *act,
            RespiteConsentRow **draft,
            GError            **error)
{
  g_autoptr (GPtrArray) rows = respite_consent_table_list (respite_office_get_db (office), act->patient_id, act->slug,
                                                           error);

  for (guint i = 0; rows != NULL && i < rows->len && *draft == NULL; i++)
    {
      const RespiteConsent *consent = ((RespiteConsentRow *) g_ptr_array_index (rows, i))->consent;

      if (consent->state == RESPITE_CONSENT_DRAFT && g_str_equal (consent->language, act->language))
        *draft = g_steal_pointer (&rows->pdata[i]);
    }

  return rows != NULL;
}

static gboolean
present_consent (RespiteOffice *office,
                 gpointer       data,
                 GError       **error)
{
  PresentAct *act = data;
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteConsentTemplate) template = respite_acts_load_consent_text (office, act->slug, act->language, 0,
                                                                                error);
  g_autoptr (RespiteConsentRow) row = NULL;
  gint64 same = 0;

  if (template == NULL || !find_draft (office, act, &row, error))
    return FALSE;

  if (row == NULL)
    {
      row = respite_consent_row_new ();
      row->consent->patient_id = act->patient_id;
      row->consent->slug = g_strdup (template->slug);
    }
  if (!write_text (office, act, template, row, error) || !find_same (office, row->consent, &same, error))
    return FALSE;
  if (same != 0 && row->consent->id == 0)
    {
      act->id = same;
      return TRUE;
    }
  if (row->consent->id != 0 ? !respite_consent_table_rewrite (db, row, error) :
      !respite_consent_table_insert (db, row, error))
    return FALSE;

  act->id = row->consent->id;

  return audit_text (office, row, error);
}

gint64
respite_office_present_consent (RespiteOffice *office,
                                gint64         patient_id,
                                const char    *slug,
                                const char    *language,
                                GError       **error)
{
  return respite_office_present_consent_with (office, patient_id, slug, language, NULL, error);
}

gint64
respite_office_present_consent_with (RespiteOffice *office,
                                     gint64         patient_id,
                                     const char    *slug,
                                     const char    *language,
                                     GHashTable    *given,
                                     GError       **error)
{
  PresentAct act = { .patient_id = patient_id, .slug = slug, .language = language, .given = given };

  g_return_val_if_fail (office != NULL && slug != NULL && language != NULL, 0);

  return respite_office_act (office, RESPITE_FUNCTION_CONSENT_PRESENT, present_consent, &act, error) ? act.id : 0;
}

gint64
respite_office_prepare_consent (RespiteOffice *office,
                                gint64         patient_id,
                                const char    *slug,
                                const char    *language,
                                GHashTable    *given,
                                GError       **error)
{
  PresentAct act = { .patient_id = patient_id, .slug = slug, .language = language, .given = given,
                     .may_be_draft = TRUE };

  g_return_val_if_fail (office != NULL && slug != NULL && language != NULL, 0);

  return respite_office_act (office, RESPITE_FUNCTION_CONSENT_PRESENT, present_consent, &act, error) ? act.id : 0;
}

static gboolean
present_draft (RespiteOffice *office,
               gpointer       data,
               GError       **error)
{
  PresentAct *act = data;
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteConsentRow) row = respite_consent_table_get (db, act->draft_id, error);
  g_autoptr (RespiteConsentTemplate) template = NULL;

  if (row == NULL)
    return FALSE;
  if (!respite_consent_state_after (row->consent->state, RESPITE_CONSENT_ACT_PRESENT, NULL))
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("Only a draft can be presented"));

  template = respite_acts_load_consent_text (office, row->consent->slug, act->language != NULL ? act->language :
                                             row->consent->language, 0, error);

  return template != NULL && write_text (office, act, template, row, error) &&
         respite_consent_table_rewrite (db, row, error) && audit_text (office, row, error);
}

gboolean
respite_office_present_draft (RespiteOffice *office,
                              gint64         consent_id,
                              const char    *language,
                              GHashTable    *given,
                              GError       **error)
{
  PresentAct act = { .draft_id = consent_id, .language = language, .given = given };

  g_return_val_if_fail (office != NULL, FALSE);

  return respite_office_act (office, RESPITE_FUNCTION_CONSENT_PRESENT, present_draft, &act, error);
}

static gboolean
change_language (RespiteOffice *office,
                 gpointer       data,
                 GError       **error)
{
  PresentAct *act = data;
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteConsentRow) row = respite_consent_table_get (db, act->draft_id, error);
  g_autoptr (RespiteConsentTemplate) template = NULL;
  g_autofree char *before = NULL;

  if (row == NULL)
    return FALSE;
  if (!respite_consent_state_after (row->consent->state, RESPITE_CONSENT_ACT_PREPARE, NULL))
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_("This consent was decided on; its language cannot be changed any more"));
  if (g_str_equal (row->consent->language, act->language))
    return TRUE;

  before = g_strdup (row->consent->language);
  template = respite_acts_load_consent_text (office, row->consent->slug, act->language, 0, error);

  return template != NULL && respite_consent_table_take_back (db, row->consent->id, error) &&
         write_text (office, act, template, row, error) && respite_consent_table_rewrite (db, row, error) &&
         respite_acts_audit (office, "consent.language", RESPITE_KIND_CONSENT, row->consent->id,
                             row->consent->patient_id, before, row->consent->language, NULL, error) &&
         audit_text (office, row, error);
}

gboolean
respite_office_set_consent_language (RespiteOffice *office,
                                     gint64         consent_id,
                                     const char    *language,
                                     GError       **error)
{
  PresentAct act = { .draft_id = consent_id, .language = language, .may_be_draft = TRUE };

  g_return_val_if_fail (office != NULL && language != NULL, FALSE);

  return respite_office_act (office, RESPITE_FUNCTION_CONSENT_PRESENT, change_language, &act, error);
}
