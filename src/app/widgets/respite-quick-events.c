/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-quick-events.h"

#include "widgets/respite-template.h"

#define N_EVENTS 10

struct _RespiteQuickEvents
{
  GtkWidget  parent_instance;

  /* Template children, owned by the template */
  GtkWidget *grid;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The entry lines behind the buttons of the template, in their order. The last one only begins a line. */
static const char *const lines[N_EVENTS] = {
  "nausea start", "dizziness start", "floating start", "blurred-vision start", "drowsiness start",
  "anxiety start", "headache start", "vomiting start", "itch start", "",
};

G_DEFINE_FINAL_TYPE (RespiteQuickEvents, respite_quick_events, GTK_TYPE_WIDGET)

static void
clicked_cb (RespiteQuickEvents *self,
            GtkButton          *button)
{
  int index = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (self->grid); child != NULL;
       child = gtk_widget_get_next_sibling (child), index++)
    if (child == GTK_WIDGET (button))
      g_signal_emit (self, signals[CHOSEN], 0, lines[index]);
}

static void
respite_quick_events_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_QUICK_EVENTS);

  G_OBJECT_CLASS (respite_quick_events_parent_class)->dispose (object);
}

static void
respite_quick_events_class_init (RespiteQuickEventsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_quick_events_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-quick-events.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteQuickEvents, grid);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
respite_quick_events_init (RespiteQuickEvents *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_quick_events_choose (RespiteQuickEvents *self,
                             int                 digit)
{
  g_return_if_fail (RESPITE_IS_QUICK_EVENTS (self));
  g_return_if_fail (digit >= 0 && digit <= 9);

  g_signal_emit (self, signals[CHOSEN], 0, lines[digit == 0 ? N_EVENTS - 1 : digit - 1]);
}
