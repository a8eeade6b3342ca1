/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "base/respite-str.h"
#include "service/respite-acts-private.h"
#include "store/respite-form-table.h"

/* The answers that raised an item; form and answers are NULL where they cannot be read any more. */
typedef struct
{
  RespiteForm    *form;
  RespiteAnswers *answers;
} Origin;

static void
origin_free (gpointer data)
{
  Origin *origin = data;

  g_clear_pointer (&origin->answers, respite_answers_free);
  g_clear_pointer (&origin->form, respite_form_unref);
  g_free (origin);
}

static Origin *
origin_new (RespiteDb *db,
            gint64     response_id)
{
  Origin *origin = g_new0 (Origin, 1);
  g_autoptr (RespiteResponse) response = respite_response_table_get (db, response_id, NULL);
  g_autoptr (GBytes) json = response != NULL ? respite_form_table_get_json (db, response->form_id, NULL) : NULL;

  if (json != NULL)
    origin->form = respite_form_new_from_json (g_bytes_get_data (json, NULL), (gssize) g_bytes_get_size (json), NULL,
                                               NULL);
  if (origin->form != NULL)
    origin->answers = respite_answers_new_from_json (origin->form, response->json, -1, NULL);

  return origin;
}

/* What was kept becomes the same in @language, where @text said it. */
static gboolean
tell (char                  **kept,
      const RespiteFormText  *text,
      const char             *language)
{
  if (!respite_form_text_says (text, *kept))
    return FALSE;

  respite_set_str (kept, respite_form_text_get (text, language));

  return TRUE;
}

/* A sentence of the program itself, kept in English. */
static void
tell_own (char **kept)
{
  if (!respite_str_is_empty (*kept))
    respite_set_str (kept, respite_translate (*kept));
}

static void
tell_answer (RespiteSafetyItem     *item,
             const Origin          *origin,
             const RespiteFormItem *question,
             const char            *language)
{
  const char *const *languages = respite_form_get_languages (origin->form);

  for (guint i = 0; i < question->options->len; i++)
    if (tell (&item->answer, ((RespiteFormOption *) g_ptr_array_index (question->options, i))->text, language))
      return;

  for (gsize i = 0; origin->answers != NULL && languages[i] != NULL; i++)
    {
      g_autofree char *said = respite_answers_dup_text (origin->answers, item->link_id, languages[i]);

      if (!g_str_equal (said, item->answer))
        continue;
      g_free (item->answer);
      item->answer = respite_answers_dup_text (origin->answers, item->link_id, language);
      return;
    }
}

static void
tell_item (RespiteSafetyItem *item,
           const Origin      *origin,
           const char        *language)
{
  const RespiteFormItem *question;
  gboolean is_told = FALSE;

  if (origin->form == NULL)
    return;

  tell (&item->form_title, respite_form_get_title (origin->form), language);
  question = respite_form_get_item (origin->form, item->link_id);
  if (question == NULL)
    return;

  tell (&item->question, question->text, language);
  tell_answer (item, origin, question, language);
  for (guint i = 0; i < question->flags->len && !is_told; i++)
    is_told = tell (&item->text, ((RespiteFormFlag *) g_ptr_array_index (question->flags, i))->text, language);
  if (!is_told)
    tell_own (&item->text);
}

void
respite_acts_tell_safety (RespiteOffice *office,
                          GPtrArray     *items)
{
  g_autoptr (GHashTable) origins = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, origin_free);
  const char *language = respite_office_get_language (office);

  for (guint i = 0; i < items->len; i++)
    {
      RespiteSafetyItem *item = g_ptr_array_index (items, i);
      Origin *origin;

      if (item->response_id == 0)
        {
          tell_own (&item->question);
          tell_own (&item->answer);
          tell_own (&item->text);
          continue;
        }

      origin = g_hash_table_lookup (origins, &item->response_id);
      if (origin == NULL)
        {
          origin = origin_new (respite_office_get_db (office), item->response_id);
          g_hash_table_insert (origins, &item->response_id, origin);
        }
      tell_item (item, origin, language);
    }
}
