/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * RespiteReviewPanel:
 *
 * What a prescriber found and decided about a course: it goes on or it stops. Who may plan courses and is no prescriber
 * can stop one here. Signal "done" when it is written or given up.
 */
#define RESPITE_TYPE_REVIEW_PANEL (respite_review_panel_get_type ())

G_DECLARE_FINAL_TYPE (RespiteReviewPanel, respite_review_panel, RESPITE, REVIEW_PANEL, RespitePage)

/* Asks about a course. */
void respite_review_panel_ask (RespiteReviewPanel *self,
                               gint64              course_id);

G_END_DECLS
