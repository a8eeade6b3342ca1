/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "testwindow.h"

G_BEGIN_DECLS

/*
 * The steps of a visit in the window, each by pointer and keys, each asserting what is stored afterwards. @visit
 * holds the keys of the records, read from the second office.
 */

/* Adds "Nguyen, Thi" born 1975-02-28 after a search that finds nobody; the record is open then. */
void visit_add_patient (TestWindow *test,
                        TestVisit  *visit);

/* Finds the patient by typing and opens the record. */
void visit_find_patient (TestWindow *test,
                         TestVisit  *visit);

/* Records 71.4 kg, 165 cm, and that there are no known allergies. */
void visit_weigh (TestWindow *test,
                  TestVisit  *visit);

/* Fills the screening by keys: no disease; a flag comes and goes on the way. */
void visit_screen (TestWindow *test,
                   TestVisit  *visit);

/* Signs the decision "cleared". */
void visit_clear (TestWindow *test,
                  TestVisit  *visit);

/* Presents the consent, draws the patient's signature, and locks it. */
void visit_consent (TestWindow *test,
                    TestVisit  *visit);

/* Puts "Pain - short series" on the calendar from today; the visit is its first session. */
void visit_plan (TestWindow *test,
                 TestVisit  *visit);

/* Opens today's session from the day board. */
void visit_open_session (TestWindow *test,
                         TestVisit  *visit);

/* Checks in and answers every line of the gate. */
void visit_gate (TestWindow *test,
                 TestVisit  *visit);

/* Types the order and signs it; then the preparation, checked by the nurse. */
void visit_order (TestWindow *test,
                  TestVisit  *visit);
void visit_prepare (TestWindow *test,
                    TestVisit  *visit);

/* Starts the infusion after a first set. */
void visit_start (TestWindow *test,
                  TestVisit  *visit);

/* Types @line into the entry line and waits until it is recorded; moves the clock by a minute before. */
void visit_enter (TestWindow *test,
                  TestVisit  *visit,
                  const char *line);

/* A set, rate, pause, resume, bolus, effect, medicine, an entry undone; then the end and the recovery. */
void visit_infuse (TestWindow *test,
                   TestVisit  *visit);
void visit_recover (TestWindow *test,
                    TestVisit  *visit);

/* Types @text into @entry, and Return. */
void visit_type (gpointer    entry,
                 const char *text);

/* A recovery score, an item after the other by keys alone. */
void visit_score (TestWindow *test,
                  TestVisit  *visit,
                  GtkWidget  *scores);

/* The discharge list, and the signature. */
void visit_discharge (TestWindow *test,
                      TestVisit  *visit);
void visit_sign (TestWindow *test,
                 TestVisit  *visit);

/* Previews of the summary, and of every handout in English and Spanish. */
void visit_read_summary (TestWindow *test,
                         TestVisit  *visit);
/* The papers of a record are made from its tab of documents. */
void visit_read_papers (TestWindow *test,
                        TestVisit  *visit);
void visit_read_handouts (TestWindow *test,
                          TestVisit  *visit);

G_END_DECLS
