/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-session.h"
#include "infusion/respite-timeline.h"

G_BEGIN_DECLS

/* Facts of the Spravato REMS (clinical.md 4.8): a device holds 28 mg, a visit has two or three of them 5 minutes apart,
 * the patient is observed for at least 2 hours, blood pressure is taken before, after 40 minutes and before leaving,
 * and the monitoring form is sent within 7 days. */
#define RESPITE_ESKETAMINE_DEVICE_UG       28000
#define RESPITE_ESKETAMINE_LEAST_DEVICES   2
#define RESPITE_ESKETAMINE_MOST_DEVICES    3
#define RESPITE_ESKETAMINE_APART_MS        (5 * 60 * 1000)
#define RESPITE_ESKETAMINE_OBSERVED_MS     (2 * 60 * 60 * 1000)
#define RESPITE_ESKETAMINE_CHECK_MS        (40 * 60 * 1000)
#define RESPITE_ESKETAMINE_REPORT_DAYS     7

/* What a device holds, for the account of the vials: 0.2 mL of 140 mg/mL. */
#define RESPITE_ESKETAMINE_DEVICE_UL       200
#define RESPITE_ESKETAMINE_UG_PER_ML       140000

/**
 * RespiteEsketaminePressure:
 *
 * The three blood pressures that the monitoring form asks for.
 */
typedef enum
{
  RESPITE_ESKETAMINE_BEFORE,    /* the last one before the first device */
  RESPITE_ESKETAMINE_AFTER,     /* the nearest to 40 minutes after it, 20 minutes more or less */
  RESPITE_ESKETAMINE_LEAVING,   /* the last one, not earlier than 20 minutes after that */
  RESPITE_ESKETAMINE_N_PRESSURES
} RespiteEsketaminePressure;

/**
 * RespiteEsketamineFacts:
 * @devices: how many were used
 * @dose_ug: what was given with them
 * @first_at: when the first was used, 0 for none yet
 * @last_at: when the last was used
 * @apart_ms: the shortest time between two of them, -1 for fewer than two; 0 where two are of the same minute
 * @until: when two hours since the last are over, 0 for none yet
 * @observed_ms: from the first device until the patient left, or until now
 * @is_short: the patient left, or the observation was ended, before @until
 * @pressure_at: when each blood pressure was taken, 0 for one that is missing
 * @systolic: mmHg
 * @diastolic: mmHg
 * @sedation: the first and the last entry that speak of sedation (MOAA/S below 5, drowsiness), 0 for none; the second
 *   is 0 while it lasts
 * @dissociation: the same of dissociation (a score above 0, floating, odd senses, changed time)
 *
 * What the record says of a visit with the nasal spray. Nothing is judged here.
 */
typedef struct
{
  int      devices;
  gint64   dose_ug;
  gint64   first_at;
  gint64   last_at;
  gint64   apart_ms;
  gint64   until;
  gint64   observed_ms;
  gboolean is_short;
  gint64   pressure_at[RESPITE_ESKETAMINE_N_PRESSURES];
  int      systolic[RESPITE_ESKETAMINE_N_PRESSURES];
  int      diastolic[RESPITE_ESKETAMINE_N_PRESSURES];
  gint64   sedation[2];
  gint64   dissociation[2];
} RespiteEsketamineFacts;

/**
 * respite_esketamine_read_facts:
 * @session: says when the patient left
 * @timeline: what happened
 * @now: the clock, where the patient is still there
 * @facts: (out)
 */
void respite_esketamine_read_facts (const RespiteSession   *session,
                                    const RespiteTimeline  *timeline,
                                    gint64                  now,
                                    RespiteEsketamineFacts *facts);

/* (transfer full) (element-type RespiteCheck): the lines of the worksheet in @language ("es", "en_US"), unanswered; a
 * line that asks for details has @needs_value. */
GPtrArray *respite_esketamine_new_lines (const char *language);

/**
 * respite_esketamine_check_line:
 * @check: an answered line
 *
 * A yes to sedation or dissociation has one or two times, a serious event a word about it, the others their time or
 * date.
 *
 * Returns: whether the line can be kept, else %RESPITE_ERROR_INVALID
 */
gboolean respite_esketamine_check_line (const RespiteCheck  *check,
                                        GError             **error);

/* Whether @check has no answer yet; the line about the report may wait. */
gboolean respite_esketamine_is_open (const RespiteCheck *check);

/* How many devices make @dose_ug: 2 or 3; 0 for an amount that whole devices do not make. */
int respite_esketamine_count_devices (gint64 dose_ug);

/* Writes what so many devices hold into @preparation. */
void respite_esketamine_fill_preparation (RespitePreparation *preparation,
                                          int                 devices);

G_END_DECLS
