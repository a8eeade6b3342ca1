/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "infusion/respite-event.h"
#include "infusion/respite-timeline.h"

G_BEGIN_DECLS

/**
 * RespiteEntryContext:
 * @now: the clock
 * @zone: the clinic's time zone, for times such as 10:21
 * @weight_g: of the order, for rates by weight; 0 where there is none
 * @concentration_ug_per_ml: of the bag, for rates in mL/h; 0 where there is none
 * @timeline: what stands already; "same" copies the last set from it
 */
typedef struct
{
  gint64                 now;
  GTimeZone             *zone;
  gint64                 weight_g;
  gint64                 concentration_ug_per_ml;
  const RespiteTimeline *timeline;
} RespiteEntryContext;

/**
 * RespiteEntryWord:
 * @word: what is typed, lower case
 * @usage: an example, such as "rate 53.6 mg/h"
 * @help: what it does, marked for translation
 *
 * The one table of the entry line's grammar: parser, completion, help page, manual and tests use it. Ends with %NULL.
 */
typedef struct
{
  const char *word;
  const char *usage;
  const char *help;
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
 * @is_unusual: whether something asks to be confirmed
 */
typedef struct
{
  GPtrArray    *chips;
  RespiteEvent *event;
  GError       *error;
  gboolean      is_unusual;
} RespiteEntry;

/**
 * respite_entry_parse:
 * @line: what was typed, up to 2,000 characters
 * @context: what it is read against
 *
 * Reads one line of the small language: a set (`118/74 72 98 14 p3 s5`), or words (`rate 53.6 mg/h`, `pause`,
 * `bolus 5 mg`, `nausea 2`, `nausea start 2`, `nausea end`, `ondansetron 4 mg`, `note calm`), each after an optional
 * time (`10:21`, yesterday where that is nearer across midnight). Well under a millisecond. Never %NULL.
 *
 * Returns: (transfer full): what was understood
 */
RespiteEntry *respite_entry_parse (const char                *line,
                                   const RespiteEntryContext *context);

void respite_entry_free (RespiteEntry *entry);

/**
 * respite_entry_complete:
 * @line: what was typed so far
 *
 * Returns: (transfer full) (array zero-terminated=1): whole lines that begin with @line, at most eight
 */
GStrv respite_entry_complete (const char *line);

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
