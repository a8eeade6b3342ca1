/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "base/respite-time.h"

#include <stdio.h>
#include <string.h>

#include "base/respite-clock.h"
#include "base/respite-error.h"

static GDateTime *
local_time (gint64     ms,
            GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (ms / 1000);
  g_autoptr (GDateTime) exact = utc != NULL ? g_date_time_add (utc, (ms % 1000) * 1000) : NULL;

  return exact != NULL ? g_date_time_to_timezone (exact, zone) : NULL;
}

static char *
format_local (gint64      ms,
              GTimeZone  *zone,
              const char *format)
{
  g_autoptr (GDateTime) time = local_time (ms, zone);

  return time != NULL ? g_date_time_format (time, format) : g_strdup ("");
}

char *
respite_time_format_rfc3339 (gint64     ms,
                             GTimeZone *zone)
{
  g_autoptr (GDateTime) time = local_time (ms, zone);
  g_autofree char *day = NULL;
  g_autofree char *offset = NULL;

  if (time == NULL)
    return g_strdup ("");

  day = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");
  offset = g_date_time_format (time, "%:z");

  return g_strdup_printf ("%s.%03d%s", day, g_date_time_get_microsecond (time) / 1000, offset);
}

gboolean
respite_time_parse_rfc3339 (const char  *text,
                            GTimeZone   *zone,
                            gint64      *ms,
                            GError     **error)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, zone);

  if (time == NULL)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("This is not a time; write it as 2026-11-22T10:23:00"));

  *ms = g_date_time_to_unix (time) * 1000 + g_date_time_get_microsecond (time) / 1000;

  return TRUE;
}

char *
respite_time_format_hm (gint64     ms,
                        GTimeZone *zone)
{
  return format_local (ms, zone, "%H:%M");
}

gboolean
respite_time_parse_hm (const char *text,
                       int        *minutes)
{
  const char *colon = text != NULL ? strchr (text, ':') : NULL;
  g_autofree char *hours = colon != NULL ? g_strndup (text, (gsize) (colon - text)) : NULL;
  gint64 hour, minute;

  if (colon == NULL || strlen (colon) != 3 || !g_ascii_string_to_signed (hours, 10, 0, 23, &hour, NULL) ||
      !g_ascii_string_to_signed (colon + 1, 10, 0, 59, &minute, NULL))
    return FALSE;
  *minutes = (int) (hour * 60 + minute);

  return TRUE;
}

char *
respite_time_format_date (gint64     ms,
                          GTimeZone *zone)
{
  g_autoptr (GDateTime) time = local_time (ms, zone);

  /* "%Y" would leave out the noughts of the year of a date that is only half typed. */
  return time != NULL ? g_strdup_printf ("%04d-%02d-%02d", g_date_time_get_year (time), g_date_time_get_month (time),
                                         g_date_time_get_day_of_month (time)) : g_strdup ("");
}

char *
respite_time_format_elapsed (gint64 ms)
{
  gint64 seconds = ABS (ms) / 1000;

  return g_strdup_printf ("%s%02" G_GINT64_FORMAT ":%02d:%02d", ms <= -1000 ? "-" : "", seconds / 3600,
                          (int) (seconds / 60 % 60), (int) (seconds % 60));
}

gint64
respite_time_day_begin (gint64     ms,
                        GTimeZone *zone)
{
  g_autoptr (GDateTime) time = local_time (ms, zone);
  g_autoptr (GDateTime) begin = NULL;

  g_return_val_if_fail (time != NULL, 0);

  begin = g_date_time_new (zone, g_date_time_get_year (time), g_date_time_get_month (time),
                           g_date_time_get_day_of_month (time), 0, 0, 0);

  return begin != NULL ? g_date_time_to_unix (begin) * 1000 : ms - ms % RESPITE_DAY_MS;
}

gboolean
respite_date_parse (const char *text,
                    GDate      *date)
{
  int year, month, day, end = 0;

  g_date_clear (date, 1);
  if (text == NULL || strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  for (int i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (text[i]))
      return FALSE;
  if (sscanf (text, "%4d-%2d-%2d%n", &year, &month, &day, &end) != 3 || end != 10 || year < 1 || day < 1 || month < 1)
    return FALSE;
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return TRUE;
}

char *
respite_date_format (const GDate *date)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
}

const char *
respite_date_get_month (int month)
{
  static const char *const months[] = { N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"),
                                        N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec") };

  g_return_val_if_fail (month >= 1 && month <= 12, "");

  return months[month - 1];
}

char *
respite_date_to_words (const char *text)
{
  GDate date;

  g_return_val_if_fail (text != NULL, NULL);

  if (!respite_date_parse (text, &date))
    return g_strdup (text);

  return g_strdup_printf ("%d %s %d", g_date_get_day (&date),
                          respite_translate (respite_date_get_month ((int) g_date_get_month (&date))),
                          g_date_get_year (&date));
}

int
respite_date_get_age (const char *born,
                      const char *on)
{
  GDate from, to;
  int years;

  if (!respite_date_parse (born, &from) || !respite_date_parse (on, &to))
    return -1;

  years = g_date_get_year (&to) - g_date_get_year (&from);
  if (g_date_get_month (&to) < g_date_get_month (&from) ||
      (g_date_get_month (&to) == g_date_get_month (&from) && g_date_get_day (&to) < g_date_get_day (&from)))
    years--;

  return years < 0 ? -1 : years;
}
