/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gio/gio.h>

#include "infusion/respite-session-record.h"

G_BEGIN_DECLS

/**
 * RespiteTimelineList:
 *
 * The entries of a session as a list of #RespiteTimelineItem, newest first. An item is made when it is asked for: a
 * list that shows thirty rows costs as much after ten thousand entries as after thirty.
 */
#define RESPITE_TYPE_TIMELINE_LIST (respite_timeline_list_get_type ())

G_DECLARE_FINAL_TYPE (RespiteTimelineList, respite_timeline_list, RESPITE, TIMELINE_LIST, GObject)

/* Shows @record's entries; tells only of those that differ, so that selection, focus and scroll stay. @zone:
 * (nullable): of their times. */
void respite_timeline_list_show (RespiteTimelineList        *self,
                                 const RespiteSessionRecord *record,
                                 GTimeZone                  *zone);

G_END_DECLS
