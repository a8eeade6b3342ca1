/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-session-chart-overlay.h"

#include "base/respite-clock.h"
#include "base/respite-quantity.h"
#include "chart/respite-chart-draw.h"

#define ROW_EM     1.6
#define STRIP_ROWS 5.0
#define HEAD_ROWS  1.2
#define CELL_CHARS 26

/* A strip: the rate, or a vital sign on a scale of its own. */
static const struct
{
  RespiteVital     vital;       /* RESPITE_N_VITALS for the rate */
  RespiteChartWord word;
  const char      *unit;
  int              least;
  int              most;
} strips[] = {
  { RESPITE_N_VITALS, RESPITE_WORD_RATE, "mg/h", 0, 0 },
  { RESPITE_VITAL_SYSTOLIC, RESPITE_WORD_SYSTOLIC, "mmHg", 60, 220 },
  { RESPITE_VITAL_PULSE, RESPITE_WORD_PULSE, "/min", 40, 160 },
  { RESPITE_VITAL_SPO2, RESPITE_WORD_SPO2, "%", 80, 100 },
  { RESPITE_VITAL_DISSOCIATION, RESPITE_WORD_DISSOCIATION, "", 0, 10 },
};

/* How each of the sessions before the last one is drawn. */
static const struct
{
  RespiteInk  ink;
  RespiteDash dash;
} earlier[RESPITE_CHART_MOST_OVERLAID - 1] = {
  { RESPITE_INK_PRESSURE, RESPITE_DASH_LONG },
  { RESPITE_INK_PULSE, RESPITE_DASH_SHORT },
  { RESPITE_INK_SPO2, RESPITE_DASH_DOTS },
  { RESPITE_INK_RATE, RESPITE_DASH_LONG },
};

typedef struct
{
  GPtrArray               *records;
  guint                    first;       /* of the records */
  const RespiteChartStyle *style;
  RespiteScene            *scene;
  gint64                   before;
  gint64                   after;
  double                   most_rate;
  RespiteRect              strip;
  GArray                  *taken;
} Overlay;

static const RespiteSessionRecord *
get_record (const Overlay *self,
            guint          index)
{
  return g_ptr_array_index (self->records, index);
}

static gboolean
is_last (const Overlay *self,
         guint          index)
{
  return index + 1 == self->records->len;
}

static RespiteInk
get_ink (const Overlay *self,
         guint          index)
{
  return is_last (self, index) ? RESPITE_INK_TEXT : earlier[index - self->first].ink;
}

static RespiteDash
get_dash (const Overlay *self,
          guint          index)
{
  return is_last (self, index) ? RESPITE_DASH_NONE : earlier[index - self->first].dash;
}

static double
get_x (const Overlay *self,
       gint64         after_start)
{
  return self->strip.x + self->strip.width * (double) (after_start + self->before) /
         (double) (self->before + self->after);
}

static double
get_y (const Overlay *self,
       double         value,
       double         least,
       double         most)
{
  return self->strip.y + self->strip.height * (1 - (CLAMP (value, least, most) - least) / (most - least));
}

static void
draw_points (Overlay *self,
             guint    index,
             GArray  *points)
{
  double width = self->style->size * (is_last (self, index) ? 0.16 : 0.1);
  const RespitePoint *first = &g_array_index (points, RespitePoint, 0);

  if (points->len == 1)
    respite_scene_fill_circle (self->scene, get_ink (self, index), first->x, first->y, width);
  else if (points->len > 1)
    respite_scene_add_polyline (self->scene, get_ink (self, index), width, get_dash (self, index), first, points->len);
  g_array_set_size (points, 0);
}

/* The session's number where its line ends, moved up and down in its strip until it covers no other. */
static void
draw_number (Overlay     *self,
             guint        index,
             RespitePoint end)
{
  const RespiteSession *session = get_record (self, index)->session;
  g_autofree char *text = g_strdup_printf ("%d", session != NULL ? session->number : 0);
  double size = self->style->size * 0.9, width = respite_chart_style_measure (self->style, text, size, TRUE);
  double x = MIN (end.x + size * 0.3, self->scene->width - width);

  for (int attempt = 0; attempt < 16; attempt++)
    {
      double y = end.y + (attempt % 2 == 0 ? 1 : -1) * ((attempt + 1) / 2) * size * 0.6;

      if (y < self->strip.y || y > self->strip.y + self->strip.height ||
          !respite_chart_take_place (self->taken, (RespiteRect) { x, y - size / 2, width, size }))
        continue;
      respite_chart_draw_text (self->scene, self->style, get_ink (self, index), text, size, TRUE,
                               RESPITE_ANCHOR_START, x, y);
      return;
    }
}

static gint64
get_last (const RespiteTimeline *timeline)
{
  gint64 last = respite_timeline_get_start (timeline);

  for (guint i = 0; i < respite_timeline_get_n_events (timeline); i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (timeline, i);

      if (!event->is_struck)
        last = MAX (last, event->at);
    }

  return last;
}

static void
draw_rate (Overlay *self,
           guint    index)
{
  const RespiteSessionRecord *record = get_record (self, index);
  g_autoptr (GArray) doses = respite_timeline_dup_doses (record->timeline);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (RespitePoint));
  gint64 start = respite_timeline_get_start (record->timeline);
  double y = get_y (self, 0, 0, self->most_rate);
  RespitePoint end = { self->strip.x, y };
  gboolean is_running = FALSE;

  for (guint i = 0; i < doses->len; i++)
    {
      const RespiteDose *dose = &g_array_index (doses, RespiteDose, i);
      RespitePoint before = { get_x (self, dose->at - start), y }, after = before;

      y = after.y = get_y (self, (double) dose->rate_ugph, 0, self->most_rate);
      g_array_append_val (points, before);
      g_array_append_val (points, after);
      is_running = dose->rate_ugph > 0;
      end = is_running ? after : before;
    }
  /* What still runs is drawn as far as anything is known of it. */
  if (is_running)
    {
      end.x = MAX (end.x, get_x (self, get_last (record->timeline) - start));
      g_array_append_val (points, end);
    }
  if (points->len > 0)
    draw_points (self, index, points);
  draw_number (self, index, end);
}

static gint64
get_longest_gap (const RespiteSessionRecord *record)
{
  return MAX (record->schedule.later_ms, 15 * RESPITE_MINUTE_MS) * 3 / 2;
}

static void
draw_vital (Overlay *self,
            guint    index,
            gsize    strip)
{
  const RespiteSessionRecord *record = get_record (self, index);
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (RespitePoint));
  gint64 start = respite_timeline_get_start (record->timeline), last = 0;
  RespitePoint point = { 0, 0 };

  for (guint i = 0; i < respite_timeline_get_n_events (record->timeline); i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (record->timeline, i);

      if (event->is_struck || event->kind != RESPITE_EVENT_SET ||
          !respite_event_has_vital (event, strips[strip].vital))
        continue;
      if (last != 0 && event->at - last > get_longest_gap (record))
        draw_points (self, index, points);
      last = event->at;
      point = (RespitePoint) { get_x (self, event->at - start),
                               get_y (self, event->vitals[strips[strip].vital], strips[strip].least,
                                      strips[strip].most) };
      g_array_append_val (points, point);
    }
  if (points->len > 0)
    draw_points (self, index, points);
  if (last != 0)
    draw_number (self, index, point);
}

static void
draw_strip (Overlay *self,
            gsize    strip)
{
  const RespiteChartStyle *style = self->style;
  const char *name = respite_chart_words_get (&style->words, strips[strip].word);
  g_autofree char *rate = respite_quantity_format ((gint64) self->most_rate, 3, 1);
  g_autofree char *most = strips[strip].most > 0 ? g_strdup_printf ("%d", strips[strip].most) : g_strdup (rate);
  g_autofree char *least = g_strdup_printf ("%d", strips[strip].least);
  double left = self->strip.x - style->size * 0.4, small = style->size * 0.86;

  self->scene->part = RESPITE_CHART_PART_FRAME;
  if (strip % 2 == 0)
    respite_scene_fill_rect (self->scene, RESPITE_INK_LANE, self->strip.x, self->strip.y, self->strip.width,
                             self->strip.height);
  for (gint64 at = -(self->before / (15 * RESPITE_MINUTE_MS)) * 15 * RESPITE_MINUTE_MS; at <= self->after;
       at += 15 * RESPITE_MINUTE_MS)
    respite_scene_add_line (self->scene, at == 0 ? RESPITE_INK_FRAME : RESPITE_INK_GRID, at == 0 ? 1 : 0.5,
                            RESPITE_DASH_NONE, get_x (self, at), self->strip.y, get_x (self, at),
                            self->strip.y + self->strip.height);
  respite_scene_add_line (self->scene, RESPITE_INK_FRAME, 0.5, RESPITE_DASH_NONE, self->strip.x,
                          self->strip.y + self->strip.height, self->strip.x + self->strip.width,
                          self->strip.y + self->strip.height);
  respite_chart_draw_text (self->scene, style, RESPITE_INK_TEXT, name, small, FALSE, RESPITE_ANCHOR_START,
                           style->size * 0.4, self->strip.y + self->strip.height / 2);
  respite_chart_draw_text (self->scene, style, RESPITE_INK_MUTED, strips[strip].unit, small, FALSE,
                           RESPITE_ANCHOR_START, style->size * 0.4,
                           self->strip.y + self->strip.height / 2 + style->size * 1.3);
  respite_chart_draw_text (self->scene, style, RESPITE_INK_MUTED, most, small, FALSE, RESPITE_ANCHOR_END, left,
                           self->strip.y + small * 0.5);
  respite_chart_draw_text (self->scene, style, RESPITE_INK_MUTED, least, small, FALSE, RESPITE_ANCHOR_END, left,
                           self->strip.y + self->strip.height - small * 0.5);

  self->scene->part = strips[strip].vital == RESPITE_N_VITALS ? RESPITE_CHART_PART_RATE : RESPITE_CHART_PART_NUMBERS;
  g_array_set_size (self->taken, 0);
  for (guint i = self->first; i < self->records->len; i++)
    if (strips[strip].vital == RESPITE_N_VITALS)
      draw_rate (self, i);
    else
      draw_vital (self, i, strip);
}

/* Each session's line with its title, one below the other. */
static void
draw_heads (Overlay *self)
{
  const RespiteChartStyle *style = self->style;
  double y = style->size * ROW_EM * 0.6;

  self->scene->part = RESPITE_CHART_PART_LEGEND;
  for (guint i = self->first; i < self->records->len; i++, y += style->size * ROW_EM * HEAD_ROWS)
    {
      g_autofree char *title = respite_session_chart_compare_title (get_record (self, i), &style->words);
      g_autofree char *shown = respite_chart_fit_text (style, title, style->size, self->scene->width -
                                                       style->size * 5);

      respite_scene_add_line (self->scene, get_ink (self, i), style->size * (is_last (self, i) ? 0.16 : 0.1),
                              get_dash (self, i), style->size * 0.4, y, style->size * 3.4, y);
      if (shown != NULL)
        respite_chart_draw_text (self->scene, style, RESPITE_INK_TEXT, shown, style->size, is_last (self, i),
                                 RESPITE_ANCHOR_START, style->size * 4, y);
    }
}

static void
draw_minutes (Overlay *self,
              double   y)
{
  const char *unit = respite_chart_words_get (&self->style->words, RESPITE_WORD_SINCE_START);
  double small = self->style->size * 0.86, begin = self->style->size * 0.4;
  double last = begin + respite_chart_style_measure (self->style, unit, small, FALSE) - self->style->size;

  self->scene->part = RESPITE_CHART_PART_GRID;
  respite_chart_draw_text (self->scene, self->style, RESPITE_INK_MUTED, unit, small, FALSE, RESPITE_ANCHOR_START, begin,
                           y);
  for (gint64 at = -(self->before / (15 * RESPITE_MINUTE_MS)) * 15 * RESPITE_MINUTE_MS; at <= self->after;
       at += 15 * RESPITE_MINUTE_MS)
    {
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, at / RESPITE_MINUTE_MS);
      double x = get_x (self, at);

      if (x - last < self->style->size * 3)
        continue;
      respite_chart_draw_text (self->scene, self->style, RESPITE_INK_TEXT, text, self->style->size, FALSE,
                               RESPITE_ANCHOR_MIDDLE, x, y);
      last = x;
    }
}

static void
measure (Overlay *self)
{
  RespiteChartView view = { 0 };
  const RespiteSessionRecord *record = get_record (self, self->records->len - 1);
  double rate = 1000;

  respite_session_chart_compare_view (self->records, self->records->len - 1, &view);
  self->before = respite_timeline_get_start (record->timeline) - view.span.begin;
  self->after = view.span.end - respite_timeline_get_start (record->timeline);
  for (guint i = self->first; i < self->records->len; i++)
    {
      g_autoptr (GArray) doses = respite_timeline_dup_doses (get_record (self, i)->timeline);

      for (guint j = 0; j < doses->len; j++)
        rate = MAX (rate, (double) g_array_index (doses, RespiteDose, j).rate_ugph);
    }
  self->most_rate = rate;
}

RespiteScene *
respite_session_chart_overlay_layout (GPtrArray               *records,
                                      const RespiteChartStyle *style,
                                      double                   width)
{
  Overlay self = { .records = records, .style = style };
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (RespiteRect));
  double row = style->size * ROW_EM, left = style->size * 10, top;

  g_return_val_if_fail (records != NULL && records->len > 0, NULL);
  g_return_val_if_fail (width > 0, NULL);

  self.first = records->len > RESPITE_CHART_MOST_OVERLAID ? records->len - RESPITE_CHART_MOST_OVERLAID : 0;
  self.taken = taken;
  for (gsize i = 0; i < G_N_ELEMENTS (strips); i++)
    left = MAX (left, respite_chart_style_measure (style, respite_chart_words_get (&style->words, strips[i].word),
                                                   style->size * 0.86, FALSE) + style->size * 3.5);
  left = MAX (left, respite_chart_style_measure (style, respite_chart_words_get (&style->words,
                                                                                 RESPITE_WORD_SINCE_START),
                                                 style->size * 0.86, FALSE) + style->size * 2.5);
  left = MIN (left, width / 3);
  top = row * HEAD_ROWS * (records->len - self.first) + row * 0.4;
  self.scene = respite_scene_new (width, top + row * STRIP_ROWS * G_N_ELEMENTS (strips) + row * 1.4);
  respite_scene_fill_rect (self.scene, RESPITE_INK_BACKGROUND, 0, 0, self.scene->width, self.scene->height);
  measure (&self);
  draw_heads (&self);
  for (gsize i = 0; i < G_N_ELEMENTS (strips); i++)
    {
      self.strip = (RespiteRect) { left, top + row * STRIP_ROWS * i + row * 0.3, width - left - style->size * 2.5,
                                   row *(STRIP_ROWS - 0.6) };
      draw_strip (&self, i);
    }
  draw_minutes (&self, self.scene->height - row * 0.7);

  return self.scene;
}

static int
compare_minutes (gconstpointer a,
                 gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

static int
get_minute (const RespiteSessionRecord *record,
            gint64                      at)
{
  gint64 since = at - respite_timeline_get_start (record->timeline);

  return (int) ((since >= 0 ? since : since - RESPITE_MINUTE_MS + 1) / RESPITE_MINUTE_MS);
}

/* "118/74 HR 72 98 % 12.5 mg" of the last set in that minute, "" where there is none. */
static char *
dup_cell (const RespiteSessionRecord *record,
          int                         minute,
          const RespiteChartWords    *words)
{
  const RespiteEvent *set = NULL;
  GString *text = g_string_new (NULL);
  g_autofree char *given = NULL;

  for (guint i = 0; i < respite_timeline_get_n_events (record->timeline); i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (record->timeline, i);

      if (!event->is_struck && event->kind == RESPITE_EVENT_SET && get_minute (record, event->at) == minute)
        set = event;
    }
  if (set == NULL)
    return g_string_free (text, FALSE);

  if (respite_event_has_vital (set, RESPITE_VITAL_SYSTOLIC))
    g_string_append_printf (text, "%d/%d ", set->vitals[RESPITE_VITAL_SYSTOLIC],
                            MAX (set->vitals[RESPITE_VITAL_DIASTOLIC], 0));
  if (respite_event_has_vital (set, RESPITE_VITAL_PULSE))
    g_string_append_printf (text, "%s %d ", respite_chart_words_get_vital (words, RESPITE_VITAL_PULSE),
                            set->vitals[RESPITE_VITAL_PULSE]);
  if (respite_event_has_vital (set, RESPITE_VITAL_SPO2))
    g_string_append_printf (text, "%d %% ", set->vitals[RESPITE_VITAL_SPO2]);
  given = respite_quantity_format_mg (respite_timeline_get_given (record->timeline, set->at));
  g_string_append (text, given);

  return g_string_free (text, FALSE);
}

static void
append_cell (GString    *line,
             const char *text,
             int         chars)
{
  g_string_append (line, text);
  for (glong i = g_utf8_strlen (text, -1); i < chars; i++)
    g_string_append_c (line, ' ');
  g_string_append_c (line, ' ');
}

char *
respite_session_chart_overlay_table (GPtrArray               *records,
                                     const RespiteChartWords *words)
{
  g_autoptr (GArray) minutes = g_array_new (FALSE, FALSE, sizeof (int));
  GString *text = g_string_new (NULL);

  append_cell (text, "min", 5);
  for (guint i = 0; i < records->len; i++)
    {
      const RespiteSessionRecord *record = g_ptr_array_index (records, i);
      g_autofree char *n = g_strdup_printf ("%d", record->session->number);
      g_autofree char *title = respite_chart_words_fill (words, RESPITE_WORD_SESSION, n, NULL, NULL);

      append_cell (text, title, CELL_CHARS);
      for (guint j = 0; j < respite_timeline_get_n_events (record->timeline); j++)
        {
          const RespiteEvent *event = respite_timeline_get_event (record->timeline, j);
          int minute = get_minute (record, event->at);

          if (!event->is_struck && event->kind == RESPITE_EVENT_SET)
            g_array_append_val (minutes, minute);
        }
    }
  g_array_sort (minutes, compare_minutes);

  for (guint i = 0; i < minutes->len; i++)
    {
      int minute = g_array_index (minutes, int, i);
      g_autofree char *number = g_strdup_printf ("%d", minute);

      if (i > 0 && g_array_index (minutes, int, i - 1) == minute)
        continue;
      g_string_append_c (text, '\n');
      append_cell (text, number, 5);
      for (guint j = 0; j < records->len; j++)
        {
          g_autofree char *cell = dup_cell (g_ptr_array_index (records, j), minute, words);

          append_cell (text, cell, CELL_CHARS);
        }
    }

  return g_string_free (text, FALSE);
}
