/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-safety-row.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "widgets/respite-entry-row.h"

struct _RespiteSafetyRow
{
  GtkListBoxRow    parent_instance;

  /* Template children, owned by the template */
  GtkLabel        *name_label;
  GtkLabel        *since_label;
  GtkLabel        *answer_label;
  GtkLabel        *text_label;
  GtkWidget       *action_box;
  RespiteEntryRow *action_row;

  gint64           id;
  gint64           patient_id;
};

enum
{
  ACKNOWLEDGE,
  OPEN_PATIENT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteSafetyRow, respite_safety_row, GTK_TYPE_LIST_BOX_ROW)

static void
acknowledge_cb (RespiteSafetyRow *self)
{
  g_autofree char *action = g_strstrip (g_strdup (respite_entry_row_get_text (self->action_row)));

  if (*action == '\0')
    {
      respite_entry_row_set_error (self->action_row, _ ("Write what was done, in a few words."));
      gtk_widget_grab_focus (GTK_WIDGET (respite_entry_row_get_entry (self->action_row)));
      return;
    }

  g_signal_emit (self, signals[ACKNOWLEDGE], 0, self->id, action);
}

static void
open_cb (RespiteSafetyRow *self)
{
  g_signal_emit (self, signals[OPEN_PATIENT], 0, self->patient_id);
}

static void
respite_safety_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RESPITE_TYPE_SAFETY_ROW);

  G_OBJECT_CLASS (respite_safety_row_parent_class)->dispose (object);
}

static void
respite_safety_row_class_init (RespiteSafetyRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_safety_row_dispose;

  signals[ACKNOWLEDGE] = g_signal_new ("acknowledge", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[OPEN_PATIENT] = g_signal_new ("open-patient", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-safety-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteSafetyRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteSafetyRow, since_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteSafetyRow, answer_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteSafetyRow, text_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteSafetyRow, action_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteSafetyRow, action_row);
  gtk_widget_class_bind_template_callback (widget_class, acknowledge_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
}

static void
respite_safety_row_init (RespiteSafetyRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

RespiteSafetyRow *
respite_safety_row_new (void)
{
  return g_object_new (RESPITE_TYPE_SAFETY_ROW, NULL);
}

void
respite_safety_row_show (RespiteSafetyRow        *self,
                         const RespiteSafetyItem *item,
                         const char              *since,
                         gboolean                 can_acknowledge)
{
  g_autofree char *name = NULL;
  g_autofree char *answer = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (RESPITE_IS_SAFETY_ROW (self));
  g_return_if_fail (item != NULL);

  self->id = item->id;
  self->patient_id = item->patient_id;
  name = g_strdup_printf (_ ("%s · MRN %s"), item->patient_name, item->patient_mrn);
  answer = respite_str_is_empty (item->question) ? g_strdup_printf ("%s: %s", item->form_title, item->answer) :
           g_strdup_printf ("%s: %s: %s", item->form_title, item->question, item->answer);
  label = g_strdup_printf ("%s. %s. %s", name, answer, item->text);
  gtk_label_set_text (self->name_label, name);
  gtk_label_set_text (self->since_label, since);
  gtk_label_set_text (self->answer_label, answer);
  gtk_label_set_text (self->text_label, item->text);
  gtk_widget_set_visible (self->action_box, can_acknowledge);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

gint64
respite_safety_row_get_id (RespiteSafetyRow *self)
{
  g_return_val_if_fail (RESPITE_IS_SAFETY_ROW (self), 0);

  return self->id;
}
