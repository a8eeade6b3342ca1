/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <stdint.h>
#include <string.h>

#include <glib.h>

/* What a fuzz target defines: it must neither crash nor leak nor hang for any bytes. Returns 0. */
int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* The bytes as a text that ends with NUL, and ends earlier at a NUL among them. */
static inline char *
fuzz_dup_text (const uint8_t *data,
               size_t         size)
{
  char *text = g_malloc0 (size + 1);

  if (size > 0)
    memcpy (text, data, size);

  return text;
}
