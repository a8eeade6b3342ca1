/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Values in the audit trail that have a form of their own, in plain words; what is not understood stays as it is. */

/* A setting of the clinic, "lock-minutes = 10"; @before is the same of before, or %NULL. (transfer full) */
char *respite_audit_value_dup_setting (const char *text,
                                       const char *before);

/* The clinic's limits, a line "systolic high 160 160 180" each: those that changed. (transfer full) */
char *respite_audit_value_dup_limits (const char *text,
                                      const char *before);

/* A work-up result, "ecg: normal; sinus rhythm; 2026-11-20; Dr Lee". (transfer full) */
char *respite_audit_value_dup_workup (const char *text);

/* An order or a preparation, parts with commas: "44 mg, 88.2 kg actual of 2026-11-22, 60 min". (transfer full) */
char *respite_audit_value_dup_order (const char *text);

/* "phq-9 17", "cgi severity 2", "nrs-pain average incomplete". (transfer full) */
char *respite_audit_value_dup_score (const char *text);

/* A part of what is kept of a finished form: "1 REVIEW", a score, or %NULL for what only the program needs. */
char *respite_audit_value_dup_form_part (const char *part);

/* A part of what is kept of a consent: "version 1", "es", "2 signers"; %NULL for what only the program needs. */
char *respite_audit_value_dup_consent_part (const char *part);

/* Dates that stand in @text as 2026-11-22 as people write them. (transfer full) */
char *respite_audit_value_dup_dates (const char *text);

G_END_DECLS
