/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-form-paper.h"

#include "documents/respite-block.h"
#include "documents/respite-flow.h"
#include "documents/respite-words.h"

/* A line to write on. */
#define WRITING_LINE "____________________________________________________________"
#define SHORT_LINE   "____________________"

#define TEXT_LINES 3

typedef struct
{
  const RespiteWords *words;
  const char         *language;
} Writer;

static void add_items (const Writer *writer,
                       RespiteBlock *root,
                       GPtrArray    *items,
                       int           depth);

static void
add_box (RespiteBlock *list,
         const char   *text)
{
  RespiteBlock *item = respite_block_add (list, respite_block_new_item (RESPITE_MARK_BOX));

  respite_block_add_paragraph_text (item, text);
}

static void
add_choices (const Writer          *writer,
             RespiteBlock          *root,
             const RespiteFormItem *item)
{
  RespiteBlock *list = respite_block_add (root, respite_block_new_list (0));

  for (guint i = 0; i < item->options->len; i++)
    {
      const RespiteFormOption *option = g_ptr_array_index (item->options, i);
      const char *text = respite_form_text_get (option->text, writer->language);

      add_box (list, *text != '\0' ? text : option->value->text);
    }
  if (item->type == RESPITE_ITEM_OPEN_CHOICE)
    add_box (list, SHORT_LINE);
}

static void
add_answer_space (const Writer          *writer,
                  RespiteBlock          *root,
                  const RespiteFormItem *item)
{
  g_autofree char *line = NULL;
  RespiteBlock *list = NULL;

  switch (item->type)
    {
    case RESPITE_ITEM_BOOLEAN:
      list = respite_block_add (root, respite_block_new_list (0));
      add_box (list, respite_words_lookup (writer->words, "general", "yes"));
      add_box (list, respite_words_lookup (writer->words, "general", "no"));
      break;

    case RESPITE_ITEM_CHOICE:
    case RESPITE_ITEM_OPEN_CHOICE:
      add_choices (writer, root, item);
      break;

    case RESPITE_ITEM_TEXT:
      for (int i = 0; i < TEXT_LINES; i++)
        respite_block_add_paragraph_text (root, WRITING_LINE);
      break;

    case RESPITE_ITEM_STRING:
    case RESPITE_ITEM_URL:
      respite_block_add_paragraph_text (root, WRITING_LINE);
      break;

    case RESPITE_ITEM_DECIMAL:
    case RESPITE_ITEM_INTEGER:
    case RESPITE_ITEM_DATE:
    case RESPITE_ITEM_DATE_TIME:
    case RESPITE_ITEM_TIME:
    case RESPITE_ITEM_QUANTITY:
      line = g_strconcat (SHORT_LINE, " ", item->unit, NULL);
      respite_block_add_paragraph_text (root, line);
      break;

    case RESPITE_ITEM_GROUP:
    case RESPITE_ITEM_DISPLAY:
    case RESPITE_ITEM_UNSUPPORTED:
    default:
      break;
    }
}

static void
add_item (const Writer          *writer,
          RespiteBlock          *root,
          const RespiteFormItem *item,
          int                    depth)
{
  const char *text = respite_form_text_get (item->text, writer->language);
  g_autofree char *numbered = g_strconcat (item->prefix, *item->prefix != '\0' ? " " : "", text, NULL);

  if (item->hidden)
    return;

  if (item->type == RESPITE_ITEM_GROUP)
    {
      if (*numbered != '\0')
        respite_block_add_heading_text (root, MIN (depth + 2, 3), numbered);
    }
  else if (item->type == RESPITE_ITEM_DISPLAY)
    {
      respite_block_add_paragraph_text (root, numbered);
    }
  else
    {
      RespiteBlock *question = respite_block_new_paragraph (respite_rich_new (numbered, RESPITE_RICH_BOLD),
                                                            RESPITE_PARAGRAPH_BODY);

      question->keeps_next = TRUE;
      respite_block_add (root, respite_block_new_spacer (0.5));
      respite_block_add (root, question);
      add_answer_space (writer, root, item);
    }
  add_items (writer, root, item->items, depth + 1);
}

static void
add_items (const Writer *writer,
           RespiteBlock *root,
           GPtrArray    *items,
           int           depth)
{
  for (guint i = 0; i < items->len; i++)
    add_item (writer, root, g_ptr_array_index (items, i), depth);
}

RespiteLayout *
respite_form_paper_layout (RespiteForm               *form,
                           const RespiteDocumentInfo *info,
                           GError                   **error)
{
  g_autoptr (RespiteBlock) root = respite_block_new_document ();
  RespiteSheet sheet;
  RespiteFlowInfo flow = { .document = info, .sheet = &sheet };
  Writer writer = { 0 };
  g_autofree char *version = NULL;
  const char *notice = NULL;

  g_return_val_if_fail (form != NULL && info != NULL, NULL);

  writer.words = respite_words_get (respite_document_info_get_language (info));
  writer.language = respite_words_get_language (writer.words);
  notice = respite_form_text_get (respite_form_get_notice (form), writer.language);
  version = respite_words_format (writer.words, "foot", "version", "version", respite_form_get_version (form), NULL);
  respite_sheet_init (&sheet, RESPITE_SHEET_HANDOUT, info->paper != NULL ? info->paper : info->clinic->paper,
                      info->large_print);
  flow.title = respite_form_text_get (respite_form_get_title (form), writer.language);
  flow.remark = version;
  flow.language = writer.language;

  respite_block_add_heading_text (root, 1, flow.title);
  add_items (&writer, root, respite_form_get_items (form), 0);
  if (*notice != '\0')
    respite_block_add (root, respite_block_new_paragraph (respite_rich_new (notice, RESPITE_RICH_PLAIN),
                                                          RESPITE_PARAGRAPH_SMALL));
  return respite_flow_layout (root, &flow, error);
}
