/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-session.h"
#include "store/respite-content.h"

G_BEGIN_DECLS

/**
 * RespiteSignatureRow:
 * @signature: its is_valid is left to who knows the key
 * @subject: what was signed
 * @subject_word: as stored
 * @roles: of the signer at that time, as stored
 *
 * A staff signature and what it stands under.
 */
typedef struct
{
  RespiteSignature *signature;
  char             *uuid;
  RespiteSubject    subject;
  char             *subject_word;
  gint64            subject_id;
  gint64            patient_id;
  gint64            session_id;
  char             *roles;
} RespiteSignatureRow;

RespiteSignatureRow *respite_signature_row_new  (void);
void                 respite_signature_row_free (RespiteSignatureRow *row);

/**
 * respite_signature_row_dup_content:
 *
 * Returns: (transfer full): every field of @row but id and binding; with the content of what was signed it makes the
 *   text that the binding covers
 */
char *respite_signature_row_dup_content (const RespiteSignatureRow *row);

/* Inside a transaction; @row has everything but the id, which is set. */
gboolean respite_signature_table_insert (RespiteDb            *db,
                                         RespiteSignatureRow  *row,
                                         GError              **error);

/* (element-type RespiteSignatureRow): of a session, in the order of signing. (transfer full) */
GPtrArray *respite_signature_table_list_session (RespiteDb  *db,
                                                 gint64      session_id,
                                                 GError    **error);

/* (element-type RespiteSignatureRow): under one thing. (transfer full) */
GPtrArray *respite_signature_table_list (RespiteDb       *db,
                                         RespiteSubject   subject,
                                         gint64           subject_id,
                                         GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteSignatureRow, respite_signature_row_free)

G_END_DECLS
