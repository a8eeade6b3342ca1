/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "domain/respite-session.h"

G_BEGIN_DECLS

/**
 * RespiteOrderLine:
 * @label: what is computed, marked for translation, such as "Dose from weight"
 * @formula: with its numbers and units, "0.5 mg/kg × 71.4 kg = 35.7 mg"
 * @entered: (nullable): the figure the prescriber wrote for the same thing
 * @differs: whether the two are more than 5 % apart
 *
 * One conversion of an order, shown as a cross-check (clinical.md 2.3). Never a recommendation.
 */
typedef struct
{
  const char *label;
  char       *formula;
  char       *entered;
  gboolean    differs;
} RespiteOrderLine;

/**
 * respite_order_list_lines:
 *
 * Dose from mg/kg and weight against the mg written; rate times length against the dose; bag volume times
 * concentration against the dose; how long the bag lasts against the planned length; the rate as typed against the one
 * that is kept; rate in mg/h, mg/kg/h, mg/min and mL/h. So every two of dose, concentration, volume, rate and length
 * stand against each other.
 *
 * Returns: (transfer full) (element-type RespiteOrderLine)
 */
GPtrArray *respite_order_list_lines (const RespiteOrder *order);

/**
 * respite_order_add_weight_line:
 * @lines: (element-type RespiteOrderLine): of respite_order_list_lines()
 * @measured_g: the patient's last measured weight in grams, 0 for none
 *
 * Adds the measured weight where the order was worked out with an actual weight that is more than 10 % away from it:
 * pounds typed as kilograms, or another patient's weight (security.md U-8).
 */
void respite_order_add_weight_line (GPtrArray          *lines,
                                    const RespiteOrder *order,
                                    gint64              measured_g);

/**
 * respite_order_find_difference:
 * @lines: (element-type RespiteOrderLine)
 *
 * Returns: (transfer none) (nullable): the first line whose two figures disagree, %NULL where every pair agrees
 */
const RespiteOrderLine *respite_order_find_difference (GPtrArray *lines);

/**
 * respite_order_get_dose:
 *
 * Returns: the ordered total in micrograms: as written, else from mg/kg and weight; 0 where neither was written
 */
gint64 respite_order_get_dose (const RespiteOrder *order);

/**
 * respite_order_check:
 * @order: as typed
 * @error: what is missing or impossible
 *
 * An order needs a dose (mg or mg/kg), a weight with its date, a planned length from 1 minute to 24 hours, and for
 * the intravenous drug a rate; numbers must be possible, and no medicine may stand by an abbreviation that is taken for
 * another one (security.md U-7).
 *
 * Returns: whether the order can be written; numbers that merely disagree are shown by respite_order_list_lines()
 */
gboolean respite_order_check (const RespiteOrder  *order,
                              GError             **error);

G_END_DECLS
