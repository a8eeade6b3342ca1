/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "test-visit.h"

G_BEGIN_DECLS

/* Acts that are tried in test-attempts-scores.c. */
void test_attempt_list_score_series (TestVisit *visit,
                                     GError   **error);
void test_attempt_check_scores (TestVisit *visit,
                                GError   **error);
void test_attempt_enter_score (TestVisit *visit,
                               GError   **error);
void test_attempt_withdraw_score (TestVisit *visit,
                                  GError   **error);
void test_attempt_list_safety (TestVisit *visit,
                               GError   **error);
void test_attempt_count_safety (TestVisit *visit,
                                GError   **error);
void test_attempt_acknowledge_safety (TestVisit *visit,
                                      GError   **error);
void test_attempt_set_thresholds (TestVisit *visit,
                                  GError   **error);
void test_attempt_list_audit (TestVisit *visit,
                              GError   **error);
void test_attempt_verify (TestVisit *visit,
                          GError   **error);
void test_attempt_make_backup (TestVisit *visit,
                               GError   **error);
void test_attempt_restore_backup (TestVisit *visit,
                                  GError   **error);

/* Acts that are tried in test-attempts-access.c. */
void test_attempt_reactivate_staff (TestVisit *visit,
                                    GError   **error);
void test_attempt_rename_staff (TestVisit *visit,
                                GError   **error);
void test_attempt_open_access (TestVisit *visit,
                               GError   **error);
void test_attempt_list_open_access (TestVisit *visit,
                                    GError   **error);
void test_attempt_list_all_access (TestVisit *visit,
                                   GError   **error);
void test_attempt_acknowledge_access (TestVisit *visit,
                                      GError   **error);
void test_attempt_get_access (TestVisit *visit,
                              GError   **error);
void test_attempt_hand_over (TestVisit *visit,
                             GError   **error);

G_END_DECLS
