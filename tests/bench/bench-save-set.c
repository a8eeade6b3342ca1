/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <stdlib.h>

#include "bench-util.h"
#include "test-visit.h"

#include "base/respite-str.h"

/*
 * Saving one set of vital signs, durable and audited, against a bare commit of the same two rows (the entry and its
 * audit row) by prepared statements on a clinic of its own: no permission, no rules, no hash, no side file.
 */

#define RUNS 101

#define EVENT_SQL \
  "INSERT INTO event (uuid, session_id, sequence, kind, at, entered_at, staff_id, systolic, diastolic, pulse, spo2, " \
  "respiration, pain, rate_ugph, amount_ug, severity, code, text, detail, typed) " \
  "SELECT :uuid, 1, max (sequence) + 1, 'set', :at, :at, 1, 118, 74, 72, 98, 14, 3, 0, 0, 0, '', '', '', " \
  "'118/74 72 98 14 p3' FROM event"
#define AUDIT_SQL \
  "INSERT INTO audit (seq, epoch, at, offset_minutes, staff_id, staff_name, workstation, patient_id, action, kind, " \
  "record_id, new_text, outcome, hash) SELECT max (seq) + 1, 1, :at, -300, 1, 'Olivia Stern', 'localhost', 1, " \
  "'event.add', 'event', 1, 'set systolic 118 diastolic 74 pulse 72 spo2 98 respiration 14 pain 3', 'done', " \
  "zeroblob (32) FROM audit"

typedef struct
{
  TestVisit    *visit;
  RespiteDb    *db;
  sqlite3_stmt *event;
  sqlite3_stmt *audit;
} Bare;

static void
save_set (gpointer data)
{
  TestVisit *visit = data;
  g_autoptr (RespiteEvent) event = respite_event_new (RESPITE_EVENT_SET, 0);
  g_autoptr (GError) error = NULL;

  event->vitals[RESPITE_VITAL_SYSTOLIC] = 118;
  event->vitals[RESPITE_VITAL_DIASTOLIC] = 74;
  event->vitals[RESPITE_VITAL_PULSE] = 72;
  event->vitals[RESPITE_VITAL_SPO2] = 98;
  event->vitals[RESPITE_VITAL_RESPIRATION] = 14;
  event->vitals[RESPITE_VITAL_PAIN] = 3;
  respite_set_str (&event->typed, "118/74 72 98 14 p3");
  respite_clock_advance (visit->clinic->clock, RESPITE_SECOND_MS);
  if (!respite_office_add_event (visit->clinic->office, visit->session_id, event, NULL, &error))
    g_error ("%s", error->message);
}

static void
type_set (gpointer data)
{
  TestVisit *visit = data;

  respite_clock_advance (visit->clinic->clock, RESPITE_SECOND_MS);
  test_visit_enter (visit, "118/74 72 98 14 p3");
}

static gboolean
insert_rows (RespiteDb *db,
             gpointer   data,
             GError   **error)
{
  Bare *bare = data;
  g_autofree char *uuid = g_uuid_string_random ();
  gint64 now = respite_clock_get_now (bare->visit->clinic->clock);

  respite_bind_text (bare->event, ":uuid", uuid);
  respite_bind_int64 (bare->event, ":at", now);
  respite_bind_int64 (bare->audit, ":at", now);

  return respite_db_run (db, bare->event, error) && respite_db_run (db, bare->audit, error);
}

static void
commit_bare (gpointer data)
{
  Bare *bare = data;
  g_autoptr (GError) error = NULL;

  respite_clock_advance (bare->visit->clinic->clock, RESPITE_SECOND_MS);
  if (!respite_db_transact (bare->db, insert_rows, bare, &error))
    g_error ("%s", error->message);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (TestClinic) clinic = NULL;
  g_autoptr (TestClinic) other = NULL;
  g_autoptr (TestVisit) visit = NULL;
  g_autoptr (TestVisit) other_visit = NULL;
  Bare bare = { 0 };

  test_init (&argc, &argv);
  clinic = test_clinic_new ();
  other = test_clinic_new ();
  visit = test_visit_new_running (clinic);
  other_visit = test_visit_new_running (other);
  bare.visit = other_visit;
  bare.db = respite_office_get_db (other->office);
  bare.event = respite_db_prepare (bare.db, EVENT_SQL, NULL);
  bare.audit = respite_db_prepare (bare.db, AUDIT_SQL, NULL);
  g_assert (bare.event != NULL && bare.audit != NULL);

  bench_report ("save a set, against a bare commit", bench_ratio (save_set, visit, commit_bare, &bare, RUNS), "x", 2);
  bench_report ("type and save a set, against a bare commit", bench_ratio (type_set, visit, commit_bare, &bare, RUNS),
                "x", 2);

  /* A long infusion must not make saving slower. */
  for (int i = 0; i < 500; i++)
    save_set (visit);
  bench_report ("save a set after 700 others, against a bare commit",
                bench_ratio (save_set, visit, commit_bare, &bare, RUNS), "x", 2);
  g_print ("save a set: %.0f us, a bare commit: %.0f us\n", bench_time (save_set, visit, RUNS),
           bench_time (commit_bare, &bare, RUNS));

  sqlite3_finalize (bare.event);
  sqlite3_finalize (bare.audit);

  return bench_finish ();
}
