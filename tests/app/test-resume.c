/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pages/respite-infusion-view.h"
#include "visit.h"

/*
 * The window runs in a process of its own, which is killed in the middle of a line. What it had acknowledged (it says
 * so on its standard output only when the line shows "Saved") must be there afterwards, and nothing else.
 */

typedef struct
{
  TestVisit *visit;
  GPtrArray *acknowledged;
  gint64     now;
} Run;

static char *program;

/* The process with the window: signs in, which leads to the running session by itself, and enters the lines. */
static void
run_window (char **arguments)
{
  TestWindow *test = test_window_new_on (arguments[0], g_ascii_strtoll (arguments[1], NULL, 10));
  TestVisit visit = { .clinic = test->clinic, .patient_id = g_ascii_strtoll (arguments[2], NULL, 10),
                      .session_id = g_ascii_strtoll (arguments[3], NULL, 10) };

  test_window_sign_in (test, "owner");
  ui_wait_text (test->window, "INFUSING");
  for (char **line = arguments + 4; *line != NULL; line++)
    {
      visit_enter (test, &visit, *line);
      g_print ("saved %s\n", *line);
    }
  fflush (stdout);
  ui_type ("118/7");
  kill (getpid (), SIGKILL);
}

static gboolean
is_hidden (gpointer data)
{
  return !gtk_widget_get_visible (data);
}

/* The process after the last kill: everything is where it was, and it asks what the pump did meanwhile. */
static void
look_again (char **arguments)
{
  TestWindow *test = test_window_new_on (arguments[0], g_ascii_strtoll (arguments[1], NULL, 10));
  GtkWidget *view;

  test_window_sign_in (test, "owner");
  ui_wait_text (test->window, "INFUSING");
  view = ui_find (test->window, RESPITE_TYPE_INFUSION_VIEW, NULL);
  g_assert_nonnull (view);
  ui_wait_text (view, "Nobody has watched this record since");
  test_window_press (view, "It ran on unchanged");
  g_assert_true (ui_wait (is_hidden, ui_child (view, RESPITE_TYPE_INFUSION_VIEW, "unconfirmed_box")));
  test_window_free (test);
  g_print ("confirmed\n");
}

static char *
spawn (Run               *run,
       const char        *mode,
       const char *const *lines,
       int               *status)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  g_ptr_array_add (argv, g_strdup (program));
  g_ptr_array_add (argv, g_strdup (mode));
  g_ptr_array_add (argv, g_strdup (run->visit->clinic->folder));
  g_ptr_array_add (argv, g_strdup_printf ("%" G_GINT64_FORMAT, run->now));
  g_ptr_array_add (argv, g_strdup_printf ("%" G_GINT64_FORMAT, run->visit->patient_id));
  g_ptr_array_add (argv, g_strdup_printf ("%" G_GINT64_FORMAT, run->visit->session_id));
  for (; lines != NULL && *lines != NULL; lines++)
    g_ptr_array_add (argv, g_strdup (*lines));
  g_ptr_array_add (argv, NULL);

  g_spawn_sync (NULL, (char **) argv->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, status, &error);
  g_assert_no_error (error);

  return output;
}

static void
enter_and_kill (Run               *run,
                const char *const *lines)
{
  int status = 0;
  g_autofree char *output = spawn (run, "--enter", lines, &status);
  g_auto (GStrv) said = g_strsplit (output, "\n", -1);
  guint n_before = run->acknowledged->len;

  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
  for (guint i = 0; said[i] != NULL; i++)
    if (g_str_has_prefix (said[i], "saved "))
      g_ptr_array_add (run->acknowledged, g_strdup (said[i] + strlen ("saved ")));
  g_assert_cmpuint (run->acknowledged->len - n_before, ==, g_strv_length ((char **) lines));
  run->now += (gint64) g_strv_length ((char **) lines) * RESPITE_MINUTE_MS;
}

static guint
count_typed (const RespiteSessionRecord *record,
             const char                 *line)
{
  guint n_found = 0;

  for (guint i = 0; i < respite_timeline_get_n_events (record->timeline); i++)
    n_found += g_strcmp0 (respite_timeline_get_event (record->timeline, i)->typed, line) == 0;

  return n_found;
}

static void
test_killed_twice (void)
{
  static const char *const first[] = { "124/76 74 97 13 p5 s5", "rate 60 mg/h", "nausea start", NULL };
  static const char *const second[] = { "bolus 5 mg", "ondansetron 4 mg iv", NULL };
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  g_autoptr (GPtrArray) acknowledged = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (RespiteSessionRecord) before = test_visit_load (visit);
  g_autoptr (RespiteSessionRecord) after = NULL;
  g_autoptr (RespiteSessionRecord) confirmed = NULL;
  g_autofree char *output = NULL;
  Run run = { visit, acknowledged, TESTLIB_NOW };
  int status = 0;

  enter_and_kill (&run, first);
  enter_and_kill (&run, second);

  respite_clock_advance (clinic->clock, run.now - TESTLIB_NOW);
  after = test_visit_load (visit);
  g_assert_cmpint (after->session->state, ==, RESPITE_SESSION_RUNNING);
  g_assert_cmpuint (respite_timeline_get_n_events (after->timeline), ==,
                    respite_timeline_get_n_events (before->timeline) + acknowledged->len);
  for (guint i = 0; i < acknowledged->len; i++)
    g_assert_cmpuint (count_typed (after, g_ptr_array_index (acknowledged, i)), ==, 1);

  /* Five minutes nobody knows of. */
  run.now += 5 * RESPITE_MINUTE_MS;
  respite_clock_advance (clinic->clock, 5 * RESPITE_MINUTE_MS);
  output = spawn (&run, "--look", NULL, &status);
  g_assert_cmpint (status, ==, 0);
  g_assert_nonnull (strstr (output, "confirmed"));
  confirmed = test_visit_load (visit);
  g_assert_cmpint (confirmed->unconfirmed_since, ==, 0);
  g_assert_cmpuint (count_typed (confirmed, "confirm"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  gboolean is_window = argc > 5 && g_str_has_prefix (argv[1], "--");
  g_auto (GStrv) arguments = is_window ? g_strdupv (argv + 2) : NULL;
  g_autofree char *mode = is_window ? g_strdup (argv[1]) : NULL;
  int result = 0;

  program = argv[0];
  if (is_window)
    argc = 1;
  ui_init (&argc, &argv);

  if (is_window && g_str_equal (mode, "--enter"))
    run_window (arguments);
  else if (is_window)
    look_again (arguments);
  else
    {
      g_test_add_func ("/resume/killed-twice", test_killed_twice);
      result = g_test_run ();
    }

  return result;
}
