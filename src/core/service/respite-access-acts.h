/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-access.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

/**
 * respite_office_open_access:
 * @reason: why, 1 to 1,000 characters
 * @access_id: (out) (optional): its key
 *
 * Emergency access: lets who is signed in, and whose role shows no records, see this one record for half an hour. See
 * only: nothing can be written that the role does not allow anyway. Audited, and on the day board until an
 * administrator has acknowledged it. %RESPITE_ERROR_CONFLICT where the record can be seen already.
 */
gboolean respite_office_open_access (RespiteOffice  *office,
                                     gint64          patient_id,
                                     const char     *reason,
                                     gint64         *access_id,
                                     GError        **error);

/* Returns: (transfer full): the access that is open for who is signed in, else %RESPITE_ERROR_NOT_FOUND */
RespiteAccess *respite_office_get_access (RespiteOffice  *office,
                                          gint64          patient_id,
                                          GError        **error);

/**
 * respite_office_list_access:
 * @all: also those that were acknowledged, which needs %RESPITE_FUNCTION_ACCESS_REVIEW
 *
 * Returns: (transfer full) (element-type RespiteAccess): the newest first; without @all for everybody who sees the day
 *   board
 */
GPtrArray *respite_office_list_access (RespiteOffice  *office,
                                       gboolean        all,
                                       GError        **error);

/**
 * respite_office_acknowledge_access:
 * @note: (nullable): what is to be said of it
 *
 * An administrator has taken note. Not of one's own access, unless there is no other administrator.
 */
gboolean respite_office_acknowledge_access (RespiteOffice  *office,
                                            gint64          access_id,
                                            const char     *note,
                                            GError        **error);

G_END_DECLS
