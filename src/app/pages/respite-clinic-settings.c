/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-clinic-settings.h"

#include <glib/gi18n.h>

#include "pages/respite-logo-settings.h"
#include "service/respite-office-settings.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-template.h"
#include "widgets/respite-toast-overlay.h"

struct _RespiteClinicSettings
{
  RespitePage      parent_instance;

  /* Template children, owned by the template */
  RespiteErrorBar *error_bar;
  RespiteEntryRow *name_row;
  RespiteEntryRow *address_row;
  RespiteEntryRow *phone_row;
  RespiteEntryRow *after_hours_row;
  GtkDropDown     *country_drop;
  GtkDropDown     *paper_drop;
  RespiteEntryRow *zone_row;
  GtkDropDown     *language_drop;
  GtkWidget       *save_button;
};

/* In the order of the drop-downs. */
static const char *const countries[] = { "us", "gb", "" };
static const char *const papers[] = { "letter", "a4" };
static const char *const languages[] = { "en", "es" };

G_DEFINE_FINAL_TYPE (RespiteClinicSettings, respite_clinic_settings, RESPITE_TYPE_PAGE)

static void
select_code (GtkDropDown       *drop,
             const char *const *codes,
             guint              n_codes,
             const char        *code)
{
  for (guint i = 0; i < n_codes; i++)
    if (g_strcmp0 (codes[i], code) == 0)
      gtk_drop_down_set_selected (drop, i);
}

static char *
dup_code (GtkDropDown       *drop,
          const char *const *codes,
          guint              n_codes)
{
  return g_strdup (codes[MIN (gtk_drop_down_get_selected (drop), n_codes - 1)]);
}

static char *
replace_text (const char *text,
              const char *from,
              const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", from, -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    g_strstrip (parts[i]);

  return g_strjoinv (to, parts);
}

static gpointer
save_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  respite_office_save_clinic_info (office, data, error);

  return NULL;
}

static void
saved_cb (gpointer      page,
          gpointer      result,
          const GError *error,
          gpointer      user_data)
{
  RespiteClinicSettings *self = page;

  respite_error_bar_show (self->error_bar, error);
  if (error == NULL)
    respite_toast_show (page, _ ("The clinic's details are saved."));
}

static void
save_clicked_cb (RespiteClinicSettings *self)
{
  const RespiteClinicInfo *present = respite_clinic_get_info (respite_page_get_clinic (RESPITE_PAGE (self)));
  RespiteClinicInfo *info = present != NULL ? respite_clinic_info_copy (present) : respite_clinic_info_new ();
  g_autoptr (GError) error = NULL;

  g_free (info->name);
  info->name = g_strdup (respite_entry_row_get_text (self->name_row));
  g_free (info->address);
  info->address = replace_text (respite_entry_row_get_text (self->address_row), ",", "\n");
  g_free (info->phone);
  info->phone = g_strdup (respite_entry_row_get_text (self->phone_row));
  g_free (info->after_hours_phone);
  info->after_hours_phone = g_strdup (respite_entry_row_get_text (self->after_hours_row));
  g_free (info->country);
  info->country = dup_code (self->country_drop, countries, G_N_ELEMENTS (countries));
  g_free (info->paper);
  info->paper = dup_code (self->paper_drop, papers, G_N_ELEMENTS (papers));
  g_free (info->language);
  info->language = dup_code (self->language_drop, languages, G_N_ELEMENTS (languages));
  g_free (info->time_zone);
  info->time_zone = g_strdup (respite_entry_row_get_text (self->zone_row));
  if (!respite_clinic_info_check (info, &error))
    {
      respite_error_bar_show (self->error_bar, error);
      respite_clinic_info_free (info);
      return;
    }

  respite_page_run (RESPITE_PAGE (self), save_job, info, (GDestroyNotify) respite_clinic_info_free, NULL, saved_cb,
                    NULL);
}

static void
respite_clinic_settings_load (RespitePage *page)
{
  RespiteClinicSettings *self = RESPITE_CLINIC_SETTINGS (page);
  RespiteClinic *clinic = respite_page_get_clinic (page);
  const RespiteClinicInfo *info = respite_clinic_get_info (clinic);
  g_autofree char *address = NULL;

  gtk_widget_set_sensitive (self->save_button, respite_clinic_may (clinic, RESPITE_FUNCTION_CLINIC_SETTINGS));
  if (info == NULL)
    return;

  address = replace_text (info->address, "\n", ", ");
  respite_entry_row_set_text (self->name_row, info->name);
  respite_entry_row_set_text (self->address_row, address);
  respite_entry_row_set_text (self->phone_row, info->phone);
  respite_entry_row_set_text (self->after_hours_row, info->after_hours_phone);
  respite_entry_row_set_text (self->zone_row, info->time_zone);
  select_code (self->country_drop, countries, G_N_ELEMENTS (countries), info->country);
  select_code (self->paper_drop, papers, G_N_ELEMENTS (papers), info->paper);
  select_code (self->language_drop, languages, G_N_ELEMENTS (languages), info->language);
}

static void
respite_clinic_settings_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_CLINIC_SETTINGS);

  G_OBJECT_CLASS (respite_clinic_settings_parent_class)->dispose (object);
}

static void
respite_clinic_settings_class_init (RespiteClinicSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_LOGO_SETTINGS);

  object_class->dispose = respite_clinic_settings_dispose;
  page_class->load = respite_clinic_settings_load;
  page_class->changed = NULL;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-clinic-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteClinicSettings, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteClinicSettings, name_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteClinicSettings, address_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteClinicSettings, phone_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteClinicSettings, after_hours_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteClinicSettings, country_drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteClinicSettings, paper_drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteClinicSettings, zone_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteClinicSettings, language_drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteClinicSettings, save_button);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
respite_clinic_settings_init (RespiteClinicSettings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
