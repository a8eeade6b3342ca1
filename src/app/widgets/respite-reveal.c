/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-reveal.h"

/* A page that was just brought to front is allocated more than once before it rests: until the widget stayed in sight
 * for some frames. */
#define STILL_FRAMES 4
#define MOST_FRAMES  30

typedef struct
{
  guint n_frames;
  guint n_still;
} Reveal;

/* Returns: whether all of @widget, or its beginning, was in sight already. */
static gboolean
scroll_to (GtkWidget *widget)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  double before;

  if (viewport == NULL || !gtk_widget_get_mapped (widget) ||
      !gtk_widget_compute_bounds (widget, gtk_viewport_get_child (GTK_VIEWPORT (viewport)), &bounds) ||
      bounds.size.height <= 0)
    return FALSE;

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  before = gtk_adjustment_get_value (adjustment);
  gtk_adjustment_clamp_page (adjustment, bounds.origin.y,
                             bounds.origin.y + MIN (bounds.size.height, gtk_adjustment_get_page_size (adjustment)));

  return ABS (gtk_adjustment_get_value (adjustment) - before) < 1;
}

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  Reveal *reveal = user_data;

  /* The first frame comes before anything was laid out. */
  if (reveal->n_frames++ == 0)
    return G_SOURCE_CONTINUE;
  reveal->n_still = scroll_to (widget) ? reveal->n_still + 1 : 0;

  return reveal->n_still < STILL_FRAMES && reveal->n_frames < MOST_FRAMES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

void
respite_reveal (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_add_tick_callback (widget, scroll_cb, g_new0 (Reveal, 1), g_free);
}
