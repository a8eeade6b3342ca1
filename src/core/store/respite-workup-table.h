/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-workup.h"
#include "store/respite-db.h"

G_BEGIN_DECLS

/* The table workup. Writing functions run inside the caller's transaction. */

/* Sets @workup's id and uuid. */
gboolean respite_workup_table_insert (RespiteDb      *db,
                                      RespiteWorkup  *workup,
                                      GError        **error);

/* %RESPITE_ERROR_NOT_FOUND. (transfer full) */
RespiteWorkup *respite_workup_table_get (RespiteDb  *db,
                                         gint64      id,
                                         GError    **error);

/* (element-type RespiteWorkup): of a patient, the latest day first. (transfer full) */
GPtrArray *respite_workup_table_list (RespiteDb  *db,
                                      gint64      patient_id,
                                      GError    **error);

/* The key of the last result of a patient, 0 for none. */
gboolean respite_workup_table_get_last (RespiteDb  *db,
                                        gint64      patient_id,
                                        gint64     *id,
                                        GError    **error);

/* Writes that result @id does not count, for @reason; its row stays. No effect on one that is struck already. */
gboolean respite_workup_table_strike (RespiteDb   *db,
                                      gint64       id,
                                      gint64       staff_id,
                                      gint64       now,
                                      const char  *reason,
                                      GError     **error);

G_END_DECLS
