/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "test-visit.h"

G_BEGIN_DECLS

/* Steps of a consent; each asserts that it works. */

/* Writes past the acts, as a tamperer would. */
void test_consent_run_sql (TestClinic *clinic,
                           const char *sql);

/* (transfer full) */
RespiteConsent *test_consent_get (TestClinic *clinic,
                                  gint64      id);

/* Why it does not count now, and that it is in force exactly where there is no reason. */
void test_consent_assert_lapse (TestClinic   *clinic,
                                gint64        id,
                                RespiteLapse  lapse);

/* (element-type RespiteSigner) (transfer full): the patient, drawn */
GPtrArray *test_consent_new_signers (void);

/* By the patient alone. */
void test_consent_sign (TestClinic *clinic,
                        gint64      id);

gint64 test_consent_present (TestVisit  *visit,
                             const char *slug,
                             const char *language);

/* The English text @slug that comes with the program, with @to once for @from. (transfer full) */
char *test_consent_edit_text (const char *slug,
                              const char *from,
                              const char *to);

G_END_DECLS
