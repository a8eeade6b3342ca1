/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-emergency-button.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "base/respite-time.h"

struct _RespiteEmergencyButton
{
  GtkButton parent_instance;

  /* Template children, owned by the template */
  GtkLabel *title_label;
  GtkLabel *done_label;

  /* Owned */
  char     *code;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_CODE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RespiteEmergencyButton, respite_emergency_button, GTK_TYPE_BUTTON)

static gboolean
is_meant (RespiteEmergencyButton *self,
          const RespiteEvent     *event)
{
  if (g_strcmp0 (self->code, "stop") == 0)
    return event->kind == RESPITE_EVENT_STOP || event->kind == RESPITE_EVENT_END;
  if (g_strcmp0 (self->code, "medicine") == 0)
    return event->kind == RESPITE_EVENT_MEDICINE;
  if (g_strcmp0 (self->code, "set") == 0)
    return event->kind == RESPITE_EVENT_SET;

  return event->kind == RESPITE_EVENT_EMERGENCY && g_strcmp0 (self->code, event->code) == 0;
}

static void
respite_emergency_button_get_property (GObject    *object,
                                       guint       prop_id,
                                       GValue     *value,
                                       GParamSpec *pspec)
{
  RespiteEmergencyButton *self = RESPITE_EMERGENCY_BUTTON (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_text (self->title_label));
      break;
    case PROP_CODE:
      g_value_set_string (value, self->code);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
respite_emergency_button_set_property (GObject      *object,
                                       guint         prop_id,
                                       const GValue *value,
                                       GParamSpec   *pspec)
{
  RespiteEmergencyButton *self = RESPITE_EMERGENCY_BUTTON (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      gtk_label_set_text (self->title_label, g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      break;
    case PROP_CODE:
      respite_set_str (&self->code, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
respite_emergency_button_finalize (GObject *object)
{
  g_free (RESPITE_EMERGENCY_BUTTON (object)->code);

  G_OBJECT_CLASS (respite_emergency_button_parent_class)->finalize (object);
}

static void
respite_emergency_button_class_init (RespiteEmergencyButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = respite_emergency_button_get_property;
  object_class->set_property = respite_emergency_button_set_property;
  object_class->finalize = respite_emergency_button_finalize;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CODE] = g_param_spec_string ("code", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-emergency-button.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteEmergencyButton, title_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteEmergencyButton, done_label);
}

static void
respite_emergency_button_init (RespiteEmergencyButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_emergency_button_show (RespiteEmergencyButton *self,
                               const RespiteTimeline  *timeline,
                               gint64                  begin,
                               GTimeZone              *zone)
{
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;
  gint64 last = 0;
  int times = 0;

  g_return_if_fail (RESPITE_IS_EMERGENCY_BUTTON (self));

  for (guint i = 0, n = respite_timeline_get_n_events (timeline); begin != 0 && i < n; i++)
    {
      const RespiteEvent *event = respite_timeline_get_event (timeline, i);

      if (event->is_struck || event->at < begin || !is_meant (self, event))
        continue;
      last = event->at;
      times++;
    }

  if (times > 0)
    {
      time = respite_time_format_hm (last, zone);
      text = times > 1 ? g_strdup_printf (_ ("%s  ·  %d times"), time, times) : g_strdup (time);
    }
  gtk_label_set_text (self->done_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->done_label), text != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
  if (times > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "done");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "done");
}
