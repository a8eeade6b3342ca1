/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-safety.h"
#include "store/respite-db.h"

G_BEGIN_DECLS

/*
 * The tables safety and safety_acknowledgement. Writing functions run inside the caller's transaction.
 */

/* Keeps an open item and sets its id; names, uuid and acknowledgement are not read. */
gboolean respite_safety_table_insert (RespiteDb          *db,
                                      RespiteSafetyItem  *item,
                                      gint64              staff_id,
                                      GError            **error);

/* %RESPITE_ERROR_NOT_FOUND. (transfer full) */
RespiteSafetyItem *respite_safety_table_get (RespiteDb  *db,
                                             gint64      id,
                                             GError    **error);

/* @patient_id and @response_id 0 for any; open ones first, each part newest first. (transfer full) */
GPtrArray *respite_safety_table_list (RespiteDb  *db,
                                      gint64      patient_id,
                                      gint64      response_id,
                                      gboolean    open_only,
                                      GError    **error);

/* How many stand open. */
gboolean respite_safety_table_count_open (RespiteDb  *db,
                                          gint64     *count,
                                          GError    **error);

/* Writes what @staff_id did about entry @id: @action in their words, @staff_name as it is at @now. */
gboolean respite_safety_table_acknowledge (RespiteDb   *db,
                                           gint64       id,
                                           const char  *action,
                                           gint64       staff_id,
                                           const char  *staff_name,
                                           gint64       now,
                                           GError     **error);

G_END_DECLS
