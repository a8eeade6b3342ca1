/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-booking-acts.h"

#include <string.h>

#include "base/respite-str.h"
#include "base/respite-time.h"
#include "service/respite-acts-private.h"
#include "service/respite-calendar-acts.h"
#include "service/respite-session-acts.h"
#include "store/respite-plan-table.h"
#include "store/respite-session-table.h"

#define FUTURE_MS (3 * 366 * RESPITE_DAY_MS)
#define MOST_MINUTES (24 * 60)
#define REASON_CHARS 1000

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

static gboolean
check_length (const RespiteBooking *booking,
              GError              **error)
{
  if (booking->minutes < 1 || booking->minutes > MOST_MINUTES)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A visit takes from one minute to a day"));
  if (booking->recovery_minutes < 0 || booking->recovery_minutes >= booking->minutes)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("Recovery is a part of the visit and shorter than it"));

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
  g_autoptr (GPtrArray) sessions = NULL;
  int last = 0;

  if (course == NULL)
    return FALSE;
  if (course->patient_id != session->patient_id)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("This course is another patient's"));
  if (course->state == RESPITE_COURSE_STOPPED)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("This course was stopped"));

  sessions = respite_session_table_list (db, 0, course->id, 0, 0, FALSE, error);
  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    {
      const RespiteSession *other = g_ptr_array_index (sessions, i);

      last = MAX (last, other->number);
      if (other->number == session->number && other->state != RESPITE_SESSION_CANCELLED &&
          other->state != RESPITE_SESSION_NO_SHOW)
        return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("Session %d of this course is booked already"),
                                  session->number);
    }
  if (sessions == NULL)
    return FALSE;

  if (session->number <= 0 || session->number > last)
    session->number = last + 1;
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

/*
 * Whether the chair is free for @session, which is written already or not there yet, or there is a reason. A session
 * of the same time zone's day is named by its times alone: who sits there is nobody's business at another chair.
 */
static gboolean
check_chair (RespiteOffice        *office,
             const RespiteSession *session,
             const char           *reason,
             gboolean             *is_double,
             GError              **error)
{
  GTimeZone *zone = respite_office_get_zone (office);
  g_autoptr (GError) local = NULL;
  g_autoptr (RespiteSession) clash = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *date = NULL;
  g_autofree char *day = NULL;

  *is_double = FALSE;
  if (*session->chair == '\0')
    return TRUE;

  clash = respite_session_table_find_clash (respite_office_get_db (office), session->chair, session->planned_at,
                                            session->planned_at + session->planned_minutes * RESPITE_MINUTE_MS,
                                            session->id, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *is_double = clash != NULL;
  if (clash == NULL || *reason != '\0')
    return TRUE;

  from = respite_time_format_hm (clash->planned_at, zone);
  to = respite_time_format_hm (clash->planned_at + clash->planned_minutes * RESPITE_MINUTE_MS, zone);
  date = respite_time_format_date (clash->planned_at, zone);
  day = respite_date_to_words (date);

  return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                            N_("“%s” is taken on %s from %s to %s; choose another time or chair, or say why it is "
                               "booked twice"), session->chair, day, from, to);
}

gboolean
respite_acts_book (RespiteOffice        *office,
                   RespiteSession       *session,
                   const RespiteBooking *booking,
                   GError              **error)
{
  RespiteDb *db = respite_office_get_db (office);
  g_autofree char *reason = respite_str_clean (booking->reason, REASON_CHARS, FALSE, error);
  gboolean is_double;

  if (reason == NULL || !check_length (booking, error))
    return FALSE;

  g_free (session->chair);
  session->chair = respite_str_clean (booking->chair, RESPITE_CHAIR_CHARS, FALSE, error);
  session->planned_at = booking->at;
  session->planned_minutes = booking->minutes;
  session->recovery_minutes = booking->recovery_minutes;
  if (session->chair == NULL || !check_chair (office, session, reason, &is_double, error) ||
      !respite_session_table_insert (db, session, respite_acts_get_actor_id (office), respite_office_get_now (office),
                                     error))
    return FALSE;

  respite_set_str (&session->booking_reason, is_double ? reason : "");

  return (session->recovery_minutes == 0 && !is_double) ||
         respite_session_table_book (db, session->id, session->recovery_minutes, session->booking_reason, error);
}

typedef struct
{
  gint64                patient_id;
  gint64                course_id;
  const RespiteBooking *booking;
  gint64                id;
} BookAct;

static gboolean
book (RespiteOffice *office,
      gpointer       data,
      GError       **error)
{
  BookAct *act = data;
  g_autoptr (RespitePatient) patient = respite_acts_get_active_patient (office, act->patient_id, error);
  g_autoptr (RespiteSession) session = respite_session_new ();
  g_autofree char *text = NULL;

  if (patient == NULL || !check_time (office, act->booking->at, error))
    return FALSE;

  session->patient_id = act->patient_id;
  session->course_id = act->course_id;
  session->number = act->course_id != 0 ? act->booking->number : 1;
  if ((act->course_id != 0 && !take_course (office, session, error)) ||
      !respite_acts_book (office, session, act->booking, error))
    return FALSE;

  act->id = session->id;
  text = describe_time (office, session->planned_at, session->chair);

  return respite_acts_audit (office, "session.book", RESPITE_KIND_SESSION, session->id, act->patient_id, NULL, text,
                             *session->booking_reason != '\0' ? session->booking_reason : NULL, error);
}

gint64
respite_office_book (RespiteOffice        *office,
                     gint64                patient_id,
                     gint64                course_id,
                     const RespiteBooking *booking,
                     GError              **error)
{
  BookAct act = { patient_id, course_id, booking, 0 };

  g_return_val_if_fail (office != NULL && booking != NULL, 0);

  return respite_office_act (office, RESPITE_FUNCTION_SESSION_BOOK, book, &act, error) ? act.id : 0;
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
  RespiteBooking booking = { .at = planned_at, .minutes = planned_minutes, .chair = (char *) chair };

  return respite_office_book (office, patient_id, course_id, &booking, error);
}

typedef struct
{
  GPtrArray *bookings;
  gboolean   is_undo;
  GPtrArray *before;
} RebookAct;

static gboolean
is_same (const RespiteSession *session,
         const RespiteBooking *booking)
{
  return session->planned_at == booking->at && session->planned_minutes == booking->minutes &&
         session->recovery_minutes == booking->recovery_minutes && g_strcmp0 (session->chair, booking->chair) == 0;
}

/* Writes where one session goes; chairs are looked at when all of them are there. Returns: the session, or %NULL */
static RespiteSession *
move (RespiteOffice        *office,
      const RebookAct      *act,
      const RespiteBooking *booking,
      GError              **error)
{
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespiteSession) session = respite_session_table_get (db, booking->session_id, error);
  g_autofree char *chair = NULL;
  RespiteBooking *before;

  if (session == NULL || !check_length (booking, error))
    return NULL;
  if (session->state != RESPITE_SESSION_PLANNED)
    {
      respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("Only a planned session can be moved"));
      return NULL;
    }
  if (!is_same (session, booking) && !act->is_undo && !check_time (office, booking->at, error))
    return NULL;
  chair = respite_str_clean (booking->chair, RESPITE_CHAIR_CHARS, FALSE, error);
  if (chair == NULL)
    return NULL;

  before = respite_booking_new ();
  before->session_id = session->id;
  before->number = session->number;
  before->at = session->planned_at;
  before->minutes = session->planned_minutes;
  before->recovery_minutes = session->recovery_minutes;
  before->chair = g_strdup (session->chair);
  before->reason = g_strdup (session->booking_reason);
  g_ptr_array_add (act->before, before);

  session->planned_at = booking->at;
  session->planned_minutes = booking->minutes;
  session->recovery_minutes = booking->recovery_minutes;
  respite_set_str (&session->chair, chair);

  return respite_session_table_update (db, session, error) ? g_steal_pointer (&session) : NULL;
}

static gboolean
finish_move (RespiteOffice        *office,
             RespiteSession       *session,
             const RespiteBooking *booking,
             const RespiteBooking *before,
             GError              **error)
{
  g_autofree char *reason = respite_str_clean (booking->reason, REASON_CHARS, FALSE, error);
  g_autofree char *old_text = describe_time (office, before->at, before->chair);
  g_autofree char *new_text = describe_time (office, session->planned_at, session->chair);
  gboolean is_double;

  if (reason == NULL || !check_chair (office, session, reason, &is_double, error))
    return FALSE;

  return respite_session_table_book (respite_office_get_db (office), session->id, session->recovery_minutes,
                                     is_double ? reason : "", error) &&
         respite_acts_audit (office, "session.move", RESPITE_KIND_SESSION, session->id, session->patient_id, old_text,
                             new_text, is_double ? reason : NULL, error);
}

static gboolean
rebook (RespiteOffice *office,
        gpointer       data,
        GError       **error)
{
  RebookAct *act = data;
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_session_free);
  g_autoptr (GPtrArray) moved = g_ptr_array_new ();

  for (guint i = 0; i < act->bookings->len; i++)
    {
      RespiteBooking *booking = g_ptr_array_index (act->bookings, i);
      g_autoptr (RespiteSession) now = respite_session_table_get (respite_office_get_db (office), booking->session_id,
                                                                  error);
      RespiteSession *session;

      if (now == NULL)
        return FALSE;
      if (is_same (now, booking) && now->state == RESPITE_SESSION_PLANNED)
        continue;
      session = move (office, act, booking, error);
      if (session == NULL)
        return FALSE;
      g_ptr_array_add (sessions, session);
      g_ptr_array_add (moved, booking);
    }

  for (guint i = 0; i < sessions->len; i++)
    if (!finish_move (office, g_ptr_array_index (sessions, i), g_ptr_array_index (moved, i),
                      g_ptr_array_index (act->before, i), error))
      return FALSE;

  return TRUE;
}

gboolean
respite_office_rebook (RespiteOffice *office,
                       GPtrArray     *bookings,
                       gboolean       is_undo,
                       GPtrArray    **before,
                       GError       **error)
{
  g_autoptr (GPtrArray) list = respite_booking_list_new ();
  RebookAct act = { bookings, is_undo, list };

  g_return_val_if_fail (office != NULL && bookings != NULL, FALSE);

  if (!respite_office_act (office, RESPITE_FUNCTION_SESSION_BOOK, rebook, &act, error))
    return FALSE;

  if (before != NULL)
    *before = g_steal_pointer (&list);

  return TRUE;
}

gboolean
respite_office_move_session (RespiteOffice *office,
                             gint64         session_id,
                             gint64         planned_at,
                             const char    *chair,
                             GError       **error)
{
  g_autoptr (GPtrArray) bookings = respite_booking_list_new ();
  g_autoptr (RespiteSession) session = NULL;
  RespiteBooking *booking;

  if (!respite_office_may (office, RESPITE_FUNCTION_SESSION_BOOK, NULL))
    return respite_office_rebook (office, bookings, FALSE, NULL, error);
  session = respite_session_table_get (respite_office_get_db (office), session_id, error);
  if (session == NULL)
    return FALSE;

  booking = respite_booking_new ();
  booking->session_id = session_id;
  booking->at = planned_at;
  booking->minutes = session->planned_minutes;
  booking->recovery_minutes = session->recovery_minutes;
  booking->chair = g_strdup (chair != NULL ? chair : session->chair);
  g_ptr_array_add (bookings, booking);

  return respite_office_rebook (office, bookings, FALSE, NULL, error);
}
