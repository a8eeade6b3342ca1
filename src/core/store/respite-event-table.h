/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "infusion/respite-event.h"
#include "infusion/respite-timeline.h"
#include "store/respite-db.h"

G_BEGIN_DECLS

/*
 * The table event. Writing functions run inside the caller's transaction.
 */

/* Sets @event's id, uuid, session_id and sequence; everything else is stored as it stands. */
gboolean respite_event_table_insert (RespiteDb     *db,
                                     gint64         session_id,
                                     RespiteEvent  *event,
                                     GError       **error);

/* Binds a stored event to the picture that it shows, and sets @event's photo_id. */
gboolean respite_event_table_add_photo (RespiteDb    *db,
                                        RespiteEvent *event,
                                        gint64        attachment_id,
                                        GError      **error);

/* %RESPITE_ERROR_NOT_FOUND. (transfer full) */
RespiteEvent *respite_event_table_get (RespiteDb  *db,
                                       gint64      id,
                                       GError    **error);

/* Every event of a session, struck ones among them. (transfer full) */
RespiteTimeline *respite_event_table_load (RespiteDb  *db,
                                           gint64      session_id,
                                           GError    **error);

/* When the session's newest entry was made; 0 where it has none. */
gboolean respite_event_table_get_last_entered (RespiteDb  *db,
                                               gint64      session_id,
                                               gint64     *entered_at,
                                               GError    **error);

/* Strikes an event out that stands. */
gboolean respite_event_table_strike (RespiteDb   *db,
                                     gint64       id,
                                     const char  *reason,
                                     gint64       staff_id,
                                     gint64       now,
                                     GError     **error);

G_END_DECLS
