/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "infusion/respite-session-record.h"
#include "domain/respite-session.h"
#include "store/respite-db.h"

G_BEGIN_DECLS

/*
 * The tables session_check, session_order, session_preparation and addendum: rows that are followed by newer ones and
 * never changed. Writing functions run inside the caller's transaction.
 */

/* @list is "gate" or "discharge"; @check's staff_id and at are set before. */
gboolean respite_check_table_insert (RespiteDb           *db,
                                     gint64               session_id,
                                     const char          *list,
                                     const RespiteCheck  *check,
                                     GError             **error);

/* (element-type RespiteCheck): the newest answer to each line, in the order of the first answers. (transfer full) */
GPtrArray *respite_check_table_list (RespiteDb   *db,
                                     gint64       session_id,
                                     const char  *list,
                                     GError     **error);

/* Writes the next version. */
gboolean respite_order_table_insert (RespiteDb           *db,
                                     gint64               session_id,
                                     const RespiteOrder  *order,
                                     gint64              *id,
                                     GError             **error);

/* The newest version and its key; %NULL without an error, and id 0, where there is none. (transfer full) */
RespiteOrder *respite_order_table_get (RespiteDb  *db,
                                       gint64      session_id,
                                       gint64     *id,
                                       GError    **error);

gboolean respite_preparation_table_insert (RespiteDb                 *db,
                                           gint64                     session_id,
                                           gint64                     order_id,
                                           const RespitePreparation  *preparation,
                                           gint64                    *id,
                                           GError                   **error);

/* The newest version made for the newest order; %NULL without an error where there is none. (transfer full) */
RespitePreparation *respite_preparation_table_get (RespiteDb  *db,
                                                   gint64      session_id,
                                                   gint64     *id,
                                                   GError    **error);

/* Adds @addendum of now by @staff_id; its key in @id. */
gboolean respite_addendum_table_insert (RespiteDb              *db,
                                        gint64                  session_id,
                                        const RespiteAddendum  *addendum,
                                        gint64                  staff_id,
                                        gint64                 *id,
                                        GError                **error);

/* (element-type RespiteAddendum): of a session, in their order. (transfer full) */
GPtrArray *respite_addendum_table_list (RespiteDb  *db,
                                        gint64      session_id,
                                        GError    **error);

G_END_DECLS
