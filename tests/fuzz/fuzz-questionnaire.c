/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "forms/respite-answers.h"
#include "forms/respite-prefill.h"
#include "fuzz.h"
#include "respite-core.h"

static void
answer_everything (RespiteAnswers *answers,
                   GPtrArray      *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const RespiteFormItem *item = items->pdata[i];

      if (!respite_form_item_is_question (item))
        continue;
      respite_answers_set_text (answers, item->link_id, i % 2 == 0 ? "yes" : "1", NULL);
      if (item->options->len > 0)
        respite_answers_choose (answers, item->link_id, i % item->options->len, TRUE);
    }
}

/* Every group that repeats gets one more time; every other one loses its first again. */
static void
change_groups (RespiteAnswers *answers)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) now = respite_answers_list_keys (answers);

  for (guint i = 0; i < now->len; i++)
    g_ptr_array_add (keys, g_strdup (now->pdata[i]));
  for (guint i = 0; i < MIN (keys->len, 50); i++)
    {
      const RespiteFormItem *item = respite_form_get_item (respite_answers_get_form (answers), keys->pdata[i]);
      g_autofree char *added = NULL;

      if (!respite_form_item_is_scope (item))
        continue;
      added = respite_answers_add_group (answers, keys->pdata[i], NULL);
      if (i % 2 == 0)
        respite_answers_remove_group (answers, keys->pdata[i]);
    }
}

/* A form that is read can be answered, checked, flagged and summed up, and its answers are read again. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) notes = NULL;
  g_autoptr (RespiteForm) form = NULL;
  g_autoptr (RespiteAnswers) answers = NULL;
  g_autoptr (RespiteAnswers) again = NULL;
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (GPtrArray) flags = NULL;
  g_autofree char *json = NULL;
  const RespitePatientFacts facts = { .given = "Rosa", .family = "Paz", .born = "1980-02-29", .today = "2026-11-22" };
  gint64 total;
  int answered, asked;

  respite_core_init ();
  form = respite_form_new_from_json ((const char *) data, (gssize) size, &notes, &error);
  g_assert ((form == NULL) == (error != NULL));
  if (form == NULL)
    return 0;

  answers = respite_answers_new (form);
  answer_everything (answers, respite_form_get_all_items (form));
  change_groups (answers);
  g_assert_cmpint (respite_answers_prefill (answers, &facts), >=, 0);
  issues = respite_answers_validate (answers, "es");
  flags = respite_answers_dup_flags (answers, "es");
  respite_answers_get_total (answers, &total, NULL);
  respite_answers_get_progress (answers, NULL, &answered, &asked);
  g_assert_cmpint (answered, <=, asked);

  json = respite_answers_to_json (answers, TRUE, NULL, NULL);
  again = respite_answers_new_from_json (form, json, -1, &error);
  g_assert_no_error (error);

  return 0;
}
