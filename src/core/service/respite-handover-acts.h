/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "service/respite-office.h"

G_BEGIN_DECLS

/**
 * respite_office_hand_over:
 * @patient_id: who gets the screen
 * @title: what for, as "Screening"
 *
 * The screen goes to a patient for a form or a consent, which is audited. From now on every act is refused with
 * %RESPITE_ERROR_SIGN_IN, except on what this patient is asked for: respite_office_keep_draft(),
 * respite_office_save_draft(), respite_office_finish_response() and, without a clinician among the signers,
 * respite_office_sign_consent(). Ended by respite_office_take_back(), a lock, or a sign-in.
 */
gboolean respite_office_hand_over (RespiteOffice  *office,
                                   gint64          patient_id,
                                   const char     *title,
                                   GError        **error);

/* Returns: whether a patient has the screen */
gboolean respite_office_is_handed_over (RespiteOffice *office);

/**
 * respite_office_take_back:
 * @login: who takes the screen back: who handed it over, or anybody else with an account
 * @password: theirs
 *
 * Ends a hand-over. A wrong password counts as a failed sign-in. Where it is somebody else, that person is signed in
 * from then on. Safety answers of the patient's drafts stand open from now on.
 */
gboolean respite_office_take_back (RespiteOffice  *office,
                                   gint64          patient_id,
                                   const char     *login,
                                   const char     *password,
                                   GError        **error);

G_END_DECLS
