/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-course-acts.h"

#include "base/respite-str.h"
#include "service/respite-acts-private.h"
#include "service/respite-office-settings.h"
#include "store/respite-plan-table.h"
#include "store/respite-session-table.h"

GPtrArray *
respite_office_list_courses (RespiteOffice *office,
                             gint64         patient_id,
                             GError       **error)
{
  g_autoptr (GPtrArray) courses = NULL;

  if (!respite_office_may (office, RESPITE_FUNCTION_COURSE_EDIT, NULL) &&
      !respite_office_may_see (office, patient_id, error))
    return NULL;

  courses = respite_course_table_list (respite_office_get_db (office), patient_id, error);
  for (guint i = 0; courses != NULL && i < courses->len; i++)
    if (!respite_acts_name_course (office, g_ptr_array_index (courses, i), respite_office_get_language (office), error))
      return NULL;

  return g_steal_pointer (&courses);
}

/* (transfer full): named in the office's language; takes @course. */
static RespiteCourse *
tell_course (RespiteOffice *office,
             RespiteCourse *course,
             GError       **error)
{
  if (course == NULL || respite_acts_name_course (office, course, respite_office_get_language (office), error))
    return course;

  respite_course_free (course);

  return NULL;
}

RespiteCourse *
respite_office_get_course (RespiteOffice *office,
                           gint64         course_id,
                           GError       **error)
{
  g_autoptr (RespiteCourse) course = NULL;
  g_autoptr (GError) local = NULL;

  if (respite_office_may (office, RESPITE_FUNCTION_COURSE_EDIT, &local))
    return tell_course (office, respite_course_table_get (respite_office_get_db (office), course_id, error), error);

  /* In an emergency: only that of the record that is open, and no word of whether another one exists. */
  if (respite_office_may (office, RESPITE_FUNCTION_ACCESS_OPEN, NULL))
    course = respite_course_table_get (respite_office_get_db (office), course_id, NULL);
  if (course != NULL && respite_office_may_see (office, course->patient_id, NULL))
    return tell_course (office, g_steal_pointer (&course), error);

  g_propagate_error (error, g_steal_pointer (&local));

  return NULL;
}

/* Planned sessions are cancelled; one that is under way has to be ended first. */
static gboolean
cancel_sessions (RespiteOffice       *office,
                 const RespiteCourse *course,
                 const char          *reason,
                 GError             **error)
{
  g_autoptr (GPtrArray) sessions = respite_session_table_list (respite_office_get_db (office), 0, course->id, 0, 0,
                                                               FALSE, error);

  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    {
      RespiteSession *session = g_ptr_array_index (sessions, i);

      if (session->state == RESPITE_SESSION_CHECKED_IN || session->state == RESPITE_SESSION_RUNNING ||
          session->state == RESPITE_SESSION_PAUSED || session->state == RESPITE_SESSION_RECOVERY)
        return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                                  N_("A session of this course is under way; end it first"));
      if (session->state != RESPITE_SESSION_PLANNED)
        continue;

      respite_set_str (&session->reason, reason);
      if (!respite_acts_step_session (office, session, RESPITE_SESSION_ACT_CANCEL, error) ||
          !respite_acts_audit (office, "session.cancel", RESPITE_KIND_SESSION, session->id, session->patient_id,
                               "planned", "cancelled", reason, error))
        return FALSE;
    }

  return sessions != NULL;
}

/* Consents that were given for this course end with it, unless the clinic or the text says otherwise. */
static gboolean
expire_consents (RespiteOffice       *office,
                 const RespiteCourse *course,
                 GError             **error)
{
  g_autoptr (GPtrArray) rows = respite_consent_table_list (respite_office_get_db (office), course->patient_id, NULL,
                                                           error);

  gboolean ends = respite_office_get_setting_int (office, "consent-ends-with-course", 0, 1, 1) != 0;

  for (guint i = 0; rows != NULL && ends && i < rows->len; i++)
    {
      RespiteConsentRow *row = g_ptr_array_index (rows, i);

      if (row->consent->state == RESPITE_CONSENT_SIGNED && row->consent->course_id == course->id &&
          row->consent->expires_at != 0 &&
          !respite_acts_end_consent (office, row, RESPITE_CONSENT_EXPIRED, NULL, error))
        return FALSE;
    }

  return rows != NULL;
}

gboolean
respite_acts_stop_course (RespiteOffice *office,
                          gint64         course_id,
                          const char    *text,
                          GError       **error)
{
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteCourse) course = respite_course_table_get (db, course_id, error);
  g_autofree char *reason = course != NULL ? respite_acts_dup_reason (text, error) : NULL;

  if (reason == NULL)
    return FALSE;
  if (course->state != RESPITE_COURSE_ACTIVE)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("This course is over already"));

  return cancel_sessions (office, course, reason, error) &&
         expire_consents (office, course, error) &&
         respite_course_table_end (db, course->id, RESPITE_COURSE_STOPPED, reason, respite_acts_get_actor_id (office),
                                   respite_office_get_now (office), error) &&
         respite_acts_audit (office, "course.stop", RESPITE_KIND_COURSE, course->id, course->patient_id, "active",
                             "stopped", reason, error);
}

typedef struct
{
  gint64      course_id;
  const char *reason;
} StopAct;

static gboolean
stop_course (RespiteOffice *office,
             gpointer       data,
             GError       **error)
{
  const StopAct *act = data;

  return respite_acts_stop_course (office, act->course_id, act->reason, error);
}

gboolean
respite_office_stop_course (RespiteOffice *office,
                            gint64         course_id,
                            const char    *reason,
                            GError       **error)
{
  StopAct act = { course_id, reason };

  return respite_office_act (office, RESPITE_FUNCTION_COURSE_EDIT, stop_course, &act, error);
}
