/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-handout-row.h"

#include "widgets/respite-template.h"

struct _RespiteHandoutRow
{
  GtkWidget       parent_instance;

  /* Template children, owned by the template */
  GtkLabel       *label;
  GtkCheckButton *check;

  char           *name;         /* owned */
};

enum
{
  TOGGLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteHandoutRow, respite_handout_row, GTK_TYPE_WIDGET)

static void
toggled_cb (RespiteHandoutRow *self)
{
  g_signal_emit (self, signals[TOGGLED], 0);
}

static void
respite_handout_row_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_HANDOUT_ROW);

  G_OBJECT_CLASS (respite_handout_row_parent_class)->dispose (object);
}

static void
respite_handout_row_finalize (GObject *object)
{
  g_free (RESPITE_HANDOUT_ROW (object)->name);

  G_OBJECT_CLASS (respite_handout_row_parent_class)->finalize (object);
}

static void
respite_handout_row_class_init (RespiteHandoutRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_handout_row_dispose;
  object_class->finalize = respite_handout_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-handout-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteHandoutRow, label);
  gtk_widget_class_bind_template_child (widget_class, RespiteHandoutRow, check);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);

  /* RespiteHandoutRow::toggled: it was ticked, or no longer is. */
  signals[TOGGLED] = g_signal_new ("toggled", RESPITE_TYPE_HANDOUT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
respite_handout_row_init (RespiteHandoutRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
respite_handout_row_new (const char *name,
                         const char *title)
{
  RespiteHandoutRow *self = g_object_new (RESPITE_TYPE_HANDOUT_ROW, NULL);

  self->name = g_strdup (name);
  gtk_label_set_text (self->label, title);

  return GTK_WIDGET (self);
}

const char *
respite_handout_row_get_name (RespiteHandoutRow *self)
{
  g_return_val_if_fail (RESPITE_IS_HANDOUT_ROW (self), NULL);

  return self->name;
}

void
respite_handout_row_set_title (RespiteHandoutRow *self,
                               const char        *title)
{
  g_return_if_fail (RESPITE_IS_HANDOUT_ROW (self));

  gtk_label_set_text (self->label, title);
}

const char *
respite_handout_row_get_title (RespiteHandoutRow *self)
{
  g_return_val_if_fail (RESPITE_IS_HANDOUT_ROW (self), NULL);

  return gtk_label_get_text (self->label);
}

gboolean
respite_handout_row_is_ticked (RespiteHandoutRow *self)
{
  g_return_val_if_fail (RESPITE_IS_HANDOUT_ROW (self), FALSE);

  return gtk_check_button_get_active (self->check);
}

void
respite_handout_row_untick (RespiteHandoutRow *self)
{
  g_return_if_fail (RESPITE_IS_HANDOUT_ROW (self));

  gtk_check_button_set_active (self->check, FALSE);
}
