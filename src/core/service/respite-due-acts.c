/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-due-acts.h"

#include "service/respite-acts-private.h"
#include "store/respite-patient-table.h"
#include "store/respite-plan-table.h"
#include "store/respite-review-table.h"
#include "store/respite-score-table.h"
#include "store/respite-session-table.h"

/* When the patient's newest score that counts was taken, 0 for never. */
static gboolean
read_score (RespiteOffice *office,
            gint64         patient_id,
            gint64        *score_at,
            GError       **error)
{
  g_autoptr (GPtrArray) scores = respite_score_table_list (respite_office_get_db (office), patient_id, error);

  *score_at = 0;
  for (guint i = 0; scores != NULL && i < scores->len; i++)
    {
      const RespiteScoreRow *score = g_ptr_array_index (scores, i);

      if (score->withdrawn_at == 0)
        *score_at = MAX (*score_at, score->taken_at);
    }

  return scores != NULL;
}

/* The protocol of a version, read once. (transfer none) */
static const RespiteProtocol *
get_protocol (RespiteOffice *office,
              GHashTable    *protocols,
              gint64         id,
              const char    *language,
              GError       **error)
{
  RespiteProtocol *protocol = g_hash_table_lookup (protocols, &id);

  if (protocol != NULL)
    return protocol;

  protocol = respite_acts_load_protocol (office, id, language, error);
  if (protocol != NULL)
    g_hash_table_insert (protocols, g_memdup2 (&id, sizeof id), protocol);

  return protocol;
}

/* What is due in @course; @with_scores also looks at scores and at the sessions for pain in other courses. */
static GPtrArray *
find_due (RespiteOffice       *office,
          const RespiteCourse *course,
          GHashTable          *protocols,
          const char          *language,
          gboolean             with_scores,
          GError             **error)
{
  RespiteDb *db = respite_office_get_db (office);
  g_autoptr (GPtrArray) sessions = respite_session_table_list (db, course->patient_id, 0, 0, 0, FALSE, error);
  g_autoptr (GPtrArray) courses = NULL;
  g_autoptr (GPtrArray) reviews = NULL;
  const RespiteCourseReview *review;
  g_autoptr (GArray) pain_courses = g_array_new (FALSE, FALSE, sizeof (gint64));
  RespiteDueSource source = {
    .course = course,
    .sessions = sessions,
    .pain_courses = pain_courses,
    .score_at = G_MAXINT64,
    .now = respite_office_get_now (office),
    .zone = respite_office_get_zone (office),
  };

  source.protocol = sessions != NULL ? get_protocol (office, protocols, course->protocol_id, language, error) : NULL;
  if (source.protocol == NULL)
    return NULL;
  reviews = respite_review_table_list (db, course->id, error);
  if (reviews == NULL)
    return NULL;
  review = respite_course_review_find_standing (reviews);
  if (review != NULL)
    source.reviewed = review->done;
  if (!with_scores)
    return respite_course_find_due (&source);

  if (!read_score (office, course->patient_id, &source.score_at, error))
    return NULL;
  courses = respite_course_table_list (db, course->patient_id, error);
  for (guint i = 0; courses != NULL && i < courses->len; i++)
    {
      const RespiteCourse *other = g_ptr_array_index (courses, i);
      const RespiteProtocol *protocol = get_protocol (office, protocols, other->protocol_id, language, error);

      if (protocol == NULL)
        return NULL;
      if (protocol->field == RESPITE_FIELD_PAIN)
        g_array_append_val (pain_courses, other->id);
    }

  return courses != NULL ? respite_course_find_due (&source) : NULL;
}

static GHashTable *
new_protocols (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) respite_protocol_free);
}

GPtrArray *
respite_office_list_course_due (RespiteOffice *office,
                                gint64         course_id,
                                GError       **error)
{
  g_autoptr (GHashTable) protocols = new_protocols ();
  g_autoptr (RespiteCourse) course = NULL;

  g_return_val_if_fail (office != NULL, NULL);

  if (!respite_office_may (office, RESPITE_FUNCTION_COURSE_EDIT, error))
    return NULL;

  course = respite_course_table_get (respite_office_get_db (office), course_id, error);

  return course != NULL ? find_due (office, course, protocols, "en", TRUE, error) : NULL;
}

static gboolean
is_for_clinic (RespiteDueKind kind)
{
  return respite_due_kind_is_off_plan (kind) || kind == RESPITE_DUE_REVIEW || kind == RESPITE_DUE_MAINTENANCE;
}

static int
compare_due (gconstpointer a,
             gconstpointer b)
{
  const RespiteCourseDue *one = *(const RespiteCourseDue *const *) a;
  const RespiteCourseDue *other = *(const RespiteCourseDue *const *) b;

  if (one->at != other->at)
    return one->at < other->at ? -1 : 1;

  return one->course_id < other->course_id ? -1 : one->course_id > other->course_id;
}

GPtrArray *
respite_office_list_due (RespiteOffice *office,
                         const char    *language,
                         GError       **error)
{
  g_autoptr (GHashTable) protocols = new_protocols ();
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_course_due_free);
  g_autoptr (GPtrArray) courses = NULL;

  g_return_val_if_fail (office != NULL && language != NULL, NULL);

  if (!respite_office_may (office, RESPITE_FUNCTION_COURSE_EDIT, error))
    return NULL;

  courses = respite_course_table_list_open (respite_office_get_db (office), error);
  for (guint i = 0; courses != NULL && i < courses->len; i++)
    {
      const RespiteCourse *course = g_ptr_array_index (courses, i);
      g_autoptr (RespitePatient) patient = respite_patient_table_get (respite_office_get_db (office),
                                                                      course->patient_id, error);
      g_autoptr (GPtrArray) found = NULL;

      found = patient != NULL ? find_due (office, course, protocols, language, FALSE, error) : NULL;
      if (found == NULL)
        return NULL;
      while (found->len > 0)
        {
          g_autoptr (RespiteCourseDue) due = g_ptr_array_steal_index (found, found->len - 1);

          if (!is_for_clinic (due->kind))
            continue;
          due->patient_name = respite_patient_dup_name (patient);
          due->patient_mrn = g_strdup (patient->mrn);
          due->protocol_name = g_strdup (get_protocol (office, protocols, course->protocol_id, language,
                                                       NULL)->name);
          g_ptr_array_add (list, g_steal_pointer (&due));
        }
    }
  if (courses == NULL)
    return NULL;

  g_ptr_array_sort (list, compare_due);

  return g_steal_pointer (&list);
}
