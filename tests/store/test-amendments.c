/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-visit.h"

#include <string.h>

#include "base/respite-clock.h"
#include "base/respite-error.h"
#include "chart/respite-session-chart-reading.h"

/* A signed visit; the key of its first set. */
static TestVisit *
new_signed (TestClinic *clinic,
            gint64     *event_id)
{
  TestVisit *visit = test_visit_new_signed (clinic);
  g_autoptr (RespiteSessionRecord) record = test_visit_load (visit);

  for (guint i = 0; i < respite_timeline_get_n_events (record->timeline); i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (record->timeline, i);

      if (event->kind == RESPITE_EVENT_SET && event->vitals[RESPITE_VITAL_SYSTOLIC] == 118)
        *event_id = event->id;
    }

  return visit;
}

static gboolean
amend (TestVisit  *visit,
       gint64      event_id,
       const char *text,
       const char *reason,
       GError    **error)
{
  return respite_office_amend_entry (visit->clinic->office, visit->session_id, event_id, text, reason,
                                     TESTLIB_PASSWORD, error);
}

/* The entry and every signature stay; the amendment has its own, and stands beside the entry. */
static void
test_original_stays (void)
{
  static const RespiteChartWords english = { NULL, NULL, NULL };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  gint64 event_id = 0;
  g_autoptr (TestVisit) visit = new_signed (clinic, &event_id);
  g_autoptr (RespiteSessionRecord) before = test_visit_load (visit);
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  const RespiteSignature *last;
  guint n_struck = 0;

  g_assert_true (amend (visit, event_id, "BP 118/74, HR 92", "read from the wrong line", &error));
  g_assert_no_error (error);
  record = test_visit_load (visit);
  g_assert_cmpuint (record->signatures->len, ==, before->signatures->len + 1);
  for (guint i = 0; i < record->signatures->len; i++)
    g_assert_true (((const RespiteSignature *) g_ptr_array_index (record->signatures, i))->is_valid);
  last = g_ptr_array_index (record->signatures, record->signatures->len - 1);
  g_assert_cmpstr (last->meaning, ==, "amended");

  g_assert_cmpint (respite_session_record_find_event (record, event_id)->vitals[RESPITE_VITAL_PULSE], ==, 72);
  g_assert_false (respite_session_record_find_event (record, event_id)->is_struck);
  g_assert_cmpstr (respite_session_record_find_amendment (record, event_id)->text, ==, "BP 118/74, HR 92");
  rows = respite_session_chart_list_rows (record, &english);
  for (guint i = 0; i < rows->len; i++)
    {
      const RespiteChartRow *row = g_ptr_array_index (rows, i);

      n_struck += row->is_struck;
      if (row->event->id == event_id)
        g_assert_nonnull (strstr (row->note, "amended after the signature: BP 118/74, HR 92 (read from the wrong"));
    }
  g_assert_cmpuint (n_struck, ==, 1);
}

/* Of several the newest counts, and all stay. */
static void
test_newest_counts (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  gint64 event_id = 0;
  g_autoptr (TestVisit) visit = new_signed (clinic, &event_id);
  g_autoptr (RespiteSessionRecord) record = NULL;

  g_assert_true (amend (visit, event_id, "HR 92", "one", NULL));
  g_assert_true (amend (visit, event_id, "HR 82", "two", NULL));
  record = test_visit_load (visit);
  g_assert_cmpuint (record->addenda->len, ==, 2);
  g_assert_cmpstr (respite_session_record_find_amendment (record, event_id)->text, ==, "HR 82");
}

static void
test_refused (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  gint64 event_id = 0;
  g_autoptr (TestVisit) visit = new_signed (clinic, &event_id);
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (amend (visit, event_id, " ", "why", &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_false (amend (visit, event_id, "HR 92", "", &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_false (amend (visit, 99999, "HR 92", "why", &error));
  test_assert_refused (&error, RESPITE_ERROR_NOT_FOUND);
  g_assert_false (respite_office_amend_entry (clinic->office, visit->session_id, event_id, "HR 92", "why", "wrong",
                                              &error));
  test_assert_refused (&error, RESPITE_ERROR_SIGN_IN);
  record = test_visit_load (visit);
  g_assert_cmpuint (record->addenda->len, ==, 0);
}

/* Before the signature an entry is corrected, not amended. */
static void
test_not_before_the_signature (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (RespiteSessionRecord) record = test_visit_load (visit);
  g_autoptr (GError) error = NULL;

  g_assert_false (amend (visit, respite_timeline_get_event (record->timeline, 0)->id, "HR 92", "why", &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/amendments/original-stays", test_original_stays);
  g_test_add_func ("/amendments/newest-counts", test_newest_counts);
  g_test_add_func ("/amendments/refused", test_refused);
  g_test_add_func ("/amendments/not-before-the-signature", test_not_before_the_signature);

  return g_test_run ();
}
