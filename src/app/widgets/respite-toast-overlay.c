/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-toast-overlay.h"

#include "widgets/respite-template.h"

#define TOAST_SECONDS 10

struct _RespiteToastOverlay
{
  GtkWidget       parent_instance;

  /* Owned */
  RespiteUndoFunc undo;
  gpointer        undo_data;
  GDestroyNotify  undo_destroy;
  guint           timeout;

  /* Template children, owned by the template */
  GtkOverlay     *overlay;
  GtkRevealer    *revealer;
  GtkWidget      *box;
  GtkLabel       *label;
  GtkWidget      *undo_button;
};

static void respite_toast_overlay_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RespiteToastOverlay, respite_toast_overlay, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, respite_toast_overlay_buildable_init))

static GtkBuildableIface *parent_buildable_iface;

static void
forget_undo (RespiteToastOverlay *self)
{
  if (self->undo_destroy != NULL)
    self->undo_destroy (self->undo_data);

  self->undo = NULL;
  self->undo_data = NULL;
  self->undo_destroy = NULL;
}

static gboolean
timeout_cb (gpointer user_data)
{
  RespiteToastOverlay *self = user_data;

  self->timeout = 0;
  respite_toast_overlay_clear (self);

  return G_SOURCE_REMOVE;
}

/* In the middle above a page's own buttons; beside an entry line in its corner, where nothing of a record lies. */
static void
set_place (RespiteToastOverlay *self,
           gboolean             is_beside_line)
{
  gtk_widget_set_halign (GTK_WIDGET (self->revealer), is_beside_line ? GTK_ALIGN_END : GTK_ALIGN_CENTER);
  if (is_beside_line)
    gtk_widget_add_css_class (GTK_WIDGET (self->revealer), "beside-line");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->revealer), "beside-line");
}

static void
show_toast (GtkWidget      *from,
            const char     *text,
            RespiteUndoFunc undo,
            gpointer        data,
            GDestroyNotify  destroy)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (from, RESPITE_TYPE_TOAST_OVERLAY);
  RespiteToastOverlay *self;

  if (overlay == NULL)
    {
      if (destroy != NULL)
        destroy (data);
      return;
    }

  self = RESPITE_TOAST_OVERLAY (overlay);
  respite_toast_overlay_clear (self);
  self->undo = undo;
  self->undo_data = data;
  self->undo_destroy = destroy;
  set_place (self, gtk_widget_has_css_class (from, "has-line"));
  gtk_label_set_label (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (self->undo_button, undo != NULL);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  self->timeout = g_timeout_add_seconds (TOAST_SECONDS, timeout_cb, self);
}

static void
undo_clicked_cb (RespiteToastOverlay *self)
{
  respite_toast_overlay_undo (self);
}

static void
close_clicked_cb (RespiteToastOverlay *self)
{
  respite_toast_overlay_clear (self);
}

static void
respite_toast_overlay_add_child (GtkBuildable *buildable,
                                 GtkBuilder   *builder,
                                 GObject      *child,
                                 const char   *type)
{
  RespiteToastOverlay *self = RESPITE_TOAST_OVERLAY (buildable);

  if (self->overlay != NULL && GTK_IS_WIDGET (child))
    gtk_overlay_set_child (self->overlay, GTK_WIDGET (child));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
respite_toast_overlay_dispose (GObject *object)
{
  RespiteToastOverlay *self = RESPITE_TOAST_OVERLAY (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  forget_undo (self);
  respite_template_dispose (GTK_WIDGET (self), RESPITE_TYPE_TOAST_OVERLAY);

  G_OBJECT_CLASS (respite_toast_overlay_parent_class)->dispose (object);
}

static void
respite_toast_overlay_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = respite_toast_overlay_add_child;
}

static void
respite_toast_overlay_class_init (RespiteToastOverlayClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_toast_overlay_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-toast-overlay.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteToastOverlay, overlay);
  gtk_widget_class_bind_template_child (widget_class, RespiteToastOverlay, revealer);
  gtk_widget_class_bind_template_child (widget_class, RespiteToastOverlay, box);
  gtk_widget_class_bind_template_child (widget_class, RespiteToastOverlay, label);
  gtk_widget_class_bind_template_child (widget_class, RespiteToastOverlay, undo_button);
  gtk_widget_class_bind_template_callback (widget_class, undo_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
}

static void
respite_toast_overlay_init (RespiteToastOverlay *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_toast_show (GtkWidget  *from,
                    const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (text != NULL);

  show_toast (from, text, NULL, NULL, NULL);
}

void
respite_toast_show_undo (GtkWidget      *from,
                         const char     *text,
                         RespiteUndoFunc undo,
                         gpointer        data,
                         GDestroyNotify  destroy)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (text != NULL);
  g_return_if_fail (undo != NULL);

  show_toast (from, text, undo, data, destroy);
}

/* The focus must not fall on whatever comes next, such as the button Back, when the message goes. */
static void
return_focus (RespiteToastOverlay *self)
{
  GtkWidget *child = self->overlay != NULL ? gtk_overlay_get_child (self->overlay) : NULL;

  if (child != NULL && gtk_widget_get_focus_child (self->box) != NULL)
    gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

void
respite_toast_overlay_clear (RespiteToastOverlay *self)
{
  g_return_if_fail (RESPITE_IS_TOAST_OVERLAY (self));

  return_focus (self);
  g_clear_handle_id (&self->timeout, g_source_remove);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  forget_undo (self);
}

gboolean
respite_toast_overlay_undo (RespiteToastOverlay *self)
{
  RespiteUndoFunc undo;
  gpointer data;
  GDestroyNotify destroy;

  g_return_val_if_fail (RESPITE_IS_TOAST_OVERLAY (self), FALSE);

  if (self->undo == NULL)
    return FALSE;

  undo = g_steal_pointer (&self->undo);
  data = g_steal_pointer (&self->undo_data);
  destroy = g_steal_pointer (&self->undo_destroy);
  respite_toast_overlay_clear (self);
  undo (data);
  if (destroy != NULL)
    destroy (data);

  return TRUE;
}
