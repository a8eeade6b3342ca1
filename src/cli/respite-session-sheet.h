/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "infusion/respite-session-record.h"

#include "respite-sheet.h"

G_BEGIN_DECLS

/* (element-type RespiteSheet): sessions as a table. (transfer full) */
GPtrArray *respite_session_sheets_new (GPtrArray *sessions,
                                       GTimeZone *zone);

/* (element-type RespiteSheet): lines of the gate or the discharge checklist. (transfer full) */
GPtrArray *respite_check_sheets_new (GPtrArray *checks,
                                     GTimeZone *zone);

/* An entry of the timeline. (transfer full) */
RespiteSheet *respite_event_sheet_new (const RespiteEvent *event,
                                       GTimeZone          *zone);

/* Everything of a session. (transfer full) */
RespiteSheet *respite_session_record_sheet_new (const RespiteSessionRecord *record,
                                                gint64                      now,
                                                GTimeZone                  *zone);

G_END_DECLS
