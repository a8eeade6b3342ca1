/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-record-writer.h"

#include "base/respite-str.h"
#include "base/respite-time.h"
#include "documents/respite-flow.h"

void
respite_record_writer_init (RespiteRecordWriter       *self,
                            const RespiteDocumentInfo *info,
                            const char                *group,
                            const char                *title)
{
  *self = (RespiteRecordWriter) { .root = respite_block_new_document (), .group = group, .info = *info };

  self->info.language = respite_document_info_get_record_language (info);
  self->words = respite_words_get (self->info.language);
  self->zone = respite_document_info_dup_zone (info);
  self->info.zone = self->zone;
  respite_sheet_init (&self->sheet, RESPITE_SHEET_RECORD, respite_str_is_empty (info->paper) ? info->clinic->paper :
                      info->paper, info->large_print);
  respite_block_add_heading_text (self->root, 1, title != NULL ? title : respite_record_writer_word (self, "title"));
}

void
respite_record_writer_clear (RespiteRecordWriter *self)
{
  g_clear_pointer (&self->root, respite_block_free);
  g_clear_pointer (&self->zone, g_time_zone_unref);
}

const char *
respite_record_writer_word (const RespiteRecordWriter *self,
                            const char                *key)
{
  return respite_words_lookup (self->words, self->group, key);
}

const char *
respite_record_writer_code (const RespiteRecordWriter *self,
                            const char                *group,
                            const RespiteCode         *codes,
                            int                        value)
{
  return respite_words_lookup (self->words, group, respite_code_to_word (codes, value));
}

char *
respite_record_writer_dup_day (const RespiteRecordWriter *self,
                               gint64                     at)
{
  g_autofree char *date = at != 0 ? respite_time_format_date (at, self->zone) : NULL;

  return date != NULL ? respite_words_format_date (self->words, date) : g_strdup ("");
}

char *
respite_record_writer_dup_moment (const RespiteRecordWriter *self,
                                  gint64                     at)
{
  return at != 0 ? respite_words_format_moment (self->words, at, self->zone) : g_strdup ("");
}

char *
respite_record_writer_dup_value (const RespiteRecordWriter *self,
                                 const char                *field,
                                 const char                *value)
{
  static const char *const groups[][2] = {
    { "sex", "sex" },
    { "language", "language" },
    { "allergy_state", "allergy" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_str_equal (field, groups[i][0]) && !respite_str_is_empty (value))
      return g_strdup (respite_words_lookup (self->words, groups[i][1], value));

  return g_str_equal (field, "born") && !respite_str_is_empty (value) ? respite_words_format_date (self->words, value) :
         g_strdup (value);
}

void
respite_record_writer_add_heading (RespiteRecordWriter *self,
                                   const char          *key)
{
  respite_block_add_heading_text (self->root, 2, respite_record_writer_word (self, key));
}

RespiteBlock *
respite_record_writer_add_table (RespiteRecordWriter *self,
                                 const char          *heading,
                                 const char *const   *columns)
{
  RespiteBlock *table;

  if (heading != NULL)
    respite_record_writer_add_heading (self, heading);
  table = respite_block_add (self->root, respite_block_new_table ());
  for (gsize i = 0; columns[i] != NULL; i++)
    respite_block_add_column (table, respite_record_writer_word (self, columns[i] + 1),
                              columns[i][0] == 'n' ? RESPITE_COLUMN_NUMBER :
                              columns[i][0] == 'c' ? RESPITE_COLUMN_CODE : RESPITE_COLUMN_TEXT);

  return table;
}

void
respite_record_writer_add_cell (RespiteBlock *table,
                                const char   *text)
{
  respite_block_add_cell (table, respite_str_is_empty (text) ? NULL : respite_rich_new (text, RESPITE_RICH_PLAIN));
}

void
respite_record_writer_take_cell (RespiteBlock *table,
                                 char         *text)
{
  respite_record_writer_add_cell (table, text);
  g_free (text);
}

void
respite_record_writer_add_struck (RespiteBlock *table,
                                  const char   *text)
{
  respite_block_add_cell (table, respite_rich_new (text != NULL ? text : "", RESPITE_RICH_STRUCK));
}

RespiteLayout *
respite_record_writer_finish (RespiteRecordWriter *self,
                              const char          *title,
                              GError             **error)
{
  RespiteFlowInfo flow = {
    .document = &self->info,
    .sheet = &self->sheet,
    .title = title != NULL ? title : respite_record_writer_word (self, "title"),
    .language = respite_words_get_language (self->words),
  };

  return respite_flow_layout (self->root, &flow, error);
}
