/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-patient-query.h"

#include "base/respite-str.h"

#include <string.h>

#define MOST_WORDS 8
#define FEWEST_REVERSED 3

/* The first three letters of the months, English and Spanish. */
static const char *const months[][2] = {
  { "jan", "ene" }, { "feb", "feb" }, { "mar", "mar" }, { "apr", "abr" }, { "may", "may" }, { "jun", "jun" },
  { "jul", "jul" }, { "aug", "ago" }, { "sep", "set" }, { "oct", "oct" }, { "nov", "nov" }, { "dec", "dic" },
};

void
respite_query_word_free (RespiteQueryWord *word)
{
  g_free (word->key);
  g_free (word->reversed);
  g_free (word);
}

static gboolean
is_digits (const char *text)
{
  return *text != '\0' && strspn (text, "0123456789") == strlen (text);
}

/* Takes @key. */
static void
add_word (GPtrArray *words,
          char      *key)
{
  RespiteQueryWord *word;

  if (*key == '\0' || words->len >= MOST_WORDS)
    {
      g_free (key);
      return;
    }

  word = g_new0 (RespiteQueryWord, 1);
  word->key = key;
  if (is_digits (key) && strlen (key) >= FEWEST_REVERSED)
    {
      g_autofree char *reversed = g_strreverse (g_strdup (key));

      word->reversed = g_strconcat ("<", reversed, NULL);
    }
  g_ptr_array_add (words, word);
}

/*
 * Digits parted by one kind of sign, such as 14/3/1968 or 1968-03: the parts of a date that was typed so far. The
 * last part may still grow, so a 0 or 1 at its end is left alone.
 */
static char *
read_date (const char *raw)
{
  g_auto (GStrv) parts = NULL;
  GString *key;
  guint n_parts;

  if (strspn (raw, "0123456789/.-") != strlen (raw))
    return NULL;

  parts = g_strsplit_set (raw, "/.-", -1);
  n_parts = g_strv_length (parts);
  if (n_parts < 2 || n_parts > 3)
    return NULL;
  for (guint i = 0; i < n_parts; i++)
    {
      gsize length = strlen (parts[i]);
      gboolean may_be_year = i == 0 || i == 2;

      if ((length == 0 && i + 1 < n_parts) || (length > 2 && !(may_be_year && length <= 4)))
        return NULL;
      if (i == 0 && length == 3)
        return NULL;
    }

  key = g_string_new (NULL);
  for (guint i = 0; i < n_parts; i++)
    {
      gboolean is_last = i + 1 == n_parts;

      if (strlen (parts[i]) == 1 && !(is_last && i < 2 && strchr ("0123", parts[i][0]) != NULL) && i < 2)
        g_string_append_c (key, '0');
      g_string_append (key, parts[i]);
    }

  return g_string_free (key, FALSE);
}

static int
read_month (const char *raw)
{
  g_autofree char *folded = respite_str_fold (raw);

  if (strlen (folded) < 3 || !g_ascii_isalpha (folded[0]))
    return 0;

  for (int i = 0; i < (int) G_N_ELEMENTS (months); i++)
    for (int language = 0; language < 2; language++)
      if (g_str_has_prefix (folded, months[i][language]))
        return i + 1;

  return 0;
}

/* "14 mar 1968" or "March 14, 1968" at @words: the key of the date, or NULL. */
static char *
read_long_date (char **words)
{
  g_autofree char *day = NULL;
  int month;
  gsize year_length;

  if (words[0] == NULL || words[1] == NULL || words[2] == NULL || !is_digits (words[2]))
    return NULL;

  month = read_month (words[1]);
  day = g_strdup (words[0]);
  if (month == 0)
    {
      month = read_month (words[0]);
      g_free (day);
      day = g_strdup (words[1]);
    }
  g_strdelimit (day, ",.", ' ');
  g_strchomp (day);
  year_length = strlen (words[2]);
  if (month == 0 || !is_digits (day) || strlen (day) > 2 || (year_length != 2 && year_length != 4))
    return NULL;

  return g_strdup_printf ("%s%s%02d%s", strlen (day) == 1 ? "0" : "", day, month, words[2]);
}

static void
add_raw_word (GPtrArray  *words,
              const char *raw)
{
  g_autofree char *date = read_date (raw);
  g_autoptr (GString) digits = NULL;
  g_autofree char *folded = NULL;
  g_auto (GStrv) parts = NULL;

  if (date != NULL)
    {
      add_word (words, g_steal_pointer (&date));
      return;
    }

  if (strspn (raw, "0123456789()+-./") == strlen (raw))
    {
      digits = g_string_new (NULL);
      for (const char *p = raw; *p != '\0'; p++)
        if (g_ascii_isdigit (*p))
          g_string_append_c (digits, *p);
      add_word (words, g_strdup (digits->str));
      return;
    }

  folded = respite_str_fold (raw);
  parts = g_strsplit (folded, " ", -1);
  for (char **part = parts; *part != NULL; part++)
    {
      gsize length = strlen (*part);

      while (length > 0 && strchr (".,;", (*part)[length - 1]) != NULL)
        (*part)[--length] = '\0';
      add_word (words, g_strdup (*part));
    }
}

GPtrArray *
respite_patient_query_parse (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_query_word_free);
  g_auto (GStrv) parts = g_strsplit_set (text, " \t\n\r,;", -1);
  g_autoptr (GPtrArray) raw = g_ptr_array_new ();

  for (char **part = parts; *part != NULL; part++)
    if (**part != '\0')
      g_ptr_array_add (raw, *part);
  g_ptr_array_add (raw, NULL);

  for (char **word = (char **) raw->pdata; *word != NULL; word++)
    {
      g_autofree char *date = read_long_date (word);

      if (date != NULL)
        {
          add_word (words, g_steal_pointer (&date));
          word += 2;
        }
      else
        {
          add_raw_word (words, *word);
        }
    }

  return words;
}
