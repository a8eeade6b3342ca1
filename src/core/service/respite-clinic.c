/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-clinic.h"

#include "service/respite-office-private.h"

/* How often the writing thread looks whether another program has changed the database. */
#define POLL_US (250 * G_TIME_SPAN_MILLISECOND)

/* What the main thread may know; made on the writing thread and never changed afterwards. */
typedef struct
{
  RespiteOfficeState      state;
  RespiteOfficeCondition  condition;
  RespiteClinicKind       kind;
  char                   *name;
  RespiteStaff           *actor;
  RespiteClinicInfo      *info;
  GTimeZone              *zone;
} Snapshot;

/* On its way from the writing thread to the main one. */
typedef struct
{
  RespiteClinic *clinic;
  Snapshot      *snapshot;
} Delivery;

typedef struct
{
  RespiteJobFunc  func;
  gpointer        data;
  GDestroyNotify  free_data;
  GDestroyNotify  free_result;
} Job;

/* An entry of a queue: a task, or for the reading thread a ticket; with neither it ends the thread. */
typedef struct
{
  GTask         *task;
  RespiteTicket *ticket;
} Entry;

typedef struct
{
  RespiteClinicInfo *info;
  RespiteStaff      *first;
  char              *password;
} Creation;

struct _RespiteClinic
{
  GObject parent_instance;

  /* Set once, owned */
  char         *folder;
  RespiteClock *clock;
  GMainContext *context;
  GThread      *writer_thread;
  GThread      *reader_thread;
  GAsyncQueue  *writer_queue;
  GAsyncQueue  *reader_queue;

  /* Owned by the writing thread */
  RespiteOffice *writer;
  guint          published_serial;
  gboolean       published;

  /* Owned by the reading thread */
  RespiteOffice *reader;

  /* Under the lock */
  GMutex            lock;
  RespiteChangeSet *pending;
  GSource          *emission;

  /* Owned by the main thread */
  Snapshot *snapshot;
  gboolean  closed;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ACTOR_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteClinic, respite_clinic, G_TYPE_OBJECT)

static void
free_snapshot (Snapshot *snapshot)
{
  g_free (snapshot->name);
  respite_staff_free (snapshot->actor);
  respite_clinic_info_free (snapshot->info);
  g_time_zone_unref (snapshot->zone);
  g_free (snapshot);
}

static Snapshot *
make_snapshot (RespiteOffice *office)
{
  Snapshot *snapshot = g_new0 (Snapshot, 1);

  if (office == NULL)
    {
      snapshot->name = g_strdup ("");
      snapshot->zone = g_time_zone_new_utc ();
      return snapshot;
    }

  snapshot->state = respite_office_get_state (office);
  snapshot->condition = respite_office_get_condition (office);
  snapshot->kind = respite_office_get_kind (office);
  snapshot->name = g_strdup (respite_office_get_clinic_name (office));
  snapshot->zone = g_time_zone_ref (respite_office_get_zone (office));
  if (respite_office_get_actor (office) != NULL)
    snapshot->actor = respite_staff_copy (respite_office_get_actor (office));
  if (respite_office_get_clinic_info (office) != NULL)
    snapshot->info = respite_clinic_info_copy (respite_office_get_clinic_info (office));

  return snapshot;
}

static void
free_delivery (gpointer data)
{
  Delivery *delivery = data;

  g_clear_pointer (&delivery->snapshot, free_snapshot);
  g_object_unref (delivery->clinic);
  g_free (delivery);
}

static void
free_job (gpointer data)
{
  Job *job = data;

  if (job->free_data != NULL)
    job->free_data (job->data);
  g_free (job);
}

static void
free_creation (gpointer data)
{
  Creation *creation = data;

  respite_clinic_info_free (creation->info);
  respite_staff_free (creation->first);
  g_free (creation->password);
  g_free (creation);
}

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_clear_object (&entry->task);
  g_clear_pointer (&entry->ticket, respite_ticket_free);
  g_free (entry);
}

static void
push (GAsyncQueue   *queue,
      GTask         *task,
      RespiteTicket *ticket)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->task = task;
  entry->ticket = ticket;
  g_async_queue_push (queue, entry);
}

static gboolean
deliver_cb (gpointer data)
{
  Delivery *delivery = data;
  RespiteClinic *self = delivery->clinic;

  g_clear_pointer (&self->snapshot, free_snapshot);
  self->snapshot = g_steal_pointer (&delivery->snapshot);
  g_signal_emit (self, signals[SIGNAL_ACTOR_CHANGED], 0);

  return G_SOURCE_REMOVE;
}

static gboolean
emit_cb (gpointer data)
{
  RespiteClinic *self = data;
  RespiteChangeSet *changes;

  g_mutex_lock (&self->lock);
  changes = g_steal_pointer (&self->pending);
  g_clear_pointer (&self->emission, g_source_unref);
  g_mutex_unlock (&self->lock);

  if (changes != NULL)
    {
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0, changes);
      respite_change_set_unref (changes);
    }

  return G_SOURCE_REMOVE;
}

/* Writing thread: the main thread gets the new state before the answer of the job that made it. */
static void
publish_state (RespiteClinic *self)
{
  guint serial = self->writer != NULL ? self->writer->serial : 0;
  g_autoptr (GSource) source = NULL;
  Delivery *delivery;

  if (self->published && serial == self->published_serial)
    return;

  self->published = TRUE;
  self->published_serial = serial;
  delivery = g_new0 (Delivery, 1);
  delivery->clinic = g_object_ref (self);
  delivery->snapshot = make_snapshot (self->writer);
  if (self->writer != NULL)
    push (self->reader_queue, NULL, respite_office_dup_ticket (self->writer));

  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_HIGH);
  g_source_set_callback (source, deliver_cb, delivery, free_delivery);
  g_source_attach (source, self->context);
}

/* Writing thread: what changed waits, merged, until the main thread is idle. */
static void
publish_changes (RespiteClinic *self)
{
  g_autoptr (RespiteChangeSet) changes = self->writer != NULL ? respite_office_take_changes (self->writer) : NULL;

  if (changes == NULL)
    return;

  g_mutex_lock (&self->lock);
  if (self->pending == NULL)
    self->pending = respite_change_set_new ();
  respite_change_set_merge (self->pending, changes);
  if (self->emission == NULL)
    {
      self->emission = g_idle_source_new ();
      g_source_set_callback (self->emission, emit_cb, g_object_ref (self), g_object_unref);
      g_source_attach (self->emission, self->context);
    }
  g_mutex_unlock (&self->lock);
}

/* Runs a task and says what it did before it answers. */
static void
run_task (RespiteClinic *self,
          RespiteOffice *office,
          GTask         *task)
{
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  gpointer result = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  if (office == NULL)
    respite_set_error (&error, RESPITE_ERROR_NOT_FOUND, N_("No clinic is open"));
  else
    result = job->func (office, job->data, &error);

  if (office == self->writer)
    {
      publish_changes (self);
      publish_state (self);
    }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, job->free_result);
}

static gpointer
open_job (RespiteClinic  *self,
          GError        **error)
{
  RespiteOffice *office = respite_office_open (self->folder, self->clock, error);

  if (office != NULL)
    {
      g_clear_pointer (&self->writer, respite_office_free);
      self->writer = office;
      self->published = FALSE;
    }

  return office;
}

static gpointer
create_job (RespiteClinic  *self,
            Creation       *creation,
            GError        **error)
{
  char *code = NULL;
  RespiteOffice *office = respite_office_create (self->folder, creation->info, creation->first, creation->password,
                                                 self->clock, &code, error);

  if (office != NULL)
    {
      g_clear_pointer (&self->writer, respite_office_free);
      self->writer = office;
      self->published = FALSE;
    }

  return code;
}

/* A task whose source tag says that it opens or makes the clinic, rather than works on an open one. */
static void
run_opening (RespiteClinic *self,
             GTask         *task)
{
  GError *error = NULL;
  gboolean opens = g_task_get_source_tag (task) == respite_clinic_open_async;
  gpointer result = opens ? open_job (self, &error) : create_job (self, g_task_get_task_data (task), &error);

  publish_changes (self);
  publish_state (self);
  if (error != NULL)
    g_task_return_error (task, error);
  else if (opens)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_pointer (task, result, g_free);
}

static gboolean
is_opening (GTask *task)
{
  gpointer tag = g_task_get_source_tag (task);

  return tag == respite_clinic_open_async || tag == respite_clinic_create_async;
}

static gpointer
write_thread (gpointer data)
{
  RespiteClinic *self = data;
  gboolean running = TRUE;

  while (running)
    {
      Entry *entry = g_async_queue_timeout_pop (self->writer_queue, POLL_US);

      if (entry == NULL)
        {
          if (self->writer != NULL)
            respite_office_poll (self->writer);
          publish_changes (self);
          publish_state (self);
          continue;
        }

      running = entry->task != NULL;
      if (running && is_opening (entry->task))
        run_opening (self, entry->task);
      else if (running)
        run_task (self, self->writer, entry->task);
      free_entry (entry);
    }
  g_clear_pointer (&self->writer, respite_office_free);

  return NULL;
}

/* Reading thread: the same person, the same state, a connection of its own. */
static void
follow_ticket (RespiteClinic *self,
               RespiteTicket *ticket)
{
  if (self->reader != NULL && respite_office_follow (self->reader, ticket))
    return;

  g_clear_pointer (&self->reader, respite_office_free);
  self->reader = respite_office_new_reader (ticket, NULL);
}

static gpointer
read_thread (gpointer data)
{
  RespiteClinic *self = data;
  gboolean running = TRUE;

  while (running)
    {
      Entry *entry = g_async_queue_pop (self->reader_queue);

      running = entry->task != NULL || entry->ticket != NULL;
      if (entry->ticket != NULL)
        follow_ticket (self, entry->ticket);
      else if (running)
        run_task (self, self->reader, entry->task);
      free_entry (entry);
    }
  g_clear_pointer (&self->reader, respite_office_free);

  return NULL;
}

static void
respite_clinic_finalize (GObject *object)
{
  RespiteClinic *self = RESPITE_CLINIC (object);

  /* Threads are joined by respite_clinic_close(), never from here: this may run on one of them. */
  g_assert (self->closed);

  g_clear_pointer (&self->snapshot, free_snapshot);
  g_clear_pointer (&self->pending, respite_change_set_unref);
  g_clear_pointer (&self->emission, g_source_unref);
  g_async_queue_unref (self->writer_queue);
  g_async_queue_unref (self->reader_queue);
  g_main_context_unref (self->context);
  respite_clock_unref (self->clock);
  g_free (self->folder);
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
  self->writer_queue = g_async_queue_new_full (free_entry);
  self->reader_queue = g_async_queue_new_full (free_entry);
  self->snapshot = make_snapshot (NULL);
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
  self->writer_thread = g_thread_new ("respite-write", write_thread, self);
  self->reader_thread = g_thread_new ("respite-read", read_thread, self);

  return self;
}

/* Takes over @task, unless the clinic is closed. */
static void
push_task (RespiteClinic *self,
           GAsyncQueue   *queue,
           GTask         *task)
{
  if (!self->closed)
    {
      push (queue, task, NULL);
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
  Creation *creation = g_new0 (Creation, 1);

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
  Job *job = g_new0 (Job, 1);

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

  self->closed = TRUE;
  push (self->writer_queue, NULL, NULL);
  g_clear_pointer (&self->writer_thread, g_thread_join);
  push (self->reader_queue, NULL, NULL);
  g_clear_pointer (&self->reader_thread, g_thread_join);
}
