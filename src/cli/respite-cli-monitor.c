/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <glib/gi18n.h>

#include "respite-command.h"
#include "respite-session-fields.h"

#include "base/respite-clock.h"
#include "base/respite-str.h"
#include "service/respite-monitor-acts.h"
#include "service/respite-session-acts.h"

#define MAX_MAP_BYTES (64 * 1024)
#define SHOWN_ROWS    10

/* How to read @bytes: by --map, else by what the clinic keeps, else by the heads; with --offset. (transfer full) */
static RespiteMonitorMap *
choose_map (RespiteCall *call,
            GBytes      *bytes,
            GError     **error)
{
  const char *path = respite_call_get (call, "map");
  g_autoptr (RespiteMonitorMap) map = NULL;
  gint64 offset_s;
  gsize length;

  if (path != NULL)
    {
      g_autoptr (GBytes) json = respite_call_read_file (path, MAX_MAP_BYTES, error);
      const char *text = json != NULL ? g_bytes_get_data (json, &length) : NULL;

      map = json != NULL ? respite_monitor_map_from_json (text != NULL ? text : "", (gssize) length, error) : NULL;
    }
  else
    {
      const char *text = g_bytes_get_data (bytes, &length);
      g_autoptr (RespiteCsv) csv = respite_csv_parse (text != NULL ? text : "", (gssize) length, error);

      map = csv != NULL ? respite_office_choose_monitor_map (respite_call_get_office (call), csv, error) : NULL;
    }
  if (map == NULL ||
      !respite_call_get_number (call, "offset", -RESPITE_MONITOR_MAX_OFFSET_S, RESPITE_MONITOR_MAX_OFFSET_S,
                                map->offset_s, &offset_s, error))
    return NULL;

  map->offset_s = (int) offset_s;
  if (respite_call_has (call, "save-map"))
    respite_set_str (&map->name, respite_call_get (call, "save-map"));

  return g_steal_pointer (&map);
}

/* A value with its decimals; one that is no measurement in brackets with its mark. (transfer full) */
static char *
format_value (const RespiteMonitorRow *row,
              RespiteMonitorSign       sign)
{
  static const char *const marks[] = { "", "zero", "impossible", "jump" };
  g_autofree char *number = NULL;

  if (!respite_monitor_row_has (row, sign))
    return g_strdup ("");

  number = sign == RESPITE_MONITOR_TEMPERATURE ?
           g_strdup_printf ("%d.%d", row->values[sign] / 10, ABS (row->values[sign] % 10)) :
           g_strdup_printf ("%d", row->values[sign]);

  return row->artefacts[sign] == RESPITE_ARTEFACT_NONE ? g_steal_pointer (&number) :
         g_strdup_printf ("(%s %s)", number, marks[row->artefacts[sign]]);
}

static GPtrArray *
list_rows (const RespiteMonitorBatch *batch,
           GTimeZone                 *zone)
{
  static const char *const labels[RESPITE_N_MONITOR_SIGNS] = {
    N_ ("Upper BP"), N_ ("Lower BP"), N_ ("Mean BP"), N_ ("Pulse"), N_ ("SpO2"), N_ ("Breathing"), N_ ("EtCO2"),
    N_ ("Temperature"),
  };
  GPtrArray *list = respite_fields_list_new ();

  for (guint i = 0; i < MIN (batch->rows->len, SHOWN_ROWS); i++)
    {
      const RespiteMonitorRow *row = respite_monitor_batch_get_row (batch, i);
      RespiteFields *fields = respite_fields_new ();

      respite_fields_add_integer (fields, "line", N_ ("Line"), row->line);
      respite_fields_add_time (fields, "at", N_ ("When"), row->at, zone);
      for (int sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
        {
          g_autofree char *value = format_value (row, sign);

          respite_fields_add_text (fields, respite_code_to_word (respite_monitor_sign_codes, sign), labels[sign],
                                   value);
        }
      g_ptr_array_add (list, fields);
    }

  return list;
}

static void
print_reading (RespiteCall                 *call,
               const RespiteMonitorReading *reading)
{
  GTimeZone *zone = respite_office_get_zone (respite_call_get_office (call));
  g_autoptr (RespiteFields) fields = respite_monitor_fields_new (reading->batch, zone);

  respite_fields_add_integer (fields, "head_line", N_ ("Heads in line"), reading->head_line);
  respite_fields_add_integer (fields, "n_empty", N_ ("Empty cells"), reading->n_empty);
  respite_fields_add_integer (fields, "n_words", N_ ("Cells without a number"), reading->n_words);
  respite_fields_add_integer (fields, "word_line", reading->n_words > 0 ? N_ ("The first of them in line") : NULL,
                              reading->word_line);
  respite_fields_add_text (fields, "word", reading->n_words > 0 ? N_ ("It says") : NULL, reading->word);
  g_ptr_array_add (reading->ignored, NULL);
  respite_fields_add_texts (fields, "ignored", N_ ("Columns not read"), (const char *const *) reading->ignored->pdata);
  respite_fields_take_list (fields, "rows", N_ ("First rows"), list_rows (reading->batch, zone));
  respite_call_print_fields (call, fields);
}

gboolean
respite_cli_session_import_vitals (RespiteCall *call,
                                   GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  const char *path = respite_call_get_word (call, 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RespiteMonitorMap) map = NULL;
  g_autoptr (RespiteMonitorReading) reading = NULL;
  RespiteMonitorSource source = { 0 };
  gint64 id;

  if (!respite_call_resolve (call, RESPITE_KIND_SESSION, respite_call_get_word (call, 0), &id, error))
    return FALSE;
  bytes = respite_call_read_file (path, RESPITE_CSV_MAX_BYTES, error);
  map = bytes != NULL ? choose_map (call, bytes, error) : NULL;
  if (map == NULL)
    return FALSE;

  source = (RespiteMonitorSource) { path, bytes, map };
  reading = respite_call_has (call, "dry-run") ? respite_office_read_monitor (office, id, &source, error) :
            respite_office_import_monitor (office, id, &source, error);
  if (reading == NULL ||
      (respite_call_has (call, "save-map") && !respite_call_has (call, "dry-run") &&
       !respite_office_save_monitor_map (office, map, error)))
    return FALSE;

  print_reading (call, reading);
  return TRUE;
}

/* The import that @text, the beginning of its id, names. */
static gboolean
find_batch (const RespiteSessionRecord *record,
            const char                 *text,
            gint64                     *id,
            GError                    **error)
{
  int n_found = 0;

  for (guint i = 0; i < record->monitor->len; i++)
    {
      const RespiteMonitorBatch *batch = g_ptr_array_index (record->monitor, i);

      if (*text == '\0' || !g_str_has_prefix (batch->uuid, text))
        continue;
      *id = batch->id;
      n_found++;
    }

  return n_found == 1 || respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_ ("There is no such import"));
}

gboolean
respite_cli_session_undo_vitals (RespiteCall *call,
                                 GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (RespiteSessionRecord) record = NULL;
  gint64 session_id, id = 0;

  if (!respite_call_resolve (call, RESPITE_KIND_SESSION, respite_call_get_word (call, 0), &session_id, error))
    return FALSE;
  record = respite_office_get_session (office, session_id, FALSE, error);
  if (record == NULL || !find_batch (record, respite_call_get_word (call, 1), &id, error) ||
      !respite_office_strike_monitor (office, id, respite_call_get (call, "reason"), error))
    return FALSE;

  respite_call_print_done (call, respite_call_get_word (call, 1));
  return TRUE;
}

gboolean
respite_cli_session_vitals_maps (RespiteCall *call,
                                 GError     **error)
{
  RespiteOffice *office = respite_call_get_office (call);
  g_autoptr (GPtrArray) maps = NULL;
  g_autoptr (GPtrArray) list = NULL;

  if (respite_call_has (call, "forget") &&
      !respite_office_forget_monitor_map (office, respite_call_get (call, "forget"), error))
    return FALSE;
  if (respite_call_has (call, "rename") &&
      !respite_office_rename_monitor_map (office, respite_call_get (call, "rename"), respite_call_get (call, "to"),
                                          error))
    return FALSE;
  maps = respite_office_list_monitor_maps (office, error);
  if (maps == NULL)
    return FALSE;

  list = respite_fields_list_new ();
  for (guint i = 0; i < maps->len; i++)
    {
      const RespiteMonitorMap *map = g_ptr_array_index (maps, i);
      RespiteFields *fields = respite_fields_new ();

      respite_fields_add_text (fields, "name", N_ ("Name"), map->name);
      respite_fields_add_text (fields, "time_column", N_ ("Time"), map->time_column);
      respite_fields_add_integer (fields, "offset_seconds", N_ ("Clock, seconds"), map->offset_s);
      g_ptr_array_add (list, fields);
    }
  respite_call_print_list (call, list);
  return TRUE;
}
