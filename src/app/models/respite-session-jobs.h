/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-session.h"
#include "domain/respite-vial.h"
#include "service/respite-clinic.h"

G_BEGIN_DECLS

/**
 * RespiteSessionJob:
 *
 * What a session's job takes along to the clinic's thread: copies only. Which fields a job reads is said at the job.
 */
typedef struct
{
  gint64              session_id;
  gint64              id;
  gboolean            flag;
  char               *text;
  char               *reason;
  char               *password;
  GPtrArray          *checks;
  RespiteOrder       *order;
  RespitePreparation *preparation;
  RespiteVialMoveKind kind;
  char               *amount;
  char               *vial_uuid;
  RespiteVial        *vial;
  gint64              drawn_ul;
  GBytes             *picture;
} RespiteSessionJob;

RespiteSessionJob *respite_session_job_new  (gint64             session_id);
void               respite_session_job_free (RespiteSessionJob *job);

/* The callback of a job that was started with a #GTask as user data: hands result or error on to it. */
void respite_session_job_done_cb (GObject      *source,
                                  GAsyncResult *result,
                                  gpointer      task);

/* RespiteJobFunc; a RespiteSessionRecord. flag: the record is being opened; text: the language of checklists. */
gpointer respite_session_read_job (RespiteOffice  *office,
                                   gpointer        data,
                                   GError        **error);

/* RespiteJobFunc; %NULL or the key of an event. */
gpointer respite_session_check_in_job  (RespiteOffice  *office,
                                        gpointer        data,
                                        GError        **error);
/* text: the line; flag: unusual values were confirmed; id: the event that it corrects, 0 for none;
 * picture: of a photo, else NULL */
gpointer respite_session_enter_job     (RespiteOffice  *office,
                                        gpointer        data,
                                        GError        **error);
/* id: the event; text: the reason */
gpointer respite_session_strike_job    (RespiteOffice  *office,
                                        gpointer        data,
                                        GError        **error);
/* checks */
gpointer respite_session_gate_job      (RespiteOffice  *office,
                                        gpointer        data,
                                        GError        **error);
/* order, password; flag: the difference was accepted */
gpointer respite_session_order_job     (RespiteOffice  *office,
                                        gpointer        data,
                                        GError        **error);
/* preparation; text: the checker's login; password: the checker's */
gpointer respite_session_prepare_job   (RespiteOffice  *office,
                                        gpointer        data,
                                        GError        **error);
/* checks */
gpointer respite_session_worksheet_job (RespiteOffice  *office,
                                        gpointer        data,
                                        GError        **error);

/* checks; flag: discharge now */
gpointer respite_session_discharge_job (RespiteOffice  *office,
                                        gpointer        data,
                                        GError        **error);
/* password */
gpointer respite_session_sign_job      (RespiteOffice  *office,
                                        gpointer        data,
                                        GError        **error);
/* vial, drawn_ul */
gpointer respite_session_draw_job      (RespiteOffice  *office,
                                        gpointer        data,
                                        GError        **error);
/* vial_uuid, kind, amount, reason; text: the witness's login; password: the witness's */
gpointer respite_session_vial_job      (RespiteOffice  *office,
                                        gpointer        data,
                                        GError        **error);
/* text, password; id: the entry that is amended, 0 for an addition; reason */
gpointer respite_session_amend_job     (RespiteOffice  *office,
                                        gpointer        data,
                                        GError        **error);

G_END_DECLS
