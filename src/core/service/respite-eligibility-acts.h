/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-response.h"
#include "domain/respite-workup.h"
#include "forms/respite-form.h"
#include "service/respite-office.h"
#include "store/respite-form-table.h"

G_BEGIN_DECLS

/**
 * RespiteFlagRow:
 * @key: the question's linkId, for overrides
 * @reason: (nullable): why a STOP was overridden, from the decision in force
 */
typedef struct
{
  RespiteFlagLevel level;
  char            *key;
  char            *text;
  char            *source;
  char            *answer;
  char            *reason;
} RespiteFlagRow;

void respite_flag_row_free (RespiteFlagRow *row);

/**
 * RespiteCondition:
 * @is_done: whether somebody said that it is met
 * @note: how
 * @staff_name: who said it, "" for nobody yet
 */
typedef struct
{
  char    *text;
  gboolean is_done;
  char    *note;
  char    *staff_name;
  gint64   at;
} RespiteCondition;

/**
 * RespiteWorkupLine:
 * @rule: of the clinic
 * @days: how long a result counts, 0 for ever
 * @is_asked: whether the rule asks for it for this patient
 * @is_missing: whether it is asked for and no result counts
 * @results: (element-type RespiteWorkup): the latest day first, struck ones too
 *
 * An item of the work-up and what is known of it.
 */
typedef struct
{
  const RespiteWorkupItem *item;
  RespiteWorkupRule        rule;
  int                      days;
  gboolean                 is_asked;
  gboolean                 is_missing;
  GPtrArray               *results;
} RespiteWorkupLine;

/**
 * RespiteEligibility:
 * @response_id: the screening it rests on, 0 where none was finished
 * @screened_at: when that was finished
 * @flags: (element-type RespiteFlagRow): STOP first
 * @decision: none until one is signed for this very screening
 * @conditions: of a conditional decision, one a line
 * @condition_list: (element-type RespiteCondition): the same with what became of them
 * @workup: (element-type RespiteWorkupLine): every item, in the order of the page
 * @n_missing: how many items the clinic's rule asks for and nobody has entered
 * @review_on: "YYYY-MM-DD" when the decision has to be made anew, "" for never
 * @is_review_due: whether that day has come
 * @is_valid: whether the signature still fits what was signed
 *
 * What the eligibility page shows. The program never pre-selects a decision.
 */
typedef struct
{
  gint64          id;
  char           *uuid;
  gint64          patient_id;
  gint64          response_id;
  gint64          screened_at;
  GPtrArray      *flags;
  RespiteDecision decision;
  char           *reason;
  char           *conditions;
  GPtrArray      *condition_list;
  GPtrArray      *workup;
  int             n_missing;
  char           *review_on;
  gboolean        is_review_due;
  char           *signed_by;
  char           *signed_as;     /* the roles of the signer at that time, as stored */
  gint64          signed_at;
  gboolean        is_valid;
} RespiteEligibility;

void respite_eligibility_free (RespiteEligibility *eligibility);

/* Needs RECORD_VIEW. (transfer full) */
RespiteEligibility *respite_office_get_eligibility (RespiteOffice *office,
                                                    gint64         patient_id,
                                                    GError       **error);

/* (element-type RespiteEligibility): every decision that was ever signed, the first one first, each with the flags of
 * the screening it rests on; without the work-up. Needs RECORD_VIEW. (transfer full) */
GPtrArray *respite_office_list_decisions (RespiteOffice *office,
                                          gint64         patient_id,
                                          GError       **error);

/**
 * respite_office_sign_eligibility:
 * @reason: needed unless cleared without a STOP
 * @overrides: (element-type utf8 utf8) (nullable): reasons by flag key; every STOP needs one to be cleared
 * @password: of who is signed in, typed again
 *
 * Needs ELIGIBILITY_SIGN.
 */
gboolean respite_office_sign_eligibility (RespiteOffice  *office,
                                          gint64          patient_id,
                                          RespiteDecision decision,
                                          const char     *reason,
                                          const char     *conditions,
                                          GHashTable     *overrides,
                                          const char     *password,
                                          GError        **error);

/**
 * RespiteEligibilityChoice:
 * @reason: needed unless cleared without a STOP
 * @conditions: (nullable): one a line, needed where conditional
 * @overrides: (element-type utf8 utf8) (nullable): reasons by flag key; every STOP needs one to be cleared
 * @review_on: (nullable): "YYYY-MM-DD" after today, or "" for never
 *
 * What a prescriber decides.
 */
typedef struct
{
  RespiteDecision decision;
  const char     *reason;
  const char     *conditions;
  GHashTable     *overrides;
  const char     *review_on;
} RespiteEligibilityChoice;

/* The same as respite_office_sign_eligibility() with a day for the next review. Needs ELIGIBILITY_SIGN. */
gboolean respite_office_decide_eligibility (RespiteOffice                  *office,
                                            gint64                          patient_id,
                                            const RespiteEligibilityChoice *choice,
                                            const char                     *password,
                                            GError                        **error);

/* Says that the condition at @position of the decision in force is met, or not; @note says how. Needs RECORD_EDIT. */
gboolean respite_office_set_condition (RespiteOffice *office,
                                       gint64         patient_id,
                                       int            position,
                                       gboolean       is_done,
                                       const char    *note,
                                       GError       **error);

/* (element-type RespiteReviewRow): patients whose decision is due to be made anew. Needs RECORD_VIEW. */
GPtrArray *respite_office_list_due_reviews (RespiteOffice *office,
                                            GError       **error);

/**
 * respite_office_add_workup:
 * @workup: item, result, text, done_on (not after today) and done_by; the rest is set
 *
 * Needs RECORD_EDIT.
 *
 * Returns: the result's key, 0 with an error
 */
gint64 respite_office_add_workup (RespiteOffice *office,
                                  gint64         patient_id,
                                  RespiteWorkup *workup,
                                  GError       **error);

/* Takes a result back; it stays to be read, struck through. Needs RECORD_EDIT. */
gboolean respite_office_strike_workup (RespiteOffice *office,
                                       gint64         workup_id,
                                       const char    *reason,
                                       GError       **error);

/* The clinic's rule for an item, the built-in one where none was set. */
void respite_office_get_workup_rule (RespiteOffice           *office,
                                     const RespiteWorkupItem *item,
                                     RespiteWorkupRule       *rule,
                                     int                     *days);

/* Sets it. Needs CLINIC_SETTINGS. */
gboolean respite_office_put_workup_rule (RespiteOffice           *office,
                                         const RespiteWorkupItem *item,
                                         RespiteWorkupRule        rule,
                                         int                      days,
                                         GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteFlagRow, respite_flag_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteEligibility, respite_eligibility_free)

G_END_DECLS
