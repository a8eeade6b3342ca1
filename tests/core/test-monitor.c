/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "infusion/respite-monitor.h"

#define START G_GINT64_CONSTANT (1795446000000)

/* Values of one sign, one a second; 'J', 'Z', 'I' or '.' for each, ' ' for a gap. */
static char *
judge (RespiteMonitorSign sign,
       const int         *values,
       int                n_values,
       int                step_s)
{
  g_autoptr (RespiteMonitorBatch) batch = respite_monitor_batch_new ();
  GString *marks = g_string_new (NULL);

  for (int i = 0; i < n_values; i++)
    {
      RespiteMonitorRow row = respite_monitor_row_new (START + (gint64) i * step_s * 1000, i + 1);

      if (values[i] >= -1)
        row.values[sign] = values[i];
      g_array_append_val (batch->rows, row);
    }
  respite_monitor_mark (batch);
  for (int i = 0; i < n_values; i++)
    {
      const RespiteMonitorRow *row = respite_monitor_batch_get_row (batch, (guint) i);

      g_string_append_c (marks, respite_monitor_row_has (row, sign) ? ".ZIJ"[row->artefacts[sign]] : ' ');
    }

  return g_string_free (marks, FALSE);
}

#define NONE -100

static void
test_marks (void)
{
  static const struct
  {
    RespiteMonitorSign sign;
    int                step_s;
    int                values[16];
    const char        *marks;
  } cases[] = {
    /* A probe that falls off for a moment, and one that stays off: the second is as it was measured. */
    { RESPITE_MONITOR_SPO2, 1, { 98, 98, 97, 98, 60, 98, 98, 97, 0, 98 }, "....J...Z." },
    { RESPITE_MONITOR_SPO2, 1, { 98, 98, 97, 98, 60, 61, 98, 97, 98, 98 }, "....JJ...." },
    { RESPITE_MONITOR_SPO2, 10, { 98, 98, 97, 98, 97, 78, 77, 78, 77, 78 }, ".........." },
    /* A slow fall is no jump. */
    { RESPITE_MONITOR_SPO2, 5, { 98, 96, 94, 92, 90, 88, 86, 84, 82, 80 }, ".........." },
    { RESPITE_MONITOR_PULSE, 1, { 72, 72, 73, 160, 72, 71, NONE, 72, 300, 19 }, "...J.. .II" },
    /* Too few around it, or too far away, to say that it is one. */
    { RESPITE_MONITOR_PULSE, 1, { 72, 160, 72, 73, 72 }, "....." },
    { RESPITE_MONITOR_SYSTOLIC, 150, { 118, 122, 199, 120, 118, 119 }, "......" },
    { RESPITE_MONITOR_TEMPERATURE, 1, { 366, 366, 366, 380, 366, 366, 366, 0, 200 }, "...J...ZI" },
    { RESPITE_MONITOR_MEAN, 1, { 88, 0, -1, 9, 301, 88 }, ".ZIII." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *marks = judge (cases[i].sign, cases[i].values, (int) strlen (cases[i].marks), cases[i].step_s);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (marks, ==, cases[i].marks);
    }
}

static void
test_pressures_belong_together (void)
{
  static const struct
  {
    int         pressures[3];
    const char *marks;
  } cases[] = {
    { { 118, 74, 89 }, "..." }, { { 74, 118, 89 }, "III" }, { { 80, 80, 80 }, "III" }, { { 118, 74, 60 }, "..I" },
    { { 118, 74, 130 }, "..I" }, { { 118, 0, 89 }, ".Z." }, { { 320, 74, 89 }, "I.." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteMonitorBatch) batch = respite_monitor_batch_new ();
      RespiteMonitorRow row = respite_monitor_row_new (START, 2);
      char marks[4] = "";

      for (int sign = 0; sign < 3; sign++)
        row.values[sign] = cases[i].pressures[sign];
      g_array_append_val (batch->rows, row);
      respite_monitor_mark (batch);
      for (int sign = 0; sign < 3; sign++)
        marks[sign] = ".ZIJ"[respite_monitor_batch_get_row (batch, 0)->artefacts[sign]];
      g_assert_cmpstr (marks, ==, cases[i].marks);
    }
}

static void
test_counts_and_minutes (void)
{
  g_autoptr (GPtrArray) batches = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_monitor_batch_free);
  RespiteMonitorBatch *batch = respite_monitor_batch_new ();
  g_autoptr (GArray) minutes = NULL;
  const RespiteMonitorMinute *minute;

  g_ptr_array_add (batches, batch);
  for (int i = 0; i < 130; i++)
    {
      RespiteMonitorRow row = respite_monitor_row_new (START + i * 1000, i + 2);

      row.values[RESPITE_MONITOR_PULSE] = i == 100 ? 0 : 70 + i % 5;
      g_array_append_val (batch->rows, row);
    }
  respite_monitor_mark (batch);
  g_assert_cmpuint (batch->n_rows, ==, 130);
  g_assert_cmpuint (batch->n_values, ==, 130);
  g_assert_cmpuint (batch->n_artefacts[RESPITE_ARTEFACT_ZERO], ==, 1);
  g_assert_cmpint (batch->last, ==, START + 129000);

  minutes = respite_monitor_batch_list_minutes (batch);
  g_assert_cmpuint (minutes->len, ==, 3);
  minute = &g_array_index (minutes, RespiteMonitorMinute, 1);
  g_assert_cmpuint (minute->n_artefacts, ==, 1);
  g_assert_cmpint (minute->least[RESPITE_MONITOR_PULSE], ==, 70);
  g_assert_cmpint (minute->most[RESPITE_MONITOR_PULSE], ==, 74);
  g_assert_cmpint (minute->least[RESPITE_MONITOR_SPO2], ==, RESPITE_MONITOR_UNSET);

  /* What is no value is not found. */
  g_assert_cmpint (respite_monitor_find (batches, RESPITE_MONITOR_PULSE, START, START + 100000)->at, ==,
                   START + 99000);
  g_assert_null (respite_monitor_find (batches, RESPITE_MONITOR_PULSE, START + 200000, START + 300000));
  g_assert_null (respite_monitor_find (batches, RESPITE_MONITOR_SPO2, START, START + 300000));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/monitor/marks", test_marks);
  g_test_add_func ("/monitor/pressures-belong-together", test_pressures_belong_together);
  g_test_add_func ("/monitor/counts-and-minutes", test_counts_and_minutes);

  return g_test_run ();
}
