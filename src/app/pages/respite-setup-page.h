/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * RespiteSetupPage:
 *
 * The first start: the clinic, its first administrator, and the recovery code. The property is-practice says which
 * kind of clinic is made. The signal "done" comes when the code was put away; the administrator is signed in then.
 */
#define RESPITE_TYPE_SETUP_PAGE (respite_setup_page_get_type ())

G_DECLARE_FINAL_TYPE (RespiteSetupPage, respite_setup_page, RESPITE, SETUP_PAGE, RespitePage)

void respite_setup_page_set_practice (RespiteSetupPage *self,
                                      gboolean          is_practice);

G_END_DECLS
