/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-monitor.h"

#include "base/respite-clock.h"

const RespiteCode respite_monitor_sign_codes[] = {
  { RESPITE_MONITOR_SYSTOLIC, "systolic" },
  { RESPITE_MONITOR_DIASTOLIC, "diastolic" },
  { RESPITE_MONITOR_MEAN, "mean" },
  { RESPITE_MONITOR_PULSE, "pulse" },
  { RESPITE_MONITOR_SPO2, "spo2" },
  { RESPITE_MONITOR_RESPIRATION, "respiration" },
  { RESPITE_MONITOR_ETCO2, "etco2" },
  { RESPITE_MONITOR_TEMPERATURE, "temperature" },
  { 0, NULL },
};

/* No source gives these; a clinician should look at them. Large enough that a true change within half a minute is
 * rarely one. */
static const struct
{
  RespiteVital vital;
  int          jump;
} signs[RESPITE_N_MONITOR_SIGNS] = {
  [RESPITE_MONITOR_SYSTOLIC] = { RESPITE_VITAL_SYSTOLIC, 60 },
  [RESPITE_MONITOR_DIASTOLIC] = { RESPITE_VITAL_DIASTOLIC, 40 },
  [RESPITE_MONITOR_MEAN] = { RESPITE_N_VITALS, 50 },
  [RESPITE_MONITOR_PULSE] = { RESPITE_VITAL_PULSE, 40 },
  [RESPITE_MONITOR_SPO2] = { RESPITE_VITAL_SPO2, 15 },
  [RESPITE_MONITOR_RESPIRATION] = { RESPITE_VITAL_RESPIRATION, 20 },
  [RESPITE_MONITOR_ETCO2] = { RESPITE_VITAL_ETCO2, 20 },
  [RESPITE_MONITOR_TEMPERATURE] = { RESPITE_VITAL_TEMPERATURE, 10 },
};

/* A possible value of one sign. */
typedef struct
{
  RespiteMonitorRow *row;
  gint32             value;
} Point;

RespiteMonitorBatch *
respite_monitor_batch_new (void)
{
  RespiteMonitorBatch *batch = g_new0 (RespiteMonitorBatch, 1);

  batch->uuid = g_strdup ("");
  batch->file_name = g_strdup ("");
  batch->sha256 = g_strdup ("");
  batch->map_name = g_strdup ("");
  batch->staff_name = g_strdup ("");
  batch->strike_reason = g_strdup ("");
  batch->rows = g_array_new (FALSE, FALSE, sizeof (RespiteMonitorRow));

  return batch;
}

RespiteMonitorBatch *
respite_monitor_batch_copy (const RespiteMonitorBatch *batch)
{
  RespiteMonitorBatch *copy = g_memdup2 (batch, sizeof *batch);

  copy->uuid = g_strdup (batch->uuid);
  copy->file_name = g_strdup (batch->file_name);
  copy->sha256 = g_strdup (batch->sha256);
  copy->map_name = g_strdup (batch->map_name);
  copy->staff_name = g_strdup (batch->staff_name);
  copy->strike_reason = g_strdup (batch->strike_reason);
  copy->rows = g_array_ref (batch->rows);

  return copy;
}

void
respite_monitor_batch_free (RespiteMonitorBatch *batch)
{
  if (batch == NULL)
    return;

  g_free (batch->uuid);
  g_free (batch->file_name);
  g_free (batch->sha256);
  g_free (batch->map_name);
  g_free (batch->staff_name);
  g_free (batch->strike_reason);
  g_array_unref (batch->rows);
  g_free (batch);
}

RespiteMonitorRow
respite_monitor_row_new (gint64 at,
                         int    line)
{
  RespiteMonitorRow row = { .at = at, .line = line };

  for (int sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
    row.values[sign] = RESPITE_MONITOR_UNSET;

  return row;
}

RespiteVital
respite_monitor_sign_get_vital (RespiteMonitorSign sign)
{
  g_return_val_if_fail (sign < RESPITE_N_MONITOR_SIGNS, RESPITE_N_VITALS);

  return signs[sign].vital;
}

int
respite_monitor_sign_get_jump (RespiteMonitorSign sign)
{
  g_return_val_if_fail (sign < RESPITE_N_MONITOR_SIGNS, 0);

  return signs[sign].jump;
}

static RespiteArtefact
judge_value (RespiteMonitorSign sign,
             gint32             value)
{
  const RespiteVitalLimits *limits;

  if (value == 0)
    return RESPITE_ARTEFACT_ZERO;
  if (sign == RESPITE_MONITOR_MEAN)
    return value < respite_vital_get_limits (RESPITE_VITAL_DIASTOLIC)->least ||
           value > respite_vital_get_limits (RESPITE_VITAL_SYSTOLIC)->most ?
           RESPITE_ARTEFACT_IMPOSSIBLE : RESPITE_ARTEFACT_NONE;

  limits = respite_vital_get_limits (signs[sign].vital);

  return value < limits->least || value > limits->most ? RESPITE_ARTEFACT_IMPOSSIBLE : RESPITE_ARTEFACT_NONE;
}

static void
judge_row (RespiteMonitorRow *row)
{
  static const RespiteMonitorSign pressures[] = {
    RESPITE_MONITOR_SYSTOLIC, RESPITE_MONITOR_DIASTOLIC, RESPITE_MONITOR_MEAN,
  };
  gint32 systolic = row->values[RESPITE_MONITOR_SYSTOLIC], diastolic = row->values[RESPITE_MONITOR_DIASTOLIC];
  gint32 mean = row->values[RESPITE_MONITOR_MEAN];
  gboolean is_pair;

  for (int sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
    row->artefacts[sign] = respite_monitor_row_has (row, sign) ? judge_value (sign, row->values[sign]) :
                           RESPITE_ARTEFACT_NONE;

  is_pair = respite_monitor_row_is_true (row, RESPITE_MONITOR_SYSTOLIC) &&
            respite_monitor_row_is_true (row, RESPITE_MONITOR_DIASTOLIC);
  if (is_pair && systolic <= diastolic)
    for (gsize i = 0; i < G_N_ELEMENTS (pressures); i++)
      row->artefacts[pressures[i]] = respite_monitor_row_has (row, pressures[i]) ? RESPITE_ARTEFACT_IMPOSSIBLE : 0;
  else if (is_pair && respite_monitor_row_is_true (row, RESPITE_MONITOR_MEAN) &&
           (mean < diastolic || mean > systolic))
    row->artefacts[RESPITE_MONITOR_MEAN] = RESPITE_ARTEFACT_IMPOSSIBLE;
}

static int
compare_values (gconstpointer a,
                gconstpointer b)
{
  gint32 left = *(const gint32 *) a, right = *(const gint32 *) b;

  return (left > right) - (left < right);
}

/* Whether the middle one of @window, @value among them, is farther from @value than @jump. */
static gboolean
is_jump (GArray *window,
         gint32  value,
         int     jump)
{
  gint32 median;

  g_array_sort (window, compare_values);
  median = g_array_index (window, gint32, window->len / 2);

  return ABS (value - median) > jump;
}

/* Values are looked at as they came, so that one jump does not hide another. */
static void
mark_jumps (RespiteMonitorBatch *batch,
            RespiteMonitorSign   sign)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (Point));
  g_autoptr (GArray) window = g_array_new (FALSE, FALSE, sizeof (gint32));
  guint first = 0, end = 0;

  for (guint i = 0; i < batch->rows->len; i++)
    {
      RespiteMonitorRow *row = &g_array_index (batch->rows, RespiteMonitorRow, i);
      Point point = { row, row->values[sign] };

      if (respite_monitor_row_is_true (row, sign))
        g_array_append_val (points, point);
    }

  for (guint i = 0; i < points->len; i++)
    {
      const Point *point = &g_array_index (points, Point, i);
      gint32 least = point->value, most = point->value;

      while (g_array_index (points, Point, first).row->at < point->row->at - RESPITE_MONITOR_WINDOW_MS)
        first++;
      while (end < points->len &&
             g_array_index (points, Point, end).row->at <= point->row->at + RESPITE_MONITOR_WINDOW_MS)
        end++;
      if (end - first <= RESPITE_MONITOR_LEAST_AROUND)
        continue;

      g_array_set_size (window, 0);
      for (guint j = first; j < end; j++)
        {
          gint32 value = g_array_index (points, Point, j).value;

          least = MIN (least, value);
          most = MAX (most, value);
          g_array_append_val (window, value);
        }
      if (most - least > signs[sign].jump && is_jump (window, point->value, signs[sign].jump))
        point->row->artefacts[sign] = RESPITE_ARTEFACT_JUMP;
    }
}

void
respite_monitor_mark (RespiteMonitorBatch *batch)
{
  g_return_if_fail (batch != NULL);

  for (guint i = 0; i < batch->rows->len; i++)
    judge_row (&g_array_index (batch->rows, RespiteMonitorRow, i));
  for (int sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
    mark_jumps (batch, sign);

  batch->n_rows = batch->rows->len;
  batch->n_values = 0;
  for (int kind = 0; kind < RESPITE_N_ARTEFACTS; kind++)
    batch->n_artefacts[kind] = 0;
  for (guint i = 0; i < batch->rows->len; i++)
    for (int sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
      {
        const RespiteMonitorRow *row = respite_monitor_batch_get_row (batch, i);

        if (!respite_monitor_row_has (row, sign))
          continue;
        batch->n_values++;
        batch->n_artefacts[row->artefacts[sign]]++;
      }
  batch->first = batch->rows->len > 0 ? respite_monitor_batch_get_row (batch, 0)->at : 0;
  batch->last = batch->rows->len > 0 ? respite_monitor_batch_get_row (batch, batch->rows->len - 1)->at : 0;
}

guint
respite_monitor_batch_find (const RespiteMonitorBatch *batch,
                            gint64                     at)
{
  guint low = 0, high = batch->rows->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (respite_monitor_batch_get_row (batch, middle)->at < at)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

const RespiteMonitorRow *
respite_monitor_find (GPtrArray         *batches,
                      RespiteMonitorSign sign,
                      gint64             from,
                      gint64             until)
{
  const RespiteMonitorRow *found = NULL;

  for (guint i = 0; batches != NULL && i < batches->len; i++)
    {
      const RespiteMonitorBatch *batch = g_ptr_array_index (batches, i);
      for (guint j = respite_monitor_batch_find (batch, until + 1);
           j > 0 && respite_monitor_batch_get_row (batch, j - 1)->at >= from; j--)
        {
          const RespiteMonitorRow *row = respite_monitor_batch_get_row (batch, j - 1);

          if (!respite_monitor_row_is_true (row, sign))
            continue;
          if (found == NULL || row->at > found->at)
            found = row;
          break;
        }
    }

  return found;
}

static RespiteMonitorMinute
create_minute (gint64 at)
{
  RespiteMonitorMinute minute = { .at = at };

  for (int sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
    minute.least[sign] = minute.most[sign] = RESPITE_MONITOR_UNSET;

  return minute;
}

static void
add_to_minute (RespiteMonitorMinute    *minute,
               const RespiteMonitorRow *row)
{
  minute->n_rows++;
  for (int sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
    {
      gint32 value = row->values[sign];

      if (!respite_monitor_row_has (row, sign))
        continue;
      if (row->artefacts[sign] != RESPITE_ARTEFACT_NONE)
        {
          minute->n_artefacts++;
          continue;
        }
      minute->least[sign] = minute->least[sign] == RESPITE_MONITOR_UNSET ? value : MIN (minute->least[sign], value);
      minute->most[sign] = minute->most[sign] == RESPITE_MONITOR_UNSET ? value : MAX (minute->most[sign], value);
    }
}

GArray *
respite_monitor_batch_list_minutes (const RespiteMonitorBatch *batch)
{
  GArray *minutes = g_array_new (FALSE, FALSE, sizeof (RespiteMonitorMinute));

  g_return_val_if_fail (batch != NULL, minutes);

  for (guint i = 0; i < batch->rows->len; i++)
    {
      const RespiteMonitorRow *row = respite_monitor_batch_get_row (batch, i);
      gint64 at = row->at - row->at % RESPITE_MINUTE_MS;

      if (minutes->len == 0 || g_array_index (minutes, RespiteMonitorMinute, minutes->len - 1).at != at)
        {
          RespiteMonitorMinute minute = create_minute (at);

          g_array_append_val (minutes, minute);
        }
      add_to_minute (&g_array_index (minutes, RespiteMonitorMinute, minutes->len - 1), row);
    }

  return minutes;
}

gboolean
respite_monitor_batch_get_minute (const RespiteMonitorBatch *batch,
                                  gint64                     at,
                                  RespiteMonitorMinute      *minute)
{
  g_return_val_if_fail (batch != NULL && minute != NULL, FALSE);

  *minute = create_minute (at);
  for (guint i = respite_monitor_batch_find (batch, at); i < batch->rows->len; i++)
    {
      const RespiteMonitorRow *row = respite_monitor_batch_get_row (batch, i);

      if (row->at >= at + RESPITE_MINUTE_MS)
        break;
      add_to_minute (minute, row);
    }

  return minute->n_rows > 0;
}
