/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "respite-command.h"
#include "respite-session-fields.h"

#include "base/respite-time.h"
#include "service/respite-course-acts.h"
#include "service/respite-patient-acts.h"
#include "service/respite-review-acts.h"
#include "service/respite-session-acts.h"

gboolean
respite_cli_read_minutes (const char *text,
                          int        *minutes,
                          GError    **error)
{
  int hour = 0;
  int minute = 0;
  char rest = 0;

  if (text == NULL)
    return TRUE;
  if (sscanf (text, "%2d:%2d%c", &hour, &minute, &rest) != 2 || hour < 0 || hour > 23 || minute < 0 || minute > 59)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("Write the time of day as 10:00"));
  *minutes = hour * 60 + minute;
  return TRUE;
}

gboolean
respite_cli_course_add (RespiteCall *call,
                        GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespitePatient) patient = respite_call_get_patient (call, FALSE, error);
  g_autoptr (RespiteCourse) course = NULL;
  const char *start = respite_call_get (call, "start");
  const char *chair = respite_call_get (call, "chair");
  const char *time = respite_call_get (call, "time");
  int minutes = 600;
  gint64 protocol = 0;
  gint64 id = 0;
  GDate date;

  if (patient == NULL ||
      !respite_call_resolve (call, RESPITE_KIND_PROTOCOL, respite_call_get (call, "protocol"), &protocol, error))
    return FALSE;
  if (!respite_date_parse (start, &date))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("Write the date as 2026-11-22"));
  if (!respite_cli_read_minutes (time, &minutes, error))
    return FALSE;

  id = respite_office_add_course (office, patient->id, protocol, start, minutes, chair != NULL ? chair : "", error);
  if (id == 0)
    return FALSE;
  course = respite_office_get_course (office, id, error);
  if (course == NULL)
    return FALSE;
  respite_call_print_id (call, course->uuid);
  return TRUE;
}

static RespiteFields *
dup_row (const RespiteCourse *course)
{
  RespiteFields *fields = respite_fields_new ();

  respite_fields_add_text (fields, "id", N_("Id"), course->uuid);
  respite_fields_add_text (fields, "protocol", N_("Protocol"), course->protocol_name);
  respite_fields_add_text (fields, "state", N_("State"),
                           respite_code_to_word (respite_course_state_codes, course->state));
  respite_fields_add_text (fields, "start_on", N_("Begins"), course->start_on);
  respite_fields_add_integer (fields, "sessions", N_("Sessions"), course->sessions);
  respite_fields_add_integer (fields, "done", N_("Done"), course->done);
  respite_fields_add_text (fields, "reason", N_("Reason"), course->reason);
  return fields;
}

gboolean
respite_cli_course_list (RespiteCall *call,
                         GError     **error)
{
  g_autoptr (RespitePatient) patient = respite_call_get_patient (call, FALSE, error);
  g_autoptr (GPtrArray) courses = NULL;
  g_autoptr (GPtrArray) list = respite_fields_list_new ();

  if (patient == NULL)
    return FALSE;
  courses = respite_office_list_courses (respite_call_get_office (call), patient->id, error);
  if (courses == NULL)
    return FALSE;

  for (guint i = 0; i < courses->len; i++)
    g_ptr_array_add (list, dup_row (g_ptr_array_index (courses, i)));
  respite_call_print_list (call, list);
  return TRUE;
}

/* %NULL for who may not see the record. */
static GPtrArray *
dup_reviews (RespiteOffice *office,
             gint64         course_id)
{
  g_autoptr (GPtrArray) reviews = respite_office_list_course_reviews (office, course_id, NULL);
  g_autoptr (GPtrArray) list = respite_fields_list_new ();

  if (reviews == NULL)
    return NULL;

  for (guint i = 0; i < reviews->len; i++)
    {
      const RespiteCourseReview *review = g_ptr_array_index (reviews, i);
      RespiteFields *fields = respite_fields_new ();

      respite_fields_add_time (fields, "at", N_("When"), review->at, respite_office_get_zone (office));
      respite_fields_add_text (fields, "by", N_("By"), review->by);
      respite_fields_add_integer (fields, "done", N_("Done"), review->done);
      respite_fields_add_text (fields, "verdict", N_("Decision"),
                               respite_code_to_word (respite_verdict_codes, review->verdict));
      respite_fields_add_text (fields, "text", N_("Text"), review->text);
      respite_fields_add_boolean (fields, "taken_back", N_("Taken back"), review->is_struck);
      respite_fields_add_text (fields, "reason", N_("Reason"), review->strike_reason);
      g_ptr_array_add (list, fields);
    }

  return g_steal_pointer (&list);
}

gboolean
respite_cli_course_review (RespiteCall *call,
                           GError     **error)
{
  const char *verdict = respite_call_get (call, "verdict");
  gint64 id = 0;
  int code;

  if (!respite_call_resolve (call, RESPITE_KIND_COURSE, respite_call_get_word (call, 0), &id, error))
    return FALSE;
  if (verdict == NULL || !respite_code_from_word (respite_verdict_codes, verdict, &code))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The decision is continue or stop"));

  return respite_office_review_course (respite_call_get_office (call), id, (RespiteVerdict) code,
                                       respite_call_get (call, "text"), error) != 0;
}

gboolean
respite_cli_course_take_back_review (RespiteCall *call,
                                     GError     **error)
{
  gint64 id = 0;

  return respite_call_resolve (call, RESPITE_KIND_COURSE, respite_call_get_word (call, 0), &id, error) &&
         respite_office_take_back_review (respite_call_get_office (call), id, respite_call_get (call, "reason"), error);
}

gboolean
respite_cli_course_stop (RespiteCall *call,
                         GError     **error)
{
  gint64 id = 0;

  return respite_call_resolve (call, RESPITE_KIND_COURSE, respite_call_get_word (call, 0), &id, error) &&
         respite_office_stop_course (respite_call_get_office (call), id, respite_call_get (call, "reason"), error);
}

gboolean
respite_cli_course_show (RespiteCall *call,
                         GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespiteCourse) course = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GPtrArray) reviews = NULL;
  g_autoptr (RespiteFields) fields = NULL;
  RespiteSessionFilter filter = { 0 };

  if (!respite_call_resolve (call, RESPITE_KIND_COURSE, respite_call_get_word (call, 0), &filter.course_id, error))
    return FALSE;
  course = respite_office_get_course (office, filter.course_id, error);
  if (course == NULL)
    return FALSE;
  sessions = respite_office_list_sessions (office, &filter, error);
  if (sessions == NULL)
    return FALSE;

  fields = dup_row (course);
  respite_fields_take_list (fields, "planned", N_("Sessions"),
                            respite_session_list_new (sessions, respite_office_get_zone (office)));
  reviews = dup_reviews (office, course->id);
  if (reviews != NULL)
    respite_fields_take_list (fields, "reviews", N_("Reviews"), g_steal_pointer (&reviews));
  respite_call_print_fields (call, fields);
  return TRUE;
}
