/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gio/gio.h>

#include "infusion/respite-entry-line.h"
#include "infusion/respite-session-record.h"
#include "service/respite-clinic.h"
#include "service/respite-vial-acts.h"

G_BEGIN_DECLS

/**
 * RespiteSessionModel:
 *
 * One session as the window sees it: the record, read again whenever it changes, and the acts on it. Main thread.
 *
 * Signals:
 * - updated: the record was read (again)
 * - failed (GError): it could not be read
 * - tick: a second has passed; for clocks and countdowns
 */
#define RESPITE_TYPE_SESSION_MODEL (respite_session_model_get_type ())

G_DECLARE_FINAL_TYPE (RespiteSessionModel, respite_session_model, RESPITE, SESSION_MODEL, GObject)

/**
 * respite_session_model_new:
 * @language: of the checklists, as documents name languages
 *
 * Begins to read the session at once; the first read is audited as a view.
 */
RespiteSessionModel *respite_session_model_new (RespiteClinic *clinic,
                                                gint64         session_id,
                                                const char    *language);

/* Ends the clock and the wish for news; called by the page before it goes. */
void respite_session_model_close (RespiteSessionModel *self);

RespiteClinic *respite_session_model_get_clinic (RespiteSessionModel *self);
gint64         respite_session_model_get_id     (RespiteSessionModel *self);
gint64         respite_session_model_get_now    (RespiteSessionModel *self);

/* Returns: (transfer none) (nullable): %NULL until it was read */
const RespiteSessionRecord *respite_session_model_get_record (RespiteSessionModel *self);

/* What the entry line is read against; borrows from the record, so use it at once. */
void respite_session_model_get_context (RespiteSessionModel *self,
                                        RespiteEntryContext *context);

/* The acts. Each ends with respite_session_model_act_finish() in the callback; the record follows by itself. */
void respite_session_model_check_in_async  (RespiteSessionModel *self,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
/* @picture: the file that goes with a line that begins with "photo" */
void respite_session_model_add_photo_async (RespiteSessionModel *self,
                                            const char          *line,
                                            gboolean             confirm_unusual,
                                            GBytes              *picture,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
/* @replaces: the event that the line corrects, 0 for none; @reason: (nullable): why */
void respite_session_model_enter_async     (RespiteSessionModel *self,
                                            const char          *line,
                                            gboolean             confirm_unusual,
                                            gint64               replaces,
                                            const char          *reason,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
void respite_session_model_strike_async    (RespiteSessionModel *self,
                                            gint64               event_id,
                                            const char          *reason,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
void respite_session_model_save_gate_async (RespiteSessionModel *self,
                                            GPtrArray           *checks,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
void respite_session_model_order_async     (RespiteSessionModel *self,
                                            const RespiteOrder  *order,
                                            gboolean             accept_difference,
                                            const char          *password,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
void respite_session_model_prepare_async   (RespiteSessionModel      *self,
                                            const RespitePreparation *preparation,
                                            const char               *checker_login,
                                            const char               *checker_password,
                                            GAsyncReadyCallback       callback,
                                            gpointer                  user_data);
void respite_session_model_save_worksheet_async (RespiteSessionModel *self,
                                                 GPtrArray           *checks,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
void respite_session_model_discharge_async (RespiteSessionModel *self,
                                            GPtrArray           *checks,
                                            gboolean             complete,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
void respite_session_model_sign_async      (RespiteSessionModel *self,
                                            const char          *password,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
/* @vial: (transfer full): what respite_office_draw_vial() takes */
void respite_session_model_draw_vial_async (RespiteSessionModel *self,
                                            RespiteVial         *vial,
                                            gint64               drawn_ul,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);
/* @act's texts are copied */
void respite_session_model_move_vial_async (RespiteSessionModel  *self,
                                            const RespiteVialAct *act,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
void respite_session_model_amend_async     (RespiteSessionModel *self,
                                            gint64               event_id,
                                            const char          *text,
                                            const char          *reason,
                                            const char          *password,
                                            GAsyncReadyCallback  callback,
                                            gpointer             user_data);

/**
 * respite_session_model_act_finish:
 * @event_id: (out) (optional): of an entry: the key of the event, else 0
 *
 * Returns: whether the act was done and is durable
 */
gboolean respite_session_model_act_finish (RespiteSessionModel  *self,
                                           GAsyncResult         *result,
                                           gint64               *event_id,
                                           GError              **error);

G_END_DECLS
