/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * RespiteMonitorSettings:
 *
 * How the clinic reads the files of its monitors: the mappings that were kept, each to be renamed or removed.
 */
#define RESPITE_TYPE_MONITOR_SETTINGS (respite_monitor_settings_get_type ())

G_DECLARE_FINAL_TYPE (RespiteMonitorSettings, respite_monitor_settings, RESPITE, MONITOR_SETTINGS, RespitePage)

G_END_DECLS
