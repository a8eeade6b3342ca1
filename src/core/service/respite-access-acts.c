/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-access-acts.h"

#include "base/respite-str.h"
#include "service/respite-acts-private.h"
#include "service/respite-office-private.h"
#include "store/respite-access-table.h"
#include "store/respite-patient-table.h"
#include "store/respite-staff-table.h"

#define NOTE_CHARS 1000

gboolean
respite_office_may_see (RespiteOffice *office,
                        gint64         patient_id,
                        GError       **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (RespiteAccess) access = NULL;

  if (respite_office_may (office, RESPITE_FUNCTION_RECORD_VIEW, &local))
    return TRUE;

  if (g_error_matches (local, RESPITE_ERROR, RESPITE_ERROR_DENIED) && patient_id != 0 &&
      respite_office_may (office, RESPITE_FUNCTION_ACCESS_OPEN, NULL))
    access = respite_access_table_find_open (office->db, office->actor->id, patient_id,
                                             respite_office_get_now (office), NULL);
  if (access != NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));

  return FALSE;
}

typedef struct
{
  RespiteAccess *access;
  gint64         id;
  const char    *reason;
  const char    *note;
} AccessAct;

static gboolean
open_access (RespiteOffice *office,
             gpointer       data,
             GError       **error)
{
  AccessAct *act = data;
  RespiteAccess *access = act->access;
  g_autoptr (RespitePatient) patient = respite_patient_table_get (office->db, access->patient_id, error);

  if (patient == NULL)
    return FALSE;
  access->reason = respite_acts_dup_reason (act->reason, error);
  if (access->reason == NULL)
    return FALSE;
  if (respite_office_may_see (office, access->patient_id, NULL))
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_ ("You can see this record already"));

  access->staff_id = respite_acts_get_actor_id (office);
  access->opened_at = respite_office_get_now (office);
  access->ends_at = access->opened_at + RESPITE_ACCESS_MS;

  return respite_access_table_insert (office->db, access, error) &&
         respite_acts_audit (office, "access.open", RESPITE_KIND_ACCESS, access->id, access->patient_id, NULL, NULL,
                             access->reason, error);
}

gboolean
respite_office_open_access (RespiteOffice *office,
                            gint64         patient_id,
                            const char    *reason,
                            gint64        *access_id,
                            GError       **error)
{
  g_autoptr (RespiteAccess) access = respite_access_new ();
  AccessAct act = { .access = access, .reason = reason };

  access->uuid = g_uuid_string_random ();
  access->patient_id = patient_id;
  if (!respite_office_act (office, RESPITE_FUNCTION_ACCESS_OPEN, open_access, &act, error))
    return FALSE;
  if (access_id != NULL)
    *access_id = access->id;

  return TRUE;
}

RespiteAccess *
respite_office_get_access (RespiteOffice *office,
                           gint64         patient_id,
                           GError       **error)
{
  if (!respite_office_may (office, RESPITE_FUNCTION_PATIENT_FIND, error))
    return NULL;

  return respite_access_table_find_open (office->db, office->actor->id, patient_id, respite_office_get_now (office),
                                         error);
}

GPtrArray *
respite_office_list_access (RespiteOffice *office,
                            gboolean       all,
                            GError       **error)
{
  if (!respite_office_may (office, all ? RESPITE_FUNCTION_ACCESS_REVIEW : RESPITE_FUNCTION_BOARD_VIEW, error))
    return NULL;

  return respite_access_table_list (office->db, !all, error);
}

/* Nobody judges oneself, unless there is nobody else. */
static gboolean
check_other_person (RespiteOffice       *office,
                    const RespiteAccess *access,
                    GError             **error)
{
  g_autoptr (GPtrArray) people = NULL;

  if (access->staff_id != respite_acts_get_actor_id (office))
    return TRUE;

  people = respite_staff_table_list (office->db, error);
  if (people == NULL)
    return FALSE;

  for (guint i = 0; i < people->len; i++)
    {
      const RespiteStaff *other = g_ptr_array_index (people, i);

      if (other->active && other->id != access->staff_id &&
          respite_function_is_allowed (RESPITE_FUNCTION_ACCESS_REVIEW, other->roles))
        return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                                  N_ ("Another administrator must acknowledge what you opened yourself"));
    }

  return TRUE;
}

static gboolean
acknowledge_access (RespiteOffice *office,
                    gpointer       data,
                    GError       **error)
{
  AccessAct *act = data;
  g_autoptr (RespiteAccess) access = respite_access_table_get (office->db, act->id, error);

  if (access == NULL)
    return FALSE;
  if (access->acknowledged_at != 0)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_ ("This emergency access is acknowledged already"));

  return check_other_person (office, access, error) &&
         respite_access_table_acknowledge (office->db, access->id, respite_acts_get_actor_id (office),
                                           respite_office_get_now (office), act->note, error) &&
         respite_acts_audit (office, "access.acknowledge", RESPITE_KIND_ACCESS, access->id, access->patient_id, NULL,
                             act->note, NULL, error);
}

gboolean
respite_office_acknowledge_access (RespiteOffice *office,
                                   gint64         access_id,
                                   const char    *note,
                                   GError       **error)
{
  g_autofree char *clean = respite_str_clean (note, NOTE_CHARS, TRUE, error);
  AccessAct act = { .id = access_id, .note = clean };

  return clean != NULL &&
         respite_office_act (office, RESPITE_FUNCTION_ACCESS_REVIEW, acknowledge_access, &act, error);
}
