/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "testwindow.h"

G_BEGIN_DECLS

/**
 * VisitWindow:
 * @page: the session's page, where it is open
 *
 * The fixture of a test that has one visit in one window.
 */
typedef struct
{
  TestWindow *test;
  TestVisit  *visit;
  GtkWidget  *page;
} VisitWindow;

/* Makes a visit with @create and signs in as "owner"; the second one opens its session's page, too. */
void visit_window_sign_in      (VisitWindow *fixture,
                                TestVisit   *(*create) (TestClinic *clinic));
void visit_window_open_session (VisitWindow *fixture,
                                TestVisit   *(*create) (TestClinic *clinic));

/* The fixture's own tear-down. */
void visit_window_tear_down (VisitWindow   *fixture,
                             gconstpointer  data);

G_END_DECLS
