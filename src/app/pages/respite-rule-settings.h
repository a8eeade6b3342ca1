/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * RespiteRuleSettings:
 *
 * Which items of the work-up the clinic asks for, how long their results count, and how long consents do.
 */
#define RESPITE_TYPE_RULE_SETTINGS (respite_rule_settings_get_type ())

G_DECLARE_FINAL_TYPE (RespiteRuleSettings, respite_rule_settings, RESPITE, RULE_SETTINGS, RespitePage)

G_END_DECLS
