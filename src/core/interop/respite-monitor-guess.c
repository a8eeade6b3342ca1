/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "interop/respite-monitor-map.h"

#include <string.h>

#include "base/respite-str.h"

/* What a column can be besides a sign. */
enum
{
  COLUMN_PRESSURE = RESPITE_N_MONITOR_SIGNS,
  COLUMN_TIME,
  COLUMN_DATE,
  N_COLUMNS
};

/* Heads without their units, folded to letters and digits; of two that fit, the earlier one is taken. */
static const struct
{
  int         column;
  const char *names;
} known[] = {
  { RESPITE_MONITOR_SYSTOLIC, "nbpsys nibpsys nbps nibps nbpsystolic nibpsystolic systolic sys sbp bpsys bpsystolic "
    "systolicbp pas presionsistolica sistolica" },
  { RESPITE_MONITOR_DIASTOLIC, "nbpdia nibpdia nbpd nibpd nbpdiastolic nibpdiastolic diastolic dia dbp bpdia "
    "bpdiastolic diastolicbp pad presiondiastolica diastolica" },
  { RESPITE_MONITOR_MEAN, "nbpmean nibpmean nbpm nibpm nbpmap nibpmap map mean bpmean meanbp pam presionmedia" },
  { RESPITE_MONITOR_PULSE, "hr heartrate ecghr hrecg pr pulse pulserate spo2pr spo2pulse prspo2 fc frecuenciacardiaca "
    "pulso" },
  { RESPITE_MONITOR_SPO2, "spo2 spo2percent o2sat sat oxygensaturation sato2 saturacion saturaciondeoxigeno" },
  { RESPITE_MONITOR_RESPIRATION, "rr resp resprate respiration respiratoryrate awrr rrco2 fr frecuenciarespiratoria" },
  { RESPITE_MONITOR_ETCO2, "etco2 co2et endtidalco2 petco2" },
  { RESPITE_MONITOR_TEMPERATURE, "temp temperature temp1 t1 tempc tempf tcore temperatura" },
  { COLUMN_PRESSURE, "nbp nibp bp bloodpressure presion presionarterial" },
  { COLUMN_TIME, "time datetime timestamp dateandtime datetimelocal clock recordtime measurementtime elapsed "
    "elapsedtime seconds sec timesec times t hora fechahora fechayhora tiempo segundos" },
  { COLUMN_DATE, "date recorddate measurementdate fecha dia" },
};

/* Heads of times that count from the start. */
static const char elapsed_names[] = "elapsed elapsedtime seconds sec timesec tiempo segundos";

/* Where the unit of a head begins: at a bracket, or at a last word that is one; %NULL where there is none. */
static const char *
find_unit (const char *cell)
{
  static const char *const units[] = { "mmhg", "bpm", "rpm", "brpm", "percent", "c", "f", "degc", "degf", "s", NULL };
  const char *bracket = strpbrk (cell, "([{"), *space = strrchr (cell, ' ');
  g_autofree char *word = NULL;

  if (bracket != NULL)
    return bracket != cell ? bracket : NULL;
  if (space == NULL || space == cell)
    return NULL;

  word = g_ascii_strdown (space + 1, -1);

  return g_strv_contains (units, word) ? space : NULL;
}

/* A head without its unit, in letters and digits alone; the unit in @unit. (transfer full) */
static char *
fold_head (const char *cell,
           char      **unit)
{
  g_autofree char *stripped = g_strstrip (g_strdup (cell));
  const char *end = find_unit (stripped);
  g_autofree char *name = end != NULL ? g_strndup (stripped, end - stripped) : g_strdup (stripped);
  g_autofree char *folded = respite_str_fold (name);
  GString *key = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (key, *p);
  *unit = end != NULL ? respite_str_fold (end) : g_strdup ("");

  return g_string_free (key, FALSE);
}

/* How early @key stands in a list of names, -1 where it does not. */
static int
find_name (const char *names,
           const char *key)
{
  g_auto (GStrv) list = g_strsplit (names, " ", -1);

  for (int i = 0; list[i] != NULL; i++)
    if (g_str_equal (list[i], key))
      return i;

  return -1;
}

static gboolean
is_fahrenheit (const char *key,
               const char *unit)
{
  return g_str_equal (key, "tempf") || strchr (unit, 'f') != NULL;
}

/* Which cell is what, -1 for none. */
static int
recognise (const RespiteCsvRow *row,
           int                  found[N_COLUMNS],
           gboolean            *has_fahrenheit)
{
  int ranks[N_COLUMNS], n_found = 0;

  for (int i = 0; i < N_COLUMNS; i++)
    found[i] = -1;
  *has_fahrenheit = FALSE;

  for (guint i = 0; i < row->n_cells; i++)
    {
      g_autofree char *unit = NULL;
      g_autofree char *key = fold_head (row->cells[i], &unit);

      for (gsize j = 0; j < G_N_ELEMENTS (known); j++)
        {
          int column = known[j].column, rank = find_name (known[j].names, key);

          if (rank < 0 || (found[column] >= 0 && ranks[column] <= rank))
            continue;
          n_found += found[column] < 0;
          found[column] = (int) i;
          ranks[column] = rank;
          if (column == RESPITE_MONITOR_TEMPERATURE)
            *has_fahrenheit = is_fahrenheit (key, unit);
          break;
        }
    }

  return n_found;
}

guint
respite_monitor_find_head (const RespiteCsv *csv)
{
  guint best = 0;
  int most = 0;

  g_return_val_if_fail (csv != NULL, 0);

  for (guint i = 0; i < MIN (csv->rows->len, RESPITE_MONITOR_MAX_HEAD_ROWS); i++)
    {
      int found[N_COLUMNS], n_found;
      gboolean has_fahrenheit;

      n_found = recognise (respite_csv_get_row (csv, i), found, &has_fahrenheit);
      if (n_found > most)
        {
          most = n_found;
          best = i;
        }
    }

  return best;
}

static RespiteMonitorTime
guess_time (const char *head,
            const char *cell)
{
  g_autofree char *unit = NULL;
  g_autofree char *key = fold_head (head, &unit);

  if (find_name (elapsed_names, key) >= 0)
    return RESPITE_MONITOR_TIME_ELAPSED;

  /* A minus sign stands first, a hyphen never does. */
  if (*cell != '\0' && strpbrk (cell + 1, "-/") != NULL)
    return RESPITE_MONITOR_TIME_FULL;

  return strchr (cell, ':') != NULL ? RESPITE_MONITOR_TIME_CLOCK : RESPITE_MONITOR_TIME_ELAPSED;
}

static char *
dup_head (const RespiteCsvRow *head,
          int                  column)
{
  return column >= 0 ? g_strstrip (g_strdup (head->cells[column])) : NULL;
}

/* A head that a map can name: not empty, not there twice. */
static gboolean
is_usable (const RespiteCsvRow *head,
           int                  column)
{
  g_autofree char *name = dup_head (head, column);

  return name != NULL && respite_monitor_find_column (head, name) == column;
}

RespiteMonitorMap *
respite_monitor_map_guess (const RespiteCsv *csv)
{
  RespiteMonitorMap *map = respite_monitor_map_new ();
  const RespiteCsvRow *head, *first = NULL;
  int found[N_COLUMNS];
  guint row;

  g_return_val_if_fail (csv != NULL, map);

  if (csv->rows->len == 0)
    return map;

  row = respite_monitor_find_head (csv);
  head = respite_csv_get_row (csv, row);
  if (row + 1 < csv->rows->len)
    first = respite_csv_get_row (csv, row + 1);
  recognise (head, found, &map->is_fahrenheit);
  for (int i = 0; i < N_COLUMNS; i++)
    if (!is_usable (head, found[i]))
      found[i] = -1;

  for (int sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
    map->columns[sign] = dup_head (head, found[sign]);
  if (found[RESPITE_MONITOR_SYSTOLIC] < 0)
    map->pressure_column = dup_head (head, found[COLUMN_PRESSURE]);
  if (found[COLUMN_TIME] < 0)
    return map;

  g_free (map->time_column);
  map->time_column = dup_head (head, found[COLUMN_TIME]);
  if (first != NULL && found[COLUMN_TIME] < (int) first->n_cells)
    map->time = guess_time (map->time_column, first->cells[found[COLUMN_TIME]]);
  if (map->time == RESPITE_MONITOR_TIME_CLOCK)
    map->date_column = dup_head (head, found[COLUMN_DATE]);

  return map;
}
