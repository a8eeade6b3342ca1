/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-handout.h"
#include "documents/respite-handout-private.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#include "base/respite-error.h"
#include "base/respite-str.h"
#include "documents/respite-flow.h"
#include "documents/respite-markdown.h"
#include "documents/respite-words.h"

#define RESOURCE_FOLDER "/org/respite/Respite/core/handouts/"

void
respite_handout_free (RespiteHandout *handout)
{
  if (handout == NULL)
    return;

  g_free (handout->name);
  g_free (handout->title);
  g_strfreev (handout->languages);
  g_free (handout->reviewed);
  g_free (handout);
}

static GBytes *
lookup_text (const char *name,
             const char *language)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, language, "/", name, ".md", NULL);

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

static GHashTable *
lookup_front (const char *name,
              const char *language)
{
  g_autoptr (GBytes) bytes = lookup_text (name, language);

  return bytes != NULL ? respite_markdown_read_front (g_bytes_get_data (bytes, NULL), NULL, NULL) : NULL;
}

static GStrv
list_languages (const char *name)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; respite_words_languages[i] != NULL; i++)
    {
      g_autoptr (GBytes) bytes = lookup_text (name, respite_words_languages[i]);

      if (bytes != NULL)
        g_strv_builder_add (builder, respite_words_languages[i]);
    }

  return g_strv_builder_end (builder);
}

static int
get_order (const char *name)
{
  g_autoptr (GHashTable) front = lookup_front (name, "en");
  const char *order = front != NULL ? g_hash_table_lookup (front, "order") : NULL;

  return order != NULL ? atoi (order) : G_MAXINT;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  const char *left = *(const char *const *) a, *right = *(const char *const *) b;
  int order = get_order (left), other = get_order (right);

  return order != other ? (order < other ? -1 : 1) : strcmp (left, right);
}

/* The names of all files, without their ending, in the order of a visit. */
static GPtrArray *
list_names (void)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; respite_words_languages[i] != NULL; i++)
    {
      g_autofree char *folder = g_strconcat (RESOURCE_FOLDER, respite_words_languages[i], NULL);
      g_auto (GStrv) files = g_resources_enumerate_children (folder, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      for (guint k = 0; files != NULL && files[k] != NULL; k++)
        {
          g_autofree char *name = g_strndup (files[k], strcspn (files[k], "."));

          if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
            g_ptr_array_add (names, g_steal_pointer (&name));
        }
    }
  g_ptr_array_sort (names, compare_names);

  return names;
}

static char *
dup_front (GHashTable *front,
           const char *key)
{
  const char *value = front != NULL ? g_hash_table_lookup (front, key) : NULL;

  return g_strdup (value != NULL ? value : "");
}

static RespiteHandout *
make_handout (const char *name,
              GHashTable *front)
{
  RespiteHandout *handout = g_new0 (RespiteHandout, 1);
  g_autofree char *version = dup_front (front, "version");

  handout->name = g_strdup (name);
  handout->languages = g_new0 (char *, 1);
  handout->title = dup_front (front, "title");
  handout->version = atoi (version);
  handout->reviewed = dup_front (front, "reviewed");
  handout->needs_review = front != NULL && respite_handout_needs_review (front);

  return handout;
}

GPtrArray *
respite_handout_list (const char *language)
{
  g_autoptr (GPtrArray) names = list_names ();
  GPtrArray *handouts = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_handout_free);
  const char *wanted = respite_words_get_language (respite_words_get (language));

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      GStrv languages = list_languages (name);
      g_autoptr (GHashTable) front = lookup_front (name, wanted);
      RespiteHandout *handout;

      if (front == NULL)
        front = lookup_front (name, languages[0]);
      handout = make_handout (name, front);
      g_strfreev (handout->languages);
      handout->languages = languages;
      g_ptr_array_add (handouts, handout);
    }

  return handouts;
}

/* A name goes into a path, so it is only letters, digits and hyphens. */
static gboolean
is_plain (const char *name)
{
  for (const char *c = name; *c != '\0'; c++)
    if (!g_ascii_islower (*c) && !g_ascii_isdigit (*c) && *c != '-')
      return FALSE;

  return *name != '\0';
}

char *
respite_handout_dup_text (const char *name,
                          const char *language,
                          GError    **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_auto (GStrv) languages = NULL;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);

  if (is_plain (name) && is_plain (language))
    bytes = lookup_text (name, language);
  if (bytes != NULL)
    return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  languages = is_plain (name) ? list_languages (name) : NULL;
  if (languages == NULL || languages[0] == NULL)
    respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_ ("There is no handout \"%s\""), name);
  else
    respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_ ("The handout \"%s\" is not written in the language \"%s\""),
                       name, language);

  return NULL;
}

RespiteHandout *
respite_handout_read (const char *name,
                      const char *text,
                      GError    **error)
{
  g_autoptr (GHashTable) front = NULL;

  g_return_val_if_fail (name != NULL && text != NULL, NULL);

  front = respite_markdown_read_front (text, NULL, error);

  return front != NULL ? make_handout (name, front) : NULL;
}

static char *
make_remark (const RespiteMarkdown *markdown,
             const RespiteWords    *words,
             gboolean               needs_review)
{
  const char *version = respite_markdown_get_front (markdown, "version");
  g_autofree char *reviewed = respite_words_format_date (words, respite_markdown_get_front (markdown, "reviewed"));
  g_autofree char *text = NULL;

  if (*version == '\0')
    return NULL;

  text = respite_words_format (words, "foot", *reviewed != '\0' ? "reviewed" : "version", "version", version, "date",
                               reviewed, NULL);
  if (needs_review)
    return g_strdup_printf ("%s  ·  %s", text, respite_words_lookup (words, "foot", "review-before-use"));

  return g_steal_pointer (&text);
}

/* The small print at the end never stands on a page of its own. */
static void
keep_end (RespiteBlock *text)
{
  RespiteBlock *last = text->children->len > 0 ? g_ptr_array_index (text->children, text->children->len - 1) : NULL;

  if (last != NULL && last->kind == RESPITE_BLOCK_BOX)
    last->keeps_next = TRUE;
  else if (last != NULL && last->kind == RESPITE_BLOCK_PARAGRAPH)
    last->keeps_end = TRUE;
}

/* The title and the lead stand in the front matter, the sources close the text. */
static RespiteBlock *
make_document (RespiteMarkdown    *markdown,
               const RespiteWords *words,
               gboolean            large_print)
{
  RespiteBlock *root = respite_block_new_document ();
  const char *lead = respite_markdown_get_front (markdown, "lead");
  g_autofree char *sources = respite_handout_dup_sources (markdown->front, respite_words_get_language (words),
                                                          large_print);
  RespiteRich *small = respite_rich_new (respite_words_lookup (words, "handout", "disclaimer"), RESPITE_RICH_PLAIN);

  respite_block_add_heading_text (root, 1, respite_markdown_get_front (markdown, "title"));
  if (*lead != '\0')
    respite_block_add (root, respite_block_new_paragraph (respite_rich_new (lead, RESPITE_RICH_PLAIN),
                                                          RESPITE_PARAGRAPH_LEAD));
  keep_end (markdown->root);
  respite_block_add (root, g_steal_pointer (&markdown->root));
  respite_block_add (root, respite_block_new_spacer (0.3));
  if (*sources != '\0')
    {
      g_autofree char *line = respite_words_format (words, "handout", "sources", "sources", sources, NULL);

      respite_rich_append (small, " ", RESPITE_RICH_PLAIN);
      respite_rich_append (small, line, RESPITE_RICH_PLAIN);
    }
  respite_block_add (root, respite_block_new_paragraph (small, RESPITE_PARAGRAPH_SMALL))->keeps_next = TRUE;

  return root;
}

RespiteLayout *
respite_handout_layout (const RespiteHandoutRequest *request,
                        GError                     **error)
{
  const char *language;
  const RespiteWords *words;
  g_autofree char *text = NULL;
  g_autofree char *lines = NULL;
  g_autofree char *title = NULL;
  g_autofree char *remark = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GHashTable) values = NULL;
  g_autoptr (RespiteMarkdown) markdown = NULL;
  g_autoptr (RespiteBlock) root = NULL;
  RespiteDocumentInfo info;
  RespiteSheet sheet;
  RespiteFlowInfo flow;

  g_return_val_if_fail (request != NULL, NULL);
  g_return_val_if_fail (request->info.clinic != NULL, NULL);

  language = respite_document_info_get_language (&request->info);
  words = respite_words_get (language);
  text = request->text != NULL ? g_strdup (request->text) : respite_handout_dup_text (request->name, language, error);
  if (text == NULL)
    return NULL;

  zone = respite_document_info_dup_zone (&request->info);
  values = respite_handout_make_values (request, words, zone);
  lines = respite_handout_repeat_lines (request, text);
  markdown = respite_markdown_parse (lines, values, error);
  if (markdown == NULL)
    return NULL;
  if (*respite_markdown_get_front (markdown, "title") == '\0')
    {
      respite_set_error (error, RESPITE_ERROR_PARSE, N_ ("The text of a handout needs a title"));
      return NULL;
    }

  title = g_strdup (respite_markdown_get_front (markdown, "title"));
  remark = make_remark (markdown, words, !request->is_confirmed &&
                        (request->text != NULL || respite_handout_needs_review (markdown->front)));
  root = make_document (markdown, words, request->info.large_print);
  respite_sheet_init (&sheet, RESPITE_SHEET_HANDOUT, respite_str_is_empty (request->info.paper) ?
                      request->info.clinic->paper : request->info.paper, request->info.large_print);
  info = request->info;
  info.record_code = NULL;      /* a leaflet is no record */
  info.zone = zone;
  flow = (RespiteFlowInfo) { .document = &info, .sheet = &sheet, .title = title, .remark = remark,
                             .language = language };

  return respite_flow_layout (root, &flow, error);
}
