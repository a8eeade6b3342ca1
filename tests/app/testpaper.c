/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "testpaper.h"

#include <string.h>

#include "widgets/respite-paper.h"
#include "widgets/respite-preview-pane.h"

#define PANE RESPITE_TYPE_PREVIEW_PANE

typedef struct
{
  gpointer    pane;
  const char *text;
} Shown;

/* What a screen reader gets of a page is what is painted on it. */
static gboolean
is_text_shown (gpointer data)
{
  Shown *shown = data;
  GtkWidget *pages = ui_child (shown->pane, PANE, "pages");

  for (GtkWidget *paper = gtk_widget_get_first_child (pages); paper != NULL;
       paper = gtk_widget_get_next_sibling (paper))
    {
      g_autofree char *text = gtk_test_accessible_check_property (GTK_ACCESSIBLE (paper),
                                                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");

      if (gtk_widget_get_mapped (paper) && text != NULL && strstr (text, shown->text) != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_text_gone (gpointer data)
{
  return !is_text_shown (data);
}

void
test_paper_wait (gpointer    pane,
                 const char *text)
{
  Shown shown = { pane, text };

  if (!ui_wait (is_text_shown, &shown))
    g_error ("no page of the preview says \"%s\"", text);
  ui_settle (pane);
}

void
test_paper_wait_none (gpointer    pane,
                      const char *text)
{
  Shown shown = { pane, text };

  if (!ui_wait (is_text_gone, &shown))
    g_error ("a page of the preview still says \"%s\"", text);
}

static gboolean
is_made (gpointer pane)
{
  return gtk_widget_get_mapped (pane) && gtk_widget_is_sensitive (ui_child (pane, PANE, "print_button"));
}

void
test_paper_wait_made (gpointer pane)
{
  g_assert_true (ui_wait (is_made, pane));
  ui_settle (pane);
}

guint
test_paper_count_pages (gpointer pane)
{
  guint n_pages = 0;

  for (GtkWidget *paper = gtk_widget_get_first_child (ui_child (pane, PANE, "pages")); paper != NULL;
       paper = gtk_widget_get_next_sibling (paper))
    n_pages++;

  return n_pages;
}

static gboolean
is_painted (gpointer pane)
{
  GtkWidget *paper = gtk_widget_get_first_child (ui_child (pane, PANE, "pages"));

  return paper != NULL && respite_paper_is_painted (RESPITE_PAPER (paper));
}

void
test_paper_wait_painted (gpointer pane)
{
  g_assert_true (ui_wait (is_painted, pane));
}

GtkWidget *
test_paper_begin_save (gpointer pane)
{
  test_paper_wait_made (pane);
  ui_click (ui_child (pane, PANE, "save_button"));

  return test_window_wait_other (GTK_TYPE_FILE_CHOOSER_DIALOG);
}

typedef struct
{
  GtkWidget  *dialog;
  const char *folder;
} Place;

static gboolean
is_in_folder (gpointer data)
{
  Place *place = data;
  g_autoptr (GFile) folder = gtk_file_chooser_get_current_folder (GTK_FILE_CHOOSER (place->dialog));
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;

  return g_strcmp0 (path, place->folder) == 0;
}

void
test_paper_accept (GtkWidget  *dialog,
                   const char *folder)
{
  g_autoptr (GFile) place = g_file_new_for_path (folder);
  Place wanted = { dialog, folder };
  g_autoptr (GError) error = NULL;

  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), place, &error);
  g_assert_no_error (error);
  g_assert_true (ui_wait (is_in_folder, &wanted));
  ui_click (gtk_dialog_get_widget_for_response (GTK_DIALOG (dialog), GTK_RESPONSE_ACCEPT));
  test_window_wait_no_other (GTK_TYPE_FILE_CHOOSER_DIALOG);
}

typedef struct
{
  const char *kind;
  const char *what;
  gint64      patient_id;
  gint64      other_id;
} Noted;

/* It stands with the one, and nothing stands with the other. */
static gboolean
is_noted (RespiteOffice *office,
          gpointer       data)
{
  const Noted *noted = data;
  g_autoptr (GPtrArray) rows = respite_office_list_documents (office, noted->patient_id, NULL);
  g_autoptr (GPtrArray) others = respite_office_list_documents (office, noted->other_id, NULL);
  const RespiteDocumentRow *row = rows->len == 1 ? g_ptr_array_index (rows, 0) : NULL;

  g_assert_cmpuint (others->len, ==, 0);

  return row != NULL && g_str_equal (row->kind, noted->kind) && g_str_equal (row->what, noted->what);
}

void
test_paper_wait_noted (TestWindow *test,
                       const char *kind,
                       const char *what,
                       gint64      patient_id,
                       gint64      other_id)
{
  Noted noted = { kind, what, patient_id, other_id };

  test_window_until (test, is_noted, &noted);
}
