/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "testlib.h"

G_BEGIN_DECLS

/**
 * test_sheet_fill:
 * @slug: of a built-in form
 * @answers: "link=text link=text ...", texts without spaces
 *
 * Starts and finishes a form as who is signed in; it must work.
 *
 * Returns: the key of the finished answers
 */
gint64 test_sheet_fill (TestClinic *clinic,
                        gint64      patient_id,
                        const char *slug,
                        const char *answers);

/* The same as if it had been answered on paper at @answered_at; 0 with an error where it is not taken. */
gint64 test_sheet_fill_at (TestClinic  *clinic,
                           gint64       patient_id,
                           const char  *slug,
                           const char  *answers,
                           gint64       answered_at,
                           GError     **error);

/**
 * test_sheet_fill_digits:
 * @digits: the answers of the instrument's items in their order, one character each, "-" for none
 *
 * The same for a score sheet, such as "320110201" for PHQ-9.
 */
gint64 test_sheet_fill_digits (TestClinic *clinic,
                               gint64      patient_id,
                               const char *slug,
                               const char *digits);

G_END_DECLS
