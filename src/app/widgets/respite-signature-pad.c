/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-signature-pad.h"

#include <glib/gi18n.h>
#include <math.h>

#include "widgets/respite-template.h"

#define BOX_WIDTH 600
#define BOX_HEIGHT 200
#define POINTS_MAX 20000
#define LINE_WIDTH 2.2

typedef struct
{
  int      x;
  int      y;
  gboolean begins;
} Point;

struct _RespiteSignaturePad
{
  GtkWidget parent_instance;

  /* Owned */
  GArray   *points;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteSignaturePad, respite_signature_pad, GTK_TYPE_WIDGET)

/* The box lies in the middle of the widget as large as it fits. */
static void
get_box (RespiteSignaturePad *self,
         double              *scale,
         double              *left,
         double              *top)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));

  *scale = MAX (0.01, MIN (width / BOX_WIDTH, height / BOX_HEIGHT));
  *left = (width - *scale * BOX_WIDTH) / 2;
  *top = (height - *scale * BOX_HEIGHT) / 2;
}

static void
update_label (RespiteSignaturePad *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->points->len > 0 ? _ ("Signature, drawn") : _ ("Signature, empty"), -1);
}

static void
drag_begin_cb (GtkGestureDrag      *gesture,
               double               x,
               double               y,
               RespiteSignaturePad *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  respite_signature_pad_add_point (self, x, y, TRUE);
}

static void
drag_update_cb (GtkGestureDrag      *gesture,
                double               offset_x,
                double               offset_y,
                RespiteSignaturePad *self)
{
  double x;
  double y;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y))
    respite_signature_pad_add_point (self, x + offset_x, y + offset_y, FALSE);
}

static void
paint_strokes (RespiteSignaturePad *self,
               cairo_t             *cr)
{
  for (guint i = 0; i < self->points->len; i++)
    {
      const Point *point = &g_array_index (self->points, Point, i);

      if (point->begins)
        cairo_move_to (cr, point->x, point->y);
      cairo_line_to (cr, point->x, point->y);
    }
  cairo_set_line_width (cr, LINE_WIDTH);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
}

static void
respite_signature_pad_snapshot (GtkWidget   *widget,
                                GtkSnapshot *snapshot)
{
  RespiteSignaturePad *self = RESPITE_SIGNATURE_PAD (widget);
  float width = gtk_widget_get_width (widget);
  float height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  double scale;
  double left;
  double top;
  GdkRGBA ink;

  get_box (self, &scale, &left, &top);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  cairo_translate (cr, left, top);
  cairo_scale (cr, scale, scale);
  gdk_cairo_set_source_rgba (cr, &ink);
  paint_strokes (self, cr);
  ink.alpha = 0.35f;
  gdk_cairo_set_source_rgba (cr, &ink);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, BOX_WIDTH * 0.06, BOX_HEIGHT * 0.78);
  cairo_line_to (cr, BOX_WIDTH * 0.94, BOX_HEIGHT * 0.78);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
respite_signature_pad_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_SIGNATURE_PAD);

  G_OBJECT_CLASS (respite_signature_pad_parent_class)->dispose (object);
}

static void
respite_signature_pad_finalize (GObject *object)
{
  g_array_unref (RESPITE_SIGNATURE_PAD (object)->points);

  G_OBJECT_CLASS (respite_signature_pad_parent_class)->finalize (object);
}

static void
respite_signature_pad_class_init (RespiteSignaturePadClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_signature_pad_dispose;
  object_class->finalize = respite_signature_pad_finalize;
  widget_class->snapshot = respite_signature_pad_snapshot;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-signature-pad.ui");
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_update_cb);
}

static void
respite_signature_pad_init (RespiteSignaturePad *self)
{
  self->points = g_array_new (FALSE, FALSE, sizeof (Point));
  gtk_widget_init_template (GTK_WIDGET (self));
  update_label (self);
}

char *
respite_signature_pad_dup_strokes (RespiteSignaturePad *self)
{
  g_autoptr (GString) path = g_string_new (NULL);

  g_return_val_if_fail (RESPITE_IS_SIGNATURE_PAD (self), NULL);

  for (guint i = 0; i < self->points->len; i++)
    {
      const Point *point = &g_array_index (self->points, Point, i);

      g_string_append_printf (path, "%c%d %d", point->begins ? 'M' : 'L', point->x, point->y);
    }

  return g_string_free (g_steal_pointer (&path), FALSE);
}

void
respite_signature_pad_clear (RespiteSignaturePad *self)
{
  g_return_if_fail (RESPITE_IS_SIGNATURE_PAD (self));

  g_array_set_size (self->points, 0);
  update_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

void
respite_signature_pad_add_point (RespiteSignaturePad *self,
                                 double               x,
                                 double               y,
                                 gboolean             begins)
{
  Point point = { .begins = begins || self->points->len == 0 };
  const Point *last = NULL;
  double scale;
  double left;
  double top;

  g_return_if_fail (RESPITE_IS_SIGNATURE_PAD (self));

  get_box (self, &scale, &left, &top);
  point.x = (int) CLAMP (lround ((x - left) / scale), 0, BOX_WIDTH);
  point.y = (int) CLAMP (lround ((y - top) / scale), 0, BOX_HEIGHT);
  if (self->points->len > 0)
    last = &g_array_index (self->points, Point, self->points->len - 1);
  if (self->points->len >= POINTS_MAX || (last != NULL && !begins && last->x == point.x && last->y == point.y))
    return;

  g_array_append_val (self->points, point);
  update_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CHANGED], 0);
}
