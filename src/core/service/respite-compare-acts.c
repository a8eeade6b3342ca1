/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-session-acts.h"

GPtrArray *
respite_office_list_compared (RespiteOffice *office,
                              gint64         session_id,
                              int            most,
                              const char    *language,
                              GError       **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_session_record_unref);
  g_autoptr (RespiteSessionRecord) own = respite_office_get_session_in (office, session_id, language, FALSE, error);
  RespiteSessionFilter filter = { 0 };
  g_autoptr (GPtrArray) sessions = NULL;

  if (own == NULL)
    return NULL;
  if (most > 0 && own->session->started_at == 0)
    {
      respite_set_error (error, RESPITE_ERROR_CONFLICT, N_ ("Only a session that has begun can be compared"));
      return NULL;
    }

  filter.patient_id = own->patient->id;
  sessions = most > 0 ? respite_office_list_sessions (office, &filter, error) : g_ptr_array_new ();
  for (guint i = sessions != NULL ? sessions->len : 0; i-- > 0 && (int) records->len < most;)
    {
      const RespiteSession *session = g_ptr_array_index (sessions, i);
      RespiteSessionRecord *earlier;

      if (session->started_at == 0 || session->started_at >= own->session->started_at)
        continue;
      earlier = respite_office_get_session_in (office, session->id, language, FALSE, error);
      if (earlier == NULL)
        return NULL;
      g_ptr_array_insert (records, 0, earlier);
    }
  if (sessions == NULL)
    return NULL;

  g_ptr_array_add (records, g_steal_pointer (&own));

  return g_steal_pointer (&records);
}
