/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-pdf-private.h"

/*
 * Bookmarks and page labels. libharu's own outline points at its pages through indirect arrays, which PDF/A does not
 * allow, so the dictionaries are made here.
 */

/* Levels deeper than this are not listed. */
#define MOST_LEVELS 4

typedef struct
{
  HPDF_Dict dict;
  HPDF_Dict last;               /* its last child */
  int       n_shown;            /* how many lines an opened list of its children has */
} Node;

void
respite_pdf_add_bookmark (RespitePdf *pdf,
                          const char *title,
                          int         level,
                          guint       page,
                          double      y)
{
  RespitePdfBookmark *bookmark = g_new0 (RespitePdfBookmark, 1);

  bookmark->title = g_strdup (title);
  bookmark->level = CLAMP (level, 0, MOST_LEVELS - 1);
  bookmark->page = page;
  bookmark->y = y;
  g_ptr_array_add (pdf->bookmarks, bookmark);
}

void
respite_pdf_show_outline (RespitePdf *pdf)
{
  pdf->shows_outline = TRUE;
}

void
respite_pdf_bookmark_free (RespitePdfBookmark *bookmark)
{
  g_free (bookmark->title);
  g_free (bookmark);
}

static void
add_destination (RespitePdf               *pdf,
                 HPDF_Dict                 dict,
                 const RespitePdfBookmark *bookmark)
{
  RespitePdfPage *page = g_ptr_array_index (pdf->pages, MIN (bookmark->page, pdf->pages->len - 1));
  HPDF_Array destination = HPDF_Array_New (pdf->doc->mmgr);

  HPDF_Array_Add (destination, page->page);
  HPDF_Array_AddName (destination, "XYZ");
  HPDF_Array_AddReal (destination, 0);
  HPDF_Array_AddReal (destination, (HPDF_REAL) bookmark->y);
  HPDF_Array_Add (destination, HPDF_Null_New (pdf->doc->mmgr));
  HPDF_Dict_Add (dict, "Dest", destination);
}

/* The first level is opened, what is below it is closed. */
static void
close_node (Node *node,
            int   level)
{
  if (node->dict != NULL && node->last != NULL)
    {
      HPDF_Dict_Add (node->dict, "Last", node->last);
      HPDF_Dict_AddNumber (node->dict, "Count", level > 0 ? -node->n_shown : node->n_shown);
    }
  *node = (Node) { 0 };
}

static void
add_outline (RespitePdf *pdf)
{
  Node nodes[MOST_LEVELS + 1] = { 0 };          /* the way from the root to the last line */
  int depth = 0;

  nodes[0].dict = respite_pdf_make_dict (pdf);
  HPDF_Dict_AddName (nodes[0].dict, "Type", "Outlines");
  HPDF_Dict_Add ((HPDF_Dict) pdf->doc->catalog, "Outlines", nodes[0].dict);
  for (guint i = 0; i < pdf->bookmarks->len; i++)
    {
      const RespitePdfBookmark *bookmark = g_ptr_array_index (pdf->bookmarks, i);
      int level = MIN (bookmark->level, depth);
      HPDF_Dict dict = respite_pdf_make_dict (pdf);
      Node *parent = &nodes[level];

      for (; depth > level; depth--)
        close_node (&nodes[depth], depth);
      respite_pdf_add_text (pdf, dict, "Title", bookmark->title);
      HPDF_Dict_Add (dict, "Parent", parent->dict);
      add_destination (pdf, dict, bookmark);
      if (parent->last == NULL)
        HPDF_Dict_Add (parent->dict, "First", dict);
      else
        {
          HPDF_Dict_Add (dict, "Prev", parent->last);
          HPDF_Dict_Add (parent->last, "Next", dict);
        }
      parent->last = dict;
      parent->n_shown++;
      nodes[++depth].dict = dict;
    }
  for (; depth >= 0; depth--)
    close_node (&nodes[depth], depth);
}

static void
add_page_labels (RespitePdf *pdf)
{
  HPDF_Dict labels = HPDF_Dict_New (pdf->doc->mmgr), decimal = HPDF_Dict_New (pdf->doc->mmgr);
  HPDF_Array numbers = HPDF_Array_New (pdf->doc->mmgr);

  HPDF_Dict_AddName (decimal, "S", "D");
  HPDF_Array_AddNumber (numbers, 0);
  HPDF_Array_Add (numbers, decimal);
  HPDF_Dict_Add (labels, "Nums", numbers);
  HPDF_Dict_Add ((HPDF_Dict) pdf->doc->catalog, "PageLabels", labels);
}

void
respite_pdf_finish_outline (RespitePdf *pdf)
{
  if (pdf->pages->len == 0)
    return;

  add_page_labels (pdf);
  if (pdf->bookmarks->len > 1)
    add_outline (pdf);
  if (pdf->shows_outline)
    HPDF_Dict_AddName ((HPDF_Dict) pdf->doc->catalog, "PageMode", "UseOutlines");
}
