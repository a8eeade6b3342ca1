/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-entry-private.h"

#include <string.h>

#define MAX_LINE_BYTES 8000
#define MAX_OFFERS     8

static const char *const effect_words[] = { "start", "end", NULL };

static void
add_offer (GPtrArray  *offers,
           const char *line,
           const char *rest_of_word,
           const char *space)
{
  if (offers->len < MAX_OFFERS)
    g_ptr_array_add (offers, g_strconcat (line, rest_of_word, space, NULL));
}

static gboolean
takes_more (RespiteEntryForm form)
{
  return form != RESPITE_ENTRY_FORM_SAME && form != RESPITE_ENTRY_FORM_PLAIN && form != RESPITE_ENTRY_FORM_START &&
         form != RESPITE_ENTRY_FORM_RESUME && form != RESPITE_ENTRY_FORM_DEVICE && form != RESPITE_ENTRY_FORM_HELP;
}

/* What of @word is still to be typed after @text, which began it. */
static const char *
get_rest_of_word (const char *word,
                  const char *text)
{
  gsize spaces = 0;

  for (; *text != '\0' && *word != '\0'; text++)
    {
      if (*text == ' ' && spaces++ > 0)
        continue;
      if (*text != ' ')
        spaces = 0;
      word++;
    }

  return word;
}

/* Whether the clinic has taken this medicine off its list. */
static gboolean
is_retired (GPtrArray              *medicines,
            const RespiteEntryWord *word)
{
  const RespiteListItem *item;
  gsize length;

  if (word->form != RESPITE_ENTRY_FORM_MEDICINE)
    return FALSE;
  item = respite_list_find_medicine (medicines, word->word, &length);

  return item != NULL && item->is_retired;
}

static void
offer_own_medicines (GPtrArray  *offers,
                     const char *line,
                     const char *text,
                     GPtrArray  *medicines)
{
  gsize length = strlen (text);

  for (guint i = 0; medicines != NULL && i < medicines->len; i++)
    {
      const RespiteListItem *item = g_ptr_array_index (medicines, i);

      if (item->is_own && !item->is_retired && g_ascii_strncasecmp (item->text, text, length) == 0 &&
          item->text[length] != '\0')
        add_offer (offers, line, item->text + length, " ");
    }
}

static void
offer_words (GPtrArray  *offers,
             const char *line,
             const char *text,
             GPtrArray  *medicines,
             gboolean    with_spellings)
{
  for (const RespiteEntryWord *word = respite_entry_words; word->word != NULL; word++)
    {
      gboolean is_whole = FALSE;
      gsize length = respite_entry_word_match (word->word, text, &is_whole);

      if (word->form == RESPITE_ENTRY_FORM_LETTER || word->form == RESPITE_ENTRY_FORM_SET ||
          (word->usage == NULL) != with_spellings || is_retired (medicines, word))
        continue;
      if (length > 0 && text[length] == '\0' && !is_whole)
        add_offer (offers, line, get_rest_of_word (word->word, text), takes_more (word->form) ? " " : NULL);
    }
}

/* Those of @words that begin with @text. */
static void
offer_among (GPtrArray         *offers,
             const char        *line,
             const char        *text,
             const char        *space,
             const char *const *words)
{
  gsize length = strlen (text);

  for (; *words != NULL; words++)
    if (g_ascii_strncasecmp (*words, text, length) == 0 && (*words)[length] != '\0')
      {
        g_autofree char *begun = g_strconcat (line, space, NULL);

        add_offer (offers, begun, *words + length, NULL);
      }
}

/* The units that may follow a number. */
static void
offer_units (GPtrArray         *offers,
             const char        *line,
             const char        *text,
             const char *const *units)
{
  g_autofree char *number = NULL;
  g_autofree char *unit = NULL;
  const char *after;
  gboolean has_space;

  if (!respite_entry_split_amount (text, &number, &unit, &after) || *after != '\0')
    return;

  has_space = *unit != '\0' || g_str_has_suffix (line, " ");
  offer_among (offers, line, unit, has_space ? NULL : " ", units);
}

/* The unit of the clinic's list before the others that a medicine may have. */
static void
offer_medicine_units (GPtrArray             *offers,
                      const char            *line,
                      const char            *text,
                      const RespiteListItem *medicine)
{
  const char *const first[] = { medicine != NULL ? medicine->unit : NULL, NULL };
  guint n_offers;

  offer_units (offers, line, text, first);
  n_offers = offers->len;
  offer_units (offers, line, text, respite_entry_medicine_units);
  for (guint i = n_offers; n_offers > 0 && i < offers->len; i++)
    if (g_str_equal (offers->pdata[i], offers->pdata[0]))
      {
        g_ptr_array_remove_index (offers, i);
        break;
      }
}

static void
offer_arguments (GPtrArray              *offers,
                 const char             *line,
                 const char             *text,
                 const RespiteEntryWord *word,
                 const RespiteListItem  *medicine)
{
  switch (word->form)
    {
    case RESPITE_ENTRY_FORM_START:
    case RESPITE_ENTRY_FORM_RATE:
    case RESPITE_ENTRY_FORM_RESUME:
      offer_units (offers, line, text, respite_entry_rate_units);
      break;

    case RESPITE_ENTRY_FORM_BOLUS:
      offer_units (offers, line, text, respite_entry_bolus_units);
      break;

    case RESPITE_ENTRY_FORM_MEDICINE:
      offer_medicine_units (offers, line, text, medicine);
      break;

    case RESPITE_ENTRY_FORM_ANY_MEDICINE:
      offer_units (offers, line, text + strcspn (text, "0123456789"), respite_entry_medicine_units);
      break;

    case RESPITE_ENTRY_FORM_NAUSEA:
    case RESPITE_ENTRY_FORM_EFFECT:
      if (strchr (text, ' ') == NULL)
        offer_among (offers, line, text, NULL, effect_words);
      break;

    case RESPITE_ENTRY_FORM_SET:
    case RESPITE_ENTRY_FORM_LETTER:
    case RESPITE_ENTRY_FORM_VITAL:
    case RESPITE_ENTRY_FORM_SAME:
    case RESPITE_ENTRY_FORM_DEVICE:
    case RESPITE_ENTRY_FORM_PLAIN:
    case RESPITE_ENTRY_FORM_TEXT:
    case RESPITE_ENTRY_FORM_NOTED:
    case RESPITE_ENTRY_FORM_PHOTO:
    case RESPITE_ENTRY_FORM_GAP:
    case RESPITE_ENTRY_FORM_HELP:
    case RESPITE_ENTRY_FORM_SCORE:
    default:
      break;
    }
}

/* What of @line comes after a time. */
static const char *
skip_time (const char *line)
{
  const char *text = line + strspn (line, " ");
  gsize length = strcspn (text, " ");
  g_autofree char *token = g_strndup (text, length);

  if (!respite_entry_is_time (token))
    return text;

  return text + length + strspn (text + length, " ");
}

GStrv
respite_entry_complete (const char *line,
                        GPtrArray  *medicines)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func (g_free);
  RespiteEntryWord own = { NULL, NULL, NULL, RESPITE_ENTRY_FORM_MEDICINE, NULL };
  const RespiteListItem *medicine;
  const RespiteEntryWord *word;
  const char *text;
  gsize length, size;

  g_return_val_if_fail (line != NULL, g_new0 (char *, 1));

  if (strlen (line) <= MAX_LINE_BYTES && g_utf8_validate (line, -1, NULL))
    {
      text = skip_time (line);
      word = respite_entry_word_find (text, &length);
      medicine = respite_list_find_medicine (medicines, text, &size);
      if (word == NULL && medicine != NULL)
        {
          word = &own;
          length = size;
        }
      if (*text != '\0')
        offer_words (offers, line, text, medicines, FALSE);
      if (*text != '\0')
        offer_own_medicines (offers, line, text, medicines);
      if (*text != '\0' && offers->len == 0)
        offer_words (offers, line, text, medicines, TRUE);
      if (word != NULL && text[length] == ' ')
        offer_arguments (offers, line, text + length + strspn (text + length, " "), word, medicine);
    }
  g_ptr_array_add (offers, NULL);

  return (GStrv) g_ptr_array_free (g_steal_pointer (&offers), FALSE);
}
