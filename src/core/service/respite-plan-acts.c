/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-course-acts.h"

#include "base/respite-str.h"
#include "base/respite-time.h"
#include "service/respite-acts-private.h"
#include "service/respite-calendar-acts.h"
#include "store/respite-plan-table.h"

#define PAST_DAYS 366
#define FUTURE_DAYS (3 * 366)
#define MOST_SESSIONS 60

static gboolean
check_start (RespiteOffice *office,
             const GDate   *start,
             GError       **error)
{
  g_autofree char *today_text = respite_time_format_date (respite_office_get_now (office),
                                                          respite_office_get_zone (office));
  GDate today;
  int days;

  respite_date_parse (today_text, &today);
  days = g_date_days_between (&today, start);

  return (days >= -PAST_DAYS && days <= FUTURE_DAYS) ||
         respite_set_error (error, RESPITE_ERROR_INVALID,
                            N_("The first day is too far away: at most a year back and three years ahead"));
}

/* The appointment on @date at the course's time of day, in the clinic's time zone. */
static gint64
get_appointment (RespiteOffice *office,
                 const GDate   *date,
                 int            time_minutes)
{
  g_autoptr (GDateTime) when = g_date_time_new (respite_office_get_zone (office), g_date_get_year (date),
                                                (int) g_date_get_month (date), g_date_get_day (date),
                                                time_minutes / 60, time_minutes % 60, 0);

  return g_date_time_to_unix (when) * RESPITE_SECOND_MS;
}

static GPtrArray *
propose (RespiteOffice *office,
         gint64         protocol_id,
         const char    *start_on,
         int            time_minutes,
         const char    *chair,
         GError       **error)
{
  g_autoptr (RespiteProtocol) protocol = NULL;
  g_autoptr (RespiteClinicDays) days = respite_office_get_clinic_days (office);
  g_autoptr (GPtrArray) list = respite_booking_list_new ();
  g_autoptr (GArray) dates = NULL;
  g_autofree char *clean = NULL;
  GDate start;

  if (!respite_date_parse (start_on, &start))
    {
      respite_set_error (error, RESPITE_ERROR_INVALID, N_("The first day is not a date; write it as 2026-11-23"));
      return NULL;
    }
  if (!check_start (office, &start, error))
    return NULL;
  if (time_minutes < 0 || time_minutes >= 24 * 60)
    {
      respite_set_error (error, RESPITE_ERROR_INVALID, N_("The time of the appointments is not a time of day"));
      return NULL;
    }
  protocol = respite_acts_load_protocol (office, protocol_id, "en", error);
  clean = protocol != NULL ? respite_str_clean (chair, RESPITE_CHAIR_CHARS, FALSE, error) : NULL;
  if (clean == NULL)
    return NULL;

  dates = respite_clinic_days_plan (days, &start, protocol->spacing_days);
  for (guint i = 0; i < dates->len; i++)
    {
      RespiteBooking *booking = respite_booking_new ();
      int offset = g_array_index (protocol->spacing_days, int, i);
      const GDate *date = &g_array_index (dates, GDate, i);

      booking->number = (int) i + 1;
      booking->at = get_appointment (office, date, time_minutes);
      booking->minutes = protocol->planned_minutes;
      booking->recovery_minutes = protocol->recovery_minutes > 0 ? protocol->recovery_minutes :
                                  MIN (days->recovery_minutes, protocol->planned_minutes - 1);
      booking->chair = g_strdup (clean);
      if (g_date_days_between (&start, date) != offset)
        booking->notes = RESPITE_BOOKING_LATER;
      g_ptr_array_add (list, booking);
    }

  return g_steal_pointer (&list);
}

GPtrArray *
respite_office_propose_course (RespiteOffice *office,
                               gint64         patient_id,
                               gint64         protocol_id,
                               const char    *start_on,
                               int            time_minutes,
                               const char    *chair,
                               GError       **error)
{
  g_autoptr (GPtrArray) list = NULL;

  g_return_val_if_fail (office != NULL && start_on != NULL, NULL);

  if (!respite_office_may (office, RESPITE_FUNCTION_COURSE_EDIT, error))
    return NULL;

  list = propose (office, protocol_id, start_on, time_minutes, chair, error);

  return list != NULL && respite_acts_note_bookings (office, patient_id, list, error) ? g_steal_pointer (&list) : NULL;
}

typedef struct
{
  gint64      patient_id;
  gint64      protocol_id;
  const char *start_on;
  int         time_minutes;
  const char *chair;
  GPtrArray  *bookings;
  gint64      id;
} PlanAct;

static gboolean
add_sessions (RespiteOffice *office,
              const PlanAct *act,
              GPtrArray     *bookings,
              GError       **error)
{
  for (guint i = 0; i < bookings->len; i++)
    {
      const RespiteBooking *booking = g_ptr_array_index (bookings, i);
      g_autoptr (RespiteSession) session = respite_session_new ();

      session->patient_id = act->patient_id;
      session->course_id = act->id;
      session->protocol_id = act->protocol_id;
      session->number = (int) i + 1;
      if (!respite_acts_book (office, session, booking, error))
        return FALSE;
      respite_office_note (office, RESPITE_KIND_SESSION, session->id, act->patient_id);
    }

  return TRUE;
}

static gboolean
plan_course (RespiteOffice *office,
             gpointer       data,
             GError       **error)
{
  PlanAct *act = data;
  g_autoptr (RespitePatient) patient = respite_acts_get_active_patient (office, act->patient_id, error);
  g_autoptr (RespiteProtocol) protocol = NULL;
  g_autoptr (RespiteCourse) course = respite_course_new ();
  g_autoptr (GPtrArray) bookings = NULL;
  g_autofree char *text = NULL;
  const RespiteBooking *first;
  GDate start;

  if (patient == NULL)
    return FALSE;
  bookings = act->bookings != NULL ? g_ptr_array_ref (act->bookings) :
             propose (office, act->protocol_id, act->start_on, act->time_minutes, act->chair, error);
  protocol = bookings != NULL ? respite_acts_load_protocol (office, act->protocol_id, "en", error) : NULL;
  if (protocol == NULL)
    return FALSE;
  if (bookings->len == 0 || bookings->len > MOST_SESSIONS)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A course has 1 to 60 sessions"));

  first = g_ptr_array_index (bookings, 0);
  course->patient_id = act->patient_id;
  course->protocol_id = act->protocol_id;
  course->state = RESPITE_COURSE_ACTIVE;
  course->sessions = (int) bookings->len;
  course->start_on = respite_time_format_date (first->at, respite_office_get_zone (office));
  if (!respite_date_parse (course->start_on, &start) || !check_start (office, &start, error) ||
      !respite_course_table_insert (respite_office_get_db (office), course, respite_acts_get_actor_id (office),
                                    respite_office_get_now (office), error))
    return FALSE;

  act->id = course->id;
  text = g_strdup_printf ("%s, version %d, %d sessions from %s", protocol->name, protocol->version, course->sessions,
                          course->start_on);

  return add_sessions (office, act, bookings, error) &&
         respite_acts_audit (office, "course.add", RESPITE_KIND_COURSE, course->id, act->patient_id, NULL, text, NULL,
                             error);
}

gint64
respite_office_plan_course (RespiteOffice *office,
                            gint64         patient_id,
                            gint64         protocol_id,
                            GPtrArray     *bookings,
                            GError       **error)
{
  PlanAct act = { .patient_id = patient_id, .protocol_id = protocol_id, .bookings = bookings };

  g_return_val_if_fail (office != NULL && bookings != NULL, 0);

  return respite_office_act (office, RESPITE_FUNCTION_COURSE_EDIT, plan_course, &act, error) ? act.id : 0;
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
  PlanAct act = { patient_id, protocol_id, start_on, time_minutes, chair, NULL, 0 };

  g_return_val_if_fail (office != NULL && start_on != NULL, 0);

  return respite_office_act (office, RESPITE_FUNCTION_COURSE_EDIT, plan_course, &act, error) ? act.id : 0;
}
