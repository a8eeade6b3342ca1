/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-text.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "base/respite-language.h"
#include "base/respite-time.h"
#include "models/respite-record-words.h"

char *
respite_text_date (const char *text)
{
  return respite_date_to_words (text);
}

char *
respite_text_day (gint64     at,
                  GTimeZone *zone)
{
  g_autofree char *date = respite_time_format_date (at, zone);

  return respite_text_date (date);
}

char *
respite_text_field (const char *field,
                    const char *value)
{
  g_return_val_if_fail (field != NULL && value != NULL, NULL);

  return g_str_equal (field, "born") ? respite_text_date (value) : respite_words_dup_value (field, value);
}

char *
respite_text_weekday (const char *text)
{
  static const char *const days[] = { N_ ("Mon"), N_ ("Tue"), N_ ("Wed"), N_ ("Thu"),
                                      N_ ("Fri"), N_ ("Sat"), N_ ("Sun") };
  g_autofree char *day = NULL;
  GDate date;

  g_return_val_if_fail (text != NULL, NULL);

  if (!respite_date_parse (text, &date))
    return g_strdup (text);

  day = respite_date_to_words (text);

  /* Translators: weekday and date: "Sat 14 Mar 2026" */
  return g_strdup_printf (_ ("%s %s"), _ (days[g_date_get_weekday (&date) - 1]), day);
}

const char *
respite_text_language (void)
{
  return respite_language_get ();
}

char *
respite_text_day_and_time (gint64     at,
                           GTimeZone *zone)
{
  g_autofree char *date = respite_time_format_date (at, zone);
  g_autofree char *day = respite_text_weekday (date);
  g_autofree char *time = respite_time_format_hm (at, zone);

  /* Translators: weekday, date, time of day: "Sat 14 Mar 2026, 10:00" */
  return g_strdup_printf (_ ("%s, %s"), day, time);
}

char *
respite_text_born (const char *born,
                   gint64      now,
                   GTimeZone  *zone)
{
  g_autofree char *today = respite_time_format_date (now, zone);
  g_autofree char *day = respite_text_date (born);

  /* Translators: age in years and date of birth, as in "58 y · 14 Mar 1968" */
  return g_strdup_printf (_ ("%d y · %s"), respite_date_get_age (born, today), day);
}

/* The month whose short name, in English or as the window has it, begins @word; 0 for none. */
static int
find_month (const char *word)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);

  for (int month = 1; month <= 12; month++)
    {
      g_autofree char *english = g_utf8_casefold (respite_date_get_month (month), -1);
      g_autofree char *shown = g_utf8_casefold (respite_translate (respite_date_get_month (month)), -1);

      if (g_str_has_prefix (folded, english) || g_str_has_prefix (folded, shown))
        return month;
    }

  return 0;
}

/* "14 Mar 1968", "Mar 14, 1968", "14 de marzo de 1968": a month in letters leaves no doubt which number is the day.
 * Day, month and all four digits of the year are asked for: a day that is guessed is worse than none. */
static gboolean
read_month_in_words (const char *text,
                     GDate      *date)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ,./-", -1);
  gint64 day = 0, year = 0;
  int month = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0' || g_ascii_strcasecmp (words[i], "de") == 0)
        continue;
      if (month == 0 && !g_ascii_isdigit (*words[i]))
        month = find_month (words[i]);
      else if (day == 0 && strlen (words[i]) <= 2)
        g_ascii_string_to_signed (words[i], 10, 1, 31, &day, NULL);
      else if (year != 0 || strlen (words[i]) != 4 ||
               !g_ascii_string_to_signed (words[i], 10, 1000, 9999, &year, NULL))
        return FALSE;
    }

  if (month == 0 || day == 0 || year == 0 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return TRUE;
}

char *
respite_text_read_date (const char *text)
{
  g_autofree char *trimmed = NULL;
  GDate date;

  g_return_val_if_fail (text != NULL, NULL);

  trimmed = g_strstrip (g_strdup (text));
  if (respite_date_parse (trimmed, &date))
    return g_steal_pointer (&trimmed);
  if (strlen (trimmed) == 8 && strspn (trimmed, "0123456789") == 8)
    {
      char *dashed = g_strdup_printf ("%.4s-%.2s-%.2s", trimmed, trimmed + 4, trimmed + 6);

      if (respite_date_parse (dashed, &date))
        return dashed;
      g_free (dashed);
    }

  if (read_month_in_words (trimmed, &date))
    return respite_date_format (&date);

  return g_steal_pointer (&trimmed);
}

gboolean
respite_text_read_time (const char *text,
                        int        *minutes)
{
  guint hour;
  guint minute;
  char rest;

  g_return_val_if_fail (text != NULL, FALSE);

  if (sscanf (text, " %2u:%2u %c", &hour, &minute, &rest) != 2 || hour > 23 || minute > 59)
    return FALSE;

  *minutes = (int) (hour * 60 + minute);

  return TRUE;
}

gboolean
respite_text_read_moment (const char *day,
                          const char *time,
                          GTimeZone  *zone,
                          gint64     *at)
{
  g_autofree char *date = respite_text_read_date (day);
  g_autofree char *whole = NULL;
  GDate parsed;
  int minutes;

  g_return_val_if_fail (zone != NULL, FALSE);

  if (!respite_date_parse (date, &parsed) || !respite_text_read_time (time, &minutes))
    return FALSE;

  whole = g_strdup_printf ("%sT%02d:%02d:00", date, minutes / 60, minutes % 60);

  return respite_time_parse_rfc3339 (whole, zone, at, NULL);
}
