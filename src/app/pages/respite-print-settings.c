/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-print-settings.h"

#include <glib/gi18n.h>

#include "pages/respite-page-undo.h"
#include "service/respite-print-rules.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-fields.h"
#include "widgets/respite-template.h"
#include "widgets/respite-wheel.h"

struct _RespitePrintSettings
{
  RespitePage        parent_instance;

  /* Owned: as they are kept; NULL before they were read */
  RespitePrintRules *rules;

  /* Template children, owned by the template */
  RespiteErrorBar   *error_bar;
  GtkSpinButton     *food_spin;
  GtkSpinButton     *drink_spin;
  RespiteEntryRow   *clinician_row;
  GtkCheckButton    *large_check;
  GtkWidget         *save_button;
};

G_DEFINE_FINAL_TYPE (RespitePrintSettings, respite_print_settings, RESPITE_TYPE_PAGE)

static RespitePrintRules *
rules_copy (const RespitePrintRules * rules)
{
  RespitePrintRules *copy = g_memdup2 (rules, sizeof *rules);

  copy->clinician = g_strdup (rules->clinician);

  return copy;
}

static gpointer
read_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  return respite_office_get_print_rules (office);
}

static gpointer
save_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  respite_office_set_print_rules (office, data, error);

  return NULL;
}

static void
read_cb (gpointer      page,
         gpointer      result,
         const GError *error,
         gpointer      user_data)
{
  RespitePrintSettings *self = page;
  RespitePrintRules *rules = result;

  respite_error_bar_show (self->error_bar, error);
  if (rules == NULL)
    return;

  gtk_spin_button_set_value (self->food_spin, rules->fasting.food_hours);
  gtk_spin_button_set_value (self->drink_spin, rules->fasting.drink_hours);
  respite_entry_row_set_text (self->clinician_row, rules->clinician);
  gtk_check_button_set_active (self->large_check, rules->is_large);
  respite_print_rules_free (self->rules);
  self->rules = rules;
}

static void
changed_cb (gpointer      page,
            gpointer      result,
            const GError *error,
            gpointer      user_data)
{
  respite_error_bar_show (RESPITE_PRINT_SETTINGS (page)->error_bar, error);
  if (error == NULL)
    respite_page_reload (page);
}

static void
save_clicked_cb (RespitePrintSettings *self)
{
  RespitePrintRules *rules;

  if (self->rules == NULL)
    return;

  rules = g_new0 (RespitePrintRules, 1);
  rules->fasting.food_hours = gtk_spin_button_get_value_as_int (self->food_spin);
  rules->fasting.drink_hours = gtk_spin_button_get_value_as_int (self->drink_spin);
  rules->clinician = g_strdup (respite_entry_row_get_text (self->clinician_row));
  rules->is_large = gtk_check_button_get_active (self->large_check);
  respite_page_change (RESPITE_PAGE (self), save_job, rules, rules_copy (self->rules),
                       (GDestroyNotify) respite_print_rules_free, _ ("The settings are saved."), changed_cb);
}

static void
respite_print_settings_load (RespitePage *page)
{
  gtk_widget_set_sensitive (RESPITE_PRINT_SETTINGS (page)->save_button,
                            respite_clinic_may (respite_page_get_clinic (page), RESPITE_FUNCTION_CLINIC_SETTINGS));
  respite_page_run (page, read_job, NULL, NULL, (GDestroyNotify) respite_print_rules_free, read_cb, NULL);
}

static void
respite_print_settings_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_PRINT_SETTINGS);

  G_OBJECT_CLASS (respite_print_settings_parent_class)->dispose (object);
}

static void
respite_print_settings_finalize (GObject *object)
{
  respite_print_rules_free (RESPITE_PRINT_SETTINGS (object)->rules);

  G_OBJECT_CLASS (respite_print_settings_parent_class)->finalize (object);
}

static void
respite_print_settings_class_init (RespitePrintSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);

  object_class->dispose = respite_print_settings_dispose;
  object_class->finalize = respite_print_settings_finalize;
  page_class->load = respite_print_settings_load;
  page_class->changed = NULL;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-print-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, RespitePrintSettings, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespitePrintSettings, food_spin);
  gtk_widget_class_bind_template_child (widget_class, RespitePrintSettings, drink_spin);
  gtk_widget_class_bind_template_child (widget_class, RespitePrintSettings, clinician_row);
  gtk_widget_class_bind_template_child (widget_class, RespitePrintSettings, large_check);
  gtk_widget_class_bind_template_child (widget_class, RespitePrintSettings, save_button);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
respite_print_settings_init (RespitePrintSettings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  respite_check_button_wrap (self->large_check);
  respite_wheel_ignore (GTK_WIDGET (self->food_spin));
  respite_wheel_ignore (GTK_WIDGET (self->drink_spin));
}
