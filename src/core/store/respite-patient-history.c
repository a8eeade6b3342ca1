/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-patient-history.h"

#include "store/respite-patient-merge.h"
#include "store/respite-patient-table.h"

#include <string.h>

/*
 * What has no versions of its own stands in the audit trail, as "kind: text". A merge is told in both records, and here
 * once.
 */
#define AUDIT_SQL \
  "SELECT at, staff_name, action, old_text, new_text, " \
  "CASE WHEN patient_id <> :patient AND action NOT LIKE 'patient.%' THEN " \
  "(SELECT mrn FROM patient WHERE patient.id = audit.patient_id) END FROM audit " \
  "WHERE patient_id IN " RESPITE_PATIENT_SAME " " \
  "AND outcome = 'done' AND action IN ('record.add', 'record.end', 'record.restore', 'weight.add', " \
  "'attachment.add', 'attachment.strike', 'attachment.restore', 'patient.merge', 'patient.unmerge') " \
  "GROUP BY CASE WHEN action LIKE 'patient.%' THEN at || coalesce (new_text, old_text) ELSE seq END ORDER BY seq"

typedef struct
{
  GPtrArray                   *changes;
  const RespitePatientVersion *version;
  const char                  *from_mrn;
} Collecting;

static RespitePatientChange *
add_change (GPtrArray  *changes,
            gint64      at,
            const char *staff_name,
            const char *field,
            const char *before,
            const char *after)
{
  RespitePatientChange *change = g_new0 (RespitePatientChange, 1);

  change->at = at;
  change->staff_name = g_strdup (staff_name);
  change->field = g_strdup (field);
  change->before = g_strdup (before != NULL ? before : "");
  change->after = g_strdup (after != NULL ? after : "");
  g_ptr_array_add (changes, change);

  return change;
}

static void
collect_cb (const char *field,
            const char *before,
            const char *after,
            gpointer    user_data)
{
  Collecting *collecting = user_data;
  RespitePatientChange *change = add_change (collecting->changes, collecting->version->at,
                                             collecting->version->staff_name, field, before, after);

  change->from_mrn = g_strdup (collecting->from_mrn);
  change->version = collecting->version->patient->version;
}

/* The number that the record has now is the one it is known by. */
static gboolean
collect_versions (RespiteDb *db,
                  gint64     patient_id,
                  gboolean   is_other,
                  GPtrArray *changes,
                  GError   **error)
{
  g_autoptr (GPtrArray) versions = respite_patient_table_list_versions (db, patient_id, 0, error);
  const RespitePatient *before = NULL;
  const RespitePatientVersion *newest;

  if (versions == NULL)
    return FALSE;

  newest = versions->len > 0 ? g_ptr_array_index (versions, versions->len - 1) : NULL;
  for (guint i = 0; i < versions->len; i++)
    {
      const RespitePatientVersion *version = g_ptr_array_index (versions, i);
      Collecting collecting = { changes, version, is_other ? newest->patient->mrn : NULL };

      respite_patient_diff (before, version->patient, collect_cb, &collecting);
      before = version->patient;
    }

  return TRUE;
}

/* "medicine: gabapentin; 300 mg": the field and what is behind it. */
static void
add_audited (GPtrArray    *changes,
             sqlite3_stmt *stmt)
{
  const char *action = (const char *) sqlite3_column_text (stmt, 2);
  const char *before = (const char *) sqlite3_column_text (stmt, 3);
  const char *after = (const char *) sqlite3_column_text (stmt, 4);
  const char *text = after != NULL ? after : before != NULL ? before : "";
  RespitePatientChange *change;
  const char *colon = g_str_has_prefix (action, "record.") ? strstr (text, ": ") : NULL;
  g_autofree char *field = NULL;

  field = colon != NULL ? g_strndup (text, (gsize) (colon - text)) : g_strndup (action, strcspn (action, "."));
  if (g_str_has_prefix (action, "patient."))
    {
      g_free (field);
      field = g_strdup ("merge");
    }
  if (colon != NULL)
    text = colon + 2;
  change = add_change (changes, sqlite3_column_int64 (stmt, 0), (const char *) sqlite3_column_text (stmt, 1), field,
                       after != NULL ? NULL : text, after != NULL ? text : NULL);
  change->from_mrn = g_strdup ((const char *) sqlite3_column_text (stmt, 5));
}

static gboolean
collect_audited (RespiteDb *db,
                 gint64     patient_id,
                 GPtrArray *changes,
                 GError   **error)
{
  g_autoptr (sqlite3_stmt) stmt = respite_db_prepare (db, AUDIT_SQL, error);
  int rc;

  if (stmt == NULL)
    return FALSE;

  respite_bind_int64 (stmt, ":patient", patient_id);
  while ((rc = respite_db_step (db, stmt, error)) == SQLITE_ROW)
    add_audited (changes, stmt);

  return rc == SQLITE_DONE;
}

/* g_ptr_array_sort() is a merge sort: changes of the same instant stay in their order. */
static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const RespitePatientChange *one = *(RespitePatientChange *const *) a;
  const RespitePatientChange *other = *(RespitePatientChange *const *) b;

  return (one->at < other->at) - (one->at > other->at);
}

GPtrArray *
respite_patient_history_list (RespiteDb *db,
                              gint64     patient_id,
                              gboolean   with_record,
                              GError   **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_patient_change_free);
  g_autoptr (GArray) same = respite_patient_merge_list_same (db, patient_id, error);

  if (same == NULL || !collect_versions (db, patient_id, FALSE, changes, error))
    return NULL;
  for (guint i = 0; i < same->len; i++)
    if (!collect_versions (db, g_array_index (same, gint64, i), TRUE, changes, error))
      return NULL;
  if (with_record && !collect_audited (db, patient_id, changes, error))
    return NULL;

  g_ptr_array_sort (changes, compare_changes);

  return g_steal_pointer (&changes);
}
