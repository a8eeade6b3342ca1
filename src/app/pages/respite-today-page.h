/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * RespiteTodayPage:
 *
 * The day board: running sessions on top, then today's visits by time, and what is left to sign.
 */
#define RESPITE_TYPE_TODAY_PAGE (respite_today_page_get_type ())

G_DECLARE_FINAL_TYPE (RespiteTodayPage, respite_today_page, RESPITE, TODAY_PAGE, RespitePage)

G_END_DECLS
