/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/* What was printed, saved or given to a patient. */
#define RESPITE_TYPE_PAPERS_TAB (respite_papers_tab_get_type ())

G_DECLARE_FINAL_TYPE (RespitePapersTab, respite_papers_tab, RESPITE, PAPERS_TAB, RespitePage)

G_END_DECLS
