/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-time-chart.h"

#include <glib/gi18n.h>
#include <math.h>

#include "chart/respite-chart-span.h"
#include "widgets/respite-chart-card.h"
#include "widgets/respite-chart-picture.h"
#include "widgets/respite-chart-pinch.h"
#include "widgets/respite-template.h"

#define ZOOM_FACTOR 1.25
#define PAN_SHARE   0.2
#define CARD_GAP    12

typedef struct
{
  /* Owned */
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
} RespiteTimeChartPrivate;

enum
{
  CURSOR_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RespiteTimeChart, respite_time_chart, GTK_TYPE_WIDGET)

static RespiteTimeChartPrivate *
get_private (RespiteTimeChart * self)
{
  return respite_time_chart_get_instance_private (self);
}

static gboolean
is_zoomed (RespiteTimeChart *self)
{
  RespiteTimeChartPrivate *priv = get_private (self);

  return priv->span.end > priv->span.begin;
}

static RespiteSpan
get_whole (RespiteTimeChart *self)
{
  return RESPITE_TIME_CHART_GET_CLASS (self)->get_whole (self);
}

static gboolean
is_empty (RespiteTimeChart *self)
{
  RespiteSpan whole = get_whole (self);

  return whole.end <= whole.begin;
}

/* Lays the chart out; it is painted once, by the next snapshot(). */
static void
update_picture (RespiteTimeChart *self)
{
  RespiteTimeChartPrivate *priv = get_private (self);
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height = gtk_widget_get_height (GTK_WIDGET (self));
  RespiteScene *scene = NULL;

  gtk_widget_set_visible (priv->whole_button, is_zoomed (self));
  if (width >= 1 && height >= 1)
    scene = RESPITE_TIME_CHART_GET_CLASS (self)->layout (self, width, height, priv->span, &priv->picture.style);
  respite_chart_picture_take_scene (&priv->picture, GTK_WIDGET (self), scene);
}

static void
update_label (RespiteTimeChart *self)
{
  RespiteTimeChartClass *klass = RESPITE_TIME_CHART_GET_CLASS (self);
  RespiteTimeChartPrivate *priv = get_private (self);
  g_autofree char *description = klass->describe (self, &priv->picture.style.words);
  g_autoptr (RespiteChartReading) reading = NULL;
  g_autofree char *label = NULL;

  if (description == NULL)
    return;

  if (priv->cursor != 0)
    reading = klass->lookup (self, priv->cursor, &priv->picture.style.words);
  label = reading != NULL ? respite_chart_reading_to_text (reading) : g_strdup (_ (klass->name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static gint64
get_marked (RespiteTimeChart *self)
{
  RespiteTimeChartPrivate *priv = get_private (self);

  return priv->hover != 0 ? priv->hover : priv->cursor;
}

static void
update_card (RespiteTimeChart *self)
{
  RespiteTimeChartPrivate *priv = get_private (self);
  gint64 at = get_marked (self);
  gboolean shown = at != 0 && respite_span_contains (respite_time_chart_get_visible (self), at) &&
                   (priv->hover != 0 || priv->has_focus);

  if (shown)
    {
      g_autoptr (RespiteChartReading) reading =
        RESPITE_TIME_CHART_GET_CLASS (self)->lookup (self, at, &priv->picture.style.words);

      respite_chart_card_show_reading (priv->card, reading);
    }
  gtk_widget_set_visible (GTK_WIDGET (priv->card), shown);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
respite_time_chart_show_span (RespiteTimeChart *self,
                              RespiteSpan       span)
{
  get_private (self)->span = span;
  update_picture (self);
  update_card (self);
}

static void
zoom_at (RespiteTimeChart *self,
         double            factor,
         gint64            at)
{
  gint64 least = RESPITE_TIME_CHART_GET_CLASS (self)->least_span;
  RespiteSpan visible = respite_time_chart_get_visible (self);

  factor = MIN (factor, MAX ((double) (visible.end - visible.begin) / (double) least, 1));
  respite_time_chart_show_span (self, respite_chart_span_zoom (visible, get_whole (self), factor, at));
}

static void
pan (RespiteTimeChart *self,
     double            share)
{
  RespiteSpan span = get_private (self)->span;
  double ms = (double) (span.end - span.begin) * share;

  if (is_zoomed (self))
    respite_time_chart_show_span (self, respite_chart_span_shift (span, get_whole (self), (gint64) ms));
}

static gboolean
key_pressed_cb (RespiteTimeChart *self,
                guint             keyval,
                guint             keycode,
                GdkModifierType   state)
{
  RespiteTimeChartClass *klass = RESPITE_TIME_CHART_GET_CLASS (self);

  if (is_empty (self))
    return GDK_EVENT_PROPAGATE;
  if (klass->press_key (self, keyval, state))
    return GDK_EVENT_STOP;

  switch (keyval)
    {
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
      if (klass->is_in_page && !is_zoomed (self))
        return GDK_EVENT_PROPAGATE;
      pan (self, keyval == GDK_KEY_Page_Up ? -PAN_SHARE : PAN_SHARE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (get_private (self)->cursor == 0)
        return GDK_EVENT_PROPAGATE;
      respite_time_chart_set_cursor (self, 0);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

gint64
respite_time_chart_get_instant_at (RespiteTimeChart *self,
                                   double            x)
{
  const RespiteScene *scene = get_private (self)->picture.scene;
  gint64 at = respite_scene_get_time (scene, x);

  return respite_span_contains (scene->span, at) ? at - at % RESPITE_TIME_CHART_GET_CLASS (self)->grain : 0;
}

static void
motion_cb (RespiteTimeChart *self,
           double            x,
           double            y)
{
  RespiteTimeChartPrivate *priv = get_private (self);

  /* GTK tells of a pointer at rest after every layout; only a real motion takes the reading from the keys. */
  if (priv->picture.scene == NULL || (x == priv->pointer_x && y == priv->pointer_y))
    return;

  priv->pointer_x = x;
  priv->pointer_y = y;
  priv->hover = respite_time_chart_get_instant_at (self, x);
  update_card (self);
}

static void
leave_cb (RespiteTimeChart *self)
{
  get_private (self)->hover = 0;
  update_card (self);
}

static gboolean
scroll_cb (RespiteTimeChart   *self,
           double              dx,
           double              dy,
           GtkEventController *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);
  gboolean is_sideways = (state & GDK_SHIFT_MASK) != 0 || fabs (dx) > fabs (dy);
  gboolean is_in_page = RESPITE_TIME_CHART_GET_CLASS (self)->is_in_page;
  RespiteTimeChartPrivate *priv = get_private (self);

  if (priv->picture.scene == NULL)
    return GDK_EVENT_PROPAGATE;
  if (is_in_page ? (state & GDK_CONTROL_MASK) != 0 : !is_sideways)
    {
      zoom_at (self, pow (ZOOM_FACTOR, -dy), respite_scene_get_time (priv->picture.scene, priv->pointer_x));
      return GDK_EVENT_STOP;
    }
  if (is_in_page && (!is_zoomed (self) || !is_sideways))
    return GDK_EVENT_PROPAGATE;

  pan (self, (fabs (dx) > fabs (dy) ? dx : dy) * PAN_SHARE / 2);

  return GDK_EVENT_STOP;
}

static void
released_cb (RespiteTimeChart *self,
             int               n_press,
             double            x,
             double            y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (get_private (self)->picture.scene != NULL && respite_time_chart_get_instant_at (self, x) != 0)
    respite_time_chart_set_cursor (self, respite_time_chart_get_instant_at (self, x));
}

static void
drag_begin_cb (RespiteTimeChart *self)
{
  RespiteTimeChartPrivate *priv = get_private (self);

  priv->drag_span = priv->span;
}

static void
drag_update_cb (RespiteTimeChart *self,
                double            dx,
                double            dy)
{
  RespiteTimeChartPrivate *priv = get_private (self);
  gint64 shift;

  if (priv->picture.scene == NULL || priv->drag_span.end <= priv->drag_span.begin)
    return;

  shift = (gint64) (dx / priv->picture.scene->plot.width * (double) (priv->drag_span.end - priv->drag_span.begin));
  respite_time_chart_show_span (self, respite_chart_span_shift (priv->drag_span, get_whole (self), -shift));
}

/* The widget's own flag changes only after the controllers were told. */
static void
focus_in_cb (RespiteTimeChart *self)
{
  get_private (self)->has_focus = TRUE;
  update_card (self);
}

static void
focus_out_cb (RespiteTimeChart *self)
{
  get_private (self)->has_focus = FALSE;
  update_card (self);
}

static void
scale_cb (RespiteTimeChart *self)
{
  update_picture (self);
}

static void
zoom_action_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  respite_time_chart_zoom (RESPITE_TIME_CHART (widget), g_variant_get_int32 (parameter));
}

/* In the lower corner of the plot; on a page, whose lower end may be out of sight, in the upper one. */
static void
allocate_button (RespiteTimeChart *self,
                 int               width)
{
  RespiteTimeChartPrivate *priv = get_private (self);
  const RespiteScene *scene = priv->picture.scene;
  GtkRequisition size;
  GtkAllocation place;

  if (!gtk_widget_get_visible (priv->whole_button))
    return;

  gtk_widget_get_preferred_size (priv->whole_button, &size, NULL);
  place = (GtkAllocation) { MAX (width - size.width - CARD_GAP / 2, 0), 0, size.width, size.height };
  if (scene != NULL && !RESPITE_TIME_CHART_GET_CLASS (self)->is_in_page)
    place.y = (int) (scene->plot.y + scene->plot.height) - size.height - CARD_GAP / 2;
  gtk_widget_size_allocate (priv->whole_button, &place, -1);
}

/* Where the card begins: at the top of the plot; on a page at the pointer, or at the top of what is in sight. */
static double
get_card_top (RespiteTimeChart *self)
{
  RespiteTimeChartPrivate *priv = get_private (self);
  gboolean is_in_page = RESPITE_TIME_CHART_GET_CLASS (self)->is_in_page;
  double top = priv->picture.scene->plot.y;
  graphene_point_t seen;
  GtkWidget *viewport;

  if (is_in_page && priv->hover != 0)
    return priv->pointer_y;

  viewport = is_in_page ? gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT) : NULL;
  if (viewport != NULL && gtk_widget_compute_point (viewport, GTK_WIDGET (self), &GRAPHENE_POINT_INIT (0, 0), &seen))
    top = MAX (top, seen.y);

  return top + CARD_GAP;
}

static void
respite_time_chart_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  RespiteTimeChart *self = RESPITE_TIME_CHART (widget);
  RespiteTimeChartPrivate *priv = get_private (self);
  const RespiteScene *scene = priv->picture.scene;

  if (scene == NULL || (int) scene->width != width || (int) scene->height != height)
    update_picture (self);
  scene = priv->picture.scene;
  if (scene != NULL)
    respite_chart_card_allocate_beside (priv->card, respite_scene_get_x (scene, get_marked (self)),
                                        get_card_top (self), width, height);
  allocate_button (self, width);
}

static void
respite_time_chart_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  RespiteTimeChart *self = RESPITE_TIME_CHART (widget);
  RespiteChartPicture *picture = &get_private (self)->picture;
  g_autoptr (RespiteScene) over = NULL;

  if (picture->scene != NULL && get_marked (self) != 0)
    over = RESPITE_TIME_CHART_GET_CLASS (self)->layout_cursor (picture->scene, &picture->style, get_marked (self));
  respite_chart_picture_snapshot (picture, widget, snapshot, over);

  GTK_WIDGET_CLASS (respite_time_chart_parent_class)->snapshot (widget, snapshot);
}

static void
respite_time_chart_css_changed (GtkWidget         *widget,
                                GtkCssStyleChange *change)
{
  RespiteTimeChart *self = RESPITE_TIME_CHART (widget);
  RespiteTimeChartPrivate *priv = get_private (self);

  GTK_WIDGET_CLASS (respite_time_chart_parent_class)->css_changed (widget, change);

  respite_chart_picture_read_style (&priv->picture, widget, priv->zone);
  update_picture (self);
}

static void
respite_time_chart_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_TIME_CHART);

  G_OBJECT_CLASS (respite_time_chart_parent_class)->dispose (object);
}

static void
respite_time_chart_finalize (GObject *object)
{
  RespiteTimeChartPrivate *priv = get_private (RESPITE_TIME_CHART (object));

  respite_chart_picture_clear (&priv->picture);
  g_clear_pointer (&priv->zone, g_time_zone_unref);

  G_OBJECT_CLASS (respite_time_chart_parent_class)->finalize (object);
}

static void
respite_time_chart_class_init (RespiteTimeChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_time_chart_dispose;
  object_class->finalize = respite_time_chart_finalize;
  widget_class->size_allocate = respite_time_chart_size_allocate;
  widget_class->snapshot = respite_time_chart_snapshot;
  widget_class->css_changed = respite_time_chart_css_changed;
  klass->grain = 1;
  klass->least_span = RESPITE_CHART_LEAST_MS;

  signals[CURSOR_MOVED] = g_signal_new ("cursor-moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (RESPITE_TYPE_CHART_CARD);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_install_action (widget_class, "chart.zoom", "i", zoom_action_cb);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-time-chart.ui");
  gtk_widget_class_bind_template_child_private (widget_class, RespiteTimeChart, card);
  gtk_widget_class_bind_template_child_private (widget_class, RespiteTimeChart, whole_button);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, motion_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, scroll_cb);
  gtk_widget_class_bind_template_callback (widget_class, released_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_update_cb);
  respite_chart_pinch_bind (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, focus_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, scale_cb);
}

static void
respite_time_chart_init (RespiteTimeChart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  respite_chart_picture_read_style (&get_private (self)->picture, GTK_WIDGET (self), NULL);
}

void
respite_time_chart_set_cursor (RespiteTimeChart *self,
                               gint64            cursor)
{
  RespiteTimeChartPrivate *priv;

  g_return_if_fail (RESPITE_IS_TIME_CHART (self));

  priv = get_private (self);
  if (priv->cursor == cursor || is_empty (self))
    return;

  priv->cursor = cursor;
  update_card (self);
  update_label (self);
  g_signal_emit (self, signals[CURSOR_MOVED], 0, cursor);
}

gint64
respite_time_chart_get_cursor (RespiteTimeChart *self)
{
  g_return_val_if_fail (RESPITE_IS_TIME_CHART (self), 0);

  return get_private (self)->cursor;
}

RespiteSpan
respite_time_chart_get_visible (RespiteTimeChart *self)
{
  g_return_val_if_fail (RESPITE_IS_TIME_CHART (self), ((RespiteSpan) { 0, 0 }));

  return is_zoomed (self) ? get_private (self)->span : get_whole (self);
}

void
respite_time_chart_zoom (RespiteTimeChart *self,
                         int               steps)
{
  RespiteSpan span;
  gint64 cursor;

  g_return_if_fail (RESPITE_IS_TIME_CHART (self));

  if (is_empty (self))
    return;

  span = respite_time_chart_get_visible (self);
  cursor = get_private (self)->cursor;
  if (steps == 0)
    respite_time_chart_show_span (self, (RespiteSpan) { 0, 0 });
  else
    zoom_at (self, pow (ZOOM_FACTOR, steps), cursor != 0 && respite_span_contains (span, cursor) ?
             cursor : span.begin + (span.end - span.begin) / 2);
}

const RespiteChartStyle *
respite_time_chart_get_style (RespiteTimeChart *self)
{
  g_return_val_if_fail (RESPITE_IS_TIME_CHART (self), NULL);

  return &get_private (self)->picture.style;
}

void
respite_time_chart_move_cursor (RespiteTimeChart *self,
                                gint64            at)
{
  RespiteTimeChartPrivate *priv;

  g_return_if_fail (RESPITE_IS_TIME_CHART (self));

  priv = get_private (self);
  priv->hover = 0;
  if (is_zoomed (self) && !respite_span_contains (priv->span, at))
    respite_time_chart_show_span (self, respite_chart_span_follow (priv->span, get_whole (self), at));
  respite_time_chart_set_cursor (self, at);
  update_card (self);
}

void
respite_time_chart_forget (RespiteTimeChart *self)
{
  RespiteTimeChartPrivate *priv;

  g_return_if_fail (RESPITE_IS_TIME_CHART (self));

  priv = get_private (self);
  priv->cursor = priv->hover = 0;
  priv->span = (RespiteSpan) { 0, 0 };
}

void
respite_time_chart_renew (RespiteTimeChart *self,
                          GTimeZone        *zone)
{
  GTimeZone *kept = zone != NULL ? g_time_zone_ref (zone) : NULL;
  RespiteTimeChartPrivate *priv;

  g_return_if_fail (RESPITE_IS_TIME_CHART (self));

  priv = get_private (self);
  g_clear_pointer (&priv->zone, g_time_zone_unref);
  priv->zone = kept;
  respite_chart_picture_read_style (&priv->picture, GTK_WIDGET (self), priv->zone);
  update_picture (self);
  update_card (self);
  update_label (self);
}

void
respite_time_chart_repaint (RespiteTimeChart *self)
{
  g_return_if_fail (RESPITE_IS_TIME_CHART (self));

  update_picture (self);
}
