/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-chart-picture.h"

#include "widgets/respite-chart-theme.h"
#include "widgets/respite-window-words.h"

void
respite_chart_picture_read_style (RespiteChartPicture *self,
                                  GtkWidget           *widget,
                                  GTimeZone           *zone)
{
  g_autofree char *font = respite_chart_theme_read (widget, &self->style);

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
  respite_window_words_init (&self->style.words, zone);
}

RespiteSessionRecord *
respite_chart_record_copy (const RespiteSessionRecord *record)
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

static GdkTexture *
paint (RespiteChartPicture *self,
       int                  scale)
{
  int width = (int) self->scene->width * scale, height = (int) self->scene->height * scale;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_scale (cr, scale, scale);
  respite_scene_paint_cairo (self->scene, &self->style, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);

  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

void
respite_chart_picture_take_scene (RespiteChartPicture *self,
                                  GtkWidget           *widget,
                                  RespiteScene        *scene)
{
  g_clear_pointer (&self->scene, respite_scene_free);
  g_clear_object (&self->texture);
  gtk_widget_queue_draw (widget);
  if (scene == NULL)
    return;

  self->scene = scene;
  self->texture = paint (self, gtk_widget_get_scale_factor (widget));
}

void
respite_chart_picture_update (RespiteChartPicture        *self,
                              GtkWidget                  *widget,
                              const RespiteSessionRecord *record,
                              RespiteChartView            view)
{
  view.width = gtk_widget_get_width (widget);
  view.height = gtk_widget_get_height (widget);
  respite_chart_picture_take_scene (self, widget, record != NULL && view.width >= 1 && view.height >= 1 ?
                                    respite_session_chart_layout (record, &view, &self->style) : NULL);
}

void
respite_chart_picture_snapshot_over (RespiteChartPicture *self,
                                     GtkSnapshot         *snapshot,
                                     const RespiteScene  *over)
{
  graphene_rect_t area;
  cairo_t *cr;

  if (self->texture == NULL)
    return;

  area = GRAPHENE_RECT_INIT (0, 0, (float) self->scene->width, (float) self->scene->height);
  gtk_snapshot_append_texture (snapshot, self->texture, &area);
  if (over == NULL)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &area);
  respite_scene_paint_cairo (over, &self->style, cr);
  cairo_destroy (cr);
}

void
respite_chart_picture_snapshot (RespiteChartPicture *self,
                                GtkSnapshot         *snapshot,
                                gint64               cursor)
{
  g_autoptr (RespiteScene) over = NULL;

  if (self->scene != NULL && cursor != 0)
    over = respite_session_chart_layout_cursor (self->scene, &self->style, cursor);
  respite_chart_picture_snapshot_over (self, snapshot, over);
}

void
respite_chart_picture_clear (RespiteChartPicture *self)
{
  g_clear_object (&self->texture);
  g_clear_pointer (&self->scene, respite_scene_free);
  g_clear_pointer (&self->measure, respite_text_measure_free);
  g_clear_pointer (&self->font, g_free);
}
