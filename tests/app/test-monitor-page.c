/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* A monitor's file into a session, and the session beside the earlier ones. */

#include "config.h"

#include "pages/respite-compare-page.h"
#include "pages/respite-monitor-page.h"
#include "visitwindow.h"
#include "widgets/respite-compare-chart.h"
#include "widgets/respite-entry-row.h"

#define PAGE RESPITE_TYPE_MONITOR_PAGE

typedef VisitWindow Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->test = test_window_new ();
  fixture->visit = test_visit_new_running (fixture->test->clinic);
  respite_clock_advance (fixture->test->clinic->clock, 10 * RESPITE_MINUTE_MS);
  test_window_sign_in (fixture->test, "nurse");
}

static GtkWidget *
choose (Fixture    *fixture,
        const char *text)
{
  g_autofree char *path = g_build_filename (fixture->test->clinic->scratch, "bay.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *page;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  respite_window_show_page (fixture->test->window, "monitor", fixture->visit->session_id);
  page = test_window_wait_page (fixture->test, "monitor");
  respite_monitor_page_set_file (RESPITE_MONITOR_PAGE (page), file);

  return page;
}

static gboolean
has_imports (RespiteOffice *office,
             gpointer       data)
{
  const gint64 *wanted = data;
  g_autoptr (RespiteSessionRecord) record = respite_office_get_session (office, wanted[0], FALSE, NULL);
  guint n_standing = 0;

  for (guint i = 0; record != NULL && i < record->monitor->len; i++)
    n_standing += !((const RespiteMonitorBatch *) g_ptr_array_index (record->monitor, i))->is_struck;

  return record != NULL && record->monitor->len == wanted[1] && n_standing == wanted[2];
}

/* Columns are recognised, what was understood is said, the file is imported and taken back. */
static void
test_imported_and_undone (Fixture      *fixture,
                          gconstpointer data)
{
  GtkWidget *page = choose (fixture, "Time,HR,SpO2\n10:00:00,72,98\n10:00:01,0,98\n10:00:02,73,OFF\n");
  gint64 imported[] = { fixture->visit->session_id, 1, 1 }, undone[] = { fixture->visit->session_id, 1, 0 };

  ui_wait_label (ui_child (page, PAGE, "understood_label"), "From 10:00 to 10:00; rows: 3; values: 5.");
  ui_wait_label (ui_child (page, PAGE, "understood_label"), "1 of 0");
  ui_wait_label (ui_child (page, PAGE, "understood_label"), "OFF");
  g_assert_cmpuint (gtk_drop_down_get_selected (ui_child (page, PAGE, "pulse_drop")), ==, 2);
  ui_reveal (ui_child (page, PAGE, "import_button"));
  ui_click (ui_child (page, PAGE, "import_button"));
  test_window_until (fixture->test, has_imports, imported);
  test_window_press (fixture->test->window, "_Undo");
  test_window_until (fixture->test, has_imports, undone);
}

/* Another column makes it unreadable, and says why; it cannot be imported then. */
static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  GtkWidget *page = choose (fixture, "Time,HR,SpO2\n10:00:00,72,98\n");

  ui_wait_label (ui_child (page, PAGE, "understood_label"), "rows: 1");
  gtk_drop_down_set_selected (ui_child (page, PAGE, "time_drop"), 0);
  ui_wait_label (ui_child (page, PAGE, "understood_label"), "Say which column holds the time");
  g_assert_false (gtk_widget_get_sensitive (ui_child (page, PAGE, "import_button")));
}

static gboolean
is_laid_out (gpointer chart)
{
  return gtk_widget_get_height (chart) > 100;
}

/* A first session has none to stand beside; its own chart is there, with its table. */
static void
test_compared (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *page, *chart;

  respite_window_show_page (fixture->test->window, "compare", fixture->visit->session_id);
  page = test_window_wait_page (fixture->test, "compare");
  chart = ui_child (page, RESPITE_TYPE_COMPARE_PAGE, "chart");
  ui_wait_label (ui_child (page, RESPITE_TYPE_COMPARE_PAGE, "title_label"), "there is no earlier session");
  g_assert_true (ui_wait (is_laid_out, chart));
  gtk_drop_down_set_selected (ui_child (page, RESPITE_TYPE_COMPARE_PAGE, "way_drop"), 1);
  ui_settle (page);
  gtk_test_accessible_assert_role (chart, GTK_ACCESSIBLE_ROLE_IMG);
}

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);

#define ADD(path, func) g_test_add ("/monitor-page/" path, Fixture, NULL, set_up, func, visit_window_tear_down)
  ADD ("imported-and-undone", test_imported_and_undone);
  ADD ("refused", test_refused);
  ADD ("compared", test_compared);

  return g_test_run ();
}
