/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-entry-private.h"

#include <string.h>

#include "base/respite-clock.h"
#include "base/respite-error.h"
#include "base/respite-quantity.h"
#include "base/respite-time.h"

/* Copying a set older than this asks once: it says little of the patient now. */
#define UNUSUAL_SAME_MS (15 * RESPITE_MINUTE_MS)

/* What the plain numbers of a set mean, in their order; the pressures stand together as 118/74. */
static const RespiteVital positions[] = {
  RESPITE_VITAL_SYSTOLIC, RESPITE_VITAL_PULSE, RESPITE_VITAL_SPO2, RESPITE_VITAL_RESPIRATION,
};

static const struct
{
  const char *name;
  const char *unit;
} labels[RESPITE_N_VITALS] = {
  [RESPITE_VITAL_SYSTOLIC]     = { N_("BP"),           ""       },
  [RESPITE_VITAL_DIASTOLIC]    = { N_("BP"),           ""       },
  [RESPITE_VITAL_PULSE]        = { N_("HR"),           ""       },
  [RESPITE_VITAL_SPO2]         = { N_("SpO2"),         ""       },
  [RESPITE_VITAL_RESPIRATION]  = { N_("RR"),           ""       },
  [RESPITE_VITAL_OXYGEN]       = { N_("O2"),           " L/min" },
  [RESPITE_VITAL_ETCO2]        = { N_("EtCO2"),        ""       },
  [RESPITE_VITAL_TEMPERATURE]  = { N_("temperature"),  " °C"    },
  [RESPITE_VITAL_SEDATION]     = { N_("MOAA/S"),       ""       },
  [RESPITE_VITAL_PAIN]         = { N_("pain"),         ""       },
  [RESPITE_VITAL_DISTRESS]     = { N_("distress"),     ""       },
  [RESPITE_VITAL_DISSOCIATION] = { N_("dissociation"), ""       },
  [RESPITE_VITAL_NAUSEA]       = { N_("nausea"),       ""       },
  [RESPITE_VITAL_AVPU]         = { N_("AVPU"),         ""       },
};

typedef struct
{
  RespiteEntryReader *reader;
  RespiteEvent       *event;
  gboolean            is_typed[RESPITE_N_VITALS];
  gsize               n_positions;
} SetReader;

static char *
format_vital (RespiteVital vital,
              int          value)
{
  int decimals = respite_vital_get_limits (vital)->decimals;
  g_autofree char *number = respite_quantity_format (value, decimals, decimals);

  if (vital == RESPITE_VITAL_AVPU)
    return g_strdup (respite_avpu_get_letter (value));

  return g_strconcat (number, labels[vital].unit, NULL);
}

/* Whether the line ends in the part that was read last, and it may be typed on. */
static gboolean
is_typing (const SetReader *set)
{
  return set->reader->is_open && respite_entry_reader_at_end (set->reader);
}

/* Whether @text is a number with its decimals still to come. */
static gboolean
ends_in_point (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  return digits > 0 && g_str_equal (text + digits, ".");
}

/* Whether @value is possible; one that is too small may still get digits with @may_grow. */
static gboolean
check_value (SetReader        *set,
             RespiteVital      vital,
             int               value,
             gboolean          may_grow,
             RespiteEntryChip *chip)
{
  GError *error = NULL;

  if (respite_vital_check (vital, value, &error))
    return TRUE;

  if (may_grow && value < respite_vital_get_limits (vital)->least)
    {
      respite_entry_reader_want (set->reader, chip, error->message);
      g_error_free (error);
    }
  else
    {
      respite_entry_reader_refuse (set->reader, chip, error);
    }

  return FALSE;
}

static gboolean
read_avpu (SetReader        *set,
           const char       *text,
           RespiteEntryChip *chip,
           int              *value)
{
  *value = text[0] != '\0' && text[1] == '\0' ? respite_avpu_from_letter (text[0]) : RESPITE_VITAL_UNSET;
  if (*value != RESPITE_VITAL_UNSET)
    return TRUE;

  respite_entry_reader_refuse_text (set->reader, chip,
                                    N_("AVPU is a alert, v to voice, p to pain or u unresponsive"));

  return FALSE;
}

/* Reads @text as @vital; what is impossible goes to @chip. With @may_grow, too small a number may still get digits. */
static gboolean
read_value (SetReader        *set,
            RespiteVital      vital,
            const char       *text,
            gboolean          may_grow,
            RespiteEntryChip *chip)
{
  GError *error = NULL;
  gint64 number = 0;
  int value;

  if (set->is_typed[vital])
    {
      respite_entry_reader_refuse_text (set->reader, chip, N_("The same value stands twice"));
      return FALSE;
    }
  if (may_grow && ends_in_point (text) && respite_vital_get_limits (vital)->decimals > 0)
    {
      respite_entry_reader_want (set->reader, chip, N_("The number is not complete"));
      return FALSE;
    }
  if (vital == RESPITE_VITAL_AVPU)
    {
      if (!read_avpu (set, text, chip, &value))
        return FALSE;
    }
  else if (respite_quantity_parse (text, respite_vital_get_limits (vital)->decimals, &number, &error))
    {
      value = (int) MIN (number, G_MAXINT16);
    }
  else
    {
      respite_entry_reader_refuse (set->reader, chip, error);
      return FALSE;
    }
  if (!check_value (set, vital, value, may_grow, chip))
    return FALSE;

  if (respite_vital_is_unusual (vital, value))
    respite_entry_reader_ask (set->reader, chip, N_("A value is unusual"));
  set->is_typed[vital] = TRUE;
  set->event->vitals[vital] = (gint16) value;

  return TRUE;
}

static void
read_single (SetReader    *set,
             RespiteVital  vital,
             const char   *text)
{
  RespiteEntryChip *chip = respite_entry_reader_add_chip (set->reader, labels[vital].name, g_strdup (text));

  if (!read_value (set, vital, text, is_typing (set), chip))
    return;

  g_free (chip->value);
  chip->value = format_vital (vital, set->event->vitals[vital]);
}

static void
add_map_chip (SetReader *set)
{
  int map = respite_event_get_map (set->event);

  if (map != RESPITE_VITAL_UNSET)
    respite_entry_reader_add_chip (set->reader, N_("MAP"), g_strdup_printf ("%d", map));
}

static void
read_pressure (SetReader  *set,
               const char *token)
{
  RespiteEntryChip *chip = respite_entry_reader_add_chip (set->reader, N_("BP"), g_strdup (token));
  const char *slash = strchr (token, '/');
  g_autofree char *upper = NULL;

  if (slash == NULL || slash[1] == '\0')
    {
      if (is_typing (set) && (slash != NULL || strspn (token, "0123456789") == strlen (token)))
        respite_entry_reader_want (set->reader, chip, N_("A blood pressure has two numbers, such as 118/74"));
      else
        respite_entry_reader_refuse_text (set->reader, chip,
                                          N_("A set begins with the blood pressure, such as 118/74, or with -"));
      return;
    }

  upper = g_strndup (token, slash - token);
  if (!read_value (set, RESPITE_VITAL_SYSTOLIC, upper, FALSE, chip) ||
      !read_value (set, RESPITE_VITAL_DIASTOLIC, slash + 1, is_typing (set), chip))
    return;

  if (set->event->vitals[RESPITE_VITAL_SYSTOLIC] <= set->event->vitals[RESPITE_VITAL_DIASTOLIC])
    {
      respite_entry_reader_refuse_text (set->reader, chip, N_("The upper blood pressure must be above the lower one"));
      return;
    }

  add_map_chip (set);
}

static void
read_position (SetReader  *set,
               const char *token)
{
  gsize position = set->n_positions++;

  if (position >= G_N_ELEMENTS (positions))
    respite_entry_reader_refuse_text (set->reader, NULL,
                                      N_("After the breathing rate each number needs its letter, such as p3"));
  else if (strcmp (token, "-") == 0)
    return;
  else if (position == 0)
    read_pressure (set, token);
  else
    read_single (set, positions[position], token);
}

static gboolean
find_letter (char          letter,
             RespiteVital *vital)
{
  for (const RespiteEntryWord *word = respite_entry_words; word->word != NULL; word++)
    {
      int found;

      if (word->form != RESPITE_ENTRY_FORM_LETTER || word->word[0] != g_ascii_tolower (letter))
        continue;
      if (!respite_code_from_word (respite_vital_codes, word->code, &found))
        continue;
      *vital = (RespiteVital) found;
      return TRUE;
    }

  return FALSE;
}

static void
read_lettered (SetReader  *set,
               const char *token)
{
  RespiteVital vital;

  if (!find_letter (token[0], &vital))
    respite_entry_reader_refuse_text (set->reader, NULL,
                                      N_("A set takes numbers and letters with numbers, such as p3 for pain"));
  else if (token[1] != '\0')
    read_single (set, vital, token + 1);
  else if (is_typing (set))
    respite_entry_reader_want (set->reader, NULL, N_("A letter needs its number at once, such as p3"));
  else
    respite_entry_reader_refuse_text (set->reader, NULL, N_("A letter needs its number at once, such as p3"));
}

/* The name of a vital sign before its value: "hr 72", "bp 118/74". */
static void
read_named (SetReader              *set,
            const RespiteEntryWord *word)
{
  g_autofree char *token = respite_entry_reader_next (set->reader);
  int vital = RESPITE_VITAL_SYSTOLIC;

  if (!respite_code_from_word (respite_vital_codes, word->code, &vital))
    g_return_if_reached ();

  if (token == NULL)
    respite_entry_reader_want (set->reader, respite_entry_reader_add_chip (set->reader, labels[vital].name,
                                                                           g_strdup ("")),
                               N_("After the name comes its value, such as hr 72"));
  else if (vital == RESPITE_VITAL_SYSTOLIC)
    read_pressure (set, token);
  else
    read_single (set, (RespiteVital) vital, token);
}

static void
read_alphabetic (SetReader  *set,
                 const char *token)
{
  gsize length = 0;
  const RespiteEntryWord *word = respite_entry_word_find (token, &length);
  gboolean is_named = word != NULL && (word->form == RESPITE_ENTRY_FORM_VITAL ||
                                       word->form == RESPITE_ENTRY_FORM_NAUSEA);

  if (is_named)
    read_named (set, word);
  else
    read_lettered (set, token);
}

static const RespiteEvent *
find_last_set (const RespiteTimeline *timeline)
{
  for (guint i = timeline != NULL ? respite_timeline_get_n_events (timeline) : 0; i > 0; i--)
    {
      const RespiteEvent *event = respite_timeline_get_event (timeline, i - 1);

      if (event->kind == RESPITE_EVENT_SET && !event->is_struck)
        return event;
    }

  return NULL;
}

/* From when the copied values are. */
static void
add_same_chip (SetReader          *set,
               const RespiteEvent *last)
{
  RespiteEntryChip *chip = respite_entry_reader_add_chip (set->reader, N_("same as"),
                                                          respite_time_format_hm (last->at,
                                                                                  set->reader->context->zone));

  if (set->reader->at - last->at > UNUSUAL_SAME_MS)
    respite_entry_reader_ask (set->reader, chip, N_("The set that is taken again is more than 15 minutes old"));
}

/* Shows the copied values that were not typed anew. */
static void
add_copied_chips (SetReader          *set,
                  const RespiteEvent *last)
{
  if (!set->is_typed[RESPITE_VITAL_SYSTOLIC] && respite_event_has_vital (last, RESPITE_VITAL_SYSTOLIC) &&
      respite_event_has_vital (last, RESPITE_VITAL_DIASTOLIC))
    {
      respite_entry_reader_add_chip (set->reader, N_("BP"),
                                     g_strdup_printf ("%d/%d", last->vitals[RESPITE_VITAL_SYSTOLIC],
                                                      last->vitals[RESPITE_VITAL_DIASTOLIC]));
      add_map_chip (set);
    }

  for (int vital = RESPITE_VITAL_PULSE; vital < RESPITE_N_VITALS; vital++)
    if (!set->is_typed[vital] && respite_event_has_vital (last, vital))
      respite_entry_reader_add_chip (set->reader, labels[vital].name, format_vital (vital, last->vitals[vital]));
}

RespiteEvent *
respite_entry_read_set (RespiteEntryReader *reader,
                        gboolean            same)
{
  g_autoptr (RespiteEvent) event = respite_event_new (RESPITE_EVENT_SET, reader->at);
  const RespiteEvent *last = same ? find_last_set (reader->context->timeline) : NULL;
  SetReader set = { .reader = reader, .event = event };

  if (same && last == NULL)
    {
      respite_entry_reader_refuse_text (reader, NULL, N_("There is no set yet that could be the same"));
      return NULL;
    }
  if (last != NULL)
    {
      memcpy (event->vitals, last->vitals, sizeof event->vitals);
      g_free (event->text);
      event->text = g_strdup ("same");
      add_same_chip (&set, last);
    }

  while (!respite_entry_reader_at_end (reader))
    {
      g_autofree char *token = respite_entry_reader_next (reader);

      if (g_ascii_isalpha (token[0]))
        read_alphabetic (&set, token);
      else
        read_position (&set, token);
      if (!respite_entry_reader_is_good (reader))
        return NULL;
    }

  if (last != NULL)
    add_copied_chips (&set, last);

  return g_steal_pointer (&event);
}
