/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-protect-dialog.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "documents/respite-pdf-protect.h"
#include "widgets/respite-entry-row.h"

struct _RespiteProtectDialog
{
  GtkWindow          parent_instance;

  /* What is called with the password; the data are let go with the window */
  RespiteProtectFunc func;
  gpointer           user_data;
  GDestroyNotify     free_data;

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
  g_autoptr (RespiteProtectDialog) alive = g_object_ref (self);
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
  gtk_window_destroy (GTK_WINDOW (self));
  self->func (typed, self->user_data);
}

/* Enter goes on to the second field, and from there to the file. */
static void
password_activate_cb (RespiteProtectDialog *self)
{
  if (respite_str_is_empty (respite_entry_row_get_text (self->again_row)) &&
      respite_pdf_check_password (respite_entry_row_get_text (self->password_row), NULL))
    gtk_widget_grab_focus (GTK_WIDGET (self->again_row));
  else
    save_clicked_cb (self);
}

static void
respite_protect_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RESPITE_TYPE_PROTECT_DIALOG);

  G_OBJECT_CLASS (respite_protect_dialog_parent_class)->dispose (object);
}

static void
respite_protect_dialog_finalize (GObject *object)
{
  RespiteProtectDialog *self = RESPITE_PROTECT_DIALOG (object);

  if (self->free_data != NULL)
    self->free_data (self->user_data);

  G_OBJECT_CLASS (respite_protect_dialog_parent_class)->finalize (object);
}

static void
respite_protect_dialog_class_init (RespiteProtectDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  G_OBJECT_CLASS (klass)->dispose = respite_protect_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = respite_protect_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-protect-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteProtectDialog, password_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteProtectDialog, again_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteProtectDialog, save_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, password_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
respite_protect_dialog_init (RespiteProtectDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

RespiteProtectDialog *
respite_protect_dialog_open (GtkWidget         *parent,
                             RespiteProtectFunc func,
                             gpointer           user_data,
                             GDestroyNotify     free_data)
{
  RespiteProtectDialog *self;

  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  g_return_val_if_fail (func != NULL, NULL);

  self = g_object_new (RESPITE_TYPE_PROTECT_DIALOG, "transient-for", gtk_widget_get_root (parent), NULL);
  self->func = func;
  self->user_data = user_data;
  self->free_data = free_data;
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->password_row));

  return self;
}
