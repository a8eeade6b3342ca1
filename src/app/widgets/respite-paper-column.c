/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-paper-column.h"

#include "widgets/respite-page-thumb.h"
#include "widgets/respite-paper.h"

/* The page of a row of the strip, or of the column itself. */
static RespitePaper *
get_paper (GtkWidget *child)
{
  return RESPITE_IS_PAGE_THUMB (child) ? respite_page_thumb_get_paper (RESPITE_PAGE_THUMB (child)) :
         RESPITE_PAPER (child);
}

gboolean
respite_paper_column_get_place (GtkWidget *child,
                                GtkWidget *column,
                                double    *top,
                                double    *height)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (child, column, &bounds))
    return FALSE;

  *top = bounds.origin.y;
  *height = bounds.size.height;

  return TRUE;
}

static gboolean
is_placed (GtkWidget *column)
{
  GtkWidget *child = gtk_widget_get_first_child (column);
  double top = 0, height = 0;

  return child == NULL || (respite_paper_column_get_place (child, column, &top, &height) && height > 0);
}

static gboolean
placed_cb (GtkWidget     *column,
           GdkFrameClock *clock,
           gpointer       scroller)
{
  if (!gtk_widget_get_mapped (column))
    return G_SOURCE_REMOVE;
  if (!is_placed (column))
    return G_SOURCE_CONTINUE;

  respite_paper_column_paint (scroller, column);

  return G_SOURCE_REMOVE;
}

/* Pages that have just come are laid out with the next frame. Where they take as much room as those before them, the
 * scroller has nothing to say then. */
void
respite_paper_column_paint (GtkScrolledWindow *scroller,
                            GtkWidget         *column)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroller);
  double from = gtk_adjustment_get_value (adjustment), room = gtk_adjustment_get_page_size (adjustment);

  if (!is_placed (column) && gtk_widget_get_mapped (column))
    gtk_widget_add_tick_callback (column, placed_cb, g_object_ref (scroller), g_object_unref);

  for (GtkWidget *child = gtk_widget_get_first_child (column); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      double top = 0, height = 0;
      gboolean is_near = respite_paper_column_get_place (child, column, &top, &height) && height > 0 &&
                         top < from + 2 * room && top + height > from - room;

      respite_paper_set_shown (get_paper (child), is_near);
    }
}
