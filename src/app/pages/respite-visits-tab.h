/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/* The sessions of a patient, newest first, and booking one outside a course. */
#define RESPITE_TYPE_VISITS_TAB (respite_visits_tab_get_type ())

G_DECLARE_FINAL_TYPE (RespiteVisitsTab, respite_visits_tab, RESPITE, VISITS_TAB, RespitePage)

G_END_DECLS
