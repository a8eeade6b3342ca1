/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-safety.h"
#include "scoring/respite-score.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

/**
 * respite_office_list_scores:
 *
 * Every score of a patient as it was kept, withdrawn ones too, without what follows from the others. Needs RECORD_VIEW.
 *
 * Returns: (transfer full) (element-type RespiteScore): newest first
 */
GPtrArray *respite_office_list_scores (RespiteOffice  *office,
                                       gint64          patient_id,
                                       GError        **error);

/**
 * respite_office_list_score_series:
 * @course_id: changes are counted from the first infusion of this course, 0 for the patient's first infusion of all
 *
 * The scores of a patient as one series for each scale, with baseline, change, response and the like. Needs
 * RECORD_VIEW.
 *
 * Returns: (transfer full) (element-type RespiteScoreSeries): in the order of the instruments
 */
GPtrArray *respite_office_list_score_series (RespiteOffice  *office,
                                             gint64          patient_id,
                                             gint64          course_id,
                                             GError        **error);

/**
 * respite_office_enter_score:
 * @instrument: of which the program has no score sheet
 * @scale: one of its scales
 * @value: in thousandths, within the scale's range and steps
 * @item: the answer to the instrument's suicide item, %RESPITE_SCORE_NOT_LOOKED where nobody looked
 * @taken_at: when the patient answered, not in the future; 0 for now
 *
 * Keeps a total that was worked out on paper. A value that is a safety answer raises a safety item, and so does @item
 * above 0. Needs SCORE_ENTER.
 *
 * Returns: its key, 0 with an error
 */
gint64 respite_office_enter_score (RespiteOffice            *office,
                                   gint64                    patient_id,
                                   const RespiteInstrument  *instrument,
                                   const RespiteScale       *scale,
                                   int                       value,
                                   int                       item,
                                   gint64                    taken_at,
                                   GError                  **error);

/**
 * respite_office_withdraw_score:
 * @reason: why, not empty
 *
 * Strikes an entered score through; it stays in the record and is never counted. Undo of an entry is this too. Needs
 * SCORE_ENTER.
 */
gboolean respite_office_withdraw_score (RespiteOffice  *office,
                                        gint64          score_id,
                                        const char     *reason,
                                        GError        **error);

/**
 * respite_office_check_scores:
 * @n_checked: (out) (optional): how many scores of score sheets there are
 *
 * Works every score out again from the answers that are kept. Needs RECORD_VIEW.
 *
 * Returns: (transfer full) (element-type utf8): the uuids of the answers whose scores are not what was kept; %NULL with
 *   an error
 */
GPtrArray *respite_office_check_scores (RespiteOffice  *office,
                                        guint          *n_checked,
                                        GError        **error);

/**
 * respite_office_list_safety:
 * @patient_id: whose, 0 for all patients
 * @response_id: which answers raised them, 0 for any
 * @open_only: whether those that were acknowledged are left out
 *
 * Needs SAFETY_VIEW.
 *
 * Returns: (transfer full) (element-type RespiteSafetyItem): open ones first, each part newest first
 */
GPtrArray *respite_office_list_safety (RespiteOffice  *office,
                                       gint64          patient_id,
                                       gint64          response_id,
                                       gboolean        open_only,
                                       GError        **error);

/**
 * respite_office_count_safety:
 * @count: (out): how many safety items stand open in the clinic
 *
 * The number alone, for who may not read them: the front desk fetches somebody. Needs BOARD_VIEW.
 */
gboolean respite_office_count_safety (RespiteOffice  *office,
                                      guint          *count,
                                      GError        **error);

/**
 * respite_office_acknowledge_safety:
 * @action: what was done, not empty, at most 1,000 characters
 *
 * Writes down who looked at it, when, and what was done. It is never taken back; a later thought is a note of the
 * record. Needs SAFETY_ACKNOWLEDGE.
 */
gboolean respite_office_acknowledge_safety (RespiteOffice  *office,
                                            gint64          safety_id,
                                            const char     *action,
                                            GError        **error);

G_END_DECLS
