/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-consent.h"
#include "store/respite-db.h"

G_BEGIN_DECLS

/*
 * The tables consent and consent_signer. Writing functions run inside the caller's transaction.
 */

/**
 * RespiteConsentRow:
 * @consent: its is_valid is left to who knows the key
 * @meaning: what the patient's signature says
 * @presented_by: the account that did it, as the next two; 0 where it is not done
 * @seal: the keyed hash over where the consent stands now, in hexadecimal; "" before it was decided
 *
 * A stored consent.
 */
typedef struct
{
  RespiteConsent *consent;
  char           *meaning;
  gint64          presented_by;
  gint64          decided_by;
  gint64          ended_by;
  char           *seal;
} RespiteConsentRow;

RespiteConsentRow *respite_consent_row_new  (void);
void               respite_consent_row_free (RespiteConsentRow *row);

/* The text that the seal covers: binding, state, reason, and when and by whom it ended. (transfer full) */
char *respite_consent_row_dup_state_content (const RespiteConsentRow *row);

/* Adds a draft or presented consent, as its state says; its id and uuid are set. */
gboolean respite_consent_table_insert (RespiteDb          *db,
                                       RespiteConsentRow  *row,
                                       GError            **error);

/* Writes text, version, course and state of a draft, which may become a presented consent by it. */
gboolean respite_consent_table_rewrite (RespiteDb                *db,
                                        const RespiteConsentRow  *row,
                                        GError                  **error);

/* One that was presented becomes a draft again, so that its text can be written anew; others stay. */
gboolean respite_consent_table_take_back (RespiteDb  *db,
                                          gint64      id,
                                          GError    **error);

/* %RESPITE_ERROR_NOT_FOUND. (transfer full) */
RespiteConsentRow *respite_consent_table_get (RespiteDb  *db,
                                              gint64      id,
                                              GError    **error);

/* (element-type RespiteConsentRow): newest first; @slug (nullable). (transfer full) */
GPtrArray *respite_consent_table_list (RespiteDb   *db,
                                       gint64       patient_id,
                                       const char  *slug,
                                       GError     **error);

/* Writes answers, decided_at, decided_by, expires_at and scan_id of a presented consent, and its signers. */
gboolean respite_consent_table_decide (RespiteDb                *db,
                                       const RespiteConsentRow  *row,
                                       GError                  **error);

/* Writes binding, seal, state, reason, ended_at and ended_by. */
gboolean respite_consent_table_set_state (RespiteDb                *db,
                                          const RespiteConsentRow  *row,
                                          GError                  **error);

/* (element-type gint64): ids of the signed ones that ran out at @now, or with their course where @ends_with_course. */
GArray *respite_consent_table_list_run_out (RespiteDb  *db,
                                            gint64      now,
                                            gboolean    ends_with_course,
                                            GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteConsentRow, respite_consent_row_free)

G_END_DECLS
