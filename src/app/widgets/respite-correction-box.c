/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-correction-box.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "widgets/respite-flow.h"
#include "widgets/respite-template.h"

struct _RespiteCorrectionBox
{
  GtkWidget    parent_instance;

  /* Owned */
  char        *what;

  gint64       event_id;
  gboolean     is_strike;

  /* Template children, owned by the template */
  GtkLabel    *label;
  GtkEditable *reason_entry;
};

enum
{
  CONFIRMED,
  CANCELLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteCorrectionBox, respite_correction_box, GTK_TYPE_WIDGET)

static void
activate_cb (RespiteCorrectionBox *self)
{
  g_signal_emit (self, signals[CONFIRMED], 0);
}

static void
chosen_cb (RespiteCorrectionBox *self,
           GtkButton            *button)
{
  gtk_editable_set_text (self->reason_entry, gtk_button_get_label (button));
  g_signal_emit (self, signals[CONFIRMED], 0);
}

static gboolean
key_pressed_cb (RespiteCorrectionBox *self,
                guint                 keyval)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  g_signal_emit (self, signals[CANCELLED], 0);

  return GDK_EVENT_STOP;
}

static gboolean
respite_correction_box_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RESPITE_CORRECTION_BOX (widget)->reason_entry));
}

static void
respite_correction_box_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_CORRECTION_BOX);

  G_OBJECT_CLASS (respite_correction_box_parent_class)->dispose (object);
}

static void
respite_correction_box_finalize (GObject *object)
{
  g_free (RESPITE_CORRECTION_BOX (object)->what);

  G_OBJECT_CLASS (respite_correction_box_parent_class)->finalize (object);
}

static void
respite_correction_box_class_init (RespiteCorrectionBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_correction_box_dispose;
  object_class->finalize = respite_correction_box_finalize;
  widget_class->focus = respite_template_focus;
  widget_class->grab_focus = respite_correction_box_grab_focus;

  signals[CONFIRMED] = g_signal_new ("confirmed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
  signals[CANCELLED] = g_signal_new ("cancelled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);

  g_type_ensure (RESPITE_TYPE_FLOW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-correction-box.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteCorrectionBox, label);
  gtk_widget_class_bind_template_child (widget_class, RespiteCorrectionBox, reason_entry);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
respite_correction_box_init (RespiteCorrectionBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
respite_correction_box_begin (RespiteCorrectionBox *self,
                              gint64                event_id,
                              const char           *what,
                              gboolean              is_strike)
{
  g_autofree char *text = NULL;

  g_return_if_fail (RESPITE_IS_CORRECTION_BOX (self));
  g_return_if_fail (event_id != 0 && what != NULL);

  self->event_id = event_id;
  self->is_strike = is_strike;
  respite_set_str (&self->what, what);
  text = g_strdup_printf (is_strike ? _ ("Striking out: %s") : _ ("Correcting: %s"), what);
  gtk_label_set_text (self->label, text);
  gtk_editable_set_text (self->reason_entry, "");
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

void
respite_correction_box_end (RespiteCorrectionBox *self)
{
  g_return_if_fail (RESPITE_IS_CORRECTION_BOX (self));

  self->event_id = 0;
  self->is_strike = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

gint64
respite_correction_box_get_event_id (RespiteCorrectionBox *self)
{
  g_return_val_if_fail (RESPITE_IS_CORRECTION_BOX (self), 0);

  return self->event_id;
}

gboolean
respite_correction_box_is_strike (RespiteCorrectionBox *self)
{
  g_return_val_if_fail (RESPITE_IS_CORRECTION_BOX (self), FALSE);

  return self->is_strike;
}

const char *
respite_correction_box_get_what (RespiteCorrectionBox *self)
{
  g_return_val_if_fail (RESPITE_IS_CORRECTION_BOX (self), NULL);

  return self->what;
}

const char *
respite_correction_box_get_reason (RespiteCorrectionBox *self)
{
  g_return_val_if_fail (RESPITE_IS_CORRECTION_BOX (self), NULL);

  return gtk_editable_get_text (self->reason_entry);
}

void
respite_correction_box_set_reason (RespiteCorrectionBox *self,
                                   const char           *reason)
{
  g_return_if_fail (RESPITE_IS_CORRECTION_BOX (self));

  gtk_editable_set_text (self->reason_entry, reason);
}
