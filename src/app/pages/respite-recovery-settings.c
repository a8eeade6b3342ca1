/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-recovery-settings.h"

#include "pages/respite-recovery-box.h"
#include "service/respite-office-staff.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-template.h"

struct _RespiteRecoverySettings
{
  RespitePage         parent_instance;

  /* Template children, owned by the template */
  GtkWidget          *box;
  RespiteEntryRow    *password_row;
  RespiteRecoveryBox *recovery_box;
};

G_DEFINE_FINAL_TYPE (RespiteRecoverySettings, respite_recovery_settings, RESPITE_TYPE_PAGE)

static gpointer
renew_job (RespiteOffice *office,
           gpointer       data,
           GError       **error)
{
  return respite_office_renew_recovery_code (office, data, error);
}

static void
show_code (RespiteRecoverySettings *self,
           const char              *code)
{
  respite_recovery_box_set_code (self->recovery_box, code);
  gtk_widget_set_visible (GTK_WIDGET (self->recovery_box), *code != '\0');
}

static void
renewed_cb (gpointer      page,
            gpointer      result,
            const GError *error,
            gpointer      user_data)
{
  RespiteRecoverySettings *self = page;
  g_autofree char *code = result;

  respite_entry_row_set_text (self->password_row, "");
  respite_entry_row_set_error (self->password_row, error != NULL ? error->message : NULL);
  show_code (self, code != NULL ? code : "");
}

static void
renew_clicked_cb (RespiteRecoverySettings *self)
{
  respite_page_run (RESPITE_PAGE (self), renew_job, g_strdup (respite_entry_row_get_text (self->password_row)), g_free,
                    g_free, renewed_cb, NULL);
}

static void
respite_recovery_settings_load (RespitePage *page)
{
  RespiteRecoverySettings *self = RESPITE_RECOVERY_SETTINGS (page);

  gtk_widget_set_visible (self->box, respite_clinic_may (respite_page_get_clinic (page), RESPITE_FUNCTION_STAFF_EDIT));
}

static void
respite_recovery_settings_unmap (GtkWidget *widget)
{
  show_code (RESPITE_RECOVERY_SETTINGS (widget), "");

  GTK_WIDGET_CLASS (respite_recovery_settings_parent_class)->unmap (widget);
}

static void
respite_recovery_settings_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_RECOVERY_SETTINGS);

  G_OBJECT_CLASS (respite_recovery_settings_parent_class)->dispose (object);
}

static void
respite_recovery_settings_class_init (RespiteRecoverySettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_RECOVERY_BOX);

  object_class->dispose = respite_recovery_settings_dispose;
  widget_class->unmap = respite_recovery_settings_unmap;
  RESPITE_PAGE_CLASS (klass)->load = respite_recovery_settings_load;
  RESPITE_PAGE_CLASS (klass)->changed = NULL;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-recovery-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteRecoverySettings, box);
  gtk_widget_class_bind_template_child (widget_class, RespiteRecoverySettings, password_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteRecoverySettings, recovery_box);
  gtk_widget_class_bind_template_callback (widget_class, renew_clicked_cb);
}

static void
respite_recovery_settings_init (RespiteRecoverySettings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
