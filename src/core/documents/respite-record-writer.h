/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "base/respite-code.h"
#include "documents/respite-block.h"
#include "documents/respite-document-info.h"
#include "documents/respite-layout.h"
#include "documents/respite-sheet.h"
#include "documents/respite-words.h"

G_BEGIN_DECLS

/**
 * RespiteRecordWriter:
 * @root: the document's blocks (owned)
 * @words: of its language
 * @group: of @words, where its fixed texts stand
 *
 * What papers of the record, made of facts, lists and tables, are written with. On the stack; cleared by its owner.
 */
typedef struct
{
  RespiteBlock        *root;
  const RespiteWords  *words;
  const char          *group;
  GTimeZone           *zone;
  RespiteDocumentInfo  info;
  RespiteSheet         sheet;
} RespiteRecordWriter;

/* Begins a paper with its title "title" of @group; for @info->language or the clinic's. */
void respite_record_writer_init  (RespiteRecordWriter       *self,
                                  const RespiteDocumentInfo *info,
                                  const char                *group,
                                  const char                *title);
void respite_record_writer_clear (RespiteRecordWriter *self);

/* A fixed text of its group. */
const char *respite_record_writer_word (const RespiteRecordWriter *self,
                                        const char                *key);

/* The word of a code. */
const char *respite_record_writer_code (const RespiteRecordWriter *self,
                                        const char                *group,
                                        const RespiteCode         *codes,
                                        int                        value);

/* (transfer full): "14 Mar 1968" of an instant, "" for 0. */
char *respite_record_writer_dup_day (const RespiteRecordWriter *self,
                                     gint64                     at);

/* (transfer full): "14 Mar 1968, 10:23" of an instant, "" for 0. */
char *respite_record_writer_dup_moment (const RespiteRecordWriter *self,
                                        gint64                     at);

/* (transfer full): a value of a patient's field: codes in words, a date as the language writes it. */
char *respite_record_writer_dup_value (const RespiteRecordWriter *self,
                                       const char                *field,
                                       const char                *value);

/* A heading of the second level. */
void respite_record_writer_add_heading (RespiteRecordWriter *self,
                                        const char          *key);

/**
 * respite_record_writer_add_table:
 * @heading: (nullable): the key of its heading
 * @columns: keys of the columns, one letter before each says what they hold: "t" text, "n" number, "c" code; ended
 *   by %NULL
 *
 * Returns: (transfer none): the table
 */
RespiteBlock *respite_record_writer_add_table (RespiteRecordWriter *self,
                                               const char          *heading,
                                               const char *const   *columns);

/* The next cell; the second one takes the text. %NULL and "" are empty cells. */
void respite_record_writer_add_cell  (RespiteBlock *table,
                                      const char   *text);
void respite_record_writer_take_cell (RespiteBlock *table,
                                      char         *text);

/* A cell of what was struck out. */
void respite_record_writer_add_struck (RespiteBlock *table,
                                       const char   *text);

/**
 * respite_record_writer_finish:
 * @title: (nullable): in the foot; %NULL for "title" of the group
 *
 * Returns: (transfer full) (nullable): the pages
 */
RespiteLayout *respite_record_writer_finish (RespiteRecordWriter  *self,
                                             const char           *title,
                                             GError              **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RespiteRecordWriter, respite_record_writer_clear)

G_END_DECLS
