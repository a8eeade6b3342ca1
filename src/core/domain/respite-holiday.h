/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RespiteHolidayRule:
 * @RESPITE_HOLIDAY_FIXED: the day @day of the month
 * @RESPITE_HOLIDAY_NTH: the @day-th @weekday of the month
 * @RESPITE_HOLIDAY_LAST: its last @weekday
 * @RESPITE_HOLIDAY_EASTER: @day days after Easter Sunday
 *
 * How a public holiday is found in a year.
 */
typedef enum
{
  RESPITE_HOLIDAY_FIXED,
  RESPITE_HOLIDAY_NTH,
  RESPITE_HOLIDAY_LAST,
  RESPITE_HOLIDAY_EASTER,
} RespiteHolidayRule;

/**
 * RespiteHoliday:
 * @code: as the clinic's settings keep it
 * @country: "us" or "gb", as a country's preset has it
 * @name: marked for translation
 *
 * A public holiday by rule. Fixed days that fall on a weekend are kept on a weekday, too: in the United States on the
 * Friday before a Saturday and the Monday after a Sunday, in the United Kingdom on the next weekday that is no holiday.
 *
 * Sources: 5 U.S.C. 6103 and Executive Order 11582 for the United States; the Banking and Financial Dealings Act 1971
 * and gov.uk/bank-holidays for the United Kingdom.
 */
typedef struct
{
  const char         *code;
  const char         *country;
  const char         *name;
  RespiteHolidayRule  rule;
  int                 month;
  int                 day;
  GDateWeekday        weekday;
} RespiteHoliday;

/* Ends with a %NULL code; each country's in the order of the year. */
extern const RespiteHoliday respite_holidays[];

/* Returns: (transfer none) (nullable): the holiday of that code */
const RespiteHoliday *respite_holiday_find (const char *code);

/* Easter Sunday of the Western churches in @year, 1583 to 4099. */
GDate respite_holiday_get_easter (int year);

/**
 * RespiteHolidayDay:
 * @is_substitute: the weekday on which it is kept instead of a day of the weekend
 *
 * A holiday of one year.
 */
typedef struct
{
  GDate                 date;
  const RespiteHoliday *holiday;
  gboolean              is_substitute;
} RespiteHolidayDay;

/**
 * respite_holidays_list:
 * @codes: (element-type utf8): which; those that are none are passed over
 * @year: a year; the substitute of New Year's Day may lie in the one before
 *
 * Returns: (transfer full) (element-type RespiteHolidayDay): the days and their substitutes, by date
 */
GArray *respite_holidays_list (GPtrArray *codes,
                               int        year);

/* Returns: (transfer none) (nullable): which of them is kept on @date */
const RespiteHoliday *respite_holidays_find (GPtrArray   *codes,
                                             const GDate *date);

/* The next day from @from on, that day among them, on which @holiday is kept. */
GDate respite_holiday_get_next (const RespiteHoliday *holiday,
                                const GDate          *from);

G_END_DECLS
