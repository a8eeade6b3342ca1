/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "forms/respite-form-words.h"

#include "forms/respite-answers-private.h"

const char *
respite_form_word (const char *language,
                   const char *key)
{
  g_return_val_if_fail (key != NULL, NULL);

  return respite_answers_get_word (language, key);
}

char *
respite_form_word_format (const char *language,
                          const char *key,
                          ...)
{
  g_autoptr (GString) text = NULL;
  const char *name;
  va_list values;

  g_return_val_if_fail (key != NULL, NULL);

  text = g_string_new (respite_form_word (language, key));
  va_start (values, key);
  while ((name = va_arg (values, const char *)) != NULL)
    {
      g_autofree char *place = g_strconcat ("{", name, "}", NULL);

      g_string_replace (text, place, va_arg (values, const char *), 0);
    }
  va_end (values);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
