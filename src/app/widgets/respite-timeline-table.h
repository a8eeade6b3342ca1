/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "infusion/respite-session-record.h"

G_BEGIN_DECLS

/**
 * RespiteTimelineTable:
 *
 * The entries of a session as a table, newest first: the chart's twin in words. Delete strikes the selected entry out,
 * Return puts it into the entry line to be corrected, V shows the picture of a photo (session.show-photo).
 *
 * Signals:
 * - correct (gint64 event_id, char *what, char *typed): the entry, @what in words, is to be corrected; with @typed
 *   %NULL struck out
 */
#define RESPITE_TYPE_TIMELINE_TABLE (respite_timeline_table_get_type ())

G_DECLARE_FINAL_TYPE (RespiteTimelineTable, respite_timeline_table, RESPITE, TIMELINE_TABLE, GtkWidget)

/* Shows the entries of @record, in the clinic's time zone. */
void respite_timeline_table_show (RespiteTimelineTable       *self,
                                  const RespiteSessionRecord *record,
                                  GTimeZone                  *zone);

/* Whether entries may be struck out and corrected. */
void respite_timeline_table_set_editable (RespiteTimelineTable *self,
                                          gboolean              editable);

G_END_DECLS
