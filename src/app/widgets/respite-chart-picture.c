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
  self->scene = scene;
}

void
respite_chart_picture_snapshot (RespiteChartPicture *self,
                                GtkWidget           *widget,
                                GtkSnapshot         *snapshot,
                                const RespiteScene  *over)
{
  graphene_rect_t area;
  cairo_t *cr;

  if (self->scene == NULL)
    return;

  if (self->texture == NULL)
    self->texture = paint (self, gtk_widget_get_scale_factor (widget));
  area = GRAPHENE_RECT_INIT (0, 0, (float) self->scene->width, (float) self->scene->height);
  gtk_snapshot_append_texture (snapshot, self->texture, &area);
  if (over == NULL)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &area);
  respite_scene_paint_cairo (over, &self->style, cr);
  cairo_destroy (cr);
}

void
respite_chart_picture_clear (RespiteChartPicture *self)
{
  g_clear_object (&self->texture);
  g_clear_pointer (&self->scene, respite_scene_free);
  g_clear_pointer (&self->measure, respite_text_measure_free);
  g_clear_pointer (&self->font, g_free);
}
