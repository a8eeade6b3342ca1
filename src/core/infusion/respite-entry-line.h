/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "domain/respite-session.h"
#include "infusion/respite-clinic-list.h"
#include "infusion/respite-event.h"
#include "infusion/respite-timeline.h"

G_BEGIN_DECLS

/**
 * RespiteEntryContext:
 * @now: the clock
 * @zone: the clinic's time zone, for times such as 10:21
 * @weight_g: of the order, for rates by weight; 0 where there is none
 * @concentration_ug_per_ml: of the bag, for rates in mL/h; 0 where there is none
 * @timeline: (nullable): what stands already; "same" copies the last set from it
 * @drug: of the order; a nasal spray starts without a rate
 * @rate_ugph: of the order: what `start` alone begins with; 0 where there is none
 * @dose_ug: the ordered total, to ask about a bolus beyond it; 0 where there is none
 * @medicines: (nullable) (element-type RespiteListItem): the clinic's list; its own names are words, too
 * @replaces: the id of the event that the line corrects, else 0; it does not count as standing there
 *
 * What a line is read against.
 */
typedef struct
{
  gint64                 now;
  GTimeZone             *zone;
  gint64                 weight_g;
  gint64                 concentration_ug_per_ml;
  const RespiteTimeline *timeline;
  RespiteDrug            drug;
  gint64                 rate_ugph;
  gint64                 dose_ug;
  GPtrArray             *medicines;
  gint64                 replaces;
} RespiteEntryContext;

/**
 * RespiteEntryForm:
 * @RESPITE_ENTRY_FORM_SET: plain numbers: blood pressure, pulse, saturation, breathing; "-" leaves one out
 * @RESPITE_ENTRY_FORM_LETTER: a number at once after its letter; a letter of AVPU after "a"
 * @RESPITE_ENTRY_FORM_VITAL: its number; other values of the set may follow
 * @RESPITE_ENTRY_FORM_SAME: the last set again
 * @RESPITE_ENTRY_FORM_START: a rate, or none for the ordered one
 * @RESPITE_ENTRY_FORM_RATE: a rate
 * @RESPITE_ENTRY_FORM_RESUME: a rate, a text or nothing
 * @RESPITE_ENTRY_FORM_BOLUS: an amount
 * @RESPITE_ENTRY_FORM_DEVICE: nothing; a device of a nasal spray has one content
 * @RESPITE_ENTRY_FORM_PLAIN: a text or nothing
 * @RESPITE_ENTRY_FORM_TEXT: a text
 * @RESPITE_ENTRY_FORM_NOTED: what was done at a prompt, a text
 * @RESPITE_ENTRY_FORM_PHOTO: what a picture shows, a text
 * @RESPITE_ENTRY_FORM_GAP: one or two times or none, and a text
 * @RESPITE_ENTRY_FORM_HELP: help was called; a text or nothing
 * @RESPITE_ENTRY_FORM_SCORE: a recovery score
 * @RESPITE_ENTRY_FORM_NAUSEA: a score 0 to 3, or as an effect
 * @RESPITE_ENTRY_FORM_EFFECT: start or end, severity 1 to 3, the action taken; each may be left out
 * @RESPITE_ENTRY_FORM_MEDICINE: a dose with its unit, then how it was given
 * @RESPITE_ENTRY_FORM_ANY_MEDICINE: a name before that
 *
 * What follows a word.
 */
typedef enum
{
  RESPITE_ENTRY_FORM_SET,
  RESPITE_ENTRY_FORM_LETTER,
  RESPITE_ENTRY_FORM_VITAL,
  RESPITE_ENTRY_FORM_SAME,
  RESPITE_ENTRY_FORM_START,
  RESPITE_ENTRY_FORM_RATE,
  RESPITE_ENTRY_FORM_RESUME,
  RESPITE_ENTRY_FORM_BOLUS,
  RESPITE_ENTRY_FORM_DEVICE,
  RESPITE_ENTRY_FORM_PLAIN,
  RESPITE_ENTRY_FORM_TEXT,
  RESPITE_ENTRY_FORM_NOTED,
  RESPITE_ENTRY_FORM_PHOTO,
  RESPITE_ENTRY_FORM_GAP,
  RESPITE_ENTRY_FORM_HELP,
  RESPITE_ENTRY_FORM_SCORE,
  RESPITE_ENTRY_FORM_NAUSEA,
  RESPITE_ENTRY_FORM_EFFECT,
  RESPITE_ENTRY_FORM_MEDICINE,
  RESPITE_ENTRY_FORM_ANY_MEDICINE,
} RespiteEntryForm;

/**
 * RespiteEntryWord:
 * @word: what is typed, lower case
 * @usage: (nullable): an example, such as "rate 53.6 mg/h"; %NULL for another spelling of the row above
 * @help: what it does, marked for translation
 * @form: what follows it
 * @code: (nullable): the vital sign, event kind, effect or score that it stands for; a medicine's name
 *
 * The one table of the entry line's grammar: parser, completion, help page, manual and tests use it. Ends with %NULL.
 */
typedef struct
{
  const char       *word;
  const char       *usage;
  const char       *help;
  RespiteEntryForm  form;
  const char       *code;
} RespiteEntryWord;

extern const RespiteEntryWord respite_entry_words[];

/**
 * RespiteEntryChip:
 * @name: what was understood, marked for translation, such as "BP" or "rate"
 * @value: as text, such as "118/74" or "53.6 mg/h"
 * @is_unusual: outside the usual; Enter asks once
 * @problem: (nullable): why this part cannot be, translated
 *
 * One understood piece of the line, in its order.
 */
typedef struct
{
  const char *name;
  char       *value;
  gboolean    is_unusual;
  char       *problem;
} RespiteEntryChip;

/**
 * RespiteEntry:
 * @chips: (element-type RespiteEntryChip)
 * @event: (nullable): the event to record, %NULL while the line is incomplete or wrong
 * @error: (nullable): why there is none; %NULL while the line is merely incomplete
 * @missing: (nullable): what a merely incomplete line still lacks, translated; for Enter on such a line
 * @is_unusual: whether something asks to be confirmed
 * @question: (nullable): what that is, translated, without a full stop; set where @is_unusual is
 *
 * What was understood of a line. An empty line has no event, no error and nothing missing.
 */
typedef struct
{
  GPtrArray    *chips;
  RespiteEvent *event;
  GError       *error;
  char         *missing;
  gboolean      is_unusual;
  char         *question;
} RespiteEntry;

/**
 * respite_entry_parse:
 * @line: what was typed, up to 2,000 characters
 * @context: what it is read against
 *
 * Reads one line of the small language: a set (`118/74 72 98 14 p3 s5`, or by names, `bp 118/74 hr 72 avpu v`), or
 * words (`rate 53.6 mg/h`, `pause`, `bolus 5 mg`, `nausea 2`, `nausea start 2`, `nausea end`, `ondansetron 4 mg`,
 * `note calm`), each after an optional time: `-5` for minutes ago, or `10:21` (yesterday where that is nearer across
 * midnight; a time further ahead than 2 minutes is refused). `same` copies the last set and says so in the event's
 * text; it asks once where that set is older than 15 minutes. Well under a millisecond. Never %NULL.
 *
 * Returns: (transfer full): what was understood
 */
RespiteEntry *respite_entry_parse (const char                *line,
                                   const RespiteEntryContext *context);

void respite_entry_free (RespiteEntry *entry);

/**
 * respite_entry_complete:
 * @line: what was typed so far
 * @medicines: (nullable) (element-type RespiteListItem): the clinic's list; its retired ones are not offered
 *
 * Offers words and units, never an amount.
 *
 * Returns: (transfer full) (array zero-terminated=1): whole lines that begin with @line, at most eight
 */
GStrv respite_entry_complete (const char *line,
                              GPtrArray  *medicines);

/**
 * respite_rate_parse:
 * @text: "53.6 mg/h", "0.75 mg/kg/h", "0.9 mg/min", "20 mL/h"
 * @weight_g: for rates by weight, 0 for none
 * @concentration_ug_per_ml: for mL/h, 0 for none
 * @rate_ugph: (out): micrograms per hour, rounded once, half up
 * @error: where to say why not
 *
 * Returns: whether @text is a rate
 */
gboolean respite_rate_parse (const char  *text,
                             gint64       weight_g,
                             gint64       concentration_ug_per_ml,
                             gint64      *rate_ugph,
                             GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteEntry, respite_entry_free)

G_END_DECLS
