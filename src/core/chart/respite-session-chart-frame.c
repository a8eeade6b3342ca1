/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-session-chart-private.h"

#include "base/respite-clock.h"
#include "chart/respite-chart-draw.h"

#define THIN_STEP          (5 * RESPITE_MINUTE_MS)
#define STRONG_STEP        (15 * RESPITE_MINUTE_MS)
#define LEAST_LINE_SPACE   4.0
#define LEAST_MINUTE_SPACE 7.0

static const gint64 label_steps[] = {
  RESPITE_MINUTE_MS, THIN_STEP, STRONG_STEP, 30 * RESPITE_MINUTE_MS, RESPITE_HOUR_MS, 2 * RESPITE_HOUR_MS,
  6 * RESPITE_HOUR_MS, RESPITE_DAY_MS,
};

static double
get_right (const RespiteChartPen *pen)
{
  return pen->plot.x + pen->plot.width;
}

static double
get_bottom (const RespiteChartPen *pen)
{
  return pen->plot.y + pen->plot.height;
}

static void
draw_lane_name (RespiteChartPen *pen,
                RespiteLane      lane)
{
  const RespiteRect *rect = &pen->lanes[lane];
  const char *name = respite_chart_pen_get_lane_name (pen, lane);
  double middle = lane == RESPITE_LANE_RATE || lane == RESPITE_LANE_SPO2 || lane == RESPITE_LANE_EFFECTS ?
                  rect->y + MIN (pen->row, rect->height) / 2 : rect->y + rect->height / 2;
  g_autofree char *shown = respite_chart_pen_fit (pen, name, pen->small, pen->name_width - pen->size * 0.8);

  if (shown != NULL && *shown != '\0')
    respite_chart_pen_text (pen, RESPITE_INK_TEXT, shown, pen->small, FALSE, RESPITE_ANCHOR_START, pen->size * 0.4,
                            middle);
}

static void
draw_lanes (RespiteChartPen *pen)
{
  gboolean is_tinted = FALSE;

  for (RespiteLane lane = RESPITE_LANE_RATE; lane < RESPITE_LANE_TIMES; lane++)
    {
      const RespiteRect *rect = &pen->lanes[lane];

      if (!respite_chart_pen_has_lane (pen, lane))
        continue;
      if (lane != RESPITE_LANE_VITALS && is_tinted)
        respite_scene_fill_rect (pen->scene, RESPITE_INK_LANE, rect->x, rect->y, rect->width, rect->height);
      is_tinted = !is_tinted;
      draw_lane_name (pen, lane);
    }
}

static void
draw_borders (RespiteChartPen *pen)
{
  for (RespiteLane lane = RESPITE_LANE_RATE; lane <= RESPITE_LANE_TIMES; lane++)
    {
      const RespiteRect *rect = &pen->lanes[lane];
      gboolean is_main = lane == RESPITE_LANE_VITALS || lane == RESPITE_LANE_SETS || lane == RESPITE_LANE_RATE ||
                         lane == RESPITE_LANE_TIMES;

      if (rect->height > 0)
        respite_scene_add_line (pen->scene, is_main ? RESPITE_INK_FRAME : RESPITE_INK_GRID_STRONG, 0.75,
                                RESPITE_DASH_NONE, rect->x, rect->y, get_right (pen), rect->y);
    }

  respite_scene_add_line (pen->scene, RESPITE_INK_FRAME, 0.75, RESPITE_DASH_NONE, pen->plot.x, pen->plot.y,
                          pen->plot.x, get_bottom (pen));
  respite_scene_add_line (pen->scene, RESPITE_INK_FRAME, 0.75, RESPITE_DASH_NONE, get_right (pen), pen->plot.y,
                          get_right (pen), get_bottom (pen));
}

void
respite_session_chart_draw_frame (RespiteChartPen *pen)
{
  double later = respite_chart_pen_get_x (pen, pen->view->now);

  respite_scene_fill_rect (pen->scene, RESPITE_INK_BACKGROUND, 0, 0, pen->scene->width, pen->scene->height);
  draw_lanes (pen);
  if (pen->view->now != 0 && later < get_right (pen))
    {
      later = MAX (later, pen->plot.x);
      respite_scene_fill_rect (pen->scene, RESPITE_INK_LATER_TINT, later, pen->plot.y, get_right (pen) - later,
                               pen->plot.height);
    }
}

static void
draw_phase (RespiteChartPen *pen,
            RespiteChartWord word,
            RespiteInk       tint,
            gint64           from,
            gint64           to)
{
  const RespiteRect *lane = &pen->lanes[RESPITE_LANE_PHASES];
  double begin = CLAMP (respite_chart_pen_get_x (pen, from), pen->plot.x, get_right (pen));
  double end = CLAMP (respite_chart_pen_get_x (pen, to), pen->plot.x, get_right (pen));
  double room = end - begin - pen->size * 0.5;
  g_autofree char *n = g_strdup_printf ("%d", (int) ((to - from + RESPITE_MINUTE_MS / 2) / RESPITE_MINUTE_MS));
  g_autofree char *length = respite_chart_words_fill (&pen->style->words, RESPITE_WORD_MINUTES, n, NULL, NULL);
  g_autofree char *text = g_strconcat (respite_chart_pen_word (pen, word), "  ", length, NULL);
  g_autofree char *shown = NULL;

  if (end - begin < 0.5)
    return;

  respite_scene_fill_rect (pen->scene, tint, begin, lane->y, end - begin, lane->height);
  if (word == RESPITE_WORD_PAUSE)
    respite_scene_fill_rect (pen->scene, tint, begin, lane->y, end - begin, pen->plot.height);

  if (respite_chart_pen_measure (pen, text, pen->small, FALSE) <= room)
    shown = g_strdup (text);
  else if (respite_chart_pen_measure (pen, respite_chart_pen_word (pen, word), pen->small, FALSE) <= room)
    shown = g_strdup (respite_chart_pen_word (pen, word));
  if (shown != NULL)
    respite_chart_pen_text (pen, RESPITE_INK_TEXT, shown, pen->small, FALSE, RESPITE_ANCHOR_MIDDLE,
                            (begin + end) / 2, lane->y + lane->height / 2);
}

static void
draw_pump_phases (RespiteChartPen *pen,
                  gint64           start,
                  gint64           end)
{
  RespiteChartWord running = respite_session_record_is_nasal (pen->record) ? RESPITE_WORD_OBSERVATION :
                             RESPITE_WORD_INFUSION;
  gint64 from = start;
  gboolean is_paused = FALSE;

  for (guint i = 0; i < pen->others->len; i++)
    {
      const RespiteEvent *event = g_ptr_array_index (pen->others, i);
      gboolean pauses = event->kind == RESPITE_EVENT_PAUSE;

      if (event->at < start || (!pauses && event->kind != RESPITE_EVENT_RESUME))
        continue;
      draw_phase (pen, is_paused ? RESPITE_WORD_PAUSE : running,
                  is_paused ? RESPITE_INK_PAUSE_TINT : RESPITE_INK_INFUSION_TINT, from, event->at);
      from = event->at;
      is_paused = pauses;
    }

  draw_phase (pen, is_paused ? RESPITE_WORD_PAUSE : running,
              is_paused ? RESPITE_INK_PAUSE_TINT : RESPITE_INK_INFUSION_TINT, from, end);
}

static void
draw_marker (RespiteChartPen *pen,
             gint64           at)
{
  double x = respite_chart_pen_get_x (pen, at);

  if (respite_span_contains (pen->span, at))
    respite_chart_draw_upright (pen->scene, pen->scene, RESPITE_INK_RATE, pen->size * 0.11, x, pen->plot.y,
                                get_bottom (pen));
}

/* When the recovery was over: at the discharge, else it goes on until the last that is known. */
static gint64
get_leaving (const RespiteChartPen *pen)
{
  const RespiteSession *session = pen->record->session;

  return session != NULL && session->discharged_at != 0 ? session->discharged_at : pen->until;
}

void
respite_session_chart_draw_phases (RespiteChartPen *pen)
{
  const RespiteTimeline *timeline = pen->record->timeline;
  gint64 start = timeline != NULL ? respite_timeline_get_start (timeline) : 0;
  gint64 end = start != 0 ? respite_timeline_get_end (timeline) : 0;
  gint64 first = respite_chart_pen_get_first (pen), left = get_leaving (pen);

  if (timeline == NULL || first == 0)
    return;

  if (start == 0)
    {
      draw_phase (pen, RESPITE_WORD_BEFORE, RESPITE_INK_BEFORE_TINT, first, pen->until);
      return;
    }

  draw_phase (pen, RESPITE_WORD_BEFORE, RESPITE_INK_BEFORE_TINT, MIN (first, start), start);
  draw_pump_phases (pen, start, end != 0 ? end : MAX (pen->until, start));
  if (end != 0)
    draw_phase (pen, RESPITE_WORD_RECOVERY, RESPITE_INK_RECOVERY_TINT, end, MAX (left, end));
}

/* What makes of an instant the number that the axis counts: time of day, or time since the origin. */
static gint64
get_offset (const RespiteChartPen *pen)
{
  return pen->view->origin != 0 ? -pen->view->origin :
         respite_chart_words_get_offset (&pen->style->words, pen->span.begin);
}

static gint64
first_multiple (const RespiteChartPen *pen,
                gint64                 step)
{
  gint64 over = ((pen->span.begin + get_offset (pen)) % step + step) % step;

  return pen->span.begin + (over != 0 ? step - over : 0);
}

static double
get_space (const RespiteChartPen *pen,
           gint64                 step)
{
  return pen->plot.width * (double) step / (double) (pen->span.end - pen->span.begin);
}

static void
draw_lines (RespiteChartPen *pen,
            gint64           step,
            gint64           skip,
            RespiteInk       ink,
            double           line_width)
{
  gint64 offset = get_offset (pen);

  if (get_space (pen, step) < LEAST_LINE_SPACE)
    return;

  for (gint64 at = first_multiple (pen, step); at <= pen->span.end; at += step)
    {
      double x = respite_chart_pen_get_x (pen, at);

      if (skip == 0 || (at + offset) % skip != 0)
        respite_scene_add_line (pen->scene, ink, line_width, RESPITE_DASH_NONE, x, pen->lanes[RESPITE_LANE_RATE].y, x,
                                get_bottom (pen));
    }
}

static void
draw_minutes (RespiteChartPen *pen)
{
  double top = get_bottom (pen);

  if (get_space (pen, RESPITE_MINUTE_MS) < LEAST_MINUTE_SPACE)
    return;

  for (gint64 at = first_multiple (pen, RESPITE_MINUTE_MS); at <= pen->span.end; at += RESPITE_MINUTE_MS)
    {
      double x = respite_chart_pen_get_x (pen, at);

      respite_scene_add_line (pen->scene, RESPITE_INK_FRAME, 0.75, RESPITE_DASH_NONE, x, top, x,
                              top + pen->size * 0.2);
    }
}

/* The place of the tag that says "now"; empty where there is none. */
static RespiteRect
get_now_tag (const RespiteChartPen *pen,
             const char            *text)
{
  double x = respite_chart_pen_get_x (pen, pen->view->now);
  double half = respite_chart_pen_measure (pen, text, pen->size, TRUE) / 2 + pen->size * 0.35;

  return (RespiteRect) { x - half, get_bottom (pen), 2 * half, pen->size * 1.35 };
}

static void
draw_time_labels (RespiteChartPen *pen)
{
  double width = respite_chart_pen_measure (pen, "00:00", pen->size, FALSE);
  double middle = pen->lanes[RESPITE_LANE_TIMES].y + pen->size * 0.68;
  gint64 step = RESPITE_DAY_MS;

  if (pen->view->origin != 0)
    respite_chart_pen_text (pen, RESPITE_INK_MUTED, "min", pen->size, FALSE, RESPITE_ANCHOR_START, pen->size * 0.4,
                            middle);
  for (gsize i = G_N_ELEMENTS (label_steps); i-- > 0;)
    if (get_space (pen, label_steps[i]) >= width + pen->size * 1.1)
      step = label_steps[i];

  for (gint64 at = first_multiple (pen, step); at <= pen->span.end; at += step)
    {
      g_autofree char *text = respite_chart_pen_dup_time (pen, at);
      double x = respite_chart_pen_get_x (pen, at);

      if (respite_chart_pen_take (pen, (RespiteRect) { x - width / 2, middle - pen->size / 2, width, pen->size }))
        respite_chart_pen_text (pen, RESPITE_INK_TEXT, text, pen->size, FALSE, RESPITE_ANCHOR_MIDDLE, x, middle);
    }
}

static void
draw_outside_text (RespiteChartPen *pen,
                   const char      *text,
                   double           left,
                   double           middle)
{
  double width = respite_chart_pen_measure (pen, text, pen->size, TRUE), gap = pen->size * 0.3;

  if (respite_chart_pen_take (pen, (RespiteRect) { left - gap, middle - pen->size / 2, width + 2 * gap, pen->size }))
    respite_chart_pen_text (pen, RESPITE_INK_NOW, text, pen->size, TRUE, RESPITE_ANCHOR_START, left, middle);
}

/* Where the session goes on outside the picture: an arrow with the time up to which it does. */
static void
draw_outside (RespiteChartPen *pen)
{
  gint64 last = pen->record->timeline != NULL ? MAX (pen->until, respite_timeline_get_last (pen->record->timeline)) : 0;
  gint64 first = respite_chart_pen_get_first (pen);
  double middle = pen->lanes[RESPITE_LANE_TIMES].y + pen->size * 0.68;

  if (first == 0 || pen->view->origin != 0)
    return;

  pen->scene->part = RESPITE_CHART_PART_OUTSIDE;
  if (first < pen->span.begin)
    {
      g_autofree char *time = respite_chart_words_format_time (&pen->style->words, first);
      g_autofree char *text = g_strconcat ("◂ ", time, NULL);

      draw_outside_text (pen, text, pen->size * 0.4, middle);
    }
  if (last > pen->span.end)
    {
      g_autofree char *time = respite_chart_words_format_time (&pen->style->words, last);
      g_autofree char *text = g_strconcat (time, " ▸", NULL);

      draw_outside_text (pen, text, pen->scene->width - pen->size * 0.4 -
                         respite_chart_pen_measure (pen, text, pen->size, TRUE), middle);
    }
}

void
respite_session_chart_draw_times (RespiteChartPen *pen)
{
  draw_lines (pen, THIN_STEP, STRONG_STEP, RESPITE_INK_GRID, 0.5);
  draw_lines (pen, STRONG_STEP, 0, RESPITE_INK_GRID_STRONG, 0.75);
  if (get_space (pen, STRONG_STEP) < LEAST_LINE_SPACE)
    draw_lines (pen, RESPITE_HOUR_MS, 0, RESPITE_INK_GRID_STRONG, 0.75);
  draw_borders (pen);
  draw_minutes (pen);

  if (pen->view->now != 0 && respite_span_contains (pen->span, pen->view->now))
    {
      g_autofree char *time = respite_chart_words_format_time (&pen->style->words, pen->view->now);

      respite_chart_pen_take (pen, get_now_tag (pen, time));
    }
  draw_outside (pen);
  pen->scene->part = RESPITE_CHART_PART_GRID;
  draw_time_labels (pen);
}

/* Where the infusion began and ended, over everything but the texts. */
void
respite_session_chart_draw_markers (RespiteChartPen *pen)
{
  const RespiteTimeline *timeline = pen->record->timeline;
  gint64 start = timeline != NULL ? respite_timeline_get_start (timeline) : 0;

  if (start == 0)
    return;

  draw_marker (pen, start);
  if (respite_timeline_get_end (timeline) != 0)
    draw_marker (pen, respite_timeline_get_end (timeline));
}

void
respite_session_chart_draw_now (RespiteChartPen *pen)
{
  g_autofree char *time = NULL;
  RespiteRect tag;
  double x;

  if (pen->view->now == 0 || !respite_span_contains (pen->span, pen->view->now))
    return;

  x = respite_chart_pen_get_x (pen, pen->view->now);
  time = respite_chart_words_format_time (&pen->style->words, pen->view->now);
  tag = get_now_tag (pen, time);
  respite_chart_draw_upright (pen->scene, pen->scene, RESPITE_INK_NOW, pen->size * 0.15, x, pen->plot.y,
                              get_bottom (pen));
  respite_scene_fill_rect (pen->scene, RESPITE_INK_NOW, tag.x, tag.y, tag.width, tag.height);
  respite_chart_pen_text (pen, RESPITE_INK_BACKGROUND, time, pen->size, TRUE, RESPITE_ANCHOR_MIDDLE, x,
                          tag.y + tag.height / 2);
}
