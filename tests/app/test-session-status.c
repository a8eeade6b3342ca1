/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-events.h"
#include "testlib.h"
#include "uitest.h"
#include "widgets/respite-practice-strip.h"
#include "widgets/respite-session-status.h"

/* An infusion since minute 0 with two sets, the second of them without scores. */
static RespiteSessionRecord *
new_record (void)
{
  RespiteSessionRecord *record = respite_session_record_new ();
  GPtrArray *events = test_events_new ();
  RespiteEvent *set;

  record->session->state = RESPITE_SESSION_RUNNING;
  test_events_add_rate (events, RESPITE_EVENT_START, 0, 52500);
  set = test_events_add_set (events, 5, 118, 74);
  set->vitals[RESPITE_VITAL_PAIN] = 4;
  test_events_add_set (events, 10, 126, 78);
  respite_timeline_unref (record->timeline);
  record->timeline = respite_timeline_new_take (events);

  return record;
}

static const char *
get_label (GtkWidget  *widget,
           GType       type,
           const char *name)
{
  return gtk_label_get_text (GTK_LABEL (ui_child (widget, type, name)));
}

/* What is as old as the newest has its age once, at the end; what is older says so beside it. */
static void
test_old_values_carry_their_age (void)
{
  g_autoptr (RespiteSessionRecord) record = new_record ();
  GtkWidget *status = g_object_ref_sink (g_object_new (RESPITE_TYPE_SESSION_STATUS, NULL));

  respite_session_status_show (RESPITE_SESSION_STATUS (status), record, test_minute (10.5));
  g_assert_cmpstr (get_label (status, RESPITE_TYPE_SESSION_STATUS, "last_label"), ==, "126/78   pain 4 (5 min old)");
  g_assert_cmpstr (get_label (status, RESPITE_TYPE_SESSION_STATUS, "last_age_label"), ==, "just now");

  respite_session_status_show (RESPITE_SESSION_STATUS (status), record, test_minute (18));
  g_assert_cmpstr (get_label (status, RESPITE_TYPE_SESSION_STATUS, "last_label"), ==, "126/78   pain 4 (13 min old)");
  g_assert_cmpstr (get_label (status, RESPITE_TYPE_SESSION_STATUS, "last_age_label"), ==, "8 min ago");
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (ui_child (status, RESPITE_TYPE_SESSION_STATUS,
                                                                      "last_label"))), "alpha=\"70%\">126/78</span>"));
  g_assert_finalize_object (status);
}

/* A dose that nobody watched says so beside the number, until the pump is confirmed. */
static void
test_unconfirmed_dose_says_so (void)
{
  g_autoptr (RespiteSessionRecord) record = new_record ();
  GtkWidget *status = g_object_ref_sink (g_object_new (RESPITE_TYPE_SESSION_STATUS, NULL));
  GtkWidget *given = ui_child (status, RESPITE_TYPE_SESSION_STATUS, "given_label");

  record->unconfirmed_since = test_minute (12);
  respite_session_status_show (RESPITE_SESSION_STATUS (status), record, test_minute (18));
  g_assert_cmpstr (get_label (status, RESPITE_TYPE_SESSION_STATUS, "given_by_weight_label"), ==, "unconfirmed");
  g_assert_true (gtk_widget_has_css_class (given, "review"));

  record->unconfirmed_since = 0;
  respite_session_status_show (RESPITE_SESSION_STATUS (status), record, test_minute (19));
  g_assert_cmpstr (get_label (status, RESPITE_TYPE_SESSION_STATUS, "given_by_weight_label"), ==, "");
  g_assert_false (gtk_widget_has_css_class (given, "review"));
  g_assert_finalize_object (status);
}

/* The person of a practice clinic is read and asked; how they are comes from what was given. */
static void
test_practice_patient_answers (void)
{
  g_autoptr (RespiteSessionRecord) record = new_record ();
  GtkWidget *strip = g_object_ref_sink (g_object_new (RESPITE_TYPE_PRACTICE_STRIP, NULL));
  g_autofree char *before = NULL;

  respite_practice_strip_show (RESPITE_PRACTICE_STRIP (strip), record, test_minute (-5));
  before = g_strdup (get_label (strip, RESPITE_TYPE_PRACTICE_STRIP, "label"));
  g_assert_nonnull (strstr (before, "Awake. “My pain is a "));
  g_assert_null (strstr (before, "floating"));

  respite_practice_strip_show (RESPITE_PRACTICE_STRIP (strip), record, test_minute (40));
  g_assert_nonnull (strstr (get_label (strip, RESPITE_TYPE_PRACTICE_STRIP, "label"), "I am floating, it is a "));
  g_assert_finalize_object (strip);
}

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);

  g_test_add_func ("/session-status/age", test_old_values_carry_their_age);
  g_test_add_func ("/session-status/unconfirmed", test_unconfirmed_dose_says_so);
  g_test_add_func ("/session-status/practice", test_practice_patient_answers);

  return g_test_run ();
}
