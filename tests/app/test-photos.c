/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "visitwindow.h"

#include <glib/gstdio.h>

#include "pages/respite-infusion-view.h"
#include "test-records.h"
#include "widgets/respite-attachment-window.h"
#include "widgets/respite-entry-line-widget.h"
#include "widgets/respite-photo-strip.h"
#include "widgets/respite-timeline-table.h"

/* A photo in the window: a picture is dropped on the running infusion, gets its words, and is looked at again. */

static void
set_up (VisitWindow  *fixture,
        gconstpointer data)
{
  visit_window_open_session (fixture, test_visit_new_running);
  ui_wait_text (fixture->page, "INFUSING");
}

static GtkWidget *
get_view (VisitWindow *fixture)
{
  return ui_find (fixture->page, RESPITE_TYPE_INFUSION_VIEW, NULL);
}

static GtkWidget *
get_strip (VisitWindow *fixture)
{
  return ui_child (get_view (fixture), RESPITE_TYPE_INFUSION_VIEW, "photo");
}

static gpointer
get_line (VisitWindow *fixture)
{
  return ui_child (get_view (fixture), RESPITE_TYPE_INFUSION_VIEW, "line");
}

/* Lets a file with @content fall on the view. */
static void
drop (VisitWindow *fixture,
      const char  *name,
      GBytes      *content)
{
  g_autofree char *path = g_build_filename (fixture->visit->clinic->scratch, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (get_view (fixture));
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean is_taken = FALSE;

  g_assert_true (g_file_set_contents (path, g_bytes_get_data (content, NULL), (gssize) g_bytes_get_size (content),
                                      NULL));
  g_value_init (&value, G_TYPE_FILE);
  g_value_set_object (&value, file);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 0.0, 0.0, &is_taken);
    }
  g_assert_true (is_taken);
}

static gboolean
is_recorded (gpointer data)
{
  VisitWindow *fixture = data;
  g_autoptr (RespiteSessionRecord) record = test_visit_load (fixture->visit);
  guint n = respite_timeline_get_n_events (record->timeline);

  return respite_timeline_get_event (record->timeline, n - 1)->photo_id != 0;
}

static gboolean
is_strip_gone (gpointer data)
{
  return !gtk_widget_get_visible (data);
}

static void
test_photo (VisitWindow  *fixture,
            gconstpointer data)
{
  g_autoptr (GBytes) png = test_records_make_png ();
  GtkWidget *table;

  drop (fixture, "IMG_1.png", png);
  g_assert_true (gtk_widget_get_visible (get_strip (fixture)));
  ui_wait_text (get_strip (fixture), "IMG_1.png");
  g_assert_cmpstr (respite_entry_line_widget_get_text (get_line (fixture)), ==, "photo ");

  /* A set in between goes its way, and the picture waits. */
  respite_infusion_view_enter (RESPITE_INFUSION_VIEW (get_view (fixture)), "note awake");
  ui_wait_text (fixture->page, "awake");
  g_assert_true (gtk_widget_get_visible (get_strip (fixture)));

  ui_type ("rash on the left arm");
  ui_key ("Return", 0);
  g_assert_true (ui_wait (is_recorded, fixture));
  g_assert_true (ui_wait (is_strip_gone, get_strip (fixture)));
  g_assert_null (respite_photo_strip_get_picture (RESPITE_PHOTO_STRIP (get_strip (fixture))));
  ui_wait_text (fixture->page, "Photo: rash on the left arm");

  /* By keys: to the table, to its first row, and V. */
  table = ui_find (get_view (fixture), RESPITE_TYPE_TIMELINE_TABLE, NULL);
  gtk_widget_grab_focus (table);
  ui_key ("Home", 0);
  ui_wait_text (table, "Show photo");
  ui_key ("v", 0);
  test_window_wait_other (RESPITE_TYPE_ATTACHMENT_WINDOW);
  ui_key ("Escape", 0);
  test_window_wait_no_other (RESPITE_TYPE_ATTACHMENT_WINDOW);
}

/* What is no picture is refused in words, and nothing waits. */
static void
test_no_picture (VisitWindow  *fixture,
                 gconstpointer data)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("no picture", 10);

  drop (fixture, "notes.txt", text);
  ui_wait_text (fixture->page, "A photo is a PNG or JPEG picture");
  g_assert_false (gtk_widget_get_visible (get_strip (fixture)));
}

static void
count_cb (guint *n)
{
  (*n)++;
}

/* Words without a picture: nothing is recorded or lost, and the picture is asked for. */
static void
test_words_first (VisitWindow  *fixture,
                  gconstpointer data)
{
  gpointer line = get_line (fixture);
  g_autoptr (GBytes) png = test_records_make_png ();
  guint n_asked = 0;

  /* Here nobody chooses a file in the desktop's dialog. */
  g_assert_cmpuint (g_signal_handlers_block_matched (line, G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DATA,
                                                     g_signal_lookup ("want-photo", RESPITE_TYPE_ENTRY_LINE_WIDGET), 0,
                                                     NULL, NULL, get_view (fixture)), ==, 1);
  g_signal_connect_swapped (line, "want-photo", G_CALLBACK (count_cb), &n_asked);

  ui_type ("photo hives");
  ui_key ("Return", 0);
  ui_wait_text (fixture->page, "Choose the picture, then press Enter once more");
  g_assert_cmpuint (n_asked, ==, 1);
  g_assert_cmpstr (respite_entry_line_widget_get_text (line), ==, "photo hives");
  g_assert_false (is_recorded (fixture));

  drop (fixture, "IMG_3.png", png);
  g_assert_cmpstr (respite_entry_line_widget_get_text (line), ==, "photo hives");
  ui_key ("Return", 0);
  g_assert_true (ui_wait (is_recorded, fixture));
}

static void
test_removed (VisitWindow  *fixture,
              gconstpointer data)
{
  g_autoptr (GBytes) png = test_records_make_png ();

  drop (fixture, "IMG_2.png", png);
  test_window_press (get_strip (fixture), "Remove the picture");
  g_assert_true (ui_wait (is_strip_gone, get_strip (fixture)));
}

int
main (int   argc,
      char *argv[])
{
  ui_init (&argc, &argv);

  g_test_add ("/photos/from-drop-to-view", VisitWindow, NULL, set_up, test_photo, visit_window_tear_down);
  g_test_add ("/photos/no-picture", VisitWindow, NULL, set_up, test_no_picture, visit_window_tear_down);
  g_test_add ("/photos/words-first", VisitWindow, NULL, set_up, test_words_first, visit_window_tear_down);
  g_test_add ("/photos/removed", VisitWindow, NULL, set_up, test_removed, visit_window_tear_down);

  return g_test_run ();
}
