/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "respite-command.h"

#include "base/respite-clock.h"
#include "base/respite-error.h"
#include "service/respite-list-acts.h"

#define MAX_LIST_BYTES (256 * 1024)

/* The list that the first word names. */
static gboolean
get_kind (RespiteCall     *call,
          RespiteListKind *kind,
          GError         **error)
{
  int value;

  if (!respite_code_from_word (respite_list_kind_codes, respite_call_get_word (call, 0), &value))
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_ ("The lists are medicines, equipment, gate and discharge"));
  *kind = (RespiteListKind) value;

  return TRUE;
}

gboolean
respite_cli_list_show (RespiteCall *call,
                       GError     **error)
{
  g_autoptr (GPtrArray) rows = respite_fields_list_new ();
  g_autoptr (GPtrArray) list = NULL;
  RespiteListKind kind;

  if (!get_kind (call, &kind, error))
    return FALSE;

  list = respite_office_get_list (respite_call_get_office (call), kind);
  for (guint i = 0; i < list->len; i++)
    {
      const RespiteListItem *item = g_ptr_array_index (list, i);
      RespiteFields *row = respite_fields_new ();

      respite_fields_add_text (row, "id", N_ ("Line"), item->code);
      respite_fields_add_text (row, "text", N_ ("Text"), item->text);
      respite_fields_add_text (row, "text_es", NULL, item->text_es);
      if (kind == RESPITE_LIST_MEDICINES)
        respite_fields_add_text (row, "unit", N_ ("Unit"), item->unit);
      respite_fields_add_boolean (row, "retired", N_ ("Retired"), item->is_retired);
      respite_fields_add_boolean (row, "always_asked", NULL, item->is_fixed);
      respite_fields_add_boolean (row, "own", NULL, item->is_own);
      g_ptr_array_add (rows, row);
    }
  respite_call_print_list (call, rows);

  return TRUE;
}

gboolean
respite_cli_list_export (RespiteCall *call,
                         GError     **error)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GBytes) bytes = NULL;
  RespiteListKind kind;
  char *json;

  if (!get_kind (call, &kind, error))
    return FALSE;

  list = respite_office_get_list (respite_call_get_office (call), kind);
  json = respite_list_to_json (list, kind);
  bytes = g_bytes_new_take (json, strlen (json));
  if (!respite_call_write_file (respite_call_get (call, "o"), bytes, error))
    return FALSE;
  respite_call_print_done (call, respite_call_get_word (call, 0));

  return TRUE;
}

gboolean
respite_cli_list_set (RespiteCall *call,
                      GError     **error)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GBytes) bytes = NULL;
  RespiteListKind kind;
  const char *json;
  gsize size;

  if (!get_kind (call, &kind, error))
    return FALSE;
  bytes = respite_call_read_file (respite_call_get (call, "file"), MAX_LIST_BYTES, error);
  if (bytes == NULL)
    return FALSE;

  json = g_bytes_get_data (bytes, &size);
  list = respite_list_from_json (json != NULL ? json : "", (gssize) size, kind, error);
  if (list == NULL || !respite_office_set_list (respite_call_get_office (call), kind, list, error))
    return FALSE;
  respite_call_print_done (call, respite_call_get_word (call, 0));

  return TRUE;
}

/* "15,30" */
static gboolean
read_recovery (const char      *text,
               RespiteSchedule *schedule,
               GError         **error)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);

  schedule->n_recovery = 0;
  for (guint i = 0; words[i] != NULL; i++)
    {
      gint64 minutes;

      if (*g_strstrip (words[i]) == '\0')
        continue;
      if (i >= G_N_ELEMENTS (schedule->recovery_ms) ||
          !g_ascii_string_to_signed (words[i], 10, 1, 24 * 60, &minutes, NULL))
        {
          g_set_error_literal (error, RESPITE_USAGE_ERROR, 0,
                               _ ("--recovery takes at most 8 whole numbers with commas between them"));
          return FALSE;
        }
      schedule->recovery_ms[schedule->n_recovery++] = minutes * RESPITE_MINUTE_MS;
    }

  return TRUE;
}

static gboolean
read_minutes (RespiteCall *call,
              const char  *option,
              gint64      *ms,
              GError     **error)
{
  gint64 minutes;

  if (!respite_call_get_number (call, option, 1, 240, *ms / RESPITE_MINUTE_MS, &minutes, error))
    return FALSE;
  *ms = minutes * RESPITE_MINUTE_MS;

  return TRUE;
}

static gboolean
read_schedule (RespiteCall     *call,
               RespiteSchedule *schedule,
               GError         **error)
{
  gint64 sessions, sets;

  if (!respite_call_get_number (call, "dense-sessions", 0, 60, schedule->dense_sessions, &sessions, error) ||
      !respite_call_get_number (call, "first-sets", 0, 100, schedule->first_count, &sets, error))
    return FALSE;
  schedule->dense_sessions = (int) sessions;
  schedule->first_count = (int) sets;

  return read_minutes (call, "dense", &schedule->dense_ms, error) &&
         read_minutes (call, "first", &schedule->first_ms, error) &&
         read_minutes (call, "later", &schedule->later_ms, error) &&
         (!respite_call_has (call, "recovery") ||
          read_recovery (respite_call_get (call, "recovery"), schedule, error));
}

static RespiteFields *
dup_schedule (const RespiteSchedule *schedule)
{
  RespiteFields *fields = respite_fields_new ();
  g_autoptr (GPtrArray) recovery = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < schedule->n_recovery; i++)
    g_ptr_array_add (recovery, g_strdup_printf ("%d", (int) (schedule->recovery_ms[i] / RESPITE_MINUTE_MS)));
  g_ptr_array_add (recovery, NULL);
  respite_fields_add_integer (fields, "dense_sessions", N_ ("First sessions of a course"), schedule->dense_sessions);
  respite_fields_add_integer (fields, "dense_minutes", N_ ("Minutes between sets in them"),
                              schedule->dense_ms / RESPITE_MINUTE_MS);
  respite_fields_add_integer (fields, "first_count", N_ ("First sets of a later session"), schedule->first_count);
  respite_fields_add_integer (fields, "first_minutes", N_ ("Minutes between these"),
                              schedule->first_ms / RESPITE_MINUTE_MS);
  respite_fields_add_integer (fields, "later_minutes", N_ ("Minutes between sets after that"),
                              schedule->later_ms / RESPITE_MINUTE_MS);
  respite_fields_add_texts (fields, "recovery_minutes", N_ ("Sets in recovery, minutes after the end"),
                            (const char *const *) recovery->pdata);

  return fields;
}

gboolean
respite_cli_schedule_set (RespiteCall *call,
                          GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  RespiteSchedule schedule = respite_office_get_schedule (office);
  g_autoptr (RespiteFields) fields = NULL;

  if (!read_schedule (call, &schedule, error) || !respite_office_set_schedule (office, &schedule, error))
    return FALSE;

  fields = dup_schedule (&schedule);
  respite_call_print_fields (call, fields);

  return TRUE;
}

gboolean
respite_cli_schedule_show (RespiteCall *call,
                           GError     **error)
{
  RespiteSchedule schedule = respite_office_get_schedule (respite_call_get_office (call));
  g_autoptr (RespiteFields) fields = dup_schedule (&schedule);

  respite_call_print_fields (call, fields);

  return TRUE;
}

gboolean
respite_cli_recovery_goals (RespiteCall *call,
                            GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (GPtrArray) scales = respite_office_get_recovery (office, respite_office_get_language (office));
  g_autoptr (GPtrArray) rows = respite_fields_list_new ();

  for (guint i = 0; i < scales->len; i++)
    {
      RespiteRecoveryScale *scale = g_ptr_array_index (scales, i);
      RespiteFields *row;
      gint64 goal;

      if (!respite_call_get_number (call, scale->code, 0, RESPITE_RECOVERY_MOST, scale->goal, &goal, error) ||
          (goal != scale->goal && !respite_office_set_recovery_goal (office, scale->code, (int) goal, error)))
        return FALSE;
      row = respite_fields_new ();
      respite_fields_add_text (row, "id", N_("Score"), scale->code);
      respite_fields_add_text (row, "name", N_("Name"), scale->name);
      respite_fields_add_integer (row, "goal", N_("At least"), goal);
      respite_fields_add_text (row, "source", NULL, scale->source);
      g_ptr_array_add (rows, row);
    }
  respite_call_print_list (call, rows);

  return TRUE;
}
