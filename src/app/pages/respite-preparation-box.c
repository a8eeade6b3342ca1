/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-preparation-box.h"

#include <glib/gi18n.h>

#include "base/respite-quantity.h"
#include "base/respite-str.h"
#include "base/respite-time.h"
#include "infusion/respite-esketamine.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"

struct _RespitePreparationBox
{
  GtkWidget            parent_instance;

  /* Template children, owned by the template */
  GtkStack            *stack;
  RespiteEntryRow     *lot;
  RespiteEntryRow     *expiry;
  RespiteEntryRow     *vial;
  RespiteEntryRow     *strength;
  RespiteEntryRow     *vial_ml;
  RespiteEntryRow     *drawn_ml;
  RespiteEntryRow     *devices;
  RespiteEntryRow     *checker;
  RespiteEntryRow     *password;
  GtkWidget           *save_button;
  GtkLabel            *done_label;

  RespiteSessionModel *model;   /* owned */
};

enum
{
  REPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespitePreparationBox, respite_preparation_box, GTK_TYPE_WIDGET)

/* Of a nasal spray: how many devices lie ready. */
static gboolean
read_devices (RespitePreparationBox *self,
              RespitePreparation    *preparation)
{
  gint64 devices;

  if (!g_ascii_string_to_signed (respite_entry_row_get_text (self->devices), 10, RESPITE_ESKETAMINE_LEAST_DEVICES,
                                 RESPITE_ESKETAMINE_MOST_DEVICES, &devices, NULL))
    {
      respite_entry_row_set_error (self->devices, _ ("2 or 3 devices"));
      return FALSE;
    }
  respite_esketamine_fill_preparation (preparation, (int) devices);

  return TRUE;
}

static RespitePreparation *
read_preparation (RespitePreparationBox *self)
{
  g_autoptr (RespitePreparation) preparation = respite_preparation_new ();
  gboolean is_good;

  preparation->lot = g_strdup (respite_entry_row_get_text (self->lot));
  preparation->expiry = g_strdup (respite_entry_row_get_text (self->expiry));
  preparation->vial = g_strdup (respite_entry_row_get_text (self->vial));
  if (gtk_widget_get_visible (GTK_WIDGET (self->devices)))
    return read_devices (self, preparation) ? g_steal_pointer (&preparation) : NULL;

  is_good = respite_entry_row_get_thousandths (self->strength, &preparation->strength_ug_per_ml);
  is_good = respite_entry_row_get_thousandths (self->vial_ml, &preparation->vial_ul) && is_good;
  is_good = respite_entry_row_get_thousandths (self->drawn_ml, &preparation->drawn_ul) && is_good;

  return is_good ? g_steal_pointer (&preparation) : NULL;
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (RespitePreparationBox) self = user_data;
  g_autoptr (GError) error = NULL;

  respite_session_model_act_finish (RESPITE_SESSION_MODEL (source), result, NULL, &error);
  respite_entry_row_set_text (self->password, "");
  g_signal_emit (self, signals[REPORTED], 0, error);
}

static void
save_cb (RespitePreparationBox *self)
{
  g_autoptr (RespitePreparation) preparation = read_preparation (self);

  if (preparation == NULL || self->model == NULL)
    return;

  respite_session_model_prepare_async (self->model, preparation, respite_entry_row_get_text (self->checker),
                                       respite_entry_row_get_text (self->password), saved_cb, g_object_ref (self));
}

static void
respite_preparation_box_dispose (GObject *object)
{
  RespitePreparationBox *self = RESPITE_PREPARATION_BOX (object);

  g_clear_object (&self->model);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_PREPARATION_BOX);

  G_OBJECT_CLASS (respite_preparation_box_parent_class)->dispose (object);
}

static void
respite_preparation_box_class_init (RespitePreparationBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_preparation_box_dispose;

  signals[REPORTED] = g_signal_new ("reported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_ERROR);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-preparation-box.ui");
  gtk_widget_class_bind_template_child (widget_class, RespitePreparationBox, stack);
  gtk_widget_class_bind_template_child (widget_class, RespitePreparationBox, lot);
  gtk_widget_class_bind_template_child (widget_class, RespitePreparationBox, expiry);
  gtk_widget_class_bind_template_child (widget_class, RespitePreparationBox, vial);
  gtk_widget_class_bind_template_child (widget_class, RespitePreparationBox, strength);
  gtk_widget_class_bind_template_child (widget_class, RespitePreparationBox, vial_ml);
  gtk_widget_class_bind_template_child (widget_class, RespitePreparationBox, drawn_ml);
  gtk_widget_class_bind_template_child (widget_class, RespitePreparationBox, devices);
  gtk_widget_class_bind_template_child (widget_class, RespitePreparationBox, checker);
  gtk_widget_class_bind_template_child (widget_class, RespitePreparationBox, password);
  gtk_widget_class_bind_template_child (widget_class, RespitePreparationBox, save_button);
  gtk_widget_class_bind_template_child (widget_class, RespitePreparationBox, done_label);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
respite_preparation_box_init (RespitePreparationBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
describe_preparation (const RespitePreparation *preparation,
                      gboolean                  is_nasal,
                      GTimeZone                *zone)
{
  g_autofree char *time = respite_time_format_hm (preparation->at, zone);
  g_autofree char *drawn = respite_quantity_format_ml (preparation->drawn_ul);
  g_autofree char *volume = respite_quantity_format_ml (preparation->vial_ul);
  g_autofree char *total = respite_quantity_format_mg (respite_muldiv (preparation->strength_ug_per_ml,
                                                                       preparation->vial_ul, 1000));

  g_autofree char *expiry = respite_text_date (preparation->expiry);
  g_autofree char *who = NULL;

  if (respite_str_is_empty (preparation->checked_name))
    who = g_strdup_printf (_ ("Prepared by %s at %s"), preparation->prepared_name, time);
  else
    who = g_strdup_printf (_ ("Prepared by %s, checked by %s at %s"), preparation->prepared_name,
                           preparation->checked_name, time);

  if (is_nasal)
    {
      int devices = (int) (preparation->drawn_ul / RESPITE_ESKETAMINE_DEVICE_UL);

      return g_strdup_printf (ngettext ("%d device, %s\nLot %s, expiry %s\n%s", "%d devices, %s\nLot %s, expiry %s\n%s",
                                        (gulong) devices), devices, total, preparation->lot, expiry, who);
    }

  /* Strength as amount per total volume (ISMP, security.md U-5). */
  return g_strdup_printf (_ ("%s drawn from vial %s, %s per %s\n"
                             "Lot %s, expiry %s\n"
                             "%s"),
                          drawn, respite_str_is_empty (preparation->vial) ? "–" : preparation->vial, total, volume,
                          preparation->lot, expiry, who);
}

void
respite_preparation_box_show (RespitePreparationBox *self,
                              RespiteSessionModel   *model)
{
  const RespiteSessionRecord *record = respite_session_model_get_record (model);
  gboolean is_nasal = record != NULL && respite_session_record_is_nasal (record);
  g_autofree char *text = NULL;

  g_return_if_fail (RESPITE_IS_PREPARATION_BOX (self));

  g_set_object (&self->model, model);
  gtk_widget_set_visible (GTK_WIDGET (self->devices), is_nasal);
  gtk_widget_set_visible (GTK_WIDGET (self->strength), !is_nasal);
  gtk_widget_set_visible (GTK_WIDGET (self->vial_ml), !is_nasal);
  gtk_widget_set_visible (GTK_WIDGET (self->drawn_ml), !is_nasal);
  if (record == NULL || record->preparation == NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->checker), record == NULL || record->needs_check);
      gtk_widget_set_visible (GTK_WIDGET (self->password), record == NULL || record->needs_check);
      gtk_stack_set_visible_child_name (self->stack, "write");
      gtk_widget_set_sensitive (self->save_button,
                                record != NULL && record->session->state == RESPITE_SESSION_CHECKED_IN);
      return;
    }

  text = describe_preparation (record->preparation, is_nasal,
                               respite_clinic_get_zone (respite_session_model_get_clinic (model)));
  gtk_label_set_text (self->done_label, text);
  gtk_stack_set_visible_child_name (self->stack, "done");
}
