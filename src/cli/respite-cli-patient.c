/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "respite-command.h"

#include "base/respite-quantity.h"
#include "base/respite-time.h"
#include "service/respite-patient-acts.h"

#define LEAST_HEIGHT_MM 500
#define MOST_HEIGHT_MM  2600

/* A new patient with what belongs to the record from the first minute. */
typedef struct
{
  RespitePatient *patient;
  gint64          weight_g;
  gint64          height_mm;
  GPtrArray      *items;
  gboolean        has_no_allergies;
} NewPatient;

/* What is not given stays as it is: nothing for a new patient. */
static void
set_field (RespiteCall *call,
           char       **field,
           const char  *option)
{
  const char *value = respite_call_get (call, option);

  if (value == NULL && *field != NULL)
    return;

  g_free (*field);
  *field = g_strdup (value != NULL ? value : "");
}

/* "penicillin; rash" */
static void
collect_items (RespiteCall          *call,
               const char           *option,
               RespiteRecordItemKind kind,
               GPtrArray            *items)
{
  const char *const *values = respite_call_get_all (call, option);

  for (guint i = 0; values[i] != NULL; i++)
    {
      RespiteRecordItem *item = respite_record_item_new ();

      respite_record_item_set_text (item, kind, values[i]);
      g_ptr_array_add (items, item);
    }
}

static gboolean
read_measures (RespiteCall *call,
               NewPatient  *new,
               GError     **error)
{
  const char *weight = respite_call_get (call, "weight");
  const char *height = respite_call_get (call, "height");

  if (weight != NULL && (!respite_quantity_parse (weight, 3, &new->weight_g, error) ||
                         !respite_patient_check_weight (new->weight_g, error)))
    return FALSE;
  if (height != NULL && !respite_quantity_parse (height, 1, &new->height_mm, error))
    return FALSE;
  if (height != NULL && (new->height_mm < LEAST_HEIGHT_MM || new->height_mm > MOST_HEIGHT_MM))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A height is between 50 and 260 cm"));
  if (height != NULL && weight == NULL)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A height is recorded together with a weight"));
  return TRUE;
}

static gboolean
read_patient (RespiteCall    *call,
              RespitePatient *patient,
              GError        **error)
{
  const char *sex = respite_call_get (call, "sex");
  int value = patient->sex;

  if (sex != NULL && !respite_code_from_word (respite_sex_codes, sex, &value))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("Sex is female, male, other or unknown"));
  patient->sex = (RespiteSex) value;
  if (respite_call_has (call, "large-print"))
    patient->large_print = TRUE;
  if (respite_call_has (call, "normal-print"))
    patient->large_print = FALSE;
  set_field (call, &patient->mrn, "mrn");
  set_field (call, &patient->family, "family");
  set_field (call, &patient->given, "given");
  set_field (call, &patient->preferred, "preferred");
  set_field (call, &patient->former, "former");
  set_field (call, &patient->nicknames, "nicknames");
  set_field (call, &patient->gender, "gender");
  set_field (call, &patient->pronouns, "pronouns");
  set_field (call, &patient->born, "born");
  set_field (call, &patient->phone, "phone");
  set_field (call, &patient->phone2, "phone2");
  set_field (call, &patient->email, "email");
  set_field (call, &patient->address, "address");
  set_field (call, &patient->emergency_name, "emergency-name");
  set_field (call, &patient->emergency_phone, "emergency-phone");
  set_field (call, &patient->escort_name, "escort");
  set_field (call, &patient->escort_phone, "escort-phone");
  set_field (call, &patient->referrer, "referrer");
  set_field (call, &patient->pharmacy, "pharmacy");
  set_field (call, &patient->note, "note");
  if (respite_call_has (call, "language"))
    set_field (call, &patient->language, "language");
  return TRUE;
}

static gboolean
add_patient (RespiteOffice *office,
             gpointer       data,
             GError       **error)
{
  NewPatient *new = data;

  if (!respite_office_add_patient (office, new->patient, error))
    return FALSE;
  if (new->weight_g > 0 &&
      !respite_office_add_weight (office, new->patient->id, new->weight_g, new->height_mm, 0, error))
    return FALSE;
  for (guint i = 0; i < new->items->len; i++)
    {
      RespiteRecordItem *item = g_ptr_array_index (new->items, i);

      item->patient_id = new->patient->id;
      if (!respite_office_add_record_item (office, item, error))
        return FALSE;
    }
  return !new->has_no_allergies ||
         respite_office_set_allergy_state (office, new->patient->id, RESPITE_ALLERGY_NONE_KNOWN, error);
}

gboolean
respite_cli_patient_add (RespiteCall *call,
                         GError     **error)
{
  g_autoptr (RespitePatient) patient = respite_patient_new ();
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_record_item_free);
  g_autoptr (RespiteFields) fields = NULL;
  NewPatient new = { .patient = patient, .items = items };

  new.has_no_allergies = respite_call_has (call, "no-known-allergies");
  if (new.has_no_allergies && respite_call_has (call, "allergy"))
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("A patient has either allergies or no known allergies, not both"));
  if (!read_patient (call, patient, error) || !read_measures (call, &new, error))
    return FALSE;
  collect_items (call, "allergy", RESPITE_RECORD_ITEM_ALLERGY, items);
  collect_items (call, "problem", RESPITE_RECORD_ITEM_PROBLEM, items);
  collect_items (call, "medicine", RESPITE_RECORD_ITEM_MEDICINE, items);
  collect_items (call, "treatment", RESPITE_RECORD_ITEM_TREATMENT, items);
  if (!respite_office_act (respite_call_get_office (call), RESPITE_FUNCTION_PATIENT_EDIT, add_patient, &new, error))
    return FALSE;

  if (!respite_call_is_json (call))
    {
      respite_call_print_id (call, patient->mrn);
      return TRUE;
    }
  fields = respite_fields_new ();
  respite_fields_add_text (fields, "id", NULL, patient->uuid);
  respite_fields_add_text (fields, "mrn", NULL, patient->mrn);
  respite_call_print_fields (call, fields);
  return TRUE;
}

gboolean
respite_cli_patient_edit (RespiteCall *call,
                          GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespitePatient) patient = NULL;
  gint64 id = 0;

  if (!respite_call_resolve (call, RESPITE_KIND_PATIENT, respite_call_get_word (call, 0), &id, error))
    return FALSE;
  patient = respite_office_get_patient (office, id, FALSE, error);
  if (patient == NULL || !read_patient (call, patient, error) ||
      !respite_office_update_patient (office, patient, error))
    return FALSE;

  respite_call_print_done (call, patient->mrn);
  return TRUE;
}

/* A row of a list; the names apart, as scripts need them. */
static gboolean
add_row (RespiteCall             *call,
         GPtrArray               *list,
         const RespitePatientRow *row,
         GError                 **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespitePatient) patient = respite_office_get_patient (office, row->id, FALSE, error);
  RespiteFields *fields = NULL;

  if (patient == NULL)
    return FALSE;

  fields = respite_fields_new ();
  respite_fields_add_text (fields, "id", NULL, patient->uuid);
  respite_fields_add_text (fields, "mrn", N_("MRN"), patient->mrn);
  respite_fields_add_text (fields, "family", N_("Family name"), patient->family);
  respite_fields_add_text (fields, "given", N_("Given name"), patient->given);
  respite_fields_add_text (fields, "born", N_("Born"), patient->born);
  respite_fields_add_text (fields, "phone", N_("Phone"), patient->phone);
  respite_fields_add_time (fields, "next_visit", N_("Next visit"), row->next_visit, respite_office_get_zone (office));
  g_ptr_array_add (list, fields);
  return TRUE;
}

static gboolean
list_patients (RespiteCall *call,
               const char  *text,
               gint64       otherwise,
               GError     **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) list = respite_fields_list_new ();
  gint64 limit = 0;

  if (!respite_call_get_number (call, "limit", 1, 1000000, otherwise, &limit, error))
    return FALSE;
  if (respite_call_has (call, "archived"))
    rows = respite_office_search_archived_patients (respite_call_get_office (call), text != NULL ? text : "",
                                                    (guint) limit, NULL, error);
  else if (text != NULL)
    rows = respite_office_search_patients (respite_call_get_office (call), text, (guint) limit, NULL, error);
  else
    rows = respite_office_list_patients (respite_call_get_office (call), (guint) limit, error);
  if (rows == NULL)
    return FALSE;

  /* Who can only read still finds. */
  if (text != NULL && respite_office_get_condition (respite_call_get_office (call)) == RESPITE_OFFICE_SOUND &&
      !respite_office_note_search (respite_call_get_office (call), text, 0, error))
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      if (!add_row (call, list, g_ptr_array_index (rows, i), error))
        return FALSE;
    }
  respite_call_print_list (call, list);
  return TRUE;
}

gboolean
respite_cli_patient_list (RespiteCall *call,
                          GError     **error)
{
  return list_patients (call, NULL, 1000000, error);
}

gboolean
respite_cli_patient_search (RespiteCall *call,
                            GError     **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; respite_call_get_word (call, i) != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", respite_call_get_word (call, i));
  return list_patients (call, text->str, 50, error);
}

static GPtrArray *
list_items (RespiteCall          *call,
            GPtrArray            *items,
            RespiteRecordItemKind kind)
{
  GPtrArray *list = respite_fields_list_new ();
  GTimeZone *zone = respite_office_get_zone (respite_call_get_office (call));

  for (guint i = 0; i < items->len; i++)
    {
      const RespiteRecordItem *item = g_ptr_array_index (items, i);
      RespiteFields *fields = NULL;

      if (item->kind != kind)
        continue;
      fields = respite_fields_new ();
      respite_fields_add_text (fields, "id", NULL, item->uuid);
      respite_fields_add_text (fields, "text", N_("What"), item->text);
      respite_fields_add_text (fields, "detail", N_("Detail"), item->detail);
      if (kind == RESPITE_RECORD_ITEM_PROBLEM)
        respite_fields_add_text (fields, "code", N_("ICD-10-CM"), item->code);
      if (kind == RESPITE_RECORD_ITEM_MEDICINE || kind == RESPITE_RECORD_ITEM_TREATMENT)
        respite_fields_add_text (fields, "timing",
                                 kind == RESPITE_RECORD_ITEM_MEDICINE ? N_("How often") : N_("How long"), item->timing);
      if (kind == RESPITE_RECORD_ITEM_MEDICINE)
        respite_fields_add_text (fields, "classes", N_("Classes"), item->tags);
      if (kind == RESPITE_RECORD_ITEM_TREATMENT)
        respite_fields_add_text (fields, "result", N_("Result"), item->result);
      respite_fields_add_time (fields, "ended_at", N_("Ended"), item->ended_at, zone);
      g_ptr_array_add (list, fields);
    }
  return list;
}

static void
add_measures (RespiteFields        *fields,
              const RespitePatient *patient,
              GTimeZone            *zone)
{
  if (patient->weight_g > 0)
    respite_fields_take_amount (fields, "weight_g", N_("Weight"), patient->weight_g,
                                respite_quantity_format_kg (patient->weight_g));
  else
    respite_fields_add_text (fields, "weight_g", NULL, NULL);
  respite_fields_add_time (fields, "weight_at", N_("Weighed"), patient->weight_at, zone);
  if (patient->height_mm > 0)
    respite_fields_take_amount (fields, "height_mm", N_("Height"), patient->height_mm,
                                g_strdup_printf ("%" G_GINT64_FORMAT " cm", patient->height_mm / 10));
  else
    respite_fields_add_text (fields, "height_mm", NULL, NULL);
}

gboolean
respite_cli_patient_show (RespiteCall *call,
                          GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespitePatient) patient = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (RespiteFields) fields = respite_fields_new ();
  gint64 id = 0;

  if (!respite_call_resolve (call, RESPITE_KIND_PATIENT, respite_call_get_word (call, 0), &id, error))
    return FALSE;
  patient = respite_office_get_patient (office, id, TRUE, error);
  if (patient == NULL)
    return FALSE;

  respite_fields_add_text (fields, "id", N_("Id"), patient->uuid);
  respite_fields_add_text (fields, "mrn", N_("MRN"), patient->mrn);
  respite_fields_add_text (fields, "family", N_("Family name"), patient->family);
  respite_fields_add_text (fields, "given", N_("Given name"), patient->given);
  respite_fields_add_text (fields, "preferred", N_("Preferred name"), patient->preferred);
  respite_fields_add_text (fields, "former", N_("Former names"), patient->former);
  respite_fields_add_text (fields, "nicknames", N_("Nicknames"), patient->nicknames);
  respite_fields_add_text (fields, "born", N_("Born"), patient->born);
  respite_fields_add_text (fields, "sex", N_("Sex"), respite_code_to_word (respite_sex_codes, patient->sex));
  respite_fields_add_text (fields, "gender", N_("Gender"), patient->gender);
  respite_fields_add_text (fields, "pronouns", N_("Pronouns"), patient->pronouns);
  respite_fields_add_text (fields, "phone", N_("Phone"), patient->phone);
  respite_fields_add_text (fields, "phone2", N_("Second phone"), patient->phone2);
  respite_fields_add_text (fields, "email", N_("E-mail"), patient->email);
  respite_fields_add_text (fields, "address", N_("Address"), patient->address);
  respite_fields_add_text (fields, "language", N_("Language"), patient->language);
  respite_fields_add_boolean (fields, "large_print", N_("Large print"), patient->large_print);
  respite_fields_add_text (fields, "emergency_name", N_("Emergency contact"), patient->emergency_name);
  respite_fields_add_text (fields, "emergency_phone", N_("Emergency phone"), patient->emergency_phone);
  respite_fields_add_text (fields, "escort_name", N_("Escort"), patient->escort_name);
  respite_fields_add_text (fields, "escort_phone", N_("Escort's phone"), patient->escort_phone);
  respite_fields_add_text (fields, "referrer", N_("Referred by"), patient->referrer);
  respite_fields_add_text (fields, "pharmacy", N_("Pharmacy"), patient->pharmacy);
  respite_fields_add_text (fields, "note", N_("Note"), patient->note);
  respite_fields_add_text (fields, "allergy_state", N_("Allergies"),
                           respite_code_to_word (respite_allergy_state_codes, patient->allergy_state));
  add_measures (fields, patient, respite_office_get_zone (office));
  respite_fields_add_boolean (fields, "archived", N_("Archived"), patient->archived_at != 0);

  if (respite_office_may_see (office, patient->id, NULL))
    {
      items = respite_office_list_record_items (office, id, error);
      if (items == NULL)
        return FALSE;
      respite_fields_take_list (fields, "allergies", N_("Allergies"),
                                list_items (call, items, RESPITE_RECORD_ITEM_ALLERGY));
      respite_fields_take_list (fields, "problems", N_("Problems"),
                                list_items (call, items, RESPITE_RECORD_ITEM_PROBLEM));
      respite_fields_take_list (fields, "medicines", N_("Medicines"),
                                list_items (call, items, RESPITE_RECORD_ITEM_MEDICINE));
      respite_fields_take_list (fields, "treatments", N_("Treatments"),
                                list_items (call, items, RESPITE_RECORD_ITEM_TREATMENT));
    }
  respite_call_print_fields (call, fields);
  return TRUE;
}

gboolean
respite_cli_patient_archive (RespiteCall *call,
                             GError     **error)
{
  gint64 id = 0;

  if (!respite_call_resolve (call, RESPITE_KIND_PATIENT, respite_call_get_word (call, 0), &id, error) ||
      !respite_office_archive_patient (respite_call_get_office (call), id, !respite_call_has (call, "back"), error))
    return FALSE;
  respite_call_print_done (call, respite_call_get_word (call, 0));
  return TRUE;
}
