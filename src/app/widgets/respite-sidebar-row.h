/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A place of the window in the sidebar: icon, word, and how many things there need a person. */
#define RESPITE_TYPE_SIDEBAR_ROW (respite_sidebar_row_get_type ())

G_DECLARE_FINAL_TYPE (RespiteSidebarRow, respite_sidebar_row, RESPITE, SIDEBAR_ROW, GtkListBoxRow)

/**
 * respite_sidebar_row_new:
 * @name: the page's name in the stack
 * @title: the word, translated
 * @icon_name: a symbolic icon
 */
GtkWidget *respite_sidebar_row_new (const char *name,
                                    const char *title,
                                    const char *icon_name);

const char *respite_sidebar_row_get_name (RespiteSidebarRow *self);

/* How many things need a person; 0 shows nothing. */
void respite_sidebar_row_set_count (RespiteSidebarRow *self,
                                    guint              count);

/* Whether only the icon (and a count) is shown, the word becomes a tooltip. */
void respite_sidebar_row_set_narrow (RespiteSidebarRow *self,
                                     gboolean           narrow);

G_END_DECLS
