/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "models/respite-session-jobs.h"

#include "service/respite-session-acts.h"
#include "service/respite-vial-acts.h"

static void
free_secret (char *secret)
{
  if (secret == NULL)
    return;

  /* The volatile pointer keeps the compiler from leaving this out. */
  for (volatile char *p = secret; *p != '\0'; p++)
    *p = '\0';
  g_free (secret);
}

RespiteSessionJob *
respite_session_job_new (gint64 session_id)
{
  RespiteSessionJob *job = g_new0 (RespiteSessionJob, 1);

  job->session_id = session_id;

  return job;
}

void
respite_session_job_free (RespiteSessionJob *job)
{
  g_free (job->text);
  g_clear_pointer (&job->picture, g_bytes_unref);
  g_free (job->amount);
  g_free (job->vial_uuid);
  g_free (job->reason);
  free_secret (job->password);
  g_clear_pointer (&job->checks, g_ptr_array_unref);
  g_clear_pointer (&job->order, respite_order_free);
  g_clear_pointer (&job->preparation, respite_preparation_free);
  g_clear_pointer (&job->vial, respite_vial_free);
  g_free (job);
}

void
respite_session_job_done_cb (GObject      *source,
                             GAsyncResult *result,
                             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  gpointer id = respite_clinic_run_finish (RESPITE_CLINIC (source), result, &error);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, id, g_free);
}

gpointer
respite_session_read_job (RespiteOffice *office,
                          gpointer       data,
                          GError       **error)
{
  const RespiteSessionJob *job = data;

  return respite_office_get_session_in (office, job->session_id, job->text, job->flag, error);
}

gpointer
respite_session_check_in_job (RespiteOffice *office,
                              gpointer       data,
                              GError       **error)
{
  const RespiteSessionJob *job = data;

  respite_office_check_in (office, job->session_id, job->text, error);

  return NULL;
}

gpointer
respite_session_enter_job (RespiteOffice *office,
                           gpointer       data,
                           GError       **error)
{
  const RespiteSessionJob *job = data;
  g_autoptr (RespiteEvent) event = NULL;

  if (job->id != 0)
    event = respite_office_correct_entry (office, job->id, job->text, job->reason, job->flag, error);
  else if (job->picture != NULL)
    event = respite_office_add_photo (office, job->session_id, job->text, job->picture, 0, job->flag, error);
  else
    event = respite_office_add_entry (office, job->session_id, job->text, 0, job->flag, error);

  return event != NULL ? g_memdup2 (&event->id, sizeof event->id) : NULL;
}

gpointer
respite_session_strike_job (RespiteOffice *office,
                            gpointer       data,
                            GError       **error)
{
  const RespiteSessionJob *job = data;

  respite_office_strike_event (office, job->id, job->text, error);

  return NULL;
}

gpointer
respite_session_gate_job (RespiteOffice *office,
                          gpointer       data,
                          GError       **error)
{
  const RespiteSessionJob *job = data;

  respite_office_save_gate (office, job->session_id, job->checks, error);

  return NULL;
}

gpointer
respite_session_worksheet_job (RespiteOffice *office,
                               gpointer       data,
                               GError       **error)
{
  const RespiteSessionJob *job = data;

  respite_office_save_worksheet (office, job->session_id, job->checks, error);

  return NULL;
}

gpointer
respite_session_order_job (RespiteOffice *office,
                           gpointer       data,
                           GError       **error)
{
  const RespiteSessionJob *job = data;

  respite_office_order_session (office, job->session_id, job->order, job->flag, job->password, error);

  return NULL;
}

gpointer
respite_session_prepare_job (RespiteOffice *office,
                             gpointer       data,
                             GError       **error)
{
  const RespiteSessionJob *job = data;

  respite_office_prepare_session (office, job->session_id, job->preparation, job->text, job->password, error);

  return NULL;
}

gpointer
respite_session_discharge_job (RespiteOffice *office,
                               gpointer       data,
                               GError       **error)
{
  const RespiteSessionJob *job = data;

  respite_office_discharge_session (office, job->session_id, job->checks, job->flag, error);

  return NULL;
}

gpointer
respite_session_sign_job (RespiteOffice *office,
                          gpointer       data,
                          GError       **error)
{
  const RespiteSessionJob *job = data;

  respite_office_sign_session (office, job->session_id, job->password, error);

  return NULL;
}

gpointer
respite_session_draw_job (RespiteOffice *office,
                          gpointer       data,
                          GError       **error)
{
  RespiteSessionJob *job = data;

  respite_office_draw_vial (office, job->session_id, job->vial, job->drawn_ul, error);

  return NULL;
}

gpointer
respite_session_vial_job (RespiteOffice *office,
                          gpointer       data,
                          GError       **error)
{
  const RespiteSessionJob *job = data;
  RespiteVialAct act = {
    .vial_uuid = job->vial_uuid, .kind = job->kind, .amount = job->amount, .reason = job->reason,
    .witness_login = job->text, .witness_password = job->password,
  };

  respite_office_move_vial (office, job->session_id, &act, error);

  return NULL;
}

gpointer
respite_session_amend_job (RespiteOffice *office,
                           gpointer       data,
                           GError       **error)
{
  const RespiteSessionJob *job = data;

  if (job->id != 0)
    respite_office_amend_entry (office, job->session_id, job->id, job->text, job->reason, job->password, error);
  else
    respite_office_amend_session (office, job->session_id, job->text, job->password, error);

  return NULL;
}
