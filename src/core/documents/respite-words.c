/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-words.h"

#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

#include "base/respite-time.h"

#define RESOURCE_FOLDER "/org/respite/Respite/core/language/"

struct _RespiteWords
{
  const char *language;
  GHashTable *texts;            /* "group/key" to text */
};

const char *const respite_words_languages[] = { "en", "es", NULL };

static void
load_group (RespiteWords *words,
            GKeyFile     *file,
            const char   *group)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    g_hash_table_insert (words->texts, g_strdup_printf ("%s/%s", group, keys[i]),
                         g_key_file_get_string (file, group, keys[i], NULL));
}

/* A missing or broken file is a mistake in the build. */
static RespiteWords *
load_words (const char *language)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, language, ".ini", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) groups = NULL;
  RespiteWords *words = g_new (RespiteWords, 1);

  if (bytes == NULL || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, &error))
    g_error ("%s: %s", path, error->message);

  words->language = language;
  words->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    load_group (words, file, groups[i]);

  return words;
}

static RespiteWords **
load_all (void)
{
  static RespiteWords *all[G_N_ELEMENTS (respite_words_languages) - 1];
  static gsize once;

  if (g_once_init_enter (&once))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
        all[i] = load_words (respite_words_languages[i]);
      g_once_init_leave (&once, 1);
    }

  return all;
}

const RespiteWords *
respite_words_get (const char *language)
{
  RespiteWords **all = load_all ();

  for (gsize i = 0; language != NULL && respite_words_languages[i] != NULL; i++)
    {
      gsize length = strlen (respite_words_languages[i]);

      if (g_ascii_strncasecmp (language, respite_words_languages[i], length) == 0 &&
          !g_ascii_isalnum (language[length]))
        return all[i];
    }

  return all[0];
}

const char *
respite_words_get_language (const RespiteWords *words)
{
  return words->language;
}

const char *
respite_words_find (const RespiteWords *words,
                    const char         *group,
                    const char         *key)
{
  g_autofree char *name = g_strconcat (group, "/", key, NULL);
  const char *text = g_hash_table_lookup (words->texts, name);

  return text != NULL ? text : g_hash_table_lookup (load_all ()[0]->texts, name);
}

const char *
respite_words_lookup (const RespiteWords *words,
                      const char         *group,
                      const char         *key)
{
  const char *text = respite_words_find (words, group, key);

  return text != NULL ? text : key;
}

const char *
respite_words_chart_cb (const char *group,
                        const char *key,
                        const char *english,
                        gpointer    data)
{
  const char *text = respite_words_find (data, group, key);

  return text != NULL ? text : english;
}

char *
respite_words_format (const RespiteWords *words,
                      const char         *group,
                      const char         *key,
                      ...)
{
  const char *p = respite_words_lookup (words, group, key);
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  GString *out = g_string_new (NULL);
  const char *name;
  va_list args;

  va_start (args, key);
  while ((name = va_arg (args, const char *)) != NULL)
    g_hash_table_insert (values, (gpointer) name, va_arg (args, char *));
  va_end (args);

  /* One pass, so that a brace in a value is nothing special. */
  while (*p != '\0')
    {
      const char *end = *p == '{' ? strchr (p, '}') : NULL;
      g_autofree char *word = end != NULL ? g_strndup (p + 1, (gsize) (end - p) - 1) : NULL;
      const char *value = word != NULL ? g_hash_table_lookup (values, word) : NULL;

      if (value != NULL)
        {
          g_string_append (out, value);
          p = end + 1;
        }
      else
        g_string_append_c (out, *p++);
    }

  return g_string_free (out, FALSE);
}

static const char *
get_numbered (const RespiteWords *words,
              const char         *group,
              int                 number)
{
  char key[12];

  g_snprintf (key, sizeof key, "%d", number);

  return respite_words_lookup (words, group, key);
}

static char *
format_day (const RespiteWords *words,
            int                 year,
            int                 month,
            int                 day)
{
  g_autofree char *year_text = g_strdup_printf ("%d", year);
  g_autofree char *day_text = g_strdup_printf ("%d", day);

  return respite_words_format (words, "date", "short", "day", day_text, "month",
                               get_numbered (words, "month-short", month), "year", year_text, NULL);
}

/* "2028-05", as the expiry of a vial is; 0 where it is no month. */
static int
read_month (const char *date,
            int        *year)
{
  int month = 0, length = 0;

  if (date == NULL || strlen (date) != strlen ("YYYY-MM") || !g_ascii_isdigit (date[5]) ||
      sscanf (date, "%4d-%2d%n", year, &month, &length) != 2 || length != (int) strlen ("YYYY-MM") || month > 12)
    return 0;

  return month;
}

char *
respite_words_format_date (const RespiteWords *words,
                           const char         *date)
{
  GDate parsed;
  int year, month = read_month (date, &year);

  if (month > 0)
    {
      g_autofree char *year_text = g_strdup_printf ("%d", year);

      return respite_words_format (words, "date", "month", "month", get_numbered (words, "month-short", month), "year",
                                   year_text, NULL);
    }
  if (!respite_date_parse (date, &parsed))
    return g_strdup (date != NULL ? date : "");

  return format_day (words, g_date_get_year (&parsed), (int) g_date_get_month (&parsed), g_date_get_day (&parsed));
}

static GDateTime *
get_local (gint64     ms,
           GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (ms / 1000);

  return utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
}

char *
respite_words_format_day (const RespiteWords *words,
                          gint64              ms,
                          GTimeZone          *zone)
{
  g_autoptr (GDateTime) time = get_local (ms, zone);
  g_autofree char *year = NULL;
  g_autofree char *day = NULL;

  if (time == NULL)
    return g_strdup ("");

  year = g_strdup_printf ("%d", g_date_time_get_year (time));
  day = g_strdup_printf ("%d", g_date_time_get_day_of_month (time));

  return respite_words_format (words, "date", "long",
                               "weekday", get_numbered (words, "weekday", g_date_time_get_day_of_week (time)),
                               "day", day, "month", get_numbered (words, "month", g_date_time_get_month (time)),
                               "year", year, NULL);
}

char *
respite_words_format_moment (const RespiteWords *words,
                             gint64              ms,
                             GTimeZone          *zone)
{
  g_autoptr (GDateTime) time = get_local (ms, zone);
  g_autofree char *date = NULL;
  g_autofree char *clock = NULL;

  if (time == NULL)
    return g_strdup ("");

  date = format_day (words, g_date_time_get_year (time), g_date_time_get_month (time),
                     g_date_time_get_day_of_month (time));
  clock = respite_time_format_hm (ms, zone);

  return respite_words_format (words, "date", "moment", "date", date, "time", clock, NULL);
}

char *
respite_words_format_clock (const RespiteWords *words,
                            gint64              ms,
                            GTimeZone          *zone,
                            gboolean            twelve)
{
  g_autoptr (GDateTime) time = get_local (ms, zone);
  g_autofree char *clock = NULL;
  int hour;

  if (time == NULL)
    return g_strdup ("");
  if (!twelve)
    return respite_time_format_hm (ms, zone);

  hour = g_date_time_get_hour (time);
  clock = g_strdup_printf ("%d:%02d", hour % 12 == 0 ? 12 : hour % 12, g_date_time_get_minute (time));

  return respite_words_format (words, "date", hour < 12 ? "am" : "pm", "time", clock, NULL);
}
