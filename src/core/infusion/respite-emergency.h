/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "infusion/respite-timeline.h"

G_BEGIN_DECLS

/**
 * RespiteEmergencyRole:
 * @RESPITE_EMERGENCY_BEGIN: the emergency was called
 * @RESPITE_EMERGENCY_ACT: something that was done or seen in it
 * @RESPITE_EMERGENCY_END: how it ended
 * @RESPITE_EMERGENCY_NOTE: written down about it afterwards
 *
 * What a timed line does to an emergency.
 */
typedef enum
{
  RESPITE_EMERGENCY_BEGIN,
  RESPITE_EMERGENCY_ACT,
  RESPITE_EMERGENCY_END,
  RESPITE_EMERGENCY_NOTE,
} RespiteEmergencyRole;

/**
 * RespiteEmergencyLine:
 * @code: as stored in an event's @code, such as "cpr-start"; typed with spaces, "emergency cpr start"
 * @name: in plain English, marked for translation
 *
 * One kind of line of an emergency; ends with a %NULL code. A line without a code is free text. Medicines, vital signs
 * and the pump have entries of their own, in an emergency as at any time.
 */
typedef struct
{
  const char          *code;
  const char          *name;
  RespiteEmergencyRole role;
} RespiteEmergencyLine;

extern const RespiteEmergencyLine respite_emergency_lines[];

/* Returns: (transfer none) (nullable): the line of @code, %NULL where the list has none */
const RespiteEmergencyLine *respite_emergency_find (const char *code);

/**
 * respite_emergency_read:
 * @event: an event of kind %RESPITE_EVENT_EMERGENCY
 * @text: what was typed after the word "emergency"
 *
 * Sets the code and the text of @event: the longest code or English name that @text begins with, and what follows it.
 */
void respite_emergency_read (RespiteEvent *event,
                             const char   *text);

/**
 * RespiteEmergency:
 * @begin: when it was called, or its first line happened
 * @end: 0 while it is open
 * @ending: (nullable): the line that closed it
 * @note: (nullable): the last note about it
 * @last: when its last line happened
 *
 * One emergency from call to outcome. Borrows from the timeline.
 */
typedef struct
{
  gint64              begin;
  gint64              end;
  const RespiteEvent *ending;
  const RespiteEvent *note;
  gint64              last;
} RespiteEmergency;

/* Returns: (transfer full) (element-type RespiteEmergency): by time. A line while none is open begins one. */
GArray *respite_timeline_dup_emergencies (const RespiteTimeline *timeline);

/* When the open emergency began, 0 where none is open. */
gint64 respite_timeline_get_emergency (const RespiteTimeline *timeline);

/* Whether a note about it is still owed: everything but a false alarm needs one. */
gboolean respite_emergency_needs_note (const RespiteEmergency *emergency);

/**
 * respite_emergency_check:
 * @timeline: what is recorded
 * @event: of kind %RESPITE_EVENT_EMERGENCY; its @replaces is honoured
 * @error: the clear word why it cannot be
 *
 * An emergency is not called twice, not closed before its last line, and a note needs one to be about.
 *
 * Returns: whether @event can be added
 */
gboolean respite_emergency_check (const RespiteTimeline  *timeline,
                                  const RespiteEvent     *event,
                                  GError                **error);

G_END_DECLS
