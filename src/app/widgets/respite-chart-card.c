/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-chart-card.h"

#include "widgets/respite-template.h"

#define GAP 12

struct _RespiteChartCard
{
  GtkWidget parent_instance;

  /* Template children, owned by the template */
  GtkLabel *title;
  GtkLabel *names;
  GtkLabel *values;
  GtkLabel *ages;
  GtkLabel *happening;
};

G_DEFINE_FINAL_TYPE (RespiteChartCard, respite_chart_card, GTK_TYPE_WIDGET)

static void
respite_chart_card_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_CHART_CARD);

  G_OBJECT_CLASS (respite_chart_card_parent_class)->dispose (object);
}

static void
respite_chart_card_class_init (RespiteChartCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_chart_card_dispose;

  gtk_widget_class_set_css_name (widget_class, "chartcard");
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-chart-card.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteChartCard, title);
  gtk_widget_class_bind_template_child (widget_class, RespiteChartCard, names);
  gtk_widget_class_bind_template_child (widget_class, RespiteChartCard, values);
  gtk_widget_class_bind_template_child (widget_class, RespiteChartCard, ages);
  gtk_widget_class_bind_template_child (widget_class, RespiteChartCard, happening);
}

static void
respite_chart_card_init (RespiteChartCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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

static char *
join_texts (GPtrArray *texts)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (texts, i));

  return g_string_free (text, FALSE);
}

void
respite_chart_card_show_reading (RespiteChartCard          *self,
                                 const RespiteChartReading *reading)
{
  g_autofree char *names = NULL;
  g_autofree char *values = NULL;
  g_autofree char *ages = NULL;
  g_autofree char *happening = NULL;

  g_return_if_fail (RESPITE_IS_CHART_CARD (self));
  g_return_if_fail (reading != NULL);

  names = join_lines (reading->values, G_STRUCT_OFFSET (RespiteChartValue, label));
  values = join_lines (reading->values, G_STRUCT_OFFSET (RespiteChartValue, value));
  ages = join_lines (reading->values, G_STRUCT_OFFSET (RespiteChartValue, age));
  happening = join_texts (reading->happening);
  gtk_label_set_text (self->title, reading->title);
  gtk_label_set_text (self->names, names);
  gtk_label_set_text (self->values, values);
  gtk_label_set_text (self->ages, ages);
  gtk_label_set_text (self->happening, happening);
  gtk_widget_set_visible (GTK_WIDGET (self->happening), *happening != '\0');
}

void
respite_chart_card_allocate_beside (RespiteChartCard *self,
                                    double            x,
                                    double            y,
                                    int               width,
                                    int               height)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkRequisition size;
  GtkAllocation place;

  g_return_if_fail (RESPITE_IS_CHART_CARD (self));

  if (!gtk_widget_get_visible (widget))
    return;

  gtk_widget_get_preferred_size (widget, &size, NULL);
  place.width = MIN (size.width, width);
  place.height = MIN (size.height, height);
  place.x = (int) x + GAP;
  if (place.x + place.width > width)
    place.x = (int) x - GAP - place.width;
  place.x = CLAMP (place.x, 0, MAX (width - place.width, 0));
  place.y = CLAMP ((int) y, 0, MAX (height - place.height, 0));
  gtk_widget_size_allocate (widget, &place, -1);
}
