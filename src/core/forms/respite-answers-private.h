/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "forms/respite-answers.h"

G_BEGIN_DECLS

struct _RespiteAnswers
{
  RespiteForm *form;
  GHashTable  *values;          /* linkId, borrowed from the form -> GPtrArray of RespiteFormValue */
  GHashTable  *enabled;         /* RespiteFormItem -> whether it is, +1; emptied by every change */
};

/* The item where it takes answers, else %NULL with an error. */
const RespiteFormItem *respite_answers_find_question (const RespiteAnswers  *answers,
                                                      const char            *link_id,
                                                      GError               **error);

/* Replaces the answers of a question; takes the values. */
void respite_answers_take_values (RespiteAnswers        *answers,
                                  const RespiteFormItem *item,
                                  GPtrArray             *values);

/* What a typed text means for an item. Never %NULL; may be no good value. */
RespiteFormValue *respite_answers_read_typed (const RespiteFormItem *item,
                                              const char            *text);

/* The type that an item's values have. */
RespiteValueType respite_answers_get_value_type (const RespiteFormItem *item);

/* The option that a value chooses, %NULL for none. */
const RespiteFormOption *respite_answers_find_option (const RespiteFormItem  *item,
                                                      const RespiteFormValue *value);

/* Whether a value is of the item's type and, where the options are closed, among them. */
gboolean respite_answers_is_good (const RespiteFormItem   *item,
                                  const RespiteFormValue  *value,
                                  GError                 **error);

/* A word of data/forms/words.ini in @language, else in English. */
const char *respite_answers_get_word (const char *language,
                                      const char *key);

G_END_DECLS
