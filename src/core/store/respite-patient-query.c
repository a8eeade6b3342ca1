/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-patient-query.h"

#include "base/respite-str.h"
#include "domain/respite-nickname.h"

#include <string.h>

#define MOST_WORDS 8
#define FEWEST_REVERSED 3
#define FEWEST_LETTERS 3

/* The months' folded names, English and Spanish; three letters or more are enough. */
static const char *const months[][3] = {
  { "january", "enero" }, { "february", "febrero" }, { "march", "marzo" }, { "april", "abril" }, { "may", "mayo" },
  { "june", "junio" }, { "july", "julio" }, { "august", "agosto" }, { "september", "septiembre", "setiembre" },
  { "october", "octubre" }, { "november", "noviembre" }, { "december", "diciembre" },
};

/* What may stand between the parts of a long date. */
static const char *const fillers[] = { "de", "del", "of", "the", NULL };

void
respite_query_word_free (RespiteQueryWord *word)
{
  g_free (word->key);
  g_free (word->reversed);
  g_clear_pointer (&word->others, g_ptr_array_unref);
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
read_month (const char *folded)
{
  if (strlen (folded) < 3)
    return 0;

  for (int i = 0; i < (int) G_N_ELEMENTS (months); i++)
    for (int language = 0; language < 3 && months[i][language] != NULL; language++)
      if (g_str_has_prefix (months[i][language], folded))
        return i + 1;

  return 0;
}

/* "14", "3rd", "1o": the day, or 0. */
static int
read_day (const char *folded)
{
  char *end;
  gint64 day = g_ascii_strtoll (folded, &end, 10);

  if (end == folded || end - folded > 2 || day < 1 || day > 31)
    return 0;
  if (*end != '\0' && strcmp (end, "st") != 0 && strcmp (end, "nd") != 0 && strcmp (end, "rd") != 0 &&
      strcmp (end, "th") != 0 && strcmp (end, "o") != 0)
    return 0;

  return (int) day;
}

static gboolean
is_year (const char *text)
{
  gsize length = strlen (text);

  return is_digits (text) && (length == 2 || length == 4);
}

/* Three parts of a date with the month as a word, in any order that people write: the word of the query, or NULL. */
static RespiteQueryWord *
read_parts (char **parts)
{
  static const int orders[][3] = { { 0, 1, 2 }, { 1, 0, 2 }, { 2, 1, 0 } };    /* day, month, year */

  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      int day = read_day (parts[orders[i][0]]);
      int month = read_month (parts[orders[i][1]]);
      const char *year = parts[orders[i][2]];
      RespiteQueryWord *word;

      if (day == 0 || month == 0 || !is_year (year))
        continue;

      word = g_new0 (RespiteQueryWord, 1);
      if (strlen (year) == 4)
        {
          word->key = g_strdup_printf ("%s%02d%02d", year, month, day);
          return word;
        }
      word->key = g_strdup_printf ("19%s%02d%02d", year, month, day);
      word->others = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (word->others, g_strdup_printf ("20%s%02d%02d", year, month, day));
      return word;
    }

  return NULL;
}

/* The parts of @raw, where digits and letters meet too: "14-Mar-68" and "3may1980" have three. (transfer full) */
static GPtrArray *
split_parts (const char *raw)
{
  g_autofree char *folded = respite_str_fold (raw);
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  const char *begin = folded;

  while (*begin != '\0')
    {
      const char *end = begin;
      gboolean is_digit = g_ascii_isdigit (*begin);

      while (*end != '\0' && strchr (" -/.,", *end) == NULL && (is_digit || !g_ascii_isdigit (*end)) &&
             !(is_digit && g_ascii_isalpha (*end) && strlen (end) > 2 && g_ascii_isalpha (end[1]) &&
               g_ascii_isalpha (end[2])))
        end++;
      if (end > begin)
        g_ptr_array_add (parts, g_strndup (begin, (gsize) (end - begin)));
      begin = *end != '\0' && strchr (" -/.,", *end) != NULL ? end + 1 : end;
    }

  return parts;
}

/* A long date at @words, which may lie in several of them; @n_used: how many. */
static RespiteQueryWord *
read_long_date (char **words,
                guint *n_used)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  guint n = 0;

  while (parts->len < 3 && words[n] != NULL)
    {
      g_autoptr (GPtrArray) more = split_parts (words[n++]);

      for (guint i = 0; i < more->len; i++)
        if (parts->len == 0 || !g_strv_contains (fillers, g_ptr_array_index (more, i)))
          g_ptr_array_add (parts, g_strdup (g_ptr_array_index (more, i)));
    }
  *n_used = n;

  return parts->len == 3 ? read_parts ((char **) parts->pdata) : NULL;
}

/* The names that mean the same as what was typed so far. */
static void
add_nicknames (GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    {
      RespiteQueryWord *word = g_ptr_array_index (words, i);
      GPtrArray *names = strlen (word->key) >= FEWEST_LETTERS ? respite_nickname_list (word->key) : NULL;

      if (names != NULL && word->others == NULL)
        word->others = g_ptr_array_ref (names);
    }
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
      guint n_used = 0;
      RespiteQueryWord *date = words->len < MOST_WORDS ? read_long_date (word, &n_used) : NULL;

      if (date != NULL)
        {
          g_ptr_array_add (words, date);
          word += n_used - 1;
        }
      else
        {
          add_raw_word (words, *word);
        }
    }
  add_nicknames (words);

  return words;
}
