/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-visit.h"

#include "base/respite-str.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "respite-core.h"
#include "service/respite-office-audit.h"

/* How often a child is killed; "--kills N" for a longer run by hand. */
static int n_kills = 25;
static const char *program;

/* The child: records sets for ever, and says the number of each only after its act has returned. */
static int
write_events (const char *folder,
              gint64      session_id,
              gint64      from)
{
  g_autoptr (RespiteClock) clock = respite_clock_new_fake (TESTLIB_NOW + RESPITE_MINUTE_MS + from * RESPITE_SECOND_MS);
  g_autoptr (RespiteOffice) office = respite_office_open (folder, clock, NULL);

  if (office == NULL || !respite_office_sign_in (office, "nurse", TESTLIB_PASSWORD, NULL))
    return 1;

  for (gint64 i = from; ; i++)
    {
      g_autoptr (RespiteEvent) event = respite_event_new (RESPITE_EVENT_SET, 0);
      g_autofree char *typed = g_strdup_printf ("%" G_GINT64_FORMAT, i);

      event->vitals[RESPITE_VITAL_PULSE] = (gint16) (60 + i % 40);
      respite_set_str (&event->typed, typed);
      respite_clock_advance (clock, RESPITE_SECOND_MS);
      if (!respite_office_add_event (office, session_id, event, NULL, NULL) ||
          write (STDOUT_FILENO, &i, sizeof i) != sizeof i)
        return 1;
    }
}

static void
redirect_child (gpointer data)
{
  dup2 (GPOINTER_TO_INT (data), STDOUT_FILENO);
}

/* Starts the child, kills it after a random time, and returns the last number it had acknowledged. */
static gint64
run_and_kill (TestVisit *visit,
              gint64     from)
{
  g_autofree char *session = g_strdup_printf ("%" G_GINT64_FORMAT, visit->session_id);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, from);
  const char *argv[] = { program, "--write-events", visit->clinic->folder, session, number, NULL };
  g_autoptr (GError) error = NULL;
  gint64 last = from - 1;
  gint64 acknowledged;
  int channel[2];
  GPid child;

  g_assert_cmpint (pipe (channel), ==, 0);
  fcntl (channel[0], F_SETFD, FD_CLOEXEC);
  g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_LEAVE_DESCRIPTORS_OPEN,
                 redirect_child, GINT_TO_POINTER (channel[1]), &child, &error);
  g_assert_no_error (error);
  close (channel[1]);

  /* Let it get going, then strike anywhere. */
  if (read (channel[0], &acknowledged, sizeof acknowledged) == sizeof acknowledged)
    last = acknowledged;
  g_usleep ((gulong) g_test_rand_int_range (0, 20000));
  kill (child, SIGKILL);
  while (read (channel[0], &acknowledged, sizeof acknowledged) == sizeof acknowledged)
    last = acknowledged;
  close (channel[0]);
  waitpid (child, NULL, 0);
  g_spawn_close_pid (child);

  return last;
}

/* Every set up to the last one that is there, each once, in order and with its value; returns its number. */
static gint64
check_events (const RespiteTimeline *timeline)
{
  gint64 number = 0;

  for (guint i = 0; i < respite_timeline_get_n_events (timeline); i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (timeline, i);

      if (event->kind != RESPITE_EVENT_SET || event->at <= TESTLIB_NOW)
        continue;
      number++;
      g_assert_cmpint (g_ascii_strtoll (event->typed, NULL, 10), ==, number);
      g_assert_cmpint (event->vitals[RESPITE_VITAL_PULSE], ==, 60 + number % 40);
    }

  return number;
}

static void
test_events_survive (void)
{
  g_autoptr (TestClinic) clinic = test_clinic_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (clinic);
  gint64 next = 1;

  g_clear_pointer (&clinic->office, respite_office_free);
  for (int i = 0; i < n_kills; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 last = run_and_kill (visit, next);
      g_autoptr (RespiteSessionRecord) record = NULL;
      g_autoptr (RespiteVerification) verification = NULL;
      gint64 found;

      test_clinic_reopen (clinic);
      record = test_visit_load (visit);
      found = check_events (record->timeline);
      g_assert_cmpint (found, >=, last);
      g_assert_cmpint (found, <=, last + 1);

      /* It is where it was: running, at its rate. */
      g_assert_cmpint (record->session->state, ==, RESPITE_SESSION_RUNNING);
      verification = respite_office_verify (clinic->office, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (verification->problem, ==, NULL);
      next = found + 1;
      g_clear_pointer (&clinic->office, respite_office_free);
    }
  g_test_message ("%d kills, %" G_GINT64_FORMAT " sets", n_kills, next - 1);
  g_assert_cmpint (next, >, n_kills);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 5 && strcmp (argv[1], "--write-events") == 0)
    {
      respite_core_init ();
      return write_events (argv[2], g_ascii_strtoll (argv[3], NULL, 10), g_ascii_strtoll (argv[4], NULL, 10));
    }

  test_init (&argc, &argv);
  program = argv[0];
  if (argc == 3 && strcmp (argv[1], "--kills") == 0)
    n_kills = atoi (argv[2]);

  g_test_add_func ("/kill/events-survive", test_events_survive);

  return g_test_run ();
}
