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
 * Writes into the audit that the screen was handed to a patient for a form or a consent.
 */
gboolean respite_office_hand_over (RespiteOffice  *office,
                                   gint64          patient_id,
                                   const char     *title,
                                   GError        **error);

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
