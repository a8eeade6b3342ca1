/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-response.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

/**
 * RespiteGiveRequest:
 * @names: (array zero-terminated=1): which handouts
 * @patient_id: who was given them
 * @language: of the texts; "" or %NULL for the patient's
 * @understanding: what came of asking the patient to say it back
 * @said: (nullable): what the patient said, or why nobody asked
 *
 * Handouts that went into a patient's hands.
 */
typedef struct
{
  const char *const    *names;
  gint64                patient_id;
  const char           *language;
  RespiteUnderstanding  understanding;
  const char           *said;
} RespiteGiveRequest;

/**
 * respite_office_give_handouts:
 *
 * Writes down, in one act, that a patient was given handouts, each with the version of its text, and what the patient
 * said back (clinical.md 7.3). Needs HANDOUT_MAKE.
 *
 * Returns: a key for respite_office_take_back_handouts(), 0 with an error
 */
gint64 respite_office_give_handouts (RespiteOffice             *office,
                                     const RespiteGiveRequest  *request,
                                     GError                   **error);

/**
 * respite_office_take_back_handouts:
 * @given_id: what giving returned, or the row of one of the handouts
 *
 * Says that they were not given after all: they were written down for the wrong patient, or too early. Takes back
 * everything that was written down in the same act; the rows stay, struck through. Needs HANDOUT_MAKE.
 */
gboolean respite_office_take_back_handouts (RespiteOffice  *office,
                                            gint64          given_id,
                                            GError        **error);

G_END_DECLS
