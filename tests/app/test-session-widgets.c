/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-events.h"
#include "testlib.h"
#include "testwidget.h"
#include "widgets/respite-chip.h"
#include "widgets/respite-entry-line-widget.h"
#include "widgets/respite-prompt-bar.h"
#include "widgets/respite-quick-events.h"

static GTimeZone *zone;

static void
read_context (RespiteEntryContext *context,
              gpointer             user_data)
{
  *context = (RespiteEntryContext) { .now = TESTLIB_NOW, .zone = zone, .weight_g = 71400,
                                     .concentration_ug_per_ml = 1000 };
}

static void
submit_cb (RespiteEntryLineWidget *line,
           const char             *text,
           gboolean                confirm_unusual,
           gint64                  event_id,
           const char             *reason,
           TestWidget             *fixture)
{
  g_string_append_printf (fixture->seen, "%s%s", text, confirm_unusual ? " (confirmed)" : "");
  if (event_id != 0)
    g_string_append_printf (fixture->seen, " instead of %" G_GINT64_FORMAT ": %s", event_id, reason);
  g_string_append_c (fixture->seen, '\n');
}

static void
strike_cb (RespiteEntryLineWidget *line,
           gint64                  event_id,
           const char             *reason,
           TestWidget             *fixture)
{
  g_string_append_printf (fixture->seen, "strike %" G_GINT64_FORMAT ": %s\n", event_id, reason);
}

static void
set_up_line (TestWidget   *fixture,
             gconstpointer data)
{
  GtkWidget *line = g_object_new (RESPITE_TYPE_ENTRY_LINE_WIDGET, NULL);

  respite_entry_line_widget_set_context_func (RESPITE_ENTRY_LINE_WIDGET (line), read_context, NULL);
  test_widget_show (fixture, line);
  g_signal_connect (line, "submit", G_CALLBACK (submit_cb), fixture);
  g_signal_connect (line, "strike", G_CALLBACK (strike_cb), fixture);
  ui_click (ui_child (line, RESPITE_TYPE_ENTRY_LINE_WIDGET, "entry"));
}

static void
test_set_shows_chips_and_submits (TestWidget   *fixture,
                                  gconstpointer data)
{
  RespiteEntryLineWidget *line = RESPITE_ENTRY_LINE_WIDGET (fixture->widget);

  ui_type ("118/74 72 98 14 p3 s5");
  ui_wait_text (line, "118/74");
  ui_wait_text (line, "72");
  ui_key ("Return", 0);
  g_assert_cmpstr (fixture->seen->str, ==, "118/74 72 98 14 p3 s5\n");

  /* Until it is durable the text stays; then the line is empty. */
  g_assert_cmpstr (respite_entry_line_widget_get_text (line), ==, "118/74 72 98 14 p3 s5");
  respite_entry_line_widget_accept (line);
  g_assert_cmpstr (respite_entry_line_widget_get_text (line), ==, "");

  ui_key ("Up", 0);
  g_assert_cmpstr (respite_entry_line_widget_get_text (line), ==, "118/74 72 98 14 p3 s5");
  ui_key ("Escape", 0);
  g_assert_cmpstr (respite_entry_line_widget_get_text (line), ==, "");
}

static void
test_unusual_value_asks_once (TestWidget   *fixture,
                              gconstpointer data)
{
  ui_type ("210/110 72 98 14");
  ui_key ("Return", 0);
  g_assert_cmpstr (fixture->seen->str, ==, "");
  ui_key ("Return", 0);
  g_assert_cmpstr (fixture->seen->str, ==, "210/110 72 98 14 (confirmed)\n");
}

/* The line says while it is typed what cannot be, and what to write; Enter only marks it. */
static void
test_wrong_number_is_told_while_typed (TestWidget   *fixture,
                                       gconstpointer data)
{
  RespiteEntryLineWidget *line = RESPITE_ENTRY_LINE_WIDGET (fixture->widget);

  ui_type ("rate 53,6");
  ui_wait_text (line, "Write numbers with a point and without commas, such as 53.6");
  g_assert_true (gtk_widget_has_css_class (ui_child (line, RESPITE_TYPE_ENTRY_LINE_WIDGET, "message"), "stop"));
  ui_key ("BackSpace", 0);
  ui_key ("BackSpace", 0);
  ui_type (".6");
  ui_wait_text (line, "Tab completes");
  g_assert_cmpstr (fixture->seen->str, ==, "");
}

static void
test_question_stands_in_the_message (TestWidget   *fixture,
                                     gconstpointer data)
{
  RespiteEntryLineWidget *line = RESPITE_ENTRY_LINE_WIDGET (fixture->widget);

  ui_type ("210/110 72 98 14");
  ui_wait_text (line, "A value is unusual: look again before you record it");
  ui_key ("Return", 0);
  ui_wait_text (line, "A value is unusual. If it is right, press Enter once more");
  g_assert_cmpstr (fixture->seen->str, ==, "");
}

static void
test_impossible_value_is_refused (TestWidget   *fixture,
                                  gconstpointer data)
{
  RespiteEntryLineWidget *line = RESPITE_ENTRY_LINE_WIDGET (fixture->widget);

  ui_type ("74/118");
  ui_key ("Return", 0);
  ui_key ("Return", 0);
  g_assert_cmpstr (fixture->seen->str, ==, "");
  g_assert_cmpstr (respite_entry_line_widget_get_text (line), ==, "74/118");
  g_assert_cmpstr (respite_entry_line_widget_get_message (line), !=, "");
}

static void
test_refused_act_keeps_the_text (TestWidget   *fixture,
                                 gconstpointer data)
{
  RespiteEntryLineWidget *line = RESPITE_ENTRY_LINE_WIDGET (fixture->widget);
  g_autoptr (GError) error = g_error_new_literal (RESPITE_ERROR, RESPITE_ERROR_FULL, "The disk is full");

  ui_type ("note calm");
  ui_key ("Return", 0);
  respite_entry_line_widget_refuse (line, error);
  g_assert_cmpstr (respite_entry_line_widget_get_text (line), ==, "note calm");
  g_assert_cmpstr (respite_entry_line_widget_get_message (line), ==, "The disk is full");
  ui_key ("Return", 0);
  g_assert_cmpstr (fixture->seen->str, ==, "note calm\nnote calm\n");
}

/* Nobody waits for the disk: what is typed while lines are on their way is neither lost nor mixed up. */
static void
test_fast_typing_loses_nothing (TestWidget   *fixture,
                                gconstpointer data)
{
  RespiteEntryLineWidget *line = RESPITE_ENTRY_LINE_WIDGET (fixture->widget);
  g_autoptr (GString) expected = g_string_new (NULL);

  for (int i = 0; i < 12; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d/74 72 98 14 p%d", 110 + i, i % 11);

      ui_type (text);
      ui_key ("Return", 0);
      g_string_append_printf (expected, "%s\n", text);
    }
  g_assert_cmpstr (fixture->seen->str, ==, expected->str);

  ui_type ("note still ty");
  for (int i = 0; i < 12; i++)
    respite_entry_line_widget_accept (line);
  ui_type ("ping");
  g_assert_cmpstr (respite_entry_line_widget_get_text (line), ==, "note still typing");
}

/* A second Enter on a line that is on its way records nothing twice. */
static void
test_enter_twice_sends_once (TestWidget   *fixture,
                             gconstpointer data)
{
  ui_type ("note calm");
  ui_key ("Return", 0);
  ui_key ("Return", 0);
  g_assert_cmpstr (fixture->seen->str, ==, "note calm\n");
}

static void
test_refused_line_waits_beside_the_next (TestWidget   *fixture,
                                         gconstpointer data)
{
  RespiteEntryLineWidget *line = RESPITE_ENTRY_LINE_WIDGET (fixture->widget);
  g_autoptr (GError) error = g_error_new_literal (RESPITE_ERROR, RESPITE_ERROR_FULL, "The disk is full");

  ui_type ("note calm");
  ui_key ("Return", 0);
  ui_type ("118/7");
  respite_entry_line_widget_refuse (line, error);
  g_assert_cmpstr (respite_entry_line_widget_get_text (line), ==, "118/7");
  ui_wait_text (line, "Not recorded: “note calm”. The disk is full");

  ui_click (ui_wait_text (line, "Bring it back"));
  g_assert_cmpstr (respite_entry_line_widget_get_text (line), ==, "note calm");
  ui_key ("Up", 0);
  ui_key ("Up", 0);
  g_assert_cmpstr (respite_entry_line_widget_get_text (line), ==, "118/7");
}

/* A button's line goes beside what is being typed. */
static void
test_buttons_leave_the_typed_text (TestWidget   *fixture,
                                   gconstpointer data)
{
  RespiteEntryLineWidget *line = RESPITE_ENTRY_LINE_WIDGET (fixture->widget);

  ui_type ("118/74 7");
  respite_entry_line_widget_submit (line, "nausea start");
  g_assert_cmpstr (fixture->seen->str, ==, "nausea start\n");
  respite_entry_line_widget_accept (line);
  ui_type ("2");
  g_assert_cmpstr (respite_entry_line_widget_get_text (line), ==, "118/74 72");
}

static void
test_correction_says_why (TestWidget   *fixture,
                          gconstpointer data)
{
  RespiteEntryLineWidget *line = RESPITE_ENTRY_LINE_WIDGET (fixture->widget);

  respite_entry_line_widget_correct (line, 7, "10:21 BP 181/74", "181/74");
  ui_wait_text (line, "Correcting: 10:21 BP 181/74");
  ui_fill (ui_child (line, RESPITE_TYPE_ENTRY_LINE_WIDGET, "entry"), "118/74");
  ui_key ("Return", 0);
  g_assert_cmpstr (fixture->seen->str, ==, "");
  ui_type ("slip");
  ui_key ("Return", 0);
  g_assert_cmpstr (fixture->seen->str, ==, "118/74 instead of 7: slip\n");
  respite_entry_line_widget_accept (line);

  respite_entry_line_widget_correct (line, 8, "10:22 note", NULL);
  ui_wait_text (line, "Striking out: 10:22 note");
  ui_click (ui_wait_text (line, "Wrong time"));
  g_assert_true (g_str_has_suffix (fixture->seen->str, "strike 8: Wrong time\n"));

  respite_entry_line_widget_correct (line, 9, "10:23 note", NULL);
  ui_settle (GTK_WIDGET (line));
  ui_key ("Escape", 0);
  ui_type ("note calm");
  ui_key ("Return", 0);
  g_assert_true (g_str_has_suffix (fixture->seen->str, "\nnote calm\n"));
}

static void
test_history_belongs_to_the_session (TestWidget   *fixture,
                                     gconstpointer data)
{
  static const char *const history[] = { "start", "118/74", NULL };
  RespiteEntryLineWidget *line = RESPITE_ENTRY_LINE_WIDGET (fixture->widget);

  ui_type ("note of another patient");
  ui_key ("Return", 0);
  respite_entry_line_widget_accept (line);
  respite_entry_line_widget_reset (line, history);
  ui_key ("Up", 0);
  g_assert_cmpstr (respite_entry_line_widget_get_text (line), ==, "118/74");
  ui_key ("Up", 0);
  ui_key ("Up", 0);
  g_assert_cmpstr (respite_entry_line_widget_get_text (line), ==, "start");
  ui_key ("Down", 0);
  ui_key ("Down", 0);
  g_assert_cmpstr (respite_entry_line_widget_get_text (line), ==, "");
}

static void
test_tab_completes (TestWidget   *fixture,
                    gconstpointer data)
{
  RespiteEntryLineWidget *line = RESPITE_ENTRY_LINE_WIDGET (fixture->widget);

  ui_type ("pau");
  ui_key ("Tab", 0);
  g_assert_cmpstr (respite_entry_line_widget_get_text (line), ==, "pause");
}

static void
note_cb (RespitePromptBar *bar,
         TestWidget       *fixture)
{
  g_string_append (fixture->seen, "note\n");
}

static RespiteSessionRecord *
new_record (int spo2)
{
  RespiteSessionRecord *record = respite_session_record_new ();
  GPtrArray *events = test_events_new ();

  test_events_add_rate (events, RESPITE_EVENT_START, 0, 50000);
  test_events_add_set (events, 5, 118, 74)->vitals[RESPITE_VITAL_SPO2] = 97;
  test_events_add_set (events, 10, 120, 76)->vitals[RESPITE_VITAL_SPO2] = (gint16) spo2;
  respite_timeline_unref (record->timeline);
  record->timeline = respite_timeline_new_take (events);
  record->thresholds->is_confirmed = TRUE;
  record->thresholds->version = 2;
  record->thresholds->set_at = TEST_START;
  g_free (record->thresholds->set_by);
  record->thresholds->set_by = g_strdup ("Dr Stern");

  return record;
}

/* A prompt says the value, the one before, the rule, and on asking who made it and where it comes from. */
static void
test_prompt_tells_why (TestWidget   *fixture,
                       gconstpointer data)
{
  g_autoptr (RespiteSessionRecord) low = new_record (88);
  g_autoptr (RespiteSessionRecord) fine = new_record (97);

  fixture->seen = g_string_new (NULL);
  fixture->widget = g_object_new (RESPITE_TYPE_PROMPT_BAR, NULL);
  fixture->window = g_object_new (GTK_TYPE_WINDOW, "default-width", 900, "default-height", 300, "child",
                                  fixture->widget, NULL);
  g_signal_connect (fixture->widget, "note", G_CALLBACK (note_cb), fixture);
  respite_prompt_bar_show (RESPITE_PROMPT_BAR (fixture->widget), fine, zone);
  g_assert_false (gtk_widget_get_visible (fixture->widget));

  respite_prompt_bar_show (RESPITE_PROMPT_BAR (fixture->widget), low, zone);
  gtk_window_present (fixture->window);
  ui_wait_mapped (fixture->widget);
  ui_wait_text (fixture->widget, "SpO2 88 % at");
  ui_wait_text (fixture->widget, "after 97 % at");
  ui_wait_text (fixture->widget, "at or below the clinic's limit 89 %, call the prescriber.");
  ui_click (ui_child (fixture->widget, RESPITE_TYPE_PROMPT_BAR, "why_button"));
  ui_wait_text (fixture->widget, "version 2, confirmed by Dr Stern on");
  ui_wait_text (fixture->widget, "rests on: ");
  ui_click (ui_wait_text (fixture->widget, "Note what was done…"));
  g_assert_cmpstr (fixture->seen->str, ==, "note\n");
}

static void
chosen_cb (RespiteQuickEvents *quick,
           const char         *line,
           TestWidget         *fixture)
{
  g_string_append_printf (fixture->seen, "%s\n", line);
}

static void
set_up_quick (TestWidget   *fixture,
              gconstpointer data)
{
  test_widget_show (fixture, g_object_new (RESPITE_TYPE_QUICK_EVENTS, NULL));
  g_signal_connect (fixture->widget, "chosen", G_CALLBACK (chosen_cb), fixture);
}

/* Every button stands for a line that the parser understands. */
static void
test_quick_events_are_entries (TestWidget   *fixture,
                               gconstpointer data)
{
  g_auto (GStrv) lines = NULL;
  RespiteEntryContext context;

  for (int digit = 1; digit <= 9; digit++)
    respite_quick_events_choose (RESPITE_QUICK_EVENTS (fixture->widget), digit);

  read_context (&context, NULL);
  lines = g_strsplit (fixture->seen->str, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 10);
  for (int i = 0; i < 9; i++)
    {
      g_autoptr (RespiteEntry) entry = respite_entry_parse (lines[i], &context);

      g_test_message ("line: %s", lines[i]);
      g_assert_nonnull (entry->event);
      g_assert_cmpint (entry->event->kind, ==, RESPITE_EVENT_EFFECT_START);
    }
}

static void
test_chip (void)
{
  GtkWidget *chip = g_object_ref_sink (respite_chip_new ("Consent", "ok"));

  g_assert_cmpstr (respite_chip_get_text (RESPITE_CHIP (chip)), ==, "Consent");
  g_assert_true (gtk_widget_has_css_class (chip, "ok"));
  respite_chip_set (RESPITE_CHIP (chip), "No consent", "stop");
  g_assert_false (gtk_widget_has_css_class (chip, "ok"));
  g_assert_true (gtk_widget_has_css_class (chip, "stop"));
  g_assert_finalize_object (chip);
}

int
main (int   argc,
      char *argv[])
{
  int result;

  ui_init (&argc, &argv);
  zone = g_time_zone_new_identifier ("America/New_York");

  g_test_add ("/entry-line/set", TestWidget, NULL, set_up_line, test_set_shows_chips_and_submits, test_widget_clear);
  g_test_add ("/entry-line/unusual", TestWidget, NULL, set_up_line, test_unusual_value_asks_once, test_widget_clear);
  g_test_add ("/entry-line/wrong-number", TestWidget, NULL, set_up_line,
              test_wrong_number_is_told_while_typed, test_widget_clear);
  g_test_add ("/entry-line/question", TestWidget, NULL, set_up_line,
              test_question_stands_in_the_message, test_widget_clear);
  g_test_add ("/entry-line/impossible", TestWidget, NULL, set_up_line,
              test_impossible_value_is_refused, test_widget_clear);
  g_test_add ("/entry-line/refused", TestWidget, NULL, set_up_line, test_refused_act_keeps_the_text, test_widget_clear);
  g_test_add ("/entry-line/fast", TestWidget, NULL, set_up_line, test_fast_typing_loses_nothing, test_widget_clear);
  g_test_add ("/entry-line/twice", TestWidget, NULL, set_up_line, test_enter_twice_sends_once, test_widget_clear);
  g_test_add ("/entry-line/waits", TestWidget, NULL, set_up_line,
              test_refused_line_waits_beside_the_next, test_widget_clear);
  g_test_add ("/entry-line/beside", TestWidget, NULL, set_up_line,
              test_buttons_leave_the_typed_text, test_widget_clear);
  g_test_add ("/entry-line/correction", TestWidget, NULL, set_up_line, test_correction_says_why, test_widget_clear);
  g_test_add ("/entry-line/history", TestWidget, NULL, set_up_line,
              test_history_belongs_to_the_session, test_widget_clear);
  g_test_add ("/entry-line/tab", TestWidget, NULL, set_up_line, test_tab_completes, test_widget_clear);
  g_test_add ("/prompt", TestWidget, NULL, NULL, test_prompt_tells_why, test_widget_clear);
  g_test_add ("/quick-events/entries", TestWidget, NULL, set_up_quick,
              test_quick_events_are_entries, test_widget_clear);
  g_test_add_func ("/chip", test_chip);

  result = g_test_run ();
  g_time_zone_unref (zone);

  return result;
}
