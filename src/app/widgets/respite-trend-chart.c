/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-trend-chart.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/respite-clock.h"
#include "chart/respite-chart-span.h"
#include "chart/respite-trend-chart-layout.h"
#include "chart/respite-trend-reading.h"
#include "widgets/respite-chart-card.h"
#include "widgets/respite-chart-picture.h"
#include "widgets/respite-template.h"

#define ZOOM_FACTOR   1.25
#define PAN_SHARE     0.2
#define CARD_GAP      12
#define LEAST_WIDTH   320
#define NATURAL_WIDTH 760
#define LEAST_SPAN    (3 * RESPITE_DAY_MS)

struct _RespiteTrendChart
{
  GtkWidget           parent_instance;

  /* Owned */
  RespiteTrend       *trend;
  GTimeZone          *zone;
  RespiteChartPicture picture;

  /* Template children, owned by the template */
  RespiteChartCard   *card;
  GtkWidget          *whole_button;

  RespiteSpan         span;             /* both 0: everything */
  RespiteSpan         drag_span;
  gint64              cursor;
  gint64              hover;
  double              pointer_x;
  double              pointer_y;
  gboolean            has_focus;
};

enum
{
  CURSOR_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteTrendChart, respite_trend_chart, GTK_TYPE_WIDGET)

static gboolean
is_zoomed (RespiteTrendChart *self)
{
  return self->span.end > self->span.begin;
}

static RespiteSpan
get_whole (RespiteTrendChart *self)
{
  return self->trend != NULL ? respite_trend_get_span (self->trend) : (RespiteSpan) { 0, 0 };
}

/* Lays the chart out and paints it once; snapshot() only puts the picture on the screen. */
static void
update_picture (RespiteTrendChart *self)
{
  const RespiteTrendView view = {
    .width = gtk_widget_get_width (GTK_WIDGET (self)),
    .height = gtk_widget_get_height (GTK_WIDGET (self)),
    .span = self->span,
    .has_legend = TRUE,
  };
  gboolean can_paint = self->trend != NULL && view.width >= 1 && view.height >= 1;

  gtk_widget_set_visible (self->whole_button, is_zoomed (self));
  respite_chart_picture_take_scene (&self->picture, GTK_WIDGET (self), can_paint ?
                                    respite_trend_chart_layout (self->trend, &view, &self->picture.style) : NULL);
}

static void
update_label (RespiteTrendChart *self)
{
  g_autoptr (RespiteChartReading) reading = NULL;
  g_autofree char *description = NULL;
  g_autofree char *label = NULL;

  if (self->trend == NULL)
    return;

  description = respite_trend_describe (self->trend, &self->picture.style.words);
  if (self->cursor != 0)
    reading = respite_trend_lookup (self->trend, self->cursor, &self->picture.style.words);
  label = reading != NULL ? respite_chart_reading_to_text (reading) : g_strdup (_ ("Trend chart"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static gint64
get_marked (RespiteTrendChart *self)
{
  return self->hover != 0 ? self->hover : self->cursor;
}

static void
update_card (RespiteTrendChart *self)
{
  gint64 at = get_marked (self);
  gboolean shown = at != 0 && self->trend != NULL &&
                   respite_span_contains (respite_trend_chart_get_visible (self), at) &&
                   (self->hover != 0 || self->has_focus);

  if (shown)
    {
      g_autoptr (RespiteChartReading) reading = respite_trend_lookup (self->trend, at, &self->picture.style.words);

      respite_chart_card_show_reading (self->card, reading);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->card), shown);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_span (RespiteTrendChart *self,
          RespiteSpan        span)
{
  self->span = span;
  update_picture (self);
  update_card (self);
}

static void
zoom_at (RespiteTrendChart *self,
         double             factor,
         gint64             at)
{
  RespiteSpan visible = respite_trend_chart_get_visible (self);

  factor = MIN (factor, MAX ((double) (visible.end - visible.begin) / LEAST_SPAN, 1));
  set_span (self, respite_chart_span_zoom (visible, get_whole (self), factor, at));
}

static void
pan (RespiteTrendChart *self,
     double             share)
{
  double ms = (double) (self->span.end - self->span.begin) * share;

  if (is_zoomed (self))
    set_span (self, respite_chart_span_shift (self->span, get_whole (self), (gint64) ms));
}

/* Keeps the cursor in sight: a zoomed chart follows it. */
static void
move_cursor (RespiteTrendChart *self,
             gint64             at)
{
  if (at == G_MININT64 || at == G_MAXINT64)
    return;

  self->hover = 0;
  if (is_zoomed (self) && !respite_span_contains (self->span, at))
    set_span (self, respite_chart_span_follow (self->span, get_whole (self), at));
  respite_trend_chart_set_cursor (self, at);
  update_card (self);
}

static gboolean
zoom_by_key (RespiteTrendChart *self,
             guint              keyval)
{
  switch (keyval)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      respite_trend_chart_zoom (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      respite_trend_chart_zoom (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      respite_trend_chart_zoom (self, 0);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static gboolean
key_pressed_cb (RespiteTrendChart *self,
                guint              keyval,
                guint              keycode,
                GdkModifierType    state)
{
  gint64 from;

  if (self->trend == NULL)
    return GDK_EVENT_PROPAGATE;
  if ((state & GDK_CONTROL_MASK) != 0)
    return zoom_by_key (self, keyval);

  from = self->cursor;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move_cursor (self, respite_trend_step (self->trend, from != 0 ? from : G_MAXINT64, -1));
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move_cursor (self, respite_trend_step (self->trend, from != 0 ? from : G_MININT64, 1));
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      move_cursor (self, respite_trend_step (self->trend, G_MININT64, 1));
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      move_cursor (self, respite_trend_step (self->trend, G_MAXINT64, -1));
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
      if (!is_zoomed (self))
        return GDK_EVENT_PROPAGATE;
      pan (self, keyval == GDK_KEY_Page_Up ? -PAN_SHARE : PAN_SHARE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (self->cursor == 0)
        return GDK_EVENT_PROPAGATE;
      respite_trend_chart_set_cursor (self, 0);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* The day under the pointer; 0 outside the plot. */
static gint64
get_day_at (RespiteTrendChart *self,
            double             x)
{
  gint64 at = respite_scene_get_time (self->picture.scene, x);

  return respite_span_contains (self->picture.scene->span, at) ? at : 0;
}

static void
motion_cb (RespiteTrendChart *self,
           double             x,
           double             y)
{
  /* GTK tells of a pointer at rest after every layout; only a real motion takes the reading from the keys. */
  if (self->picture.scene == NULL || (x == self->pointer_x && y == self->pointer_y))
    return;

  self->pointer_x = x;
  self->pointer_y = y;
  self->hover = get_day_at (self, x);
  update_card (self);
}

static void
leave_cb (RespiteTrendChart *self)
{
  self->hover = 0;
  update_card (self);
}

/* The wheel alone scrolls the page; with Ctrl it zooms, with Shift it pans. */
static gboolean
scroll_cb (RespiteTrendChart  *self,
           double              dx,
           double              dy,
           GtkEventController *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);

  if (self->picture.scene == NULL)
    return GDK_EVENT_PROPAGATE;
  if ((state & GDK_CONTROL_MASK) != 0)
    {
      zoom_at (self, pow (ZOOM_FACTOR, -dy), respite_scene_get_time (self->picture.scene, self->pointer_x));
      return GDK_EVENT_STOP;
    }
  if (!is_zoomed (self) || ((state & GDK_SHIFT_MASK) == 0 && fabs (dx) <= fabs (dy)))
    return GDK_EVENT_PROPAGATE;

  pan (self, (fabs (dx) > fabs (dy) ? dx : dy) * PAN_SHARE / 2);

  return GDK_EVENT_STOP;
}

static void
released_cb (RespiteTrendChart *self,
             int                n_press,
             double             x,
             double             y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->picture.scene != NULL && get_day_at (self, x) != 0)
    respite_trend_chart_set_cursor (self, get_day_at (self, x));
}

static void
drag_begin_cb (RespiteTrendChart *self)
{
  self->drag_span = self->span;
}

static void
drag_update_cb (RespiteTrendChart *self,
                double             dx,
                double             dy)
{
  gint64 shift;

  if (self->picture.scene == NULL || self->drag_span.end <= self->drag_span.begin)
    return;

  shift = (gint64) (dx / self->picture.scene->plot.width * (double) (self->drag_span.end - self->drag_span.begin));
  set_span (self, respite_chart_span_shift (self->drag_span, get_whole (self), -shift));
}

/* The widget's own flag changes only after the controllers were told. */
static void
focus_in_cb (RespiteTrendChart *self)
{
  self->has_focus = TRUE;
  update_card (self);
}

static void
focus_out_cb (RespiteTrendChart *self)
{
  self->has_focus = FALSE;
  update_card (self);
}

static void
zoom_action_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  respite_trend_chart_zoom (RESPITE_TREND_CHART (widget), g_variant_get_int32 (parameter));
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
  int width = for_size > 0 ? for_size : LEAST_WIDTH;

  *minimum = LEAST_WIDTH;
  *natural = NATURAL_WIDTH;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = self->trend != NULL ?
                          (int) respite_trend_chart_get_height (self->trend, &self->picture.style, width, TRUE) : 0;
}

static void
allocate_button (RespiteTrendChart *self,
                 int                width)
{
  GtkRequisition size;
  GtkAllocation place;

  if (!gtk_widget_get_visible (self->whole_button))
    return;

  gtk_widget_get_preferred_size (self->whole_button, &size, NULL);
  place = (GtkAllocation) { MAX (width - size.width - CARD_GAP / 2, 0), 0, size.width, size.height };
  gtk_widget_size_allocate (self->whole_button, &place, -1);
}

/* Where the card begins: at the pointer, or at the top of what of the chart is in sight. */
static double
get_card_top (RespiteTrendChart *self)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  graphene_point_t top;

  if (self->hover != 0)
    return self->pointer_y;
  if (viewport != NULL && gtk_widget_compute_point (viewport, GTK_WIDGET (self), &GRAPHENE_POINT_INIT (0, 0), &top))
    return MAX (self->picture.scene->plot.y, top.y) + CARD_GAP;

  return self->picture.scene->plot.y + CARD_GAP;
}

static void
respite_trend_chart_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  RespiteTrendChart *self = RESPITE_TREND_CHART (widget);
  const RespiteScene *scene = self->picture.scene;

  if (scene == NULL || (int) scene->width != width || (int) scene->height != height)
    update_picture (self);
  scene = self->picture.scene;
  if (scene != NULL)
    respite_chart_card_allocate_beside (self->card, respite_scene_get_x (scene, get_marked (self)),
                                        get_card_top (self), width, height);
  allocate_button (self, width);
}

static void
respite_trend_chart_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  RespiteTrendChart *self = RESPITE_TREND_CHART (widget);
  g_autoptr (RespiteScene) over = NULL;

  if (self->picture.scene != NULL && get_marked (self) != 0)
    over = respite_trend_chart_layout_cursor (self->picture.scene, &self->picture.style, get_marked (self));
  respite_chart_picture_snapshot_over (&self->picture, snapshot, over);

  GTK_WIDGET_CLASS (respite_trend_chart_parent_class)->snapshot (widget, snapshot);
}

static void
respite_trend_chart_css_changed (GtkWidget         *widget,
                                 GtkCssStyleChange *change)
{
  RespiteTrendChart *self = RESPITE_TREND_CHART (widget);

  GTK_WIDGET_CLASS (respite_trend_chart_parent_class)->css_changed (widget, change);

  respite_chart_picture_read_style (&self->picture, GTK_WIDGET (self), self->zone);
  update_picture (self);
  gtk_widget_queue_resize (widget);
}

static void
scale_cb (RespiteTrendChart *self)
{
  update_picture (self);
}

static void
respite_trend_chart_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_TREND_CHART);

  G_OBJECT_CLASS (respite_trend_chart_parent_class)->dispose (object);
}

static void
respite_trend_chart_finalize (GObject *object)
{
  RespiteTrendChart *self = RESPITE_TREND_CHART (object);

  respite_chart_picture_clear (&self->picture);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->trend, respite_trend_free);

  G_OBJECT_CLASS (respite_trend_chart_parent_class)->finalize (object);
}

static void
respite_trend_chart_class_init (RespiteTrendChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_trend_chart_dispose;
  object_class->finalize = respite_trend_chart_finalize;
  widget_class->get_request_mode = respite_trend_chart_get_request_mode;
  widget_class->measure = respite_trend_chart_measure;
  widget_class->size_allocate = respite_trend_chart_size_allocate;
  widget_class->snapshot = respite_trend_chart_snapshot;
  widget_class->css_changed = respite_trend_chart_css_changed;

  signals[CURSOR_MOVED] = g_signal_new ("cursor-moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (RESPITE_TYPE_CHART_CARD);
  gtk_widget_class_set_css_name (widget_class, "trendchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_install_action (widget_class, "trend.zoom", "i", zoom_action_cb);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-trend-chart.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteTrendChart, card);
  gtk_widget_class_bind_template_child (widget_class, RespiteTrendChart, whole_button);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, motion_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, scroll_cb);
  gtk_widget_class_bind_template_callback (widget_class, released_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_update_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, scale_cb);
}

static void
respite_trend_chart_init (RespiteTrendChart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  respite_chart_picture_read_style (&self->picture, GTK_WIDGET (self), self->zone);
}

void
respite_trend_chart_show (RespiteTrendChart  *self,
                          const RespiteTrend *trend,
                          GTimeZone          *zone)
{
  g_autoptr (RespiteTrend) copy = trend != NULL ? respite_trend_copy (trend) : NULL;
  GTimeZone *kept = zone != NULL ? g_time_zone_ref (zone) : NULL;

  g_return_if_fail (RESPITE_IS_TREND_CHART (self));

  g_clear_pointer (&self->trend, respite_trend_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->trend = g_steal_pointer (&copy);
  self->zone = kept;
  self->cursor = self->hover = 0;
  self->span = (RespiteSpan) { 0, 0 };
  respite_chart_picture_read_style (&self->picture, GTK_WIDGET (self), self->zone);
  update_picture (self);
  update_card (self);
  update_label (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
respite_trend_chart_set_cursor (RespiteTrendChart *self,
                                gint64             cursor)
{
  g_return_if_fail (RESPITE_IS_TREND_CHART (self));

  if (self->cursor == cursor || self->trend == NULL)
    return;

  self->cursor = cursor;
  update_card (self);
  update_label (self);
  g_signal_emit (self, signals[CURSOR_MOVED], 0, cursor);
}

gint64
respite_trend_chart_get_cursor (RespiteTrendChart *self)
{
  g_return_val_if_fail (RESPITE_IS_TREND_CHART (self), 0);

  return self->cursor;
}

RespiteSpan
respite_trend_chart_get_visible (RespiteTrendChart *self)
{
  g_return_val_if_fail (RESPITE_IS_TREND_CHART (self), ((RespiteSpan) { 0, 0 }));

  return is_zoomed (self) ? self->span : get_whole (self);
}

void
respite_trend_chart_zoom (RespiteTrendChart *self,
                          int                steps)
{
  RespiteSpan span;

  g_return_if_fail (RESPITE_IS_TREND_CHART (self));

  span = respite_trend_chart_get_visible (self);
  if (self->trend == NULL || span.end <= span.begin)
    return;

  if (steps == 0)
    set_span (self, (RespiteSpan) { 0, 0 });
  else
    zoom_at (self, pow (ZOOM_FACTOR, steps), self->cursor != 0 && respite_span_contains (span, self->cursor) ?
             self->cursor : span.begin + (span.end - span.begin) / 2);
}
