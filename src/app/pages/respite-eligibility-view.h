/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/* The flags of a patient's screening and a prescriber's decision, which the program never pre-selects. */
#define RESPITE_TYPE_ELIGIBILITY_VIEW (respite_eligibility_view_get_type ())

G_DECLARE_FINAL_TYPE (RespiteEligibilityView, respite_eligibility_view, RESPITE, ELIGIBILITY_VIEW, RespitePage)

G_END_DECLS
