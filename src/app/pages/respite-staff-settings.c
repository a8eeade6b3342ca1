/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-staff-settings.h"

#include <glib/gi18n.h>

#include "base/respite-str.h"
#include "models/respite-record-words.h"
#include "pages/respite-recovery-settings.h"
#include "pages/respite-settings-history.h"
#include "service/respite-office-staff.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-row.h"
#include "widgets/respite-template.h"
#include "widgets/respite-toast-overlay.h"

struct _RespiteStaffSettings
{
  RespitePage      parent_instance;

  /* Owned */
  GPtrArray       *staff;
  RespiteStaff    *edited;              /* NULL: the card adds an account */

  /* Template children, owned by the template */
  RespiteErrorBar *error_bar;
  GtkListBox      *list;
  GtkWidget       *add_box;
  GtkLabel        *card_label;
  GtkButton       *add_button;
  GtkWidget       *cancel_button;
  GtkWidget       *close_button;
  RespiteEntryRow *name_row;
  RespiteEntryRow *login_row;
  RespiteEntryRow *password_row;
  GtkCheckButton  *prescriber_check;
  GtkCheckButton  *nurse_check;
  GtkCheckButton  *desk_check;
  GtkCheckButton  *administrator_check;
  RespiteEntryRow *old_row;
  RespiteEntryRow *new_row;
};

G_DEFINE_FINAL_TYPE (RespiteStaffSettings, respite_staff_settings, RESPITE_TYPE_PAGE)

typedef struct
{
  RespiteStaff *staff;
  char         *password;
  char         *old_password;
} Account;

static void
account_free (gpointer data)
{
  Account *account = data;

  g_clear_pointer (&account->staff, respite_staff_free);
  g_free (account->password);
  g_free (account->old_password);
  g_free (account);
}

static gpointer
list_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  return respite_office_list_staff (office, error);
}

static gpointer
add_job (RespiteOffice *office,
         gpointer       data,
         GError       **error)
{
  Account *account = data;

  account->staff->one_time = TRUE;
  respite_office_add_staff (office, account->staff, account->password, NULL, error);

  return NULL;
}

/* What differs is changed, each by an act of its own. */
static gpointer
edit_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  Account *account = data;
  RespiteStaff *staff = account->staff;
  g_autoptr (RespiteStaff) present = respite_office_find_staff (office, staff->login, error);
  gboolean is_done = present != NULL;

  if (is_done && !present->active)
    is_done = respite_office_reactivate_staff (office, staff->login, account->password, error);
  else if (is_done && *account->password != '\0')
    is_done = respite_office_reset_password (office, staff->login, account->password, error);
  if (is_done && g_strcmp0 (present->name, staff->name) != 0)
    is_done = respite_office_rename_staff (office, staff->login, staff->name, error);
  if (is_done && present->roles != staff->roles)
    respite_office_set_roles (office, staff->login, staff->roles, error);

  return NULL;
}

static gpointer
change_job (RespiteOffice *office,
            gpointer       data,
            GError       **error)
{
  Account *account = data;

  respite_office_change_password (office, account->old_password, account->password, error);

  return NULL;
}

static gpointer
deactivate_job (RespiteOffice *office,
                gpointer       data,
                GError       **error)
{
  respite_office_deactivate_staff (office, data, error);

  return NULL;
}

static void
fill_row (RespiteRow *row,
          gpointer    item,
          gpointer    user_data)
{
  RespiteClinic *clinic = respite_page_get_clinic (user_data);
  RespiteStaff *staff = item;
  g_autofree char *roles = respite_words_dup_roles (staff->roles);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", staff->login, roles);

  respite_row_set (row, staff->id, staff->name, subtitle, NULL);
  respite_row_set_chip (row, staff->active ? NULL : _ ("Closed"), "");
  respite_row_set_button (row, respite_clinic_may (clinic, RESPITE_FUNCTION_STAFF_EDIT) ? _ ("Edit") : NULL,
                          "staff.edit");
}

static void
listed_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteStaffSettings *self = page;

  respite_error_bar_show (self->error_bar, error);
  if (result == NULL)
    return;

  g_clear_pointer (&self->staff, g_ptr_array_unref);
  self->staff = result;
  respite_row_sync_list (self->list, self->staff, fill_row, self);
}

static void
respite_staff_settings_load (RespitePage *page)
{
  RespiteStaffSettings *self = RESPITE_STAFF_SETTINGS (page);
  RespiteClinic *clinic = respite_page_get_clinic (page);

  gtk_widget_set_visible (self->add_box, respite_clinic_may (clinic, RESPITE_FUNCTION_STAFF_EDIT));
  if (respite_clinic_may (clinic, RESPITE_FUNCTION_STAFF_VIEW))
    respite_page_run (page, list_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, listed_cb, NULL);
}

static void
respite_staff_settings_changed (RespitePage      *page,
                                RespiteChangeSet *changes)
{
  if (respite_change_set_has_kind (changes, RESPITE_KIND_STAFF))
    respite_staff_settings_load (page);
}

static void
set_role (GtkCheckButton *check,
          RespiteRole     roles,
          RespiteRole     role)
{
  gtk_check_button_set_active (check, (roles & role) != 0);
}

/* The card edits @staff, or with NULL adds an account. */
static void
show_card (RespiteStaffSettings *self,
           const RespiteStaff   *staff)
{
  const RespiteStaff *actor = respite_clinic_get_actor (respite_page_get_clinic (RESPITE_PAGE (self)));
  g_autofree char *title = staff != NULL ? g_strdup_printf (_ ("Account of %s"), staff->name) : NULL;
  RespiteRole roles = staff != NULL ? staff->roles : 0;

  g_clear_pointer (&self->edited, respite_staff_free);
  self->edited = staff != NULL ? respite_staff_copy (staff) : NULL;
  gtk_label_set_label (self->card_label, title != NULL ? title : _ ("New account"));
  respite_entry_row_set_text (self->name_row, staff != NULL ? staff->name : "");
  respite_entry_row_set_text (self->login_row, staff != NULL ? staff->login : "");
  gtk_widget_set_sensitive (GTK_WIDGET (self->login_row), staff == NULL);
  respite_entry_row_set_text (self->password_row, "");
  g_object_set (self->password_row,
                "label", staff == NULL ? _ ("First _password") : _ ("New _password"),
                "hint", staff == NULL || !staff->active ? _ ("At least 15 characters; the person changes it.") :
                _ ("Leave it empty to keep the present one."), NULL);
  set_role (self->prescriber_check, roles, RESPITE_ROLE_PRESCRIBER);
  set_role (self->nurse_check, roles, RESPITE_ROLE_NURSE);
  set_role (self->desk_check, roles, RESPITE_ROLE_DESK);
  set_role (self->administrator_check, roles, RESPITE_ROLE_ADMINISTRATOR);
  gtk_widget_set_visible (self->cancel_button, staff != NULL);
  gtk_widget_set_visible (self->close_button, staff != NULL && staff->active &&
                          (actor == NULL || actor->id != staff->id));
  gtk_button_set_label (self->add_button, staff == NULL ? _ ("Add the account") :
                        staff->active ? _ ("Save") : _ ("Open the account again"));
}

typedef struct
{
  GWeakRef page;
  Account *account;             /* as it was */
} Before;

static void
before_free (gpointer data)
{
  Before *before = data;

  g_weak_ref_clear (&before->page);
  g_clear_pointer (&before->account, account_free);
  g_free (before);
}

static Before *
before_new (RespiteStaffSettings *self,
            const RespiteStaff   *staff)
{
  Before *before = g_new0 (Before, 1);

  g_weak_ref_init (&before->page, self);
  before->account = g_new0 (Account, 1);
  before->account->staff = respite_staff_copy (staff);
  before->account->password = g_strdup ("");

  return before;
}

static void
undone_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  respite_error_bar_show (RESPITE_STAFF_SETTINGS (page)->error_bar, error);
}

/* An account that was added by mistake is closed; its login is used up. */
static void
undo_add (gpointer data)
{
  Before *before = data;
  g_autoptr (RespitePage) page = g_weak_ref_get (&before->page);

  if (page != NULL)
    respite_page_run (page, deactivate_job, g_strdup (before->account->staff->login), g_free, NULL, undone_cb, NULL);
}

static void
added_cb (gpointer      page,
          gpointer      result,
          const GError *error,
          gpointer      user_data)
{
  RespiteStaffSettings *self = page;
  Before *before = user_data;

  respite_error_bar_show (self->error_bar, error);
  if (error != NULL)
    {
      before_free (before);
      return;
    }

  show_card (self, NULL);
  respite_toast_show_undo (page, _ ("The account is added."), undo_add, before, before_free);
}

static void
undo_edit (gpointer data)
{
  Before *before = data;
  g_autoptr (RespitePage) page = g_weak_ref_get (&before->page);

  if (page != NULL)
    respite_page_run (page, edit_job, g_steal_pointer (&before->account), account_free, NULL, undone_cb, NULL);
}

/* Name and roles can be taken back; a new password cannot. */
static void
edited_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteStaffSettings *self = page;
  Before *before;

  respite_error_bar_show (self->error_bar, error);
  if (error != NULL || self->edited == NULL)
    return;

  before = before_new (self, self->edited);
  if (self->edited->active)
    {
      respite_toast_show_undo (page, _ ("The account is changed."), undo_edit, before, before_free);
    }
  else
    {
      respite_toast_show (page, _ ("The account is open again."));
      before_free (before);
    }
  show_card (self, NULL);
}

static void
changed_password_cb (gpointer      page,
                     gpointer      result,
                     const GError *error,
                     gpointer      user_data)
{
  RespiteStaffSettings *self = page;

  respite_error_bar_show (self->error_bar, error);
  if (error != NULL)
    return;

  respite_entry_row_set_text (self->old_row, "");
  respite_entry_row_set_text (self->new_row, "");
  respite_toast_show (page, _ ("Your password is changed."));
}

static void
deactivated_cb (gpointer      page,
                gpointer      result,
                const GError *error,
                gpointer      user_data)
{
  RespiteStaffSettings *self = page;

  respite_error_bar_show (self->error_bar, error);
  if (error != NULL)
    return;

  show_card (self, NULL);
  respite_toast_show (page, _ ("The account is closed; its history stays."));
}

static RespiteRole
read_roles (RespiteStaffSettings *self)
{
  RespiteRole roles = 0;

  if (gtk_check_button_get_active (self->prescriber_check))
    roles |= RESPITE_ROLE_PRESCRIBER;
  if (gtk_check_button_get_active (self->nurse_check))
    roles |= RESPITE_ROLE_NURSE;
  if (gtk_check_button_get_active (self->desk_check))
    roles |= RESPITE_ROLE_DESK;
  if (gtk_check_button_get_active (self->administrator_check))
    roles |= RESPITE_ROLE_ADMINISTRATOR;

  return roles;
}

static void
add_clicked_cb (RespiteStaffSettings *self)
{
  RespiteRole roles = read_roles (self);
  Account *account;

  if (respite_str_is_empty (respite_entry_row_get_text (self->name_row)))
    {
      respite_entry_row_set_error (self->name_row, _ ("The account needs a name."));
      return;
    }
  if (roles == 0)
    {
      respite_error_bar_show_text (self->error_bar, _ ("Choose at least one role."));
      return;
    }

  account = g_new0 (Account, 1);
  account->staff = respite_staff_new ();
  account->staff->name = g_strdup (respite_entry_row_get_text (self->name_row));
  account->staff->login = g_strdup (respite_entry_row_get_text (self->login_row));
  account->staff->roles = roles;
  account->staff->active = TRUE;
  account->password = g_strdup (respite_entry_row_get_text (self->password_row));
  if (self->edited != NULL)
    respite_page_run (RESPITE_PAGE (self), edit_job, account, account_free, NULL, edited_cb, NULL);
  else
    respite_page_run (RESPITE_PAGE (self), add_job, account, account_free, NULL, added_cb,
                      before_new (self, account->staff));
}

static void
change_clicked_cb (RespiteStaffSettings *self)
{
  Account *account = g_new0 (Account, 1);

  account->old_password = g_strdup (respite_entry_row_get_text (self->old_row));
  account->password = g_strdup (respite_entry_row_get_text (self->new_row));
  respite_page_run (RESPITE_PAGE (self), change_job, account, account_free, NULL, changed_password_cb, NULL);
}

static void
close_clicked_cb (RespiteStaffSettings *self)
{
  if (self->edited != NULL)
    respite_page_run (RESPITE_PAGE (self), deactivate_job, g_strdup (self->edited->login), g_free, NULL,
                      deactivated_cb, NULL);
}

static void
cancel_clicked_cb (RespiteStaffSettings *self)
{
  show_card (self, NULL);
}

static void
edit_action_cb (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  RespiteStaffSettings *self = RESPITE_STAFF_SETTINGS (widget);

  for (guint i = 0; self->staff != NULL && i < self->staff->len; i++)
    {
      const RespiteStaff *staff = g_ptr_array_index (self->staff, i);

      if (staff->id == g_variant_get_int64 (parameter))
        show_card (self, staff);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->name_row));
}

static void
respite_staff_settings_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_STAFF_SETTINGS);

  G_OBJECT_CLASS (respite_staff_settings_parent_class)->dispose (object);
}

static void
respite_staff_settings_finalize (GObject *object)
{
  g_clear_pointer (&RESPITE_STAFF_SETTINGS (object)->staff, g_ptr_array_unref);
  g_clear_pointer (&RESPITE_STAFF_SETTINGS (object)->edited, respite_staff_free);

  G_OBJECT_CLASS (respite_staff_settings_parent_class)->finalize (object);
}

static void
respite_staff_settings_class_init (RespiteStaffSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ENTRY_ROW);
  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_RECOVERY_SETTINGS);
  g_type_ensure (RESPITE_TYPE_SETTINGS_HISTORY);

  object_class->dispose = respite_staff_settings_dispose;
  object_class->finalize = respite_staff_settings_finalize;
  page_class->load = respite_staff_settings_load;
  page_class->changed = respite_staff_settings_changed;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-staff-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteStaffSettings, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteStaffSettings, list);
  gtk_widget_class_bind_template_child (widget_class, RespiteStaffSettings, add_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteStaffSettings, add_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteStaffSettings, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteStaffSettings, card_label);
  gtk_widget_class_bind_template_child (widget_class, RespiteStaffSettings, close_button);
  gtk_widget_class_bind_template_child (widget_class, RespiteStaffSettings, name_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteStaffSettings, login_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteStaffSettings, password_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteStaffSettings, prescriber_check);
  gtk_widget_class_bind_template_child (widget_class, RespiteStaffSettings, nurse_check);
  gtk_widget_class_bind_template_child (widget_class, RespiteStaffSettings, desk_check);
  gtk_widget_class_bind_template_child (widget_class, RespiteStaffSettings, administrator_check);
  gtk_widget_class_bind_template_child (widget_class, RespiteStaffSettings, old_row);
  gtk_widget_class_bind_template_child (widget_class, RespiteStaffSettings, new_row);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, change_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
  gtk_widget_class_install_action (widget_class, "staff.edit", "x", edit_action_cb);
}

static void
respite_staff_settings_init (RespiteStaffSettings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
