/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "pages/respite-monitor-settings.h"

#include <glib/gi18n.h>

#include "chart/respite-chart-words.h"
#include "pages/respite-page-undo.h"
#include "pages/respite-settings-history.h"
#include "service/respite-monitor-acts.h"
#include "widgets/respite-error-bar.h"
#include "widgets/respite-map-row.h"
#include "widgets/respite-template.h"
#include "widgets/respite-window-words.h"

struct _RespiteMonitorSettings
{
  RespitePage      parent_instance;

  /* Owned (element-type RespiteMonitorMap): as they are kept */
  GPtrArray       *maps;

  /* Template children, owned by the template */
  RespiteErrorBar *error_bar;
  GtkBox          *row_box;
  GtkWidget       *empty_label;
};

G_DEFINE_FINAL_TYPE (RespiteMonitorSettings, respite_monitor_settings, RESPITE_TYPE_PAGE)

static gpointer
list_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  return respite_office_list_monitor_maps (office, error);
}

/* @data: the name and what it becomes */
static gpointer
rename_job (RespiteOffice *office,
            gpointer       data,
            GError       **error)
{
  const char *const *names = data;

  respite_office_rename_monitor_map (office, names[0], names[1], error);

  return NULL;
}

static gpointer
forget_job (RespiteOffice *office,
            gpointer       data,
            GError       **error)
{
  const RespiteMonitorMap *map = data;

  respite_office_forget_monitor_map (office, map->name, error);

  return NULL;
}

static gpointer
keep_job (RespiteOffice *office,
          gpointer       data,
          GError       **error)
{
  respite_office_save_monitor_map (office, data, error);

  return NULL;
}

static void
append_column (GString    *text,
               const char *what,
               const char *column)
{
  if (column != NULL && *column != '\0')
    {
      g_string_append (text, text->len > 0 ? "; " : "");
      /* Translators: what a column of a file is, and its name there */
      g_string_append_printf (text, _ ("%s: “%s”"), what, column);
    }
}

/* "Time: “Zeit”; HR: “Puls”; clock 7 s" */
static char *
describe (const RespiteMonitorMap *map)
{
  GString *text = g_string_new (NULL);
  RespiteChartWords words;

  respite_window_words_init (&words, NULL);
  append_column (text, _ ("Time"), map->time_column);
  append_column (text, _ ("Date"), map->date_column);
  append_column (text, respite_chart_words_get (&words, RESPITE_WORD_PRESSURE), map->pressure_column);
  for (RespiteMonitorSign sign = 0; sign < RESPITE_N_MONITOR_SIGNS; sign++)
    append_column (text, respite_chart_words_get_monitor_sign (&words, sign), map->columns[sign]);
  if (map->offset_s != 0)
    {
      g_string_append (text, "; ");
      g_string_append_printf (text, _ ("%d s are added to its clock"), map->offset_s);
    }

  return g_string_free (text, FALSE);
}

static RespiteMonitorMap *
find_map (RespiteMonitorSettings *self,
          const char             *name)
{
  for (guint i = 0; i < self->maps->len; i++)
    {
      RespiteMonitorMap *map = g_ptr_array_index (self->maps, i);

      if (g_str_equal (map->name, name))
        return map;
    }

  return NULL;
}

static void
changed_cb (gpointer      page,
            gpointer      result,
            const GError *error,
            gpointer      user_data)
{
  respite_error_bar_show (RESPITE_MONITOR_SETTINGS (page)->error_bar, error);
  if (error == NULL)
    respite_page_reload (page);
}

/* @names: (transfer full): the new name and the old one */
static void
renamed_cb (gpointer      page,
            gpointer      result,
            const GError *error,
            gpointer      user_data)
{
  char **names = user_data;

  changed_cb (page, NULL, error, NULL);
  if (error == NULL)
    respite_page_show_undo (page, _ ("The mapping has another name."), rename_job, names, (GDestroyNotify) g_strfreev,
                            changed_cb);
  else
    g_strfreev (names);
}

static void
rename_cb (RespiteMonitorSettings *self,
           const char             *to,
           RespiteMapRow          *row)
{
  const char *name = respite_map_row_get_name (row);
  const char *there[] = { name, to, NULL }, *back[] = { to, name, NULL };

  respite_page_run (RESPITE_PAGE (self), rename_job, g_strdupv ((char **) there), (GDestroyNotify) g_strfreev, NULL,
                    renamed_cb, g_strdupv ((char **) back));
}

/* @map: (transfer full): what was forgotten */
static void
forgotten_cb (gpointer      page,
              gpointer      result,
              const GError *error,
              gpointer      user_data)
{
  RespiteMonitorMap *map = user_data;

  changed_cb (page, NULL, error, NULL);
  if (error == NULL)
    respite_page_show_undo (page, _ ("The mapping is removed."), keep_job, map,
                            (GDestroyNotify) respite_monitor_map_free, changed_cb);
  else
    respite_monitor_map_free (map);
}

static void
remove_cb (RespiteMonitorSettings *self,
           RespiteMapRow          *row)
{
  RespiteMonitorMap *map = find_map (self, respite_map_row_get_name (row));

  if (map != NULL)
    respite_page_run (RESPITE_PAGE (self), forget_job, respite_monitor_map_copy (map),
                      (GDestroyNotify) respite_monitor_map_free, NULL, forgotten_cb, respite_monitor_map_copy (map));
}

static void
listed_cb (gpointer      page,
           gpointer      result,
           const GError *error,
           gpointer      user_data)
{
  RespiteMonitorSettings *self = page;
  GtkWidget *row;

  respite_error_bar_show (self->error_bar, error);
  if (result == NULL)
    return;

  g_clear_pointer (&self->maps, g_ptr_array_unref);
  self->maps = result;
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->row_box))) != NULL)
    gtk_box_remove (self->row_box, row);
  for (guint i = 0; i < self->maps->len; i++)
    {
      const RespiteMonitorMap *map = g_ptr_array_index (self->maps, i);
      g_autofree char *detail = describe (map);

      row = respite_map_row_new (map->name, detail);
      g_signal_connect_object (row, "rename", G_CALLBACK (rename_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->row_box, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->row_box), self->maps->len > 0);
  gtk_widget_set_visible (self->empty_label, self->maps->len == 0);
}

static void
respite_monitor_settings_load (RespitePage *page)
{
  respite_page_run (page, list_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, listed_cb, NULL);
}

static void
respite_monitor_settings_dispose (GObject *object)
{
  respite_template_dispose (GTK_WIDGET (object), RESPITE_TYPE_MONITOR_SETTINGS);

  G_OBJECT_CLASS (respite_monitor_settings_parent_class)->dispose (object);
}

static void
respite_monitor_settings_finalize (GObject *object)
{
  g_clear_pointer (&RESPITE_MONITOR_SETTINGS (object)->maps, g_ptr_array_unref);

  G_OBJECT_CLASS (respite_monitor_settings_parent_class)->finalize (object);
}

static void
respite_monitor_settings_class_init (RespiteMonitorSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RespitePageClass *page_class = RESPITE_PAGE_CLASS (klass);

  g_type_ensure (RESPITE_TYPE_ERROR_BAR);
  g_type_ensure (RESPITE_TYPE_SETTINGS_HISTORY);

  object_class->dispose = respite_monitor_settings_dispose;
  object_class->finalize = respite_monitor_settings_finalize;
  page_class->load = respite_monitor_settings_load;
  page_class->changed = NULL;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/respite/Respite/respite-monitor-settings.ui");
  gtk_widget_class_bind_template_child (widget_class, RespiteMonitorSettings, error_bar);
  gtk_widget_class_bind_template_child (widget_class, RespiteMonitorSettings, row_box);
  gtk_widget_class_bind_template_child (widget_class, RespiteMonitorSettings, empty_label);
}

static void
respite_monitor_settings_init (RespiteMonitorSettings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
