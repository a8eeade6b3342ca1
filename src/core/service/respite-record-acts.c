/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-patient-acts.h"

#include "base/respite-quantity.h"
#include "service/respite-acts-private.h"
#include "store/respite-patient-table.h"
#include "store/respite-record-table.h"

#define LEAST_HEIGHT_MM 500
#define MOST_HEIGHT_MM 2600

static gint64
get_actor_id (RespiteOffice *office)
{
  return respite_office_get_actor (office)->id;
}

/* Writes the allergy state as a version of the patient; nothing where it is so already. */
static gboolean
write_allergy_state (RespiteOffice      *office,
                     gint64              patient_id,
                     RespiteAllergyState state,
                     GError            **error)
{
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespitePatient) patient = respite_patient_table_get (db, patient_id, error);
  RespiteAllergyState before;

  if (patient == NULL)
    return FALSE;
  if (patient->allergy_state == state)
    return TRUE;

  before = patient->allergy_state;
  patient->allergy_state = state;
  respite_office_note (office, RESPITE_KIND_PATIENT, patient_id, patient_id);

  return respite_patient_table_update (db, patient, get_actor_id (office), respite_office_get_now (office), error) &&
         respite_office_audit (office,
                               &(RespiteAuditRow) {
    .action = "allergies.state",
    .kind = RESPITE_KIND_PATIENT,
    .record_id = patient_id,
    .patient_id = patient_id,
    .old_text = respite_code_to_word (respite_allergy_state_codes, before),
    .new_text = respite_code_to_word (respite_allergy_state_codes, state),
  }, error);
}

GPtrArray *
respite_office_list_record_items (RespiteOffice *office,
                                  gint64         patient_id,
                                  GError       **error)
{
  if (!respite_office_may_see (office, patient_id, error))
    return NULL;

  return respite_record_item_list (respite_office_get_db (office), patient_id, error);
}

GPtrArray *
respite_office_list_weights (RespiteOffice *office,
                             gint64         patient_id,
                             GError       **error)
{
  if (!respite_office_may_see (office, patient_id, error))
    return NULL;

  return respite_weight_list (respite_office_get_db (office), patient_id, error);
}

static gboolean
audit_item (RespiteOffice           *office,
            const char              *action,
            const RespiteRecordItem *item,
            GError                 **error)
{
  g_autofree char *detail = respite_record_item_dup_detail (item);
  g_autofree char *text = g_strdup_printf (*detail != '\0' ? "%s: %s; %s" : "%s: %s%s",
                                           respite_code_to_word (respite_record_item_kind_codes, item->kind),
                                           item->text, detail);
  gboolean is_added = item->ended_at == 0;

  respite_office_note (office, RESPITE_KIND_RECORD_ITEM, item->id, item->patient_id);
  respite_office_note (office, RESPITE_KIND_PATIENT, item->patient_id, item->patient_id);

  return respite_office_audit (office,
                               &(RespiteAuditRow) {
    .action = action,
    .kind = RESPITE_KIND_RECORD_ITEM,
    .record_id = item->id,
    .patient_id = item->patient_id,
    .old_text = is_added ? NULL : text,
    .new_text = is_added ? text : NULL,
  }, error);
}

static gboolean
add_item (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  RespiteRecordItem *item = data;
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespitePatient) patient = NULL;

  if (!respite_record_item_check (item, error))
    return FALSE;

  patient = respite_patient_table_get (db, item->patient_id, error);
  if (patient == NULL)
    return FALSE;

  return respite_record_item_insert (db, item, get_actor_id (office), respite_office_get_now (office), error) &&
         audit_item (office, "record.add", item, error) &&
         (item->kind != RESPITE_RECORD_ITEM_ALLERGY ||
          write_allergy_state (office, item->patient_id, RESPITE_ALLERGY_LISTED, error));
}

gboolean
respite_office_add_record_item (RespiteOffice     *office,
                                RespiteRecordItem *item,
                                GError           **error)
{
  g_return_val_if_fail (office != NULL && item != NULL, FALSE);

  return respite_office_act (office, RESPITE_FUNCTION_RECORD_EDIT, add_item, item, error);
}

/* Whether an allergy stands on the patient's list. */
static gboolean
find_allergy (RespiteOffice *office,
              gint64         patient_id,
              gboolean      *found,
              GError       **error)
{
  g_autoptr (GPtrArray) items = respite_record_item_list (respite_office_get_db (office), patient_id, error);

  if (items == NULL)
    return FALSE;

  *found = FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      const RespiteRecordItem *item = g_ptr_array_index (items, i);

      *found |= item->kind == RESPITE_RECORD_ITEM_ALLERGY && item->ended_at == 0;
    }

  return TRUE;
}

typedef struct
{
  gint64   item_id;
  gboolean ended;
} EndAct;

static gboolean
end_item (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  const EndAct *act = data;
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteRecordItem) item = respite_record_item_get (db, act->item_id, error);
  gboolean has_allergy = FALSE;

  if (item == NULL)
    return FALSE;
  if (act->ended == (item->ended_at != 0))
    return TRUE;

  item->ended_at = act->ended ? respite_office_get_now (office) : 0;
  if (!respite_record_item_set_ended (db, item->id, item->ended_at, get_actor_id (office), error) ||
      !audit_item (office, act->ended ? "record.end" : "record.restore", item, error))
    return FALSE;
  if (item->kind != RESPITE_RECORD_ITEM_ALLERGY)
    return TRUE;

  /* An empty list is not "none known": that has to be asked again. */
  return find_allergy (office, item->patient_id, &has_allergy, error) &&
         write_allergy_state (office, item->patient_id,
                              has_allergy ? RESPITE_ALLERGY_LISTED : RESPITE_ALLERGY_NOT_ASKED, error);
}

gboolean
respite_office_end_record_item (RespiteOffice *office,
                                gint64         item_id,
                                gboolean       ended,
                                GError       **error)
{
  EndAct act = { item_id, ended };

  return respite_office_act (office, RESPITE_FUNCTION_RECORD_EDIT, end_item, &act, error);
}

typedef struct
{
  gint64              patient_id;
  RespiteAllergyState state;
} AllergyAct;

static gboolean
set_allergy_state (RespiteOffice *office,
                   gpointer       data,
                   GError       **error)
{
  const AllergyAct *act = data;
  gboolean has_allergy;

  if (!find_allergy (office, act->patient_id, &has_allergy, error))
    return FALSE;
  if (has_allergy && act->state != RESPITE_ALLERGY_LISTED)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_ ("Allergies stand on the list; take them off it before you say that there are none"));
  if (!has_allergy && act->state == RESPITE_ALLERGY_LISTED)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_ ("No allergy stands on the list; add it there"));

  return write_allergy_state (office, act->patient_id, act->state, error);
}

gboolean
respite_office_set_allergy_state (RespiteOffice      *office,
                                  gint64              patient_id,
                                  RespiteAllergyState state,
                                  GError            **error)
{
  AllergyAct act = { patient_id, state };

  return respite_office_act (office, RESPITE_FUNCTION_RECORD_EDIT, set_allergy_state, &act, error);
}

typedef struct
{
  gint64 patient_id;
  gint64 weight_g;
  gint64 height_mm;
  gint64 at;
} WeightAct;

gboolean
respite_acts_add_weight (RespiteOffice *office,
                         gint64         patient_id,
                         gint64         weight_g,
                         gint64         height_mm,
                         gint64         at,
                         GError       **error)
{
  gint64 now = respite_office_get_now (office);
  g_autoptr (RespitePatient) patient = NULL;
  g_autofree char *weight = NULL;
  g_autofree char *text = NULL;
  gint64 id;

  if (!respite_patient_check_weight (weight_g, error))
    return FALSE;
  if (height_mm != 0 && (height_mm < LEAST_HEIGHT_MM || height_mm > MOST_HEIGHT_MM))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("A height is between %d and %d cm"),
                              LEAST_HEIGHT_MM / 10, MOST_HEIGHT_MM / 10);
  if (at == 0)
    at = now;
  if (at > now)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("A weight cannot be measured in the future"));

  patient = respite_patient_table_get (respite_office_get_db (office), patient_id, error);
  if (patient == NULL ||
      !respite_weight_insert (respite_office_get_db (office), patient_id, weight_g, height_mm, at,
                              get_actor_id (office), now, &id, error))
    return FALSE;

  weight = respite_quantity_format_kg (weight_g);
  text = height_mm > 0 ? g_strdup_printf ("%s, %d cm", weight, (int) (height_mm / 10)) : g_strdup (weight);
  respite_office_note (office, RESPITE_KIND_PATIENT, patient_id, patient_id);

  return respite_office_audit (office,
                               &(RespiteAuditRow) {
    .action = "weight.add",
    .kind = RESPITE_KIND_PATIENT,
    .record_id = patient_id,
    .patient_id = patient_id,
    .new_text = text,
  }, error);
}

static gboolean
add_weight (RespiteOffice *office,
            gpointer       data,
            GError       **error)
{
  const WeightAct *act = data;

  return respite_acts_add_weight (office, act->patient_id, act->weight_g, act->height_mm, act->at, error);
}

gboolean
respite_office_add_weight (RespiteOffice *office,
                           gint64         patient_id,
                           gint64         weight_g,
                           gint64         height_mm,
                           gint64         at,
                           GError       **error)
{
  WeightAct act = { patient_id, weight_g, height_mm, at };

  return respite_office_act (office, RESPITE_FUNCTION_RECORD_EDIT, add_weight, &act, error);
}
