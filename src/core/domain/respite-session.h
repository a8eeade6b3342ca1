/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "base/respite-code.h"
#include "domain/respite-role.h"

G_BEGIN_DECLS

/**
 * RespiteSessionState:
 *
 * Where an infusion visit stands.
 */
typedef enum
{
  RESPITE_SESSION_PLANNED,
  RESPITE_SESSION_CHECKED_IN,
  RESPITE_SESSION_RUNNING,
  RESPITE_SESSION_PAUSED,
  RESPITE_SESSION_RECOVERY,
  RESPITE_SESSION_DISCHARGED,
  RESPITE_SESSION_SIGNED,
  RESPITE_SESSION_CANCELLED,
  RESPITE_SESSION_NO_SHOW,
} RespiteSessionState;

/* "planned", "checked-in", "running", "paused", "recovery", "discharged", "signed", "cancelled", "no-show" */
extern const RespiteCode respite_session_state_codes[];

/**
 * RespiteSessionAct:
 *
 * What moves a session from one state to another.
 */
typedef enum
{
  RESPITE_SESSION_ACT_CHECK_IN,
  RESPITE_SESSION_ACT_START,
  RESPITE_SESSION_ACT_PAUSE,
  RESPITE_SESSION_ACT_RESUME,
  RESPITE_SESSION_ACT_END,
  RESPITE_SESSION_ACT_DISCHARGE,
  RESPITE_SESSION_ACT_SIGN,
  RESPITE_SESSION_ACT_CANCEL,
  RESPITE_SESSION_ACT_NO_SHOW,
} RespiteSessionAct;

/**
 * respite_session_state_after:
 * @state: where the session stands
 * @act: what is to be done
 * @after: (out): where it stands then
 *
 * The state machine as a table (decisions.md, "State machines").
 *
 * Returns: whether @act is possible in @state
 */
gboolean respite_session_state_after (RespiteSessionState  state,
                                      RespiteSessionAct    act,
                                      RespiteSessionState *after);

/**
 * RespiteSession:
 * @number: its place in the course, from 1
 * @of: how many the course plans
 * @planned_at: the appointment
 * @chair: free text, "" for none yet
 * @planned_minutes: how long the chair is kept, recovery included
 * @recovery_minutes: of them at the end, 0 where nothing was said
 * @booking_reason: why the chair is booked twice, else ""
 * @reason: why it was cancelled
 * @started_at: of the infusion, 0 before
 * @ended_at: of the infusion, 0 before
 * @patient_name: for lists
 * @settings_id: the newest setting when the infusion began; lists and schedule are as they were then
 *
 * One infusion visit.
 */
typedef struct
{
  gint64               id;
  char                *uuid;
  gint64               patient_id;
  gint64               course_id;
  gint64               protocol_id;
  int                  number;
  int                  of;
  RespiteSessionState  state;
  gint64               planned_at;
  int                  planned_minutes;
  char                *chair;
  char                *reason;
  gint64               checked_in_at;
  gint64               started_at;
  gint64               ended_at;
  gint64               discharged_at;
  gint64               signed_at;
  char                *patient_name;
  char                *patient_mrn;
  int                  recovery_minutes;
  char                *booking_reason;
  gint64               settings_id;
} RespiteSession;

RespiteSession *respite_session_new  (void);
RespiteSession *respite_session_copy (const RespiteSession *session);
void            respite_session_free (RespiteSession       *session);

/**
 * RespiteDrug:
 *
 * Which product is given.
 */
typedef enum
{
  RESPITE_DRUG_KETAMINE_IV,
  RESPITE_DRUG_ESKETAMINE_NASAL,
} RespiteDrug;

/* "ketamine-iv", "esketamine-nasal" */
extern const RespiteCode respite_drug_codes[];

/**
 * RespiteWeightKind:
 *
 * Which weight an order was calculated with; how to adjust in high BMI is not settled (clinical.md 2.3).
 */
typedef enum
{
  RESPITE_WEIGHT_ACTUAL,
  RESPITE_WEIGHT_IDEAL,
  RESPITE_WEIGHT_ADJUSTED,
} RespiteWeightKind;

/* "actual", "ideal", "adjusted" */
extern const RespiteCode respite_weight_kind_codes[];

/**
 * RespiteOrder:
 * @dose_ug: the total dose, 0 where only mg/kg was written
 * @dose_ug_per_kg: the dose by weight, 0 where only mg was written
 * @weight_g: the weight used
 * @weight_on: its date, "YYYY-MM-DD"
 * @bag_ul: the whole volume in the bag or syringe, 0 where not written
 * @concentration_ug_per_ml: of what is in the bag, 0 where not written
 * @planned_ms: the planned length
 * @rate_ugph: the rate in micrograms per hour, rounded once at entry; 0 where not written
 * @rate_text: the rate as typed, such as "53.6 mg/h" or "20 mL/h"
 * @adjuncts: other medicines ordered with it, free text
 * @prescriber_id: who ordered
 * @prescriber_name: for print
 *
 * A clinic order, not a prescription. Everything in it was typed by the prescriber; the program fills in nothing.
 */
typedef struct
{
  RespiteDrug        drug;
  gint64             dose_ug;
  gint64             dose_ug_per_kg;
  gint64             weight_g;
  RespiteWeightKind  weight_kind;
  char              *weight_on;
  gint64             bag_ul;
  gint64             concentration_ug_per_ml;
  gint64             planned_ms;
  gint64             rate_ugph;
  char              *rate_text;
  char              *adjuncts;
  char              *note;
  gint64             prescriber_id;
  char              *prescriber_name;
  gint64             ordered_at;
} RespiteOrder;

RespiteOrder *respite_order_new  (void);
RespiteOrder *respite_order_copy (const RespiteOrder *order);
void          respite_order_free (RespiteOrder       *order);

/**
 * RespitePreparation:
 * @strength_ug_per_ml: of the vial
 * @vial_ul: the vial's volume
 * @drawn_ul: the neat volume drawn from it
 * @prepared_id: who prepared
 * @checked_id: the second person who checked; must differ; 0 where the clinic asks for none
 *
 * What was drawn up, by whom, and who checked it.
 */
typedef struct
{
  char   *lot;
  char   *expiry;
  char   *vial;
  gint64  strength_ug_per_ml;
  gint64  vial_ul;
  gint64  drawn_ul;
  gint64  prepared_id;
  char   *prepared_name;
  gint64  checked_id;
  char   *checked_name;
  gint64  at;
} RespitePreparation;

RespitePreparation *respite_preparation_new  (void);
RespitePreparation *respite_preparation_copy (const RespitePreparation *preparation);
void                respite_preparation_free (RespitePreparation       *preparation);

/**
 * RespiteAnswer:
 *
 * How a line of a checklist was answered.
 */
typedef enum
{
  RESPITE_ANSWER_NONE,
  RESPITE_ANSWER_YES,
  RESPITE_ANSWER_NO,
  RESPITE_ANSWER_NOT_APPLICABLE,
} RespiteAnswer;

/* "none", "yes", "no", "n/a" */
extern const RespiteCode respite_answer_codes[];

/**
 * RespiteCheck:
 * @code: the checklist item's code
 * @text: what was asked
 * @answer: how it was answered
 * @value: what goes with it: a name, a time, a number
 * @reason: why it was overridden, needed for a required item that is not "yes" or "n/a"
 * @staff_name: who answered
 * @needs_value: whether "yes" alone says too little: it asks for a name, a time
 * @conditions: (nullable): of the line of eligibility: what the decision asks for and nobody said is met, one a line
 * @note: (nullable): what the clinic's limits say about @value, translated; worked out and not stored
 *
 * An answered line of the gate or of the discharge checklist.
 */
typedef struct
{
  char          *code;
  char          *text;
  gboolean       is_required;
  gboolean       needs_value;
  RespiteAnswer  answer;
  char          *value;
  char          *reason;
  gint64         staff_id;
  char          *staff_name;
  gint64         at;
  char          *conditions;
  char          *note;
} RespiteCheck;

RespiteCheck *respite_check_new  (void);
RespiteCheck *respite_check_copy (const RespiteCheck *check);
void          respite_check_free (RespiteCheck       *check);

/* Whether the line stands in the way: required, not answered "yes" (with its value) or "n/a", and without a reason. */
gboolean respite_check_is_open (const RespiteCheck *check);

/* Whether a required line was passed over with a reason. */
gboolean respite_check_is_overridden (const RespiteCheck *check);

/* Whether the value is the vital signs before the start, written as in the entry line. */
gboolean respite_check_is_baseline (const RespiteCheck *check);

/* Whether the reason of such a line, as it is, is for other vital signs than @value: what excused the old ones excuses
 * no new ones. */
gboolean respite_check_is_reason_stale (const RespiteCheck *check,
                                        const char         *value);

/**
 * RespiteSignature:
 * @meaning: what was said by signing: "ordered", "prepared", "checked", "reviewed", "signed" ...
 * @binding: the keyed hash of the signed content, in hexadecimal
 *
 * A staff signature: the account's password typed again (21 CFR 11.50, 11.70).
 */
typedef struct
{
  gint64       id;
  gint64       staff_id;
  char        *staff_name;
  RespiteRole  roles;
  char        *meaning;
  char        *note;
  gint64       at;
  char        *binding;
  gboolean     is_valid;
} RespiteSignature;

RespiteSignature *respite_signature_new  (void);
RespiteSignature *respite_signature_copy (const RespiteSignature *signature);
void              respite_signature_free (RespiteSignature       *signature);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteSession, respite_session_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteOrder, respite_order_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespitePreparation, respite_preparation_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteCheck, respite_check_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteSignature, respite_signature_free)

G_END_DECLS
