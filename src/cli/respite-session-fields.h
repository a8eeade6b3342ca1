/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "infusion/respite-session-record.h"

#include "respite-fields.h"

G_BEGIN_DECLS

/* (element-type RespiteFields): sessions as a table. (transfer full) */
GPtrArray *respite_session_list_new (GPtrArray *sessions,
                                     GTimeZone *zone);

/* (element-type RespiteFields): lines of the gate or the discharge checklist. (transfer full) */
GPtrArray *respite_check_list_new (GPtrArray *checks,
                                   GTimeZone *zone);

/* An entry of the timeline. (transfer full) */
RespiteFields *respite_event_fields_new (const RespiteEvent *event,
                                         GTimeZone          *zone);

/* Everything of a session. (transfer full) */
RespiteFields *respite_session_record_fields_new (const RespiteSessionRecord *record,
                                                  gint64                      now,
                                                  GTimeZone                  *zone);

/* The vials of a session, what became of them, and the balance. (transfer full) */
RespiteFields *respite_vials_fields_new (const RespiteSessionRecord *record,
                                         GTimeZone                  *zone);

/* What was imported from a monitor, without its rows. (transfer full) */
RespiteFields *respite_monitor_fields_new (const RespiteMonitorBatch *batch,
                                           GTimeZone                 *zone);

G_END_DECLS
