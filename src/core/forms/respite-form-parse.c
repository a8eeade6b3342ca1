/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "forms/respite-form-private.h"

#include <string.h>

#include "base/respite-error.h"
#include "base/respite-str.h"

static void
collect_languages (RespiteFormReader *reader)
{
  const char *own = respite_json_get_string (reader->root, "language");
  g_autoptr (GPtrArray) languages = g_ptr_array_new_with_free_func (g_free);
  const RespiteFormText *first = reader->texts->len > 0 ? reader->texts->pdata[0] : NULL;

  g_ptr_array_add (languages, g_strdup (own != NULL ? own : "en"));
  for (guint i = 0; first != NULL && i < first->languages->len; i++)
    {
      const char *language = first->languages->pdata[i];
      gboolean is_complete = !g_ptr_array_find_with_equal_func (languages, language, g_str_equal, NULL);

      for (guint j = 0; is_complete && j < reader->texts->len; j++)
        is_complete = respite_form_text_has (reader->texts->pdata[j], language);
      if (is_complete)
        g_ptr_array_add (languages, g_strdup (language));
    }

  g_ptr_array_add (languages, NULL);
  reader->form->languages = (GStrv) g_ptr_array_steal (languages, NULL);
}

/* The slug: the id, the end of the url, or the name, in small letters and hyphens. */
static char *
make_name (RespiteForm *form,
           const char  *id,
           const char  *name)
{
  const char *end = strrchr (form->url, '/');
  const char *source = id != NULL ? id : end != NULL && end[1] != '\0' ? end + 1 : name != NULL ? name : "form";
  char *slug = g_ascii_strdown (source, MIN (strlen (source), 64));

  return g_strcanon (slug, "abcdefghijklmnopqrstuvwxyz0123456789-", '-');
}

static gboolean
read_head (RespiteFormReader *reader)
{
  RespiteForm *form = reader->form;
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;
  g_autofree char *status = NULL;

  if (!respite_form_read_string (reader, reader->root, "url", &form->url) ||
      !respite_form_read_string (reader, reader->root, "version", &form->version) ||
      !respite_form_read_string (reader, reader->root, "id", &id) ||
      !respite_form_read_string (reader, reader->root, "name", &name) ||
      !respite_form_read_string (reader, reader->root, "status", &status) ||
      !respite_form_read_text (reader, reader->root, "title", &form->title) ||
      !respite_form_read_text (reader, reader->root, "copyright", &form->notice) ||
      !respite_form_read_extensions (reader, reader->root) ||
      !respite_form_read_expressions (reader, reader->root, NULL))
    return FALSE;
  if (status == NULL)
    return respite_form_reader_refuse (reader, reader->root, N_("the form has no status"));
  if (respite_json_get (reader->root, "implicitRules") != NULL)
    return respite_form_reader_refuse (reader, reader->root, N_("the form follows rules that are not understood"));

  if (form->url == NULL)
    form->url = g_strdup ("");
  if (form->version == NULL)
    form->version = g_strdup ("");
  form->name = make_name (form, id, name);
  if (*form->title->text == '\0')
    respite_set_str (&form->title->text, name != NULL ? name : form->name);
  if (*form->url == '\0')
    form->canonical = g_strconcat ("urn:respite:imported:", form->name, NULL);
  else
    form->canonical = g_strconcat (form->url, *form->version != '\0' ? "|" : "", form->version, NULL);

  return TRUE;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const RespiteFormNote *a_note = *(RespiteFormNote *const *) a;
  const RespiteFormNote *b_note = *(RespiteFormNote *const *) b;

  return a_note->line - b_note->line;
}

/*
 * "name#2" is the key of the second time of a group. A form whose own linkIds look like that has no groups that are
 * filled in more than once.
 */
static void
settle_scopes (RespiteFormReader *reader)
{
  GPtrArray *items = reader->form->all_items;
  gboolean is_unclear = FALSE;

  for (guint i = 0; i < items->len; i++)
    is_unclear |= respite_form_is_like_key (((RespiteFormItem *) items->pdata[i])->link_id);

  for (guint i = 0; i < items->len; i++)
    {
      RespiteFormItem *item = items->pdata[i];

      if (is_unclear && respite_form_item_is_scope (item))
        {
          item->repeats = FALSE;
          reader->link_id = item->link_id;
          respite_form_reader_note (reader, reader->root, RESPITE_NOTE_DIFFERENT, "repeats",
                                    N_("this group can be filled in once only, as a linkId of the form has a # in it"));
          reader->link_id = "";
        }
      item->scopes = (item->parent != NULL ? item->parent->scopes : 0) + (respite_form_item_is_scope (item) ? 1 : 0);
    }
}

static RespiteForm *
read_form (const RespiteJson  *root,
           GPtrArray          *notes,
           GError            **error)
{
  g_autoptr (RespiteForm) form = respite_form_alloc ();
  g_autoptr (GHashTable) passed_over = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  RespiteFormReader reader = { form, root, "", notes, passed_over, texts, error };

  if (g_strcmp0 (respite_json_get_string (root, "resourceType"), "Questionnaire") != 0)
    {
      respite_set_error (error, RESPITE_ERROR_PARSE, N_("The file is not a FHIR R4 Questionnaire"));
      return NULL;
    }

  if (!read_head (&reader) || !respite_form_read_items (&reader, root, NULL, 1))
    return NULL;
  if (form->all_items->len == 0)
    {
      respite_set_error (error, RESPITE_ERROR_PARSE, N_("The form has no questions"));
      return NULL;
    }
  if (!respite_form_check_conditions (form, error))
    return NULL;

  settle_scopes (&reader);
  collect_languages (&reader);

  return g_steal_pointer (&form);
}

RespiteForm *
respite_form_new_from_json (const char  *json,
                            gssize       length,
                            GPtrArray  **notes,
                            GError     **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_form_note_free);
  g_autoptr (RespiteJson) root = NULL;
  RespiteForm *form;
  gsize bytes = length >= 0 ? (gsize) length : strlen (json);

  if (notes != NULL)
    *notes = NULL;
  if (bytes > RESPITE_FORM_MAX_BYTES)
    {
      respite_set_error (error, RESPITE_ERROR_INVALID, N_("The file is too large"));
      return NULL;
    }

  root = respite_json_parse (json, (gssize) bytes, error);
  if (root == NULL)
    return NULL;
  form = read_form (root, found, error);
  if (form == NULL)
    return NULL;

  form->json = g_bytes_new (json, bytes);
  form->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, form->json);
  if (notes != NULL)
    {
      g_ptr_array_sort (found, compare_lines);
      *notes = g_steal_pointer (&found);
    }

  return form;
}
