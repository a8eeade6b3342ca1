/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-staff.h"
#include "store/respite-db.h"

G_BEGIN_DECLS

/* Adds @staff and sets its id. %RESPITE_ERROR_CONFLICT where the login was ever used. */
gboolean respite_staff_table_insert (RespiteDb     *db,
                                     RespiteStaff  *staff,
                                     GError       **error);

/* Returns: (transfer full): by login, ignoring case; %RESPITE_ERROR_NOT_FOUND */
RespiteStaff *respite_staff_table_find (RespiteDb   *db,
                                        const char  *login,
                                        GError     **error);

/* Returns: (transfer full): by id; %RESPITE_ERROR_NOT_FOUND */
RespiteStaff *respite_staff_table_load (RespiteDb  *db,
                                        gint64      id,
                                        GError    **error);

/* Returns: (transfer full) (element-type RespiteStaff): everybody, by name */
GPtrArray *respite_staff_table_list (RespiteDb  *db,
                                     GError    **error);

/* Writes name, roles and whether the account is active. */
gboolean respite_staff_table_update (RespiteDb           *db,
                                     const RespiteStaff  *staff,
                                     gint64               now,
                                     GError             **error);

G_END_DECLS
