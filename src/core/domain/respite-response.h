/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "base/respite-code.h"

G_BEGIN_DECLS

/**
 * RespiteFormRow:
 *
 * A form definition that can be filled: built in or added by the clinic. One that is retired is kept with its answers
 * and no longer offered.
 */
typedef struct
{
  gint64    id;                 /* of the newest version */
  char     *slug;
  char     *title;
  char     *version;
  gboolean  is_builtin;
  gboolean  is_retired;
} RespiteFormRow;

void respite_form_row_free (RespiteFormRow *row);

/**
 * RespiteResponse:
 * @form_id: the exact version of the definition
 * @is_draft: whether it can still be changed
 * @is_discarded: whether it is a draft that nobody wants any more
 * @json: the QuestionnaireResponse; of a draft whatever was entered so far
 * @flags: how many STOP, REVIEW and NOTE flags it raised, in this order
 * @binding: the keyed hash of finished answers, in hexadecimal; "" of a draft
 * @is_valid: whether @binding still fits the answers; TRUE of a draft, also of one that is discarded
 *
 * The answers that were given to a form for a patient.
 */
typedef struct
{
  gint64    id;
  char     *uuid;
  gint64    form_id;
  char     *form_slug;
  char     *form_title;
  char     *form_version;
  gint64    patient_id;
  gint64    session_id;
  gboolean  is_draft;
  gboolean  is_discarded;
  char     *json;
  int       flags[3];
  gint64    started_at;
  gint64    finished_at;
  char     *staff_name;
  char     *binding;
  gboolean  is_valid;
} RespiteResponse;

void respite_response_free (RespiteResponse *response);

/**
 * RespiteDecision:
 *
 * A prescriber's decision on eligibility.
 */
typedef enum
{
  RESPITE_DECISION_NONE,
  RESPITE_DECISION_CLEARED,
  RESPITE_DECISION_CONDITIONAL,
  RESPITE_DECISION_DEFERRED,
  RESPITE_DECISION_NOT_ELIGIBLE,
} RespiteDecision;

/* "none", "cleared", "conditional", "deferred", "not-eligible" */
extern const RespiteCode respite_decision_codes[];

/**
 * RespiteUnderstanding:
 * @RESPITE_UNDERSTANDING_NOT_ASKED: nobody asked
 * @RESPITE_UNDERSTANDING_SAID_BACK: the patient said it back in own words
 * @RESPITE_UNDERSTANDING_EXPLAINED_AGAIN: only after it was explained again
 *
 * What came of the teach-back when a handout was given (clinical.md 7.3, AHRQ Tool 5).
 */
typedef enum
{
  RESPITE_UNDERSTANDING_NOT_ASKED,
  RESPITE_UNDERSTANDING_SAID_BACK,
  RESPITE_UNDERSTANDING_EXPLAINED_AGAIN,
} RespiteUnderstanding;

/* "not-asked", "said-back", "explained-again" */
extern const RespiteCode respite_understanding_codes[];

/**
 * RespiteDocumentRow:
 * @title: of a handout: what the clinic calls it, where that was asked for; else %NULL
 * @what: "previewed", "printed", "saved", "given", or "taken-back" for a row that takes another back
 * @version: of the text of a handout that was given, else 0
 * @understood: of what was given: a word of respite_understanding_codes; "" for the rest
 * @said: what the patient said back, or why nobody asked
 * @takes_back: the row that was written by mistake, only where this one takes it back
 * @is_taken_back: whether it was written by mistake; it stays, struck through
 *
 * A document that was given, printed or saved for a patient.
 */
typedef struct
{
  gint64    id;
  char     *uuid;
  gint64    patient_id;
  char     *kind;
  char     *name;
  char     *title;
  char     *language;
  char     *what;
  char     *staff_name;
  gint64    at;
  int       version;
  char     *understood;
  char     *said;
  gint64    takes_back;
  gboolean  is_taken_back;
} RespiteDocumentRow;

void respite_document_row_free (RespiteDocumentRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteFormRow, respite_form_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteResponse, respite_response_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteDocumentRow, respite_document_row_free)

G_END_DECLS
