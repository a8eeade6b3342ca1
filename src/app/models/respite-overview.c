/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "models/respite-overview.h"

#include "service/respite-course-acts.h"

void
respite_overview_free (gpointer data)
{
  RespiteOverview *overview = data;

  if (overview == NULL)
    return;

  g_clear_pointer (&overview->patient, respite_patient_free);
  g_clear_pointer (&overview->items, g_ptr_array_unref);
  g_clear_pointer (&overview->eligibility, respite_eligibility_free);
  g_clear_pointer (&overview->consents, g_ptr_array_unref);
  g_clear_pointer (&overview->sessions, g_ptr_array_unref);
  g_clear_pointer (&overview->weights, g_ptr_array_unref);
  g_clear_pointer (&overview->merges, g_ptr_array_unref);
  g_free (overview);
}

static GPtrArray *
list_course_sessions (RespiteOffice *office,
                      gint64         patient_id,
                      GError       **error)
{
  g_autoptr (GPtrArray) courses = respite_office_list_courses (office, patient_id, error);

  if (courses == NULL)
    return NULL;

  for (guint i = 0; i < courses->len; i++)
    {
      RespiteCourse *course = g_ptr_array_index (courses, i);
      RespiteSessionFilter filter = { .patient_id = patient_id, .course_id = course->id };

      if (course->state == RESPITE_COURSE_ACTIVE)
        return respite_office_list_sessions (office, &filter, error);
    }

  return g_ptr_array_new ();
}

gpointer
respite_overview_job (RespiteOffice *office,
                      gpointer       data,
                      GError       **error)
{
  gint64 patient_id = *(gint64 *) data;
  g_autoptr (RespiteOverview) overview = g_new0 (RespiteOverview, 1);

  overview->patient = respite_office_get_patient (office, patient_id, FALSE, error);
  if (overview->patient == NULL)
    return NULL;

  overview->merges = respite_office_list_merges (office, patient_id, error);
  if (overview->merges == NULL)
    return NULL;
  if (!respite_office_may_see (office, patient_id, NULL))
    {
      overview->is_hidden = TRUE;
      overview->items = g_ptr_array_new ();
      overview->consents = g_ptr_array_new ();
      overview->sessions = g_ptr_array_new ();
      overview->weights = g_ptr_array_new ();
      return g_steal_pointer (&overview);
    }

  overview->items = respite_office_list_record_items (office, patient_id, error);
  if (overview->items == NULL)
    return NULL;
  overview->eligibility = respite_office_get_eligibility (office, patient_id, error);
  if (overview->eligibility == NULL)
    return NULL;
  overview->consents = respite_office_list_consents (office, patient_id, error);
  if (overview->consents == NULL)
    return NULL;
  overview->sessions = list_course_sessions (office, patient_id, error);
  if (overview->sessions == NULL)
    return NULL;
  overview->weights = respite_office_list_weights (office, patient_id, error);
  if (overview->weights == NULL)
    return NULL;

  return g_steal_pointer (&overview);
}

gpointer
respite_record_add_job (RespiteOffice *office,
                        gpointer       data,
                        GError       **error)
{
  respite_office_add_record_item (office, data, error);

  return NULL;
}

gpointer
respite_record_end_job (RespiteOffice *office,
                        gpointer       data,
                        GError       **error)
{
  gint64 id = *(gint64 *) data;

  return respite_office_end_record_item (office, id, TRUE, error) ? g_memdup2 (&id, sizeof id) : NULL;
}

gpointer
respite_record_stand_job (RespiteOffice *office,
                          gpointer       data,
                          GError       **error)
{
  respite_office_end_record_item (office, *(gint64 *) data, FALSE, error);

  return NULL;
}

static gpointer
archive (RespiteOffice *office,
         gint64         id,
         gboolean       is_archived,
         GError       **error)
{
  return respite_office_archive_patient (office, id, is_archived, error) ? g_memdup2 (&id, sizeof id) : NULL;
}

gpointer
respite_record_archive_job (RespiteOffice *office,
                            gpointer       data,
                            GError       **error)
{
  return archive (office, *(gint64 *) data, TRUE, error);
}

gpointer
respite_record_unarchive_job (RespiteOffice *office,
                              gpointer       data,
                              GError       **error)
{
  return archive (office, *(gint64 *) data, FALSE, error);
}

gpointer
respite_record_unmerge_job (RespiteOffice *office,
                            gpointer       data,
                            GError       **error)
{
  gint64 id = *(gint64 *) data;

  return respite_office_unmerge_patients (office, id, "", error) ? g_memdup2 (&id, sizeof id) : NULL;
}

gpointer
respite_record_no_allergies_job (RespiteOffice *office,
                                 gpointer       data,
                                 GError       **error)
{
  respite_office_set_allergy_state (office, *(gint64 *) data, RESPITE_ALLERGY_NONE_KNOWN, error);

  return NULL;
}

gpointer
respite_record_weight_job (RespiteOffice *office,
                           gpointer       data,
                           GError       **error)
{
  RespiteWeightRequest *request = data;

  respite_office_add_weight (office, request->patient_id, request->weight_g, request->height_mm, 0, error);

  return NULL;
}

RespiteRecordUndo *
respite_record_undo_new (RespiteClinic *clinic,
                         gint64         id)
{
  RespiteRecordUndo *undo = g_new0 (RespiteRecordUndo, 1);

  undo->clinic = g_object_ref (clinic);
  undo->id = id;

  return undo;
}

void
respite_record_undo_free (gpointer data)
{
  RespiteRecordUndo *undo = data;

  g_object_unref (undo->clinic);
  g_free (undo);
}
