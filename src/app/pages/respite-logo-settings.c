/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-logo-settings.h"

#include <glib/gi18n.h>

#include "pages/respite-logo-picker.h"
#include "pages/respite-page-undo.h"
#include "service/respite-office-settings.h"
#include "widgets/respite-template.h"

struct _RespiteLogoSettings
{
  RespitePage        parent_instance;

  /* Template child, owned by the template */
  RespiteLogoPicker *picker;
};

G_DEFINE_FINAL_TYPE (RespiteLogoSettings, respite_logo_settings, RESPITE_TYPE_PAGE)

/* What a job is given has to be there: a logo, or that there is none. */
typedef struct
{
  GBytes *logo;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->logo, g_bytes_unref);
  g_free (change);
}

static Change *
change_new (GBytes *logo)
{
  Change *change = g_new0 (Change, 1);

  if (logo != NULL)
    change->logo = g_bytes_ref (logo);

  return change;
}

static gpointer
save_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  const Change *change = data;
  g_autoptr (RespiteClinicInfo) info = respite_clinic_info_copy (respite_office_get_clinic_info (office));

  g_clear_pointer (&info->logo, g_bytes_unref);
  if (change->logo != NULL)
    info->logo = g_bytes_ref (change->logo);
  respite_office_save_clinic_info (office, info, error);

  return NULL;
}

static void
show_logo (RespiteLogoSettings *self)
{
  RespiteClinic *clinic = respite_page_get_clinic (RESPITE_PAGE (self));
  const RespiteClinicInfo *info = respite_clinic_get_info (clinic);

  respite_logo_picker_set_logo (self->picker, info != NULL ? info->logo : NULL);
  respite_logo_picker_set_editable (self->picker, respite_clinic_may (clinic, RESPITE_FUNCTION_CLINIC_SETTINGS));
}

static void
changed_cb (gpointer      page,
            gpointer      result,
            const GError *error,
            gpointer      user_data)
{
  respite_logo_picker_set_error (RESPITE_LOGO_SETTINGS (page)->picker, error);
  show_logo (page);
}

static void
picked_cb (RespiteLogoSettings *self,
           GBytes              *logo)
{
  const RespiteClinicInfo *info = respite_clinic_get_info (respite_page_get_clinic (RESPITE_PAGE (self)));

  respite_page_change (RESPITE_PAGE (self), save_job, change_new (logo),
                       change_new (info != NULL ? info->logo : NULL), change_free, _ ("The logo is changed."),
                       changed_cb);
}

static void
respite_logo_settings_load (RespitePage *page)
{
  show_logo (RESPITE_LOGO_SETTINGS (page));
}

static void
respite_logo_settings_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_LOGO_SETTINGS);

  G_OBJECT_CLASS (respite_logo_settings_parent_class)->dispose (object);
}

static void
respite_logo_settings_class_init (RespiteLogoSettingsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_LOGO_PICKER);

  G_OBJECT_CLASS (klass)->dispose = respite_logo_settings_dispose;
  RESPITE_PAGE_CLASS (klass)->load = respite_logo_settings_load;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-logo-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteLogoSettings, picker);
  gtk_widget_class_bind_template_callback (widget_class, picked_cb);
}

static void
respite_logo_settings_init (RespiteLogoSettings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_logo_settings_set_file (RespiteLogoSettings *self,
                                GFile               *file)
{
  g_return_if_fail (RESPITE_IS_LOGO_SETTINGS (self));
  g_return_if_fail (G_IS_FILE (file));

  respite_logo_picker_set_file (self->picker, file);
}
