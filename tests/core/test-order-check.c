/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "base/respite-clock.h"
#include "base/respite-error.h"
#include "infusion/respite-entry-line.h"
#include "infusion/respite-order-check.h"

/* 0.5 mg/kg x 71.4 kg = 35.7 mg in 40 min. */
static RespiteOrder *
order_new (void)
{
  RespiteOrder *order = respite_order_new ();

  order->dose_ug = 35700;
  order->dose_ug_per_kg = 500;
  order->weight_g = 71400;
  order->weight_on = g_strdup ("2026-11-23");
  order->bag_ul = 100000;
  order->concentration_ug_per_ml = 357;
  order->planned_ms = 40 * RESPITE_MINUTE_MS;
  order->rate_ugph = 53550;
  order->rate_text = g_strdup ("0.75 mg/kg/h");

  return order;
}

static char *
describe (const RespiteOrder *order)
{
  g_autoptr (GPtrArray) lines = respite_order_list_lines (order);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const RespiteOrderLine *line = g_ptr_array_index (lines, i);

      g_assert_nonnull (line->label);
      g_string_append_printf (text, "%s%s%s%s\n", line->differs ? "! " : "", line->formula,
                              line->entered != NULL ? " | " : "", line->entered != NULL ? line->entered : "");
    }

  return g_string_free (text, FALSE);
}

static void
test_every_conversion_is_shown (void)
{
  g_autoptr (RespiteOrder) order = order_new ();
  g_autofree char *lines = describe (order);

  g_assert_true (respite_order_check (order, NULL));
  g_assert_cmpint (respite_order_get_dose (order), ==, 35700);
  g_assert_cmpstr (lines, ==,
                   "0.5 mg/kg × 71.4 kg = 35.7 mg | 35.7 mg\n"
                   "53.55 mg/h × 40 min = 35.7 mg | 35.7 mg\n"
                   "100 mL × 0.357 mg/mL = 35.7 mg | 35.7 mg\n"
                   "100 mL ÷ 150 mL/h = 40 min | 40 min\n"
                   "0.75 mg/kg/h = 53.55 mg/h | 53.55 mg/h\n"
                   "53.55 mg/h ÷ 60 = 0.893 mg/min\n"
                   "53.55 mg/h ÷ 71.4 kg = 0.75 mg/kg/h\n"
                   "53.55 mg/h ÷ 0.357 mg/mL = 150 mL/h\n");
}

static void
test_tenfold_dose_differs (void)
{
  g_autoptr (RespiteOrder) order = order_new ();
  g_autofree char *lines = NULL;

  order->dose_ug = 357000;
  lines = describe (order);
  g_assert_cmpstr (lines, ==,
                   "! 0.5 mg/kg × 71.4 kg = 35.7 mg | 357 mg\n"
                   "! 53.55 mg/h × 40 min = 35.7 mg | 357 mg\n"
                   "! 100 mL × 0.357 mg/mL = 35.7 mg | 357 mg\n"
                   "100 mL ÷ 150 mL/h = 40 min | 40 min\n"
                   "0.75 mg/kg/h = 53.55 mg/h | 53.55 mg/h\n"
                   "53.55 mg/h ÷ 60 = 0.893 mg/min\n"
                   "53.55 mg/h ÷ 71.4 kg = 0.75 mg/kg/h\n"
                   "53.55 mg/h ÷ 0.357 mg/mL = 150 mL/h\n");
}

static void
test_five_percent_is_the_border (void)
{
  static const struct
  {
    gint64   dose_ug;
    gboolean differs;
  } cases[] = {
    { 35700, FALSE }, { 37485, FALSE }, { 37486, TRUE }, { 34000, FALSE }, { 33999, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteOrder) order = order_new ();
      g_autoptr (GPtrArray) lines = NULL;

      order->dose_ug = cases[i].dose_ug;
      lines = respite_order_list_lines (order);
      g_assert_cmpint (((RespiteOrderLine *) g_ptr_array_index (lines, 0))->differs, ==, cases[i].differs);
    }
}

static void
test_only_what_was_written_is_compared (void)
{
  g_autoptr (RespiteOrder) order = order_new ();
  g_autofree char *lines = NULL;

  order->dose_ug = 0;
  order->bag_ul = 0;
  order->concentration_ug_per_ml = 0;
  g_free (order->rate_text);
  order->rate_text = NULL;
  lines = describe (order);
  g_assert_cmpint (respite_order_get_dose (order), ==, 35700);
  g_assert_cmpstr (lines, ==,
                   "0.5 mg/kg × 71.4 kg = 35.7 mg\n"
                   "53.55 mg/h × 40 min = 35.7 mg | 35.7 mg\n"
                   "53.55 mg/h ÷ 60 = 0.893 mg/min\n"
                   "53.55 mg/h ÷ 71.4 kg = 0.75 mg/kg/h\n");
}

static void
test_typed_rate_must_be_the_kept_one (void)
{
  g_autoptr (RespiteOrder) order = order_new ();
  g_autoptr (GPtrArray) lines = NULL;

  order->rate_ugph = 535500;
  lines = respite_order_list_lines (order);
  g_assert_true (((RespiteOrderLine *) g_ptr_array_index (lines, 3))->differs);
}

#define FIELD(name) G_STRUCT_OFFSET (RespiteOrder, name)

static void
test_impossible_orders_are_refused (void)
{
  static const struct
  {
    goffset     field;
    gint64      value;
    const char *refused;
  } cases[] = {
    { FIELD (dose_ug), -1, "This dose cannot be right"                                },
    { FIELD (dose_ug), 10000001, "This dose cannot be right"                                },
    { FIELD (dose_ug_per_kg), 100001, "This dose by weight cannot be right"                      },
    { FIELD (weight_g), 0, "An order needs the weight in kg"                          },
    { FIELD (weight_g), 19999, "A weight lies between 20 and 400 kg"                      },
    { FIELD (weight_g), 400001, "A weight lies between 20 and 400 kg"                      },
    { FIELD (bag_ul), -5, "This volume cannot be right"                              },
    { FIELD (concentration_ug_per_ml), 100001, "This concentration cannot be right"                       },
    { FIELD (planned_ms), 59999, "The planned length lies between 1 minute and 24 hours"    },
    { FIELD (planned_ms), 86400001, "The planned length lies between 1 minute and 24 hours"    },
    { FIELD (rate_ugph), 0, "An order for an infusion needs a rate"                    },
    { FIELD (rate_ugph), 10000001, "This rate cannot be right"                                },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteOrder) order = order_new ();
      g_autoptr (GError) error = NULL;

      G_STRUCT_MEMBER (gint64, order, cases[i].field) = cases[i].value;
      g_assert_false (respite_order_check (order, &error));
      g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, cases[i].refused);
    }
}

static void
test_order_needs_a_dose_and_a_dated_weight (void)
{
  g_autoptr (RespiteOrder) undosed = order_new ();
  g_autoptr (RespiteOrder) undated = order_new ();
  g_autoptr (GError) no_dose = NULL;
  g_autoptr (GError) no_date = NULL;

  undosed->dose_ug = 0;
  undosed->dose_ug_per_kg = 0;
  g_assert_false (respite_order_check (undosed, &no_dose));
  g_assert_cmpstr (no_dose->message, ==, "An order needs a dose in mg or in mg/kg");
  g_free (undated->weight_on);
  undated->weight_on = g_strdup ("today");
  g_assert_false (respite_order_check (undated, &no_date));
  g_assert_cmpstr (no_date->message, ==, "An order needs the day on which the weight was taken");
}

static void
test_nasal_spray (void)
{
  static const struct
  {
    gint64      dose_ug;
    gint64      rate_ugph;
    gint64      bag_ul;
    int         minutes;
    const char *error;          /* NULL where it is fine */
  } cases[] = {
    { 56000, 0, 0, 120, NULL },
    { 84000, 0, 0, 150, NULL },
    { 28000, 0, 0, 120, "A nasal spray is ordered in whole devices: 56 mg are two, 84 mg are three" },
    { 60000, 0, 0, 120, "A nasal spray is ordered in whole devices: 56 mg are two, 84 mg are three" },
    { 56000, 5000, 0, 120, "A nasal spray is ordered in mg alone: it has no rate, no bag and no dose by weight" },
    { 56000, 0, 1000, 120, "A nasal spray is ordered in mg alone: it has no rate, no bag and no dose by weight" },
    { 56000, 0, 0, 119, "After a nasal spray the patient is observed for at least 120 minutes" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteOrder) order = respite_order_new ();
      g_autoptr (GError) error = NULL;

      order->drug = RESPITE_DRUG_ESKETAMINE_NASAL;
      order->dose_ug = cases[i].dose_ug;
      order->rate_ugph = cases[i].rate_ugph;
      order->bag_ul = cases[i].bag_ul;
      order->planned_ms = cases[i].minutes * RESPITE_MINUTE_MS;
      g_assert_cmpint (respite_order_check (order, &error), ==, cases[i].error == NULL);
      g_assert_cmpstr (error != NULL ? error->message : NULL, ==, cases[i].error);
    }
}

static void
test_rates_are_rounded_once (void)
{
  static const struct
  {
    const char *text;
    gint64      weight_g;
    gint64      concentration;
    gint64      rate_ugph;              /* 0 where it is refused */
  } cases[] = {
    { "53.6 mg/h", 0, 0, 53600 },
    { " 53.6  mg/h ", 0, 0, 53600 },
    { "53.6mg/hr", 0, 0, 53600 },
    { "0.0005 mg/h", 0, 0, 1     },
    { "0.0004 mg/h", 0, 0, 0     },
    { "0.75 mg/kg/h", 71400, 0, 53550 },
    { "0.333333 mg/kg/h", 70001, 0, 23334 },
    { "0.75 mg/kg/h", 0, 0, 0     },
    { "0.9 mg/min", 0, 0, 54000 },
    { "20 mL/h", 0, 1000, 20000 },
    { "20 ml/h", 0, 357, 7140  },
    { "20 mL/h", 0, 0, 0     },
    { "10000 mg/h", 0, 0, 10000000 },
    { "10000.001 mg/h", 0, 0, 0     },
    { "999999999999999 mg/h", 0, 0, 0     },
    { "999999999 mL/h", 0, 100000, 0   },
    { "53,6 mg/h", 0, 0, 0     },
    { "53.6", 0, 0, 0     },
    { "mg/h", 0, 0, 0     },
    { "", 0, 0, 0     },
    { "1.2.3 mg/h", 0, 0, 0     },
    { "5 mg/h now", 0, 0, 0     },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 rate = -1;
      gboolean is_rate = respite_rate_parse (cases[i].text, cases[i].weight_g, cases[i].concentration, &rate, &error);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (is_rate, ==, cases[i].rate_ugph > 0);
      g_assert_cmpint (rate, ==, is_rate ? cases[i].rate_ugph : -1);
      g_assert_cmpint (is_rate, ==, error == NULL);
    }
}

/* Whichever one of dose, concentration, volume, rate and length is changed by a tenth, it is said. */
static void
test_every_pair_is_checked (void)
{
  for (int i = 0; i < 6; i++)
    {
      g_autoptr (RespiteOrder) order = order_new ();
      g_autoptr (GPtrArray) lines = NULL;
      gint64 *const figures[] = {
        &order->dose_ug, &order->dose_ug_per_kg, &order->bag_ul, &order->concentration_ug_per_ml, &order->planned_ms,
        &order->rate_ugph,
      };

      lines = respite_order_list_lines (order);
      g_assert_null (respite_order_find_difference (lines));
      g_ptr_array_unref (lines);
      *figures[i] += *figures[i] / 10;
      lines = respite_order_list_lines (order);
      g_assert_nonnull (respite_order_find_difference (lines));
    }
}

static void
test_weight_measured_last (void)
{
  static const struct
  {
    RespiteWeightKind kind;
    gint64            weight_g;
    gint64            measured_g;
    gboolean          is_said;
  } cases[] = {
    { RESPITE_WEIGHT_ACTUAL, 71400, 71400, FALSE }, { RESPITE_WEIGHT_ACTUAL, 71400, 0, FALSE },
    { RESPITE_WEIGHT_ACTUAL, 71400, 78540, FALSE }, { RESPITE_WEIGHT_ACTUAL, 71400, 78541, TRUE },
    { RESPITE_WEIGHT_ACTUAL, 165000, 75000, TRUE }, { RESPITE_WEIGHT_IDEAL, 55000, 75000, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteOrder) order = order_new ();
      g_autoptr (GPtrArray) lines = NULL;

      order->weight_kind = cases[i].kind;
      order->weight_g = cases[i].weight_g;
      lines = respite_order_list_lines (order);
      g_ptr_array_set_size (lines, 0);
      respite_order_add_weight_line (lines, order, cases[i].measured_g);
      g_assert_cmpuint (lines->len, ==, cases[i].is_said);
      g_assert_true ((respite_order_find_difference (lines) != NULL) == cases[i].is_said);
    }
}

/* security.md U-7 */
static void
test_names_in_full (void)
{
  static const struct
  {
    const char *adjuncts;
    gboolean    is_good;
  } cases[] = {
    { "ondansetron 4 mg if nausea", TRUE }, { "magnesium sulfate 1 g", TRUE }, { "MgSO4 1 g", FALSE },
    { "MSO4 2 mg", FALSE }, { "mgso4", FALSE }, { "ondansetron 4 mg (ket)", FALSE }, { "msx", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RespiteOrder) order = order_new ();
      g_autoptr (GError) error = NULL;

      order->adjuncts = g_strdup (cases[i].adjuncts);
      g_test_message ("%s", cases[i].adjuncts);
      g_assert_true (respite_order_check (order, &error) == cases[i].is_good);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/order-check/every-conversion-is-shown", test_every_conversion_is_shown);
  g_test_add_func ("/order-check/tenfold-dose-differs", test_tenfold_dose_differs);
  g_test_add_func ("/order-check/five-percent-is-the-border", test_five_percent_is_the_border);
  g_test_add_func ("/order-check/only-what-was-written-is-compared", test_only_what_was_written_is_compared);
  g_test_add_func ("/order-check/typed-rate-must-be-the-kept-one", test_typed_rate_must_be_the_kept_one);
  g_test_add_func ("/order-check/impossible-orders-are-refused", test_impossible_orders_are_refused);
  g_test_add_func ("/order-check/order-needs-a-dose-and-a-dated-weight", test_order_needs_a_dose_and_a_dated_weight);
  g_test_add_func ("/order-check/nasal-spray", test_nasal_spray);
  g_test_add_func ("/order-check/rates-are-rounded-once", test_rates_are_rounded_once);
  g_test_add_func ("/order-check/every-pair", test_every_pair_is_checked);
  g_test_add_func ("/order-check/measured-weight", test_weight_measured_last);
  g_test_add_func ("/order-check/names-in-full", test_names_in_full);

  return g_test_run ();
}
