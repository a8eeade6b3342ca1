/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-visit.h"

#include <string.h>

#include "base/respite-clock.h"
#include "base/respite-error.h"
#include "service/respite-monitor-acts.h"
#include "service/respite-office-audit.h"

#define FILE_TEXT \
  "Time,HR,SpO2,NBP Sys,NBP Dia\n10:00:00,72,98,118,74\n10:00:01,0,98,,\n10:00:02,73,,,\n10:00:03,72,98,80,120\n"

static RespiteMonitorReading *
import (TestVisit               *visit,
        const char              *name,
        const char              *text,
        const RespiteMonitorMap *map,
        GError                 **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  RespiteMonitorSource source = { name, bytes, map };

  return respite_office_import_monitor (visit->clinic->office, visit->session_id, &source, error);
}

static gint64
import_well (TestVisit  *visit,
             const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteMonitorReading) reading = import (visit, "folder/bay 2.csv", text, NULL, &error);

  g_assert_no_error (error);

  return reading->batch->id;
}

static void
test_goes_round (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (RespiteSessionRecord) before = test_visit_load (visit);
  g_autoptr (RespiteSessionRecord) record = NULL;
  const RespiteMonitorBatch *batch;

  respite_clock_advance (clinic->clock, RESPITE_MINUTE_MS);
  import_well (visit, FILE_TEXT);
  record = test_visit_load (visit);
  g_assert_cmpuint (record->monitor->len, ==, 1);
  batch = g_ptr_array_index (record->monitor, 0);
  g_assert_cmpstr (batch->file_name, ==, "bay 2.csv");
  g_assert_cmpuint (batch->n_values, ==, 11);
  g_assert_cmpuint (batch->n_artefacts[RESPITE_ARTEFACT_ZERO], ==, 1);
  g_assert_cmpuint (batch->n_artefacts[RESPITE_ARTEFACT_IMPOSSIBLE], ==, 2);
  g_assert_cmpuint (batch->rows->len, ==, 4);
  g_assert_cmpint (respite_monitor_batch_get_row (batch, 0)->at, ==, TESTLIB_NOW);
  g_assert_cmpint (respite_monitor_batch_get_row (batch, 1)->artefacts[RESPITE_MONITOR_PULSE], ==,
                   RESPITE_ARTEFACT_ZERO);
  g_assert_false (respite_monitor_row_has (respite_monitor_batch_get_row (batch, 2), RESPITE_MONITOR_SPO2));
  g_assert_true (respite_session_record_has_monitor (record));

  /* Nothing of it is an entry. */
  g_assert_cmpuint (respite_timeline_get_n_events (record->timeline), ==,
                    respite_timeline_get_n_events (before->timeline));
}

static void
test_is_taken_back (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  const RespiteMonitorBatch *batch;
  gint64 id;

  respite_clock_advance (clinic->clock, RESPITE_MINUTE_MS);
  id = import_well (visit, FILE_TEXT);
  g_assert_false (respite_office_strike_monitor (clinic->office, id, " ", &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_true (respite_office_strike_monitor (clinic->office, id, "wrong patient", &error));
  g_assert_no_error (error);
  g_assert_false (respite_office_strike_monitor (clinic->office, id, "again", &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  g_assert_false (respite_office_strike_monitor (clinic->office, id + 1, "no such", &error));
  test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);

  record = test_visit_load (visit);
  batch = g_ptr_array_index (record->monitor, 0);
  g_assert_true (batch->is_struck);
  g_assert_cmpstr (batch->strike_reason, ==, "wrong patient");
  g_assert_cmpuint (batch->rows->len, ==, 0);
  g_assert_false (respite_session_record_has_monitor (record));

  /* The same file may then come again. */
  import_well (visit, FILE_TEXT);
}

static void
test_refuses_twice (void)
{
  static const char *const others[] = {
    FILE_TEXT, "Time,HR\n10:00:02,70\n", "Time,HR\n09:59:00,70\n10:00:00,70\n",
  };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);

  respite_clock_advance (clinic->clock, RESPITE_MINUTE_MS);
  import_well (visit, FILE_TEXT);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (import (visit, "b.csv", others[i], NULL, &error));
      test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
    }
  import_well (visit, "Time,HR\n10:00:04,70\n");
}

static void
test_looking_changes_nothing (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (GBytes) bytes = g_bytes_new_static (FILE_TEXT, strlen (FILE_TEXT));
  RespiteMonitorSource source = { "a.csv", bytes, NULL };
  g_autoptr (RespiteMonitorReading) reading = NULL;
  g_autoptr (RespiteSessionRecord) record = NULL;

  reading = respite_office_read_monitor (clinic->office, visit->session_id, &source, NULL);
  g_assert_cmpuint (reading->batch->n_rows, ==, 4);
  record = test_visit_load (visit);
  g_assert_cmpuint (record->monitor->len, ==, 0);
}

static void
test_maps_are_kept (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (RespiteCsv) csv = respite_csv_parse ("When,A\n10:00:00,70\n", -1, NULL);
  g_autoptr (RespiteMonitorMap) map = respite_monitor_map_new ();
  g_autoptr (RespiteMonitorMap) chosen = NULL;
  g_autoptr (GPtrArray) maps = NULL;
  g_autoptr (GError) error = NULL;

  map->time_column = (g_free (map->time_column), g_strdup ("When"));
  map->columns[RESPITE_MONITOR_PULSE] = g_strdup ("A");
  map->offset_s = 7;
  g_assert_false (respite_office_save_monitor_map (clinic->office, map, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  map->name = (g_free (map->name), g_strdup ("Bay 2"));
  g_assert_true (respite_office_save_monitor_map (clinic->office, map, &error));
  map->name = (g_free (map->name), g_strdup ("BAY 2"));
  g_assert_true (respite_office_save_monitor_map (clinic->office, map, &error));
  maps = respite_office_list_monitor_maps (clinic->office, &error);
  g_assert_cmpuint (maps->len, ==, 1);

  chosen = respite_office_choose_monitor_map (clinic->office, csv, &error);
  g_assert_cmpstr (chosen->name, ==, "BAY 2");
  g_assert_cmpint (chosen->offset_s, ==, 7);
  g_assert_true (respite_office_forget_monitor_map (clinic->office, "bay 2", &error));
  g_assert_false (respite_office_forget_monitor_map (clinic->office, "bay 2", &error));
  test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);
}

/* A name is given once; the mapping stays as it is, also where only its letters change. */
static void
test_maps_are_renamed (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (RespiteMonitorMap) map = respite_monitor_map_new ();
  g_autoptr (GPtrArray) maps = NULL;
  g_autoptr (GError) error = NULL;

  map->time_column = (g_free (map->time_column), g_strdup ("When"));
  map->columns[RESPITE_MONITOR_PULSE] = g_strdup ("A");
  map->name = (g_free (map->name), g_strdup ("Bay 2"));
  g_assert_true (respite_office_save_monitor_map (clinic->office, map, &error));
  map->name = (g_free (map->name), g_strdup ("Bay 3"));
  g_assert_true (respite_office_save_monitor_map (clinic->office, map, &error));

  g_assert_false (respite_office_rename_monitor_map (clinic->office, "Bay 2", "bay 3", &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  g_assert_false (respite_office_rename_monitor_map (clinic->office, "Bay 9", "Bay 4", &error));
  test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);
  g_assert_false (respite_office_rename_monitor_map (clinic->office, "Bay 2", " ", &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_true (respite_office_rename_monitor_map (clinic->office, "Bay 2", "BAY 2", &error));
  g_assert_true (respite_office_rename_monitor_map (clinic->office, "BAY 2", " By the window ", &error));
  g_assert_no_error (error);

  maps = respite_office_list_monitor_maps (clinic->office, &error);
  g_assert_cmpuint (maps->len, ==, 2);
  g_assert_cmpstr (((RespiteMonitorMap *) g_ptr_array_index (maps, 1))->name, ==, "By the window");
  g_assert_cmpstr (((RespiteMonitorMap *) g_ptr_array_index (maps, 1))->columns[RESPITE_MONITOR_PULSE], ==, "A");
}

/* Signed with the session, and locked with it. */
static void
test_is_signed (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  respite_clock_advance (clinic->clock, RESPITE_MINUTE_MS);
  id = import_well (visit, FILE_TEXT);
  test_visit_finish (visit);
  g_assert_true (respite_office_sign_session (clinic->office, visit->session_id, TESTLIB_PASSWORD, &error));
  g_assert_no_error (error);
  record = test_visit_load (visit);
  for (guint i = 0; i < record->signatures->len; i++)
    g_assert_true (((const RespiteSignature *) g_ptr_array_index (record->signatures, i))->is_valid);

  g_assert_null (import (visit, "c.csv", "Time,HR\n10:00:30,70\n", NULL, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  g_assert_false (respite_office_strike_monitor (clinic->office, id, "late", &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
}

static void
test_may (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (GBytes) bytes = g_bytes_new_static (FILE_TEXT, strlen (FILE_TEXT));
  RespiteMonitorSource source = { "a.csv", bytes, NULL };
  g_autoptr (GError) error = NULL;

  test_clinic_sign_in (clinic, "desk");
  g_assert_null (respite_office_import_monitor (clinic->office, visit->session_id, &source, &error));
  test_assert_refused (&error, RESPITE_ERROR_DENIED);
  g_assert_null (respite_office_read_monitor (clinic->office, visit->session_id, &source, &error));
  test_assert_refused (&error, RESPITE_ERROR_DENIED);
  g_assert_null (respite_office_list_monitor_maps (clinic->office, &error));
  test_assert_refused (&error, RESPITE_ERROR_DENIED);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/monitor-import/goes-round", test_goes_round);
  g_test_add_func ("/monitor-import/is-taken-back", test_is_taken_back);
  g_test_add_func ("/monitor-import/refuses-twice", test_refuses_twice);
  g_test_add_func ("/monitor-import/looking-changes-nothing", test_looking_changes_nothing);
  g_test_add_func ("/monitor-import/maps-are-kept", test_maps_are_kept);
  g_test_add_func ("/monitor-import/maps-are-renamed", test_maps_are_renamed);
  g_test_add_func ("/monitor-import/is-signed", test_is_signed);
  g_test_add_func ("/monitor-import/may", test_may);

  return g_test_run ();
}
