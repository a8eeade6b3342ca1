/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "testwindow.h"

G_BEGIN_DECLS

/*
 * What is on the pages of a preview, and what becomes of Save: the pane is a RespitePreviewPane.
 */

/* Waits until a page of @pane says @text; or until none does. */
void test_paper_wait (gpointer    pane,
                      const char *text);
void test_paper_wait_none (gpointer    pane,
                           const char *text);

/* Waits until there is something to print. */
void test_paper_wait_made (gpointer pane);

/* How many pages there are. */
guint test_paper_count_pages (gpointer pane);

/* Waits until the first page is painted. */
void test_paper_wait_painted (gpointer pane);

/* Presses "Save…" and waits for the dialog of files, which test_paper_accept() ends: the file is in @folder then. */
GtkWidget *test_paper_begin_save (gpointer pane);
void       test_paper_accept (GtkWidget  *dialog,
                              const char *folder);

/* Waits until a paper of @kind is written down as @what ("saved") with the patient, and asserts that nothing is with
 * the other one. */
void test_paper_wait_noted (TestWindow *test,
                            const char *kind,
                            const char *what,
                            gint64      patient_id,
                            gint64      other_id);

G_END_DECLS
