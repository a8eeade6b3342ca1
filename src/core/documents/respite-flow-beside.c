/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-flow-private.h"

/*
 * On handouts two boxes that follow each other stand beside each other, and a list of short lines has two columns: what
 * belongs together then stands on one page. It is read from left to right, row by row.
 */

/* A box is not made narrower than this, in sizes of the text. */
#define LEAST_BOX 18

/* Boxes that would take more than this part of a page stand below each other, where they can be broken. */
#define MOST_BOX 0.6

/* Lists of fewer items are not worth two columns. */
#define LEAST_ITEMS 4

/* A letter is on average at least so wide, in sizes of the text; longer lines need not be measured. */
#define LEAST_LETTER 0.38

/* Between the columns, in sizes of the text. */
#define GUTTER 1.0

/* Two things side by side while they become one atom. */
typedef struct
{
  GArray *items;
  double  height;
  double  space;                /* that the first asked for above it */
} Pair;

static RespiteFrame
get_half (const RespiteFlow *flow,
          RespiteFrame       frame,
          guint              side)
{
  double gutter = flow->sheet->size * GUTTER;

  frame.width = (frame.width - gutter) / 2;
  frame.x += side * (frame.width + gutter);

  return frame;
}

/* Takes the atoms from the first on into the pair. */
static void
take_atoms (RespiteFlow *flow,
            guint        first,
            Pair        *pair)
{
  double y = 0;

  for (guint i = first; i < flow->atoms->len; i++)
    {
      const RespiteAtom *atom = respite_flow_get_atom (flow, i);

      y += i > first ? atom->space : 0;
      for (guint k = 0; k < atom->items->len; k++)
        {
          RespiteItem item = respite_item_move (&g_array_index (atom->items, RespiteItem, k), 0, y);

          g_array_append_val (pair->items, item);
        }
      y += atom->height;
    }
  if (first < flow->atoms->len)
    pair->space = MAX (pair->space, respite_flow_get_atom (flow, first)->space);
  pair->height = MAX (pair->height, y);
  g_array_set_size (flow->atoms, first);
}

static RespiteAtom *
add_pair (RespiteFlow *flow,
          Pair        *pair)
{
  RespiteAtom *atom;

  flow->space = pair->space;
  atom = respite_flow_add_atom (flow, pair->height);
  g_array_unref (atom->items);
  atom->items = pair->items;

  return atom;
}

static void
tint (RespiteFlow   *flow,
      Pair          *pair,
      RespiteBoxKind kind,
      RespiteFrame   frame)
{
  RespiteItem behind[2] = { 0 };

  for (int i = 0; i < 2; i++)
    behind[i] = (RespiteItem) { .kind = RESPITE_ITEM_RECT, .element = RESPITE_ELEMENT_NONE, .x = frame.x,
                                .width = i == 0 ? frame.width : RESPITE_FLOW_BOX_BAR, .height = pair->height,
                                .is_filled = TRUE }
  ;
  respite_flow_get_box_colors (kind, &behind[0].color, &behind[1].color);
  g_array_prepend_vals (pair->items, behind, G_N_ELEMENTS (behind));
}

gboolean
respite_flow_add_boxes (RespiteFlow        *flow,
                        const RespiteBlock *left,
                        const RespiteBlock *right,
                        RespiteFrame        frame,
                        int                 depth)
{
  const RespiteBlock *boxes[2] = { left, right };
  guint n_elements = flow->layout->elements->len, first = flow->atoms->len;
  double asked = flow->space;
  Pair pair = { 0 };

  if (flow->sheet->kind != RESPITE_SHEET_HANDOUT || flow->box != RESPITE_FLOW_NONE || left->kind != RESPITE_BLOCK_BOX ||
      right == NULL || right->kind != RESPITE_BLOCK_BOX ||
      get_half (flow, frame, 0).width < flow->sheet->size * LEAST_BOX)
    return FALSE;

  pair.items = respite_items_new ();
  for (guint i = 0; i < 2; i++)
    {
      respite_flow_add_block (flow, boxes[i], get_half (flow, frame, i), depth);
      take_atoms (flow, first, &pair);
    }
  if (pair.height > flow->room_height * MOST_BOX)
    {
      g_array_unref (pair.items);
      g_array_set_size (flow->layout->elements, n_elements);
      flow->space = asked;
      return FALSE;
    }

  for (guint i = 0; i < 2; i++)
    tint (flow, &pair, boxes[i]->box, get_half (flow, frame, i));
  asked = flow->space;
  add_pair (flow, &pair)->keep = right->keeps_next;
  respite_flow_ask_space (flow, asked);

  return TRUE;
}

/* Whether an item is one line in a column. */
static gboolean
is_short (RespiteFlow        *flow,
          const RespiteBlock *item,
          double              width)
{
  RespiteTextStyle style = respite_flow_get_style (flow, flow->sheet->size, RESPITE_PAPER_TEXT, FALSE);
  const RespiteBlock *text = item->children->len == 1 ? g_ptr_array_index (item->children, 0) : NULL;
  double minimum, maximum;

  if (item->mark == RESPITE_MARK_NUMBER || text == NULL || text->kind != RESPITE_BLOCK_PARAGRAPH ||
      (double) g_utf8_strlen (text->rich->text->str, -1) * flow->sheet->size * LEAST_LETTER > width)
    return FALSE;
  respite_text_get_extents (text->rich, &style, &minimum, &maximum);

  return maximum + 0.5 <= width;
}

gboolean
respite_flow_has_columns (RespiteFlow        *flow,
                          const RespiteBlock *list,
                          RespiteFrame        frame)
{
  if (flow->sheet->kind != RESPITE_SHEET_HANDOUT || flow->box != RESPITE_FLOW_NONE ||
      list->children->len < LEAST_ITEMS)
    return FALSE;

  for (guint i = 0; i < list->children->len; i++)
    {
      const RespiteBlock *item = g_ptr_array_index (list->children, i);

      if (!is_short (flow, item, get_half (flow, frame, 0).width - respite_flow_get_indent (flow, item->mark, 0)))
        return FALSE;
    }

  return TRUE;
}

void
respite_flow_add_columns (RespiteFlow        *flow,
                          const RespiteBlock *list,
                          RespiteFrame        frame,
                          int                 depth)
{
  guint n = list->children->len;

  for (guint i = 0; i < n; i += 2)
    {
      Pair pair = { .items = respite_items_new () };
      double asked;
      RespiteAtom *atom;

      for (guint k = i; k < MIN (i + 2, n); k++)
        {
          guint first = flow->atoms->len;

          respite_flow_add_item (flow, g_ptr_array_index (list->children, k), get_half (flow, frame, k - i), 0, depth);
          take_atoms (flow, first, &pair);
        }
      asked = flow->space;
      atom = add_pair (flow, &pair);
      respite_flow_ask_space (flow, asked);
      /* Neither the first nor the last row stands alone. */
      atom->keep = (i == 0 || i + 4 >= n) && i + 2 < n;
    }
}
