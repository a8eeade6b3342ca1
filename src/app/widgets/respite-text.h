/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Texts about dates and people as the window shows them; (transfer full) all of them. */

/* A date "1968-03-14" as "14 Mar 1968"; what is no date as it is. */
char *respite_text_date (const char *date);

/* A date as "Sat 14 Mar 2026". */
char *respite_text_weekday (const char *date);

/* Returns: (transfer none): the language of the window's texts that documents and forms have too: "en" or "es" */
const char *respite_text_language (void);

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

/* The value of a patient's or the clinic's field as people read it: a date of birth as a date, a code as its word. */
char *respite_text_field (const char *field,
                          const char *value);

/* What is typed for a date, as "YYYY-MM-DD" where it is one ("1968-03-14", "19680314", "14 Mar 1968"), else as it
 * is. */
char *respite_text_read_date (const char *text);

/* Whether @text is a time of day such as "10:00"; @minutes counts from midnight. */
gboolean respite_text_read_time (const char *text,
                                 int        *minutes);

/* Whether @day and @time are a date and a time of day in @zone; @at is that instant. */
gboolean respite_text_read_moment (const char *day,
                                   const char *time,
                                   GTimeZone  *zone,
                                   gint64     *at);

G_END_DECLS
