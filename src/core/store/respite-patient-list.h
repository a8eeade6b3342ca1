/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "store/respite-db.h"

G_BEGIN_DECLS

/* (element-type RespitePatientRow): everybody who is not archived, by name, at most @limit. (transfer full) */
GPtrArray *respite_patient_list (RespiteDb  *db,
                                 gint64      now,
                                 guint       limit,
                                 GError    **error);

G_END_DECLS
