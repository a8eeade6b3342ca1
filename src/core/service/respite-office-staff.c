/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-office-staff.h"

#include <string.h>

#include "base/respite-str.h"
#include "service/respite-office-private.h"
#include "store/respite-staff-table.h"

#define MAX_LOGIN 32
#define MAX_NAME  120

/* One act on one account and its slot. */
typedef struct
{
  const char   *login;
  const char   *password;
  const char   *name;
  RespiteStaff *staff;
  RespiteRole   roles;
  gboolean      one_time;
} Account;

gboolean
respite_staff_check (const RespiteStaff  *staff,
                     GError             **error)
{
  g_autofree char *name = respite_str_clean (staff->name, MAX_NAME, FALSE, error);
  gsize length = staff->login != NULL ? strlen (staff->login) : 0;

  if (name == NULL)
    return FALSE;
  if (*name == '\0')
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("An account needs the person's name"));
  if (length == 0 || length > MAX_LOGIN ||
      strspn (staff->login, G_CSET_a_2_z G_CSET_A_2_Z G_CSET_DIGITS ".-_") != length)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("A login has 1 to 32 letters (a to z), digits, dots, hyphens or underlines"));
  if (staff->roles == 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("An account needs at least one role"));
  if ((staff->roles & RESPITE_ROLE_BACKUP) && staff->roles != RESPITE_ROLE_BACKUP)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The role backup stands alone: it is for a machine"));

  return TRUE;
}

static gboolean
put_slot (RespiteKeyFile  *file,
          gpointer         data,
          GError         **error)
{
  gpointer *both = data;
  RespiteOffice *office = both[0];
  const Account *account = both[1];

  respite_key_file_next_generation (file);

  return respite_key_file_put (file, account->staff->login, account->staff->name, account->password, office->keys,
                               error);
}

static gboolean
remove_slot (RespiteKeyFile  *file,
             gpointer         data,
             GError         **error G_GNUC_UNUSED)
{
  gpointer *both = data;
  const Account *account = both[1];

  respite_key_file_next_generation (file);
  respite_key_file_remove (file, account->staff->login);

  return TRUE;
}

static gboolean
change_key_file (RespiteOffice       *office,
                 RespiteKeyFileFunc   func,
                 Account             *account,
                 GError             **error)
{
  gpointer both[] = { office, account };

  return respite_office_change_keys (office, func, both, error);
}

static gboolean
audit_staff (RespiteOffice       *office,
             const char          *action,
             const RespiteStaff  *staff,
             const char          *old_text,
             const char          *new_text,
             GError             **error)
{
  respite_office_note (office, RESPITE_KIND_STAFF, staff->id, 0);

  return respite_office_audit (office, &(RespiteAuditRow) {
    .action = action, .kind = RESPITE_KIND_STAFF, .record_id = staff->id, .old_text = old_text, .new_text = new_text,
  }, error);
}

static gboolean
check_new_password (RespiteOffice       *office,
                    const RespiteStaff  *staff,
                    const char          *password,
                    GError             **error)
{
  const char *words[] = { office->info->name, staff->login, staff->name, NULL };

  return respite_password_check (password, respite_office_get_kind (office), words, error);
}

static gboolean
add_staff (RespiteOffice  *office,
           gpointer        data,
           GError        **error)
{
  Account *account = data;
  g_autoptr (RespiteStaff) taken = NULL;
  g_autofree char *roles = respite_roles_to_text (account->staff->roles);
  g_autofree char *text = g_strdup_printf ("%s: %s", account->staff->login, roles);

  if (!respite_staff_check (account->staff, error) ||
      !check_new_password (office, account->staff, account->password, error))
    return FALSE;
  taken = respite_staff_table_find (office->db, account->staff->login, NULL);
  if (taken != NULL)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_("This login is or was in use; a login is never given twice"));

  return respite_staff_table_insert (office->db, account->staff, error) &&
         audit_staff (office, "staff.add", account->staff, NULL, text, error) &&
         change_key_file (office, put_slot, account, error);
}

gboolean
respite_office_add_staff (RespiteOffice       *office,
                          const RespiteStaff  *staff,
                          const char          *password,
                          gint64              *id,
                          GError             **error)
{
  g_autoptr (RespiteStaff) copy = respite_staff_copy (staff);
  Account account = { .password = password, .staff = copy };

  g_return_val_if_fail (password != NULL, FALSE);

  g_free (copy->uuid);
  copy->uuid = g_uuid_string_random ();
  copy->added_at = respite_office_get_now (office);
  if (!respite_office_act (office, RESPITE_FUNCTION_STAFF_EDIT, add_staff, &account, error))
    return FALSE;
  if (id != NULL)
    *id = copy->id;

  return TRUE;
}

GPtrArray *
respite_office_list_staff (RespiteOffice  *office,
                           GError        **error)
{
  if (!respite_office_may (office, RESPITE_FUNCTION_STAFF_VIEW, error))
    return NULL;

  return respite_staff_table_list (office->db, error);
}

RespiteStaff *
respite_office_find_staff (RespiteOffice  *office,
                           const char     *login,
                           GError        **error)
{
  if (!respite_office_may (office, RESPITE_FUNCTION_STAFF_VIEW, error))
    return NULL;

  return respite_staff_table_find (office->db, login, error);
}

/* Without an administrator nobody could add accounts or restore a backup again. */
static gboolean
check_not_last (RespiteOffice       *office,
                const RespiteStaff  *staff,
                GError             **error)
{
  g_autoptr (GPtrArray) all = respite_staff_table_list (office->db, error);

  if (all == NULL)
    return FALSE;

  for (guint i = 0; i < all->len; i++)
    {
      const RespiteStaff *other = g_ptr_array_index (all, i);

      if (other->id != staff->id && other->active && (other->roles & RESPITE_ROLE_ADMINISTRATOR))
        return TRUE;
    }

  return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("The clinic needs at least one administrator"));
}

static RespiteStaff *
find_active (RespiteOffice  *office,
             const char     *login,
             GError        **error)
{
  g_autoptr (RespiteStaff) staff = respite_staff_table_find (office->db, login, error);

  if (staff != NULL && !staff->active)
    {
      respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("The account was deactivated"));
      return NULL;
    }

  return g_steal_pointer (&staff);
}

static gboolean
deactivate_staff (RespiteOffice  *office,
                  gpointer        data,
                  GError        **error)
{
  Account *account = data;
  g_autoptr (RespiteStaff) staff = find_active (office, account->login, error);

  if (staff == NULL || !check_not_last (office, staff, error))
    return FALSE;

  account->staff = staff;
  staff->active = FALSE;

  return respite_staff_table_update (office->db, staff, respite_office_get_now (office), error) &&
         audit_staff (office, "staff.deactivate", staff, "active", "inactive", error) &&
         change_key_file (office, remove_slot, account, error);
}

gboolean
respite_office_deactivate_staff (RespiteOffice  *office,
                                 const char     *login,
                                 GError        **error)
{
  Account account = { .login = login };

  if (!respite_office_act (office, RESPITE_FUNCTION_STAFF_EDIT, deactivate_staff, &account, error))
    return FALSE;

  /* One's own account ends with the next act, like everybody else's. */
  if (g_ascii_strcasecmp (office->actor->login, login) == 0)
    office->actor->active = FALSE;

  return TRUE;
}

static gboolean
reactivate_staff (RespiteOffice  *office,
                  gpointer        data,
                  GError        **error)
{
  Account *account = data;
  g_autoptr (RespiteStaff) staff = respite_staff_table_find (office->db, account->login, error);

  if (staff == NULL)
    return FALSE;
  if (staff->active)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("The account is active"));
  if (!check_new_password (office, staff, account->password, error))
    return FALSE;

  account->staff = staff;
  staff->active = TRUE;
  staff->one_time = TRUE;

  return respite_staff_table_update (office->db, staff, respite_office_get_now (office), error) &&
         audit_staff (office, "staff.reactivate", staff, "inactive", "active", error) &&
         change_key_file (office, put_slot, account, error);
}

gboolean
respite_office_reactivate_staff (RespiteOffice  *office,
                                 const char     *login,
                                 const char     *password,
                                 GError        **error)
{
  Account account = { .login = login, .password = password };

  g_return_val_if_fail (password != NULL, FALSE);

  return respite_office_act (office, RESPITE_FUNCTION_STAFF_EDIT, reactivate_staff, &account, error);
}

static gboolean
rename_slot (RespiteKeyFile  *file,
             gpointer         data,
             GError         **error G_GNUC_UNUSED)
{
  gpointer *both = data;
  const Account *account = both[1];
  RespiteKeySlot *slot = respite_key_file_find (file, account->staff->login);

  respite_key_file_next_generation (file);
  if (slot != NULL)
    respite_set_str (&slot->name, account->staff->name);

  return TRUE;
}

static gboolean
rename_staff (RespiteOffice  *office,
              gpointer        data,
              GError        **error)
{
  Account *account = data;
  g_autoptr (RespiteStaff) staff = respite_staff_table_find (office->db, account->login, error);
  g_autofree char *before = NULL;

  if (staff == NULL)
    return FALSE;

  before = g_steal_pointer (&staff->name);
  staff->name = respite_str_clean (account->name, MAX_NAME, FALSE, error);
  account->staff = staff;

  return staff->name != NULL && respite_staff_check (staff, error) &&
         respite_staff_table_update (office->db, staff, respite_office_get_now (office), error) &&
         audit_staff (office, "staff.name", staff, before, staff->name, error) &&
         change_key_file (office, rename_slot, account, error);
}

gboolean
respite_office_rename_staff (RespiteOffice  *office,
                             const char     *login,
                             const char     *name,
                             GError        **error)
{
  Account account = { .login = login, .name = name };

  if (!respite_office_act (office, RESPITE_FUNCTION_STAFF_EDIT, rename_staff, &account, error))
    return FALSE;

  if (g_ascii_strcasecmp (office->actor->login, login) == 0)
    respite_set_str (&office->actor->name, name);
  office->serial++;

  return TRUE;
}

static gboolean
set_roles (RespiteOffice  *office,
           gpointer        data,
           GError        **error)
{
  Account *account = data;
  g_autoptr (RespiteStaff) staff = find_active (office, account->login, error);
  g_autofree char *before = staff != NULL ? respite_roles_to_text (staff->roles) : NULL;
  g_autofree char *after = respite_roles_to_text (account->roles);

  if (staff == NULL)
    return FALSE;
  if (!(account->roles & RESPITE_ROLE_ADMINISTRATOR) && !check_not_last (office, staff, error))
    return FALSE;

  staff->roles = account->roles;

  return respite_staff_check (staff, error) &&
         respite_staff_table_update (office->db, staff, respite_office_get_now (office), error) &&
         audit_staff (office, "staff.roles", staff, before, after, error);
}

gboolean
respite_office_set_roles (RespiteOffice  *office,
                          const char     *login,
                          RespiteRole     roles,
                          GError        **error)
{
  Account account = { .login = login, .roles = roles };

  if (!respite_office_act (office, RESPITE_FUNCTION_STAFF_EDIT, set_roles, &account, error))
    return FALSE;

  if (g_ascii_strcasecmp (office->actor->login, login) == 0)
    office->actor->roles = roles;
  office->serial++;

  return TRUE;
}

static gboolean
set_password (RespiteOffice  *office,
              gpointer        data,
              GError        **error)
{
  Account *account = data;
  g_autoptr (RespiteStaff) staff = find_active (office, account->login, error);

  if (staff == NULL || !check_new_password (office, staff, account->password, error))
    return FALSE;

  account->staff = staff;
  staff->one_time = account->one_time;

  return respite_staff_table_update (office->db, staff, respite_office_get_now (office), error) &&
         audit_staff (office, "staff.password", staff, NULL, account->one_time ? "one-time" : NULL, error) &&
         change_key_file (office, put_slot, account, error);
}

gboolean
respite_office_change_password (RespiteOffice  *office,
                                const char     *old_password,
                                const char     *new_password,
                                GError        **error)
{
  Account account = { .password = new_password };

  if (!respite_office_check_not_handed (office, error) ||
      !respite_office_check_password (office, old_password, error))
    return FALSE;

  account.login = office->actor->login;
  if (!respite_office_transact (office, set_password, &account, error))
    return FALSE;

  office->actor->one_time = FALSE;
  office->serial++;

  return TRUE;
}

gboolean
respite_office_reset_password (RespiteOffice  *office,
                               const char     *login,
                               const char     *new_password,
                               GError        **error)
{
  gboolean is_own = office->actor != NULL && g_ascii_strcasecmp (office->actor->login, login) == 0;
  Account account = { .login = login, .password = new_password, .one_time = !is_own };

  return respite_office_act (office, RESPITE_FUNCTION_STAFF_EDIT, set_password, &account, error);
}

typedef struct
{
  RespiteOffice *office;
  char          *code;
} Renewal;

static gboolean
renew_code (RespiteKeyFile  *file,
            gpointer         data,
            GError         **error)
{
  Renewal *renewal = data;

  g_clear_pointer (&renewal->code, g_free);
  renewal->code = respite_key_file_renew_recovery (file, renewal->office->keys, error);
  respite_key_file_next_generation (file);

  return renewal->code != NULL;
}

static gboolean
renew_recovery (RespiteOffice  *office,
                gpointer        data,
                GError        **error)
{
  return respite_office_audit (office, &(RespiteAuditRow) {
    .action = "recovery.renew", .kind = RESPITE_KIND_CLINIC, .record_id = 1,
  }, error) &&
         respite_office_change_keys (office, renew_code, data, error);
}

char *
respite_office_renew_recovery_code (RespiteOffice  *office,
                                    const char     *password,
                                    GError        **error)
{
  Renewal renewal = { office, NULL };

  g_return_val_if_fail (password != NULL, NULL);

  /* Who may not do it is told so, and it is audited, whatever the password. */
  if (respite_office_may (office, RESPITE_FUNCTION_STAFF_EDIT, NULL) &&
      !respite_office_check_password (office, password, error))
    return NULL;
  if (!respite_office_act (office, RESPITE_FUNCTION_STAFF_EDIT, renew_recovery, &renewal, error))
    {
      g_free (renewal.code);
      return NULL;
    }

  return renewal.code;
}
