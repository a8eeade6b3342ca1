/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Clinic days, appointments and chairs, courses on the calendar, and protocols of the clinic's own. */

#include "config.h"

#include "base/respite-str.h"
#include "base/respite-time.h"
#include "domain/respite-calendar.h"
#include "service/respite-booking-acts.h"
#include "service/respite-calendar-acts.h"
#include "service/respite-course-acts.h"
#include "service/respite-due-acts.h"
#include "service/respite-office-audit.h"
#include "service/respite-session-acts.h"
#include "test-visit.h"

static RespiteClinicDays *
new_days (void)
{
  RespiteClinicDays *days = respite_clinic_days_new ();

  g_ptr_array_add (days->chairs, respite_chair_new ("Chair 1", FALSE));
  g_ptr_array_add (days->chairs, respite_chair_new ("Window", TRUE));
  for (int i = 0; i < 7; i++)
    {
      days->opens[i] = i < 5 ? 8 * 60 : 0;
      days->closes[i] = i < 5 ? 18 * 60 : 0;
    }
  g_ptr_array_add (days->closed, respite_closed_day_new ("2026-11-26", "Thanksgiving"));
  days->recovery_minutes = 45;

  return days;
}

static void
put_days (TestClinic *clinic)
{
  g_autoptr (RespiteClinicDays) days = new_days ();
  g_autoptr (GError) error = NULL;

  respite_office_put_clinic_days (clinic->office, days, &error);
  g_assert_no_error (error);
}

/* Which days a protocol's sessions fall on. */
static void
test_plan (void)
{
  static const struct
  {
    const char *start;
    int         spacing[4];
    const char *dates;
  } cases[] = {
    { "2026-11-23", { 0, 3, 7, 10 }, "2026-11-23 2026-11-27 2026-11-30 2026-12-03" },      /* Thursday is closed */
    { "2026-11-25", { 0, 1, 2, 3 }, "2026-11-25 2026-11-27 2026-11-30 2026-12-01" },       /* and so is the weekend */
    { "2026-11-22", { 0, 7, 14, 21 }, "2026-11-22 2026-11-30 2026-12-07 2026-12-14" },  /* a Sunday that was chosen */
    { "2026-11-26", { 0, 0, 1, 1 }, "2026-11-26 2026-11-27 2026-11-30 2026-11-30" },       /* two in a day */
  };
  g_autoptr (RespiteClinicDays) days = new_days ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) spacing = g_array_new (FALSE, FALSE, sizeof (int));
      g_autoptr (GArray) plan = NULL;
      g_autoptr (GString) text = g_string_new (NULL);
      GDate start;

      g_array_append_vals (spacing, cases[i].spacing, 4);
      g_assert_true (respite_date_parse (cases[i].start, &start));
      plan = respite_clinic_days_plan (days, &start, spacing);
      for (guint j = 0; j < plan->len; j++)
        {
          g_autofree char *date = respite_date_format (&g_array_index (plan, GDate, j));

          g_string_append_printf (text, "%s%s", j > 0 ? " " : "", date);
        }
      g_assert_cmpstr (text->str, ==, cases[i].dates);
    }
}

static void
test_days_are_kept (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (RespiteClinicDays) fresh = respite_office_get_clinic_days (clinic->office);
  g_autoptr (RespiteClinicDays) days = NULL;
  g_autoptr (GError) error = NULL;
  const char *name = NULL;
  GDate date;

  g_assert_cmpuint (fresh->chairs->len, ==, 0);
  g_assert_true (respite_date_parse ("2026-11-22", &date));
  g_assert_true (respite_clinic_days_is_open (fresh, &date, NULL));

  put_days (clinic);
  days = respite_office_get_clinic_days (clinic->office);
  g_assert_cmpuint (days->chairs->len, ==, 2);
  g_assert_true (respite_clinic_days_has_chair (days, "chair 1"));
  g_assert_false (respite_clinic_days_has_chair (days, "Window"));
  g_assert_false (respite_clinic_days_is_open (days, &date, &name));
  g_assert_null (name);
  g_assert_true (respite_date_parse ("2026-11-26", &date));
  g_assert_false (respite_clinic_days_is_open (days, &date, &name));
  g_assert_cmpstr (name, ==, "Thanksgiving");
  g_assert_cmpint (days->opens[0], ==, 480);
  g_assert_cmpint (days->recovery_minutes, ==, 45);

  /* Taken back, it is as it was. */
  respite_office_put_clinic_days (clinic->office, fresh, &error);
  g_assert_no_error (error);
  respite_clinic_days_free (g_steal_pointer (&days));
  days = respite_office_get_clinic_days (clinic->office);
  g_assert_cmpuint (days->chairs->len, ==, 0);
  g_assert_cmpuint (days->closed->len, ==, 0);
}

static void
test_days_are_checked (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();

  for (int i = 0; i < 7; i++)
    {
      g_autoptr (RespiteClinicDays) days = new_days ();
      g_autoptr (GError) error = NULL;

      if (i == 0)
        g_ptr_array_add (days->chairs, respite_chair_new ("  ", FALSE));
      else if (i == 1)
        g_ptr_array_add (days->chairs, respite_chair_new ("CHAIR 1", FALSE));
      else if (i == 2)
        g_ptr_array_add (days->closed, respite_closed_day_new ("2026-02-30", ""));
      else if (i == 3)
        g_ptr_array_add (days->closed, respite_closed_day_new ("2026-11-26", "again"));
      else if (i == 4)
        days->opens[0] = days->closes[0] + 1;
      else if (i == 5)
        days->recovery_minutes = -1;
      else
        g_ptr_array_add (days->chairs, respite_chair_new ("A; retired", FALSE));
      g_assert_false (respite_office_put_clinic_days (clinic->office, days, &error));
      test_assert_refused (&error, RESPITE_ERROR_INVALID);
    }
}

static gint64
find_protocol (TestClinic *clinic,
               const char *name)
{
  g_autoptr (GError) error = NULL;
  gint64 id;

  respite_office_resolve (clinic->office, RESPITE_KIND_PROTOCOL, name, &id, &error);
  g_assert_no_error (error);

  return id;
}

static gint64
count_reasons (TestClinic *clinic,
               gint64      course_id)
{
  RespiteSessionFilter filter = { .course_id = course_id };
  g_autoptr (GPtrArray) sessions = respite_office_list_sessions (clinic->office, &filter, NULL);
  gint64 n = 0;

  for (guint i = 0; i < sessions->len; i++)
    n += *((const RespiteSession *) g_ptr_array_index (sessions, i))->booking_reason != '\0';

  return n;
}

/* Infusion and recovery keep the chair; a reason is needed to book it twice, and is kept only where it is. */
static void
test_chairs (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (TestVisit) other = test_visit_new (clinic);
  g_autoptr (GPtrArray) bookings = NULL;
  g_autoptr (GError) error = NULL;
  gint64 protocol = find_protocol (clinic, "pain-short-series");
  gint64 id;

  put_days (clinic);
  test_visit_plan (visit);
  bookings = respite_office_propose_course (clinic->office, other->patient_id, protocol, "2026-11-23", 12 * 60 + 30,
                                            "chair 1", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bookings->len, ==, 4);
  g_assert_cmpint (((RespiteBooking *) g_ptr_array_index (bookings, 0))->notes, ==, RESPITE_BOOKING_CHAIR_TAKEN);
  g_assert_cmpint (((RespiteBooking *) g_ptr_array_index (bookings, 1))->notes, ==,
                   RESPITE_BOOKING_CHAIR_TAKEN | RESPITE_BOOKING_LATER);
  g_assert_cmpint (((RespiteBooking *) g_ptr_array_index (bookings, 0))->recovery_minutes, ==, 45);

  g_assert_cmpint (respite_office_plan_course (clinic->office, other->patient_id, protocol, bookings, &error), ==, 0);
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  for (guint i = 0; i < bookings->len; i++)
    ((RespiteBooking *) g_ptr_array_index (bookings, i))->reason = g_strdup ("The first one leaves early");
  ((RespiteBooking *) g_ptr_array_index (bookings, 3))->at += 8 * RESPITE_HOUR_MS;
  id = respite_office_plan_course (clinic->office, other->patient_id, protocol, bookings, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, !=, 0);
  g_assert_cmpint (count_reasons (clinic, id), ==, 3);

  /* A chair is free again from the minute on that the visit ends. */
  g_assert_cmpint (respite_office_book_session (clinic->office, other->patient_id, 0,
                                                TESTLIB_NOW + 4 * RESPITE_HOUR_MS, 60, "Chair 1", &error), ==, 0);
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  g_assert_cmpint (respite_office_book_session (clinic->office, other->patient_id, 0, TESTLIB_NOW +
                                                5 * RESPITE_HOUR_MS + 30 * RESPITE_MINUTE_MS, 60, "Chair 1", &error),
                   !=, 0);
  g_assert_no_error (error);
}

static void
assert_moved (GPtrArray  *list,
              GTimeZone  *zone,
              const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const RespiteBooking *booking = g_ptr_array_index (list, i);
      g_autofree char *date = respite_time_format_date (booking->at, zone);
      g_autofree char *time = respite_time_format_hm (booking->at, zone);

      g_string_append_printf (text, "%s%d %s %s", i > 0 ? ", " : "", booking->number, date + 5, time);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* The preview of a move, the move itself, and its undo. The course has 11-23, 11-27 (no Thursday), 11-30, 12-03. */
static void
test_move (void)
{
  static const struct
  {
    RespiteMoveRest  rest;
    int              number;
    int              days;
    const char      *expected;
  } cases[] = {
    { RESPITE_MOVE_ONLY, 2, 4, "2 12-01 10:00, 3 11-30 10:00, 4 12-03 10:00" },
    { RESPITE_MOVE_ALL, 2, 4, "2 12-01 10:00, 3 12-04 10:00, 4 12-07 10:00" },
    { RESPITE_MOVE_KEEP, 2, 4, "2 12-01 10:00, 3 12-04 10:00, 4 12-07 10:00" },
    { RESPITE_MOVE_KEEP, 2, 1, "2 11-28 10:00, 3 11-30 10:00, 4 12-03 10:00" },
    { RESPITE_MOVE_ALL, 1, 1, "1 11-24 10:00, 2 11-30 10:00, 3 12-01 10:00, 4 12-04 10:00" },
    { RESPITE_MOVE_ALL, 4, 7, "4 12-10 10:00" },
  };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GPtrArray) sessions = NULL;
  GTimeZone *zone = respite_office_get_zone (clinic->office);
  RespiteSessionFilter filter = { 0 };

  put_days (clinic);
  test_visit_plan (visit);
  filter.course_id = visit->course_id;
  sessions = respite_office_list_sessions (clinic->office, &filter, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RespiteSession *session = g_ptr_array_index (sessions, cases[i].number - 1);
      RespiteBooking booking = { .session_id = session->id, .at = session->planned_at +
                                                                  cases[i].days * RESPITE_DAY_MS };
      g_autoptr (GPtrArray) preview = NULL;
      g_autoptr (GPtrArray) before = NULL;
      g_autoptr (GPtrArray) now = NULL;
      g_autoptr (GError) error = NULL;

      preview = respite_office_preview_move (clinic->office, &booking, cases[i].rest, &error);
      g_assert_no_error (error);
      assert_moved (preview, zone, cases[i].expected);
      respite_office_rebook (clinic->office, preview, FALSE, &before, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (before->len, >=, 1);
      respite_office_rebook (clinic->office, before, TRUE, NULL, &error);
      g_assert_no_error (error);
      now = respite_office_list_sessions (clinic->office, &filter, NULL);
      for (guint j = 0; j < now->len; j++)
        g_assert_cmpint (((RespiteSession *) g_ptr_array_index (now, j))->planned_at, ==,
                         ((RespiteSession *) g_ptr_array_index (sessions, j))->planned_at);
    }
}

/* What a preview says: wrong order, too close, closed, out of hours. */
static void
test_notes (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GPtrArray) sessions = NULL;
  RespiteSessionFilter filter = { 0 };
  static const struct
  {
    gint64 hours;               /* from the second session, Friday 10:00 */
    int    notes;
  } cases[] = {
    { 8, RESPITE_BOOKING_HOURS },
    { -24, RESPITE_BOOKING_CLOSED },
    { 24, RESPITE_BOOKING_CLOSED },
    { -94, RESPITE_BOOKING_CHAIR_TAKEN | RESPITE_BOOKING_SAME_DAY },
    { 72, RESPITE_BOOKING_CHAIR_TAKEN | RESPITE_BOOKING_SAME_DAY },
    { 97, RESPITE_BOOKING_ORDER },
  };

  put_days (clinic);
  test_visit_plan (visit);
  filter.course_id = visit->course_id;
  sessions = respite_office_list_sessions (clinic->office, &filter, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RespiteSession *session = g_ptr_array_index (sessions, 1);
      RespiteBooking booking = { .session_id = session->id, .at = session->planned_at +
                                                                  cases[i].hours * RESPITE_HOUR_MS };
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) preview = respite_office_preview_move (clinic->office, &booking, RESPITE_MOVE_ONLY,
                                                                   &error);
      const RespiteBooking *first;
      int notes;

      g_assert_no_error (error);
      first = g_ptr_array_index (preview, 0);
      notes = first->notes | (cases[i].notes & RESPITE_BOOKING_ORDER ?
                              ((RespiteBooking *) g_ptr_array_index (preview, 1))->notes & RESPITE_BOOKING_ORDER : 0);
      g_test_message ("%" G_GINT64_FORMAT " hours", cases[i].hours);
      g_assert_cmpint (notes, ==, cases[i].notes);
    }
}

/* A missed session is made up for under its own number. */
static void
test_make_up (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GError) error = NULL;
  RespiteBooking booking = { .number = 1, .at = TESTLIB_NOW + 2 * RESPITE_DAY_MS, .minutes = 180,
                             .recovery_minutes = 60 };
  g_autoptr (RespiteSessionRecord) record = NULL;
  gint64 id;

  test_visit_plan (visit);
  g_assert_cmpint (respite_office_book (clinic->office, visit->patient_id, visit->course_id, &booking, &error), ==, 0);
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  respite_office_cancel_session (clinic->office, visit->session_id, TRUE, NULL, &error);
  g_assert_no_error (error);
  id = respite_office_book (clinic->office, visit->patient_id, visit->course_id, &booking, &error);
  g_assert_no_error (error);
  record = respite_office_get_session (clinic->office, id, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (record->session->number, ==, 1);
  g_assert_cmpint (record->session->of, ==, 4);
  g_assert_cmpint (record->session->recovery_minutes, ==, 60);
}

/* The words of what is due in the visit's course. */
static char *
list_due (TestClinic *clinic,
          gint64      course_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = course_id != 0 ? respite_office_list_course_due (clinic->office, course_id, &error) :
                               respite_office_list_due (clinic->office, "en", &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    {
      const RespiteCourseDue *due = g_ptr_array_index (list, i);

      g_string_append_printf (text, "%s%s %d", i > 0 ? ", " : "",
                              respite_code_to_word (respite_due_kind_codes, due->kind), due->number);
    }

  return g_string_free (text, FALSE);
}

static void
assert_due (TestClinic *clinic,
            gint64      course_id,
            const char *expected)
{
  g_autofree char *text = list_due (clinic, course_id);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_due (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GError) error = NULL;
  RespiteSessionFilter filter = { 0 };
  RespiteBooking late = { 0 };
  g_autoptr (GPtrArray) preview = NULL;

  test_visit_plan (visit);
  filter.course_id = visit->course_id;
  sessions = respite_office_list_sessions (clinic->office, &filter, NULL);
  assert_due (clinic, visit->course_id, "next 1");
  assert_due (clinic, 0, "");

  /* The first is done, the second did not take place, the third goes on a holiday. */
  respite_clock_advance (clinic->clock, RESPITE_DAY_MS);
  assert_due (clinic, 0, "missed 1");
  respite_office_cancel_session (clinic->office, visit->session_id, FALSE, "Flu", &error);
  g_assert_no_error (error);
  assert_due (clinic, 0, "not-booked 1");
  assert_due (clinic, visit->course_id, "next 2, not-booked 1");
  late.number = 1;
  late.at = ((RespiteSession *) g_ptr_array_index (sessions, 1))->planned_at - 2 * RESPITE_HOUR_MS;
  late.minutes = 60;
  respite_office_book (clinic->office, visit->patient_id, visit->course_id, &late, &error);
  g_assert_no_error (error);
  assert_due (clinic, visit->course_id, "next 1, same-day 2");
  late.session_id = ((RespiteSession *) g_ptr_array_index (sessions, 1))->id;
  late.at += 26 * RESPITE_HOUR_MS - 5 * RESPITE_HOUR_MS;
  preview = respite_office_preview_move (clinic->office, &late, RESPITE_MOVE_ONLY, &error);
  g_assert_no_error (error);
  respite_office_rebook (clinic->office, preview, FALSE, NULL, &error);
  g_assert_no_error (error);
  assert_due (clinic, visit->course_id, "next 1, too-close 2");

  /* Stopped, it asks for nothing. */
  respite_office_stop_course (clinic->office, visit->course_id, "Moved away", &error);
  g_assert_no_error (error);
  assert_due (clinic, visit->course_id, "");
  assert_due (clinic, 0, "");
}

/* More than 12 sessions for pain in a year, and a mood course more often than weekly after week 8. */
static void
test_prompts (void)
{
  g_autoptr (RespiteCourse) course = respite_course_new ();
  g_autoptr (RespiteProtocol) protocol = respite_protocol_new ();
  g_autoptr (GPtrArray) sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_session_free);
  g_autoptr (GArray) pain = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  RespiteDueSource source = { course, protocol, sessions, pain, 0, TESTLIB_NOW, zone };
  gint64 id = 7;

  course->id = id;
  course->sessions = 13;
  g_array_append_val (pain, id);
  for (int i = 0; i < 13; i++)
    {
      RespiteSession *session = respite_session_new ();

      session->course_id = id;
      session->number = i + 1;
      session->state = i < 12 ? RESPITE_SESSION_SIGNED : RESPITE_SESSION_PLANNED;
      session->planned_at = session->started_at = TESTLIB_NOW + (i - 12) * 6 * RESPITE_DAY_MS + RESPITE_HOUR_MS;
      g_ptr_array_add (sessions, session);
    }
  for (int field = RESPITE_FIELD_OTHER; field <= RESPITE_FIELD_MOOD; field++)
    {
      static const char *const expected[] = { "next no-score", "next pain-year no-score", "next mood-weekly no-score" };
      g_autoptr (GPtrArray) list = NULL;
      g_autoptr (GString) text = g_string_new (NULL);

      protocol->field = (RespiteField) field;
      list = respite_course_find_due (&source);
      for (guint i = 0; i < list->len; i++)
        g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                                respite_code_to_word (respite_due_kind_codes,
                                                      ((RespiteCourseDue *) g_ptr_array_index (list, i))->kind));
      g_assert_cmpstr (text->str, ==, expected[field]);
    }
}

static void
test_own_protocol (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new (clinic);
  g_autoptr (RespiteProtocol) copy = NULL;
  g_autoptr (RespiteProtocol) spanish = NULL;
  g_autoptr (RespiteProtocol) first = NULL;
  g_autoptr (RespiteCourse) course = NULL;
  g_autoptr (GError) error = NULL;
  gint64 builtin = find_protocol (clinic, "pain-short-series");
  gint64 id, course_id, next;

  id = respite_office_copy_protocol (clinic->office, builtin, "Pain - ours", "en", &error);
  g_assert_no_error (error);
  course_id = respite_office_add_course (clinic->office, visit->patient_id, id, "2026-11-23", 600, "", &error);
  g_assert_no_error (error);
  copy = respite_office_get_protocol (clinic->office, id, "en", &error);
  g_assert_cmpstr (copy->name, ==, "Pain - ours");
  g_assert_cmpint (copy->version, ==, 1);
  g_assert_cmpint (copy->field, ==, RESPITE_FIELD_PAIN);
  g_assert_cmpuint (copy->review_after->len, ==, 2);

  copy->planned_minutes = 200;
  copy->recovery_minutes = 50;
  copy->maintenance_days = 28;
  respite_set_str (&copy->indication, "Chronic pain, seen here");
  next = respite_office_save_protocol (clinic->office, copy, "en", &error);
  g_assert_no_error (error);
  spanish = respite_office_get_protocol (clinic->office, next, "es", &error);
  g_assert_cmpint (spanish->version, ==, 2);
  g_assert_cmpstr (spanish->indication, ==, "Dolor crónico");
  g_assert_cmpint (spanish->maintenance_days, ==, 28);

  /* The course keeps what it began with; an old window does not write over a newer version. */
  course = respite_office_get_course (clinic->office, course_id, &error);
  g_assert_cmpint (course->protocol_id, ==, id);
  first = respite_office_get_protocol (clinic->office, course->protocol_id, "en", &error);
  g_assert_cmpint (first->planned_minutes, ==, 180);
  g_assert_cmpint (respite_office_save_protocol (clinic->office, copy, "en", &error), ==, 0);
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);

  /* No dose, whatever way it is written in, and the built-in ones stay. */
  respite_set_str (&spanish->maintenance, "0.5 mg/kg cada mes");
  g_assert_cmpint (respite_office_save_protocol (clinic->office, spanish, "es", &error), ==, 0);
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  respite_protocol_free (g_steal_pointer (&first));
  first = respite_office_get_protocol (clinic->office, builtin, "en", &error);
  g_assert_cmpint (respite_office_save_protocol (clinic->office, first, "en", &error), ==, 0);
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
}

static void
test_retire (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = find_protocol (clinic, "ptsd");

  g_assert_true (respite_office_retire_protocol (clinic->office, id, TRUE, &error));
  g_assert_no_error (error);
  g_assert_false (respite_office_retire_protocol (clinic->office, id, TRUE, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  list = respite_office_list_protocols (clinic->office, "en", &error);
  for (guint i = 0; i < list->len; i++)
    {
      const RespiteProtocol *protocol = g_ptr_array_index (list, i);

      g_assert_cmpint (protocol->is_retired, ==, protocol->id == id);
    }
  g_assert_true (respite_office_retire_protocol (clinic->office, id, FALSE, &error));
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);
  g_test_add_func ("/bookings/plan", test_plan);
  g_test_add_func ("/bookings/days-are-kept", test_days_are_kept);
  g_test_add_func ("/bookings/days-are-checked", test_days_are_checked);
  g_test_add_func ("/bookings/chairs", test_chairs);
  g_test_add_func ("/bookings/move", test_move);
  g_test_add_func ("/bookings/notes", test_notes);
  g_test_add_func ("/bookings/make-up", test_make_up);
  g_test_add_func ("/bookings/due", test_due);
  g_test_add_func ("/bookings/prompts", test_prompts);
  g_test_add_func ("/bookings/own-protocol", test_own_protocol);
  g_test_add_func ("/bookings/retire", test_retire);

  return g_test_run ();
}
