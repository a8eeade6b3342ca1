/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "base/respite-json.h"

G_BEGIN_DECLS

/**
 * RespiteItemType:
 *
 * The item types of FHIR R4. %RESPITE_ITEM_UNSUPPORTED stands for those that cannot be answered here (attachment,
 * reference, a choice from a list that the file does not contain).
 */
typedef enum
{
  RESPITE_ITEM_GROUP,
  RESPITE_ITEM_DISPLAY,
  RESPITE_ITEM_BOOLEAN,
  RESPITE_ITEM_DECIMAL,
  RESPITE_ITEM_INTEGER,
  RESPITE_ITEM_DATE,
  RESPITE_ITEM_DATE_TIME,
  RESPITE_ITEM_TIME,
  RESPITE_ITEM_STRING,
  RESPITE_ITEM_TEXT,
  RESPITE_ITEM_URL,
  RESPITE_ITEM_CHOICE,
  RESPITE_ITEM_OPEN_CHOICE,
  RESPITE_ITEM_QUANTITY,
  RESPITE_ITEM_UNSUPPORTED,
} RespiteItemType;

/**
 * RespiteValueType:
 *
 * The value[x] types of answers.
 */
typedef enum
{
  RESPITE_VALUE_BOOLEAN,
  RESPITE_VALUE_DECIMAL,
  RESPITE_VALUE_INTEGER,
  RESPITE_VALUE_DATE,
  RESPITE_VALUE_DATE_TIME,
  RESPITE_VALUE_TIME,
  RESPITE_VALUE_STRING,
  RESPITE_VALUE_URI,
  RESPITE_VALUE_CODING,
  RESPITE_VALUE_QUANTITY,
} RespiteValueType;

/**
 * RespiteFormValue:
 * @text: "true" or "false"; a number as written; a date, time or text; the code of a coding
 * @system: of a coding or of a quantity's unit, or ""
 * @display: of a coding, the unit of a quantity, or ""
 * @unit_code: the coded unit of a quantity, or ""
 * @is_prefilled: whether it came out of the record and nobody has confirmed it yet
 *
 * A typed value as text: numbers stay exactly as they were written.
 */
typedef struct
{
  RespiteValueType  type;
  char             *text;
  char             *system;
  char             *display;
  char             *unit_code;
  gboolean          is_prefilled;
} RespiteFormValue;

RespiteFormValue *respite_form_value_new  (RespiteValueType        type,
                                           const char             *text);
RespiteFormValue *respite_form_value_copy (const RespiteFormValue *value);
void              respite_form_value_free (RespiteFormValue       *value);

/**
 * respite_form_value_check:
 *
 * Returns: whether the value's text is one of its type (a number, a date that exists, a time of day ...), else says so
 */
gboolean respite_form_value_check (const RespiteFormValue  *value,
                                   GError                 **error);

/**
 * respite_form_value_equal:
 *
 * Numbers by value (0.50 equals 0.5), codings by code and by system where both have one, a coding equals a text that is
 * its code.
 */
gboolean respite_form_value_equal (const RespiteFormValue *a,
                                   const RespiteFormValue *b);

/**
 * respite_form_value_compare:
 * @order: (out): below, equal to or above 0
 *
 * Compares numbers exactly, dates and times as far as both go, texts by their bytes.
 *
 * Returns: whether the two can be compared
 */
gboolean respite_form_value_compare (const RespiteFormValue *a,
                                     const RespiteFormValue *b,
                                     int                    *order);

/**
 * respite_form_value_from_json:
 * @object: an object with one of the value[x] members
 * @prefix: "value", "answer", "initial" ...: what the member's name begins with
 * @value: (out) (transfer full) (nullable): %NULL where there is no such member
 * @error: the line, where the member is not what its name says
 *
 * Returns: whether all is well
 */
gboolean respite_form_value_from_json (const RespiteJson  *object,
                                       const char         *prefix,
                                       RespiteFormValue  **value,
                                       GError            **error);

/* Writes the member "value[x]" of a FHIR answer. */
void respite_form_value_write (const RespiteFormValue *value,
                               RespiteJsonWriter      *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteFormValue, respite_form_value_free)

G_END_DECLS
