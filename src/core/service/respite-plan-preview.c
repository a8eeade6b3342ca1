/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-booking-acts.h"

#include "base/respite-str.h"
#include "base/respite-time.h"
#include "service/respite-acts-private.h"
#include "service/respite-calendar-acts.h"
#include "store/respite-session-table.h"

static void
get_date (RespiteOffice *office,
          gint64         at,
          GDate         *date,
          int           *minutes)
{
  GTimeZone *zone = respite_office_get_zone (office);
  g_autofree char *text = respite_time_format_date (at, zone);
  gint64 midnight = respite_time_day_begin (at, zone);

  respite_date_parse (text, date);
  *minutes = (int) ((at - midnight) / RESPITE_MINUTE_MS);
}

/* The clock time of @at on a day @days later: not so many times 24 hours, since clocks change. */
static gint64
add_days (RespiteOffice *office,
          gint64         at,
          int            days)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at / RESPITE_SECOND_MS);
  g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, respite_office_get_zone (office));
  g_autoptr (GDateTime) later = g_date_time_add_days (local, days);

  return g_date_time_to_unix (later) * RESPITE_SECOND_MS + at % RESPITE_SECOND_MS;
}

static gboolean
is_live (const RespiteSession *session)
{
  return session->state != RESPITE_SESSION_CANCELLED && session->state != RESPITE_SESSION_NO_SHOW;
}

/* Where a session of the patient stands: as @list has it, else as it is. 0 where it does not count. */
static gint64
find_place (const RespiteSession *session,
            GPtrArray            *list)
{
  for (guint i = 0; i < list->len; i++)
    {
      const RespiteBooking *booking = g_ptr_array_index (list, i);

      if (booking->session_id == session->id)
        return 0;
    }

  return is_live (session) ? session->planned_at : 0;
}

static void
note_neighbour (RespiteOffice  *office,
                RespiteBooking *booking,
                gint64          other)
{
  GTimeZone *zone = respite_office_get_zone (office);

  if (other == 0)
    return;
  if (respite_time_day_begin (booking->at, zone) == respite_time_day_begin (other, zone))
    booking->notes |= RESPITE_BOOKING_SAME_DAY;
  else if (ABS (booking->at - other) < 24 * RESPITE_HOUR_MS)
    booking->notes |= RESPITE_BOOKING_TOO_CLOSE;
}

static gboolean
note_chair (RespiteOffice           *office,
            const RespiteClinicDays *days,
            RespiteBooking          *booking,
            GError                 **error)
{
  g_autoptr (RespiteSession) clash = NULL;
  g_autoptr (GError) local = NULL;

  if (respite_str_is_empty (booking->chair))
    return TRUE;
  if (days->chairs->len > 0 && !respite_clinic_days_has_chair (days, booking->chair))
    booking->notes |= RESPITE_BOOKING_CHAIR_UNKNOWN;

  clash = respite_session_table_find_clash (respite_office_get_db (office), booking->chair, booking->at,
                                            booking->at + booking->minutes * RESPITE_MINUTE_MS, booking->session_id,
                                            &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (clash != NULL)
    booking->notes |= RESPITE_BOOKING_CHAIR_TAKEN;

  return TRUE;
}

gboolean
respite_acts_note_bookings (RespiteOffice *office,
                            gint64         patient_id,
                            GPtrArray     *list,
                            GError       **error)
{
  g_autoptr (RespiteClinicDays) days = respite_office_get_clinic_days (office);
  g_autoptr (GPtrArray) sessions = NULL;

  if (patient_id != 0)
    {
      sessions = respite_session_table_list (respite_office_get_db (office), patient_id, 0, 0, 0, FALSE, error);
      if (sessions == NULL)
        return FALSE;
    }

  for (guint i = 0; i < list->len; i++)
    {
      RespiteBooking *booking = g_ptr_array_index (list, i);
      const char *name = NULL;
      int minutes;
      GDate date;

      booking->notes &= RESPITE_BOOKING_LATER;
      get_date (office, booking->at, &date, &minutes);
      if (!respite_clinic_days_is_open (days, &date, &name))
        {
          booking->notes |= RESPITE_BOOKING_CLOSED;
          respite_set_str (&booking->closed_name, name != NULL && *name != '\0' ? respite_translate (name) : name);
        }
      else if (!respite_clinic_days_is_within (days, &date, minutes, minutes + booking->minutes))
        booking->notes |= RESPITE_BOOKING_HOURS;
      if (!note_chair (office, days, booking, error))
        return FALSE;

      for (guint j = 0; sessions != NULL && j < sessions->len; j++)
        note_neighbour (office, booking, find_place (g_ptr_array_index (sessions, j), list));
      for (guint j = 0; j < list->len; j++)
        {
          const RespiteBooking *other = g_ptr_array_index (list, j);

          if (j == i)
            continue;
          note_neighbour (office, booking, other->at);
          if (other->number > 0 && other->number < booking->number && other->at > booking->at)
            booking->notes |= RESPITE_BOOKING_ORDER;
        }
    }

  return TRUE;
}

gboolean
respite_office_check_booking (RespiteOffice  *office,
                              gint64          patient_id,
                              RespiteBooking *booking,
                              GError        **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  g_return_val_if_fail (office != NULL && booking != NULL, FALSE);

  if (!respite_office_may (office, RESPITE_FUNCTION_SESSION_BOOK, error))
    return FALSE;

  g_ptr_array_add (list, booking);

  return respite_acts_note_bookings (office, patient_id, list, error);
}

static RespiteBooking *
new_booking (const RespiteSession *session)
{
  RespiteBooking *booking = respite_booking_new ();

  booking->session_id = session->id;
  booking->number = session->number;
  booking->at = booking->before_at = session->planned_at;
  booking->minutes = session->planned_minutes;
  booking->recovery_minutes = session->recovery_minutes;
  booking->chair = g_strdup (session->chair);
  booking->reason = g_strdup (session->booking_reason);

  return booking;
}

static int
count_days (RespiteOffice *office,
            gint64         from,
            gint64         to)
{
  GDate first, last;
  int minutes;

  get_date (office, from, &first, &minutes);
  get_date (office, to, &last, &minutes);

  return g_date_days_between (&first, &last);
}

/* On to the first open day that is at least @gap days after @previous. */
static void
place_later (RespiteOffice           *office,
             const RespiteClinicDays *days,
             RespiteBooking          *booking,
             int                      shift,
             gint64                   previous,
             int                      gap)
{
  gint64 at = add_days (office, booking->before_at, shift);
  int missing = gap - count_days (office, previous, at);
  int minutes;
  GDate date;
  int rolled;

  if (missing > 0)
    at = add_days (office, at, missing);
  get_date (office, at, &date, &minutes);
  rolled = respite_clinic_days_roll (days, &date);
  booking->at = rolled > 0 ? add_days (office, at, rolled) : at;
  if (rolled > 0)
    booking->notes |= RESPITE_BOOKING_LATER;
}

static void
place_rest (RespiteOffice   *office,
            GPtrArray       *list,
            RespiteMoveRest  rest)
{
  g_autoptr (RespiteClinicDays) days = respite_office_get_clinic_days (office);
  const RespiteBooking *first = g_ptr_array_index (list, 0);
  int shift = rest == RESPITE_MOVE_ALL ? count_days (office, first->before_at, first->at) : 0;

  for (guint i = 1; i < list->len && rest != RESPITE_MOVE_ONLY; i++)
    {
      const RespiteBooking *previous = g_ptr_array_index (list, i - 1);
      RespiteBooking *booking = g_ptr_array_index (list, i);
      int gap = MIN (1, count_days (office, previous->before_at, booking->before_at));

      /* What comes too close takes up its old distance again. */
      if (rest == RESPITE_MOVE_KEEP && count_days (office, previous->at, booking->before_at) < gap)
        gap = MAX (gap, count_days (office, previous->before_at, booking->before_at));
      else if (rest == RESPITE_MOVE_KEEP)
        continue;
      place_later (office, days, booking, shift, previous->at, gap);
    }
}

GPtrArray *
respite_office_preview_move (RespiteOffice        *office,
                             const RespiteBooking *booking,
                             RespiteMoveRest       rest,
                             GError              **error)
{
  g_autoptr (GPtrArray) list = respite_booking_list_new ();
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (RespiteSession) session = NULL;
  RespiteBooking *first;

  g_return_val_if_fail (office != NULL && booking != NULL, NULL);

  if (!respite_office_may (office, RESPITE_FUNCTION_SESSION_BOOK, error))
    return NULL;
  session = respite_session_table_get (respite_office_get_db (office), booking->session_id, error);
  if (session == NULL)
    return NULL;
  if (session->state != RESPITE_SESSION_PLANNED)
    {
      respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("Only a planned session can be moved"));
      return NULL;
    }

  first = new_booking (session);
  g_ptr_array_add (list, first);
  first->at = booking->at;
  first->minutes = booking->minutes > 0 ? booking->minutes : session->planned_minutes;
  first->recovery_minutes = booking->minutes > 0 ? booking->recovery_minutes : session->recovery_minutes;
  if (booking->chair != NULL)
    respite_set_str (&first->chair, booking->chair);
  respite_set_str (&first->reason, booking->reason);

  sessions = session->course_id != 0 ? respite_session_table_list (respite_office_get_db (office), 0,
                                                                   session->course_id, 0, 0, FALSE, error) : NULL;
  if (session->course_id != 0 && sessions == NULL)
    return NULL;
  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    {
      const RespiteSession *other = g_ptr_array_index (sessions, i);

      if (other->state == RESPITE_SESSION_PLANNED && other->id != session->id &&
          other->planned_at >= session->planned_at)
        g_ptr_array_add (list, new_booking (other));
    }

  place_rest (office, list, rest);

  return respite_acts_note_bookings (office, session->patient_id, list, error) ? g_steal_pointer (&list) : NULL;
}
