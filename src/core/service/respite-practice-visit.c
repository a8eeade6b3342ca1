/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-practice-private.h"

#include <math.h>
#include <string.h>

#include "base/respite-quantity.h"
#include "base/respite-time.h"
#include "service/respite-review-acts.h"
#include "service/respite-session-acts.h"
#include "service/respite-vial-acts.h"

/* From the appointment to the start of the infusion. */
#define START_MINUTES 8

#define BAG_UL             G_GINT64_CONSTANT (100000)
#define VIAL_UG_PER_ML     G_GINT64_CONSTANT (50000)
#define VIAL_UL            G_GINT64_CONSTANT (10000)
#define OVERFILL_UL        G_GINT64_CONSTANT (100)
#define WHOLE_MG           G_GINT64_CONSTANT (1000)

static gint64
get_session (const RespitePracticeStep *step)
{
  g_assert ((guint) step->session < step->member->sessions->len);
  return g_array_index (step->member->sessions, gint64, step->session);
}

static gboolean
check_in (RespitePractice           *practice,
          const RespitePracticeStep *step,
          GError                   **error)
{
  return respite_office_check_in (practice->desk, get_session (step), step->member->fields[RESPITE_CAST_CHAIR], error);
}

static gboolean
cancel_visit (RespitePractice           *practice,
              const RespitePracticeStep *step,
              GError                   **error)
{
  gboolean no_show = strcmp (step->member->fields[RESPITE_CAST_PLAN], "no-show") == 0;

  return respite_office_cancel_session (practice->desk, get_session (step), no_show, step->text, error);
}

/* What stands beside a line that was answered. */
static char *
invent_value (RespitePractice           *practice,
              const RespitePracticeStep *step,
              const char                *code)
{
  static const char *const words[][2] = {
    { "escort-relation", "family" }, { "teach-driving", "tomorrow, after a night's sleep" },
    { "teach-tonight", "rest, no alcohol, usual medicines" },
    { "teach-call", "vomiting: call you; trouble to breathe: ambulance" },
  };
  char **fields = step->member->fields;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (code, words[i][0]) == 0)
      return g_strdup (words[i][1]);
  if (strcmp (code, "escort-name") == 0)
    return g_strdup (fields[RESPITE_CAST_ESCORT]);
  if (strcmp (code, "escort-phone") == 0)
    return g_strdup (fields[RESPITE_CAST_ESCORT_PHONE]);
  if (strcmp (code, "instructions-language") == 0)
    return g_strdup (strcmp (fields[RESPITE_CAST_LANGUAGE], "es") == 0 ? "Spanish" : "English");
  if (strcmp (code, "left-at") == 0)
    return respite_time_format_hm (respite_office_get_now (practice->nurse), respite_office_get_zone (practice->nurse));

  if (strcmp (code, "escort") == 0)
    return g_strdup_printf ("%s, %s", fields[RESPITE_CAST_ESCORT], fields[RESPITE_CAST_ESCORT_PHONE]);
  if (strcmp (code, "weight") == 0)
    return respite_quantity_format_kg (step->member->weight_g);
  if (strcmp (code, "baseline") == 0 || strcmp (code, "baseline-spray") == 0)
    return g_strdup_printf ("%d/%d", step->member->systolic, step->member->diastolic);
  return g_strdup ("");
}

/* Every line of a checklist answered, but those that the program answers by itself. */
static GPtrArray *
answer_lines (RespitePractice           *practice,
              const RespitePracticeStep *step,
              GPtrArray                 *lines,
              guint                      count)
{
  static const char *const own[] = { "consent", "screening", "eligibility", NULL };
  GPtrArray *checks = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_check_free);
  gboolean is_male = strcmp (step->member->fields[RESPITE_CAST_SEX], "male") == 0;

  for (guint i = 0; i < MIN (count, lines->len); i++)
    {
      RespiteCheck *check = NULL;
      const RespiteCheck *line = g_ptr_array_index (lines, i);

      if (g_strv_contains (own, line->code))
        continue;
      check = respite_check_copy (line);
      check->answer = RESPITE_ANSWER_YES;
      if (strstr (line->code, "pregnan") != NULL && is_male)
        check->answer = RESPITE_ANSWER_NOT_APPLICABLE;
      g_free (check->value);
      check->value = invent_value (practice, step, line->code);
      g_ptr_array_add (checks, check);
    }
  return checks;
}

static gboolean
answer_gate (RespitePractice           *practice,
             const RespitePracticeStep *step,
             GError                   **error)
{
  g_autoptr (RespiteSessionRecord) record = respite_office_get_session (practice->nurse, get_session (step), FALSE,
                                                                        error);
  g_autoptr (GPtrArray) checks = NULL;
  gboolean is_half = FALSE;

  if (record == NULL)
    return FALSE;
  is_half = g_strcmp0 (step->text, "half") == 0;
  checks = answer_lines (practice, step, record->gate, is_half ? record->gate->len / 2 : record->gate->len);
  return respite_office_save_gate (practice->nurse, get_session (step), checks, error);
}

static gboolean
order_infusion (RespitePractice           *practice,
                const RespitePracticeStep *step,
                GError                   **error)
{
  g_autoptr (RespiteOrder) order = respite_order_new ();
  const RespitePracticeMember *member = step->member;

  order->drug = RESPITE_DRUG_KETAMINE_IV;
  if (!respite_quantity_parse (member->fields[RESPITE_CAST_MG_PER_KG], 3, &order->dose_ug_per_kg, error))
    return FALSE;
  order->dose_ug = respite_muldiv (order->dose_ug_per_kg, member->weight_g, 1000);
  order->dose_ug = (order->dose_ug + WHOLE_MG / 2) / WHOLE_MG * WHOLE_MG;
  order->weight_g = member->weight_g;
  order->weight_kind = RESPITE_WEIGHT_ACTUAL;
  g_free (order->weight_on);
  order->weight_on = respite_time_format_date (step->at, practice->zone);
  order->bag_ul = BAG_UL;
  order->concentration_ug_per_ml = respite_muldiv (order->dose_ug, 1000, BAG_UL);
  order->planned_ms = member->minutes * RESPITE_MINUTE_MS;
  order->rate_ugph = respite_muldiv (order->dose_ug, 60, member->minutes);
  g_free (order->rate_text);
  order->rate_text = respite_quantity_format_mg_per_h (order->rate_ugph);
  respite_practice_set (&order->adjuncts, "ondansetron 4 mg if nausea");
  respite_practice_set (&order->note, "");
  return respite_office_order_session (practice->prescriber, get_session (step), order, FALSE,
                                       RESPITE_PRACTICE_PASSWORD, error);
}

static gboolean
prepare_infusion (RespitePractice           *practice,
                  const RespitePracticeStep *step,
                  GError                   **error)
{
  g_autoptr (RespiteSessionRecord) record = respite_office_get_session (practice->nurse, get_session (step), FALSE,
                                                                        error);
  g_autoptr (RespitePreparation) preparation = respite_preparation_new ();

  if (record == NULL)
    return FALSE;
  respite_practice_set (&preparation->lot, "WS2406K");
  respite_practice_set (&preparation->expiry, "2028-05");
  g_free (preparation->vial);
  preparation->vial = g_strdup_printf ("V%04d", g_rand_int_range (practice->rand, 100, 9999));
  preparation->strength_ug_per_ml = VIAL_UG_PER_ML;
  preparation->vial_ul = VIAL_UL;
  preparation->drawn_ul = respite_muldiv (record->order->dose_ug, 1000, VIAL_UG_PER_ML) + OVERFILL_UL;
  return respite_office_prepare_session (practice->nurse, get_session (step), preparation, "prescriber",
                                         RESPITE_PRACTICE_PASSWORD, error);
}

static gboolean
enter_line (RespitePractice           *practice,
            const RespitePracticeStep *step,
            GError                   **error)
{
  g_autoptr (RespiteEvent) event = NULL;
  gint64 at = step->late_ms > 0 ? step->at - step->late_ms : 0;

  event = respite_office_add_entry (practice->nurse, get_session (step), step->text, at, TRUE, error);
  return event != NULL;
}

/* A remark that belonged to another chair, and is struck out. */
static gboolean
enter_by_mistake (RespitePractice           *practice,
                  const RespitePracticeStep *step,
                  GError                   **error)
{
  g_autoptr (RespiteEvent) event = respite_office_add_entry (practice->nurse, get_session (step), step->text, 0, TRUE,
                                                             error);

  return event != NULL &&
         respite_office_strike_event (practice->nurse, event->id, "Entered at the wrong chair", error);
}

static gboolean
discharge (RespitePractice           *practice,
           const RespitePracticeStep *step,
           GError                   **error)
{
  g_autoptr (RespiteSessionRecord) record = respite_office_get_session (practice->nurse, get_session (step), FALSE,
                                                                        error);
  g_autoptr (GPtrArray) checks = NULL;

  if (record == NULL)
    return FALSE;
  checks = answer_lines (practice, step, record->discharge, record->discharge->len);
  return respite_office_discharge_session (practice->nurse, get_session (step), checks, TRUE, error) &&
         respite_office_note_document (practice->nurse, "handout", "going-home", step->member->patient_id,
                                       get_session (step), step->member->fields[RESPITE_CAST_LANGUAGE], "given",
                                       error);
}

/* The rest is wasted before a witness; where the pump gave more than was drawn, that is explained. */
static gboolean
balance_vials (RespitePractice           *practice,
               const RespitePracticeStep *step,
               GError                   **error)
{
  g_autoptr (RespiteSessionRecord) record = respite_office_get_session (practice->nurse, get_session (step), FALSE,
                                                                        error);
  RespiteVialAct act = {
    .kind = RESPITE_VIAL_WASTED, .amount = "rest", .reason = "Emptied into the waste gel",
    .witness_login = "prescriber", .witness_password = RESPITE_PRACTICE_PASSWORD,
  };

  if (record == NULL || !respite_session_record_is_unbalanced (record))
    return record != NULL;
  if (respite_vial_balance (record->vial_moves, respite_session_record_get_given (record)).open < 0)
    {
      act.kind = RESPITE_VIAL_DIFFERENCE;
      act.reason = "The syringe held more than was written down";
    }
  return respite_office_move_vial (practice->nurse, get_session (step), &act, error);
}

/* The prescriber looks at the course where its protocol asks for it. */
static gboolean
review_course (RespitePractice           *practice,
               const RespitePracticeStep *step,
               GError                   **error)
{
  g_autoptr (RespiteSessionRecord) record = respite_office_get_session (practice->prescriber, get_session (step),
                                                                        FALSE, error);

  return record != NULL &&
         respite_office_review_course (practice->prescriber, record->session->course_id, RESPITE_VERDICT_CONTINUE,
                                       step->text, error) != 0;
}

static gboolean
sign_visit (RespitePractice           *practice,
            const RespitePracticeStep *step,
            GError                   **error)
{
  return respite_office_sign_session (practice->prescriber, get_session (step), RESPITE_PRACTICE_PASSWORD, error);
}

static gboolean
amend_visit (RespitePractice           *practice,
             const RespitePracticeStep *step,
             GError                   **error)
{
  return respite_office_amend_session (practice->prescriber, get_session (step), step->text,
                                       RESPITE_PRACTICE_PASSWORD, error);
}

/* A set as a nurse would type it: pressure and pulse rise while the infusion runs and fall afterwards. */
static const char *
invent_set (RespitePractice             *practice,
            const RespitePracticeMember *member,
            int                          session,
            double                       since_start,
            double                       since_end)
{
  double effect = since_start <= 0.0 ? 0.0 : 1.0 - exp (-since_start / 14.0);
  GString *line = g_string_new (NULL);
  const char *text = NULL;
  int noise = g_rand_int_range (practice->rand, -3, 4);
  int pain = MAX (1, member->pain - session / 2 - (int) (effect * 3.0 + 0.4));
  int dissociation = 0;

  if (since_end > 0.0)
    effect *= exp (-since_end / 16.0);
  dissociation = (int) (effect * 5.0 + 0.3);
  g_string_append_printf (line, "%d/%d %d %d %d p%d s%d", (int) (member->systolic * (1.0 + 0.14 * effect)) + noise,
                          (int) (member->diastolic * (1.0 + 0.09 * effect)) + noise / 2,
                          (int) (member->pulse * (1.0 + 0.12 * effect)) + g_rand_int_range (practice->rand, -2, 3),
                          MIN (100, member->spo2 + g_rand_int_range (practice->rand, -1, 2)),
                          14 + g_rand_int_range (practice->rand, -1, 3), pain, effect > 0.7 ? 4 : 5);
  if (dissociation > 0)
    g_string_append_printf (line, " x%d", dissociation);
  if (g_rand_int_range (practice->rand, 0, 4) == 0)
    g_string_append_printf (line, " d%d", g_rand_int_range (practice->rand, 0, 3));
  text = g_intern_string (line->str);
  g_string_free (line, TRUE);
  return text;
}

typedef struct
{
  RespitePractice    *practice;
  RespitePracticeStep step;
  gint64              start;
} VisitPlan;

static void
add_line (VisitPlan  *plan,
          double      minutes,
          const char *text)
{
  plan->step.at = plan->start + (gint64) (minutes * (double) RESPITE_MINUTE_MS);
  plan->step.func = enter_line;
  plan->step.text = text;
  respite_practice_add_step (plan->practice, &plan->step);
}

static void
add_func (VisitPlan          *plan,
          double              minutes,
          RespitePracticeFunc func,
          const char         *text)
{
  plan->step.at = plan->start + (gint64) (minutes * (double) RESPITE_MINUTE_MS);
  plan->step.func = func;
  plan->step.text = text;
  respite_practice_add_step (plan->practice, &plan->step);
}

/* What makes one visit differ from the next. */
static void
plan_incidents (VisitPlan *plan,
                int        variant)
{
  switch (variant)
    {
    case 0:
      add_line (plan, 12.5, "dizziness start 1");
      add_line (plan, 31.5, "dizziness end");
      add_line (plan, 22.4, "note music on, eyes closed, answers when spoken to");
      break;

    case 1:
      add_line (plan, 17.3, "nausea start 2");
      add_line (plan, 18.6, "ondansetron 4 mg");
      add_line (plan, 33.2, "nausea end");
      add_line (plan, 26.7, "floating start 1");
      add_line (plan, 47.8, "floating end");
      break;

    case 2:
      add_line (plan, 9.4, "bolus 3 mg");
      add_line (plan, 24.6, "anxiety start 2 calm voice, lights down");
      add_line (plan, 36.4, "anxiety end");
      add_func (plan, 27.2, enter_by_mistake, "headache start 1");
      break;

    default:
      add_line (plan, 13.6, "rate 26 mg/h");
      add_line (plan, 29.3, "rate 32 mg/h");
      add_line (plan, 21.8, "numb mouth start 1");
      add_line (plan, 41.2, "numb mouth end");
      break;
    }
}

static void
plan_infusion (VisitPlan  *plan,
               const char *state)
{
  const RespitePracticeMember *member = plan->step.member;
  gboolean is_paused = strcmp (state, "paused") == 0;
  int session = plan->step.session;
  int end = member->minutes;

  add_line (plan, -2.0, invent_set (plan->practice, member, session, 0.0, 0.0));
  add_line (plan, 0.0, "start");
  for (int minute = 5; minute < end; minute += session < 3 || minute < 15 ? 5 : 10)
    {
      /* One set of a visit is entered late. */
      if (minute == 25 && session == 1)
        plan->step.late_ms = 4 * RESPITE_MINUTE_MS;
      add_line (plan, minute + (plan->step.late_ms > 0 ? 4.2 : 0.2),
                invent_set (plan->practice, member, session, minute, 0.0));
      plan->step.late_ms = 0;
    }
  if (is_paused)
    {
      add_line (plan, 12.5, "dizziness start 1");
      add_line (plan, 18.4, "pause");
      add_line (plan, 18.9, "note up to the bathroom with the nurse");
      return;
    }

  plan_incidents (plan, (session + (int) (member->weight_g / 100)) % 4);
  add_line (plan, end, "end");
  add_line (plan, end + 0.4, invent_set (plan->practice, member, session, end, 0.4));
  add_line (plan, end + 15.1, invent_set (plan->practice, member, session, end, 15.0));
  add_line (plan, end + 20.3, "aldrete 10");
  add_line (plan, end + 30.1, invent_set (plan->practice, member, session, end, 30.0));
  add_line (plan, end + 31.0, "padss 10");
}

void
respite_practice_plan_visit (RespitePractice       *practice,
                             RespitePracticeMember *member,
                             int                    session,
                             gint64                 planned_at,
                             const char            *state)
{
  VisitPlan plan = {
    .practice = practice,
    .step = { .member = member, .session = session },
    .start = planned_at + START_MINUTES * RESPITE_MINUTE_MS,
  };

  if (strcmp (state, "planned") == 0)
    return;
  if (strcmp (state, "cancelled") == 0 || strcmp (state, "no-show") == 0)
    {
      add_func (&plan, 15.0, cancel_visit, strcmp (state, "no-show") == 0 ? "Did not come, not reached by phone" :
                "Has a cold; the doctor's advice is to wait");
      return;
    }

  if (strcmp (state, "checked-in") == 0)
    plan.start = practice->now;
  add_func (&plan, -14.0, check_in, NULL);
  add_func (&plan, -9.0, answer_gate, strcmp (state, "checked-in") == 0 ? "half" : NULL);
  if (strcmp (state, "checked-in") == 0)
    return;

  add_func (&plan, -6.0, order_infusion, NULL);
  add_func (&plan, -4.0, prepare_infusion, NULL);
  plan_infusion (&plan, state);
  if (strcmp (state, "paused") == 0 || strcmp (state, "running") == 0 || strcmp (state, "recovery") == 0)
    return;

  add_func (&plan, member->minutes + 36.0, discharge, NULL);
  if (strcmp (state, "discharged") == 0)
    return;
  add_func (&plan, member->minutes + 44.0, balance_vials, NULL);
  add_func (&plan, member->minutes + 48.0, sign_visit, NULL);
  /* Half of the courses: the others stand on the list of those whose review is due. */
  if (session == 2 && member->place % 2 == 0)
    add_func (&plan, member->minutes + 120.0, review_course, "Less pain and better sleep; the last one as planned.");
  if (session == 0)
    add_func (&plan, member->minutes + 600.0, amend_visit, "Patient called: slept well, pain 4 of 10 in the evening.");
}
