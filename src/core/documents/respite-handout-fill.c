/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-handout-private.h"

#include <string.h>

#include "base/respite-clock.h"
#include "base/respite-str.h"
#include "documents/respite-markdown.h"
#include "domain/respite-country.h"

/* A value that shows nothing and keeps its line. */
#define NOTHING "\xc2\xa0"

static void
set (GHashTable *values,
     const char *name,
     const char *value)
{
  g_hash_table_insert (values, g_strdup (name), g_strdup (value));
}

static void
set_clinic (GHashTable              *values,
            const RespiteClinicInfo *clinic,
            const char              *language)
{
  const RespiteCountry *country = respite_country_get (clinic->country);
  g_autofree char *schedule = respite_country_dup_schedule (country, language);
  g_autofree char *address = respite_clinic_info_dup_address_line (clinic);

  set (values, "clinic.name", clinic->name);
  set (values, "clinic.phone", clinic->phone);
  set (values, "clinic.after-hours", clinic->after_hours_phone);
  set (values, "clinic.address", address);
  set (values, "emergency.number", country->emergency);
  set (values, "crisis.number", country->crisis);
  set (values, "ketamine.schedule", schedule);
}

static void
set_patient (GHashTable           *values,
             const RespitePatient *patient,
             const RespiteWords   *words)
{
  const char *given = patient != NULL ? patient->given : NULL, *family = patient != NULL ? patient->family : NULL;
  g_autofree char *full = g_strdup_printf ("%s %s", given != NULL ? given : "", family != NULL ? family : "");
  g_autofree char *born = patient != NULL && patient->born != NULL ? respite_words_format_date (words, patient->born) :
                          NULL;

  g_strstrip (full);
  set (values, "patient.full-name", full);
  set (values, "patient.name", patient != NULL && !respite_str_is_empty (patient->preferred) ? patient->preferred :
       given);
  set (values, "patient.born", born);
  set (values, "patient.mrn", patient != NULL ? patient->mrn : NULL);
}

static void
set_session (GHashTable                  *values,
             const RespiteHandoutRequest *request,
             const RespiteWords          *words,
             GTimeZone                   *zone)
{
  const RespiteSession *session = request->next_session;
  gboolean twelve = respite_country_get (request->info.clinic->country)->twelve_hours;
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;
  g_autofree char *number = NULL;

  if (session != NULL && session->planned_at != 0)
    {
      date = respite_words_format_day (words, session->planned_at, zone);
      time = respite_words_format_clock (words, session->planned_at, zone, twelve);
    }
  if (session != NULL && session->number > 0)
    {
      g_autofree char *n = g_strdup_printf ("%d", session->number);
      g_autofree char *of = g_strdup_printf ("%d", session->of);

      number = session->of > 0 ? respite_words_format (words, "general", "of", "n", n, "of", of, NULL) : g_strdup (n);
    }
  set (values, "session.date", date);
  set (values, "session.time", time);
  set (values, "session.number", number);
}

/* An instant on the day of the session, or with its own day where that is another one. */
static char *
format_until (const RespiteWords *words,
              gint64              at,
              gint64              session_at,
              GTimeZone          *zone,
              gboolean            twelve)
{
  g_autofree char *clock = respite_words_format_clock (words, at, zone, twelve);
  g_autofree char *day = respite_words_format_day (words, at, zone);
  g_autofree char *other = respite_words_format_day (words, session_at, zone);

  return strcmp (day, other) == 0 ? g_steal_pointer (&clock) : g_strdup_printf ("%s, %s", day, clock);
}

/* How long before the visit, and until when where the visit is known. */
static void
set_fasting (GHashTable                  *values,
             const RespiteHandoutRequest *request,
             const RespiteWords          *words,
             GTimeZone                   *zone)
{
  static const struct
  {
    const char *hours;
    const char *until;
  } names[] = {
    { "fasting.food-hours", "fasting.food-until" }, { "fasting.drink-hours", "fasting.drink-until" },
  };
  const int rules[] = { request->food_hours, request->drink_hours };
  gint64 at = request->next_session != NULL ? request->next_session->planned_at : 0;
  gboolean twelve = respite_country_get (request->info.clinic->country)->twelve_hours;

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *hours = rules[i] > 0 ? g_strdup_printf ("%d", rules[i]) : NULL;
      g_autofree char *until = NULL;

      if (rules[i] > 0 && at != 0)
        until = format_until (words, at - rules[i] * RESPITE_HOUR_MS, at, zone, twelve);
      set (values, names[i].hours, hours);
      set (values, names[i].until, until);
    }
}

/* The name of a placeholder of one line of a list: "visit.3.day", or "visit.day" where there is none. */
static void
set_of (GHashTable *values,
        const char *group,
        guint       number,
        const char *part,
        const char *value)
{
  g_autofree char *name = number > 0 ? g_strdup_printf ("%s.%u.%s", group, number, part) :
                          g_strdup_printf ("%s.%s", group, part);

  set (values, name, value);
}

static void
set_visit (GHashTable                  *values,
           const RespiteHandoutRequest *request,
           const RespiteWords          *words,
           GTimeZone                   *zone,
           guint                        index)
{
  const RespiteSession *visit = g_ptr_array_index (request->visits, index);
  gboolean twelve = respite_country_get (request->info.clinic->country)->twelve_hours;
  gboolean is_ahead = visit->state == RESPITE_SESSION_PLANNED;
  g_autofree char *number = g_strdup_printf ("%d", visit->number);
  g_autofree char *day = respite_words_format_day (words, visit->planned_at, zone);
  g_autofree char *time = is_ahead ? respite_words_format_clock (words, visit->planned_at, zone, twelve) :
                          g_strdup (respite_words_lookup (words, "calendar", "been"));
  g_autofree char *until = is_ahead ?
                           respite_words_format_clock (words, visit->planned_at +
                                                       visit->planned_minutes * RESPITE_MINUTE_MS, zone, twelve) :
                           g_strdup (NOTHING);

  set_of (values, "visit", index + 1, "number", number);
  set_of (values, "visit", index + 1, "day", day);
  set_of (values, "visit", index + 1, "time", time);
  set_of (values, "visit", index + 1, "until", until);
}

/* "3 and 6" as "3, 6": no language needs another word for it. */
static char *
format_reviews (const GArray *reviews)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; reviews != NULL && i < reviews->len; i++)
    g_string_append_printf (text, "%s%d", i > 0 ? ", " : "", g_array_index (reviews, int, i));

  return g_string_free (text, FALSE);
}

static void
set_course (GHashTable                  *values,
            const RespiteHandoutRequest *request,
            const RespiteWords          *words,
            GTimeZone                   *zone)
{
  static const char *const parts[] = { "number", "day", "time", "until" };
  g_autofree char *reviews = format_reviews (request->reviews);

  set (values, "course.name", request->course_name);
  set (values, "course.reviews", reviews);
  set (values, "visits", request->visits != NULL && request->visits->len > 0 ? "1" : NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    set_of (values, "visit", 0, parts[i], NULL);
  for (guint i = 0; request->visits != NULL && i < request->visits->len; i++)
    set_visit (values, request, words, zone, i);
}

static void
set_medicines (GHashTable                  *values,
               const RespiteHandoutRequest *request)
{
  const GPtrArray *medicines = request->medicines;

  set (values, "medicines", medicines != NULL && medicines->len > 0 ? "1" : NULL);
  set_of (values, "medicine", 0, "text", NULL);
  set_of (values, "medicine", 0, "detail", NULL);
  for (guint i = 0; medicines != NULL && i < medicines->len; i++)
    {
      const RespiteRecordItem *medicine = g_ptr_array_index (medicines, i);
      g_autofree char *detail = respite_record_item_dup_detail (medicine);

      set_of (values, "medicine", i + 1, "text", medicine->text);
      set_of (values, "medicine", i + 1, "detail", *detail != '\0' ? detail : NOTHING);
    }
}

GHashTable *
respite_handout_make_values (const RespiteHandoutRequest *request,
                             const RespiteWords          *words,
                             GTimeZone                   *zone)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  set_clinic (values, request->info.clinic, respite_words_get_language (words));
  set_patient (values, request->info.patient, words);
  set_session (values, request, words, zone);
  set_fasting (values, request, words, zone);
  set_course (values, request, words, zone);
  set_medicines (values, request);
  set (values, "escort.name", request->escort_name);
  set (values, "escort.phone", request->escort_phone);
  set (values, "clinician", request->clinician);

  return values;
}

char *
respite_handout_repeat_lines (const RespiteHandoutRequest *request,
                              const char                  *text)
{
  g_autofree char *visits = respite_markdown_repeat (text, "visit", request->visits != NULL ? request->visits->len : 0);

  return respite_markdown_repeat (visits, "medicine", request->medicines != NULL ? request->medicines->len : 0);
}
