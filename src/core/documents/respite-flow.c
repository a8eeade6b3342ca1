/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-flow-private.h"

#include <math.h>
#include <string.h>

#include "base/respite-error.h"

/* Boxes taller than this part of a page may be broken. */
#define WHOLE_BOX 0.6

/* Blocks inside blocks beyond this depth are set as if they stood at it. */
#define MOST_DEPTH 6

#define BOX_PADDING 9.0

static void
atom_clear (RespiteAtom *atom)
{
  g_array_unref (atom->items);
  g_free (atom->heading);
}

static void
head_clear (RespiteTableHead *head)
{
  g_array_unref (head->items);
}

RespiteAtom *
respite_flow_add_atom (RespiteFlow *flow,
                       double       height)
{
  RespiteAtom atom = { .space = flow->space, .height = height, .table = flow->table, .box = flow->box,
                       .items = respite_items_new () };

  flow->space = 0;
  g_array_append_val (flow->atoms, atom);

  return respite_flow_get_atom (flow, flow->atoms->len - 1);
}

void
respite_flow_ask_space (RespiteFlow *flow,
                        double       space)
{
  flow->space = MAX (flow->space, space);
}

RespiteTextStyle
respite_flow_get_style (RespiteFlow *flow,
                        double       size,
                        guint32      color,
                        gboolean     is_bold)
{
  return (RespiteTextStyle) { .size = size, .leading = flow->sheet->leading, .color = color,
                              .muted = RESPITE_PAPER_MUTED, .is_bold = is_bold, .language = flow->info->language };
}

RespiteText *
respite_flow_shape (RespiteFlow            *flow,
                    const char             *text,
                    const RespiteTextStyle *style,
                    double                  width)
{
  g_autofree char *key = g_strdup_printf ("%d %d %06x %d %d %s", (int) (style->size * 100),
                                          (int) (style->leading * 100), style->color, style->is_bold,
                                          (int) (width * 100), text);
  RespiteText *known = g_hash_table_lookup (flow->shaped, key);

  if (known == NULL)
    {
      g_autoptr (RespiteRich) rich = respite_rich_new (text, RESPITE_RICH_PLAIN);

      known = respite_text_shape (rich, style, width);
      g_hash_table_insert (flow->shaped, g_steal_pointer (&key), known);
    }

  return respite_text_ref (known);
}

void
respite_flow_add_line (RespiteAtom *atom,
                       RespiteText *text,
                       guint        line,
                       int          element,
                       double       x,
                       double       top)
{
  const RespiteLine *source = &text->lines[line];
  RespiteItem item = { .kind = RESPITE_ITEM_LINE, .element = element, .x = x, .text = respite_text_ref (text),
                       .line = line };

  item.y = top + (source->height - source->ascent - source->descent) / 2 + source->ascent;
  g_array_append_val (atom->items, item);
}

void
respite_flow_add_tint (RespiteAtom *atom,
                       guint32      color,
                       double       x,
                       double       y,
                       double       width,
                       double       height)
{
  RespiteItem item = { .kind = RESPITE_ITEM_RECT, .element = RESPITE_ELEMENT_NONE, .x = x, .y = y, .width = width,
                       .height = height, .color = color, .is_filled = TRUE };

  g_array_append_val (atom->items, item);
}

/* A paragraph that runs against the document's direction stands at the other side. */
static double
get_line_x (RespiteFlow       *flow,
            const RespiteLine *line,
            RespiteFrame       frame)
{
  return line->is_rtl && !flow->layout->is_rtl ? frame.x + frame.width - line->width : frame.x;
}

/* One atom a line; the first two and the last two lines stay together. */
static void
add_lines (RespiteFlow            *flow,
           const RespiteRich      *rich,
           const RespiteTextStyle *style,
           RespiteFrame            frame,
           gboolean                keeps_next)
{
  RespiteText *text = respite_text_shape (rich, style, frame.width);

  for (guint i = 0; i < text->n_lines; i++)
    {
      RespiteAtom *atom = respite_flow_add_atom (flow, text->lines[i].height);
      gboolean is_last = i + 1 == text->n_lines;

      atom->keep = is_last ? keeps_next : i == 0 || i + 2 == text->n_lines || keeps_next;
      respite_flow_add_line (atom, text, i, frame.element, get_line_x (flow, &text->lines[i], frame), 0);
    }
  respite_text_unref (text);
}

static void
add_heading (RespiteFlow        *flow,
             const RespiteBlock *block,
             RespiteFrame        frame)
{
  const RespiteSheet *sheet = flow->sheet;
  double sizes[3] = { sheet->title, sheet->heading, sheet->subheading };
  double spaces[3] = { 0, sheet->above, MIN (sheet->above, 0.7) };
  double size = sizes[block->level - 1];
  RespiteTextStyle style = respite_flow_get_style (flow, size, block->level < 3 ? RESPITE_PAPER_ACCENT :
                                                   RESPITE_PAPER_TEXT, TRUE);
  char type[3] = { 'H', (char) ('0' + block->level), '\0' };
  guint first = flow->atoms->len;

  style.leading = 1.2;
  frame.element = respite_layout_add_element (flow->layout, frame.element, type);
  respite_flow_ask_space (flow, size * spaces[block->level - 1]);
  add_lines (flow, block->rich, &style, frame, TRUE);
  if (first < flow->atoms->len && block->rich->text->len > 0)
    {
      respite_flow_get_atom (flow, first)->heading = g_strdup (block->rich->text->str);
      respite_flow_get_atom (flow, first)->level = block->level - 1;
    }
  respite_flow_ask_space (flow, block->level == 1 ? sheet->gap * 0.8 : sheet->gap * 0.5);
}

static void
add_paragraph (RespiteFlow        *flow,
               const RespiteBlock *block,
               RespiteFrame        frame)
{
  const RespiteSheet *sheet = flow->sheet;
  gboolean is_lead = block->look == RESPITE_PARAGRAPH_LEAD, is_small = block->look == RESPITE_PARAGRAPH_SMALL;
  RespiteTextStyle style = respite_flow_get_style (flow, is_lead ? sheet->lead : is_small ? sheet->small : sheet->size,
                                                   is_lead || is_small ? RESPITE_PAPER_MUTED : RESPITE_PAPER_TEXT,
                                                   FALSE);

  if (!is_small)
    frame.width = MIN (frame.width, sheet->measure);
  frame.element = respite_layout_add_element (flow->layout, frame.element, "P");
  /* "Call us for:" stays with what it announces. */
  add_lines (flow, block->rich, &style, frame, block->keeps_next ||
             g_str_has_suffix (block->rich->text->str, ":"));
  if (block->keeps_end)
    respite_flow_get_atom (flow, flow->atoms->len - 1)->keep = TRUE;
  respite_flow_ask_space (flow, sheet->gap);
}

static void
add_tick_box (RespiteFlow *flow,
              RespiteAtom *atom,
              int          element,
              RespiteMark  mark,
              double       x,
              double       base)
{
  double side = flow->sheet->size * 0.82;
  double top = base - flow->sheet->size * 0.76;
  RespiteItem box = { .kind = RESPITE_ITEM_RECT, .element = element, .x = x, .y = top, .width = side, .height = side,
                      .color = RESPITE_PAPER_TEXT, .line_width = flow->sheet->size * 0.075 };
  const RespitePoint tick[] = {
    { x + side * 0.2, top + side * 0.52 },
    { x + side * 0.42, top + side * 0.76 },
    { x + side * 0.82, top + side * 0.24 },
  };
  const RespitePoint cross[] = {
    { x + side * 0.24, top + side * 0.24 }, { x + side * 0.76, top + side * 0.76 }, { NAN, NAN },
    { x + side * 0.76, top + side * 0.24 }, { x + side * 0.24, top + side * 0.76 },
  };
  RespiteItem sign = { .kind = RESPITE_ITEM_PATH, .element = element, .color = RESPITE_PAPER_TEXT, .is_round = TRUE,
                       .line_width = flow->sheet->size * 0.12 };

  if (mark == RESPITE_MARK_TICKED)
    {
      sign.points = g_memdup2 (tick, sizeof tick);
      sign.n_points = G_N_ELEMENTS (tick);
      g_array_prepend_val (atom->items, sign);
    }
  else if (mark == RESPITE_MARK_CROSSED)
    {
      sign.points = g_memdup2 (cross, sizeof cross);
      sign.n_points = G_N_ELEMENTS (cross);
      g_array_prepend_val (atom->items, sign);
    }
  g_array_prepend_val (atom->items, box);
}

/* The base line of the first line of an atom, or where one would be. */
static double
get_base (RespiteFlow       *flow,
          const RespiteAtom *atom)
{
  for (guint i = 0; i < atom->items->len; i++)
    if (g_array_index (atom->items, RespiteItem, i).kind == RESPITE_ITEM_LINE)
      return g_array_index (atom->items, RespiteItem, i).y;

  return flow->sheet->size;
}

static void
add_mark (RespiteFlow *flow,
          RespiteAtom *atom,
          int          element,
          RespiteMark  mark,
          int          number,
          double       x)
{
  RespiteTextStyle style = respite_flow_get_style (flow, flow->sheet->size, RESPITE_PAPER_ACCENT,
                                                   mark == RESPITE_MARK_NUMBER);
  double base = get_base (flow, atom);
  g_autofree char *digits = NULL;
  RespiteItem item = { .kind = RESPITE_ITEM_LINE, .element = element, .x = x, .y = base };

  if (mark != RESPITE_MARK_BULLET && mark != RESPITE_MARK_NUMBER)
    {
      respite_layout_get_element (flow->layout, element)->alternative =
        g_strdup (mark == RESPITE_MARK_BOX ? "[ ]" : mark == RESPITE_MARK_TICKED ? "[x]" : "[-]");
      add_tick_box (flow, atom, element, mark, x, base);
      return;
    }

  digits = mark == RESPITE_MARK_BULLET ? g_strdup ("•") : g_strdup_printf ("%d.", number);
  item.text = respite_flow_shape (flow, digits, &style, -1);
  g_array_prepend_val (atom->items, item);
}

double
respite_flow_get_indent (const RespiteFlow *flow,
                         RespiteMark        mark,
                         int                number)
{
  double indents[] = { [RESPITE_MARK_BULLET] = 1.15, [RESPITE_MARK_NUMBER] = number > 9 ? 2.1 : 1.5,
                       [RESPITE_MARK_BOX] = 1.55, [RESPITE_MARK_TICKED] = 1.55, [RESPITE_MARK_CROSSED] = 1.55 };

  return indents[mark] * flow->sheet->size;
}

void
respite_flow_add_item (RespiteFlow        *flow,
                       const RespiteBlock *block,
                       RespiteFrame        frame,
                       int                 number,
                       int                 depth)
{
  double indent = respite_flow_get_indent (flow, block->mark, number);
  int item = respite_layout_add_element (flow->layout, frame.element, "LI");
  int label = respite_layout_add_element (flow->layout, item, "Lbl");
  RespiteFrame body = { .x = frame.x + indent, .width = MAX (frame.width - indent, flow->sheet->size * 4),
                        .element = respite_layout_add_element (flow->layout, item, "LBody") };
  guint first = flow->atoms->len;
  double step = flow->sheet->gap * 0.55;

  respite_flow_ask_space (flow, step);
  for (guint i = 0; i < block->children->len; i++)
    {
      const RespiteBlock *child = g_ptr_array_index (block->children, i);

      if (child->kind == RESPITE_BLOCK_PARAGRAPH)
        {
          RespiteTextStyle style = respite_flow_get_style (flow, flow->sheet->size, RESPITE_PAPER_TEXT, FALSE);
          RespiteFrame text = body;

          text.width = MIN (body.width, flow->sheet->measure - indent);
          add_lines (flow, child->rich, &style, text, FALSE);
          flow->space = 0;
          respite_flow_ask_space (flow, step);
        }
      else
        respite_flow_add_block (flow, child, body, depth + 1);
    }
  if (flow->atoms->len == first)
    respite_flow_add_atom (flow, flow->sheet->size * flow->sheet->leading);
  add_mark (flow, respite_flow_get_atom (flow, first), label, block->mark, number, frame.x);
}

static void
add_list (RespiteFlow        *flow,
          const RespiteBlock *block,
          RespiteFrame        frame,
          int                 depth)
{
  guint n_atoms = 0;

  frame.element = respite_layout_add_element (flow->layout, frame.element, "L");
  if (respite_flow_has_columns (flow, block, frame))
    {
      respite_flow_add_columns (flow, block, frame, depth);
      respite_flow_ask_space (flow, flow->sheet->gap);
      return;
    }

  for (guint i = 0; i < block->children->len; i++)
    {
      guint first = flow->atoms->len;

      respite_flow_add_item (flow, g_ptr_array_index (block->children, i), frame, block->level + (int) i, depth);
      /* Neither the first nor the last line of a list stands alone. */
      if ((i == 1 && n_atoms == 1) || (i > 0 && i + 1 == block->children->len && flow->atoms->len == first + 1))
        respite_flow_get_atom (flow, first - 1)->keep = TRUE;
      n_atoms = flow->atoms->len - first;
    }
  respite_flow_ask_space (flow, flow->sheet->gap);
}

static guint32
get_box_color (RespiteBoxKind kind)
{
  switch (kind)
    {
    case RESPITE_BOX_EMERGENCY:
      return RESPITE_PAPER_STOP;
    case RESPITE_BOX_CALL:
      return RESPITE_PAPER_ACCENT;
    case RESPITE_BOX_REVIEW:
      return RESPITE_PAPER_REVIEW;
    case RESPITE_BOX_NOTE:
    default:
      return RESPITE_PAPER_NOTE;
    }
}

/* An atom that is nothing but room inside a box. */
static void
add_padding (RespiteFlow *flow)
{
  RespiteAtom *atom = respite_flow_add_atom (flow, BOX_PADDING);

  atom->keep = TRUE;
}

static void
keep_whole (RespiteFlow *flow,
            guint        first)
{
  double height = 0;

  for (guint i = first; i < flow->atoms->len; i++)
    height += respite_flow_get_atom (flow, i)->height + respite_flow_get_atom (flow, i)->space;
  if (height <= flow->room_height * WHOLE_BOX)
    for (guint i = first; i + 1 < flow->atoms->len; i++)
      respite_flow_get_atom (flow, i)->keep = TRUE;
}

static void
add_box (RespiteFlow        *flow,
         const RespiteBlock *block,
         RespiteFrame        frame,
         int                 depth)
{
  double width = flow->sheet->kind == RESPITE_SHEET_HANDOUT ? frame.width : MIN (frame.width, flow->sheet->measure);
  RespiteFlowBox box = { .kind = block->box, .x = frame.x, .width = width };
  RespiteFrame inside = { .x = frame.x + RESPITE_FLOW_BOX_BAR + BOX_PADDING,
                          .width = width - RESPITE_FLOW_BOX_BAR - 2 * BOX_PADDING,
                          .element = respite_layout_add_element (flow->layout, frame.element, "Sect") };
  guint first = flow->atoms->len;
  int outer = flow->box;

  /* A box in a box is not tinted again. */
  respite_flow_ask_space (flow, flow->sheet->gap * 1.3);
  if (outer == RESPITE_FLOW_NONE)
    {
      g_array_append_val (flow->boxes, box);
      flow->box = (int) flow->boxes->len - 1;
    }
  add_padding (flow);
  if (block->rich != NULL)
    {
      RespiteTextStyle style = respite_flow_get_style (flow, flow->sheet->subheading + 0.5,
                                                       get_box_color (block->box), TRUE);
      RespiteFrame title = inside;

      title.element = respite_layout_add_element (flow->layout, inside.element, "H3");
      add_lines (flow, block->rich, &style, title, TRUE);
      respite_flow_ask_space (flow, flow->sheet->gap * 0.3);
    }
  for (guint i = 0; i < block->children->len; i++)
    respite_flow_add_block (flow, g_ptr_array_index (block->children, i), inside, depth + 1);
  flow->space = 0;
  respite_flow_get_atom (flow, flow->atoms->len - 1)->keep = TRUE;
  add_padding (flow);
  respite_flow_get_atom (flow, flow->atoms->len - 1)->keep = block->keeps_next;
  keep_whole (flow, first);
  flow->box = outer;
  respite_flow_ask_space (flow, flow->sheet->gap * 1.3);
}

static void
add_figure (RespiteFlow        *flow,
            const RespiteBlock *block,
            RespiteFrame        frame)
{
  RespiteAtom *atom;
  int element = respite_layout_add_element (flow->layout, frame.element, "Figure");

  respite_layout_get_element (flow->layout, element)->alternative =
    respite_rich_clean (block->alternative != NULL ? block->alternative : "");
  respite_flow_ask_space (flow, flow->sheet->gap);
  atom = respite_flow_add_atom (flow, block->figure->height);
  atom->keep = block->keeps_next;
  for (guint i = 0; i < block->figure->items->len; i++)
    {
      RespiteItem item = respite_item_move (&g_array_index (block->figure->items, RespiteItem, i), frame.x, 0);

      item.element = element;
      g_array_append_val (atom->items, item);
    }
  respite_flow_ask_space (flow, block->keeps_next ? flow->sheet->gap * 0.3 : flow->sheet->gap);
}

static void
add_children (RespiteFlow        *flow,
              const RespiteBlock *block,
              RespiteFrame        frame,
              int                 depth)
{
  for (guint i = 0; i < block->children->len; i++)
    {
      const RespiteBlock *child = g_ptr_array_index (block->children, i);
      const RespiteBlock *next = i + 1 < block->children->len ? g_ptr_array_index (block->children, i + 1) : NULL;

      if (respite_flow_add_boxes (flow, child, next, frame, depth + 1))
        i++;
      else
        respite_flow_add_block (flow, child, frame, depth + 1);
    }
}

void
respite_flow_add_block (RespiteFlow        *flow,
                        const RespiteBlock *block,
                        RespiteFrame        frame,
                        int                 depth)
{
  if (depth > MOST_DEPTH && block->kind != RESPITE_BLOCK_PARAGRAPH)
    {
      if (depth < 4 * MOST_DEPTH)
        add_children (flow, block, frame, depth);
      return;
    }

  switch (block->kind)
    {
    case RESPITE_BLOCK_DOCUMENT:
    case RESPITE_BLOCK_ITEM:
      add_children (flow, block, frame, depth);
      break;
    case RESPITE_BLOCK_HEADING:
      add_heading (flow, block, frame);
      break;
    case RESPITE_BLOCK_PARAGRAPH:
      add_paragraph (flow, block, frame);
      break;
    case RESPITE_BLOCK_LIST:
      add_list (flow, block, frame, depth);
      break;
    case RESPITE_BLOCK_FACTS:
      respite_flow_add_facts (flow, block, frame);
      break;
    case RESPITE_BLOCK_TABLE:
      respite_flow_add_table (flow, block, frame);
      break;
    case RESPITE_BLOCK_BOX:
      add_box (flow, block, frame, depth);
      break;
    case RESPITE_BLOCK_FIGURE:
      add_figure (flow, block, frame);
      break;
    case RESPITE_BLOCK_SPACER:
      respite_flow_ask_space (flow, block->height * flow->sheet->size * flow->sheet->leading);
      break;
    case RESPITE_BLOCK_PAGE_BREAK:
      respite_flow_add_atom (flow, 0)->breaks_page = TRUE;
      break;
    }
}

static gboolean
is_rtl_language (const char *language)
{
  static const char *const languages[] = { "ar", "he", "fa", "ur", "yi", "ps", "dv", "ckb", "sd", "ug" };
  g_auto (GStrv) parts = g_strsplit_set (language, "-_", 2);

  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_strcmp0 (parts[0], languages[i]) == 0)
      return TRUE;

  return FALSE;
}

RespiteLayout *
respite_flow_layout (const RespiteBlock    *root,
                     const RespiteFlowInfo *info,
                     GError               **error)
{
  RespiteFlow flow = { .info = info, .sheet = info->sheet, .table = RESPITE_FLOW_NONE, .box = RESPITE_FLOW_NONE };
  RespiteFrame frame = { .x = info->sheet->margin, .width = respite_sheet_get_room (info->sheet),
                         .element = RESPITE_ELEMENT_NONE };

  if (!respite_face_init (error))
    return NULL;

  flow.layout = respite_layout_new (info->title, info->document->clinic->name, info->language,
                                    info->document->printed_at, info->sheet->width, info->sheet->height);
  flow.layout->is_rtl = is_rtl_language (info->language);
  flow.atoms = g_array_new (FALSE, FALSE, sizeof (RespiteAtom));
  g_array_set_clear_func (flow.atoms, (GDestroyNotify) atom_clear);
  flow.heads = g_array_new (FALSE, FALSE, sizeof (RespiteTableHead));
  g_array_set_clear_func (flow.heads, (GDestroyNotify) head_clear);
  flow.boxes = g_array_new (FALSE, FALSE, sizeof (RespiteFlowBox));
  flow.zone = respite_document_info_dup_zone (info->document);
  flow.shaped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) respite_text_unref);
  respite_flow_measure_frame (&flow);

  respite_flow_add_block (&flow, root, frame, 0);
  respite_flow_break_pages (&flow);
  for (guint i = 0; i < flow.layout->pages->len; i++)
    respite_flow_paint_frame (&flow, i, flow.layout->pages->len);
  if (flow.layout->is_rtl)
    respite_layout_mirror (flow.layout);

  g_array_unref (flow.atoms);
  g_array_unref (flow.heads);
  g_array_unref (flow.boxes);
  g_clear_object (&flow.logo);
  g_time_zone_unref (flow.zone);
  g_hash_table_unref (flow.shaped);

  return flow.layout;
}
