/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * RespiteComparePage:
 *
 * A session (subject) beside the earlier ones of the patient, on minutes since the start: over or below one another,
 * with the same data as a table.
 */
#define RESPITE_TYPE_COMPARE_PAGE (respite_compare_page_get_type ())

G_DECLARE_FINAL_TYPE (RespiteComparePage, respite_compare_page, RESPITE, COMPARE_PAGE, RespitePage)

G_END_DECLS
