/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-chart-pinch.h"

#include "chart/respite-chart-span.h"
#include "widgets/respite-time-chart.h"

#define PINCH_KEY "respite-pinch"

/* What was seen when the fingers came down, and the instant between them. */
typedef struct
{
  RespiteSpan span;
  gint64      at;
} Pinch;

static void
pinch_begin_cb (RespiteTimeChart          *chart,
                GdkEventSequence *sequence G_GNUC_UNUSED,
                GtkGesture                *gesture)
{
  Pinch *pinch = g_new0 (Pinch, 1);
  double x, y;

  /* One of the fingers had begun to drag. */
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  pinch->span = respite_time_chart_get_visible (chart);
  if (pinch->span.end > pinch->span.begin && gtk_gesture_is_active (gesture) &&
      gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    pinch->at = respite_time_chart_get_instant_at (chart, x);
  if (pinch->at == 0)
    pinch->at = pinch->span.begin + (pinch->span.end - pinch->span.begin) / 2;
  g_object_set_data_full (G_OBJECT (gesture), PINCH_KEY, pinch, g_free);
}

static void
pinch_cb (RespiteTimeChart *chart,
          double            scale,
          GtkGesture       *gesture)
{
  RespiteTimeChartClass *klass = RESPITE_TIME_CHART_GET_CLASS (chart);
  const Pinch *pinch = g_object_get_data (G_OBJECT (gesture), PINCH_KEY);
  double length = pinch != NULL ? (double) (pinch->span.end - pinch->span.begin) : 0;

  if (length <= 0 || scale <= 0)
    return;

  scale = MIN (scale, MAX (length / (double) klass->least_span, 1));
  respite_time_chart_show_span (chart, respite_chart_span_zoom (pinch->span, klass->get_whole (chart), scale,
                                                                pinch->at));
}

void
respite_chart_pinch_bind (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, pinch_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, pinch_cb);
}
