/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "service/respite-office-staff.h"

#include <gio/gio.h>
#include <string.h>

#include "base/respite-str.h"

#define BLOCKLIST_PATH "/org/respite/Respite/core/passwords.txt"

#define MIN_CHARS 15
#define MAX_CHARS 1024

/* A pattern of up to so many letters that repeats to the end is no password. */
#define MAX_PATTERN 5

static gboolean
is_repetition (const char *text)
{
  glong length = g_utf8_strlen (text, -1);

  for (glong period = 1; period <= MAX_PATTERN && period * 2 <= length; period++)
    {
      const char *ahead = g_utf8_offset_to_pointer (text, period);

      if (strncmp (text, ahead, strlen (ahead)) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Letters or digits that only count up or down. */
static gboolean
is_sequence (const char *text)
{
  gunichar first = g_utf8_get_char (text);
  const char *p = g_utf8_next_char (text);
  int step = (int) g_utf8_get_char (p) - (int) first;

  if (step != 1 && step != -1)
    return FALSE;

  for (; *g_utf8_next_char (p) != '\0'; p = g_utf8_next_char (p))
    {
      int next = (int) g_utf8_get_char (g_utf8_next_char (p)) - (int) g_utf8_get_char (p);

      /* 9 is followed by 0. */
      if (next != step && !(g_unichar_isdigit (g_utf8_get_char (p)) && next == -9 * step))
        return FALSE;
    }

  return TRUE;
}

static gboolean
has_only_digits (const char *text,
                 gsize       length)
{
  return strspn (text, G_CSET_DIGITS) >= length;
}

/* A common one, alone or with the digits that people put before and behind it. */
static gboolean
is_listed (const char *folded)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (BLOCKLIST_PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_auto (GStrv) lines = NULL;

  g_assert (bytes != NULL);

  lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      const char *found = **line != '\0' ? strstr (folded, *line) : NULL;

      if (found != NULL && has_only_digits (folded, (gsize) (found - folded)) &&
          has_only_digits (found + strlen (*line), strlen (found + strlen (*line))))
        return TRUE;
    }

  return FALSE;
}

/* @text without every @word. */
static char *
remove_word (const char *text,
             const char *word)
{
  g_auto (GStrv) parts = g_strsplit (text, word, -1);

  return g_strjoinv ("", parts);
}

/* Folds and keeps letters and digits only. */
static char *
squeeze (const char *text)
{
  g_autofree char *folded = respite_str_fold (text);
  GString *result = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (result, g_utf8_get_char (p));

  return g_string_free (result, FALSE);
}

/* Whether clinic, login, name, program and digits make up (nearly) all of it. */
static gboolean
is_context (const char         *squeezed,
            const char * const *words)
{
  static const char *const own_words[] = { "respite", "ketamine", "password", "passwort", "contrasena", NULL };
  g_autofree char *rest = g_strdup (squeezed);
  glong left = 0;

  for (int set = 0; set < 2; set++)
    for (const char *const *word = set == 0 ? words : own_words; word != NULL && *word != NULL; word++)
      {
        g_autofree char *key = squeeze (*word);
        char *next;

        if (strlen (key) < 3)
          continue;
        next = remove_word (rest, key);
        g_free (rest);
        rest = next;
      }
  for (const char *p = rest; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isdigit (g_utf8_get_char (p)))
      left++;

  return left < 4 && strlen (rest) < strlen (squeezed);
}

gboolean
respite_password_check (const char         *password,
                        RespiteClinicKind   kind,
                        const char * const *words,
                        GError            **error)
{
  g_autofree char *composed = NULL;
  g_autofree char *squeezed = NULL;
  glong length;

  if (!g_utf8_validate (password, -1, NULL))
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The password is not valid Unicode"));

  composed = g_utf8_normalize (password, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  length = g_utf8_strlen (composed, -1);
  if (length == 0)
    return respite_set_error (error, RESPITE_ERROR_INVALID, N_("The password is empty"));
  if (length > MAX_CHARS)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("The password is too long: at most %d characters"), MAX_CHARS);
  if (kind == RESPITE_CLINIC_PRACTICE)
    return TRUE;
  if (length < MIN_CHARS)
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("The password is too short: at least %d characters; several words make a good one"),
                              MIN_CHARS);

  squeezed = squeeze (composed);
  if (is_repetition (composed) || is_sequence (composed))
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("The password only repeats or counts; choose several unrelated words"));
  if (*squeezed != '\0' && is_listed (squeezed))
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("The password is on the list of common ones; choose several unrelated words"));
  if (is_context (squeezed, words))
    return respite_set_error (error, RESPITE_ERROR_INVALID,
                              N_("The password is made of the clinic's or the person's own name; choose unrelated "
                                 "words"));

  return TRUE;
}
