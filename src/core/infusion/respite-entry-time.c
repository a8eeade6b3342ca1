/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-entry-private.h"

#include <string.h>

#include "base/respite-clock.h"
#include "base/respite-error.h"

#define MAX_AHEAD_MS (2 * RESPITE_MINUTE_MS)
#define MAX_AGO_MINUTES 720

/* Offsets at which a wall-clock time may come a second time when clocks go back: an hour, on Lord Howe half of one. */
static const int shifts[] = { 0, -60, 60, -30, 30 };

typedef struct
{
  gint64   now;
  gint64   best;
  gboolean is_found;
} Search;

/* A time that has passed is better than one ahead, a nearer one than a farther one. */
static void
consider (Search *search,
          gint64  at)
{
  gint64 limit = search->now + MAX_AHEAD_MS;
  gboolean is_past = at <= limit && search->now - at < RESPITE_DAY_MS / 2;
  gboolean best_is_past = search->best <= limit && search->now - search->best < RESPITE_DAY_MS / 2;

  if (!search->is_found || (is_past && !best_is_past) ||
      (is_past == best_is_past && ABS (search->now - at) < ABS (search->now - search->best)))
    search->best = at;
  search->is_found = TRUE;
}

static gboolean
is_wall_clock (GDateTime *time,
               int        day,
               int        hour,
               int        minute)
{
  return g_date_time_get_day_of_month (time) == day && g_date_time_get_hour (time) == hour &&
         g_date_time_get_minute (time) == minute;
}

/* Considers @hour:@minute on the local day @days after today. Returns: whether that time exists there. */
static gboolean
consider_day (Search    *search,
              GDateTime *today,
              int        days,
              int        hour,
              int        minute)
{
  g_autoptr (GDateTime) noon = g_date_time_add_days (today, days);
  GTimeZone *zone = g_date_time_get_timezone (today);
  g_autoptr (GDateTime) time = NULL;
  gboolean exists = FALSE;

  if (noon == NULL)
    return FALSE;
  time = g_date_time_new (zone, g_date_time_get_year (noon), g_date_time_get_month (noon),
                          g_date_time_get_day_of_month (noon), hour, minute, 0);
  if (time == NULL)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (shifts); i++)
    {
      g_autoptr (GDateTime) shifted = g_date_time_add_minutes (time, shifts[i]);

      if (shifted == NULL || !is_wall_clock (shifted, g_date_time_get_day_of_month (noon), hour, minute))
        continue;
      consider (search, g_date_time_to_unix (shifted) * 1000);
      exists = TRUE;
    }

  return exists;
}

static GDateTime *
get_local_noon (gint64     now,
                GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now / 1000);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  if (local == NULL)
    return NULL;

  return g_date_time_new (zone, g_date_time_get_year (local), g_date_time_get_month (local),
                          g_date_time_get_day_of_month (local), 12, 0, 0);
}

gboolean
respite_entry_is_time (const char *token)
{
  gsize hours = strspn (token, "0123456789");

  if (*token == '-')
    return token[1] != '\0' && token[1 + strspn (token + 1, "0123456789")] == '\0';

  return hours > 0 && token[hours] == ':' && token[hours + 1 + strspn (token + hours + 1, "0123456789")] == '\0';
}

/* "-5" is five minutes ago. */
static gboolean
read_minutes_ago (const char                *token,
                  const RespiteEntryContext *context,
                  gint64                    *at,
                  GError                   **error)
{
  guint64 minutes = 0;

  if (!g_ascii_string_to_unsigned (token + 1, 10, 0, MAX_AGO_MINUTES, &minutes, NULL))
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("This is more than twelve hours ago; write the time of day, such as 10:21"));

  *at = context->now - (gint64) minutes * RESPITE_MINUTE_MS;

  return TRUE;
}

gboolean
respite_entry_read_time (const char                *token,
                         const RespiteEntryContext *context,
                         gint64                    *at,
                         GError                   **error)
{
  Search search = { .now = context->now };
  g_autoptr (GDateTime) noon = get_local_noon (context->now, context->zone);
  gsize hours = strspn (token, "0123456789");
  int hour, minute;
  gboolean is_today;

  if (*token == '-' && respite_entry_is_time (token))
    return read_minutes_ago (token, context, at, error);

  if (!respite_entry_is_time (token) || hours > 2 || strlen (token) != hours + 3 || noon == NULL)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("This is not a time of day; write it as 10:21"));

  hour = hours == 2 ? g_ascii_digit_value (token[0]) * 10 + g_ascii_digit_value (token[1])
                    : g_ascii_digit_value (token[0]);
  minute = g_ascii_digit_value (token[hours + 1]) * 10 + g_ascii_digit_value (token[hours + 2]);
  if (hour > 23 || minute > 59)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("This is not a time of day; write it as 10:21"));

  is_today = consider_day (&search, noon, 0, hour, minute);
  consider_day (&search, noon, -1, hour, minute);
  consider_day (&search, noon, 1, hour, minute);

  if (!is_today && (!search.is_found || ABS (search.now - search.best) >= RESPITE_DAY_MS / 2))
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("This time does not exist today: the clocks jumped over it"));
  if (search.best > search.now + MAX_AHEAD_MS)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("This time lies in the future"));

  *at = search.best;

  return TRUE;
}
