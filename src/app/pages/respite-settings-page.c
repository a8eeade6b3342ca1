/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-settings-page.h"

#include "pages/respite-access-list.h"
#include "pages/respite-audit-settings.h"
#include "pages/respite-backup-settings.h"
#include "pages/respite-clinic-settings.h"
#include "pages/respite-consent-settings.h"
#include "pages/respite-days-settings.h"
#include "pages/respite-form-settings.h"
#include "pages/respite-handout-settings.h"
#include "pages/respite-list-settings.h"
#include "pages/respite-monitor-settings.h"
#include "pages/respite-print-settings.h"
#include "pages/respite-quick-settings.h"
#include "pages/respite-protocol-settings.h"
#include "pages/respite-rule-settings.h"
#include "pages/respite-staff-settings.h"
#include "pages/respite-threshold-settings.h"
#include "pages/respite-vial-settings.h"
#include "pages/respite-window-settings.h"
#include "widgets/respite-template.h"

struct _RespiteSettingsPage
{
  RespitePage parent_instance;

  /* Template children, owned by the template */
  GtkStack   *stack;
};

G_DEFINE_FINAL_TYPE (RespiteSettingsPage, respite_settings_page, RESPITE_TYPE_PAGE)

static void
show_part (RespiteSettingsPage *self,
           const char          *name,
           gboolean             is_shown)
{
  GtkWidget *part = gtk_stack_get_child_by_name (self->stack, name);

  gtk_stack_page_set_visible (gtk_stack_get_page (self->stack, part), is_shown);
}

static void
respite_settings_page_load (RespitePage *page)
{
  RespiteSettingsPage *self = RESPITE_SETTINGS_PAGE (page);
  RespiteClinic *clinic = respite_page_get_clinic (page);

  show_part (self, "access", respite_clinic_may (clinic, RESPITE_FUNCTION_ACCESS_REVIEW));
  show_part (self, "audit", respite_clinic_may (clinic, RESPITE_FUNCTION_AUDIT_VIEW));
  show_part (self, "backup", respite_clinic_may (clinic, RESPITE_FUNCTION_BACKUP_MAKE) ||
             respite_clinic_may (clinic, RESPITE_FUNCTION_AUDIT_VERIFY));
  show_part (self, "handouts", respite_clinic_may (clinic, RESPITE_FUNCTION_FORM_MANAGE) ||
             respite_clinic_may (clinic, RESPITE_FUNCTION_HANDOUT_MAKE));
  show_part (self, "consents", respite_clinic_may (clinic, RESPITE_FUNCTION_FORM_MANAGE) ||
             respite_clinic_may (clinic, RESPITE_FUNCTION_CONSENT_PRESENT));
  show_part (self, "monitors", respite_clinic_may (clinic, RESPITE_FUNCTION_SESSION_RECORD));
}

static void
respite_settings_page_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_SETTINGS_PAGE);

  G_OBJECT_CLASS (respite_settings_page_parent_class)->dispose (object);
}

static void
respite_settings_page_class_init (RespiteSettingsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ACCESS_LIST);
  g_type_ensure (RESPITE_TYPE_AUDIT_SETTINGS);
  g_type_ensure (RESPITE_TYPE_BACKUP_SETTINGS);
  g_type_ensure (RESPITE_TYPE_CLINIC_SETTINGS);
  g_type_ensure (RESPITE_TYPE_CONSENT_SETTINGS);
  g_type_ensure (RESPITE_TYPE_DAYS_SETTINGS);
  g_type_ensure (RESPITE_TYPE_FORM_SETTINGS);
  g_type_ensure (RESPITE_TYPE_HANDOUT_SETTINGS);
  g_type_ensure (RESPITE_TYPE_LIST_SETTINGS);
  g_type_ensure (RESPITE_TYPE_MONITOR_SETTINGS);
  g_type_ensure (RESPITE_TYPE_PRINT_SETTINGS);
  g_type_ensure (RESPITE_TYPE_QUICK_SETTINGS);
  g_type_ensure (RESPITE_TYPE_PROTOCOL_SETTINGS);
  g_type_ensure (RESPITE_TYPE_RULE_SETTINGS);
  g_type_ensure (RESPITE_TYPE_STAFF_SETTINGS);
  g_type_ensure (RESPITE_TYPE_THRESHOLD_SETTINGS);
  g_type_ensure (RESPITE_TYPE_VIAL_SETTINGS);
  g_type_ensure (RESPITE_TYPE_WINDOW_SETTINGS);

  object_class->dispose = respite_settings_page_dispose;
  page_class->load = respite_settings_page_load;
  page_class->changed = NULL;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-settings-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteSettingsPage, stack);
}

static void
respite_settings_page_init (RespiteSettingsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
