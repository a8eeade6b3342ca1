/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "fuzz.h"
#include "infusion/respite-clinic-list.h"
#include "respite-core.h"

/* A list that is read keeps its rules and is written and read again without a difference. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  respite_core_init ();

  for (int kind = 0; kind < RESPITE_N_LISTS; kind++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) list = respite_list_from_json ((const char *) data, (gssize) size, (RespiteListKind) kind,
                                                           &error);
      g_autoptr (GPtrArray) again = NULL;
      g_autofree char *written = NULL;
      g_autofree char *written_again = NULL;

      g_assert ((list == NULL) == (error != NULL));
      if (list == NULL)
        continue;

      written = respite_list_to_json (list, (RespiteListKind) kind);
      again = respite_list_from_json (written, -1, (RespiteListKind) kind, NULL);
      g_assert (again != NULL);
      written_again = respite_list_to_json (again, (RespiteListKind) kind);
      g_assert (g_str_equal (written, written_again));
    }

  return 0;
}
