/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "service/respite-office.h"

G_BEGIN_DECLS

/**
 * respite_office_add_staff:
 * @staff: login (1 to 32 letters, digits, ".", "-", "_"), name, roles
 * @password: by the rules of respite_password_check()
 * @id: (out) (optional): the new account
 *
 * Needs %RESPITE_FUNCTION_STAFF_EDIT. A login is never used again, whatever its case.
 */
gboolean respite_office_add_staff (RespiteOffice       *office,
                                   const RespiteStaff  *staff,
                                   const char          *password,
                                   gint64              *id,
                                   GError             **error);

/* Needs %RESPITE_FUNCTION_STAFF_VIEW. Returns: (transfer full) (element-type RespiteStaff): everybody, by name */
GPtrArray *respite_office_list_staff (RespiteOffice  *office,
                                      GError        **error);

/* Returns: (transfer full): by login, for acts and the command line; %RESPITE_ERROR_NOT_FOUND */
RespiteStaff *respite_office_find_staff (RespiteOffice  *office,
                                         const char     *login,
                                         GError        **error);

/**
 * respite_office_deactivate_staff:
 *
 * Needs %RESPITE_FUNCTION_STAFF_EDIT. The account can never sign in again and its next act is refused; its history
 * stays. The last administrator cannot be deactivated.
 */
gboolean respite_office_deactivate_staff (RespiteOffice  *office,
                                          const char     *login,
                                          GError        **error);

/**
 * respite_office_reactivate_staff:
 * @password: a new one, by the rules of respite_password_check()
 *
 * Needs %RESPITE_FUNCTION_STAFF_EDIT. A deactivated account can sign in again, with the roles it had; with
 * @password it can only choose another one.
 */
gboolean respite_office_reactivate_staff (RespiteOffice  *office,
                                          const char     *login,
                                          const char     *password,
                                          GError        **error);

/* Needs %RESPITE_FUNCTION_STAFF_EDIT. Records and signatures of before keep the name that they were made with. */
gboolean respite_office_rename_staff (RespiteOffice  *office,
                                      const char     *login,
                                      const char     *name,
                                      GError        **error);

/**
 * respite_office_set_roles:
 *
 * Needs %RESPITE_FUNCTION_STAFF_EDIT. The last administrator stays one.
 */
gboolean respite_office_set_roles (RespiteOffice  *office,
                                   const char     *login,
                                   RespiteRole     roles,
                                   GError        **error);

/**
 * respite_office_change_password:
 * @old_password: the present one
 *
 * One's own password.
 */
gboolean respite_office_change_password (RespiteOffice  *office,
                                         const char     *old_password,
                                         const char     *new_password,
                                         GError        **error);

/**
 * respite_office_reset_password:
 *
 * Needs %RESPITE_FUNCTION_STAFF_EDIT. Gives another account a new password and lets it try again at once. Signed in
 * with it a person can do nothing but choose another one: whoever resets a password cannot act or sign for its owner.
 */
gboolean respite_office_reset_password (RespiteOffice  *office,
                                        const char     *login,
                                        const char     *new_password,
                                        GError        **error);

/**
 * respite_password_check:
 * @password: as typed
 * @kind: a practice clinic has no rules
 * @words: (nullable) (array zero-terminated=1): more words that may not make up the password (clinic, login, name)
 *
 * At least 15 characters, at most 1024, any Unicode, not on the list of common passwords, not one character
 * repeated; no other rules (NIST SP 800-63B-4).
 */
gboolean respite_password_check (const char         *password,
                                 RespiteClinicKind   kind,
                                 const char * const *words,
                                 GError            **error);

/**
 * respite_office_renew_recovery_code:
 * @password: of who is signed in, typed again
 *
 * Needs %RESPITE_FUNCTION_STAFF_EDIT. Makes a new recovery code; the printed one is void from then on.
 *
 * Returns: (transfer full): the new code, to be printed; shown once
 */
char *respite_office_renew_recovery_code (RespiteOffice  *office,
                                          const char     *password,
                                          GError        **error);

G_END_DECLS
