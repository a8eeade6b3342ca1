/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * respite_template_dispose:
 * @widget: a widget that derives from #GtkWidget itself
 * @type: the class whose template it is
 *
 * What dispose does with a template: forgets the bound children and takes every child off. GTK 4.8's own
 * gtk_widget_dispose_template() takes off only those direct children that are bound.
 */
void respite_template_dispose (GtkWidget *widget,
                               GType      type);

/**
 * respite_template_focus:
 *
 * The focus() of a widget that is no place for the focus itself but hands grab_focus() on to one of its children. GTK's
 * own grabs the focus of the widget when Shift+Tab is to leave it, and so would never leave.
 */
gboolean respite_template_focus (GtkWidget        *widget,
                                 GtkDirectionType  direction);

G_END_DECLS
