/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "base/respite-str.h"

#include <string.h>

#include "base/respite-error.h"

static const struct
{
  gunichar    letter;
  const char *key;
} plain_letters[] = {
  { 0x142, "l" }, { 0xf8, "o" }, { 0x111, "d" }, { 0xf0, "d" }, { 0xdf, "ss" }, { 0xe6, "ae" },
  { 0x153, "oe" }, { 0xfe, "th" }, { 0x131, "i" }, { 0x127, "h" }, { 0x167, "t" },
};

static void
append_folded (GString  *key,
               gunichar  c)
{
  if (g_unichar_ismark (c))
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (plain_letters); i++)
    if (plain_letters[i].letter == c)
      {
        g_string_append (key, plain_letters[i].key);
        return;
      }

  if (g_unichar_isalnum (c) || c == '@' || c == '.' || c == '+' || c == '/')
    g_string_append_unichar (key, c);
  else if (key->len > 0 && key->str[key->len - 1] != ' ')
    g_string_append_c (key, ' ');
}

gboolean
respite_set_str (char       **field,
                 const char  *value)
{
  if (g_strcmp0 (*field, value) == 0)
    return FALSE;

  g_free (*field);
  *field = g_strdup (value);

  return TRUE;
}

gboolean
respite_str_is_empty (const char *text)
{
  if (text == NULL)
    return TRUE;

  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return *text == '\0';
}

char *
respite_str_fold (const char *text)
{
  /* Normalising alone would let five- and six-byte sequences pass. */
  g_autofree char *decomposed = g_utf8_validate (text, -1, NULL) ? g_utf8_normalize (text, -1, G_NORMALIZE_ALL) : NULL;
  g_autofree char *lower = decomposed != NULL ? g_utf8_casefold (decomposed, -1) : NULL;
  GString *key = g_string_new (NULL);

  for (const char *p = lower; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    append_folded (key, g_utf8_get_char (p));

  if (key->len > 0 && key->str[key->len - 1] == ' ')
    g_string_truncate (key, key->len - 1);

  return g_string_free (key, FALSE);
}

char *
respite_str_clean (const char  *text,
                   gsize        max_chars,
                   gboolean     multiline,
                   GError     **error)
{
  g_autofree char *composed = NULL;

  if (text == NULL)
    return g_strdup ("");

  if (g_utf8_validate (text, -1, NULL))
    composed = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  if (composed == NULL)
    {
      respite_set_error (error, RESPITE_ERROR_INVALID, N_("The text is not valid Unicode"));
      return NULL;
    }

  g_strstrip (composed);
  if ((gsize) g_utf8_strlen (composed, -1) > max_chars)
    {
      respite_set_error (error, RESPITE_ERROR_INVALID,
                         N_("The text is too long: at most %u characters are kept here"), (guint) max_chars);
      return NULL;
    }

  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c) && !(multiline && (c == '\n' || c == '\t')))
        {
          respite_set_error (error, RESPITE_ERROR_INVALID, N_("The text contains control characters"));
          return NULL;
        }
    }

  return g_steal_pointer (&composed);
}
