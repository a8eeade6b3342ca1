/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/* What the next clinician must know of a patient in one look; the lists of the record are kept here. */
#define RESPITE_TYPE_OVERVIEW_TAB (respite_overview_tab_get_type ())

G_DECLARE_FINAL_TYPE (RespiteOverviewTab, respite_overview_tab, RESPITE, OVERVIEW_TAB, RespitePage)

G_END_DECLS
