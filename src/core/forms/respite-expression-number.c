/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* Exact decimals: whole multiples of 1e-8 in 64 bits, with 128 in between. */

#include "config.h"

#include "forms/respite-expression-private.h"

#include <string.h>

__extension__ typedef __int128 Wide;

static gboolean
narrow (Wide    wide,
        gint64 *result)
{
  *result = (gint64) wide;

  return wide >= -(Wide) G_MAXINT64 && wide <= G_MAXINT64;
}

/* The nearest whole number, half away from zero. */
static Wide
divide_rounded (Wide a,
                Wide b)
{
  Wide rest;
  Wide quotient;

  if (b < 0)
    {
      a = -a;
      b = -b;
    }
  quotient = a / b;
  rest = a % b;
  if (rest >= b - rest)
    quotient++;
  else if (-rest >= b + rest)
    quotient--;

  return quotient;
}

gboolean
respite_expression_multiply (gint64  a,
                             gint64  b,
                             gint64 *result)
{
  return narrow (divide_rounded ((Wide) a * b, RESPITE_EXPRESSION_ONE), result);
}

gboolean
respite_expression_divide (gint64  a,
                           gint64  b,
                           gint64 *result)
{
  g_return_val_if_fail (b != 0, FALSE);

  return narrow (divide_rounded ((Wide) a * RESPITE_EXPRESSION_ONE, b), result);
}

gboolean
respite_expression_read_number (const char *text,
                                gint64     *number,
                                gboolean   *is_integer)
{
  gboolean is_negative = *text == '-';
  const char *digit = text + is_negative;
  int decimals = -1;            /* behind the point, -1 before it */
  gint64 value = 0;

  if (!g_ascii_isdigit (*digit))
    return FALSE;

  for (; *digit != '\0'; digit++)
    {
      if (*digit == '.' && decimals < 0 && g_ascii_isdigit (digit[1]))
        {
          decimals = 0;
          continue;
        }
      if (!g_ascii_isdigit (*digit))
        return FALSE;
      if (decimals == RESPITE_EXPRESSION_DECIMALS)
        {
          if (*digit != '0')
            return FALSE;
          continue;
        }
      if (__builtin_mul_overflow (value, 10, &value) || __builtin_add_overflow (value, *digit - '0', &value))
        return FALSE;
      if (decimals >= 0)
        decimals++;
    }

  *is_integer = decimals < 0;
  for (int i = MAX (decimals, 0); i < RESPITE_EXPRESSION_DECIMALS; i++)
    if (__builtin_mul_overflow (value, 10, &value))
      return FALSE;
  *number = is_negative ? -value : value;

  return TRUE;
}

char *
respite_expression_format (gint64 number)
{
  guint64 size = number < 0 ? (guint64) -number : (guint64) number;
  guint64 rest = size % RESPITE_EXPRESSION_ONE;
  char *text = g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%08" G_GUINT64_FORMAT, number < 0 ? "-" : "",
                                size / RESPITE_EXPRESSION_ONE, rest);
  gsize length = strlen (text);

  while (text[length - 1] == '0')
    text[--length] = '\0';
  if (text[length - 1] == '.')
    text[--length] = '\0';

  return text;
}
