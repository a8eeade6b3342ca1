/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "chart/respite-chart-words.h"
#include "chart/respite-session-chart-reading.h"
#include "documents/respite-block.h"
#include "documents/respite-sheet.h"
#include "documents/respite-summary.h"
#include "documents/respite-words.h"

G_BEGIN_DECLS

/**
 * RespiteSummary:
 *
 * What the sections of a session summary are made from.
 */
typedef struct
{
  const RespiteSessionRecord *record;
  const RespiteDocumentInfo  *info;
  const RespiteWords         *words;
  const RespiteSheet         *sheet;
  GTimeZone                  *zone;
  RespiteChartWords           chart_words;
  RespiteBlock               *root;
} RespiteSummary;

static inline const char *
respite_summary_word (const RespiteSummary *self,
                      const char           *key)
{
  return respite_words_lookup (self->words, "summary", key);
}

/* A heading of a section. */
void respite_summary_add_heading (RespiteSummary *self,
                                  const char     *key);

/* A quiet sentence in place of what is not there. */
void respite_summary_add_remark (RespiteSummary *self,
                                 const char     *key);

/* A small quiet sentence with what belongs to a whole table. */
void respite_summary_add_caption (RespiteSummary *self,
                                  const char     *text);

/* A fact whose numbers stay with their units; takes @value, leaves out what is empty. */
void respite_summary_add_amount (RespiteSummary *self,
                                 RespiteBlock   *facts,
                                 const char     *key,
                                 char           *value);

/* The same with the word @key of @group, where it may be strong; an empty one stays as a line to write on. */
void respite_summary_add_fact (const RespiteSummary *self,
                               RespiteBlock         *facts,
                               const char           *group,
                               const char           *key,
                               char                 *value,
                               gboolean              is_strong);

/* (transfer full) (nullable): the time of day, %NULL for none */
char *respite_summary_dup_time (const RespiteSummary *self,
                                gint64                at);

/* A table cell likewise; does not take @text. */
void respite_summary_add_cell (RespiteBlock     *table,
                               const char       *text,
                               RespiteRichFlags  flags);

/* An entry of the timeline with its remarks: when it was entered late, why it no longer counts. (transfer full) */
RespiteRich *respite_summary_new_entry (const RespiteSummary  *self,
                                        const RespiteChartRow *row);

/* Adds its sections to the document. */
typedef void (*RespiteSummaryFunc) (RespiteSummary *self);

/* Lays out a document about one session that is made by @sections; its title is the word "title" of @group. */
RespiteLayout *respite_summary_run (const RespiteSessionRecord  *record,
                                    const RespiteDocumentInfo   *info,
                                    const char                  *group,
                                    RespiteSummaryFunc           sections,
                                    GError                     **error);

/* "MARTINEZ, Rosa, 58 years"; the allergies in words; a span as "1 h 20 min". (transfer full), but the allergies. */
char       *respite_summary_dup_patient   (const RespiteSummary *self);
const char *respite_summary_get_allergies (const RespiteSummary *self);
char       *respite_summary_dup_length    (const RespiteSummary *self,
                                           gint64                ms);

/* The sections in their order. */
void respite_summary_add_order       (RespiteSummary *self);
void respite_summary_add_preparation (RespiteSummary *self);
void respite_summary_add_vials       (RespiteSummary *self);
void respite_summary_add_checks      (RespiteSummary *self,
                                      const char     *key,
                                      GPtrArray      *checks);
void respite_summary_add_timeline    (RespiteSummary *self);
void respite_summary_add_monitor     (RespiteSummary *self);
void respite_summary_add_effects     (RespiteSummary *self);
void respite_summary_add_emergencies (RespiteSummary *self);
void respite_summary_add_recovery    (RespiteSummary *self);
void respite_summary_add_worksheet   (RespiteSummary *self);
void respite_summary_add_thresholds  (RespiteSummary *self);
void respite_summary_add_signatures  (RespiteSummary *self);
void respite_summary_add_addenda     (RespiteSummary *self);

G_END_DECLS
