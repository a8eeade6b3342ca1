/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "base/respite-code.h"

G_BEGIN_DECLS

/**
 * RespiteEventKind:
 * @RESPITE_EVENT_START: the infusion begins at @rate_ugph; 0 for a nasal spray, which has no rate
 * @RESPITE_EVENT_RATE: the rate becomes @rate_ugph
 * @RESPITE_EVENT_PAUSE: the pump stands
 * @RESPITE_EVENT_RESUME: it runs again, at @rate_ugph or, where that is 0, at the last rate
 * @RESPITE_EVENT_BOLUS: @amount_ug given at once
 * @RESPITE_EVENT_STOP: stopped before its planned end, with the reason in @text
 * @RESPITE_EVENT_END: ended as planned
 * @RESPITE_EVENT_SET: a set of vital signs and scores; @text is "same" where it copied the one before
 * @RESPITE_EVENT_EFFECT_START: a side effect (@code) began or became worse, @severity 1 to 3, 0 where not graded;
 *   @text says which for "other"
 * @RESPITE_EVENT_EFFECT_END: that side effect was over
 * @RESPITE_EVENT_MEDICINE: @text with its dose text in @detail was given
 * @RESPITE_EVENT_NOTE: @text; with #RESPITE_EVENT_PHOTO as @code what the picture @photo_id shows
 * @RESPITE_EVENT_GAP: @text explains why the time from @from to @at has no entries
 * @RESPITE_EVENT_CONFIRM: a person confirmed after a restart that the pump ran on unchanged until @at
 * @RESPITE_EVENT_EMERGENCY: a timed line of the emergency page, @text
 * @RESPITE_EVENT_RECOVERY: a recovery score, @code "aldrete" or "padss", points in @severity; the points of its
 *   items in @text, such as "22122", where they were given
 */
typedef enum
{
  RESPITE_EVENT_START,
  RESPITE_EVENT_RATE,
  RESPITE_EVENT_PAUSE,
  RESPITE_EVENT_RESUME,
  RESPITE_EVENT_BOLUS,
  RESPITE_EVENT_STOP,
  RESPITE_EVENT_END,
  RESPITE_EVENT_SET,
  RESPITE_EVENT_EFFECT_START,
  RESPITE_EVENT_EFFECT_END,
  RESPITE_EVENT_MEDICINE,
  RESPITE_EVENT_NOTE,
  RESPITE_EVENT_GAP,
  RESPITE_EVENT_CONFIRM,
  RESPITE_EVENT_EMERGENCY,
  RESPITE_EVENT_RECOVERY,
} RespiteEventKind;

/* "start", "rate", "pause", "resume", "bolus", "stop", "end", "set", "effect-start", "effect-end", "medicine",
 * "note", "gap", "confirm", "emergency", "recovery" */
extern const RespiteCode respite_event_kind_codes[];

/**
 * RespiteVital:
 *
 * What a set can hold, in the order of the entry line. MAP is computed, never entered.
 */
typedef enum
{
  RESPITE_VITAL_SYSTOLIC,       /* mmHg */
  RESPITE_VITAL_DIASTOLIC,      /* mmHg */
  RESPITE_VITAL_PULSE,          /* beats per minute */
  RESPITE_VITAL_SPO2,           /* percent */
  RESPITE_VITAL_RESPIRATION,    /* breaths per minute */
  RESPITE_VITAL_OXYGEN,         /* flow in 0.1 L/min; 0 is room air */
  RESPITE_VITAL_ETCO2,          /* mmHg */
  RESPITE_VITAL_TEMPERATURE,    /* 0.1 degrees Celsius */
  RESPITE_VITAL_SEDATION,       /* MOAA/S 0 to 5, 5 is fully awake */
  RESPITE_VITAL_PAIN,           /* 0 to 10 */
  RESPITE_VITAL_DISTRESS,       /* 0 to 10 */
  RESPITE_VITAL_DISSOCIATION,   /* 0 to 10 */
  RESPITE_VITAL_NAUSEA,         /* 0 to 3 */
  RESPITE_VITAL_AVPU,           /* 3 alert, 2 to voice, 1 to pain, 0 unresponsive */
  RESPITE_N_VITALS
} RespiteVital;

#define RESPITE_VITAL_UNSET G_MININT16

/* "systolic", "diastolic", "pulse", "spo2", "respiration", "oxygen", "etco2", "temperature", "sedation", "pain",
 * "distress", "dissociation", "nausea", "avpu" */
extern const RespiteCode respite_vital_codes[];

/**
 * RespiteEvent:
 * @id: inside the database; 0 before it was stored
 * @sequence: the order of entry within the session
 * @at: when it happened
 * @entered_at: when it was entered
 * @vitals: of a set; %RESPITE_VITAL_UNSET where none
 * @rate_ugph: of a start, rate change or resume
 * @amount_ug: of a bolus
 * @code: of a side effect ("nausea", "dizziness" ...) or a recovery score
 * @text: see #RespiteEventKind; "" where none
 * @from: where a gap begins
 * @detail: dose text of a medicine, action taken for a side effect
 * @typed: what was typed into the entry line
 * @replaces: the id of the event that this one corrects, else 0
 * @photo_id: the attachment that a photo shows, else 0
 * @is_struck: whether a later event corrected it, or it was undone; it stays in table and print, struck through
 * @strike_reason: why
 *
 * One entry of an infusion's timeline. A long session holds thousands of them, so it is packed tightly.
 */
typedef struct
{
  gint64   id;
  guint8   uuid[16];
  gint64   session_id;
  gint64   sequence;
  gint64   at;
  gint64   from;
  gint64   entered_at;
  gint64   staff_id;
  char    *staff_name;
  gint64   rate_ugph;
  gint64   amount_ug;
  gint16   vitals[RESPITE_N_VITALS];
  gint16   severity;
  guint    kind : 8;            /* RespiteEventKind */
  guint    is_struck : 1;
  char    *code;
  char    *text;
  char    *detail;
  char    *typed;
  gint64   replaces;
  gint64   photo_id;
  char    *strike_reason;
} RespiteEvent;

/* The code of a note that goes with a picture. */
#define RESPITE_EVENT_PHOTO "photo"

/* The code of a start, dose, stop and end where a nasal spray was ordered. */
#define RESPITE_EVENT_SPRAY "spray"

/* Beyond these a rate or a bolus can only be a slip; no dose advice. */
#define RESPITE_EVENT_MAX_RATE_UGPH (G_GINT64_CONSTANT (10000) * 1000)
#define RESPITE_EVENT_MAX_BOLUS_UG  (G_GINT64_CONSTANT (1000) * 1000)

/* Late means entered at least this long after it happened. */
#define RESPITE_EVENT_LATE_MS (2 * 60 * 1000)

/* A new event of @kind at @at with every vital sign unset and every text ""; the store gives it its UUID. */
RespiteEvent *respite_event_new  (RespiteEventKind    kind,
                                  gint64              at);
RespiteEvent *respite_event_copy (const RespiteEvent *event);
void          respite_event_free (RespiteEvent       *event);

/* What it is called outside the database, as "53768cc0-0fbe-4e63-8800-0b7a29ef1fc7"; other text becomes zeros. */
void  respite_event_set_uuid (RespiteEvent       *event,
                              const char         *text);

/* (transfer full) */
char *respite_event_dup_uuid (const RespiteEvent *event);

static inline gboolean
respite_event_has_vital (const RespiteEvent *event,
                         RespiteVital        vital)
{
  return event->vitals[vital] != RESPITE_VITAL_UNSET;
}

static inline gboolean
respite_event_is_late (const RespiteEvent *event)
{
  return event->entered_at - event->at >= RESPITE_EVENT_LATE_MS;
}

gboolean respite_event_is_photo (const RespiteEvent *event);

/* Whether the total given is made up of it: start, rates, pauses, boluses, end. */
gboolean respite_event_is_dose (const RespiteEvent *event);

/* Whether it is such an entry of a nasal spray, which observes the patient and infuses nothing. */
gboolean respite_event_is_spray (const RespiteEvent *event);

/**
 * respite_event_get_map:
 *
 * Returns: the mean arterial pressure, diastolic + a third of the pulse pressure, rounded; or
 *   %RESPITE_VITAL_UNSET where a pressure is missing
 */
int respite_event_get_map (const RespiteEvent *event);

/**
 * respite_event_check:
 * @event: what is to be recorded
 * @error: the clear word why it cannot be
 *
 * Refuses the impossible: a systolic pressure not above the diastolic, values no body has, an empty set, a rate or
 * bolus of nothing. The limits are those of respite_vital_get_limits().
 *
 * Returns: whether the event can be recorded
 */
gboolean respite_event_check (const RespiteEvent  *event,
                              GError             **error);

/**
 * RespiteVitalLimits:
 * @least: below is impossible
 * @low: below is unusual and asks once
 * @high: above is unusual and asks once
 * @most: above is impossible
 * @decimals: how many decimals the integer carries
 */
typedef struct
{
  int         least;
  int         low;
  int         high;
  int         most;
  int         decimals;
  const char *unit;
} RespiteVitalLimits;

const RespiteVitalLimits *respite_vital_get_limits (RespiteVital vital);

/* Whether @value is possible for @vital; else a sentence with the limits. */
gboolean respite_vital_check (RespiteVital   vital,
                              int            value,
                              GError       **error);

/* The letter of a value on the AVPU scale (clinical.md 4.5): "A", "V", "P" or "U"; "" for any other number. */
const char *respite_avpu_get_letter (int value);

/* The value of a letter in either case, or %RESPITE_VITAL_UNSET. */
int respite_avpu_from_letter (char letter);

/* Whether @value is possible but more often a slip. */
gboolean respite_vital_is_unusual (RespiteVital vital,
                                   int          value);

/**
 * RespiteEffect:
 * @code: as stored, such as "nausea"
 * @name: in plain English, marked for translation
 *
 * The own side-effect list of clinical.md 4.6; ends with a %NULL code.
 */
typedef struct
{
  const char *code;
  const char *name;
} RespiteEffect;

extern const RespiteEffect respite_effects[];

/* Returns: (transfer none) (nullable): the row of @code, %NULL where it is not in the list. */
const RespiteEffect *respite_effect_find (const char *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteEvent, respite_event_free)

G_END_DECLS
