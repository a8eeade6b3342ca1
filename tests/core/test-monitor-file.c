/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "base/respite-clock.h"
#include "base/respite-error.h"
#include "base/respite-time.h"
#include "interop/respite-monitor-file.h"

/* 2026-11-23 10:00 in New York */
#define START G_GINT64_CONSTANT (1795446000000)

static RespiteMonitorReading *
read_file (const char              *text,
           const RespiteMonitorMap *map,
           GError                 **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");
  RespiteMonitorContext context = { START, START + 3 * RESPITE_HOUR_MS, zone };
  g_autoptr (RespiteCsv) csv = respite_csv_parse (text, -1, error);
  g_autoptr (RespiteMonitorMap) guess = NULL;

  if (csv == NULL)
    return NULL;

  guess = respite_monitor_map_guess (csv);

  return respite_monitor_file_read (csv, map != NULL ? map : guess, &context, error);
}

/* "90 118/74/89 72 98": seconds since the start, then what there is by sign; artefacts in brackets. */
static char *
describe (const RespiteMonitorBatch *batch)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < batch->rows->len; i++)
    {
      const RespiteMonitorRow *row = respite_monitor_batch_get_row (batch, i);

      g_string_append_printf (text, "%s%" G_GINT64_FORMAT ":", i > 0 ? "; " : "", (row->at - START) / 1000);
      for (int sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
        {
          const char *format = row->artefacts[sign] == RESPITE_ARTEFACT_NONE ? " %.4s=%d" : " %.4s=(%d)";

          if (!respite_monitor_row_has (row, sign))
            continue;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
          g_string_append_printf (text, format, respite_code_to_word (respite_monitor_sign_codes, sign),
                                  row->values[sign]);
#pragma GCC diagnostic pop
        }
    }

  return g_string_free (text, FALSE);
}

static void
test_reads (void)
{
  static const struct
  {
    const char *text;
    const char *rows;
  } cases[] = {
    { "Time,NBP Sys (mmHg),NBP Dia (mmHg),NBP Mean (mmHg),HR (bpm),SpO2 (%),RR (rpm),EtCO2 (mmHg),Temp (C)\n"
      "10:00:00,118,74,89,72,98,14,36,36.6\n",
      "0: syst=118 dias=74 mean=89 puls=72 spo2=98 resp=14 etco=36 temp=366" },
    { "Date;Time;NIBP;PR;Temp (°F)\n11/23/2026;10:01:30 AM;118/74 (89);72;98.6\n",
      "90: syst=118 dias=74 mean=89 puls=72 temp=370" },
    { "Timestamp\tHeart Rate\tSpO2\n2026-11-23 10:00:05\t72\t98\n2026-11-23 10:00:06\t\t---\n",
      "5: puls=72 spo2=98; 6:" },
    { "Timestamp,HR\n2026-11-23T15:00:05Z,72\n2026-11-23T10:00:06-05:00,73\n", "5: puls=72; 6: puls=73" },
    { "Seconds,HR\n-30,70\n0,71\n90.5,72\n", "-30: puls=70; 0: puls=71; 90: puls=72" },
    { "Elapsed,HR\n0:00:30,70\n1:00:00,71\n", "30: puls=70; 3600: puls=71" },
    /* Lines before the heads, a column that nobody knows, spaces, decimals and percent signs. */
    { "Bed,4\nDevice,X\nTime , HR, SpO2,Pleth\n10:00:00, 72.4 ,98%,1.2\n", "0: puls=72 spo2=98" },
    { "Time,HR,SpO2\n10:00:00,INOP,-?-\n10:00:01,72,0\n", "0:; 1: puls=72 spo2=(0)" },
    { "Hora,FC,PAS,PAD,SatO2\n10:00:00,72,118,74,98\n", "0: syst=118 dias=74 puls=72 spo2=98" },
    /* HR before the pulse of the oximeter. */
    { "Time,PR,HR\n10:00:00,80,72\n", "0: puls=72" },
    { "Time,NBP,HR\n10:00:00,---/---,72\n10:01:00,74/118,72\n", "0: puls=72; 60: syst=(74) dias=(118) puls=72" },
    { "23/11/2026,x\nTime,HR\n23/11/2026 10:00,72\n", "0: puls=72" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RespiteMonitorReading) reading = read_file (cases[i].text, NULL, &error);
      g_autofree char *rows = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_no_error (error);
      rows = describe (reading->batch);
      g_assert_cmpstr (rows, ==, cases[i].rows);
    }
}

static void
test_refuses (void)
{
  static const struct
  {
    const char *text;
    const char *word;
  } cases[] = {
    { "Time;HR;Temp\n10:00:00;72;36,6\n", "decimal comma" },
    { "Time,HR,Temp\n10:00:00,72\n", "Line 2 has 2 columns" },
    { "Time,HR\n10:00:00,72\n10:00:00,73\n", "same second" },
    { "Time,HR\n10:00:00.0,72\n10:00:00.5,73\n", "same second" },
    { "Time,HR\n10:00:05,72\n10:00:04,73\n", "goes back" },
    { "Time,HR\n14:00:00,72\n", "still to come" },
    { "Timestamp,HR\n2026-11-20 10:00:00,72\n", "far from" },
    { "Time,HR\n25:00:00,72\n", "Line 2: the time" },
    { "Time,HR\n10:61:00,72\n", "Line 2: the time" },
    { "Time,HR\n13:00:00 PM,72\n", "Line 2: the time" },
    { "Time,HR\nten,72\n", "Line 2: the time" },
    { "Timestamp,HR\n2026-02-30 10:00:00,72\n", "Line 2: the time" },
    { "HR,SpO2\n72,98\n", "column holds the time" },
    { "Time,Pleth\n10:00:00,1\n", "vital sign" },
    { "Time,HR\n", "no rows" },
    { "Time,HR\n10:00:00,---\n", "no value" },
    { "", "holds the time" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_null (read_file (cases[i].text, NULL, &error));
      g_assert_error (error, RESPITE_ERROR, error->code);
      g_assert_nonnull (strstr (error->message, cases[i].word));
    }
}

static void
test_says_what_was_not_understood (void)
{
  g_autoptr (RespiteMonitorReading) reading = read_file ("Bed,4\nTime,HR,Pleth,SpO2\n10:00:00,72,1,\n"
                                                         "10:00:01,LEADS OFF,1,98\n10:00:02,?,1,OFF\n", NULL, NULL);

  g_assert_cmpint (reading->head_line, ==, 2);
  g_assert_cmpuint (reading->ignored->len, ==, 1);
  g_assert_cmpstr (reading->ignored->pdata[0], ==, "Pleth");
  g_assert_cmpuint (reading->n_empty, ==, 2);
  g_assert_cmpuint (reading->n_words, ==, 2);
  g_assert_cmpint (reading->word_line, ==, 4);
  g_assert_cmpstr (reading->word, ==, "LEADS OFF");
}

/* Time of day past midnight, and the offset of a clock that is fast. */
static void
test_midnight_and_offset (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");
  gint64 start = START + 13 * RESPITE_HOUR_MS + 50 * RESPITE_MINUTE_MS;
  RespiteMonitorContext context = { start, start + RESPITE_HOUR_MS, zone };
  g_autoptr (RespiteCsv) csv = respite_csv_parse ("Time,HR\n23:55:00,70\n00:05:00,72\n", -1, NULL);
  g_autoptr (RespiteMonitorMap) map = respite_monitor_map_guess (csv);
  g_autoptr (RespiteMonitorReading) reading = NULL;

  map->offset_s = -60;
  reading = respite_monitor_file_read (csv, map, &context, NULL);
  g_assert_cmpint (reading->batch->first, ==, start + 4 * RESPITE_MINUTE_MS);
  g_assert_cmpint (reading->batch->last, ==, start + 14 * RESPITE_MINUTE_MS);
  g_assert_cmpint (reading->batch->offset_ms, ==, -60000);
}

static void
test_maps_go_round (void)
{
  static const char json[] =
    "{\"format\": \"respite-monitor-map/1\", \"name\": \"Bay 2\", \"time_column\": \"When\", \"time\": \"elapsed\", "
    "\"offset_seconds\": -12, \"temperature_unit\": \"F\", \"columns\": {\"pulse\": \"A\", \"pressure\": \"B\"}}";
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteMonitorMap) map = respite_monitor_map_from_json (json, -1, &error);
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autoptr (RespiteMonitorMap) second = NULL;
  g_autoptr (RespiteMonitorReading) reading = NULL;
  g_autofree char *rows = NULL;

  g_assert_no_error (error);
  text = respite_monitor_map_to_json (map);
  second = respite_monitor_map_from_json (text, -1, &error);
  g_assert_no_error (error);
  again = respite_monitor_map_to_json (second);
  g_assert_cmpstr (again, ==, text);
  g_assert_cmpint (map->offset_s, ==, -12);
  g_assert_true (map->is_fahrenheit);

  /* Heads that nobody knows are found by the map. */
  reading = read_file ("x,y\nq,B,A,When\n,118/74,72,12\n", map, &error);
  g_assert_no_error (error);
  rows = describe (reading->batch);
  g_assert_cmpstr (rows, ==, "0: syst=118 dias=74 puls=72");
  g_assert_null (read_file ("q,A,When\n,72,12\n", map, &error));
  g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_INVALID);
}

static void
test_bad_maps (void)
{
  static const char *const cases[] = {
    "", "[]", "{}", "{\"format\": \"respite-protocol/1\"}",
    "{\"format\": \"respite-monitor-map/1\", \"time_column\": \"T\", \"columns\": {}}",
    "{\"format\": \"respite-monitor-map/1\", \"time_column\": \"T\"}",
    "{\"format\": \"respite-monitor-map/1\", \"columns\": {\"pulse\": \"A\"}}",
    "{\"format\": \"respite-monitor-map/1\", \"time_column\": \"T\", \"columns\": {\"wave\": \"A\"}}",
    "{\"format\": \"respite-monitor-map/1\", \"time_column\": \"T\", \"columns\": {\"pulse\": 1}}",
    "{\"format\": \"respite-monitor-map/1\", \"time_column\": 1, \"columns\": {\"pulse\": \"A\"}}",
    "{\"format\": \"respite-monitor-map/1\", \"time_column\": \"T\", \"time\": \"soon\", "
    "\"columns\": {\"pulse\": \"A\"}}",
    "{\"format\": \"respite-monitor-map/1\", \"time_column\": \"T\", \"offset_seconds\": 1.5, "
    "\"columns\": {\"pulse\": \"A\"}}",
    "{\"format\": \"respite-monitor-map/1\", \"time_column\": \"T\", \"more\": 1, \"columns\": {\"pulse\": \"A\"}}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i]);
      g_assert_null (respite_monitor_map_from_json (cases[i], -1, &error));
      g_assert_nonnull (error);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/monitor-file/reads", test_reads);
  g_test_add_func ("/monitor-file/refuses", test_refuses);
  g_test_add_func ("/monitor-file/says-what-was-not-understood", test_says_what_was_not_understood);
  g_test_add_func ("/monitor-file/midnight-and-offset", test_midnight_and_offset);
  g_test_add_func ("/monitor-file/maps-go-round", test_maps_go_round);
  g_test_add_func ("/monitor-file/bad-maps", test_bad_maps);

  return g_test_run ();
}
