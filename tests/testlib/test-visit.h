/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "testlib.h"

#include "service/respite-consent-acts.h"
#include "service/respite-course-acts.h"
#include "service/respite-form-acts.h"
#include "service/respite-patient-acts.h"
#include "service/respite-session-acts.h"

G_BEGIN_DECLS

/* A drawn signature that passes. */
#define TEST_STROKES "M10 100L40 60L70 110L100 70L130 120L160 80L190 130L220 90L250 140L280 100"

/**
 * TestVisit:
 *
 * A patient and a visit on its way; each step is made by acts as "owner" and asserts that it works.
 */
typedef struct
{
  TestClinic *clinic;
  gint64      patient_id;
  gint64      response_id;
  gint64      consent_id;
  gint64      course_id;
  gint64      session_id;
} TestVisit;

/* Adds "Martínez, Rosa" with a weight. */
TestVisit *test_visit_new (TestClinic *clinic);
void       test_visit_free (TestVisit *visit);

/* Answers the screening: everything "no", escort and capacity "yes"; @set (nullable) changes one, "link=text". */
void test_visit_screen (TestVisit  *visit,
                        const char *set);

/* As a prescriber: cleared. */
void test_visit_clear (TestVisit *visit);

/* Presents and signs the off-label consent by patient and clinician. */
void test_visit_consent (TestVisit *visit);

/* A course of "pain-short-series" from today, in a chair of the patient's own ("Chair 1" for the first); the visit is
 * its first session. */
void test_visit_plan (TestVisit *visit);

/* Checks in and answers the gate. */
void test_visit_gate (TestVisit *visit);

/* What is written on the line @code of a checklist that asks for details. */
const char *test_visit_get_value (const char *code);

/* (transfer full): every line of a checklist with "yes" and what that asks for */
GPtrArray *test_visit_answer_yes (GPtrArray *lines);

/* An order of 0.5 mg/kg in 40 min. (transfer full) */
RespiteOrder *test_visit_new_order (void);

/* (transfer full) */
RespitePreparation *test_visit_new_preparation (void);

/* Orders, prepares and starts the infusion. */
void test_visit_start (TestVisit *visit);

/* With a course, and nothing else. */
TestVisit *test_visit_new_planned (TestClinic *clinic);

/* Everything up to the running infusion. */
TestVisit *test_visit_new_running (TestClinic *clinic);

/* Checked in, with a signed order of 56 mg of esketamine nasal spray and two devices ready. */
TestVisit *test_visit_new_nasal (TestClinic *clinic);

/* Types a line of the entry language; it must be taken. */
void test_visit_enter (TestVisit  *visit,
                       const char *line);

/* Explains what of the vials is not accounted for, with "nurse" as the witness. */
void test_visit_balance (TestVisit *visit);

/* Ends the infusion, lets it recover and discharges the patient; the vials are accounted for. */
void test_visit_finish (TestVisit *visit);

/* A visit with a start, a set of 118/74 and an end, discharged and signed. */
TestVisit *test_visit_new_signed (TestClinic *clinic);

/* (transfer full) */
RespiteSessionRecord *test_visit_load (TestVisit *visit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestVisit, test_visit_free)

G_END_DECLS
