/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-vial-settings.h"

#include <glib/gi18n.h>

#include "base/respite-quantity.h"
#include "pages/respite-page-undo.h"
#include "service/respite-vial-rules.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-template.h"

struct _RespiteVialSettings
{
  RespitePage      parent_instance;

  RespiteVialRules rules;       /* as they are kept */

  /* Template children, owned by the template */
  RespiteErrorBar *error_bar;
  GtkWidget       *card;
  GtkCheckButton  *check;
  RespiteEntryRow *tolerance;
  GtkWidget       *save_button;
};

G_DEFINE_FINAL_TYPE (RespiteVialSettings, respite_vial_settings, RESPITE_TYPE_PAGE)

static gpointer
read_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  RespiteVialRules rules = respite_office_get_vial_rules (office);

  return g_memdup2 (&rules, sizeof rules);
}

static gpointer
save_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  const RespiteVialRules *rules = data;

  respite_office_set_vial_rules (office, *rules, error);

  return NULL;
}

static void
read_cb (gpointer      page,
         gpointer      result,
         const GError *error,
         gpointer      user_data)
{
  RespiteVialSettings *self = page;
  g_autofree RespiteVialRules *rules = result;
  g_autofree char *tolerance = NULL;

  respite_error_bar_show (self->error_bar, error);
  if (rules == NULL)
    return;

  self->rules = *rules;
  tolerance = respite_quantity_format (rules->tolerance_ug, 3, 3);
  gtk_check_button_set_active (self->check, rules->needs_check);
  respite_entry_row_set_text (self->tolerance, tolerance);
}

static void
changed_cb (gpointer      page,
            gpointer      result,
            const GError *error,
            gpointer      user_data)
{
  respite_error_bar_show (RESPITE_VIAL_SETTINGS (page)->error_bar, error);
  if (error == NULL)
    respite_page_reload (page);
}

static void
save_clicked_cb (RespiteVialSettings *self)
{
  RespiteVialRules rules = { gtk_check_button_get_active (self->check), 0 };

  if (respite_entry_row_get_thousandths (self->tolerance, &rules.tolerance_ug))
    respite_page_change (RESPITE_PAGE (self), save_job, g_memdup2 (&rules, sizeof rules),
                         g_memdup2 (&self->rules, sizeof self->rules), g_free,
                         _ ("The rules for preparations and vials are changed."), changed_cb);
}

static void
respite_vial_settings_load (RespitePage *page)
{
  RespiteVialSettings *self = RESPITE_VIAL_SETTINGS (page);
  gboolean may_edit = respite_clinic_may (respite_page_get_clinic (page), RESPITE_FUNCTION_CLINIC_SETTINGS);

  gtk_widget_set_visible (self->save_button, may_edit);
  gtk_widget_set_sensitive (self->card, may_edit);
  respite_page_run (page, read_job, NULL, NULL, g_free, read_cb, NULL);
}

static void
respite_vial_settings_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_VIAL_SETTINGS);

  G_OBJECT_CLASS (respite_vial_settings_parent_class)->dispose (object);
}

static void
respite_vial_settings_class_init (RespiteVialSettingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);

  G_OBJECT_CLASS (klass)->dispose = respite_vial_settings_dispose;
  page_class->load = respite_vial_settings_load;
  page_class->changed = NULL;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-vial-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteVialSettings, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteVialSettings, card);
  gtk_widget_class_bind_template_child (widget_class, RespiteVialSettings, check);
  gtk_widget_class_bind_template_child (widget_class, RespiteVialSettings, tolerance);
  gtk_widget_class_bind_template_child (widget_class, RespiteVialSettings, save_button);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
respite_vial_settings_init (RespiteVialSettings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
