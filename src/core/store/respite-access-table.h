/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-access.h"
#include "store/respite-db.h"

G_BEGIN_DECLS

/* Adds @access (person, patient, reason, from, until) and sets its id. */
gboolean respite_access_table_insert (RespiteDb      *db,
                                      RespiteAccess  *access,
                                      GError        **error);

/* Returns: (transfer full): by id; %RESPITE_ERROR_NOT_FOUND */
RespiteAccess *respite_access_table_get (RespiteDb  *db,
                                         gint64      id,
                                         GError    **error);

/**
 * respite_access_table_find_open:
 *
 * Returns: (transfer full): the access by which @staff_id sees the record of @patient_id at @now;
 *   %RESPITE_ERROR_NOT_FOUND where there is none
 */
RespiteAccess *respite_access_table_find_open (RespiteDb  *db,
                                               gint64      staff_id,
                                               gint64      patient_id,
                                               gint64      now,
                                               GError    **error);

/* Returns: (transfer full) (element-type RespiteAccess): the newest first; @only_open: those not acknowledged yet */
GPtrArray *respite_access_table_list (RespiteDb  *db,
                                      gboolean    only_open,
                                      GError    **error);

/* Writes that @staff_id took note of @id. */
gboolean respite_access_table_acknowledge (RespiteDb   *db,
                                           gint64       id,
                                           gint64       staff_id,
                                           gint64       now,
                                           const char  *note,
                                           GError     **error);

G_END_DECLS
