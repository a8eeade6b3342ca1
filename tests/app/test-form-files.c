/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Forms come from files, in the window: what is wrong with one, how far it is, and cancelling. */

#include "config.h"

#include <string.h>

#include "pages/respite-form-settings.h"
#include "testwindow.h"

typedef struct
{
  TestWindow *test;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->test = test_window_new ();
  test_window_sign_in (fixture->test, "owner");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_pointer (&fixture->test, test_window_free);
}

static GtkWidget *
open_settings (Fixture *fixture)
{
  GtkWidget *page;
  GtkWidget *settings;

  respite_window_show_page (fixture->test->window, "settings", 0);
  page = test_window_wait_page (fixture->test, "settings");
  ui_click (ui_wait_text (page, "Forms"));
  settings = ui_find (page, RESPITE_TYPE_FORM_SETTINGS, NULL);
  g_assert_nonnull (settings);

  return settings;
}

static void
write_file (GListStore *files,
            const char *folder,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  g_list_store_append (files, file);
}

static void
test_a_broken_file_is_refused_and_the_next_one_read (Fixture      *fixture,
                                                     gconstpointer data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  const char *folder = fixture->test->clinic->scratch;
  GtkWidget *settings;

  write_file (files, folder, "broken.json", "{\"resourceType\":\"Questionnaire\",\"status\":\"active\",\n"
              "\"item\":[{\"type\":\"string\"}]}");
  write_file (files, folder, "good.json", "{\"resourceType\":\"Questionnaire\",\"id\":\"own\",\"title\":\"Own form\","
              "\"version\":\"3\",\"status\":\"active\",\"item\":[{\"linkId\":\"q\",\"text\":\"Why?\",\"type\":"
              "\"string\"},{\"linkId\":\"file\",\"text\":\"A file\",\"type\":\"attachment\"}]}");
  settings = open_settings (fixture);
  respite_form_settings_import (RESPITE_FORM_SETTINGS (settings), G_LIST_MODEL (files));
  ui_wait_text (settings, "2 of 2 files read. 1 form added.");
  ui_wait_text (settings, "Refused");
  ui_wait_text (settings, "Line 2");
  ui_wait_text (settings, "1 cannot be answered here");
  ui_wait_text (ui_child (settings, RESPITE_TYPE_FORM_SETTINGS, "form_list"), "Own form");
}

/* A long import shows how far it is and ends where it is cancelled: what was read until then is there. */
static void
test_a_hundred_files_are_cancelled (Fixture      *fixture,
                                    gconstpointer data)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  GtkWidget *settings;
  GtkWidget *cancel;

  for (int i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("form-%d.json", i);
      g_autofree char *text = g_strdup_printf ("{\"resourceType\":\"Questionnaire\",\"id\":\"form-%d\",\"title\":"
                                               "\"Form number %d\",\"status\":\"active\",\"item\":[{\"linkId\":"
                                               "\"q\",\"text\":\"Why?\",\"type\":\"string\"}]}", i, i);

      write_file (files, fixture->test->clinic->scratch, name, text);
    }
  settings = open_settings (fixture);
  respite_form_settings_import (RESPITE_FORM_SETTINGS (settings), G_LIST_MODEL (files));
  cancel = ui_find (settings, GTK_TYPE_BUTTON, "Cancel");
  g_assert_nonnull (cancel);
  ui_wait_label (ui_child (settings, RESPITE_TYPE_FORM_SETTINGS, "progress_label"), " of 100");

  /* At once, so that it is not over before a pointer comes there. */
  g_signal_emit_by_name (cancel, "clicked");
  ui_wait_label (ui_child (settings, RESPITE_TYPE_FORM_SETTINGS, "summary_label"), " of 100 files read.");
  g_assert_null (strstr (gtk_label_get_text (ui_child (settings, RESPITE_TYPE_FORM_SETTINGS, "summary_label")),
                         "100 of 100"));
  ui_wait_text (ui_child (settings, RESPITE_TYPE_FORM_SETTINGS, "form_list"), "Form number 0");
}

int
main (int    argc,
      char **argv)
{
  ui_init (&argc, &argv);

  g_test_add ("/form-files/one-is-broken", Fixture, NULL, set_up, test_a_broken_file_is_refused_and_the_next_one_read,
              tear_down);
  g_test_add ("/form-files/cancelled", Fixture, NULL, set_up, test_a_hundred_files_are_cancelled, tear_down);

  return g_test_run ();
}
