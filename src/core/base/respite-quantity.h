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
 * respite_muldiv:
 *
 * Returns: @a times @b divided by @c, rounded half away from zero, in 128 bits; @c must be above 0
 */
gint64 respite_muldiv (gint64 a,
                       gint64 b,
                       gint64 c);

G_END_DECLS
