/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-running-list.h"

#include "widgets/respite-running-row.h"
#include "widgets/respite-template.h"

struct _RespiteRunningList
{
  GtkWidget     parent_instance;

  /* Template children, owned by the template */
  GtkWidget    *heading;
  GtkListBox   *list;

  /* Owned */
  GPtrArray    *rows;
  RespiteClock *clock;

  guint         tick;
  gboolean      is_narrow;
};

G_DEFINE_FINAL_TYPE (RespiteRunningList, respite_running_list, GTK_TYPE_WIDGET)

static void
show_rows (RespiteRunningList *self)
{
  gint64 now = respite_clock_get_now (self->clock);

  for (guint i = 0; i < self->rows->len; i++)
    respite_running_row_show (RESPITE_RUNNING_ROW (gtk_list_box_get_row_at_index (self->list, (int) i)),
                              g_ptr_array_index (self->rows, i), now, self->is_narrow);
}

static gboolean
tick_cb (gpointer user_data)
{
  show_rows (user_data);

  return G_SOURCE_CONTINUE;
}

static void
row_activated_cb (RespiteRunningList *self,
                  RespiteRunningRow  *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-session", "x", respite_running_row_get_session (row));
}

static void
respite_running_list_dispose (GObject *object)
{
  RespiteRunningList *self = RESPITE_RUNNING_LIST (object);

  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->clock, respite_clock_unref);
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_RUNNING_LIST);

  G_OBJECT_CLASS (respite_running_list_parent_class)->dispose (object);
}

static void
respite_running_list_class_init (RespiteRunningListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = respite_running_list_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-running-list.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteRunningList, heading);
  gtk_widget_class_bind_template_child (widget_class, RespiteRunningList, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
respite_running_list_init (RespiteRunningList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_running_list_set (RespiteRunningList *self,
                          GPtrArray          *rows,
                          RespiteClock       *clock)
{
  GtkListBoxRow *row;

  g_return_if_fail (RESPITE_IS_RUNNING_LIST (self));
  g_return_if_fail (clock != NULL);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = rows != NULL ? rows : g_ptr_array_new ();
  if (self->clock != clock)
    {
      g_clear_pointer (&self->clock, respite_clock_unref);
      self->clock = respite_clock_ref (clock);
    }

  /* Rows stay, and with them the focus. */
  while ((row = gtk_list_box_get_row_at_index (self->list, (int) self->rows->len)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  while (self->rows->len > 0 && gtk_list_box_get_row_at_index (self->list, (int) self->rows->len - 1) == NULL)
    gtk_list_box_append (self->list, g_object_new (RESPITE_TYPE_RUNNING_ROW, NULL));
  show_rows (self);
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
  if (self->rows->len == 0)
    g_clear_handle_id (&self->tick, g_source_remove);
  else if (self->tick == 0)
    self->tick = g_timeout_add_seconds (1, tick_cb, self);
}

void
respite_running_list_set_narrow (RespiteRunningList *self,
                                 gboolean            narrow)
{
  g_return_if_fail (RESPITE_IS_RUNNING_LIST (self));

  self->is_narrow = narrow;
  gtk_widget_set_visible (self->heading, !narrow);
  if (self->rows != NULL)
    show_rows (self);
}

gint64
respite_running_list_get_next (RespiteRunningList *self,
                               gint64              session_id,
                               int                 step)
{
  guint n, place;

  g_return_val_if_fail (RESPITE_IS_RUNNING_LIST (self), 0);
  g_return_val_if_fail (step == 1 || step == -1, 0);

  n = self->rows != NULL ? self->rows->len : 0;
  if (n == 0)
    return 0;

  for (place = 0; place < n; place++)
    if (((const RespiteBoardRow *) g_ptr_array_index (self->rows, place))->session->id == session_id)
      break;
  if (place == n)
    place = step > 0 ? 0 : n - 1;
  else
    place = (place + n + (guint) step) % n;

  return ((const RespiteBoardRow *) g_ptr_array_index (self->rows, place))->session->id;
}
