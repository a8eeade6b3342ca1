/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-entry-row.h"

#include "base/respite-quantity.h"
#include "widgets/respite-template.h"

struct _RespiteEntryRow
{
  GtkWidget parent_instance;

  /* Template children, owned by the template */
  GtkLabel *label;
  GtkEntry *entry;
  GtkLabel *hint_label;
  GtkLabel *error_label;
};

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_TEXT,
  PROP_HINT,
  PROP_SECRET,
  PROP_MAX_LENGTH,
  N_PROPS
};

enum
{
  CHANGED,
  ACTIVATE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteEntryRow, respite_entry_row, GTK_TYPE_WIDGET)

static void
changed_cb (RespiteEntryRow *self)
{
  respite_entry_row_set_error (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
activate_cb (RespiteEntryRow *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
set_hint (RespiteEntryRow *self,
          const char      *hint)
{
  gtk_label_set_label (self->hint_label, hint != NULL ? hint : "");
  gtk_widget_set_visible (GTK_WIDGET (self->hint_label), hint != NULL && *hint != '\0');
}

static void
respite_entry_row_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  RespiteEntryRow *self = RESPITE_ENTRY_ROW (object);

  switch (id)
    {
    case PROP_LABEL:
      g_value_set_string (value, gtk_label_get_label (self->label));
      break;

    case PROP_TEXT:
      g_value_set_string (value, respite_entry_row_get_text (self));
      break;

    case PROP_HINT:
      g_value_set_string (value, gtk_label_get_label (self->hint_label));
      break;

    case PROP_SECRET:
      g_value_set_boolean (value, !gtk_entry_get_visibility (self->entry));
      break;

    case PROP_MAX_LENGTH:
      g_value_set_int (value, gtk_entry_get_max_length (self->entry));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
respite_entry_row_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  RespiteEntryRow *self = RESPITE_ENTRY_ROW (object);

  switch (id)
    {
    case PROP_LABEL:
      gtk_label_set_label (self->label, g_value_get_string (value));
      break;

    case PROP_TEXT:
      respite_entry_row_set_text (self, g_value_get_string (value));
      break;

    case PROP_HINT:
      set_hint (self, g_value_get_string (value));
      break;

    case PROP_SECRET:
      gtk_entry_set_visibility (self->entry, !g_value_get_boolean (value));
      gtk_entry_set_input_purpose (self->entry, g_value_get_boolean (value) ? GTK_INPUT_PURPOSE_PASSWORD :
                                   GTK_INPUT_PURPOSE_FREE_FORM);
      break;

    case PROP_MAX_LENGTH:
      gtk_entry_set_max_length (self->entry, g_value_get_int (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
respite_entry_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RESPITE_ENTRY_ROW (widget)->entry));
}

static void
respite_entry_row_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_ENTRY_ROW);

  G_OBJECT_CLASS (respite_entry_row_parent_class)->dispose (object);
}

static void
respite_entry_row_class_init (RespiteEntryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_entry_row_dispose;
  object_class->get_property = respite_entry_row_get_property;
  object_class->set_property = respite_entry_row_set_property;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_entry_row_grab_focus;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SECRET] = g_param_spec_boolean ("secret", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MAX_LENGTH] = g_param_spec_int ("max-length", NULL, NULL, 0, 10000, 0,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-entry-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteEntryRow, label);
  gtk_widget_class_bind_template_child (widget_class, RespiteEntryRow, entry);
  gtk_widget_class_bind_template_child (widget_class, RespiteEntryRow, hint_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteEntryRow, error_label);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
respite_entry_row_init (RespiteEntryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

const char *
respite_entry_row_get_text (RespiteEntryRow *self)
{
  g_return_val_if_fail (RESPITE_IS_ENTRY_ROW (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

void
respite_entry_row_set_text (RespiteEntryRow *self,
                            const char      *text)
{
  g_return_if_fail (RESPITE_IS_ENTRY_ROW (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
}

void
respite_entry_row_set_error (RespiteEntryRow *self,
                             const char      *error)
{
  g_return_if_fail (RESPITE_IS_ENTRY_ROW (self));

  gtk_label_set_label (self->error_label, error != NULL ? error : "");
  gtk_widget_set_visible (GTK_WIDGET (self->error_label), error != NULL);
  if (error != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      return;
    }

  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

const char *
respite_entry_row_get_error (RespiteEntryRow *self)
{
  g_return_val_if_fail (RESPITE_IS_ENTRY_ROW (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self->error_label)) ? gtk_label_get_label (self->error_label) : NULL;
}

gboolean
respite_entry_row_get_thousandths (RespiteEntryRow *self,
                                   gint64          *value)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (RESPITE_IS_ENTRY_ROW (self) && value != NULL, FALSE);

  text = g_strstrip (g_strdup (respite_entry_row_get_text (self)));
  if (respite_quantity_parse (text, 3, value, &error))
    return TRUE;

  respite_entry_row_set_error (self, error->message);

  return FALSE;
}

GtkEntry *
respite_entry_row_get_entry (RespiteEntryRow *self)
{
  g_return_val_if_fail (RESPITE_IS_ENTRY_ROW (self), NULL);

  return self->entry;
}
