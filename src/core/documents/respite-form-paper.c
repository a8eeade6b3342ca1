/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-form-paper.h"

#include "base/respite-str.h"
#include "documents/respite-block.h"
#include "documents/respite-face.h"
#include "documents/respite-flow.h"
#include "documents/respite-form-drawing.h"
#include "documents/respite-words.h"
#include "forms/respite-form-words.h"

#define TEXT_LINES     3
#define REPEAT_LINES   4
#define REPEAT_TIMES   3        /* how often a group that repeats is printed */
#define MOST_SCALE     11       /* numbers in a row */
#define MOST_SIDE      6        /* options side by side, of so many characters each */
#define MOST_CHARACTERS 24
#define MOST_SIDE_TIGHT 12      /* likewise where that saves a page */
#define MOST_CHARACTERS_TIGHT 40

/* How much room there is between the questions, and for long answers. */
typedef enum
{
  TIGHTNESS_NONE,
  TIGHTNESS_SOME,
  TIGHTNESS_MOST
} Tightness;

/* In lines of text. */
static const double question_gaps[] = { 0.4, 0.15, 0.05 };

typedef struct
{
  const RespiteWords   *words;
  const char           *language;
  RespiteSheet          sheet;
  RespiteFlowInfo       flow;
  RespiteForm          *form;
  const RespiteAnswers *answers;        /* NULL for a blank form */
  RespiteBlock         *root;
  Tightness             tightness;
  gboolean              is_bound;       /* one of several in a document */
} Writer;

static double
get_room (const Writer *writer)
{
  return MIN (writer->sheet.measure, respite_sheet_get_room (&writer->sheet));
}

static void
add_figure (const Writer  *writer,
            RespiteFigure *figure,
            const char    *alternative)
{
  respite_block_add (writer->root, respite_block_new_figure (figure, alternative));
}

static const char *
get_option_text (const Writer            *writer,
                 const RespiteFormOption *option)
{
  const char *text = respite_form_text_get (option->text, writer->language);

  return *text != '\0' ? text : option->value->text;
}

/* Whether the options are few and short enough to stand side by side. */
static gboolean
fit_side_by_side (const Writer          *writer,
                  const RespiteFormItem *item)
{
  gboolean is_tight = writer->tightness == TIGHTNESS_MOST;
  glong most = is_tight ? MOST_CHARACTERS_TIGHT : MOST_CHARACTERS;

  for (guint i = 0; i < item->options->len; i++)
    if (g_utf8_strlen (get_option_text (writer, g_ptr_array_index (item->options, i)), -1) > most)
      return FALSE;

  return item->options->len <= (is_tight ? MOST_SIDE_TIGHT : MOST_SIDE) && item->type == RESPITE_ITEM_CHOICE;
}

static void
add_boxes (const Writer *writer,
           GPtrArray    *texts)
{
  g_autofree char *alternative = NULL;

  g_ptr_array_add (texts, NULL);
  alternative = g_strjoinv (" / ", (char **) texts->pdata);
  add_figure (writer, respite_form_drawing_boxes (get_room (writer), (const char *const *) texts->pdata, NULL,
                                                  writer->sheet.size, writer->language), alternative);
}

static void
add_list_box (RespiteBlock *list,
              const char   *text)
{
  RespiteBlock *item = respite_block_add (list, respite_block_new_item (RESPITE_MARK_BOX));

  respite_block_add_paragraph_text (item, text);
}

static void
add_choices (const Writer          *writer,
             const RespiteFormItem *item)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  RespiteBlock *list;

  for (guint i = 0; i < item->options->len; i++)
    g_ptr_array_add (texts, (gpointer) get_option_text (writer, g_ptr_array_index (item->options, i)));
  if (fit_side_by_side (writer, item))
    {
      add_boxes (writer, texts);
      return;
    }

  list = respite_block_add (writer->root, respite_block_new_list (0));
  for (guint i = 0; i < texts->len; i++)
    add_list_box (list, g_ptr_array_index (texts, i));
  if (item->type != RESPITE_ITEM_OPEN_CHOICE)
    return;
  add_list_box (list, respite_form_word (writer->language, "something-else"));
  add_figure (writer, respite_form_drawing_lines (get_room (writer), 1, writer->sheet.size), "");
}

static void
add_lines (const Writer *writer,
           guint         n_lines)
{
  add_figure (writer, respite_form_drawing_lines (get_room (writer), n_lines, writer->sheet.size), "");
}

/* Whether a number is asked for on a scale that fits in a row. */
static gboolean
get_scale (const RespiteFormItem *item,
           gint64                *min,
           gint64                *max)
{
  return item->type == RESPITE_ITEM_INTEGER && !item->repeats && item->min != NULL && item->max != NULL &&
         g_ascii_string_to_signed (item->min->text, 10, -1000, 1000, min, NULL) &&
         g_ascii_string_to_signed (item->max->text, 10, -1000, 1000, max, NULL) && *max > *min &&
         *max - *min < MOST_SCALE;
}

static void
add_answer_space (const Writer          *writer,
                  const RespiteFormItem *item)
{
  g_autoptr (GPtrArray) texts = NULL;
  gint64 min, max;

  if (item->options->len > 0)
    {
      add_choices (writer, item);
      return;
    }

  switch (item->type)
    {
    case RESPITE_ITEM_BOOLEAN:
      texts = g_ptr_array_new ();
      g_ptr_array_add (texts, (gpointer) respite_form_word (writer->language, "yes"));
      g_ptr_array_add (texts, (gpointer) respite_form_word (writer->language, "no"));
      add_boxes (writer, texts);
      break;

    case RESPITE_ITEM_TEXT:
      add_lines (writer, writer->tightness > TIGHTNESS_NONE ? TEXT_LINES - 1 : TEXT_LINES);
      break;

    case RESPITE_ITEM_STRING:
    case RESPITE_ITEM_URL:
    case RESPITE_ITEM_CHOICE:
    case RESPITE_ITEM_OPEN_CHOICE:
      add_lines (writer, item->repeats ? REPEAT_LINES : 1);
      break;

    case RESPITE_ITEM_DECIMAL:
    case RESPITE_ITEM_INTEGER:
    case RESPITE_ITEM_DATE:
    case RESPITE_ITEM_DATE_TIME:
    case RESPITE_ITEM_TIME:
    case RESPITE_ITEM_QUANTITY:
      if (get_scale (item, &min, &max))
        add_figure (writer, respite_form_drawing_scale (get_room (writer), (int) min, (int) max, (int) min - 1,
                                                        writer->sheet.size, writer->language), "");
      else
        add_figure (writer, respite_form_drawing_field (get_room (writer) / 3,
                                                        respite_form_text_get (item->unit_text, writer->language),
                                                        writer->sheet.size, writer->language), "");
      break;

    case RESPITE_ITEM_GROUP:
    case RESPITE_ITEM_DISPLAY:
    case RESPITE_ITEM_UNSUPPORTED:
    default:
      break;
    }
}

/* The answer that a condition wants, as the form says it. */
static char *
dup_wanted (const Writer               *writer,
            const RespiteFormCondition *condition,
            const RespiteFormItem      *item)
{
  for (guint i = 0; i < item->options->len; i++)
    {
      const RespiteFormOption *option = g_ptr_array_index (item->options, i);

      if (respite_form_value_equal (option->value, condition->answer))
        return g_strdup (get_option_text (writer, option));
    }
  if (condition->answer->type == RESPITE_VALUE_BOOLEAN)
    return g_strdup (respite_form_word (writer->language,
                                        g_str_equal (condition->answer->text, "true") ? "yes" : "no"));

  return g_strdup (condition->answer->text);
}

/* On paper nothing hides a question: it says itself when it is to be answered. (nullable) where always */
static char *
dup_condition (const Writer          *writer,
               const RespiteFormItem *item)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < item->enable_when->len; i++)
    {
      const RespiteFormCondition *condition = g_ptr_array_index (item->enable_when, i);
      const RespiteFormItem *question = respite_form_get_item (writer->form, condition->question);
      g_autofree char *answer = NULL;

      if (condition->op == RESPITE_OPERATOR_EXISTS)
        continue;
      answer = dup_wanted (writer, condition, question);
      if (text->len > 0)
        g_string_append_printf (text, " %s ", respite_words_lookup (writer->words, "form",
                                                                    item->enable_any ? "or" : "and"));
      g_string_append_printf (text, "“%s” %s %s", respite_form_text_get (question->text, writer->language),
                              condition->op == RESPITE_OPERATOR_EQUAL ? "=" :
                              condition->op == RESPITE_OPERATOR_NOT_EQUAL ? "≠" :
                              respite_code_to_word (respite_form_operator_codes, (int) condition->op), answer);
    }

  return text->len == 0 ? NULL : respite_words_format (writer->words, "form", "only-if", "conditions", text->str, NULL);
}

static void
add_small (const Writer *writer,
           const char   *text,
           gboolean      keeps_next)
{
  RespiteBlock *block = respite_block_new_paragraph (respite_rich_new (text, RESPITE_RICH_MUTED),
                                                     RESPITE_PARAGRAPH_SMALL);

  block->keeps_next = keeps_next;
  respite_block_add (writer->root, block);
}

static char *
dup_item_text (const Writer          *writer,
               const RespiteFormItem *item)
{
  const char *text = respite_form_text_get (item->text, writer->language);

  return g_strconcat (item->prefix, *item->prefix != '\0' ? " " : "", text, NULL);
}

static void
add_question_text (const Writer *writer,
                   const char   *text)
{
  RespiteBlock *question = respite_block_new_paragraph (respite_rich_new (text, RESPITE_RICH_BOLD),
                                                        RESPITE_PARAGRAPH_BODY);

  question->keeps_next = TRUE;
  respite_block_add (writer->root, respite_block_new_spacer (question_gaps[writer->tightness]));
  respite_block_add (writer->root, question);
}

static int
get_depth (const RespiteFormItem *item)
{
  int depth = 0;

  for (item = item->parent; item != NULL; item = item->parent)
    depth++;

  return depth;
}

static void
add_blank_items (const Writer *writer,
                 GPtrArray    *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const RespiteFormItem *item = g_ptr_array_index (items, i);
      g_autofree char *text = dup_item_text (writer, item);
      g_autofree char *condition = dup_condition (writer, item);

      if (item->hidden || item->type == RESPITE_ITEM_UNSUPPORTED)
        continue;
      if (item->type == RESPITE_ITEM_GROUP && *text != '\0')
        respite_block_add_heading_text (writer->root, MIN (get_depth (item) + 2, 3), text);
      else if (item->type == RESPITE_ITEM_DISPLAY)
        respite_block_add_paragraph_text (writer->root, text);
      else if (respite_form_item_is_question (item))
        add_question_text (writer, text);
      if (condition != NULL)
        add_small (writer, condition, TRUE);
      if (respite_form_item_is_question (item) && item->repeats && item->options->len > 0)
        add_small (writer, respite_form_word (writer->language, "several"), TRUE);
      if (respite_form_item_is_question (item))
        add_answer_space (writer, item);
      for (int time = 0; time < (respite_form_item_is_scope (item) ? REPEAT_TIMES : 1); time++)
        add_blank_items (writer, item->items);
    }
}

/* Lines for the name, the birth date and the day; whose paper it is already has the first two in its foot. */
static void
add_name_lines (const Writer *writer,
                gboolean      has_name)
{
  static const char *const keys[] = { "name", "born", "day" };

  for (gsize i = has_name ? 2 : 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *word = respite_words_lookup (writer->words, "form", keys[i]);
      RespiteBlock *label = respite_block_new_paragraph (respite_rich_new (word, RESPITE_RICH_MUTED),
                                                         RESPITE_PARAGRAPH_SMALL);

      label->keeps_next = TRUE;
      respite_block_add (writer->root, label);
      add_figure (writer, respite_form_drawing_field (get_room (writer) * (i == 0 ? 1.0 : 0.4), "",
                                                      writer->sheet.size * 0.6, writer->language), word);
    }
}

static void
add_answer (const Writer          *writer,
            RespiteBlock          *table,
            const RespiteFormItem *item,
            const char            *key)
{
  g_autofree char *answer = respite_answers_dup_text (writer->answers, key, writer->language);
  g_autofree char *text = dup_item_text (writer, item);

  respite_block_add_cell (table, respite_rich_new (text, RESPITE_RICH_PLAIN));
  respite_block_add_cell (table, *answer != '\0' ? respite_rich_new (answer, RESPITE_RICH_BOLD) :
                          respite_rich_new (respite_words_lookup (writer->words, "form", "no-answer"),
                                            RESPITE_RICH_MUTED));
}

/* The questions of a section are one table. */
static void
add_filled_items (const Writer *writer)
{
  g_autoptr (GPtrArray) keys = respite_answers_list_keys (writer->answers);
  RespiteBlock *table = NULL;

  for (guint i = 0; i < keys->len; i++)
    {
      const char *key = g_ptr_array_index (keys, i);
      const RespiteFormItem *item = respite_form_get_item (writer->form, key);

      if (!respite_answers_is_shown (writer->answers, key))
        continue;
      if (respite_form_item_is_question (item))
        {
          if (table == NULL)
            {
              table = respite_block_add (writer->root, respite_block_new_table ());
              respite_block_add_column (table, respite_words_lookup (writer->words, "form", "question"),
                                        RESPITE_COLUMN_TEXT);
              respite_block_add_column (table, respite_words_lookup (writer->words, "form", "answer"),
                                        RESPITE_COLUMN_TEXT);
            }
          add_answer (writer, table, item, key);
        }
      else if (item->type == RESPITE_ITEM_GROUP)
        {
          g_autofree char *text = dup_item_text (writer, item);

          if (*text == '\0')
            continue;
          table = NULL;
          respite_block_add_heading_text (writer->root, writer->is_bound ? 3 : MIN (get_depth (item) + 2, 3), text);
        }
    }
}

static void
add_flags (const Writer *writer)
{
  g_autoptr (GPtrArray) flags = respite_answers_dup_flags (writer->answers, writer->language);
  RespiteBlock *table;

  if (flags->len == 0)
    return;

  respite_block_add_heading_text (writer->root, writer->is_bound ? 3 : 2,
                                  respite_words_lookup (writer->words, "form", "flags"));
  table = respite_block_add (writer->root, respite_block_new_table ());
  respite_block_add_column (table, respite_words_lookup (writer->words, "form", "level"), RESPITE_COLUMN_CODE);
  respite_block_add_column (table, respite_words_lookup (writer->words, "form", "flag"), RESPITE_COLUMN_TEXT);
  respite_block_add_column (table, respite_words_lookup (writer->words, "form", "source"), RESPITE_COLUMN_TEXT);
  for (guint i = 0; i < flags->len; i++)
    {
      const RespiteFlag *flag = g_ptr_array_index (flags, i);
      const char *level = respite_words_lookup (writer->words, "form",
                                                respite_code_to_word (respite_flag_level_codes, (int) flag->level));

      respite_block_add_cell (table, respite_rich_new (level, RESPITE_RICH_BOLD));
      respite_block_add_cell (table, respite_rich_new (flag->text, RESPITE_RICH_PLAIN));
      respite_block_add_cell (table, respite_rich_new (flag->source, RESPITE_RICH_MUTED));
    }
}

/* The row's facts: when, by whom, which version; a draft says so in a box. */
static void
add_facts (const Writer          *writer,
           const RespiteResponse *response)
{
  g_autoptr (GTimeZone) zone = respite_document_info_dup_zone (writer->flow.document);
  RespiteBlock *facts = respite_block_new_facts (writer->flow.document->large_print ? 1 : writer->is_bound ? 3 : 2);
  g_autofree char *at = respite_words_format_moment (writer->words,
                                                     response->is_draft ? response->started_at : response->finished_at,
                                                     zone);

  if (response->is_draft)
    respite_block_add (writer->root,
                       respite_block_new_box (RESPITE_BOX_REVIEW,
                                              respite_rich_new (respite_words_lookup (writer->words, "form", "draft"),
                                                                RESPITE_RICH_BOLD)));
  respite_block_add_fact_text (facts, respite_words_lookup (writer->words, "form",
                                                            response->is_draft ? "begun" : "finished"), at);
  respite_block_add_fact_text (facts, respite_words_lookup (writer->words, "form", "by"), response->staff_name);
  if (writer->is_bound)
    respite_block_add_fact_text (facts, respite_words_lookup (writer->words, "form", "version"),
                                 respite_form_get_version (writer->form));
  respite_block_add (writer->root, facts)->keeps_next = TRUE;
}

static void
add_notice (const Writer *writer)
{
  const char *notice = respite_form_text_get (respite_form_get_notice (writer->form), writer->language);

  if (*notice != '\0')
    add_small (writer, notice, FALSE);
}

static RespiteLayout *
finish (Writer  *writer,
        GError **error)
{
  g_autofree char *version = respite_words_format (writer->words, "foot", "version", "version",
                                                   respite_form_get_version (writer->form), NULL);

  add_notice (writer);
  writer->flow.remark = version;

  return respite_flow_layout (writer->root, &writer->flow, error);
}

static void
begin_paper (Writer                    *writer,
             RespiteSheetKind           kind,
             const RespiteDocumentInfo *info)
{
  writer->words = respite_words_get (respite_document_info_get_language (info));
  writer->language = respite_words_get_language (writer->words);
  respite_sheet_init (&writer->sheet, kind, respite_str_is_empty (info->paper) ? info->clinic->paper : info->paper,
                      info->large_print);
  writer->flow.document = info;
  writer->flow.sheet = &writer->sheet;
  writer->flow.language = writer->language;
}

static void
begin (Writer                    *writer,
       RespiteForm               *form,
       RespiteSheetKind           kind,
       const RespiteDocumentInfo *info)
{
  begin_paper (writer, kind, info);
  writer->form = form;
  writer->flow.title = respite_form_text_get (respite_form_get_title (form), writer->language);
  respite_block_add_heading_text (writer->root, 1, writer->flow.title);
}

static RespiteLayout *
lay_out_blank (RespiteForm               *form,
               const RespiteDocumentInfo *info,
               Tightness                  tightness,
               GError                   **error)
{
  g_autoptr (RespiteBlock) root = respite_block_new_document ();
  Writer writer = { .root = root, .tightness = tightness };

  begin (&writer, form, RESPITE_SHEET_HANDOUT, info);
  add_name_lines (&writer, info->patient != NULL);
  add_blank_items (&writer, respite_form_get_items (form));

  return finish (&writer, error);
}

/* Where a little less room saves a page, no lone question stands on one. */
RespiteLayout *
respite_form_paper_layout (RespiteForm               *form,
                           const RespiteDocumentInfo *info,
                           GError                   **error)
{
  g_autoptr (RespiteLayout) best = NULL;

  g_return_val_if_fail (form != NULL && info != NULL, NULL);

  if (!respite_face_init (error))
    return NULL;

  for (Tightness tightness = TIGHTNESS_NONE; tightness <= TIGHTNESS_MOST; tightness++)
    {
      g_autoptr (RespiteLayout) layout = lay_out_blank (form, info, tightness, error);

      if (layout == NULL)
        return NULL;
      if (best != NULL && respite_layout_get_n_pages (layout) >= respite_layout_get_n_pages (best))
        continue;
      g_clear_pointer (&best, respite_layout_unref);
      best = g_steal_pointer (&layout);
      if (respite_layout_get_n_pages (best) == 1)
        break;
    }

  return g_steal_pointer (&best);
}

RespiteLayout *
respite_form_paper_layout_filled (const RespiteAnswers      *answers,
                                  const RespiteResponse     *response,
                                  const RespiteDocumentInfo *info,
                                  GError                   **error)
{
  g_autoptr (RespiteBlock) root = respite_block_new_document ();
  Writer writer = { .root = root, .answers = answers };

  g_return_val_if_fail (answers != NULL && response != NULL && info != NULL, NULL);

  if (!respite_face_init (error))
    return NULL;

  begin (&writer, respite_answers_get_form (answers), RESPITE_SHEET_RECORD, info);
  add_facts (&writer, response);
  add_filled_items (&writer);
  add_flags (&writer);

  return finish (&writer, error);
}

RespiteLayout *
respite_form_paper_layout_bound (const RespiteFilledForm   *forms,
                                 guint                      n_forms,
                                 const char                *title,
                                 const RespiteDocumentInfo *info,
                                 GError                   **error)
{
  g_autoptr (RespiteBlock) root = respite_block_new_document ();
  Writer writer = { .root = root, .is_bound = TRUE };

  g_return_val_if_fail (forms != NULL && n_forms > 0 && title != NULL && info != NULL, NULL);

  if (!respite_face_init (error))
    return NULL;

  begin_paper (&writer, RESPITE_SHEET_RECORD, info);
  writer.flow.title = title;
  respite_block_add_heading_text (root, 1, title);
  for (guint i = 0; i < n_forms; i++)
    {
      writer.answers = forms[i].answers;
      writer.form = respite_answers_get_form (writer.answers);
      respite_block_add_heading_text (root, 2, respite_form_text_get (respite_form_get_title (writer.form),
                                                                      writer.language));
      add_facts (&writer, forms[i].response);
      add_filled_items (&writer);
      add_flags (&writer);
      add_notice (&writer);
    }

  return respite_flow_layout (root, &writer.flow, error);
}
