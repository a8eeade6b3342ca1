/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "domain/respite-vial.h"

#include <string.h>

#include "base/respite-error.h"
#include "base/respite-quantity.h"

#define MOST_UL (G_GINT64_CONSTANT (10000) * 1000)
#define MOST_UG (G_GINT64_CONSTANT (1000000) * 1000)

const RespiteCode respite_vial_move_codes[] = {
  { RESPITE_VIAL_DRAWN, "drawn"      },
  { RESPITE_VIAL_GIVEN, "given"      },
  { RESPITE_VIAL_WASTED, "wasted"     },
  { RESPITE_VIAL_RETURNED, "returned"   },
  { RESPITE_VIAL_DIFFERENCE, "difference" },
  { 0, NULL         },
};

RespiteVial *
respite_vial_new (void)
{
  return g_new0 (RespiteVial, 1);
}

void
respite_vial_free (RespiteVial *vial)
{
  if (vial == NULL)
    return;

  g_free (vial->uuid);
  g_free (vial->number);
  g_free (vial->lot);
  g_free (vial->expiry);
  g_free (vial);
}

RespiteVialMove *
respite_vial_move_new (void)
{
  RespiteVialMove *move = g_new0 (RespiteVialMove, 1);

  move->vial = respite_vial_new ();

  return move;
}

void
respite_vial_move_free (RespiteVialMove *move)
{
  if (move == NULL)
    return;

  respite_vial_free (move->vial);
  g_free (move->uuid);
  g_free (move->typed);
  g_free (move->reason);
  g_free (move->staff_name);
  g_free (move->witness_name);
  g_free (move);
}

RespiteVialBalance
respite_vial_balance (GPtrArray *moves,
                      gint64     given_ug)
{
  RespiteVialBalance balance = { .given = given_ug };

  g_return_val_if_fail (moves != NULL, balance);

  for (guint i = 0; i < moves->len; i++)
    {
      const RespiteVialMove *move = g_ptr_array_index (moves, i);

      switch (move->kind)
        {
        case RESPITE_VIAL_DRAWN:
          balance.drawn += move->amount_ug;
          break;

        case RESPITE_VIAL_WASTED:
          balance.wasted += move->amount_ug;
          break;

        case RESPITE_VIAL_RETURNED:
          balance.returned += move->amount_ug;
          break;

        case RESPITE_VIAL_DIFFERENCE:
          balance.explained += move->amount_ug;
          break;

        case RESPITE_VIAL_GIVEN:
        default:
          break;
        }
    }
  balance.open = balance.drawn - balance.given - balance.wasted - balance.returned - balance.explained;

  return balance;
}

gboolean
respite_vial_parse_amount (const char *text,
                           gint64      strength_ug_per_ml,
                           gint64      bag_ug_per_ml,
                           gint64      rest_ug,
                           gint64     *amount_ug,
                           gint64     *volume_ul,
                           GError    **error)
{
  g_autofree char *typed = g_strstrip (g_ascii_strdown (text != NULL ? text : "", -1));
  gsize length = strspn (typed, "0123456789.,");
  g_autofree char *number = g_strndup (typed, length);
  const char *unit = typed + length + strspn (typed + length, " ");
  gint64 value = 0;

  g_return_val_if_fail (amount_ug != NULL && volume_ul != NULL && strength_ug_per_ml > 0, FALSE);

  *volume_ul = 0;
  if (g_str_equal (typed, "rest") || g_str_equal (typed, "resto"))
    {
      *amount_ug = rest_ug;
      return rest_ug > 0 ||
             respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("There is no rest: everything is accounted for"));
    }
  if (length == 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_ ("Write the amount with its unit, such as 4.3 mg, 2.5 mL or 40 mL bag, or “rest”"));
  if (!respite_quantity_parse (number, 3, &value, error))
    return FALSE;
  if (value <= 0 || value > MOST_UL)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("This amount cannot be right"));

  if (g_str_equal (unit, "mg"))
    *amount_ug = value;
  else if (g_str_equal (unit, "ml"))
    {
      *volume_ul = value;
      *amount_ug = respite_muldiv (value, strength_ug_per_ml, 1000);
    }
  else if (g_str_equal (unit, "ml bag") || g_str_equal (unit, "ml bolsa"))
    {
      if (bag_ug_per_ml <= 0)
        return respite_set_error (error, RESPITE_ERROR_INVALID,
                                  N_ ("The order does not say the concentration in the bag; write the amount in mg"));
      *amount_ug = respite_muldiv (value, bag_ug_per_ml, 1000);
    }
  else
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_ ("Write the amount with its unit, such as 4.3 mg, 2.5 mL or 40 mL bag, or “rest”"));

  return (*amount_ug > 0 && *amount_ug <= MOST_UG) ||
         respite_set_error (error, RESPITE_ERROR_INVALID, N_ ("This amount cannot be right"));
}
