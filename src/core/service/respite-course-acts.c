/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-course-acts.h"

#include "base/respite-str.h"
#include "base/respite-time.h"
#include "interop/respite-protocol-file.h"
#include "service/respite-acts-private.h"
#include "service/respite-office-settings.h"
#include "store/respite-plan-table.h"
#include "store/respite-session-table.h"

#define CHAIR_CHARS 40
#define PAST_DAYS 366
#define FUTURE_DAYS (3 * 366)
#define DEFAULT_MINUTES 120

/* The protocol of a stored row, with the keys that it has here. */
static RespiteProtocol *
read_protocol (const RespiteProtocolRow *row,
               const char               *language,
               GError                  **error)
{
  RespiteProtocol *protocol = respite_protocol_from_json (row->json, -1, language, error);

  if (protocol == NULL)
    return NULL;

  protocol->id = row->id;
  protocol->version = row->version;
  protocol->is_builtin = row->is_builtin;
  respite_set_str (&protocol->uuid, row->uuid);
  respite_set_str (&protocol->slug, row->slug);

  return protocol;
}

RespiteProtocol *
respite_acts_load_protocol (RespiteOffice *office,
                            gint64         protocol_id,
                            const char    *language,
                            GError       **error)
{
  g_autoptr (RespiteProtocolRow) row = respite_protocol_table_get (respite_office_get_db (office), protocol_id, error);

  return row != NULL ? read_protocol (row, language, error) : NULL;
}

gboolean
respite_acts_name_course (RespiteOffice *office,
                          RespiteCourse *course,
                          const char    *language,
                          GError       **error)
{
  g_autoptr (RespiteProtocol) protocol = respite_acts_load_protocol (office, course->protocol_id, language, error);

  if (protocol == NULL)
    return FALSE;

  respite_set_str (&course->protocol_name, protocol->name);

  return TRUE;
}

GPtrArray *
respite_office_list_protocols (RespiteOffice *office,
                               const char    *language,
                               GError       **error)
{
  g_autoptr (GPtrArray) protocols = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_protocol_free);
  g_autoptr (GPtrArray) rows = NULL;

  if (!respite_office_may (office, RESPITE_FUNCTION_PROTOCOL_VIEW, error))
    return NULL;

  rows = respite_protocol_table_list (respite_office_get_db (office), error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      RespiteProtocol *protocol = read_protocol (g_ptr_array_index (rows, i), language, error);

      if (protocol == NULL)
        return NULL;
      g_ptr_array_add (protocols, protocol);
    }

  return rows != NULL ? g_steal_pointer (&protocols) : NULL;
}

RespiteProtocol *
respite_office_get_protocol (RespiteOffice *office,
                             gint64         protocol_id,
                             const char    *language,
                             GError       **error)
{
  if (!respite_office_may (office, RESPITE_FUNCTION_PROTOCOL_VIEW, error))
    return NULL;

  return respite_acts_load_protocol (office, protocol_id, language, error);
}

static gboolean
import_protocol (RespiteOffice *office,
                 gpointer       data,
                 GError       **error)
{
  RespiteProtocol *protocol = data;
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteProtocolRow) latest = NULL;
  g_autoptr (GError) local = NULL;
  g_autofree char *text = NULL;

  if (respite_str_is_empty (protocol->uuid))
    {
      g_free (protocol->uuid);
      protocol->uuid = g_uuid_string_random ();
    }

  latest = respite_protocol_table_find (db, protocol->uuid, "", &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (latest != NULL && latest->is_builtin)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_("A built-in protocol cannot be replaced; give the file a uuid of its own"));
  if (latest != NULL && protocol->version <= latest->version)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_("This protocol is here already; a new version needs a higher number than %d"),
                              latest->version);

  protocol->version = MAX (protocol->version, 1);
  protocol->is_builtin = FALSE;
  respite_set_str (&protocol->slug, "");
  if (!respite_protocol_table_insert (db, protocol, respite_acts_get_actor_id (office),
                                      respite_office_get_now (office), error))
    return FALSE;

  text = g_strdup_printf ("%s, version %d", protocol->name, protocol->version);

  return respite_acts_audit (office, "protocol.import", RESPITE_KIND_PROTOCOL, protocol->id, 0, NULL, text, NULL,
                             error);
}

gint64
respite_office_import_protocol (RespiteOffice *office,
                                GBytes        *json,
                                GError       **error)
{
  g_autoptr (RespiteProtocol) protocol = NULL;
  gsize size;
  const char *data = g_bytes_get_data (json, &size);

  /* A refusal for lack of permission comes before anything that the file says. */
  if (respite_office_may (office, RESPITE_FUNCTION_PROTOCOL_MANAGE, NULL))
    {
      protocol = respite_protocol_from_json (data, (gssize) size, "en", error);
      if (protocol == NULL)
        return 0;
    }

  return respite_office_act (office, RESPITE_FUNCTION_PROTOCOL_MANAGE, import_protocol, protocol, error) ?
         protocol->id : 0;
}

typedef struct
{
  gint64      patient_id;
  gint64      protocol_id;
  const char *start_on;
  int         time_minutes;
  const char *chair;
  gint64      id;
} AddAct;

static gboolean
check_start (RespiteOffice *office,
             const AddAct  *act,
             GDate         *start,
             GError       **error)
{
  g_autofree char *today_text = respite_time_format_date (respite_office_get_now (office),
                                                          respite_office_get_zone (office));
  GDate today;
  int days;

  if (!respite_date_parse (act->start_on, start) || !respite_date_parse (today_text, &today))
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("The first day is not a date; write it as 2026-11-23"));

  days = g_date_days_between (&today, start);
  if (days < -PAST_DAYS || days > FUTURE_DAYS)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("The first day is too far away: at most a year back and three years ahead"));
  if (act->time_minutes < 0 || act->time_minutes >= 24 * 60)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The time of the appointments is not a time of day"));

  return TRUE;
}

/* The appointment @days after @start at the course's time of day, in the clinic's time zone. */
static gint64
get_appointment (RespiteOffice *office,
                 const GDate   *start,
                 int            days,
                 int            time_minutes)
{
  GDate date = *start;
  g_autoptr (GDateTime) when = NULL;

  g_date_add_days (&date, (guint) days);
  when = g_date_time_new (respite_office_get_zone (office), g_date_get_year (&date), (int) g_date_get_month (&date),
                          g_date_get_day (&date), time_minutes / 60, time_minutes % 60, 0);

  return g_date_time_to_unix (when) * RESPITE_SECOND_MS;
}

static gboolean
add_sessions (RespiteOffice         *office,
              const AddAct          *act,
              const RespiteProtocol *protocol,
              const GDate           *start,
              const char            *chair,
              GError               **error)
{
  int days = 0;

  for (int i = 0; i < protocol->sessions; i++)
    {
      g_autoptr (RespiteSession) session = respite_session_new ();

      /* A list of days that is too short goes on weekly. */
      days = i < (int) protocol->spacing_days->len ? g_array_index (protocol->spacing_days, int, i) : days + 7;
      session->patient_id = act->patient_id;
      session->course_id = act->id;
      session->protocol_id = act->protocol_id;
      session->number = i + 1;
      session->planned_at = get_appointment (office, start, days, act->time_minutes);
      session->planned_minutes = protocol->planned_minutes > 0 ? protocol->planned_minutes : DEFAULT_MINUTES;
      session->chair = g_strdup (chair);
      if (!respite_session_table_insert (respite_office_get_db (office), session, respite_acts_get_actor_id (office),
                                         respite_office_get_now (office), error))
        return FALSE;
      respite_office_note (office, RESPITE_KIND_SESSION, session->id, act->patient_id);
    }

  return TRUE;
}

static gboolean
add_course (RespiteOffice *office,
            gpointer       data,
            GError       **error)
{
  AddAct *act = data;
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespitePatient) patient = respite_acts_get_active_patient (office, act->patient_id, error);
  g_autoptr (RespiteProtocol) protocol = NULL;
  g_autoptr (RespiteCourse) course = respite_course_new ();
  g_autofree char *chair = NULL;
  g_autofree char *text = NULL;
  GDate start;

  if (patient == NULL || !check_start (office, act, &start, error))
    return FALSE;
  protocol = respite_acts_load_protocol (office, act->protocol_id, "en", error);
  chair = protocol != NULL ? respite_str_clean (act->chair, CHAIR_CHARS, FALSE, error) : NULL;
  if (chair == NULL)
    return FALSE;

  course->patient_id = act->patient_id;
  course->protocol_id = act->protocol_id;
  course->state = RESPITE_COURSE_ACTIVE;
  course->sessions = protocol->sessions;
  course->start_on = g_strdup (act->start_on);
  if (!respite_course_table_insert (db, course, respite_acts_get_actor_id (office), respite_office_get_now (office),
                                    error))
    return FALSE;

  act->id = course->id;
  text = g_strdup_printf ("%s, version %d, %d sessions from %s", protocol->name, protocol->version, protocol->sessions,
                          act->start_on);

  return add_sessions (office, act, protocol, &start, chair, error) &&
         respite_acts_audit (office, "course.add", RESPITE_KIND_COURSE, course->id, act->patient_id, NULL, text, NULL,
                             error);
}

gint64
respite_office_add_course (RespiteOffice *office,
                           gint64         patient_id,
                           gint64         protocol_id,
                           const char    *start_on,
                           int            time_minutes,
                           const char    *chair,
                           GError       **error)
{
  AddAct act = { patient_id, protocol_id, start_on, time_minutes, chair, 0 };

  g_return_val_if_fail (office != NULL && start_on != NULL, 0);

  return respite_office_act (office, RESPITE_FUNCTION_COURSE_EDIT, add_course, &act, error) ? act.id : 0;
}

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

typedef struct
{
  gint64      course_id;
  const char *reason;
} StopAct;

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

static gboolean
stop_course (RespiteOffice *office,
             gpointer       data,
             GError       **error)
{
  const StopAct *act = data;
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteCourse) course = respite_course_table_get (db, act->course_id, error);
  g_autofree char *reason = course != NULL ? respite_acts_dup_reason (act->reason, error) : NULL;

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

gboolean
respite_office_stop_course (RespiteOffice *office,
                            gint64         course_id,
                            const char    *reason,
                            GError       **error)
{
  StopAct act = { course_id, reason };

  return respite_office_act (office, RESPITE_FUNCTION_COURSE_EDIT, stop_course, &act, error);
}
