/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/* The scores of a patient over the weeks: what changed in words, the trend chart, what is due, the table, and a new
 * score. Its subject is the patient. */
#define RESPITE_TYPE_OUTCOMES_TAB (respite_outcomes_tab_get_type ())

G_DECLARE_FINAL_TYPE (RespiteOutcomesTab, respite_outcomes_tab, RESPITE, OUTCOMES_TAB, RespitePage)

G_END_DECLS
