/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-session-chart.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/respite-clock.h"
#include "chart/respite-scene-cairo.h"
#include "chart/respite-session-chart-layout.h"
#include "chart/respite-session-chart-reading.h"
#include "widgets/respite-chart-theme.h"
#include "widgets/respite-template.h"
#include "widgets/respite-window-words.h"

#define ZOOM_FACTOR     1.25
#define LEAST_VISIBLE   (5 * RESPITE_MINUTE_MS)
#define PAN_SHARE       0.2
#define CARD_GAP        12
#define NATURAL_WIDTH   760
#define NATURAL_HEIGHT  480
#define LEAST_WIDTH     360
#define LEAST_ROWS      22

struct _RespiteSessionChart
{
  GtkWidget             parent_instance;

  /* Owned */
  RespiteSessionRecord *record;
  GTimeZone            *zone;
  RespiteTextMeasure   *measure;
  char                 *font;
  RespiteScene         *scene;
  GdkTexture           *picture;

  /* Template children, owned by the template */
  GtkWidget            *card;
  GtkLabel             *card_title;
  GtkLabel             *card_names;
  GtkLabel             *card_values;
  GtkLabel             *card_ages;
  GtkLabel             *card_happening;
  GtkWidget            *whole_button;

  RespiteChartStyle     style;
  RespiteSpan           span;           /* both 0: the whole session */
  RespiteSpan           drag_span;
  gint64                now;
  gint64                cursor;
  gint64                hover;
  double                pointer_x;
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

/* What the chart needs of a record, so that it never looks at one that has been replaced. */
static RespiteSessionRecord *
copy_record (const RespiteSessionRecord * record)
{
  RespiteSessionRecord *copy = respite_session_record_new ();

  g_clear_pointer (&copy->session, respite_session_free);
  g_clear_pointer (&copy->order, respite_order_free);
  g_clear_pointer (&copy->protocol, respite_protocol_free);
  g_clear_pointer (&copy->thresholds, respite_thresholds_free);
  g_clear_pointer (&copy->timeline, respite_timeline_unref);
  copy->session = record->session != NULL ? respite_session_copy (record->session) : NULL;
  copy->order = record->order != NULL ? respite_order_copy (record->order) : NULL;
  copy->thresholds = record->thresholds != NULL ? respite_thresholds_copy (record->thresholds) : NULL;
  copy->timeline = record->timeline != NULL ? respite_timeline_ref (record->timeline) : NULL;
  copy->unconfirmed_since = record->unconfirmed_since;
  if (record->protocol != NULL)
    {
      copy->protocol = respite_protocol_new ();
      copy->protocol->schedule = record->protocol->schedule;
    }

  return copy;
}

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

static GdkTexture *
paint_picture (RespiteSessionChart *self)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int width = (int) self->scene->width * scale, height = (int) self->scene->height * scale;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  GdkTexture *texture;
  g_autoptr (GBytes) bytes = NULL;

  cairo_scale (cr, scale, scale);
  respite_scene_paint_cairo (self->scene, &self->style, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);

  return texture;
}

/* Lays the chart out and paints it once; snapshot() only puts the picture on the screen. */
static void
update_picture (RespiteSessionChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  RespiteChartView view = { .now = self->now, .span = self->span, .has_key = self->has_key };

  view.width = gtk_widget_get_width (widget);
  view.height = gtk_widget_get_height (widget);
  g_clear_pointer (&self->scene, respite_scene_free);
  g_clear_object (&self->picture);
  gtk_widget_set_visible (self->whole_button, self->span.end > self->span.begin);
  gtk_widget_queue_draw (widget);
  if (self->record == NULL || view.width < 1 || view.height < 1)
    return;

  self->scene = respite_session_chart_layout (self->record, &view, &self->style);
  self->picture = paint_picture (self);
}

static void
update_style (RespiteSessionChart *self)
{
  g_autofree char *font = respite_chart_theme_read (GTK_WIDGET (self), &self->style);

  if (self->measure == NULL || g_strcmp0 (font, self->font) != 0)
    {
      g_clear_pointer (&self->measure, respite_text_measure_free);
      g_free (self->font);
      self->font = g_steal_pointer (&font);
      self->measure = respite_text_measure_new (self->font);
    }
  self->style.font = self->font;
  self->style.measure = respite_text_measure_get_width;
  self->style.measure_data = self->measure;
  respite_window_words_init (&self->style.words, self->zone);
}

static void
update_label (RespiteSessionChart *self)
{
  g_autofree char *description = NULL;
  g_autofree char *label = NULL;

  if (self->record == NULL)
    return;

  description = respite_session_chart_describe (self->record, &self->style.words);
  if (self->cursor != 0)
    {
      g_autoptr (RespiteChartReading) reading =
        respite_session_chart_lookup (self->record, self->cursor, &self->style.words);

      label = respite_chart_reading_to_text (reading);
    }
  else
    label = g_strdup (_ ("Session chart"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static char *
join_lines (GPtrArray *values,
            gsize      offset)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++)
    {
      const char *part = G_STRUCT_MEMBER (const char *, g_ptr_array_index (values, i), offset);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", part != NULL ? part : "");
    }

  return g_string_free (text, FALSE);
}

static void
fill_card (RespiteSessionChart *self,
           gint64               at)
{
  g_autoptr (RespiteChartReading) reading = respite_session_chart_lookup (self->record, at, &self->style.words);
  g_autofree char *names = join_lines (reading->values, G_STRUCT_OFFSET (RespiteChartValue, label));
  g_autofree char *values = join_lines (reading->values, G_STRUCT_OFFSET (RespiteChartValue, value));
  g_autofree char *ages = join_lines (reading->values, G_STRUCT_OFFSET (RespiteChartValue, age));
  g_autofree char *happening = NULL;

  g_ptr_array_add (reading->happening, NULL);
  happening = g_strjoinv ("\n", (char **) reading->happening->pdata);
  gtk_label_set_text (self->card_title, reading->title);
  gtk_label_set_text (self->card_names, names);
  gtk_label_set_text (self->card_values, values);
  gtk_label_set_text (self->card_ages, ages);
  gtk_label_set_text (self->card_happening, happening);
  gtk_widget_set_visible (GTK_WIDGET (self->card_happening), *happening != '\0');
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
    fill_card (self, at);
  gtk_widget_set_visible (self->card, shown);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_span (RespiteSessionChart *self,
          RespiteSpan          span)
{
  RespiteSpan whole = get_whole (self);
  gint64 length = MAX (span.end - span.begin, LEAST_VISIBLE);

  if (span.end <= span.begin || length >= whole.end - whole.begin)
    span = (RespiteSpan) { 0, 0 }
  ;
  else
    {
      span.begin = CLAMP (span.begin, whole.begin, whole.end - length);
      span.end = span.begin + length;
    }

  self->span = span;
  update_picture (self);
  update_card (self);
}

static void
zoom_at (RespiteSessionChart *self,
         double               factor,
         gint64               at)
{
  RespiteSpan span = get_visible (self);
  double length = (double) (span.end - span.begin) / factor;
  double share = CLAMP (respite_span_get_position (span, at), 0, 1);

  length = MAX (length, LEAST_VISIBLE);
  span.begin = at - (gint64) (length * share);
  span.end = span.begin + (gint64) length;
  set_span (self, span);
}

static void
pan (RespiteSessionChart *self,
     double               share)
{
  RespiteSpan span = get_visible (self);
  gint64 step = (gint64) ((double) (span.end - span.begin) * share);

  if (self->span.end > self->span.begin)
    set_span (self, (RespiteSpan) { span.begin + step, span.end + step });
}

/* Keeps the cursor in sight: a zoomed chart follows it. */
static void
move_cursor (RespiteSessionChart *self,
             gint64               at)
{
  RespiteSpan whole = get_whole (self), span = get_visible (self);

  at = CLAMP (at, whole.begin, whole.end);
  self->hover = 0;
  if (self->span.end > self->span.begin && !respite_span_contains (span, at))
    {
      gint64 length = span.end - span.begin;

      set_span (self, (RespiteSpan) { at - length / 2, at + length / 2 });
    }
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
      at = self->now != 0 ? self->now : respite_timeline_get_last (self->record->timeline);
      break;
    case GDK_KEY_Page_Up:
      pan (self, -PAN_SHARE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
      pan (self, PAN_SHARE);
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

  self->pointer_x = x;
  if (self->scene == NULL)
    return;

  at = respite_scene_get_time (self->scene, x);
  at = respite_span_contains (self->scene->span, at) ? at - at % RESPITE_MINUTE_MS : 0;
  if (at == self->hover)
    return;

  self->hover = at;
  update_card (self);
}

static void
leave_cb (RespiteSessionChart *self)
{
  if (self->hover == 0)
    return;

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

  if (self->scene == NULL)
    return GDK_EVENT_PROPAGATE;

  if ((state & GDK_SHIFT_MASK) != 0 || fabs (dx) > fabs (dy))
    pan (self, (fabs (dx) > fabs (dy) ? dx : dy) * PAN_SHARE / 2);
  else
    zoom_at (self, pow (ZOOM_FACTOR, -dy), respite_scene_get_time (self->scene, self->pointer_x));

  return GDK_EVENT_STOP;
}

static void
pressed_cb (RespiteSessionChart *self,
            int                  n_press,
            double               x,
            double               y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
released_cb (RespiteSessionChart *self,
             int                  n_press,
             double               x,
             double               y)
{
  gint64 at;

  if (self->scene == NULL)
    return;

  at = respite_scene_get_time (self->scene, x);
  if (respite_span_contains (self->scene->span, at))
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

  if (self->scene == NULL || self->drag_span.end <= self->drag_span.begin)
    return;

  shift = (gint64) (dx / self->scene->plot.width * (double) (self->drag_span.end - self->drag_span.begin));
  set_span (self, (RespiteSpan) { self->drag_span.begin - shift, self->drag_span.end - shift });
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
  double rows = MIN (self->style.size * LEAST_ROWS, NATURAL_HEIGHT);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : (int) rows;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : NATURAL_HEIGHT;
}

static void
allocate_card (RespiteSessionChart *self,
               int                  width,
               int                  height)
{
  GtkRequisition size;
  GtkAllocation place;
  double x;

  if (!gtk_widget_get_visible (self->card) || self->scene == NULL)
    return;

  gtk_widget_get_preferred_size (self->card, &size, NULL);
  x = respite_scene_get_x (self->scene, get_marked (self));
  place.width = MIN (size.width, width);
  place.height = MIN (size.height, height);
  place.x = (int) x + CARD_GAP;
  if (place.x + place.width > width)
    place.x = (int) x - CARD_GAP - place.width;
  place.x = CLAMP (place.x, 0, MAX (width - place.width, 0));
  place.y = CLAMP ((int) self->scene->plot.y + CARD_GAP, 0, MAX (height - place.height, 0));
  gtk_widget_size_allocate (self->card, &place, -1);
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
  if (self->scene != NULL)
    place.y = (int) (self->scene->plot.y + self->scene->plot.height) - size.height - CARD_GAP / 2;
  gtk_widget_size_allocate (self->whole_button, &place, -1);
}

static void
respite_session_chart_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  RespiteSessionChart *self = RESPITE_SESSION_CHART (widget);

  if (self->scene == NULL || (int) self->scene->width != width || (int) self->scene->height != height)
    update_picture (self);
  allocate_card (self, width, height);
  allocate_button (self, width);
}

static void
snapshot_cursor (RespiteSessionChart *self,
                 GtkSnapshot         *snapshot,
                 gint64               at)
{
  g_autoptr (RespiteScene) cursor = respite_session_chart_layout_cursor (self->scene, &self->style, at);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) cursor->width,
                                                                          (float) cursor->height));

  respite_scene_paint_cairo (cursor, &self->style, cr);
  cairo_destroy (cr);
}

static void
respite_session_chart_snapshot (GtkWidget   *widget,
                                GtkSnapshot *snapshot)
{
  RespiteSessionChart *self = RESPITE_SESSION_CHART (widget);

  if (self->picture != NULL)
    {
      gtk_snapshot_append_texture (snapshot, self->picture, &GRAPHENE_RECT_INIT (0, 0, (float) self->scene->width,
                                                                                 (float) self->scene->height));
      if (get_marked (self) != 0)
        snapshot_cursor (self, snapshot, get_marked (self));
    }

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

  update_style (self);
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

  g_clear_object (&self->picture);
  g_clear_pointer (&self->scene, respite_scene_free);
  g_clear_pointer (&self->measure, respite_text_measure_free);
  g_clear_pointer (&self->font, g_free);
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

  gtk_widget_class_set_css_name (widget_class, "sessionchart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_install_action (widget_class, "chart.zoom", "i", zoom_action_cb);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-session-chart.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionChart, card);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionChart, card_title);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionChart, card_names);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionChart, card_values);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionChart, card_ages);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionChart, card_happening);
  gtk_widget_class_bind_template_child (widget_class, RespiteSessionChart, whole_button);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, motion_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, scroll_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
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
  update_style (self);
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
  self->record = record != NULL ? copy_record (record) : NULL;
  self->zone = zone != NULL ? g_time_zone_ref (zone) : NULL;
  self->now = now;
  if (self->record == NULL)
    {
      self->cursor = self->hover = 0;
      self->span = (RespiteSpan) { 0, 0 };
    }
  update_style (self);
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
  RespiteSpan span = { 0, 0 };

  g_return_if_fail (RESPITE_IS_SESSION_CHART (self));

  if (self->record != NULL)
    span = get_visible (self);
  *begin = span.begin;
  *end = span.end;
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
