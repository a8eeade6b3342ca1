/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-handout-private.h"

#include <stdlib.h>
#include <string.h>

#include "base/respite-error.h"
#include "documents/respite-markdown.h"

/* What a section may name where it holds no claim of its own. */
#define NO_CLAIM "RECORD"

#define VERSION_MAX 9999

static const char *
get_front (GHashTable *front,
           const char *key)
{
  const char *value = g_hash_table_lookup (front, key);

  return value != NULL ? value : "";
}

static gboolean
is_date (const char *text)
{
  int year = 0, month = 0, day = 0;

  return strlen (text) == 10 && sscanf (text, "%4d-%2d-%2d", &year, &month, &day) == 3 && year > 1900 &&
         g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static gboolean
check_keys (GHashTable *front,
            GError    **error)
{
  static const char *const known[] = { "title", "lead", "order", "version", "reviewed", "level", "review", "sources",
                                       NULL };
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, front);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_strv_contains (known, key) && !g_str_has_prefix (key, "claims."))
      return respite_set_error (error, RESPITE_ERROR_PARSE, N_ ("A handout has no line “%s” at its top"),
                                (const char *) key);

  if (*get_front (front, "title") == '\0')
    return respite_set_error (error, RESPITE_ERROR_PARSE, N_ ("The text of a handout needs a title"));
  if (!is_date (get_front (front, "reviewed")))
    return respite_set_error (error, RESPITE_ERROR_PARSE,
                              N_ ("The text needs the day of its review, such as “reviewed: 2026-11-23”"));
  if (atoi (get_front (front, "version")) < 1 || atoi (get_front (front, "version")) > VERSION_MAX)
    return respite_set_error (error, RESPITE_ERROR_PARSE, N_ ("The text needs its version, such as “version: 1”"));

  return TRUE;
}

/* Every word of "ASRA18 FDA23?" is a source that there is. */
static gboolean
check_claims (const char *claims,
              guint       section,
              const char *language,
              GError    **error)
{
  g_auto (GStrv) words = g_strsplit (claims, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *name = g_strndup (words[i], strcspn (words[i], "?"));
      g_autofree char *source = respite_handout_dup_source (name, language);

      if (source == NULL && strcmp (words[i], NO_CLAIM) != 0)
        return respite_set_error (error, RESPITE_ERROR_PARSE,
                                  N_ ("Section %u rests on “%s”, which is not in the list of sources"), section, name);
    }

  return TRUE;
}

static guint
count_sections (const RespiteBlock *root)
{
  guint n = 0;

  for (guint i = 0; i < root->children->len; i++)
    n += ((const RespiteBlock *) g_ptr_array_index (root->children, i))->kind == RESPITE_BLOCK_HEADING;

  return n;
}

guint
respite_handout_count_sections (const char *text)
{
  g_autoptr (RespiteMarkdown) markdown = NULL;

  g_return_val_if_fail (text != NULL, 0);

  markdown = respite_markdown_parse (text, NULL, NULL);

  return markdown != NULL ? count_sections (markdown->root) : 0;
}

static gboolean
check_sections (const RespiteMarkdown *markdown,
                const char            *language,
                GError               **error)
{
  guint n = count_sections (markdown->root);
  g_autofree char *beyond = g_strdup_printf ("claims.%u", n + 1);

  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *key = g_strdup_printf ("claims.%u", i);
      const char *claims = respite_markdown_get_front (markdown, key);

      if (*claims == '\0')
        return respite_set_error (error, RESPITE_ERROR_PARSE, N_ ("Section %u names no source: a line “%s” is missing"),
                                  i, key);
      if (!check_claims (claims, i, language, error))
        return FALSE;
    }
  if (g_hash_table_contains (markdown->front, beyond))
    return respite_set_error (error, RESPITE_ERROR_PARSE, N_ ("There is a line “%s” and no such section"), beyond);

  return TRUE;
}

/* Placeholders are known by name; of a list there is always one line. */
static GHashTable *
make_names (const RespiteHandoutRequest *request)
{
  const RespiteWords *words = respite_words_get (NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  return respite_handout_make_values (request, words, zone);
}

gboolean
respite_handout_check (const char *text,
                       const char *language,
                       GError    **error)
{
  RespiteClinicInfo clinic = { .name = (char *) "", .country = (char *) "" };
  RespiteHandoutRequest request = { .info = { .clinic = &clinic } };
  g_autoptr (GHashTable) names = make_names (&request);
  g_autoptr (RespiteMarkdown) filled = NULL;
  g_autoptr (RespiteMarkdown) markdown = NULL;

  g_return_val_if_fail (text != NULL && language != NULL, FALSE);

  filled = respite_markdown_parse (text, names, error);
  markdown = filled != NULL ? respite_markdown_parse (text, NULL, error) : NULL;
  if (markdown == NULL || !check_keys (markdown->front, error))
    return FALSE;

  /* A clinic's own text may name its sources in words. */
  return *respite_markdown_get_front (markdown, "sources") != '\0' || check_sections (markdown, language, error);
}
