/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * RespiteSignInPage:
 *
 * Who are you, and the password; or the recovery code. While the clinic is locked it also shows the infusions that run:
 * chair, elapsed time and countdown to the next set, never a name. The signal "done" says that somebody is signed in
 * and the page may go.
 */
#define RESPITE_TYPE_SIGN_IN_PAGE (respite_sign_in_page_get_type ())

G_DECLARE_FINAL_TYPE (RespiteSignInPage, respite_sign_in_page, RESPITE, SIGN_IN_PAGE, RespitePage)

/* Writes @login into the form, as of who was signed in before the lock. */
void respite_sign_in_page_set_login (RespiteSignInPage *self,
                                     const char        *login);

G_END_DECLS
