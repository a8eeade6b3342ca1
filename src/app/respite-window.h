/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "respite-sidebar.h"
#include "respite-theme.h"
#include "service/respite-clinic.h"

G_BEGIN_DECLS

/**
 * RespiteWindow:
 *
 * The window of one clinic: first start, sign-in and lock screen, or the sidebar and the pages of
 * respite-page-list.c. Its actions are in respite-window-actions.c.
 */
#define RESPITE_TYPE_WINDOW (respite_window_get_type ())

G_DECLARE_FINAL_TYPE (RespiteWindow, respite_window, RESPITE, WINDOW, GtkApplicationWindow)

/**
 * respite_window_new:
 * @clinic: not yet open; the window opens it
 * @theme: the display's theme
 * @is_practice: what kind of clinic to set up where the folder holds none
 */
GtkWindow *respite_window_new (GtkApplication *application,
                               RespiteClinic  *clinic,
                               RespiteTheme   *theme,
                               gboolean        is_practice);

RespiteClinic *respite_window_get_clinic (RespiteWindow *self);
RespiteTheme  *respite_window_get_theme  (RespiteWindow *self);

/**
 * respite_window_show_page:
 * @name: a page of respite-page-list.c
 * @subject: the record, 0 for pages without one
 *
 * Brings a page to front; the one before can be returned to by respite_window_go_back().
 */
void respite_window_show_page (RespiteWindow *self,
                               const char    *name,
                               gint64         subject);

/* Shows the @place-th page of the sidebar, from 1. */
void respite_window_show_place (RespiteWindow *self,
                                int            place);

void respite_window_go_back (RespiteWindow *self);

/* The page in front has done its work: going back shall not return to it. */
void respite_window_forget_page (RespiteWindow *self);

/* Hides everything at once, before the worker has locked: nothing but the clinic's name and the time is seen. */
void respite_window_cover (RespiteWindow *self);

/* Shows what belongs there by the state of the clinic, where the window is still covered. */
void respite_window_uncover (RespiteWindow *self);

/* An emergency access has ended: no page with a record stays, neither in front nor to go back to. */
void respite_window_drop_records (RespiteWindow *self);

/* Returns: (transfer none) (nullable): the name of the page in front, %NULL before sign-in */
const char *respite_window_get_page_name (RespiteWindow *self);

/* Returns: (transfer none) (nullable): the page in front */
GtkWidget *respite_window_get_page (RespiteWindow *self);

/* Whether nothing but the first page after the first sign-in was ever shown. */
gboolean respite_window_is_untouched (RespiteWindow *self);

/* Takes back what the toast tells of. */
void respite_window_undo (RespiteWindow *self);

void respite_window_open_menu (RespiteWindow *self);

/* Returns: (transfer none): what the counts and the state of the backup are shown in */
RespiteSidebar *respite_window_get_sidebar (RespiteWindow *self);

/* Takes over settings that concern the window: theme and lock time. */
void respite_window_read_settings (RespiteWindow *self);

G_END_DECLS
