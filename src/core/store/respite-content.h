/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "store/respite-db.h"

G_BEGIN_DECLS

/**
 * RespiteSubject:
 *
 * What can be bound by a keyed hash. A word of each stands in signature.subject, apart from answers, which no staff
 * member signs.
 */
typedef enum
{
  RESPITE_SUBJECT_ELIGIBILITY,
  RESPITE_SUBJECT_CONSENT,
  RESPITE_SUBJECT_ORDER,
  RESPITE_SUBJECT_PREPARATION,
  RESPITE_SUBJECT_SESSION,
  RESPITE_SUBJECT_ADDENDUM,
  RESPITE_SUBJECT_THRESHOLDS,
  RESPITE_SUBJECT_RESPONSE,
} RespiteSubject;

/* "eligibility", "consent", "order", "preparation", "session", "addendum", "thresholds", "response" */
extern const RespiteCode respite_subject_codes[];

/**
 * respite_content_dup:
 * @id: the key of the row that was signed
 *
 * Every stored field of what was signed, with its name, its type and its length, in a fixed order: the text over which
 * the keyed hash goes. Changing, adding, moving or taking away any field changes it.
 *
 * Returns: (transfer full): the text, %NULL with an error
 */
char *respite_content_dup (RespiteDb       *db,
                           RespiteSubject   subject,
                           gint64           id,
                           GError         **error);

G_END_DECLS
