/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-session-view.h"

#include "pages/respite-entry-undo.h"

typedef struct
{
  RespiteSessionModel *model;   /* owned */

  gboolean             is_stale; /* the record was read again while another step was looked at */
} RespiteSessionViewPrivate;

enum
{
  FAILED,
  WORKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RespiteSessionView, respite_session_view, GTK_TYPE_WIDGET)

static void
respite_session_view_dispose (GObject *object)
{
  RespiteSessionViewPrivate *priv = respite_session_view_get_instance_private (RESPITE_SESSION_VIEW (object));

  g_clear_object (&priv->model);

  G_OBJECT_CLASS (respite_session_view_parent_class)->dispose (object);
}

/* Shows the record, if there is one. */
static void
show (RespiteSessionView *self)
{
  RespiteSessionViewPrivate *priv = respite_session_view_get_instance_private (self);

  priv->is_stale = FALSE;
  if (respite_session_view_get_record (self) != NULL)
    RESPITE_SESSION_VIEW_GET_CLASS (self)->update (self);
}

static void
respite_session_view_map (GtkWidget *widget)
{
  RespiteSessionViewPrivate *priv = respite_session_view_get_instance_private (RESPITE_SESSION_VIEW (widget));

  if (priv->is_stale)
    show (RESPITE_SESSION_VIEW (widget));

  GTK_WIDGET_CLASS (respite_session_view_parent_class)->map (widget);
}

static void
respite_session_view_class_init (RespiteSessionViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = respite_session_view_dispose;

  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[WORKED] = g_signal_new ("worked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  GTK_WIDGET_CLASS (klass)->map = respite_session_view_map;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
respite_session_view_init (RespiteSessionView *self)
{
}

RespiteSessionModel *
respite_session_view_get_model (RespiteSessionView *self)
{
  RespiteSessionViewPrivate *priv = respite_session_view_get_instance_private (self);

  return priv->model;
}

void
respite_session_view_set_model (RespiteSessionView  *self,
                                RespiteSessionModel *model)
{
  RespiteSessionViewPrivate *priv = respite_session_view_get_instance_private (self);

  g_set_object (&priv->model, model);
}

const RespiteSessionRecord *
respite_session_view_get_record (RespiteSessionView *self)
{
  RespiteSessionViewPrivate *priv = respite_session_view_get_instance_private (self);

  return priv->model != NULL ? respite_session_model_get_record (priv->model) : NULL;
}

void
respite_session_view_update (RespiteSessionView *self)
{
  RespiteSessionViewPrivate *priv = respite_session_view_get_instance_private (self);

  g_return_if_fail (RESPITE_IS_SESSION_VIEW (self));

  priv->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show (self);
}

void
respite_session_view_tick (RespiteSessionView *self)
{
  RespiteSessionViewClass *klass = RESPITE_SESSION_VIEW_GET_CLASS (self);

  if (klass->tick != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
      respite_session_view_get_record (self) != NULL)
    klass->tick (self);
}

void
respite_session_view_report (RespiteSessionView *self,
                             const GError       *error)
{
  if (error != NULL)
    g_signal_emit (self, signals[FAILED], 0, error);
  else
    g_signal_emit (self, signals[WORKED], 0);
}

void
respite_session_view_act_cb (GObject      *source,
                             GAsyncResult *result,
                             gpointer      user_data)
{
  g_autoptr (RespiteSessionView) self = user_data;
  RespiteSessionViewClass *klass = RESPITE_SESSION_VIEW_GET_CLASS (self);
  g_autoptr (GError) error = NULL;

  respite_session_model_act_finish (RESPITE_SESSION_MODEL (source), result, NULL, &error);
  if (error != NULL && klass->put_back != NULL && respite_session_view_get_record (self) != NULL)
    klass->put_back (self);
  respite_session_view_report (self, error);
}

void
respite_session_view_offer_undo (RespiteSessionView *self,
                                 gint64              event_id,
                                 const char         *text)
{
  g_return_if_fail (RESPITE_IS_SESSION_VIEW (self));
  g_return_if_fail (respite_session_view_get_model (self) != NULL);

  respite_entry_undo_offer (GTK_WIDGET (self), respite_session_view_get_model (self), event_id, text);
}
