/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "documents/respite-document-info.h"
#include "documents/respite-layout.h"
#include "infusion/respite-session-record.h"

G_BEGIN_DECLS

/**
 * RespiteLabelSheet:
 * @code: "letter-30" (2 5/8 by 1 inch) or "a4-21" (63.5 by 38.1 mm)
 * @paper: "letter" or "a4"
 * @width: of a label in points
 * @height: of a label
 * @left: where the first column begins
 * @top: where the first row begins
 * @step_x: from one column to the next
 * @step_y: from one row to the next
 *
 * A sheet of plain labels as many makers sell it.
 */
typedef struct
{
  const char *code;
  const char *paper;
  guint       columns;
  guint       rows;
  double      width;
  double      height;
  double      left;
  double      top;
  double      step_x;
  double      step_y;
} RespiteLabelSheet;

/* Ends with a %NULL code. */
extern const RespiteLabelSheet respite_label_sheets[];

/* (transfer none) (nullable): the sheet with that code; %NULL and "" find the one for @paper. */
const RespiteLabelSheet *respite_label_sheet_find (const char *code,
                                                   const char *paper);

/**
 * RespiteLabelRequest:
 * @sheet: the sheet
 * @first: the first label to print on, from 1; those before it were used
 * @count: how many labels, all the same
 *
 * Where labels go.
 */
typedef struct
{
  const RespiteLabelSheet *sheet;
  guint                    first;
  guint                    count;
} RespiteLabelRequest;

/* As many labels as anybody prints at once. */
#define RESPITE_LABELS_MOST 300

/**
 * respite_label_layout_address:
 * @info: @info->patient is whose address it is
 * @error: %RESPITE_ERROR_INVALID where there is no address, or it does not fit on a label
 *
 * Labels with the patient's name and address and nothing else. Any thread.
 *
 * Returns: (transfer full) (nullable): the sheets
 */
RespiteLayout *respite_label_layout_address (const RespiteLabelRequest  *request,
                                             const RespiteDocumentInfo  *info,
                                             GError                    **error);

/**
 * respite_label_layout_bag:
 * @record: a session with an order
 * @info: @info->patient is not read
 *
 * Labels for the bag or syringe of an infusion: patient with date of birth and MRN, drug and amount in the volume, the
 * strength, the rate, and who prepared and checked it when, with lines to sign where that was not written down. Any
 * thread.
 *
 * Returns: (transfer full) (nullable): the sheets
 */
RespiteLayout *respite_label_layout_bag (const RespiteLabelRequest   *request,
                                         const RespiteSessionRecord  *record,
                                         const RespiteDocumentInfo   *info,
                                         GError                     **error);

G_END_DECLS
