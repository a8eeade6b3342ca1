/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "base/respite-error.h"
#include "base/respite-quantity.h"

static void
test_format_by_the_rules (void)
{
  static const struct
  {
    gint64      ug;
    const char *text;
  } cases[] = {
    { 0, "0 mg" }, { 50, "50 mcg" }, { 99, "99 mcg" }, { 100, "0.1 mg" }, { 500, "0.5 mg" }, { 1000, "1 mg" },
    { 53600, "53.6 mg" }, { 21100, "21.1 mg" }, { 1000000, "1,000 mg" }, { 1234567, "1,234.567 mg" },
    { 10000, "10 mg" }, { 100000000, "100,000 mg" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = respite_quantity_format_mg (cases[i].ug);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* What a running rate has given is read in tenths of a milligram. */
static void
test_format_given (void)
{
  static const struct
  {
    gint64      ug;
    const char *text;
  } cases[] = {
    { 0, "0 mg" }, { 49, "0 mg" }, { 50, "0.1 mg" }, { 34057, "34.1 mg" }, { 34950, "35 mg" },
    { 1234567, "1,234.6 mg" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = respite_quantity_format_given (cases[i].ug);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* security.md U-2: no trailing zero, always a leading one, over many doses. */
static void
test_format_random_doses (void)
{
  g_autoptr (GRegex) trailing = g_regex_new ("\\.\\d*0(?!\\d)", 0, 0, NULL);
  g_autoptr (GRegex) leading = g_regex_new ("(?<!\\d)\\.\\d", 0, 0, NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);

  for (int i = 0; i < 100000; i++)
    {
      gint64 ug = g_rand_int_range (random, 0, 1 << g_rand_int_range (random, 1, 31));
      g_autofree char *text = respite_quantity_format_mg (ug);

      g_assert_false (g_regex_match (trailing, text, 0, NULL));
      g_assert_false (g_regex_match (leading, text, 0, NULL));
    }
}

static void
test_parse_numbers (void)
{
  static const struct
  {
    const char *text;
    int         decimals;
    gint64      value;
  } cases[] = {
    { "53.6", 3, 53600 }, { "0.5", 3, 500 }, { ".5", 3, 500 }, { "5", 3, 5000 }, { "5.000", 3, 5000 },
    { "5.0000", 3, 5000 }, { "0", 0, 0 }, { "999999999999", 3, G_GINT64_CONSTANT (999999999999000) },
  };
  static const char *const refused[] = { "", ".", "5.", "53,6", "1,000", "-5", "+5", "1e3", "5 mg", "٥", "1.2.3",
                                         "0.0001", "9999999999999999" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 value = -1;

      g_assert_true (respite_quantity_parse (cases[i].text, cases[i].decimals, &value, &error));
      g_assert_no_error (error);
      g_assert_cmpint (value, ==, cases[i].value);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 value = -1;

      g_assert_false (respite_quantity_parse (refused[i], 3, &value, &error));
      g_assert_error (error, RESPITE_ERROR, RESPITE_ERROR_INVALID);
      g_assert_cmpint (value, ==, -1);
    }
}

static void
test_muldiv_rounds_half_away (void)
{
  g_assert_cmpint (respite_muldiv (5, 1, 2), ==, 3);
  g_assert_cmpint (respite_muldiv (-5, 1, 2), ==, -3);
  g_assert_cmpint (respite_muldiv (1, 1, 3), ==, 0);
  g_assert_cmpint (respite_muldiv (G_MAXINT64, 10, 20), ==, G_MAXINT64 / 2 + 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quantity/format-by-the-rules", test_format_by_the_rules);
  g_test_add_func ("/quantity/format-given", test_format_given);
  g_test_add_func ("/quantity/format-random-doses", test_format_random_doses);
  g_test_add_func ("/quantity/parse-numbers", test_parse_numbers);
  g_test_add_func ("/quantity/muldiv-rounds-half-away", test_muldiv_rounds_half_away);

  return g_test_run ();
}
