/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "respite-sidebar.h"

#include <glib/gi18n.h>

#include "widgets/respite-running-list.h"
#include "widgets/respite-sidebar-row.h"

struct _RespiteSidebar
{
  GtkBox              parent_instance;

  /* Template children, owned by the template */
  GtkListBox         *list;
  RespiteRunningList *running;
  GtkLabel           *backup_label;

  gboolean            is_narrow;
};

G_DEFINE_FINAL_TYPE (RespiteSidebar, respite_sidebar, GTK_TYPE_BOX)

static RespiteSidebarRow *
find_row (RespiteSidebar * self,
          const char     *name)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_str_equal (respite_sidebar_row_get_name (RESPITE_SIDEBAR_ROW (row)), name))
      return RESPITE_SIDEBAR_ROW (row);

  return NULL;
}

static void
row_activated_cb (RespiteSidebar    *self,
                  RespiteSidebarRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-page", "s", respite_sidebar_row_get_name (row));
}

static void
respite_sidebar_class_init (RespiteSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_RUNNING_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, RespiteSidebar, running);
  gtk_widget_class_bind_template_child (widget_class, RespiteSidebar, backup_label);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
respite_sidebar_init (RespiteSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
respite_sidebar_fill (RespiteSidebar *self,
                      RespiteClinic  *clinic)
{
  GtkListBoxRow *row;

  g_return_if_fail (RESPITE_IS_SIDEBAR (self));
  g_return_if_fail (RESPITE_IS_CLINIC (clinic));

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));

  for (const RespitePageEntry *entry = respite_page_list; entry->name != NULL; entry++)
    {
      GtkWidget *place;

      if (entry->icon_name == NULL || !respite_clinic_may (clinic, entry->function))
        continue;

      place = respite_sidebar_row_new (entry->name, _ (entry->title), entry->icon_name);
      respite_sidebar_row_set_narrow (RESPITE_SIDEBAR_ROW (place), self->is_narrow);
      gtk_list_box_append (self->list, place);
    }
}

void
respite_sidebar_select (RespiteSidebar         *self,
                        const RespitePageEntry *entry)
{
  RespiteSidebarRow *row;

  g_return_if_fail (RESPITE_IS_SIDEBAR (self));
  g_return_if_fail (entry != NULL);

  while (entry > respite_page_list && entry->icon_name == NULL)
    entry--;
  row = find_row (self, entry->name);
  if (row != NULL)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}

const char *
respite_sidebar_get_place (RespiteSidebar *self,
                           int             place)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (RESPITE_IS_SIDEBAR (self), NULL);

  row = gtk_list_box_get_row_at_index (self->list, place - 1);

  return row != NULL ? respite_sidebar_row_get_name (RESPITE_SIDEBAR_ROW (row)) : NULL;
}

void
respite_sidebar_set_narrow (RespiteSidebar *self,
                            gboolean        narrow)
{
  GtkListBoxRow *row;

  g_return_if_fail (RESPITE_IS_SIDEBAR (self));

  self->is_narrow = narrow;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    respite_sidebar_row_set_narrow (RESPITE_SIDEBAR_ROW (row), narrow);
  respite_running_list_set_narrow (self->running, narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->backup_label), !narrow);
}

void
respite_sidebar_set_count (RespiteSidebar *self,
                           const char     *name,
                           guint           count)
{
  RespiteSidebarRow *row;

  g_return_if_fail (RESPITE_IS_SIDEBAR (self));

  row = find_row (self, name);
  if (row != NULL)
    respite_sidebar_row_set_count (row, count);
}

void
respite_sidebar_set_running (RespiteSidebar *self,
                             GPtrArray      *rows,
                             RespiteClock   *clock)
{
  g_return_if_fail (RESPITE_IS_SIDEBAR (self));

  respite_running_list_set (self->running, rows, clock);
}

gint64
respite_sidebar_get_next_running (RespiteSidebar *self,
                                  gint64          session_id,
                                  int             step)
{
  g_return_val_if_fail (RESPITE_IS_SIDEBAR (self), 0);

  return respite_running_list_get_next (self->running, session_id, step);
}

void
respite_sidebar_set_backup (RespiteSidebar *self,
                            const char     *text,
                            gboolean        is_old)
{
  g_return_if_fail (RESPITE_IS_SIDEBAR (self));

  gtk_label_set_label (self->backup_label, text);
  if (is_old)
    gtk_widget_add_css_class (GTK_WIDGET (self->backup_label), "review");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->backup_label), "review");
}
