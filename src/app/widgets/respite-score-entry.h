/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "scoring/respite-instrument.h"

G_BEGIN_DECLS

/**
 * RespiteScoreEntry:
 *
 * Which questionnaire a score is of; then its score sheet is opened, or its total is typed where the program has no
 * sheet.
 *
 * Signals:
 * - open-sheet (char *slug): the score sheet is to be filled
 * - save-total: what is typed is a score, see respite_score_entry_get_total()
 */
#define RESPITE_TYPE_SCORE_ENTRY (respite_score_entry_get_type ())

G_DECLARE_FINAL_TYPE (RespiteScoreEntry, respite_score_entry, RESPITE, SCORE_ENTRY, GtkWidget)

/* The clinic's zone, in which the day is read. */
void respite_score_entry_set_zone (RespiteScoreEntry *self,
                                   GTimeZone         *zone);

/* Chooses an instrument and empties the fields. */
void respite_score_entry_choose (RespiteScoreEntry *self,
                                 const char        *slug);

/**
 * RespiteScoreTotal:
 * @value: in thousandths
 * @item: the answer to the instrument's suicide item, %RESPITE_SCORE_NOT_LOOKED where it was left empty
 * @taken_at: noon of the day that was typed, 0 for now
 *
 * A total that was typed.
 */
typedef struct
{
  const RespiteInstrument *instrument;
  const RespiteScale      *scale;
  int                      value;
  int                      item;
  gint64                   taken_at;
} RespiteScoreTotal;

/* The total as it was typed when save-total was emitted. */
RespiteScoreTotal respite_score_entry_get_total (RespiteScoreEntry *self);

/* Empties the fields after the total was kept. */
void respite_score_entry_clear (RespiteScoreEntry *self);

G_END_DECLS
