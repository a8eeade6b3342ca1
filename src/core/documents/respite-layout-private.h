/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib.h>

#include "chart/respite-scene.h"
#include "documents/respite-layout.h"
#include "documents/respite-text.h"

G_BEGIN_DECLS

/* What is inside a layout; for the flow that makes it and the two painters. */

/* An item that belongs to no element is decoration: lines, tints, the head and foot of pages. */
#define RESPITE_ELEMENT_NONE (-1)

/**
 * RespiteElement:
 * @type: a structure type of PDF, such as "P"; "TH" heads a column, "THR" a row
 * @parent: index of the element around it, %RESPITE_ELEMENT_NONE for the document
 * @alternative: (nullable): what a drawing shows, in words
 * @language: (nullable): where it differs from the document's
 *
 * A node of the structure that screen readers walk.
 */
typedef struct
{
  char  type[12];
  int   parent;
  char *alternative;
  char *language;
} RespiteElement;

/**
 * RespiteItemKind:
 * @RESPITE_ITEM_LINE: line @line of @text, its left end at @x, its base line at @y
 * @RESPITE_ITEM_RECT: a box
 * @RESPITE_ITEM_PATH: strokes or a filled shape through @points; a point with a NaN x begins a new stroke
 * @RESPITE_ITEM_CIRCLE: centre @x, @y, radius @width
 * @RESPITE_ITEM_PUSH_CLIP: what follows shows only inside the box
 * @RESPITE_ITEM_POP_CLIP: the last clip ends
 * @RESPITE_ITEM_IMAGE: a picture without transparency in the box
 */
typedef enum
{
  RESPITE_ITEM_LINE,
  RESPITE_ITEM_RECT,
  RESPITE_ITEM_PATH,
  RESPITE_ITEM_CIRCLE,
  RESPITE_ITEM_PUSH_CLIP,
  RESPITE_ITEM_POP_CLIP,
  RESPITE_ITEM_IMAGE,
} RespiteItemKind;

/**
 * RespiteItem:
 * @element: what it belongs to
 * @x: in points from the left of the page
 * @y: in points from its top
 * @color: 0xrrggbb
 * @is_filled: else stroked with @line_width
 * @is_closed: whether a stroked path ends where it began
 * @is_drawing: part of a drawing, which is moved but not turned around where the page runs from right to left
 * @is_round: strokes end round, as a pen's do
 * @is_page_number: the line that counts the pages, written anew where documents are joined
 * @text: (nullable): a reference
 * @points: (nullable): a reference
 * @image: (nullable): a reference
 *
 * One thing on a page.
 */
typedef struct
{
  RespiteItemKind  kind;
  int              element;
  double           x;
  double           y;
  double           width;
  double           height;
  guint32          color;
  gboolean         is_filled;
  gboolean         is_closed;
  gboolean         is_drawing;
  gboolean         is_round;
  gboolean         is_page_number;
  double           line_width;
  int              dash_on;
  int              dash_off;
  RespiteText     *text;
  guint            line;
  RespitePoint    *points;
  guint            n_points;
  GdkPixbuf       *image;
} RespiteItem;

void respite_item_clear (RespiteItem       *item);

/* A copy, moved. */
RespiteItem respite_item_move (const RespiteItem *item,
                               double             dx,
                               double             dy);

/* An array of items that clears them. */
GArray *respite_items_new (void);

/* A line of the outline: @y is the top of the heading. */
typedef struct
{
  char   *title;
  int     level;
  guint   page;
  double  y;
} RespiteBookmark;

struct _RespiteLayout
{
  char      *title;
  char      *author;
  char      *subject;
  char      *language;
  gint64     created_at;
  double     width;
  double     height;
  gboolean   is_rtl;
  GArray    *elements;
  GPtrArray *pages;
  GArray    *bookmarks;
  gboolean   shows_outline;
};

RespiteLayout *respite_layout_new (const char *title,
                                   const char *author,
                                   const char *language,
                                   gint64      created_at,
                                   double      width,
                                   double      height);

int respite_layout_add_element (RespiteLayout *layout,
                                int            parent,
                                const char    *type);

/* Adds a line to the outline; the pages come in their order. */
void respite_layout_add_bookmark (RespiteLayout *layout,
                                  const char    *title,
                                  int            level,
                                  guint          page,
                                  double         y);

static inline RespiteElement *
respite_layout_get_element (const RespiteLayout *layout,
                            int                  index)
{
  return &g_array_index (layout->elements, RespiteElement, index);
}

/* The items of a page. */
static inline GArray *
respite_layout_get_page (const RespiteLayout *layout,
                         guint                page)
{
  return g_ptr_array_index (layout->pages, page);
}

/* Turns all pages around for a language that runs from right to left. */
void respite_layout_mirror (RespiteLayout *layout);

G_END_DECLS
