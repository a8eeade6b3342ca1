/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

/*
 * A benchmark measures the median of several runs, prints one line per figure,
 *   "name: figure unit (bar BAR) RATIO x"
 * and ends with bench_finish(). It fails when a figure needs more than twice its bar, so that a busy machine does not
 * fail it but a real loss does. Where figures are ratios against something run beside it, both are measured here and
 * the ratio is the figure.
 */

#define BENCH_MAX_RUNS 101

typedef void (*BenchFunc) (gpointer data);

static int bench_failures;

static inline int
bench_compare (const void *a,
               const void *b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

/* The median of @values, which are sorted in place. */
static inline double
bench_median (double *values,
              guint   n_values)
{
  g_assert (n_values > 0);
  qsort (values, n_values, sizeof *values, bench_compare);

  return n_values % 2 == 1 ? values[n_values / 2] : (values[n_values / 2 - 1] + values[n_values / 2]) / 2;
}

/* The median time of one call of @func in microseconds, after one call that does not count. */
static inline double
bench_time (BenchFunc func,
            gpointer  data,
            guint     n_runs)
{
  double times[BENCH_MAX_RUNS];

  n_runs = CLAMP (n_runs, 1, BENCH_MAX_RUNS);
  func (data);
  for (guint i = 0; i < n_runs; i++)
    {
      gint64 begin = g_get_monotonic_time ();

      func (data);
      times[i] = (double) (g_get_monotonic_time () - begin);
    }

  return bench_median (times, n_runs);
}

/* How many times longer @func takes than @other; they take turns, so that both see the same machine. */
static inline double
bench_ratio (BenchFunc func,
             gpointer  data,
             BenchFunc other,
             gpointer  other_data,
             guint     n_runs)
{
  double ratios[BENCH_MAX_RUNS];

  n_runs = CLAMP (n_runs, 1, BENCH_MAX_RUNS);
  func (data);
  other (other_data);
  for (guint i = 0; i < n_runs; i++)
    {
      gint64 begin = g_get_monotonic_time ();
      gint64 middle, end;

      func (data);
      middle = g_get_monotonic_time ();
      other (other_data);
      end = g_get_monotonic_time ();
      ratios[i] = (double) MAX (middle - begin, 1) / (double) MAX (end - middle, 1);
    }

  return bench_median (ratios, n_runs);
}

/* Prints a figure that must be at most @bar. */
static inline void
bench_report (const char *name,
              double      figure,
              const char *unit,
              double      bar)
{
  gboolean is_met = figure <= 2 * bar;

  g_print ("%s: %.3g %s (bar %g) %.2f x%s\n", name, figure, unit, bar, figure / bar, is_met ? "" : " TOO SLOW");
  bench_failures += !is_met;
}

/* Prints a figure that must be at least @bar, such as pages a second or a ratio of speeds. */
static inline void
bench_report_least (const char *name,
                    double      figure,
                    const char *unit,
                    double      bar)
{
  gboolean is_met = figure * 2 >= bar;

  g_print ("%s: %.3g %s (at least %g) %.2f x%s\n", name, figure, unit, bar, figure / bar, is_met ? "" : " TOO SLOW");
  bench_failures += !is_met;
}

/* Returns: what main() returns. */
static inline int
bench_finish (void)
{
  return bench_failures > 0 ? 1 : 0;
}
