/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "visitwindow.h"

void
visit_window_sign_in (VisitWindow *fixture,
                      TestVisit   *(*create) (TestClinic *clinic))
{
  fixture->test = test_window_new ();
  fixture->visit = create (fixture->test->clinic);
  test_window_sign_in (fixture->test, "owner");
}

void
visit_window_open_session (VisitWindow *fixture,
                           TestVisit   *(*create) (TestClinic *clinic))
{
  visit_window_sign_in (fixture, create);
  respite_window_show_page (fixture->test->window, "session", fixture->visit->session_id);
  fixture->page = test_window_wait_page (fixture->test, "session");
  ui_wait_text (fixture->page, "Session 1 of");
}

void
visit_window_tear_down (VisitWindow   *fixture,
                        gconstpointer  data)
{
  test_window_free (fixture->test);
  test_visit_free (fixture->visit);
}
