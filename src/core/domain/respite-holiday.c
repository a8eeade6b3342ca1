/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "domain/respite-holiday.h"

#include "base/respite-error.h"

#define FIXED  RESPITE_HOLIDAY_FIXED
#define NTH    RESPITE_HOLIDAY_NTH
#define LAST   RESPITE_HOLIDAY_LAST
#define EASTER RESPITE_HOLIDAY_EASTER

const RespiteHoliday respite_holidays[] = {
  { "us-new-year", "us", N_ ("New Year's Day"), FIXED, 1, 1, 0 },
  { "us-king", "us", N_ ("Martin Luther King Jr. Day"), NTH, 1, 3, G_DATE_MONDAY },
  { "us-washington", "us", N_ ("Washington's Birthday"), NTH, 2, 3, G_DATE_MONDAY },
  { "us-memorial", "us", N_ ("Memorial Day"), LAST, 5, 0, G_DATE_MONDAY },
  { "us-juneteenth", "us", N_ ("Juneteenth"), FIXED, 6, 19, 0 },
  { "us-independence", "us", N_ ("Independence Day"), FIXED, 7, 4, 0 },
  { "us-labor", "us", N_ ("Labor Day"), NTH, 9, 1, G_DATE_MONDAY },
  { "us-columbus", "us", N_ ("Columbus Day"), NTH, 10, 2, G_DATE_MONDAY },
  { "us-veterans", "us", N_ ("Veterans Day"), FIXED, 11, 11, 0 },
  { "us-thanksgiving", "us", N_ ("Thanksgiving Day"), NTH, 11, 4, G_DATE_THURSDAY },
  { "us-christmas", "us", N_ ("Christmas Day"), FIXED, 12, 25, 0 },
  { "gb-new-year", "gb", N_ ("New Year's Day"), FIXED, 1, 1, 0 },
  { "gb-second-january", "gb", N_ ("2 January (Scotland)"), FIXED, 1, 2, 0 },
  { "gb-patrick", "gb", N_ ("St Patrick's Day (Northern Ireland)"), FIXED, 3, 17, 0 },
  { "gb-good-friday", "gb", N_ ("Good Friday"), EASTER, 0, -2, 0 },
  { "gb-easter-monday", "gb", N_ ("Easter Monday (not in Scotland)"), EASTER, 0, 1, 0 },
  { "gb-early-may", "gb", N_ ("Early May bank holiday"), NTH, 5, 1, G_DATE_MONDAY },
  { "gb-spring", "gb", N_ ("Spring bank holiday"), LAST, 5, 0, G_DATE_MONDAY },
  { "gb-boyne", "gb", N_ ("Battle of the Boyne (Northern Ireland)"), FIXED, 7, 12, 0 },
  { "gb-summer-scotland", "gb", N_ ("Summer bank holiday (Scotland)"), NTH, 8, 1, G_DATE_MONDAY },
  { "gb-summer", "gb", N_ ("Summer bank holiday (not in Scotland)"), LAST, 8, 0, G_DATE_MONDAY },
  { "gb-andrew", "gb", N_ ("St Andrew's Day (Scotland)"), FIXED, 11, 30, 0 },
  { "gb-christmas", "gb", N_ ("Christmas Day"), FIXED, 12, 25, 0 },
  { "gb-boxing", "gb", N_ ("Boxing Day"), FIXED, 12, 26, 0 },
  { NULL, NULL, NULL, FIXED, 0, 0, 0 },
};

const RespiteHoliday *
respite_holiday_find (const char *code)
{
  for (const RespiteHoliday *holiday = respite_holidays; holiday->code != NULL; holiday++)
    if (g_strcmp0 (holiday->code, code) == 0)
      return holiday;

  return NULL;
}

/* The method of an anonymous letter to Nature, 20 April 1876, for the Gregorian calendar. */
GDate
respite_holiday_get_easter (int year)
{
  int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  int m = (a + 11 * h + 22 * l) / 451, sum = h + l - 7 * m + 114;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) (sum % 31 + 1), (GDateMonth) (sum / 31), (GDateYear) year);

  return date;
}

static void
add_days (GDate *date,
          int    days)
{
  if (days >= 0)
    g_date_add_days (date, (guint) days);
  else
    g_date_subtract_days (date, (guint) -days);
}

/* The day of the rule itself. */
static GDate
get_day (const RespiteHoliday *holiday,
         int                   year)
{
  GDate date;
  int last;

  g_date_clear (&date, 1);
  switch (holiday->rule)
    {
    case RESPITE_HOLIDAY_NTH:
      g_date_set_dmy (&date, 1, (GDateMonth) holiday->month, (GDateYear) year);
      add_days (&date, ((int) holiday->weekday - (int) g_date_get_weekday (&date) + 7) % 7 + 7 * (holiday->day - 1));
      return date;
    case RESPITE_HOLIDAY_LAST:
      last = g_date_get_days_in_month ((GDateMonth) holiday->month, (GDateYear) year);
      g_date_set_dmy (&date, (GDateDay) last, (GDateMonth) holiday->month, (GDateYear) year);
      add_days (&date, -(((int) g_date_get_weekday (&date) - (int) holiday->weekday + 7) % 7));
      return date;
    case RESPITE_HOLIDAY_EASTER:
      date = respite_holiday_get_easter (year);
      add_days (&date, holiday->day);
      return date;
    case RESPITE_HOLIDAY_FIXED:
    default:
      g_date_set_dmy (&date, (GDateDay) holiday->day, (GDateMonth) holiday->month, (GDateYear) year);
      return date;
    }
}

static gboolean
is_weekend (const GDate *date)
{
  return g_date_get_weekday (date) >= G_DATE_SATURDAY;
}

static gboolean
is_taken (GArray      *days,
          const GDate *date)
{
  for (guint i = 0; i < days->len; i++)
    if (g_date_compare (&g_array_index (days, RespiteHolidayDay, i).date, date) == 0)
      return TRUE;

  return FALSE;
}

/* Moves a day of the weekend to the weekday on which it is kept. */
static void
substitute (GArray               *days,
            const RespiteHoliday *holiday,
            GDate                *date)
{
  if (g_str_equal (holiday->country, "us"))
    {
      add_days (date, g_date_get_weekday (date) == G_DATE_SATURDAY ? -1 : 1);
      return;
    }

  do
    add_days (date, 1);
  while (is_weekend (date) || is_taken (days, date));
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  return g_date_compare (&((const RespiteHolidayDay *) a)->date, &((const RespiteHolidayDay *) b)->date);
}

GArray *
respite_holidays_list (GPtrArray *codes,
                       int        year)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (RespiteHolidayDay));
  guint n;

  g_return_val_if_fail (codes != NULL, days);

  for (guint i = 0; i < codes->len; i++)
    {
      RespiteHolidayDay day = { .holiday = respite_holiday_find (g_ptr_array_index (codes, i)) };

      if (day.holiday == NULL)
        continue;
      day.date = get_day (day.holiday, year);
      g_array_append_val (days, day);
    }

  /* In the order of the year: the substitute of Christmas comes before that of Boxing Day. */
  g_array_sort (days, compare_days);
  n = days->len;
  for (guint i = 0; i < n; i++)
    {
      RespiteHolidayDay day = g_array_index (days, RespiteHolidayDay, i);

      if (day.holiday->rule != RESPITE_HOLIDAY_FIXED || !is_weekend (&day.date))
        continue;
      day.is_substitute = TRUE;
      substitute (days, day.holiday, &day.date);
      g_array_append_val (days, day);
    }
  g_array_sort (days, compare_days);

  return days;
}

const RespiteHoliday *
respite_holidays_find (GPtrArray   *codes,
                       const GDate *date)
{
  int year = g_date_get_year (date);

  g_return_val_if_fail (codes != NULL && date != NULL, NULL);

  if (codes->len == 0)
    return NULL;

  for (int i = year; i <= year + 1; i++)
    {
      g_autoptr (GArray) days = respite_holidays_list (codes, i);

      for (guint j = 0; j < days->len; j++)
        if (g_date_compare (&g_array_index (days, RespiteHolidayDay, j).date, date) == 0)
          return g_array_index (days, RespiteHolidayDay, j).holiday;
    }

  return NULL;
}

GDate
respite_holiday_get_next (const RespiteHoliday *holiday,
                          const GDate          *from)
{
  GDate date = get_day (holiday, g_date_get_year (from));

  return g_date_compare (&date, from) >= 0 ? date : get_day (holiday, g_date_get_year (from) + 1);
}
