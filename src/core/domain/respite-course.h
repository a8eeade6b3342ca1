/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "base/respite-code.h"

G_BEGIN_DECLS

/**
 * RespiteCourseState:
 *
 * Where a course stands.
 */
typedef enum
{
  RESPITE_COURSE_ACTIVE,
  RESPITE_COURSE_COMPLETED,
  RESPITE_COURSE_STOPPED,
} RespiteCourseState;

/* "active", "completed", "stopped" */
extern const RespiteCode respite_course_state_codes[];

/**
 * RespiteCourse:
 * @protocol_id: the exact version of the protocol it was made from
 * @protocol_name: for lists
 * @sessions: how many were planned
 * @done: how many were signed or discharged; filled when read
 * @start_on: "YYYY-MM-DD"
 *
 * A patient's series of sessions.
 */
typedef struct
{
  gint64              id;
  char               *uuid;
  gint64              patient_id;
  gint64              protocol_id;
  char               *protocol_name;
  RespiteCourseState  state;
  int                 sessions;
  int                 done;
  char               *start_on;
  char               *reason;
  gint64              added_at;
} RespiteCourse;

RespiteCourse *respite_course_new  (void);
RespiteCourse *respite_course_copy (const RespiteCourse *course);
void           respite_course_free (RespiteCourse       *course);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteCourse, respite_course_free)

G_END_DECLS
