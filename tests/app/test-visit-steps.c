/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* How the steps of a visit open, what they say, and the keys that work on them. */

#include "config.h"

#include <string.h>

#include "pages/respite-infusion-view.h"
#include "pages/respite-session-page.h"
#include "visitwindow.h"
#include "widgets/respite-checklist.h"
#include "widgets/respite-entry-line-widget.h"
#include "widgets/respite-keys.h"
#include "widgets/respite-prompt-bar.h"
#include "widgets/respite-running-row.h"
#include "widgets/respite-timeline-table.h"
#include "widgets/respite-toast-overlay.h"

/* More than are in sight. */
#define N_NOTES 12

static void
set_up_running (VisitWindow  *fixture,
                gconstpointer data)
{
  visit_window_open_session (fixture, test_visit_new_running);
}

static void
set_up_signed (VisitWindow  *fixture,
               gconstpointer data)
{
  visit_window_open_session (fixture, test_visit_new_signed);
}

/* A set that calls the prescriber. */
static TestVisit *
create_called (TestClinic *clinic)
{
  g_autoptr (RespiteThresholds) example = respite_thresholds_new_example ();
  g_autoptr (GError) error = NULL;
  TestVisit *visit;

  respite_office_set_thresholds (clinic->office, example, TESTLIB_PASSWORD, &error);
  g_assert_no_error (error);
  visit = test_visit_new_running (clinic);
  test_visit_enter (visit, "168/104 88 86 14");

  return visit;
}

static void
set_up_called (VisitWindow  *fixture,
               gconstpointer data)
{
  visit_window_open_session (fixture, create_called);
}

/* A page that scrolls would take these keys for itself. */
static void
test_steps_turn_from_everywhere (VisitWindow  *fixture,
                                 gconstpointer data)
{
  respite_session_page_show_step (RESPITE_SESSION_PAGE (fixture->page), "order");
  ui_wait_text (fixture->page, "Ordered and signed by");
  ui_key ("Page_Up", GDK_CONTROL_MASK);
  ui_wait_text (fixture->page, "Before the infusion");
  ui_key ("Page_Down", GDK_CONTROL_MASK);
  ui_wait_text (fixture->page, "Ordered and signed by");
}

static gboolean
is_at_top (gpointer data)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (data, GTK_TYPE_SCROLLED_WINDOW);

  return gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled))) == 0;
}

/* An order that stands is read from its top, and the discharge under its heading. */
static void
test_steps_open_at_the_top (VisitWindow  *fixture,
                            gconstpointer data)
{
  GtkWidget *label;

  respite_session_page_show_step (RESPITE_SESSION_PAGE (fixture->page), "order");
  label = ui_wait_text (fixture->page, "Ordered and signed by");
  for (int i = 0; i < 10; i++)
    ui_settle (label);
  g_assert_true (is_at_top (label));

  respite_session_page_show_step (RESPITE_SESSION_PAGE (fixture->page), "discharge");
  label = ui_wait_text (fixture->page, "Going home");
  g_assert_null (gtk_widget_get_ancestor (label, GTK_TYPE_SCROLLED_WINDOW));

  /* Nothing can be answered while the infusion runs: nothing scrolls. */
  label = ui_find (fixture->page, RESPITE_TYPE_CHECKLIST, NULL);
  ui_wait_mapped (label);
  for (int i = 0; i < 10; i++)
    ui_settle (label);
  g_assert_true (is_at_top (label));
}

/* The board's button for a visit in recovery goes where it says. */
static void
test_board_goes_to_the_discharge (VisitWindow  *fixture,
                                  gconstpointer data)
{
  GtkWidget *board;

  test_visit_enter (fixture->visit, "end");
  respite_window_show_page (fixture->test->window, "today", 0);
  board = test_window_wait_page (fixture->test, "today");
  ui_wait_text (board, "Discharge");
  test_window_press (board, "Discharge");
  ui_wait_text (test_window_wait_page (fixture->test, "session"), "Going home");
}

/* No label below @root has a date as files write it. */
static void
assert_no_file_dates (GtkWidget *root)
{
  if (GTK_IS_LABEL (root) && gtk_widget_get_mapped (root))
    {
      g_test_message ("%s", gtk_label_get_text (GTK_LABEL (root)));
      g_assert_false (g_regex_match_simple ("[0-9]{4}-[0-9]{2}-[0-9]{2}", gtk_label_get_text (GTK_LABEL (root)), 0, 0));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    assert_no_file_dates (child);
}

static void
test_dates_are_for_people (VisitWindow  *fixture,
                           gconstpointer data)
{
  static const char *const steps[] = { "gate", "order", "infusion", "discharge", "sign" };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      respite_session_page_show_step (RESPITE_SESSION_PAGE (fixture->page), steps[i]);
      ui_settle (fixture->page);
      assert_no_file_dates (fixture->page);
    }
  ui_wait_text (fixture->page, "Nov 2026 ");
  respite_session_page_show_step (RESPITE_SESSION_PAGE (fixture->page), "order");
  ui_wait_text (fixture->page, "71.4 kg (23 Nov 2026)");
}

static GtkWidget *
get_why (VisitWindow *fixture)
{
  return ui_child (ui_find (fixture->page, RESPITE_TYPE_PROMPT_BAR, NULL), RESPITE_TYPE_PROMPT_BAR, "why_label");
}

static gboolean
is_hidden (gpointer data)
{
  return !gtk_widget_get_mapped (data);
}

static RespiteEntryLineWidget *
get_line (VisitWindow *fixture)
{
  return RESPITE_ENTRY_LINE_WIDGET (ui_find (fixture->page, RESPITE_TYPE_ENTRY_LINE_WIDGET, NULL));
}

/* Both buttons of a prompt have a key, and the focus stays in the line. */
static void
test_prompt_has_keys (VisitWindow  *fixture,
                      gconstpointer data)
{
  ui_wait_text (fixture->page, "call the prescriber");
  g_assert_true (is_hidden (get_why (fixture)));
  ui_key ("w", GDK_ALT_MASK);
  ui_wait_mapped (get_why (fixture));
  ui_wait_text (fixture->page, "The clinic's own thresholds, version");
  ui_key ("w", GDK_ALT_MASK);
  g_assert_true (ui_wait (is_hidden, get_why (fixture)));
  ui_key ("k", GDK_ALT_MASK);
  ui_type ("prescriber came");
  g_assert_cmpstr (respite_entry_line_widget_get_text (get_line (fixture)), ==, "noted prescriber came");
}

static gboolean
says_going_on (gpointer data)
{
  return strstr (respite_entry_line_widget_get_message (data), "Already going on since ") != NULL;
}

static gboolean
is_line_empty (gpointer data)
{
  return *respite_entry_line_widget_get_text (data) == '\0';
}

static guint
count_effects (RespiteOffice *office,
               gint64         session_id)
{
  g_autoptr (RespiteSessionRecord) record = respite_office_get_session (office, session_id, FALSE, NULL);
  guint n = 0;

  for (guint i = 0; i < respite_timeline_get_n_events (record->timeline); i++)
    n += respite_timeline_get_event (record->timeline, i)->kind == RESPITE_EVENT_EFFECT_START;

  return n;
}

static gboolean
has_two_effects (RespiteOffice *office,
                 gpointer       session_id)
{
  return count_effects (office, *(gint64 *) session_id) == 2;
}

/* The same effect twice is a slip more often than not: by words and by its quick key. */
static void
test_effect_begins_once (VisitWindow  *fixture,
                         gconstpointer data)
{
  RespiteEntryLineWidget *line = get_line (fixture);

  ui_type ("dizziness start");
  ui_key ("Return", 0);
  g_assert_true (ui_wait (is_line_empty, line));
  ui_wait_text (ui_find (fixture->page, RESPITE_TYPE_TIMELINE_TABLE, NULL), "Dizziness");
  ui_key ("2", GDK_ALT_MASK);
  g_assert_true (ui_wait (says_going_on, line));
  g_assert_cmpstr (respite_entry_line_widget_get_text (line), ==, "dizziness start");
  g_assert_cmpuint (count_effects (fixture->test->clinic->office, fixture->visit->session_id), ==, 1);
  ui_key ("Return", 0);
  test_window_until (fixture->test, has_two_effects, &fixture->visit->session_id);
}

static gboolean
is_key (const RespiteKey *key,
        GtkShortcut      *shortcut)
{
  const char *action = gtk_named_action_get_action_name (GTK_NAMED_ACTION (gtk_shortcut_get_action (shortcut)));
  GVariant *arguments = gtk_shortcut_get_arguments (shortcut);
  g_autoptr (GtkShortcutTrigger) trigger = gtk_shortcut_trigger_parse_string (key->accel);
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  g_action_parse_detailed_name (key->action, &name, &target, &error);
  g_assert_no_error (error);

  return gtk_shortcut_trigger_equal (trigger, gtk_shortcut_get_trigger (shortcut)) && g_str_equal (name, action) &&
         (target == NULL ? arguments == NULL : arguments != NULL && g_variant_equal (target, arguments));
}

static const RespiteKey *
find_key (const char  *page,
          GtkShortcut *shortcut)
{
  for (const RespiteKey *key = respite_keys; key->page != NULL; key++)
    if (key->accel != NULL && g_str_equal (key->page, page) && is_key (key, shortcut))
      return key;

  return NULL;
}

/* Whether Ctrl+? shows a row for @key: its own, or that of the row it belongs to. */
static gboolean
is_shown (const RespiteKey *key)
{
  while (key > respite_keys && key->text == NULL && g_strcmp0 (key[-1].page, key->page) == 0)
    key--;

  return key->text != NULL && (key->shown != NULL || key->accel != NULL);
}

/* Returns: how many keys the class of @widget binds, each of them one of the list. */
static guint
check_bound (GtkWidget  *widget,
             const char *page)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  guint n_bound = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) &&
           j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          g_autofree char *trigger = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));
          const RespiteKey *key = find_key (page, shortcut);

          g_test_message ("%s", trigger);
          g_assert_nonnull (key);
          g_assert_true (is_shown (key));
          n_bound++;
        }
    }

  return n_bound;
}

static void
type_line (VisitWindow *fixture,
           const char  *line)
{
  gtk_widget_grab_focus (GTK_WIDGET (get_line (fixture)));
  ui_type (line);
  ui_key ("Return", 0);
}

typedef struct
{
  GtkWidget  *row;
  const char *part;
} Told;

static gboolean
is_told (gpointer data)
{
  Told *told = data;
  const char *text = gtk_widget_get_tooltip_text (told->row);

  return text != NULL && strstr (text, told->part) != NULL;
}

/* The sidebar knows of every set, and of an emergency, as soon as it is recorded. */
static void
test_sidebar_follows (VisitWindow  *fixture,
                      gconstpointer data)
{
  Told told = { NULL, "a set has been due" };

  told.row = ui_find (fixture->test->window, RESPITE_TYPE_RUNNING_ROW, NULL);
  g_assert_nonnull (told.row);
  respite_clock_advance (fixture->test->clinic->clock, 12 * RESPITE_MINUTE_MS);
  g_assert_true (ui_wait (is_told, &told));
  type_line (fixture, "118/74 72 98 14");
  told.part = "next set in";
  g_assert_true (ui_wait (is_told, &told));
  type_line (fixture, "emergency begin");
  told.part = "Emergency";
  g_assert_true (ui_wait (is_told, &told));
}

static gboolean
is_over (RespiteOffice *office,
         gpointer       session_id)
{
  g_autoptr (RespiteSessionRecord) record = respite_office_get_session (office, *(gint64 *) session_id, FALSE, NULL);

  return record->session->state == RESPITE_SESSION_RECOVERY;
}

/* The end of an infusion offers no Undo, and takes away that of the entry before: Ctrl+Z would strike that one. */
static void
test_end_keeps_what_was_before (VisitWindow  *fixture,
                                gconstpointer data)
{
  GtkWidget *overlay = ui_find (fixture->test->window, RESPITE_TYPE_TOAST_OVERLAY, NULL);
  gpointer said = ui_child (overlay, RESPITE_TYPE_TOAST_OVERLAY, "label");
  g_autoptr (RespiteSessionRecord) record = NULL;

  type_line (fixture, "118/74 72 98 14");
  ui_wait_label (said, "118/74 72 98 14");
  type_line (fixture, "end");
  test_window_until (fixture->test, is_over, &fixture->visit->session_id);
  ui_wait_label (said, "end");
  ui_key ("z", GDK_CONTROL_MASK);
  ui_settle (fixture->page);
  record = test_visit_load (fixture->visit);
  for (guint i = 0; i < respite_timeline_get_n_events (record->timeline); i++)
    g_assert_false (respite_timeline_get_event (record->timeline, i)->is_struck);
}

typedef struct
{
  gpointer model;
  guint    n;
} Expected;

static gboolean
has_all (gpointer data)
{
  Expected *expected = data;

  return g_list_model_get_n_items (expected->model) == expected->n;
}

static gboolean
is_newest_chosen (gpointer selection)
{
  return gtk_single_selection_get_selected (selection) == 0;
}

/* F6 goes from the line to the chart to the newest entry, and the arrow keys on from there. */
static void
test_timeline_begins_at_the_newest (VisitWindow  *fixture,
                                    gconstpointer data)
{
  GtkWidget *table = ui_find (fixture->page, RESPITE_TYPE_TIMELINE_TABLE, NULL);
  GtkSingleSelection *selection = ui_child (table, RESPITE_TYPE_TIMELINE_TABLE, "selection");
  Expected expected = { selection, g_list_model_get_n_items (G_LIST_MODEL (selection)) + N_NOTES };

  for (int i = 0; i < N_NOTES; i++)
    {
      g_autofree char *line = g_strdup_printf ("note number %d", i);

      test_visit_enter (fixture->visit, line);
    }
  gtk_widget_grab_focus (GTK_WIDGET (get_line (fixture)));
  g_assert_true (ui_wait (has_all, &expected));
  ui_settle (table);
  ui_key ("F6", 0);
  ui_key ("F6", 0);
  g_assert_true (ui_wait (is_newest_chosen, selection));
  ui_key ("Down", 0);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 1);
}

static guint
count_listed (const char *page)
{
  guint n = 0;

  for (const RespiteKey *key = respite_keys; key->page != NULL; key++)
    n += key->action != NULL && g_str_equal (key->page, page);

  return n;
}

/* One list binds the keys and shows them: what is bound is shown, and what is shown is bound. */
static void
test_keys_are_listed (VisitWindow  *fixture,
                      gconstpointer data)
{
  GtkWidget *patient;

  g_assert_cmpuint (check_bound (fixture->page, "session"), ==, count_listed ("session"));
  g_assert_cmpuint (count_listed ("session"), >=, 25);

  for (const RespiteKey *key = respite_keys; key->page != NULL; key++)
    {
      g_test_message ("%s %s", key->page, key->accel != NULL ? key->accel : key->shown);
      g_assert_true ((key->accel != NULL) == (key->action != NULL));
      g_assert_true (is_shown (key));
    }

  gtk_widget_activate_action (GTK_WIDGET (fixture->test->window), "win.open-patient", "x", fixture->visit->patient_id);
  patient = test_window_wait_page (fixture->test, "patient");
  g_assert_cmpuint (check_bound (patient, "patient"), ==, count_listed ("patient"));
}

#define ADD(name, set_up, func) g_test_add ("/visit-steps/" name, VisitWindow, NULL, set_up, func, \
                                            visit_window_tear_down)

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);

  ADD ("steps-turn-from-everywhere", set_up_running, test_steps_turn_from_everywhere);
  ADD ("steps-open-at-the-top", set_up_running, test_steps_open_at_the_top);
  ADD ("board-goes-to-the-discharge", set_up_running, test_board_goes_to_the_discharge);
  ADD ("dates-are-for-people", set_up_signed, test_dates_are_for_people);
  ADD ("prompt-has-keys", set_up_called, test_prompt_has_keys);
  ADD ("effect-begins-once", set_up_running, test_effect_begins_once);
  ADD ("sidebar-follows", set_up_running, test_sidebar_follows);
  ADD ("end-keeps-what-was-before", set_up_running, test_end_keeps_what_was_before);
  ADD ("timeline-begins-at-the-newest", set_up_running, test_timeline_begins_at_the_newest);
  ADD ("keys-are-listed", set_up_running, test_keys_are_listed);

  return g_test_run ();
}
