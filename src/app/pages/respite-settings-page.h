/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/* Clinic, people, thresholds, backup and window, each its own section. */
#define RESPITE_TYPE_SETTINGS_PAGE (respite_settings_page_get_type ())

G_DECLARE_FINAL_TYPE (RespiteSettingsPage, respite_settings_page, RESPITE, SETTINGS_PAGE, RespitePage)

G_END_DECLS
