/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "respite-narrowing.h"

#include "widgets/respite-em.h"

/* Narrow is less than so many em of the text. */
#define NARROW_EM 72

static gboolean
tell_cb (gpointer user_data)
{
  RespiteNarrowing *self = user_data;

  self->source = 0;
  if (self->is_narrow)
    gtk_widget_add_css_class (self->window, "narrow");
  else
    gtk_widget_remove_css_class (self->window, "narrow");
  self->func (self->window, self->is_narrow);

  return G_SOURCE_REMOVE;
}

void
respite_narrowing_judge (RespiteNarrowing *self,
                         GtkWidget        *window,
                         int               width,
                         gboolean          at_once)
{
  gboolean is_narrow = width < NARROW_EM *respite_em_get (window);

  self->window = window;
  if (is_narrow == self->is_narrow)
    return;

  self->is_narrow = is_narrow;
  if (!at_once)
    {
      if (self->source == 0)
        self->source = g_idle_add (tell_cb, self);
      return;
    }

  g_clear_handle_id (&self->source, g_source_remove);
  tell_cb (self);
}

void
respite_narrowing_clear (RespiteNarrowing *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
}
