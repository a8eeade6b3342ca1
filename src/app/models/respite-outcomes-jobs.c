/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "models/respite-outcomes-jobs.h"

#include <string.h>

#include "service/respite-course-acts.h"
#include "service/respite-score-acts.h"
#include "service/respite-trend-acts.h"

static void
due_free (gpointer data)
{
  RespiteOutcomesDue *due = data;

  g_free (due->slug);
  g_free (due->when);
  g_free (due);
}

void
respite_outcomes_free (gpointer data)
{
  RespiteOutcomes *outcomes = data;

  if (outcomes == NULL)
    return;

  respite_trend_source_free (outcomes->source);
  g_ptr_array_unref (outcomes->due);
  g_free (outcomes);
}

/* The protocol's "slug: when", one a line. */
static void
add_due (GPtrArray  *list,
         const char *instruments)
{
  g_auto (GStrv) lines = g_strsplit (instruments != NULL ? instruments : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *colon = strchr (lines[i], ':');
      g_autofree char *slug = colon != NULL ? g_strndup (lines[i], (gsize) (colon - lines[i])) : NULL;
      RespiteOutcomesDue *due;

      if (slug == NULL || respite_instrument_find (g_strstrip (slug)) == NULL)
        continue;
      due = g_new0 (RespiteOutcomesDue, 1);
      due->slug = g_steal_pointer (&slug);
      due->when = g_strstrip (g_strdup (colon + 1));
      g_ptr_array_add (list, due);
    }
}

/* Who may not see courses sees the scores all the same. */
static void
read_due (RespiteOffice                *office,
          const RespiteOutcomesRequest *request,
          GPtrArray                    *list)
{
  g_autoptr (GPtrArray) courses = NULL;

  if (!respite_office_may (office, RESPITE_FUNCTION_COURSE_EDIT, NULL) ||
      !respite_office_may (office, RESPITE_FUNCTION_PROTOCOL_VIEW, NULL))
    return;

  courses = respite_office_list_courses (office, request->patient_id, NULL);
  for (guint i = 0; courses != NULL && i < courses->len; i++)
    {
      const RespiteCourse *course = g_ptr_array_index (courses, i);
      g_autoptr (RespiteProtocol) protocol = NULL;

      if (course->state != RESPITE_COURSE_ACTIVE)
        continue;
      protocol = respite_office_get_protocol (office, course->protocol_id, request->language, NULL);
      if (protocol != NULL)
        add_due (list, protocol->instruments);
      return;
    }
}

gpointer
respite_outcomes_job (RespiteOffice *office,
                      gpointer       data,
                      GError       **error)
{
  const RespiteOutcomesRequest *request = data;
  RespiteTrendSource *source = respite_office_load_trend (office, request->patient_id, 0, error);
  RespiteOutcomes *outcomes;

  if (source == NULL)
    return NULL;

  outcomes = g_new0 (RespiteOutcomes, 1);
  outcomes->source = source;
  outcomes->due = g_ptr_array_new_with_free_func (due_free);
  read_due (office, request, outcomes->due);

  return outcomes;
}

gpointer
respite_score_keep_job (RespiteOffice *office,
                        gpointer       data,
                        GError       **error)
{
  const RespiteScoreKeep *keep = data;
  gint64 id = respite_office_enter_score (office, keep->patient_id, keep->instrument, keep->scale, keep->value,
                                          keep->item, keep->taken_at, error);

  return id != 0 ? g_memdup2 (&id, sizeof id) : NULL;
}

void
respite_score_strike_free (gpointer data)
{
  RespiteScoreStrike *strike = data;

  g_free (strike->reason);
  g_free (strike);
}

gpointer
respite_score_strike_job (RespiteOffice *office,
                          gpointer       data,
                          GError       **error)
{
  const RespiteScoreStrike *strike = data;

  respite_office_withdraw_score (office, strike->score_id, strike->reason, error);

  return NULL;
}
