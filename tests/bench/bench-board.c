/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <stdlib.h>

#include "bench-util.h"
#include "testwindow.h"

/*
 * The day board with eight running infusions: the frames of half a minute, in which every countdown, dose and clock
 * moves once a second and the board is read again twice. A frame that takes longer than 16.7 ms would be dropped.
 */

#define N_CHAIRS 8
#define N_FRAMES 30

typedef struct
{
  gint64 begin;
  double times[N_FRAMES];
  guint  n_times;
} Frames;

static void
before_cb (GdkFrameClock *clock,
           Frames        *frames)
{
  frames->begin = g_get_monotonic_time ();
}

static void
after_cb (GdkFrameClock *clock,
          Frames        *frames)
{
  if (frames->n_times < N_FRAMES)
    frames->times[frames->n_times++] = (double) (g_get_monotonic_time () - frames->begin) / 1000.0;
}

static gboolean
is_full (gpointer data)
{
  return ((Frames *) data)->n_times == N_FRAMES;
}

/* One second after the other; the window's own timers do the rest. */
static gboolean
second_cb (gpointer clock)
{
  respite_clock_advance (clock, RESPITE_SECOND_MS);

  return G_SOURCE_CONTINUE;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (TestWindow) test = NULL;
  g_autoptr (GPtrArray) visits = g_ptr_array_new_with_free_func ((GDestroyNotify) test_visit_free);
  GdkFrameClock *clock;
  Frames frames = { 0 };
  guint source;

  ui_init (&argc, &argv);

  test = test_window_new ();
  for (int i = 0; i < N_CHAIRS; i++)
    {
      TestVisit *visit = test_visit_new_running (test->clinic);

      g_ptr_array_add (visits, visit);
      for (int j = 0; j < 20; j++)
        test_visit_enter (visit, "118/74 72 98 14 p3 s5");
    }
  test_window_sign_in (test, "owner");
  ui_key ("1", GDK_CONTROL_MASK);
  test_window_wait_page (test, "today");
  ui_wait_text (test->window, "Running now");

  clock = gtk_widget_get_frame_clock (GTK_WIDGET (test->window));
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_cb), &frames);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_cb), &frames);
  source = g_timeout_add_seconds (1, second_cb, test->clinic->clock);
  while (!ui_wait (is_full, &frames))
    ;
  g_source_remove (source);
  g_signal_handlers_disconnect_by_data (clock, &frames);

  bench_report ("board of 8 running infusions, median frame", bench_median (frames.times, N_FRAMES), "ms", 16.7);
  bench_report ("board of 8 running infusions, longest of 30 frames", frames.times[N_FRAMES - 1], "ms", 16.7);

  return bench_finish ();
}
