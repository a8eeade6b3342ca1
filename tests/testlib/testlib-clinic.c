/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "testlib.h"

typedef struct
{
  gboolean   answered;
  gpointer   result;
  GError   **error;
} Answer;

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  Answer *answer = data;

  answer->result = respite_clinic_run_finish (RESPITE_CLINIC (source), result, answer->error);
  answer->answered = TRUE;
}

static gpointer
wait_for (Answer *answer)
{
  while (!answer->answered)
    g_main_context_iteration (NULL, TRUE);

  return answer->result;
}

gpointer
test_run (RespiteClinic   *clinic,
          RespiteJobFunc   func,
          gpointer         data,
          GError         **error)
{
  Answer answer = { .error = error };

  respite_clinic_run_async (clinic, func, data, NULL, NULL, NULL, answered_cb, &answer);

  return wait_for (&answer);
}

gpointer
test_read (RespiteClinic   *clinic,
           RespiteJobFunc   func,
           gpointer         data,
           GError         **error)
{
  Answer answer = { .error = error };

  respite_clinic_read_async (clinic, func, data, NULL, NULL, NULL, answered_cb, &answer);

  return wait_for (&answer);
}
