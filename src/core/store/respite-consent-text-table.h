/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-consent.h"
#include "store/respite-db.h"

G_BEGIN_DECLS

/* The table consent_text, and who signed which text. Writing functions run inside the caller's transaction. */

/**
 * RespiteConsentTextRow:
 * @asks_again: whether who signed an older version signs again
 *
 * A version of a consent text that the clinic wrote.
 */
typedef struct
{
  gint64    id;
  char     *uuid;
  char     *slug;
  char     *language;
  int       version;
  char     *markdown;
  char     *sha256;
  gboolean  asks_again;
  char     *note;
  gint64    added_at;
  gint64    added_by;
  char     *staff_name;
} RespiteConsentTextRow;

/* (transfer full): an empty one. */
RespiteConsentTextRow *respite_consent_text_row_new  (void);
void                   respite_consent_text_row_free (RespiteConsentTextRow *row);

/* Sets @row's id and uuid. */
gboolean respite_consent_text_table_insert (RespiteDb              *db,
                                            RespiteConsentTextRow  *row,
                                            GError                **error);

/* (element-type RespiteConsentTextRow): newest version first; @slug and @language (nullable). (transfer full) */
GPtrArray *respite_consent_text_table_list (RespiteDb   *db,
                                            const char  *slug,
                                            const char  *language,
                                            GError     **error);

/**
 * RespiteAskAgainRow:
 * @consent: the newest decided one of its kind, without text, hashes and signers
 * @course_is_over: whether its course was completed or stopped
 * @running_protocol_id: of the patient's newest active course, 0 for none
 * @last_infusion: when the patient's last infusion began, 0 for none
 * @has_plan: whether the patient has an active course or a planned visit
 *
 * What is needed to say whether a patient must sign again.
 */
typedef struct
{
  RespiteConsent *consent;
  char           *patient_name;
  char           *patient_mrn;
  gboolean        course_is_over;
  gint64          running_protocol_id;
  gint64          last_infusion;
  gboolean        has_plan;
} RespiteAskAgainRow;

void respite_ask_again_row_free (RespiteAskAgainRow *row);

/* (element-type RespiteAskAgainRow): the newest decided consent of each kind of every patient who is not archived;
 * @slug (nullable). (transfer full) */
GPtrArray *respite_consent_table_list_newest (RespiteDb   *db,
                                              const char  *slug,
                                              GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteConsentTextRow, respite_consent_text_row_free)

G_END_DECLS
