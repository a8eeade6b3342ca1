/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "chart/respite-session-chart-private.h"

#define SIGN_EM 2.2

typedef enum
{
  SIGN_PRESSURE,
  SIGN_MAP,
  SIGN_PULSE,
  SIGN_RESPIRATION,
  SIGN_SPO2,
  SIGN_MONITOR,
  SIGN_ARTEFACT,
  SIGN_OFF_SCALE,
  SIGN_SET,
  SIGN_LATE,
  SIGN_AMENDED,
  SIGN_MISSED,
  SIGN_EXPLAINED,
  SIGN_WARN,
  SIGN_ACT,
  SIGN_BOLUS,
  SIGN_MEDICINE,
  N_SIGNS
} Sign;

static const RespiteChartWord sign_words[N_SIGNS] = {
  [SIGN_PRESSURE] = RESPITE_WORD_PRESSURE,
  [SIGN_MAP] = RESPITE_WORD_MAP,
  [SIGN_PULSE] = RESPITE_WORD_PULSE,
  [SIGN_RESPIRATION] = RESPITE_WORD_RESPIRATION,
  [SIGN_SPO2] = RESPITE_WORD_SPO2,
  [SIGN_MONITOR] = RESPITE_WORD_MONITOR,
  [SIGN_ARTEFACT] = RESPITE_WORD_ARTEFACT,
  [SIGN_OFF_SCALE] = RESPITE_WORD_OFF_SCALE,
  [SIGN_SET] = RESPITE_WORD_DONE,
  [SIGN_LATE] = RESPITE_WORD_LATE,
  [SIGN_AMENDED] = RESPITE_WORD_AMENDED_MARK,
  [SIGN_MISSED] = RESPITE_WORD_MISSED,
  [SIGN_EXPLAINED] = RESPITE_WORD_EXPLAINED,
  [SIGN_WARN] = RESPITE_WORD_WARN,
  [SIGN_ACT] = RESPITE_WORD_ACT,
  [SIGN_BOLUS] = RESPITE_WORD_BOLUS,
  [SIGN_MEDICINE] = RESPITE_WORD_MEDICINE,
};

static void
draw_pressure (RespiteChartPen *pen,
               double           x,
               double           y)
{
  double half = pen->size * 0.26;

  respite_scene_add_line (pen->scene, RESPITE_INK_PRESSURE, pen->size * 0.09, RESPITE_DASH_NONE, x, y - half, x,
                          y + half);
  respite_chart_pen_draw_vital (pen, RESPITE_VITAL_SYSTOLIC, x, y - half * 0.4);
  respite_chart_pen_draw_vital (pen, RESPITE_VITAL_DIASTOLIC, x, y + half * 0.4);
}

static void
draw_set_sign (RespiteChartPen *pen,
               Sign             sign,
               double           x,
               double           y)
{
  double half = pen->size * 0.36;

  if (sign == SIGN_MISSED || sign == SIGN_EXPLAINED)
    respite_chart_pen_draw_cross (pen, sign == SIGN_MISSED ? RESPITE_INK_ACT : RESPITE_INK_MUTED, x, y);
  else
    respite_scene_add_line (pen->scene, RESPITE_INK_TEXT, pen->size * 0.14, RESPITE_DASH_NONE, x, y - half, x,
                            y + half);
  if (sign == SIGN_LATE)
    respite_scene_add_circle (pen->scene, RESPITE_INK_TEXT, pen->size * 0.09, x, y, half);
  if (sign == SIGN_AMENDED)
    respite_chart_pen_draw_amended (pen, x, y, half);
  if (sign == SIGN_EXPLAINED)
    respite_scene_add_circle (pen->scene, RESPITE_INK_MUTED, pen->size * 0.08, x, y, pen->size * 0.42);
}

static void
draw_sign (RespiteChartPen *pen,
           Sign             sign,
           double           x,
           double           y)
{
  double half = pen->size * 0.34, wide = pen->size * 0.95;
  const RespitePoint down[] = { { x - half, y - half }, { x + half, y - half }, { x, y + half } };
  const RespitePoint up[] = { { x - half, y + half }, { x + half, y + half }, { x, y - half } };

  switch (sign)
    {
    case SIGN_PRESSURE:
      draw_pressure (pen, x, y);
      break;
    case SIGN_MAP:
      respite_scene_add_line (pen->scene, RESPITE_INK_PRESSURE, pen->size * 0.16, RESPITE_DASH_NONE, x - half, y,
                              x + half, y);
      break;
    case SIGN_PULSE:
      respite_chart_pen_draw_vital (pen, RESPITE_VITAL_PULSE, x, y);
      break;
    case SIGN_RESPIRATION:
      respite_chart_pen_draw_vital (pen, RESPITE_VITAL_RESPIRATION, x, y);
      break;
    case SIGN_SPO2:
      respite_chart_pen_draw_vital (pen, RESPITE_VITAL_SPO2, x, y);
      break;
    case SIGN_MONITOR:
      respite_scene_add_line (pen->scene, RESPITE_INK_PULSE_LIMIT, pen->size * 0.07, RESPITE_DASH_NONE, x - half, y,
                              x + half, y);
      break;
    case SIGN_ARTEFACT:
      respite_scene_add_circle (pen->scene, RESPITE_INK_MUTED, pen->size * 0.06, x, y, pen->size * 0.2);
      break;
    case SIGN_OFF_SCALE:
      respite_scene_add_polygon (pen->scene, RESPITE_INK_TEXT, pen->size * 0.12, up, G_N_ELEMENTS (up));
      break;
    case SIGN_WARN:
    case SIGN_ACT:
      respite_scene_add_line (pen->scene, RESPITE_INK_TEXT, 0.75,
                              sign == SIGN_ACT ? RESPITE_DASH_LONG : RESPITE_DASH_DOTS, x - wide, y, x + wide, y);
      break;
    case SIGN_BOLUS:
      respite_scene_fill_polygon (pen->scene, RESPITE_INK_RATE, down, G_N_ELEMENTS (down));
      break;
    case SIGN_MEDICINE:
      respite_scene_fill_rect (pen->scene, RESPITE_INK_MEDICINE, x - half * 0.8, y - half * 0.8, half * 1.6,
                               half * 1.6);
      break;
    case SIGN_SET:
    case SIGN_LATE:
    case SIGN_AMENDED:
    case SIGN_MISSED:
    case SIGN_EXPLAINED:
      draw_set_sign (pen, sign, x, y);
      break;
    case N_SIGNS:
    default:
      break;
    }
}

static RespiteChartWord
get_word (const RespiteChartPen *pen,
          Sign                   sign)
{
  return sign == SIGN_BOLUS && respite_session_record_is_nasal (pen->record) ? RESPITE_WORD_SPRAY : sign_words[sign];
}

/* Sign after sign with its name, in lines as wide as the picture. */
void
respite_session_chart_draw_legend (RespiteChartPen *pen,
                                   gboolean         is_dry,
                                   int             *n_rows)
{
  const RespiteRect *lane = &pen->lanes[RESPITE_LANE_LEGEND];
  gboolean has_limits = pen->record->thresholds != NULL && pen->record->thresholds->is_confirmed;
  gboolean has_amended = respite_session_record_has_amended (pen->record);
  gboolean has_monitor = respite_session_record_has_monitor (pen->record);
  double left = pen->size * 0.4, x = left, right = pen->view->width - pen->size * 0.4;

  *n_rows = 1;
  if (!is_dry && !respite_chart_pen_has_lane (pen, RESPITE_LANE_LEGEND))
    return;

  for (Sign sign = 0; sign < N_SIGNS; sign++)
    {
      const char *name = respite_chart_pen_word (pen, get_word (pen, sign));
      double sign_width = pen->size * (sign == SIGN_WARN || sign == SIGN_ACT ? SIGN_EM : 1.0);
      double width = sign_width + pen->size * 0.4 + respite_chart_pen_measure (pen, name, pen->small, FALSE);
      double y;

      if (!has_monitor && (sign == SIGN_MONITOR || sign == SIGN_ARTEFACT))
        continue;
      if (!has_amended && sign == SIGN_AMENDED)
        continue;
      if (!has_limits && (sign == SIGN_WARN || sign == SIGN_ACT))
        continue;
      if (x > left && x + width > right)
        {
          (*n_rows)++;
          x = left;
        }
      y = lane->y + pen->row * (*n_rows - 0.2);
      if (!is_dry)
        {
          draw_sign (pen, sign, x + sign_width / 2, y);
          respite_chart_pen_text (pen, RESPITE_INK_TEXT, name, pen->small, FALSE, RESPITE_ANCHOR_START,
                                  x + sign_width + pen->size * 0.4, y);
        }
      x += width + pen->size * 1.2;
    }
}
