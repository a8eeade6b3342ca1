/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Instants are milliseconds since 1970 in UTC (gint64); 0 means "none". Dates are "YYYY-MM-DD" texts or #GDate.
 */

/**
 * respite_time_format_rfc3339:
 * @ms: an instant
 * @zone: the clinic's time zone
 *
 * Returns: (transfer full): as "2026-11-22T10:23:40.000-05:00"
 */
char *respite_time_format_rfc3339 (gint64     ms,
                                   GTimeZone *zone);

/**
 * respite_time_parse_rfc3339:
 * @text: a date and time, with or without an offset
 * @zone: what a time without an offset means
 * @ms: (out): the instant
 * @error: where to say why not
 *
 * Returns: whether @text is such a time
 */
gboolean respite_time_parse_rfc3339 (const char  *text,
                                     GTimeZone   *zone,
                                     gint64      *ms,
                                     GError     **error);

/**
 * respite_time_format_hm:
 *
 * Returns: (transfer full): the wall-clock time as "10:23"
 */
char *respite_time_format_hm (gint64     ms,
                              GTimeZone *zone);

/* A time of day such as "9:05" or "23:59": @minutes (out) since midnight. Returns: whether @text is one. */
gboolean respite_time_parse_hm (const char *text,
                                int        *minutes);

/**
 * respite_time_format_date:
 *
 * Returns: (transfer full): the day as "2026-11-22"
 */
char *respite_time_format_date (gint64     ms,
                                GTimeZone *zone);

/**
 * respite_time_format_elapsed:
 * @ms: a length of time; negative ones get a minus sign
 *
 * Returns: (transfer full): as "00:23:40"
 */
char *respite_time_format_elapsed (gint64 ms);

/**
 * respite_time_day_begin:
 * @ms: an instant
 * @zone: the clinic's time zone
 *
 * Returns: the instant at which that local day began
 */
gint64 respite_time_day_begin (gint64     ms,
                               GTimeZone *zone);

/**
 * respite_date_parse:
 * @text: "YYYY-MM-DD"
 * @date: (out caller-allocates): the date
 *
 * Returns: whether @text is a date that exists
 */
gboolean respite_date_parse (const char *text,
                             GDate      *date);

/**
 * respite_date_format:
 *
 * Returns: (transfer full): as "2026-11-22"
 */
char *respite_date_format (const GDate *date);

/**
 * respite_date_get_month:
 * @month: 1 to 12
 *
 * Returns: its short name in English, marked for translation, such as "Nov"
 */
const char *respite_date_get_month (int month);

/**
 * respite_date_to_words:
 * @date: "YYYY-MM-DD"
 *
 * Returns: (transfer full): the date for people, as "22 Nov 2026", translated; anything else as it stands
 */
char *respite_date_to_words (const char *date);

/**
 * respite_date_get_age:
 * @born: "YYYY-MM-DD"
 * @on: "YYYY-MM-DD"
 *
 * Returns: full years between the two, or -1 where either is no date
 */
int respite_date_get_age (const char *born,
                          const char *on);

G_END_DECLS
