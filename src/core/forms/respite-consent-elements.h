/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "forms/respite-consent-template.h"

G_BEGIN_DECLS

/**
 * RespiteConsentElement:
 * @slug: the consent
 * @code: the word in "<!-- clause: word -->"
 * @text: what the clause has to say, for people; translate it
 * @source: where that is asked for; translate it
 * @is_required: whether a text without it is refused
 *
 * Something that a consent text has to say (clinical.md 6.1). Every clause of a text names its element.
 */
typedef struct
{
  const char *slug;
  const char *code;
  const char *text;
  const char *source;
  gboolean    is_required;
} RespiteConsentElement;

/* (array zero-terminated=1): of every consent; the last one has no slug */
extern const RespiteConsentElement respite_consent_elements[];

/* (nullable) (transfer none) */
const RespiteConsentElement *respite_consent_find_element (const char *slug,
                                                           const char *code);

/* (element-type RespiteConsentElement): the required elements that no clause of @consent names. A text of a kind that
 * the program does not know needs none. (transfer container) */
GPtrArray *respite_consent_list_missing (const RespiteConsentTemplate *consent);

/* (element-type utf8): the clauses of @consent that name no element of its kind. (transfer container) */
GPtrArray *respite_consent_list_unknown (const RespiteConsentTemplate *consent);

G_END_DECLS
