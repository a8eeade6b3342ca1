/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-patient.h"
#include "domain/respite-session.h"

G_BEGIN_DECLS

/**
 * RespiteDayRow:
 * @protocol_name: "" for a single visit
 *
 * A visit of a day with what the front desk needs of it.
 */
typedef struct
{
  RespiteSession *session;
  RespitePatient *patient;
  char           *protocol_name;
} RespiteDayRow;

void respite_day_row_free (RespiteDayRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteDayRow, respite_day_row_free)

G_END_DECLS
