/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* In Settings: how the clinic reads the files of its monitors. */

#include "config.h"

#include "pages/respite-monitor-settings.h"
#include "service/respite-monitor-acts.h"
#include "testwindow.h"
#include "widgets/respite-map-row.h"

#define SETTINGS RESPITE_TYPE_MONITOR_SETTINGS

typedef struct
{
  TestWindow *test;
  GtkWidget  *page;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (RespiteMonitorMap) map = respite_monitor_map_new ();
  g_autoptr (GError) error = NULL;

  fixture->test = test_window_new ();
  g_free (map->time_column);
  map->time_column = g_strdup ("When");
  map->columns[RESPITE_MONITOR_PULSE] = g_strdup ("Pulse A");
  g_free (map->name);
  map->name = g_strdup (data);
  if (*map->name != '\0')
    respite_office_save_monitor_map (fixture->test->clinic->office, map, &error);
  g_assert_no_error (error);
  test_window_sign_in (fixture->test, "owner");
  fixture->page = test_window_open_settings (fixture->test, "monitors", SETTINGS);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  test_window_free (fixture->test);
}

static gboolean
has_map (RespiteOffice *office,
         gpointer       data)
{
  g_autoptr (GPtrArray) maps = respite_office_list_monitor_maps (office, NULL);

  if (data == NULL)
    return maps->len == 0;

  return maps->len == 1 && g_str_equal (((RespiteMonitorMap *) g_ptr_array_index (maps, 0))->name, data);
}

static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  ui_wait_text (fixture->page, "None is kept yet.");
}

/* What it knows stands below its name; a new name is kept, and Undo brings the old one back. */
static void
test_rename (Fixture      *fixture,
             gconstpointer data)
{
  GtkWidget *row;

  ui_wait_text (fixture->page, "HR: “Pulse A”");
  row = ui_find (fixture->page, RESPITE_TYPE_MAP_ROW, NULL);
  g_assert_false (gtk_widget_is_sensitive (ui_child (row, RESPITE_TYPE_MAP_ROW, "rename_button")));
  ui_fill (ui_child (row, RESPITE_TYPE_MAP_ROW, "name_entry"), "By the window");
  ui_click (ui_child (row, RESPITE_TYPE_MAP_ROW, "rename_button"));
  test_window_until (fixture->test, has_map, "By the window");
  ui_wait_text (fixture->test->window, "The mapping has another name.");
  test_window_press (fixture->test->window, "_Undo");
  test_window_until (fixture->test, has_map, "Bay 2");
}

static void
test_remove (Fixture      *fixture,
             gconstpointer data)
{
  ui_wait_text (fixture->page, "HR: “Pulse A”");
  test_window_press (fixture->page, "Remove");
  test_window_until (fixture->test, has_map, NULL);
  ui_wait_text (fixture->page, "None is kept yet.");
  test_window_press (fixture->test->window, "_Undo");
  test_window_until (fixture->test, has_map, "Bay 2");
  ui_wait_text (fixture->page, "HR: “Pulse A”");
}

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);

  g_test_add ("/monitor-settings/empty", Fixture, "", set_up, test_empty, tear_down);
  g_test_add ("/monitor-settings/rename", Fixture, "Bay 2", set_up, test_rename, tear_down);
  g_test_add ("/monitor-settings/remove", Fixture, "Bay 2", set_up, test_remove, tear_down);

  return g_test_run ();
}
