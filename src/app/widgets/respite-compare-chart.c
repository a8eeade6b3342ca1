/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-compare-chart.h"

#include <glib/gi18n.h>

#include "chart/respite-session-chart-overlay.h"
#include "chart/respite-session-chart-reading.h"
#include "widgets/respite-chart-picture.h"
#include "widgets/respite-template.h"

#define LEAST_WIDTH 480

struct _RespiteCompareChart
{
  GtkWidget           parent_instance;

  GPtrArray          *records;  /* owned */
  GTimeZone          *zone;     /* owned */
  gboolean            is_overlay;
  RespiteChartPicture picture;
};

G_DEFINE_FINAL_TYPE (RespiteCompareChart, respite_compare_chart, GTK_TYPE_WIDGET)

static RespiteScene *
lay_out (RespiteCompareChart * self,
         double width)
{
  if (self->records == NULL || self->records->len == 0)
    return NULL;

  return self->is_overlay ? respite_session_chart_overlay_layout (self->records, &self->picture.style, width) :
         respite_session_chart_compare_layout (self->records, &self->picture.style, width);
}

static void
repaint (RespiteCompareChart *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  respite_chart_picture_read_style (&self->picture, GTK_WIDGET (self), self->zone);
  respite_chart_picture_take_scene (&self->picture, GTK_WIDGET (self), width > 0 ? lay_out (self, width) : NULL);
}

/* Each session in its own words. */
static void
describe (RespiteCompareChart *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; self->records != NULL && i < self->records->len; i++)
    {
      const RespiteSessionRecord *record = g_ptr_array_index (self->records, i);
      g_autofree char *title = respite_session_chart_compare_title (record, &self->picture.style.words);
      g_autofree char *essence = respite_session_chart_describe (record, &self->picture.style.words);

      g_string_append_printf (text, "%s%s. %s", i > 0 ? " " : "", title, essence);
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str, -1);
}

static void
respite_compare_chart_measure (GtkWidget     *widget,
                               GtkOrientation orientation,
                               int            for_size,
                               int           *minimum,
                               int           *natural,
                               int           *minimum_baseline,
                               int           *natural_baseline)
{
  RespiteCompareChart *self = RESPITE_COMPARE_CHART (widget);
  g_autoptr (RespiteScene) scene = NULL;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = LEAST_WIDTH * 2;
      return;
    }

  respite_chart_picture_read_style (&self->picture, widget, self->zone);
  scene = lay_out (self, for_size > 0 ? for_size : LEAST_WIDTH * 2);
  *minimum = *natural = scene != NULL ? (int) scene->height : 0;
}

static GtkSizeRequestMode
respite_compare_chart_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
respite_compare_chart_size_allocate (GtkWidget *widget,
                                     int        width,
                                     int        height,
                                     int        baseline)
{
  RespiteCompareChart *self = RESPITE_COMPARE_CHART (widget);

  if (self->picture.scene == NULL || (int) self->picture.scene->width != width)
    repaint (self);
}

static void
respite_compare_chart_snapshot (GtkWidget   *widget,
                                GtkSnapshot *snapshot)
{
  respite_chart_picture_snapshot (&RESPITE_COMPARE_CHART (widget)->picture, widget, snapshot, NULL);
}

static void
respite_compare_chart_css_changed (GtkWidget         *widget,
                                   GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (respite_compare_chart_parent_class)->css_changed (widget, change);

  repaint (RESPITE_COMPARE_CHART (widget));
  gtk_widget_queue_resize (widget);
}

static void
respite_compare_chart_finalize (GObject *object)
{
  RespiteCompareChart *self = RESPITE_COMPARE_CHART (object);

  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  respite_chart_picture_clear (&self->picture);

  G_OBJECT_CLASS (respite_compare_chart_parent_class)->finalize (object);
}

static void
respite_compare_chart_class_init (RespiteCompareChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = respite_compare_chart_finalize;
  widget_class->measure = respite_compare_chart_measure;
  widget_class->get_request_mode = respite_compare_chart_get_request_mode;
  widget_class->size_allocate = respite_compare_chart_size_allocate;
  widget_class->snapshot = respite_compare_chart_snapshot;
  widget_class->css_changed = respite_compare_chart_css_changed;

  gtk_widget_class_set_css_name (widget_class, "comparechart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-compare-chart.ui");
}

static void
respite_compare_chart_init (RespiteCompareChart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_compare_chart_show (RespiteCompareChart *self,
                            GPtrArray           *records,
                            gboolean             is_overlay,
                            GTimeZone           *zone)
{
  g_return_if_fail (RESPITE_IS_COMPARE_CHART (self));

  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->records = records;
  self->zone = zone != NULL ? g_time_zone_ref (zone) : NULL;
  self->is_overlay = is_overlay;
  repaint (self);
  describe (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
respite_compare_chart_set_overlay (RespiteCompareChart *self,
                                   gboolean             is_overlay)
{
  g_return_if_fail (RESPITE_IS_COMPARE_CHART (self));

  self->is_overlay = is_overlay;
  repaint (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

char *
respite_compare_chart_dup_table (RespiteCompareChart *self)
{
  g_return_val_if_fail (RESPITE_IS_COMPARE_CHART (self), NULL);

  return self->records != NULL ? respite_session_chart_overlay_table (self->records, &self->picture.style.words) :
         g_strdup ("");
}
