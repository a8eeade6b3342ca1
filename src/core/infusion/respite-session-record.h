/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "domain/respite-clinic-info.h"
#include "domain/respite-course.h"
#include "domain/respite-patient.h"
#include "domain/respite-protocol.h"
#include "domain/respite-session.h"
#include "domain/respite-vial.h"
#include "infusion/respite-monitor.h"
#include "infusion/respite-clinic-list.h"
#include "infusion/respite-recovery.h"
#include "infusion/respite-thresholds.h"
#include "infusion/respite-timeline.h"

G_BEGIN_DECLS

/* "Given equals the timeline" and the account of the vials have this tolerance where the clinic set no other. */
#define RESPITE_DOSE_TOLERANCE_UG 1000

/**
 * RespiteAddendum:
 * @event_id: the entry that it amends, 0 for an addition
 * @text: what is added, or what the entry should have been
 * @reason: why an entry is amended, else ""
 *
 * What was added to a signed session, or what an entry of it should have been. The entry itself stays as it was signed.
 */
typedef struct
{
  char   *uuid;
  gint64  event_id;
  char   *text;
  char   *reason;
  char   *staff_name;
  gint64  at;
} RespiteAddendum;

void respite_addendum_free (RespiteAddendum *addendum);

/**
 * RespiteSessionRecord:
 * @course: (nullable)
 * @protocol: (nullable)
 * @order: (nullable): none written yet
 * @preparation: (nullable): none recorded yet
 * @gate: (element-type RespiteCheck): every line of the protocol's gate, answered or not
 * @discharge: (element-type RespiteCheck): likewise
 * @worksheet: (element-type RespiteCheck): of a visit with a nasal spray, every line of its monitoring form, else empty
 * @timeline: what happened
 * @thresholds: those in force when the infusion began, else the clinic's present ones
 * @signatures: (element-type RespiteSignature)
 * @addenda: (element-type RespiteAddendum)
 * @vial_moves: (element-type RespiteVialMove): what was drawn for it and what became of that
 * @medicines: (nullable) (element-type RespiteListItem): what the entry line offers, by the clinic's list
 * @recovery: (element-type RespiteRecoveryScale): the recovery scores, with the clinic's goals when it began
 * @schedule: when sets fall due, by the protocol or else the clinic, as it was when the infusion began
 * @needs_check: whether the clinic asks for a second person who checks the preparation
 * @monitor: (element-type RespiteMonitorBatch): what was imported from monitors, also what was taken back
 * @dose_tolerance_ug: how far the account of the vials may be from nothing, by the clinic's setting
 * @unconfirmed_since: the instant since which nobody has looked (the program was down while it ran), 0 for none
 *
 * Everything of one session, as the session page, the chart and the documents need it. Reference counted, any thread;
 * nothing in it changes once it was read.
 */
typedef struct
{
  RespitePatient     *patient;
  RespiteSession     *session;
  RespiteCourse      *course;
  RespiteProtocol    *protocol;
  RespiteOrder       *order;
  RespitePreparation *preparation;
  GPtrArray          *gate;
  GPtrArray          *discharge;
  GPtrArray          *worksheet;
  RespiteTimeline    *timeline;
  RespiteThresholds  *thresholds;
  GPtrArray          *signatures;
  GPtrArray          *addenda;
  GPtrArray          *vial_moves;
  GPtrArray          *medicines;
  GPtrArray          *recovery;
  RespiteSchedule     schedule;
  gboolean            needs_check;
  GPtrArray          *monitor;
  gint64              dose_tolerance_ug;
  gint64              unconfirmed_since;
} RespiteSessionRecord;

/* A record whose patient, session, lists, timeline and thresholds (the example) are empty but there. */
RespiteSessionRecord *respite_session_record_new   (void);
RespiteSessionRecord *respite_session_record_ref   (const RespiteSessionRecord *record);
void                  respite_session_record_unref (RespiteSessionRecord       *record);

/* Returns: (transfer none) (nullable): the newest amendment of an entry */
const RespiteAddendum *respite_session_record_find_amendment (const RespiteSessionRecord *record,
                                                              gint64                      event_id);

/* Whether an entry was amended after the signature; an addition to the whole session is none. */
gboolean respite_session_record_has_amended (const RespiteSessionRecord *record);

/* Whether an entry of which the total is made up was amended; the total stays that which was signed. */
gboolean respite_session_record_is_dose_amended (const RespiteSessionRecord *record);

/* Returns: (transfer none) (nullable): the entry with that key */
const RespiteEvent *respite_session_record_find_event (const RespiteSessionRecord *record,
                                                       gint64                      event_id);

/* What was given by the timeline, to its end or, while it runs, to the last entry: micrograms. */
gint64 respite_session_record_get_given (const RespiteSessionRecord *record);

/* Whether it has begun and not ended: what was given still grows. */
gboolean respite_session_record_is_infusing (const RespiteSessionRecord *record);

/* Whether a nasal spray was ordered: there is no pump and no rate, and the patient is observed for two hours. */
gboolean respite_session_record_is_nasal (const RespiteSessionRecord *record);

/* Whether something of what was drawn is neither given, wasted, returned nor explained, beyond the tolerance. */
gboolean respite_session_record_is_unbalanced (const RespiteSessionRecord *record);

/* Whether it has values of a monitor that were not taken back. */
gboolean respite_session_record_has_monitor (const RespiteSessionRecord *record);

/**
 * RespiteMissing:
 * @code: "no-end-set", "unexplained-gap", "open-effect", "open-prompt", "no-end", "no-score", "low-score",
 *   "no-discharge", "open-check", "unconfirmed", "vial-balance", "emergency-open", "emergency-note", "no-pressure",
 *   "short-observation", "open-worksheet"
 * @text: a sentence, marked for translation
 * @at: (optional): the instant it is about, 0 for none
 * @blocks: whether the session cannot be signed with it
 */
typedef struct
{
  const char *code;
  const char *text;
  gint64      at;
  gboolean    blocks;
} RespiteMissing;

/**
 * respite_session_record_list_missing:
 * @now: the clock
 *
 * The completeness list before the signature (product.md 6). A running infusion, an open required line, a missing
 * discharge, an unconfirmed stretch, and an emergency without its outcome or its note block; a gap, an effect that
 * lasts, a missing score or last set are shown to the person who signs and stay in the record as they are.
 *
 * Returns: (transfer full) (element-type RespiteMissing): empty when the record is complete
 */
GArray *respite_session_record_list_missing (const RespiteSessionRecord *record,
                                             gint64                      now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteSessionRecord, respite_session_record_unref)

G_END_DECLS
