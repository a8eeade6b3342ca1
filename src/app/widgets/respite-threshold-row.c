/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-threshold-row.h"

#include <glib/gi18n.h>

#include "widgets/respite-flow.h"
#include "widgets/respite-template.h"
#include "widgets/respite-wrap.h"

struct _RespiteThresholdRow
{
  GtkWidget    parent_instance;

  RespiteVital vital;
  gboolean     is_high;

  /* Template children, owned by the template */
  GtkLabel    *name_label;
  GtkEditable *review_entry;
  GtkEditable *warn_entry;
  GtkEditable *act_entry;
};

static const struct
{
  RespiteVital vital;
  const char  *word;
} vitals[] = {
  { RESPITE_VITAL_SYSTOLIC, N_ ("Systolic pressure, mmHg") },
  { RESPITE_VITAL_DIASTOLIC, N_ ("Diastolic pressure, mmHg") },
  { RESPITE_VITAL_PULSE, N_ ("Heart rate, per min") },
  { RESPITE_VITAL_SPO2, N_ ("SpO2, %") },
  { RESPITE_VITAL_RESPIRATION, N_ ("Breaths, per min") },
  { RESPITE_VITAL_OXYGEN, N_ ("Oxygen, 0.1 L/min") },
  { RESPITE_VITAL_ETCO2, N_ ("EtCO2, mmHg") },
  { RESPITE_VITAL_TEMPERATURE, N_ ("Temperature, 0.1 °C") },
  { RESPITE_VITAL_SEDATION, N_ ("Sedation, MOAA/S") },
  { RESPITE_VITAL_PAIN, N_ ("Pain, 0 to 10") },
  { RESPITE_VITAL_DISTRESS, N_ ("Distress, 0 to 10") },
  { RESPITE_VITAL_DISSOCIATION, N_ ("Dissociation, 0 to 10") },
  { RESPITE_VITAL_NAUSEA, N_ ("Nausea, 0 to 3") },
};

G_DEFINE_FINAL_TYPE (RespiteThresholdRow, respite_threshold_row, GTK_TYPE_WIDGET)

static void
set_limit (GtkEditable *entry,
           gint16       limit)
{
  g_autofree char *text = limit == RESPITE_VITAL_UNSET ? g_strdup ("") : g_strdup_printf ("%d", limit);

  gtk_editable_set_text (entry, text);
}

static char *
dup_limit (GtkEditable *entry)
{
  char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  if (*text != '\0')
    return text;

  g_free (text);

  return g_strdup ("-");
}

static void
respite_threshold_row_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_THRESHOLD_ROW);

  G_OBJECT_CLASS (respite_threshold_row_parent_class)->dispose (object);
}

static void
respite_threshold_row_class_init (RespiteThresholdRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_FLOW);
  g_type_ensure (RESPITE_TYPE_WRAP);

  object_class->dispose = respite_threshold_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-threshold-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteThresholdRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteThresholdRow, review_entry);
  gtk_widget_class_bind_template_child (widget_class, RespiteThresholdRow, warn_entry);
  gtk_widget_class_bind_template_child (widget_class, RespiteThresholdRow, act_entry);
}

static void
respite_threshold_row_init (RespiteThresholdRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
respite_threshold_row_new (const RespiteThreshold *threshold)
{
  RespiteThresholdRow *self = g_object_new (RESPITE_TYPE_THRESHOLD_ROW, NULL);
  g_autofree char *name = NULL;

  self->vital = threshold->vital;
  self->is_high = threshold->is_high;
  for (gsize i = 0; i < G_N_ELEMENTS (vitals); i++)
    if (vitals[i].vital == threshold->vital)
      name = g_strdup_printf (threshold->is_high ? _ ("%s: at or above") : _ ("%s: at or below"), _ (vitals[i].word));
  gtk_label_set_label (self->name_label, name != NULL ? name : "");
  set_limit (self->review_entry, threshold->review);
  set_limit (self->warn_entry, threshold->warn);
  set_limit (self->act_entry, threshold->act);

  return GTK_WIDGET (self);
}

char *
respite_threshold_row_dup_text (RespiteThresholdRow *self)
{
  g_autofree char *review = NULL;
  g_autofree char *warn = NULL;
  g_autofree char *act = NULL;

  g_return_val_if_fail (RESPITE_IS_THRESHOLD_ROW (self), NULL);

  review = dup_limit (self->review_entry);
  warn = dup_limit (self->warn_entry);
  act = dup_limit (self->act_entry);

  return g_strdup_printf ("%s %s %s %s %s\n", respite_code_to_word (respite_vital_codes, (int) self->vital),
                          self->is_high ? "high" : "low", review, warn, act);
}
