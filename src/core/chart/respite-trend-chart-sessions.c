/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-trend-chart-private.h"

#include "base/respite-clock.h"

/* A session: a small triangle that stands on its line. */
void
respite_trend_pen_draw_tick (RespiteTrendPen *pen,
                             double           x,
                             double           y)
{
  double half = pen->size * 0.28;
  const RespitePoint points[] = { { x - half, y - half }, { x + half, y - half }, { x, y + half } };

  respite_scene_fill_polygon (pen->scene, RESPITE_INK_RATE, points, G_N_ELEMENTS (points));
}

static void
draw_number (RespiteTrendPen *pen,
             int              number,
             double           x)
{
  g_autofree char *text = g_strdup_printf ("%d", number);
  double width = respite_trend_pen_measure (pen, text, pen->small);
  double middle = pen->sessions.y + pen->small / 2 + pen->size * 0.05;
  RespiteRect place = { x - width / 2 - pen->size * 0.15, middle - pen->small / 2, width + pen->size * 0.3,
                        pen->small };

  if (number > 0 && respite_chart_take_place (pen->taken, place))
    respite_trend_pen_text (pen, RESPITE_INK_TEXT, text, pen->small, FALSE, RESPITE_ANCHOR_MIDDLE, x, middle);
}

/* The relief after a session ends at the latest where the next session begins. */
static gint64
get_relief_end (const RespiteTrendPen *pen,
                guint                  index)
{
  gint64 end = respite_trend_get_session (pen->trend, index)->relief_until;

  if (index + 1 < pen->trend->sessions->len)
    end = MIN (end, respite_trend_get_session (pen->trend, index + 1)->at);

  return end;
}

static void
draw_relief (RespiteTrendPen           *pen,
             const RespiteTrendSession *session,
             guint                      index)
{
  double left = pen->plot.x, right = respite_trend_pen_get_right (pen);
  double begin = CLAMP (respite_trend_pen_get_x (pen, session->at), left, right);
  double end = CLAMP (respite_trend_pen_get_x (pen, get_relief_end (pen, index)), left, right);
  double top = pen->relief.y + pen->relief.height * 0.12, height = pen->relief.height * 0.76;
  int days = (int) ((session->relief_until - session->at + RESPITE_DAY_MS / 2) / RESPITE_DAY_MS);
  g_autofree char *text = g_strdup_printf ("%d", days);

  if (end - begin < 0.5)
    return;

  respite_scene_fill_rect (pen->scene, RESPITE_INK_RECOVERY_TINT, begin, top, end - begin, height);
  respite_scene_add_rect (pen->scene, RESPITE_INK_FRAME, 0.5, begin, top, end - begin, height);
  if (respite_trend_pen_measure (pen, text, pen->small) + pen->size * 0.4 <= end - begin)
    respite_trend_pen_text (pen, RESPITE_INK_TEXT, text, pen->small, FALSE, RESPITE_ANCHOR_MIDDLE, (begin + end) / 2,
                            top + height / 2);
}

void
respite_trend_chart_draw_sessions (RespiteTrendPen *pen)
{
  for (guint i = 0; i < pen->trend->sessions->len; i++)
    {
      const RespiteTrendSession *session = respite_trend_get_session (pen->trend, i);
      double x = respite_trend_pen_get_x (pen, session->at);

      pen->scene->part = RESPITE_TREND_PART_RELIEF;
      if (session->relief_until > session->at && session->relief_until > pen->span.begin &&
          session->at < pen->span.end)
        draw_relief (pen, session, i);
      if (!respite_span_contains (pen->span, session->at))
        continue;

      pen->scene->part = RESPITE_TREND_PART_SESSIONS;
      for (guint j = 0; j < pen->panels->len; j++)
        {
          const RespiteRect *plot = &g_array_index (pen->panels, RespiteTrendPanel, j).plot;

          respite_scene_add_line (pen->scene, RESPITE_INK_RATE, 0.5, RESPITE_DASH_NONE, x, plot->y, x,
                                  plot->y + plot->height);
        }
      respite_trend_pen_draw_tick (pen, x, pen->sessions.y + pen->sessions.height - pen->size * 0.28);
      draw_number (pen, session->number, x);
    }
}
