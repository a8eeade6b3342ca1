/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "forms/respite-consent-template.h"
#include "fuzz.h"
#include "respite-core.h"

/* A text that is read has a title, and no placeholder is left once it is filled in. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = fuzz_dup_text (data, size);
  g_autofree char *filled = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteConsentTemplate) consent = respite_consent_template_parse ("x", "en", text, &error);

  g_assert ((consent == NULL) == (error != NULL));
  if (consent == NULL)
    return 0;

  g_assert (*consent->title != '\0' && *consent->text != '\0');
  filled = respite_consent_render (consent, NULL);
  g_assert (strstr (filled, "{{") == NULL);

  return 0;
}
