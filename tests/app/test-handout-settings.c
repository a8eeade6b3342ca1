/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* In Settings: the clinic's texts of the handouts, and how it prints. */

#include "config.h"

#include "pages/respite-handout-settings.h"
#include "pages/respite-print-settings.h"
#include "service/respite-handout-text-acts.h"
#include "service/respite-print-rules.h"
#include "testwindow.h"
#include "widgets/respite-markdown-editor.h"
#include "widgets/respite-paper.h"
#include "widgets/respite-row.h"

#define SETTINGS RESPITE_TYPE_HANDOUT_SETTINGS

typedef struct
{
  TestWindow *test;
  GtkWidget  *page;
} Fixture;

static gboolean
has_rows (gpointer page)
{
  return gtk_list_box_get_row_at_index (ui_child (page, SETTINGS, "list"), 0) != NULL;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->test = test_window_new ();
  test_window_sign_in (fixture->test, data);
  fixture->page = test_window_open_settings (fixture->test, "handouts", SETTINGS);
  g_assert_true (ui_wait (has_rows, fixture->page));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  test_window_free (fixture->test);
}

static gboolean
is_editing (gpointer page)
{
  return gtk_widget_get_mapped (ui_child (page, SETTINGS, "editor"));
}

static gboolean
is_listed (gpointer page)
{
  return gtk_widget_get_mapped (ui_child (page, SETTINGS, "list"));
}

/* The first row is "What is a ketamine infusion?" in English. */
static void
open_first (Fixture *fixture)
{
  g_assert_true (ui_wait (is_listed, fixture->page));
  ui_settle (fixture->page);
  ui_click (gtk_list_box_get_row_at_index (ui_child (fixture->page, SETTINGS, "list"), 0));
  g_assert_true (ui_wait (is_editing, fixture->page));
  ui_settle (fixture->page);
}

static gboolean
is_sensitive (gpointer widget)
{
  return gtk_widget_is_sensitive (widget);
}

static void
write_at_end (Fixture    *fixture,
              const char *text)
{
  GtkTextView *view = ui_child (ui_child (fixture->page, SETTINGS, "editor"), RESPITE_TYPE_MARKDOWN_EDITOR, "view");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert (buffer, &end, text, -1);
}

static gboolean
has_own (RespiteOffice *office,
         gpointer       data)
{
  g_autoptr (RespiteHandoutText) text = respite_office_get_handout_text (office, "what-is", "en", NULL);

  return text != NULL && text->is_builtin != GPOINTER_TO_INT (data);
}

/* The first page of the preview. */
static gboolean
is_painted (gpointer papers)
{
  GtkWidget *paper = gtk_widget_get_first_child (papers);

  return paper != NULL && respite_paper_is_painted (RESPITE_PAPER (paper));
}

/* What is typed shows on the paper, is saved as a version, and is taken back. */
static void
test_edit (Fixture      *fixture,
           gconstpointer data)
{
  GtkWidget *save_button = ui_child (fixture->page, SETTINGS, "save_button");

  open_first (fixture);
  write_at_end (fixture, "\nWear a warm coat.\n");
  g_assert_true (ui_wait (is_sensitive, save_button));
  g_assert_true (ui_wait (is_painted, ui_child (fixture->page, SETTINGS, "papers")));
  g_signal_emit_by_name (save_button, "clicked");
  ui_wait_text (fixture->page, "Write what you changed.");
  test_window_fill (fixture->page, SETTINGS, "note_row", "It is cold here");
  ui_click (save_button);
  test_window_until (fixture->test, has_own, GINT_TO_POINTER (TRUE));
  test_window_press (fixture->test->window, "_Undo");
  test_window_until (fixture->test, has_own, GINT_TO_POINTER (FALSE));
}

/* A text with a placeholder that does not exist cannot be saved, and the page says which. */
static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  open_first (fixture);
  g_assert_true (ui_wait (is_sensitive, ui_child (fixture->page, SETTINGS, "save_button")));
  write_at_end (fixture, "\nCall {{nobody}}.\n");
  ui_wait_text (fixture->page, "nobody");
  g_assert_false (gtk_widget_is_sensitive (ui_child (fixture->page, SETTINGS, "save_button")));
}

static gboolean
is_confirmed (RespiteOffice *office,
              gpointer       data)
{
  g_autoptr (RespiteHandoutText) text = respite_office_get_handout_text (office, "what-is", "en", NULL);

  return text != NULL && text->confirmed_by != NULL;
}

static gboolean
may_confirm (gpointer page)
{
  return gtk_widget_get_mapped (ui_child (page, SETTINGS, "confirm_button"));
}

/* The clinic's own text says "Review before use" until a prescriber confirms it with the password. */
static void
test_confirm (Fixture      *fixture,
              gconstpointer data)
{
  GtkWidget *save_button = ui_child (fixture->page, SETTINGS, "save_button");

  open_first (fixture);
  write_at_end (fixture, "\nWear a warm coat.\n");
  g_assert_true (ui_wait (is_sensitive, save_button));
  test_window_fill (fixture->page, SETTINGS, "note_row", "It is cold here");
  g_signal_emit_by_name (save_button, "clicked");
  test_window_until (fixture->test, has_own, GINT_TO_POINTER (TRUE));
  ui_wait_text (fixture->page, "It is cold here");
  open_first (fixture);
  g_assert_true (ui_wait (may_confirm, fixture->page));
  ui_click (ui_child (fixture->page, SETTINGS, "confirm_button"));
  test_window_sign (fixture->test);
  test_window_until (fixture->test, is_confirmed, NULL);
}

/* Who only hands them out reads the list. */
static void
test_read_only (Fixture      *fixture,
                gconstpointer data)
{
  ui_click (gtk_list_box_get_row_at_index (ui_child (fixture->page, SETTINGS, "list"), 0));
  ui_settle (fixture->page);
  g_assert_false (is_editing (fixture->page));
}

static gboolean
has_clinician (RespiteOffice *office,
               gpointer       data)
{
  g_autoptr (RespitePrintRules) rules = respite_office_get_print_rules (office);

  return g_str_equal (rules->clinician, data) && (*rules->clinician != '\0') == rules->is_large;
}

static void
test_print_rules (Fixture      *fixture,
                  gconstpointer data)
{
  GtkWidget *page = test_window_open_settings (fixture->test, "printing", RESPITE_TYPE_PRINT_SETTINGS);

  test_window_fill (page, RESPITE_TYPE_PRINT_SETTINGS, "clinician_row", "Dr Ana Bell");
  ui_click (ui_child (page, RESPITE_TYPE_PRINT_SETTINGS, "large_check"));
  ui_click (ui_child (page, RESPITE_TYPE_PRINT_SETTINGS, "save_button"));
  test_window_until (fixture->test, has_clinician, (gpointer) "Dr Ana Bell");
  test_window_press (fixture->test->window, "_Undo");
  test_window_until (fixture->test, has_clinician, (gpointer) "");
}

int
main (int    argc,
      char **argv)
{
  ui_init (&argc, &argv);

  g_test_add ("/handout-settings/edit", Fixture, "owner", set_up, test_edit, tear_down);
  g_test_add ("/handout-settings/refused", Fixture, "owner", set_up, test_refused, tear_down);
  g_test_add ("/handout-settings/confirm", Fixture, "owner", set_up, test_confirm, tear_down);
  g_test_add ("/handout-settings/read-only", Fixture, "desk", set_up, test_read_only, tear_down);
  g_test_add ("/handout-settings/print-rules", Fixture, "owner", set_up, test_print_rules, tear_down);

  return g_test_run ();
}
