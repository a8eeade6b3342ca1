/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <stdlib.h>
#include <unistd.h>

#include "bench-util.h"
#include "respite-app.h"
#include "respite-application.h"
#include "respite-window.h"
#include "service/respite-practice.h"
#include "testlib.h"

/*
 * Starting: from the process's begin to the painted sign-in page, and from signing in to the painted list of patients,
 * both against a bare GTK window with a header bar and an empty list. Each is a process of its own, which ends the
 * moment it has painted. The practice clinic's key derivation is minimal. RESPITE_BENCH_PATIENTS says how many
 * patients there are, 100,000 where nothing is said; RESPITE_BENCH_CLINIC names a folder that keeps the clinic, which
 * takes minutes to make, for the next time.
 */

#define PATIENTS_DEFAULT 100000
#define RUNS 9
#define N_MODES 3
#define BAR_START 1.5
#define BAR_LIST 2.0
#define BAR_MEMORY 2.0

static const char *const modes[N_MODES] = { "bare", "start", "list" };

static gint64 begun;

/* What of this process is in memory. */
static long
count_pages (void)
{
  g_autofree char *text = NULL;
  long all = 0;
  long resident = 0;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL) || sscanf (text, "%ld %ld", &all, &resident) != 2)
    g_error ("The memory of this process is not known");

  return resident;
}

/* The clinic is closed as at any end: one that was killed is checked at the next start. */
static void
tell_and_end (void)
{
  GApplication *application = g_application_get_default ();
  static gboolean is_told;

  if (is_told)
    return;

  is_told = TRUE;
  g_print ("%" G_GINT64_FORMAT " %ld\n", g_get_monotonic_time () - begun, count_pages ());
  if (application == NULL)
    exit (0);
  gtk_window_close (gtk_application_get_active_window (GTK_APPLICATION (application)));
}

static void
painted_cb (GdkFrameClock *clock,
            gpointer       data)
{
  tell_and_end ();
}

static void
watch_paint (GtkWidget *widget)
{
  g_signal_connect (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (painted_cb), NULL);
  gtk_widget_queue_draw (widget);
}

static void
run_bare (void)
{
  GtkWidget *window, *list;

  gtk_init ();
  window = gtk_window_new ();
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (gtk_string_list_new (NULL)))),
                            gtk_signal_list_item_factory_new ());
  gtk_window_set_titlebar (GTK_WINDOW (window), gtk_header_bar_new ());
  gtk_window_set_title (GTK_WINDOW (window), "Bare");
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (window), list);
  g_signal_connect (window, "map", G_CALLBACK (watch_paint), NULL);
  gtk_window_present (GTK_WINDOW (window));
  for (;;)
    g_main_context_iteration (NULL, TRUE);
}

static gpointer
sign_in_job (RespiteOffice *office,
             gpointer       data,
             GError       **error)
{
  respite_office_sign_in (office, "owner", TESTLIB_PASSWORD, error);

  return NULL;
}

static gboolean
look_cb (gpointer data)
{
  static gboolean is_asked;
  gboolean wants_list = GPOINTER_TO_INT (data);
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (g_application_get_default ()));
  RespiteWindow *window = windows != NULL && RESPITE_IS_WINDOW (windows->data) ? windows->data : NULL;
  RespiteClinic *clinic = window != NULL ? respite_window_get_clinic (window) : NULL;

  if (clinic == NULL || *respite_clinic_get_name (clinic) == '\0' || !gtk_widget_get_mapped (GTK_WIDGET (window)))
    return G_SOURCE_CONTINUE;

  if (!wants_list)
    {
      watch_paint (GTK_WIDGET (window));
      return G_SOURCE_REMOVE;
    }

  if (!is_asked)
    {
      is_asked = TRUE;
      begun = g_get_monotonic_time ();
      respite_clinic_run_async (clinic, sign_in_job, NULL, NULL, NULL, NULL, NULL, NULL);
    }
  if (respite_clinic_get_state (clinic) != RESPITE_OFFICE_SIGNED_IN || respite_window_get_page (window) == NULL)
    return G_SOURCE_CONTINUE;

  respite_window_show_page (window, "patients", 0);
  watch_paint (GTK_WIDGET (window));

  return G_SOURCE_REMOVE;
}

static void
run_program (const char *folder,
             gboolean    wants_list)
{
  char *arguments[] = { (char *) "respite", (char *) "--data", (char *) folder, NULL };
  g_autoptr (RespiteApplication) application = NULL;

  respite_app_init_language ();
  respite_app_init ();
  application = respite_application_new ();
  g_application_set_default (G_APPLICATION (application));
  g_timeout_add (1, look_cb, GINT_TO_POINTER (wants_list));
  g_application_run (G_APPLICATION (application), 3, arguments);
}

/* What the child tells: milliseconds until it had painted, and megabytes in memory then. */
static double
run_child (const char *program,
           const char *mode,
           const char *folder,
           double     *memory)
{
  const char *arguments[] = { program, mode, folder, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  char *end = NULL;
  double time;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL, &error);
  g_assert_no_error (error);

  time = (double) g_ascii_strtoll (output, &end, 10) / 1000;
  *memory = (double) g_ascii_strtoll (end, NULL, 10) * (double) sysconf (_SC_PAGESIZE) / 1048576;

  return time;
}

/* The medians of each way of starting. They take turns; the first turn, which fills caches, does not count. */
static void
measure (const char *program,
         const char *folder,
         double      medians[N_MODES],
         double      memories[N_MODES])
{
  double times[N_MODES][RUNS];

  for (int i = -1; i < RUNS; i++)
    for (int mode = 0; mode < N_MODES; mode++)
      {
        double time = run_child (program, modes[mode], folder, &memories[mode]);

        if (i >= 0)
          times[mode][i] = time;
      }
  for (int mode = 0; mode < N_MODES; mode++)
    medians[mode] = bench_median (times[mode], RUNS);
}

int
main (int   argc,
      char *argv[])
{
  const char *wanted = g_getenv ("RESPITE_BENCH_PATIENTS");
  const char *kept = g_getenv ("RESPITE_BENCH_CLINIC");
  int patients = wanted != NULL ? atoi (wanted) : PATIENTS_DEFAULT;
  g_autofree char *scratch = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GError) error = NULL;
  double medians[N_MODES];
  double memories[N_MODES];

  begun = g_get_monotonic_time ();
  if (argc == 3 && g_str_equal (argv[1], "bare"))
    run_bare ();
  if (argc == 3)
    {
      run_program (argv[2], g_str_equal (argv[1], "list"));
      return 0;
    }

  respite_app_init ();
  scratch = test_make_folder ();
  folder = kept != NULL ? g_strdup (kept) : g_build_filename (scratch, "clinic", NULL);
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    respite_practice_create (folder, "Etc/UTC", patients, 1, g_get_real_time () / 1000, &error);
  g_assert_no_error (error);

  measure (argv[0], folder, medians, memories);
  g_print ("%d patients; bare window %.0f ms, sign-in page %.0f ms, list of patients %.0f ms\n", patients, medians[0],
           medians[1], medians[2]);
  bench_report ("start to the sign-in page", medians[1] / medians[0], "x a bare window", BAR_START);
  bench_report ("sign-in to the list of patients", medians[2] / medians[0], "x a bare window", BAR_LIST);
  g_print ("in memory: bare window %.0f MB, list of patients %.0f MB\n", memories[0], memories[2]);
  bench_report ("memory with the list of patients", memories[2] / memories[0], "x a bare window", BAR_MEMORY);
  test_remove_tree (scratch);

  return bench_finish ();
}
