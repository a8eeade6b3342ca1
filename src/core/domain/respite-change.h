/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib-object.h>

#include "base/respite-code.h"

G_BEGIN_DECLS

/**
 * RespiteKind:
 *
 * The kinds of records: in change sets, in the audit, and where the command line resolves an id.
 */
typedef enum
{
  RESPITE_KIND_CLINIC,
  RESPITE_KIND_STAFF,
  RESPITE_KIND_PATIENT,
  RESPITE_KIND_RECORD_ITEM,
  RESPITE_KIND_FORM,
  RESPITE_KIND_RESPONSE,
  RESPITE_KIND_ELIGIBILITY,
  RESPITE_KIND_CONSENT,
  RESPITE_KIND_PROTOCOL,
  RESPITE_KIND_COURSE,
  RESPITE_KIND_SESSION,
  RESPITE_KIND_EVENT,
  RESPITE_KIND_DOCUMENT,
  RESPITE_KIND_THRESHOLDS,
  RESPITE_KIND_BACKUP,
  RESPITE_KIND_ATTACHMENT,
  RESPITE_KIND_SCORE,
  RESPITE_KIND_SAFETY,
  RESPITE_KIND_WORKUP,
  RESPITE_KIND_CONSENT_TEXT,
  RESPITE_KIND_HANDOUT_TEXT,
  RESPITE_KIND_ACCESS,
  RESPITE_KIND_EVERYTHING,
} RespiteKind;

/* "clinic", "staff", "patient" ... */
extern const RespiteCode respite_kind_codes[];

/**
 * RespiteChange:
 * @kind: what changed
 * @id: its key inside the database
 * @patient_id: whose record it belongs to, 0 for none
 */
typedef struct
{
  RespiteKind kind;
  gint64      id;
  gint64      patient_id;
} RespiteChange;

/**
 * RespiteChangeSet:
 *
 * What one or several acts changed, without repetitions. Filled by one thread, then handed on; boxed for signals.
 */
typedef struct _RespiteChangeSet RespiteChangeSet;

#define RESPITE_TYPE_CHANGE_SET (respite_change_set_get_type ())

GType             respite_change_set_get_type (void);
RespiteChangeSet *respite_change_set_new      (void);
RespiteChangeSet *respite_change_set_ref      (RespiteChangeSet *set);
void              respite_change_set_unref    (RespiteChangeSet *set);

void respite_change_set_add (RespiteChangeSet *set,
                             RespiteKind       kind,
                             gint64            id,
                             gint64            patient_id);

/* Adds everything of @other to @set. */
void respite_change_set_merge (RespiteChangeSet       *set,
                               const RespiteChangeSet *other);

gboolean respite_change_set_is_empty (const RespiteChangeSet *set);

/* Whether anything of @kind (or everything) changed. */
gboolean respite_change_set_has_kind (const RespiteChangeSet *set,
                                      RespiteKind             kind);

/* Whether this record (or everything) changed. */
gboolean respite_change_set_has (const RespiteChangeSet *set,
                                 RespiteKind             kind,
                                 gint64                  id);

/* Whether anything of this patient (or everything) changed. */
gboolean respite_change_set_has_patient (const RespiteChangeSet *set,
                                         gint64                  patient_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteChangeSet, respite_change_set_unref)

G_END_DECLS
