/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * RespiteSessionPage:
 *
 * One infusion visit, step by step: gate, order, infusion and recovery, discharge, signature. Its subject is the
 * session. It opens at the step where the visit stands.
 */
#define RESPITE_TYPE_SESSION_PAGE (respite_session_page_get_type ())

G_DECLARE_FINAL_TYPE (RespiteSessionPage, respite_session_page, RESPITE, SESSION_PAGE, RespitePage)

/* Shows a step: "gate", "order", "infusion", "discharge" or "sign". */
void respite_session_page_show_step (RespiteSessionPage *self,
                                     const char         *step);

G_END_DECLS
