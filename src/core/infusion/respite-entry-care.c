/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-entry-private.h"

#include <string.h>

#include "base/respite-error.h"
#include "base/respite-quantity.h"
#include "base/respite-time.h"

#define DOSE_DECIMALS 6

/* Units as typed and as written down (security.md U-2 to U-4: mcg, mL, units; no cc, no U). */
static const struct
{
  const char *typed;
  const char *written;
} dose_units[] = {
  { "mg",      "mg"      },
  { "mcg",     "mcg"     },
  { "ug",      "mcg"     },
  { "µg",      "mcg"     },
  { "μg",      "mcg"     },
  { "ml",      "mL"      },
  { "l/min",   "L/min"   },
  { "g",       "g"       },
  { "l",       "L"       },
  { "unit",    "unit"    },
  { "units",   "units"   },
  { "mmol",    "mmol"    },
  { "meq",     "mEq"     },
  { "tablet",  "tablet"  },
  { "tablets", "tablets" },
  { "puff",    "puff"    },
  { "puffs",   "puffs"   },
  { "spray",   "spray"   },
  { "sprays",  "sprays"  },
  { "drop",    "drop"    },
  { "drops",   "drops"   },
};

static const char *
find_dose_unit (const char *typed)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dose_units); i++)
    if (g_ascii_strcasecmp (dose_units[i].typed, typed) == 0)
      return dose_units[i].written;

  return NULL;
}

static gboolean
is_dose_unit_begun (const char *typed)
{
  for (gsize i = 0; i < G_N_ELEMENTS (dose_units); i++)
    if (g_ascii_strncasecmp (dose_units[i].typed, typed, strlen (typed)) == 0)
      return TRUE;

  return FALSE;
}

/* Reads a dose with its unit and what follows, rewritten by the ISMP rules; %NULL where refused or incomplete. */
static char *
read_dose (RespiteEntryReader *reader,
           RespiteEntryChip   *chip)
{
  g_autofree char *number = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *shown = NULL;
  const char *after;
  const char *written;
  GError *error = NULL;
  gint64 value = 0;

  if (!respite_entry_split_amount (reader->rest, &number, &unit, &after))
    {
      if (*unit == '\0')
        respite_entry_reader_want (reader, chip, N_("A medicine needs its dose and unit, such as 4 mg"));
      else
        respite_entry_reader_refuse_text (reader, chip, N_("A medicine needs its dose and unit, such as 4 mg"));
      return NULL;
    }
  if (number[strlen (number) - 1] == '.' && *unit == '\0' && reader->is_open)
    {
      respite_entry_reader_want (reader, chip, N_("A medicine needs its dose and unit, such as 4 mg"));
      return NULL;
    }
  if (!respite_quantity_parse (number, DOSE_DECIMALS, &value, &error))
    {
      respite_entry_reader_refuse (reader, chip, error);
      return NULL;
    }
  if (value == 0)
    {
      respite_entry_reader_refuse_text (reader, chip, N_("A dose must be above 0"));
      return NULL;
    }

  written = find_dose_unit (unit);
  if (written == NULL && *after == '\0' && is_dose_unit_begun (unit))
    {
      respite_entry_reader_want (reader, chip, N_("A dose needs its unit, such as mg, mcg, mL or units"));
      return NULL;
    }
  if (written == NULL)
    {
      respite_entry_reader_refuse_text (reader, chip, N_("A dose needs its unit, such as mg, mcg, mL or units"));
      return NULL;
    }

  shown = respite_quantity_format (value, DOSE_DECIMALS, DOSE_DECIMALS);

  return g_strconcat (shown, " ", written, *after != '\0' ? " " : NULL, after, NULL);
}

/* The name of a medicine that is not in the list: everything up to the first number. */
static char *
read_name (RespiteEntryReader *reader)
{
  GString *name = g_string_new (NULL);

  while (!respite_entry_reader_at_end (reader) && !g_ascii_isdigit (*reader->rest) && *reader->rest != '.')
    {
      g_autofree char *token = respite_entry_reader_next (reader);

      if (name->len > 0)
        g_string_append_c (name, ' ');
      g_string_append (name, token);
    }

  return g_string_free (name, FALSE);
}

RespiteEvent *
respite_entry_read_medicine (RespiteEntryReader     *reader,
                             const RespiteEntryWord *word)
{
  g_autoptr (RespiteEvent) event = respite_event_new (RESPITE_EVENT_MEDICINE, reader->at);
  RespiteEntryChip *chip;

  g_free (event->text);
  event->text = word->form == RESPITE_ENTRY_FORM_MEDICINE ? g_strdup (word->code) : read_name (reader);
  chip = respite_entry_reader_add_chip (reader, N_("medicine"), g_strdup (event->text));
  if (*event->text == '\0' && respite_entry_reader_at_end (reader))
    {
      respite_entry_reader_want (reader, chip, N_("Which medicine, and how much of it? medicine ketorolac 15 mg"));
      return NULL;
    }

  g_free (event->detail);
  event->detail = read_dose (reader, chip);
  if (event->detail == NULL)
    return NULL;

  respite_entry_reader_add_chip (reader, N_("dose"), g_strdup (event->detail));

  return g_steal_pointer (&event);
}

/* "nausea 2": a set that holds nothing but the score. */
static RespiteEvent *
read_nausea_score (RespiteEntryReader *reader)
{
  g_autofree char *token = respite_entry_reader_next (reader);
  g_autoptr (RespiteEvent) event = respite_event_new (RESPITE_EVENT_SET, reader->at);
  RespiteEntryChip *chip = respite_entry_reader_add_chip (reader, N_("nausea"), g_strdup (token));
  GError *error = NULL;
  gint64 value = 0;

  if (!respite_quantity_parse (token, 0, &value, &error) ||
      !respite_vital_check (RESPITE_VITAL_NAUSEA, (int) MIN (value, G_MAXINT16), &error))
    {
      respite_entry_reader_refuse (reader, chip, error);
      return NULL;
    }
  if (!respite_entry_reader_at_end (reader))
    {
      respite_entry_reader_refuse_text (reader, chip,
                                        N_("Nothing may follow the score; as a side effect: nausea start 2"));
      return NULL;
    }

  event->vitals[RESPITE_VITAL_NAUSEA] = (gint16) value;

  return g_steal_pointer (&event);
}

static gboolean
skip_word (RespiteEntryReader *reader,
           const char         *word)
{
  g_autofree char *token = respite_entry_reader_peek (reader);

  if (token == NULL || g_ascii_strcasecmp (token, word) != 0)
    return FALSE;
  g_free (respite_entry_reader_next (reader));

  return TRUE;
}

/* The severity, if a number or its word stands next. */
static gboolean
read_severity (RespiteEntryReader *reader,
               RespiteEvent       *event,
               RespiteEntryChip   *chip)
{
  static const char *const words[] = { "mild", "moderate", "severe" };
  g_autofree char *token = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (skip_word (reader, words[i]))
      {
        event->severity = (int) i + 1;
        return TRUE;
      }
  if (!g_ascii_isdigit (*reader->rest))
    return TRUE;

  token = respite_entry_reader_next (reader);
  if (strlen (token) != 1 || token[0] < '1' || token[0] > '3')
    {
      respite_entry_reader_refuse_text (reader, chip, N_("The severity is 1 mild, 2 moderate or 3 severe"));
      return FALSE;
    }
  event->severity = token[0] - '0';

  return TRUE;
}

/* Whether the rest is the beginning of "start" or "end". */
static gboolean
is_word_begun (const RespiteEntryReader *reader)
{
  return reader->is_open && *reader->rest != '\0' &&
         (g_str_has_prefix ("start", reader->rest) || g_str_has_prefix ("end", reader->rest));
}

static char *
describe_effect (const RespiteEvent *event)
{
  GString *text = g_string_new (event->kind == RESPITE_EVENT_EFFECT_END ? "end" : "start");

  if (event->severity > 0)
    g_string_append_printf (text, " %d", event->severity);
  if (*event->text != '\0')
    g_string_append_printf (text, " %s", event->text);
  if (*event->detail != '\0')
    g_string_append_printf (text, " %s", event->detail);

  return g_string_free (text, FALSE);
}

/* Asks once where the effect is under way by then: a second beginning is a slip, unless it says how bad it is by now,
 * or what was done. */
static void
ask_again (RespiteEntryReader *reader,
           RespiteEntryChip   *chip,
           const RespiteEvent *event)
{
  g_autoptr (GArray) spans = NULL;
  gboolean is_news = event->severity != 0 || *event->detail != '\0' || *event->text != '\0';

  if (event->kind != RESPITE_EVENT_EFFECT_START || is_news || reader->context->timeline == NULL)
    return;

  spans = respite_timeline_dup_effects (reader->context->timeline);
  for (guint i = 0; i < spans->len; i++)
    {
      const RespiteEffectSpan *span = &g_array_index (spans, RespiteEffectSpan, i);
      g_autofree char *since = NULL;
      g_autofree char *text = NULL;

      if (g_strcmp0 (span->code, event->code) != 0 || span->begin > event->at ||
          (span->end != 0 && span->end <= event->at))
        continue;
      since = respite_time_format_hm (span->begin, reader->context->zone);
      text = g_strdup_printf (respite_translate (N_("Already going on since %s; a number after it says how bad")),
                              since);
      respite_entry_reader_ask (reader, chip, text);
      return;
    }
}

RespiteEvent *
respite_entry_read_effect (RespiteEntryReader     *reader,
                           const RespiteEntryWord *word)
{
  g_autoptr (RespiteEvent) event = NULL;
  RespiteEntryChip *chip;
  char **remark;
  gboolean is_end, is_start;

  if (word->form == RESPITE_ENTRY_FORM_NAUSEA && g_ascii_isdigit (*reader->rest))
    return read_nausea_score (reader);

  event = respite_event_new (RESPITE_EVENT_EFFECT_START, reader->at);
  g_free (event->code);
  event->code = g_strdup (word->code);
  chip = respite_entry_reader_add_chip (reader, respite_effect_find (word->code)->name, g_strdup (""));

  is_end = skip_word (reader, "end");
  is_start = !is_end && skip_word (reader, "start");
  if (is_end)
    event->kind = RESPITE_EVENT_EFFECT_END;
  if (!is_end && !is_start && is_word_begun (reader))
    {
      respite_entry_reader_want (reader, chip, N_("Write start or end after the side effect"));
      return NULL;
    }
  if (word->form == RESPITE_ENTRY_FORM_NAUSEA && !is_end && !is_start)
    {
      const char *text = N_("Write nausea 2 for a score, or nausea start, or nausea end");

      if (respite_entry_reader_at_end (reader))
        respite_entry_reader_want (reader, chip, text);
      else
        respite_entry_reader_refuse_text (reader, chip, text);
      return NULL;
    }
  if (!read_severity (reader, event, chip))
    return NULL;

  remark = strcmp (word->code, "other") == 0 ? &event->text : &event->detail;
  g_free (*remark);
  *remark = g_strdup (reader->rest);
  if (remark == &event->text && *event->text == '\0' && !is_end)
    {
      respite_entry_reader_want (reader, chip, N_("Say which side effect: other start 1 hiccups"));
      return NULL;
    }

  g_free (chip->value);
  chip->value = describe_effect (event);
  ask_again (reader, chip, event);

  return g_steal_pointer (&event);
}
