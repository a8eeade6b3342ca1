/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/* Joins the patient that is the subject with another record of the same person: search, preview, which one stays. */
#define RESPITE_TYPE_MERGE_PAGE (respite_merge_page_get_type ())

G_DECLARE_FINAL_TYPE (RespiteMergePage, respite_merge_page, RESPITE, MERGE_PAGE, RespitePage)

G_END_DECLS
