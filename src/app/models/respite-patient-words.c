/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "models/respite-record-words.h"

#include <glib/gi18n.h>

#include "base/respite-code.h"

/* Words of a patient's fields; the codes are those of the history and of the tables in core/domain. */

typedef struct
{
  const char *code;
  const char *word;
} Word;

static const Word fields[] = {
  { "mrn", N_ ("MRN") },
  { "family", N_ ("Family name") },
  { "given", N_ ("Given name") },
  { "preferred", N_ ("Preferred name") },
  { "former", N_ ("Former names") },
  { "nicknames", N_ ("Nicknames") },
  { "born", N_ ("Date of birth") },
  { "sex", N_ ("Sex recorded") },
  { "gender", N_ ("Gender") },
  { "pronouns", N_ ("Pronouns") },
  { "phone", N_ ("Phone") },
  { "phone2", N_ ("Second phone") },
  { "email", N_ ("E-mail") },
  { "address", N_ ("Address") },
  { "language", N_ ("Language") },
  { "large_print", N_ ("Large print") },
  { "emergency_name", N_ ("Emergency contact") },
  { "emergency_phone", N_ ("Emergency phone") },
  { "escort_name", N_ ("Usual escort home") },
  { "escort_phone", N_ ("Escort's phone") },
  { "referrer", N_ ("Referring clinician") },
  { "pharmacy", N_ ("Pharmacy") },
  { "note", N_ ("Note") },
  { "allergy_state", N_ ("Allergies asked") },
  { "archived", N_ ("Archived") },
  { "allergy", N_ ("Allergy") },
  { "problem", N_ ("Problem") },
  { "medicine", N_ ("Medicine") },
  { "treatment", N_ ("Earlier treatment") },
  { "weight", N_ ("Weight and height") },
  { "attachment", N_ ("Attachment") },
  { "merge", N_ ("Merge of two records") },
};

static const Word values[] = {
  { "yes", N_ ("yes") },
  { "no", N_ ("no") },
  { "unknown", N_ ("Not recorded") },
  { "female", N_ ("Female") },
  { "male", N_ ("Male") },
  { "other", N_ ("Other") },
  { "not-asked", N_ ("not asked") },
  { "none-known", N_ ("none known") },
  { "listed", N_ ("listed") },
  { "en", "English" },
  { "es", "Español" },
};

static const Word tags[] = {
  { "benzodiazepine", N_ ("Benzodiazepine") },
  { "sedative", N_ ("Sedative") },
  { "opioid", N_ ("Opioid") },
  { "lamotrigine", N_ ("Lamotrigine") },
  { "lithium", N_ ("Lithium") },
  { "maoi", N_ ("MAO inhibitor") },
  { "stimulant", N_ ("Stimulant") },
  { "antidepressant", N_ ("Antidepressant") },
  { "antipsychotic", N_ ("Antipsychotic") },
  { "theophylline", N_ ("Theophylline") },
  { "enzyme", N_ ("Enzyme inhibitor or inducer") },
  { "naltrexone", N_ ("Naltrexone") },
  { "thyroid", N_ ("Thyroid hormone") },
  { "blood-pressure", N_ ("Blood pressure medicine") },
  { "cannabis", N_ ("Cannabis") },
};

static const char *
find (const Word *words,
      gsize       n_words,
      const char *code)
{
  for (gsize i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i].code, code) == 0)
      return _ (words[i].word);

  return code;
}

const char *
respite_words_field (const char *field)
{
  return find (fields, G_N_ELEMENTS (fields), field);
}

/* "MRI (application/pdf, 12345 bytes)" as "MRI (PDF file, 12.3 kB)"; what is something else as it is. */
static char *
dup_attachment (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("^(.*) \\((application/pdf|image/[a-z]+), (\\d+) bytes\\)$", G_REGEX_DOTALL,
                                          0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *title = NULL;
  g_autofree char *type = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *size = NULL;

  if (!g_regex_match (regex, text, 0, &match))
    return g_strdup (text);

  title = g_match_info_fetch (match, 1);
  type = g_match_info_fetch (match, 2);
  bytes = g_match_info_fetch (match, 3);
  size = g_format_size (g_ascii_strtoull (bytes, NULL, 10));

  return g_strdup_printf ("%s (%s, %s)", title, respite_words_attachment (type), size);
}

const char *
respite_words_attachment (const char *media_type)
{
  return g_str_equal (media_type, "application/pdf") ? _ ("PDF file") : _ ("Picture");
}

char *
respite_words_dup_value (const char *field,
                         const char *value)
{
  static const char *const coded[] = { "sex", "large_print", "allergy_state", "archived", "language", NULL };

  if (g_strv_contains (coded, field))
    return g_strdup (find (values, G_N_ELEMENTS (values), value));

  if (g_str_equal (field, "attachment"))
    return dup_attachment (value);

  return g_strdelimit (g_strdup (value), "\n", ' ');
}

char *
respite_words_dup_tags (const char *text)
{
  g_auto (GStrv) codes = g_strsplit (text != NULL ? text : "", ",", -1);
  GString *words = g_string_new (NULL);

  for (char **code = codes; *code != NULL; code++)
    if (**code != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", find (tags, G_N_ELEMENTS (tags), *code));

  return g_string_free (words, FALSE);
}
