/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "base/respite-code.h"

G_BEGIN_DECLS

#define RESPITE_CHAIR_CHARS 40

/**
 * RespiteChair:
 * @name: as sessions are booked for it
 * @is_retired: no longer offered; what was booked for it stays
 *
 * A place of the clinic where one infusion at a time can be given.
 */
typedef struct
{
  char     *name;
  gboolean  is_retired;
} RespiteChair;

RespiteChair *respite_chair_new  (const char   *name,
                                  gboolean      is_retired);
void          respite_chair_free (RespiteChair *chair);

/**
 * RespiteClosedDay:
 * @date: "YYYY-MM-DD"
 * @name: why, such as "Christmas"; may be ""
 *
 * A day on which the clinic does not open although it is one of its weekdays.
 */
typedef struct
{
  char *date;
  char *name;
} RespiteClosedDay;

RespiteClosedDay *respite_closed_day_new  (const char       *date,
                                           const char       *name);
void              respite_closed_day_free (RespiteClosedDay *day);

/**
 * RespiteClinicDays:
 * @chairs: (element-type RespiteChair): none where the clinic has named none; then any name may be booked
 * @opens: Monday first: when the clinic opens, in minutes after midnight
 * @closes: when it closes; the same as @opens on a weekday without sessions
 * @closed: (element-type RespiteClosedDay): by date
 * @holidays: (element-type utf8): the codes of the public holidays on which it is closed every year
 * @infusion_minutes: what a single visit is booked for, before recovery
 * @recovery_minutes: how long the chair is kept after the infusion where the protocol says nothing
 *
 * Where and when the clinic gives infusions.
 */
typedef struct
{
  GPtrArray *chairs;
  int        opens[7];
  int        closes[7];
  GPtrArray *closed;
  GPtrArray *holidays;
  int        infusion_minutes;
  int        recovery_minutes;
} RespiteClinicDays;

/* As the program comes: no chairs, every day open round the clock, 60 minutes each. */
RespiteClinicDays *respite_clinic_days_new  (void);
RespiteClinicDays *respite_clinic_days_copy (const RespiteClinicDays *days);
void               respite_clinic_days_free (RespiteClinicDays       *days);

/**
 * respite_clinic_days_check:
 * @days: cleaned and put in order in place
 * @error: %RESPITE_ERROR_INVALID
 *
 * Returns: whether names are there and differ, hours and dates are possible
 */
gboolean respite_clinic_days_check (RespiteClinicDays  *days,
                                    GError            **error);

/* The texts that the settings "chairs", "clinic-hours", "closed-days" and "holidays" keep, one line each.
 * (transfer full) */
char *respite_clinic_days_format_chairs   (const RespiteClinicDays *days);
char *respite_clinic_days_format_hours    (const RespiteClinicDays *days);
char *respite_clinic_days_format_closed   (const RespiteClinicDays *days);
char *respite_clinic_days_format_holidays (const RespiteClinicDays *days);

/* Read them; %NULL leaves what stands in @days, lines that are none are passed over. */
void respite_clinic_days_read_chairs (RespiteClinicDays *days,
                                      const char        *text);
void respite_clinic_days_read_hours  (RespiteClinicDays *days,
                                      const char        *text);
void respite_clinic_days_read_closed (RespiteClinicDays *days,
                                      const char        *text);

void respite_clinic_days_read_holidays (RespiteClinicDays *days,
                                        const char        *text);

/* Whether the clinic is closed on the holiday @code; and makes it so, or no longer. */
gboolean respite_clinic_days_has_holiday (const RespiteClinicDays *days,
                                          const char              *code);
void     respite_clinic_days_set_holiday (RespiteClinicDays       *days,
                                          const char              *code,
                                          gboolean                 is_closed);

/* The words of the weekdays in those texts: "mon" to "sun". */
extern const RespiteCode respite_weekday_codes[];

/**
 * respite_clinic_days_is_open:
 * @name: (out) (optional) (nullable) (transfer none): why a named day is closed; of a public holiday its name, marked
 *   for translation
 *
 * Returns: whether the clinic opens on @date
 */
gboolean respite_clinic_days_is_open (const RespiteClinicDays  *days,
                                      const GDate              *date,
                                      const char              **name);

/* Whether @from to @to, in minutes after midnight of @date, lie within the hours of an open day. */
gboolean respite_clinic_days_is_within (const RespiteClinicDays *days,
                                        const GDate             *date,
                                        int                      from,
                                        int                      to);

/* Moves @date on to the first open day from it on; stays where none comes within a year. Returns: by how many days */
int respite_clinic_days_roll (const RespiteClinicDays *days,
                              GDate                   *date);

/* Whether chairs were named and @name is one of those that are offered. */
gboolean respite_clinic_days_has_chair (const RespiteClinicDays *days,
                                        const char              *name);

/**
 * respite_clinic_days_plan:
 * @start: the day of the first session, which stays as it was chosen
 * @spacing: (element-type int): the days of all, counted from the first
 *
 * The protocol's days, each moved on to an open day, and never before the day after the one before it unless the
 * protocol wants two in a day.
 *
 * Returns: (transfer full) (element-type GDate): the days
 */
GArray *respite_clinic_days_plan (const RespiteClinicDays *days,
                                  const GDate             *start,
                                  GArray                  *spacing);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteClinicDays, respite_clinic_days_free)

G_END_DECLS
