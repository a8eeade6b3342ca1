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

  /* Owned: those in force, and those to confirm */
  RespiteThresholds     *shown;
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

/* What stood before a change, for Undo; outlives the page. */
typedef struct
{
  GWeakRef           page;
  RespiteThresholds *thresholds;
} Before;

static void
before_free (gpointer data)
{
  Before *before = data;

  g_weak_ref_clear (&before->page);
  respite_thresholds_free (before->thresholds);
  g_free (before);
}

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
show_rows (RespiteThresholdSettings *self,
           const RespiteThresholds  *thresholds)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->row_box))) != NULL)
    gtk_box_remove (self->row_box, row);
  for (guint i = 0; i < thresholds->rows->len; i++)
    gtk_box_append (self->row_box, respite_threshold_row_new (&g_array_index (thresholds->rows, RespiteThreshold, i)));
}

static void
read_cb (gpointer      page,
         gpointer      result,
         const GError *error,
         gpointer      user_data)
{
  RespiteThresholdSettings *self = page;
  RespiteThresholds *thresholds = result;
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  respite_error_bar_show (self->error_bar, error);
  if (thresholds == NULL)
    return;

  g_clear_pointer (&self->shown, respite_thresholds_free);
  self->shown = thresholds;
  show_rows (self, thresholds);

  if (thresholds->is_confirmed)
    {
      day = respite_text_day (thresholds->set_at, respite_clinic_get_zone (respite_page_get_clinic (page)));
      text = g_strdup_printf (_ ("Version %d, confirmed by %s on %s."), thresholds->version, thresholds->set_by, day);
    }
  gtk_label_set_label (self->state_label, text != NULL ? text :
                       _ ("These are an example. They ask for nothing until a prescriber confirms them."));
}

static void ask_password (RespiteThresholdSettings *self,
                          const char               *format,
                          GDestroyNotify            closed);

/* Whether it was confirmed or not: the fields show again what is in force. */
static void
undo_closed (gpointer data)
{
  respite_page_reload (data);
  g_object_unref (data);
}

/* The earlier ones are a version like any other: they stand in the fields, and the password confirms them. */
static void
undo (gpointer data)
{
  Before *before = data;
  g_autoptr (RespiteThresholdSettings) self = g_weak_ref_get (&before->page);

  if (self == NULL)
    return;

  show_rows (self, before->thresholds);
  g_clear_pointer (&self->edited, respite_thresholds_free);
  self->edited = respite_thresholds_copy (before->thresholds);
  ask_password (self, _ ("Type your password to confirm the earlier thresholds again as %s."), undo_closed);
}

static void
saved_cb (gpointer      page,
          gpointer      result,
          const GError *error,
          gpointer      user_data)
{
  RespiteThresholdSettings *self = page;
  Before *before = user_data;

  if (self->prompt != NULL)
    respite_password_prompt_done (self->prompt, error);
  if (error != NULL)
    {
      before_free (before);
      return;
    }

  /* An example that asks for nothing is not confirmed by taking a confirmation back. */
  if (before->thresholds != NULL && before->thresholds->is_confirmed)
    respite_toast_show_undo (page, _ ("The thresholds are confirmed."), undo, before, before_free);
  else
    {
      respite_toast_show (page, _ ("The thresholds are confirmed."));
      before_free (before);
    }
  respite_page_reload (page);
}

static void
password_cb (RespitePasswordPrompt *prompt,
             const char            *password,
             gpointer               user_data)
{
  RespiteThresholdSettings *self = user_data;
  Confirmation *confirmation = g_new0 (Confirmation, 1);
  Before *before = g_new0 (Before, 1);

  confirmation->thresholds = respite_thresholds_copy (self->edited);
  confirmation->password = g_strdup (password);
  g_weak_ref_init (&before->page, self);
  before->thresholds = self->shown != NULL ? respite_thresholds_copy (self->shown) : NULL;
  respite_page_run (RESPITE_PAGE (self), save_job, confirmation, confirmation_free, NULL, saved_cb, before);
}

/* @format: with the place of the name; @closed: with a reference of the page, when the prompt is gone */
static void
ask_password (RespiteThresholdSettings *self,
              const char               *format,
              GDestroyNotify            closed)
{
  const RespiteStaff *actor = respite_clinic_get_actor (respite_page_get_clinic (RESPITE_PAGE (self)));
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *meaning = NULL;

  if (actor == NULL)
    return;

  meaning = g_strjoinv (actor->name, parts);
  g_set_weak_pointer (&self->prompt,
                      respite_password_prompt_open (GTK_WIDGET (self), NULL, meaning, _ ("_Confirm"), password_cb,
                                                    g_object_ref (self), closed));
}

static void
save_clicked_cb (RespiteThresholdSettings *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->row_box)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      g_autofree char *line = respite_threshold_row_dup_text (RESPITE_THRESHOLD_ROW (row));

      g_string_append (text, line);
    }
  g_clear_pointer (&self->edited, respite_thresholds_free);
  self->edited = respite_thresholds_from_text (text->str, &error);
  respite_error_bar_show (self->error_bar, error);
  if (self->edited != NULL)
    ask_password (self, _ ("Type your password to confirm these thresholds as %s."), g_object_unref);
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
  g_clear_pointer (&RESPITE_THRESHOLD_SETTINGS (object)->shown, respite_thresholds_free);
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
