/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-threshold-settings.h"

#include <glib/gi18n.h>

#include "pages/respite-settings-history.h"
#include "service/respite-session-acts.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-password-prompt.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"
#include "widgets/respite-threshold-row.h"
#include "widgets/respite-toast-overlay.h"

struct _RespiteThresholdSettings
{
  RespitePage            parent_instance;

  /* Owned */
  RespiteThresholds     *edited;
  RespitePasswordPrompt *prompt;

  /* Template children, owned by the template */
  RespiteErrorBar       *error_bar;
  GtkLabel              *state_label;
  GtkBox                *row_box;
  GtkWidget             *save_button;
};

G_DEFINE_FINAL_TYPE (RespiteThresholdSettings, respite_threshold_settings, RESPITE_TYPE_PAGE)

typedef struct
{
  RespiteThresholds *thresholds;
  char              *password;
} Confirmation;

static void
confirmation_free (gpointer data)
{
  Confirmation *confirmation = data;

  respite_thresholds_free (confirmation->thresholds);
  g_free (confirmation->password);
  g_free (confirmation);
}

static gpointer
read_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  return respite_office_get_thresholds (office, error);
}

static gpointer
save_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  Confirmation *confirmation = data;

  respite_office_set_thresholds (office, confirmation->thresholds, confirmation->password, error);

  return NULL;
}

static void
read_cb (gpointer      page,
         gpointer      result,
         const GError *error,
         gpointer      user_data)
{
  RespiteThresholdSettings *self = page;
  g_autoptr (RespiteThresholds) thresholds = result;
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;
  GtkWidget *row;

  respite_error_bar_show (self->error_bar, error);
  if (thresholds == NULL)
    return;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->row_box))) != NULL)
    gtk_box_remove (self->row_box, row);
  for (guint i = 0; i < thresholds->rows->len; i++)
    gtk_box_append (self->row_box, respite_threshold_row_new (&g_array_index (thresholds->rows, RespiteThreshold, i)));

  if (thresholds->is_confirmed)
    {
      day = respite_text_day (thresholds->set_at, respite_clinic_get_zone (respite_page_get_clinic (page)));
      text = g_strdup_printf (_ ("Version %d, confirmed by %s on %s."), thresholds->version, thresholds->set_by, day);
    }
  gtk_label_set_label (self->state_label, text != NULL ? text :
                       _ ("These are an example. They ask for nothing until a prescriber confirms them."));
}

static void
saved_cb (gpointer      page,
          gpointer      result,
          const GError *error,
          gpointer      user_data)
{
  RespiteThresholdSettings *self = page;

  if (self->prompt != NULL)
    respite_password_prompt_done (self->prompt, error);
  if (error != NULL)
    return;

  respite_toast_show (page, _ ("The thresholds are confirmed."));
  respite_page_reload (page);
}

static void
password_cb (RespitePasswordPrompt *prompt,
             const char            *password,
             gpointer               user_data)
{
  RespiteThresholdSettings *self = user_data;
  Confirmation *confirmation = g_new0 (Confirmation, 1);

  confirmation->thresholds = respite_thresholds_copy (self->edited);
  confirmation->password = g_strdup (password);
  respite_page_run (RESPITE_PAGE (self), save_job, confirmation, confirmation_free, NULL, saved_cb, NULL);
}

static void
save_clicked_cb (RespiteThresholdSettings *self)
{
  const RespiteStaff *actor = respite_clinic_get_actor (respite_page_get_clinic (RESPITE_PAGE (self)));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *meaning = NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->row_box)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      g_autofree char *line = respite_threshold_row_dup_text (RESPITE_THRESHOLD_ROW (row));

      g_string_append (text, line);
    }
  g_clear_pointer (&self->edited, respite_thresholds_free);
  self->edited = respite_thresholds_from_text (text->str, &error);
  respite_error_bar_show (self->error_bar, error);
  if (self->edited == NULL || actor == NULL)
    return;

  meaning = g_strdup_printf (_ ("Type your password to confirm these thresholds as %s."), actor->name);
  g_set_weak_pointer (&self->prompt,
                      respite_password_prompt_open (GTK_WIDGET (self), NULL, meaning, _ ("_Confirm"), password_cb,
                                                    g_object_ref (self), g_object_unref));
}

static void
respite_threshold_settings_load (RespitePage *page)
{
  RespiteThresholdSettings *self = RESPITE_THRESHOLD_SETTINGS (page);
  RespiteClinic *clinic = respite_page_get_clinic (page);

  gtk_widget_set_visible (self->save_button, respite_clinic_may (clinic, RESPITE_FUNCTION_THRESHOLD_EDIT));
  if (respite_clinic_may (clinic, RESPITE_FUNCTION_PROTOCOL_VIEW))
    respite_page_run (page, read_job, NULL, NULL, (GDestroyNotify) respite_thresholds_free, read_cb, NULL);
}

static void
respite_threshold_settings_dispose (GObject *object)
{
  g_clear_weak_pointer (&RESPITE_THRESHOLD_SETTINGS (object)->prompt);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_THRESHOLD_SETTINGS);

  G_OBJECT_CLASS (respite_threshold_settings_parent_class)->dispose (object);
}

static void
respite_threshold_settings_finalize (GObject *object)
{
  g_clear_pointer (&RESPITE_THRESHOLD_SETTINGS (object)->edited, respite_thresholds_free);

  G_OBJECT_CLASS (respite_threshold_settings_parent_class)->finalize (object);
}

static void
respite_threshold_settings_class_init (RespiteThresholdSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_SETTINGS_HISTORY);

  object_class->dispose = respite_threshold_settings_dispose;
  object_class->finalize = respite_threshold_settings_finalize;
  page_class->load = respite_threshold_settings_load;
  page_class->changed = NULL;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-threshold-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteThresholdSettings, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteThresholdSettings, state_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteThresholdSettings, row_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteThresholdSettings, save_button);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
respite_threshold_settings_init (RespiteThresholdSettings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
