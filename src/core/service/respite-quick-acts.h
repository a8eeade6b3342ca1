/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "infusion/respite-quick.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

/* (transfer full) (element-type RespiteQuick): the clinic's ten quick events, or those that the program comes with.
 * Anybody may read them. */
GPtrArray *respite_office_get_quick (RespiteOffice *office);

/* Keeps them; every earlier list stays in the history of settings. Needs CLINIC_SETTINGS. */
gboolean respite_office_set_quick (RespiteOffice  *office,
                                   GPtrArray      *list,
                                   GError        **error);

G_END_DECLS
