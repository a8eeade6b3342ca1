/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "infusion/respite-session-record.h"

G_BEGIN_DECLS

/**
 * RespiteSessionStatus:
 *
 * The two live lines over the chart: what the pump does and for how long, the rate, the dose given; the next set's
 * countdown and the last values with their age. Values older than their interval are dimmed.
 */
#define RESPITE_TYPE_SESSION_STATUS (respite_session_status_get_type ())

G_DECLARE_FINAL_TYPE (RespiteSessionStatus, respite_session_status, RESPITE, SESSION_STATUS, GtkWidget)

/* Shows @record as it stands at @now. */
void respite_session_status_show (RespiteSessionStatus       *self,
                                  const RespiteSessionRecord *record,
                                  gint64                      now);

/* Returns: (transfer full): "1:20", or "3 min" for longer, or "now" */
char *respite_session_status_format_countdown (gint64 ms);

G_END_DECLS
