/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-trend-chart-private.h"

#include "base/respite-clock.h"
#include "base/respite-time.h"

#define LEAST_LINE_SPACE 4.0
#define MONTH_DAYS       30.4

/* What the axis counts in: days from the first day that is known, or months of the calendar. */
typedef struct
{
  int n_days;
  int n_months;
} Step;

static const Step steps[] = {
  { 1, 0 }, { 7, 0 }, { 14, 0 }, { 28, 0 }, { 0, 3 }, { 0, 6 }, { 0, 12 }, { 0, 24 }, { 0, 60 },
};

static GTimeZone *
dup_zone (const RespiteTrendPen *pen)
{
  return pen->style->words.zone != NULL ? g_time_zone_ref (pen->style->words.zone) : g_time_zone_new_utc ();
}

static gint64
to_ms (GDateTime *time)
{
  return g_date_time_to_unix (time) * 1000;
}

/* Weeks are counted from the first session, without one from the first score. */
static gint64
get_origin (const RespiteTrendPen *pen)
{
  if (pen->trend->sessions->len > 0)
    return respite_trend_get_session (pen->trend, 0)->at;

  return respite_trend_step (pen->trend, G_MININT64, 1);
}

/* The first mark of @step at or before the left edge. */
static GDateTime *
get_first (const RespiteTrendPen *pen,
           const Step            *step,
           GTimeZone             *zone)
{
  g_autoptr (GDateTime) begin = NULL;
  g_autoptr (GDateTime) origin = NULL;
  int months;

  if (step->n_days > 0)
    {
      gint64 day = respite_time_day_begin (get_origin (pen), zone);
      gint64 length = step->n_days * RESPITE_DAY_MS, before = (pen->span.begin - day) / length - 1;
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (day / 1000);

      origin = g_date_time_to_timezone (utc, zone);

      return g_date_time_add_days (origin, (int) before * step->n_days);
    }

  origin = g_date_time_new_from_unix_utc (pen->span.begin / 1000);
  begin = g_date_time_to_timezone (origin, zone);
  months = g_date_time_get_year (begin) * 12 + g_date_time_get_month (begin) - 1;
  months -= months % step->n_months;

  return g_date_time_new (zone, months / 12, months % 12 + 1, 1, 0, 0, 0);
}

static GDateTime *
get_next (GDateTime  *mark,
          const Step *step)
{
  return step->n_days > 0 ? g_date_time_add_days (mark, step->n_days) : g_date_time_add_months (mark, step->n_months);
}

static double
get_space (const RespiteTrendPen *pen,
           const Step            *step)
{
  double days = step->n_days > 0 ? step->n_days : step->n_months * MONTH_DAYS;

  return pen->plot.width * days * (double) RESPITE_DAY_MS / (double) (pen->span.end - pen->span.begin);
}

static void
draw_lines (RespiteTrendPen *pen,
            const Step      *step,
            RespiteInk       ink,
            double           line_width)
{
  g_autoptr (GTimeZone) zone = dup_zone (pen);
  g_autoptr (GDateTime) mark = NULL;

  if (get_space (pen, step) < LEAST_LINE_SPACE)
    return;

  for (mark = get_first (pen, step, zone); to_ms (mark) <= pen->span.end;)
    {
      GDateTime *next = get_next (mark, step);
      double x = respite_trend_pen_get_x (pen, to_ms (mark));

      if (respite_span_contains (pen->span, to_ms (mark)))
        for (guint i = 0; i < pen->panels->len; i++)
          {
            const RespiteRect *plot = &g_array_index (pen->panels, RespiteTrendPanel, i).plot;

            respite_scene_add_line (pen->scene, ink, line_width, RESPITE_DASH_NONE, x, plot->y, x,
                                    plot->y + plot->height);
          }
      g_date_time_unref (mark);
      mark = next;
    }
}

static double
get_label_width (const RespiteTrendPen *pen,
                 const Step            *step)
{
  double width = 0;

  if (step->n_months >= 12)
    return respite_trend_pen_measure (pen, "0000", pen->size);

  for (int month = 1; month <= 12; month++)
    {
      g_autofree char *text = g_strdup_printf ("%s %s", step->n_days > 0 ? "00" : "0000",
                                               respite_trend_words_get_month (&pen->style->words, month));

      width = MAX (width, respite_trend_pen_measure (pen, text, pen->size));
    }

  return width;
}

static const Step *
choose_step (const RespiteTrendPen *pen)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (get_space (pen, &steps[i]) >= get_label_width (pen, &steps[i]) + pen->size * 1.2)
      return &steps[i];

  return &steps[G_N_ELEMENTS (steps) - 1];
}

static char *
format_mark (const RespiteTrendPen *pen,
             const Step            *step,
             GDateTime             *mark)
{
  const char *month = respite_trend_words_get_month (&pen->style->words, g_date_time_get_month (mark));

  if (step->n_days > 0)
    return g_strdup_printf ("%d %s", g_date_time_get_day_of_month (mark), month);
  if (step->n_months >= 12)
    return g_strdup_printf ("%d", g_date_time_get_year (mark));

  return g_strdup_printf ("%s %d", month, g_date_time_get_year (mark));
}

/* Below the date: the year where it is a new one, else the week's number. */
static char *
format_below (const RespiteTrendPen *pen,
              const Step            *step,
              GDateTime             *mark,
              int                    last_year,
              gboolean              *is_year)
{
  g_autofree char *n = NULL;
  gint64 days;

  *is_year = FALSE;
  if (step->n_days == 0)
    return NULL;

  if (g_date_time_get_year (mark) != last_year)
    {
      *is_year = TRUE;
      return g_strdup_printf ("%d", g_date_time_get_year (mark));
    }

  days = (to_ms (mark) - get_origin (pen) + RESPITE_DAY_MS + RESPITE_DAY_MS / 2) / RESPITE_DAY_MS;
  if (step->n_days % 7 != 0 || to_ms (mark) < get_origin (pen) - RESPITE_DAY_MS)
    return NULL;

  n = g_strdup_printf ("%d", (int) (days / 7));

  return respite_trend_words_fill (&pen->style->words, RESPITE_TREND_WORD_WEEK, n, NULL, NULL);
}

static gboolean
put (RespiteTrendPen *pen,
     RespiteInk       ink,
     const char      *text,
     double           size,
     gboolean         is_bold,
     double           x,
     double           middle)
{
  double width = respite_chart_style_measure (pen->style, text, size, is_bold) + size * 0.5;
  RespiteRect place = { x - width / 2, middle - size / 2, width, size };

  if (place.x < 0 || place.x + width > pen->view->width || !respite_chart_take_place (pen->taken, place))
    return FALSE;

  respite_trend_pen_text (pen, ink, text, size, is_bold, RESPITE_ANCHOR_MIDDLE, x, middle);

  return TRUE;
}

static void
draw_dates (RespiteTrendPen *pen,
            const Step      *step)
{
  g_autoptr (GTimeZone) zone = dup_zone (pen);
  g_autoptr (GDateTime) mark = NULL;
  double top = pen->dates.y, middle = top + pen->size * 0.95, below = top + pen->size * 0.95 + pen->row;
  int year = 0;

  for (mark = get_first (pen, step, zone); to_ms (mark) <= pen->span.end;)
    {
      GDateTime *next = get_next (mark, step);

      if (respite_span_contains (pen->span, to_ms (mark)))
        {
          double x = respite_trend_pen_get_x (pen, to_ms (mark));
          g_autofree char *text = format_mark (pen, step, mark);
          gboolean is_year;
          g_autofree char *second = format_below (pen, step, mark, year, &is_year);

          respite_scene_add_line (pen->scene, RESPITE_INK_FRAME, 0.75, RESPITE_DASH_NONE, x, top, x,
                                  top + pen->size * 0.25);
          if (put (pen, RESPITE_INK_TEXT, text, pen->size, FALSE, x, middle) && second != NULL &&
              put (pen, is_year ? RESPITE_INK_TEXT : RESPITE_INK_MUTED, second, pen->small, is_year, x, below) &&
              is_year)
            year = g_date_time_get_year (mark);
        }
      g_date_time_unref (mark);
      mark = next;
    }
}

void
respite_trend_chart_draw_axis (RespiteTrendPen *pen)
{
  const Step week = { 7, 0 }, month = { 0, 1 };
  const Step *step = choose_step (pen);

  pen->scene->part = RESPITE_TREND_PART_GRID;
  if (step->n_days > 0 && step->n_days != 7)
    draw_lines (pen, step->n_days == 1 ? step : &week, RESPITE_INK_GRID, 0.5);
  else if (step->n_months > 0)
    draw_lines (pen, &month, RESPITE_INK_GRID, 0.5);
  draw_lines (pen, step->n_days == 1 ? &week : step, RESPITE_INK_GRID_STRONG, 0.75);

  pen->scene->part = RESPITE_TREND_PART_DATES;
  respite_scene_add_line (pen->scene, RESPITE_INK_FRAME, 0.75, RESPITE_DASH_NONE, pen->plot.x, pen->dates.y,
                          respite_trend_pen_get_right (pen), pen->dates.y);
  draw_dates (pen, step);
}
