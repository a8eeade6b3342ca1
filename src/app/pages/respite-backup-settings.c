/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-backup-settings.h"

#include <glib/gi18n.h>

#include "service/respite-office-audit.h"
#include "service/respite-office-backup.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-flow.h"
#include "widgets/respite-password-prompt.h"
#include "widgets/respite-template.h"
#include "widgets/respite-text.h"
#include "widgets/respite-toast-overlay.h"

struct _RespiteBackupSettings
{
  RespitePage            parent_instance;

  /* Owned */
  GtkFileChooserNative  *chooser;
  RespitePasswordPrompt *prompt;
  char                  *restore_path;

  /* Template children, owned by the template */
  RespiteErrorBar       *error_bar;
  GtkLabel              *last_label;
  GtkLabel              *detail_label;
  GtkWidget             *backup_button;
  GtkWidget             *verify_button;
  GtkWidget             *restore_button;
  GtkSpinner            *spinner;
  GtkWidget             *passphrase_box;
  RespiteEntryRow       *passphrase_row;
  GtkLabel              *verify_label;
  GtkWidget             *check_button;
};

G_DEFINE_FINAL_TYPE (RespiteBackupSettings, respite_backup_settings, RESPITE_TYPE_PAGE)

typedef struct
{
  gboolean       has_passphrase;
  RespiteBackup *last;
} State;

typedef struct
{
  char *path;
  char *passphrase;
} Restore;

static void
state_free (gpointer data)
{
  State *state = data;

  g_clear_pointer (&state->last, respite_backup_free);
  g_free (state);
}

static void
restore_free (gpointer data)
{
  Restore *restore = data;

  g_free (restore->path);
  g_free (restore->passphrase);
  g_free (restore);
}

static gpointer
state_job (RespiteOffice *office,
           gpointer       data,
           GError       **error)
{
  State *state = g_new0 (State, 1);

  state->has_passphrase = respite_office_has_backup_passphrase (office);
  state->last = respite_office_get_last_backup (office);

  return state;
}

/* On the reading thread, so that a backup delays no save. */
static gpointer
write_job (RespiteOffice *office,
           gpointer       data,
           GError       **error)
{
  return respite_office_write_backup (office, data, error);
}

/* A clinic that is open for reading only can be backed up, but not note it. */
static gpointer
record_job (RespiteOffice *office,
            gpointer       data,
            GError       **error)
{
  gboolean done = respite_office_get_condition (office) != RESPITE_OFFICE_SOUND ||
                  respite_office_record_backup (office, data, error);

  return GINT_TO_POINTER (done);
}

static gpointer
prove_job (RespiteOffice *office,
           gpointer       data,
           GError       **error)
{
  return respite_office_verify_backup (office, data, NULL, error);
}

static gpointer
restore_job (RespiteOffice *office,
             gpointer       data,
             GError       **error)
{
  Restore *restore = data;

  respite_office_restore_backup (office, restore->path, restore->passphrase, error);

  return NULL;
}

static gpointer
passphrase_job (RespiteOffice *office,
                gpointer       data,
                GError       **error)
{
  respite_office_set_backup_passphrase (office, data, error);

  return NULL;
}

static gpointer
check_job (RespiteOffice *office,
           gpointer       data,
           GError       **error)
{
  return respite_office_verify (office, error);
}

static void
set_busy (RespiteBackupSettings *self,
          gboolean               is_busy)
{
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_set_sensitive (self->backup_button, !is_busy);
  gtk_widget_set_sensitive (self->verify_button, !is_busy);
  gtk_widget_set_sensitive (self->restore_button, !is_busy);
  gtk_widget_set_sensitive (self->check_button, !is_busy);
}

static void
state_read_cb (gpointer      page,
               gpointer      result,
               const GError *error,
               gpointer      user_data)
{
  RespiteBackupSettings *self = page;
  GTimeZone *zone = respite_clinic_get_zone (respite_page_get_clinic (page));
  State *state = result;
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;
  g_autofree char *size = NULL;

  if (state == NULL)
    return;

  gtk_widget_set_sensitive (self->backup_button, state->has_passphrase);
  if (state->last == NULL)
    {
      gtk_label_set_label (self->last_label, _ ("No backup yet"));
      gtk_label_set_label (self->detail_label, state->has_passphrase ?
                           _ ("Choose a folder, best on a disk that is kept elsewhere.") :
                           _ ("First set a passphrase below."));
      state_free (state);
      return;
    }

  day = respite_text_day_and_time (state->last->made_at, zone);
  size = g_format_size ((guint64) state->last->size);
  text = g_strdup_printf (_ ("Last proven backup: %s"), day);
  gtk_label_set_label (self->last_label, text);
  g_free (text);
  text = g_strdup_printf ("%s · %s", state->last->path, size);
  gtk_label_set_label (self->detail_label, text);
  state_free (state);
}

static void
proven_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteBackupSettings *self = page;
  RespiteBackup *backup = result;

  set_busy (self, FALSE);
  respite_error_bar_show (self->error_bar, error);
  if (backup == NULL)
    return;

  respite_toast_show (page, user_data);
  respite_backup_free (backup);
  respite_page_reload (page);
}

static void
recorded_cb (gpointer      page,
             gpointer      result,
             const GError *error,
             gpointer      user_data)
{
  RespiteBackupSettings *self = page;

  set_busy (self, FALSE);
  respite_error_bar_show (self->error_bar, error);
  if (result == NULL)
    return;

  respite_toast_show (page, _ ("The backup is made and proven."));
  respite_page_reload (page);
}

static void
written_cb (gpointer      page,
            gpointer      result,
            const GError *error,
            gpointer      user_data)
{
  RespiteBackupSettings *self = page;

  if (result != NULL)
    {
      respite_page_run (page, record_job, result, (GDestroyNotify) respite_backup_free, NULL, recorded_cb, NULL);
      return;
    }

  set_busy (self, FALSE);
  respite_error_bar_show (self->error_bar, error);
}

static void
restored_cb (gpointer      page,
             gpointer      result,
             const GError *error,
             gpointer      user_data)
{
  RespiteBackupSettings *self = page;

  set_busy (self, FALSE);
  if (self->prompt != NULL)
    respite_password_prompt_done (self->prompt, error);
}

static void
checked_cb (gpointer      page,
            gpointer      result,
            const GError *error,
            gpointer      user_data)
{
  RespiteBackupSettings *self = page;
  g_autoptr (RespiteVerification) verification = result;
  g_autofree char *text = NULL;

  set_busy (self, FALSE);
  respite_error_bar_show (self->error_bar, error);
  if (verification == NULL)
    return;

  text = g_strdup_printf (_ ("All is well: %d rows of the audit read, none is wrong."),
                          (int) verification->audit.n_rows);
  gtk_label_set_label (self->verify_label, verification->problem != NULL ? verification->problem : text);
}

static void
passphrase_set_cb (gpointer      page,
                   gpointer      result,
                   const GError *error,
                   gpointer      user_data)
{
  RespiteBackupSettings *self = page;

  if (error != NULL)
    {
      respite_entry_row_set_error (self->passphrase_row, error->message);
      return;
    }

  respite_entry_row_set_text (self->passphrase_row, "");
  respite_toast_show (page, _ ("Backups made from now on open with the new passphrase."));
  respite_page_reload (page);
}

static void
restore_password_cb (RespitePasswordPrompt *prompt,
                     const char            *password,
                     gpointer               user_data)
{
  RespiteBackupSettings *self = user_data;
  Restore *restore = g_new0 (Restore, 1);

  restore->path = g_strdup (self->restore_path);
  restore->passphrase = g_strdup (password);
  set_busy (self, TRUE);
  respite_page_run (RESPITE_PAGE (self), restore_job, restore, restore_free, NULL, restored_cb, NULL);
}

static char *
take_path (RespiteBackupSettings *self,
           int                    response)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  g_clear_object (&self->chooser);

  return file != NULL ? g_file_get_path (file) : NULL;
}

static void
folder_chosen_cb (RespiteBackupSettings *self,
                  int                    response)
{
  char *path = take_path (self, response);

  if (path == NULL)
    return;

  set_busy (self, TRUE);
  respite_page_read (RESPITE_PAGE (self), write_job, path, g_free, (GDestroyNotify) respite_backup_free, written_cb,
                     NULL);
}

static void
proof_chosen_cb (RespiteBackupSettings *self,
                 int                    response)
{
  char *path = take_path (self, response);

  if (path == NULL)
    return;

  set_busy (self, TRUE);
  respite_page_read (RESPITE_PAGE (self), prove_job, path, g_free, (GDestroyNotify) respite_backup_free, proven_cb,
                     (gpointer) _ ("The backup is sound: it was unpacked and checked."));
}

static void
restore_chosen_cb (RespiteBackupSettings *self,
                   int                    response)
{
  RespitePasswordPrompt *prompt;

  g_free (self->restore_path);
  self->restore_path = take_path (self, response);
  if (self->restore_path == NULL)
    return;

  prompt = respite_password_prompt_open (GTK_WIDGET (self), self->restore_path,
                                         _ ("All records are replaced by those of this backup. The present ones are "
                                            "kept in a folder beside them. Everybody must sign in again. Type the "
                                            "passphrase of the backup."), _ ("_Restore"), restore_password_cb,
                                         g_object_ref (self), g_object_unref);
  g_set_weak_pointer (&self->prompt, prompt);
}

static void
choose (RespiteBackupSettings *self,
        GtkFileChooserAction   action,
        const char            *title,
        GCallback              chosen)
{
  self->chooser = g_object_new (GTK_TYPE_FILE_CHOOSER_NATIVE,
                                "title", title, "modal", TRUE, "action", action,
                                "transient-for", gtk_widget_get_root (GTK_WIDGET (self)), NULL);
  g_signal_connect_object (self->chooser, "response", chosen, self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
backup_clicked_cb (RespiteBackupSettings *self)
{
  choose (self, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("Where the backup goes"), G_CALLBACK (folder_chosen_cb));
}

static void
verify_clicked_cb (RespiteBackupSettings *self)
{
  choose (self, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Which backup to prove"), G_CALLBACK (proof_chosen_cb));
}

static void
restore_clicked_cb (RespiteBackupSettings *self)
{
  choose (self, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("Which backup to restore"), G_CALLBACK (restore_chosen_cb));
}

static void
passphrase_clicked_cb (RespiteBackupSettings *self)
{
  respite_page_run (RESPITE_PAGE (self), passphrase_job, g_strdup (respite_entry_row_get_text (self->passphrase_row)),
                    g_free, NULL, passphrase_set_cb, NULL);
}

static void
check_clicked_cb (RespiteBackupSettings *self)
{
  set_busy (self, TRUE);
  respite_page_read (RESPITE_PAGE (self), check_job, NULL, NULL, (GDestroyNotify) respite_verification_free,
                     checked_cb, NULL);
}

static void
respite_backup_settings_load (RespitePage *page)
{
  RespiteBackupSettings *self = RESPITE_BACKUP_SETTINGS (page);
  RespiteClinic *clinic = respite_page_get_clinic (page);

  gtk_widget_set_visible (self->backup_button, respite_clinic_may (clinic, RESPITE_FUNCTION_BACKUP_MAKE));
  gtk_widget_set_visible (self->verify_button, respite_clinic_may (clinic, RESPITE_FUNCTION_BACKUP_MAKE));
  gtk_widget_set_visible (self->restore_button, respite_clinic_may (clinic, RESPITE_FUNCTION_BACKUP_RESTORE));
  gtk_widget_set_visible (self->passphrase_box, respite_clinic_may (clinic, RESPITE_FUNCTION_CLINIC_SETTINGS));
  gtk_widget_set_visible (self->check_button, respite_clinic_may (clinic, RESPITE_FUNCTION_AUDIT_VERIFY));
  respite_page_run (page, state_job, NULL, NULL, state_free, state_read_cb, NULL);
}

static void
respite_backup_settings_dispose (GObject *object)
{
  RespiteBackupSettings *self = RESPITE_BACKUP_SETTINGS (object);

  g_clear_weak_pointer (&self->prompt);
  g_clear_object (&self->chooser);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_BACKUP_SETTINGS);

  G_OBJECT_CLASS (respite_backup_settings_parent_class)->dispose (object);
}

static void
respite_backup_settings_finalize (GObject *object)
{
  g_free (RESPITE_BACKUP_SETTINGS (object)->restore_path);

  G_OBJECT_CLASS (respite_backup_settings_parent_class)->finalize (object);
}

static void
respite_backup_settings_class_init (RespiteBackupSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_FLOW);

  object_class->dispose = respite_backup_settings_dispose;
  object_class->finalize = respite_backup_settings_finalize;
  page_class->load = respite_backup_settings_load;
  page_class->changed = NULL;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-backup-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteBackupSettings, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteBackupSettings, last_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteBackupSettings, detail_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteBackupSettings, backup_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteBackupSettings, verify_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteBackupSettings, restore_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteBackupSettings, spinner);
  gtk_widget_class_bind_template_child (widget_class, RespiteBackupSettings, passphrase_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteBackupSettings, passphrase_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteBackupSettings, verify_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteBackupSettings, check_button);
  gtk_widget_class_bind_template_callback (widget_class, backup_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, verify_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, passphrase_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_clicked_cb);
}

static void
respite_backup_settings_init (RespiteBackupSettings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
