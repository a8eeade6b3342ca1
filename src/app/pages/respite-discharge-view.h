/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-session-view.h"

G_BEGIN_DECLS

/**
 * RespiteDischargeView:
 *
 * The discharge checklist. Each answer is saved at once; "Discharge" ends the visit at the chair.
 */
#define RESPITE_TYPE_DISCHARGE_VIEW (respite_discharge_view_get_type ())

G_DECLARE_FINAL_TYPE (RespiteDischargeView, respite_discharge_view, RESPITE, DISCHARGE_VIEW, RespiteSessionView)

G_END_DECLS
