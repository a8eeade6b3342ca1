/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "visit.h"

#include "pages/respite-discharge-view.h"
#include "pages/respite-gate-view.h"
#include "pages/respite-infusion-view.h"
#include "pages/respite-order-view.h"
#include "pages/respite-preparation-box.h"
#include "pages/respite-vial-draw.h"
#include "pages/respite-vials-box.h"
#include "pages/respite-session-page.h"
#include "pages/respite-sign-view.h"
#include "widgets/respite-check-row.h"
#include "widgets/respite-checklist.h"
#include "widgets/respite-entry-line-widget.h"
#include "widgets/respite-session-status.h"
#include "widgets/respite-timeline-table.h"

static RespiteSessionRecord *
load (RespiteOffice *office,
      TestVisit     *visit)
{
  g_autoptr (GError) error = NULL;
  RespiteSessionRecord *record = respite_office_get_session (office, visit->session_id, FALSE, &error);

  g_assert_no_error (error);

  return record;
}

static RespiteSessionState
load_state (RespiteOffice *office,
            TestVisit     *visit)
{
  g_autoptr (RespiteSessionRecord) record = load (office, visit);

  return record->session->state;
}

static gboolean
is_checked_in (RespiteOffice *office,
               gpointer       data)
{
  return load_state (office, data) == RESPITE_SESSION_CHECKED_IN;
}

static guint
count_open (GPtrArray *checks)
{
  guint n_open = 0;

  for (guint i = 0; i < checks->len; i++)
    n_open += respite_check_is_open (g_ptr_array_index (checks, i));

  return n_open;
}

static gboolean
is_gate_answered (RespiteOffice *office,
                  gpointer       data)
{
  g_autoptr (RespiteSessionRecord) record = load (office, data);

  return count_open (record->gate) == 0;
}

typedef struct
{
  TestVisit *visit;
  gboolean   is_gate;
  char      *code;
} Line;

static gboolean
is_line_yes (RespiteOffice *office,
             gpointer       data)
{
  Line *line = data;
  g_autoptr (RespiteSessionRecord) record = load (office, line->visit);
  GPtrArray *checks = line->is_gate ? record->gate : record->discharge;

  for (guint i = 0; i < checks->len; i++)
    {
      const RespiteCheck *check = g_ptr_array_index (checks, i);

      if (g_str_equal (check->code, line->code))
        return check->answer == RESPITE_ANSWER_YES;
    }

  return FALSE;
}

/* Answers every open line of a checklist: the first by the pointer, the others by the letter "y" on their row. */
static void
answer_lines (TestWindow *test,
              TestVisit  *visit,
              GtkWidget  *checklist,
              gboolean    is_gate)
{
  GtkWidget *box = ui_child (checklist, RESPITE_TYPE_CHECKLIST, "box");
  gboolean by_pointer = TRUE;

  for (GtkWidget *row = gtk_widget_get_first_child (box); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *yes = ui_child (row, RESPITE_TYPE_CHECK_ROW, "yes_button");
      g_autoptr (RespiteCheck) check = respite_check_row_dup_check (RESPITE_CHECK_ROW (row));
      Line line = { visit, is_gate, check->code };

      if (check->answer != RESPITE_ANSWER_NONE || !gtk_widget_is_sensitive (yes))
        continue;
      if (check->needs_value)
        visit_type (ui_child (row, RESPITE_TYPE_CHECK_ROW, "value_entry"), test_visit_get_value (check->code));
      else if (by_pointer)
        ui_click (yes);
      else
        {
          gtk_widget_grab_focus (yes);
          ui_key ("y", 0);
        }
      by_pointer = FALSE;
      test_window_until (test, is_line_yes, &line);
    }
}

static gboolean
is_hidden (gpointer data)
{
  return !gtk_widget_get_visible (data);
}

void
visit_gate (TestWindow *test,
            TestVisit  *visit)
{
  GtkWidget *page = test_window_wait_page (test, "session");
  GtkWidget *view = ui_find (page, RESPITE_TYPE_GATE_VIEW, NULL);

  g_assert_nonnull (view);
  test_window_press (view, "Check in");
  test_window_until (test, is_checked_in, visit);
  g_assert_true (ui_wait (is_hidden, ui_child (view, RESPITE_TYPE_GATE_VIEW, "check_in_box")));
  answer_lines (test, visit, ui_child (view, RESPITE_TYPE_GATE_VIEW, "checklist"), TRUE);
  ui_wait_label (ui_child (view, RESPITE_TYPE_GATE_VIEW, "progress_label"),
                 "Everything that is required is answered.");
  test_window_until (test, is_gate_answered, visit);
  test_window_press (view, "Go on to the order");
}

static gboolean
is_ordered (RespiteOffice *office,
            gpointer       data)
{
  g_autoptr (RespiteSessionRecord) record = load (office, data);

  return record->order != NULL;
}

void
visit_order (TestWindow *test,
             TestVisit  *visit)
{
  static const char *const fields[][2] = {
    { "dose_mg", "35.7" }, { "dose_mg_per_kg", "0.5" }, { "minutes", "40" }, { "bag", "100" },
    { "concentration", "0.357" }, { "rate", "53.55 mg/h" },
  };
  GtkWidget *view = ui_find (test_window_wait_page (test, "session"), RESPITE_TYPE_ORDER_VIEW, NULL);
  g_autoptr (RespiteSessionRecord) record = NULL;

  g_assert_nonnull (view);
  test_window_close_message (test);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    test_window_fill (view, RESPITE_TYPE_ORDER_VIEW, fields[i][0], fields[i][1]);
  test_window_press (view, "Sign the order…");
  test_window_sign (test);
  test_window_until (test, is_ordered, visit);
  ui_wait_label (ui_child (view, RESPITE_TYPE_ORDER_VIEW, "signed_label"), "Ordered and signed by Olivia Stern");

  record = load (test->clinic->office, visit);
  g_assert_cmpint (record->order->dose_ug, ==, 35700);
  g_assert_cmpint (record->order->dose_ug_per_kg, ==, 500);
  g_assert_cmpint (record->order->weight_g, ==, 71400);
  g_assert_cmpint (record->order->planned_ms, ==, 40 * RESPITE_MINUTE_MS);
  g_assert_cmpint (record->order->bag_ul, ==, 100000);
  g_assert_cmpint (record->order->concentration_ug_per_ml, ==, 357);
  g_assert_cmpint (record->order->rate_ugph, ==, 53550);
}

static gboolean
is_prepared (RespiteOffice *office,
             gpointer       data)
{
  g_autoptr (RespiteSessionRecord) record = load (office, data);

  return record->preparation != NULL;
}

void
visit_prepare (TestWindow *test,
               TestVisit  *visit)
{
  static const char *const fields[][2] = {
    { "strength", "50" }, { "vial_ml", "10" }, { "drawn_ml", "0.714" }, { "lot", "K2411" }, { "expiry", "2027-08" },
    { "vial", "V-0007" }, { "checker", "nurse" }, { "password", TESTLIB_PASSWORD },
  };
  GtkWidget *view = ui_find (test_window_wait_page (test, "session"), RESPITE_TYPE_ORDER_VIEW, NULL);
  GtkWidget *box = ui_child (view, RESPITE_TYPE_ORDER_VIEW, "preparation");
  g_autoptr (RespiteSessionRecord) record = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    test_window_fill (box, RESPITE_TYPE_PREPARATION_BOX, fields[i][0], fields[i][1]);
  test_window_press (box, "Confirm the preparation");
  test_window_until (test, is_prepared, visit);
  ui_wait_label (ui_child (box, RESPITE_TYPE_PREPARATION_BOX, "done_label"), "checked by Nadia Okafor");

  record = load (test->clinic->office, visit);
  g_assert_cmpint (record->preparation->strength_ug_per_ml, ==, 50000);
  g_assert_cmpint (record->preparation->drawn_ul, ==, 714);
  g_assert_cmpstr (record->preparation->checked_name, ==, "Nadia Okafor");
  test_window_press (view, "Go on to the treatment");
}

static GtkWidget *
find_infusion (TestWindow *test)
{
  GtkWidget *view = ui_find (test_window_wait_page (test, "session"), RESPITE_TYPE_INFUSION_VIEW, NULL);

  g_assert_nonnull (view);

  return view;
}

static gpointer
get_line (TestWindow *test)
{
  return ui_child (find_infusion (test), RESPITE_TYPE_INFUSION_VIEW, "line");
}

typedef struct
{
  TestVisit *visit;
  guint      n_events;
} Count;

static gboolean
has_grown (RespiteOffice *office,
           gpointer       data)
{
  Count *count = data;
  g_autoptr (RespiteSessionRecord) record = load (office, count->visit);

  return respite_timeline_get_n_events (record->timeline) > count->n_events;
}

static guint
count_events (TestWindow *test,
              TestVisit  *visit)
{
  g_autoptr (RespiteSessionRecord) record = load (test->clinic->office, visit);

  return respite_timeline_get_n_events (record->timeline);
}

static gboolean
has_saved (gpointer data)
{
  return g_str_has_suffix (respite_entry_line_widget_get_message (data), "Saved");
}

/* The line as it stands is recorded; @typed is then the newest event's text. */
static void
press_enter (TestWindow *test,
             TestVisit  *visit,
             const char *typed)
{
  gpointer line = get_line (test);
  Count count = { visit, count_events (test, visit) };
  g_autoptr (RespiteSessionRecord) record = NULL;
  gboolean is_stored = FALSE;

  ui_key ("Return", 0);
  if (!ui_wait (has_saved, line))
    g_error ("\"%s\" is not recorded: %s", typed, respite_entry_line_widget_get_message (line));
  test_window_until (test, has_grown, &count);
  g_assert_cmpstr (respite_entry_line_widget_get_text (line), ==, "");

  record = load (test->clinic->office, visit);
  g_assert_cmpuint (respite_timeline_get_n_events (record->timeline), ==, count.n_events + 1);
  for (guint i = 0; i < respite_timeline_get_n_events (record->timeline); i++)
    is_stored |= g_strcmp0 (respite_timeline_get_event (record->timeline, i)->typed, typed) == 0;
  g_assert_true (is_stored);
}

/* Time passes while the window shows the session and tells so, and somebody is there. */
static void
pass_time (TestWindow *test,
           int         minutes)
{
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < minutes; i++)
    {
      respite_clock_advance (test->clinic->clock, RESPITE_MINUTE_MS);
      respite_office_note_seen (test->clinic->office, &error);
      g_assert_no_error (error);
      ui_key ("Shift_L", 0);
    }
}

void
visit_enter (TestWindow *test,
             TestVisit  *visit,
             const char *line)
{
  pass_time (test, 1);

  g_test_message ("entering: %s", line);

  /* Typing reaches the line from anywhere on the page. */
  ui_type (line);
  g_assert_cmpstr (respite_entry_line_widget_get_text (get_line (test)), ==, line);
  press_enter (test, visit, line);
}

static void
assert_state (TestWindow         *test,
              TestVisit          *visit,
              RespiteSessionState state)
{
  g_assert_cmpint (load_state (test->clinic->office, visit), ==, state);
}

void
visit_start (TestWindow *test,
             TestVisit  *visit)
{
  GtkWidget *view = find_infusion (test);
  GtkWidget *status = ui_child (view, RESPITE_TYPE_INFUSION_VIEW, "status");
  g_autoptr (RespiteSessionRecord) record = NULL;

  visit_enter (test, visit, "128/78 76 98 14 p6 s5");
  test_window_press (view, "Start the infusion…");
  g_assert_cmpstr (respite_entry_line_widget_get_text (get_line (test)), ==, "start 53.55 mg/h");
  press_enter (test, visit, "start 53.55 mg/h");
  assert_state (test, visit, RESPITE_SESSION_RUNNING);
  ui_wait_label (ui_child (status, RESPITE_TYPE_SESSION_STATUS, "rate_label"), "53.55 mg/h");

  record = load (test->clinic->office, visit);
  g_assert_cmpint (record->session->started_at, ==, respite_clock_get_now (test->clinic->clock));
}

static gboolean
is_note_struck (RespiteOffice *office,
                gpointer       data)
{
  g_autoptr (RespiteSessionRecord) record = load (office, data);

  for (guint i = 0; i < respite_timeline_get_n_events (record->timeline); i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (record->timeline, i);

      if (event->kind == RESPITE_EVENT_NOTE && event->is_struck)
        return TRUE;
    }

  return FALSE;
}

typedef struct
{
  GtkLabel *label;
  char     *text;
} Shown;

static gboolean
is_other_text (gpointer data)
{
  Shown *shown = data;

  return g_strcmp0 (gtk_label_get_text (shown->label), shown->text) != 0;
}

/* The next set's countdown moves with the clock. */
static void
check_countdown (TestWindow *test)
{
  GtkWidget *status = ui_child (find_infusion (test), RESPITE_TYPE_INFUSION_VIEW, "status");
  GtkLabel *next = ui_child (status, RESPITE_TYPE_SESSION_STATUS, "next_label");
  g_autofree char *before = NULL;
  Shown shown;

  ui_wait_label (next, ":");
  before = g_strdup (gtk_label_get_text (next));
  shown = (Shown) { next, before };
  respite_clock_advance (test->clinic->clock, 30 * RESPITE_SECOND_MS);
  g_assert_true (ui_wait (is_other_text, &shown));
}

static gboolean
is_paused (RespiteOffice *office,
           gpointer       data)
{
  return load_state (office, data) == RESPITE_SESSION_PAUSED;
}

void
visit_infuse (TestWindow *test,
              TestVisit  *visit)
{
  GtkWidget *view = find_infusion (test);

  check_countdown (test);
  visit_enter (test, visit, "124/76 74 97 13 p5 s5");
  visit_enter (test, visit, "rate 60 mg/h");
  visit_enter (test, visit, "bolus 5 mg");
  visit_enter (test, visit, "nausea start");
  visit_enter (test, visit, "ondansetron 4 mg iv");

  ui_key ("p", GDK_ALT_MASK);
  test_window_until (test, is_paused, visit);
  ui_wait_label (ui_child (ui_child (view, RESPITE_TYPE_INFUSION_VIEW, "status"), RESPITE_TYPE_SESSION_STATUS,
                           "state_label"), "PAUSED");
  visit_enter (test, visit, "resume");
  assert_state (test, visit, RESPITE_SESSION_RUNNING);

  visit_enter (test, visit, "note the wrong chair");
  test_window_press (test->window, "_Undo");
  test_window_until (test, is_note_struck, visit);
  visit_enter (test, visit, "nausea end");
}

static gboolean
is_in_recovery (RespiteOffice *office,
                gpointer       data)
{
  return load_state (office, data) == RESPITE_SESSION_RECOVERY;
}

void
visit_recover (TestWindow *test,
               TestVisit  *visit)
{
  GtkWidget *status = ui_child (find_infusion (test), RESPITE_TYPE_INFUSION_VIEW, "status");

  visit_enter (test, visit, "end");
  test_window_until (test, is_in_recovery, visit);
  ui_wait_label (ui_child (status, RESPITE_TYPE_SESSION_STATUS, "state_label"), "RECOVERY");
  visit_enter (test, visit, "122/74 72 98 14 p3 s5");
  for (int i = 0; i < 2; i++)
    {
      pass_time (test, 15);
      visit_enter (test, visit, "120/74 70 98 14 p2 s5");
    }
}

static gboolean
is_discharged (RespiteOffice *office,
               gpointer       data)
{
  return load_state (office, data) == RESPITE_SESSION_DISCHARGED;
}

void
visit_discharge (TestWindow *test,
                 TestVisit  *visit)
{
  GtkWidget *page = test_window_wait_page (test, "session");
  GtkWidget *view;
  g_autoptr (RespiteSessionRecord) record = NULL;

  test_window_close_message (test);
  ui_click (ui_wait_text (page, "4  Discharge"));
  view = ui_find (page, RESPITE_TYPE_DISCHARGE_VIEW, NULL);
  g_assert_nonnull (view);
  visit_score (test, visit, ui_child (view, RESPITE_TYPE_DISCHARGE_VIEW, "scores"));
  answer_lines (test, visit, ui_child (view, RESPITE_TYPE_DISCHARGE_VIEW, "checklist"), FALSE);
  ui_click (ui_child (view, RESPITE_TYPE_DISCHARGE_VIEW, "discharge_button"));
  test_window_until (test, is_discharged, visit);
  ui_wait_label (ui_child (view, RESPITE_TYPE_DISCHARGE_VIEW, "status_label"), "Discharged at");

  record = load (test->clinic->office, visit);
  g_assert_cmpuint (count_open (record->discharge), ==, 0);
  test_window_press (view, "Go on to the signature");
}

static gboolean
is_signed (RespiteOffice *office,
           gpointer       data)
{
  return load_state (office, data) == RESPITE_SESSION_SIGNED;
}

static gboolean
is_balanced (RespiteOffice *office,
             gpointer       data)
{
  g_autoptr (RespiteSessionRecord) record = load (office, data);

  return !respite_session_record_is_unbalanced (record);
}

static gboolean
is_returned (RespiteOffice *office,
             gpointer       data)
{
  g_autoptr (RespiteSessionRecord) record = load (office, data);

  return respite_vial_balance (record->vial_moves, 0).returned == 500000;
}

static gboolean
is_drawn_twice (RespiteOffice *office,
                gpointer       data)
{
  g_autoptr (RespiteSessionRecord) record = load (office, data);

  return record->vial_moves->len == 2;
}

/* A second vial was taken sealed, and goes back before the nurse. */
static void
return_vial (TestWindow *test,
             TestVisit  *visit,
             GtkWidget  *box)
{
  static const char *const label[][2] = {
    { "strength", "50" }, { "vial_ml", "10" }, { "drawn_ml", "10" }, { "lot", "K2411" }, { "expiry", "2027-08" },
    { "number", "V-0900" },
  };
  GtkWidget *draw = ui_child (box, RESPITE_TYPE_VIALS_BOX, "draw");
  GtkWidget *choice = ui_child (box, RESPITE_TYPE_VIALS_BOX, "vial");
  GtkWidget *kind = ui_child (box, RESPITE_TYPE_VIALS_BOX, "kind");

  g_assert_false (gtk_widget_get_mapped (choice));
  test_window_press (box, "Another vial");
  for (gsize i = 0; i < G_N_ELEMENTS (label); i++)
    test_window_fill (draw, RESPITE_TYPE_VIAL_DRAW, label[i][0], label[i][1]);
  test_window_press (draw, "Add the vial");
  test_window_until (test, is_drawn_twice, visit);
  ui_wait_label (ui_child (box, RESPITE_TYPE_VIALS_BOX, "list_label"), "vial V-0900, lot K2411");
  g_assert_true (gtk_widget_get_visible (ui_child (box, RESPITE_TYPE_VIALS_BOX, "vial_row")));

  g_object_set (choice, "selected", 1, NULL);
  g_object_set (kind, "selected", 1, NULL);
  test_window_fill (box, RESPITE_TYPE_VIALS_BOX, "witness", "nurse");
  test_window_fill (box, RESPITE_TYPE_VIALS_BOX, "password", TESTLIB_PASSWORD);
  test_window_press (box, "Write it down");
  test_window_until (test, is_returned, visit);
  ui_wait_label (ui_child (box, RESPITE_TYPE_VIALS_BOX, "list_label"), "500 mg returned sealed");
  g_object_set (choice, "selected", 0, NULL);
}

/* What was drawn and not given is wasted before the nurse, who types her own password. */
static void
balance_vials (TestWindow *test,
               TestVisit  *visit,
               GtkWidget  *view)
{
  static const char *const fields[][2] = {
    { "amount", "rest" }, { "reason", "Emptied into gel" }, { "witness", "nurse" }, { "password", TESTLIB_PASSWORD },
  };
  GtkWidget *box = ui_child (view, RESPITE_TYPE_SIGN_VIEW, "vials");
  g_autoptr (RespiteSessionRecord) record = load (test->clinic->office, visit);
  RespiteVialBalance balance = respite_vial_balance (record->vial_moves, respite_session_record_get_given (record));

  g_assert_cmpint (balance.drawn, ==, 35700);
  return_vial (test, visit, box);
  if (is_balanced (test->clinic->office, visit))
    return;

  g_object_set (ui_child (box, RESPITE_TYPE_VIALS_BOX, "kind"), "selected", balance.open > 0 ? 0 : 2, NULL);
  for (gsize i = balance.open > 0 ? 0 : 1; i < G_N_ELEMENTS (fields); i++)
    test_window_fill (box, RESPITE_TYPE_VIALS_BOX, fields[i][0], fields[i][1]);
  test_window_press (box, "Write it down");
  test_window_until (test, is_balanced, visit);
  ui_wait_label (ui_child (box, RESPITE_TYPE_VIALS_BOX, "list_label"), "witness Nadia Okafor");
}

void
visit_sign (TestWindow *test,
            TestVisit  *visit)
{
  GtkWidget *view = ui_find (test_window_wait_page (test, "session"), RESPITE_TYPE_SIGN_VIEW, NULL);
  g_autoptr (RespiteSessionRecord) record = NULL;

  g_assert_nonnull (view);
  balance_vials (test, visit, view);
  test_window_press (view, "Sign the session…");
  test_window_sign (test);
  test_window_until (test, is_signed, visit);
  ui_wait_label (ui_child (view, RESPITE_TYPE_SIGN_VIEW, "signed_label"), "Olivia Stern");

  record = load (test->clinic->office, visit);
  for (guint i = 0; i < record->signatures->len; i++)
    g_assert_true (((RespiteSignature *) g_ptr_array_index (record->signatures, i))->is_valid);
  g_assert_cmpuint (record->signatures->len, >=, 2);
}
