/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * RespiteSettingsHistory:
 *
 * At the foot of a page of Settings, for who may read the audit trail: a button that shows who changed what there and
 * when, the newest 50. Properties: "actions", the actions or their beginnings with commas between them; "keys", the
 * same of settings, where the action is that of any setting.
 */
#define RESPITE_TYPE_SETTINGS_HISTORY (respite_settings_history_get_type ())

G_DECLARE_FINAL_TYPE (RespiteSettingsHistory, respite_settings_history, RESPITE, SETTINGS_HISTORY, RespitePage)

G_END_DECLS
