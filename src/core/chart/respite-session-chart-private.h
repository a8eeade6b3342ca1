/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "chart/respite-session-chart-layout.h"
#include "infusion/respite-schedule.h"

G_BEGIN_DECLS

/**
 * RespiteLane:
 *
 * The chart's lanes from top to bottom.
 */
typedef enum
{
  RESPITE_LANE_PHASES,
  RESPITE_LANE_RATE,
  RESPITE_LANE_MEDICINES,
  RESPITE_LANE_VITALS,
  RESPITE_LANE_SETS,
  RESPITE_LANE_SPO2,
  RESPITE_LANE_SEDATION,
  RESPITE_LANE_AVPU,
  RESPITE_LANE_PAIN,
  RESPITE_LANE_DISTRESS,
  RESPITE_LANE_DISSOCIATION,
  RESPITE_LANE_NAUSEA,
  RESPITE_LANE_OXYGEN,
  RESPITE_LANE_ETCO2,
  RESPITE_LANE_TEMPERATURE,
  RESPITE_LANE_EFFECTS,
  RESPITE_LANE_EVENTS,
  RESPITE_LANE_TIMES,
  RESPITE_LANE_KEY,
  RESPITE_LANE_LEGEND,
  RESPITE_N_LANES
} RespiteLane;

/**
 * RespiteSample:
 * @at: when
 * @x: where that is
 * @value: as measured
 * @event: the set it belongs to
 *
 * One value of one series.
 */
typedef struct
{
  gint64              at;
  double              x;
  int                 value;
  const RespiteEvent *event;
} RespiteSample;

/* Where the text of a bar stands. */
typedef enum
{
  RESPITE_LABEL_INSIDE,
  RESPITE_LABEL_AFTER,
  RESPITE_LABEL_BEFORE,
} RespiteLabelPlace;

/**
 * RespiteEffectBar:
 * @row: which row of its lane, from 0
 * @label: (transfer none): its text, owned by the pen
 * @place: where the text stands; beside a bar that is too short for it
 *
 * One side effect, laid out.
 */
typedef struct
{
  RespiteEffectSpan  span;
  int                row;
  char              *label;
  RespiteLabelPlace  place;
} RespiteEffectBar;

/**
 * RespiteChartPen:
 * @whole: the whole session
 * @until: up to where there can be data: the clock while it runs, else the last entry
 * @size: of ordinary labels, and of small ones; @row is the height of a line of text
 * @lanes: where each lane stands; of height 0 where it is left out
 * @due: (element-type RespiteDue)
 * @series: (element-type RespiteSample): per vital sign, what is visible and its neighbours; of the values that fall
 *   on one point of width only the first, the least, the greatest and the last
 * @sets: (element-type RespiteEvent): the visible sets, one to a point of width, and all that were entered late
 * @others: (element-type RespiteEvent): every standing entry that is no set
 * @entries: (element-type RespiteEvent): what has a number, amended sets and rates too; the first one is number 1
 * @effects: (element-type RespiteEffectBar)
 * @n_hidden_effects: side effects that found no row
 * @doses: (element-type RespiteDose)
 * @taken: (element-type RespiteRect): where labels stand already
 * @has_high: whether a visible pressure, pulse or respiration lies above the scale
 *
 * What the parts of the layout share while one chart is made.
 */
typedef struct
{
  const RespiteSessionRecord *record;
  const RespiteChartView     *view;
  const RespiteChartStyle    *style;
  const RespiteSchedule      *schedule;
  RespiteScene               *scene;
  RespiteSpan                 span;
  RespiteSpan                 whole;
  gint64                      until;
  double                      size;
  double                      small;
  double                      row;
  RespiteRect                 plot;
  double                      name_width;
  RespiteRect                 lanes[RESPITE_N_LANES];
  GArray                     *due;
  GArray                     *series[RESPITE_N_VITALS];
  GPtrArray                  *sets;
  GPtrArray                  *others;
  GPtrArray                  *entries;
  GArray                     *effects;
  int                         n_effect_rows;
  int                         n_hidden_effects;
  int                         n_medicine_rows;
  GArray                     *doses;
  GArray                     *taken;
  gboolean                    has_high;
} RespiteChartPen;

/* respite-session-chart-collect.c: what there is. Collecting needs the plot's place and width. */
void     respite_chart_pen_init      (RespiteChartPen            *pen,
                                      const RespiteSessionRecord *record,
                                      const RespiteChartView     *view,
                                      const RespiteChartStyle    *style);
void     respite_chart_pen_clear     (RespiteChartPen            *pen);
void     respite_chart_pen_collect   (RespiteChartPen            *pen);
gint64   respite_chart_pen_get_first (const RespiteChartPen      *pen);
gboolean respite_chart_pen_is_joined (const RespiteChartPen      *pen,
                                      gint64                      from,
                                      gint64                      to);

/* respite-session-chart-plan.c: where it goes. Returns the height at which nothing is left out. */
double respite_chart_pen_plan (RespiteChartPen *pen);

/* The vital sign of a lane of numbers, RESPITE_N_VITALS for any other lane. */
RespiteVital respite_lane_get_vital (RespiteLane lane);

/* The highest value on the common scale of pressures, pulse and respiration (clinical.md 8.3). */
#define RESPITE_CHART_MOST_VITAL 220

/* The lowest value on the scale of SpO2; the highest is 100. */
#define RESPITE_CHART_LEAST_SPO2 80

/* Where that scale stands in its lane, and the band above it for what lies beyond; of height 0 where nothing does. */
RespiteRect respite_chart_pen_get_vitals_scale (const RespiteChartPen *pen);
RespiteRect respite_chart_pen_get_high_band    (const RespiteChartPen *pen);

/* Where the scale of SpO2 stands in its lane, and where its figures do. */
RespiteRect respite_chart_pen_get_spo2_scale   (const RespiteChartPen *pen);
RespiteRect respite_chart_pen_get_spo2_figures (const RespiteChartPen *pen);

/* The name of a lane, borrowed. */
const char *respite_chart_pen_get_lane_name (const RespiteChartPen *pen,
                                             RespiteLane            lane);

/* respite-session-chart-pen.c: drawing in the pen's terms. */
static inline double
respite_chart_pen_get_x (const RespiteChartPen *pen,
                         gint64                 at)
{
  return pen->plot.x + pen->plot.width * respite_span_get_position (pen->span, at);
}

static inline gboolean
respite_chart_pen_has_lane (const RespiteChartPen *pen,
                            RespiteLane            lane)
{
  return pen->lanes[lane].height > 0;
}

static inline const char *
respite_chart_pen_word (const RespiteChartPen *pen,
                        RespiteChartWord       word)
{
  return respite_chart_words_get (&pen->style->words, word);
}

double   respite_chart_pen_measure      (const RespiteChartPen *pen,
                                         const char            *text,
                                         double                 size,
                                         gboolean               is_bold);
void     respite_chart_pen_text         (RespiteChartPen       *pen,
                                         RespiteInk             ink,
                                         const char            *text,
                                         double                 size,
                                         gboolean               is_bold,
                                         RespiteAnchor          anchor,
                                         double                 x,
                                         double                 middle);
char    *respite_chart_pen_dup_time     (const RespiteChartPen *pen,
                                         gint64                 at);
char    *respite_chart_pen_fit          (const RespiteChartPen *pen,
                                         const char            *text,
                                         double                 size,
                                         double                 width);
gboolean respite_chart_pen_take         (RespiteChartPen       *pen,
                                         RespiteRect            rect);
void     respite_chart_pen_draw_vital   (RespiteChartPen       *pen,
                                         RespiteVital           vital,
                                         double                 x,
                                         double                 y);
void     respite_chart_pen_draw_edge    (RespiteChartPen       *pen,
                                         RespiteInk             ink,
                                         double                 x,
                                         RespiteRect            lane,
                                         gboolean               is_high);

/* Figures along @lane, from @samples; where they are too close the gravest of each group stands for it, the others as
 * dots. Plain figures, of which the greatest is the gravest, for RESPITE_N_VITALS. */
void     respite_chart_pen_draw_figures (RespiteChartPen       *pen,
                                         const RespiteRect     *lane,
                                         const GArray          *samples,
                                         RespiteVital           vital);
void     respite_chart_pen_draw_cross   (RespiteChartPen       *pen,
                                         RespiteInk             ink,
                                         double                 x,
                                         double                 y);
void     respite_chart_pen_draw_diamond (RespiteChartPen       *pen,
                                         RespiteInk             ink,
                                         double                 x,
                                         double                 y,
                                         double                 radius);
double   respite_chart_pen_draw_number  (RespiteChartPen       *pen,
                                         guint                  number,
                                         const RespiteEvent    *event,
                                         double                 x,
                                         double                 y);

/* respite-session-chart-amended.c: what was amended after the signature. */
gboolean respite_chart_pen_is_amended   (const RespiteChartPen *pen,
                                         const RespiteEvent    *event);
void     respite_chart_pen_draw_amended (RespiteChartPen       *pen,
                                         double                 x,
                                         double                 y,
                                         double                 half);

/* The radius of the ring around a number. */
double   respite_chart_pen_get_ring     (const RespiteChartPen *pen,
                                         guint                  number);
guint    respite_chart_pen_get_number   (const RespiteChartPen *pen,
                                         const RespiteEvent    *event);

/* Whether a monitor measured @sign. */
gboolean respite_chart_pen_has_monitor (const RespiteChartPen *pen,
                                        RespiteMonitorSign     sign);

/* The parts, each in the file of its name. */
void respite_session_chart_draw_frame      (RespiteChartPen *pen);
void respite_session_chart_draw_times      (RespiteChartPen *pen);
void respite_session_chart_draw_phases     (RespiteChartPen *pen);
void respite_session_chart_draw_markers    (RespiteChartPen *pen);
void respite_session_chart_draw_now        (RespiteChartPen *pen);
void respite_session_chart_draw_rate       (RespiteChartPen *pen);
void respite_session_chart_draw_medicines  (RespiteChartPen *pen);
int  respite_session_chart_pack_medicines  (RespiteChartPen *pen);
void respite_session_chart_draw_thresholds (RespiteChartPen *pen);
void respite_session_chart_draw_vitals     (RespiteChartPen *pen);
void respite_session_chart_draw_spo2       (RespiteChartPen *pen);
void respite_session_chart_draw_monitor    (RespiteChartPen *pen);
void respite_session_chart_draw_sets       (RespiteChartPen *pen);
void respite_session_chart_draw_numbers    (RespiteChartPen *pen);
void respite_session_chart_draw_effects    (RespiteChartPen *pen);
void respite_session_chart_draw_events     (RespiteChartPen *pen);
void respite_session_chart_draw_key        (RespiteChartPen *pen,
                                            gboolean         is_dry,
                                            int             *n_rows);
void respite_session_chart_draw_legend     (RespiteChartPen *pen,
                                            gboolean         is_dry,
                                            int             *n_rows);

G_END_DECLS
