/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "service/respite-clinic.h"
#include "service/respite-office-private.h"

G_BEGIN_DECLS

/* What the main thread may know; made on the writing thread and never changed afterwards. */
typedef struct
{
  RespiteOfficeState      state;
  RespiteOfficeCondition  condition;
  gboolean                is_clock_back;
  RespiteClinicKind       kind;
  char                   *name;
  RespiteStaff           *actor;
  RespiteClinicInfo      *info;
  GTimeZone              *zone;
} ClinicSnapshot;

typedef struct
{
  RespiteJobFunc  func;
  gpointer        data;
  GDestroyNotify  free_data;
  GDestroyNotify  free_result;
} ClinicJob;

/* An entry of a queue: a task, or for the reading thread a ticket; with neither it ends the thread. */
typedef struct
{
  GTask         *task;
  RespiteTicket *ticket;
} ClinicEntry;

typedef struct
{
  RespiteClinicInfo *info;
  RespiteStaff      *first;
  char              *password;
} ClinicCreation;

struct _RespiteClinic
{
  GObject parent_instance;

  /* Set once, owned */
  char         *folder;
  RespiteClock *clock;
  char         *language;       /* set before the first task */
  GMainContext *context;
  GThread      *writer_thread;
  GThread      *reader_thread;
  GAsyncQueue  *writer_queue;
  GAsyncQueue  *reader_queue;

  /* Owned by the writing thread */
  RespiteOffice *writer;
  guint          published_serial;
  guint          published_hand_overs;
  gboolean       published;

  /* Owned by the reading thread */
  RespiteOffice *reader;

  /* Under the lock */
  GMutex            lock;
  RespiteChangeSet *pending;
  GSource          *emission;

  /* Owned by the main thread */
  ClinicSnapshot *snapshot;
  gboolean        closed;
};

/* Threads, respite-clinic-threads.c */
ClinicSnapshot *respite_clinic_snapshot_new  (RespiteOffice  *office);
void            respite_clinic_snapshot_free (ClinicSnapshot *snapshot);

void     respite_clinic_free_entry   (gpointer data);
void     respite_clinic_push         (GAsyncQueue   *queue,
                                      GTask         *task,
                                      RespiteTicket *ticket);
gpointer respite_clinic_write_thread (gpointer data);
gpointer respite_clinic_read_thread  (gpointer data);

/* Main thread, respite-clinic.c: the sources that the writing thread attaches */
void respite_clinic_take_snapshot (RespiteClinic  *self,
                                   ClinicSnapshot *snapshot);
void respite_clinic_emit_changed  (RespiteClinic *self);

G_END_DECLS
