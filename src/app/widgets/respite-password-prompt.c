/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-password-prompt.h"

#include "widgets/respite-entry-row.h"

struct _RespitePasswordPrompt
{
  GtkWindow           parent_instance;

  /* Owned */
  RespitePasswordFunc func;
  gpointer            data;
  GDestroyNotify      destroy;

  /* Template children, owned by the template */
  GtkLabel           *patient_label;
  GtkLabel           *meaning_label;
  RespiteEntryRow    *password_row;
  GtkButton          *sign_button;
};

G_DEFINE_FINAL_TYPE (RespitePasswordPrompt, respite_password_prompt, GTK_TYPE_WINDOW)

static void
changed_cb (RespitePasswordPrompt *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->sign_button), *respite_entry_row_get_text (self->password_row) != '\0');
}

static void
cancel_clicked_cb (RespitePasswordPrompt *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
sign_clicked_cb (RespitePasswordPrompt *self)
{
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->sign_button)))
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self->sign_button), FALSE);
  self->func (self, respite_entry_row_get_text (self->password_row), self->data);
}

static void
respite_password_prompt_dispose (GObject *object)
{
  RespitePasswordPrompt *self = RESPITE_PASSWORD_PROMPT (object);

  if (self->destroy != NULL)
    self->destroy (self->data);
  self->destroy = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), RESPITE_TYPE_PASSWORD_PROMPT);

  G_OBJECT_CLASS (respite_password_prompt_parent_class)->dispose (object);
}

static void
respite_password_prompt_class_init (RespitePasswordPromptClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);

  object_class->dispose = respite_password_prompt_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-password-prompt.ui");
  gtk_widget_class_bind_template_child (widget_class, RespitePasswordPrompt, patient_label);
  gtk_widget_class_bind_template_child (widget_class, RespitePasswordPrompt, meaning_label);
  gtk_widget_class_bind_template_child (widget_class, RespitePasswordPrompt, password_row);
  gtk_widget_class_bind_template_child (widget_class, RespitePasswordPrompt, sign_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, sign_clicked_cb);
}

static void
respite_password_prompt_init (RespitePasswordPrompt *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

RespitePasswordPrompt *
respite_password_prompt_open (GtkWidget          *parent,
                              const char         *patient,
                              const char         *meaning,
                              const char         *button,
                              RespitePasswordFunc func,
                              gpointer            user_data,
                              GDestroyNotify      destroy)
{
  RespitePasswordPrompt *self;
  GtkRoot *root;

  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  g_return_val_if_fail (meaning != NULL, NULL);
  g_return_val_if_fail (func != NULL, NULL);

  root = gtk_widget_get_root (parent);
  self = g_object_new (RESPITE_TYPE_PASSWORD_PROMPT, "transient-for", root, NULL);
  self->func = func;
  self->data = user_data;
  self->destroy = destroy;
  gtk_label_set_label (self->patient_label, patient != NULL ? patient : "");
  gtk_widget_set_visible (GTK_WIDGET (self->patient_label), patient != NULL);
  gtk_label_set_label (self->meaning_label, meaning);
  if (button != NULL)
    gtk_button_set_label (self->sign_button, button);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->password_row));

  return self;
}

void
respite_password_prompt_done (RespitePasswordPrompt *self,
                              const GError          *error)
{
  g_return_if_fail (RESPITE_IS_PASSWORD_PROMPT (self));

  if (error == NULL)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  respite_entry_row_set_text (self->password_row, "");
  respite_entry_row_set_error (self->password_row, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (self->password_row));
}
