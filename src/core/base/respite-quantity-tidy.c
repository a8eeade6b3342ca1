/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "base/respite-quantity.h"

#include <string.h>

#define MAX_DIGITS 15

/* What people type, and what stands there instead. Longer words come first. */
static const struct
{
  const char *typed;
  const char *unit;
} units[] = {
  { "mcg", "mcg" }, { "µg", "mcg" }, { "μg", "mcg" }, { "ug", "mcg" }, { "mg", "mg" }, { "kg", "kg" },
  { "ml", "mL" }, { "cc", "mL" }, { "g", "g" },
};

static const struct
{
  const char *typed;
  const char *unit;
} divisors[] = {
  { "/kg", "/kg" }, { "/hr", "/h" }, { "/h", "/h" }, { "/min", "/min" }, { "/ml", "/mL" }, { "/cc", "/mL" },
  { "/dose", "/dose" }, { "/day", "/day" },
};

/* Whether a word may begin or end beside @c: no letter, digit or byte of one. */
static gboolean
is_apart (char c)
{
  return !g_ascii_isalnum (c) && (guchar) c < 0x80;
}

/* "/kg" and the like at @text, appended to @unit; how many bytes were read, 0 for none. */
static gsize
read_divisor (const char *text,
              GString    *unit)
{
  for (gsize i = 0; i < G_N_ELEMENTS (divisors); i++)
    {
      gsize length = strlen (divisors[i].typed);

      if (g_ascii_strncasecmp (text, divisors[i].typed, length) != 0 || !is_apart (text[length]))
        continue;
      g_string_append (unit, divisors[i].unit);

      return length;
    }

  return 0;
}

/* The unit at @text with all that it is divided by, appended to @unit; how many bytes were read, 0 for none. */
static gsize
read_unit (const char *text,
           GString    *unit)
{
  gsize length = 0;
  gsize i = 0;

  while (i < G_N_ELEMENTS (units) && g_ascii_strncasecmp (text, units[i].typed, strlen (units[i].typed)) != 0)
    i++;
  if (i == G_N_ELEMENTS (units))
    return 0;

  length = strlen (units[i].typed);
  g_string_append (unit, units[i].unit);
  for (gsize n = read_divisor (text + length, unit); n > 0; n = read_divisor (text + length, unit))
    length += n;

  return is_apart (text[length]) ? length : 0;
}

/* The number at @text by the rules; how many bytes were read, 0 for what is no plain number. */
static gsize
read_number (const char *text,
             char      **number)
{
  gsize length = strspn (text, "0123456789.");
  g_autofree char *digits = g_strndup (text, length);
  const char *point = strchr (digits, '.');
  int decimals = point != NULL ? (int) strlen (point + 1) : 0;
  gint64 value = 0;

  if (length == 0 || length > MAX_DIGITS || (point != NULL && (decimals == 0 || strchr (point + 1, '.') != NULL)) ||
      decimals > 9)
    return 0;

  for (const char *p = digits; *p != '\0'; p++)
    if (*p != '.')
      value = value * 10 + (*p - '0');
  *number = respite_quantity_format (value, decimals, decimals);

  return length;
}

/* The amount at @text by the rules, appended to @out; how many bytes were read, 0 where there is none. */
static gsize
tidy_amount (const char *text,
             GString    *out)
{
  g_autoptr (GString) unit = g_string_new (NULL);
  g_autofree char *number = NULL;
  gsize length = read_number (text, &number);
  gsize spaces;
  gsize rest;

  if (length == 0)
    return 0;
  spaces = strspn (text + length, " ");
  rest = read_unit (text + length + spaces, unit);
  if (rest == 0)
    return 0;

  g_string_append_printf (out, "%s %s", number, unit->str);

  return length + spaces + rest;
}

char *
respite_quantity_tidy (const char *text)
{
  GString *out = g_string_new (NULL);
  const char *p = text != NULL ? text : "";

  while (*p != '\0')
    {
      gboolean may_begin = p == text || (is_apart (p[-1]) && p[-1] != '.' && p[-1] != ',');
      gsize length = may_begin ? tidy_amount (p, out) : 0;

      if (length == 0)
        g_string_append_c (out, *p);
      p += MAX (length, 1);
    }

  return g_string_free (out, FALSE);
}
