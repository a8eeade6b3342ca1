/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gio/gio.h>

#include "chart/respite-session-chart-reading.h"

G_BEGIN_DECLS

/**
 * RespiteTimelineItem:
 *
 * One row of a session's timeline for a list: what the chart shows, in words. Its properties are read-only texts for
 * the row's template: time, kind, text, note, is-photo, css-classes.
 */
#define RESPITE_TYPE_TIMELINE_ITEM (respite_timeline_item_get_type ())

G_DECLARE_FINAL_TYPE (RespiteTimelineItem, respite_timeline_item, RESPITE, TIMELINE_ITEM, GObject)

RespiteTimelineItem *respite_timeline_item_new (const RespiteChartRow *row);

gint64      respite_timeline_item_get_event_id  (RespiteTimelineItem *self);
/* The attachment that a photo shows; 0 for every other entry. */
gint64      respite_timeline_item_get_photo_id  (RespiteTimelineItem *self);
const char *respite_timeline_item_get_text      (RespiteTimelineItem *self);
const char *respite_timeline_item_get_typed     (RespiteTimelineItem *self);
gboolean    respite_timeline_item_can_be_struck (RespiteTimelineItem *self);

/* Whether another entry may take its place: start and end of an infusion, too. */
gboolean respite_timeline_item_can_be_corrected (RespiteTimelineItem *self);

/* The time and what was entered. (transfer full) */
char *respite_timeline_item_dup_words (RespiteTimelineItem *self);

G_END_DECLS
