/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-row-press.h"

/* To claim it keeps the list from activating the row a second time. The second press of a double click is not meant
 * for what the first one has opened. */
static void
released_cb (GtkGesture *gesture,
             int         n_presses,
             double      x,
             double      y,
             gpointer    user_data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));

  if (!gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)) || !gtk_widget_contains (row, x, y))
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  if (n_presses == 1)
    g_signal_emit_by_name (row, "activate");
}

void
respite_row_press_install (GtkListBoxRow *row)
{
  GtkGesture *gesture;

  g_return_if_fail (GTK_IS_LIST_BOX_ROW (row));

  gesture = gtk_gesture_click_new ();
  g_signal_connect (gesture, "released", G_CALLBACK (released_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (row), GTK_EVENT_CONTROLLER (gesture));
}
