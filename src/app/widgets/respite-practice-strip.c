/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-practice-strip.h"

#include <glib/gi18n.h>

#include "infusion/respite-practice-patient.h"
#include "widgets/respite-template.h"

struct _RespitePracticeStrip
{
  GtkWidget parent_instance;

  /* Template children, owned by the template */
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (RespitePracticeStrip, respite_practice_strip, GTK_TYPE_WIDGET)

static const char *
describe_wakefulness (int sedation)
{
  if (sedation >= 5)
    return _ ("Awake.");
  if (sedation == 4)
    return _ ("Slow to answer to the name.");
  if (sedation == 3)
    return _ ("Answers only to a loud voice.");
  if (sedation == 2)
    return _ ("Answers only to a gentle shake.");

  return _ ("Does not answer to a gentle shake.");
}

static void
add_dissociation (GString *text,
                  int      score)
{
  g_string_append_c (text, ' ');
  if (score >= 7)
    g_string_append_printf (text, _ ("I am far away, it is a %d."), score);
  else if (score >= 4)
    g_string_append_printf (text, _ ("I am floating, it is a %d."), score);
  else
    g_string_append_printf (text, _ ("It is a little strange, a %d."), score);
}

/* In the order in which somebody asks. */
static void
add_answers (GString      *text,
             const gint16 *vitals)
{
  static const char *const sick[] = { "", N_ ("I am a little sick."), N_ ("I am sick."), N_ ("I have to vomit.") };
  int nausea = vitals[RESPITE_VITAL_NAUSEA];

  g_string_append (text, _ (" “"));
  g_string_append_printf (text, _ ("My pain is a %d."), vitals[RESPITE_VITAL_PAIN]);
  if (vitals[RESPITE_VITAL_DISSOCIATION] > 0)
    add_dissociation (text, vitals[RESPITE_VITAL_DISSOCIATION]);
  if (vitals[RESPITE_VITAL_DISTRESS] >= 4)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, _ ("I am afraid, a %d."), vitals[RESPITE_VITAL_DISTRESS]);
    }
  if (nausea > 0 && nausea < (int) G_N_ELEMENTS (sick))
    g_string_append_printf (text, " %s", _ (sick[nausea]));
  g_string_append (text, _ ("”"));
}

static void
respite_practice_strip_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_PRACTICE_STRIP);

  G_OBJECT_CLASS (respite_practice_strip_parent_class)->dispose (object);
}

static void
respite_practice_strip_class_init (RespitePracticeStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_practice_strip_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-practice-strip.ui");
  gtk_widget_class_bind_template_child (widget_class, RespitePracticeStrip, label);
}

static void
respite_practice_strip_init (RespitePracticeStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_practice_strip_show (RespitePracticeStrip       *self,
                             const RespiteSessionRecord *record,
                             gint64                      now)
{
  RespitePracticePatient patient;
  RespitePracticeSigns signs;
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_if_fail (RESPITE_IS_PRACTICE_STRIP (self));
  g_return_if_fail (record != NULL);

  respite_practice_patient_init (&patient, record);
  respite_practice_patient_read (&patient, record->timeline, now, &signs);
  g_string_append_printf (text, "<span size=\"larger\" weight=\"bold\">%d/%d   %d   %d %%   %d</span>   %s",
                          signs.vitals[RESPITE_VITAL_SYSTOLIC], signs.vitals[RESPITE_VITAL_DIASTOLIC],
                          signs.vitals[RESPITE_VITAL_PULSE], signs.vitals[RESPITE_VITAL_SPO2],
                          signs.vitals[RESPITE_VITAL_RESPIRATION],
                          describe_wakefulness (signs.vitals[RESPITE_VITAL_SEDATION]));
  /* Who hardly wakes says nothing. */
  if (signs.vitals[RESPITE_VITAL_SEDATION] >= 3)
    add_answers (text, signs.vitals);
  if (g_strcmp0 (gtk_label_get_label (self->label), text->str) != 0)
    gtk_label_set_markup (self->label, text->str);
}
