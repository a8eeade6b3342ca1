/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-banner.h"

#include <glib/gi18n.h>

#include "base/respite-clock.h"
#include "base/respite-quantity.h"
#include "base/respite-str.h"
#include "base/respite-time.h"
#include "models/respite-record-words.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"

struct _RespiteBanner
{
  GtkWidget parent_instance;

  /* Template children, owned by the template */
  GtkLabel *name_label;
  GtkLabel *born_label;
  GtkLabel *mrn_label;
  GtkLabel *weight_label;
  GtkLabel *allergy_label;
  GtkLabel *stop_label;
  GtkLabel *review_label;
  GtkLabel *course_label;
  GtkLabel *language_label;
  GtkLabel *namesake_label;
};

G_DEFINE_FINAL_TYPE (RespiteBanner, respite_banner, GTK_TYPE_WIDGET)

static void
show_weight (RespiteBanner        *self,
             const RespitePatient *patient,
             gint64                now,
             GTimeZone            *zone)
{
  g_autofree char *weight = NULL;
  g_autofree char *text = NULL;
  gint64 days;

  if (patient->weight_g <= 0)
    {
      gtk_label_set_label (self->weight_label, _ ("no weight"));
      return;
    }

  weight = respite_quantity_format_kg (patient->weight_g);
  days = (respite_time_day_begin (now, zone) - respite_time_day_begin (patient->weight_at, zone) +
          RESPITE_DAY_MS / 2) / RESPITE_DAY_MS;
  if (days <= 0)
    text = g_strdup_printf (_ ("%s (today)"), weight);
  else
    text = g_strdup_printf (g_dngettext (NULL, "%s (%d day ago)", "%s (%d days ago)", (gulong) days), weight,
                            (int) MIN (days, G_MAXINT));
  gtk_label_set_label (self->weight_label, text);
}

static void
show_allergies (RespiteBanner        *self,
                const RespitePatient *patient)
{
  g_autofree char *text = NULL;

  gtk_widget_remove_css_class (GTK_WIDGET (self->allergy_label), "stop");
  gtk_widget_remove_css_class (GTK_WIDGET (self->allergy_label), "muted");

  if (!respite_str_is_empty (patient->allergies))
    {
      text = g_strdup_printf (_ ("Allergy: %s"), patient->allergies);
      gtk_widget_add_css_class (GTK_WIDGET (self->allergy_label), "stop");
    }
  else if (patient->allergy_state == RESPITE_ALLERGY_NONE_KNOWN)
    {
      text = g_strdup (_ ("No known allergies"));
    }
  else
    {
      text = g_strdup (_ ("Allergies not asked yet"));
      gtk_widget_add_css_class (GTK_WIDGET (self->allergy_label), "muted");
    }

  gtk_label_set_label (self->allergy_label, text);
}

static void
respite_banner_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_BANNER);

  G_OBJECT_CLASS (respite_banner_parent_class)->dispose (object);
}

static void
respite_banner_class_init (RespiteBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_banner_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteBanner, name_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteBanner, born_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteBanner, mrn_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteBanner, weight_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteBanner, allergy_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteBanner, stop_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteBanner, review_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteBanner, course_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteBanner, language_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteBanner, namesake_label);
}

static void
respite_banner_init (RespiteBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_banner_set_patient (RespiteBanner        *self,
                            const RespitePatient *patient,
                            gint64                now,
                            GTimeZone            *zone)
{
  g_autofree char *name = NULL;
  g_autofree char *mrn = NULL;
  g_autofree char *born = NULL;
  g_autofree char *language = NULL;
  g_autofree char *language_and_size = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (RESPITE_IS_BANNER (self));

  gtk_widget_set_visible (GTK_WIDGET (self), patient != NULL);
  if (patient == NULL)
    return;

  name = respite_patient_dup_name (patient);
  gtk_label_set_label (self->name_label, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name_label), name);
  mrn = g_strdup_printf (_ ("MRN %s"), patient->mrn);
  gtk_label_set_label (self->mrn_label, mrn);
  born = respite_text_born (patient->born, now, zone);
  gtk_label_set_label (self->born_label, born);
  show_weight (self, patient, now, zone);
  show_allergies (self, patient);

  language = respite_words_dup_value ("language", patient->language);
  language_and_size = g_strdup_printf (patient->large_print ? _ ("%s · 18 pt") : "%s", language);
  gtk_label_set_label (self->language_label, language_and_size);

  label = g_strdup_printf (_ ("Patient %s"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
respite_banner_set_flags (RespiteBanner *self,
                          int            n_stop,
                          int            n_review)
{
  g_autofree char *stop = NULL;
  g_autofree char *review = NULL;

  g_return_if_fail (RESPITE_IS_BANNER (self));

  stop = g_strdup_printf (_ ("STOP %d"), n_stop);
  review = g_strdup_printf (_ ("REVIEW %d"), n_review);
  gtk_label_set_label (self->stop_label, stop);
  gtk_label_set_label (self->review_label, review);
  gtk_widget_set_visible (GTK_WIDGET (self->stop_label), n_stop > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->review_label), n_review > 0);
}

void
respite_banner_set_namesakes (RespiteBanner *self,
                              const char    *text)
{
  g_return_if_fail (RESPITE_IS_BANNER (self));

  gtk_label_set_label (self->namesake_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->namesake_label), !respite_str_is_empty (text));
}

void
respite_banner_set_course (RespiteBanner *self,
                           const char    *course)
{
  g_return_if_fail (RESPITE_IS_BANNER (self));

  gtk_label_set_label (self->course_label, course != NULL ? course : "");
}
