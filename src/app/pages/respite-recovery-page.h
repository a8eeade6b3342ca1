/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * RespiteRecoveryPage:
 *
 * Gives an administrator a new password for the printed recovery code, and shows the code that takes its place.
 * It emits "left" when the person goes back, and "done" when the new code has been put away: then the administrator
 * is signed in.
 */
#define RESPITE_TYPE_RECOVERY_PAGE (respite_recovery_page_get_type ())

G_DECLARE_FINAL_TYPE (RespiteRecoveryPage, respite_recovery_page, RESPITE, RECOVERY_PAGE, RespitePage)

/* The login that stands in the first field; "" where none is known. */
void respite_recovery_page_set_login (RespiteRecoveryPage *self,
                                      const char          *login);

G_END_DECLS
