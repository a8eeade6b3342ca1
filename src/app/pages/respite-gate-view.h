/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-session-view.h"

G_BEGIN_DECLS

/**
 * RespiteGateView:
 *
 * The readiness gate: what has to be true before the infusion, line by line. Each answer is saved at once; a required
 * line that is not "yes" needs a reason, which the summary prints.
 */
#define RESPITE_TYPE_GATE_VIEW (respite_gate_view_get_type ())

G_DECLARE_FINAL_TYPE (RespiteGateView, respite_gate_view, RESPITE, GATE_VIEW, RespiteSessionView)

G_END_DECLS
