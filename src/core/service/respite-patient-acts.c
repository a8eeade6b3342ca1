/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-patient-acts.h"

#include "base/respite-str.h"
#include "base/respite-time.h"
#include "store/respite-patient-merge.h"
#include "store/respite-patient-search.h"
#include "store/respite-patient-table.h"
#include "store/respite-record-table.h"

/* So much of what was searched for is written down. */
#define SEARCH_NOTED 200

static gint64
get_actor_id (RespiteOffice *office)
{
  return respite_office_get_actor (office)->id;
}

static gboolean
check_patient (RespiteOffice  *office,
               RespitePatient *patient,
               GError        **error)
{
  g_autofree char *today = respite_time_format_date (respite_office_get_now (office), respite_office_get_zone (office));

  return respite_patient_check (patient, today, error);
}

/* The audit row of a change from @before (nullable) to @after. */
static gboolean
audit_change (RespiteOffice        *office,
              const char           *action,
              const RespitePatient *before,
              const RespitePatient *after,
              GError              **error)
{
  g_autofree char *old_text = NULL;
  g_autofree char *new_text = NULL;

  respite_patient_describe_change (before, after, &old_text, &new_text);
  respite_office_note (office, RESPITE_KIND_PATIENT, after->id, after->id);

  return respite_office_audit (office,
                               &(RespiteAuditRow) {
    .action = action,
    .kind = RESPITE_KIND_PATIENT,
    .record_id = after->id,
    .patient_id = after->id,
    .old_text = before != NULL ? old_text : NULL,
    .new_text = new_text,
  }, error);
}

static gboolean
add_patient (RespiteOffice *office,
             gpointer       data,
             GError       **error)
{
  RespitePatient *patient = data;

  if (!check_patient (office, patient, error))
    return FALSE;

  return respite_patient_table_insert (respite_office_get_db (office), patient, get_actor_id (office),
                                       respite_office_get_now (office), error) &&
         audit_change (office, "patient.add", NULL, patient, error);
}

gboolean
respite_office_add_patient (RespiteOffice  *office,
                            RespitePatient *patient,
                            GError        **error)
{
  g_return_val_if_fail (office != NULL && patient != NULL, FALSE);

  return respite_office_act (office, RESPITE_FUNCTION_PATIENT_EDIT, add_patient, patient, error);
}

/* Writes @after in place of what stands there; both have the same id. */
static gboolean
write_patient (RespiteOffice  *office,
               const char     *action,
               RespitePatient *before,
               RespitePatient *after,
               GError        **error)
{
  return respite_patient_table_update (respite_office_get_db (office), after, get_actor_id (office),
                                       respite_office_get_now (office), error) &&
         audit_change (office, action, before, after, error);
}

static gboolean
update_patient (RespiteOffice *office,
                gpointer       data,
                GError       **error)
{
  RespitePatient *patient = data;
  g_autoptr (RespitePatient) before = respite_patient_table_get (respite_office_get_db (office), patient->id, error);

  if (before == NULL || !check_patient (office, patient, error))
    return FALSE;
  if (respite_str_is_empty (patient->mrn))
    respite_set_str (&patient->mrn, before->mrn);

  patient->archived_at = before->archived_at;
  patient->allergy_state = before->allergy_state;

  return write_patient (office, "patient.update", before, patient, error);
}

gboolean
respite_office_update_patient (RespiteOffice  *office,
                               RespitePatient *patient,
                               GError        **error)
{
  g_return_val_if_fail (office != NULL && patient != NULL, FALSE);

  return respite_office_act (office, RESPITE_FUNCTION_PATIENT_EDIT, update_patient, patient, error);
}

typedef struct
{
  gint64 patient_id;
  gint64 version;
} UndoAct;

static gboolean
undo_update (RespiteOffice *office,
             gpointer       data,
             GError       **error)
{
  const UndoAct *act = data;
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespitePatient) now = respite_patient_table_get (db, act->patient_id, error);
  g_autoptr (GPtrArray) versions = NULL;
  RespitePatient *before;

  if (now == NULL)
    return FALSE;
  if (now->version != act->version)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_("Somebody else changed this patient meanwhile; look at the record again"));

  versions = respite_patient_table_list_versions (db, act->patient_id, act->version - 1, error);
  if (versions == NULL)
    return FALSE;
  before = versions->len > 0 ? ((RespitePatientVersion *) g_ptr_array_index (versions, 0))->patient : NULL;
  if (act->version == 1 || before == NULL || before->archived_at != now->archived_at)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT, N_("There is nothing to take back"));

  before->version = now->version;
  before->allergy_state = now->allergy_state;

  return write_patient (office, "patient.undo", now, before, error);
}

gboolean
respite_office_undo_patient_update (RespiteOffice *office,
                                    gint64         patient_id,
                                    gint64         version,
                                    GError       **error)
{
  UndoAct act = { patient_id, version };

  return respite_office_act (office, RESPITE_FUNCTION_PATIENT_EDIT, undo_update, &act, error);
}

typedef struct
{
  gint64   patient_id;
  gboolean archive;
} ArchiveAct;

static gboolean
archive_patient (RespiteOffice *office,
                 gpointer       data,
                 GError       **error)
{
  const ArchiveAct *act = data;
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (RespitePatient) before = respite_patient_table_get (db, act->patient_id, error);
  g_autoptr (RespitePatient) after = before != NULL ? respite_patient_copy (before) : NULL;
  gint64 kept;

  if (after == NULL)
    return FALSE;
  if (!respite_patient_merge_get_kept (db, act->patient_id, &kept, error))
    return FALSE;
  if (kept != act->patient_id)
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              N_("This record was merged into another; take the merge back instead"));
  if (act->archive == (before->archived_at != 0))
    return respite_set_error (error, RESPITE_ERROR_CONFLICT,
                              act->archive ? N_("This patient is archived already") :
                              N_("This patient is not archived"));

  after->archived_at = act->archive ? respite_office_get_now (office) : 0;

  return write_patient (office, act->archive ? "patient.archive" : "patient.restore", before, after, error);
}

gboolean
respite_office_archive_patient (RespiteOffice *office,
                                gint64         patient_id,
                                gboolean       archive,
                                GError       **error)
{
  ArchiveAct act = { patient_id, archive };

  return respite_office_act (office, RESPITE_FUNCTION_PATIENT_ARCHIVE, archive_patient, &act, error);
}

static gboolean
open_record (RespiteOffice *office,
             gpointer       data,
             GError       **error)
{
  const gint64 *patient_id = data;

  return respite_patient_table_set_recent (respite_office_get_db (office), *patient_id,
                                           respite_office_get_now (office), error) &&
         respite_office_audit (office,
                               &(RespiteAuditRow) {
    .action = "record.view",
    .kind = RESPITE_KIND_PATIENT,
    .record_id = *patient_id,
    .patient_id = *patient_id,
  }, error);
}

RespitePatient *
respite_office_get_patient (RespiteOffice *office,
                            gint64         patient_id,
                            gboolean       is_opened,
                            GError       **error)
{
  g_autoptr (RespitePatient) patient = NULL;
  RespiteDb *db;

  if (!respite_office_may (office, RESPITE_FUNCTION_PATIENT_FIND, error))
    return NULL;

  db = respite_office_get_db (office);
  if (!respite_patient_merge_get_kept (db, patient_id, &patient_id, error))
    return NULL;
  patient = respite_patient_table_get (db, patient_id, error);
  if (patient == NULL)
    return NULL;
  if (is_opened && !respite_db_is_read_only (db) &&
      !respite_office_act (office, RESPITE_FUNCTION_PATIENT_FIND, open_record, &patient_id, error))
    return NULL;

  return g_steal_pointer (&patient);
}

GPtrArray *
respite_office_search_patients (RespiteOffice *office,
                                const char    *text,
                                guint          limit,
                                guint         *n_found,
                                GError       **error)
{
  guint found;

  g_return_val_if_fail (office != NULL && text != NULL, NULL);

  if (!respite_office_may (office, RESPITE_FUNCTION_PATIENT_FIND, error))
    return NULL;

  return respite_patient_search (respite_office_get_db (office), text, respite_office_get_now (office), limit,
                                 n_found != NULL ? n_found : &found, error);
}

typedef struct
{
  char   *text;
  gint64  patient_id;
} Searched;

static gboolean
write_search (RespiteOffice  *office,
              gpointer        data,
              GError        **error)
{
  const Searched *searched = data;

  return respite_office_audit (office, &(RespiteAuditRow) {
    .action = "patient.search", .kind = RESPITE_KIND_PATIENT, .record_id = searched->patient_id,
    .patient_id = searched->patient_id, .new_text = searched->text,
  }, error);
}

gboolean
respite_office_note_search (RespiteOffice  *office,
                            const char     *text,
                            gint64          patient_id,
                            GError        **error)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *first = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), SEARCH_NOTED));
  Searched searched = { first, patient_id };

  return respite_office_act (office, RESPITE_FUNCTION_PATIENT_FIND, write_search, &searched, error);
}

GPtrArray *
respite_office_search_archived_patients (RespiteOffice *office,
                                         const char    *text,
                                         guint          limit,
                                         guint         *n_found,
                                         GError       **error)
{
  guint found;

  g_return_val_if_fail (office != NULL && text != NULL, NULL);

  if (!respite_office_may (office, RESPITE_FUNCTION_PATIENT_FIND, error))
    return NULL;

  return respite_patient_search_archived (respite_office_get_db (office), text, respite_office_get_now (office), limit,
                                          n_found != NULL ? n_found : &found, error);
}

GPtrArray *
respite_office_list_patients (RespiteOffice *office,
                              guint          limit,
                              GError       **error)
{
  if (!respite_office_may (office, RESPITE_FUNCTION_PATIENT_FIND, error))
    return NULL;

  return respite_patient_list (respite_office_get_db (office), respite_office_get_now (office), limit, error);
}

GPtrArray *
respite_office_list_similar_patients (RespiteOffice        *office,
                                      const RespitePatient *patient,
                                      GError              **error)
{
  if (!respite_office_may (office, RESPITE_FUNCTION_PATIENT_FIND, error))
    return NULL;

  return respite_patient_list_similar (respite_office_get_db (office), patient, respite_office_get_now (office), 5,
                                       error);
}

gboolean
respite_office_resolve (RespiteOffice *office,
                        RespiteKind    kind,
                        const char    *text,
                        gint64        *id,
                        GError       **error)
{
  g_return_val_if_fail (office != NULL && text != NULL && id != NULL, FALSE);

  if (!respite_office_may (office, RESPITE_FUNCTION_BOARD_VIEW, error))
    return FALSE;

  return respite_record_resolve (respite_office_get_db (office), kind, text, id, error);
}
