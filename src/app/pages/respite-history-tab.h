/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/* The audit rows of one record, newest first. For administrators. */
#define RESPITE_TYPE_HISTORY_TAB (respite_history_tab_get_type ())

G_DECLARE_FINAL_TYPE (RespiteHistoryTab, respite_history_tab, RESPITE, HISTORY_TAB, RespitePage)

G_END_DECLS
