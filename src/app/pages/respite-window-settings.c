/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-window-settings.h"

#include <glib/gi18n.h>

#include "pages/respite-settings-history.h"
#include "service/respite-office-settings.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-template.h"
#include "widgets/respite-toast-overlay.h"
#include "widgets/respite-wheel.h"

#define LOCK_MINUTES 10
#define LOCK_LONGEST 120

typedef struct
{
  char *theme;
  int   minutes;
} Choice;

struct _RespiteWindowSettings
{
  RespitePage      parent_instance;

  /* Owned: as it is kept; NULL before it was read */
  Choice          *choice;

  /* Template children, owned by the template */
  RespiteErrorBar *error_bar;
  GtkDropDown     *theme_drop;
  GtkSpinButton   *lock_spin;
  GtkWidget       *save_button;
  GtkLabel        *about_label;
};

/* In the order of the drop-down. */
static const char *const themes[] = { "system", "light", "dark" };

G_DEFINE_FINAL_TYPE (RespiteWindowSettings, respite_window_settings, RESPITE_TYPE_PAGE)


static void
choice_free (gpointer data)
{
  Choice *choice = data;

  if (choice == NULL)
    return;

  g_free (choice->theme);
  g_free (choice);
}

static Choice *
choice_copy (const Choice *choice)
{
  Choice *copy = g_memdup2 (choice, sizeof *choice);

  copy->theme = g_strdup (choice->theme);

  return copy;
}

/* The settings before a change, and the page that takes it back. */
typedef struct
{
  GWeakRef page;
  Choice  *choice;
} Before;

static Before *
before_new (RespiteWindowSettings *self)
{
  Before *before = g_new0 (Before, 1);

  g_weak_ref_init (&before->page, self);
  before->choice = choice_copy (self->choice);

  return before;
}

static void
before_free (gpointer data)
{
  Before *before = data;

  g_weak_ref_clear (&before->page);
  choice_free (before->choice);
  g_free (before);
}

static gpointer
read_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->theme = respite_office_get_setting (office, "theme");
  if (choice->theme == NULL)
    choice->theme = g_strdup (themes[0]);
  choice->minutes = (int) respite_office_get_setting_int (office, "lock-minutes", 1, LOCK_LONGEST, LOCK_MINUTES);

  return choice;
}

static gpointer
save_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  Choice *choice = data;
  g_autofree char *minutes = g_strdup_printf ("%d", choice->minutes);
  RespiteSetting settings[] = { { "theme", choice->theme }, { "lock-minutes", minutes } };

  respite_office_put_settings (office, settings, G_N_ELEMENTS (settings), error);

  return NULL;
}

static void
read_cb (gpointer      page,
         gpointer      result,
         const GError *error,
         gpointer      user_data)
{
  RespiteWindowSettings *self = page;
  Choice *choice = result;

  respite_error_bar_show (self->error_bar, error);
  if (choice == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    if (g_strcmp0 (themes[i], choice->theme) == 0)
      gtk_drop_down_set_selected (self->theme_drop, i);
  gtk_spin_button_set_value (self->lock_spin, choice->minutes);
  choice_free (self->choice);
  self->choice = choice;
}

static void
undone_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  respite_error_bar_show (RESPITE_WINDOW_SETTINGS (page)->error_bar, error);
  gtk_widget_activate_action (page, "win.read-settings", NULL);
  respite_page_reload (page);
}

static void
undo (gpointer data)
{
  Before *before = data;
  g_autoptr (RespitePage) page = g_weak_ref_get (&before->page);

  if (page != NULL)
    respite_page_run (page, save_job, choice_copy (before->choice), choice_free, NULL, undone_cb, NULL);
}

static void
saved_cb (gpointer      page,
          gpointer      result,
          const GError *error,
          gpointer      user_data)
{
  RespiteWindowSettings *self = page;
  Before *before = user_data;

  respite_error_bar_show (self->error_bar, error);
  if (error != NULL)
    {
      before_free (before);
      return;
    }

  gtk_widget_activate_action (page, "win.read-settings", NULL);
  respite_toast_show_undo (page, _ ("The settings are saved."), undo, before, before_free);
  respite_page_reload (page);
}

static void
save_clicked_cb (RespiteWindowSettings *self)
{
  Choice *choice;

  if (self->choice == NULL)
    return;

  choice = g_new0 (Choice, 1);
  choice->theme = g_strdup (themes[MIN (gtk_drop_down_get_selected (self->theme_drop), G_N_ELEMENTS (themes) - 1)]);
  choice->minutes = gtk_spin_button_get_value_as_int (self->lock_spin);
  respite_page_run (RESPITE_PAGE (self), save_job, choice, choice_free, NULL, saved_cb, before_new (self));
}

static void
respite_window_settings_load (RespitePage *page)
{
  RespiteWindowSettings *self = RESPITE_WINDOW_SETTINGS (page);
  RespiteClinic *clinic = respite_page_get_clinic (page);
  g_autofree char *about = NULL;

  about = g_strdup_printf (_ ("Respite %s. Free software under the GNU GPL, version 3 or later, without any warranty.\n"
                              "Records: %s.\n%s\n\n"
                              "Respite is a record. It never chooses, suggests or fills in a dose, and it is neither a "
                              "monitor nor an alarm."),
                           RESPITE_VERSION, respite_clinic_get_folder (clinic), respite_office_is_encrypted () ?
                           _ ("The database is encrypted.") :
                           _ ("The database is NOT encrypted in this build: encrypt the disk."));
  gtk_label_set_label (self->about_label, about);
  gtk_widget_set_sensitive (self->save_button, respite_clinic_may (clinic, RESPITE_FUNCTION_CLINIC_SETTINGS));
  respite_page_run (page, read_job, NULL, NULL, choice_free, read_cb, NULL);
}

static void
respite_window_settings_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_WINDOW_SETTINGS);

  G_OBJECT_CLASS (respite_window_settings_parent_class)->dispose (object);
}

static void
respite_window_settings_finalize (GObject *object)
{
  choice_free (RESPITE_WINDOW_SETTINGS (object)->choice);

  G_OBJECT_CLASS (respite_window_settings_parent_class)->finalize (object);
}

static void
respite_window_settings_class_init (RespiteWindowSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_SETTINGS_HISTORY);

  object_class->dispose = respite_window_settings_dispose;
  object_class->finalize = respite_window_settings_finalize;
  page_class->load = respite_window_settings_load;
  page_class->changed = NULL;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-window-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteWindowSettings, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteWindowSettings, theme_drop);
  gtk_widget_class_bind_template_child (widget_class, RespiteWindowSettings, lock_spin);
  gtk_widget_class_bind_template_child (widget_class, RespiteWindowSettings, save_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteWindowSettings, about_label);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
respite_window_settings_init (RespiteWindowSettings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  respite_wheel_ignore (GTK_WIDGET (self->lock_spin));
}
