/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "visitwindow.h"

#include "infusion/respite-emergency.h"
#include "pages/respite-emergency-view.h"
#include "pages/respite-session-page.h"
#include "widgets/respite-emergency-button.h"
#include "widgets/respite-fields.h"

typedef VisitWindow Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->test = test_window_new ();
  fixture->visit = test_visit_new_running (fixture->test->clinic);
  test_visit_enter (fixture->visit, "118/74 72 98 14");
  test_window_sign_in (fixture->test, "owner");
  respite_window_show_page (fixture->test->window, "session", fixture->visit->session_id);
  ui_wait_text (test_window_wait_page (fixture->test, "session"), "INFUSING");
}

/* What the second office has to find. */
typedef struct
{
  gint64      session_id;
  const char *code;             /* of a line that stands */
  const char *text;
} Wanted;

static gboolean
has_line (RespiteOffice *office,
          gpointer       data)
{
  const Wanted *wanted = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteSessionRecord) record = respite_office_get_session (office, wanted->session_id, FALSE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < respite_timeline_get_n_events (record->timeline); i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (record->timeline, i);

      if (!event->is_struck && g_strcmp0 (event->code, wanted->code) == 0 && g_strcmp0 (event->text, wanted->text) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_in_recovery (RespiteOffice *office,
                gpointer       data)
{
  const Fixture *fixture = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteSessionRecord) record = respite_office_get_session (office, fixture->visit->session_id, FALSE,
                                                                        &error);

  return record->session->state == RESPITE_SESSION_RECOVERY;
}

static void
wait_line (Fixture    *fixture,
           const char *code,
           const char *text)
{
  Wanted wanted = { fixture->visit->session_id, code, text };

  test_window_until (fixture->test, has_line, &wanted);
}

static GtkWidget *
find_button (GtkWidget  *view,
             const char *code)
{
  GtkWidget *grid = ui_child (view, RESPITE_TYPE_EMERGENCY_VIEW, "grid");

  for (GtkWidget *button = gtk_widget_get_first_child (grid); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      g_autofree char *own = NULL;

      g_object_get (button, "code", &own, NULL);
      if (g_str_equal (own, code))
        return button;
    }
  g_assert_not_reached ();
}

/* One key calls it, large buttons record, the infusion stops, it closes with outcome and note. */
static void
test_whole_emergency (Fixture      *fixture,
                      gconstpointer data)
{
  GtkWidget *page = test_window_wait_page (fixture->test, "session");
  GtkWidget *view;

  ui_key ("F12", 0);
  view = ui_find (page, RESPITE_TYPE_EMERGENCY_VIEW, NULL);
  ui_wait_mapped (view);
  wait_line (fixture, "begin", "");
  ui_wait_text (view, "EMERGENCY");
  ui_wait_text (view, "Ambulance: 911");

  respite_clock_advance (fixture->test->clinic->clock, 90 * RESPITE_SECOND_MS);
  ui_click (find_button (view, "help"));
  wait_line (fixture, "help", "");
  ui_wait_text (view, "1:30");
  ui_click (find_button (view, "stop"));
  test_window_until (fixture->test, is_in_recovery, fixture);

  ui_type ("emergency oxygen 10 L/min");
  ui_key ("Return", 0);
  wait_line (fixture, "oxygen", "10 L/min");

  test_window_press (view, "It is over…");
  ui_fill (ui_child (view, RESPITE_TYPE_EMERGENCY_VIEW, "end_entry"), "St. Mary");
  test_window_press (view, "Taken to hospital");
  wait_line (fixture, "end-hospital", "St. Mary");
  ui_wait_text (view, "EMERGENCY OVER");

  respite_text_field_set_text (ui_child (view, RESPITE_TYPE_EMERGENCY_VIEW, "note_field"), "Fainted.\nSoon awake.");
  test_window_press (view, "Save the note");
  wait_line (fixture, "note", "Fainted. Soon awake.");
}

/* The key that comes while the session is still being read calls all the same. */
static void
test_call_comes_before_the_record (Fixture      *fixture,
                                   gconstpointer data)
{
  GtkWidget *page;

  respite_window_show_page (fixture->test->window, "today", 0);
  test_window_wait_page (fixture->test, "today");
  respite_window_show_page (fixture->test->window, "session", fixture->visit->session_id);
  page = respite_window_get_page (fixture->test->window);
  gtk_widget_activate_action (page, "session.emergency", NULL);
  wait_line (fixture, "begin", "");
  ui_wait_text (page, "Ambulance: 911");
}

/* A key pressed by mistake is taken back by Undo. */
static void
test_call_is_undone (Fixture      *fixture,
                     gconstpointer data)
{
  GtkWidget *page = test_window_wait_page (fixture->test, "session");
  GtkWidget *view;

  ui_key ("F12", 0);
  wait_line (fixture, "begin", "");
  ui_wait_text (fixture->test->window, "Recorded");
  test_window_press (fixture->test->window, "_Undo");
  view = ui_find (page, RESPITE_TYPE_EMERGENCY_VIEW, NULL);
  ui_wait_text (view, "NO EMERGENCY");
}

static gboolean
is_in_line (gpointer data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (data));

  return focus != NULL && gtk_widget_is_ancestor (focus, data);
}

/* A button that was pressed does not keep the focus: a space must not record the act once more. */
static void
test_focus_returns (Fixture      *fixture,
                    gconstpointer data)
{
  GtkWidget *page = test_window_wait_page (fixture->test, "session"), *view;

  ui_key ("F12", 0);
  wait_line (fixture, "begin", "");
  view = ui_find (page, RESPITE_TYPE_EMERGENCY_VIEW, NULL);
  ui_click (find_button (view, "pulse"));
  wait_line (fixture, "pulse", "");
  g_assert_true (ui_wait (is_in_line, ui_child (view, RESPITE_TYPE_EMERGENCY_VIEW, "line")));
}

static gboolean
is_below (gpointer data)
{
  GtkWidget *status = ui_child (data, RESPITE_TYPE_EMERGENCY_VIEW, "status");

  return gtk_widget_get_prev_sibling (status) == ui_child (data, RESPITE_TYPE_EMERGENCY_VIEW, "split");
}

static gboolean
is_above (gpointer data)
{
  return !is_below (data);
}

/* With text of twice the size the first buttons are still in sight: the figures stand below them then. */
static void
test_large_text (Fixture      *fixture,
                 gconstpointer data)
{
  GtkWidget *page = test_window_wait_page (fixture->test, "session"), *view;

  ui_key ("F12", 0);
  wait_line (fixture, "begin", "");
  view = ui_find (page, RESPITE_TYPE_EMERGENCY_VIEW, NULL);
  g_assert_true (is_above (view));
  for (int i = 0; i < 10; i++)
    ui_key ("plus", GDK_CONTROL_MASK);
  g_assert_true (ui_wait (is_below, view));
  for (int i = 0; i < 10; i++)
    ui_key ("minus", GDK_CONTROL_MASK);
  g_assert_true (ui_wait (is_above, view));
}

/* The page of the record on paper opens from here. */
static void
test_sheet_opens (Fixture      *fixture,
                  gconstpointer data)
{
  GtkWidget *page = test_window_wait_page (fixture->test, "session");

  ui_key ("F12", 0);
  wait_line (fixture, "begin", "");
  test_window_press (ui_find (page, RESPITE_TYPE_EMERGENCY_VIEW, NULL), "Emergency record…");
  ui_wait_text (test_window_wait_page (fixture->test, "code-sheet"), "Emergency record");
}

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);

  g_test_add ("/emergency/whole", Fixture, NULL, set_up, test_whole_emergency, visit_window_tear_down);
  g_test_add ("/emergency/focus", Fixture, NULL, set_up, test_focus_returns, visit_window_tear_down);
  g_test_add ("/emergency/large-text", Fixture, NULL, set_up, test_large_text, visit_window_tear_down);
  g_test_add ("/emergency/before-the-record", Fixture, NULL, set_up, test_call_comes_before_the_record,
              visit_window_tear_down);
  g_test_add ("/emergency/undone", Fixture, NULL, set_up, test_call_is_undone, visit_window_tear_down);
  g_test_add ("/emergency/sheet", Fixture, NULL, set_up, test_sheet_opens, visit_window_tear_down);

  return g_test_run ();
}
