/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-clinic-private.h"

/* How often the writing thread looks whether another program has changed the database. */
#define POLL_US (250 * G_TIME_SPAN_MILLISECOND)

/* A thread that has had no task for so long gives back what it holds for speed alone: what was decrypted of the records
 * does not lie in memory for as long as the program runs. */
#define REST_US (5 * G_TIME_SPAN_SECOND)

/* On its way from the writing thread to the main one. */
typedef struct
{
  RespiteClinic  *clinic;
  ClinicSnapshot *snapshot;
} Delivery;

void
respite_clinic_snapshot_free (ClinicSnapshot *snapshot)
{
  g_free (snapshot->name);
  respite_staff_free (snapshot->actor);
  respite_clinic_info_free (snapshot->info);
  g_time_zone_unref (snapshot->zone);
  g_free (snapshot);
}

ClinicSnapshot *
respite_clinic_snapshot_new (RespiteOffice *office)
{
  ClinicSnapshot *snapshot = g_new0 (ClinicSnapshot, 1);

  if (office == NULL)
    {
      snapshot->name = g_strdup ("");
      snapshot->zone = g_time_zone_new_utc ();
      return snapshot;
    }

  snapshot->state = respite_office_get_state (office);
  snapshot->condition = respite_office_get_condition (office);
  snapshot->is_clock_back = respite_office_is_clock_back (office);
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

  g_clear_pointer (&delivery->snapshot, respite_clinic_snapshot_free);
  g_object_unref (delivery->clinic);
  g_free (delivery);
}

void
respite_clinic_free_entry (gpointer data)
{
  ClinicEntry *entry = data;

  g_clear_object (&entry->task);
  g_clear_pointer (&entry->ticket, respite_ticket_free);
  g_free (entry);
}

void
respite_clinic_push (GAsyncQueue   *queue,
                     GTask         *task,
                     RespiteTicket *ticket)
{
  ClinicEntry *entry = g_new0 (ClinicEntry, 1);

  entry->task = task;
  entry->ticket = ticket;
  g_async_queue_push (queue, entry);
}

static gboolean
deliver_cb (gpointer data)
{
  Delivery *delivery = data;

  respite_clinic_take_snapshot (delivery->clinic, g_steal_pointer (&delivery->snapshot));

  return G_SOURCE_REMOVE;
}

static gboolean
emit_cb (gpointer data)
{
  respite_clinic_emit_changed (data);

  return G_SOURCE_REMOVE;
}

/* Writing thread: the reading one follows; who has the screen matters to it alone. */
static void
publish_ticket (RespiteClinic *self)
{
  if (self->writer == NULL)
    return;

  self->published_hand_overs = self->writer->hand_overs;
  respite_clinic_push (self->reader_queue, NULL, respite_office_dup_ticket (self->writer));
}

/* Writing thread: the main thread gets the new state before the answer of the job that made it. */
static void
publish_state (RespiteClinic *self)
{
  guint serial = self->writer != NULL ? self->writer->serial : 0;
  g_autoptr (GSource) source = NULL;
  Delivery *delivery;

  if (self->published && serial == self->published_serial)
    {
      if (self->writer != NULL && self->writer->hand_overs != self->published_hand_overs)
        publish_ticket (self);
      return;
    }

  self->published = TRUE;
  self->published_serial = serial;
  delivery = g_new0 (Delivery, 1);
  delivery->clinic = g_object_ref (self);
  delivery->snapshot = respite_clinic_snapshot_new (self->writer);
  publish_ticket (self);

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
  ClinicJob *job = g_task_get_task_data (task);
  GError *error = NULL;
  gpointer result = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  if (office == NULL)
    respite_set_error (&error, RESPITE_ERROR_NOT_FOUND, N_ ("No clinic is open"));
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

static void
take_office (RespiteClinic *self,
             RespiteOffice *office)
{
  g_clear_pointer (&self->writer, respite_office_free);
  self->writer = office;
  self->published = FALSE;
  respite_office_set_language (office, self->language);
}

static gpointer
open_job (RespiteClinic *self,
          GError       **error)
{
  RespiteOffice *office = respite_office_open (self->folder, self->clock, error);

  if (office != NULL)
    take_office (self, office);

  return office;
}

static gpointer
create_job (RespiteClinic  *self,
            ClinicCreation *creation,
            GError        **error)
{
  char *code = NULL;
  RespiteOffice *office = respite_office_create (self->folder, creation->info, creation->first, creation->password,
                                                 self->clock, &code, error);

  if (office != NULL)
    take_office (self, office);

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

gpointer
respite_clinic_write_thread (gpointer data)
{
  RespiteClinic *self = data;
  guint n_polls = 0;            /* since the last task */
  gboolean running = TRUE;

  while (running)
    {
      ClinicEntry *entry = g_async_queue_timeout_pop (self->writer_queue, POLL_US);

      if (entry == NULL)
        {
          if (self->writer != NULL)
            respite_office_poll (self->writer);
          if (self->writer != NULL && ++n_polls == REST_US / POLL_US)
            respite_office_rest (self->writer);
          publish_changes (self);
          publish_state (self);
          continue;
        }

      n_polls = 0;
      running = entry->task != NULL;
      if (running && is_opening (entry->task))
        run_opening (self, entry->task);
      else if (running)
        run_task (self, self->writer, entry->task);
      respite_clinic_free_entry (entry);
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

gpointer
respite_clinic_read_thread (gpointer data)
{
  RespiteClinic *self = data;
  gboolean running = TRUE;

  while (running)
    {
      ClinicEntry *entry = g_async_queue_timeout_pop (self->reader_queue, REST_US);

      if (entry == NULL)
        {
          if (self->reader != NULL)
            respite_office_rest (self->reader);
          entry = g_async_queue_pop (self->reader_queue);
        }

      running = entry->task != NULL || entry->ticket != NULL;
      if (entry->ticket != NULL)
        follow_ticket (self, entry->ticket);
      else if (running)
        run_task (self, self->reader, entry->task);
      respite_clinic_free_entry (entry);
    }
  g_clear_pointer (&self->reader, respite_office_free);

  return NULL;
}
