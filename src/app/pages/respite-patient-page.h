/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/* One patient: the banner, and below it the tabs overview, forms, courses, sessions, documents and history. */
#define RESPITE_TYPE_PATIENT_PAGE (respite_patient_page_get_type ())

G_DECLARE_FINAL_TYPE (RespitePatientPage, respite_patient_page, RESPITE, PATIENT_PAGE, RespitePage)

/* Shows the tab of that name. The same as the action patient.tab. */
void respite_patient_page_show_tab (RespitePatientPage *self,
                                    const char         *name);

G_END_DECLS
