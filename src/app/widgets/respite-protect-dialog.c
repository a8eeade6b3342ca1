/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-protect-dialog.h"

#include <glib/gi18n.h>

#include "documents/respite-pdf-protect.h"
#include "widgets/respite-entry-row.h"

struct _RespiteProtectDialog
{
  GtkWindow          parent_instance;

  /* Owned */
  GtkWidget         *parent;
  RespiteProtectFunc func;

  /* Template children, owned by the template */
  RespiteEntryRow   *password_row;
  RespiteEntryRow   *again_row;
  GtkWidget         *save_button;
};

G_DEFINE_FINAL_TYPE (RespiteProtectDialog, respite_protect_dialog, GTK_TYPE_WINDOW)

static void
cancel_clicked_cb (RespiteProtectDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_clicked_cb (RespiteProtectDialog *self)
{
  const char *password = respite_entry_row_get_text (self->password_row);
  g_autoptr (GtkWidget) parent = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *typed = NULL;

  if (!respite_pdf_check_password (password, &error))
    {
      respite_entry_row_set_error (self->password_row, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->password_row));
      return;
    }
  if (g_strcmp0 (password, respite_entry_row_get_text (self->again_row)) != 0)
    {
      respite_entry_row_set_error (self->again_row, _ ("The two were not the same"));
      gtk_widget_grab_focus (GTK_WIDGET (self->again_row));
      return;
    }

  typed = g_strdup (password);
  parent = g_object_ref (self->parent);
  gtk_window_destroy (GTK_WINDOW (self));
  self->func (parent, typed);
}

static void
respite_protect_dialog_dispose (GObject *object)
{
  RespiteProtectDialog *self = RESPITE_PROTECT_DIALOG (object);

  g_clear_object (&self->parent);
  gtk_widget_dispose_template (GTK_WIDGET (self), RESPITE_TYPE_PROTECT_DIALOG);

  G_OBJECT_CLASS (respite_protect_dialog_parent_class)->dispose (object);
}

static void
respite_protect_dialog_class_init (RespiteProtectDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  G_OBJECT_CLASS (klass)->dispose = respite_protect_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-protect-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteProtectDialog, password_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteProtectDialog, again_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteProtectDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
respite_protect_dialog_init (RespiteProtectDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

RespiteProtectDialog *
respite_protect_dialog_open (GtkWidget         *parent,
                             RespiteProtectFunc func)
{
  RespiteProtectDialog *self;

  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  g_return_val_if_fail (func != NULL, NULL);

  self = g_object_new (RESPITE_TYPE_PROTECT_DIALOG, "transient-for", gtk_widget_get_root (parent), NULL);
  self->parent = g_object_ref (parent);
  self->func = func;
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->password_row));

  return self;
}
