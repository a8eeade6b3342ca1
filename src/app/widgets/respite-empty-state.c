/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-empty-state.h"

#include "widgets/respite-template.h"

struct _RespiteEmptyState
{
  GtkWidget  parent_instance;

  /* Template children, owned by the template */
  GtkImage  *image;
  GtkLabel  *title_label;
  GtkLabel  *text_label;
  GtkButton *button;
};

enum
{
  PROP_0,
  PROP_ICON_NAME,
  PROP_TITLE,
  PROP_TEXT,
  PROP_BUTTON_LABEL,
  N_PROPS
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteEmptyState, respite_empty_state, GTK_TYPE_WIDGET)

static void
clicked_cb (RespiteEmptyState *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
respite_empty_state_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  RespiteEmptyState *self = RESPITE_EMPTY_STATE (object);

  switch (id)
    {
    case PROP_ICON_NAME:
      g_value_set_string (value, gtk_image_get_icon_name (self->image));
      break;

    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->title_label));
      break;

    case PROP_TEXT:
      g_value_set_string (value, gtk_label_get_label (self->text_label));
      break;

    case PROP_BUTTON_LABEL:
      g_value_set_string (value, gtk_button_get_label (self->button));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
respite_empty_state_set_property (GObject      *object,
                                  guint         id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  RespiteEmptyState *self = RESPITE_EMPTY_STATE (object);
  const char *text = g_value_get_string (value);

  switch (id)
    {
    case PROP_ICON_NAME:
      gtk_image_set_from_icon_name (self->image, text);
      break;

    case PROP_TITLE:
      gtk_label_set_label (self->title_label, text != NULL ? text : "");
      break;

    case PROP_TEXT:
      gtk_label_set_label (self->text_label, text != NULL ? text : "");
      break;

    case PROP_BUTTON_LABEL:
      gtk_button_set_label (self->button, text != NULL ? text : "");
      gtk_widget_set_visible (GTK_WIDGET (self->button), text != NULL && *text != '\0');
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
respite_empty_state_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_EMPTY_STATE);

  G_OBJECT_CLASS (respite_empty_state_parent_class)->dispose (object);
}

static void
respite_empty_state_class_init (RespiteEmptyStateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_empty_state_dispose;
  object_class->get_property = respite_empty_state_get_property;
  object_class->set_property = respite_empty_state_set_property;

  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BUTTON_LABEL] = g_param_spec_string ("button-label", NULL, NULL, NULL,
                                                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-empty-state.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteEmptyState, image);
  gtk_widget_class_bind_template_child (widget_class, RespiteEmptyState, title_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteEmptyState, text_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteEmptyState, button);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
respite_empty_state_init (RespiteEmptyState *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_empty_state_set_title (RespiteEmptyState *self,
                               const char        *title)
{
  g_return_if_fail (RESPITE_IS_EMPTY_STATE (self));

  g_object_set (self, "title", title, NULL);
}

void
respite_empty_state_set_text (RespiteEmptyState *self,
                              const char        *text)
{
  g_return_if_fail (RESPITE_IS_EMPTY_STATE (self));

  g_object_set (self, "text", text, NULL);
}
