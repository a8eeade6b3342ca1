/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Texts about dates and people as the window shows them; (transfer full) all of them. */

/* A date "1968-03-14" as "14 Mar 1968"; what is no date as it is. */
char *respite_text_date (const char *date);

/* An instant as "14 Mar 2026". */
char *respite_text_day (gint64     at,
                        GTimeZone *zone);

/* An instant as "Mon 14 Mar 2026, 10:00". */
char *respite_text_day_and_time (gint64     at,
                                 GTimeZone *zone);

/* "58 y · 14 Mar 1968" */
char *respite_text_born (const char *born,
                         gint64      now,
                         GTimeZone  *zone);

/* What is typed for a date, as "YYYY-MM-DD" where it is one ("1968-03-14", "19680314", "14 Mar 1968"), else as it
 * is. */
char *respite_text_read_date (const char *text);

G_END_DECLS
