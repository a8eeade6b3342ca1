/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "models/respite-clinic-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "domain/respite-country.h"

static const struct
{
  const char *field;
  const char *words;
} fields[] = {
  { "name", N_ ("Clinic name") },
  { "address", N_ ("Address") },
  { "phone", N_ ("Phone") },
  { "after-hours", N_ ("Phone after hours") },
  { "country", N_ ("Country") },
  { "time-zone", N_ ("Time zone") },
  { "paper", N_ ("Paper") },
  { "language", N_ ("Language of documents") },
  { "logo", N_ ("Logo") },
};

static const struct
{
  const char *field;
  const char *value;
  const char *words;
} values[] = {
  { "country", "us", N_ ("United States") },
  { "country", "gb", N_ ("United Kingdom") },
  { "country", "", N_ ("Other") },
  { "paper", "letter", N_ ("US Letter") },
  { "paper", "a4", N_ ("A4") },
  { "language", "en", "English" },
  { "language", "es", "Español" },
};

static void
add_sentence (GString *text,
              char    *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

char *
respite_clinic_words_dup_country (const char *code,
                                  const char *language)
{
  const RespiteCountry *country = respite_country_get (code);
  g_autofree char *schedule = respite_country_dup_schedule (country, language);
  g_autoptr (GString) text = g_string_new (NULL);

  if (country->emergency == NULL)
    add_sentence (text, g_strdup (_ ("No emergency number is printed: handouts say \"your local emergency number\".")));
  else if (country->crisis == NULL)
    add_sentence (text, g_strdup_printf (_ ("Handouts name the emergency number %s and no crisis line."),
                                         country->emergency));
  else
    add_sentence (text, g_strdup_printf (_ ("Handouts name the emergency number %s and the crisis line %s."),
                                         country->emergency, country->crisis));
  if (schedule != NULL)
    add_sentence (text, g_strdup_printf (_ ("The law lists ketamine as: %s."), schedule));
  if (country->register_years > 0)
    add_sentence (text, g_strdup_printf (ngettext ("The register of controlled substances is kept at least %d year "
                                                   "(%s); Respite deletes nothing by itself.",
                                                   "The register of controlled substances is kept at least %d years "
                                                   "(%s); Respite deletes nothing by itself.",
                                                   country->register_years), country->register_years,
                                         country->register_source));
  add_sentence (text, g_strdup (_ ("The paper follows the country; you can change it.")));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
get_field_words (const char *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].field, field))
      return _ (fields[i].words);

  return field;
}

static const char *
get_value_words (const char *field,
                 const char *value)
{
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    if (g_str_equal (values[i].field, field) && g_str_equal (values[i].value, value))
      return _ (values[i].words);

  return *value != '\0' ? value : _ ("(nothing)");
}

/* What @text says of @field, where each line is "field: value"; "" for nothing. */
static char *
dup_value (const char *text,
           const char *field)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  g_autofree char *start = g_strconcat (field, ": ", NULL);

  for (char **line = lines; *line != NULL; line++)
    if (g_str_has_prefix (*line, start))
      return g_strdup (*line + strlen (start));

  return g_strdup ("");
}

static char *
describe (const char *field,
          const char *before,
          const char *after)
{
  if (!g_str_equal (field, "logo"))
    return g_strdup_printf ("%s: %s → %s", get_field_words (field), get_value_words (field, before),
                            get_value_words (field, after));
  if (*after == '\0')
    return g_strdup (_ ("Logo taken away"));

  return g_strdup (*before == '\0' ? _ ("Logo added") : _ ("Logo changed"));
}

char *
respite_clinic_words_dup_change (const RespiteAuditEntry *entry)
{
  g_auto (GStrv) lines = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (entry != NULL, NULL);

  lines = g_strsplit (entry->row.new_text != NULL ? entry->row.new_text : "", "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *field = g_strndup (*line, strcspn (*line, ":"));
      g_autofree char *before = dup_value (entry->row.old_text, field);
      g_autofree char *after = dup_value (*line, field);
      g_autofree char *words = *field != '\0' ? describe (field, before, after) : NULL;

      if (words != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", words);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
