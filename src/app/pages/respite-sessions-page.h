/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * RespiteSessionsPage:
 *
 * The clinic's visits: first those that need a person, then those of the weeks around today.
 */
#define RESPITE_TYPE_SESSIONS_PAGE (respite_sessions_page_get_type ())

G_DECLARE_FINAL_TYPE (RespiteSessionsPage, respite_sessions_page, RESPITE, SESSIONS_PAGE, RespitePage)

G_END_DECLS
