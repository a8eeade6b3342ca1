/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "domain/respite-country.h"
#include "respite-core.h"

static void
test_presets (void)
{
  static const struct
  {
    const char *code;
    const char *emergency;
    const char *crisis;
    const char *paper;
    const char *schedule;
    const char *spanish;
    int         years;
    gboolean    twelve;
  } cases[] = {
    { "us", "911", "988", "letter", "Schedule III", "Lista III", 2, TRUE },
    { "gb", "999", NULL, "a4", "Schedule 2, Class B", "Lista 2, clase B", 2, FALSE },
    { "", NULL, NULL, "a4", NULL, NULL, 0, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const RespiteCountry *country = respite_country_get (cases[i].code);
      g_autofree char *schedule = respite_country_dup_schedule (country, "en");
      g_autofree char *spanish = respite_country_dup_schedule (country, "es");

      g_assert_cmpstr (country->code, ==, cases[i].code);
      g_assert_cmpstr (country->emergency, ==, cases[i].emergency);
      g_assert_cmpstr (country->crisis, ==, cases[i].crisis);
      g_assert_cmpstr (country->paper, ==, cases[i].paper);
      g_assert_cmpstr (schedule, ==, cases[i].schedule);
      g_assert_cmpstr (spanish, ==, cases[i].spanish);
      g_assert_cmpint (country->register_years, ==, cases[i].years);
      g_assert_true ((country->register_source != NULL) == (cases[i].years > 0));
      g_assert_cmpint (country->twelve_hours, ==, cases[i].twelve);
      g_assert_true (respite_country_get_nth (i) == country);
      g_assert_cmpuint (respite_country_get_position (cases[i].code), ==, i);
      g_assert_true (respite_country_is_known (cases[i].code));
    }
}

/* What is not known is never guessed. */
static void
test_unknown (void)
{
  static const char *const codes[] = { NULL, "mars", "US", "other", "g", "us " };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      const RespiteCountry *country = respite_country_get (codes[i]);

      g_assert_cmpstr (country->code, ==, "");
      g_assert_null (country->emergency);
      g_assert_null (country->crisis);
      g_assert_true (respite_country_is_known (codes[i]) == (codes[i] == NULL));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  respite_core_init ();

  g_test_add_func ("/country/presets", test_presets);
  g_test_add_func ("/country/unknown", test_unknown);

  return g_test_run ();
}
