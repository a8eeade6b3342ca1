/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "store/respite-audit.h"

G_BEGIN_DECLS

/* One column list for writing, listing and verifying; the enum counts along. */
#define RESPITE_AUDIT_COLUMNS \
  "seq, epoch, at, offset_minutes, staff_id, staff_name, workstation, patient_id, action, kind, record_id, " \
  "old_text, new_text, reason, outcome, hash"

enum
{
  COLUMN_SEQ,
  COLUMN_EPOCH,
  COLUMN_AT,
  COLUMN_OFFSET_MINUTES,
  COLUMN_STAFF_ID,
  COLUMN_STAFF_NAME,
  COLUMN_WORKSTATION,
  COLUMN_PATIENT_ID,
  COLUMN_ACTION,
  COLUMN_KIND,
  COLUMN_RECORD_ID,
  COLUMN_OLD_TEXT,
  COLUMN_NEW_TEXT,
  COLUMN_REASON,
  COLUMN_OUTCOME,
  COLUMN_HASH,
};

typedef enum
{
  RESPITE_AUDIT_SIDE_MISSING,
  RESPITE_AUDIT_SIDE_FORGED,
  RESPITE_AUDIT_SIDE_GOOD,
} RespiteAuditSide;

/* @kind is the word as stored, so that a word changed in the database is noticed even where it means nothing. */
void respite_audit_hash_row (RespiteAudit          *audit,
                             const guint8          *previous,
                             const RespiteAuditRow *row,
                             const char            *kind,
                             guint8                *hash);

/* The texts belong to @stmt until its next step; the kind is left out. */
RespiteAuditRow respite_audit_read_row (sqlite3_stmt *stmt);

/* Reads the side file; @head is set only where it is good. */
RespiteAuditSide respite_audit_read_side (RespiteAudit     *audit,
                                          RespiteAuditHead *head);

G_END_DECLS
