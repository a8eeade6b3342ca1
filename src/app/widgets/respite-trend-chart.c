/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-trend-chart.h"

#include <glib/gi18n.h>

#include "base/respite-clock.h"
#include "chart/respite-trend-chart-layout.h"
#include "chart/respite-trend-reading.h"

#define LEAST_WIDTH   320
#define NATURAL_WIDTH 760
#define LEAST_SPAN    (3 * RESPITE_DAY_MS)

struct _RespiteTrendChart
{
  RespiteTimeChart parent_instance;

  RespiteTrend    *trend;               /* owned */
};

G_DEFINE_FINAL_TYPE (RespiteTrendChart, respite_trend_chart, RESPITE_TYPE_TIME_CHART)

static RespiteSpan
respite_trend_chart_get_whole (RespiteTimeChart *chart)
{
  RespiteTrendChart *self = RESPITE_TREND_CHART (chart);

  return self->trend != NULL ? respite_trend_get_span (self->trend) : (RespiteSpan) { 0, 0 };
}

static RespiteScene *
respite_trend_chart_lay_out (RespiteTimeChart        *chart,
                             double                   width,
                             double                   height,
                             RespiteSpan              span,
                             const RespiteChartStyle *style)
{
  RespiteTrendChart *self = RESPITE_TREND_CHART (chart);
  const RespiteTrendView view = { .width = width, .height = height, .span = span, .has_legend = TRUE };

  return self->trend != NULL ? respite_trend_chart_layout (self->trend, &view, style) : NULL;
}

static char *
respite_trend_chart_describe (RespiteTimeChart        *chart,
                              const RespiteChartWords *words)
{
  RespiteTrendChart *self = RESPITE_TREND_CHART (chart);

  return self->trend != NULL ? respite_trend_describe (self->trend, words) : NULL;
}

static RespiteChartReading *
respite_trend_chart_lookup (RespiteTimeChart        *chart,
                            gint64                   at,
                            const RespiteChartWords *words)
{
  RespiteTrendChart *self = RESPITE_TREND_CHART (chart);

  return self->trend != NULL ? respite_trend_lookup (self->trend, at, words) : NULL;
}

/* To the next score or session after @from (@direction 1) or before it (-1), where there is one. */
static gboolean
step (RespiteTrendChart *self,
      gint64             from,
      int                direction)
{
  gint64 at = respite_trend_step (self->trend, from, direction);

  if (at != G_MININT64 && at != G_MAXINT64)
    respite_time_chart_move_cursor (RESPITE_TIME_CHART (self), at);

  return TRUE;
}

static gboolean
press_zoom_key (RespiteTimeChart *chart,
                guint             keyval)
{
  switch (keyval)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      respite_time_chart_zoom (chart, 1);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      respite_time_chart_zoom (chart, -1);
      return TRUE;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      respite_time_chart_zoom (chart, 0);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
respite_trend_chart_press_key (RespiteTimeChart *chart,
                               guint             keyval,
                               GdkModifierType   state)
{
  RespiteTrendChart *self = RESPITE_TREND_CHART (chart);
  gint64 from = respite_time_chart_get_cursor (chart);

  if ((state & GDK_CONTROL_MASK) != 0)
    return press_zoom_key (chart, keyval);

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return step (self, from != 0 ? from : G_MAXINT64, -1);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return step (self, from != 0 ? from : G_MININT64, 1);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return step (self, G_MININT64, 1);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return step (self, G_MAXINT64, -1);
    default:
      return FALSE;
    }
}

static GtkSizeRequestMode
respite_trend_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* As high as its panels need, so that it is the page that scrolls. */
static void
respite_trend_chart_measure (GtkWidget     *widget,
                             GtkOrientation orientation,
                             int            for_size,
                             int           *minimum,
                             int           *natural,
                             int           *minimum_baseline,
                             int           *natural_baseline)
{
  RespiteTrendChart *self = RESPITE_TREND_CHART (widget);
  const RespiteChartStyle *style = respite_time_chart_get_style (RESPITE_TIME_CHART (widget));
  int width = for_size > 0 ? for_size : LEAST_WIDTH;

  *minimum = LEAST_WIDTH;
  *natural = NATURAL_WIDTH;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = self->trend != NULL ?
                          (int) respite_trend_chart_get_height (self->trend, style, width, TRUE) : 0;
}

static void
respite_trend_chart_css_changed (GtkWidget         *widget,
                                 GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (respite_trend_chart_parent_class)->css_changed (widget, change);

  gtk_widget_queue_resize (widget);
}

static void
respite_trend_chart_finalize (GObject *object)
{
  RespiteTrendChart *self = RESPITE_TREND_CHART (object);

  g_clear_pointer (&self->trend, respite_trend_free);

  G_OBJECT_CLASS (respite_trend_chart_parent_class)->finalize (object);
}

static void
respite_trend_chart_class_init (RespiteTrendChartClass *klass)
{
  RespiteTimeChartClass *chart_class = RESPITE_TIME_CHART_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = respite_trend_chart_finalize;
  widget_class->get_request_mode = respite_trend_chart_get_request_mode;
  widget_class->measure = respite_trend_chart_measure;
  widget_class->css_changed = respite_trend_chart_css_changed;
  chart_class->get_whole = respite_trend_chart_get_whole;
  chart_class->layout = respite_trend_chart_lay_out;
  chart_class->layout_cursor = respite_trend_chart_layout_cursor;
  chart_class->describe = respite_trend_chart_describe;
  chart_class->lookup = respite_trend_chart_lookup;
  chart_class->press_key = respite_trend_chart_press_key;
  chart_class->name = N_("Trend chart");
  chart_class->least_span = LEAST_SPAN;
  chart_class->is_in_page = TRUE;

  gtk_widget_class_set_css_name (widget_class, "trendchart");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-trend-chart.ui");
}

static void
respite_trend_chart_init (RespiteTrendChart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_trend_chart_show (RespiteTrendChart  *self,
                          const RespiteTrend *trend,
                          GTimeZone          *zone)
{
  g_autoptr (RespiteTrend) copy = trend != NULL ? respite_trend_copy (trend) : NULL;

  g_return_if_fail (RESPITE_IS_TREND_CHART (self));

  g_clear_pointer (&self->trend, respite_trend_free);
  self->trend = g_steal_pointer (&copy);
  respite_time_chart_forget (RESPITE_TIME_CHART (self));
  respite_time_chart_renew (RESPITE_TIME_CHART (self), zone);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
