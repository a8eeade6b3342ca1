/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "models/respite-session-model.h"

G_BEGIN_DECLS

/**
 * RespiteSessionView:
 *
 * One step of a visit on the session page: gate, order, infusion, discharge, signature. It shows the model's record and
 * acts through the model; what goes wrong it hands to the page.
 *
 * Signals:
 * - failed (GError): an act was refused or failed
 * - worked: an act was done; what an earlier one complained about is past
 */
#define RESPITE_TYPE_SESSION_VIEW (respite_session_view_get_type ())

G_DECLARE_DERIVABLE_TYPE (RespiteSessionView, respite_session_view, RESPITE, SESSION_VIEW, GtkWidget)

/**
 * RespiteSessionViewClass:
 * @update: shows the record, which is there
 * @tick: a second has passed while the view is shown
 * @put_back: (nullable): an act was refused; what it would have changed is shown as it was
 */
struct _RespiteSessionViewClass
{
  GtkWidgetClass parent_class;

  void (*update)   (RespiteSessionView *self);
  void (*tick)     (RespiteSessionView *self);
  void (*put_back) (RespiteSessionView *self);
};

/* The model; %NULL before the page has one and after it is gone. */
RespiteSessionModel *respite_session_view_get_model (RespiteSessionView *self);
void                 respite_session_view_set_model (RespiteSessionView  *self,
                                                     RespiteSessionModel *model);

/* Returns: (transfer none) (nullable): the model's record */
const RespiteSessionRecord *respite_session_view_get_record (RespiteSessionView *self);

/* The record was read again: shown at once where the view is looked at, or else when it is next. */
void respite_session_view_update (RespiteSessionView *self);
void respite_session_view_tick   (RespiteSessionView *self);

/* Reports how an act ended. */
void respite_session_view_report (RespiteSessionView *self,
                                  const GError       *error);

/* A #GAsyncReadyCallback of an act that needs no more than this report; user data is a reference to the view. */
void respite_session_view_act_cb (GObject      *source,
                                  GAsyncResult *result,
                                  gpointer      user_data);

/* Offers Undo of the entry @event_id, which @text names, for 10 s: it is struck out. */
void respite_session_view_offer_undo (RespiteSessionView *self,
                                      gint64              event_id,
                                      const char         *text);

G_END_DECLS
