/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-emergency-drugs.h"

#include "widgets/respite-template.h"

struct _RespiteEmergencyDrugs
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (RespiteEmergencyDrugs, respite_emergency_drugs, GTK_TYPE_WIDGET)

static void
respite_emergency_drugs_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_EMERGENCY_DRUGS);

  G_OBJECT_CLASS (respite_emergency_drugs_parent_class)->dispose (object);
}

static void
respite_emergency_drugs_class_init (RespiteEmergencyDrugsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = respite_emergency_drugs_dispose;

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/org/respite/Respite/respite-emergency-drugs.ui");
}

static void
respite_emergency_drugs_init (RespiteEmergencyDrugs *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
