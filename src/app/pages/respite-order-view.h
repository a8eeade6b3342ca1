/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-session-view.h"

G_BEGIN_DECLS

/**
 * RespiteOrderView:
 *
 * The prescriber's order with its cross-check, and the preparation with its second check. Nothing is filled in but the
 * weight that was measured, with its date; no dose is ever suggested.
 */
#define RESPITE_TYPE_ORDER_VIEW (respite_order_view_get_type ())

G_DECLARE_FINAL_TYPE (RespiteOrderView, respite_order_view, RESPITE, ORDER_VIEW, RespiteSessionView)

G_END_DECLS
