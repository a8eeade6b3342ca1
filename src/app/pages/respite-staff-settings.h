/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/* The accounts, a new one, and one's own password. */
#define RESPITE_TYPE_STAFF_SETTINGS (respite_staff_settings_get_type ())

G_DECLARE_FINAL_TYPE (RespiteStaffSettings, respite_staff_settings, RESPITE, STAFF_SETTINGS, RespitePage)

G_END_DECLS
