/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "forms/respite-form.h"
#include "forms/respite-form-private.h"

#include <gio/gio.h>
#include <string.h>

#include "base/respite-error.h"
#include "forms/respite-expression.h"

#define FOLDER "/org/respite/Respite/core/forms/"

G_DEFINE_BOXED_TYPE (RespiteForm, respite_form, respite_form_ref, respite_form_unref)

const RespiteCode respite_form_operator_codes[] = {
  { RESPITE_OPERATOR_EXISTS,    "exists" },
  { RESPITE_OPERATOR_EQUAL,     "="      },
  { RESPITE_OPERATOR_NOT_EQUAL, "!="     },
  { RESPITE_OPERATOR_GREATER,   ">"      },
  { RESPITE_OPERATOR_LESS,      "<"      },
  { RESPITE_OPERATOR_AT_LEAST,  ">="     },
  { RESPITE_OPERATOR_AT_MOST,   "<="     },
  { 0,                          NULL     },
};

const RespiteCode respite_flag_level_codes[] = {
  { RESPITE_FLAG_STOP,   "STOP"   },
  { RESPITE_FLAG_REVIEW, "REVIEW" },
  { RESPITE_FLAG_NOTE,   "NOTE"   },
  { 0,                   NULL     },
};

const RespiteCode respite_form_control_codes[] = {
  { RESPITE_CONTROL_RADIO,     "radio-button" },
  { RESPITE_CONTROL_DROP_DOWN, "drop-down"    },
  { RESPITE_CONTROL_CHECK_BOX, "check-box"    },
  { RESPITE_CONTROL_SLIDER,    "slider"       },
  { RESPITE_CONTROL_SPINNER,   "spinner"      },
  { RESPITE_CONTROL_TEXT_BOX,  "text-box"     },
  { RESPITE_CONTROL_HELP,      "help"         },
  { RESPITE_CONTROL_FLYOVER,   "flyover"      },
  { RESPITE_CONTROL_INLINE,    "inline"       },
  { RESPITE_CONTROL_UNIT,      "unit"         },
  { RESPITE_CONTROL_HEADER,    "header"       },
  { RESPITE_CONTROL_FOOTER,    "footer"       },
  { 0,                         NULL           },
};

RespiteFormText *
respite_form_text_new (const char *text)
{
  RespiteFormText *self = g_new0 (RespiteFormText, 1);

  self->text = g_strdup (text);
  self->languages = g_ptr_array_new_with_free_func (g_free);
  self->translations = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
respite_form_text_add (RespiteFormText *text,
                       const char      *language,
                       const char      *translation)
{
  g_ptr_array_add (text->languages, g_strdup (language));
  g_ptr_array_add (text->translations, g_strdup (translation));
}

void
respite_form_text_free (RespiteFormText *text)
{
  if (text == NULL)
    return;

  g_free (text->text);
  g_ptr_array_unref (text->languages);
  g_ptr_array_unref (text->translations);
  g_free (text);
}

/* How long the main language of "es-MX" is. */
static gsize
get_main_length (const char *language)
{
  return strcspn (language, "-_.@");
}

static gboolean
has_same_main (const char *a,
               const char *b)
{
  return get_main_length (a) == get_main_length (b) && g_ascii_strncasecmp (a, b, get_main_length (a)) == 0;
}

static const char *
find_translation (const RespiteFormText *text,
                  const char            *language)
{
  const char *similar = NULL;

  for (guint i = 0; i < text->languages->len; i++)
    {
      if (g_ascii_strcasecmp (text->languages->pdata[i], language) == 0)
        return text->translations->pdata[i];
      if (similar == NULL && has_same_main (text->languages->pdata[i], language))
        similar = text->translations->pdata[i];
    }

  return similar;
}

const char *
respite_form_text_get (const RespiteFormText *text,
                       const char            *language)
{
  const char *translation;

  if (text == NULL)
    return "";

  translation = language != NULL ? find_translation (text, language) : NULL;

  return translation != NULL ? translation : text->text;
}

gboolean
respite_form_text_has (const RespiteFormText *text,
                       const char            *language)
{
  return text != NULL && find_translation (text, language) != NULL;
}

gboolean
respite_form_text_says (const RespiteFormText *text,
                        const char            *words)
{
  return text != NULL && (g_str_equal (text->text, words) ||
                          g_ptr_array_find_with_equal_func (text->translations, words, g_str_equal, NULL));
}

GPtrArray *
respite_form_text_get_languages (const RespiteFormText *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return text->languages;
}

void
respite_form_condition_free (RespiteFormCondition *condition)
{
  if (condition == NULL)
    return;

  g_free (condition->question);
  respite_form_value_free (condition->answer);
  g_free (condition);
}

void
respite_form_flag_free (RespiteFormFlag *flag)
{
  if (flag == NULL)
    return;

  respite_form_text_free (flag->text);
  respite_form_text_free (flag->source);
  g_clear_pointer (&flag->when, g_ptr_array_unref);
  g_free (flag);
}

void
respite_form_option_free (RespiteFormOption *option)
{
  if (option == NULL)
    return;

  respite_form_value_free (option->value);
  respite_form_text_free (option->text);
  g_free (option->ordinal);
  g_free (option);
}

RespiteFormItem *
respite_form_item_new (void)
{
  RespiteFormItem *item = g_new0 (RespiteFormItem, 1);

  item->initial = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_form_value_free);
  item->enable_when = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_form_condition_free);
  item->options = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_form_option_free);
  item->flags = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_form_flag_free);
  item->items = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_form_item_free);
  item->variables = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_form_variable_free);
  item->max_decimals = -1;

  return item;
}

void
respite_form_item_free (RespiteFormItem *item)
{
  if (item == NULL)
    return;

  g_free (item->link_id);
  g_free (item->prefix);
  respite_form_text_free (item->text);
  respite_form_value_free (item->min);
  respite_form_value_free (item->max);
  g_free (item->unit);
  respite_form_text_free (item->unit_text);
  g_free (item->unit_code);
  g_free (item->unit_system);
  g_free (item->code);
  g_clear_pointer (&item->pattern, g_regex_unref);
  g_free (item->pattern_text);
  respite_form_value_free (item->step);
  respite_form_text_free (item->placeholder);
  g_free (item->prefill);
  respite_expression_free (item->calculated);
  g_ptr_array_unref (item->variables);
  g_ptr_array_unref (item->initial);
  g_ptr_array_unref (item->enable_when);
  g_ptr_array_unref (item->options);
  g_ptr_array_unref (item->flags);
  g_ptr_array_unref (item->items);
  g_free (item);
}

void
respite_form_variable_free (RespiteFormVariable *variable)
{
  if (variable == NULL)
    return;

  g_free (variable->name);
  respite_expression_free (variable->expression);
  g_free (variable);
}

gboolean
respite_form_item_is_scope (const RespiteFormItem *item)
{
  return item->type == RESPITE_ITEM_GROUP && item->repeats;
}

gboolean
respite_form_item_is_question (const RespiteFormItem *item)
{
  return item->type != RESPITE_ITEM_GROUP && item->type != RESPITE_ITEM_DISPLAY &&
         item->type != RESPITE_ITEM_UNSUPPORTED;
}

RespiteForm *
respite_form_alloc (void)
{
  RespiteForm *form = g_atomic_rc_box_new0 (RespiteForm);

  form->items = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_form_item_free);
  form->all_items = g_ptr_array_new ();
  form->by_link_id = g_hash_table_new (g_str_hash, g_str_equal);
  form->variables = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_form_variable_free);
  form->calculated = g_ptr_array_new ();
  g_mutex_init (&form->lock);

  return form;
}

static void
clear_form (RespiteForm *form)
{
  g_free (form->url);
  g_free (form->version);
  g_free (form->name);
  g_free (form->canonical);
  g_free (form->sha256);
  respite_form_text_free (form->title);
  respite_form_text_free (form->notice);
  g_clear_pointer (&form->json, g_bytes_unref);
  g_strfreev (form->languages);
  g_hash_table_unref (form->by_link_id);
  g_ptr_array_unref (form->variables);
  g_ptr_array_unref (form->calculated);
  respite_json_free (form->root);
  g_mutex_clear (&form->lock);
  g_ptr_array_unref (form->all_items);
  g_ptr_array_unref (form->items);
}

RespiteForm *
respite_form_ref (RespiteForm *form)
{
  return g_atomic_rc_box_acquire (form);
}

void
respite_form_unref (RespiteForm *form)
{
  if (form != NULL)
    g_atomic_rc_box_release_full (form, (GDestroyNotify) clear_form);
}

RespiteForm *
respite_form_load_builtin (const char  *slug,
                           GError     **error)
{
  g_autofree char *path = g_strconcat (FOLDER, slug, ".json", NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  const char *json;
  gsize length;

  if (bytes == NULL)
    {
      respite_set_error (error, RESPITE_ERROR_NOT_FOUND, N_("There is no built-in form “%s”"), slug);
      return NULL;
    }

  json = g_bytes_get_data (bytes, &length);

  return respite_form_new_from_json (json, (gssize) length, NULL, error);
}

static int
compare_slugs (gconstpointer a,
               gconstpointer b)
{
  const char *a_slug = *(const char *const *) a;
  const char *b_slug = *(const char *const *) b;
  int a_first = g_str_equal (a_slug, "screening");
  int b_first = g_str_equal (b_slug, "screening");

  return a_first != b_first ? b_first - a_first : strcmp (a_slug, b_slug);
}

GStrv
respite_form_list_builtin (void)
{
  g_auto (GStrv) names = g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GPtrArray *slugs = g_ptr_array_new ();

  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    if (g_str_has_suffix (names[i], ".json"))
      g_ptr_array_add (slugs, g_strndup (names[i], strlen (names[i]) - strlen (".json")));

  g_ptr_array_sort (slugs, compare_slugs);
  g_ptr_array_add (slugs, NULL);

  return (GStrv) g_ptr_array_free (slugs, FALSE);
}

const char *
respite_form_get_url (const RespiteForm *form)
{
  return form->url;
}

const char *
respite_form_get_version (const RespiteForm *form)
{
  return form->version;
}

const char *
respite_form_get_name (const RespiteForm *form)
{
  return form->name;
}

const RespiteFormText *
respite_form_get_title (const RespiteForm *form)
{
  return form->title;
}

const RespiteFormText *
respite_form_get_notice (const RespiteForm *form)
{
  return form->notice;
}

const char *
respite_form_get_canonical (const RespiteForm *form)
{
  return form->canonical;
}

const char *
respite_form_get_sha256 (const RespiteForm *form)
{
  return form->sha256;
}

GBytes *
respite_form_get_json (const RespiteForm *form)
{
  return form->json;
}

const char *const *
respite_form_get_languages (const RespiteForm *form)
{
  return (const char *const *) form->languages;
}

GPtrArray *
respite_form_get_items (const RespiteForm *form)
{
  return form->items;
}

GPtrArray *
respite_form_get_all_items (const RespiteForm *form)
{
  return form->all_items;
}

/* The part of a key behind the last #, %NULL where there is none like that of a key. */
static const char *
find_times (const char *link_id)
{
  const char *mark = strrchr (link_id, '#');

  return mark != NULL && mark > link_id && mark[1] != '\0' && mark[1 + strspn (mark + 1, "0123456789.")] == '\0' ?
         mark : NULL;
}

gboolean
respite_form_is_like_key (const char *link_id)
{
  return find_times (link_id) != NULL;
}

const RespiteFormItem *
respite_form_get_item (const RespiteForm *form,
                       const char        *key)
{
  const RespiteFormItem *item = g_hash_table_lookup (form->by_link_id, key);
  const char *times = item == NULL ? find_times (key) : NULL;
  g_autofree char *link_id = NULL;

  if (times == NULL)
    return item;
  link_id = g_strndup (key, (gsize) (times - key));
  item = g_hash_table_lookup (form->by_link_id, link_id);

  return item != NULL && item->scopes > 0 ? item : NULL;
}

GPtrArray *
respite_form_get_variables (const RespiteForm *form)
{
  return form->variables;
}

GPtrArray *
respite_form_dup_variables (const RespiteForm     *form,
                            const RespiteFormItem *item)
{
  GPtrArray *lists = g_ptr_array_new ();

  for (; item != NULL; item = item->parent)
    g_ptr_array_add (lists, item->variables);
  g_ptr_array_add (lists, form->variables);

  return lists;
}

const RespiteJson *
respite_form_get_root (RespiteForm *form)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&form->lock);

  if (form->root == NULL)
    {
      gsize length;
      const char *json = g_bytes_get_data (form->json, &length);

      form->root = respite_json_parse (json, (gssize) length, NULL);
    }

  return form->root;
}
