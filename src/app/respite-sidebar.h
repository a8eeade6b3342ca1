/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "respite-page-list.h"
#include "service/respite-clinic.h"

G_BEGIN_DECLS

/**
 * RespiteSidebar:
 *
 * The places of the window that a person may go to, in the order of respite-page-list.c, each with how many things
 * there need a person, and in its corner the age of the last proven backup. A place is gone to by win.show-page.
 */
#define RESPITE_TYPE_SIDEBAR (respite_sidebar_get_type ())

G_DECLARE_FINAL_TYPE (RespiteSidebar, respite_sidebar, RESPITE, SIDEBAR, GtkBox)

/* Shows the places that the person who is signed in to @clinic may see. */
void respite_sidebar_fill (RespiteSidebar *self,
                           RespiteClinic  *clinic);

/* Marks the place of @entry, or that of the page above it in the table where it has none of its own. */
void respite_sidebar_select (RespiteSidebar         *self,
                             const RespitePageEntry *entry);

/* Returns: (transfer none) (nullable): the page's name of the @place-th place, from 1 */
const char *respite_sidebar_get_place (RespiteSidebar *self,
                                       int             place);

/* Shows icons alone, the words as tooltips. */
void respite_sidebar_set_narrow (RespiteSidebar *self,
                                 gboolean        narrow);

/* How many things at the place @name need a person; 0 shows nothing. */
void respite_sidebar_set_count (RespiteSidebar *self,
                                const char     *name,
                                guint           count);

/* The visits that run, shown below the places: respite_running_list_set(). */
void respite_sidebar_set_running (RespiteSidebar *self,
                                  GPtrArray      *rows,
                                  RespiteClock   *clock);

/* The running session that comes after @session_id: respite_running_list_get_next(). */
gint64 respite_sidebar_get_next_running (RespiteSidebar *self,
                                         gint64          session_id,
                                         int             step);

/* What is said of the last proven backup; @is_old marks it. */
void respite_sidebar_set_backup (RespiteSidebar *self,
                                 const char     *text,
                                 gboolean        is_old);

G_END_DECLS
