/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-clinic.h"

#include "service/respite-clinic-private.h"

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ACTOR_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteClinic, respite_clinic, G_TYPE_OBJECT)

void
respite_clinic_take_snapshot (RespiteClinic  *self,
                              ClinicSnapshot *snapshot)
{
  respite_clinic_snapshot_free (self->snapshot);
  self->snapshot = snapshot;
  g_signal_emit (self, signals[SIGNAL_ACTOR_CHANGED], 0);
}

void
respite_clinic_emit_changed (RespiteClinic *self)
{
  g_autoptr (RespiteChangeSet) changes = NULL;

  g_mutex_lock (&self->lock);
  changes = g_steal_pointer (&self->pending);
  g_clear_pointer (&self->emission, g_source_unref);
  g_mutex_unlock (&self->lock);

  if (changes != NULL)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, changes);
}

static void
free_job (gpointer data)
{
  ClinicJob *job = data;

  if (job->free_data != NULL)
    job->free_data (job->data);
  g_free (job);
}

static void
free_creation (gpointer data)
{
  ClinicCreation *creation = data;

  respite_clinic_info_free (creation->info);
  respite_staff_free (creation->first);
  g_free (creation->password);
  g_free (creation);
}

static void
respite_clinic_finalize (GObject *object)
{
  RespiteClinic *self = RESPITE_CLINIC (object);

  /* Threads are joined by respite_clinic_close(), never from here: this may run on one of them. */
  g_assert (self->closed);

  g_clear_pointer (&self->snapshot, respite_clinic_snapshot_free);
  g_clear_pointer (&self->pending, respite_change_set_unref);
  g_clear_pointer (&self->emission, g_source_unref);
  g_async_queue_unref (self->writer_queue);
  g_async_queue_unref (self->reader_queue);
  g_main_context_unref (self->context);
  respite_clock_unref (self->clock);
  g_free (self->folder);
  g_free (self->language);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (respite_clinic_parent_class)->finalize (object);
}

static void
respite_clinic_class_init (RespiteClinicClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = respite_clinic_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, RESPITE_TYPE_CHANGE_SET);
  signals[SIGNAL_ACTOR_CHANGED] =
    g_signal_new ("actor-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);
}

static void
respite_clinic_init (RespiteClinic *self)
{
  g_mutex_init (&self->lock);
  self->context = g_main_context_ref_thread_default ();
  self->writer_queue = g_async_queue_new_full (respite_clinic_free_entry);
  self->reader_queue = g_async_queue_new_full (respite_clinic_free_entry);
  self->snapshot = respite_clinic_snapshot_new (NULL);
}

RespiteClinic *
respite_clinic_new (const char   *folder,
                    RespiteClock *clock)
{
  RespiteClinic *self;

  g_return_val_if_fail (folder != NULL && clock != NULL, NULL);

  self = g_object_new (RESPITE_TYPE_CLINIC, NULL);
  self->folder = g_canonicalize_filename (folder, NULL);
  self->clock = respite_clock_ref (clock);
  self->writer_thread = g_thread_new ("respite-write", respite_clinic_write_thread, self);
  self->reader_thread = g_thread_new ("respite-read", respite_clinic_read_thread, self);

  return self;
}

void
respite_clinic_set_language (RespiteClinic *self,
                             const char    *language)
{
  g_return_if_fail (RESPITE_IS_CLINIC (self) && self->language == NULL);

  self->language = g_strdup (language);
}

/* Takes over @task, unless the clinic is closed. */
static void
push_task (RespiteClinic *self,
           GAsyncQueue   *queue,
           GTask         *task)
{
  if (!self->closed)
    {
      respite_clinic_push (queue, task, NULL);
      return;
    }

  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED, "The clinic is closed");
  g_object_unref (task);
}

void
respite_clinic_open_async (RespiteClinic        *self,
                           GCancellable         *cancellable,
                           GAsyncReadyCallback   callback,
                           gpointer              user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, respite_clinic_open_async);
  push_task (self, self->writer_queue, task);
}

gboolean
respite_clinic_open_finish (RespiteClinic  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
respite_clinic_create_async (RespiteClinic            *self,
                             const RespiteClinicInfo  *info,
                             const RespiteStaff       *first,
                             const char               *password,
                             GCancellable             *cancellable,
                             GAsyncReadyCallback       callback,
                             gpointer                  user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  ClinicCreation *creation = g_new0 (ClinicCreation, 1);

  creation->info = respite_clinic_info_copy (info);
  creation->first = respite_staff_copy (first);
  creation->password = g_strdup (password);
  g_task_set_source_tag (task, respite_clinic_create_async);
  g_task_set_task_data (task, creation, free_creation);
  push_task (self, self->writer_queue, task);
}

char *
respite_clinic_create_finish (RespiteClinic  *self,
                              GAsyncResult   *result,
                              GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static GTask *
make_task (RespiteClinic        *self,
           RespiteJobFunc        func,
           gpointer              data,
           GDestroyNotify        free_data,
           GDestroyNotify        free_result,
           GCancellable         *cancellable,
           GAsyncReadyCallback   callback,
           gpointer              user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  ClinicJob *job = g_new0 (ClinicJob, 1);

  job->func = func;
  job->data = data;
  job->free_data = free_data;
  job->free_result = free_result;
  g_task_set_source_tag (task, respite_clinic_run_async);
  g_task_set_task_data (task, job, free_job);

  return task;
}

void
respite_clinic_run_async (RespiteClinic        *self,
                          RespiteJobFunc        func,
                          gpointer              data,
                          GDestroyNotify        free_data,
                          GDestroyNotify        free_result,
                          GCancellable         *cancellable,
                          GAsyncReadyCallback   callback,
                          gpointer              user_data)
{
  push_task (self, self->writer_queue,
             make_task (self, func, data, free_data, free_result, cancellable, callback, user_data));
}

void
respite_clinic_read_async (RespiteClinic        *self,
                           RespiteJobFunc        func,
                           gpointer              data,
                           GDestroyNotify        free_data,
                           GDestroyNotify        free_result,
                           GCancellable         *cancellable,
                           GAsyncReadyCallback   callback,
                           gpointer              user_data)
{
  push_task (self, self->reader_queue,
             make_task (self, func, data, free_data, free_result, cancellable, callback, user_data));
}

gpointer
respite_clinic_run_finish (RespiteClinic  *self,
                           GAsyncResult   *result,
                           GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
respite_clinic_get_folder (RespiteClinic *self)
{
  return self->folder;
}

RespiteClock *
respite_clinic_get_clock (RespiteClinic *self)
{
  return self->clock;
}

RespiteOfficeState
respite_clinic_get_state (RespiteClinic *self)
{
  return self->snapshot->state;
}

RespiteOfficeCondition
respite_clinic_get_condition (RespiteClinic *self)
{
  return self->snapshot->condition;
}

gboolean
respite_clinic_is_clock_back (RespiteClinic *self)
{
  return self->snapshot->is_clock_back;
}

RespiteClinicKind
respite_clinic_get_kind (RespiteClinic *self)
{
  return self->snapshot->kind;
}

const char *
respite_clinic_get_name (RespiteClinic *self)
{
  return self->snapshot->name;
}

const RespiteStaff *
respite_clinic_get_actor (RespiteClinic *self)
{
  return self->snapshot->actor;
}

const RespiteClinicInfo *
respite_clinic_get_info (RespiteClinic *self)
{
  return self->snapshot->info;
}

GTimeZone *
respite_clinic_get_zone (RespiteClinic *self)
{
  return self->snapshot->zone;
}

gboolean
respite_clinic_may (RespiteClinic   *self,
                    RespiteFunction  function)
{
  return self->snapshot->actor != NULL && self->snapshot->actor->active &&
         respite_function_is_allowed (function, self->snapshot->actor->roles);
}

void
respite_clinic_close (RespiteClinic *self)
{
  g_return_if_fail (RESPITE_IS_CLINIC (self));

  if (self->closed)
    return;

  /* The writer last: only it can put the journal into the database, which else looks killed at the next start. */
  self->closed = TRUE;
  respite_clinic_push (self->reader_queue, NULL, NULL);
  g_clear_pointer (&self->reader_thread, g_thread_join);
  respite_clinic_push (self->writer_queue, NULL, NULL);
  g_clear_pointer (&self->writer_thread, g_thread_join);
}
