/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <string.h>

#include "base/respite-quantity.h"

#define N_DOSES 100000

/* A dose as it is printed, read back digit by digit and not by the code that printed it. */
typedef struct
{
  gint64      scaled;           /* the number times 10^decimals */
  int         decimals;
  const char *unit;             /* what stands after the space */
} Reading;

/* Reads @text by the ISMP rules; whatever breaks one ends the test. */
static Reading
read_strictly (const char *text)
{
  Reading reading = { 0 };
  const char *space = strchr (text, ' ');
  const char *point = strchr (text, '.');
  const char *end = point != NULL && point < space ? point : space;
  const char *first_comma = strchr (text, ',');
  gsize whole = (gsize) (end - text);

  g_assert_nonnull (space);
  g_assert_null (strchr (space + 1, ' '));
  g_assert_true (g_ascii_isdigit (text[0]));
  g_assert_true (text[0] != '0' || whole == 1);
  for (gsize i = 0; i < whole; i++)
    {
      gboolean is_comma = (whole - i) % 4 == 0;

      g_assert_true (is_comma ? text[i] == ',' : g_ascii_isdigit (text[i]));
      if (!is_comma)
        reading.scaled = reading.scaled * 10 + (text[i] - '0');
    }
  g_assert_true ((first_comma != NULL) == (whole > 3));
  if (end == point)
    {
      g_assert_true (space > point + 1 && space[-1] != '0');
      for (const char *p = point + 1; p < space; p++, reading.decimals++)
        {
          g_assert_true (g_ascii_isdigit (*p));
          reading.scaled = reading.scaled * 10 + (*p - '0');
        }
    }
  reading.unit = space + 1;
  g_assert_null (strstr (text, "ug"));
  g_assert_null (strstr (text, "µ"));
  g_assert_null (strstr (text, "cc"));

  return reading;
}

/* Whether the reading is @numerator / @denominator rounded half up to @decimals, with no more digits than it needs. */
static gboolean
is_rounded (Reading reading,
            gint64  numerator,
            gint64  denominator,
            int     decimals)
{
  __int128 shown = reading.scaled;
  __int128 exact = numerator;

  g_assert_cmpint (reading.decimals, <=, decimals);
  for (int i = reading.decimals; i < decimals; i++)
    shown *= 10;
  for (int i = 0; i < decimals; i++)
    exact *= 10;

  /* shown - 1/2 <= exact / denominator < shown + 1/2 */
  return 2 * shown * denominator - denominator <= 2 * exact && 2 * exact < 2 * shown * denominator + denominator;
}

static gint64
random_amount (GRand *random)
{
  return g_rand_int_range (random, 0, 1 << g_rand_int_range (random, 1, 31));
}

static void
assert_shown (char       *text,
              const char *unit,
              gint64      numerator,
              gint64      denominator,
              int         decimals)
{
  g_autofree char *owned = text;
  Reading reading = read_strictly (owned);

  g_assert_cmpstr (reading.unit, ==, unit);
  g_assert_true (is_rounded (reading, numerator, denominator, decimals));
}

/* security.md U-2 and U-3: a hundred thousand doses, in every form in which one is printed. */
static void
test_random_doses (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);

  for (int i = 0; i < N_DOSES; i++)
    {
      gint64 ug = random_amount (random);
      gint64 weight_g = g_rand_int_range (random, 20000, 400001);
      gint64 strength = g_rand_int_range (random, 1, 100001);

      if (ug > 0 && ug < 100)
        assert_shown (respite_quantity_format_mg (ug), "mcg", ug, 1, 0);
      else
        assert_shown (respite_quantity_format_mg (ug), "mg", ug, 1000, 3);
      switch (i % 9)
        {
        case 0:
          assert_shown (respite_quantity_format_ml (ug), "mL", ug, 1000, 3);
          break;
        case 1:
          assert_shown (respite_quantity_format_mg_per_h (ug), "mg/h", ug, 1000, 3);
          break;
        case 2:
          assert_shown (respite_quantity_format_dose_per_kg (ug), "mg/kg", ug, 1000, 3);
          break;
        case 3:
          assert_shown (respite_quantity_format_mg_per_ml (ug), "mg/mL", ug, 1000, 3);
          break;
        case 4:
          assert_shown (respite_quantity_format_kg (weight_g), "kg", weight_g, 1000, 1);
          break;
        case 5:
          assert_shown (respite_quantity_format_unit (ug, 3, 1, "mg"), "mg", ug, 1000, 1);
          break;
        /* These are divided first, to a microgram, and printed then. */
        case 6:
          assert_shown (respite_quantity_format_mg_per_min (ug), "mg/min", respite_muldiv (ug, 1, 60), 1000, 3);
          break;
        case 7:
          assert_shown (respite_quantity_format_mg_per_kg_h (ug, weight_g), "mg/kg/h",
                        respite_muldiv (ug, 1000, weight_g), 1000, 3);
          break;
        default:
          assert_shown (respite_quantity_format_ml_per_h (ug, strength), "mL/h",
                        respite_muldiv (ug, 1000, strength), 1000, 2);
          break;
        }
    }
}

/* What people type is rewritten for showing; what is no amount stays as it is. */
static void
test_tidy (void)
{
  static const struct
  {
    const char *typed;
    const char *shown;
  } cases[] = {
    { "", "" }, { ".5 mg", "0.5 mg" }, { "5.0mg", "5 mg" }, { "1000 mg", "1,000 mg" }, { "50ug", "50 mcg" },
    { "50 µg", "50 mcg" }, { "50 μg", "50 mcg" }, { "10cc", "10 mL" }, { "10 ml", "10 mL" },
    { "53.60 mg/h", "53.6 mg/h" },
    { "0.750 mg/kg/hr", "0.75 mg/kg/h" }, { "2mg/ml", "2 mg/mL" }, { "20 mL/h", "20 mL/h" },
    { "ondansetron .50mg or 1000ug", "ondansetron 0.5 mg or 1,000 mcg" }, { "(4 mg)", "(4 mg)" },
    { "1,000 mg", "1,000 mg" }, { "room 4, 10:21", "room 4, 10:21" }, { "v1.50 mg2", "v1.50 mg2" },
    { "5. mg", "5. mg" }, { "1.2.30 mg", "1.2.30 mg" }, { "4 magnets", "4 magnets" }, { "4 mgo", "4 mgo" },
    { "Ñ4 mg", "Ñ4 mg" }, { "2 g", "2 g" }, { "2 good", "2 good" }, { "0.0 mg", "0 mg" }, { "007 mg", "7 mg" },
    { "4 mg.", "4 mg." }, { "4–8.0 mg", "4–8.0 mg" }, { "4-8.0 mg", "4-8 mg" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = respite_quantity_tidy (cases[i].typed);
      g_autofree char *again = respite_quantity_tidy (shown);

      g_assert_cmpstr (shown, ==, cases[i].shown);
      g_assert_cmpstr (again, ==, shown);
    }
}

/* However badly a dose is typed, it is shown as the formatter would. */
static void
test_tidy_random_doses (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4);

  for (int i = 0; i < N_DOSES; i++)
    {
      gint64 ug = random_amount (random);
      g_autofree char *typed = g_strdup_printf ("%s%d.%03d%s%s", i % 2 ? "0" : "", (int) (ug / 1000), (int) (ug % 1000),
                                                i % 3 ? "0" : "", i % 5 ? "mg" : " MG");
      g_autofree char *shown = respite_quantity_tidy (typed + (ug < 1000 && i % 2 == 0 ? 1 : 0));

      assert_shown (g_steal_pointer (&shown), "mg", ug, 1000, 3);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/doses/random", test_random_doses);
  g_test_add_func ("/doses/tidy", test_tidy);
  g_test_add_func ("/doses/tidy-random", test_tidy_random_doses);

  return g_test_run ();
}
