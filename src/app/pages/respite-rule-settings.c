/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-rule-settings.h"

#include <glib/gi18n.h>

#include "pages/respite-settings-history.h"
#include "service/respite-rule-acts.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-fields.h"
#include "widgets/respite-rule-row.h"
#include "widgets/respite-template.h"
#include "widgets/respite-toast-overlay.h"
#include "widgets/respite-wheel.h"

struct _RespiteRuleSettings
{
  RespitePage       parent_instance;

  /* Owned: as they are kept */
  RespiteCareRules *rules;

  /* Template children, owned by the template */
  RespiteErrorBar  *error_bar;
  GtkBox           *row_box;
  GtkWidget        *consent_card;
  GtkSpinButton    *months_spin;
  GtkCheckButton   *course_check;
  GtkSpinButton    *gap_spin;
  GtkWidget        *save_button;
};

G_DEFINE_FINAL_TYPE (RespiteRuleSettings, respite_rule_settings, RESPITE_TYPE_PAGE)

/* The rules before a change, and the page that takes it back. */
typedef struct
{
  GWeakRef          page;
  RespiteCareRules *rules;
} Before;

static Before *
before_new (RespiteRuleSettings *self)
{
  Before *before = g_new0 (Before, 1);

  g_weak_ref_init (&before->page, self);
  before->rules = respite_care_rules_copy (self->rules);

  return before;
}

static void
before_free (gpointer data)
{
  Before *before = data;

  g_weak_ref_clear (&before->page);
  respite_care_rules_free (before->rules);
  g_free (before);
}

static gpointer
read_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  return respite_office_get_care_rules (office);
}

static gpointer
save_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  respite_office_put_care_rules (office, data, error);

  return NULL;
}

static void
show_rules (RespiteRuleSettings *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->row_box))) != NULL)
    gtk_box_remove (self->row_box, row);
  for (guint i = 0; i < self->rules->workup->len; i++)
    {
      const RespiteRuleLine *line = &g_array_index (self->rules->workup, RespiteRuleLine, i);

      gtk_box_append (self->row_box, respite_rule_row_new (line->item, line->rule, line->days));
    }
  gtk_spin_button_set_value (self->months_spin, self->rules->consent_months);
  gtk_check_button_set_active (self->course_check, self->rules->ends_with_course);
  gtk_spin_button_set_value (self->gap_spin, self->rules->gap_days);
}

static void
read_cb (gpointer      page,
         gpointer      result,
         const GError *error,
         gpointer      user_data)
{
  RespiteRuleSettings *self = page;

  respite_error_bar_show (self->error_bar, error);
  if (result == NULL)
    return;

  g_clear_pointer (&self->rules, respite_care_rules_free);
  self->rules = result;
  show_rules (self);
}

static void
undone_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  respite_error_bar_show (RESPITE_RULE_SETTINGS (page)->error_bar, error);
  respite_page_reload (page);
}

static void
undo (gpointer data)
{
  Before *before = data;
  g_autoptr (RespiteRuleSettings) self = g_weak_ref_get (&before->page);

  if (self != NULL)
    respite_page_run (RESPITE_PAGE (self), save_job, respite_care_rules_copy (before->rules),
                      (GDestroyNotify) respite_care_rules_free, NULL, undone_cb, NULL);
}

static void
saved_cb (gpointer      page,
          gpointer      result,
          const GError *error,
          gpointer      user_data)
{
  RespiteRuleSettings *self = page;
  Before *before = user_data;

  respite_error_bar_show (self->error_bar, error);
  if (error != NULL)
    {
      before_free (before);
      return;
    }

  respite_toast_show_undo (page, _ ("The rules are changed."), undo, before, before_free);
  respite_page_reload (page);
}

static void
save_clicked_cb (RespiteRuleSettings *self)
{
  RespiteCareRules *rules;
  GtkWidget *row;

  if (self->rules == NULL)
    return;

  rules = respite_care_rules_copy (self->rules);
  row = gtk_widget_get_first_child (GTK_WIDGET (self->row_box));
  for (guint i = 0; i < rules->workup->len && row != NULL; i++)
    {
      RespiteRuleLine *line = &g_array_index (rules->workup, RespiteRuleLine, i);

      respite_rule_row_get (RESPITE_RULE_ROW (row), &line->rule, &line->days);
      row = gtk_widget_get_next_sibling (row);
    }
  rules->consent_months = gtk_spin_button_get_value_as_int (self->months_spin);
  rules->ends_with_course = gtk_check_button_get_active (self->course_check);
  rules->gap_days = gtk_spin_button_get_value_as_int (self->gap_spin);
  respite_page_run (RESPITE_PAGE (self), save_job, rules, (GDestroyNotify) respite_care_rules_free, NULL, saved_cb,
                    before_new (self));
}

static void
respite_rule_settings_load (RespitePage *page)
{
  RespiteRuleSettings *self = RESPITE_RULE_SETTINGS (page);
  gboolean may_edit = respite_clinic_may (respite_page_get_clinic (page), RESPITE_FUNCTION_CLINIC_SETTINGS);

  gtk_widget_set_visible (self->save_button, may_edit);
  gtk_widget_set_sensitive (GTK_WIDGET (self->row_box), may_edit);
  gtk_widget_set_sensitive (self->consent_card, may_edit);
  respite_page_run (page, read_job, NULL, NULL, (GDestroyNotify) respite_care_rules_free, read_cb, NULL);
}

static void
respite_rule_settings_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_RULE_SETTINGS);

  G_OBJECT_CLASS (respite_rule_settings_parent_class)->dispose (object);
}

static void
respite_rule_settings_finalize (GObject *object)
{
  RespiteRuleSettings *self = RESPITE_RULE_SETTINGS (object);

  g_clear_pointer (&self->rules, respite_care_rules_free);

  G_OBJECT_CLASS (respite_rule_settings_parent_class)->finalize (object);
}

static void
respite_rule_settings_class_init (RespiteRuleSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_SETTINGS_HISTORY);

  object_class->dispose = respite_rule_settings_dispose;
  object_class->finalize = respite_rule_settings_finalize;
  page_class->load = respite_rule_settings_load;
  page_class->changed = NULL;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-rule-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteRuleSettings, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteRuleSettings, row_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteRuleSettings, consent_card);
  gtk_widget_class_bind_template_child (widget_class, RespiteRuleSettings, months_spin);
  gtk_widget_class_bind_template_child (widget_class, RespiteRuleSettings, course_check);
  gtk_widget_class_bind_template_child (widget_class, RespiteRuleSettings, gap_spin);
  gtk_widget_class_bind_template_child (widget_class, RespiteRuleSettings, save_button);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
respite_rule_settings_init (RespiteRuleSettings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  respite_wheel_ignore (GTK_WIDGET (self->months_spin));
  respite_wheel_ignore (GTK_WIDGET (self->gap_spin));
  respite_check_button_wrap (self->course_check);
}
