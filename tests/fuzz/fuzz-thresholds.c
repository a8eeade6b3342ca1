/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "fuzz.h"
#include "infusion/respite-thresholds.h"

/* What is read is written and read again without a difference. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = fuzz_dup_text (data, size);
  g_autoptr (RespiteThresholds) thresholds = respite_thresholds_from_text (text, NULL);
  g_autoptr (RespiteThresholds) again = NULL;
  g_autofree char *written = NULL;
  g_autofree char *written_again = NULL;

  if (thresholds == NULL)
    return 0;

  written = respite_thresholds_to_text (thresholds);
  again = respite_thresholds_from_text (written, NULL);
  g_assert (again != NULL);
  written_again = respite_thresholds_to_text (again);
  g_assert (g_str_equal (written, written_again));

  return 0;
}
