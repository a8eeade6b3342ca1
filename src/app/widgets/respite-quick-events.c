/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-quick-events.h"

#include "widgets/respite-template.h"

struct _RespiteQuickEvents
{
  GtkWidget  parent_instance;

  /* Owned */
  GPtrArray *list;

  /* Template children, owned by the template */
  GtkWidget *grid;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RespiteQuickEvents, respite_quick_events, GTK_TYPE_WIDGET)

static void
choose (RespiteQuickEvents *self,
        guint               index)
{
  const RespiteQuick *quick = index < self->list->len ? g_ptr_array_index (self->list, index) : NULL;

  if (quick != NULL && *quick->label != '\0')
    g_signal_emit (self, signals[CHOSEN], 0, quick->line);
}

static void
clicked_cb (RespiteQuickEvents *self,
            GtkButton          *button)
{
  guint index = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (self->grid); child != NULL;
       child = gtk_widget_get_next_sibling (child), index++)
    if (child == GTK_WIDGET (button))
      choose (self, index);
}

static void
respite_quick_events_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_QUICK_EVENTS);

  G_OBJECT_CLASS (respite_quick_events_parent_class)->dispose (object);
}

static void
respite_quick_events_finalize (GObject *object)
{
  g_ptr_array_unref (RESPITE_QUICK_EVENTS (object)->list);

  G_OBJECT_CLASS (respite_quick_events_parent_class)->finalize (object);
}

static void
respite_quick_events_class_init (RespiteQuickEventsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_quick_events_dispose;
  object_class->finalize = respite_quick_events_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-quick-events.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteQuickEvents, grid);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
respite_quick_events_init (RespiteQuickEvents *self)
{
  g_autoptr (GPtrArray) list = respite_quick_list_default ();

  gtk_widget_init_template (GTK_WIDGET (self));
  respite_quick_events_set_list (self, list);
}

void
respite_quick_events_set_list (RespiteQuickEvents *self,
                               GPtrArray          *list)
{
  guint index = 0;

  g_return_if_fail (RESPITE_IS_QUICK_EVENTS (self));
  g_return_if_fail (list != NULL && list->len == RESPITE_N_QUICK);

  if (list != self->list)
    {
      g_clear_pointer (&self->list, g_ptr_array_unref);
      self->list = g_ptr_array_ref (list);
    }
  for (GtkWidget *button = gtk_widget_get_first_child (self->grid); button != NULL;
       button = gtk_widget_get_next_sibling (button), index++)
    {
      const RespiteQuick *quick = g_ptr_array_index (list, index);
      GtkWidget *label = gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (button)));

      gtk_label_set_text (GTK_LABEL (label), quick->label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, quick->label, -1);
      gtk_widget_set_visible (button, *quick->label != '\0');
    }
}

void
respite_quick_events_choose (RespiteQuickEvents *self,
                             int                 digit)
{
  g_return_if_fail (RESPITE_IS_QUICK_EVENTS (self));
  g_return_if_fail (digit >= 0 && digit <= 9);

  choose (self, digit == 0 ? RESPITE_N_QUICK - 1 : (guint) digit - 1);
}
