/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "forms/respite-consent-template.h"

#include <gio/gio.h>
#include <string.h>

#include "base/respite-error.h"
#include "base/respite-str.h"
#include "base/respite-time.h"

#define FOLDER "/org/respite/Respite/core/consents/"
#define MAIN_SLUG "off-label-ketamine"
#define MOST_CHARACTERS 200000
#define BLANK "____________________"

const char *const respite_consent_placeholders[] = {
  "patient.name", "patient.preferred", "patient.born", "patient.mrn", "patient.address", "patient.referrer",
  "escort.name", "escort.phone", "receivers", "scope", "until", "clinic.name", "clinic.address", "clinic.phone",
  "clinic.after_hours_phone", "clinician.name", "condition", "protocol.name", "sessions", "minutes", "cost", "date",
  NULL,
};

static void
teach_back_free (RespiteTeachBack *question)
{
  g_free (question->code);
  g_free (question->text);
  g_free (question);
}

void
respite_consent_template_free (RespiteConsentTemplate *consent)
{
  if (consent == NULL)
    return;

  g_free (consent->slug);
  g_free (consent->language);
  g_free (consent->title);
  g_free (consent->reviewed);
  g_free (consent->sources);
  g_free (consent->meaning);
  g_free (consent->clinician_meaning);
  g_ptr_array_unref (consent->asks);
  g_ptr_array_unref (consent->clauses);
  g_ptr_array_unref (consent->teach_back);
  g_free (consent->text);
  g_free (consent);
}

static RespiteConsentTemplate *
template_new (const char *slug,
              const char *language)
{
  RespiteConsentTemplate *consent = g_new0 (RespiteConsentTemplate, 1);

  consent->slug = g_strdup (slug);
  consent->language = g_strdup (language);
  consent->title = g_strdup ("");
  consent->reviewed = g_strdup ("");
  consent->sources = g_strdup ("");
  consent->meaning = g_strdup ("");
  consent->clinician_meaning = g_strdup ("");
  consent->asks = g_ptr_array_new_with_free_func (g_free);
  consent->clauses = g_ptr_array_new_with_free_func (g_free);
  consent->teach_back = g_ptr_array_new_with_free_func ((GDestroyNotify) teach_back_free);

  return consent;
}

static gboolean
refuse (int          line,
        const char  *reason,
        GError     **error)
{
  return respite_set_error (error, RESPITE_ERROR_PARSE, N_("Line %d: %s"), line, respite_translate (reason));
}

static gboolean
add_teach_back (RespiteConsentTemplate  *consent,
                const char              *value,
                int                      line,
                GError                 **error)
{
  g_auto (GStrv) parts = g_strsplit (value, "|", 2);
  RespiteTeachBack *question;

  if (g_strv_length (parts) != 2 || respite_str_is_empty (parts[0]) || respite_str_is_empty (parts[1]))
    return refuse (line, N_("a teach-back line is a word, “|” and a question"), error);

  for (guint i = 0; i < consent->teach_back->len; i++)
    if (g_str_equal (((RespiteTeachBack *) consent->teach_back->pdata[i])->code, g_strstrip (parts[0])))
      return refuse (line, N_("this teach-back word stands twice"), error);

  question = g_new0 (RespiteTeachBack, 1);
  question->code = g_strdup (g_strstrip (parts[0]));
  question->text = g_strdup (g_strstrip (parts[1]));
  g_ptr_array_add (consent->teach_back, question);

  return TRUE;
}

static gboolean
read_version (RespiteConsentTemplate  *consent,
              const char              *value,
              int                      line,
              GError                 **error)
{
  gint64 version;

  if (!g_ascii_string_to_signed (value, 10, 1, G_MAXINT32, &version, NULL))
    return refuse (line, N_("the version is a whole number from 1"), error);
  consent->version = (int) version;

  return TRUE;
}

static gboolean
read_reviewed (RespiteConsentTemplate  *consent,
               const char              *value,
               int                      line,
               GError                 **error)
{
  GDate date;

  if (!respite_date_parse (value, &date))
    return refuse (line, N_("the review date is written as 2026-11-22"), error);
  respite_set_str (&consent->reviewed, value);

  return TRUE;
}

static gboolean
read_asks (RespiteConsentTemplate  *consent,
           const char              *value,
           int                      line,
           GError                 **error)
{
  g_auto (GStrv) names = g_strsplit (value, " ", -1);

  for (gsize i = 0; names[i] != NULL; i++)
    {
      if (*names[i] == '\0')
        continue;
      if (!g_strv_contains (respite_consent_placeholders, names[i]))
        return respite_set_error (error, RESPITE_ERROR_PARSE, N_("Line %d: there is no placeholder “%s”"), line,
                                  names[i]);
      g_ptr_array_add (consent->asks, g_strdup (names[i]));
    }

  return TRUE;
}

static gboolean
read_pair (RespiteConsentTemplate  *consent,
           const char              *key,
           const char              *value,
           int                      line,
           GError                 **error)
{
  const struct
  {
    const char  *key;
    char       **field;
  } texts[] = {
    { "title", &consent->title }, { "sources", &consent->sources }, { "meaning", &consent->meaning },
    { "clinician-meaning", &consent->clinician_meaning },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i].key, key))
      {
        respite_set_str (texts[i].field, value);
        return TRUE;
      }

  if (g_str_equal (key, "version"))
    return read_version (consent, value, line, error);
  if (g_str_equal (key, "reviewed"))
    return read_reviewed (consent, value, line, error);
  if (g_str_equal (key, "asks"))
    return read_asks (consent, value, line, error);
  if (g_str_equal (key, "teach-back"))
    return add_teach_back (consent, value, line, error);
  if (g_str_equal (key, "needs-review") && (g_str_equal (value, "yes") || g_str_equal (value, "no")))
    {
      consent->needs_review = g_str_equal (value, "yes");
      return TRUE;
    }

  if (g_str_equal (key, "expires") && (g_str_equal (value, "never") || g_str_equal (value, "course")))
    {
      consent->never_expires = g_str_equal (value, "never");
      return TRUE;
    }

  return refuse (line, N_("this line of the head is not understood"), error);
}

/* Reads the head; @lines ends up behind it. */
static gboolean
read_head (RespiteConsentTemplate  *consent,
           char                   **lines,
           int                     *n_read,
           GError                 **error)
{
  int i = 1;

  if (lines[0] == NULL || !g_str_equal (lines[0], "---"))
    return refuse (1, N_("the text begins with a head between two lines “---”"), error);

  for (; lines[i] != NULL && !g_str_equal (lines[i], "---"); i++)
    {
      g_auto (GStrv) pair = g_strsplit (lines[i], ":", 2);

      if (respite_str_is_empty (lines[i]))
        continue;
      if (g_strv_length (pair) != 2)
        return refuse (i + 1, N_("this line of the head is not understood"), error);
      if (!read_pair (consent, g_strstrip (pair[0]), g_strstrip (pair[1]), i + 1, error))
        return FALSE;
    }

  if (lines[i] == NULL)
    return refuse (i, N_("the head is not closed with “---”"), error);
  if (*consent->title == '\0' || consent->version == 0)
    return refuse (i + 1, N_("the head needs a title and a version"), error);
  *n_read = i + 1;

  return TRUE;
}

static gboolean
is_placeholder (const char *name)
{
  return g_strv_contains (respite_consent_placeholders, name);
}

static gboolean
check_placeholders (const char  *line,
                    int          number,
                    GError     **error)
{
  const char *begin = line;

  while ((begin = strstr (begin, "{{")) != NULL)
    {
      const char *end = strstr (begin, "}}");
      g_autofree char *name = NULL;

      if (end == NULL)
        return refuse (number, N_("a placeholder is not closed with “}}”"), error);
      name = g_strndup (begin + 2, end - begin - 2);
      if (!is_placeholder (name))
        return respite_set_error (error, RESPITE_ERROR_PARSE, N_("Line %d: there is no placeholder “%s”"), number,
                                  name);
      begin = end + 2;
    }

  return TRUE;
}

/* A comment on a line of its own names the required element that the text below covers; it is not shown. */
static gboolean
read_comment (RespiteConsentTemplate *consent,
              const char             *line)
{
  g_autofree char *stripped = g_strstrip (g_strdup (line));
  g_autofree char *inside = NULL;

  if (strlen (stripped) < strlen ("<!---->") || !g_str_has_prefix (stripped, "<!--") ||
      !g_str_has_suffix (stripped, "-->"))
    return FALSE;

  inside = g_strndup (stripped + strlen ("<!--"), strlen (stripped) - strlen ("<!---->"));
  g_strstrip (inside);
  if (g_str_has_prefix (inside, "clause:"))
    g_ptr_array_add (consent->clauses, g_strdup (g_strstrip (inside + strlen ("clause:"))));

  return TRUE;
}

static gboolean
read_body (RespiteConsentTemplate  *consent,
           char                   **lines,
           int                      first,
           GError                 **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = first; lines[i] != NULL; i++)
    {
      if (!check_placeholders (lines[i], i + 1, error))
        return FALSE;
      if (read_comment (consent, lines[i]))
        continue;
      g_string_append (text, lines[i]);
      g_string_append_c (text, '\n');
    }

  consent->text = g_strstrip (g_string_free (g_steal_pointer (&text), FALSE));

  return *consent->text != '\0' || refuse (first, N_("there is no text behind the head"), error);
}

RespiteConsentTemplate *
respite_consent_template_parse (const char  *slug,
                                const char  *language,
                                const char  *markdown,
                                GError     **error)
{
  g_autoptr (RespiteConsentTemplate) consent = template_new (slug, language);
  g_autoptr (GString) unix_text = NULL;
  g_autofree char *clean = NULL;
  g_auto (GStrv) lines = NULL;
  int n_read;

  if (strlen (markdown) > 4 * MOST_CHARACTERS || !g_utf8_validate (markdown, -1, NULL))
    {
      respite_set_error (error, RESPITE_ERROR_PARSE, N_("The file is too large, or is not UTF-8 text"));
      return NULL;
    }

  unix_text = g_string_new (markdown);
  g_string_replace (unix_text, "\r\n", "\n", 0);
  clean = respite_str_clean (unix_text->str, MOST_CHARACTERS, TRUE, error);
  if (clean == NULL)
    return NULL;

  lines = g_strsplit (clean, "\n", -1);
  if (!read_head (consent, lines, &n_read, error) || !read_body (consent, lines, n_read, error))
    return NULL;

  return g_steal_pointer (&consent);
}

char *
respite_consent_template_dup_markdown (const char *slug,
                                       const char *language)
{
  g_autofree char *path = g_strconcat (FOLDER, language, "/", slug, ".md", NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

char *
respite_consent_template_set_version (const char *markdown,
                                      int         version)
{
  g_auto (GStrv) lines = g_strsplit (markdown, "\n", -1);

  for (gsize i = 1; lines[i] != NULL && strcmp (g_strchomp (lines[i]), "---") != 0; i++)
    if (g_str_has_prefix (lines[i], "version:"))
      {
        g_free (lines[i]);
        lines[i] = g_strdup_printf ("version: %d", version);
      }

  return g_strjoinv ("\n", lines);
}

RespiteConsentTemplate *
respite_consent_template_load (const char  *slug,
                               const char  *language,
                               GError     **error)
{
  g_autofree char *markdown = respite_consent_template_dup_markdown (slug, language);

  if (markdown == NULL)
    {
      respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_("There is no consent text “%s” in the language “%s”"), slug,
                         language);
      return NULL;
    }

  return respite_consent_template_parse (slug, language, markdown, error);
}

/* The treatment itself first, then by name. */
static int
compare_templates (gconstpointer a,
                   gconstpointer b)
{
  const RespiteConsentTemplate *first = *(const RespiteConsentTemplate *const *) a;
  const RespiteConsentTemplate *second = *(const RespiteConsentTemplate *const *) b;
  gboolean is_first = g_str_equal (first->slug, MAIN_SLUG);
  gboolean is_second = g_str_equal (second->slug, MAIN_SLUG);

  return is_first != is_second ? is_second - is_first : strcmp (first->slug, second->slug);
}

GPtrArray *
respite_consent_template_list (const char *language)
{
  g_autofree char *folder = g_strconcat (FOLDER, language, "/", NULL);
  g_auto (GStrv) names = g_resources_enumerate_children (folder, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_consent_template_free);

  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *slug = g_str_has_suffix (names[i], ".md") ? g_strndup (names[i], strlen (names[i]) - 3) : NULL;
      RespiteConsentTemplate *consent = slug != NULL ? respite_consent_template_load (slug, language, NULL) : NULL;

      if (consent != NULL)
        g_ptr_array_add (list, consent);
    }
  g_ptr_array_sort (list, compare_templates);

  return list;
}

/* A value as plain text inside Markdown. */
static void
append_escaped (GString    *text,
                const char *value)
{
  g_autofree char *one_line = g_strstrip (g_strdelimit (g_strdup (value), "\r\n\t", ' '));
  const char *digits_end = one_line + strspn (one_line, "0123456789");

  for (const char *p = one_line; *p != '\0'; p++)
    {
      gboolean begins_list = (p == one_line && strchr ("-+=", *p) != NULL) ||
                             (p == digits_end && p > one_line && (*p == '.' || *p == ')'));

      if (begins_list || strchr ("\\`*_[]<>&~|#{}", *p) != NULL)
        g_string_append_c (text, '\\');
      g_string_append_c (text, *p);
    }
}

/* Returns: (transfer full) (nullable): the line filled in, %NULL where a value is missing */
static char *
fill_line (const char *line,
           GHashTable *values)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *at = line;
  const char *begin;

  while ((begin = strstr (at, "{{")) != NULL)
    {
      const char *end = strstr (begin, "}}");
      g_autofree char *name = NULL;
      const char *value;

      if (end == NULL)
        break;
      name = g_strndup (begin + 2, end - begin - 2);
      value = values != NULL ? g_hash_table_lookup (values, name) : BLANK;
      if (respite_str_is_empty (value))
        return NULL;
      g_string_append_len (text, at, begin - at);
      if (values != NULL)
        append_escaped (text, value);
      else
        g_string_append (text, value);
      at = end + 2;
    }
  g_string_append (text, at);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
respite_markdown_fill (const char *markdown,
                       GHashTable *values)
{
  g_auto (GStrv) lines = g_strsplit (markdown, "\n", -1);
  g_autoptr (GPtrArray) filled = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      char *line = fill_line (lines[i], values);

      if (line != NULL)
        g_ptr_array_add (filled, line);
    }
  g_ptr_array_add (filled, NULL);

  return g_strjoinv ("\n", (char **) filled->pdata);
}

char *
respite_consent_render (const RespiteConsentTemplate *consent,
                        GHashTable                   *values)
{
  return respite_markdown_fill (consent->text, values);
}

char *
respite_consent_hash (const char *text)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}
