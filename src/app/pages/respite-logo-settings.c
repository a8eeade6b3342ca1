/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-logo-settings.h"

#include <glib/gi18n.h>

#include "service/respite-office-settings.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-template.h"
#include "widgets/respite-toast-overlay.h"

/* More is not even read. */
#define READ_BYTES (2 * 1024 * 1024 + 1)

struct _RespiteLogoSettings
{
  RespitePage           parent_instance;

  /* Owned */
  GtkFileChooserNative *dialog;

  /* Template children, owned by the template */
  GtkPicture           *picture;
  RespiteErrorBar      *error_bar;
  GtkWidget            *choose_button;
  GtkWidget            *remove_button;
};

G_DEFINE_FINAL_TYPE (RespiteLogoSettings, respite_logo_settings, RESPITE_TYPE_PAGE)

typedef struct
{
  GWeakRef page;
  GFile   *file;                /* to be read, or NULL */
  GBytes  *logo;                /* NULL for none */
  GBytes  *before;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_weak_ref_clear (&change->page);
  g_clear_object (&change->file);
  g_clear_pointer (&change->logo, g_bytes_unref);
  g_clear_pointer (&change->before, g_bytes_unref);
  g_free (change);
}

static Change *
change_new (RespiteLogoSettings *self,
            GFile               *file,
            GBytes              *logo)
{
  const RespiteClinicInfo *info = respite_clinic_get_info (respite_page_get_clinic (RESPITE_PAGE (self)));
  Change *change = g_new0 (Change, 1);

  g_weak_ref_init (&change->page, self);
  if (file != NULL)
    change->file = g_object_ref (file);
  if (logo != NULL)
    change->logo = g_bytes_ref (logo);
  if (info != NULL && info->logo != NULL)
    change->before = g_bytes_ref (info->logo);

  return change;
}

static GBytes *
read_file (GFile   *file,
           GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *data = NULL;
  gsize length;

  if (stream == NULL)
    return NULL;

  data = g_malloc (READ_BYTES);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), data, READ_BYTES, &length, NULL, error))
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&data), length);
}

static gpointer
save_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  Change *change = data;
  g_autoptr (RespiteClinicInfo) info = respite_clinic_info_copy (respite_office_get_clinic_info (office));

  if (change->file != NULL)
    {
      change->logo = read_file (change->file, error);
      if (change->logo == NULL)
        return NULL;
    }
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
  GBytes *logo = info != NULL ? info->logo : NULL;
  g_autoptr (GdkTexture) texture = logo != NULL ? gdk_texture_new_from_bytes (logo, NULL) : NULL;
  gboolean may_edit = respite_clinic_may (clinic, RESPITE_FUNCTION_CLINIC_SETTINGS);

  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_widget_set_visible (GTK_WIDGET (self->picture), texture != NULL);
  gtk_widget_set_visible (self->choose_button, may_edit);
  gtk_widget_set_visible (self->remove_button, may_edit && logo != NULL);
}

static void
undone_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  respite_error_bar_show (RESPITE_LOGO_SETTINGS (page)->error_bar, error);
  show_logo (page);
}

static void
undo (gpointer data)
{
  Change *change = data;
  g_autoptr (RespiteLogoSettings) self = g_weak_ref_get (&change->page);

  if (self != NULL)
    respite_page_run (RESPITE_PAGE (self), save_job, change_new (self, NULL, change->before), change_free, NULL,
                      undone_cb, NULL);
}

static void
saved_cb (gpointer      page,
          gpointer      result,
          const GError *error,
          gpointer      user_data)
{
  RespiteLogoSettings *self = page;
  Change *before = user_data;

  respite_error_bar_show (self->error_bar, error);
  show_logo (self);
  if (error != NULL)
    change_free (before);
  else
    respite_toast_show_undo (page, _ ("The logo is changed."), undo, before, change_free);
}

static void
save (RespiteLogoSettings *self,
      GFile               *file)
{
  respite_page_run (RESPITE_PAGE (self), save_job, change_new (self, file, NULL), change_free, NULL, saved_cb,
                    change_new (self, NULL, NULL));
}

static void
respite_logo_settings_load (RespitePage *page)
{
  show_logo (RESPITE_LOGO_SETTINGS (page));
}

static void
chosen_cb (RespiteLogoSettings *self,
           int                  response)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->dialog));
  g_clear_object (&self->dialog);
  if (file != NULL)
    respite_logo_settings_set_file (self, file);
}

static void
choose_clicked_cb (RespiteLogoSettings *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (self->dialog != NULL)
    return;

  self->dialog = gtk_file_chooser_native_new (_ ("Choose the logo"), GTK_WINDOW (root), GTK_FILE_CHOOSER_ACTION_OPEN,
                                              _ ("_Open"), _ ("_Cancel"));
  gtk_file_filter_set_name (filter, _ ("Pictures (PNG, JPEG)"));
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->dialog), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->dialog), TRUE);
  g_signal_connect_object (self->dialog, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->dialog));
}

static void
remove_clicked_cb (RespiteLogoSettings *self)
{
  save (self, NULL);
}

static void
respite_logo_settings_dispose (GObject *object)
{
  RespiteLogoSettings *self = RESPITE_LOGO_SETTINGS (object);

  g_clear_object (&self->dialog);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_LOGO_SETTINGS);

  G_OBJECT_CLASS (respite_logo_settings_parent_class)->dispose (object);
}

static void
respite_logo_settings_class_init (RespiteLogoSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ERROR_BAR);

  object_class->dispose = respite_logo_settings_dispose;
  RESPITE_PAGE_CLASS (klass)->load = respite_logo_settings_load;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-logo-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteLogoSettings, picture);
  gtk_widget_class_bind_template_child (widget_class, RespiteLogoSettings, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteLogoSettings, choose_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteLogoSettings, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
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

  save (self, file);
}
