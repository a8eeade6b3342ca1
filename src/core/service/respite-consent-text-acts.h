/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-consent.h"
#include "forms/respite-consent-elements.h"
#include "forms/respite-consent-template.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

/**
 * RespiteConsentTextInfo:
 * @is_newest: whether it is presented now
 * @is_builtin: whether it came with the program; then nobody added it
 * @asks_again: whether who signed an older version signs again
 * @markdown: head and text
 *
 * One version of a consent text in one language.
 */
typedef struct
{
  char     *slug;
  char     *language;
  int       version;
  char     *title;
  gboolean  is_newest;
  gboolean  is_builtin;
  gboolean  asks_again;
  char     *note;
  char     *markdown;
  char     *staff_name;
  gint64    added_at;
} RespiteConsentTextInfo;

void respite_consent_text_info_free (RespiteConsentTextInfo *info);

/* (element-type RespiteConsentTextInfo): by kind and language, newest first. Needs FORM_MANAGE or CONSENT_PRESENT. */
GPtrArray *respite_office_list_consent_texts (RespiteOffice  *office,
                                              GError        **error);

/**
 * RespiteConsentTextCheck:
 * @version: what the text would be saved as
 * @missing: (element-type RespiteConsentElement): required elements without a clause
 * @unknown: (element-type utf8): clauses that name no element
 * @n_in_force: how many patients hold a signed one of this kind and language
 * @n_ahead: how many of these have a course or a visit ahead
 *
 * What saving a text would mean.
 */
typedef struct
{
  int        version;
  GPtrArray *missing;
  GPtrArray *unknown;
  int        n_in_force;
  int        n_ahead;
} RespiteConsentTextCheck;

void respite_consent_text_check_free (RespiteConsentTextCheck *check);

/* Needs FORM_MANAGE; a text that cannot be read is %RESPITE_ERROR_PARSE with its line. (transfer full) */
RespiteConsentTextCheck *respite_office_check_consent_text (RespiteOffice  *office,
                                                            const char     *slug,
                                                            const char     *language,
                                                            const char     *markdown,
                                                            GError        **error);

/**
 * respite_office_save_consent_text:
 * @markdown: head and text; the version in the head is set
 * @asks_again: whether who signed an older version has to sign this one
 * @note: what was changed
 *
 * Adds a version; the older ones stay. A text without a required element, or one that is the same as the newest, is
 * refused. Needs FORM_MANAGE.
 *
 * Returns: the version, 0 with an error
 */
int respite_office_save_consent_text (RespiteOffice  *office,
                                      const char     *slug,
                                      const char     *language,
                                      const char     *markdown,
                                      gboolean        asks_again,
                                      const char     *note,
                                      GError        **error);

/**
 * respite_consent_get_meaning:
 * @text: (nullable): the text that is signed, where it could be read
 * @role: who signs
 * @language: of the consent
 *
 * What a signature says; it stands in the record and on paper, and so in the language of the consent, whatever that of
 * the program is. Any thread.
 *
 * Returns: (transfer none): as long as @text lives
 */
const char *respite_consent_get_meaning (const RespiteConsentTemplate *text,
                                         RespiteSignerRole             role,
                                         const char                   *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteConsentTextCheck, respite_consent_text_check_free)

G_END_DECLS
