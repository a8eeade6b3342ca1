/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "domain/respite-course.h"

const RespiteCode respite_course_state_codes[] = {
  { RESPITE_COURSE_ACTIVE,    "active"    },
  { RESPITE_COURSE_COMPLETED, "completed" },
  { RESPITE_COURSE_STOPPED,   "stopped"   },
  { 0,                        NULL        },
};

RespiteCourse *
respite_course_new (void)
{
  return g_new0 (RespiteCourse, 1);
}

RespiteCourse *
respite_course_copy (const RespiteCourse *course)
{
  RespiteCourse *copy = g_memdup2 (course, sizeof *course);

  copy->uuid = g_strdup (course->uuid);
  copy->protocol_name = g_strdup (course->protocol_name);
  copy->start_on = g_strdup (course->start_on);
  copy->reason = g_strdup (course->reason);

  return copy;
}

void
respite_course_free (RespiteCourse *course)
{
  if (course == NULL)
    return;

  g_free (course->uuid);
  g_free (course->protocol_name);
  g_free (course->start_on);
  g_free (course->reason);
  g_free (course);
}
