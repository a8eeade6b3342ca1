/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-vial-draw.h"

#include "widgets/respite-entry-row.h"
#include "widgets/respite-template.h"

struct _RespiteVialDraw
{
  GtkWidget            parent_instance;

  /* Template children, owned by the template */
  RespiteEntryRow     *strength;
  RespiteEntryRow     *vial_ml;
  RespiteEntryRow     *drawn_ml;
  RespiteEntryRow     *lot;
  RespiteEntryRow     *expiry;
  RespiteEntryRow     *number;
  GtkWidget           *save_button;

  RespiteSessionModel *model;   /* owned */
};

enum
{
  DRAWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteVialDraw, respite_vial_draw, GTK_TYPE_WIDGET)

static void
clear_rows (RespiteVialDraw *self)
{
  RespiteEntryRow *rows[] = {
    self->strength, self->vial_ml, self->drawn_ml, self->lot, self->expiry, self->number,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    respite_entry_row_set_text (rows[i], "");
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (RespiteVialDraw) self = user_data;
  g_autoptr (GError) error = NULL;

  if (respite_session_model_act_finish (RESPITE_SESSION_MODEL (source), result, NULL, &error))
    clear_rows (self);
  gtk_widget_set_sensitive (self->save_button, TRUE);
  g_signal_emit (self, signals[DRAWN], 0, error);
}

/* The drug is that of the order, as is that of the preparation. */
static RespiteDrug
get_drug (RespiteVialDraw *self)
{
  const RespiteSessionRecord *record = respite_session_model_get_record (self->model);

  return record != NULL && record->order != NULL ? record->order->drug : RESPITE_DRUG_KETAMINE_IV;
}

static void
save_cb (RespiteVialDraw *self)
{
  g_autoptr (RespiteVial) vial = respite_vial_new ();
  gboolean is_good;
  gint64 drawn_ul = 0;

  if (self->model == NULL)
    return;

  is_good = respite_entry_row_get_thousandths (self->strength, &vial->strength_ug_per_ml);
  is_good = respite_entry_row_get_thousandths (self->vial_ml, &vial->volume_ul) && is_good;
  is_good = respite_entry_row_get_thousandths (self->drawn_ml, &drawn_ul) && is_good;
  if (!is_good)
    return;

  vial->drug = get_drug (self);
  vial->lot = g_strdup (respite_entry_row_get_text (self->lot));
  vial->expiry = g_strdup (respite_entry_row_get_text (self->expiry));
  vial->number = g_strdup (respite_entry_row_get_text (self->number));
  gtk_widget_set_sensitive (self->save_button, FALSE);
  respite_session_model_draw_vial_async (self->model, g_steal_pointer (&vial), drawn_ul, saved_cb,
                                         g_object_ref (self));
}

static void
respite_vial_draw_dispose (GObject *object)
{
  RespiteVialDraw *self = RESPITE_VIAL_DRAW (object);

  g_clear_object (&self->model);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_VIAL_DRAW);

  G_OBJECT_CLASS (respite_vial_draw_parent_class)->dispose (object);
}

static void
respite_vial_draw_class_init (RespiteVialDrawClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_vial_draw_dispose;

  signals[DRAWN] = g_signal_new ("drawn", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_ERROR);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-vial-draw.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteVialDraw, strength);
  gtk_widget_class_bind_template_child (widget_class, RespiteVialDraw, vial_ml);
  gtk_widget_class_bind_template_child (widget_class, RespiteVialDraw, drawn_ml);
  gtk_widget_class_bind_template_child (widget_class, RespiteVialDraw, lot);
  gtk_widget_class_bind_template_child (widget_class, RespiteVialDraw, expiry);
  gtk_widget_class_bind_template_child (widget_class, RespiteVialDraw, number);
  gtk_widget_class_bind_template_child (widget_class, RespiteVialDraw, save_button);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
respite_vial_draw_init (RespiteVialDraw *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_vial_draw_set_model (RespiteVialDraw     *self,
                             RespiteSessionModel *model)
{
  g_return_if_fail (RESPITE_IS_VIAL_DRAW (self));

  g_set_object (&self->model, model);
}
