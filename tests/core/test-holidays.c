/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include <stdlib.h>

#include "base/respite-time.h"
#include "domain/respite-calendar.h"
#include "domain/respite-holiday.h"

static GPtrArray *
list_codes (const char *words)
{
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (codes, g_strdup (parts[i]));

  return codes;
}

/* Easter Sundays as published, among them the earliest and the latest of the time. */
static void
test_easter (void)
{
  static const char *const easters[] = {
    "1961-04-02", "1981-04-19", "2000-04-23", "2008-03-23", "2011-04-24", "2019-04-21", "2024-03-31", "2025-04-20",
    "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2035-03-25", "2038-04-25", "2049-04-18",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (easters); i++)
    {
      GDate date = respite_holiday_get_easter (atoi (easters[i]));
      g_autofree char *text = respite_date_format (&date);

      g_assert_cmpstr (text, ==, easters[i]);
    }
}

/* Every Easter of two thousand years is a Sunday from 22 March to 25 April. */
static void
test_easter_is_a_sunday (void)
{
  for (int year = 1583; year < 3600; year++)
    {
      GDate date = respite_holiday_get_easter (year);
      int day = g_date_get_month (&date) * 100 + g_date_get_day (&date);

      g_assert_cmpint (g_date_get_weekday (&date), ==, G_DATE_SUNDAY);
      g_assert_cmpint (day, >=, 322);
      g_assert_cmpint (day, <=, 425);
    }
}

#define US "us-new-year us-king us-washington us-memorial us-juneteenth us-independence us-labor us-columbus " \
  "us-veterans us-thanksgiving us-christmas"
#define ENGLAND "gb-new-year gb-good-friday gb-easter-monday gb-early-may gb-spring gb-summer gb-christmas gb-boxing"
#define SCOTLAND "gb-new-year gb-second-january gb-good-friday gb-early-may gb-spring gb-summer-scotland gb-andrew " \
  "gb-christmas gb-boxing"

/* The weekdays on which they are kept, as the offices of the countries publish them; without days of the weekend, and
 * without those that were held once. */
static const struct
{
  const char *codes;
  int         year;
  const char *days;
} published[] = {
  { US, 2021, "2021-01-01 2021-01-18 2021-02-15 2021-05-31 2021-06-18 2021-07-05 2021-09-06 2021-10-11 2021-11-11 "
    "2021-11-25 2021-12-24" },
  { US, 2022, "2021-12-31 2022-01-17 2022-02-21 2022-05-30 2022-06-20 2022-07-04 2022-09-05 2022-10-10 2022-11-11 "
    "2022-11-24 2022-12-26" },
  { US, 2026, "2026-01-01 2026-01-19 2026-02-16 2026-05-25 2026-06-19 2026-07-03 2026-09-07 2026-10-12 2026-11-11 "
    "2026-11-26 2026-12-25" },
  { US, 2027, "2027-01-01 2027-01-18 2027-02-15 2027-05-31 2027-06-18 2027-07-05 2027-09-06 2027-10-11 2027-11-11 "
    "2027-11-25 2027-12-24" },
  { ENGLAND, 2021, "2021-01-01 2021-04-02 2021-04-05 2021-05-03 2021-05-31 2021-08-30 2021-12-27 2021-12-28" },
  { ENGLAND, 2023, "2023-01-02 2023-04-07 2023-04-10 2023-05-01 2023-05-29 2023-08-28 2023-12-25 2023-12-26" },
  { ENGLAND, 2026, "2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28" },
  { ENGLAND, 2027, "2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28" },
  { SCOTLAND, 2021, "2021-01-01 2021-01-04 2021-04-02 2021-05-03 2021-05-31 2021-08-02 2021-11-30 2021-12-27 "
    "2021-12-28" },
  { SCOTLAND, 2023, "2023-01-02 2023-01-03 2023-04-07 2023-05-01 2023-05-29 2023-08-07 2023-11-30 2023-12-25 "
    "2023-12-26" },
};

static void
test_published_years (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (published); i++)
    {
      g_autoptr (GPtrArray) codes = list_codes (published[i].codes);
      g_autoptr (GArray) days = respite_holidays_list (codes, published[i].year);
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint j = 0; j < days->len; j++)
        {
          const RespiteHolidayDay *day = &g_array_index (days, RespiteHolidayDay, j);
          g_autofree char *date = respite_date_format (&day->date);

          if (g_date_get_weekday (&day->date) < G_DATE_SATURDAY)
            g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", date);
        }
      g_assert_cmpstr (text->str, ==, published[i].days);
    }
}

/* In every year each holiday is kept on a weekday of its own, wherever it falls. */
static void
test_every_year_has_all (void)
{
  static const char *const sets[] = { US, ENGLAND, SCOTLAND };

  for (gsize i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autoptr (GPtrArray) codes = list_codes (sets[i]);

      for (int year = 1990; year < 2090; year++)
        {
          g_autoptr (GArray) days = respite_holidays_list (codes, year);
          guint n_weekdays = 0;

          for (guint j = 0; j < days->len; j++)
            {
              const GDate *date = &g_array_index (days, RespiteHolidayDay, j).date;

              n_weekdays += g_date_get_weekday (date) < G_DATE_SATURDAY;
              g_assert_true (j == 0 ||
                             g_date_compare (&g_array_index (days, RespiteHolidayDay, j - 1).date, date) <= 0);
            }
          g_assert_cmpuint (n_weekdays, ==, codes->len);
        }
    }
}

static GDate
read_date (const char *text)
{
  GDate date;

  g_assert_true (respite_date_parse (text, &date));

  return date;
}

/* A clinic is closed on those that it ticked and on no others, in the old year on the substitute of New Year's Day. */
static void
test_clinic_is_closed (void)
{
  g_autoptr (RespiteClinicDays) days = respite_clinic_days_new ();
  g_autoptr (RespiteClinicDays) copy = NULL;
  g_autofree char *text = NULL;
  GDate labor = read_date ("2026-09-07"), king = read_date ("2026-01-19"), eve = read_date ("2027-12-31");
  const char *name = NULL;

  respite_clinic_days_set_holiday (days, "us-new-year", TRUE);
  respite_clinic_days_set_holiday (days, "us-labor", TRUE);
  respite_clinic_days_set_holiday (days, "us-king", TRUE);
  respite_clinic_days_set_holiday (days, "us-king", FALSE);
  respite_clinic_days_set_holiday (days, "nothing", TRUE);
  text = respite_clinic_days_format_holidays (days);
  g_assert_cmpstr (text, ==, "us-new-year\nus-labor");

  copy = respite_clinic_days_copy (days);
  g_assert_false (respite_clinic_days_is_open (copy, &labor, &name));
  g_assert_cmpstr (name, ==, "Labor Day");
  g_assert_false (respite_clinic_days_is_open (copy, &eve, &name));
  g_assert_cmpstr (name, ==, "New Year's Day");
  g_assert_true (respite_clinic_days_is_open (copy, &king, &name));
  g_assert_null (name);
  respite_clinic_days_read_holidays (copy, "");
  g_assert_true (respite_clinic_days_is_open (copy, &labor, NULL));
}

/* A course does not plan a session on them. */
static void
test_course_passes_over (void)
{
  g_autoptr (RespiteClinicDays) days = respite_clinic_days_new ();
  GDate date = read_date ("2026-12-25");

  respite_clinic_days_set_holiday (days, "gb-christmas", TRUE);
  respite_clinic_days_set_holiday (days, "gb-boxing", TRUE);
  days->opens[5] = days->closes[5] = days->opens[6] = days->closes[6] = 0;
  g_assert_cmpint (respite_clinic_days_roll (days, &date), ==, 4);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/holidays/easter", test_easter);
  g_test_add_func ("/holidays/easter-is-a-sunday", test_easter_is_a_sunday);
  g_test_add_func ("/holidays/published-years", test_published_years);
  g_test_add_func ("/holidays/every-year-has-all", test_every_year_has_all);
  g_test_add_func ("/holidays/clinic-is-closed", test_clinic_is_closed);
  g_test_add_func ("/holidays/course-passes-over", test_course_passes_over);

  return g_test_run ();
}
