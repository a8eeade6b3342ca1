/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-records.h"
#include "test-visit.h"

#include "base/respite-clock.h"
#include "base/respite-error.h"
#include "chart/respite-session-chart-reading.h"
#include "service/respite-attachment-acts.h"
#include "service/respite-office-audit.h"

/* Photos of a visit: entries of its timeline with a picture each. */

#define OFFICE visit->clinic->office

static RespiteEvent *
add_photo (TestVisit  *visit,
           const char *line,
           GError    **error)
{
  g_autoptr (GBytes) png = test_records_make_png ();

  return respite_office_add_photo (OFFICE, visit->session_id, line, png, 0, FALSE, error);
}

static RespiteAttachment *
find_attachment (TestVisit *visit,
                 gint64     id)
{
  g_autoptr (RespiteAttachment) row = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) content = respite_office_get_attachment (OFFICE, id, FALSE, &row, &error);

  g_assert_no_error (error);
  g_assert_nonnull (content);

  return g_steal_pointer (&row);
}

static guint
count_audited (TestVisit  *visit,
               const char *action)
{
  RespiteAuditFilter filter = { .action = (char *) action };
  g_autoptr (GPtrArray) rows = respite_office_list_audit (OFFICE, &filter, NULL, NULL);

  return rows->len;
}

/* The picture is the patient's, whole, and the entry stands in the record with its words. */
static void
test_kept (void)
{
  static const RespiteChartWords english = { NULL, NULL, NULL };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (GBytes) png = test_records_make_png ();
  g_autoptr (RespiteEvent) event = NULL;
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (RespiteAttachment) row = NULL;
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  const RespiteEvent *stored;

  event = add_photo (visit, "photo rash on the left arm", &error);
  g_assert_no_error (error);
  record = test_visit_load (visit);
  stored = respite_session_record_find_event (record, event->id);
  g_assert_cmpint (stored->kind, ==, RESPITE_EVENT_NOTE);
  g_assert_true (respite_event_is_photo (stored));
  g_assert_cmpstr (stored->text, ==, "rash on the left arm");
  g_assert_cmpint (stored->photo_id, ==, event->photo_id);
  words = respite_chart_describe_event (stored, &english);
  g_assert_cmpstr (words, ==, "Photo: rash on the left arm");

  row = find_attachment (visit, stored->photo_id);
  g_assert_cmpint (row->patient_id, ==, visit->patient_id);
  g_assert_cmpstr (row->name, ==, "rash on the left arm");
  g_assert_true (row->is_photo);
  kept = respite_office_get_attachment (OFFICE, stored->photo_id, FALSE, NULL, &error);
  g_assert_true (g_bytes_equal (kept, png));
}

/* What is no picture, or has no words, or goes with another line, changes nothing. */
static void
test_refused (void)
{
  static const char pdf[] = "%PDF-1.4\n", nothing[] = "GIF89a";
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (RespiteSessionRecord) before = test_visit_load (visit);
  g_autoptr (RespiteSessionRecord) after = NULL;
  g_autoptr (GPtrArray) attachments = NULL;
  g_autoptr (GBytes) document = g_bytes_new_static (pdf, sizeof pdf - 1);
  g_autoptr (GBytes) other = g_bytes_new_static (nothing, sizeof nothing - 1);
  g_autoptr (GBytes) png = test_records_make_png ();
  g_autoptr (GBytes) torn = g_bytes_new_from_bytes (png, 0, g_bytes_get_size (png) / 2);
  g_autoptr (GError) error = NULL;

  g_assert_null (respite_office_add_photo (OFFICE, visit->session_id, "photo rash", document, 0, FALSE, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_null (respite_office_add_photo (OFFICE, visit->session_id, "photo rash", other, 0, FALSE, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_null (respite_office_add_photo (OFFICE, visit->session_id, "photo rash", torn, 0, FALSE, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_null (add_photo (visit, "photo", &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_null (add_photo (visit, "118/74 72", &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);
  g_assert_null (respite_office_add_entry (OFFICE, visit->session_id, "photo rash", 0, FALSE, &error));
  test_assert_refused (&error, RESPITE_ERROR_INVALID);

  after = test_visit_load (visit);
  g_assert_cmpuint (respite_timeline_get_n_events (after->timeline), ==,
                    respite_timeline_get_n_events (before->timeline));
  attachments = respite_office_list_attachments (OFFICE, visit->patient_id, &error);
  g_assert_cmpuint (attachments->len, ==, 0);
}

/* Other words, the same picture; an entry that is no photo any more, or is struck out, takes its picture along. */
static void
test_corrected (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (RespiteEvent) first = NULL;
  g_autoptr (RespiteEvent) second = NULL;
  g_autoptr (RespiteEvent) third = NULL;
  g_autoptr (RespiteEvent) other = NULL;
  g_autoptr (RespiteAttachment) standing = NULL;
  g_autoptr (RespiteAttachment) struck = NULL;
  g_autoptr (RespiteAttachment) undone = NULL;
  g_autoptr (GError) error = NULL;

  first = add_photo (visit, "photo rash", &error);
  g_assert_no_error (error);
  second = respite_office_correct_entry (OFFICE, first->id, "photo hives on both arms", "too short", FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (second->photo_id, ==, first->photo_id);
  standing = find_attachment (visit, first->photo_id);
  g_assert_cmpint (standing->struck_at, ==, 0);

  /* From the list of files it cannot be struck out beside its entry. */
  g_assert_false (respite_office_strike_attachment (OFFICE, first->photo_id, TRUE, &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);

  third = respite_office_correct_entry (OFFICE, second->id, "note hives on both arms", "not his arm", FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (third->photo_id, ==, 0);
  struck = find_attachment (visit, first->photo_id);
  g_assert_cmpint (struck->struck_at, !=, 0);
  g_assert_cmpuint (count_audited (visit, "attachment.add"), ==, 1);
  g_assert_cmpuint (count_audited (visit, "attachment.strike"), ==, 1);

  other = add_photo (visit, "photo cannula", &error);
  g_assert_no_error (error);
  g_assert_true (respite_office_strike_event (OFFICE, other->id, "another patient's", &error));
  undone = find_attachment (visit, other->photo_id);
  g_assert_cmpint (undone->struck_at, !=, 0);
}

/* The signature is of the pictures, too, and locks them; one of a visit without any is what it always was. */
static void
test_signed (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (RespiteSessionRecord) record = NULL;
  g_autoptr (RespiteEvent) event = NULL;
  g_autoptr (GError) error = NULL;
  const RespiteSignature *signature;

  event = add_photo (visit, "photo cannula in place", &error);
  g_assert_no_error (error);
  test_visit_enter (visit, "118/74 72 98 14 s5");
  test_visit_finish (visit);
  g_assert_true (respite_office_sign_session (OFFICE, visit->session_id, TESTLIB_PASSWORD, &error));
  g_assert_no_error (error);
  record = test_visit_load (visit);
  signature = g_ptr_array_index (record->signatures, record->signatures->len - 1);
  g_assert_true (signature->is_valid);

  g_assert_null (add_photo (visit, "photo afterwards", &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
  g_assert_false (respite_office_strike_event (OFFICE, event->id, "no", &error));
  test_assert_refused (&error, RESPITE_ERROR_CONFLICT);
}

int
main (int   argc,
      char *argv[])
{
  test_init (&argc, &argv);

  g_test_add_func ("/photos/kept", test_kept);
  g_test_add_func ("/photos/refused", test_refused);
  g_test_add_func ("/photos/corrected", test_corrected);
  g_test_add_func ("/photos/signed", test_signed);

  return g_test_run ();
}
