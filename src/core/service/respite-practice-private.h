/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-patient.h"
#include "domain/respite-protocol.h"
#include "service/respite-office.h"
#include "service/respite-practice.h"

G_BEGIN_DECLS

/**
 * RespitePracticeColumn:
 *
 * The columns of data/demo/cast.tsv.
 */
typedef enum
{
  RESPITE_CAST_PLAN,
  RESPITE_CAST_NUMBER,
  RESPITE_CAST_MINUTES_FROM_NOW,
  RESPITE_CAST_CHAIR,
  RESPITE_CAST_FAMILY,
  RESPITE_CAST_GIVEN,
  RESPITE_CAST_PREFERRED,
  RESPITE_CAST_BORN,
  RESPITE_CAST_SEX,
  RESPITE_CAST_LANGUAGE,
  RESPITE_CAST_LARGE_PRINT,
  RESPITE_CAST_PHONE,
  RESPITE_CAST_WEIGHT,
  RESPITE_CAST_HEIGHT,
  RESPITE_CAST_ALLERGIES,
  RESPITE_CAST_PROBLEMS,
  RESPITE_CAST_MEDICINES,
  RESPITE_CAST_ESCORT,
  RESPITE_CAST_ESCORT_PHONE,
  RESPITE_CAST_ANSWERS,
  RESPITE_CAST_MG_PER_KG,
  RESPITE_CAST_MINUTES,
  RESPITE_N_CAST_COLUMNS
} RespiteCastColumn;

/**
 * RespitePracticeMember:
 * @fields: a row of the cast
 * @number: which session of the course falls on today, 0 for no course
 * @session_at: the appointment of that session
 * @weight_g: of the patient
 * @systolic: and the other vital signs at rest, for the simulation
 * @place: in the cast, from 0
 * @mood: PHQ-9 before treatment
 * @sessions: (element-type gint64): the course's sessions, once it stands on the calendar
 *
 * A person of the cast and what happens to them.
 */
typedef struct
{
  GStrv   fields;
  int     number;
  gint64  session_at;
  gint64  weight_g;
  gint64  patient_id;
  int     minutes;
  int     systolic;
  int     diastolic;
  int     pulse;
  int     spo2;
  int     pain;
  int     mood;
  guint   place;
  GArray *sessions;
} RespitePracticeMember;

/**
 * RespitePractice:
 * @clock: a fake clock that goes from step to step
 * @owner: and the others: the same clinic, opened once for each account
 * @score_rand: for what is answered to score sheets, apart from @rand
 * @steps: (element-type RespitePracticeStep)
 */
typedef struct
{
  RespiteClock    *clock;
  RespiteOffice   *owner;
  RespiteOffice   *prescriber;
  RespiteOffice   *nurse;
  RespiteOffice   *desk;
  GTimeZone       *zone;
  GRand           *rand;
  GRand           *score_rand;
  gint64           now;
  RespiteProtocol *protocol;
  GPtrArray       *members;
  GArray          *steps;
} RespitePractice;

typedef struct _RespitePracticeStep RespitePracticeStep;

/* Does one step at its time. */
typedef gboolean (*RespitePracticeFunc) (RespitePractice            *practice,
                                         const RespitePracticeStep  *step,
                                         GError                    **error);

/**
 * RespitePracticeStep:
 * @at: when
 * @order: its place among the steps of the same instant
 * @session: the position of the session in the course, from 0; of a score sheet the day after the first infusion
 * @text: an entry line, borrowed from the practice's string chunk; the slug of a score sheet
 * @is_safety: whether the sheet gets an answer that somebody has to look at
 * @late_ms: how long after it happened it is entered
 */
struct _RespitePracticeStep
{
  gint64                 at;
  guint                  order;
  RespitePracticeFunc    func;
  RespitePracticeMember *member;
  int                    session;
  const char            *text;
  gint64                 late_ms;
  gboolean               is_safety;
};

/* Adds a step, unless it lies in the future. */
void respite_practice_add_step (RespitePractice           *practice,
                                const RespitePracticeStep *step);

/* Plans what leads to the first visit: registration, screening, decision, consent, course. */
void respite_practice_plan_member (RespitePractice       *practice,
                                   RespitePracticeMember *member);

/* Plans the score sheets: at the @intake and in the weeks after the @first infusion. */
void respite_practice_plan_scores (RespitePractice       *practice,
                                   RespitePracticeMember *member,
                                   gint64                 intake,
                                   gint64                 first);

/* A step: the prescriber writes down what was done about the patient's safety answers. */
gboolean respite_practice_acknowledge (RespitePractice            *practice,
                                       const RespitePracticeStep  *step,
                                       GError                    **error);

/* Plans one visit up to @state, an entry of the cast's first column, or to its end for "signed". */
void respite_practice_plan_visit (RespitePractice       *practice,
                                  RespitePracticeMember *member,
                                  int                    session,
                                  gint64                 planned_at,
                                  const char            *state);

/* Adds patients with nothing but their data, in acts of a thousand. */
gboolean respite_practice_add_crowd (RespitePractice  *practice,
                                     int               count,
                                     GError          **error);

/* The lines of a file of data/demo, without comments. (transfer full) (array zero-terminated=1) */
GStrv respite_practice_read_lines (const char *name);

/* Cleans up a field: copies @value into *@field. */
void respite_practice_set (char       **field,
                           const char  *value);

G_END_DECLS
