/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-handout-acts.h"

#include "documents/respite-words.h"
#include "service/respite-handout-facts.h"
#include "service/respite-handout-text-acts.h"
#include "service/respite-office-settings.h"

#define FOOD_KEY  "fasting-food-hours"
#define DRINK_KEY "fasting-drink-hours"
#define MOST_HOURS 24

RespiteFastingRule
respite_office_get_fasting_rule (RespiteOffice *office)
{
  RespiteFastingRule rule = { 6, 2 };

  g_return_val_if_fail (office != NULL, rule);

  rule.food_hours = (int) respite_office_get_setting_int (office, FOOD_KEY, 0, MOST_HOURS, rule.food_hours);
  rule.drink_hours = (int) respite_office_get_setting_int (office, DRINK_KEY, 0, MOST_HOURS, rule.drink_hours);

  return rule;
}

gboolean
respite_office_set_fasting_rule (RespiteOffice     *office,
                                 RespiteFastingRule rule,
                                 GError           **error)
{
  g_autofree char *food = g_strdup_printf ("%d", rule.food_hours);
  g_autofree char *drink = g_strdup_printf ("%d", rule.drink_hours);
  RespiteSetting settings[] = { { FOOD_KEY, food }, { DRINK_KEY, drink } };

  g_return_val_if_fail (office != NULL, FALSE);

  if (rule.food_hours < 0 || rule.food_hours > MOST_HOURS || rule.drink_hours < 0 || rule.drink_hours > MOST_HOURS)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("The hours without food or drink are 0 to 24"));

  return respite_office_put_settings (office, settings, G_N_ELEMENTS (settings), error);
}

RespiteLayout *
respite_office_layout_handouts (RespiteOffice             *office,
                                const char *const         *names,
                                gint64                     patient_id,
                                const RespiteDocumentInfo *info,
                                GError                   **error)
{
  g_autoptr (GPtrArray) layouts = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_layout_unref);
  g_autoptr (RespiteHandoutFacts) facts = NULL;
  RespiteHandoutRequest request = { 0 };
  const RespiteWords *words;

  g_return_val_if_fail (office != NULL && names != NULL && names[0] != NULL && info != NULL, NULL);

  if (!respite_office_may (office, RESPITE_FUNCTION_HANDOUT_MAKE, error))
    return NULL;
  facts = respite_acts_load_handout_facts (office, patient_id, info, error);
  if (facts == NULL)
    return NULL;

  request.info = *info;
  respite_acts_fill_handout (office, facts, &request);
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *language = respite_document_info_get_language (&request.info);
      g_autoptr (RespiteHandoutText) text = respite_office_get_handout_text (office, names[i], language, error);
      RespiteLayout *layout;

      if (text == NULL)
        return NULL;
      request.name = names[i];
      request.text = text->is_builtin ? NULL : text->markdown;
      request.is_confirmed = text->confirmed_by != NULL;
      layout = respite_handout_layout (&request, error);
      if (layout == NULL)
        return NULL;
      g_ptr_array_add (layouts, layout);
    }

  words = respite_words_get (respite_document_info_get_language (&request.info));

  return respite_layout_join (layouts, respite_words_lookup (words, "handout", "several"), error);
}
