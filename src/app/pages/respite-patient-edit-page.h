/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/* A new patient (subject 0) with likely duplicates beside it while one types, or the details of one. */
#define RESPITE_TYPE_PATIENT_EDIT_PAGE (respite_patient_edit_page_get_type ())

G_DECLARE_FINAL_TYPE (RespitePatientEditPage, respite_patient_edit_page, RESPITE, PATIENT_EDIT_PAGE, RespitePage)

G_END_DECLS
