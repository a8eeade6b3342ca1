/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-handout-facts.h"

#include "service/respite-acts-private.h"
#include "service/respite-handout-acts.h"
#include "service/respite-patient-acts.h"
#include "service/respite-print-rules.h"
#include "store/respite-record-table.h"
#include "store/respite-session-table.h"

void
respite_handout_facts_free (RespiteHandoutFacts *facts)
{
  if (facts == NULL)
    return;

  g_clear_pointer (&facts->patient, respite_patient_free);
  g_clear_pointer (&facts->next, respite_session_free);
  g_clear_pointer (&facts->protocol, respite_protocol_free);
  g_free (facts->clinician);
  g_clear_pointer (&facts->visits, g_ptr_array_unref);
  g_clear_pointer (&facts->medicines, g_ptr_array_unref);
  g_free (facts);
}

/* The visits of the course that the next appointment belongs to. */
static gboolean
find_visits (RespiteOffice       *office,
             RespiteHandoutFacts *facts,
             const char          *language,
             GError             **error)
{
  g_autoptr (GPtrArray) all = respite_session_table_list (respite_office_get_db (office), facts->patient->id, 0, 0, 0,
                                                          FALSE, error);
  gint64 now = respite_office_get_now (office);

  facts->visits = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_session_free);
  for (guint i = 0; all != NULL && i < all->len && facts->next == NULL; i++)
    {
      const RespiteSession *session = g_ptr_array_index (all, i);

      if (session->state == RESPITE_SESSION_PLANNED && session->planned_at >= now)
        facts->next = respite_session_copy (session);
    }
  for (guint i = 0; facts->next != NULL && i < all->len; i++)
    {
      const RespiteSession *session = g_ptr_array_index (all, i);

      if (session->state != RESPITE_SESSION_CANCELLED && session->state != RESPITE_SESSION_NO_SHOW &&
          (facts->next->course_id != 0 ? session->course_id == facts->next->course_id :
           session->id == facts->next->id))
        g_ptr_array_add (facts->visits, respite_session_copy (session));
    }
  if (facts->next != NULL && facts->next->protocol_id != 0)
    {
      facts->protocol = respite_acts_load_protocol (office, facts->next->protocol_id, language, error);
      return facts->protocol != NULL;
    }

  return all != NULL;
}

/* Who may not see the record gets lines to write on. */
static gboolean
find_medicines (RespiteOffice       *office,
                RespiteHandoutFacts *facts,
                GError             **error)
{
  g_autoptr (GPtrArray) items = NULL;

  if (!respite_office_may_see (office, facts->patient->id, NULL))
    return TRUE;

  items = respite_record_item_list (respite_office_get_db (office), facts->patient->id, error);
  if (items == NULL)
    return FALSE;

  facts->medicines = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_record_item_free);
  for (guint i = 0; i < items->len;)
    {
      const RespiteRecordItem *item = g_ptr_array_index (items, i);

      if (item->kind == RESPITE_RECORD_ITEM_MEDICINE && item->ended_at == 0)
        g_ptr_array_add (facts->medicines, g_ptr_array_steal_index (items, i));
      else
        i++;
    }

  return TRUE;
}

RespiteHandoutFacts *
respite_acts_load_handout_facts (RespiteOffice             *office,
                                 gint64                     patient_id,
                                 const RespiteDocumentInfo *info,
                                 GError                   **error)
{
  g_autoptr (RespiteHandoutFacts) facts = g_new0 (RespiteHandoutFacts, 1);
  g_autoptr (RespitePrintRules) rules = respite_office_get_print_rules (office);
  RespiteDocumentInfo own = *info;

  facts->clinician = g_steal_pointer (&rules->clinician);
  if (patient_id == 0)
    return g_steal_pointer (&facts);

  facts->patient = respite_office_get_patient (office, patient_id, FALSE, error);
  if (facts->patient == NULL)
    return NULL;
  own.patient = facts->patient;
  if (!find_visits (office, facts, respite_document_info_get_language (&own), error) ||
      !find_medicines (office, facts, error))
    return NULL;

  return g_steal_pointer (&facts);
}

void
respite_acts_fill_handout (RespiteOffice             *office,
                           const RespiteHandoutFacts *facts,
                           RespiteHandoutRequest     *request)
{
  RespiteFastingRule rule = respite_office_get_fasting_rule (office);

  request->food_hours = rule.food_hours;
  request->drink_hours = rule.drink_hours;
  request->info.patient = facts->patient;
  request->next_session = facts->next;
  request->clinician = facts->clinician;
  request->visits = facts->visits;
  request->medicines = facts->medicines;
  if (facts->patient != NULL)
    {
      request->escort_name = facts->patient->escort_name;
      request->escort_phone = facts->patient->escort_phone;
    }
  if (facts->protocol != NULL)
    {
      request->course_name = facts->protocol->name;
      request->reviews = facts->protocol->review_after;
    }
}
