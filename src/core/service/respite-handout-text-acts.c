/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-handout-text-acts.h"

#include <string.h>

#include "base/respite-str.h"
#include "documents/respite-words.h"
#include "service/respite-acts-private.h"
#include "store/respite-handout-table.h"

void
respite_handout_text_free (RespiteHandoutText *text)
{
  if (text == NULL)
    return;

  g_free (text->name);
  g_free (text->language);
  g_free (text->title);
  g_free (text->reviewed);
  g_free (text->confirmed_by);
  g_free (text->markdown);
  g_free (text->staff_name);
  g_free (text->note);
  g_free (text);
}

/* A stored text was readable when it was saved; of one that no longer is, only the name is told. */
static RespiteHandoutText *
make_text (RespiteOffice *office,
           const char    *name,
           const char    *language,
           const char    *markdown,
           gboolean       is_builtin,
           GError       **error)
{
  g_autofree char *sha256 = respite_consent_hash (markdown);
  g_autoptr (GError) found_error = NULL;
  g_autoptr (RespiteHandoutConfirmation) confirmation =
    respite_handout_confirmation_table_find (respite_office_get_db (office), sha256, &found_error);
  g_autoptr (RespiteHandout) head = respite_handout_read (name, markdown, NULL);
  RespiteHandoutText *text;

  if (found_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&found_error));
      return NULL;
    }

  text = g_new0 (RespiteHandoutText, 1);
  text->name = g_strdup (name);
  text->language = g_strdup (language);
  text->markdown = g_strdup (markdown);
  text->title = g_strdup (head != NULL ? head->title : name);
  text->reviewed = g_strdup (head != NULL ? head->reviewed : "");
  text->version = head != NULL ? head->version : 0;
  text->is_builtin = is_builtin;
  text->needs_review = !is_builtin || (head != NULL && head->needs_review);
  text->staff_name = g_strdup ("");
  text->note = g_strdup ("");
  if (confirmation != NULL)
    {
      text->confirmed_by = g_strdup (confirmation->staff_name);
      text->confirmed_at = confirmation->confirmed_at;
    }

  return text;
}

/* The versions of one handout in one language, newest first; @rows are those of the clinic, in the same order. */
static gboolean
add_versions (RespiteOffice *office,
              GPtrArray     *list,
              GPtrArray     *rows,
              const char    *name,
              const char    *language,
              GError       **error)
{
  g_autofree char *builtin = respite_handout_dup_text (name, language, NULL);
  gboolean has_first = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const RespiteHandoutTextRow *row = g_ptr_array_index (rows, i);
      const char *markdown = !row->is_return ? row->markdown : builtin != NULL ? builtin : "";
      RespiteHandoutText *text;

      if (!g_str_equal (row->name, name) || !g_str_equal (row->language, language))
        continue;
      text = make_text (office, name, language, markdown, row->is_return, error);
      if (text == NULL)
        return FALSE;
      text->version = row->version;
      text->is_return = row->is_return;
      text->is_in_use = !has_first;
      text->added_at = row->added_at;
      respite_set_str (&text->note, row->note);
      respite_set_str (&text->staff_name, row->staff_name);
      g_ptr_array_add (list, text);
      has_first = TRUE;
    }
  if (builtin != NULL)
    {
      RespiteHandoutText *text = make_text (office, name, language, builtin, TRUE, error);

      if (text == NULL)
        return FALSE;
      text->is_in_use = !has_first;
      g_ptr_array_add (list, text);
    }

  return TRUE;
}

/* The built-in names in the order of a visit, then those of the clinic's own. (transfer full) */
static GPtrArray *
list_names (GPtrArray *rows)
{
  g_autoptr (GPtrArray) shipped = respite_handout_list ("en");
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < shipped->len; i++)
    g_ptr_array_add (names, g_strdup (((RespiteHandout *) g_ptr_array_index (shipped, i))->name));
  for (guint i = 0; i < rows->len; i++)
    {
      const char *name = ((RespiteHandoutTextRow *) g_ptr_array_index (rows, i))->name;

      if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_strdup (name));
    }

  return names;
}

static GPtrArray *
list_texts (RespiteOffice *office,
            const char    *name,
            const char    *language,
            GError       **error)
{
  g_autoptr (GPtrArray) rows = respite_handout_text_table_list (respite_office_get_db (office), name, language, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_handout_text_free);
  g_autoptr (GPtrArray) names = NULL;

  if (rows == NULL)
    return NULL;

  names = list_names (rows);
  for (guint i = 0; i < names->len; i++)
    for (guint k = 0; respite_words_languages[k] != NULL; k++)
      {
        const char *one = g_ptr_array_index (names, i), *tongue = respite_words_languages[k];

        if ((name == NULL || g_str_equal (name, one)) && (language == NULL || g_str_equal (language, tongue)) &&
            !add_versions (office, list, rows, one, tongue, error))
          return NULL;
      }

  return g_steal_pointer (&list);
}

GPtrArray *
respite_office_list_handout_texts (RespiteOffice *office,
                                   const char    *name,
                                   const char    *language,
                                   GError       **error)
{
  g_return_val_if_fail (office != NULL, NULL);

  /* Who edits texts need not be who prints them. */
  if (!respite_office_may (office, RESPITE_FUNCTION_FORM_MANAGE, NULL) &&
      !respite_office_may (office, RESPITE_FUNCTION_HANDOUT_MAKE, error))
    return NULL;

  return list_texts (office, name, language, error);
}

/* A return to the built-in text of a handout that has none: it is no longer offered. */
static gboolean
is_gone (const RespiteHandoutText *text)
{
  return text->is_return && *text->markdown == '\0';
}

RespiteHandoutText *
respite_office_get_handout_text (RespiteOffice *office,
                                 const char    *name,
                                 const char    *language,
                                 GError       **error)
{
  g_autoptr (GPtrArray) texts = NULL;

  g_return_val_if_fail (office != NULL && name != NULL && language != NULL, NULL);

  texts = list_texts (office, name, language, error);
  if (texts == NULL)
    return NULL;
  if (texts->len > 0 && !is_gone (g_ptr_array_index (texts, 0)))
    {
      RespiteHandoutText *text = g_ptr_array_steal_index (texts, 0);

      if (text->is_return)
        {
          g_autoptr (RespiteHandout) head = respite_handout_read (name, text->markdown, NULL);

          text->version = head != NULL ? head->version : text->version;
        }
      return text;
    }

  /* Says which of the two is missing. */
  g_free (respite_handout_dup_text (name, language, error));
  return NULL;
}

GPtrArray *
respite_office_list_handouts (RespiteOffice *office,
                              const char    *language,
                              GError       **error)
{
  g_autoptr (GPtrArray) texts = list_texts (office, NULL, NULL, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_handout_free);
  RespiteHandout *handout = NULL;

  if (texts == NULL)
    return NULL;

  for (guint i = 0; i < texts->len; i++)
    {
      const RespiteHandoutText *text = g_ptr_array_index (texts, i);
      g_autoptr (GStrvBuilder) languages = g_strv_builder_new ();

      if (!text->is_in_use || is_gone (text))
        continue;
      if (handout == NULL || !g_str_equal (handout->name, text->name))
        {
          handout = respite_handout_read (text->name, text->markdown, error);
          if (handout == NULL)
            return NULL;
          g_ptr_array_add (list, handout);
        }
      else if (g_str_equal (text->language, language))
        {
          g_autoptr (RespiteHandout) own = respite_handout_read (text->name, text->markdown, NULL);

          respite_set_str (&handout->title, text->title);
          respite_set_str (&handout->reviewed, text->reviewed);
          handout->version = own != NULL ? own->version : handout->version;
        }
      for (guint k = 0; handout->languages[k] != NULL; k++)
        g_strv_builder_add (languages, handout->languages[k]);
      g_strv_builder_add (languages, text->language);
      g_strfreev (handout->languages);
      handout->languages = g_strv_builder_end (languages);
    }

  return g_steal_pointer (&list);
}

GHashTable *
respite_office_list_handout_titles (RespiteOffice *office,
                                    const char    *language,
                                    GError       **error)
{
  g_autoptr (GPtrArray) texts = NULL;
  GHashTable *titles;

  g_return_val_if_fail (office != NULL && language != NULL, NULL);

  texts = list_texts (office, NULL, NULL, error);
  if (texts == NULL)
    return NULL;

  titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (int is_other = FALSE; is_other <= TRUE; is_other++)
    for (guint i = 0; i < texts->len; i++)
      {
        const RespiteHandoutText *text = g_ptr_array_index (texts, i);

        if (g_str_equal (text->language, language) != is_other && !is_gone (text) &&
            !g_hash_table_contains (titles, text->name))
          g_hash_table_insert (titles, g_strdup (text->name), g_strdup (text->title));
      }

  return titles;
}
