/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-handover-host.h"

#include "pages/respite-handover-page.h"
#include "service/respite-handover-acts.h"
#include "widgets/respite-template.h"
#include "widgets/respite-toast-overlay.h"

typedef struct
{
  GSimpleAction *action;
  gulong         handler;
  gboolean       was_enabled;
} Shut;

struct _RespiteHandoverHost
{
  GtkWidget            parent_instance;

  /* Owned */
  GWeakRef             from;
  RespiteHandoverDone  done;
  gpointer             user_data;
  GPtrArray           *shut;            /* element-type Shut: the actions of window and program */
  gulong               close_handler;
  gboolean             was_fullscreen;

  /* Borrowed: NULL while nothing is handed over */
  RespiteHandoverPage *page;
  GtkWindow           *window;

  /* Template children, owned by the template */
  GtkStack            *stack;
};

enum
{
  ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void respite_handover_host_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RespiteHandoverHost, respite_handover_host, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, respite_handover_host_buildable_init))

static GtkBuildableIface *parent_buildable_iface;

static void
shut_free (gpointer data)
{
  Shut *shut = data;

  g_clear_signal_handler (&shut->handler, shut->action);
  g_simple_action_set_enabled (shut->action, shut->was_enabled);
  g_object_unref (shut->action);
  g_free (shut);
}

/* The window may want its actions back before the screen is. */
static void
enabled_cb (GSimpleAction *action)
{
  g_simple_action_set_enabled (action, FALSE);
}

/* Larger and smaller text stay: they lead nowhere. */
static void
shut_actions (RespiteHandoverHost *self,
              gpointer             group)
{
  g_auto (GStrv) names = group != NULL ? g_action_group_list_actions (group) : NULL;

  for (char **name = names; name != NULL && *name != NULL; name++)
    {
      GAction *action = g_action_map_lookup_action (group, *name);
      Shut *shut;

      if (!G_IS_SIMPLE_ACTION (action) || g_str_equal (*name, "zoom"))
        continue;
      shut = g_new0 (Shut, 1);
      shut->action = G_SIMPLE_ACTION (g_object_ref (action));
      shut->was_enabled = g_action_get_enabled (action);
      g_simple_action_set_enabled (shut->action, FALSE);
      shut->handler = g_signal_connect (action, "notify::enabled", G_CALLBACK (enabled_cb), NULL);
      g_ptr_array_add (self->shut, shut);
    }
}

static gboolean
close_request_cb (RespiteHandoverHost *self)
{
  return TRUE;
}

/* Dialogs and help windows of the staff do not stay beside the form. */
static void
close_others (RespiteHandoverHost *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (windows); i > 0; i--)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i - 1);

      if (window != self->window && gtk_window_get_transient_for (window) == self->window)
        gtk_window_destroy (window);
    }
}

static void
set_title_bar_visible (RespiteHandoverHost *self,
                       gboolean             is_visible)
{
  GtkWidget *bar = gtk_window_get_titlebar (self->window);

  if (bar != NULL)
    gtk_widget_set_visible (bar, is_visible);
}

static void
ended_cb (RespiteHandoverHost *self,
          gboolean             is_finished)
{
  g_autoptr (GtkWidget) from = g_weak_ref_get (&self->from);
  RespiteHandoverDone done = self->done;
  GtkWidget *usual = gtk_widget_get_first_child (GTK_WIDGET (self->stack));

  respite_handover_page_remove_content (self->page);
  g_clear_signal_handler (&self->close_handler, self->window);
  g_clear_pointer (&self->shut, g_ptr_array_unref);
  set_title_bar_visible (self, TRUE);
  if (!self->was_fullscreen)
    gtk_window_unfullscreen (self->window);
  gtk_stack_set_visible_child (self->stack, usual);

  gtk_widget_set_focus_child (GTK_WIDGET (self->stack), NULL);
  gtk_stack_remove (self->stack, GTK_WIDGET (g_steal_pointer (&self->page)));
  self->window = NULL;
  g_weak_ref_set (&self->from, NULL);
  self->done = NULL;
  gtk_widget_child_focus (usual, GTK_DIR_TAB_FORWARD);
  g_signal_emit (self, signals[ENDED], 0);
  if (from != NULL && done != NULL)
    done (from, is_finished, self->user_data);
}

typedef struct
{
  gint64 patient_id;
  char  *title;
} Begin;

static void
begin_free (gpointer data)
{
  Begin *begin = data;

  g_free (begin->title);
  g_free (begin);
}

static gpointer
hand_over_job (RespiteOffice *office,
               gpointer       data,
               GError       **error)
{
  const Begin *begin = data;

  respite_office_hand_over (office, begin->patient_id, begin->title, error);

  return NULL;
}

/* What could not be handed over stays with the staff, who is told why. */
static void
begun_cb (gpointer      page,
          gpointer      result,
          const GError *error,
          gpointer      user_data)
{
  GtkWidget *host = gtk_widget_get_ancestor (page, RESPITE_TYPE_HANDOVER_HOST);
  g_autoptr (GtkWidget) from = host != NULL ? g_weak_ref_get (&RESPITE_HANDOVER_HOST (host)->from) : NULL;

  if (error == NULL || host == NULL)
    return;

  respite_handover_page_stop (page);
  if (from != NULL)
    respite_toast_show (from, error->message);
}

static void
note_begin (RespiteHandoverHost   *self,
            const RespiteHandover *handover)
{
  Begin *begin = g_new0 (Begin, 1);

  begin->patient_id = handover->patient_id;
  begin->title = g_strdup (handover->title);
  respite_page_run (RESPITE_PAGE (self->page), hand_over_job, begin, begin_free, NULL, begun_cb, NULL);
}

static void
respite_handover_host_add_child (GtkBuildable *buildable,
                                 GtkBuilder   *builder,
                                 GObject      *child,
                                 const char   *type)
{
  RespiteHandoverHost *self = RESPITE_HANDOVER_HOST (buildable);

  if (self->stack != NULL && GTK_IS_WIDGET (child))
    gtk_stack_add_child (self->stack, GTK_WIDGET (child));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
respite_handover_host_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = respite_handover_host_add_child;
}

static void
respite_handover_host_dispose (GObject *object)
{
  RespiteHandoverHost *self = RESPITE_HANDOVER_HOST (object);

  if (self->page != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->page, ended_cb, self);
      g_clear_signal_handler (&self->close_handler, self->window);
      g_clear_pointer (&self->shut, g_ptr_array_unref);
      self->page = NULL;
      self->window = NULL;
    }
  g_weak_ref_set (&self->from, NULL);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_HANDOVER_HOST);

  G_OBJECT_CLASS (respite_handover_host_parent_class)->dispose (object);
}

static void
respite_handover_host_finalize (GObject *object)
{
  g_weak_ref_clear (&RESPITE_HANDOVER_HOST (object)->from);

  G_OBJECT_CLASS (respite_handover_host_parent_class)->finalize (object);
}

static void
respite_handover_host_class_init (RespiteHandoverHostClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_handover_host_dispose;
  object_class->finalize = respite_handover_host_finalize;

  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-handover-host.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteHandoverHost, stack);
}

static void
respite_handover_host_init (RespiteHandoverHost *self)
{
  g_weak_ref_init (&self->from, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

gboolean
respite_hand_over (GtkWidget             *from,
                   GtkWidget             *content,
                   const RespiteHandover *handover,
                   RespiteHandoverDone    done,
                   gpointer               user_data)
{
  RespiteHandoverHost *self;

  g_return_val_if_fail (GTK_IS_WIDGET (from), FALSE);
  g_return_val_if_fail (GTK_IS_WIDGET (content), FALSE);
  g_return_val_if_fail (handover != NULL && handover->title != NULL, FALSE);

  self = RESPITE_HANDOVER_HOST (gtk_widget_get_ancestor (from, RESPITE_TYPE_HANDOVER_HOST));
  if (self == NULL || self->page != NULL || !GTK_IS_WINDOW (gtk_widget_get_root (from)))
    {
      g_object_unref (g_object_ref_sink (content));
      return FALSE;
    }

  self->window = GTK_WINDOW (gtk_widget_get_root (from));
  g_weak_ref_set (&self->from, from);
  self->done = done;
  self->user_data = user_data;
  self->page = g_object_new (RESPITE_TYPE_HANDOVER_PAGE, "clinic", handover->clinic, "subject", handover->patient_id,
                             NULL);
  g_signal_connect_object (self->page, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  close_others (self);
  self->shut = g_ptr_array_new_with_free_func (shut_free);
  shut_actions (self, GTK_IS_APPLICATION_WINDOW (self->window) ? self->window : NULL);
  shut_actions (self, gtk_window_get_application (self->window));
  self->close_handler = g_signal_connect_object (self->window, "close-request", G_CALLBACK (close_request_cb), self,
                                                 G_CONNECT_SWAPPED);
  self->was_fullscreen = gtk_window_is_fullscreen (self->window);
  set_title_bar_visible (self, FALSE);
  gtk_window_fullscreen (self->window);
  gtk_stack_add_child (self->stack, GTK_WIDGET (self->page));
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->page));
  respite_handover_page_begin (self->page, content, handover->title, handover->language);
  note_begin (self, handover);

  return TRUE;
}

void
respite_hand_over_finish (GtkWidget *content)
{
  GtkWidget *page;

  g_return_if_fail (GTK_IS_WIDGET (content));

  page = gtk_widget_get_ancestor (content, RESPITE_TYPE_HANDOVER_PAGE);
  if (page != NULL)
    respite_handover_page_finish (RESPITE_HANDOVER_PAGE (page));
}

gboolean
respite_is_handed_over (GtkWidget *widget)
{
  GtkWidget *host;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  host = gtk_widget_get_ancestor (widget, RESPITE_TYPE_HANDOVER_HOST);

  return host != NULL && RESPITE_HANDOVER_HOST (host)->page != NULL;
}
