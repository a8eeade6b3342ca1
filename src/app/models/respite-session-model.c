/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "models/respite-session-model.h"

#include "infusion/respite-order-check.h"
#include "models/respite-session-jobs.h"

struct _RespiteSessionModel
{
  GObject               parent_instance;

  /* Owned */
  RespiteClinic        *clinic;
  RespiteSessionRecord *record;
  GCancellable         *cancellable;
  char                 *language;

  gint64                session_id;
  gulong                changed_id;
  guint                 tick_source;
  gboolean              was_opened;
  gboolean              is_reading;
  gboolean              is_stale; /* it changed while it was being read */
};

enum
{
  UPDATED,
  FAILED,
  TICK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteSessionModel, respite_session_model, G_TYPE_OBJECT)

static void read_record (RespiteSessionModel *self);

static void
record_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (RespiteSessionModel) self = user_data;
  g_autoptr (GError) error = NULL;
  RespiteSessionRecord *record = respite_clinic_run_finish (RESPITE_CLINIC (source), result, &error);

  self->is_reading = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_pointer (&record, respite_session_record_unref);
      return;
    }

  if (record == NULL)
    {
      if (error != NULL)
        g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }

  self->was_opened = TRUE;
  g_clear_pointer (&self->record, respite_session_record_unref);
  self->record = record;
  g_signal_emit (self, signals[UPDATED], 0);

  if (self->is_stale)
    read_record (self);
}

static void
read_record (RespiteSessionModel *self)
{
  RespiteSessionJob *job;

  if (self->is_reading)
    {
      self->is_stale = TRUE;
      return;
    }

  job = respite_session_job_new (self->session_id);
  job->flag = !self->was_opened;
  job->text = g_strdup (self->language);
  self->is_reading = TRUE;
  self->is_stale = FALSE;
  respite_clinic_run_async (self->clinic, respite_session_read_job, job, (GDestroyNotify) respite_session_job_free,
                            (GDestroyNotify) respite_session_record_unref, self->cancellable, record_read_cb,
                            g_object_ref (self));
}

static void
clinic_changed_cb (RespiteClinic          *clinic,
                   const RespiteChangeSet *set,
                   RespiteSessionModel    *self)
{
  gint64 patient_id = self->record != NULL ? self->record->patient->id : 0;

  if (respite_change_set_has (set, RESPITE_KIND_SESSION, self->session_id) ||
      (patient_id != 0 && respite_change_set_has_patient (set, patient_id)) ||
      respite_change_set_has_kind (set, RESPITE_KIND_THRESHOLDS))
    read_record (self);
}

static gboolean
tick_cb (gpointer user_data)
{
  RespiteSessionModel *self = user_data;

  g_signal_emit (self, signals[TICK], 0);

  return G_SOURCE_CONTINUE;
}

static void
run_job (RespiteSessionModel *self,
         RespiteJobFunc       func,
         RespiteSessionJob   *job,
         GAsyncReadyCallback  callback,
         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  respite_clinic_run_async (self->clinic, func, job, (GDestroyNotify) respite_session_job_free, g_free, NULL,
                            respite_session_job_done_cb, g_steal_pointer (&task));
}

static void
respite_session_model_dispose (GObject *object)
{
  RespiteSessionModel *self = RESPITE_SESSION_MODEL (object);

  respite_session_model_close (self);

  G_OBJECT_CLASS (respite_session_model_parent_class)->dispose (object);
}

static void
respite_session_model_finalize (GObject *object)
{
  RespiteSessionModel *self = RESPITE_SESSION_MODEL (object);

  g_clear_pointer (&self->record, respite_session_record_unref);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->clinic);
  g_free (self->language);

  G_OBJECT_CLASS (respite_session_model_parent_class)->finalize (object);
}

static void
respite_session_model_class_init (RespiteSessionModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = respite_session_model_dispose;
  object_class->finalize = respite_session_model_finalize;

  signals[UPDATED] = g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[TICK] = g_signal_new ("tick", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
respite_session_model_init (RespiteSessionModel *self)
{
  self->cancellable = g_cancellable_new ();
}

RespiteSessionModel *
respite_session_model_new (RespiteClinic *clinic,
                           gint64         session_id,
                           const char    *language)
{
  RespiteSessionModel *self = g_object_new (RESPITE_TYPE_SESSION_MODEL, NULL);

  self->clinic = g_object_ref (clinic);
  self->session_id = session_id;
  self->language = g_strdup (language);
  self->changed_id = g_signal_connect (clinic, "changed", G_CALLBACK (clinic_changed_cb), self);
  self->tick_source = g_timeout_add_seconds (1, tick_cb, self);
  read_record (self);

  return self;
}

void
respite_session_model_close (RespiteSessionModel *self)
{
  g_return_if_fail (RESPITE_IS_SESSION_MODEL (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_signal_handler (&self->changed_id, self->clinic);
  g_clear_handle_id (&self->tick_source, g_source_remove);
}

RespiteClinic *
respite_session_model_get_clinic (RespiteSessionModel *self)
{
  return self->clinic;
}

gint64
respite_session_model_get_id (RespiteSessionModel *self)
{
  return self->session_id;
}

gint64
respite_session_model_get_now (RespiteSessionModel *self)
{
  return respite_clock_get_now (respite_clinic_get_clock (self->clinic));
}

const RespiteSessionRecord *
respite_session_model_get_record (RespiteSessionModel *self)
{
  g_return_val_if_fail (RESPITE_IS_SESSION_MODEL (self), NULL);

  return self->record;
}

void
respite_session_model_get_context (RespiteSessionModel *self,
                                   RespiteEntryContext *context)
{
  const RespiteOrder *order = self->record != NULL ? self->record->order : NULL;

  *context = (RespiteEntryContext) {
    .now = respite_session_model_get_now (self),
    .zone = respite_clinic_get_zone (self->clinic),
    .weight_g = order != NULL ? order->weight_g : 0,
    .concentration_ug_per_ml = order != NULL ? order->concentration_ug_per_ml : 0,
    .timeline = self->record != NULL ? self->record->timeline : NULL,
    .drug = order != NULL ? order->drug : RESPITE_DRUG_KETAMINE_IV,
    .rate_ugph = order != NULL ? order->rate_ugph : 0,
    .dose_ug = order != NULL ? respite_order_get_dose (order) : 0,
    .medicines = self->record != NULL ? self->record->medicines : NULL,
  };
}

void
respite_session_model_check_in_async (RespiteSessionModel *self,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data)
{
  run_job (self, respite_session_check_in_job, respite_session_job_new (self->session_id), callback, user_data);
}

void
respite_session_model_enter_async (RespiteSessionModel *self,
                                   const char          *line,
                                   gboolean             confirm_unusual,
                                   gint64               replaces,
                                   const char          *reason,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  RespiteSessionJob *job = respite_session_job_new (self->session_id);

  job->text = g_strdup (line);
  job->flag = confirm_unusual;
  job->id = replaces;
  job->reason = g_strdup (reason);
  run_job (self, respite_session_enter_job, job, callback, user_data);
}

void
respite_session_model_add_photo_async (RespiteSessionModel *self,
                                       const char          *line,
                                       gboolean             confirm_unusual,
                                       GBytes              *picture,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  RespiteSessionJob *job = respite_session_job_new (self->session_id);

  job->text = g_strdup (line);
  job->flag = confirm_unusual;
  job->picture = g_bytes_ref (picture);
  run_job (self, respite_session_enter_job, job, callback, user_data);
}

void
respite_session_model_strike_async (RespiteSessionModel *self,
                                    gint64               event_id,
                                    const char          *reason,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  RespiteSessionJob *job = respite_session_job_new (self->session_id);

  job->id = event_id;
  job->text = g_strdup (reason);
  run_job (self, respite_session_strike_job, job, callback, user_data);
}

void
respite_session_model_save_gate_async (RespiteSessionModel *self,
                                       GPtrArray           *checks,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  RespiteSessionJob *job = respite_session_job_new (self->session_id);

  job->checks = g_ptr_array_ref (checks);
  run_job (self, respite_session_gate_job, job, callback, user_data);
}

void
respite_session_model_save_worksheet_async (RespiteSessionModel *self,
                                            GPtrArray           *checks,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data)
{
  RespiteSessionJob *job = respite_session_job_new (self->session_id);

  job->checks = g_ptr_array_ref (checks);
  run_job (self, respite_session_worksheet_job, job, callback, user_data);
}

void
respite_session_model_order_async (RespiteSessionModel *self,
                                   const RespiteOrder  *order,
                                   gboolean             accept_difference,
                                   const char          *password,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  RespiteSessionJob *job = respite_session_job_new (self->session_id);

  job->order = respite_order_copy (order);
  job->flag = accept_difference;
  job->password = g_strdup (password);
  run_job (self, respite_session_order_job, job, callback, user_data);
}

void
respite_session_model_prepare_async (RespiteSessionModel      *self,
                                     const RespitePreparation *preparation,
                                     const char               *checker_login,
                                     const char               *checker_password,
                                     GAsyncReadyCallback       callback,
                                     gpointer                  user_data)
{
  RespiteSessionJob *job = respite_session_job_new (self->session_id);

  job->preparation = respite_preparation_copy (preparation);
  job->text = g_strdup (checker_login);
  job->password = g_strdup (checker_password);
  run_job (self, respite_session_prepare_job, job, callback, user_data);
}

void
respite_session_model_discharge_async (RespiteSessionModel *self,
                                       GPtrArray           *checks,
                                       gboolean             complete,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  RespiteSessionJob *job = respite_session_job_new (self->session_id);

  job->checks = g_ptr_array_ref (checks);
  job->flag = complete;
  run_job (self, respite_session_discharge_job, job, callback, user_data);
}

void
respite_session_model_sign_async (RespiteSessionModel *self,
                                  const char          *password,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  RespiteSessionJob *job = respite_session_job_new (self->session_id);

  job->password = g_strdup (password);
  run_job (self, respite_session_sign_job, job, callback, user_data);
}

void
respite_session_model_draw_vial_async (RespiteSessionModel *self,
                                       RespiteVial         *vial,
                                       gint64               drawn_ul,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data)
{
  RespiteSessionJob *job = respite_session_job_new (self->session_id);

  job->vial = vial;
  job->drawn_ul = drawn_ul;
  run_job (self, respite_session_draw_job, job, callback, user_data);
}

void
respite_session_model_move_vial_async (RespiteSessionModel  *self,
                                       const RespiteVialAct *act,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data)
{
  RespiteSessionJob *job = respite_session_job_new (self->session_id);

  job->vial_uuid = g_strdup (act->vial_uuid);
  job->kind = act->kind;
  job->amount = g_strdup (act->amount);
  job->reason = g_strdup (act->reason);
  job->text = g_strdup (act->witness_login);
  job->password = g_strdup (act->witness_password);
  run_job (self, respite_session_vial_job, job, callback, user_data);
}

void
respite_session_model_amend_async (RespiteSessionModel *self,
                                   gint64               event_id,
                                   const char          *text,
                                   const char          *reason,
                                   const char          *password,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  RespiteSessionJob *job = respite_session_job_new (self->session_id);

  job->id = event_id;
  job->text = g_strdup (text);
  job->reason = g_strdup (reason);
  job->password = g_strdup (password);
  run_job (self, respite_session_amend_job, job, callback, user_data);
}

gboolean
respite_session_model_act_finish (RespiteSessionModel *self,
                                  GAsyncResult        *result,
                                  gint64              *event_id,
                                  GError             **error)
{
  g_autofree gint64 *id = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  id = g_task_propagate_pointer (G_TASK (result), &failure);
  if (event_id != NULL)
    *event_id = id != NULL ? *id : 0;
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }

  return TRUE;
}
