/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-session-acts.h"

#include "base/respite-str.h"
#include "base/respite-time.h"
#include "infusion/respite-schedule.h"
#include "service/respite-acts-private.h"
#include "service/respite-course-acts.h"
#include "store/respite-event-table.h"
#include "store/respite-plan-table.h"
#include "store/respite-session-table.h"

#define CHAIR_CHARS 40
#define FUTURE_MS (3 * 366 * RESPITE_DAY_MS)
#define MOST_MINUTES (24 * 60)

/* What stands in an error where an act does not fit the state. */
static const char *const step_problems[] = {
  [RESPITE_SESSION_ACT_CHECK_IN] = N_("Only a planned session can be checked in"),
  [RESPITE_SESSION_ACT_START] = N_("The infusion can only begin after the patient was checked in"),
  [RESPITE_SESSION_ACT_PAUSE] = N_("Only a running infusion can be paused"),
  [RESPITE_SESSION_ACT_RESUME] = N_("Only a paused infusion can be resumed"),
  [RESPITE_SESSION_ACT_END] = N_("Only an infusion that has begun can end"),
  [RESPITE_SESSION_ACT_DISCHARGE] = N_("A patient is discharged after the end of the infusion"),
  [RESPITE_SESSION_ACT_SIGN] = N_("A session is signed after the patient was discharged"),
  [RESPITE_SESSION_ACT_CANCEL] = N_("A session cannot be cancelled once the infusion has begun"),
  [RESPITE_SESSION_ACT_NO_SHOW] = N_("Only a planned session can be marked as not attended"),
};

gboolean
respite_acts_step_session (RespiteOffice    *office,
                           RespiteSession   *session,
                           RespiteSessionAct act,
                           GError          **error)
{
  RespiteSessionState after;

  if (!respite_session_state_after (session->state, act, &after))
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, "%s", respite_translate (step_problems[act]));

  session->state = after;

  return respite_session_table_update (respite_office_get_db (office), session, error);
}

GPtrArray *
respite_office_list_sessions (RespiteOffice              *office,
                              const RespiteSessionFilter *filter,
                              GError                    **error)
{
  g_return_val_if_fail (office != NULL && filter != NULL, NULL);

  if (!respite_office_may (office, RESPITE_FUNCTION_BOARD_VIEW, error))
    return NULL;

  return respite_session_table_list (respite_office_get_db (office), filter->patient_id, filter->course_id,
                                     filter->from, filter->to, filter->only_open, error);
}

typedef struct
{
  gint64      session_id;
  gint64      patient_id;
  gint64      course_id;
  gint64      planned_at;
  int         planned_minutes;
  const char *chair;
  const char *reason;
  gboolean    no_show;
} SessionAct;

static gboolean
check_time (RespiteOffice *office,
            gint64         planned_at,
            GError       **error)
{
  gint64 now = respite_office_get_now (office);
  gint64 today = respite_time_day_begin (now, respite_office_get_zone (office));

  if (planned_at < today)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("An appointment cannot lie before today"));
  if (planned_at > now + FUTURE_MS)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("An appointment lies at most three years ahead"));

  return TRUE;
}

/* Fills in what a course says of a session beside its plan. */
static gboolean
take_course (RespiteOffice  *office,
             RespiteSession *session,
             GError        **error)
{
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteCourse) course = respite_course_table_get (db, session->course_id, error);
  int number;

  if (course == NULL)
    return FALSE;
  if (course->patient_id != session->patient_id)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("This course is another patient's"));
  if (course->state == RESPITE_COURSE_STOPPED)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("This course was stopped"));
  if (!respite_session_table_get_last_number (db, course->id, &number, error))
    return FALSE;

  session->number = number + 1;
  session->protocol_id = course->protocol_id;

  return TRUE;
}

static char *
describe_time (RespiteOffice *office,
               gint64         at,
               const char    *chair)
{
  g_autofree char *time = respite_time_format_rfc3339 (at, respite_office_get_zone (office));

  return *chair != '\0' ? g_strdup_printf ("%s, %s", time, chair) : g_strdup (time);
}

static gboolean
book_session (RespiteOffice *office,
              gpointer       data,
              GError       **error)
{
  SessionAct *act = data;
  g_autoptr (RespitePatient) patient = respite_acts_get_active_patient (office, act->patient_id, error);
  g_autoptr (RespiteSession) session = respite_session_new ();
  g_autofree char *text = NULL;

  if (patient == NULL || !check_time (office, act->planned_at, error))
    return FALSE;
  if (act->planned_minutes < 1 || act->planned_minutes > MOST_MINUTES)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A visit takes from one minute to a day"));

  session->patient_id = act->patient_id;
  session->course_id = act->course_id;
  session->number = 1;
  session->planned_at = act->planned_at;
  session->planned_minutes = act->planned_minutes;
  session->chair = respite_str_clean (act->chair, CHAIR_CHARS, FALSE, error);
  if (session->chair == NULL || (act->course_id != 0 && !take_course (office, session, error)) ||
      !respite_session_table_insert (respite_office_get_db (office), session, respite_acts_get_actor_id (office),
                                     respite_office_get_now (office), error))
    return FALSE;

  act->session_id = session->id;
  text = describe_time (office, session->planned_at, session->chair);

  return respite_acts_audit (office, "session.book", RESPITE_KIND_SESSION, session->id, act->patient_id, NULL, text,
                             NULL, error);
}

gint64
respite_office_book_session (RespiteOffice *office,
                             gint64         patient_id,
                             gint64         course_id,
                             gint64         planned_at,
                             int            planned_minutes,
                             const char    *chair,
                             GError       **error)
{
  SessionAct act = {
    .patient_id = patient_id,
    .course_id = course_id,
    .planned_at = planned_at,
    .planned_minutes = planned_minutes,
    .chair = chair,
  };

  return respite_office_act (office, RESPITE_FUNCTION_SESSION_BOOK, book_session, &act, error) ? act.session_id : 0;
}

static gboolean
move_session (RespiteOffice *office,
              gpointer       data,
              GError       **error)
{
  const SessionAct *act = data;
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteSession) session = respite_session_table_get (db, act->session_id, error);
  g_autofree char *old_text = NULL;
  g_autofree char *new_text = NULL;

  if (session == NULL || !check_time (office, act->planned_at, error))
    return FALSE;
  if (session->state != RESPITE_SESSION_PLANNED)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("Only a planned session can be moved"));

  old_text = describe_time (office, session->planned_at, session->chair);
  session->planned_at = act->planned_at;
  if (act->chair != NULL)
    {
      g_autofree char *chair = respite_str_clean (act->chair, CHAIR_CHARS, FALSE, error);

      if (chair == NULL)
        return FALSE;
      respite_set_str (&session->chair, chair);
    }
  new_text = describe_time (office, session->planned_at, session->chair);

  return respite_session_table_update (db, session, error) &&
         respite_acts_audit (office, "session.move", RESPITE_KIND_SESSION, session->id, session->patient_id, old_text,
                             new_text, NULL, error);
}

gboolean
respite_office_move_session (RespiteOffice *office,
                             gint64         session_id,
                             gint64         planned_at,
                             const char    *chair,
                             GError       **error)
{
  SessionAct act = { .session_id = session_id, .planned_at = planned_at, .chair = chair };

  return respite_office_act (office, RESPITE_FUNCTION_SESSION_BOOK, move_session, &act, error);
}

static gboolean
check_in (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  const SessionAct *act = data;
  g_autoptr (RespiteSession) session = respite_session_table_get (respite_office_get_db (office), act->session_id,
                                                                  error);
  g_autoptr (RespitePatient) patient = NULL;

  if (session == NULL)
    return FALSE;
  patient = respite_acts_get_active_patient (office, session->patient_id, error);
  if (patient == NULL)
    return FALSE;

  if (!respite_str_is_empty (act->chair))
    {
      g_autofree char *chair = respite_str_clean (act->chair, CHAIR_CHARS, FALSE, error);

      if (chair == NULL)
        return FALSE;
      respite_set_str (&session->chair, chair);
    }
  session->checked_in_at = respite_office_get_now (office);

  return respite_acts_step_session (office, session, RESPITE_SESSION_ACT_CHECK_IN, error) &&
         respite_acts_audit (office, "session.check-in", RESPITE_KIND_SESSION, session->id, session->patient_id,
                             "planned", "checked-in", NULL, error);
}

gboolean
respite_office_check_in (RespiteOffice *office,
                         gint64         session_id,
                         const char    *chair,
                         GError       **error)
{
  SessionAct act = { .session_id = session_id, .chair = chair };

  return respite_office_act (office, RESPITE_FUNCTION_SESSION_CHECK_IN, check_in, &act, error);
}

static gboolean
cancel_session (RespiteOffice *office,
                gpointer       data,
                GError       **error)
{
  const SessionAct *act = data;
  g_autoptr (RespiteSession) session = respite_session_table_get (respite_office_get_db (office), act->session_id,
                                                                  error);
  g_autofree char *reason = NULL;
  const char *before;

  if (session == NULL)
    return FALSE;

  /* That nobody came is a reason of its own. */
  reason = act->no_show ? respite_str_clean (act->reason, 1000, TRUE, error) :
           respite_acts_dup_reason (act->reason, error);
  if (reason == NULL)
    return FALSE;

  before = respite_code_to_word (respite_session_state_codes, session->state);
  respite_set_str (&session->reason, reason);

  return respite_acts_step_session (office, session,
                                    act->no_show ? RESPITE_SESSION_ACT_NO_SHOW : RESPITE_SESSION_ACT_CANCEL,
                                    error) &&
         respite_acts_audit (office, "session.cancel", RESPITE_KIND_SESSION, session->id, session->patient_id, before,
                             respite_code_to_word (respite_session_state_codes, session->state), reason, error);
}

gboolean
respite_office_cancel_session (RespiteOffice *office,
                               gint64         session_id,
                               gboolean       no_show,
                               const char    *reason,
                               GError       **error)
{
  SessionAct act = { .session_id = session_id, .no_show = no_show, .reason = reason };

  return respite_office_act (office, RESPITE_FUNCTION_SESSION_BOOK, cancel_session, &act, error);
}
