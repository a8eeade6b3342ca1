/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "interop/respite-monitor-map.h"

#include "base/respite-error.h"
#include "base/respite-json.h"
#include "base/respite-str.h"

#define FORMAT         "respite-monitor-map/1"
#define MAX_HEAD_CHARS 200

const RespiteCode respite_monitor_time_codes[] = {
  { RESPITE_MONITOR_TIME_CLOCK, "clock" },
  { RESPITE_MONITOR_TIME_FULL, "full" },
  { RESPITE_MONITOR_TIME_ELAPSED, "elapsed" },
  { 0, NULL },
};

RespiteMonitorMap *
respite_monitor_map_new (void)
{
  RespiteMonitorMap *map = g_new0 (RespiteMonitorMap, 1);

  map->name = g_strdup ("");
  map->time_column = g_strdup ("");

  return map;
}

RespiteMonitorMap *
respite_monitor_map_copy (const RespiteMonitorMap *map)
{
  RespiteMonitorMap *copy = g_memdup2 (map, sizeof *map);

  copy->name = g_strdup (map->name);
  copy->time_column = g_strdup (map->time_column);
  copy->date_column = g_strdup (map->date_column);
  copy->pressure_column = g_strdup (map->pressure_column);
  for (int sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
    copy->columns[sign] = g_strdup (map->columns[sign]);

  return copy;
}

void
respite_monitor_map_free (RespiteMonitorMap *map)
{
  if (map == NULL)
    return;

  g_free (map->name);
  g_free (map->time_column);
  g_free (map->date_column);
  g_free (map->pressure_column);
  for (int sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
    g_free (map->columns[sign]);
  g_free (map);
}

/* A clean text of one line; @json may be %NULL, which leaves @text alone. */
static gboolean
read_text (const RespiteJson *json,
           gsize              max_chars,
           char             **text,
           GError           **error)
{
  g_autofree char *clean = NULL;

  if (json == NULL)
    return TRUE;
  if (json->type != RESPITE_JSON_STRING)
    return respite_set_error (error, RESPITE_ERROR_PARSE, N_ ("Line %d: this must be a text"), json->line);
  clean = respite_str_clean (json->text, max_chars, FALSE, error);
  if (clean == NULL)
    return FALSE;

  g_free (*text);
  *text = g_steal_pointer (&clean);

  return TRUE;
}

static gboolean
read_code (const RespiteJson *json,
           const RespiteCode *codes,
           int               *value,
           GError           **error)
{
  if (json == NULL || (json->type == RESPITE_JSON_STRING && respite_code_from_word (codes, json->text, value)))
    return TRUE;

  return respite_set_error (error, RESPITE_ERROR_PARSE, N_ ("Line %d: this word is not known here"), json->line);
}

static gboolean
read_columns (const RespiteJson *columns,
              RespiteMonitorMap *map,
              GError           **error)
{
  if (columns == NULL || columns->type != RESPITE_JSON_OBJECT)
    return respite_set_error (error, RESPITE_ERROR_PARSE, N_ ("Line %d: “%s” is missing"),
                              columns != NULL ? columns->line : 1, "columns");

  for (guint i = 0; i < columns->names->len; i++)
    {
      const char *name = columns->names->pdata[i];
      const RespiteJson *value = columns->items->pdata[i];
      int sign = 0;

      if (g_str_equal (name, "pressure"))
        {
          if (!read_text (value, MAX_HEAD_CHARS, &map->pressure_column, error))
            return FALSE;
          continue;
        }
      if (!respite_code_from_word (respite_monitor_sign_codes, name, &sign))
        return respite_set_error (error, RESPITE_ERROR_PARSE, N_ ("Line %d: “%s” does not belong here"), value->line,
                                  name);
      if (!read_text (value, MAX_HEAD_CHARS, &map->columns[sign], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_map (const RespiteJson *json,
          RespiteMonitorMap *map,
          GError           **error)
{
  static const char *const names[] = {
    "format", "name", "time_column", "date_column", "time", "offset_seconds", "temperature_unit", "columns", NULL,
  };
  static const RespiteCode units[] = { { FALSE, "C" }, { TRUE, "F" }, { 0, NULL } };
  const RespiteJson *offset = respite_json_get (json, "offset_seconds");
  gint64 offset_s = 0;
  int time = RESPITE_MONITOR_TIME_CLOCK, is_fahrenheit = FALSE;

  if (json->type != RESPITE_JSON_OBJECT || g_strcmp0 (respite_json_get_string (json, "format"), FORMAT) != 0)
    return respite_set_error (error, RESPITE_ERROR_PARSE, N_ ("This is no mapping of a monitor's file (“%s”)"), FORMAT);
  for (guint i = 0; i < json->names->len; i++)
    if (!g_strv_contains (names, json->names->pdata[i]))
      return respite_set_error (error, RESPITE_ERROR_PARSE, N_ ("Line %d: “%s” does not belong here"),
                                ((const RespiteJson *) json->items->pdata[i])->line,
                                (const char *) json->names->pdata[i]);
  if (offset != NULL &&
      (offset->type != RESPITE_JSON_NUMBER ||
       !g_ascii_string_to_signed (offset->text, 10, -RESPITE_MONITOR_MAX_OFFSET_S, RESPITE_MONITOR_MAX_OFFSET_S,
                                  &offset_s, NULL)))
    return respite_set_error (error, RESPITE_ERROR_PARSE, N_ ("Line %d: this must be a whole number from %d to %d"),
                              offset->line, -RESPITE_MONITOR_MAX_OFFSET_S, RESPITE_MONITOR_MAX_OFFSET_S);

  if (!read_text (respite_json_get (json, "name"), RESPITE_MONITOR_MAP_MAX_NAME, &map->name, error) ||
      !read_text (respite_json_get (json, "time_column"), MAX_HEAD_CHARS, &map->time_column, error) ||
      !read_text (respite_json_get (json, "date_column"), MAX_HEAD_CHARS, &map->date_column, error) ||
      !read_code (respite_json_get (json, "time"), respite_monitor_time_codes, &time, error) ||
      !read_code (respite_json_get (json, "temperature_unit"), units, &is_fahrenheit, error) ||
      !read_columns (respite_json_get (json, "columns"), map, error))
    return FALSE;

  map->offset_s = (int) offset_s;
  map->time = (RespiteMonitorTime) time;
  map->is_fahrenheit = is_fahrenheit;

  return respite_monitor_map_check (map, error);
}

RespiteMonitorMap *
respite_monitor_map_from_json (const char *json,
                               gssize      length,
                               GError    **error)
{
  g_autoptr (RespiteMonitorMap) map = respite_monitor_map_new ();
  g_autoptr (RespiteJson) root = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  root = respite_json_parse (json, length, error);

  return root != NULL && read_map (root, map, error) ? g_steal_pointer (&map) : NULL;
}

char *
respite_monitor_map_to_json (const RespiteMonitorMap *map)
{
  RespiteJsonWriter writer;
  g_autofree char *offset = NULL;

  g_return_val_if_fail (map != NULL, NULL);

  offset = g_strdup_printf ("%d", map->offset_s);
  respite_json_writer_init (&writer);
  respite_json_writer_begin (&writer, '{');
  respite_json_writer_member (&writer, "format", FORMAT);
  respite_json_writer_member (&writer, "name", map->name);
  respite_json_writer_member (&writer, "time_column", map->time_column);
  respite_json_writer_member (&writer, "date_column", map->date_column);
  respite_json_writer_member (&writer, "time",
                              respite_code_to_word (respite_monitor_time_codes, (int) map->time));
  respite_json_writer_name (&writer, "offset_seconds");
  respite_json_writer_raw (&writer, offset);
  respite_json_writer_member (&writer, "temperature_unit", map->is_fahrenheit ? "F" : "C");
  respite_json_writer_name (&writer, "columns");
  respite_json_writer_begin (&writer, '{');
  for (int sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
    respite_json_writer_member (&writer, respite_code_to_word (respite_monitor_sign_codes, sign), map->columns[sign]);
  respite_json_writer_member (&writer, "pressure", map->pressure_column);
  respite_json_writer_end (&writer, '}');
  respite_json_writer_end (&writer, '}');

  return respite_json_writer_finish (&writer);
}

gboolean
respite_monitor_map_check (const RespiteMonitorMap *map,
                           GError                 **error)
{
  gboolean has_sign;

  g_return_val_if_fail (map != NULL, FALSE);

  has_sign = !respite_str_is_empty (map->pressure_column);
  for (int sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
    has_sign |= !respite_str_is_empty (map->columns[sign]);

  if (respite_str_is_empty (map->time_column))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("Say which column holds the time"));
  if (!has_sign)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("Say which column holds a vital sign"));
  if (ABS (map->offset_s) > RESPITE_MONITOR_MAX_OFFSET_S)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("The monitor's clock may be off by a day at most"));

  return TRUE;
}

int
respite_monitor_find_column (const RespiteCsvRow *head,
                             const char          *name)
{
  g_autofree char *wanted = name != NULL ? g_strstrip (g_strdup (name)) : NULL;

  for (guint i = 0; wanted != NULL && *wanted != '\0' && i < head->n_cells; i++)
    {
      g_autofree char *cell = g_strstrip (g_strdup (head->cells[i]));

      if (g_str_equal (cell, wanted))
        return (int) i;
    }

  return -1;
}

gboolean
respite_monitor_map_fits (const RespiteMonitorMap *map,
                          const RespiteCsvRow     *head)
{
  g_return_val_if_fail (map != NULL && head != NULL, FALSE);

  if (respite_monitor_find_column (head, map->time_column) < 0)
    return FALSE;
  if (!respite_str_is_empty (map->date_column) && respite_monitor_find_column (head, map->date_column) < 0)
    return FALSE;
  if (!respite_str_is_empty (map->pressure_column) && respite_monitor_find_column (head, map->pressure_column) < 0)
    return FALSE;
  for (int sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
    if (!respite_str_is_empty (map->columns[sign]) && respite_monitor_find_column (head, map->columns[sign]) < 0)
      return FALSE;

  return TRUE;
}
