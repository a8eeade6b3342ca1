/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-entry-line.h"

#include <string.h>

#include "base/respite-error.h"
#include "base/respite-quantity.h"

/* Typed numbers are read to a millionth of their unit. */
#define RATE_DECIMALS 6
#define RATE_ONE      1000000

typedef enum
{
  RATE_MG_PER_H,
  RATE_MG_PER_KG_H,
  RATE_MG_PER_MIN,
  RATE_ML_PER_H,
} RateUnit;

static const struct
{
  const char *word;
  RateUnit    unit;
} units[] = {
  { "mg/h",       RATE_MG_PER_H    },
  { "mg/hr",      RATE_MG_PER_H    },
  { "mg/kg/h",    RATE_MG_PER_KG_H },
  { "mg/kg/hr",   RATE_MG_PER_KG_H },
  { "mg/min",     RATE_MG_PER_MIN  },
  { "ml/h",       RATE_ML_PER_H    },
  { "ml/hr",      RATE_ML_PER_H    },
};

static gboolean
find_unit (const char *word,
           RateUnit   *unit)
{
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_ascii_strcasecmp (units[i].word, word) == 0)
      {
        *unit = units[i].unit;
        return TRUE;
      }

  return FALSE;
}

/* @number is in millionths of @unit; one division, half up. */
static gboolean
convert_rate (gint64    number,
              RateUnit  unit,
              gint64    weight_g,
              gint64    concentration_ug_per_ml,
              gint64   *rate_ugph,
              GError  **error)
{
  switch (unit)
    {
    case RATE_MG_PER_KG_H:
      if (weight_g <= 0)
        return respite_set_error (error, RESPITE_ERROR_INVALID,
                                  N_("A rate by weight needs the weight of the order"));
      *rate_ugph = respite_muldiv (number, weight_g, RATE_ONE);
      return TRUE;

    case RATE_ML_PER_H:
      if (concentration_ug_per_ml <= 0)
        return respite_set_error (error, RESPITE_ERROR_INVALID,
                                  N_("A rate in mL/h needs the concentration of the order"));
      *rate_ugph = respite_muldiv (number, concentration_ug_per_ml, RATE_ONE);
      return TRUE;

    case RATE_MG_PER_MIN:
      *rate_ugph = respite_muldiv (number, 60 * 1000, RATE_ONE);
      return TRUE;

    case RATE_MG_PER_H:
    default:
      *rate_ugph = respite_muldiv (number, 1000, RATE_ONE);
      return TRUE;
    }
}

gboolean
respite_rate_parse (const char  *text,
                    gint64       weight_g,
                    gint64       concentration_ug_per_ml,
                    gint64      *rate_ugph,
                    GError     **error)
{
  g_autofree char *stripped = NULL;
  g_autofree char *number = NULL;
  const char *word;
  gsize length;
  gint64 value = 0;
  RateUnit unit;

  g_return_val_if_fail (text != NULL && rate_ugph != NULL, FALSE);

  stripped = g_strstrip (g_strdup (text));
  length = strspn (stripped, "0123456789.,");
  if (length == 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A rate begins with its number, such as 53.6 mg/h"));

  number = g_strndup (stripped, length);
  if (!respite_quantity_parse (number, RATE_DECIMALS, &value, error))
    return FALSE;

  word = stripped + length + strspn (stripped + length, " ");
  if (!find_unit (word, &unit))
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("A rate needs its unit: mg/h, mg/kg/h, mg/min or mL/h"));

  /* Far beyond any rate already; keeps the products small. */
  if (value > RESPITE_EVENT_MAX_RATE_UGPH * 1000)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("This rate is too high to be possible"));
  if (!convert_rate (value, unit, weight_g, concentration_ug_per_ml, &value, error))
    return FALSE;
  if (value > RESPITE_EVENT_MAX_RATE_UGPH)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("This rate is too high to be possible"));
  if (value <= 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("A rate must be above 0; to stand still, pause"));

  *rate_ugph = value;

  return TRUE;
}
