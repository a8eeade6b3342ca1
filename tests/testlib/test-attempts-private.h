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
void test_attempt_renew_code (TestVisit *visit,
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

/* Likewise in test-attempts-patient.c. */
void test_attempt_undo_patient_update (TestVisit *visit,
                                       GError   **error);
void test_attempt_search_archived_patients (TestVisit *visit,
                                            GError   **error);
void test_attempt_preview_merge (TestVisit *visit,
                                 GError   **error);
void test_attempt_merge_patients (TestVisit *visit,
                                  GError   **error);
void test_attempt_unmerge_patients (TestVisit *visit,
                                    GError   **error);
void test_attempt_add_attachment (TestVisit *visit,
                                  GError   **error);
void test_attempt_get_attachment (TestVisit *visit,
                                  GError   **error);
void test_attempt_strike_attachment (TestVisit *visit,
                                     GError   **error);
void test_attempt_list_merges (TestVisit *visit,
                               GError   **error);
void test_attempt_list_namesakes (TestVisit *visit,
                                  GError   **error);
void test_attempt_list_patient_history (TestVisit *visit,
                                        GError   **error);
void test_attempt_list_attachments (TestVisit *visit,
                                    GError   **error);
void test_attempt_archive_patient (TestVisit *visit,
                                   GError   **error);
void test_attempt_list_similar (TestVisit *visit,
                                GError   **error);
void test_attempt_search_patients (TestVisit *visit,
                                   GError   **error);
void test_attempt_list_patients (TestVisit *visit,
                                 GError   **error);
void test_attempt_get_patient (TestVisit *visit,
                               GError   **error);

/* Likewise in test-attempts-consent.c. */
void test_attempt_prepare_consent (TestVisit *visit,
                                   GError   **error);
void test_attempt_present_consent_with (TestVisit *visit,
                                        GError   **error);
void test_attempt_present_draft (TestVisit *visit,
                                 GError   **error);
void test_attempt_set_consent_language (TestVisit *visit,
                                        GError   **error);
void test_attempt_load_consent_text (TestVisit *visit,
                                     GError   **error);
void test_attempt_list_ask_again (TestVisit *visit,
                                  GError   **error);
void test_attempt_get_consent_standing (TestVisit *visit,
                                        GError   **error);
void test_attempt_expire_consents (TestVisit *visit,
                                   GError   **error);
void test_attempt_check_consent_text (TestVisit *visit,
                                      GError   **error);
void test_attempt_save_consent_text (TestVisit *visit,
                                     GError   **error);
void test_attempt_decide_eligibility (TestVisit *visit,
                                      GError   **error);
void test_attempt_list_due_reviews (TestVisit *visit,
                                    GError   **error);
void test_attempt_set_condition (TestVisit *visit,
                                 GError   **error);
void test_attempt_add_workup (TestVisit *visit,
                              GError   **error);
void test_attempt_strike_workup (TestVisit *visit,
                                 GError   **error);
void test_attempt_put_workup_rule (TestVisit *visit,
                                   GError   **error);
void test_attempt_load_trend (TestVisit *visit,
                              GError   **error);
void test_attempt_get_session_in (TestVisit *visit,
                                  GError   **error);
void test_attempt_correct_entry (TestVisit *visit,
                                 GError   **error);
void test_attempt_prefill (TestVisit *visit,
                           GError   **error);
void test_attempt_finish_response_at (TestVisit *visit,
                                      GError   **error);
void test_attempt_set_backup_passphrase (TestVisit *visit,
                                         GError   **error);
void test_attempt_verify_backup (TestVisit *visit,
                                 GError   **error);
void test_attempt_put_care_rules (TestVisit *visit,
                                  GError   **error);

/* Likewise in test-attempts-papers.c. */
void test_attempt_note_handout (TestVisit *visit,
                                GError   **error);
void test_attempt_note_summary (TestVisit *visit,
                                GError   **error);
void test_attempt_give_handouts (TestVisit *visit,
                                 GError   **error);
void test_attempt_take_back_handouts (TestVisit *visit,
                                      GError   **error);

void test_attempt_keep_downtime (TestVisit *visit,
                                 GError   **error);
void test_attempt_check_handout_text (TestVisit *visit,
                                      GError   **error);
void test_attempt_preview_handout_text (TestVisit *visit,
                                        GError   **error);
void test_attempt_save_handout_text (TestVisit *visit,
                                     GError   **error);
void test_attempt_return_handout_text (TestVisit *visit,
                                       GError   **error);
void test_attempt_confirm_handout_text (TestVisit *visit,
                                        GError   **error);
void test_attempt_set_print_rules (TestVisit *visit,
                                   GError   **error);

/* Acts that are tried in test-attempts-drafts.c. */

void test_attempt_start_response (TestVisit *visit,
                                  GError   **error);
void test_attempt_save_draft (TestVisit *visit,
                              GError   **error);
void test_attempt_open_answers (TestVisit *visit,
                                GError   **error);
void test_attempt_keep_draft (TestVisit *visit,
                              GError   **error);
void test_attempt_leave_draft (TestVisit *visit,
                               GError   **error);
void test_attempt_discard_draft (TestVisit *visit,
                                 GError   **error);
void test_attempt_restore_draft (TestVisit *visit,
                                 GError   **error);

/* Likewise in test-attempts-session.c. */
void test_attempt_take_back_review (TestVisit *visit,
                                    GError   **error);
void test_attempt_rename_monitor_map (TestVisit *visit,
                                      GError   **error);
void test_attempt_add_photo (TestVisit *visit,
                             GError   **error);

G_END_DECLS
