/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "service/respite-clinic.h"

G_BEGIN_DECLS

/**
 * RespitePage:
 *
 * What every screen is: a widget with the clinic (property "clinic", set once) and the record it shows (property
 * "subject", a key inside the database, 0 for none). It loads itself when it is shown, when the subject changes and,
 * while it is shown, when something changed. A page never knows the window: it moves on by the actions win.show-page
 * (s), win.open-patient (x), win.open-session (x), win.open-discharge (x) and win.back, and speaks by
 * respite_toast_show().
 */
#define RESPITE_TYPE_PAGE (respite_page_get_type ())

G_DECLARE_DERIVABLE_TYPE (RespitePage, respite_page, RESPITE, PAGE, GtkWidget)

/**
 * RespitePageClass:
 * @load: reads what the page shows; called on the main thread, ends in respite_page_run() or respite_page_read()
 * @changed: something changed while the page is shown; by default calls @load. Look before reading much.
 * @leave: the page is about to be hidden: keep what is typed
 * @is_for_one: another subject has a page of its own, and this one goes: nothing that was typed for one can stand
 *   before the other
 * @forget: the subject is another one, and what is shown is still the old one's: nothing of it may be read or
 *   pressed until the answer of @load is there
 */
struct _RespitePageClass
{
  GtkWidgetClass parent_class;

  void           (*load)    (RespitePage *self);
  void           (*changed) (RespitePage      *self,
                             RespiteChangeSet *changes);
  void           (*leave)   (RespitePage *self);
  void           (*forget)  (RespitePage *self);

  gboolean       is_for_one;
};

/* Returns: (transfer none) (nullable): the clinic, there from the first load on */
RespiteClinic *respite_page_get_clinic (RespitePage *self);

gint64 respite_page_get_subject (RespitePage *self);

/* Sets the record to show and loads it if the page is shown. */
void respite_page_set_subject (RespitePage *self,
                               gint64       subject);

/* Loads again if the page is shown; else it loads when it is shown next. */
void respite_page_reload (RespitePage *self);

/* Tells the page that it is about to be hidden. */
void respite_page_leave (RespitePage *self);

/**
 * RespitePageDone:
 * @page: the page, alive
 * @result: (transfer full): what the job returned
 * @error: (nullable): why it failed
 * @user_data: as given
 */
typedef void (*RespitePageDone) (gpointer      page,
                                 gpointer      result,
                                 const GError *error,
                                 gpointer      user_data);

/**
 * respite_page_run:
 * @func: an act or several, on the writing thread
 * @data: (transfer full) (nullable): for @func
 * @free_data: (nullable): frees @data
 * @free_result: (nullable): frees the result if the page is gone by then
 * @done: (nullable): called on the main thread unless the page is gone
 *
 * Runs a job of the clinic for this page.
 */
void respite_page_run (RespitePage    *self,
                       RespiteJobFunc  func,
                       gpointer        data,
                       GDestroyNotify  free_data,
                       GDestroyNotify  free_result,
                       RespitePageDone done,
                       gpointer        user_data);

/* Like respite_page_run() on the reading thread: search, lists, reports. What was read of a subject that the page has
 * left meanwhile is dropped: @done is not called. */
void respite_page_read (RespitePage    *self,
                        RespiteJobFunc  func,
                        gpointer        data,
                        GDestroyNotify  free_data,
                        GDestroyNotify  free_result,
                        RespitePageDone done,
                        gpointer        user_data);

/* A key for jobs that need no more. (transfer full): free with g_free() */
gint64 *respite_page_dup_id (gint64 id);

G_END_DECLS
