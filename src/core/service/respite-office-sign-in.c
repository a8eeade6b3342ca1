/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-office.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "base/respite-time.h"
#include "service/respite-acts-private.h"
#include "service/respite-office-private.h"
#include "service/respite-office-staff.h"
#include "store/respite-attempts.h"
#include "store/respite-clinic-table.h"
#include "store/respite-files.h"
#include "store/respite-staff-table.h"

typedef struct
{
  const char *login;            /* NULL for the recovery code */
  gint64      now;
} Attempt;

static RespiteKeySlot *
find_slot (RespiteKeyFile *file,
           const char     *login)
{
  return login != NULL ? respite_key_file_find (file, login) : respite_key_file_get_recovery (file);
}

static gboolean
count_failure (RespiteKeyFile  *file,
               gpointer         data,
               GError         **error G_GNUC_UNUSED)
{
  const Attempt *attempt = data;
  RespiteKeySlot *slot = find_slot (file, attempt->login);

  if (slot == NULL)
    return TRUE;

  slot->failures++;
  slot->last_failure = attempt->now;

  return TRUE;
}

/* The clock was set back: the delay counts from now, not from a time to come. */
static gboolean
move_failure (RespiteKeyFile  *file,
              gpointer         data,
              GError         **error G_GNUC_UNUSED)
{
  const Attempt *attempt = data;
  RespiteKeySlot *slot = find_slot (file, attempt->login);

  if (slot != NULL && slot->last_failure > attempt->now)
    slot->last_failure = attempt->now;

  return TRUE;
}

static gboolean
forget_failures (RespiteKeyFile  *file,
                 gpointer         data,
                 GError         **error G_GNUC_UNUSED)
{
  const Attempt *attempt = data;
  RespiteKeySlot *slot = find_slot (file, attempt->login);

  if (slot != NULL)
    slot->failures = 0;

  return TRUE;
}

static gboolean
check_wait (RespiteOffice  *office,
            Attempt        *attempt,
            RespiteKeySlot *slot,
            GError        **error)
{
  gint64 wait = slot != NULL ? respite_key_slot_get_wait (slot, attempt->now) : 0;
  gint64 seconds = (wait + RESPITE_SECOND_MS - 1) / RESPITE_SECOND_MS;

  if (wait == 0)
    return TRUE;
  if (wait < 0)
    return respite_set_error (error, RESPITE_ERROR_WAIT,
                              N_("Too many wrong passwords: the account is closed until an administrator gives it a "
                                 "new password"));

  if (slot->last_failure > attempt->now)
    respite_key_file_change (office->key_file, move_failure, attempt, NULL);
  if (seconds < 120)
    return respite_set_error (error, RESPITE_ERROR_WAIT,
                              N_("Too many wrong passwords: try again in %d seconds"), (int) seconds);

  return respite_set_error (error, RESPITE_ERROR_WAIT,
                            N_("Too many wrong passwords: try again in %d minutes"), (int) ((seconds + 59) / 60));
}

static gboolean
write_failure (RespiteOffice  *office,
               gpointer        data,
               GError        **error)
{
  return respite_office_audit (office, &(RespiteAuditRow) {
    .staff_name = data, .action = "sign-in", .kind = RESPITE_KIND_STAFF, .outcome = "failed",
  }, error);
}

/* With the database open the failure goes straight into the audit, else into the side file. */
static void
note_failure (RespiteOffice *office,
              Attempt       *attempt)
{
  g_autofree char *path = respite_office_build_path (office, RESPITE_FILE_ATTEMPTS);
  const char *login = attempt->login != NULL ? attempt->login : "recovery code";

  respite_key_file_change (office->key_file, count_failure, attempt, NULL);
  if (office->db != NULL && office->noted == NULL && g_utf8_validate (login, -1, NULL) &&
      respite_office_transact (office, write_failure, (gpointer) login, NULL))
    return;

  respite_attempts_add (path, attempt->now, login, g_get_host_name ());
}

typedef struct
{
  const char        *login;
  const char        *password;
  const RespiteKeys *keys;
} Renewal;

static gboolean
wrap_again (RespiteKeyFile  *file,
            gpointer         data,
            GError         **error)
{
  const Renewal *renewal = data;
  RespiteKeySlot *slot = respite_key_file_find (file, renewal->login);
  g_autofree char *name = slot != NULL ? g_strdup (slot->name) : NULL;

  return name == NULL || respite_key_file_put (file, renewal->login, name, renewal->password, renewal->keys, error);
}

/* A slot of an older program is wrapped as a new one would be; where it cannot be written the old one goes on. */
static void
renew_slot (RespiteOffice     *office,
            const char        *login,
            const char        *password,
            const RespiteKeys *keys)
{
  Renewal renewal = { login, password, keys };
  const RespiteKeySlot *slot = login != NULL ? respite_key_file_find (office->key_file, login) : NULL;

  if (slot != NULL && respite_key_file_is_weak (office->key_file, slot))
    respite_key_file_change (office->key_file, wrap_again, &renewal, NULL);
}

RespiteKeys *
respite_office_try_slot (RespiteOffice  *office,
                         const char     *slot_login,
                         const char     *password,
                         GError        **error)
{
  Attempt attempt = { slot_login, respite_office_get_now (office) };
  g_autofree char *path = respite_office_build_path (office, RESPITE_FILE_KEYS);
  RespiteKeyFile *file = respite_key_file_load (path, error);
  RespiteKeySlot *slot;
  RespiteKeys *keys;

  /* Another program may have changed it. */
  if (file == NULL)
    return NULL;
  respite_key_file_free (office->key_file);
  office->key_file = file;

  slot = find_slot (file, slot_login);
  if (!check_wait (office, &attempt, slot, error))
    return NULL;

  keys = respite_key_file_unwrap (file, slot, password);
  if (keys == NULL)
    {
      note_failure (office, &attempt);
      respite_set_error (error, RESPITE_ERROR_SIGN_IN, slot_login != NULL ?
                         N_("The login or the password is wrong") : N_("The recovery code is wrong"));
      return NULL;
    }
  if (slot->failures > 0)
    respite_key_file_change (file, forget_failures, &attempt, NULL);
  renew_slot (office, slot_login, password, keys);

  return keys;
}

static gboolean
write_attempts (RespiteOffice  *office,
                GPtrArray      *attempts,
                GError        **error)
{
  for (guint i = 0; i < attempts->len; i++)
    {
      const RespiteAttempt *attempt = g_ptr_array_index (attempts, i);

      RespiteAuditRow row = {
        .at = attempt->at, .staff_name = attempt->login, .workstation = attempt->workstation, .action = "sign-in",
        .kind = RESPITE_KIND_STAFF, .outcome = "failed",
      };

      if (!respite_office_audit (office, &row, error))
        return FALSE;
    }

  return TRUE;
}

/* A slot without an active account is what a crash in the middle of adding one leaves, or an old key file. */
static gboolean
remove_stray_slots (RespiteKeyFile  *file,
                    gpointer         data,
                    GError         **error)
{
  RespiteOffice *office = data;
  GPtrArray *slots = respite_key_file_get_slots (file);
  gint64 generation;
  g_autoptr (RespiteClinicInfo) info = respite_clinic_table_load (office->db, NULL, &generation, error);

  if (info == NULL)
    return FALSE;

  for (guint i = slots->len; i > 0; i--)
    {
      const RespiteKeySlot *slot = g_ptr_array_index (slots, i - 1);
      g_autoptr (RespiteStaff) staff = respite_staff_table_find (office->db, slot->login, NULL);

      if (staff == NULL || !staff->active)
        g_ptr_array_remove_index (slots, i - 1);
    }
  respite_key_file_set_name (file, info->name);
  while (respite_key_file_get_generation (file) <= generation)
    respite_key_file_next_generation (file);

  return TRUE;
}

static gboolean
repair_key_file (RespiteOffice  *office,
                 GError        **error)
{
  g_autoptr (RespiteClinicInfo) info = NULL;
  g_autofree char *old_text = NULL;
  g_autofree char *new_text = NULL;
  gint64 generation;

  info = respite_clinic_table_load (office->db, NULL, &generation, error);
  if (info == NULL)
    return FALSE;
  if (generation == respite_key_file_get_generation (office->key_file))
    return TRUE;

  old_text = g_strdup_printf ("database %" G_GINT64_FORMAT ", key file %" G_GINT64_FORMAT, generation,
                              respite_key_file_get_generation (office->key_file));
  if (!respite_key_file_change (office->key_file, remove_stray_slots, office, error))
    return FALSE;
  generation = respite_key_file_get_generation (office->key_file);
  new_text = g_strdup_printf ("%" G_GINT64_FORMAT, generation);

  return respite_clinic_table_set_generation (office->db, generation, error) &&
         respite_office_audit (office, &(RespiteAuditRow) {
    .action = "keys.repair", .kind = RESPITE_KIND_CLINIC, .record_id = 1, .old_text = old_text, .new_text = new_text,
  }, error);
}

/* The side file is about to be overwritten: what is wrong with it now must not be forgotten. */
static gboolean
write_break (RespiteOffice  *office,
             GError        **error)
{
  g_autofree char *path = respite_office_build_path (office, RESPITE_FILE_HEAD);
  g_autofree char *text = NULL;
  g_autofree char *valid = NULL;
  const char *problem;

  if (!respite_audit_check_head (office->audit, office->db, &problem, error))
    return FALSE;
  if (problem == NULL)
    return TRUE;

  if (g_file_get_contents (path, &text, NULL, NULL))
    valid = g_utf8_make_valid (text, -1);

  return respite_office_audit (office, &(RespiteAuditRow) {
    .action = RESPITE_AUDIT_BROKEN, .kind = RESPITE_KIND_CLINIC, .record_id = 1, .old_text = valid,
    .new_text = problem,
  }, error);
}

typedef struct
{
  const char *action;
  GPtrArray  *attempts;
} Entry;

/* The order of the rows holds whatever the clock says; that it was set back is written down and said. */
static gboolean
write_clock (RespiteOffice  *office,
             GError        **error)
{
  gint64 now = respite_office_get_now (office);
  g_autofree char *old_text = NULL;
  g_autofree char *new_text = NULL;
  gint64 last;

  if (!respite_audit_read_last_at (office->db, &last, error))
    return FALSE;
  office->is_clock_back = last - now > RESPITE_MINUTE_MS;
  if (!office->is_clock_back)
    return TRUE;

  old_text = respite_time_format_rfc3339 (last, respite_office_get_zone (office));
  new_text = respite_time_format_rfc3339 (now, respite_office_get_zone (office));

  return respite_office_audit (office, &(RespiteAuditRow) {
    .action = "clock.back", .kind = RESPITE_KIND_CLINIC, .record_id = 1, .old_text = old_text, .new_text = new_text,
  }, error);
}

static gboolean
write_entry (RespiteOffice  *office,
             gpointer        data,
             GError        **error)
{
  const Entry *entry = data;

  return write_break (office, error) && write_clock (office, error) &&
         write_attempts (office, entry->attempts, error) &&
         repair_key_file (office, error) &&
         respite_office_audit (office, &(RespiteAuditRow) {
    .action = entry->action, .kind = RESPITE_KIND_STAFF, .record_id = office->actor->id,
  }, error);
}

gboolean
respite_office_enter (RespiteOffice  *office,
                      const char     *login,
                      const char     *action,
                      GError        **error)
{
  g_autofree char *path = respite_office_build_path (office, RESPITE_FILE_ATTEMPTS);
  g_autoptr (GPtrArray) attempts = respite_attempts_load (path);
  g_autoptr (GError) local = NULL;
  g_autoptr (RespiteStaff) staff = respite_staff_table_find (office->db, login, &local);
  Entry entry = { action, attempts };

  if (staff == NULL && !g_error_matches (local, RESPITE_ERROR, RESPITE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (staff == NULL || !staff->active)
    return respite_set_error (error, RESPITE_ERROR_SIGN_IN, N_("This account cannot sign in"));

  g_clear_pointer (&office->actor, respite_staff_free);
  office->actor = g_steal_pointer (&staff);
  office->state = RESPITE_OFFICE_SIGNED_IN;
  office->entered_at = respite_clock_get_monotonic (office->clock);
  office->serial++;
  respite_office_set_handed_to (office, 0);
  if (!respite_db_get_data_version (office->db, &office->actor_version, error))
    return FALSE;
  if (office->condition != RESPITE_OFFICE_SOUND)
    return TRUE;

  if (!respite_office_transact (office, write_entry, &entry, error))
    return FALSE;
  if (attempts->len > 0)
    respite_attempts_clear (path);

  respite_acts_begin_day (office);
  respite_acts_raise_left (office);

  return respite_acts_add_builtins (office, error);
}

/* Leaves nobody half signed in. */
static gboolean
open_and_enter (RespiteOffice      *office,
                const RespiteKeys  *keys,
                const char         *login,
                const char         *action,
                GError            **error)
{
  if (respite_office_open_database (office, keys, error) && respite_office_enter (office, login, action, error))
    return TRUE;

  respite_office_close_database (office);

  return FALSE;
}

gboolean
respite_office_sign_in (RespiteOffice  *office,
                        const char     *login,
                        const char     *password,
                        GError        **error)
{
  g_autoptr (RespiteKeys) keys = NULL;

  g_return_val_if_fail (office != NULL && login != NULL && password != NULL, FALSE);

  keys = respite_office_try_slot (office, login, password, error);
  if (keys == NULL)
    return FALSE;

  return open_and_enter (office, keys, login,
                         office->state == RESPITE_OFFICE_LOCKED ? "unlock" : "sign-in", error);
}

static gboolean
write_leave (RespiteOffice  *office,
             gpointer        data,
             GError        **error)
{
  return respite_office_audit (office, &(RespiteAuditRow) {
    .action = data, .kind = RESPITE_KIND_STAFF, .record_id = office->actor->id,
  }, error);
}

void
respite_office_sign_out (RespiteOffice *office)
{
  if (office->state == RESPITE_OFFICE_SIGNED_IN)
    respite_office_transact (office, write_leave, (gpointer) "sign-out", NULL);
  respite_office_close_database (office);
}

void
respite_office_lock (RespiteOffice *office)
{
  if (office->state != RESPITE_OFFICE_SIGNED_IN)
    return;

  respite_office_transact (office, write_leave, (gpointer) "lock", NULL);
  g_clear_pointer (&office->actor, respite_staff_free);
  office->state = RESPITE_OFFICE_LOCKED;
  office->serial++;
  respite_office_set_handed_to (office, 0);
}

gboolean
respite_office_check_password (RespiteOffice  *office,
                               const char     *password,
                               GError        **error)
{
  g_autoptr (RespiteKeys) keys = NULL;

  if (respite_office_get_actor (office) == NULL)
    return respite_set_error (error, RESPITE_ERROR_SIGN_IN, N_("Nobody is signed in"));

  keys = respite_office_try_slot (office, office->actor->login, password, error);

  return keys != NULL;
}

RespiteStaff *
respite_office_check_person (RespiteOffice  *office,
                             const char     *login,
                             const char     *password,
                             GError        **error)
{
  g_autoptr (RespiteKeys) keys = NULL;
  g_autoptr (RespiteStaff) staff = NULL;

  if (respite_office_get_actor (office) == NULL)
    {
      respite_set_error (error, RESPITE_ERROR_SIGN_IN, N_("Nobody is signed in"));
      return NULL;
    }
  if (!respite_office_check_not_handed (office, error))
    return NULL;

  keys = respite_office_try_slot (office, login, password, error);
  staff = keys != NULL ? respite_staff_table_find (office->db, login, error) : NULL;
  if (staff != NULL && !staff->active)
    {
      respite_set_error (error, RESPITE_ERROR_SIGN_IN, N_("This account cannot sign in"));
      return NULL;
    }
  if (staff != NULL && staff->one_time)
    {
      respite_set_error (error, RESPITE_ERROR_SIGN_IN,
                         N_("This password was set by somebody else; the person chooses one of their own first"));
      return NULL;
    }

  return g_steal_pointer (&staff);
}

typedef struct
{
  RespiteStaff       *staff;
  const char         *password;
  const RespiteKeys  *keys;
  char               *code;
} Recovery;

static gboolean
renew_slots (RespiteKeyFile  *file,
             gpointer         data,
             GError         **error)
{
  Recovery *recovery = data;

  g_clear_pointer (&recovery->code, g_free);
  if (!respite_key_file_put (file, recovery->staff->login, recovery->staff->name, recovery->password,
                             recovery->keys, error))
    return FALSE;
  recovery->code = respite_key_file_renew_recovery (file, recovery->keys, error);
  respite_key_file_next_generation (file);

  return recovery->code != NULL;
}

static gboolean
write_recovery (RespiteOffice  *office,
                gpointer        data,
                GError        **error)
{
  Recovery *recovery = data;

  recovery->staff->one_time = FALSE;

  return respite_staff_table_update (office->db, recovery->staff, respite_office_get_now (office), error) &&
         respite_office_audit (office, &(RespiteAuditRow) {
    .staff_id = recovery->staff->id, .staff_name = recovery->staff->name, .action = "staff.recover",
    .kind = RESPITE_KIND_STAFF, .record_id = recovery->staff->id,
  }, error) &&
         respite_office_change_keys (office, renew_slots, recovery, error);
}

/* The database is open: only an active administrator may come in this way. */
static gboolean
recover (RespiteOffice      *office,
         const RespiteKeys  *keys,
         const char         *login,
         const char         *password,
         char              **code,
         GError            **error)
{
  g_autoptr (RespiteStaff) staff = respite_staff_table_find (office->db, login, error);
  const char *words[] = { office->info->name, login, NULL };
  Recovery recovery = { staff, password, keys, NULL };

  if (staff == NULL)
    return FALSE;
  if (!staff->active || !(staff->roles & RESPITE_ROLE_ADMINISTRATOR))
    return respite_set_error (error, RESPITE_ERROR_DENIED,
                              N_("The recovery code is for the account of an administrator"));
  if (!respite_password_check (password, respite_office_get_kind (office), words, error))
    return FALSE;

  if (!respite_office_transact (office, write_recovery, &recovery, error))
    {
      g_free (recovery.code);
      return FALSE;
    }
  *code = recovery.code;

  return TRUE;
}

char *
respite_office_use_recovery_code (RespiteOffice  *office,
                                  const char     *code,
                                  const char     *login,
                                  const char     *new_password,
                                  GError        **error)
{
  g_autofree char *plain = respite_recovery_code_normalize (code);
  g_autoptr (RespiteKeys) keys = respite_office_try_slot (office, NULL, plain, error);
  g_autofree char *new_code = NULL;

  if (keys == NULL || !respite_office_open_database (office, keys, error))
    return NULL;
  if (!recover (office, keys, login, new_password, &new_code, error) ||
      !respite_office_enter (office, login, "sign-in", error))
    {
      respite_office_close_database (office);
      return NULL;
    }

  return g_steal_pointer (&new_code);
}
