/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "base/respite-code.h"

G_BEGIN_DECLS

/**
 * RespiteChecklistItem:
 * @code: its word, unique in its list, such as "identity", "escort", "baseline"
 * @text: what is asked, in the language that was asked for
 * @is_required: whether "no" or no answer needs a named reason
 *
 * One line of the readiness gate or of the discharge checklist.
 */
typedef struct
{
  char     *code;
  char     *text;
  gboolean  is_required;
} RespiteChecklistItem;

void respite_checklist_item_free (RespiteChecklistItem *item);

/**
 * RespiteSchedule:
 * @dense_sessions: up to this session of a course, sets fall due every @dense_ms throughout
 * @dense_ms: the interval in those sessions
 * @first_count: later sessions begin with so many sets ...
 * @first_ms: ... this far apart
 * @later_ms: and then go on with this interval
 * @recovery_ms: offsets from the end of the infusion at which a set falls due
 * @n_recovery: how many of them
 *
 * When sets of vital signs fall due (decisions.md: sessions 1 to 3 every 5 min to the end; later ones every 5 min
 * three times, then every 10; recovery +15 and +30 min).
 */
typedef struct
{
  int    dense_sessions;
  gint64 dense_ms;
  int    first_count;
  gint64 first_ms;
  gint64 later_ms;
  gint64 recovery_ms[8];
  int    n_recovery;
} RespiteSchedule;

/* The schedule of decisions.md. */
extern const RespiteSchedule respite_schedule_default;

/**
 * RespiteField:
 *
 * What a protocol is for; some prompts hold for one of them only (clinical.md 2.3).
 */
typedef enum
{
  RESPITE_FIELD_OTHER,
  RESPITE_FIELD_PAIN,
  RESPITE_FIELD_MOOD,
} RespiteField;

/* "other", "pain", "mood" */
extern const RespiteCode respite_field_codes[];

/**
 * RespiteProtocol:
 * @slug: of a built-in one, such as "pain-short-series"; "" otherwise
 * @version: counts the versions under the same @uuid
 * @field: what it is for, in one word: %RESPITE_FIELD_PAIN ...
 * @sessions_min: the fewest sessions of a course
 * @sessions: how many are put on the calendar
 * @sessions_max: the most
 * @spacing_days: (element-type int): the day of each session, counted from the first (0, 3, 7, 10)
 * @minutes_min: the shortest usual infusion; the longest is @minutes_max; both 0 where not said
 * @planned_minutes: how long a visit is booked for
 * @recovery_minutes: of @planned_minutes, at their end; 0 where the clinic decides
 * @review_after: (element-type int): after which sessions a prescriber looks at the course
 * @maintenance_days: how long after the last session the next one is due, 0 where a person decides each time
 * @instruments: which scores fall due, one "slug: when" a line
 * @needs_review: whether the content still has to be confirmed by a prescriber of the clinic
 * @gate: (element-type RespiteChecklistItem): the readiness gate
 * @discharge: (element-type RespiteChecklistItem): the discharge checklist
 * @is_retired: no longer offered
 * @json: the file itself, for export
 *
 * A course template. Never a dose.
 */
typedef struct
{
  gint64           id;
  char            *uuid;
  char            *slug;
  int              version;
  char            *name;
  char            *indication;
  char            *route;
  RespiteField     field;
  int              sessions_min;
  int              sessions;
  int              sessions_max;
  GArray          *spacing_days;
  int              minutes_min;
  int              minutes_max;
  int              planned_minutes;
  int              recovery_minutes;
  GArray          *review_after;
  int              maintenance_days;
  RespiteSchedule  schedule;
  GPtrArray       *gate;
  GPtrArray       *discharge;
  char            *instruments;
  char            *review;
  char            *maintenance;
  char            *source;
  char            *evidence;
  gboolean         needs_review;
  gboolean         is_builtin;
  gboolean         is_retired;
  char            *json;
} RespiteProtocol;

RespiteProtocol *respite_protocol_new  (void);
void             respite_protocol_free (RespiteProtocol *protocol);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteChecklistItem, respite_checklist_item_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteProtocol, respite_protocol_free)

G_END_DECLS
