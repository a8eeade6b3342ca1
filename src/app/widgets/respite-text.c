/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-text.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/respite-time.h"

static char *
format_date (const GDate *date)
{
  static const char *const months[] = { N_ ("Jan"), N_ ("Feb"), N_ ("Mar"), N_ ("Apr"), N_ ("May"), N_ ("Jun"),
                                        N_ ("Jul"), N_ ("Aug"), N_ ("Sep"), N_ ("Oct"), N_ ("Nov"), N_ ("Dec") };

  return g_strdup_printf ("%d %s %d", g_date_get_day (date), _ (months[g_date_get_month (date) - 1]),
                          g_date_get_year (date));
}

char *
respite_text_date (const char *text)
{
  GDate date;

  g_return_val_if_fail (text != NULL, NULL);

  return respite_date_parse (text, &date) ? format_date (&date) : g_strdup (text);
}

char *
respite_text_day (gint64     at,
                  GTimeZone *zone)
{
  g_autofree char *date = respite_time_format_date (at, zone);

  return respite_text_date (date);
}

char *
respite_text_day_and_time (gint64     at,
                           GTimeZone *zone)
{
  static const char *const days[] = { N_ ("Mon"), N_ ("Tue"), N_ ("Wed"), N_ ("Thu"),
                                      N_ ("Fri"), N_ ("Sat"), N_ ("Sun") };
  g_autofree char *date = respite_time_format_date (at, zone);
  g_autofree char *day = respite_text_date (date);
  g_autofree char *time = respite_time_format_hm (at, zone);
  GDate parsed;

  if (!respite_date_parse (date, &parsed))
    return g_strdup (date);

  /* Translators: weekday, date, time of day: "Mon 14 Mar 2026, 10:00" */
  return g_strdup_printf (_ ("%s %s, %s"), _ (days[g_date_get_weekday (&parsed) - 1]), day, time);
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

  /* A month in letters leaves no doubt which number is the day; anything else is left as typed, to be refused. */
  for (const char *p = trimmed; *p != '\0'; p++)
    if (g_ascii_isalpha (*p) || (guchar) * p >= 0x80)
      {
        g_date_clear (&date, 1);
        g_date_set_parse (&date, trimmed);
        return g_date_valid (&date) ? respite_date_format (&date) : g_steal_pointer (&trimmed);
      }

  return g_steal_pointer (&trimmed);
}
