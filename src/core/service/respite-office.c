/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-office.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "base/respite-str.h"
#include "service/respite-acts-private.h"
#include "service/respite-office-private.h"
#include "store/respite-clinic-table.h"
#include "store/respite-files.h"
#include "store/respite-staff-table.h"

typedef struct
{
  RespiteOffice     *office;
  RespiteOfficeFunc  func;
  gpointer           data;
} Work;

char *
respite_office_build_path (RespiteOffice *office,
                           const char    *name)
{
  return g_build_filename (office->folder, name, NULL);
}

gboolean
respite_office_exists (const char *folder)
{
  g_autofree char *keys = g_build_filename (folder, RESPITE_FILE_KEYS, NULL);
  g_autofree char *database = g_build_filename (folder, RESPITE_FILE_DATABASE, NULL);

  return g_file_test (keys, G_FILE_TEST_EXISTS) || g_file_test (database, G_FILE_TEST_EXISTS);
}

gboolean
respite_office_is_encrypted (void)
{
  return RESPITE_ENCRYPTED;
}

void
respite_office_free (RespiteOffice *office)
{
  if (office == NULL)
    return;

  respite_office_close_database (office);
  g_clear_pointer (&office->key_file, respite_key_file_free);
  g_clear_pointer (&office->changes, respite_change_set_unref);
  respite_clock_unref (office->clock);
  g_free (office->folder);
  g_free (office->language);
  g_free (office);
}

const char *
respite_office_get_folder (RespiteOffice *office)
{
  return office->folder;
}

RespiteClock *
respite_office_get_clock (RespiteOffice *office)
{
  return office->clock;
}

RespiteClinicKind
respite_office_get_kind (RespiteOffice *office)
{
  return respite_key_file_get_kind (office->key_file);
}

const char *
respite_office_get_clinic_name (RespiteOffice *office)
{
  return office->info != NULL ? office->info->name : respite_key_file_get_name (office->key_file);
}

RespiteOfficeState
respite_office_get_state (RespiteOffice *office)
{
  return office->state;
}

RespiteOfficeCondition
respite_office_get_condition (RespiteOffice *office)
{
  return office->condition;
}

const RespiteStaff *
respite_office_get_actor (RespiteOffice *office)
{
  return office->state == RESPITE_OFFICE_SIGNED_IN ? office->actor : NULL;
}

const RespiteClinicInfo *
respite_office_get_clinic_info (RespiteOffice *office)
{
  return office->info;
}

void
respite_office_set_language (RespiteOffice *office,
                             const char    *language)
{
  respite_set_str (&office->language, language);
}

const char *
respite_office_get_language (RespiteOffice *office)
{
  if (office->language != NULL)
    return office->language;

  return office->info != NULL ? office->info->language : "en";
}

GTimeZone *
respite_office_get_zone (RespiteOffice *office)
{
  if (office->zone == NULL)
    office->zone = g_time_zone_new_utc ();

  return office->zone;
}

gboolean
respite_office_is_clock_back (RespiteOffice *office)
{
  return office->is_clock_back;
}

gint64
respite_office_get_now (RespiteOffice *office)
{
  return respite_clock_get_now (office->clock);
}

RespiteDb *
respite_office_get_db (RespiteOffice *office)
{
  return office->db;
}

void
respite_login_free (RespiteLogin *login)
{
  if (login == NULL)
    return;

  g_free (login->login);
  g_free (login->name);
  g_free (login);
}

static int
compare_logins (gconstpointer a,
                gconstpointer b)
{
  const RespiteLogin *one = *(RespiteLogin *const *) a;
  const RespiteLogin *other = *(RespiteLogin *const *) b;
  int order = g_utf8_collate (one->name, other->name);

  return order != 0 ? order : g_strcmp0 (one->login, other->login);
}

GPtrArray *
respite_office_list_logins (RespiteOffice *office)
{
  GPtrArray *logins = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_login_free);
  GPtrArray *slots = respite_key_file_get_slots (office->key_file);

  for (guint i = 0; i < slots->len; i++)
    {
      const RespiteKeySlot *slot = g_ptr_array_index (slots, i);
      RespiteLogin *login = g_new0 (RespiteLogin, 1);

      login->login = g_strdup (slot->login);
      login->name = g_strdup (slot->name);
      g_ptr_array_add (logins, login);
    }
  g_ptr_array_sort (logins, compare_logins);

  return logins;
}

/* Another program may have taken roles away or deactivated the account meanwhile. */
static gboolean
refresh_actor (RespiteOffice  *office,
               GError        **error)
{
  g_autoptr (RespiteStaff) staff = NULL;
  gint64 version;

  if (!respite_db_get_data_version (office->db, &version, error))
    return FALSE;
  if (version == office->actor_version)
    return TRUE;

  staff = respite_staff_table_load (office->db, office->actor->id, error);
  if (staff == NULL)
    return FALSE;
  if (staff->active != office->actor->active || staff->roles != office->actor->roles)
    office->serial++;
  respite_staff_free (office->actor);
  office->actor = g_steal_pointer (&staff);
  office->actor_version = version;

  return TRUE;
}

void
respite_office_set_handed_to (RespiteOffice *office,
                              gint64         patient_id)
{
  if (office->handed_to == patient_id)
    return;

  office->handed_to = patient_id;
  office->hand_overs++;
}

gboolean
respite_office_check_not_handed (RespiteOffice  *office,
                                 GError        **error)
{
  return office->handed_to == 0 ||
         respite_set_error (error, RESPITE_ERROR_SIGN_IN, N_("The screen is with a patient; take it back first"));
}

gboolean
respite_office_may (RespiteOffice    *office,
                    RespiteFunction   function,
                    GError          **error)
{
  if (office->state == RESPITE_OFFICE_LOCKED)
    return respite_set_error (error, RESPITE_ERROR_SIGN_IN, N_("The program is locked; sign in again"));
  if (office->state != RESPITE_OFFICE_SIGNED_IN)
    return respite_set_error (error, RESPITE_ERROR_SIGN_IN, N_("Nobody is signed in"));
  if (!respite_office_check_not_handed (office, error) || !refresh_actor (office, error))
    return FALSE;
  if (!office->actor->active)
    return respite_set_error (error, RESPITE_ERROR_DENIED, N_("Your account was deactivated"));
  if (office->actor->one_time)
    return respite_set_error (error, RESPITE_ERROR_SIGN_IN,
                              N_("Your password was set by somebody else; choose your own first"));
  if (!respite_function_is_allowed (function, office->actor->roles))
    return respite_set_error (error, RESPITE_ERROR_DENIED, N_("Your role does not allow this"));

  return TRUE;
}

gboolean
respite_office_may_glance (RespiteOffice  *office,
                           GError        **error)
{
  return office->state != RESPITE_OFFICE_SIGNED_OUT ||
         respite_set_error (error, RESPITE_ERROR_SIGN_IN, N_("Nobody is signed in"));
}

static gboolean
run_work (RespiteDb  *db G_GNUC_UNUSED,
          gpointer    data,
          GError    **error)
{
  Work *work = data;

  return work->func (work->office, work->data, error);
}

static gboolean
check_writable (RespiteOffice  *office,
                GError        **error)
{
  if (office->reader)
    return respite_set_error (error, RESPITE_ERROR_READ_ONLY, N_("This connection only reads"));

  switch (office->condition)
    {
    case RESPITE_OFFICE_READ_ONLY:
      return respite_set_error (error, RESPITE_ERROR_READ_ONLY,
                                N_("The clinic is open for reading only: its folder cannot be written"));
    case RESPITE_OFFICE_DAMAGED:
      return respite_set_error (error, RESPITE_ERROR_READ_ONLY,
                                N_("The clinic is open for reading only: its database is damaged; restore a backup"));
    case RESPITE_OFFICE_SOUND:
    default:
      return TRUE;
    }
}

/* Damage that shows in the middle of the day: from now on only reading, before anything is built upon it. */
static void
take_failure (RespiteOffice *office,
              const GError  *failure)
{
  if (!g_error_matches (failure, RESPITE_ERROR, RESPITE_ERROR_CORRUPT) || office->condition != RESPITE_OFFICE_SOUND)
    return;

  office->condition = RESPITE_OFFICE_DAMAGED;
  office->serial++;
}

gboolean
respite_office_transact (RespiteOffice      *office,
                         RespiteOfficeFunc   func,
                         gpointer            data,
                         GError            **error)
{
  Work work = { office, func, data };
  GError *failure = NULL;

  g_return_val_if_fail (office->db != NULL, FALSE);

  if (!check_writable (office, error))
    return FALSE;

  /* A part of an outer act: that one commits. */
  if (office->noted != NULL)
    return respite_db_transact (office->db, run_work, &work, error);

  office->noted = respite_change_set_new ();
  if (!respite_db_transact (office->db, run_work, &work, &failure))
    {
      take_failure (office, failure);
      g_propagate_error (error, failure);
      respite_audit_forget_head (office->audit);
      if (office->keys_before != NULL)
        respite_key_file_revert (office->key_file, office->keys_before, NULL);
      g_clear_pointer (&office->keys_before, respite_key_file_free);
      g_clear_pointer (&office->noted, respite_change_set_unref);
      return FALSE;
    }

  /* The act is done; a side file that stays behind is honest. */
  respite_audit_write_head (office->audit, NULL);
  g_clear_pointer (&office->keys_before, respite_key_file_free);
  respite_change_set_merge (office->changes, office->noted);
  g_clear_pointer (&office->noted, respite_change_set_unref);

  return TRUE;
}

gboolean
respite_office_change_keys (RespiteOffice       *office,
                            RespiteKeyFileFunc   func,
                            gpointer             data,
                            GError             **error)
{
  g_return_val_if_fail (office->noted != NULL, FALSE);

  if (office->keys_before == NULL)
    office->keys_before = respite_key_file_copy (office->key_file);

  return respite_key_file_change (office->key_file, func, data, error) &&
         respite_clinic_table_set_generation (office->db, respite_key_file_get_generation (office->key_file), error);
}

static gboolean
write_denial (RespiteOffice  *office,
              gpointer        data,
              GError        **error)
{
  return respite_office_audit (office, &(RespiteAuditRow) {
    .action = data,
    .kind = RESPITE_KIND_STAFF,
    .record_id = office->actor->id,
    .outcome = "denied",
  }, error);
}

gboolean
respite_office_act (RespiteOffice      *office,
                    RespiteFunction     function,
                    RespiteOfficeFunc   func,
                    gpointer            data,
                    GError            **error)
{
  g_autoptr (GError) local = NULL;

  if (respite_office_may (office, function, &local))
    return respite_office_transact (office, func, data, error);

  if (g_error_matches (local, RESPITE_ERROR, RESPITE_ERROR_DENIED) && office->noted == NULL)
    respite_office_transact (office, write_denial,
                             (gpointer) respite_code_to_word (respite_function_codes, (int) function), NULL);
  g_propagate_error (error, g_steal_pointer (&local));

  return FALSE;
}

gboolean
respite_office_audit (RespiteOffice          *office,
                      const RespiteAuditRow  *row,
                      GError                **error)
{
  RespiteAuditRow full = *row;
  GTimeZone *zone = respite_office_get_zone (office);
  gint64 now = respite_office_get_now (office);
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, now / RESPITE_SECOND_MS);

  if (full.at == 0)
    full.at = now;
  full.offset_minutes = interval >= 0 ? g_time_zone_get_offset (zone, interval) / 60 : 0;
  if (full.staff_id == 0 && full.staff_name == NULL && office->actor != NULL)
    {
      full.staff_id = office->actor->id;
      full.staff_name = office->actor->name;
    }
  if (full.workstation == NULL)
    full.workstation = g_get_host_name ();

  return respite_audit_append (office->audit, office->db, &full, error);
}

static gboolean
write_view (RespiteOffice  *office,
            gpointer        data,
            GError        **error)
{
  return respite_office_audit (office, data, error);
}

gboolean
respite_office_audit_view (RespiteOffice    *office,
                           RespiteFunction   function,
                           const char       *action,
                           RespiteKind       kind,
                           gint64            record_id,
                           gint64            patient_id,
                           GError          **error)
{
  RespiteAuditRow row = { .action = action, .kind = kind, .record_id = record_id, .patient_id = patient_id };

  /* Reading must stay possible where nothing can be written. */
  if (office->condition != RESPITE_OFFICE_SOUND)
    return function == RESPITE_FUNCTION_RECORD_VIEW ? respite_office_may_see (office, patient_id, error)
                                                    : respite_office_may (office, function, error);

  /* Seen by an emergency access: the row says so. */
  if (function == RESPITE_FUNCTION_RECORD_VIEW && !respite_office_may (office, function, NULL) &&
      respite_office_may_see (office, patient_id, NULL))
    {
      row.reason = "emergency access";
      return respite_office_transact (office, write_view, &row, error);
    }

  return respite_office_act (office, function, write_view, &row, error);
}

void
respite_office_note (RespiteOffice *office,
                     RespiteKind    kind,
                     gint64         id,
                     gint64         patient_id)
{
  g_return_if_fail (office->noted != NULL);

  respite_change_set_add (office->noted, kind, id, patient_id);
}

RespiteChangeSet *
respite_office_take_changes (RespiteOffice *office)
{
  RespiteChangeSet *changes = office->changes;

  if (respite_change_set_is_empty (changes))
    return NULL;

  office->changes = respite_change_set_new ();

  return changes;
}

/* However busy a person is, after so long the password is asked for again. */
static gboolean
is_over (RespiteOffice *office)
{
  return office->state == RESPITE_OFFICE_SIGNED_IN && office->noted == NULL &&
         respite_clock_get_monotonic (office->clock) - office->entered_at >= RESPITE_SIGN_IN_HOURS * RESPITE_HOUR_MS;
}

void
respite_office_poll (RespiteOffice *office)
{
  gint64 version;

  if (office->state == RESPITE_OFFICE_SIGNED_IN && office->noted == NULL)
    {
      respite_acts_begin_day (office);
      respite_acts_raise_left (office);
    }
  if (is_over (office))
    respite_office_lock (office);
  if (office->db == NULL || !respite_db_get_data_version (office->db, &version, NULL) ||
      version == office->data_version)
    return;

  office->data_version = version;
  respite_change_set_add (office->changes, RESPITE_KIND_EVERYTHING, 0, 0);
  respite_office_reload_info (office, NULL);
  if (office->state != RESPITE_OFFICE_SIGNED_IN || !refresh_actor (office, NULL))
    return;

  /* The account was ended elsewhere: so does this sign-in, now and not with the next act. */
  if (!office->actor->active)
    respite_office_lock (office);
}

void
respite_office_rest (RespiteOffice *office)
{
  g_return_if_fail (office != NULL);

  if (office->db != NULL)
    respite_db_release (office->db);
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}

char *
respite_office_dup_record_code (RespiteOffice *office)
{
  RespiteAuditHead head;

  if (office->db == NULL || !respite_audit_read_head (office->db, &head, NULL) || head.seq == 0)
    return g_strdup ("");

  return respite_audit_head_to_code (&head);
}
