/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "base/respite-time.h"

G_BEGIN_DECLS

/* How long an emergency access lasts. */
#define RESPITE_ACCESS_MS (30 * RESPITE_MINUTE_MS)

/**
 * RespiteAccess:
 * @id: the key inside the database
 * @uuid: the key outside
 * @staff_id: who opened the record
 * @staff_name: that person's name
 * @patient_id: whose record
 * @patient_name: that patient's name, as in lists
 * @mrn: of the patient
 * @reason: as stated
 * @opened_at: when
 * @ends_at: until when the record can be seen
 * @acknowledged_at: when an administrator took note, 0 before
 * @acknowledged_by: (nullable): that person's name
 * @note: what that person wrote, "" for nothing
 *
 * One emergency access ("break-glass"): a person whose role shows no records opened one record for a stated reason.
 */
typedef struct
{
  gint64  id;
  char   *uuid;
  gint64  staff_id;
  char   *staff_name;
  gint64  patient_id;
  char   *patient_name;
  char   *mrn;
  char   *reason;
  gint64  opened_at;
  gint64  ends_at;
  gint64  acknowledged_at;
  char   *acknowledged_by;
  char   *note;
} RespiteAccess;

/* (transfer full): an empty one. */
RespiteAccess *respite_access_new  (void);
void           respite_access_free (RespiteAccess *access);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteAccess, respite_access_free)

G_END_DECLS
