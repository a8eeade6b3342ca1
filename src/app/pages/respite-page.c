/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-page.h"

typedef struct
{
  /* Owned */
  RespiteClinic *clinic;
  GCancellable  *cancellable;
  GSignalGroup  *clinic_signals;

  gint64         subject;
  gboolean       is_stale;
} RespitePagePrivate;

enum
{
  PROP_0,
  PROP_CLINIC,
  PROP_SUBJECT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RespitePage, respite_page, GTK_TYPE_WIDGET)

typedef struct
{
  GWeakRef        page;
  RespitePageDone done;
  GDestroyNotify  free_result;
  gpointer        user_data;
  gint64          subject;      /* what is read of another one comes too late */
  gboolean        is_read;
} Call;

/* What is shown of somebody else begins at its beginning. */
static void
scroll_to_top (GtkWidget *widget)
{
  if (GTK_IS_SCROLLED_WINDOW (widget))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget)), 0);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    scroll_to_top (child);
}

static void
load (RespitePage *self)
{
  RespitePagePrivate *private = respite_page_get_instance_private (self);
  RespitePageClass *klass = RESPITE_PAGE_GET_CLASS (self);

  if (private->clinic == NULL || klass->load == NULL)
    return;

  private->is_stale = FALSE;
  klass->load (self);
}

/* Whether somebody still waits for the answer. */
static gboolean
is_wanted (const Call  *call,
           RespitePage *page)
{
  if (page == NULL || call->done == NULL)
    return FALSE;

  return !call->is_read || call->subject == respite_page_get_subject (page);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Call *call = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RespitePage) page = g_weak_ref_get (&call->page);
  gpointer value = respite_clinic_run_finish (RESPITE_CLINIC (source), result, &error);
  gboolean is_cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  if (is_wanted (call, page) && !is_cancelled)
    call->done (page, value, error, call->user_data);
  else if (value != NULL && call->free_result != NULL)
    call->free_result (value);

  g_weak_ref_clear (&call->page);
  g_free (call);
}

static Call *
call_new (RespitePage    *self,
          gboolean        is_read,
          GDestroyNotify  free_result,
          RespitePageDone done,
          gpointer        user_data)
{
  Call *call = g_new0 (Call, 1);

  g_weak_ref_init (&call->page, self);
  call->subject = respite_page_get_subject (self);
  call->is_read = is_read;
  call->done = done;
  call->free_result = free_result;
  call->user_data = user_data;

  return call;
}

static void
changed_cb (RespitePage      *self,
            RespiteChangeSet *changes)
{
  RespitePagePrivate *private = respite_page_get_instance_private (self);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      private->is_stale = TRUE;
      return;
    }

  if (RESPITE_PAGE_GET_CLASS (self)->changed != NULL)
    RESPITE_PAGE_GET_CLASS (self)->changed (self, changes);
}

static void
respite_page_real_changed (RespitePage      *self,
                           RespiteChangeSet *changes)
{
  load (self);
}

static void
respite_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (respite_page_parent_class)->map (widget);

  load (RESPITE_PAGE (widget));
}

static void
respite_page_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  RespitePage *self = RESPITE_PAGE (object);

  switch (id)
    {
    case PROP_CLINIC:
      g_value_set_object (value, respite_page_get_clinic (self));
      break;

    case PROP_SUBJECT:
      g_value_set_int64 (value, respite_page_get_subject (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
respite_page_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  RespitePage *self = RESPITE_PAGE (object);
  RespitePagePrivate *private = respite_page_get_instance_private (self);

  switch (id)
    {
    case PROP_CLINIC:
      if (g_set_object (&private->clinic, g_value_get_object (value)))
        {
          g_signal_group_set_target (private->clinic_signals, private->clinic);
          g_object_notify_by_pspec (object, pspec);
        }
      break;

    case PROP_SUBJECT:
      respite_page_set_subject (self, g_value_get_int64 (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
respite_page_dispose (GObject *object)
{
  RespitePage *self = RESPITE_PAGE (object);
  RespitePagePrivate *private = respite_page_get_instance_private (self);
  GtkWidget *child;

  g_cancellable_cancel (private->cancellable);
  if (private->clinic_signals != NULL)
    g_signal_group_set_target (private->clinic_signals, NULL);
  g_clear_object (&private->clinic_signals);
  g_clear_object (&private->clinic);

  /* A page's template disposes of bound children only. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (respite_page_parent_class)->dispose (object);
}

static void
respite_page_finalize (GObject *object)
{
  RespitePagePrivate *private = respite_page_get_instance_private (RESPITE_PAGE (object));

  g_clear_object (&private->cancellable);

  G_OBJECT_CLASS (respite_page_parent_class)->finalize (object);
}

static void
respite_page_class_init (RespitePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_page_dispose;
  object_class->finalize = respite_page_finalize;
  object_class->get_property = respite_page_get_property;
  object_class->set_property = respite_page_set_property;
  widget_class->map = respite_page_map;
  klass->changed = respite_page_real_changed;

  properties[PROP_CLINIC] = g_param_spec_object ("clinic", NULL, NULL, RESPITE_TYPE_CLINIC,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SUBJECT] = g_param_spec_int64 ("subject", NULL, NULL, 0, G_MAXINT64, 0,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
respite_page_init (RespitePage *self)
{
  RespitePagePrivate *private = respite_page_get_instance_private (self);

  private->cancellable = g_cancellable_new ();
  private->clinic_signals = g_signal_group_new (RESPITE_TYPE_CLINIC);
  g_signal_group_connect_swapped (private->clinic_signals, "changed", G_CALLBACK (changed_cb), self);
}

RespiteClinic *
respite_page_get_clinic (RespitePage *self)
{
  RespitePagePrivate *private = respite_page_get_instance_private (self);

  g_return_val_if_fail (RESPITE_IS_PAGE (self), NULL);

  return private->clinic;
}

gint64
respite_page_get_subject (RespitePage *self)
{
  RespitePagePrivate *private = respite_page_get_instance_private (self);

  g_return_val_if_fail (RESPITE_IS_PAGE (self), 0);

  return private->subject;
}

void
respite_page_set_subject (RespitePage *self,
                          gint64       subject)
{
  RespitePagePrivate *private = respite_page_get_instance_private (self);

  g_return_if_fail (RESPITE_IS_PAGE (self));

  if (private->subject == subject)
    return;

  private->subject = subject;
  if (RESPITE_PAGE_GET_CLASS (self)->forget != NULL)
    RESPITE_PAGE_GET_CLASS (self)->forget (self);
  scroll_to_top (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBJECT]);
  respite_page_reload (self);
}

void
respite_page_reload (RespitePage *self)
{
  RespitePagePrivate *private = respite_page_get_instance_private (self);

  g_return_if_fail (RESPITE_IS_PAGE (self));

  private->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

void
respite_page_leave (RespitePage *self)
{
  g_return_if_fail (RESPITE_IS_PAGE (self));

  if (RESPITE_PAGE_GET_CLASS (self)->leave != NULL)
    RESPITE_PAGE_GET_CLASS (self)->leave (self);
}

void
respite_page_run (RespitePage    *self,
                  RespiteJobFunc  func,
                  gpointer        data,
                  GDestroyNotify  free_data,
                  GDestroyNotify  free_result,
                  RespitePageDone done,
                  gpointer        user_data)
{
  RespitePagePrivate *private = respite_page_get_instance_private (self);

  g_return_if_fail (RESPITE_IS_PAGE (self));
  g_return_if_fail (private->clinic != NULL);

  respite_clinic_run_async (private->clinic, func, data, free_data, free_result, private->cancellable, done_cb,
                            call_new (self, FALSE, free_result, done, user_data));
}

void
respite_page_read (RespitePage    *self,
                   RespiteJobFunc  func,
                   gpointer        data,
                   GDestroyNotify  free_data,
                   GDestroyNotify  free_result,
                   RespitePageDone done,
                   gpointer        user_data)
{
  RespitePagePrivate *private = respite_page_get_instance_private (self);

  g_return_if_fail (RESPITE_IS_PAGE (self));
  g_return_if_fail (private->clinic != NULL);

  respite_clinic_read_async (private->clinic, func, data, free_data, free_result, private->cancellable, done_cb,
                             call_new (self, TRUE, free_result, done, user_data));
}

gint64 *
respite_page_dup_id (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}
