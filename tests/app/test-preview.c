/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-flow.h"
#include "testlib.h"
#include "testwidget.h"
#include "widgets/respite-entry-row.h"
#include "widgets/respite-page-thumb.h"
#include "widgets/respite-paper.h"
#include "widgets/respite-preview-pane.h"
#include "widgets/respite-protect-dialog.h"

/* The preview of documents: what is painted, leafing, sizes, and the password of a copy. */

#define N_PAGES 40

static RespiteLayout *
make_layout (guint n_pages)
{
  RespiteClinicInfo clinic = { .name = (char *) "Willow", .paper = (char *) "letter", .language = (char *) "en" };
  RespiteDocumentInfo document = { .clinic = &clinic, .language = "en" };
  g_autoptr (RespiteBlock) root = respite_block_new_document ();
  RespiteSheet sheet;
  RespiteFlowInfo flow = { .document = &document, .sheet = &sheet, .title = "Long", .language = "en" };
  g_autoptr (GError) error = NULL;
  RespiteLayout *layout;

  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *text = g_strdup_printf ("Page with the text %u", i + 1);

      if (i > 0)
        respite_block_add (root, respite_block_new_page_break ());
      respite_block_add_paragraph_text (root, text);
    }
  respite_sheet_init (&sheet, RESPITE_SHEET_RECORD, "letter", FALSE);
  layout = respite_flow_layout (root, &flow, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (respite_layout_get_n_pages (layout), ==, n_pages);

  return layout;
}

static void
show_document (TestWidget *test,
               guint       n_pages)
{
  g_autoptr (RespiteLayout) layout = make_layout (n_pages);

  respite_preview_pane_show (RESPITE_PREVIEW_PANE (test->widget), layout, "long.pdf", NULL);
}

static void
set_up (TestWidget   *test,
        gconstpointer data)
{
  GtkWidget *pane = g_object_new (RESPITE_TYPE_PREVIEW_PANE, "width-request", 800, "height-request", 600, NULL);

  test_widget_show (test, pane);
  show_document (test, GPOINTER_TO_UINT (data));
}

static gpointer
get_child (TestWidget *test,
           const char *name)
{
  return ui_child (test->widget, RESPITE_TYPE_PREVIEW_PANE, name);
}

static RespitePaper *
get_paper (TestWidget *test,
           guint       page)
{
  GtkWidget *paper = gtk_widget_get_first_child (get_child (test, "pages"));

  for (guint i = 0; i < page; i++)
    paper = gtk_widget_get_next_sibling (paper);

  return RESPITE_PAPER (paper);
}

static RespitePaper *
get_thumb (TestWidget *test,
           guint       page)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (get_child (test, "strip"), (int) page);

  return respite_page_thumb_get_paper (RESPITE_PAGE_THUMB (row));
}

static gboolean
is_painted (gpointer paper)
{
  return respite_paper_is_painted (paper);
}

/* What is far away costs nothing: not in the column, not in the strip. */
static void
test_paints_what_is_seen (TestWidget   *test,
                          gconstpointer data)
{
  guint n_painted = 0, n_thumbs = 0;

  g_assert_true (ui_wait (is_painted, get_paper (test, 0)));
  g_assert_true (ui_wait (is_painted, get_thumb (test, 0)));
  ui_settle (test->widget);
  for (guint i = 0; i < N_PAGES; i++)
    {
      n_painted += respite_paper_is_painted (get_paper (test, i));
      n_thumbs += respite_paper_is_painted (get_thumb (test, i));
    }
  g_assert_cmpuint (n_painted, >=, 1);
  g_assert_cmpuint (n_painted, <=, 3);
  g_assert_cmpuint (n_thumbs, <=, 20);
  g_assert_false (respite_paper_is_painted (get_paper (test, N_PAGES - 1)));
}

/* A small page brings its large one into sight, and what was in sight before is let go. */
static void
test_strip_leafs (TestWidget   *test,
                  gconstpointer data)
{
  GtkListBox *strip = get_child (test, "strip");

  g_assert_true (ui_wait (is_painted, get_paper (test, 0)));
  gtk_list_box_select_row (strip, gtk_list_box_get_row_at_index (strip, 20));
  g_assert_true (ui_wait (is_painted, get_paper (test, 20)));
  g_assert_false (respite_paper_is_painted (get_paper (test, 0)));
  g_assert_cmpint (gtk_list_box_row_get_index (gtk_list_box_get_selected_row (strip)), ==, 20);
}

static gboolean
is_row_selected (gpointer strip)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (strip);

  return row != NULL && gtk_list_box_row_get_index (row) == N_PAGES - 1;
}

static void
test_strip_follows (TestWidget   *test,
                    gconstpointer data)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (get_child (test, "scroller"));

  g_assert_true (ui_wait (is_painted, get_paper (test, 0)));
  ui_settle (test->widget);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  g_assert_true (ui_wait (is_row_selected, get_child (test, "strip")));
  g_assert_true (ui_wait (is_painted, get_paper (test, N_PAGES - 1)));
  g_assert_true (ui_wait (is_painted, get_thumb (test, N_PAGES - 1)));
}

static void
test_one_page_has_no_strip (TestWidget   *test,
                            gconstpointer data)
{
  g_assert_true (ui_wait (is_painted, get_paper (test, 0)));
  g_assert_false (gtk_widget_get_visible (get_child (test, "strip_scroller")));
  g_assert_false (gtk_widget_get_visible (get_child (test, "strip_button")));

  show_document (test, 3);
  g_assert_true (gtk_widget_get_visible (get_child (test, "strip_scroller")));
  gtk_toggle_button_set_active (get_child (test, "strip_button"), FALSE);
  g_assert_false (gtk_widget_get_visible (get_child (test, "strip_scroller")));
}

/* What a screen reader gets is there for pages that are not painted, too. */
static void
test_text_of_pages (TestWidget   *test,
                    gconstpointer data)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_paper (test, N_PAGES - 1)),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Page with the text 40");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (get_paper (test, N_PAGES - 1)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Page 40 of 40");
}

static gboolean
is_wider (gpointer paper)
{
  return gtk_widget_get_width (paper) > 680;
}

static gboolean
is_narrower (gpointer paper)
{
  return gtk_widget_get_width (paper) < 680;
}

/* The keys for larger and smaller text act on the pages where the focus is among them. */
static void
test_sizes (TestWidget   *test,
            gconstpointer data)
{
  GtkWidget *paper = GTK_WIDGET (get_paper (test, 0));

  g_assert_true (ui_wait (is_painted, paper));
  g_assert_true (gtk_widget_activate_action (test->widget, "chart.zoom", "i", -1));
  g_assert_true (ui_wait (is_narrower, paper));
  g_assert_true (gtk_widget_activate_action (test->widget, "chart.zoom", "i", 0));
  g_assert_true (gtk_widget_activate_action (test->widget, "chart.zoom", "i", 1));
  g_assert_true (ui_wait (is_wider, paper));
}

static gboolean
has_dialog (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget **found = data;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (RESPITE_IS_PROTECT_DIALOG (window) && gtk_widget_get_mapped (window))
        *found = window;
    }

  return *found != NULL;
}

/* A password that is too short or typed in two ways is refused where it was typed. */
static void
test_password_is_checked (TestWidget   *test,
                          gconstpointer data)
{
  GtkWidget *dialog = NULL;
  RespiteEntryRow *password, *again;

  g_assert_true (ui_wait (is_painted, get_paper (test, 0)));
  ui_click (get_child (test, "protect_button"));
  g_assert_true (ui_wait (has_dialog, &dialog));
  password = ui_child (dialog, RESPITE_TYPE_PROTECT_DIALOG, "password_row");
  again = ui_child (dialog, RESPITE_TYPE_PROTECT_DIALOG, "again_row");

  respite_entry_row_set_text (password, "short");
  g_signal_emit_by_name (ui_child (dialog, RESPITE_TYPE_PROTECT_DIALOG, "save_button"), "clicked");
  g_assert_nonnull (respite_entry_row_get_error (password));
  respite_entry_row_set_text (password, "three quiet herons");
  respite_entry_row_set_text (again, "three quiet heron");
  g_signal_emit_by_name (ui_child (dialog, RESPITE_TYPE_PROTECT_DIALOG, "save_button"), "clicked");
  g_assert_null (respite_entry_row_get_error (password));
  g_assert_nonnull (respite_entry_row_get_error (again));
  ui_destroy (dialog);
}

int
main (int    argc,
      char **argv)
{
  gpointer many = GUINT_TO_POINTER (N_PAGES), one = GUINT_TO_POINTER (1);

  ui_init (&argc, &argv);

  g_test_add ("/preview/paints-what-is-seen", TestWidget, many, set_up, test_paints_what_is_seen, test_widget_clear);
  g_test_add ("/preview/strip-leafs", TestWidget, many, set_up, test_strip_leafs, test_widget_clear);
  g_test_add ("/preview/strip-follows", TestWidget, many, set_up, test_strip_follows, test_widget_clear);
  g_test_add ("/preview/one-page-has-no-strip", TestWidget, one, set_up, test_one_page_has_no_strip,
              test_widget_clear);
  g_test_add ("/preview/text-of-pages", TestWidget, many, set_up, test_text_of_pages, test_widget_clear);
  g_test_add ("/preview/sizes", TestWidget, one, set_up, test_sizes, test_widget_clear);
  g_test_add ("/preview/password-is-checked", TestWidget, one, set_up, test_password_is_checked, test_widget_clear);

  return g_test_run ();
}
