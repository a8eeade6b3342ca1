/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "documents/respite-document-info.h"
#include "documents/respite-layout.h"
#include "domain/respite-protocol.h"

G_BEGIN_DECLS

/**
 * RespiteDowntime:
 * @day: an instant of the day
 * @rows: (element-type RespiteDayRow): its visits by time; cancelled and missed ones are left out
 * @schedule: when sets of vital signs fall due
 * @gate: (element-type utf8): the lines of the readiness gate
 * @discharge: (element-type utf8): the lines of the discharge
 * @equipment: (element-type utf8): what has to be there
 *
 * What the paper for a day without the program is made of.
 */
typedef struct
{
  gint64           day;
  GPtrArray       *rows;
  RespiteSchedule  schedule;
  GPtrArray       *gate;
  GPtrArray       *discharge;
  GPtrArray       *equipment;
} RespiteDowntime;

/**
 * respite_downtime_layout:
 * @info: no patient
 *
 * How to go on with a pen, phones, and for each visit of the day and one more the sheets to write on: gate, order,
 * vital signs with the times when they are due, discharge; and one for an emergency. Any thread.
 *
 * Returns: (transfer full) (nullable): the pages
 */
RespiteLayout *respite_downtime_layout (const RespiteDowntime      *pack,
                                        const RespiteDocumentInfo  *info,
                                        GError                    **error);

G_END_DECLS
