/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gio/gio.h>

#include "service/respite-office.h"

G_BEGIN_DECLS

/**
 * RespiteClinic:
 *
 * The window's way to a clinic. It owns two threads: one with the writing #RespiteOffice, and one with a reading
 * office, so that search, reports and backup delay no save. Jobs are functions on an office; each queue is strictly
 * first in, first out. Used on the main thread only.
 *
 * Signals, on the main thread:
 * - changed (RespiteChangeSet): what acts changed, merged until idle
 * - actor-changed: somebody signed in or out, locked, or the clinic's own data changed
 */
#define RESPITE_TYPE_CLINIC (respite_clinic_get_type ())

G_DECLARE_FINAL_TYPE (RespiteClinic, respite_clinic, RESPITE, CLINIC, GObject)

/**
 * RespiteJobFunc:
 * @office: on its own thread
 * @data: as given; owned by the job
 *
 * Returns: (nullable): the result, or %NULL with @error set; %NULL without an error is a result too
 */
typedef gpointer (*RespiteJobFunc) (RespiteOffice  *office,
                                    gpointer        data,
                                    GError        **error);

/**
 * respite_clinic_new:
 * @folder: the data folder
 * @clock: the clock
 *
 * Starts the threads; opens nothing yet.
 */
RespiteClinic *respite_clinic_new (const char   *folder,
                                   RespiteClock *clock);

/* In which language the window reads what came with the program, see respite_office_set_language(). Before opening. */
void respite_clinic_set_language (RespiteClinic *self,
                                  const char    *language);

/* Opens the clinic (its key file): then sign in by a job that calls respite_office_sign_in(). */
void     respite_clinic_open_async  (RespiteClinic        *self,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
gboolean respite_clinic_open_finish (RespiteClinic        *self,
                                     GAsyncResult         *result,
                                     GError              **error);

/* Makes an empty clinic as respite_office_create() and keeps it open. _finish returns the recovery code. */
void  respite_clinic_create_async  (RespiteClinic            *self,
                                    const RespiteClinicInfo  *info,
                                    const RespiteStaff       *first,
                                    const char               *password,
                                    GCancellable             *cancellable,
                                    GAsyncReadyCallback       callback,
                                    gpointer                  user_data);
char *respite_clinic_create_finish (RespiteClinic            *self,
                                    GAsyncResult             *result,
                                    GError                  **error);

/**
 * respite_clinic_run_async:
 * @func: runs on the writing thread
 * @data: (nullable): for @func
 * @free_data: (nullable): frees @data, on any thread
 * @free_result: (nullable): frees a result that nobody takes
 *
 * A job that has begun is not cancelled; one that waits is.
 */
void     respite_clinic_run_async  (RespiteClinic        *self,
                                    RespiteJobFunc        func,
                                    gpointer              data,
                                    GDestroyNotify        free_data,
                                    GDestroyNotify        free_result,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);

/* Returns: (transfer full): the result of the function; check @error, a result may be %NULL */
gpointer respite_clinic_run_finish (RespiteClinic        *self,
                                    GAsyncResult         *result,
                                    GError              **error);

/* Like respite_clinic_run_async() on the reading thread: the office there refuses to write. _run_finish ends it. */
void respite_clinic_read_async (RespiteClinic        *self,
                                RespiteJobFunc        func,
                                gpointer              data,
                                GDestroyNotify        free_data,
                                GDestroyNotify        free_result,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data);

/* What the main thread may know without asking a thread; as of the last job that has been answered. */
const char              *respite_clinic_get_folder    (RespiteClinic *self);
RespiteClock            *respite_clinic_get_clock     (RespiteClinic *self);
RespiteOfficeState       respite_clinic_get_state     (RespiteClinic *self);
RespiteOfficeCondition   respite_clinic_get_condition (RespiteClinic *self);
gboolean                 respite_clinic_is_clock_back (RespiteClinic *self);
RespiteClinicKind        respite_clinic_get_kind      (RespiteClinic *self);
const char              *respite_clinic_get_name      (RespiteClinic *self);    /* "" before open */
const RespiteStaff      *respite_clinic_get_actor     (RespiteClinic *self);    /* (nullable) */
const RespiteClinicInfo *respite_clinic_get_info      (RespiteClinic *self);    /* (nullable) */
GTimeZone               *respite_clinic_get_zone      (RespiteClinic *self);

/* Whether who is signed in may do it; for hiding what would be refused anyway. */
gboolean respite_clinic_may (RespiteClinic   *self,
                             RespiteFunction  function);

/* Waits for the jobs that were given, ends the threads and shuts the database. Further calls do nothing. */
void respite_clinic_close (RespiteClinic *self);

G_END_DECLS
