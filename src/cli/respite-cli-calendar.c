/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "respite-command.h"

#include "base/respite-time.h"
#include "documents/respite-calendar-document.h"
#include "domain/respite-holiday.h"
#include "service/respite-booking-acts.h"
#include "service/respite-calendar-acts.h"
#include "service/respite-course-acts.h"
#include "service/respite-due-acts.h"
#include "service/respite-patient-acts.h"
#include "service/respite-session-acts.h"

static RespiteFields *
dup_days (const RespiteClinicDays *days)
{
  RespiteFields *fields = respite_fields_new ();
  GPtrArray *chairs = respite_fields_list_new ();
  GPtrArray *closed = respite_fields_list_new ();
  g_autofree char *text = respite_clinic_days_format_hours (days);
  g_auto (GStrv) hours = g_strsplit (text, "\n", -1);
  g_autofree char *holidays = respite_clinic_days_format_holidays (days);
  g_auto (GStrv) codes = g_strsplit (holidays, "\n", -1);

  for (guint i = 0; i < days->chairs->len; i++)
    {
      const RespiteChair *chair = g_ptr_array_index (days->chairs, i);
      RespiteFields *row = respite_fields_new ();

      respite_fields_add_text (row, "name", N_("Name"), chair->name);
      respite_fields_add_boolean (row, "retired", N_("Retired"), chair->is_retired);
      g_ptr_array_add (chairs, row);
    }
  for (guint i = 0; i < days->closed->len; i++)
    {
      const RespiteClosedDay *day = g_ptr_array_index (days->closed, i);
      RespiteFields *row = respite_fields_new ();

      respite_fields_add_text (row, "date", N_("Date"), day->date);
      respite_fields_add_text (row, "name", N_("Name"), day->name);
      g_ptr_array_add (closed, row);
    }
  respite_fields_add_texts (fields, "hours", N_("Hours"), (const char *const *) hours);
  respite_fields_add_integer (fields, "infusion_minutes", N_("Infusion, minutes"), days->infusion_minutes);
  respite_fields_add_integer (fields, "recovery_minutes", N_("Recovery, minutes"), days->recovery_minutes);
  respite_fields_take_list (fields, "chairs", N_("Chairs"), chairs);
  respite_fields_take_list (fields, "closed", N_("Closed days"), closed);
  respite_fields_add_texts (fields, "holidays", N_("Public holidays"), (const char *const *) codes);
  return fields;
}

gboolean
respite_cli_calendar_show (RespiteCall *call,
                           GError     **error)
{
  g_autoptr (RespiteClinicDays) days = respite_office_get_clinic_days (respite_call_get_office (call));
  g_autoptr (RespiteFields) fields = dup_days (days);

  respite_call_print_fields (call, fields);
  return TRUE;
}

/* The values of a repeated option as lines; "" alone empties the list. (nullable) */
static char *
dup_lines (RespiteCall *call,
           const char  *name)
{
  return respite_call_has (call, name) ? g_strjoinv ("\n", (char **) respite_call_get_all (call, name)) : NULL;
}

static gboolean
read_holidays (RespiteClinicDays *days,
               const char        *text,
               GError           **error)
{
  g_auto (GStrv) codes = text != NULL ? g_strsplit (text, "\n", -1) : NULL;

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    if (*codes[i] != '\0' && respite_holiday_find (codes[i]) == NULL)
      return respite_set_error (error, RESPITE_ERROR_INVALID,
                                N_("“%s” is no public holiday; “calendar holidays” lists them"), codes[i]);
  respite_clinic_days_read_holidays (days, text);

  return TRUE;
}

gboolean
respite_cli_calendar_holidays (RespiteCall *call,
                               GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespiteClinicDays) days = respite_office_get_clinic_days (office);
  g_autofree char *today = respite_time_format_date (respite_office_get_now (office), respite_office_get_zone (office));
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  g_autoptr (GPtrArray) rows = respite_fields_list_new ();
  g_autoptr (GArray) list = NULL;
  gint64 year;

  if (!respite_call_get_number (call, "year", 1583, 4099, atoi (today), &year, error))
    return FALSE;

  for (const RespiteHoliday *holiday = respite_holidays; holiday->code != NULL; holiday++)
    if (!respite_call_has (call, "country") || g_strcmp0 (respite_call_get (call, "country"), holiday->country) == 0)
      g_ptr_array_add (codes, (gpointer) holiday->code);
  list = respite_holidays_list (codes, (int) year);
  for (guint i = 0; i < list->len; i++)
    {
      const RespiteHolidayDay *day = &g_array_index (list, RespiteHolidayDay, i);
      g_autofree char *date = respite_date_format (&day->date);
      gboolean is_closed = respite_clinic_days_has_holiday (days, day->holiday->code);
      RespiteFields *row = respite_fields_new ();

      respite_fields_add_text (row, "id", N_("Holiday"), day->holiday->code);
      respite_fields_add_text (row, "country", N_("Country"), day->holiday->country);
      respite_fields_add_text (row, "name", N_("Name"), _ (day->holiday->name));
      respite_fields_add_text (row, "date", N_("Date"), date);
      respite_fields_add_boolean (row, "substitute", N_("Substitute"), day->is_substitute);
      respite_fields_add_boolean (row, "closed", N_("Closed"), is_closed);
      g_ptr_array_add (rows, row);
    }
  respite_call_print_list (call, rows);

  return TRUE;
}

gboolean
respite_cli_calendar_set (RespiteCall *call,
                          GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespiteClinicDays) days = respite_office_get_clinic_days (office);
  g_autofree char *chairs = dup_lines (call, "chair");
  g_autofree char *hours = dup_lines (call, "hours");
  g_autofree char *closed = dup_lines (call, "closed");
  g_autofree char *holidays = dup_lines (call, "holiday");
  gint64 infusion, recovery;

  if (!respite_call_get_number (call, "infusion", 5, 720, days->infusion_minutes, &infusion, error) ||
      !respite_call_get_number (call, "recovery", 0, 480, days->recovery_minutes, &recovery, error))
    return FALSE;

  days->infusion_minutes = (int) infusion;
  days->recovery_minutes = (int) recovery;
  respite_clinic_days_read_chairs (days, chairs);
  respite_clinic_days_read_closed (days, closed);
  if (!read_holidays (days, holidays, error))
    return FALSE;
  if (hours != NULL)
    {
      g_autofree char *written = NULL;
      g_auto (GStrv) lines = g_strsplit (hours, "\n", -1);

      respite_clinic_days_read_hours (days, hours);
      written = respite_clinic_days_format_hours (days);
      for (guint i = 0; lines[i] != NULL; i++)
        if (strstr (written, lines[i]) == NULL)
          return respite_set_error (error, RESPITE_ERROR_INVALID,
                                    N_("“%s” are no hours; write them as “mon 08:00-17:00” or “sun closed”"), lines[i]);
    }
  if (closed != NULL && *closed != '\0')
    {
      g_auto (GStrv) lines = g_strsplit (closed, "\n", -1);

      if (days->closed->len != g_strv_length (lines))
        return respite_set_error (error, RESPITE_ERROR_INVALID, N_("Write a closed day as “2026-12-25 Christmas”"));
    }
  if (!respite_office_put_clinic_days (office, days, error))
    return FALSE;
  return respite_cli_calendar_show (call, error);
}

static GPtrArray *
list_bookings (GPtrArray *bookings,
               GTimeZone *zone)
{
  GPtrArray *list = respite_fields_list_new ();

  for (guint i = 0; i < bookings->len; i++)
    {
      const RespiteBooking *booking = g_ptr_array_index (bookings, i);
      g_autoptr (GPtrArray) notes = g_ptr_array_new ();
      RespiteFields *fields = respite_fields_new ();

      for (const RespiteCode *code = respite_booking_note_codes; code->word != NULL; code++)
        if (booking->notes & code->value)
          g_ptr_array_add (notes, (gpointer) code->word);
      g_ptr_array_add (notes, NULL);
      respite_fields_add_integer (fields, "number", N_("No."), booking->number);
      respite_fields_add_time (fields, "at", N_("Begins"), booking->at, zone);
      respite_fields_add_time (fields, "before", N_("Before"), booking->before_at, zone);
      respite_fields_add_integer (fields, "minutes", N_("Minutes"), booking->minutes);
      respite_fields_add_integer (fields, "recovery_minutes", N_("Recovery, minutes"), booking->recovery_minutes);
      respite_fields_add_text (fields, "chair", N_("Chair"), booking->chair);
      respite_fields_add_texts (fields, "notes", N_("Notes"), (const char *const *) notes->pdata);
      g_ptr_array_add (list, fields);
    }
  return list;
}

gboolean
respite_cli_course_propose (RespiteCall *call,
                            GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespitePatient) patient = respite_call_get_patient (call, FALSE, error);
  g_autoptr (GPtrArray) bookings = NULL;
  g_autoptr (GPtrArray) list = NULL;
  const char *chair = respite_call_get (call, "chair");
  gint64 protocol = 0;
  int minutes = 600;

  if (patient == NULL ||
      !respite_call_resolve (call, RESPITE_KIND_PROTOCOL, respite_call_get (call, "protocol"), &protocol, error) ||
      !respite_cli_read_minutes (respite_call_get (call, "time"), &minutes, error))
    return FALSE;

  bookings = respite_office_propose_course (office, patient->id, protocol, respite_call_get (call, "start"), minutes,
                                            chair != NULL ? chair : "", error);
  if (bookings == NULL)
    return FALSE;
  list = list_bookings (bookings, respite_office_get_zone (office));
  respite_call_print_list (call, list);
  return TRUE;
}

static gboolean
read_lengths (RespiteCall    *call,
              RespiteBooking *booking,
              int             minutes,
              int             recovery,
              GError        **error)
{
  gint64 value;

  if (!respite_call_get_number (call, "minutes", 1, 24 * 60, minutes, &value, error))
    return FALSE;
  booking->minutes = (int) value;
  if (!respite_call_get_number (call, "recovery", 0, 24 * 60 - 1, MIN (recovery, booking->minutes - 1), &value, error))
    return FALSE;
  booking->recovery_minutes = (int) value;
  return TRUE;
}

gboolean
respite_cli_session_book (RespiteCall *call,
                          GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespitePatient) patient = respite_call_get_patient (call, FALSE, error);
  g_autoptr (RespiteClinicDays) days = respite_office_get_clinic_days (office);
  g_autoptr (RespiteBooking) booking = respite_booking_new ();
  g_autoptr (GPtrArray) sessions = NULL;
  RespiteSessionFilter filter = { 0 };
  gint64 course = 0;
  gint64 number;
  gint64 id;

  if (patient == NULL ||
      (respite_call_has (call, "course") &&
       !respite_call_resolve (call, RESPITE_KIND_COURSE, respite_call_get (call, "course"), &course, error)) ||
      !respite_time_parse_rfc3339 (respite_call_get (call, "at"), respite_office_get_zone (office), &booking->at,
                                   error) ||
      !respite_call_get_number (call, "number", 1, 999, 0, &number, error) ||
      !read_lengths (call, booking, days->infusion_minutes + days->recovery_minutes, days->recovery_minutes, error))
    return FALSE;

  booking->number = (int) number;
  booking->chair = g_strdup (respite_call_get (call, "chair"));
  booking->reason = g_strdup (respite_call_get (call, "reason"));
  id = respite_office_book (office, patient->id, course, booking, error);
  if (id == 0)
    return FALSE;
  filter.patient_id = patient->id;
  sessions = respite_office_list_sessions (office, &filter, error);
  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    {
      const RespiteSession *session = g_ptr_array_index (sessions, i);

      if (session->id == id)
        respite_call_print_id (call, session->uuid);
    }
  return sessions != NULL;
}

gboolean
respite_cli_session_move (RespiteCall *call,
                          GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespiteBooking) booking = respite_booking_new ();
  g_autoptr (GPtrArray) bookings = NULL;
  g_autoptr (GPtrArray) list = NULL;
  const char *rest_text = respite_call_get (call, "rest");
  int rest = RESPITE_MOVE_ONLY;

  if (rest_text != NULL && !respite_code_from_word (respite_move_rest_codes, rest_text, &rest))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The rest of a course is moved as only, all or keep"));
  if (!respite_call_resolve (call, RESPITE_KIND_SESSION, respite_call_get_word (call, 0), &booking->session_id,
                             error) ||
      !respite_time_parse_rfc3339 (respite_call_get (call, "at"), respite_office_get_zone (office), &booking->at,
                                   error))
    return FALSE;

  booking->chair = g_strdup (respite_call_get (call, "chair"));
  booking->reason = g_strdup (respite_call_get (call, "reason"));
  bookings = respite_office_preview_move (office, booking, (RespiteMoveRest) rest, error);
  if (bookings == NULL ||
      (!respite_call_has (call, "preview") && !respite_office_rebook (office, bookings, FALSE, NULL, error)))
    return FALSE;
  list = list_bookings (bookings, respite_office_get_zone (office));
  respite_call_print_list (call, list);
  return TRUE;
}

gboolean
respite_cli_course_calendar (RespiteCall *call,
                             GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespiteCourse) course = NULL;
  g_autoptr (RespitePatient) patient = NULL;
  g_autoptr (RespiteProtocol) protocol = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (RespiteLayout) layout = NULL;
  RespiteSessionFilter filter = { 0 };
  RespiteDocumentInfo info;

  if (!respite_call_resolve (call, RESPITE_KIND_COURSE, respite_call_get_word (call, 0), &filter.course_id, error) ||
      !respite_office_may (office, RESPITE_FUNCTION_HANDOUT_MAKE, error))
    return FALSE;
  course = respite_office_get_course (office, filter.course_id, error);
  if (course == NULL)
    return FALSE;
  patient = respite_office_get_patient (office, course->patient_id, FALSE, error);
  if (patient == NULL || !respite_call_fill_document_info (call, patient, &info, error))
    return FALSE;

  info.large_print |= patient->large_print;
  protocol = respite_office_get_protocol (office, course->protocol_id, respite_document_info_get_language (&info),
                                          error);
  sessions = protocol != NULL ? respite_office_list_sessions (office, &filter, error) : NULL;
  layout = sessions != NULL ? respite_course_calendar_layout (protocol->name, sessions, &info, error) : NULL;
  return layout != NULL && respite_call_save_layout (call, layout, error) &&
         respite_office_note_document (office, "calendar", "course", patient->id, 0,
                                       respite_layout_get_language (layout), respite_call_get_saved_word (call), error);
}

gboolean
respite_cli_session_day_sheet (RespiteCall *call,
                               GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (RespiteLayout) layout = NULL;
  RespiteDocumentInfo info;
  gint64 at = respite_office_get_now (office);

  if (respite_call_has (call, "at") && !respite_cli_read_at (call, &at, error))
    return FALSE;
  if (!respite_call_fill_document_info (call, NULL, &info, error))
    return FALSE;

  rows = respite_office_list_day (office, at, respite_document_info_get_language (&info), error);
  layout = rows != NULL ? respite_day_sheet_layout (at, rows, &info, error) : NULL;
  return layout != NULL && respite_call_save_layout (call, layout, error) &&
         respite_office_note_document (office, "day-sheet", "day", 0, 0, respite_layout_get_language (layout),
                                       respite_call_get_saved_word (call),
                                       error);
}

gboolean
respite_cli_course_due (RespiteCall *call,
                        GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  const char *language = respite_call_get (call, "language");
  g_autoptr (GPtrArray) due = NULL;
  g_autoptr (GPtrArray) list = respite_fields_list_new ();
  gint64 course = 0;

  if (respite_call_has (call, "course") &&
      !respite_call_resolve (call, RESPITE_KIND_COURSE, respite_call_get (call, "course"), &course, error))
    return FALSE;
  due = course != 0 ? respite_office_list_course_due (office, course, error) :
        respite_office_list_due (office, language != NULL ? language : "en", error);
  if (due == NULL)
    return FALSE;

  for (guint i = 0; i < due->len; i++)
    {
      const RespiteCourseDue *item = g_ptr_array_index (due, i);
      RespiteFields *fields = respite_fields_new ();

      respite_fields_add_text (fields, "mrn", N_("MRN"), item->patient_mrn);
      respite_fields_add_text (fields, "patient", N_("Patient"), item->patient_name);
      respite_fields_add_text (fields, "protocol", N_("Protocol"), item->protocol_name);
      respite_fields_add_text (fields, "due", N_("Due"), respite_code_to_word (respite_due_kind_codes, item->kind));
      respite_fields_add_integer (fields, "number", N_("No."), item->number);
      respite_fields_add_time (fields, "at", N_("At"), item->at, respite_office_get_zone (office));
      g_ptr_array_add (list, fields);
    }
  respite_call_print_list (call, list);
  return TRUE;
}
