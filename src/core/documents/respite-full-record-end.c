/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-full-record.h"

#include "base/respite-str.h"
#include "documents/respite-record-writer.h"
#include "domain/respite-patient-merge.h"

#define GROUP "full-record"

/* Room for the heading over a picture. */
#define PICTURE_HEAD 60.0

/* What was done, what was said back, and whether it was written by mistake. */
static void
take_done (RespiteRecordWriter      *self,
           RespiteBlock             *table,
           const RespiteDocumentRow *row)
{
  g_autoptr (GString) done = g_string_new (respite_words_lookup (self->words, "document-what", row->what));

  if (!respite_str_is_empty (row->understood))
    g_string_append_printf (done, "; %s", respite_words_lookup (self->words, "document-what", row->understood));
  if (!respite_str_is_empty (row->said))
    g_string_append_printf (done, ": %s", row->said);
  if (row->is_taken_back)
    respite_record_writer_add_struck (table, done->str);
  else
    respite_record_writer_add_cell (table, done->str);
}

static char *
dup_document (RespiteRecordWriter      *self,
              const RespiteDocumentRow *row)
{
  static const char *const named[] = { "handout", "form", "consent", NULL };
  const char *kind = respite_words_lookup (self->words, "document", row->kind);
  const char *name = row->title != NULL ? row->title : row->name;

  return respite_str_is_empty (name) || !g_strv_contains (named, row->kind) ? g_strdup (kind) :
         g_strdup_printf ("%s: %s", kind, name);
}

static void
add_documents (RespiteRecordWriter *self,
               GPtrArray           *documents)
{
  static const char *const columns[] = { "cdate", "tdocument", "tlanguage", "tdone", "tby", NULL };
  RespiteBlock *table = NULL;

  for (guint i = documents->len; i > 0; i--)
    {
      const RespiteDocumentRow *row = g_ptr_array_index (documents, i - 1);

      if (table == NULL)
        table = respite_record_writer_add_table (self, "documents", columns);
      if (row->takes_back != 0)
        continue;
      respite_record_writer_take_cell (table, respite_record_writer_dup_moment (self, row->at));
      respite_record_writer_take_cell (table, dup_document (self, row));
      respite_record_writer_add_cell (table, respite_str_is_empty (row->language) ? "" :
                                      respite_words_lookup (self->words, "language", row->language));
      take_done (self, table, row);
      respite_record_writer_add_cell (table, row->staff_name);
    }
}

static void
add_history (RespiteRecordWriter *self,
             GPtrArray           *history)
{
  static const char *const columns[] = { "cdate", "tfield", "tbefore", "tafter", "tby", NULL };
  RespiteBlock *table = NULL;

  for (guint i = history->len; i > 0; i--)
    {
      const RespitePatientChange *change = g_ptr_array_index (history, i - 1);

      if (table == NULL)
        table = respite_record_writer_add_table (self, "history", columns);
      respite_record_writer_take_cell (table, respite_record_writer_dup_moment (self, change->at));
      respite_record_writer_add_cell (table, respite_words_lookup (self->words, "record-field", change->field));
      respite_record_writer_take_cell (table, respite_record_writer_dup_value (self, change->field, change->before));
      respite_record_writer_take_cell (table, respite_record_writer_dup_value (self, change->field, change->after));
      respite_record_writer_add_cell (table, change->staff_name);
    }
}

RespiteLayout *
respite_full_record_layout_end (const RespiteFullRecord   *record,
                                const RespiteDocumentInfo *info,
                                GError                   **error)
{
  g_auto (RespiteRecordWriter) self = { 0 };
  const RespiteWords *words;

  g_return_val_if_fail (record != NULL && info != NULL, NULL);

  words = respite_words_get (respite_document_info_get_record_language (info));
  respite_record_writer_init (&self, info, GROUP, respite_words_lookup (words, GROUP, "end"));
  self.info.patient = record->patient;
  add_documents (&self, record->documents);
  add_history (&self, record->history);

  return respite_record_writer_finish (&self, NULL, error);
}

RespiteLayout *
respite_full_record_layout_picture (const RespiteFullRecord   *record,
                                    const char                *name,
                                    GdkPixbuf                 *picture,
                                    int                        page,
                                    const RespiteDocumentInfo *info,
                                    GError                   **error)
{
  g_auto (RespiteRecordWriter) self = { 0 };
  g_autofree char *number = g_strdup_printf ("%d", page);
  g_autofree char *alternative = NULL;
  double room, height, scale;
  RespiteFigure *figure;
  RespiteItem item = { .kind = RESPITE_ITEM_IMAGE };

  g_return_val_if_fail (record != NULL && name != NULL && GDK_IS_PIXBUF (picture) && info != NULL, NULL);

  respite_record_writer_init (&self, info, GROUP, name);
  self.info.patient = record->patient;
  room = respite_sheet_get_room (&self.sheet);
  height = self.sheet.height - 4.5 * self.sheet.margin - PICTURE_HEAD;
  scale = MIN (room / gdk_pixbuf_get_width (picture), height / gdk_pixbuf_get_height (picture));
  item.width = gdk_pixbuf_get_width (picture) * scale;
  item.height = gdk_pixbuf_get_height (picture) * scale;
  item.image = g_object_ref (picture);
  figure = respite_figure_new (item.width, item.height);
  g_array_append_val (figure->items, item);
  if (page > 0)
    alternative = respite_words_format (self.words, GROUP, "page-of-file", "name", name, "page", number, NULL);
  else
    alternative = g_strdup (name);
  respite_block_add (self.root, respite_block_new_figure (figure, alternative));

  return respite_record_writer_finish (&self, NULL, error);
}

char *
respite_full_record_dup_name (const RespiteDocumentInfo *info,
                              const char                *kind,
                              const char                *title,
                              gint64                     at)
{
  const RespiteWords *words = respite_words_get (respite_document_info_get_record_language (info));
  const char *word = respite_words_lookup (words, GROUP, kind);
  g_autoptr (GTimeZone) zone = respite_document_info_dup_zone (info);
  g_autofree char *day = at != 0 ? respite_words_format_moment (words, at, zone) : NULL;
  GString *name = g_string_new (word);

  if (!respite_str_is_empty (title))
    g_string_append_printf (name, ": %s", title);
  if (day != NULL)
    g_string_append_printf (name, ", %s", day);

  return g_string_free (name, FALSE);
}
