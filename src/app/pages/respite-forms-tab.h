/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/* Forms, eligibility and consents of a patient: the list left, what is chosen right. */
#define RESPITE_TYPE_FORMS_TAB (respite_forms_tab_get_type ())

G_DECLARE_FINAL_TYPE (RespiteFormsTab, respite_forms_tab, RESPITE, FORMS_TAB, RespitePage)

/* Begins the form that @slug names, or goes on with its draft. */
void respite_forms_tab_begin (RespiteFormsTab *self,
                              const char      *slug);

G_END_DECLS
