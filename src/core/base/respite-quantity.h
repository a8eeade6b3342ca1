/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Amounts are integers: micrograms (ug), microlitres (ul), milliseconds (ms), grams (g), micrograms per hour
 * (ugph). A decimal number with N decimals is held as that number times 10^N.
 * Printing follows the ISMP rules (security.md U-2, U-3): leading zero, no trailing zero, a space before the unit,
 * commas from 1,000, "mcg" and "mL".
 */

/**
 * respite_quantity_parse:
 * @text: a number such as "53.6"; digits and at most one decimal point
 * @decimals: how many decimals the result carries, 0 to 9
 * @value: (out): the number times 10^@decimals
 * @error: where to say why not
 *
 * A comma, a sign, an exponent or more decimals than fit are refused with a clear sentence.
 *
 * Returns: whether @text is such a number
 */
gboolean respite_quantity_parse (const char  *text,
                                 int          decimals,
                                 gint64      *value,
                                 GError     **error);

/**
 * respite_quantity_format:
 * @value: a number times 10^@decimals
 * @decimals: how many decimals it carries
 * @shown: at most so many decimals are shown, rounded half up
 *
 * Returns: (transfer full): the number by the ISMP rules, without a unit
 */
char *respite_quantity_format (gint64 value,
                               int    decimals,
                               int    shown);

/**
 * respite_quantity_format_mg:
 * @ug: micrograms
 *
 * Returns: (transfer full): as "21.1 mg"; below 0.1 mg as "50 mcg"; at most three decimals
 */
char *respite_quantity_format_mg (gint64 ug);

/**
 * respite_quantity_format_given:
 * @ug: micrograms that a running rate has given
 *
 * For a look at a glance and for who was not there: tenths of a milligram are read. The record of the visit and the
 * vials keep and print every microgram.
 *
 * Returns: (transfer full): as "21.1 mg"
 */
char *respite_quantity_format_given (gint64 ug);

/**
 * respite_quantity_format_ml:
 * @ul: microlitres
 *
 * Returns: (transfer full): as "10 mL"
 */
char *respite_quantity_format_ml (gint64 ul);

/**
 * respite_quantity_format_kg:
 * @g: grams
 *
 * Returns: (transfer full): as "71.4 kg", one decimal at most
 */
char *respite_quantity_format_kg (gint64 g);

/**
 * respite_quantity_format_mg_per_h:
 * @ugph: micrograms per hour
 *
 * Returns: (transfer full): as "53.6 mg/h", at most three decimals
 */
char *respite_quantity_format_mg_per_h (gint64 ugph);

/**
 * respite_quantity_format_mg_per_kg:
 * @ug: micrograms
 * @weight_g: the weight in grams, above 0
 *
 * Returns: (transfer full): as "0.3 mg/kg", at most two decimals
 */
char *respite_quantity_format_mg_per_kg (gint64 ug,
                                         gint64 weight_g);

/**
 * respite_quantity_format_unit:
 * @value: a number times 10^@decimals
 * @decimals: how many decimals it carries
 * @shown: at most so many decimals are shown, rounded half up
 * @unit: such as "mg/min"; "mcg" and "mL", never "ug", "µg" or "cc"
 *
 * The one place where a number and its unit come together; tests/lint/check-doses.py sees to it that no other code
 * prints a dose.
 *
 * Returns: (transfer full): the number, a space and @unit
 */
char *respite_quantity_format_unit (gint64      value,
                                    int         decimals,
                                    int         shown,
                                    const char *unit);

/**
 * respite_quantity_format_dose_per_kg:
 * @ug_per_kg: micrograms for each kilogram
 *
 * Returns: (transfer full): as "0.5 mg/kg", at most three decimals
 */
char *respite_quantity_format_dose_per_kg (gint64 ug_per_kg);

/**
 * respite_quantity_format_mg_per_ml:
 * @ug_per_ml: micrograms in each millilitre
 *
 * Returns: (transfer full): as "0.357 mg/mL", at most three decimals
 */
char *respite_quantity_format_mg_per_ml (gint64 ug_per_ml);

/**
 * respite_quantity_format_mg_per_min:
 * @ugph: micrograms per hour
 *
 * Returns: (transfer full): as "0.893 mg/min", at most three decimals
 */
char *respite_quantity_format_mg_per_min (gint64 ugph);

/**
 * respite_quantity_format_mg_per_kg_h:
 * @ugph: micrograms per hour
 * @weight_g: the weight in grams, above 0
 *
 * Returns: (transfer full): as "0.75 mg/kg/h", at most three decimals
 */
char *respite_quantity_format_mg_per_kg_h (gint64 ugph,
                                           gint64 weight_g);

/**
 * respite_quantity_format_ml_per_h:
 * @ugph: micrograms per hour
 * @ug_per_ml: of what is in the pump, above 0
 *
 * Returns: (transfer full): as "150 mL/h", at most two decimals, as pumps show it
 */
char *respite_quantity_format_ml_per_h (gint64 ugph,
                                        gint64 ug_per_ml);

/**
 * respite_quantity_tidy:
 * @text: (nullable): what a person typed, such as "ondansetron .50mg or 1000ug"
 *
 * Rewrites every amount with a unit of mass or volume by the ISMP rules and leaves everything else as it is
 * (security.md U-2 to U-4). For showing: a number with commas cannot be typed.
 *
 * Returns: (transfer full): "ondansetron 0.5 mg or 1,000 mcg"; "" for %NULL
 */
char *respite_quantity_tidy (const char *text);

/**
 * respite_muldiv:
 *
 * Returns: @a times @b divided by @c, rounded half away from zero, in 128 bits; @c must be above 0
 */
gint64 respite_muldiv (gint64 a,
                       gint64 b,
                       gint64 c);

G_END_DECLS
