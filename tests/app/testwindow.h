/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "respite-window.h"
#include "test-visit.h"
#include "uitest.h"

G_BEGIN_DECLS

/**
 * TestWindow:
 * @clinic: a scratch clinic; its office is a second one on the folder of the window and tells what is really stored
 * @opened: the window's own way to the same folder
 *
 * The program's window on a scratch clinic. Both sides read the same fake clock.
 */
typedef struct
{
  TestClinic     *clinic;
  GtkApplication *application;
  RespiteTheme   *theme;
  RespiteClinic  *opened;
  RespiteWindow  *window;
} TestWindow;

/* Shows the window's sign-in page. */
TestWindow *test_window_new (void);

/* The same on a clinic that is there already, with the clock at @now; for a process that will be killed. */
TestWindow *test_window_new_on (const char *folder,
                                gint64      now);

/* Takes the window down and asserts that it and all its pages are finalized. */
void test_window_free (TestWindow *test);

/* Shuts the window and opens another on the same folder, as after a new start. */
void test_window_restart (TestWindow *test);

/* Types login and password into the sign-in page and waits for the first page. */
void test_window_sign_in (TestWindow *test,
                          const char *login);

/* Waits until the page @name is in front and painted. */
GtkWidget *test_window_wait_page (TestWindow *test,
                                  const char *name);

/* Goes to Settings and there to the page @name, which is of @type. */
GtkWidget *test_window_open_settings (TestWindow *test,
                                      const char *name,
                                      GType       type);

/* Clicks the button (or toggle) below @root that says @label. */
void test_window_press (gpointer    root,
                        const char *label);

/* Empties the entry of the RespiteEntryRow @id of @widget and types @text. */
void test_window_fill (gpointer    widget,
                       GType       type,
                       const char *id,
                       const char *text);

/* Chooses the entry @index of a drop-down by keys. */
void test_window_choose (gpointer drop_down,
                         guint    index);

/* Closes the message at the bottom, if there is one: it lies over the corner where a page has its own button. */
void test_window_close_message (TestWindow *test);

/* Types the password into the prompt that asks for a signature, presses Enter, and waits until the prompt is gone. */
void test_window_sign (TestWindow *test);

/* Waits until a window of @type stands beside the main one, and returns it; or until there is none. */
GtkWidget *test_window_wait_other (GType type);
void       test_window_wait_no_other (GType type);

/**
 * test_window_until:
 *
 * Waits until @holds is true of what the second office reads: every act in the window has to be durable.
 */
typedef gboolean (*TestStored) (RespiteOffice *office,
                                gpointer       data);

void test_window_until (TestWindow *test,
                        TestStored  holds,
                        gpointer    data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestWindow, test_window_free)

G_END_DECLS
