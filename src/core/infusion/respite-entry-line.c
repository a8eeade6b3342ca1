/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "infusion/respite-entry-private.h"

#include <string.h>

#include "base/respite-clock.h"
#include "base/respite-error.h"
#include "base/respite-quantity.h"
#include "base/respite-str.h"
#include "base/respite-time.h"
#include "infusion/respite-emergency.h"
#include "infusion/respite-prompts.h"
#include "infusion/respite-recovery.h"

#define MAX_LINE_CHARS 2000

/* An entry for longer ago than this asks once. */
#define UNUSUAL_AGE_MS (4 * RESPITE_HOUR_MS)

static const struct
{
  RespiteEventKind kind;
  const char      *name;
} kind_names[] = {
  { RESPITE_EVENT_PAUSE,     N_("pause")     },
  { RESPITE_EVENT_STOP,      N_("stop")      },
  { RESPITE_EVENT_END,       N_("end")       },
  { RESPITE_EVENT_NOTE,      N_("note")      },
  { RESPITE_EVENT_GAP,       N_("gap")       },
  { RESPITE_EVENT_CONFIRM,   N_("confirm")   },
  { RESPITE_EVENT_EMERGENCY, N_("emergency") },
};

static void
free_chip (void *data)
{
  RespiteEntryChip *chip = data;

  g_free (chip->value);
  g_free (chip->problem);
  g_free (chip);
}

static const char *
get_kind_name (RespiteEventKind kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (kind_names[i].kind == kind)
      return kind_names[i].name;

  g_return_val_if_reached ("");
}

/* Reads the time at the beginning of the line, if there is one. */
static void
read_time (RespiteEntryReader *reader)
{
  const RespiteEntryContext *context = reader->context;
  g_autofree char *token = respite_entry_reader_peek (reader);
  RespiteEntryChip *chip;
  GError *error = NULL;
  g_autofree char *shown = NULL;
  gboolean is_today, is_ago;

  if (token == NULL || !respite_entry_is_time (token))
    return;
  is_ago = *token == '-';

  g_free (respite_entry_reader_next (reader));
  if (!is_ago && respite_entry_reader_at_end (reader) && reader->is_open && strlen (strchr (token, ':')) < 3)
    {
      respite_entry_reader_want (reader, NULL, N_("This is not a time of day; write it as 10:21"));
      return;
    }
  if (!respite_entry_read_time (token, context, &reader->at, &error))
    {
      respite_entry_reader_refuse (reader, respite_entry_reader_add_chip (reader, N_("time"), g_strdup (token)), error);
      return;
    }

  is_today = respite_time_day_begin (reader->at, context->zone) == respite_time_day_begin (context->now, context->zone);
  shown = respite_time_format_hm (reader->at, context->zone);
  chip = respite_entry_reader_add_chip (reader, is_today ? N_("time") : N_("yesterday"),
                                        is_ago ? g_strdup_printf ("%s (%s min)", shown, token)
                                               : g_strdup (shown));
  if (context->now - reader->at > UNUSUAL_AGE_MS)
    respite_entry_reader_ask (reader, chip, N_("This is more than 4 hours ago"));
  if (respite_entry_reader_at_end (reader))
    respite_entry_reader_want (reader, NULL, N_("After the time comes what happened"));
}

/* What the chip says: of an emergency what its line means, and what was typed with it. */
static char *
describe_text (const RespiteEvent *event)
{
  const RespiteEmergencyLine *line =
    event->kind == RESPITE_EVENT_EMERGENCY && *event->code != '\0' ? respite_emergency_find (event->code) : NULL;

  if (line == NULL)
    return g_strdup (event->text);

  return g_strconcat (respite_translate (line->name), *event->text != '\0' ? ": " : NULL, event->text, NULL);
}

static RespiteEvent *
read_text (RespiteEntryReader     *reader,
           const RespiteEntryWord *word)
{
  g_autoptr (RespiteEvent) event = NULL;
  g_autofree char *noted = NULL;
  RespiteEntryChip *chip;
  int kind = RESPITE_EVENT_NOTE;

  respite_code_from_word (respite_event_kind_codes, word->code, &kind);
  event = respite_event_new ((RespiteEventKind) kind, reader->at);
  if (word->form == RESPITE_ENTRY_FORM_NOTED && *reader->rest != '\0')
    noted = g_strconcat (respite_translate (N_("At the limit")), ": ", reader->rest, NULL);
  if (word->form == RESPITE_ENTRY_FORM_TEXT && event->kind == RESPITE_EVENT_EMERGENCY)
    respite_emergency_read (event, reader->rest);
  else
    respite_set_str (&event->text, noted != NULL ? noted : reader->rest);
  if (word->form == RESPITE_ENTRY_FORM_HELP)
    respite_set_str (&event->code, "help");
  if (word->form == RESPITE_ENTRY_FORM_NOTED)
    respite_set_str (&event->code, RESPITE_PROMPT_CODE);
  if (word->form == RESPITE_ENTRY_FORM_PHOTO)
    respite_set_str (&event->code, RESPITE_EVENT_PHOTO);

  chip = respite_entry_reader_add_chip (reader, respite_event_is_photo (event) ? N_("photo")
                                                                              : get_kind_name (event->kind),
                                        describe_text (event));
  if (word->form != RESPITE_ENTRY_FORM_PLAIN && word->form != RESPITE_ENTRY_FORM_HELP && *event->text == '\0' &&
      (event->kind != RESPITE_EVENT_EMERGENCY || *event->code == '\0' || g_str_equal (event->code, "note")))
    {
      respite_entry_reader_want (reader, chip, event->kind == RESPITE_EVENT_STOP ?
                                 N_("A stop needs its reason") : N_("This word needs a text"));
      return NULL;
    }

  return g_steal_pointer (&event);
}

/* Since when a gap is explained when no time was typed: the last set, else the start. */
static gint64
find_gap_begin (const RespiteEntryReader *reader)
{
  const RespiteTimeline *timeline = reader->context->timeline;

  for (guint i = timeline != NULL ? respite_timeline_get_n_events (timeline) : 0; i > 0; i--)
    {
      const RespiteEvent *event = respite_timeline_get_event (timeline, i - 1);

      if (event->kind == RESPITE_EVENT_SET && !event->is_struck && event->at < reader->at)
        return event->at;
    }

  return timeline != NULL ? respite_timeline_get_start (timeline) : 0;
}

/* Reads "10:05-10:20", "10:05 10:20", "10:05" or nothing. */
static gboolean
read_gap_times (RespiteEntryReader *reader,
                RespiteEvent       *event,
                GError            **error)
{
  g_autofree char *token = respite_entry_reader_peek (reader);
  g_auto (GStrv) parts = NULL;
  g_autofree char *second = NULL;

  event->from = find_gap_begin (reader);
  if (token == NULL || (!respite_entry_is_time (token) && (!g_ascii_isdigit (*token) || strchr (token, ':') == NULL)))
    return TRUE;

  g_free (respite_entry_reader_next (reader));
  if (*token == '-')
    return respite_entry_read_time (token, reader->context, &event->from, error);
  parts = g_strsplit (token, "-", 2);
  if (!respite_entry_read_time (parts[0], reader->context, &event->from, error))
    return FALSE;
  if (parts[1] != NULL)
    return respite_entry_read_time (parts[1], reader->context, &event->at, error);

  second = respite_entry_reader_peek (reader);
  if (second == NULL || !respite_entry_is_time (second))
    return TRUE;
  g_free (respite_entry_reader_next (reader));

  return respite_entry_read_time (second, reader->context, &event->at, error);
}

static RespiteEvent *
read_gap (RespiteEntryReader *reader)
{
  g_autoptr (RespiteEvent) event = respite_event_new (RESPITE_EVENT_GAP, reader->at);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  RespiteEntryChip *chip;
  GError *error = NULL;

  if (!read_gap_times (reader, event, &error))
    {
      respite_entry_reader_refuse (reader, NULL, error);
      return NULL;
    }
  if (event->from == 0)
    {
      respite_entry_reader_want (reader, NULL, N_("Say from when to when: gap 10:05-10:20 in the bathroom"));
      return NULL;
    }

  g_free (event->text);
  event->text = g_strdup (reader->rest);
  from = respite_time_format_hm (event->from, reader->context->zone);
  to = respite_time_format_hm (event->at, reader->context->zone);
  chip = respite_entry_reader_add_chip (reader, N_("gap"), g_strdup_printf ("%s-%s %s", from, to, event->text));
  if (*event->text == '\0')
    {
      respite_entry_reader_want (reader, chip, N_("A gap needs its reason"));
      return NULL;
    }

  return g_steal_pointer (&event);
}

static RespiteEvent *
read_score (RespiteEntryReader     *reader,
            const RespiteEntryWord *word)
{
  g_autoptr (RespiteEvent) event = respite_event_new (RESPITE_EVENT_RECOVERY, reader->at);
  gboolean is_aldrete = strcmp (word->code, "aldrete") == 0;
  RespiteEntryChip *chip;
  GError *error = NULL;
  gint64 points = 0;
  int total;

  chip = respite_entry_reader_add_chip (reader, is_aldrete ? N_("Aldrete") : N_("PADSS"), g_strdup (reader->rest));
  if (respite_entry_reader_at_end (reader))
    {
      respite_entry_reader_want (reader, chip, N_("A recovery score goes from 0 to 10"));
      return NULL;
    }
  if (respite_recovery_read_points (reader->rest, &total))
    {
      respite_set_str (&event->code, word->code);
      respite_set_str (&event->text, reader->rest);
      event->severity = total;
      g_free (chip->value);
      chip->value = g_strdup_printf ("%d", total);
      return g_steal_pointer (&event);
    }
  if (!respite_quantity_parse (reader->rest, 0, &points, &error))
    {
      respite_entry_reader_refuse (reader, chip, error);
      return NULL;
    }
  if (points > 10)
    {
      respite_entry_reader_refuse_text (reader, chip, N_("A recovery score goes from 0 to 10"));
      return NULL;
    }

  g_free (event->code);
  event->code = g_strdup (word->code);
  event->severity = (int) points;

  return g_steal_pointer (&event);
}

static RespiteEvent *
read_word (RespiteEntryReader     *reader,
           const RespiteEntryWord *word)
{
  switch (word->form)
    {
    case RESPITE_ENTRY_FORM_SET:
      return respite_entry_read_set (reader, FALSE);

    case RESPITE_ENTRY_FORM_SAME:
      return respite_entry_read_set (reader, TRUE);

    case RESPITE_ENTRY_FORM_START:
    case RESPITE_ENTRY_FORM_RATE:
    case RESPITE_ENTRY_FORM_RESUME:
    case RESPITE_ENTRY_FORM_BOLUS:
    case RESPITE_ENTRY_FORM_DEVICE:
      return respite_entry_read_pump (reader, word);

    case RESPITE_ENTRY_FORM_PLAIN:
    case RESPITE_ENTRY_FORM_TEXT:
    case RESPITE_ENTRY_FORM_NOTED:
    case RESPITE_ENTRY_FORM_PHOTO:
    case RESPITE_ENTRY_FORM_HELP:
      return read_text (reader, word);

    case RESPITE_ENTRY_FORM_GAP:
      return read_gap (reader);

    case RESPITE_ENTRY_FORM_SCORE:
      return read_score (reader, word);

    case RESPITE_ENTRY_FORM_NAUSEA:
    case RESPITE_ENTRY_FORM_EFFECT:
      return respite_entry_read_effect (reader, word);

    case RESPITE_ENTRY_FORM_MEDICINE:
    case RESPITE_ENTRY_FORM_ANY_MEDICINE:
      return respite_entry_read_medicine (reader, word);

    case RESPITE_ENTRY_FORM_VITAL:
    case RESPITE_ENTRY_FORM_LETTER:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* Whether more typing could make the rest a word. */
static gboolean
is_word_begun (const RespiteEntryReader *reader)
{
  for (const RespiteEntryWord *word = respite_entry_words; word->word != NULL; word++)
    {
      gboolean is_whole = FALSE;
      gsize length = respite_entry_word_match (word->word, reader->rest, &is_whole);

      if (length > 0 && reader->rest[length] == '\0')
        return TRUE;
    }

  for (guint i = 0; reader->context->medicines != NULL && i < reader->context->medicines->len; i++)
    {
      const RespiteListItem *item = g_ptr_array_index (reader->context->medicines, i);

      if (g_ascii_strncasecmp (item->text, reader->rest, strlen (reader->rest)) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_set_begun (const char *rest)
{
  if (!g_ascii_isalpha (*rest))
    return g_ascii_isdigit (*rest) || strchr ("-./", *rest) != NULL;
  if (g_ascii_tolower (*rest) == 'a' && respite_avpu_from_letter (rest[1]) != RESPITE_VITAL_UNSET)
    return rest[2] == ' ' || rest[2] == '\0';

  return g_ascii_isdigit (rest[1]) || rest[1] == '.';
}

static RespiteEvent *
read_body (RespiteEntryReader *reader)
{
  const RespiteListItem *medicine;
  const RespiteEntryWord *word;
  gsize length;

  if (is_set_begun (reader->rest))
    return respite_entry_read_set (reader, FALSE);

  word = respite_entry_word_find (reader->rest, &length);
  if (word != NULL && word->form == RESPITE_ENTRY_FORM_VITAL)
    return respite_entry_read_set (reader, FALSE);
  if (word != NULL)
    {
      reader->rest += length;
      reader->rest += strspn (reader->rest, " ");
      return read_word (reader, word);
    }

  medicine = respite_list_find_medicine (reader->context->medicines, reader->rest, &length);
  if (medicine != NULL)
    {
      RespiteEntryWord own = { medicine->text, NULL, NULL, RESPITE_ENTRY_FORM_MEDICINE, medicine->text };

      reader->rest += length;
      reader->rest += strspn (reader->rest, " ");
      return read_word (reader, &own);
    }

  if (is_word_begun (reader))
    respite_entry_reader_want (reader, NULL, N_("This word is not complete"));
  else
    respite_entry_reader_refuse_text (reader, NULL, N_("This word is not known; Ctrl+? shows all words"));

  return NULL;
}

/* What the event alone and the timeline say about it. */
static gboolean
check_event (const RespiteEntryReader *reader,
             const RespiteEvent       *event,
             GError                  **error)
{
  const RespiteEntryContext *context = reader->context;

  if (!respite_event_check (event, error))
    return FALSE;

  return context->timeline == NULL || respite_timeline_check_event (context->timeline, event, context->now, error);
}

/* Whether what is asked before such an entry depends on its time. */
static gboolean
asks_about_dose (RespiteEventKind kind)
{
  return kind == RESPITE_EVENT_START || kind == RESPITE_EVENT_RATE || kind == RESPITE_EVENT_RESUME ||
         kind == RESPITE_EVENT_BOLUS;
}

/* A time is typed to the minute, an entry made at once is kept to the second: "10:21 nausea end" rests on a nausea that
 * began at 10:21:40, and comes after it. A dose stays refused: what was asked about it holds for the minute. */
static gboolean
check_in_minute (const RespiteEntryReader *reader,
                 RespiteEvent             *event,
                 GError                  **error)
{
  const RespiteEntryContext *context = reader->context;
  gint64 begin = event->at, last = 0;

  if (check_event (reader, event, error))
    return TRUE;
  if (context->timeline == NULL || asks_about_dose (event->kind) || begin == context->now ||
      begin % RESPITE_MINUTE_MS != 0)
    return FALSE;

  for (guint i = 0, n = respite_timeline_get_n_events (context->timeline); i < n; i++)
    {
      const RespiteEvent *other = respite_timeline_get_event (context->timeline, i);

      if (!other->is_struck && other->at > begin && other->at < MIN (begin + RESPITE_MINUTE_MS, context->now))
        last = MAX (last, other->at);
    }
  event->at = last + 1;
  if (last == 0 || !check_event (reader, event, NULL))
    return FALSE;
  g_clear_error (error);

  return TRUE;
}

RespiteEntry *
respite_entry_parse (const char                *line,
                     const RespiteEntryContext *context)
{
  RespiteEntry *entry = g_new0 (RespiteEntry, 1);
  RespiteEntryReader reader = { .context = context, .entry = entry };
  g_autoptr (RespiteEvent) event = NULL;
  g_autofree char *clean = NULL;

  entry->chips = g_ptr_array_new_with_free_func (free_chip);
  g_return_val_if_fail (line != NULL && context != NULL && context->zone != NULL, entry);

  clean = respite_str_clean (line, MAX_LINE_CHARS, FALSE, &entry->error);
  if (clean == NULL || *clean == '\0')
    return entry;

  reader.line = clean;
  reader.rest = clean;
  reader.is_open = !g_ascii_isspace (line[strlen (line) - 1]);
  reader.at = context->now;

  read_time (&reader);
  if (respite_entry_reader_is_good (&reader))
    event = read_body (&reader);
  if (event != NULL && context->drug == RESPITE_DRUG_ESKETAMINE_NASAL && respite_event_is_dose (event))
    respite_set_str (&event->code, RESPITE_EVENT_SPRAY);
  if (event != NULL)
    event->replaces = context->replaces;
  if (event == NULL || !check_in_minute (&reader, event, &entry->error))
    return entry;

  event->entered_at = context->now;
  g_free (event->typed);
  event->typed = g_steal_pointer (&clean);
  entry->event = g_steal_pointer (&event);

  return entry;
}

void
respite_entry_free (RespiteEntry *entry)
{
  if (entry == NULL)
    return;

  g_ptr_array_unref (entry->chips);
  respite_event_free (entry->event);
  g_clear_error (&entry->error);
  g_free (entry->missing);
  g_free (entry->question);
  g_free (entry);
}
