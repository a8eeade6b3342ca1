/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "store/respite-patient-match.h"

#include "base/respite-str.h"
#include "base/respite-time.h"
#include "domain/respite-nickname.h"

#include <stdio.h>
#include <string.h>

#define FEWEST_LETTERS 3
#define MOST_LETTERS 64
#define LETTERS_PER_ERROR 4

/* How many letters differ, at most: swapped, missing, extra or other letters count one each. */
static gboolean
is_near (const char *a,
         const char *b)
{
  gsize length_a = strlen (a);
  gsize length_b = strlen (b);
  guint8 row[3][MOST_LETTERS];
  gsize most;

  if (length_a >= MOST_LETTERS || length_b >= MOST_LETTERS || length_a < FEWEST_LETTERS || length_b < FEWEST_LETTERS)
    return strcmp (a, b) == 0;
  most = MAX (1, MIN (length_a, length_b) / LETTERS_PER_ERROR);
  if (MAX (length_a, length_b) - MIN (length_a, length_b) > most)
    return FALSE;

  for (gsize j = 0; j <= length_b; j++)
    row[0][j] = (guint8) j;
  for (gsize i = 1; i <= length_a; i++)
    {
      guint8 *now = row[i % 3];
      const guint8 *before = row[(i - 1) % 3];
      const guint8 *second = row[(i + 1) % 3];

      now[0] = (guint8) i;
      for (gsize j = 1; j <= length_b; j++)
        {
          now[j] = MIN (MIN (before[j] + 1, now[j - 1] + 1), before[j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            now[j] = MIN (now[j], second[j - 2] + 1);
        }
    }

  return row[length_a % 3][length_b] <= most;
}

/* A name in its folded words, and without spaces behind them: "mary", "ann", "maryann". */
static char **
split_name (const char *first,
            const char *second,
            const char *third)
{
  g_autofree char *text = g_strjoin (" ", first != NULL ? first : "", second != NULL ? second : "",
                                     third != NULL ? third : "", NULL);
  g_autofree char *folded = respite_str_fold (text);
  g_auto (GStrv) words = g_strsplit_set (folded, " ,", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n_words = 0;

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0')
      {
        g_strv_builder_add (builder, *word);
        n_words++;
      }
  if (n_words > 1)
    {
      g_autofree char *whole = respite_str_fold (first != NULL ? first : "");
      g_auto (GStrv) parts = g_strsplit_set (whole, " ,", -1);
      g_autofree char *joined = g_strjoinv ("", parts);

      g_strv_builder_add (builder, joined);
    }

  return g_strv_builder_end (builder);
}

typedef enum
{
  WORDS_DIFFERENT,
  WORDS_NEAR,
  WORDS_SAME,
} Words;

static Words
compare_words (char **one,
               char **other)
{
  Words best = WORDS_DIFFERENT;

  for (char **a = one; *a != NULL; a++)
    for (char **b = other; *b != NULL; b++)
      {
        if (strcmp (*a, *b) == 0 || respite_nickname_is_same (*a, *b))
          return WORDS_SAME;
        if (is_near (*a, *b))
          best = WORDS_NEAR;
      }

  return best;
}

RespiteNameMatch
respite_patient_match_names (const RespitePatient *one,
                             const RespitePatient *other)
{
  g_auto (GStrv) family = split_name (one->family, one->former, NULL);
  g_auto (GStrv) given = split_name (one->given, one->preferred, one->nicknames);
  g_auto (GStrv) other_family = split_name (other->family, other->former, NULL);
  g_auto (GStrv) other_given = split_name (other->given, other->preferred, other->nicknames);
  Words families = compare_words (family, other_family);
  Words givens = compare_words (given, other_given);

  if ((families != WORDS_DIFFERENT && givens != WORDS_DIFFERENT) ||
      (compare_words (family, other_given) != WORDS_DIFFERENT &&
       compare_words (given, other_family) != WORDS_DIFFERENT))
    return RESPITE_NAME_WHOLE;

  return families == WORDS_SAME || givens == WORDS_SAME ? RESPITE_NAME_PART : RESPITE_NAME_DIFFERENT;
}

/* Whether two years differ by one, by one digit, or by two that are swapped. */
static gboolean
years_are_near (int one,
                int other)
{
  char a[16];
  char b[16];
  int n_other = 0;
  int first = -1;

  if (ABS (one - other) <= 1)
    return TRUE;

  g_snprintf (a, sizeof a, "%04d", one);
  g_snprintf (b, sizeof b, "%04d", other);
  for (int i = 0; i < 4; i++)
    if (a[i] != b[i])
      {
        n_other++;
        first = first < 0 ? i : first;
      }

  return n_other == 1 || (n_other == 2 && first < 3 && a[first] == b[first + 1] && a[first + 1] == b[first]);
}

static gboolean
read_date (const char *text,
           int        *date)
{
  GDate parsed;

  return text != NULL && respite_date_parse (text, &parsed) &&
         sscanf (text, "%4d-%2d-%2d", &date[0], &date[1], &date[2]) == 3;
}

RespiteBornMatch
respite_patient_match_born (const char *one,
                            const char *other)
{
  int a[3];
  int b[3];
  int n_same;

  if (!read_date (one, a) || !read_date (other, b))
    return RESPITE_BORN_UNKNOWN;

  n_same = (a[0] == b[0]) + (a[1] == b[1]) + (a[2] == b[2]);
  if (n_same == 3)
    return RESPITE_BORN_SAME;
  if (a[0] == b[0] && a[1] == b[2] && a[2] == b[1])
    return RESPITE_BORN_NEAR;

  return n_same == 2 && (a[0] == b[0] || years_are_near (a[0], b[0])) ? RESPITE_BORN_NEAR : RESPITE_BORN_DIFFERENT;
}

static void
add_date (GStrvBuilder *builder,
          int           year,
          int           month,
          int           day)
{
  g_autofree char *date = g_strdup_printf ("%04d-%02d-%02d", year, month, day);
  GDate parsed;

  if (respite_date_parse (date, &parsed))
    g_strv_builder_add (builder, date);
}

char **
respite_patient_dup_near_born (const char *born)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  int date[3];

  if (!read_date (born, date))
    return g_strv_builder_end (builder);

  add_date (builder, date[0], date[1], date[2]);
  if (date[1] != date[2])
    add_date (builder, date[0], date[2], date[1]);
  for (int day = 1; day <= 31; day++)
    if (day != date[2] && !(day == date[1] && date[1] == date[2]))
      add_date (builder, date[0], date[1], day);
  for (int month = 1; month <= 12; month++)
    if (month != date[1])
      add_date (builder, date[0], month, date[2]);
  for (int year = date[0] - 100; year <= date[0] + 100; year++)
    if (year != date[0] && years_are_near (date[0], year))
      add_date (builder, year, date[1], date[2]);

  return g_strv_builder_end (builder);
}
