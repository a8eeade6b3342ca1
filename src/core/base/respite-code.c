/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "base/respite-code.h"

const char *
respite_code_to_word (const RespiteCode *codes,
                      int                value)
{
  for (; codes->word != NULL; codes++)
    if (codes->value == value)
      return codes->word;

  g_return_val_if_reached ("");
}

gboolean
respite_code_from_word (const RespiteCode *codes,
                        const char        *word,
                        int               *value)
{
  for (; codes->word != NULL; codes++)
    if (g_strcmp0 (codes->word, word) == 0)
      {
        *value = codes->value;
        return TRUE;
      }

  return FALSE;
}
