/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "infusion/respite-session-record.h"

G_BEGIN_DECLS

/**
 * RespitePracticePatient:
 * @weight_g: the weight of the order, else of the visit, else 70 kg
 * @seed: what makes this person differ from the next
 * @rest: the signs before the infusion: those that were recorded, else what @seed gives
 *
 * The person of a practice clinic, whose signs answer to what the pump gives. For training only: a real clinic has
 * none, and no figure of it describes anybody.
 *
 * Plasma: racemic ketamine into a vein by the three-compartment model of Domino (Domino EF and others, Clin Pharmacol
 * Ther 1984;36:645-653: V1 0.063 L/kg; per minute k10 0.4381, k12 0.5921, k21 0.2470, k13 0.5900, k31 0.0146). Effect:
 * it follows the plasma with 0.35 per minute; signs and scores are Hill curves of it, made for training. A nasal spray
 * has no rate here and changes nothing.
 */
typedef struct
{
  gint64  weight_g;
  guint32 seed;
  gint16  rest[RESPITE_N_VITALS];
} RespitePracticePatient;

/**
 * RespitePracticeSigns:
 * @vitals: what a monitor and the person would say; %RESPITE_VITAL_UNSET for what is not simulated
 * @plasma_ng_ml: the concentration in plasma
 */
typedef struct
{
  gint16 vitals[RESPITE_N_VITALS];
  int    plasma_ng_ml;
} RespitePracticeSigns;

/* The person of @record's session; the same session always gives the same one. */
void respite_practice_patient_init (RespitePracticePatient     *patient,
                                    const RespiteSessionRecord *record);

/**
 * respite_practice_patient_read:
 * @timeline: what has been recorded: pump, boluses, medicines and oxygen count, everything else does not
 * @at: an instant
 * @signs: (out): the signs of the quarter minute that @at is in
 *
 * Any thread. The same arguments give the same signs.
 */
void respite_practice_patient_read (const RespitePracticePatient *patient,
                                    const RespiteTimeline        *timeline,
                                    gint64                        at,
                                    RespitePracticeSigns         *signs);

G_END_DECLS
