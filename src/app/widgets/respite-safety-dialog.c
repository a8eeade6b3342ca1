/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-safety-dialog.h"

#include <glib/gi18n.h>

#include "widgets/respite-error-bar.h"
#include "widgets/respite-row.h"

struct _RespiteSafetyDialog
{
  GtkWindow         parent_instance;

  /* Owned */
  GPtrArray        *items;
  RespiteSafetyFunc func;
  gpointer          data;

  /* Template children, owned by the template */
  GtkLabel         *heading_label;
  GtkLabel         *patient_label;
  GtkListBox       *item_list;
  GtkWidget        *action_box;
  GtkTextView      *action_view;
  GtkLabel         *person_label;
  GtkLabel         *later_label;
  RespiteErrorBar  *error_bar;
  GtkWidget        *later_button;
  GtkWidget        *acknowledge_button;
};

G_DEFINE_FINAL_TYPE (RespiteSafetyDialog, respite_safety_dialog, GTK_TYPE_WINDOW)

static char *
dup_action (RespiteSafetyDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->action_view);
  g_autofree char *text = NULL;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);

  return g_strdup (g_strstrip (text));
}

static void
action_changed_cb (RespiteSafetyDialog *self)
{
  g_autofree char *action = dup_action (self);

  gtk_widget_set_sensitive (self->acknowledge_button, *action != '\0');
}

static void
later_clicked_cb (RespiteSafetyDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
acknowledge_clicked_cb (RespiteSafetyDialog *self)
{
  g_autofree char *action = dup_action (self);

  if (*action == '\0' || !gtk_widget_get_sensitive (self->acknowledge_button))
    return;

  gtk_widget_set_sensitive (self->acknowledge_button, FALSE);
  self->func (self, self->items, action, self->data);
}

static void
acknowledge_action_cb (GtkWidget  *widget,
                       const char *action,
                       GVariant   *parameter)
{
  acknowledge_clicked_cb (RESPITE_SAFETY_DIALOG (widget));
}

static void
respite_safety_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RESPITE_TYPE_SAFETY_DIALOG);

  G_OBJECT_CLASS (respite_safety_dialog_parent_class)->dispose (object);
}

static void
respite_safety_dialog_finalize (GObject *object)
{
  g_clear_pointer (&RESPITE_SAFETY_DIALOG (object)->items, g_ptr_array_unref);

  G_OBJECT_CLASS (respite_safety_dialog_parent_class)->finalize (object);
}

static void
respite_safety_dialog_class_init (RespiteSafetyDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ERROR_BAR);

  object_class->dispose = respite_safety_dialog_dispose;
  object_class->finalize = respite_safety_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-safety-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteSafetyDialog, heading_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteSafetyDialog, patient_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteSafetyDialog, item_list);
  gtk_widget_class_bind_template_child (widget_class, RespiteSafetyDialog, action_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteSafetyDialog, action_view);
  gtk_widget_class_bind_template_child (widget_class, RespiteSafetyDialog, person_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteSafetyDialog, later_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteSafetyDialog, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteSafetyDialog, later_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteSafetyDialog, acknowledge_button);
  gtk_widget_class_bind_template_callback (widget_class, action_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, later_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, acknowledge_clicked_cb);
  gtk_widget_class_install_action (widget_class, "safety.acknowledge", NULL, acknowledge_action_cb);
}

static void
respite_safety_dialog_init (RespiteSafetyDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_item (RespiteRow *row,
           gpointer    item,
           gpointer    user_data)
{
  RespiteSafetyItem *safety = item;
  g_autofree char *answer = g_strdup_printf ("%s: %s – %s", safety->form_title, safety->question, safety->answer);

  respite_row_set (row, safety->id, safety->text, answer, NULL);
  respite_row_set_chip (row, _ ("Now"), "stop");
}

static void
show_items (RespiteSafetyDialog *self)
{
  const RespiteSafetyItem *first = g_ptr_array_index (self->items, 0);
  g_autofree char *patient = g_strdup_printf (_ ("%s, MRN %s"), first->patient_name, first->patient_mrn);

  gtk_label_set_label (self->patient_label, patient);
  respite_row_sync_list (self->item_list, self->items, fill_item, NULL);
}

/* For who may not read the answers: only that a clinician is needed. */
static void
ask_for_a_clinician (RespiteSafetyDialog *self)
{
  gtk_label_set_label (self->heading_label, _ ("An answer needs a clinician now"));
  gtk_label_set_label (self->patient_label, _ ("Please fetch a nurse or a prescriber at once. The patient should not "
                                               "be alone."));
  gtk_label_set_label (self->later_label, _ ("It stands on the day board until somebody writes down what was done."));
  gtk_button_set_label (GTK_BUTTON (self->later_button), _ ("I am fetching somebody"));
  gtk_widget_set_visible (self->action_box, FALSE);
  gtk_widget_set_visible (self->acknowledge_button, FALSE);
}

RespiteSafetyDialog *
respite_safety_dialog_open (GtkWidget        *parent,
                            GPtrArray        *items,
                            const char       *person,
                            RespiteSafetyFunc func,
                            gpointer          user_data)
{
  RespiteSafetyDialog *self;

  g_return_val_if_fail (GTK_IS_WIDGET (parent), NULL);
  g_return_val_if_fail (items == NULL || (items->len > 0 && func != NULL), NULL);

  self = g_object_new (RESPITE_TYPE_SAFETY_DIALOG, "transient-for", gtk_widget_get_root (parent), NULL);
  self->func = func;
  self->data = user_data;
  if (items != NULL)
    {
      self->items = g_ptr_array_ref (items);
      gtk_label_set_label (self->person_label, person);
      show_items (self);
    }
  else
    {
      ask_for_a_clinician (self);
    }
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (items != NULL ? GTK_WIDGET (self->action_view) : self->later_button);

  return self;
}

void
respite_safety_dialog_done (RespiteSafetyDialog *self,
                            const GError        *error)
{
  g_return_if_fail (RESPITE_IS_SAFETY_DIALOG (self));

  if (error == NULL)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  respite_error_bar_show (self->error_bar, error);
  action_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->action_view));
}
