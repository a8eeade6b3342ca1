/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-markdown.h"

#include <md4c.h>
#include <string.h>

#include "base/respite-error.h"
#include "documents/respite-words.h"

/* Containers nested deeper than this are taken for their parents. */
#define MOST_DEPTH 12

/* One container that is open while md4c walks the text. */
typedef struct
{
  RespiteBlock *block;          /* not yet added to its parent */
  gboolean      row_dropped;
  gboolean      has_dropped;    /* something in it was left out */
} Level;

typedef struct
{
  GHashTable  *values;
  GArray      *levels;
  guint        skipped;         /* containers that were too deep */
  RespiteRich *rich;            /* the text that is being collected, or NULL */
  guint        bold;
  guint        italic;
  guint        row_begin;       /* cells before the present row */
  char        *unknown;
} Reader;

static Level *
get_level (Reader *self)
{
  return &g_array_index (self->levels, Level, self->levels->len - 1);
}

static RespiteBlock *
get_block (Reader *self)
{
  return get_level (self)->block;
}

static void
push (Reader       *self,
      RespiteBlock *block)
{
  Level level = { .block = block };

  g_array_append_val (self->levels, level);
}

static RespiteBlock *
pop (Reader *self)
{
  RespiteBlock *block = get_block (self);

  g_array_set_size (self->levels, self->levels->len - 1);

  return block;
}

static RespiteRich *
get_rich (Reader *self)
{
  if (self->rich == NULL)
    self->rich = respite_rich_new (NULL, RESPITE_RICH_PLAIN);

  return self->rich;
}

/* Takes the collected text, filled; NULL where nothing is left of it. */
static RespiteRich *
take_rich (Reader *self)
{
  RespiteRich *rich = g_steal_pointer (&self->rich);

  if (rich != NULL && self->values != NULL && !respite_rich_fill (rich, self->values, &self->unknown))
    g_clear_pointer (&rich, respite_rich_free);

  return rich;
}

/* Text that stands in a container without a paragraph of its own, as in close lists. */
static void
flush_paragraph (Reader *self)
{
  gboolean had_text = self->rich != NULL;
  RespiteRich *rich = take_rich (self);

  if (rich != NULL)
    respite_block_add (get_block (self), respite_block_new_paragraph (rich, RESPITE_PARAGRAPH_BODY));
  else if (had_text)
    get_level (self)->has_dropped = TRUE;
}

static void
enter_container (Reader       *self,
                 RespiteBlock *block)
{
  flush_paragraph (self);
  if (self->levels->len > MOST_DEPTH)
    {
      respite_block_free (block);
      self->skipped++;
    }
  else
    push (self, block);
}

/* Whether @name is among the names of a kind of box in some language. */
static gboolean
is_box_name (const char *name,
             const char *key)
{
  for (guint i = 0; respite_words_languages[i] != NULL; i++)
    {
      const RespiteWords *words = respite_words_get (respite_words_languages[i]);
      g_autofree char *folded = g_utf8_casefold (respite_words_lookup (words, "box", key), -1);
      g_auto (GStrv) names = g_strsplit (folded, ";", -1);

      if (g_strv_contains ((const char *const *) names, name))
        return TRUE;
    }

  return FALSE;
}

static RespiteBoxKind
find_box_kind (const char *title)
{
  g_autofree char *name = g_utf8_casefold (title, -1);

  g_strdelimit (name, ".:!", ' ');
  g_strchomp (name);
  if (is_box_name (name, "call"))
    return RESPITE_BOX_CALL;

  return is_box_name (name, "emergency") ? RESPITE_BOX_EMERGENCY : RESPITE_BOX_NOTE;
}

/* The bold name at the beginning of a box becomes its title, the rest of that paragraph stays. */
static void
take_title (RespiteBlock *box)
{
  RespiteBlock *first = box->children->len > 0 ? g_ptr_array_index (box->children, 0) : NULL;
  const RespiteRichSpan *span;
  RespiteRich *rest;
  gsize end;

  if (first == NULL || first->kind != RESPITE_BLOCK_PARAGRAPH || first->rich->spans->len == 0)
    return;
  span = &g_array_index (first->rich->spans, RespiteRichSpan, 0);
  if (span->start != 0 || (span->flags & RESPITE_RICH_BOLD) == 0)
    return;

  end = span->end;
  box->rich = respite_rich_new (NULL, RESPITE_RICH_PLAIN);
  g_string_append_len (box->rich->text, first->rich->text->str, (gssize) end);
  box->box = find_box_kind (box->rich->text->str);

  rest = respite_rich_new (NULL, RESPITE_RICH_PLAIN);
  while (end < first->rich->text->len && strchr (" \n\t:.", first->rich->text->str[end]) != NULL)
    end++;
  g_string_append (rest->text, first->rich->text->str + end);
  for (guint i = 1; i < first->rich->spans->len; i++)
    {
      RespiteRichSpan moved = g_array_index (first->rich->spans, RespiteRichSpan, i);

      if (moved.start < end)
        continue;
      moved.start -= end;
      moved.end -= end;
      g_array_append_val (rest->spans, moved);
    }
  if (rest->text->len == 0)
    {
      g_ptr_array_remove_index (box->children, 0);
      respite_rich_free (rest);
    }
  else
    {
      respite_rich_free (first->rich);
      first->rich = rest;
    }
}

static void
leave_container (Reader *self)
{
  RespiteBlock *block;
  gboolean has_dropped, is_left;

  flush_paragraph (self);
  if (self->skipped > 0)
    {
      self->skipped--;
      return;
    }

  has_dropped = get_level (self)->has_dropped;
  block = pop (self);
  if (block->kind == RESPITE_BLOCK_BOX)
    take_title (block);

  /* A box that never had more than its title stays; one whose text was left out goes with it. */
  is_left = block->children->len > 0 || (block->rich != NULL && !has_dropped);
  if (is_left)
    respite_block_add (get_block (self), block);
  else
    {
      respite_block_free (block);
      get_level (self)->has_dropped = TRUE;
    }
}

static void
enter_item (Reader                   *self,
            const MD_BLOCK_LI_DETAIL *detail)
{
  RespiteMark mark = get_block (self)->level > 0 ? RESPITE_MARK_NUMBER : RESPITE_MARK_BULLET;

  if (detail->is_task)
    mark = detail->task_mark == ' ' ? RESPITE_MARK_BOX : RESPITE_MARK_TICKED;
  enter_container (self, respite_block_new_item (mark));
}

static void
enter_list (Reader *self,
            guint   first)
{
  enter_container (self, respite_block_new_list ((int) MIN (first, 100000)));
}

static int
enter_block_cb (MD_BLOCKTYPE type,
                void        *detail,
                void        *user_data)
{
  Reader *self = user_data;

  switch (type)
    {
    case MD_BLOCK_QUOTE:
      enter_container (self, respite_block_new_box (RESPITE_BOX_NOTE, NULL));
      break;
    case MD_BLOCK_UL:
      enter_list (self, 0);
      break;
    case MD_BLOCK_OL:
      enter_list (self, MAX (1, ((MD_BLOCK_OL_DETAIL *) detail)->start));
      break;
    case MD_BLOCK_LI:
      enter_item (self, detail);
      break;
    case MD_BLOCK_TABLE:
      flush_paragraph (self);
      push (self, respite_block_new_table ());
      break;
    case MD_BLOCK_TR:
      get_level (self)->row_dropped = FALSE;
      self->row_begin = get_block (self)->cells->len;
      break;
    case MD_BLOCK_H:
    case MD_BLOCK_P:
    case MD_BLOCK_CODE:
      flush_paragraph (self);
      break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_HR:
    case MD_BLOCK_HTML:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
    default:
      break;
    }

  return 0;
}

static void
leave_heading (Reader *self,
               guint   level)
{
  RespiteRich *rich = take_rich (self);

  if (rich != NULL)
    respite_block_add (get_block (self), respite_block_new_heading ((int) level, rich));
}

static void
leave_head_cell (Reader                   *self,
                 const MD_BLOCK_TD_DETAIL *detail)
{
  g_autoptr (RespiteRich) rich = take_rich (self);

  respite_block_add_column (get_block (self), rich != NULL ? rich->text->str : "",
                            detail->align == MD_ALIGN_RIGHT ? RESPITE_COLUMN_NUMBER : RESPITE_COLUMN_TEXT);
}

static void
leave_cell (Reader *self)
{
  gboolean was_empty = self->rich == NULL;
  RespiteRich *rich = take_rich (self);

  if (rich == NULL && !was_empty)
    get_level (self)->row_dropped = TRUE;
  respite_block_add_cell (get_block (self), rich);
}

static void
leave_row (Reader *self)
{
  RespiteBlock *table = get_block (self);
  guint n_cells = table->cells->len - self->row_begin;

  if (n_cells > 0 && get_level (self)->row_dropped)
    g_ptr_array_remove_range (table->cells, self->row_begin, n_cells);
}

static void
leave_table (Reader *self)
{
  RespiteBlock *table = pop (self);

  if (table->cells->len > 0)
    respite_block_add (get_block (self), table);
  else
    respite_block_free (table);
}

static int
leave_block_cb (MD_BLOCKTYPE type,
                void        *detail,
                void        *user_data)
{
  Reader *self = user_data;

  switch (type)
    {
    case MD_BLOCK_QUOTE:
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
    case MD_BLOCK_LI:
      leave_container (self);
      break;
    case MD_BLOCK_H:
      leave_heading (self, ((MD_BLOCK_H_DETAIL *) detail)->level);
      break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_P:
    case MD_BLOCK_CODE:
    case MD_BLOCK_HTML:
      flush_paragraph (self);
      break;
    case MD_BLOCK_TABLE:
      leave_table (self);
      break;
    case MD_BLOCK_TR:
      leave_row (self);
      break;
    case MD_BLOCK_TH:
      leave_head_cell (self, detail);
      break;
    case MD_BLOCK_TD:
      leave_cell (self);
      break;
    case MD_BLOCK_HR:
      respite_block_add (get_block (self), respite_block_new_spacer (1));
      break;
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
    default:
      break;
    }

  return 0;
}

static void
count_span (Reader     *self,
            MD_SPANTYPE type,
            guint       step)
{
  if (type == MD_SPAN_STRONG)
    self->bold += step;
  else if (type == MD_SPAN_EM)
    self->italic += step;
}

static int
enter_span_cb (MD_SPANTYPE type,
               void       *detail,
               void       *user_data)
{
  count_span (user_data, type, 1);

  return 0;
}

static int
leave_span_cb (MD_SPANTYPE type,
               void       *detail,
               void       *user_data)
{
  count_span (user_data, type, (guint) - 1);

  return 0;
}

/* What md4c leaves of "&amp;" and the like. */
static char *
decode_entity (const char *text)
{
  static const char *const names[][2] = {
    { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&nbsp;", "\xc2\xa0" },
    { "&ndash;", "–" }, { "&mdash;", "—" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (text, names[i][0]) == 0)
      return g_strdup (names[i][1]);
  if (g_str_has_prefix (text, "&#"))
    {
      gboolean is_hex = text[2] == 'x' || text[2] == 'X';
      guint64 c = g_ascii_strtoull (text + (is_hex ? 3 : 2), NULL, is_hex ? 16 : 10);
      char utf8[8] = "";

      if (c > 0 && c <= 0x10ffff && g_unichar_validate ((gunichar) c))
        {
          utf8[g_unichar_to_utf8 ((gunichar) c, utf8)] = '\0';
          return g_strdup (utf8);
        }
    }

  return g_strdup (text);
}

static int
text_cb (MD_TEXTTYPE    type,
         const MD_CHAR *text,
         MD_SIZE        size,
         void          *user_data)
{
  Reader *self = user_data;
  g_autofree char *piece = g_strndup (text, size);
  RespiteRichFlags flags = (self->bold > 0 ? RESPITE_RICH_BOLD : 0) | (self->italic > 0 ? RESPITE_RICH_ITALIC : 0);

  switch (type)
    {
    case MD_TEXT_BR:
      respite_rich_append (get_rich (self), "\n", flags);
      break;
    case MD_TEXT_SOFTBR:
      respite_rich_append (get_rich (self), " ", flags);
      break;
    case MD_TEXT_NULLCHAR:
      respite_rich_append (get_rich (self), "\xef\xbf\xbd", flags);
      break;
    case MD_TEXT_ENTITY:
      {
        g_autofree char *decoded = decode_entity (piece);

        respite_rich_append (get_rich (self), decoded, flags);
      }
      break;
    case MD_TEXT_NORMAL:
    case MD_TEXT_CODE:
    case MD_TEXT_HTML:
    case MD_TEXT_LATEXMATH:
    default:
      respite_rich_append (get_rich (self), piece, flags);
      break;
    }

  return 0;
}

/* Comments are for who edits the text. */
static char *
remove_comments (const char *text)
{
  GString *out = g_string_new (NULL);
  const char *begin, *end;

  while ((begin = strstr (text, "<!--")) != NULL && (end = strstr (begin, "-->")) != NULL)
    {
      g_string_append_len (out, text, begin - text);
      text = end + 3;
    }
  g_string_append (out, text);

  return g_string_free (out, FALSE);
}

static void
run (Reader     *self,
     const char *text)
{
  MD_PARSER parser = {
    .flags = MD_FLAG_TABLES | MD_FLAG_TASKLISTS | MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS |
             MD_FLAG_COLLAPSEWHITESPACE,
    .enter_block = enter_block_cb, .leave_block = leave_block_cb, .enter_span = enter_span_cb,
    .leave_span = leave_span_cb, .text = text_cb,
  };

  g_autofree char *clean = remove_comments (text);

  md_parse (clean, (MD_SIZE) strlen (clean), &parser, self);
}

RespiteMarkdown *
respite_markdown_parse (const char *text,
                        GHashTable *values,
                        GError    **error)
{
  g_autofree char *valid = NULL;
  g_autoptr (GHashTable) front = NULL;
  g_autoptr (RespiteBlock) root = respite_block_new_document ();
  Reader reader = { .values = values };
  RespiteMarkdown *markdown;
  const char *rest = NULL;

  if (strlen (text) > RESPITE_MARKDOWN_MAX)
    {
      respite_set_error (error, RESPITE_ERROR_PARSE, N_ ("This text is too long"));
      return NULL;
    }
  valid = g_utf8_make_valid (text, -1);
  front = respite_markdown_read_front (valid, &rest, error);
  if (front == NULL)
    return NULL;

  reader.levels = g_array_new (FALSE, FALSE, sizeof (Level));
  push (&reader, root);
  run (&reader, rest);
  g_array_unref (reader.levels);
  respite_rich_free (reader.rich);
  if (reader.unknown != NULL)
    {
      respite_set_error (error, RESPITE_ERROR_PARSE, N_ ("There is no placeholder {{%s}}"), reader.unknown);
      g_free (reader.unknown);
      return NULL;
    }

  markdown = g_new (RespiteMarkdown, 1);
  markdown->front = g_steal_pointer (&front);
  markdown->root = g_steal_pointer (&root);

  return markdown;
}

const char *
respite_markdown_get_front (const RespiteMarkdown *markdown,
                            const char            *key)
{
  const char *value = g_hash_table_lookup (markdown->front, key);

  return value != NULL ? value : "";
}

void
respite_markdown_free (RespiteMarkdown *markdown)
{
  if (markdown == NULL)
    return;

  g_hash_table_unref (markdown->front);
  respite_block_free (markdown->root);
  g_free (markdown);
}
