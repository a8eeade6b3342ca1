/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "respite-application.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/respite-language.h"
#include "respite-theme.h"
#include "respite-window.h"
#include "service/respite-clinic.h"
#include "service/respite-practice.h"
#include "store/respite-folder-lock.h"
#include "widgets/respite-keys.h"

/* The same seed makes the same people; see respite_practice_create(). */
#define PRACTICE_SEED 1

struct _RespiteApplication
{
  GtkApplication     parent_instance;

  /* Owned */
  char              *folder;
  gboolean           is_demo;
  RespiteClinic     *clinic;
  RespiteFolderLock *lock;
  RespiteTheme      *theme;
};

G_DEFINE_FINAL_TYPE (RespiteApplication, respite_application, GTK_TYPE_APPLICATION)

static void
raise_cb (const char *token,
          gpointer    data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (data));

  if (window == NULL)
    return;

  if (*token != '\0')
    gtk_window_set_startup_id (window, token);
  gtk_window_present (window);
}

static char *
find_folder (RespiteApplication *self)
{
  const char *variable = g_getenv ("RESPITE_DATA");

  if (self->folder != NULL)
    return g_canonicalize_filename (self->folder, NULL);
  if (variable != NULL && *variable != '\0' && !self->is_demo)
    return g_canonicalize_filename (variable, NULL);

  return g_build_filename (g_get_user_data_dir (), self->is_demo ? "respite-practice" : "respite", NULL);
}

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);

  if (window != NULL)
    gtk_window_close (window);
}

static gboolean
take_folder (RespiteApplication *self)
{
  g_autoptr (GError) error = NULL;

  self->lock = respite_folder_lock_acquire (self->folder, raise_cb, self, &error);
  if (self->lock != NULL)
    return TRUE;

  if (g_error_matches (error, RESPITE_ERROR, RESPITE_ERROR_BUSY) &&
      respite_folder_lock_raise_other (self->folder, g_getenv ("XDG_ACTIVATION_TOKEN"), NULL))
    return FALSE;

  g_printerr ("%s\n", error->message);

  return FALSE;
}

/* A practice clinic is made where --demo finds none. */
static gboolean
ensure_practice (RespiteApplication *self,
                 RespiteClock       *clock)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  const char *name = g_time_zone_get_identifier (zone);
  g_autoptr (GError) error = NULL;

  if (!self->is_demo || respite_office_exists (self->folder))
    return TRUE;
  if (respite_practice_create (self->folder, strchr (name, '/') != NULL ? name : "UTC", RESPITE_PRACTICE_PATIENTS,
                               PRACTICE_SEED, respite_clock_get_now (clock), &error))
    return TRUE;

  g_printerr ("%s\n", error->message);

  return FALSE;
}

static void
respite_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = {
    { "quit", quit_cb },
  };
  RespiteApplication *self = RESPITE_APPLICATION (application);

  G_APPLICATION_CLASS (respite_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  respite_keys_install (GTK_APPLICATION (self));
  self->theme = respite_theme_new (gdk_display_get_default ());
}

static void
respite_application_activate (GApplication *application)
{
  RespiteApplication *self = RESPITE_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autoptr (RespiteClock) clock = NULL;
  char *folder;

  if (window != NULL)
    {
      gtk_window_present (window);
      return;
    }

  folder = find_folder (self);
  g_free (self->folder);
  self->folder = folder;
  if (!take_folder (self))
    return;

  clock = respite_clock_new_system ();
  if (!ensure_practice (self, clock))
    return;

  self->clinic = respite_clinic_new (self->folder, clock);
  respite_clinic_set_language (self->clinic, respite_language_get ());
  window = respite_window_new (GTK_APPLICATION (self), self->clinic, self->theme, self->is_demo);
  gtk_window_present (window);
}

static void
respite_application_shutdown (GApplication *application)
{
  RespiteApplication *self = RESPITE_APPLICATION (application);

  if (self->clinic != NULL)
    respite_clinic_close (self->clinic);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->lock, respite_folder_lock_release);
  g_clear_object (&self->theme);

  G_APPLICATION_CLASS (respite_application_parent_class)->shutdown (application);
}

static int
respite_application_handle_local_options (GApplication *application,
                                          GVariantDict *options)
{
  RespiteApplication *self = RESPITE_APPLICATION (application);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("respite %s (%s)\n", RESPITE_VERSION,
               respite_office_is_encrypted () ? _ ("encrypted database") : _ ("database not encrypted"));
      return 0;
    }

  g_variant_dict_lookup (options, "data", "^ay", &self->folder);
  self->is_demo = g_variant_dict_contains (options, "demo");

  return -1;
}

static void
respite_application_finalize (GObject *object)
{
  RespiteApplication *self = RESPITE_APPLICATION (object);

  g_free (self->folder);

  G_OBJECT_CLASS (respite_application_parent_class)->finalize (object);
}

static void
respite_application_class_init (RespiteApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = respite_application_finalize;
  application_class->startup = respite_application_startup;
  application_class->activate = respite_application_activate;
  application_class->shutdown = respite_application_shutdown;
  application_class->handle_local_options = respite_application_handle_local_options;
}

static void
respite_application_init (RespiteApplication *self)
{
  static const GOptionEntry options[] = {
    { "data", 'd', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, NULL, N_ ("The clinic's data folder"), N_ ("DIR") },
    { "demo", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_ ("Open the practice clinic"), NULL },
    { "version", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and end"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

RespiteApplication *
respite_application_new (void)
{
  return g_object_new (RESPITE_TYPE_APPLICATION,
                       "application-id", RESPITE_APP_ID,
                       "flags", G_APPLICATION_NON_UNIQUE,
                       "resource-base-path", NULL,      /* else GTK reads the icon theme twice */
                       NULL);
}
