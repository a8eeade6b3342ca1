/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-practice-patient.h"

#include <math.h>
#include <string.h>

#include "base/respite-clock.h"

/* Domino's model; volumes in litres per kilogram, rates per minute. */
#define V1  0.063
#define K10 0.4381
#define K12 0.5921
#define K21 0.2470
#define K13 0.5900
#define K31 0.0146

/* How fast the effect follows the plasma; per minute. */
#define KE0 0.35

#define STEP_MS 2000
#define READ_MS (15 * RESPITE_SECOND_MS)

/* The signs of somebody at rest, and how far people differ; and the noise from one reading to the next. */
typedef struct
{
  RespiteVital vital;
  int          usual;
  int          spread;
  int          noise;
  int          lowest;
  int          highest;
} Sign;

static const Sign signs_at_rest[] = {
  { RESPITE_VITAL_SYSTOLIC, 122, 10, 3, 60, 230 },
  { RESPITE_VITAL_DIASTOLIC, 76, 6, 2, 35, 130 },
  { RESPITE_VITAL_PULSE, 72, 9, 2, 38, 170 },
  { RESPITE_VITAL_SPO2, 98, 1, 1, 80, 100 },
  { RESPITE_VITAL_RESPIRATION, 15, 2, 1, 6, 30  },
  { RESPITE_VITAL_SEDATION, 5, 0, 0, 0, 5   },
  { RESPITE_VITAL_PAIN, 6, 2, 0, 0, 10  },
  { RESPITE_VITAL_DISTRESS, 2, 1, 0, 0, 10  },
  { RESPITE_VITAL_DISSOCIATION, 0, 0, 0, 0, 10  },
  { RESPITE_VITAL_NAUSEA, 0, 0, 0, 0, 3   },
};

/* What a medicine of the timeline does; matched by the beginning of its name. */
typedef enum
{
  EFFECT_CALMS,                 /* sedates, eases distress and dissociation */
  EFFECT_STILLS_NAUSEA,
  EFFECT_LOWERS_PRESSURE,
  N_EFFECTS
} Effect;

static const struct
{
  const char *name;
  Effect      effect;
} medicines[] = {
  { "midazolam", EFFECT_CALMS           },
  { "lorazepam", EFFECT_CALMS           },
  { "diazepam", EFFECT_CALMS           },
  { "ondansetron", EFFECT_STILLS_NAUSEA   },
  { "granisetron", EFFECT_STILLS_NAUSEA   },
  { "prochlorperazin", EFFECT_STILLS_NAUSEA   },
  { "metoclopramid", EFFECT_STILLS_NAUSEA   },
  { "labetalol", EFFECT_LOWERS_PRESSURE },
  { "esmolol", EFFECT_LOWERS_PRESSURE },
  { "hydralazin", EFFECT_LOWERS_PRESSURE },
  { "clonidin", EFFECT_LOWERS_PRESSURE },
};

/* Evenly spread numbers from -1 to 1 that depend on nothing but these two. */
static double
spread (guint32 seed,
        guint32 salt)
{
  guint32 x = seed ^ (salt * 0x9e3779b9U);

  x ^= x >> 16;
  x *= 0x7feb352dU;
  x ^= x >> 15;
  x *= 0x846ca68bU;
  x ^= x >> 16;

  return (double) x / (double) G_MAXUINT32 * 2.0 - 1.0;
}

static double
hill (double dose,
      double half,
      double steepness)
{
  double power = pow (MAX (dose, 0.0) / half, steepness);

  return power / (1.0 + power);
}

/* The total given up to @at, boluses included. */
static double
get_given (const GArray *doses,
           guint        *index,
           gint64        at)
{
  const RespiteDose *dose;

  while (*index + 1 < doses->len && g_array_index (doses, RespiteDose, *index + 1).at <= at)
    (*index)++;
  if (doses->len == 0 || g_array_index (doses, RespiteDose, *index).at > at)
    return 0.0;
  dose = &g_array_index (doses, RespiteDose, *index);

  return (double) dose->given_ug + (double) dose->rate_ugph * (double) (at - dose->at) / (double) RESPITE_HOUR_MS;
}

/* Plasma and effect, both in nanograms per millilitre. */
static void
follow_dose (const RespitePracticePatient *patient,
             const RespiteTimeline        *timeline,
             gint64                        at,
             double                       *plasma,
             double                       *effect)
{
  g_autoptr (GArray) doses = respite_timeline_dup_doses (timeline);
  const double step = (double) STEP_MS / (double) RESPITE_MINUTE_MS;
  const double litres = V1 * (double) patient->weight_g / 1000.0;
  double central = 0.0;
  double fast = 0.0;
  double slow = 0.0;
  double given = 0.0;
  guint index = 0;

  *plasma = 0.0;
  *effect = 0.0;
  if (respite_timeline_get_start (timeline) == 0)
    return;

  for (gint64 time = respite_timeline_get_start (timeline); time <= at; time += STEP_MS)
    {
      double total = get_given (doses, &index, time);
      double change = -(K10 + K12 + K13) * central + K21 * fast + K31 * slow;

      fast += (K12 * central - K21 * fast) * step;
      slow += (K13 * central - K31 * slow) * step;
      central += change * step + total - given;
      given = total;
      *plasma = central / litres;
      *effect += KE0 * (*plasma - *effect) * step;
    }
}

/* How strongly each effect of the medicines is felt at @at, 0 to 1: it comes within minutes and goes within hours. */
static void
follow_medicines (const RespiteTimeline *timeline,
                  gint64                 at,
                  double                 strength[N_EFFECTS])
{
  memset (strength, 0, N_EFFECTS * sizeof *strength);
  for (guint i = 0; i < respite_timeline_get_n_events (timeline); i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (timeline, i);
      double minutes = (double) (at - event->at) / (double) RESPITE_MINUTE_MS;
      g_autofree char *name = NULL;

      if (event->kind != RESPITE_EVENT_MEDICINE || event->is_struck || minutes < 0.0)
        continue;
      name = g_utf8_strdown (event->text, -1);
      for (gsize j = 0; j < G_N_ELEMENTS (medicines); j++)
        if (g_str_has_prefix (name, medicines[j].name))
          strength[medicines[j].effect] = MIN (1.0, strength[medicines[j].effect] +
                                               (1.0 - exp (-minutes / 4.0)) * exp (-minutes / 120.0));
    }
}

/* Whether oxygen flows by the last set that said so. */
static gboolean
has_oxygen (const RespiteTimeline *timeline,
            gint64                 at)
{
  int flow = 0;

  for (guint i = 0; i < respite_timeline_get_n_events (timeline); i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (timeline, i);

      if (event->kind == RESPITE_EVENT_SET && !event->is_struck && event->at <= at &&
          event->vitals[RESPITE_VITAL_OXYGEN] != RESPITE_VITAL_UNSET)
        flow = event->vitals[RESPITE_VITAL_OXYGEN];
    }

  return flow > 0;
}

/* By how much the signs differ from rest. */
static void
add_effects (const RespitePracticePatient *patient,
             double                        effect,
             const double                  medicine[N_EFFECTS],
             gboolean                      oxygen,
             double                        signs[RESPITE_N_VITALS])
{
  double felt = effect * (1.0 + 0.2 * spread (patient->seed, 101));
  double stir = hill (felt, 250.0, 1.5);
  double away = 10.0 * hill (felt, 220.0, 2.5) * (1.0 - 0.4 * medicine[EFFECT_CALMS]);
  double slow = hill (felt, 450.0, 3.0);
  double queasy = 3.0 * hill (felt * (1.0 + 0.4 * spread (patient->seed, 102)), 260.0, 2.0);

  signs[RESPITE_VITAL_SYSTOLIC] += 40.0 * stir - 22.0 * medicine[EFFECT_LOWERS_PRESSURE] -
                                   6.0 * medicine[EFFECT_CALMS];
  signs[RESPITE_VITAL_DIASTOLIC] += 22.0 * stir - 12.0 * medicine[EFFECT_LOWERS_PRESSURE] -
                                    4.0 * medicine[EFFECT_CALMS];
  signs[RESPITE_VITAL_PULSE] += 22.0 * stir - 8.0 * medicine[EFFECT_LOWERS_PRESSURE];
  signs[RESPITE_VITAL_SPO2] += -5.0 * slow - 3.0 * medicine[EFFECT_CALMS] + (oxygen ? 4.0 : 0.0);
  signs[RESPITE_VITAL_RESPIRATION] += -4.0 * slow - 3.0 * medicine[EFFECT_CALMS];
  signs[RESPITE_VITAL_SEDATION] -= 4.0 * slow + 1.4 * medicine[EFFECT_CALMS];
  signs[RESPITE_VITAL_PAIN] *= 1.0 - 0.8 * hill (felt, 120.0, 1.5);
  signs[RESPITE_VITAL_DISSOCIATION] += away;
  signs[RESPITE_VITAL_DISTRESS] += MAX (0.0, away - 5.0) * 0.8 - 2.0 * medicine[EFFECT_CALMS];
  signs[RESPITE_VITAL_NAUSEA] += queasy * (1.0 - 0.85 * medicine[EFFECT_STILLS_NAUSEA]);
}

/* The first value that was recorded up to the start. */
static int
find_recorded (const RespiteTimeline *timeline,
               RespiteVital           vital)
{
  gint64 start = respite_timeline_get_start (timeline);

  for (guint i = 0; i < respite_timeline_get_n_events (timeline); i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (timeline, i);

      if (start != 0 && event->at > start)
        break;
      if (event->kind == RESPITE_EVENT_SET && !event->is_struck && event->vitals[vital] != RESPITE_VITAL_UNSET)
        return event->vitals[vital];
    }

  return RESPITE_VITAL_UNSET;
}

void
respite_practice_patient_init (RespitePracticePatient     *patient,
                               const RespiteSessionRecord *record)
{
  g_return_if_fail (patient != NULL);
  g_return_if_fail (record != NULL);

  patient->seed = g_str_hash (record->session->uuid != NULL ? record->session->uuid : "");
  patient->weight_g = record->order != NULL && record->order->weight_g > 0 ? record->order->weight_g : 70000;
  for (int i = 0; i < RESPITE_N_VITALS; i++)
    patient->rest[i] = RESPITE_VITAL_UNSET;

  for (gsize i = 0; i < G_N_ELEMENTS (signs_at_rest); i++)
    {
      const Sign *sign = &signs_at_rest[i];
      int recorded = find_recorded (record->timeline, sign->vital);

      if (recorded == RESPITE_VITAL_UNSET)
        recorded = sign->usual + (int) lround (sign->spread * spread (patient->seed, sign->vital));
      patient->rest[sign->vital] = (gint16) CLAMP (recorded, sign->lowest, sign->highest);
    }
}

void
respite_practice_patient_read (const RespitePracticePatient *patient,
                               const RespiteTimeline        *timeline,
                               gint64                        at,
                               RespitePracticeSigns         *signs)
{
  double medicine[N_EFFECTS];
  double values[RESPITE_N_VITALS] = { 0.0 };
  double plasma;
  double effect;
  guint32 reading;

  g_return_if_fail (patient != NULL);
  g_return_if_fail (patient->weight_g > 0);
  g_return_if_fail (timeline != NULL);
  g_return_if_fail (signs != NULL);

  at -= at % READ_MS;
  reading = (guint32) (at / READ_MS);
  follow_dose (patient, timeline, at, &plasma, &effect);
  follow_medicines (timeline, at, medicine);
  for (gsize i = 0; i < G_N_ELEMENTS (signs_at_rest); i++)
    values[signs_at_rest[i].vital] = patient->rest[signs_at_rest[i].vital];
  add_effects (patient, effect, medicine, has_oxygen (timeline, at), values);

  for (int i = 0; i < RESPITE_N_VITALS; i++)
    signs->vitals[i] = RESPITE_VITAL_UNSET;
  for (gsize i = 0; i < G_N_ELEMENTS (signs_at_rest); i++)
    {
      const Sign *sign = &signs_at_rest[i];
      double noise = sign->noise * spread (patient->seed + reading, 200 + sign->vital);

      signs->vitals[sign->vital] = (gint16) CLAMP (lround (values[sign->vital] + noise), sign->lowest, sign->highest);
    }
  /* A cuff never reads them closer than this. */
  signs->vitals[RESPITE_VITAL_DIASTOLIC] = MIN (signs->vitals[RESPITE_VITAL_DIASTOLIC],
                                                (gint16) (signs->vitals[RESPITE_VITAL_SYSTOLIC] - 15));
  signs->plasma_ng_ml = (int) lround (plasma);
}
