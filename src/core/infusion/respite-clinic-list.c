/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-clinic-list.h"

#include <gio/gio.h>
#include <string.h>

#include "base/respite-error.h"
#include "base/respite-json.h"
#include "base/respite-str.h"
#include "infusion/respite-entry-private.h"

#define SHIPPED "/org/respite/Respite/core/lists.json"
#define FORMAT "respite-list/1"
#define OWN_CODE "clinic-"
#define TEXT_CHARS 200
#define NAME_CHARS 40
#define CODE_BYTES 40
#define MOST_ITEMS 80

const RespiteCode respite_list_kind_codes[] = {
  { RESPITE_LIST_MEDICINES, "medicines" },
  { RESPITE_LIST_EQUIPMENT, "equipment" },
  { RESPITE_LIST_GATE, "gate"      },
  { RESPITE_LIST_DISCHARGE, "discharge" },
  { 0, NULL }
};

/* The letters and figures of @text with hyphens between its words. */
static char *
make_code (const char *text,
           const char *beginning)
{
  g_autofree char *fold = respite_str_fold (text);
  GString *code = g_string_new (beginning);

  for (const char *p = fold; *p != '\0' && code->len < CODE_BYTES; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (code, g_ascii_tolower (*p));
    else if (*p == ' ' && code->len > 0 && code->str[code->len - 1] != '-')
      g_string_append_c (code, '-');

  return g_string_free (code, FALSE);
}

RespiteListItem *
respite_list_item_new (const char *text,
                       const char *text_es,
                       const char *unit)
{
  RespiteListItem *item = g_new0 (RespiteListItem, 1);

  item->code = make_code (text, respite_str_is_empty (unit) ? OWN_CODE : "");
  item->text = g_strdup (text);
  item->text_es = g_strdup (text_es != NULL ? text_es : "");
  item->unit = g_strdup (unit != NULL ? unit : "");
  item->is_own = TRUE;

  return item;
}

void
respite_list_item_free (RespiteListItem *item)
{
  if (item == NULL)
    return;

  g_free (item->code);
  g_free (item->text);
  g_free (item->text_es);
  g_free (item->unit);
  g_free (item);
}

RespiteListItem *
respite_list_item_copy (const RespiteListItem *item)
{
  RespiteListItem *copy = g_memdup2 (item, sizeof *item);

  copy->code = g_strdup (item->code);
  copy->text = g_strdup (item->text);
  copy->text_es = g_strdup (item->text_es);
  copy->unit = g_strdup (item->unit);

  return copy;
}

const char *const *
respite_list_get_units (void)
{
  return respite_entry_medicine_units;
}

const char *
respite_list_item_get_text (const RespiteListItem *item,
                            const char            *language)
{
  g_return_val_if_fail (item != NULL, "");

  return language != NULL && g_str_has_prefix (language, "es") && *item->text_es != '\0' ? item->text_es : item->text;
}

RespiteListItem *
respite_list_find (GPtrArray  *list,
                   const char *code)
{
  g_return_val_if_fail (list != NULL, NULL);

  for (guint i = 0; i < list->len; i++)
    {
      RespiteListItem *item = g_ptr_array_index (list, i);

      if (g_strcmp0 (item->code, code) == 0)
        return item;
    }

  return NULL;
}

const RespiteListItem *
respite_list_find_medicine (GPtrArray  *medicines,
                            const char *text,
                            gsize      *length)
{
  const RespiteListItem *found = NULL;

  *length = 0;
  for (guint i = 0; medicines != NULL && i < medicines->len; i++)
    {
      const RespiteListItem *item = g_ptr_array_index (medicines, i);
      gsize size = strlen (item->text);

      if (size > *length && g_ascii_strncasecmp (item->text, text, size) == 0 &&
          (text[size] == '\0' || text[size] == ' '))
        {
          found = item;
          *length = size;
        }
    }

  return found;
}

static gboolean
refuse (const RespiteJson *json,
        const char        *reason,
        GError           **error)
{
  return respite_set_error (error, RESPITE_ERROR_PARSE, N_ ("Line %d: %s"), json->line, respite_translate (reason));
}

static gboolean
check_members (const RespiteJson *object,
               const char *const *names,
               GError           **error)
{
  if (object->type != RESPITE_JSON_OBJECT)
    return refuse (object, N_ ("this must be an object"), error);

  for (guint i = 0; i < object->names->len; i++)
    if (!g_strv_contains (names, object->names->pdata[i]))
      return respite_set_error (error, RESPITE_ERROR_PARSE, N_ ("Line %d: “%s” does not belong here"),
                                ((const RespiteJson *) object->items->pdata[i])->line,
                                (const char *) object->names->pdata[i]);

  return TRUE;
}

/* A text of one line; "" where it is not there. (transfer full) */
static char *
dup_text (const RespiteJson *object,
          const char        *name,
          GError           **error)
{
  const RespiteJson *json = respite_json_get (object, name);
  g_autoptr (GError) reason = NULL;
  char *text;

  if (json != NULL && json->type != RESPITE_JSON_STRING)
    {
      refuse (json, N_ ("this must be a text"), error);
      return NULL;
    }
  text = respite_str_clean (json != NULL ? json->text : NULL, TEXT_CHARS, FALSE, &reason);
  if (text == NULL)
    refuse (json, reason->message, error);

  return text;
}

static gboolean
read_flag (const RespiteJson *object,
           const char        *name,
           gboolean          *flag,
           GError           **error)
{
  const RespiteJson *json = respite_json_get (object, name);

  if (json == NULL)
    return TRUE;
  if (json->type != RESPITE_JSON_BOOLEAN)
    return refuse (json, N_ ("this must be true or false"), error);
  *flag = json->truth;

  return TRUE;
}

static RespiteListItem *
read_item (const RespiteJson *json,
           GError           **error)
{
  static const char *const names[] = { "code", "text", "unit", "retired", "fixed", "some", "every", "value", NULL };
  static const char *const languages[] = { "en", "es", NULL };
  const RespiteJson *text = respite_json_get (json, "text");
  g_autoptr (RespiteListItem) item = g_new0 (RespiteListItem, 1);

  if (!check_members (json, names, error))
    return NULL;
  if (text == NULL)
    {
      respite_set_error (error, RESPITE_ERROR_PARSE, N_ ("Line %d: “%s” is missing"), json->line, "text");
      return NULL;
    }
  if (!check_members (text, languages, error))
    return NULL;

  item->text = dup_text (text, "en", error);
  item->text_es = item->text != NULL ? dup_text (text, "es", error) : NULL;
  item->unit = item->text_es != NULL ? dup_text (json, "unit", error) : NULL;
  item->code = item->unit != NULL ? dup_text (json, "code", error) : NULL;
  if (item->code == NULL || !read_flag (json, "retired", &item->is_retired, error) ||
      !read_flag (json, "fixed", &item->is_fixed, error) || !read_flag (json, "some", &item->is_some, error) ||
      !read_flag (json, "every", &item->is_every, error) || !read_flag (json, "value", &item->is_value, error))
    return NULL;
  if (*item->code == '\0')
    {
      g_free (item->code);
      item->code = make_code (item->text, *item->unit == '\0' ? OWN_CODE : "");
    }

  return g_steal_pointer (&item);
}

static GPtrArray *
read_items (const RespiteJson *items,
            GError           **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_list_item_free);

  for (guint i = 0; i < respite_json_get_length (items); i++)
    {
      RespiteListItem *item = read_item (respite_json_get_nth (items, i), error);

      if (item == NULL)
        return NULL;
      g_ptr_array_add (list, item);
    }

  return g_steal_pointer (&list);
}

/* The file that the program comes with, read once. */
static const RespiteJson *
get_shipped (void)
{
  static gsize once;
  static RespiteJson *root;

  if (g_once_init_enter (&once))
    {
      g_autoptr (GBytes) bytes = g_resources_lookup_data (SHIPPED, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autoptr (GError) error = NULL;

      g_assert (bytes != NULL);
      root = respite_json_parse (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
      g_assert (root != NULL);
      g_once_init_leave (&once, 1);
    }

  return root;
}

GPtrArray *
respite_list_new_shipped (RespiteListKind kind)
{
  const char *name = respite_code_to_word (respite_list_kind_codes, (int) kind);
  GPtrArray *list = read_items (respite_json_get (get_shipped (), name), NULL);

  g_assert (list != NULL);

  return list;
}

static gboolean
is_code (const char *code)
{
  gsize length = strspn (code, "abcdefghijklmnopqrstuvwxyz0123456789-");

  return length > 0 && length <= CODE_BYTES && code[length] == '\0';
}

static gboolean
is_one_of (const char        *word,
           const char *const *words)
{
  return g_strv_contains (words, word);
}

/* The entry line's words come first: a name that is one of them could not be entered. */
static gboolean
check_medicine (const RespiteListItem *item,
                GError               **error)
{
  gsize length;
  const RespiteEntryWord *word = respite_entry_word_find (item->text, &length);

  if (item->text[strcspn (item->text, "0123456789")] != '\0')
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_ ("“%s”: a medicine of the list is a name without numbers; doses are always typed"),
                              item->text);
  if (g_utf8_strlen (item->text, -1) > NAME_CHARS || !g_ascii_isalpha (*item->text) || item->text[1] == '\0')
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_ ("“%s”: the name of a medicine has 2 to 40 characters and begins with a letter"),
                              item->text);
  if (word != NULL && (word->form != RESPITE_ENTRY_FORM_MEDICINE || item->text[length] != '\0'))
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_ ("“%s” begins with a word of the entry line that means something else"), item->text);

  return is_one_of (item->unit, respite_entry_medicine_units) ||
         respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("“%s” needs a unit such as mg, mcg, mL or units"),
                            item->text);
}

static gboolean
check_item (const RespiteListItem *item,
            RespiteListKind        kind,
            GError               **error)
{
  g_autofree char *clean = respite_str_clean (item->text, TEXT_CHARS, FALSE, error);
  g_autofree char *clean_es = clean != NULL ? respite_str_clean (item->text_es, TEXT_CHARS, FALSE, error) : NULL;

  if (clean_es == NULL)
    return FALSE;
  if (*clean == '\0')
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("Every line of the list needs a text"));
  if (!is_code (item->code))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("“%s” needs letters or figures"), item->text);
  if (item->is_fixed && item->is_retired)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_ ("“%s” is always asked: it can be reworded and not retired"), item->text);

  return kind != RESPITE_LIST_MEDICINES || check_medicine (item, error);
}

gboolean
respite_list_check (GPtrArray      *list,
                    RespiteListKind kind,
                    GError        **error)
{
  g_return_val_if_fail (list != NULL, FALSE);

  if (list->len > MOST_ITEMS)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("A list has at most %d lines"), MOST_ITEMS);

  for (guint i = 0; i < list->len; i++)
    {
      const RespiteListItem *item = g_ptr_array_index (list, i);

      if (!check_item (item, kind, error))
        return FALSE;
      if (respite_list_find (list, item->code) != item)
        return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("“%s” stands in the list twice"), item->text);
    }

  return TRUE;
}

char *
respite_list_to_json (GPtrArray      *list,
                      RespiteListKind kind)
{
  RespiteJsonWriter writer;

  g_return_val_if_fail (list != NULL, NULL);

  respite_json_writer_init (&writer);
  respite_json_writer_begin (&writer, '{');
  respite_json_writer_member (&writer, "format", FORMAT);
  respite_json_writer_member (&writer, "list", respite_code_to_word (respite_list_kind_codes, (int) kind));
  respite_json_writer_name (&writer, "items");
  respite_json_writer_begin (&writer, '[');
  for (guint i = 0; i < list->len; i++)
    {
      const RespiteListItem *item = g_ptr_array_index (list, i);

      respite_json_writer_begin (&writer, '{');
      respite_json_writer_member (&writer, "code", item->code);
      respite_json_writer_name (&writer, "text");
      respite_json_writer_begin (&writer, '{');
      respite_json_writer_member (&writer, "en", item->text);
      respite_json_writer_member (&writer, "es", item->text_es);
      respite_json_writer_end (&writer, '}');
      respite_json_writer_member (&writer, "unit", item->unit);
      if (item->is_retired)
        {
          respite_json_writer_name (&writer, "retired");
          respite_json_writer_raw (&writer, "true");
        }
      respite_json_writer_end (&writer, '}');
    }
  respite_json_writer_end (&writer, ']');
  respite_json_writer_end (&writer, '}');

  return respite_json_writer_finish (&writer);
}

/* What the program knows of its own lines; those that are missing follow as they were shipped. */
static void
merge_shipped (GPtrArray      *list,
               RespiteListKind kind)
{
  g_autoptr (GPtrArray) shipped = respite_list_new_shipped (kind);

  for (guint i = 0; i < list->len; i++)
    {
      RespiteListItem *item = g_ptr_array_index (list, i);
      const RespiteListItem *same = respite_list_find (shipped, item->code);

      item->is_own = same == NULL;
      item->is_fixed = same != NULL && same->is_fixed;
      item->is_some = same != NULL && same->is_some;
      item->is_every = same != NULL && same->is_every;
      item->is_value = same != NULL && same->is_value;
    }

  g_ptr_array_set_free_func (shipped, NULL);
  for (guint i = 0; i < shipped->len; i++)
    {
      RespiteListItem *item = g_ptr_array_index (shipped, i);

      if (respite_list_find (list, item->code) == NULL)
        g_ptr_array_add (list, item);
      else
        respite_list_item_free (item);
    }
}

GPtrArray *
respite_list_from_json (const char     *json,
                        gssize          length,
                        RespiteListKind kind,
                        GError        **error)
{
  static const char *const names[] = { "format", "list", "items", NULL };
  g_autoptr (RespiteJson) root = respite_json_parse (json, length, error);
  g_autoptr (GPtrArray) list = NULL;
  const RespiteJson *items = respite_json_get (root, "items");

  if (root == NULL || !check_members (root, names, error))
    return NULL;
  if (g_strcmp0 (respite_json_get_string (root, "format"), FORMAT) != 0)
    {
      refuse (root, N_ ("this is no list of Respite: its format is not “respite-list/1”"), error);
      return NULL;
    }
  if (g_strcmp0 (respite_json_get_string (root, "list"),
                 respite_code_to_word (respite_list_kind_codes, (int) kind)) != 0)
    {
      refuse (root, N_ ("this file holds another list"), error);
      return NULL;
    }
  if (items == NULL || items->type != RESPITE_JSON_ARRAY)
    {
      refuse (root, N_ ("“items” must be a list"), error);
      return NULL;
    }

  list = read_items (items, error);
  if (list == NULL)
    return NULL;
  merge_shipped (list, kind);

  return respite_list_check (list, kind, error) ? g_steal_pointer (&list) : NULL;
}
