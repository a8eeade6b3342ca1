/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "respite-command.h"
#include "respite-session-fields.h"

#include "base/respite-str.h"
#include "base/respite-time.h"
#include "domain/respite-attachment.h"
#include "infusion/respite-practice-patient.h"
#include "interop/respite-visit-files.h"
#include "service/respite-patient-acts.h"
#include "service/respite-session-acts.h"

#define MAX_FILE_BYTES (1024 * 1024)

static gboolean
read_day (RespiteCall *call,
          const char  *option,
          gboolean     end,
          gint64      *at,
          GError     **error)
{
  GTimeZone *zone = respite_office_get_zone (respite_call_get_office (call));
  const char *text = respite_call_get (call, option);
  g_autoptr (GDateTime) day = NULL;
  GDate date;

  if (text == NULL)
    return TRUE;
  if (!respite_date_parse (text, &date))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("Write the date as 2026-11-22"));

  g_date_add_days (&date, end ? 1 : 0);
  day = g_date_time_new (zone, g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date), 0, 0,
                         0.0);
  *at = day != NULL ? g_date_time_to_unix (day) * 1000 : 0;
  return TRUE;
}

gboolean
respite_cli_session_list (RespiteCall *call,
                          GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  RespiteSessionFilter filter = { .only_open = respite_call_has (call, "open") };
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GPtrArray) list = NULL;

  if ((respite_call_has (call, "patient") &&
       !respite_call_resolve (call, RESPITE_KIND_PATIENT, respite_call_get (call, "patient"), &filter.patient_id,
                              error)) ||
      (respite_call_has (call, "course") &&
       !respite_call_resolve (call, RESPITE_KIND_COURSE, respite_call_get (call, "course"), &filter.course_id,
                              error)) ||
      !read_day (call, "from", FALSE, &filter.from, error) || !read_day (call, "to", TRUE, &filter.to, error))
    return FALSE;
  sessions = respite_office_list_sessions (office, &filter, error);
  if (sessions == NULL)
    return FALSE;

  list = respite_session_list_new (sessions, respite_office_get_zone (office));
  respite_call_print_list (call, list);
  return TRUE;
}

static gboolean
resolve_session (RespiteCall *call,
                 gint64      *id,
                 GError     **error)
{
  return respite_call_resolve (call, RESPITE_KIND_SESSION, respite_call_get_word (call, 0), id, error);
}

/* The session that the first word names; @is_view: whether looking at it is audited. */
static RespiteSessionRecord *
load_session (RespiteCall *call,
              gboolean     is_view,
              gint64      *id,
              GError     **error)
{
  return resolve_session (call, id, error) ?
         respite_office_get_session (respite_call_get_office (call), *id, is_view, error) : NULL;
}

gboolean
respite_cli_session_show (RespiteCall *call,
                          GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  gint64 id = 0;
  g_autoptr (RespiteSessionRecord) record = load_session (call, TRUE, &id, error);
  g_autoptr (RespiteFields) fields = NULL;

  if (record == NULL)
    return FALSE;
  fields = respite_session_record_fields_new (record, respite_office_get_now (office),
                                              respite_office_get_zone (office));
  respite_call_print_fields (call, fields);
  return TRUE;
}

gboolean
respite_cli_session_check_in (RespiteCall *call,
                              GError     **error)
{
  const char *chair = respite_call_get (call, "chair");
  gint64 id = 0;

  if (!resolve_session (call, &id, error) ||
      !respite_office_check_in (respite_call_get_office (call), id, chair != NULL ? chair : "", error))
    return FALSE;
  respite_call_print_done (call, respite_call_get_word (call, 0));
  return TRUE;
}

gboolean
respite_cli_session_cancel (RespiteCall *call,
                            GError     **error)
{
  gint64 id = 0;

  if (!resolve_session (call, &id, error) ||
      !respite_office_cancel_session (respite_call_get_office (call), id, respite_call_has (call, "no-show"),
                                      respite_call_get (call, "reason"), error))
    return FALSE;
  respite_call_print_done (call, respite_call_get_word (call, 0));
  return TRUE;
}

static GPtrArray *
read_checks (const char *path,
             GPtrArray  *lines,
             GError    **error)
{
  g_autoptr (GBytes) bytes = respite_call_read_file (path, MAX_FILE_BYTES, error);
  g_autoptr (GPtrArray) checklist = NULL;
  const char *data = NULL;
  gsize size = 0;

  if (bytes == NULL)
    return NULL;

  checklist = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_checklist_item_free);
  for (guint i = 0; i < lines->len; i++)
    {
      const RespiteCheck *check = g_ptr_array_index (lines, i);
      RespiteChecklistItem *item = g_new0 (RespiteChecklistItem, 1);

      item->code = g_strdup (check->code);
      item->text = g_strdup (check->text);
      item->is_required = check->is_required;
      g_ptr_array_add (checklist, item);
    }
  data = g_bytes_get_data (bytes, &size);
  return respite_checks_from_json (data != NULL ? data : "", (gssize) size, checklist, error);
}

/* Checking in and answering the gate are one act. */
typedef struct
{
  gint64     session_id;
  gboolean   is_planned;
  GPtrArray *checks;
} Gate;

static gboolean
answer_gate (RespiteOffice *office,
             gpointer       data,
             GError       **error)
{
  const Gate *gate = data;

  return (!gate->is_planned || respite_office_check_in (office, gate->session_id, "", error)) &&
         respite_office_save_gate (office, gate->session_id, gate->checks, error);
}

gboolean
respite_cli_session_gate (RespiteCall *call,
                          GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GPtrArray) list = NULL;
  Gate gate = { 0 };

  if (!resolve_session (call, &gate.session_id, error))
    return FALSE;
  record = respite_office_get_session (office, gate.session_id, FALSE, error);
  if (record == NULL)
    return FALSE;

  if (respite_call_has (call, "answers"))
    {
      checks = read_checks (respite_call_get (call, "answers"), record->gate, error);
      if (checks == NULL)
        return FALSE;
      gate.is_planned = record->session->state == RESPITE_SESSION_PLANNED;
      gate.checks = checks;
      if (!respite_office_act (office, RESPITE_FUNCTION_SESSION_GATE, answer_gate, &gate, error))
        return FALSE;
      respite_session_record_unref (record);
      record = respite_office_get_session (office, gate.session_id, FALSE, error);
      if (record == NULL)
        return FALSE;
    }
  list = respite_check_list_new (record->gate, respite_office_get_zone (office));
  respite_call_print_list (call, list);
  return TRUE;
}

gboolean
respite_cli_session_worksheet (RespiteCall *call,
                               GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  gint64 id = 0;
  g_autoptr (RespiteSessionRecord) record = load_session (call, FALSE, &id, error);
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GPtrArray) list = NULL;

  if (record == NULL)
    return FALSE;
  if (!respite_session_record_is_nasal (record))
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("Only a visit with a nasal spray has this worksheet"));

  if (respite_call_has (call, "answers"))
    {
      checks = read_checks (respite_call_get (call, "answers"), record->worksheet, error);
      if (checks == NULL || !respite_office_save_worksheet (office, id, checks, error))
        return FALSE;
      respite_session_record_unref (record);
      record = respite_office_get_session (office, id, FALSE, error);
      if (record == NULL)
        return FALSE;
    }
  list = respite_check_list_new (record->worksheet, respite_office_get_zone (office));
  respite_call_print_list (call, list);
  return TRUE;
}

typedef struct
{
  RespiteCall        *call;
  gint64              session_id;
  RespiteOrder       *order;
  RespitePreparation *preparation;
  const char         *password;
  const char         *checker_password;
} Ordering;

/* The order and its preparation are one act. */
static gboolean
order_session (RespiteOffice *office,
               gpointer       data,
               GError       **error)
{
  const Ordering *ordering = data;

  if (!respite_office_order_session (office, ordering->session_id, ordering->order,
                                     respite_call_has (ordering->call, "accept-difference"), ordering->password,
                                     error))
    return FALSE;
  return ordering->preparation == NULL ||
         respite_office_prepare_session (office, ordering->session_id, ordering->preparation,
                                         ordering->preparation->checked_name, ordering->checker_password, error);
}

gboolean
respite_cli_session_order (RespiteCall *call,
                           GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RespiteOrder) order = NULL;
  g_autoptr (RespitePreparation) preparation = NULL;
  Ordering ordering = { .call = call };
  const char *data = NULL;
  gsize size = 0;

  if (!resolve_session (call, &ordering.session_id, error))
    return FALSE;
  bytes = respite_call_read_file (respite_call_get (call, "file"), MAX_FILE_BYTES, error);
  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  order = respite_order_from_json (data != NULL ? data : "", (gssize) size, &preparation, error);
  if (order == NULL)
    return FALSE;

  ordering.order = order;
  ordering.preparation = preparation;
  ordering.password = respite_call_get_password (call, error);
  if (ordering.password == NULL)
    return FALSE;
  if (preparation != NULL && g_getenv ("RESPITE_CHECKER_PASSWORD") == NULL && g_getenv ("RESPITE_PASSWORD") != NULL)
    ordering.checker_password = ordering.password;
  else if (preparation != NULL && !respite_str_is_empty (preparation->checked_name))
    ordering.checker_password = respite_call_get_secret (call, "RESPITE_CHECKER_PASSWORD",
                                                         _("Password of the second person: "), FALSE, error);
  if (preparation != NULL && !respite_str_is_empty (preparation->checked_name) && ordering.checker_password == NULL)
    return FALSE;
  if (!respite_office_act (office, RESPITE_FUNCTION_SESSION_ORDER, order_session, &ordering, error))
    return FALSE;
  respite_call_print_done (call, respite_call_get_word (call, 0));
  return TRUE;
}

/* RFC 3339, or a time of day that was the last one of its kind. */
static gboolean
read_at (RespiteCall *call,
         gint64      *at,
         GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  GTimeZone *zone = respite_office_get_zone (office);
  const char *text = respite_call_get (call, "at");
  g_autofree char *today = NULL;
  g_autofree char *whole = NULL;

  if (text == NULL)
    return TRUE;
  if (respite_time_parse_rfc3339 (text, zone, at, NULL))
    return TRUE;

  today = respite_time_format_date (respite_office_get_now (office), zone);
  whole = g_strconcat (today, "T", text, ":00", NULL);
  if (respite_time_parse_rfc3339 (whole, zone, at, NULL))
    {
      if (*at > respite_office_get_now (office) + 2 * RESPITE_MINUTE_MS)
        *at -= RESPITE_DAY_MS;
      return TRUE;
    }
  return respite_set_error (error, RESPITE_ERROR_INVALID,
                            N_("Write the time as 10:21 or 2026-11-22T10:21:00, with an offset where it is another's"));
}

gboolean
respite_cli_session_entry (RespiteCall *call,
                           GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespiteEvent) event = NULL;
  g_autoptr (RespiteFields) fields = NULL;
  gint64 id = 0;
  gint64 at = 0;

  if (!resolve_session (call, &id, error) || !read_at (call, &at, error))
    return FALSE;
  if (respite_call_get (call, "photo") != NULL)
    {
      g_autoptr (GBytes) picture = respite_call_read_file (respite_call_get (call, "photo"),
                                                           RESPITE_ATTACHMENT_MAX_BYTES, error);

      if (picture != NULL)
        event = respite_office_add_photo (office, id, respite_call_get_word (call, 1), picture, at,
                                          respite_call_has (call, "confirm"), error);
    }
  else
    {
      event = respite_office_add_entry (office, id, respite_call_get_word (call, 1), at,
                                        respite_call_has (call, "confirm"), error);
    }
  if (event == NULL)
    return FALSE;
  fields = respite_event_fields_new (event, respite_office_get_zone (office));
  respite_call_print_fields (call, fields);
  return TRUE;
}

gboolean
respite_cli_session_practice (RespiteCall *call,
                              GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (RespiteEvent) event = NULL;
  g_autoptr (RespiteFields) fields = NULL;
  RespitePracticePatient patient;
  RespitePracticeSigns signs;
  gint64 at = respite_office_get_now (office);
  gint64 id = 0;

  if (respite_office_get_kind (office) != RESPITE_CLINIC_PRACTICE)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("Only a practice clinic has such a patient"));
  if (!resolve_session (call, &id, error) || !read_at (call, &at, error))
    return FALSE;
  record = respite_office_get_session (office, id, FALSE, error);
  if (record == NULL)
    return FALSE;

  respite_practice_patient_init (&patient, record);
  respite_practice_patient_read (&patient, record->timeline, at, &signs);
  event = respite_event_new (RESPITE_EVENT_SET, at);
  memcpy (event->vitals, signs.vitals, sizeof signs.vitals);
  fields = respite_event_fields_new (event, respite_office_get_zone (office));
  respite_fields_add_integer (fields, "plasma_ng_ml", NULL, signs.plasma_ng_ml);
  respite_call_print_fields (call, fields);
  return TRUE;
}

/* The entry of the session that --json shows under this id, or the beginning of it. */
static gboolean
find_entry (RespiteCall *call,
            gint64      *event_id,
            GError     **error)
{
  const char *word = respite_call_get_word (call, 1);
  gint64 id = 0;
  g_autoptr (RespiteSessionRecord) record = load_session (call, FALSE, &id, error);
  guint n_found = 0;

  if (record == NULL)
    return FALSE;

  for (guint i = 0; i < respite_timeline_get_n_events (record->timeline); i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (record->timeline, i);
      g_autofree char *uuid = respite_event_dup_uuid (event);

      if (strlen (word) < 8 || !g_str_has_prefix (uuid, word))
        continue;
      *event_id = event->id;
      n_found++;
    }

  return n_found == 1 || respite_set_error (error, RESPITE_ERROR_NOT_FOUND,
                                            N_("There is no such entry in this session"));
}

gboolean
respite_cli_session_correct (RespiteCall *call,
                             GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespiteEvent) event = NULL;
  g_autoptr (RespiteFields) fields = NULL;
  gint64 event_id = 0;

  if (!find_entry (call, &event_id, error))
    return FALSE;
  event = respite_office_correct_entry (office, event_id, respite_call_get_word (call, 2),
                                        respite_call_get (call, "reason"), respite_call_has (call, "confirm"), error);
  if (event == NULL)
    return FALSE;
  fields = respite_event_fields_new (event, respite_office_get_zone (office));
  respite_call_print_fields (call, fields);
  return TRUE;
}

gboolean
respite_cli_session_strike (RespiteCall *call,
                            GError     **error)
{
  gint64 event_id = 0;

  if (!find_entry (call, &event_id, error) ||
      !respite_office_strike_event (respite_call_get_office (call), event_id, respite_call_get (call, "reason"), error))
    return FALSE;
  respite_call_print_done (call, respite_call_get_word (call, 1));
  return TRUE;
}

gboolean
respite_cli_session_amend (RespiteCall *call,
                           GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  const char *password = respite_call_get_password (call, error);
  gint64 event_id = 0, id = 0;

  if (password == NULL || !resolve_session (call, &id, error) || !find_entry (call, &event_id, error) ||
      !respite_office_amend_entry (office, id, event_id, respite_call_get_word (call, 2),
                                   respite_call_get (call, "reason"), password, error))
    return FALSE;
  respite_call_print_done (call, respite_call_get_word (call, 1));
  return TRUE;
}

gboolean
respite_cli_session_addendum (RespiteCall *call,
                              GError     **error)
{
  const char *password = respite_call_get_password (call, error);
  gint64 id = 0;

  if (password == NULL || !resolve_session (call, &id, error) ||
      !respite_office_amend_session (respite_call_get_office (call), id, respite_call_get_word (call, 1), password,
                                     error))
    return FALSE;
  respite_call_print_done (call, respite_call_get_word (call, 0));
  return TRUE;
}

gboolean
respite_cli_session_discharge (RespiteCall *call,
                               GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  gint64 id = 0;
  g_autoptr (RespiteSessionRecord) record = load_session (call, FALSE, &id, error);
  g_autoptr (GPtrArray) checks = NULL;

  if (record == NULL)
    return FALSE;
  checks = read_checks (respite_call_get (call, "answers"), record->discharge, error);
  if (checks == NULL ||
      !respite_office_discharge_session (office, id, checks, !respite_call_has (call, "incomplete"), error))
    return FALSE;
  respite_call_print_done (call, record->session->uuid);
  return TRUE;
}

gboolean
respite_cli_session_sign (RespiteCall *call,
                          GError     **error)
{
  const char *password = NULL;
  gint64 id = 0;

  if (!resolve_session (call, &id, error))
    return FALSE;
  password = respite_call_get_password (call, error);
  if (password == NULL || !respite_office_sign_session (respite_call_get_office (call), id, password, error))
    return FALSE;
  respite_call_print_done (call, respite_call_get_word (call, 0));
  return TRUE;
}
