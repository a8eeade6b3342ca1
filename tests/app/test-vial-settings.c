/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* In Settings: the check of a preparation and the tolerance of a visit's vials. */

#include "config.h"

#include "pages/respite-vial-settings.h"
#include "service/respite-vial-rules.h"
#include "testwindow.h"

#define SETTINGS RESPITE_TYPE_VIAL_SETTINGS

typedef struct
{
  TestWindow *test;
  GtkWidget  *page;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->test = test_window_new ();
  test_window_sign_in (fixture->test, data);
  fixture->page = test_window_open_settings (fixture->test, "vials", SETTINGS);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  test_window_free (fixture->test);
}

static gboolean
is_kept (RespiteOffice *office,
         gpointer       data)
{
  const RespiteVialRules *wanted = data;
  RespiteVialRules rules = respite_office_get_vial_rules (office);

  return rules.needs_check == wanted->needs_check && rules.tolerance_ug == wanted->tolerance_ug;
}

static gboolean
is_shown (gpointer page)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (ui_child (page, SETTINGS, "check")));
}

/* Both rules are kept in one step, and taken back in one. */
static void
test_saved_and_undone (Fixture      *fixture,
                       gconstpointer data)
{
  RespiteVialRules before = { TRUE, 1000 };
  RespiteVialRules wanted = { FALSE, 500 };

  g_assert_true (ui_wait (is_shown, fixture->page));
  ui_click (ui_child (fixture->page, SETTINGS, "check"));
  test_window_fill (fixture->page, SETTINGS, "tolerance", "0.5");
  ui_click (ui_child (fixture->page, SETTINGS, "save_button"));
  test_window_until (fixture->test, is_kept, &wanted);

  test_window_press (fixture->test->window, "_Undo");
  test_window_until (fixture->test, is_kept, &before);
}

static void
test_refused (Fixture      *fixture,
              gconstpointer data)
{
  g_assert_true (ui_wait (is_shown, fixture->page));
  test_window_fill (fixture->page, SETTINGS, "tolerance", "101");
  ui_click (ui_child (fixture->page, SETTINGS, "save_button"));
  ui_wait_text (fixture->page, "from 0 mg to 100 mg");
}

static void
test_read_only (Fixture      *fixture,
                gconstpointer data)
{
  g_assert_false (gtk_widget_get_visible (ui_child (fixture->page, SETTINGS, "save_button")));
  g_assert_false (gtk_widget_is_sensitive (ui_child (fixture->page, SETTINGS, "card")));
}

int
main (int    argc,
      char **argv)
{
  ui_init (&argc, &argv);

  g_test_add ("/vial-settings/saved-and-undone", Fixture, "owner", set_up, test_saved_and_undone, tear_down);
  g_test_add ("/vial-settings/refused", Fixture, "owner", set_up, test_refused, tear_down);
  g_test_add ("/vial-settings/read-only", Fixture, "nurse", set_up, test_read_only, tear_down);

  return g_test_run ();
}
