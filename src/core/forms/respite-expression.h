/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "base/respite-json.h"
#include "forms/respite-form.h"

G_BEGIN_DECLS

/*
 * The part of FHIRPath (http://hl7.org/fhirpath/N1) that public questionnaires use to work out totals.
 *
 * Numbers are exact: whole multiples of 1e-8 below 9e10; a division is rounded to 8 decimals, half away from zero. A
 * result that does not fit is no result. There is no clock, no other record, no network. Length, nesting and the
 * number of steps are limited. What is not understood is refused when the expression is read, by its name.
 */

#define RESPITE_EXPRESSION_MAX_BYTES 20000
#define RESPITE_EXPRESSION_MAX_DEPTH 60
#define RESPITE_EXPRESSION_MAX_STEPS 1000000

/**
 * respite_expression_new:
 * @text: such as "%resource.item.where(linkId = 'q1').answer.value.ordinal()"
 * @error: %RESPITE_ERROR_PARSE: what is not understood and where
 *
 * Immutable, so any thread may evaluate it.
 *
 * Returns: (transfer full) (nullable): the expression
 */
RespiteExpression *respite_expression_new  (const char         *text,
                                            GError            **error);
void               respite_expression_free (RespiteExpression  *expression);

/**
 * respite_expression_find_unknown:
 * @variables: (element-type GPtrArray): lists of RespiteFormVariable
 *
 * Returns: (transfer none) (nullable): the first %name of the expression that nobody knows, such as "patient"
 */
const char *respite_expression_find_unknown (const RespiteExpression *expression,
                                             GPtrArray               *variables);

/**
 * RespiteExpressionScope:
 * @resource: %resource, a QuestionnaireResponse
 * @context: %context and $this at the beginning: the item of the response, or the response
 * @questionnaire: (nullable): %questionnaire
 * @item: (nullable): %qitem, the item of the questionnaire
 * @form: (nullable): for ordinal() and weight()
 * @variables: (element-type GPtrArray): lists of RespiteFormVariable, the innermost first
 * @steps: (nullable): counts the steps of several expressions together
 *
 * What an expression may look at. Nothing is owned.
 */
typedef struct
{
  const RespiteJson *resource;
  const RespiteJson *context;
  const RespiteJson *questionnaire;
  const RespiteJson *item;
  RespiteForm       *form;
  GPtrArray         *variables;
  int               *steps;
} RespiteExpressionScope;

/**
 * respite_expression_evaluate:
 * @value: (out) (transfer full) (nullable): the one value of the result, %NULL where it is empty
 * @error: %RESPITE_ERROR_INVALID: why it cannot be worked out with these answers: more than one value where one is
 *   needed, a text where a number is, a number that is too large, too many steps
 *
 * Numbers come back as decimals or integers, objects that are Codings or Quantities as those.
 *
 * Returns: whether it could be worked out
 */
gboolean respite_expression_evaluate (const RespiteExpression       *expression,
                                      const RespiteExpressionScope  *scope,
                                      RespiteFormValue             **value,
                                      GError                       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteExpression, respite_expression_free)

G_END_DECLS
