/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "interop/respite-monitor-file.h"

#include <string.h>

#include "base/respite-clock.h"
#include "base/respite-error.h"
#include "base/respite-str.h"
#include "interop/respite-monitor-private.h"

#define AHEAD_MS        (2 * RESPITE_MINUTE_MS)
#define MOST_WORD_CHARS 40
#define MOST_NUMBER     10000000

/* Where each column stands, -1 for none. */
typedef struct
{
  int signs[RESPITE_N_MONITOR_SIGNS];
  int pressure;
  int time;
  int date;
} Columns;

typedef enum
{
  CELL_EMPTY,
  CELL_NUMBER,
  CELL_WORD,
  CELL_COMMA,
} Cell;

void
respite_monitor_reading_free (RespiteMonitorReading *reading)
{
  if (reading == NULL)
    return;

  respite_monitor_batch_free (reading->batch);
  g_ptr_array_unref (reading->ignored);
  g_free (reading->word);
  g_free (reading);
}

static gboolean
find_column (const RespiteCsvRow *head,
             const char          *name,
             int                 *column,
             GError             **error)
{
  *column = respite_monitor_find_column (head, name);

  return *column >= 0 || respite_str_is_empty (name) ||
         respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("This file has no column “%s”"), name);
}

static gboolean
find_columns (const RespiteCsvRow     *head,
              const RespiteMonitorMap *map,
              Columns                 *columns,
              GError                 **error)
{
  for (int sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
    if (!find_column (head, map->columns[sign], &columns->signs[sign], error))
      return FALSE;

  return find_column (head, map->pressure_column, &columns->pressure, error) &&
         find_column (head, map->time_column, &columns->time, error) &&
         find_column (head, map->date_column, &columns->date, error);
}

static gboolean
is_read (const Columns *columns,
         int            column)
{
  gboolean is_sign = FALSE;

  for (int sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
    is_sign |= columns->signs[sign] == column;

  return is_sign || columns->pressure == column || columns->time == column || columns->date == column;
}

/* A number in thousandths; a percent sign may follow. What a monitor writes for "nothing" is empty. */
static Cell
read_number (const char *text,
             gint64     *thousandths)
{
  static const char *const nothing[] = { "n/a", "na", "nan", "null", "none", NULL };
  g_autofree char *cell = g_strstrip (g_ascii_strdown (text, -1));
  gboolean is_negative = *cell == '-' && g_ascii_isdigit (cell[1]);
  const char *p = cell + is_negative;
  gint64 whole = 0;
  int scale = 100, part = 0;

  if (strspn (cell, "-?._ ") == strlen (cell) || g_strv_contains (nothing, cell))
    return CELL_EMPTY;

  if (!g_ascii_isdigit (*p))
    return CELL_WORD;
  for (; g_ascii_isdigit (*p) && whole < MOST_NUMBER; p++)
    whole = whole * 10 + g_ascii_digit_value (*p);
  if (*p == ',' && g_ascii_isdigit (p[1]))
    return CELL_COMMA;
  if (*p == '.')
    for (p++; g_ascii_isdigit (*p); p++, scale /= 10)
      part += g_ascii_digit_value (*p) * scale;
  if (*p == '%')
    p++;
  if (*p != '\0')
    return CELL_WORD;

  *thousandths = (whole * 1000 + part) * (is_negative ? -1 : 1);

  return CELL_NUMBER;
}

static gint64
divide (gint64 value,
        gint64 by)
{
  return value >= 0 ? (value + by / 2) / by : -((-value + by / 2) / by);
}

/* As the sign carries it: whole numbers, temperatures in 0.1 degrees Celsius. */
static gint32
convert (RespiteMonitorSign sign,
         gint64             thousandths,
         gboolean           is_fahrenheit)
{
  if (sign != RESPITE_MONITOR_TEMPERATURE)
    return (gint32) divide (thousandths, 1000);
  if (is_fahrenheit && thousandths != 0)
    thousandths = divide ((thousandths - 32000) * 5, 9);

  return (gint32) divide (thousandths, 100);
}

static void
note_word (RespiteMonitorReading *reading,
           int                    line,
           const char            *text)
{
  reading->n_words++;
  if (reading->word != NULL)
    return;

  reading->word_line = line;
  reading->word = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MOST_WORD_CHARS));
}

static gboolean
refuse_comma (int      line,
              GError **error)
{
  return respite_set_error (error, RESPITE_ERROR_PARSE,
                            N_ ("Line %d: a number is written with a decimal comma; export it with decimal points"),
                            line);
}

static gboolean
read_value (RespiteMonitorReading   *reading,
            const RespiteMonitorMap *map,
            RespiteMonitorRow       *row,
            RespiteMonitorSign       sign,
            const char              *text,
            GError                 **error)
{
  gint64 thousandths = 0;

  switch (read_number (text, &thousandths))
    {
    case CELL_NUMBER:
      row->values[sign] = convert (sign, thousandths, map->is_fahrenheit);
      return TRUE;

    case CELL_COMMA:
      return refuse_comma (row->line, error);

    case CELL_WORD:
      note_word (reading, row->line, text);
      return TRUE;

    case CELL_EMPTY:
    default:
      reading->n_empty++;
      return TRUE;
    }
}

/* "118/74" or "118/74 (89)". */
static gboolean
read_pressure (RespiteMonitorReading   *reading,
               const RespiteMonitorMap *map,
               RespiteMonitorRow       *row,
               const char              *text,
               GError                 **error)
{
  const char *slash = strchr (text, '/'), *bracket = strchr (text, '(');
  g_autofree char *systolic = slash != NULL ? g_strndup (text, slash - text) : NULL;
  g_autofree char *diastolic = NULL;
  g_autofree char *mean = NULL;
  gint64 numbers[2];

  if (slash == NULL)
    {
      gint64 number;

      if (read_number (text, &number) == CELL_EMPTY)
        reading->n_empty++;
      else
        note_word (reading, row->line, text);
      return TRUE;
    }

  diastolic = bracket != NULL && bracket > slash ? g_strndup (slash + 1, bracket - slash - 1) : g_strdup (slash + 1);
  if (read_number (systolic, &numbers[0]) != CELL_NUMBER || read_number (diastolic, &numbers[1]) != CELL_NUMBER)
    {
      if (strspn (text, "-?./ ()") == strlen (text))
        reading->n_empty++;
      else
        note_word (reading, row->line, text);
      return TRUE;
    }
  row->values[RESPITE_MONITOR_SYSTOLIC] = convert (RESPITE_MONITOR_SYSTOLIC, numbers[0], FALSE);
  row->values[RESPITE_MONITOR_DIASTOLIC] = convert (RESPITE_MONITOR_DIASTOLIC, numbers[1], FALSE);
  if (bracket == NULL || bracket < slash || strchr (bracket, ')') == NULL)
    return TRUE;
  mean = g_strndup (bracket + 1, strchr (bracket, ')') - bracket - 1);

  return read_value (reading, map, row, RESPITE_MONITOR_MEAN, mean, error);
}

static gboolean
read_cells (RespiteMonitorReading   *reading,
            const RespiteMonitorMap *map,
            const Columns           *columns,
            const RespiteCsvRow     *cells,
            RespiteMonitorRow       *row,
            GError                 **error)
{
  for (int sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
    if (columns->signs[sign] >= 0 &&
        !read_value (reading, map, row, sign, cells->cells[columns->signs[sign]], error))
      return FALSE;

  return columns->pressure < 0 ||
         read_pressure (reading, map, row, cells->cells[columns->pressure], error);
}

static gboolean
check_time (const RespiteMonitorBatch   *batch,
            const RespiteMonitorContext *context,
            const RespiteMonitorRow     *row,
            GError                     **error)
{
  const RespiteMonitorRow *before = batch->rows->len > 0 ?
                                    respite_monitor_batch_get_row (batch, batch->rows->len - 1) : NULL;

  if (before != NULL && row->at / RESPITE_SECOND_MS == before->at / RESPITE_SECOND_MS)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_ ("Lines %d and %d are of the same second; more than one row in a second is no record "
                                  "of vital signs"), before->line, row->line);
  if (before != NULL && row->at < before->at)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("Line %d: the time goes back"), row->line);
  if (row->at > context->now + AHEAD_MS)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_ ("Line %d: this time is still to come; is the offset of the monitor's clock right?"),
                              row->line);
  if (ABS (row->at - context->start) > RESPITE_MONITOR_MOST_AWAY_MS)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("Line %d: this time lies far from the visit"),
                              row->line);

  return TRUE;
}

static gboolean
read_row (RespiteMonitorReading       *reading,
          const RespiteMonitorMap     *map,
          const RespiteMonitorContext *context,
          const Columns               *columns,
          const RespiteCsvRow         *cells,
          RespiteMonitorClock         *clock,
          GError                     **error)
{
  RespiteMonitorRow row = respite_monitor_row_new (0, cells->line);
  const char *date = columns->date >= 0 ? cells->cells[columns->date] : NULL;

  if (!respite_monitor_clock_read (clock, date, cells->cells[columns->time], &row.at))
    return respite_set_error (error, RESPITE_ERROR_PARSE, N_ ("Line %d: the time is not understood"), cells->line);
  if (!check_time (reading->batch, context, &row, error) ||
      !read_cells (reading, map, columns, cells, &row, error))
    return FALSE;

  g_array_append_val (reading->batch->rows, row);

  return TRUE;
}

static gboolean
read_rows (RespiteMonitorReading       *reading,
           const RespiteCsv            *csv,
           guint                        head_row,
           const RespiteMonitorMap     *map,
           const RespiteMonitorContext *context,
           GError                     **error)
{
  const RespiteCsvRow *head = respite_csv_get_row (csv, head_row);
  RespiteMonitorClock clock;
  Columns columns;

  if (!find_columns (head, map, &columns, error))
    return FALSE;
  if (csv->rows->len - head_row - 1 > RESPITE_MONITOR_MAX_ROWS)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("There are more than %d rows"),
                              RESPITE_MONITOR_MAX_ROWS);

  for (guint i = 0; i < head->n_cells; i++)
    if (!is_read (&columns, (int) i) && !respite_str_is_empty (head->cells[i]))
      g_ptr_array_add (reading->ignored, g_strdup (head->cells[i]));

  respite_monitor_clock_init (&clock, context, map);
  for (guint i = head_row + 1; i < csv->rows->len; i++)
    {
      const RespiteCsvRow *cells = respite_csv_get_row (csv, i);

      if (cells->n_cells != head->n_cells)
        return respite_set_error (error, RESPITE_ERROR_PARSE, N_ ("Line %d has %d columns, the heads have %d"),
                                  cells->line, (int) cells->n_cells, (int) head->n_cells);
      if (!read_row (reading, map, context, &columns, cells, &clock, error))
        return FALSE;
    }
  if (reading->batch->rows->len == 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("This file has no rows"));

  return TRUE;
}

/* Where the columns of @map stand, else where heads are known. */
static guint
find_head (const RespiteCsv        *csv,
           const RespiteMonitorMap *map)
{
  for (guint i = 0; i < MIN (csv->rows->len, RESPITE_MONITOR_MAX_HEAD_ROWS); i++)
    if (respite_monitor_map_fits (map, respite_csv_get_row (csv, i)))
      return i;

  return respite_monitor_find_head (csv);
}

RespiteMonitorReading *
respite_monitor_file_read (const RespiteCsv            *csv,
                           const RespiteMonitorMap     *map,
                           const RespiteMonitorContext *context,
                           GError                     **error)
{
  g_autoptr (RespiteMonitorReading) reading = NULL;
  guint head_row;

  g_return_val_if_fail (csv != NULL && map != NULL && context != NULL, NULL);

  if (!respite_monitor_map_check (map, error))
    return NULL;

  reading = g_new0 (RespiteMonitorReading, 1);
  reading->batch = respite_monitor_batch_new ();
  reading->batch->offset_ms = map->offset_s * RESPITE_SECOND_MS;
  respite_set_str (&reading->batch->map_name, map->name);
  reading->ignored = g_ptr_array_new_with_free_func (g_free);
  head_row = find_head (csv, map);
  if (csv->rows->len == 0)
    {
      respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("This file is empty"));
      return NULL;
    }

  reading->head_line = respite_csv_get_row (csv, head_row)->line;
  if (!read_rows (reading, csv, head_row, map, context, error))
    return NULL;

  respite_monitor_mark (reading->batch);
  if (reading->batch->n_values == 0)
    {
      respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("This file has no value that was understood"));
      return NULL;
    }

  return g_steal_pointer (&reading);
}
