/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/* Search first: results as one types, at most 50 rows and how many more. Enter opens the record. */
#define RESPITE_TYPE_PATIENTS_PAGE (respite_patients_page_get_type ())

G_DECLARE_FINAL_TYPE (RespitePatientsPage, respite_patients_page, RESPITE, PATIENTS_PAGE, RespitePage)

G_END_DECLS
