/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-change.h"
#include "store/respite-db.h"

G_BEGIN_DECLS

/**
 * RespiteAudit:
 *
 * The audit trail: rows chained by a keyed BLAKE2b hash, and the chain's head in a side file that is written after
 * each commit. Each row is written in the transaction of the act it tells of.
 */
typedef struct _RespiteAudit RespiteAudit;

#define RESPITE_AUDIT_KEY_BYTES  32
#define RESPITE_AUDIT_HASH_BYTES 32

/**
 * RespiteAuditRow:
 * @seq: its place in the chain, from 1; set by respite_audit_append()
 * @epoch: grows by one with each restore; set by respite_audit_append()
 * @at: UTC milliseconds
 * @offset_minutes: local time minus UTC at that instant
 * @staff_id: who, 0 for nobody signed in
 * @staff_name: the name at that time, or the login that was tried
 * @workstation: the machine's name
 * @patient_id: whose record, 0 for none
 * @action: what, such as "patient.add", "record.view", "sign-in"
 * @kind: of the record it touched
 * @record_id: its key, 0 for none
 * @old_text: (nullable): what stood there before
 * @new_text: (nullable): what stands there now
 * @reason: (nullable): why, where a reason was asked for
 * @outcome: (nullable): "done" (also for %NULL), "denied" or "failed"
 */
typedef struct
{
  gint64       seq;
  gint64       epoch;
  gint64       at;
  int          offset_minutes;
  gint64       staff_id;
  const char  *staff_name;
  const char  *workstation;
  gint64       patient_id;
  const char  *action;
  RespiteKind  kind;
  gint64       record_id;
  const char  *old_text;
  const char  *new_text;
  const char  *reason;
  const char  *outcome;
} RespiteAuditRow;

/* A row that owns its texts, with the hash in hexadecimal digits. */
typedef struct
{
  RespiteAuditRow  row;
  char            *hash;
} RespiteAuditEntry;

void respite_audit_entry_free (RespiteAuditEntry *entry);

/**
 * RespiteAuditHead:
 *
 * The last row of a chain.
 */
typedef struct
{
  gint64 seq;
  gint64 epoch;
  guint8 hash[RESPITE_AUDIT_HASH_BYTES];
} RespiteAuditHead;

/**
 * respite_audit_new:
 * @key: %RESPITE_AUDIT_KEY_BYTES bytes
 * @head_path: the side file
 */
RespiteAudit *respite_audit_new  (const guint8 *key,
                                  const char   *head_path);
void          respite_audit_free (RespiteAudit *audit);

/**
 * respite_audit_append:
 * @db: inside a transaction
 * @row: what happened; everything but seq and epoch set
 *
 * Adds one row at the end of the chain.
 */
gboolean respite_audit_append (RespiteAudit           *audit,
                               RespiteDb              *db,
                               const RespiteAuditRow  *row,
                               GError                **error);

/* Like respite_audit_append(), but begins the next epoch; only for a restore. */
gboolean respite_audit_append_epoch (RespiteAudit           *audit,
                                     RespiteDb              *db,
                                     const RespiteAuditRow  *row,
                                     GError                **error);

/**
 * respite_audit_bind:
 * @content: every field of something that was signed
 *
 * Returns: (transfer full): the keyed hash of @content in hexadecimal; without the key nobody can make it
 */
char *respite_audit_bind (RespiteAudit *audit,
                          const char   *content);

/* Writes the head of the last append into the side file; called after the commit. */
gboolean respite_audit_write_head (RespiteAudit  *audit,
                                   GError       **error);

/* Writes the head of the last row of @db into the side file; only for the copy in a backup. */
gboolean respite_audit_adopt_head (RespiteAudit  *audit,
                                   RespiteDb     *db,
                                   GError       **error);

/* Forgets the head of a transaction that was rolled back. */
void respite_audit_forget_head (RespiteAudit *audit);

/* When the last row was written, 0 for none. */
gboolean respite_audit_read_last_at (RespiteDb  *db,
                                     gint64     *at,
                                     GError    **error);

/* The last row in the database; all zero for none. */
gboolean respite_audit_read_head (RespiteDb         *db,
                                  RespiteAuditHead  *head,
                                  GError           **error);

/**
 * respite_audit_head_to_code:
 *
 * Returns: (transfer full): the record code printed on documents, as "1234-9f2c-41aa-07"
 */
char *respite_audit_head_to_code (const RespiteAuditHead *head);

/* Whether the triggers that protect the trail are there; without them the program refuses to write. */
gboolean respite_audit_check_triggers (RespiteDb  *db,
                                       GError    **error);

/* The action of the row that says at which sign-in tampering was noticed; verification names it for ever. */
#define RESPITE_AUDIT_BROKEN "audit.broken"

/**
 * respite_audit_check_head:
 * @problem: (out): a sentence, marked for translation; %NULL where all is well
 *
 * Compares the side file with the row that it names, without walking the chain.
 *
 * Returns: whether that could be done
 */
gboolean respite_audit_check_head (RespiteAudit  *audit,
                                   RespiteDb     *db,
                                   const char   **problem,
                                   GError       **error);

/**
 * RespiteAuditReport:
 * @n_rows: rows read
 * @broken_seq: the first row that is wrong or missing, 0 for none
 * @problem: (nullable): a sentence, marked for translation; %NULL where all is well
 * @only_noted: the chain itself is whole, but a row of it says that tampering was noticed
 * @head: the last row
 * @head_at: its time
 */
typedef struct
{
  gint64            n_rows;
  gint64            broken_seq;
  const char       *problem;
  gboolean          only_noted;
  RespiteAuditHead  head;
  gint64            head_at;
} RespiteAuditReport;

/**
 * respite_audit_verify:
 * @report: (out caller-allocates): what was found
 *
 * Walks the whole chain and compares its end with the side file. A side file behind the database is honest (a crash
 * between the commit and the side file); one ahead of it, or different, is tampering.
 *
 * Returns: whether the walk could be made; what it found is in @report
 */
gboolean respite_audit_verify (RespiteAudit        *audit,
                               RespiteDb           *db,
                               RespiteAuditReport  *report,
                               GError             **error);

/**
 * RespiteAuditSort:
 *
 * A column to sort by.
 */
typedef enum
{
  RESPITE_AUDIT_SORT_SEQ,
  RESPITE_AUDIT_SORT_AT,
  RESPITE_AUDIT_SORT_STAFF,
  RESPITE_AUDIT_SORT_PATIENT,
  RESPITE_AUDIT_SORT_ACTION,
  RESPITE_AUDIT_SORT_KIND,
  RESPITE_AUDIT_SORT_OUTCOME,
} RespiteAuditSort;

/**
 * RespiteAuditFilter:
 * @from: the first instant, 0 for any
 * @until: before this instant, 0 for any
 * @staff_id: 0 for any
 * @patient_id: 0 for any
 * @action: (nullable): the action, or its beginning
 * @sort: by which column
 * @descending: newest or last first
 * @limit: at most so many rows, 0 for 50
 */
typedef struct
{
  gint64            from;
  gint64            until;
  gint64            staff_id;
  gint64            patient_id;
  const char       *action;
  RespiteAuditSort  sort;
  gboolean          descending;
  int               limit;
} RespiteAuditFilter;

/**
 * respite_audit_list:
 * @n_total: (out) (optional): how many rows there are without the limit
 *
 * Returns: (transfer full) (element-type RespiteAuditEntry): the rows
 */
GPtrArray *respite_audit_list (RespiteDb                 *db,
                               const RespiteAuditFilter  *filter,
                               gint64                    *n_total,
                               GError                   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteAudit, respite_audit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteAuditEntry, respite_audit_entry_free)

G_END_DECLS
