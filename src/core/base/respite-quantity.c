/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "base/respite-quantity.h"

#include <string.h>

#include "base/respite-error.h"

static const gint64 powers[] = {
  1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000,
};

gint64
respite_muldiv (gint64 a,
                gint64 b,
                gint64 c)
{
  __int128 product = (__int128) a * b;

  g_return_val_if_fail (c > 0, 0);

  return (gint64) (product >= 0 ? (product + c / 2) / c : -((-product + c / 2) / c));
}

gboolean
respite_quantity_parse (const char *text,
                        int         decimals,
                        gint64     *value,
                        GError    **error)
{
  gint64 number = 0;
  int seen = -1;                /* decimals read, -1 before the point */
  int digits = 0;

  g_return_val_if_fail (text != NULL && decimals >= 0 && decimals < (int) G_N_ELEMENTS (powers), FALSE);

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == ',')
        return respite_set_error (error, RESPITE_ERROR_INVALID,
                                  N_ ("Write numbers with a point and without commas, such as 53.6"));
      if (*p == '.' && seen < 0)
        {
          seen = 0;
          continue;
        }
      if (!g_ascii_isdigit (*p))
        return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("This is not a number"));
      if (seen >= 0 && ++seen > decimals)
        {
          if (*p == '0')
            {
              seen--;
              continue;
            }
          return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("The number has too many decimals"));
        }
      if (++digits > 15)
        return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("The number is too large"));
      number = number * 10 + (*p - '0');
    }

  if (digits == 0 || (seen == 0 && g_str_has_suffix (text, ".")))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("This is not a number"));
  if (number > G_MAXINT64 / powers[decimals - MAX (seen, 0)])
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("The number is too large"));

  *value = number * powers[decimals - MAX (seen, 0)];

  return TRUE;
}

char *
respite_quantity_format (gint64 value,
                         int    decimals,
                         int    shown)
{
  g_autofree char *whole = NULL;
  GString *text = g_string_new (NULL);
  guint64 magnitude;
  guint64 fraction;

  g_return_val_if_fail (decimals >= 0 && decimals < (int) G_N_ELEMENTS (powers), NULL);

  shown = CLAMP (shown, 0, decimals);
  if (shown < decimals)
    value = respite_muldiv (value, 1, powers[decimals - shown]);
  magnitude = value < 0 ? (guint64) - value : (guint64) value;
  whole = g_strdup_printf ("%" G_GUINT64_FORMAT, magnitude / (guint64) powers[shown]);
  fraction = magnitude % (guint64) powers[shown];

  if (value < 0)
    g_string_append_c (text, '-');
  for (gsize i = 0, n = strlen (whole); i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        g_string_append_c (text, ',');
      g_string_append_c (text, whole[i]);
    }

  if (fraction > 0)
    {
      g_string_append_printf (text, ".%0*" G_GUINT64_FORMAT, shown, fraction);
      while (text->str[text->len - 1] == '0')
        g_string_truncate (text, text->len - 1);
    }

  return g_string_free (text, FALSE);
}

char *
respite_quantity_format_unit (gint64      value,
                              int         decimals,
                              int         shown,
                              const char *unit)
{
  g_autofree char *number = respite_quantity_format (value, decimals, shown);

  return g_strconcat (number, " ", unit, NULL);
}

char *
respite_quantity_format_mg (gint64 ug)
{
  if (ug != 0 && ABS (ug) < 100)
    return respite_quantity_format_unit (ug, 0, 0, "mcg");

  return respite_quantity_format_unit (ug, 3, 3, "mg");
}

char *
respite_quantity_format_given (gint64 ug)
{
  return respite_quantity_format_unit (ug, 3, 1, "mg");
}

char *
respite_quantity_format_ml (gint64 ul)
{
  return respite_quantity_format_unit (ul, 3, 3, "mL");
}

char *
respite_quantity_format_kg (gint64 g)
{
  return respite_quantity_format_unit (g, 3, 1, "kg");
}

char *
respite_quantity_format_mg_per_h (gint64 ugph)
{
  return respite_quantity_format_unit (ugph, 3, 3, "mg/h");
}

char *
respite_quantity_format_mg_per_kg (gint64 ug,
                                   gint64 weight_g)
{
  g_return_val_if_fail (weight_g > 0, NULL);

  return respite_quantity_format_unit (respite_muldiv (ug, 1000, weight_g), 3, 2, "mg/kg");
}

char *
respite_quantity_format_dose_per_kg (gint64 ug_per_kg)
{
  return respite_quantity_format_unit (ug_per_kg, 3, 3, "mg/kg");
}

char *
respite_quantity_format_mg_per_ml (gint64 ug_per_ml)
{
  return respite_quantity_format_unit (ug_per_ml, 3, 3, "mg/mL");
}

char *
respite_quantity_format_mg_per_min (gint64 ugph)
{
  return respite_quantity_format_unit (respite_muldiv (ugph, 1, 60), 3, 3, "mg/min");
}

char *
respite_quantity_format_mg_per_kg_h (gint64 ugph,
                                     gint64 weight_g)
{
  g_return_val_if_fail (weight_g > 0, NULL);

  return respite_quantity_format_unit (respite_muldiv (ugph, 1000, weight_g), 3, 3, "mg/kg/h");
}

char *
respite_quantity_format_ml_per_h (gint64 ugph,
                                  gint64 ug_per_ml)
{
  g_return_val_if_fail (ug_per_ml > 0, NULL);

  return respite_quantity_format_unit (respite_muldiv (ugph, 1000, ug_per_ml), 3, 2, "mL/h");
}
