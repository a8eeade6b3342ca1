/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-tab-stops.h"

/* The row with the keyboard, when its list has a chosen one; %NULL elsewhere, as in a popover that hangs on a row. */
static GtkWidget *
get_row (GtkWidget *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;
  GtkWidget *list = row != NULL ? gtk_widget_get_parent (row) : NULL;

  if (!GTK_IS_LIST_BOX (list) || gtk_list_box_get_selection_mode (GTK_LIST_BOX (list)) == GTK_SELECTION_NONE ||
      gtk_widget_get_native (focus) != gtk_widget_get_native (row))
    return NULL;

  return row;
}

static gboolean
pressed_cb (GtkEventControllerKey *controller,
            guint                  key,
            guint                  code,
            GdkModifierType        modifiers,
            GtkWidget             *window)
{
  GtkDirectionType direction = key == GDK_KEY_ISO_Left_Tab || (modifiers & GDK_SHIFT_MASK) != 0 ?
                               GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD;
  GtkWidget *row, *list;

  if ((key != GDK_KEY_Tab && key != GDK_KEY_ISO_Left_Tab && key != GDK_KEY_KP_Tab) ||
      (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  row = get_row (window);
  if (row == NULL)
    return GDK_EVENT_PROPAGATE;

  /* What is in the row comes first. */
  if (gtk_widget_child_focus (row, direction))
    return GDK_EVENT_STOP;

  list = gtk_widget_get_parent (row);
  gtk_widget_set_can_focus (list, FALSE);
  g_signal_emit_by_name (window, "move-focus", direction);
  gtk_widget_set_can_focus (list, TRUE);

  return GDK_EVENT_STOP;
}

void
respite_tab_stops_install (GtkWidget *window)
{
  GtkEventController *keys;

  g_return_if_fail (GTK_IS_WINDOW (window));

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (pressed_cb), window);
  gtk_widget_add_controller (window, keys);
}
