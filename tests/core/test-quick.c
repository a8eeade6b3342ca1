/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "base/respite-error.h"
#include "infusion/respite-entry-line.h"
#include "infusion/respite-quick.h"
#include "test-events.h"

static void
test_lines_hold_no_dose (void)
{
  static const struct
  {
    const char *label;
    const char *line;
    gboolean    is_good;
  } cases[] = {
    { "Nausea",                    "nausea start",           TRUE  },
    { "Oxygen",                    "oxygen ",                TRUE  },
    { "Pause",                     "pause",                  TRUE  },
    { "Calm",                      "note calm, eyes closed", TRUE  },
    { "Called",                    "noted prescriber called", TRUE },
    { "",                          "",                       TRUE  },
    { "Other",                     "",                       TRUE  },
    { "",                          "pause",                  FALSE },
    { "Bolus",                     "bolus 5 mg",             FALSE },
    { "Bolus",                     "bolus ",                 TRUE  },
    { "Rate",                      "rate 53.6 mg/h",         FALSE },
    { "Ondansetron",               "ondansetron 4 mg",       FALSE },
    { "Same",                      "same p3",                FALSE },
    { "Set",                       "118/74 72",              FALSE },
    { "Odd",                       "nonsense",               FALSE },
    { "A name that is far too long", "pause",                FALSE },
    { "Tab",                       "note a\tb",              FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      RespiteQuick *quick = respite_quick_new (cases[i].label, cases[i].line);

      g_test_message ("%s: %s", cases[i].label, cases[i].line);
      g_assert_cmpint (respite_quick_check (quick, &error), ==, cases[i].is_good);
      g_assert_true ((error == NULL) == cases[i].is_good);
      respite_quick_free (quick);
    }
}

static void
test_lists_go_round (void)
{
  g_autoptr (GPtrArray) list = respite_quick_list_default ();
  g_autofree char *text = respite_quick_list_to_text (list);
  g_autoptr (GPtrArray) again = respite_quick_list_from_text (text, NULL);
  g_autofree char *other = NULL;

  g_assert_nonnull (again);
  g_assert_cmpuint (again->len, ==, RESPITE_N_QUICK);
  other = respite_quick_list_to_text (again);
  g_assert_cmpstr (other, ==, text);
}

/* Each of the shipped ones is a whole line, but the last, which is begun. */
static void
test_shipped_ones_can_be_entered (void)
{
  g_autoptr (GPtrArray) list = respite_quick_list_default ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  RespiteEntryContext context = { .now = TEST_START, .zone = zone };

  for (guint i = 0; i + 1 < list->len; i++)
    {
      const RespiteQuick *quick = g_ptr_array_index (list, i);
      g_autoptr (RespiteEntry) entry = respite_entry_parse (quick->line, &context);

      g_assert_no_error (entry->error);
      g_assert_nonnull (entry->event);
      g_assert_true (respite_quick_check (quick, NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quick/lines-hold-no-dose", test_lines_hold_no_dose);
  g_test_add_func ("/quick/lists-go-round", test_lists_go_round);
  g_test_add_func ("/quick/shipped-ones-can-be-entered", test_shipped_ones_can_be_entered);

  return g_test_run ();
}
