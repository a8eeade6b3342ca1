/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-session-chart.h"

#include <glib/gi18n.h>

#include "base/respite-clock.h"
#include "chart/respite-session-chart-layout.h"
#include "chart/respite-session-chart-reading.h"

#define NATURAL_WIDTH  760
#define NATURAL_HEIGHT 480
#define LEAST_WIDTH    360
#define LEAST_HEIGHT   350
#define LEAST_EM       18

struct _RespiteSessionChart
{
  RespiteTimeChart      parent_instance;

  RespiteSessionRecord *record;         /* owned */
  gint64                now;
  gboolean              has_key;
};

G_DEFINE_FINAL_TYPE (RespiteSessionChart, respite_session_chart, RESPITE_TYPE_TIME_CHART)

static RespiteSpan
respite_session_chart_get_whole (RespiteTimeChart *chart)
{
  RespiteSessionChart *self = RESPITE_SESSION_CHART (chart);

  return self->record != NULL ? respite_session_chart_get_span (self->record, self->now) : (RespiteSpan) { 0, 0 };
}

static RespiteScene *
respite_session_chart_lay_out (RespiteTimeChart        *chart,
                               double                   width,
                               double                   height,
                               RespiteSpan              span,
                               const RespiteChartStyle *style)
{
  RespiteSessionChart *self = RESPITE_SESSION_CHART (chart);
  const RespiteChartView view = {
    .width = width,
    .height = height,
    .span = span,
    .now = self->now,
    .has_key = self->has_key,
  };

  return self->record != NULL ? respite_session_chart_layout (self->record, &view, style) : NULL;
}

static char *
respite_session_chart_describe_record (RespiteTimeChart        *chart,
                                       const RespiteChartWords *words)
{
  RespiteSessionChart *self = RESPITE_SESSION_CHART (chart);

  return self->record != NULL ? respite_session_chart_describe (self->record, words) : NULL;
}

static RespiteChartReading *
respite_session_chart_lookup_record (RespiteTimeChart        *chart,
                                     gint64                   at,
                                     const RespiteChartWords *words)
{
  RespiteSessionChart *self = RESPITE_SESSION_CHART (chart);
  RespiteChartReading *reading;

  if (self->record == NULL)
    return NULL;
  if (self->now == 0 || at <= self->now)
    return respite_session_chart_lookup (self->record, at, words);

  /* Nothing is known of what is yet to come. */
  reading = respite_chart_reading_new (at);
  reading->title = respite_chart_words_format_time (words, at);

  return reading;
}

/* Where the keys begin while there is no cursor: now, or where the picture begins. */
static gint64
get_cursor_or_default (RespiteSessionChart *self)
{
  RespiteTimeChart *chart = RESPITE_TIME_CHART (self);
  RespiteSpan span = respite_time_chart_get_visible (chart);

  if (respite_time_chart_get_cursor (chart) != 0)
    return respite_time_chart_get_cursor (chart);
  if (self->now != 0 && respite_span_contains (span, self->now))
    return self->now - self->now % RESPITE_MINUTE_MS;

  return span.begin;
}

/* The clock while the session runs, else its last entry. */
static gint64
get_last (RespiteSessionChart *self)
{
  if (self->now != 0)
    return self->now;
  if (self->record->timeline != NULL)
    return respite_timeline_get_last (self->record->timeline);

  return respite_session_chart_get_whole (RESPITE_TIME_CHART (self)).end;
}

static gboolean
respite_session_chart_press_key (RespiteTimeChart *chart,
                                 guint             keyval,
                                 GdkModifierType   state)
{
  RespiteSessionChart *self = RESPITE_SESSION_CHART (chart);
  RespiteSpan whole = respite_session_chart_get_whole (chart);
  gboolean has_control = (state & GDK_CONTROL_MASK) != 0;
  gint64 at = get_cursor_or_default (self);

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      at = has_control ? respite_session_chart_step (self->record, at, -1) : at - RESPITE_MINUTE_MS;
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      at = has_control ? respite_session_chart_step (self->record, at, 1) : at + RESPITE_MINUTE_MS;
      break;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      at = whole.begin;
      break;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      at = get_last (self);
      break;
    default:
      return FALSE;
    }

  respite_time_chart_move_cursor (chart, CLAMP (at, whole.begin, whole.end));

  return TRUE;
}

static void
respite_session_chart_measure (GtkWidget     *widget,
                               GtkOrientation orientation,
                               int            for_size,
                               int           *minimum,
                               int           *natural,
                               int           *minimum_baseline,
                               int           *natural_baseline)
{
  double size = respite_time_chart_get_style (RESPITE_TIME_CHART (widget))->size;
  double least = MIN (size * LEAST_EM, LEAST_HEIGHT);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : (int) least;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : NATURAL_HEIGHT;
}

/* What happened while the chart was not to be seen was not painted. */
static void
respite_session_chart_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (respite_session_chart_parent_class)->map (widget);

  respite_time_chart_repaint (RESPITE_TIME_CHART (widget));
}

static void
respite_session_chart_finalize (GObject *object)
{
  RespiteSessionChart *self = RESPITE_SESSION_CHART (object);

  g_clear_pointer (&self->record, respite_session_record_unref);

  G_OBJECT_CLASS (respite_session_chart_parent_class)->finalize (object);
}

static void
respite_session_chart_class_init (RespiteSessionChartClass *klass)
{
  RespiteTimeChartClass *chart_class = RESPITE_TIME_CHART_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = respite_session_chart_finalize;
  widget_class->measure = respite_session_chart_measure;
  widget_class->map = respite_session_chart_map;
  chart_class->get_whole = respite_session_chart_get_whole;
  chart_class->layout = respite_session_chart_lay_out;
  chart_class->layout_cursor = respite_session_chart_layout_cursor;
  chart_class->describe = respite_session_chart_describe_record;
  chart_class->lookup = respite_session_chart_lookup_record;
  chart_class->press_key = respite_session_chart_press_key;
  chart_class->name = N_("Session chart");
  chart_class->grain = RESPITE_MINUTE_MS;

  gtk_widget_class_set_css_name (widget_class, "sessionchart");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-session-chart.ui");
}

static void
respite_session_chart_init (RespiteSessionChart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_session_chart_show (RespiteSessionChart        *self,
                            const RespiteSessionRecord *record,
                            GTimeZone                  *zone,
                            gint64                      now)
{
  g_return_if_fail (RESPITE_IS_SESSION_CHART (self));

  g_clear_pointer (&self->record, respite_session_record_unref);
  self->record = record != NULL ? respite_session_record_ref (record) : NULL;
  self->now = now;
  if (self->record == NULL)
    respite_time_chart_forget (RESPITE_TIME_CHART (self));
  respite_time_chart_renew (RESPITE_TIME_CHART (self), zone);
}

void
respite_session_chart_set_now (RespiteSessionChart *self,
                               gint64               now)
{
  g_return_if_fail (RESPITE_IS_SESSION_CHART (self));

  if (self->now == now)
    return;

  self->now = now;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    respite_time_chart_repaint (RESPITE_TIME_CHART (self));
}

void
respite_session_chart_set_has_key (RespiteSessionChart *self,
                                   gboolean             has_key)
{
  g_return_if_fail (RESPITE_IS_SESSION_CHART (self));

  if (self->has_key == has_key)
    return;

  self->has_key = has_key;
  respite_time_chart_repaint (RESPITE_TIME_CHART (self));
}
