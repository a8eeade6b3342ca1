/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-session-view.h"

G_BEGIN_DECLS

/**
 * RespiteSignView:
 *
 * The end of a visit: what is still missing, the summary, the signature that locks the session, and addenda after it.
 */
#define RESPITE_TYPE_SIGN_VIEW (respite_sign_view_get_type ())

G_DECLARE_FINAL_TYPE (RespiteSignView, respite_sign_view, RESPITE, SIGN_VIEW, RespiteSessionView)

G_END_DECLS
