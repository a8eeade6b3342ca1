/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-patient-merge-acts.h"

#include "base/respite-str.h"
#include "base/respite-time.h"
#include "service/respite-acts-private.h"
#include "store/respite-patient-history.h"
#include "store/respite-patient-match.h"
#include "store/respite-patient-merge.h"
#include "store/respite-patient-search.h"
#include "store/respite-patient-table.h"
#include "store/respite-session-table.h"

#define REASON_CHARS 1000
#define MOST_NAMESAKES 5

void
respite_merge_preview_free (RespiteMergePreview *preview)
{
  if (preview == NULL)
    return;

  g_clear_pointer (&preview->kept, respite_patient_free);
  g_clear_pointer (&preview->merged, respite_patient_free);
  g_clear_pointer (&preview->differences, g_ptr_array_unref);
  g_free (preview->problem);
  g_free (preview);
}

/* Whether nothing stands in the way of the merge. */
static gboolean
check_merge (RespiteDb            *db,
             const RespitePatient *kept,
             const RespitePatient *merged,
             GError              **error)
{
  RespitePatientCounts counts[2] = { { 0 } };
  gint64 stays[2];

  if (kept->id == merged->id)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A record cannot be merged into itself"));
  if (!respite_patient_merge_get_kept (db, kept->id, &stays[0], error) ||
      !respite_patient_merge_get_kept (db, merged->id, &stays[1], error) ||
      !respite_patient_merge_count (db, kept->id, &counts[0], error) ||
      !respite_patient_merge_count (db, merged->id, &counts[1], error))
    return FALSE;
  if (stays[0] != kept->id || stays[1] != merged->id)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_("One of these records was merged into another already"));
  if (kept->archived_at != 0 || merged->archived_at != 0)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_("An archived record cannot be merged; bring it back first"));
  if (counts[0].under_way > 0 || counts[1].under_way > 0)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_("A visit of one of these patients is under way; merge the records after it"));

  return TRUE;
}

static void
add_difference_cb (const char *field,
                   const char *before,
                   const char *after,
                   gpointer    user_data)
{
  RespitePatientChange *change = g_new0 (RespitePatientChange, 1);

  change->staff_name = g_strdup ("");
  change->field = g_strdup (field);
  change->before = g_strdup (before);
  change->after = g_strdup (after);
  g_ptr_array_add (user_data, change);
}

RespiteMergePreview *
respite_office_preview_merge (RespiteOffice *office,
                              gint64         kept_id,
                              gint64         merged_id,
                              GError       **error)
{
  g_autoptr (RespiteMergePreview) preview = NULL;
  g_autoptr (GError) problem = NULL;
  RespiteDb *db;

  if (!respite_office_may (office, RESPITE_FUNCTION_PATIENT_MERGE, error))
    return NULL;

  db = respite_office_get_db (office);
  preview = g_new0 (RespiteMergePreview, 1);
  preview->differences = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_patient_change_free);
  preview->kept = respite_patient_table_get (db, kept_id, error);
  if (preview->kept == NULL)
    return NULL;
  preview->merged = respite_patient_table_get (db, merged_id, error);
  if (preview->merged == NULL || !respite_patient_merge_count (db, merged_id, &preview->counts, error))
    return NULL;

  respite_patient_diff (preview->merged, preview->kept, add_difference_cb, preview->differences);
  if (!check_merge (db, preview->kept, preview->merged, &problem))
    preview->problem = g_strdup (problem->message);

  return g_steal_pointer (&preview);
}

typedef struct
{
  gint64      kept_id;
  gint64      merged_id;
  const char *reason;
  gint64      id;
} MergeAct;

/* Writes @patient with its keys again, as archived or not. */
static gboolean
write_patient (RespiteOffice  *office,
               RespitePatient *patient,
               gint64          archived_at,
               GError        **error)
{
  patient->archived_at = archived_at;

  return respite_patient_table_update (respite_office_get_db (office), patient, respite_acts_get_actor_id (office),
                                       respite_office_get_now (office), error);
}

/* Tells of a merge in both records. */
static gboolean
audit_merge (RespiteOffice        *office,
             const char           *action,
             const RespitePatient *kept,
             const RespitePatient *merged,
             const char           *reason,
             GError              **error)
{
  g_autofree char *into = g_strdup_printf ("MRN %s into MRN %s", merged->mrn, kept->mrn);
  gboolean is_merge = g_str_equal (action, "patient.merge");

  respite_office_note (office, RESPITE_KIND_EVERYTHING, 0, 0);

  return respite_acts_audit (office, action, RESPITE_KIND_PATIENT, kept->id, kept->id, is_merge ? NULL : into,
                             is_merge ? into : NULL, reason, error) &&
         respite_acts_audit (office, action, RESPITE_KIND_PATIENT, merged->id, merged->id, is_merge ? NULL : into,
                             is_merge ? into : NULL, reason, error);
}

static gboolean
merge_patients (RespiteOffice *office,
                gpointer       data,
                GError       **error)
{
  MergeAct *act = data;
  RespiteDb *db = respite_office_get_db (office);
  g_autofree char *reason = respite_acts_dup_reason (act->reason, error);
  g_autoptr (RespitePatient) kept = reason != NULL ? respite_patient_table_get (db, act->kept_id, error) : NULL;
  g_autoptr (RespitePatient) merged = kept != NULL ? respite_patient_table_get (db, act->merged_id, error) : NULL;
  gint64 now = respite_office_get_now (office);

  if (merged == NULL || !check_merge (db, kept, merged, error) ||
      !respite_patient_merge_insert (db, kept->id, merged->id, reason, respite_acts_get_actor_id (office), now,
                                     &act->id, error))
    return FALSE;

  /* Out of every list first, then the other one is found by its keys too. */
  return write_patient (office, merged, now, error) && respite_patient_search_write (db, kept, error) &&
         audit_merge (office, "patient.merge", kept, merged, reason, error);
}

gboolean
respite_office_merge_patients (RespiteOffice *office,
                               gint64         kept_id,
                               gint64         merged_id,
                               const char    *reason,
                               gint64        *id,
                               GError       **error)
{
  MergeAct act = { kept_id, merged_id, reason, 0 };

  if (!respite_office_act (office, RESPITE_FUNCTION_PATIENT_MERGE, merge_patients, &act, error))
    return FALSE;
  if (id != NULL)
    *id = act.id;

  return TRUE;
}

typedef struct
{
  gint64      merge_id;
  const char *reason;
} UnmergeAct;

static gboolean
unmerge_patients (RespiteOffice *office,
                  gpointer       data,
                  GError       **error)
{
  const UnmergeAct *act = data;
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespitePatientMerge) merge = respite_patient_merge_get (db, act->merge_id, error);
  g_autoptr (RespitePatient) kept = NULL;
  g_autoptr (RespitePatient) merged = NULL;
  g_autofree char *reason = g_strdup (act->reason);
  gint64 stays;

  if (merge == NULL || !respite_acts_clean (&reason, REASON_CHARS, TRUE, error) ||
      !respite_patient_merge_undo (db, merge->id, reason, respite_acts_get_actor_id (office),
                                   respite_office_get_now (office), error))
    return FALSE;

  kept = respite_patient_table_get (db, merge->kept_id, error);
  merged = kept != NULL ? respite_patient_table_get (db, merge->merged_id, error) : NULL;
  if (merged == NULL || !write_patient (office, merged, 0, error))
    return FALSE;

  /* The record that was kept may be a part of a third one by now. */
  if (!respite_patient_merge_get_kept (db, kept->id, &stays, error))
    return FALSE;
  if (stays != kept->id)
    {
      g_autoptr (RespitePatient) third = respite_patient_table_get (db, stays, error);

      if (third == NULL || !respite_patient_search_write (db, third, error))
        return FALSE;
    }

  return respite_patient_search_write (db, kept, error) &&
         audit_merge (office, "patient.unmerge", kept, merged, *reason != '\0' ? reason : NULL, error);
}

gboolean
respite_office_unmerge_patients (RespiteOffice *office,
                                 gint64         merge_id,
                                 const char    *reason,
                                 GError       **error)
{
  UnmergeAct act = { merge_id, reason };

  return respite_office_act (office, RESPITE_FUNCTION_PATIENT_MERGE, unmerge_patients, &act, error);
}

GPtrArray *
respite_office_list_merges (RespiteOffice *office,
                            gint64         patient_id,
                            GError       **error)
{
  if (!respite_office_may (office, RESPITE_FUNCTION_PATIENT_FIND, error))
    return NULL;

  return respite_patient_merge_list (respite_office_get_db (office), patient_id, error);
}

GPtrArray *
respite_office_list_patient_history (RespiteOffice *office,
                                     gint64         patient_id,
                                     GError       **error)
{
  if (!respite_office_may (office, RESPITE_FUNCTION_PATIENT_FIND, error))
    return NULL;

  return respite_patient_history_list (respite_office_get_db (office), patient_id,
                                       respite_office_may_see (office, patient_id, NULL), error);
}

static gboolean
has_row (GPtrArray *rows,
         gint64     id)
{
  for (guint i = 0; i < rows->len; i++)
    if (((RespitePatientRow *) g_ptr_array_index (rows, i))->id == id)
      return TRUE;

  return FALSE;
}

/* Whether somebody who reads one name in a hurry may take it for the other. */
static gboolean
are_alike (const RespitePatient *one,
           const RespitePatient *other)
{
  g_autofree char *family = respite_str_fold (one->family);
  g_autofree char *other_family = respite_str_fold (other->family);

  return (*family != '\0' && g_str_equal (family, other_family)) ||
         respite_patient_match_names (one, other) == RESPITE_NAME_WHOLE;
}

GPtrArray *
respite_office_list_namesakes (RespiteOffice *office,
                               gint64         patient_id,
                               GError       **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_patient_row_free);
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (RespitePatient) patient = NULL;
  gint64 now = respite_office_get_now (office);
  gint64 begin = respite_time_day_begin (now, respite_office_get_zone (office));
  RespiteDb *db;

  if (!respite_office_may (office, RESPITE_FUNCTION_PATIENT_FIND, error))
    return NULL;

  db = respite_office_get_db (office);
  patient = respite_patient_table_get (db, patient_id, error);
  if (patient == NULL)
    return NULL;
  sessions = respite_session_table_list (db, 0, 0, begin, begin + RESPITE_DAY_MS, FALSE, error);
  if (sessions == NULL)
    return NULL;

  for (guint i = 0; i < sessions->len && rows->len < MOST_NAMESAKES; i++)
    {
      const RespiteSession *session = g_ptr_array_index (sessions, i);
      g_autoptr (RespitePatient) other = NULL;
      gint64 kept;

      if (session->state == RESPITE_SESSION_CANCELLED || session->state == RESPITE_SESSION_NO_SHOW)
        continue;
      if (!respite_patient_merge_get_kept (db, session->patient_id, &kept, error))
        return NULL;
      if (kept == patient->id || has_row (rows, kept))
        continue;
      other = respite_patient_table_get (db, kept, error);
      if (other == NULL)
        return NULL;
      if (are_alike (patient, other))
        {
          RespitePatientRow *row = respite_patient_get_row (db, kept, now, error);

          if (row == NULL)
            return NULL;
          g_ptr_array_add (rows, row);
        }
    }

  return g_steal_pointer (&rows);
}
