/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* In Settings: what the work-up asks for and how long consents count. */

#include "config.h"

#include "pages/respite-rule-settings.h"
#include "service/respite-rule-acts.h"
#include "testwindow.h"
#include "widgets/respite-rule-row.h"

#define SETTINGS RESPITE_TYPE_RULE_SETTINGS

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
  fixture->page = test_window_open_settings (fixture->test, "eligibility", SETTINGS);
  ui_wait_text (ui_child (fixture->page, SETTINGS, "row_box"), "ECG");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  test_window_free (fixture->test);
}

typedef struct
{
  RespiteWorkupRule rule;
  int               days;
  int               months;
} Wanted;

static gboolean
is_kept (RespiteOffice *office,
         gpointer       data)
{
  const Wanted *wanted = data;
  g_autoptr (RespiteCareRules) rules = respite_office_get_care_rules (office);
  const RespiteRuleLine *line = &g_array_index (rules->workup, RespiteRuleLine, 0);

  return line->rule == wanted->rule && line->days == wanted->days && rules->consent_months == wanted->months;
}

/* One rule, its days and the months of a consent are changed, kept in one step, and taken back in one. */
static void
test_saved_and_undone (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (RespiteCareRules) rules = respite_office_get_care_rules (fixture->test->clinic->office);
  const RespiteRuleLine *line = &g_array_index (rules->workup, RespiteRuleLine, 0);
  Wanted before = { line->rule, line->days, rules->consent_months };
  Wanted wanted = { RESPITE_WORKUP_FLAG, 45, 6 };
  GtkWidget *row = gtk_widget_get_first_child (ui_child (fixture->page, SETTINGS, "row_box"));

  g_assert_cmpint (before.rule, !=, RESPITE_WORKUP_FLAG);
  test_window_choose (ui_child (row, RESPITE_TYPE_RULE_ROW, "drop"), 1);
  ui_fill (ui_child (row, RESPITE_TYPE_RULE_ROW, "spin"), "45");
  ui_fill (ui_child (fixture->page, SETTINGS, "months_spin"), "6");
  ui_key ("Tab", 0);
  ui_click (ui_child (fixture->page, SETTINGS, "save_button"));
  test_window_until (fixture->test, is_kept, &wanted);

  test_window_press (fixture->test->window, "_Undo");
  test_window_until (fixture->test, is_kept, &before);
}

/* Who scrolls the page with the wheel does not change the number under the pointer. */
static void
test_wheel (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *row = gtk_widget_get_first_child (ui_child (fixture->page, SETTINGS, "row_box"));
  GtkWidget *spins[] = { ui_child (row, RESPITE_TYPE_RULE_ROW, "spin"),
                         ui_child (fixture->page, SETTINGS, "gap_spin") };

  for (gsize i = 0; i < G_N_ELEMENTS (spins); i++)
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (spins[i]);

      for (guint j = 0; j < g_list_model_get_n_items (controllers); j++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, j);

          if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
            g_assert_cmpint (gtk_event_controller_get_propagation_phase (controller), ==, GTK_PHASE_NONE);
        }
    }
}

/* Who does not run the clinic reads the rules. */
static void
test_read_only (Fixture      *fixture,
                gconstpointer data)
{
  g_assert_false (gtk_widget_get_visible (ui_child (fixture->page, SETTINGS, "save_button")));
  g_assert_false (gtk_widget_is_sensitive (ui_child (fixture->page, SETTINGS, "row_box")));
  g_assert_false (gtk_widget_is_sensitive (ui_child (fixture->page, SETTINGS, "consent_card")));
}

int
main (int    argc,
      char **argv)
{
  ui_init (&argc, &argv);

  g_test_add ("/care-rules/saved-and-undone", Fixture, "owner", set_up, test_saved_and_undone, tear_down);
  g_test_add ("/care-rules/wheel", Fixture, "owner", set_up, test_wheel, tear_down);
  g_test_add ("/care-rules/read-only", Fixture, "nurse", set_up, test_read_only, tear_down);

  return g_test_run ();
}
