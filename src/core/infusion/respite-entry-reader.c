/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-entry-private.h"

#include <string.h>

#include "base/respite-error.h"

char *
respite_entry_reader_peek (const RespiteEntryReader *reader)
{
  gsize length = strcspn (reader->rest, " ");

  return length > 0 ? g_strndup (reader->rest, length) : NULL;
}

char *
respite_entry_reader_next (RespiteEntryReader *reader)
{
  char *token = respite_entry_reader_peek (reader);

  if (token != NULL)
    {
      reader->rest += strlen (token);
      reader->rest += strspn (reader->rest, " ");
    }

  return token;
}

gboolean
respite_entry_reader_at_end (const RespiteEntryReader *reader)
{
  return *reader->rest == '\0';
}

RespiteEntryChip *
respite_entry_reader_add_chip (RespiteEntryReader *reader,
                               const char         *name,
                               char               *value)
{
  RespiteEntryChip *chip = g_new0 (RespiteEntryChip, 1);

  chip->name = name;
  chip->value = value;
  g_ptr_array_add (reader->entry->chips, chip);

  return chip;
}

void
respite_entry_reader_ask (RespiteEntryReader *reader,
                          RespiteEntryChip   *chip,
                          const char         *text)
{
  chip->is_unusual = TRUE;
  reader->entry->is_unusual = TRUE;
  if (reader->entry->question == NULL)
    reader->entry->question = g_strdup (respite_translate (text));
}

void
respite_entry_reader_refuse (RespiteEntryReader *reader,
                             RespiteEntryChip   *chip,
                             GError             *error)
{
  if (chip != NULL && chip->problem == NULL)
    chip->problem = g_strdup (error->message);
  if (reader->entry->error == NULL)
    reader->entry->error = error;
  else
    g_error_free (error);
}

void
respite_entry_reader_refuse_text (RespiteEntryReader *reader,
                                  RespiteEntryChip   *chip,
                                  const char         *text)
{
  GError *error = NULL;

  respite_set_error (&error, RESPITE_ERROR_INVALID, "%s", respite_translate (text));
  respite_entry_reader_refuse (reader, chip, error);
}

void
respite_entry_reader_want (RespiteEntryReader *reader,
                           RespiteEntryChip   *chip,
                           const char         *text)
{
  if (chip != NULL && chip->problem == NULL)
    chip->problem = g_strdup (respite_translate (text));
  if (reader->entry->missing == NULL)
    reader->entry->missing = g_strdup (respite_translate (text));
}

gboolean
respite_entry_reader_is_good (const RespiteEntryReader *reader)
{
  return reader->entry->error == NULL && reader->entry->missing == NULL;
}

gboolean
respite_entry_split_amount (const char  *text,
                            char       **number,
                            char       **unit,
                            const char **after)
{
  gsize digits = strspn (text, "0123456789.,");
  const char *begin = text + digits + strspn (text + digits, " ");
  gsize length = strcspn (begin, " ");

  *number = g_strndup (text, digits);
  *unit = g_strndup (begin, length);
  *after = begin + length + strspn (begin + length, " ");

  return digits > 0;
}
