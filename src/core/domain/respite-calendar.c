/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "domain/respite-calendar.h"

#include <stdio.h>
#include <string.h>

#include "base/respite-error.h"
#include "base/respite-str.h"
#include "base/respite-time.h"
#include "domain/respite-holiday.h"

#define DAY_MINUTES (24 * 60)
#define MOST_CHAIRS 60
#define MOST_CLOSED 400
#define CLOSED_CHARS 80
#define RETIRED "; retired"

const RespiteCode respite_weekday_codes[] = {
  { 0, "mon" }, { 1, "tue" }, { 2, "wed" }, { 3, "thu" }, { 4, "fri" }, { 5, "sat" }, { 6, "sun" },
  { 0, NULL  },
};

RespiteChair *
respite_chair_new (const char *name,
                   gboolean    is_retired)
{
  RespiteChair *chair = g_new0 (RespiteChair, 1);

  chair->name = g_strdup (name);
  chair->is_retired = is_retired;

  return chair;
}

void
respite_chair_free (RespiteChair *chair)
{
  if (chair == NULL)
    return;

  g_free (chair->name);
  g_free (chair);
}

RespiteClosedDay *
respite_closed_day_new (const char *date,
                        const char *name)
{
  RespiteClosedDay *day = g_new0 (RespiteClosedDay, 1);

  day->date = g_strdup (date);
  day->name = g_strdup (name);

  return day;
}

void
respite_closed_day_free (RespiteClosedDay *day)
{
  if (day == NULL)
    return;

  g_free (day->date);
  g_free (day->name);
  g_free (day);
}

RespiteClinicDays *
respite_clinic_days_new (void)
{
  RespiteClinicDays *days = g_new0 (RespiteClinicDays, 1);

  days->chairs = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_chair_free);
  days->closed = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_closed_day_free);
  days->holidays = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; i < G_N_ELEMENTS (days->opens); i++)
    days->closes[i] = DAY_MINUTES;
  days->infusion_minutes = 60;
  days->recovery_minutes = 60;

  return days;
}

RespiteClinicDays *
respite_clinic_days_copy (const RespiteClinicDays *days)
{
  RespiteClinicDays *copy = g_memdup2 (days, sizeof *days);

  copy->chairs = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_chair_free);
  copy->closed = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_closed_day_free);
  copy->holidays = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < days->holidays->len; i++)
    g_ptr_array_add (copy->holidays, g_strdup (g_ptr_array_index (days->holidays, i)));
  for (guint i = 0; i < days->chairs->len; i++)
    {
      const RespiteChair *chair = g_ptr_array_index (days->chairs, i);

      g_ptr_array_add (copy->chairs, respite_chair_new (chair->name, chair->is_retired));
    }
  for (guint i = 0; i < days->closed->len; i++)
    {
      const RespiteClosedDay *day = g_ptr_array_index (days->closed, i);

      g_ptr_array_add (copy->closed, respite_closed_day_new (day->date, day->name));
    }

  return copy;
}

void
respite_clinic_days_free (RespiteClinicDays *days)
{
  if (days == NULL)
    return;

  g_ptr_array_unref (days->chairs);
  g_ptr_array_unref (days->closed);
  g_ptr_array_unref (days->holidays);
  g_free (days);
}

static int
compare_closed (gconstpointer a,
                gconstpointer b)
{
  return strcmp ((*(const RespiteClosedDay *const *) a)->date, (*(const RespiteClosedDay *const *) b)->date);
}

static const RespiteChair *
find_chair (const RespiteClinicDays *days,
            const char              *name,
            guint                    before)
{
  g_autofree char *key = g_utf8_casefold (name, -1);

  for (guint i = 0; i < MIN (before, days->chairs->len); i++)
    {
      const RespiteChair *chair = g_ptr_array_index (days->chairs, i);
      g_autofree char *other = g_utf8_casefold (chair->name, -1);

      if (g_str_equal (key, other))
        return chair;
    }

  return NULL;
}

static gboolean
check_chairs (RespiteClinicDays *days,
              GError           **error)
{
  if (days->chairs->len > MOST_CHAIRS)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A clinic has at most 60 chairs"));

  for (guint i = 0; i < days->chairs->len; i++)
    {
      RespiteChair *chair = g_ptr_array_index (days->chairs, i);
      char *name = respite_str_clean (chair->name, RESPITE_CHAIR_CHARS, FALSE, error);

      if (name == NULL)
        return FALSE;
      g_free (chair->name);
      chair->name = name;
      if (*name == '\0')
        return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A chair needs a name"));
      if (strchr (name, ';') != NULL)
        return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The name of a chair has no semicolon"));
      if (find_chair (days, name, i) != NULL)
        return respite_set_error (error, RESPITE_ERROR_INVALID, N_("Two chairs have the name “%s”"), name);
    }

  return TRUE;
}

static gboolean
check_closed (RespiteClinicDays *days,
              GError           **error)
{
  if (days->closed->len > MOST_CLOSED)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("At most 400 closed days are kept"));

  for (guint i = 0; i < days->closed->len; i++)
    {
      RespiteClosedDay *day = g_ptr_array_index (days->closed, i);
      char *name = respite_str_clean (day->name, CLOSED_CHARS, FALSE, error);
      GDate date;

      if (name == NULL)
        return FALSE;
      g_free (day->name);
      day->name = name;
      if (!respite_date_parse (day->date, &date))
        return respite_set_error (error, RESPITE_ERROR_INVALID,
                                  N_("“%s” is no date; write it as 2026-12-25"), day->date);
    }

  g_ptr_array_sort (days->closed, compare_closed);
  for (guint i = 1; i < days->closed->len; i++)
    if (compare_closed (&days->closed->pdata[i - 1], &days->closed->pdata[i]) == 0)
      return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The day %s is closed twice"),
                                ((const RespiteClosedDay *) g_ptr_array_index (days->closed, i))->date);

  return TRUE;
}

gboolean
respite_clinic_days_check (RespiteClinicDays *days,
                           GError           **error)
{
  g_return_val_if_fail (days != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (days->opens); i++)
    if (days->opens[i] < 0 || days->closes[i] > DAY_MINUTES || days->opens[i] > days->closes[i])
      return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The clinic closes after it opens on the same day"));
  if (days->infusion_minutes < 5 || days->infusion_minutes > 720)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("An infusion takes 5 to 720 minutes"));
  if (days->recovery_minutes < 0 || days->recovery_minutes > 480)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("Recovery takes up to 480 minutes"));

  return check_chairs (days, error) && check_closed (days, error);
}

static void
add_line (GString    *text,
          const char *line)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
}

char *
respite_clinic_days_format_chairs (const RespiteClinicDays *days)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < days->chairs->len; i++)
    {
      const RespiteChair *chair = g_ptr_array_index (days->chairs, i);
      g_autofree char *line = g_strconcat (chair->name, chair->is_retired ? RETIRED : "", NULL);

      add_line (text, line);
    }

  return g_string_free (text, FALSE);
}

char *
respite_clinic_days_format_hours (const RespiteClinicDays *days)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < 7; i++)
    {
      const char *word = respite_code_to_word (respite_weekday_codes, i);
      g_autofree char *line = NULL;

      if (days->opens[i] >= days->closes[i])
        line = g_strdup_printf ("%s closed", word);
      else
        line = g_strdup_printf ("%s %02d:%02d-%02d:%02d", word, days->opens[i] / 60, days->opens[i] % 60,
                                days->closes[i] / 60, days->closes[i] % 60);
      add_line (text, line);
    }

  return g_string_free (text, FALSE);
}

char *
respite_clinic_days_format_closed (const RespiteClinicDays *days)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < days->closed->len; i++)
    {
      const RespiteClosedDay *day = g_ptr_array_index (days->closed, i);
      g_autofree char *line = g_strconcat (day->date, *day->name != '\0' ? " " : "", day->name, NULL);

      add_line (text, line);
    }

  return g_string_free (text, FALSE);
}

char *
respite_clinic_days_format_holidays (const RespiteClinicDays *days)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < days->holidays->len; i++)
    add_line (text, g_ptr_array_index (days->holidays, i));

  return g_string_free (text, FALSE);
}

void
respite_clinic_days_read_chairs (RespiteClinicDays *days,
                                 const char        *text)
{
  g_auto (GStrv) lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;

  if (lines == NULL)
    return;

  g_ptr_array_set_size (days->chairs, 0);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean is_retired = g_str_has_suffix (lines[i], RETIRED);

      if (is_retired)
        lines[i][strlen (lines[i]) - strlen (RETIRED)] = '\0';
      if (!respite_str_is_empty (lines[i]))
        g_ptr_array_add (days->chairs, respite_chair_new (g_strstrip (lines[i]), is_retired));
    }
}

void
respite_clinic_days_read_hours (RespiteClinicDays *days,
                                const char        *text)
{
  g_auto (GStrv) lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 2);
      int opens[2], closes[2];
      char rest;
      int day;

      if (g_strv_length (words) != 2 || !respite_code_from_word (respite_weekday_codes, words[0], &day))
        continue;
      if (g_str_equal (words[1], "closed"))
        days->opens[day] = days->closes[day] = 0;
      else if (sscanf (words[1], "%2d:%2d-%2d:%2d%c", &opens[0], &opens[1], &closes[0], &closes[1], &rest) == 4 &&
               opens[0] >= 0 && opens[1] >= 0 && opens[1] < 60 && closes[0] >= 0 && closes[1] >= 0 && closes[1] < 60 &&
               opens[0] * 60 + opens[1] < closes[0] * 60 + closes[1] && closes[0] * 60 + closes[1] <= DAY_MINUTES)
        {
          days->opens[day] = opens[0] * 60 + opens[1];
          days->closes[day] = closes[0] * 60 + closes[1];
        }
    }
}

void
respite_clinic_days_read_closed (RespiteClinicDays *days,
                                 const char        *text)
{
  g_auto (GStrv) lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;

  if (lines == NULL)
    return;

  g_ptr_array_set_size (days->closed, 0);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 2);
      GDate date;

      if (words[0] != NULL && respite_date_parse (words[0], &date))
        g_ptr_array_add (days->closed, respite_closed_day_new (words[0], words[1] != NULL ? words[1] : ""));
    }
  g_ptr_array_sort (days->closed, compare_closed);
}

void
respite_clinic_days_read_holidays (RespiteClinicDays *days,
                                   const char        *text)
{
  g_auto (GStrv) lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;

  if (lines == NULL)
    return;

  g_ptr_array_set_size (days->holidays, 0);
  for (guint i = 0; lines[i] != NULL; i++)
    respite_clinic_days_set_holiday (days, lines[i], TRUE);
}

gboolean
respite_clinic_days_has_holiday (const RespiteClinicDays *days,
                                 const char              *code)
{
  return g_ptr_array_find_with_equal_func (days->holidays, code, g_str_equal, NULL);
}

void
respite_clinic_days_set_holiday (RespiteClinicDays *days,
                                 const char        *code,
                                 gboolean           is_closed)
{
  g_autoptr (GPtrArray) holidays = g_ptr_array_new_with_free_func (g_free);

  /* In the order of the table, so that the same choice is the same text. */
  for (const RespiteHoliday *holiday = respite_holidays; holiday->code != NULL; holiday++)
    if (g_str_equal (holiday->code, code) ? is_closed : respite_clinic_days_has_holiday (days, holiday->code))
      g_ptr_array_add (holidays, g_strdup (holiday->code));

  g_ptr_array_unref (days->holidays);
  days->holidays = g_steal_pointer (&holidays);
}

gboolean
respite_clinic_days_is_open (const RespiteClinicDays *days,
                             const GDate             *date,
                             const char             **name)
{
  int weekday = (int) g_date_get_weekday (date) - 1;
  g_autofree char *text = respite_date_format (date);
  const RespiteHoliday *holiday;

  if (name != NULL)
    *name = NULL;
  for (guint i = 0; i < days->closed->len; i++)
    {
      const RespiteClosedDay *day = g_ptr_array_index (days->closed, i);

      if (!g_str_equal (day->date, text))
        continue;
      if (name != NULL)
        *name = day->name;
      return FALSE;
    }

  holiday = respite_holidays_find (days->holidays, date);
  if (holiday != NULL && name != NULL)
    *name = holiday->name;
  if (holiday != NULL)
    return FALSE;

  return days->opens[weekday] < days->closes[weekday];
}

gboolean
respite_clinic_days_is_within (const RespiteClinicDays *days,
                               const GDate             *date,
                               int                      from,
                               int                      to)
{
  int weekday = (int) g_date_get_weekday (date) - 1;

  return from >= days->opens[weekday] && to <= days->closes[weekday];
}

int
respite_clinic_days_roll (const RespiteClinicDays *days,
                          GDate                   *date)
{
  GDate tried = *date;

  for (int i = 0; i < 366; i++)
    {
      if (respite_clinic_days_is_open (days, &tried, NULL))
        {
          *date = tried;
          return i;
        }
      g_date_add_days (&tried, 1);
    }

  return 0;
}

gboolean
respite_clinic_days_has_chair (const RespiteClinicDays *days,
                               const char              *name)
{
  const RespiteChair *chair = find_chair (days, name, G_MAXUINT);

  return chair != NULL && !chair->is_retired;
}

GArray *
respite_clinic_days_plan (const RespiteClinicDays *days,
                          const GDate             *start,
                          GArray                  *spacing)
{
  GArray *plan = g_array_new (FALSE, FALSE, sizeof (GDate));

  for (guint i = 0; i < spacing->len; i++)
    {
      int offset = g_array_index (spacing, int, i);
      GDate date = *start;

      g_date_add_days (&date, (guint) offset);
      if (i > 0)
        {
          GDate before = g_array_index (plan, GDate, i - 1);

          if (offset > g_array_index (spacing, int, i - 1))
            g_date_add_days (&before, 1);
          if (g_date_compare (&date, &before) < 0)
            date = before;
          respite_clinic_days_roll (days, &date);
        }
      g_array_append_val (plan, date);
    }

  return plan;
}
