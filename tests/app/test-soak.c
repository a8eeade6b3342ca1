/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "infusion/respite-schedule.h"
#include "pages/respite-infusion-view.h"
#include "respite-app.h"
#include "service/respite-session-acts.h"
#include "testwindow.h"
#include "widgets/respite-entry-line-widget.h"
#include "widgets/respite-session-status.h"

/*
 * A long infusion in fast time in the real window: entries, due sets, idle locks. `--hours H --events N --locks L`;
 * what CI runs is short, tests/stress.sh runs the long one. At every entry the countdown on the screen must be the one
 * of the schedule, and at the end every line that was acknowledged must be in the record, in its order.
 */

/* Entries that are there already: a list of GTK makes up to some 200 rows and then uses them again. */
#define N_BEFORE 250

/* The part of the run after which memory is compared; caches and fonts are loaded by then. */
#define WARM_UP 0.2

/* Growth over the rest of the run, of the heap and of what the process holds in memory. */
#define MEMORY_BAR 1.10

/* Of the heap itself: what an entry may keep, its own data and what the chart draws of it; and what caches of bounded
 * size, those of SQLite and of text, may still take. */
#define BYTES_AN_ENTRY 1000
#define BYTES_OF_CACHES (2 * 1000 * 1000)

static int hours = 2;
static int n_events = 60;
static int n_locks = 1;

typedef struct
{
  TestWindow *test;
  TestVisit  *visit;
  GtkWidget  *view;
  FILE       *lines;            /* acknowledged, in order; in a file, so that they count for no memory */
  guint       n_lines;
  guint       n_before;         /* events before the first line */
  guint       n_sets;
  guint       n_dues;
  guint       n_overdue;        /* entries at which a set was overdue */
  gboolean    is_sick;
} Soak;

/* In bytes; both 0 where it cannot be told, as under a sanitizer. */
typedef struct
{
  gsize heap;           /* in use */
  gsize process;        /* resident */
} Memory;

static Memory
measure_memory (void)
{
  Memory memory = { 0 };

#if !defined (__SANITIZE_ADDRESS__)
  g_autofree char *text = NULL;
  long total, resident;

  malloc_trim (0);
  memory.heap = mallinfo2 ().uordblks + mallinfo2 ().hblkhd;
  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  g_assert_cmpint (sscanf (text, "%ld %ld", &total, &resident), ==, 2);
  memory.process = (gsize) resident * (gsize) sysconf (_SC_PAGESIZE);
#endif

  return memory;
}

/* What either thread does by itself once it has had nothing to do for some seconds. */
static gpointer
rest_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  respite_office_rest (office);

  return NULL;
}

static void
rest_done (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  guint *n_left = data;

  respite_clinic_run_finish (RESPITE_CLINIC (source), result, NULL);
  (*n_left)--;
}

static gboolean
is_none_left (gpointer data)
{
  return *(guint *) data == 0;
}

/* What both threads have under way is done, and they rest: no record counts twice, as it is read and as it is shown. */
static void
finish_jobs (Soak *soak)
{
  for (int i = 0; i < 3; i++)
    {
      guint n_left = 2;

      respite_clinic_run_async (soak->test->opened, rest_job, NULL, NULL, NULL, NULL, rest_done, &n_left);
      respite_clinic_read_async (soak->test->opened, rest_job, NULL, NULL, NULL, NULL, rest_done, &n_left);
      g_assert_true (ui_wait (is_none_left, &n_left));
      ui_settle (GTK_WIDGET (soak->test->window));
    }
}

static const RespiteSessionRecord *
get_record (Soak *soak)
{
  return respite_session_view_get_record (RESPITE_SESSION_VIEW (soak->view));
}

static gint64
get_now (Soak *soak)
{
  return respite_clock_get_now (soak->test->clinic->clock);
}

/* Time passes as it does with somebody in the room: another window looks on. */
static void
pass_time (Soak  *soak,
           gint64 ms)
{
  while (ms > 0)
    {
      gint64 step = MIN (ms, RESPITE_MINUTE_MS);
      g_autoptr (GError) error = NULL;

      respite_clock_advance (soak->test->clinic->clock, step);
      respite_office_note_seen (soak->test->clinic->office, &error);
      g_assert_no_error (error);
      ms -= step;
    }
}

static gint64
find_next_due (Soak *soak)
{
  const RespiteSessionRecord *record = get_record (soak);

  return respite_schedule_get_next (&record->schedule, record->session->number, record->timeline,
                                    get_now (soak));
}

static char *
get_status_text (Soak       *soak,
                 const char *id)
{
  GtkWidget *status = ui_child (soak->view, RESPITE_TYPE_INFUSION_VIEW, "status");

  return g_strdup (gtk_label_get_text (GTK_LABEL (ui_child (status, RESPITE_TYPE_SESSION_STATUS, id))));
}

/* The window says what is due, to the second; while a set is open it says so, whichever set it is. */
static void
check_due (Soak *soak)
{
  const RespiteSessionRecord *record = get_record (soak);
  gint64 now = get_now (soak);
  g_autoptr (GArray) dues = respite_schedule_list_due (&record->schedule, record->session->number,
                                                       record->timeline, now);
  gint64 next = find_next_due (soak);
  g_autofree char *expected = respite_session_status_format_countdown (ABS (next - now));
  g_autofree char *shown = get_status_text (soak, "next_label");
  g_autofree char *caption = get_status_text (soak, "next_caption");

  g_assert_cmpint (next, !=, 0);
  g_assert_cmpstr (shown, ==, expected);
  g_assert_cmpstr (caption, ==, next < now ? "set overdue by" : "next set in");
  for (guint i = 0; i < dues->len; i++)
    {
      const RespiteDue *due = &g_array_index (dues, RespiteDue, i);

      if (due->at < now && due->done_at == 0 && !due->is_missed)
        g_assert_cmpint (next, <=, due->at);
    }
  soak->n_dues = dues->len;
  soak->n_overdue += next < now;
}

/* A set when one is due, every fourth only once it is overdue; between sets whatever else is written then. */
static char *
choose_line (Soak *soak,
             int   number)
{
  gint64 next = find_next_due (soak);
  gint64 from = soak->n_sets % 4 == 3 ? next + RESPITE_MINUTE_MS / 2 : next - RESPITE_MINUTE_MS;

  if (get_now (soak) >= from && g_test_rand_int_range (0, 3) != 0)
    {
      soak->n_sets++;
      return g_strdup_printf ("%d/%d %d %d %d p%d s5", g_test_rand_int_range (105, 150), g_test_rand_int_range (60, 90),
                              g_test_rand_int_range (60, 95), g_test_rand_int_range (94, 100),
                              g_test_rand_int_range (11, 18), g_test_rand_int_range (0, 8));
    }
  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
      /* Never the rate that it is, so that it is a change. */
      return g_strdup_printf ("rate %d.%d mg/h", 20 + number % 2 * 20 + g_test_rand_int_range (0, 20),
                              g_test_rand_int_range (1, 10));
    case 1:
      soak->is_sick = !soak->is_sick;
      return g_strdup (soak->is_sick ? "nausea start" : "nausea end");
    case 2:
      return g_strdup ("ondansetron 4 mg iv");
    default:
      return g_strdup_printf ("note calm, eyes closed (%d)", number);
    }
}

static gboolean
is_shown (gpointer data)
{
  Soak *soak = data;
  gpointer line = ui_child (soak->view, RESPITE_TYPE_INFUSION_VIEW, "line");

  return respite_timeline_get_n_events (get_record (soak)->timeline) == soak->n_before + soak->n_lines + 1 &&
         *respite_entry_line_widget_get_text (line) == '\0';
}

/* By keys now and then, so that somebody seems to be there; else by what the keys lead to. */
static void
enter_line (Soak *soak,
            int   number)
{
  g_autofree char *line = choose_line (soak, number);

  if (number % MAX (n_events / 60, 1) == 0)
    {
      ui_type (line);
      ui_key ("Return", 0);
    }
  else
    {
      respite_infusion_view_enter (RESPITE_INFUSION_VIEW (soak->view), line);
    }
  if (!ui_wait (is_shown, soak))
    g_error ("\"%s\" was not recorded: %s", line, respite_entry_line_widget_get_message (
               ui_child (soak->view, RESPITE_TYPE_INFUSION_VIEW, "line")));
  g_assert_cmpint (fprintf (soak->lines, "%s\n", line), >, 0);
  soak->n_lines++;
}

static gboolean
is_locked (gpointer data)
{
  return respite_clinic_get_state (data) == RESPITE_OFFICE_LOCKED;
}

static gboolean
is_open (gpointer data)
{
  Soak *soak = data;
  GtkWidget *page = respite_window_get_page (soak->test->window);

  return respite_clinic_get_state (soak->test->opened) == RESPITE_OFFICE_SIGNED_IN && page != NULL &&
         gtk_widget_get_mapped (page);
}

/* The running session comes to front by itself after every sign-in. */
static void
find_view (Soak *soak)
{
  test_window_wait_page (soak->test, "session");
  ui_wait_text (soak->test->window, "INFUSING");
  soak->view = ui_find (soak->test->window, RESPITE_TYPE_INFUSION_VIEW, NULL);
  g_assert_nonnull (soak->view);
}

/* Nobody touches anything for a while: the window locks by itself, tells no name, and the session goes on. */
static void
lock_and_return (Soak *soak)
{
  /* The last key is let go before the time without any begins. */
  ui_settle (GTK_WIDGET (soak->test->window));
  pass_time (soak, 11 * RESPITE_MINUTE_MS);
  g_assert_true (ui_wait (is_locked, soak->test->opened));
  ui_wait_text (soak->test->window, "set");
  g_assert_null (ui_find (soak->test->window, GTK_TYPE_LABEL, "MARTÍNEZ, Rosa"));
  ui_type (TESTLIB_PASSWORD);
  ui_key ("Return", 0);
  g_assert_true (ui_wait (is_open, soak));
  find_view (soak);
}

/* Every acknowledged line, once and in order. */
static void
check_record (Soak *soak)
{
  g_autoptr (RespiteSessionRecord) record = test_visit_load (soak->visit);
  char line[200];

  g_assert_cmpuint (respite_timeline_get_n_events (record->timeline), ==, soak->n_before + soak->n_lines);
  rewind (soak->lines);
  for (guint i = soak->n_before; i < respite_timeline_get_n_events (record->timeline); i++)
    {
      g_assert_nonnull (fgets (line, sizeof line, soak->lines));
      g_assert_cmpstr (respite_timeline_get_event (record->timeline, i)->typed, ==, g_strchomp (line));
    }
}

static void
test_soak (void)
{
  g_autoptr (TestWindow) test = test_window_new ();
  g_autoptr (TestVisit) visit = test_visit_new_running (test->clinic);
  Soak soak = { .test = test, .visit = visit, .lines = tmpfile () };
  gint64 step = hours * RESPITE_HOUR_MS / n_events;
  gint64 begin = g_get_monotonic_time ();
  Memory warm = { 0 }, full;
  int n_warm = 0;

  g_assert_nonnull (soak.lines);
  for (int i = 0; i < N_BEFORE; i++)
    test_visit_enter (visit, "note before the window opened");
  test_window_sign_in (test, "owner");
  find_view (&soak);
  soak.n_before = respite_timeline_get_n_events (get_record (&soak)->timeline);

  for (int i = 0; i < n_events; i++)
    {
      pass_time (&soak, step);
      enter_line (&soak, i);
      check_due (&soak);
      if (n_locks > 0 && (i + 1) % MAX (n_events / (n_locks + 1), 1) == 0 && i + 1 < n_events)
        lock_and_return (&soak);
      if (n_warm == 0 && i >= WARM_UP * n_events)
        {
          finish_jobs (&soak);
          warm = measure_memory ();
          n_warm = i + 1;
        }
    }
  finish_jobs (&soak);
  full = measure_memory ();
  check_record (&soak);
  fclose (soak.lines);
  g_assert_cmpuint (soak.n_dues, >, (guint) hours * 4);
  g_assert_cmpuint (soak.n_overdue, >, 0);

  g_test_message ("%d h, %d entries, %d locks, %u sets due, %u times overdue, in %.0f s", hours, n_events, n_locks,
                  soak.n_dues, soak.n_overdue, (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC);
  g_test_message ("process %.1f MB after a fifth, %.1f MB at the end; heap %.1f MB and %.1f MB",
                  (double) warm.process / 1e6, (double) full.process / 1e6, (double) warm.heap / 1e6,
                  (double) full.heap / 1e6);
  g_assert_cmpfloat ((double) full.heap, <=, (double) warm.heap * MEMORY_BAR);
  g_assert_cmpfloat ((double) full.process, <=, (double) warm.process * MEMORY_BAR);
  g_assert_cmpuint (full.heap, <=, warm.heap + BYTES_OF_CACHES + (gsize) (n_events - n_warm) * BYTES_AN_ENTRY);
}

int
main (int   argc,
      char *argv[])
{
  GOptionEntry options[] = {
    { "hours", 0, 0, G_OPTION_ARG_INT, &hours, NULL, NULL },
    { "events", 0, 0, G_OPTION_ARG_INT, &n_events, NULL, NULL },
    { "locks", 0, 0, G_OPTION_ARG_INT, &n_locks, NULL, NULL },
    { NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  test_init (&argc, &argv);
  g_option_context_add_main_entries (context, options, NULL);
  g_option_context_parse (context, &argc, &argv, &error);
  g_assert_no_error (error);
  gtk_init ();
  respite_app_init ();

  g_test_add_func ("/soak", test_soak);

  return g_test_run ();
}
