/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "respite-resume.h"

#include "service/respite-session-acts.h"

static gint64
find_only (GPtrArray           *sessions,
           RespiteSessionState  first,
           RespiteSessionState  second)
{
  gint64 found = 0;

  for (guint i = 0; i < sessions->len; i++)
    {
      const RespiteSession *session = g_ptr_array_index (sessions, i);

      if (session->state != first && session->state != second)
        continue;
      if (found != 0)
        return -1;
      found = session->id;
    }

  return found;
}

static gpointer
find_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  RespiteSessionFilter filter = { .only_open = TRUE };
  g_autoptr (GPtrArray) sessions = respite_office_list_sessions (office, &filter, error);
  gint64 found;

  if (sessions == NULL)
    return NULL;

  found = find_only (sessions, RESPITE_SESSION_RUNNING, RESPITE_SESSION_PAUSED);
  if (found == 0)
    found = find_only (sessions, RESPITE_SESSION_RECOVERY, RESPITE_SESSION_RECOVERY);

  return found > 0 ? g_memdup2 (&found, sizeof found) : NULL;
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (RespiteWindow) window = user_data;
  g_autofree gint64 *found = respite_clinic_run_finish (RESPITE_CLINIC (source), result, NULL);

  if (found != NULL && respite_window_is_untouched (window))
    respite_window_show_page (window, "session", *found);
}

void
respite_resume_session (RespiteWindow *window,
                        GCancellable  *cancellable)
{
  RespiteClinic *clinic;

  g_return_if_fail (RESPITE_IS_WINDOW (window));

  clinic = respite_window_get_clinic (window);
  if (respite_clinic_may (clinic, RESPITE_FUNCTION_RECORD_VIEW))
    respite_clinic_read_async (clinic, find_job, NULL, NULL, g_free, cancellable, found_cb, g_object_ref (window));
}
