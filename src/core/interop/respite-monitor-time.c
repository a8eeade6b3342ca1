/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "interop/respite-monitor-private.h"

#include <string.h>

#include "base/respite-clock.h"
#include "base/respite-quantity.h"
#include "base/respite-time.h"

#define HALF_DAY_MS (12 * RESPITE_HOUR_MS)

void
respite_monitor_clock_init (RespiteMonitorClock         *clock,
                            const RespiteMonitorContext *context,
                            const RespiteMonitorMap     *map)
{
  *clock = (RespiteMonitorClock) {
    .context = context, .time = map->time, .offset_ms = map->offset_s * RESPITE_SECOND_MS, .last = -1,
  };
}

/* Up to @most digits; *@text behind them. */
static gboolean
read_digits (const char **text,
             int          most,
             int         *number)
{
  int n = 0;

  *number = 0;
  for (; g_ascii_isdigit (**text) && n < most; n++)
    *number = *number * 10 + g_ascii_digit_value (*(*text)++);

  return n > 0 && !g_ascii_isdigit (**text);
}

/* "10:23", "10:23:05", "10:23:05.250", with or without AM or PM. */
static gboolean
read_time_of_day (const char *text,
                  gboolean    is_elapsed,
                  gint64     *ms)
{
  int hour, minute, second = 0, thousandth = 0;

  if (!read_digits (&text, is_elapsed ? 3 : 2, &hour) || *text++ != ':' || !read_digits (&text, 2, &minute))
    return FALSE;
  if (*text == ':' && (text++, !read_digits (&text, 2, &second)))
    return FALSE;
  if (*text == '.')
    {
      int scale = 100;

      for (text++; g_ascii_isdigit (*text); text++, scale /= 10)
        thousandth += g_ascii_digit_value (*text) * scale;
    }
  while (*text == ' ')
    text++;
  if (!is_elapsed && *text != '\0')
    {
      gboolean is_pm = g_ascii_strcasecmp (text, "pm") == 0 || g_ascii_strcasecmp (text, "p.m.") == 0;
      gboolean is_am = g_ascii_strcasecmp (text, "am") == 0 || g_ascii_strcasecmp (text, "a.m.") == 0;

      if ((!is_pm && !is_am) || hour < 1 || hour > 12)
        return FALSE;
      hour = hour % 12 + (is_pm ? 12 : 0);
      text = "";
    }
  if (*text != '\0' || (!is_elapsed && hour > 23) || minute > 59 || second > 59)
    return FALSE;

  *ms = hour * RESPITE_HOUR_MS + minute * RESPITE_MINUTE_MS + second * RESPITE_SECOND_MS + thousandth;

  return TRUE;
}

/* Three numbers between slashes, dots or hyphens, in that order; what follows them in @rest. */
static gboolean
read_date_in (const char      *text,
              RespiteDateOrder order,
              GDate           *date,
              const char     **rest)
{
  int parts[3], year, month, day;
  char sign = 0;

  for (int i = 0; i < 3; i++)
    {
      if (!read_digits (&text, 4, &parts[i]))
        return FALSE;
      if (i == 2)
        break;
      if (strchr ("-/.", *text) == NULL || *text == '\0' || (i > 0 && *text != sign))
        return FALSE;
      sign = *text++;
    }
  if (*text != '\0' && *text != ' ' && *text != 'T')
    return FALSE;

  year = parts[order == RESPITE_DATE_YMD ? 0 : 2];
  month = parts[order == RESPITE_DATE_MDY ? 0 : 1];
  day = parts[order == RESPITE_DATE_YMD ? 2 : order == RESPITE_DATE_MDY ? 1 : 0];
  if (year < 100 && order != RESPITE_DATE_YMD)
    year += 2000;
  if (year < 1990 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  *rest = text;

  return TRUE;
}

static gint64
to_instant (const RespiteMonitorClock *clock,
            const GDate               *day,
            gint64                     ms)
{
  g_autoptr (GDateTime) time = g_date_time_new (clock->context->zone, g_date_get_year (day),
                                                (int) g_date_get_month (day), g_date_get_day (day),
                                                (int) (ms / RESPITE_HOUR_MS),
                                                (int) (ms / RESPITE_MINUTE_MS % 60), 0.0);

  return time != NULL ? g_date_time_to_unix (time) * 1000 + ms % RESPITE_MINUTE_MS : 0;
}

/* In the order that the first row settled: the one that brings it nearest to the visit. */
static gboolean
read_date (RespiteMonitorClock *clock,
           const char          *text,
           GDate               *date,
           const char         **rest)
{
  gint64 nearest = G_MAXINT64;

  if (clock->has_order)
    return read_date_in (text, clock->order, date, rest);

  for (int order = 0; order < RESPITE_N_DATE_ORDERS; order++)
    {
      GDate one;
      gint64 away;

      if (!read_date_in (text, (RespiteDateOrder) order, &one, rest))
        continue;
      away = ABS (to_instant (clock, &one, HALF_DAY_MS) - clock->context->start);
      if (away >= nearest)
        continue;
      nearest = away;
      clock->order = (RespiteDateOrder) order;
      clock->has_order = TRUE;
    }

  return clock->has_order && read_date_in (text, clock->order, date, rest);
}

/* Seconds with up to three decimals, or "0:12:30". */
static gboolean
read_elapsed (const RespiteMonitorClock *clock,
              const char                *text,
              gint64                    *at)
{
  gboolean is_negative = *text == '-';
  gint64 ms = 0;

  text += is_negative;
  if (strchr (text, ':') != NULL ? !read_time_of_day (text, TRUE, &ms) :
      !respite_quantity_parse (text, 3, &ms, NULL) || ms > 10 * RESPITE_DAY_MS)
    return FALSE;

  *at = clock->context->start + (is_negative ? -ms : ms);

  return TRUE;
}

/* The day of the visit that brings the first time nearest to its start; then the next one whenever midnight passes. */
static gboolean
read_clock (RespiteMonitorClock *clock,
            const char          *text,
            gint64              *at)
{
  gint64 ms;

  if (!read_time_of_day (text, FALSE, &ms))
    return FALSE;

  if (clock->last < 0)
    {
      g_autofree char *day = respite_time_format_date (clock->context->start, clock->context->zone);
      gint64 away;

      respite_date_parse (day, &clock->day);
      away = to_instant (clock, &clock->day, ms) - clock->context->start;
      if (away > HALF_DAY_MS)
        g_date_subtract_days (&clock->day, 1);
      else if (away < -HALF_DAY_MS)
        g_date_add_days (&clock->day, 1);
    }
  else if (ms < clock->last - HALF_DAY_MS)
    g_date_add_days (&clock->day, 1);
  clock->last = ms;
  *at = to_instant (clock, &clock->day, ms);

  return TRUE;
}

static gboolean
read_full (RespiteMonitorClock *clock,
           const char          *text,
           gint64              *at)
{
  const char *rest;
  GDate day;
  gint64 ms;

  if (!read_date (clock, text, &day, &rest) || *rest == '\0')
    return FALSE;

  /* With an offset it is an instant by itself. */
  if (*rest == 'T' && (strchr (rest, 'Z') != NULL || strpbrk (rest, "+-") != NULL))
    return respite_time_parse_rfc3339 (text, clock->context->zone, at, NULL);

  while (*++rest == ' ')
    continue;
  if (!read_time_of_day (rest, FALSE, &ms))
    return FALSE;
  *at = to_instant (clock, &day, ms);

  return TRUE;
}

gboolean
respite_monitor_clock_read (RespiteMonitorClock *clock,
                            const char          *date,
                            const char          *text,
                            gint64              *at)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  gboolean is_read = FALSE;

  if (date != NULL)
    {
      g_autofree char *day = g_strstrip (g_strdup (date));
      g_autofree char *both = g_strconcat (day, " ", stripped, NULL);

      is_read = read_full (clock, both, at);
    }
  else
    switch (clock->time)
      {
      case RESPITE_MONITOR_TIME_ELAPSED:
        is_read = read_elapsed (clock, stripped, at);
        break;

      case RESPITE_MONITOR_TIME_FULL:
        is_read = read_full (clock, stripped, at);
        break;

      case RESPITE_MONITOR_TIME_CLOCK:
      default:
        is_read = read_clock (clock, stripped, at);
        break;
      }
  *at = is_read ? *at + clock->offset_ms : 0;

  return is_read && *at > 0;
}
