/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-session-acts.h"

#include "base/respite-quantity.h"
#include "base/respite-str.h"
#include "base/respite-time.h"
#include "infusion/respite-order-check.h"
#include "service/respite-acts-private.h"
#include "service/respite-vial-rules.h"
#include "store/respite-patient-table.h"
#include "store/respite-plan-table.h"
#include "store/respite-session-parts.h"
#include "store/respite-session-table.h"

#include <string.h>

#define LINE_CHARS 200
#define NOTE_CHARS 10000
#define MOST_UL (10 * 1000 * 1000)

/* The session, which must not have begun. (transfer full) */
static RespiteSession *
get_before_start (RespiteOffice *office,
                  gint64         session_id,
                  GError       **error)
{
  g_autoptr (RespiteSession) session = respite_session_table_get (respite_office_get_db (office), session_id, error);

  if (session != NULL && session->state != RESPITE_SESSION_PLANNED && session->state != RESPITE_SESSION_CHECKED_IN)
    {
      respite_set_error (error, RESPITE_ERROR_CONFLICT,
                         N_ ("Orders and preparations are written before the infusion begins"));
      return NULL;
    }

  return g_steal_pointer (&session);
}

typedef struct
{
  gint64        session_id;
  RespiteOrder *order;
  gboolean      accept_difference;
} OrderAct;

/* The rules, and every pair of numbers; what disagrees is said in one sentence unless it was accepted. */
static gboolean
check_order (RespiteOffice  *office,
             const OrderAct *act,
             gint64          patient_id,
             GError        **error)
{
  RespiteOrder *order = act->order;
  g_autofree char *today = respite_time_format_date (respite_office_get_now (office), respite_office_get_zone (office));
  g_autofree char *tidy = NULL;
  g_autoptr (RespitePatient) patient = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  const RespiteOrderLine *line;

  if (!respite_acts_clean (&order->weight_on, LINE_CHARS, FALSE, error) ||
      !respite_acts_clean (&order->rate_text, LINE_CHARS, FALSE, error) ||
      !respite_acts_clean (&order->adjuncts, NOTE_CHARS, TRUE, error) ||
      !respite_acts_clean (&order->note, NOTE_CHARS, TRUE, error) || !respite_order_check (order, error))
    return FALSE;
  if (strcmp (order->weight_on, today) > 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("The weight cannot have been taken after today"));

  /* Amounts are kept by the ISMP rules, however they were typed (security.md U-2). */
  tidy = respite_quantity_tidy (order->adjuncts);
  respite_set_str (&order->adjuncts, tidy);
  patient = respite_patient_table_get (respite_office_get_db (office), patient_id, error);
  if (patient == NULL)
    return FALSE;

  lines = respite_order_list_lines (order);
  line = respite_order_find_difference (lines);
  if (line != NULL && !act->accept_difference)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_ ("The numbers of the order disagree by more than 5 %%: %s, but %s was written"),
                              line->formula, line->entered != NULL ? line->entered : "?");
  respite_order_add_weight_line (lines, order, patient->weight_g);
  line = respite_order_find_difference (lines);
  if (line != NULL && !act->accept_difference)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_ ("The weight of the order is %s, but the patient weighed %s when last measured"),
                              line->entered, line->formula);

  return TRUE;
}

static char *
describe_order (const RespiteOrder *order)
{
  g_autofree char *dose = respite_quantity_format_mg (respite_order_get_dose (order));
  g_autofree char *weight = respite_quantity_format_kg (order->weight_g);
  g_autofree char *rate = respite_quantity_tidy (order->rate_text);

  if (order->drug == RESPITE_DRUG_ESKETAMINE_NASAL)
    return g_strdup_printf ("%s, %s, %" G_GINT64_FORMAT " min", respite_code_to_word (respite_drug_codes, order->drug),
                            dose, order->planned_ms / RESPITE_MINUTE_MS);

  return g_strdup_printf ("%s, %s, %s %s of %s, %s, %" G_GINT64_FORMAT " min",
                          respite_code_to_word (respite_drug_codes, order->drug), dose, weight,
                          respite_code_to_word (respite_weight_kind_codes, order->weight_kind), order->weight_on,
                          rate, order->planned_ms / RESPITE_MINUTE_MS);
}

static gboolean
order_session (RespiteOffice *office,
               gpointer       data,
               GError       **error)
{
  const OrderAct *act = data;
  RespiteDb *db = respite_office_get_db (office);
  const RespiteStaff *actor = respite_office_get_actor (office);
  g_autoptr (RespiteSession) session = get_before_start (office, act->session_id, error);
  g_autoptr (RespiteOrder) before = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *old_text = NULL;
  g_autofree char *new_text = NULL;
  gint64 id;

  if (session == NULL || !check_order (office, act, session->patient_id, error))
    return FALSE;

  before = respite_order_table_get (db, session->id, &id, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  act->order->prescriber_id = actor->id;
  respite_set_str (&act->order->prescriber_name, actor->name);
  act->order->ordered_at = respite_office_get_now (office);
  old_text = before != NULL ? describe_order (before) : NULL;
  new_text = describe_order (act->order);

  return respite_order_table_insert (db, session->id, act->order, &id, error) &&
         respite_acts_sign (office, actor, RESPITE_SUBJECT_ORDER, id, session->patient_id, session->id, N_("ordered"),
                            NULL, error) &&
         respite_acts_audit (office, "session.order", RESPITE_KIND_SESSION, session->id, session->patient_id, old_text,
                             new_text, NULL, error);
}

gboolean
respite_office_order_session (RespiteOffice *office,
                              gint64         session_id,
                              RespiteOrder  *order,
                              gboolean       accept_difference,
                              const char    *password,
                              GError       **error)
{
  OrderAct act = { session_id, order, accept_difference };

  g_return_val_if_fail (office != NULL && order != NULL, FALSE);

  return respite_acts_run_signed (office, RESPITE_FUNCTION_SESSION_ORDER, password, order_session, &act, error);
}

typedef struct
{
  gint64              session_id;
  RespitePreparation *preparation;
  RespiteStaff       *checker;
} PrepareAct;

static gboolean
check_preparation (RespiteOffice      *office,
                   RespitePreparation *preparation,
                   GError            **error)
{
  if (!respite_acts_clean (&preparation->lot, LINE_CHARS, FALSE, error) ||
      !respite_acts_clean (&preparation->expiry, LINE_CHARS, FALSE, error) ||
      !respite_acts_clean (&preparation->vial, LINE_CHARS, FALSE, error))
    return FALSE;

  if (*preparation->lot == '\0')
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("Write down the lot of the vial"));
  if (preparation->strength_ug_per_ml <= 0 || preparation->vial_ul <= 0 || preparation->vial_ul > MOST_UL)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("Write down the strength and the volume of the vial"));
  if (preparation->drawn_ul <= 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("Write down the volume drawn from the vial"));
  if (preparation->drawn_ul > preparation->vial_ul)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("More was drawn than the vial holds"));

  return respite_acts_check_expiry (office, preparation->expiry, error);
}

static gboolean
prepare_session (RespiteOffice *office,
                 gpointer       data,
                 GError       **error)
{
  const PrepareAct *act = data;
  RespiteDb *db = respite_office_get_db (office);
  const RespiteStaff *actor = respite_office_get_actor (office);
  RespitePreparation *preparation = act->preparation;
  const RespiteStaff *checker = act->checker;
  g_autoptr (RespiteSession) session = get_before_start (office, act->session_id, error);
  g_autoptr (RespiteOrder) order = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *drawn = NULL;
  g_autofree char *text = NULL;
  gint64 order_id;
  gint64 id;

  if (session == NULL || !check_preparation (office, preparation, error))
    return FALSE;

  order = respite_order_table_get (db, session->id, &order_id, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (order == NULL)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_ ("There is no order to prepare yet"));

  preparation->prepared_id = actor->id;
  respite_set_str (&preparation->prepared_name, actor->name);
  preparation->checked_id = checker != NULL ? checker->id : 0;
  respite_set_str (&preparation->checked_name, checker != NULL ? checker->name : "");
  preparation->at = respite_office_get_now (office);
  drawn = respite_quantity_format_ml (preparation->drawn_ul);
  text = g_strdup_printf ("lot %s, expiry %s, vial %s, drawn %s%s%s", preparation->lot, preparation->expiry,
                          preparation->vial, drawn, checker != NULL ? ", checked by " : "",
                          preparation->checked_name);

  return respite_acts_draw_preparation (office, session, order->drug, preparation, error) &&
         respite_preparation_table_insert (db, session->id, order_id, preparation, &id, error) &&
         (checker == NULL || respite_acts_sign (office, checker, RESPITE_SUBJECT_PREPARATION, id, session->patient_id,
                                                session->id, N_("checked"), NULL, error)) &&
         respite_acts_audit (office, "session.prepare", RESPITE_KIND_SESSION, session->id, session->patient_id, NULL,
                             text, NULL, error);
}

/* The second person, by their own password, who may prepare too. (transfer full) */
static RespiteStaff *
get_checker (RespiteOffice *office,
             const char    *login,
             const char    *password,
             GError       **error)
{
  const RespiteStaff *actor = respite_office_get_actor (office);
  g_autoptr (RespiteStaff) checker = NULL;

  if (respite_str_is_empty (login))
    {
      respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("A second person has to check the preparation"));
      return NULL;
    }
  if (g_ascii_strcasecmp (login, actor->login) == 0)
    {
      respite_set_error (error, RESPITE_ERROR_INVALID,
                         N_ ("The preparation is checked by another person than the one signed in"));
      return NULL;
    }

  checker = respite_office_check_person (office, login, password != NULL ? password : "", error);
  if (checker == NULL)
    return NULL;
  if (!respite_function_is_allowed (RESPITE_FUNCTION_SESSION_PREPARE, checker->roles))
    {
      respite_set_error (error, RESPITE_ERROR_DENIED, N_ ("This person may not check a preparation"));
      return NULL;
    }

  return g_steal_pointer (&checker);
}

gboolean
respite_office_prepare_session (RespiteOffice      *office,
                                gint64              session_id,
                                RespitePreparation *preparation,
                                const char         *checker_login,
                                const char         *checker_password,
                                GError            **error)
{
  g_autoptr (RespiteStaff) checker = NULL;
  PrepareAct act = { session_id, preparation, NULL };

  g_return_val_if_fail (office != NULL && preparation != NULL, FALSE);

  if (respite_office_may (office, RESPITE_FUNCTION_SESSION_PREPARE, NULL) &&
      (!respite_str_is_empty (checker_login) || respite_office_get_vial_rules (office).needs_check))
    {
      checker = get_checker (office, checker_login, checker_password, error);
      if (checker == NULL)
        return FALSE;
      act.checker = checker;
    }

  return respite_office_act (office, RESPITE_FUNCTION_SESSION_PREPARE, prepare_session, &act, error);
}

RespiteThresholds *
respite_office_get_thresholds (RespiteOffice *office,
                               GError       **error)
{
  g_autoptr (GError) local = NULL;
  RespiteThresholds *thresholds;

  if (!respite_office_may (office, RESPITE_FUNCTION_PROTOCOL_VIEW, error))
    return NULL;

  thresholds = respite_thresholds_table_get (respite_office_get_db (office), 0, &local);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (thresholds == NULL)
    thresholds = respite_thresholds_new_example ();

  return thresholds;
}

static gboolean
set_thresholds (RespiteOffice *office,
                gpointer       data,
                GError       **error)
{
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (GError) local = NULL;
  g_autoptr (RespiteThresholds) before = NULL;
  g_autoptr (RespiteThresholds) after = NULL;
  g_autofree char *old_text = NULL;
  g_autofree char *new_text = respite_thresholds_to_text (data);

  /* What the store keeps must be readable again: the same rules as for a file. */
  after = respite_thresholds_from_text (new_text, error);
  if (after == NULL)
    return FALSE;
  before = respite_thresholds_table_get (db, 0, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  old_text = before != NULL ? respite_thresholds_to_text (before) : NULL;

  return respite_thresholds_table_insert (db, after, respite_acts_get_actor_id (office),
                                          respite_office_get_now (office), error) &&
         respite_acts_sign (office, respite_office_get_actor (office), RESPITE_SUBJECT_THRESHOLDS, after->version, 0, 0,
                            N_("confirmed"), NULL, error) &&
         respite_acts_audit (office, "thresholds.set", RESPITE_KIND_THRESHOLDS, after->version, 0, old_text, new_text,
                             NULL, error);
}

gboolean
respite_office_set_thresholds (RespiteOffice           *office,
                               const RespiteThresholds *thresholds,
                               const char              *password,
                               GError                 **error)
{
  g_return_val_if_fail (office != NULL && thresholds != NULL, FALSE);

  return respite_acts_run_signed (office, RESPITE_FUNCTION_THRESHOLD_EDIT, password, set_thresholds,
                                  (gpointer) thresholds, error);
}
