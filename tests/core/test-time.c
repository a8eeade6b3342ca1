/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "base/respite-clock.h"
#include "base/respite-time.h"

static void
test_times (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");
  g_autofree char *text = NULL;
  g_autofree char *clock = NULL;
  g_autofree char *elapsed = respite_time_format_elapsed (1420000);
  gint64 ms = 0;

  g_assert_true (respite_time_parse_rfc3339 ("2026-11-22T10:23:40", zone, &ms, NULL));
  text = respite_time_format_rfc3339 (ms, zone);
  g_assert_cmpstr (text, ==, "2026-11-22T10:23:40.000-05:00");
  clock = respite_time_format_hm (ms, zone);
  g_assert_cmpstr (clock, ==, "10:23");
  g_assert_cmpstr (elapsed, ==, "00:23:40");
  g_assert_false (respite_time_parse_rfc3339 ("half past ten", zone, &ms, NULL));
}

static void
test_day_begins_with_daylight_saving (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");
  gint64 noon = 0, begin = 0;

  /* The clocks go back on 1 November 2026. */
  g_assert_true (respite_time_parse_rfc3339 ("2026-11-01T12:00:00", zone, &noon, NULL));
  begin = respite_time_day_begin (noon, zone);
  g_assert_cmpint (noon - begin, ==, 13 * RESPITE_HOUR_MS);
}

static void
test_dates (void)
{
  GDate date;

  g_assert_true (respite_date_parse ("2024-02-29", &date));
  g_assert_false (respite_date_parse ("2026-02-29", &date));
  g_assert_false (respite_date_parse ("2026-2-9", &date));
  g_assert_false (respite_date_parse ("14/03/1968", &date));
  g_assert_cmpint (respite_date_get_age ("1968-03-14", "2026-03-13"), ==, 57);
  g_assert_cmpint (respite_date_get_age ("1968-03-14", "2026-03-14"), ==, 58);
  g_assert_cmpint (respite_date_get_age ("2030-03-14", "2026-03-14"), ==, -1);
}

static void
test_dates_are_written_for_people (void)
{
  g_autofree char *date = respite_date_to_words ("2026-11-05");
  g_autofree char *other = respite_date_to_words ("spring");

  g_assert_cmpstr (date, ==, "5 Nov 2026");
  g_assert_cmpstr (other, ==, "spring");
  g_assert_cmpstr (respite_date_get_month (12), ==, "Dec");
}

static void
test_fake_clock (void)
{
  g_autoptr (RespiteClock) clock = respite_clock_new_fake (1000);

  respite_clock_advance (clock, 500);
  g_assert_cmpint (respite_clock_get_now (clock), ==, 1500);
  respite_clock_advance (clock, -700);
  g_assert_cmpint (respite_clock_get_now (clock), ==, 800);
  g_assert_cmpint (respite_clock_get_monotonic (clock), ==, 500);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/time/times", test_times);
  g_test_add_func ("/time/day-begins-with-daylight-saving", test_day_begins_with_daylight_saving);
  g_test_add_func ("/time/dates", test_dates);
  g_test_add_func ("/time/dates-for-people", test_dates_are_written_for_people);
  g_test_add_func ("/time/fake-clock", test_fake_clock);

  return g_test_run ();
}
