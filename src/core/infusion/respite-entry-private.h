/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "infusion/respite-entry-line.h"

G_BEGIN_DECLS

/**
 * RespiteEntryReader:
 * @line: the whole line, cleaned; owned by the caller
 * @rest: what of it has not been read yet, without leading spaces
 * @is_open: whether the last part may still be in the middle of being typed
 * @at: when, read from the line or now
 *
 * The state of reading one line. The functions below read on from @rest; what they understand goes into @entry.
 */
typedef struct
{
  const RespiteEntryContext *context;
  RespiteEntry              *entry;
  const char                *line;
  const char                *rest;
  gboolean                   is_open;
  gint64                     at;
} RespiteEntryReader;

/* The next part up to a space; %NULL at the end. (transfer full) */
char *respite_entry_reader_next (RespiteEntryReader *reader);

/* The next part without reading on. (transfer full) (nullable) */
char *respite_entry_reader_peek (const RespiteEntryReader *reader);

gboolean respite_entry_reader_at_end (const RespiteEntryReader *reader);

/* @value: (transfer full). Returns: the chip, owned by the entry. */
RespiteEntryChip *respite_entry_reader_add_chip (RespiteEntryReader *reader,
                                                 const char         *name,
                                                 char               *value);

/**
 * respite_entry_reader_ask:
 * @text: what is unusual, marked with N_(), without a full stop; the first one of a line stays
 *
 * Marks @chip, and the line, as asking once.
 */
void respite_entry_reader_ask (RespiteEntryReader *reader,
                               RespiteEntryChip   *chip,
                               const char         *text);

/**
 * respite_entry_reader_refuse:
 * @chip: (nullable): the part that cannot be
 * @error: (transfer full): why; the first one of a line stays
 */
void respite_entry_reader_refuse (RespiteEntryReader *reader,
                                  RespiteEntryChip   *chip,
                                  GError             *error);

/* @text: a sentence marked with N_(). */
void respite_entry_reader_refuse_text (RespiteEntryReader *reader,
                                       RespiteEntryChip   *chip,
                                       const char         *text);

/* What the line lacks, as a translated sentence; nothing is wrong yet. */
void respite_entry_reader_want (RespiteEntryReader *reader,
                                RespiteEntryChip   *chip,
                                const char         *text);

/* Whether nothing was refused or wanted so far. */
gboolean respite_entry_reader_is_good (const RespiteEntryReader *reader);

/* The word of the table that begins @text and ends at a space; the longest. @length: (out): in @text. (nullable) */
const RespiteEntryWord *respite_entry_word_find (const char *text,
                                                 gsize      *length);

/* How far @text, typed in any case and spacing, agrees with the beginning of @word: characters of @text, or 0. */
gsize respite_entry_word_match (const char *word,
                                const char *text,
                                gboolean   *is_whole);

/**
 * respite_entry_read_time:
 * @token: "10:21" or "-5"
 *
 * The nearest such time that is not ahead, and nothing else if the clocks jumped over it; or so many minutes ago.
 */
gboolean respite_entry_read_time (const char                *token,
                                  const RespiteEntryContext *context,
                                  gint64                    *at,
                                  GError                   **error);

/* Whether @token is a time or the beginning of one: digits, a colon, digits; or minutes ago, a minus and digits. */
gboolean respite_entry_is_time (const char *token);

/**
 * respite_entry_split_amount:
 * @text: "4 mg iv", "4mg"
 * @number: (out) (transfer full): "4"
 * @unit: (out) (transfer full): "mg", "" for none
 * @after: (out): what follows in @text
 *
 * Returns: whether @text begins with digits, a point or a comma
 */
gboolean respite_entry_split_amount (const char  *text,
                                     char       **number,
                                     char       **unit,
                                     const char **after);

/* Units that a rate, a bolus and a medicine may have; each list ends with %NULL. */
extern const char *const respite_entry_rate_units[];
extern const char *const respite_entry_bolus_units[];
extern const char *const respite_entry_medicine_units[];

/* Each reads what its words take and returns the event, %NULL where it was refused or is incomplete. */
RespiteEvent *respite_entry_read_set      (RespiteEntryReader     *reader,
                                           gboolean                same);
RespiteEvent *respite_entry_read_pump     (RespiteEntryReader     *reader,
                                           const RespiteEntryWord *word);
RespiteEvent *respite_entry_read_effect   (RespiteEntryReader     *reader,
                                           const RespiteEntryWord *word);
RespiteEvent *respite_entry_read_medicine (RespiteEntryReader     *reader,
                                           const RespiteEntryWord *word);

G_END_DECLS
