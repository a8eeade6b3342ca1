/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-flow-private.h"

/* The last page of a handout carries at least this part of a page, where that takes no further page, and for the sake
 * of a heading at its top at most the other... */
#define LEAST_LAST 0.38
#define MOST_LAST  0.55

/* ...and the pages before it end earlier for it, by steps of so much, but by no more than this part of a page. */
#define STEP      12.0
#define MOST_LIFT 0.45

/* What lies behind the text of a page is painted first, so it is collected apart. A trial only counts. */
typedef struct
{
  RespiteFlow *flow;
  gboolean     is_trial;
  double       lift;            /* how much earlier pages end */
  guint        n_pages;
  double       used;            /* of the page that was ended last */
  gboolean     begins_section;  /* whether the page begins with a heading */
  GArray      *behind;
  GArray      *items;
  double       top;
  double       bottom;
  double       y;
  int          box;
  double       box_top;
} Breaker;

void
respite_flow_get_box_colors (RespiteBoxKind kind,
                             guint32       *tint,
                             guint32       *bar)
{
  switch (kind)
    {
    case RESPITE_BOX_CALL:
      *tint = RESPITE_PAPER_CALL_TINT;
      *bar = RESPITE_PAPER_ACCENT;
      break;
    case RESPITE_BOX_EMERGENCY:
      *tint = RESPITE_PAPER_STOP_TINT;
      *bar = RESPITE_PAPER_STOP;
      break;
    case RESPITE_BOX_REVIEW:
      *tint = RESPITE_PAPER_REVIEW_TINT;
      *bar = RESPITE_PAPER_REVIEW;
      break;
    case RESPITE_BOX_NOTE:
      *tint = RESPITE_PAPER_NOTE_TINT;
      *bar = RESPITE_PAPER_NOTE;
      break;
    }
}

static void
tint_behind (Breaker *self,
             guint32  color,
             double   x,
             double   width,
             double   bottom)
{
  RespiteItem item = { .kind = RESPITE_ITEM_RECT, .element = RESPITE_ELEMENT_NONE, .x = x, .y = self->box_top,
                       .width = width, .height = bottom - self->box_top, .color = color, .is_filled = TRUE };

  g_array_append_val (self->behind, item);
}

static void
end_box (Breaker *self,
         double   bottom)
{
  const RespiteFlowBox *box;
  guint32 tint = 0, bar = 0;

  if (self->box == RESPITE_FLOW_NONE)
    return;

  box = &g_array_index (self->flow->boxes, RespiteFlowBox, self->box);
  respite_flow_get_box_colors (box->kind, &tint, &bar);
  tint_behind (self, tint, box->x, box->width, bottom);
  tint_behind (self, bar, box->x, RESPITE_FLOW_BOX_BAR, bottom);
  self->box = RESPITE_FLOW_NONE;
}

static void
begin_page (Breaker *self)
{
  RespiteFlow *flow = self->flow;

  self->behind = respite_items_new ();
  self->items = respite_items_new ();
  self->top = self->n_pages == 0 ? flow->first_head : flow->later_head;
  self->bottom = flow->sheet->height - flow->foot - self->lift;
  self->y = self->top;
}

static void
append_items (GArray *to,
              GArray *from)
{
  for (guint i = 0; i < from->len; i++)
    {
      RespiteItem item = respite_item_move (&g_array_index (from, RespiteItem, i), 0, 0);

      g_array_append_val (to, item);
    }
}

static void
end_page (Breaker *self)
{
  end_box (self, self->y);
  self->used = self->y - self->top;
  self->n_pages++;
  append_items (self->behind, self->items);
  g_array_unref (self->items);
  if (self->is_trial)
    g_array_unref (self->behind);
  else
    g_ptr_array_add (self->flow->layout->pages, self->behind);
}

static void
place_items (Breaker *self,
             GArray  *items)
{
  for (guint i = 0; i < items->len && !self->is_trial; i++)
    {
      RespiteItem item = respite_item_move (&g_array_index (items, RespiteItem, i), 0, self->y);

      g_array_append_val (self->items, item);
    }
}

static gboolean
is_at_top (const Breaker *self)
{
  return self->y <= self->top;
}

static void
place_atom (Breaker           *self,
            const RespiteAtom *atom)
{
  if (is_at_top (self))
    {
      self->begins_section = atom->heading != NULL;
      if (atom->table != RESPITE_FLOW_NONE)
        {
          const RespiteTableHead *head = &g_array_index (self->flow->heads, RespiteTableHead, atom->table);

          place_items (self, head->items);
          self->y += head->height;
        }
    }
  else
    {
      if (atom->box != self->box)
        end_box (self, self->y);
      self->y += atom->space;
    }

  if (atom->box != self->box)
    {
      self->box = atom->box;
      self->box_top = self->y;
    }
  if (atom->heading != NULL && !self->is_trial)
    respite_layout_add_bookmark (self->flow->layout, atom->heading, atom->level, self->flow->layout->pages->len,
                                 self->y);
  place_items (self, atom->items);
  self->y += atom->height;
}

/* The height of atoms from the first to before the end, as they would stand here. */
static double
get_height (const Breaker *self,
            guint          first,
            guint          end)
{
  double height = 0;

  for (guint i = first; i < end; i++)
    {
      const RespiteAtom *atom = respite_flow_get_atom (self->flow, i);

      height += atom->height + (i > first || !is_at_top (self) ? atom->space : 0);
    }
  if (is_at_top (self) && respite_flow_get_atom (self->flow, first)->table != RESPITE_FLOW_NONE)
    height += g_array_index (self->flow->heads, RespiteTableHead,
                             respite_flow_get_atom (self->flow, first)->table).height;

  return height;
}

static guint
find_end (RespiteFlow *flow,
          guint        first)
{
  guint i = first;

  while (i + 1 < flow->atoms->len && respite_flow_get_atom (flow, i)->keep &&
         !respite_flow_get_atom (flow, i + 1)->breaks_page)
    i++;

  return i + 1;
}

static void
turn_page (Breaker *self)
{
  end_page (self);
  begin_page (self);
}

static void
break_pages (Breaker *self)
{
  RespiteFlow *flow = self->flow;

  begin_page (self);
  for (guint i = 0; i < flow->atoms->len;)
    {
      guint end = find_end (flow, i);

      if (respite_flow_get_atom (flow, i)->breaks_page && !is_at_top (self))
        turn_page (self);
      if (self->y + get_height (self, i, end) > self->bottom + 0.01 && !is_at_top (self))
        turn_page (self);
      if (self->y + get_height (self, i, end) > self->bottom + 0.01)
        end = i + 1;            /* more than a page: what should stay together cannot */
      for (; i < end; i++)
        place_atom (self, respite_flow_get_atom (flow, i));
    }
  end_page (self);
}

/* How much earlier the pages end, so that no box or sentence is left on a page of its own; by a little more where the
 * last page then begins with a heading. */
static double
find_lift (RespiteFlow *flow)
{
  double least = flow->room_height * LEAST_LAST, best = 0, used;
  Breaker first = { .flow = flow, .box = RESPITE_FLOW_NONE, .is_trial = TRUE };

  if (flow->sheet->kind != RESPITE_SHEET_HANDOUT)
    return 0;

  break_pages (&first);
  used = first.used;
  if (first.n_pages < 2 || used >= least)
    return 0;

  for (double lift = STEP; lift < flow->room_height * MOST_LIFT; lift += STEP)
    {
      Breaker trial = { .flow = flow, .box = RESPITE_FLOW_NONE, .is_trial = TRUE, .lift = lift };

      break_pages (&trial);
      if (trial.n_pages > first.n_pages)
        break;
      if (trial.used >= least && trial.used <= flow->room_height * MOST_LAST && trial.begins_section)
        return lift;
      if (trial.used > used && used < least)
        {
          used = trial.used;
          best = lift;
        }
    }

  return best;
}

void
respite_flow_break_pages (RespiteFlow *flow)
{
  Breaker self = { .flow = flow, .box = RESPITE_FLOW_NONE, .lift = find_lift (flow) };

  break_pages (&self);
}
