/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "documents/respite-flow.h"
#include "documents/respite-layout-private.h"

G_BEGIN_DECLS

/*
 * Blocks become a column of atoms, each of which stands on one page; the breaker then cuts the column into pages.
 */

#define RESPITE_FLOW_NONE (-1)

/* The coloured bar at the left of a box. */
#define RESPITE_FLOW_BOX_BAR 4.0

/**
 * RespiteAtom:
 * @space: above it, left out at the top of a page
 * @height: of its own
 * @keep: whether it stands on the same page as the next one
 * @breaks_page: whether a page begins with it
 * @table: which table's head comes again where a page begins with it, else %RESPITE_FLOW_NONE
 * @box: which box is tinted behind it, else %RESPITE_FLOW_NONE
 * @heading: (nullable) (owned): the line of the outline that points here
 * @level: of that line, from 0
 * @items: (element-type RespiteItem): y from its top, x from the left of the page
 */
typedef struct
{
  double    space;
  double    height;
  gboolean  keep;
  gboolean  breaks_page;
  int       table;
  int       box;
  char     *heading;
  int       level;
  GArray   *items;
} RespiteAtom;

/* The head of a table, for the pages that it goes on to. */
typedef struct
{
  double  height;
  GArray *items;
} RespiteTableHead;

/* A tinted box. */
typedef struct
{
  RespiteBoxKind kind;
  double         x;
  double         width;
} RespiteFlowBox;

typedef struct
{
  const RespiteFlowInfo *info;
  const RespiteSheet    *sheet;
  RespiteLayout         *layout;
  GArray                *atoms;
  GArray                *heads;
  GArray                *boxes;
  double                 first_head;    /* where the text of the first page begins */
  double                 later_head;    /* where that of the others does */
  double                 foot;          /* what the foot takes, its margin included */
  double                 room_height;   /* of the pages after the first */
  GdkPixbuf             *logo;
  GTimeZone             *zone;
  GHashTable            *shaped;        /* texts that come again: bullets, head and foot */
  double                 space;
  double                 cell;          /* the size of the table that is being set */
  int                    table;
  int                    box;
} RespiteFlow;

/**
 * RespiteFrame:
 * @x: its left
 * @width: the room
 * @element: what blocks in it belong to
 */
typedef struct
{
  double x;
  double width;
  int    element;
} RespiteFrame;

static inline RespiteAtom *
respite_flow_get_atom (RespiteFlow *flow,
                       guint        index)
{
  return &g_array_index (flow->atoms, RespiteAtom, index);
}

/* Adds an empty atom; the space that was asked for stands above it. Valid until the next one is added. */
RespiteAtom *respite_flow_add_atom (RespiteFlow *flow,
                                    double       height);

/* Asks for at least so much space before the next atom. */
void respite_flow_ask_space (RespiteFlow *flow,
                             double       space);

/* A style of the sheet. */
RespiteTextStyle respite_flow_get_style (RespiteFlow *flow,
                                         double       size,
                                         guint32      color,
                                         gboolean     is_bold);

/* (transfer full): like respite_text_shape(), for texts that come again. */
RespiteText *respite_flow_shape (RespiteFlow            *flow,
                                 const char             *text,
                                 const RespiteTextStyle *style,
                                 double                  width);

/* Puts one line into an atom: @x its left end, @top where its room begins below the atom's top. */
void respite_flow_add_line (RespiteAtom *atom,
                            RespiteText *text,
                            guint        line,
                            int          element,
                            double       x,
                            double       top);

/* Puts a filled box without meaning into an atom. */
void respite_flow_add_tint (RespiteAtom *atom,
                            guint32      color,
                            double       x,
                            double       y,
                            double       width,
                            double       height);

/* Any block; @depth counts the blocks that it stands in. */
void respite_flow_add_block (RespiteFlow        *flow,
                             const RespiteBlock *block,
                             RespiteFrame        frame,
                             int                 depth);

/* One item of a list, and how far its text stands from its mark's left. */
void   respite_flow_add_item   (RespiteFlow        *flow,
                                const RespiteBlock *block,
                                RespiteFrame        frame,
                                int                 number,
                                int                 depth);
double respite_flow_get_indent (const RespiteFlow  *flow,
                                RespiteMark         mark,
                                int                 number);

/* Sets two boxes beside each other, if both are boxes and there is room; else adds nothing and returns %FALSE. */
gboolean respite_flow_add_boxes (RespiteFlow        *flow,
                                 const RespiteBlock *left,
                                 const RespiteBlock *right,
                                 RespiteFrame        frame,
                                 int                 depth);

/* Whether a list is set in two columns, and its items in them. */
gboolean respite_flow_has_columns (RespiteFlow        *flow,
                                   const RespiteBlock *list,
                                   RespiteFrame        frame);
void     respite_flow_add_columns (RespiteFlow        *flow,
                                   const RespiteBlock *list,
                                   RespiteFrame        frame,
                                   int                 depth);

/* The colours of a box and of the bar at its left. */
void respite_flow_get_box_colors (RespiteBoxKind kind,
                                  guint32       *tint,
                                  guint32       *bar);

/* The blocks with cells. */
void respite_flow_add_table (RespiteFlow        *flow,
                             const RespiteBlock *block,
                             RespiteFrame        frame);
void respite_flow_add_facts (RespiteFlow        *flow,
                             const RespiteBlock *block,
                             RespiteFrame        frame);

/* Head, foot and bands. */
void respite_flow_measure_frame (RespiteFlow *flow);
void respite_flow_paint_frame   (RespiteFlow *flow,
                                 guint        page,
                                 guint        n_pages);

/* Cuts the atoms into the pages of the layout. */
void respite_flow_break_pages (RespiteFlow *flow);

G_END_DECLS
