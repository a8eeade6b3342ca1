/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-reading.h"

#include <string.h>

#include "documents/respite-markdown.h"

#define ENGLISH_BAR 6.0
#define SPANISH_BAR 80.0

/* The bars of a text whose head says "level: evidence". */
#define ENGLISH_EVIDENCE_BAR 8.0
#define SPANISH_EVIDENCE_BAR 70.0

/* The names of medicines cannot be said more plainly, so each counts as one syllable. Folded to lower case. */
static const char *const names[] = {
  "acetaminophen", "benzodiazepine", "benzodiazepines", "benzodiacepinas", "diazepam", "esketamine", "esketamina",
  "gabapentin", "gabapentina", "ibuprofen", "ibuprofeno", "ketamine", "ketamina", "lamotrigine", "lamotrigina",
  "lithium", "litio", "lorazepam", "metoclopramide", "midazolam", "morphine", "morfina", "naltrexone", "naltrexona",
  "ondansetron", "ondansetrón", "paracetamol", "pregabalin", "pregabalina", "spravato",
};

typedef struct
{
  RespiteReading reading;
  gboolean       is_spanish;
  gboolean       in_sentence;
} Counter;

static gboolean
is_drug_name (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (word, names[i]) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_vowel (char c)
{
  return c != '\0' && strchr ("aeiouy", c) != NULL;
}

/* Two vowels that are spoken apart: "serious", "dial", "being", "fluent"; but not "question", "million", "special". */
static guint
count_apart (const char *word,
             gsize       length)
{
  guint n = 0;

  for (gsize i = 0; i + 2 < length; i++)
    {
      gboolean is_soft = i > 0 && strchr ("tcsxg", word[i - 1]) != NULL;

      if (word[i] == 'i' && (word[i + 1] == 'a' || word[i + 1] == 'o') && !is_soft && word[i + 2] != 'n')
        n++;
      else if (word[i] == 'e' && g_str_has_prefix (word + i + 1, "ing"))
        n++;
      else if (word[i] == 'u' && g_str_has_prefix (word + i + 1, "en") && i > 0 && word[i - 1] == 'l')
        n++;
    }

  return n;
}

/* Groups of vowels, less a silent e and the endings -es and -ed that are not spoken. */
static guint
count_english (const char *word)
{
  gsize length = strlen (word);
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    if (is_vowel (word[i]) && (i == 0 || !is_vowel (word[i - 1])))
      n++;
  n += count_apart (word, length);
  if (length > 2 && word[length - 1] == 'e' && !is_vowel (word[length - 2]) &&
      !(word[length - 2] == 'l' && !is_vowel (word[length - 3])))
    n--;
  else if (length > 3 && word[length - 2] == 'e' && word[length - 1] == 'd' &&
           strchr ("td", word[length - 3]) == NULL && !is_vowel (word[length - 3]))
    n--;
  else if (length > 3 && word[length - 2] == 'e' && word[length - 1] == 's' &&
           strchr ("szxc", word[length - 3]) == NULL && !g_str_has_suffix (word, "ches") &&
           !g_str_has_suffix (word, "shes") && !g_str_has_suffix (word, "ges") && !is_vowel (word[length - 3]) &&
           !(word[length - 3] == 'l' && !is_vowel (word[length - 4])))
    n--;

  return MAX (n, 1);
}

static gboolean
is_strong (gunichar c)
{
  return c == 'a' || c == 'e' || c == 'o' || c == 0xe1 || c == 0xe9 || c == 0xf3 || c == 0xed || c == 0xfa;
}

static gboolean
is_weak (gunichar c)
{
  return c == 'i' || c == 'u' || c == 0xfc;
}

/* Every strong vowel is a syllable; weak ones make one only without a strong neighbour. Accented i and u are strong. */
static guint
count_spanish (const char *word)
{
  g_autofree gunichar *c = NULL;
  glong length = 0;
  guint n = 0;

  c = g_utf8_to_ucs4_fast (word, -1, &length);
  for (glong i = 0; i < length; i++)
    {
      gunichar before = i > 0 ? c[i - 1] : 0, after = i + 1 < length ? c[i + 1] : 0;

      if (is_strong (c[i]))
        n++;
      else if (c[i] == 'u' && (before == 'q' || before == 'g') && (after == 'e' || after == 'i' || after == 0xe9 ||
                                                                   after == 0xed))
        continue;               /* silent, as in "que" */
      else if (is_weak (c[i]) && !is_strong (before) && !is_strong (after) && !is_weak (before))
        n++;
      else if (c[i] == 'y' && after == 0 && !is_strong (before) && !is_weak (before))
        n++;
    }

  return MAX (n, 1);
}

static void
add_word (Counter    *self,
          const char *word,
          gsize       length)
{
  g_autofree char *copy = g_strndup (word, length);
  g_autofree char *folded = g_utf8_strdown (copy, -1);
  g_autofree char *upper = g_utf8_strup (copy, -1);
  gboolean is_short = strcmp (copy, upper) == 0 && g_utf8_strlen (copy, -1) <= 5;

  self->reading.n_words++;
  self->in_sentence = TRUE;
  /* Numbers and short forms such as "FDA" are read at a glance. */
  if (is_short || is_drug_name (folded) || !g_unichar_isalpha (g_utf8_get_char (folded)))
    self->reading.n_syllables++;
  else
    self->reading.n_syllables += self->is_spanish ? count_spanish (folded) : count_english (folded);
}

static void
end_sentence (Counter *self)
{
  if (self->in_sentence)
    self->reading.n_sentences++;
  self->in_sentence = FALSE;
}

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || c == '\'' || c == 0x2019;
}

/* A stop ends a sentence where a space or the end follows; "7.5" and "a.m." go on. */
static gboolean
ends_sentence (const char *p)
{
  const char *next = p + 1;

  if (strchr (".!?", *p) == NULL || *p == '\0')
    return FALSE;
  while (*next == '"' || *next == ')' || *next == '.')
    next++;

  return *next == '\0' || g_ascii_isspace (*next) || g_utf8_get_char (next) == 0x201d || g_utf8_get_char (next) == 0xbb;
}

static void
count_text (Counter    *self,
            const char *text)
{
  const char *p = text;

  while (*p != '\0')
    {
      if (g_str_has_prefix (p, "{{") && strstr (p, "}}") != NULL)
        {
          if (p[2] != '?' && p[2] != '!')
            add_word (self, "1", 1);
          p = strstr (p, "}}") + 2;
        }
      else if (is_word_char (g_utf8_get_char (p)))
        {
          const char *start = p;

          while (*p != '\0' && (is_word_char (g_utf8_get_char (p)) ||
                                ((*p == ',' || *p == '.') && g_ascii_isdigit (p[1]))))
            p = g_utf8_next_char (p);
          add_word (self, start, (gsize) (p - start));
        }
      else
        {
          if (ends_sentence (p))
            end_sentence (self);
          p = g_utf8_next_char (p);
        }
    }
  end_sentence (self);
}

static void
count_block (Counter            *self,
             const RespiteBlock *block)
{
  if (block->rich != NULL)
    count_text (self, block->rich->text->str);
  for (guint i = 0; block->columns != NULL && i < block->columns->len; i++)
    count_text (self, g_array_index (block->columns, RespiteColumn, i).title->text->str);
  for (guint i = 0; block->cells != NULL && i < block->cells->len; i++)
    count_text (self, ((RespiteRich *) g_ptr_array_index (block->cells, i))->text->str);
  for (guint i = 0; i < block->children->len; i++)
    count_block (self, g_ptr_array_index (block->children, i));
}

RespiteReading
respite_reading_grade (const char *text,
                       const char *language)
{
  g_autoptr (RespiteMarkdown) markdown = respite_markdown_parse (text, NULL, NULL);
  Counter counter = { .is_spanish = language != NULL && g_str_has_prefix (language, "es") };
  RespiteReading *reading = &counter.reading;
  gboolean is_evidence = markdown != NULL &&
                         strcmp (respite_markdown_get_front (markdown, "level"), "evidence") == 0;
  double per_sentence, per_word;

  if (markdown != NULL)
    count_block (&counter, markdown->root);
  reading->passes = TRUE;
  if (reading->n_words == 0)
    return *reading;

  per_sentence = reading->n_words / (double) reading->n_sentences;
  per_word = reading->n_syllables / (double) reading->n_words;
  if (counter.is_spanish)
    {
      reading->grade = 206.84 - 60 * per_word - 1.02 * per_sentence;
      reading->bar = is_evidence ? SPANISH_EVIDENCE_BAR : SPANISH_BAR;
      reading->passes = reading->grade >= reading->bar;
    }
  else
    {
      reading->grade = 0.39 * per_sentence + 11.8 * per_word - 15.59;
      reading->bar = is_evidence ? ENGLISH_EVIDENCE_BAR : ENGLISH_BAR;
      reading->passes = reading->grade <= reading->bar;
    }

  return *reading;
}
