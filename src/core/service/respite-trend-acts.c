/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-trend-acts.h"

#include "service/respite-score-acts.h"
#include "service/respite-session-acts.h"

static int
compare_sessions (gconstpointer one,
                  gconstpointer other)
{
  const RespiteTrendSession *a = one, *b = other;

  return (a->at > b->at) - (a->at < b->at);
}

RespiteTrendSource *
respite_office_load_trend (RespiteOffice *office,
                           gint64         patient_id,
                           gint64         course_id,
                           GError       **error)
{
  const RespiteSessionFilter filter = { .patient_id = patient_id, .course_id = course_id };
  g_autoptr (GPtrArray) series = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  RespiteTrendSource *source;

  g_return_val_if_fail (office != NULL, NULL);

  series = respite_office_list_score_series (office, patient_id, course_id, error);
  if (series == NULL)
    return NULL;
  sessions = respite_office_list_sessions (office, &filter, error);
  if (sessions == NULL)
    return NULL;

  source = respite_trend_source_new (g_steal_pointer (&series));
  for (guint i = 0; i < sessions->len; i++)
    {
      const RespiteSession *session = g_ptr_array_index (sessions, i);
      const RespiteTrendSession tick = { session->started_at, session->number, 0 };

      if (session->started_at != 0)
        g_array_append_val (source->sessions, tick);
    }
  g_array_sort (source->sessions, compare_sessions);

  return source;
}
