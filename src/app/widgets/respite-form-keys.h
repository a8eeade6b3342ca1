/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "forms/respite-answers.h"

G_BEGIN_DECLS

/* The keys under which the form window names the items of answers: the linkId of each. */

/* (transfer container) (element-type utf8): of all items, in the order of the form */
static inline GPtrArray *
respite_form_keys_list (const RespiteAnswers *answers)
{
  GPtrArray *items = respite_form_get_all_items (respite_answers_get_form (answers));
  GPtrArray *keys = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (keys, ((RespiteFormItem *) g_ptr_array_index (items, i))->link_id);

  return keys;
}

G_END_DECLS
