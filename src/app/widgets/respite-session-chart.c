/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-session-chart.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/respite-clock.h"
#include "chart/respite-chart-span.h"
#include "chart/respite-session-chart-reading.h"
#include "widgets/respite-chart-card.h"
#include "widgets/respite-chart-picture.h"
#include "widgets/respite-template.h"

#define ZOOM_FACTOR     1.25
#define PAN_SHARE       0.2
#define CARD_GAP        12
#define NATURAL_WIDTH   760
#define NATURAL_HEIGHT  480
#define LEAST_WIDTH     360
#define LEAST_ROWS      14

struct _RespiteSessionChart
{
  GtkWidget             parent_instance;

  /* Owned */
  RespiteSessionRecord *record;
  GTimeZone            *zone;
  RespiteChartPicture   picture;

  /* Template children, owned by the template */
  RespiteChartCard     *card;
  GtkWidget            *whole_button;

  RespiteSpan           span;           /* both 0: the whole session */
  RespiteSpan           drag_span;
  gint64                now;
  gint64                cursor;
  gint64                hover;
  double                pointer_x;
  double                pointer_y;
  gboolean              has_key;
  gboolean              has_focus;
};

enum
{
  CURSOR_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteSessionChart, respite_session_chart, GTK_TYPE_WIDGET)

static RespiteSpan
get_whole (RespiteSessionChart *self)
{
  return respite_session_chart_get_span (self->record, self->now);
}

static RespiteSpan
get_visible (RespiteSessionChart *self)
{
  return self->span.end > self->span.begin ? self->span : get_whole (self);
}

/* Lays the chart out and paints it once; snapshot() only puts the picture on the screen. */
static void
update_picture (RespiteSessionChart *self)
{
  const RespiteChartView view = { .now = self->now, .span = self->span, .has_key = self->has_key };

  gtk_widget_set_visible (self->whole_button, self->span.end > self->span.begin);
  respite_chart_picture_update (&self->picture, GTK_WIDGET (self), self->record, view);
}

static void
update_label (RespiteSessionChart *self)
{
  g_autoptr (RespiteChartReading) reading = NULL;
  g_autofree char *description = NULL;
  g_autofree char *label = NULL;

  if (self->record == NULL)
    return;

  description = respite_session_chart_describe (self->record, &self->picture.style.words);
  if (self->cursor != 0)
    reading = respite_session_chart_lookup (self->record, self->cursor, &self->picture.style.words);
  label = reading != NULL ? respite_chart_reading_to_text (reading) : g_strdup (_ ("Session chart"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static gint64
get_marked (RespiteSessionChart *self)
{
  return self->hover != 0 ? self->hover : self->cursor;
}

static void
update_card (RespiteSessionChart *self)
{
  gint64 at = get_marked (self);
  gboolean shown = at != 0 && self->record != NULL && respite_span_contains (get_visible (self), at) &&
                   (self->hover != 0 || self->has_focus);

  if (shown)
    {
      g_autoptr (RespiteChartReading) reading =
        respite_session_chart_lookup (self->record, at, &self->picture.style.words);

      respite_chart_card_show_reading (self->card, reading);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->card), shown);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
is_zoomed (RespiteSessionChart *self)
{
  return self->span.end > self->span.begin;
}

static void
set_span (RespiteSessionChart *self,
          RespiteSpan          span)
{
  self->span = span;
  update_picture (self);
  update_card (self);
}

static void
zoom_at (RespiteSessionChart *self,
         double               factor,
         gint64               at)
{
  set_span (self, respite_chart_span_zoom (get_visible (self), get_whole (self), factor, at));
}

static void
pan (RespiteSessionChart *self,
     double               share)
{
  double ms = (double) (self->span.end - self->span.begin) * share;

  if (is_zoomed (self))
    set_span (self, respite_chart_span_shift (self->span, get_whole (self), (gint64) ms));
}

/* Keeps the cursor in sight: a zoomed chart follows it. */
static void
move_cursor (RespiteSessionChart *self,
             gint64               at)
{
  RespiteSpan whole = get_whole (self);

  at = CLAMP (at, whole.begin, whole.end);
  self->hover = 0;
  if (is_zoomed (self) && !respite_span_contains (self->span, at))
    set_span (self, respite_chart_span_follow (self->span, whole, at));
  respite_session_chart_set_cursor (self, at);
}

static gint64
get_cursor_or_default (RespiteSessionChart *self)
{
  RespiteSpan span = get_visible (self);

  if (self->cursor != 0)
    return self->cursor;
  if (self->now != 0 && respite_span_contains (span, self->now))
    return self->now - self->now % RESPITE_MINUTE_MS;

  return span.begin;
}

static gboolean
key_pressed_cb (RespiteSessionChart *self,
                guint                keyval,
                guint                keycode,
                GdkModifierType      state)
{
  gboolean has_control = (state & GDK_CONTROL_MASK) != 0;
  gint64 at;

  if (self->record == NULL)
    return GDK_EVENT_PROPAGATE;

  at = get_cursor_or_default (self);
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
      at = get_whole (self).begin;
      break;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      at = self->now != 0 ? self->now : get_whole (self).end;
      if (self->now == 0 && self->record->timeline != NULL)
        at = respite_timeline_get_last (self->record->timeline);
      break;
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
      pan (self, keyval == GDK_KEY_Page_Up ? -PAN_SHARE : PAN_SHARE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (self->cursor == 0)
        return GDK_EVENT_PROPAGATE;
      respite_session_chart_set_cursor (self, 0);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }

  move_cursor (self, at);

  return GDK_EVENT_STOP;
}

static void
motion_cb (RespiteSessionChart *self,
           double               x,
           double               y)
{
  gint64 at;

  /* GTK tells of a pointer at rest after every layout; only a real motion takes the reading from the keys. */
  if (self->picture.scene == NULL || (x == self->pointer_x && y == self->pointer_y))
    return;

  self->pointer_x = x;
  self->pointer_y = y;
  at = respite_scene_get_time (self->picture.scene, x);
  at = respite_span_contains (self->picture.scene->span, at) ? at - at % RESPITE_MINUTE_MS : 0;
  if (at == self->hover)
    return;

  self->hover = at;
  update_card (self);
}

static void
leave_cb (RespiteSessionChart *self)
{
  self->hover = 0;
  update_card (self);
}

static gboolean
scroll_cb (RespiteSessionChart *self,
           double               dx,
           double               dy,
           GtkEventController  *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);

  if (self->picture.scene == NULL)
    return GDK_EVENT_PROPAGATE;

  if ((state & GDK_SHIFT_MASK) != 0 || fabs (dx) > fabs (dy))
    pan (self, (fabs (dx) > fabs (dy) ? dx : dy) * PAN_SHARE / 2);
  else
    zoom_at (self, pow (ZOOM_FACTOR, -dy), respite_scene_get_time (self->picture.scene, self->pointer_x));

  return GDK_EVENT_STOP;
}

static void
released_cb (RespiteSessionChart *self,
             int                  n_press,
             double               x,
             double               y)
{
  gint64 at;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->picture.scene == NULL)
    return;

  at = respite_scene_get_time (self->picture.scene, x);
  if (respite_span_contains (self->picture.scene->span, at))
    respite_session_chart_set_cursor (self, at - at % RESPITE_MINUTE_MS);
}

static void
drag_begin_cb (RespiteSessionChart *self)
{
  self->drag_span = self->span;
}

static void
drag_update_cb (RespiteSessionChart *self,
                double               dx,
                double               dy)
{
  gint64 shift;

  if (self->picture.scene == NULL || self->drag_span.end <= self->drag_span.begin)
    return;

  shift = (gint64) (dx / self->picture.scene->plot.width * (double) (self->drag_span.end - self->drag_span.begin));
  set_span (self, respite_chart_span_shift (self->drag_span, get_whole (self), -shift));
}

/* The widget's own flag changes only after the controllers were told. */
static void
focus_in_cb (RespiteSessionChart *self)
{
  self->has_focus = TRUE;
  update_card (self);
}

static void
focus_out_cb (RespiteSessionChart *self)
{
  self->has_focus = FALSE;
  update_card (self);
}

static void
zoom_action_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  respite_session_chart_zoom (RESPITE_SESSION_CHART (widget), g_variant_get_int32 (parameter));
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
  RespiteSessionChart *self = RESPITE_SESSION_CHART (widget);
  double rows = MIN (self->picture.style.size * LEAST_ROWS, NATURAL_HEIGHT);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : (int) rows;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : NATURAL_HEIGHT;
}

static void
allocate_button (RespiteSessionChart *self,
                 int                  width)
{
  GtkRequisition size;
  GtkAllocation place;

  if (!gtk_widget_get_visible (self->whole_button))
    return;

  gtk_widget_get_preferred_size (self->whole_button, &size, NULL);
  place = (GtkAllocation) { MAX (width - size.width - CARD_GAP / 2, 0), 0, size.width, size.height };
  if (self->picture.scene != NULL)
    place.y = (int) (self->picture.scene->plot.y + self->picture.scene->plot.height) - size.height - CARD_GAP / 2;
  gtk_widget_size_allocate (self->whole_button, &place, -1);
}

static void
respite_session_chart_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  RespiteSessionChart *self = RESPITE_SESSION_CHART (widget);
  const RespiteScene *scene = self->picture.scene;

  if (scene == NULL || (int) scene->width != width || (int) scene->height != height)
    update_picture (self);
  scene = self->picture.scene;
  if (scene != NULL)
    respite_chart_card_allocate_beside (self->card, respite_scene_get_x (scene, get_marked (self)),
                                        scene->plot.y + CARD_GAP, width, height);
  allocate_button (self, width);
}

static void
respite_session_chart_snapshot (GtkWidget   *widget,
                                GtkSnapshot *snapshot)
{
  RespiteSessionChart *self = RESPITE_SESSION_CHART (widget);

  respite_chart_picture_snapshot (&self->picture, snapshot, get_marked (self));

  GTK_WIDGET_CLASS (respite_session_chart_parent_class)->snapshot (widget, snapshot);
}

/* What happened while the chart was not to be seen was not painted. */
static void
respite_session_chart_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (respite_session_chart_parent_class)->map (widget);

  update_picture (RESPITE_SESSION_CHART (widget));
}

static void
respite_session_chart_css_changed (GtkWidget         *widget,
                                   GtkCssStyleChange *change)
{
  RespiteSessionChart *self = RESPITE_SESSION_CHART (widget);

  GTK_WIDGET_CLASS (respite_session_chart_parent_class)->css_changed (widget, change);

  respite_chart_picture_read_style (&self->picture, GTK_WIDGET (self), self->zone);
  update_picture (self);
}

static void
scale_cb (RespiteSessionChart *self)
{
  update_picture (self);
}

static void
respite_session_chart_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_SESSION_CHART);

  G_OBJECT_CLASS (respite_session_chart_parent_class)->dispose (object);
}

static void
respite_session_chart_finalize (GObject *object)
{
  RespiteSessionChart *self = RESPITE_SESSION_CHART (object);

  respite_chart_picture_clear (&self->picture);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->record, respite_session_record_free);

  G_OBJECT_CLASS (respite_session_chart_parent_class)->finalize (object);
}

static void
respite_session_chart_class_init (RespiteSessionChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_session_chart_dispose;
  object_class->finalize = respite_session_chart_finalize;
  widget_class->measure = respite_session_chart_measure;
  widget_class->size_allocate = respite_session_chart_size_allocate;
  widget_class->snapshot = respite_session_chart_snapshot;
  widget_class->map = respite_session_chart_map;
  widget_class->css_changed = respite_session_chart_css_changed;

  signals[CURSOR_MOVED] = g_signal_new ("cursor-moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (RESPITE_TYPE_CHART_CARD);
  gtk_widget_class_set_css_name (widget_class, "sessionchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_install_action (widget_class, "chart.zoom", "i", zoom_action_cb);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-session-chart.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionChart, card);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionChart, whole_button);
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
respite_session_chart_init (RespiteSessionChart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  respite_chart_picture_read_style (&self->picture, GTK_WIDGET (self), self->zone);
}

void
respite_session_chart_show (RespiteSessionChart        *self,
                            const RespiteSessionRecord *record,
                            GTimeZone                  *zone,
                            gint64                      now)
{
  g_return_if_fail (RESPITE_IS_SESSION_CHART (self));

  g_clear_pointer (&self->record, respite_session_record_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->record = record != NULL ? respite_chart_record_copy (record) : NULL;
  self->zone = zone != NULL ? g_time_zone_ref (zone) : NULL;
  self->now = now;
  if (self->record == NULL)
    {
      self->cursor = self->hover = 0;
      self->span = (RespiteSpan) { 0, 0 };
    }
  respite_chart_picture_read_style (&self->picture, GTK_WIDGET (self), self->zone);
  update_picture (self);
  update_card (self);
  update_label (self);
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
    update_picture (self);
}

void
respite_session_chart_set_has_key (RespiteSessionChart *self,
                                   gboolean             has_key)
{
  g_return_if_fail (RESPITE_IS_SESSION_CHART (self));

  if (self->has_key == has_key)
    return;

  self->has_key = has_key;
  update_picture (self);
}

void
respite_session_chart_set_cursor (RespiteSessionChart *self,
                                  gint64               cursor)
{
  g_return_if_fail (RESPITE_IS_SESSION_CHART (self));

  if (self->cursor == cursor || self->record == NULL)
    return;

  self->cursor = cursor;
  update_card (self);
  update_label (self);
  g_signal_emit (self, signals[CURSOR_MOVED], 0, cursor);
}

gint64
respite_session_chart_get_cursor (RespiteSessionChart *self)
{
  g_return_val_if_fail (RESPITE_IS_SESSION_CHART (self), 0);

  return self->cursor;
}

void
respite_session_chart_get_visible (RespiteSessionChart *self,
                                   gint64              *begin,
                                   gint64              *end)
{
  g_return_if_fail (RESPITE_IS_SESSION_CHART (self));

  *begin = self->record != NULL ? get_visible (self).begin : 0;
  *end = self->record != NULL ? get_visible (self).end : 0;
}

void
respite_session_chart_zoom (RespiteSessionChart *self,
                            int                  steps)
{
  RespiteSpan span;

  g_return_if_fail (RESPITE_IS_SESSION_CHART (self));

  if (self->record == NULL)
    return;

  span = get_visible (self);
  if (steps == 0)
    set_span (self, (RespiteSpan) { 0, 0 });
  else
    zoom_at (self, pow (ZOOM_FACTOR, steps), self->cursor != 0 && respite_span_contains (span, self->cursor) ?
             self->cursor : span.begin + (span.end - span.begin) / 2);
}
