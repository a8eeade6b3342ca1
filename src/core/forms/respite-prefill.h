/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "forms/respite-answers.h"

G_BEGIN_DECLS

/*
 * Answers that come out of the record. A question says so by the extension urn:respite:prefill with one of the words
 * below as its valueCode:
 *
 *   patient.name  patient.given  patient.family  patient.preferred  patient.mrn  patient.born  patient.age  patient.sex
 *   patient.gender  patient.pronouns  patient.phone  patient.phone2  patient.email  patient.address  patient.language
 *   patient.emergency-name  patient.emergency-phone  patient.escort-name  patient.escort-phone  patient.referrer
 *   patient.pharmacy  patient.weight  patient.height  patient.has-allergies  patient.allergies  patient.has-medicines
 *   patient.medicines  patient.problems  patient.treatments  clinic.today
 *
 * Weights are given in the question's unit (kg, g or [lb_av]; kg where it has none), heights likewise (cm, mm, m or
 * [in_i]; cm). A list is one answer each where the question repeats, else one text with commas.
 */

/**
 * RespitePatientFacts:
 * @born: "YYYY-MM-DD", or ""
 * @today: the clinic's date, "YYYY-MM-DD", or ""; patient.age needs it
 * @sex: "female", "male", "other", or "" where it is not known
 * @weight_g: grams, 0 where it is not known
 * @height_mm: millimetres, 0 where it is not known
 * @has_no_allergies: whether "no known allergies" was recorded
 * @allergies: (nullable): as the record lists them
 *
 * What of a patient's record may answer a question. Texts may be %NULL where nothing is known. Nothing is owned.
 */
typedef struct
{
  const char        *given;
  const char        *family;
  const char        *preferred;
  const char        *mrn;
  const char        *born;
  const char        *today;
  const char        *sex;
  const char        *gender;
  const char        *pronouns;
  const char        *phone;
  const char        *phone2;
  const char        *email;
  const char        *address;
  const char        *language;
  const char        *emergency_name;
  const char        *emergency_phone;
  const char        *escort_name;
  const char        *escort_phone;
  const char        *referrer;
  const char        *pharmacy;
  gint64             weight_g;
  gint64             height_mm;
  gboolean           has_no_allergies;
  const char *const *allergies;
  const char *const *medicines;
  const char *const *problems;
  const char *const *treatments;
} RespitePatientFacts;

/* Whether @word is one of the words above. */
gboolean respite_prefill_is_known (const char *word);

/**
 * respite_answers_prefill:
 * @facts: of the patient whom the answers are about
 *
 * Answers the questions that ask for it, that have no answer yet and for which the record knows one that fits. Each
 * such answer is marked as prefilled, here and in the QuestionnaireResponse (an extension urn:respite:prefilled on the
 * answer), until a person changes it or respite_answers_confirm() is called.
 *
 * Returns: how many questions were answered
 */
int respite_answers_prefill (RespiteAnswers            *answers,
                             const RespitePatientFacts *facts);

/* Whether an answer came out of the record and nobody has confirmed it yet. */
gboolean respite_answers_is_prefilled (const RespiteAnswers *answers,
                                       const char           *key);

/* A person has looked at the answer and it is right; %NULL for all of them. */
void respite_answers_confirm (RespiteAnswers *answers,
                              const char     *key);

G_END_DECLS
