/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-layout-private.h"

#include <math.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (RespiteLayout, respite_layout, respite_layout_ref, respite_layout_unref)

void
respite_item_clear (RespiteItem *item)
{
  g_clear_pointer (&item->text, respite_text_unref);
  g_clear_pointer (&item->points, g_free);
  g_clear_object (&item->image);
}

RespiteItem
respite_item_move (const RespiteItem *item,
                   double             dx,
                   double             dy)
{
  RespiteItem moved = *item;

  moved.x += dx;
  moved.y += dy;
  if (moved.text != NULL)
    respite_text_ref (moved.text);
  if (moved.image != NULL)
    g_object_ref (moved.image);
  if (moved.points != NULL)
    moved.points = g_memdup2 (item->points, item->n_points * sizeof *item->points);
  for (guint i = 0; i < moved.n_points; i++)
    {
      moved.points[i].x += dx;
      moved.points[i].y += dy;
    }

  return moved;
}

GArray *
respite_items_new (void)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (RespiteItem));

  g_array_set_clear_func (items, (GDestroyNotify) respite_item_clear);

  return items;
}

static void
element_clear (RespiteElement *element)
{
  g_free (element->alternative);
  g_free (element->language);
}

static void
bookmark_clear (RespiteBookmark *bookmark)
{
  g_free (bookmark->title);
}

RespiteLayout *
respite_layout_new (const char *title,
                    const char *author,
                    const char *language,
                    gint64      created_at,
                    double      width,
                    double      height)
{
  RespiteLayout *layout = g_atomic_rc_box_new0 (RespiteLayout);

  layout->title = respite_rich_clean (title != NULL ? title : "");
  layout->author = respite_rich_clean (author != NULL ? author : "");
  layout->language = g_strdup (language);
  layout->created_at = created_at;
  layout->width = width;
  layout->height = height;
  layout->elements = g_array_new (FALSE, TRUE, sizeof (RespiteElement));
  g_array_set_clear_func (layout->elements, (GDestroyNotify) element_clear);
  layout->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  layout->bookmarks = g_array_new (FALSE, TRUE, sizeof (RespiteBookmark));
  g_array_set_clear_func (layout->bookmarks, (GDestroyNotify) bookmark_clear);

  return layout;
}

static void
layout_clear (RespiteLayout *layout)
{
  g_free (layout->title);
  g_free (layout->author);
  g_free (layout->subject);
  g_free (layout->language);
  g_array_unref (layout->elements);
  g_ptr_array_unref (layout->pages);
  g_array_unref (layout->bookmarks);
}

RespiteLayout *
respite_layout_ref (RespiteLayout *layout)
{
  return g_atomic_rc_box_acquire (layout);
}

void
respite_layout_unref (RespiteLayout *layout)
{
  g_atomic_rc_box_release_full (layout, (GDestroyNotify) layout_clear);
}

int
respite_layout_add_element (RespiteLayout *layout,
                            int            parent,
                            const char    *type)
{
  RespiteElement element = { .parent = parent };

  g_strlcpy (element.type, type, sizeof element.type);
  g_array_append_val (layout->elements, element);

  return (int) layout->elements->len - 1;
}

void
respite_layout_add_bookmark (RespiteLayout *layout,
                             const char    *title,
                             int            level,
                             guint          page,
                             double         y)
{
  RespiteBookmark bookmark = { .title = respite_rich_clean (title), .level = level, .page = page, .y = y };

  g_array_append_val (layout->bookmarks, bookmark);
}

guint
respite_layout_get_n_bookmarks (const RespiteLayout *layout)
{
  g_return_val_if_fail (layout != NULL, 0);

  return layout->bookmarks->len;
}

const char *
respite_layout_get_bookmark (const RespiteLayout *layout,
                             guint                index,
                             int                 *level,
                             guint               *page)
{
  const RespiteBookmark *bookmark;

  g_return_val_if_fail (layout != NULL && index < layout->bookmarks->len, NULL);

  bookmark = &g_array_index (layout->bookmarks, RespiteBookmark, index);
  if (level != NULL)
    *level = bookmark->level;
  if (page != NULL)
    *page = bookmark->page;

  return bookmark->title;
}

const char *
respite_layout_get_title (const RespiteLayout *layout)
{
  g_return_val_if_fail (layout != NULL, NULL);

  return layout->title;
}

const char *
respite_layout_get_language (const RespiteLayout *layout)
{
  g_return_val_if_fail (layout != NULL, NULL);

  return layout->language;
}

guint
respite_layout_get_n_pages (const RespiteLayout *layout)
{
  g_return_val_if_fail (layout != NULL, 0);

  return layout->pages->len;
}

void
respite_layout_get_page_size (const RespiteLayout *layout,
                              double              *width,
                              double              *height)
{
  g_return_if_fail (layout != NULL);

  if (width != NULL)
    *width = layout->width;
  if (height != NULL)
    *height = layout->height;
}

/* Every text once, whatever number of its lines stand on the pages. */
static GHashTable *
collect_texts (const RespiteLayout *layout)
{
  GHashTable *texts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < layout->pages->len; i++)
    {
      const GArray *items = respite_layout_get_page (layout, i);

      for (guint k = 0; k < items->len; k++)
        if (g_array_index (items, RespiteItem, k).text != NULL)
          g_hash_table_add (texts, g_array_index (items, RespiteItem, k).text);
    }

  return texts;
}

static int
compare_characters (gconstpointer a,
                    gconstpointer b)
{
  gunichar left = *(const gunichar *) a, right = *(const gunichar *) b;

  return left < right ? -1 : left > right;
}

static GArray *
collect_missing (const RespiteLayout *layout)
{
  g_autoptr (GHashTable) texts = collect_texts (layout);
  GArray *missing = g_array_new (FALSE, FALSE, sizeof (gunichar));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const RespiteText *text = key;

      if (text->missing != NULL)
        g_array_append_vals (missing, text->missing->data, text->missing->len);
    }
  g_array_sort (missing, compare_characters);

  return missing;
}

guint
respite_layout_get_n_missing (const RespiteLayout *layout)
{
  g_autoptr (GArray) missing = NULL;

  g_return_val_if_fail (layout != NULL, 0);

  missing = collect_missing (layout);

  return missing->len;
}

char *
respite_layout_dup_missing (const RespiteLayout *layout)
{
  g_autoptr (GArray) missing = NULL;
  GString *out = g_string_new (NULL);
  gunichar last = 0;

  g_return_val_if_fail (layout != NULL, NULL);

  missing = collect_missing (layout);
  for (guint i = 0; i < missing->len; i++)
    {
      gunichar c = g_array_index (missing, gunichar, i);

      if (i == 0 || c != last)
        g_string_append_printf (out, "%sU+%04X", out->len > 0 ? " " : "", c);
      last = c;
    }

  return g_string_free (out, FALSE);
}

/* A drawing is read out in words, not by the labels that are scattered in it. */
static gboolean
is_figure (const RespiteLayout *layout,
           const RespiteItem   *item)
{
  return strcmp (respite_layout_get_element (layout, item->element)->type, "Figure") == 0;
}

static void
append_figure (GString             *out,
               const RespiteLayout *layout,
               const RespiteItem   *item,
               gboolean             follows)
{
  const RespiteElement *element = respite_layout_get_element (layout, item->element);

  if (follows)
    g_string_append_c (out, '\n');
  if (element->alternative != NULL)
    g_string_append (out, element->alternative);
}

static void
append_line (GString           *out,
             const RespiteItem *item,
             const RespiteItem *previous)
{
  const RespiteLine *line = &item->text->lines[item->line];

  if (previous != NULL && previous->text == NULL)
    g_string_append_c (out, '\n');
  else if (previous != NULL)
    {
      const RespiteLine *before = &previous->text->lines[previous->line];

      /* Lines that were broken by the layout go on; a line feed in the text itself stays. */
      if (previous->text != item->text || previous->element != item->element ||
          before->start + before->length < line->start)
        g_string_append_c (out, '\n');
    }
  g_string_append_len (out, item->text->text + line->start, (gssize) line->length);
}

char *
respite_layout_get_text (const RespiteLayout *layout,
                         int                  page)
{
  GString *out = g_string_new (NULL);
  const RespiteItem *previous = NULL;

  g_return_val_if_fail (layout != NULL, NULL);
  g_return_val_if_fail (page < (int) layout->pages->len, NULL);

  for (guint i = page < 0 ? 0 : (guint) page; i < (page < 0 ? layout->pages->len : (guint) page + 1); i++)
    {
      const GArray *items = respite_layout_get_page (layout, i);

      for (guint k = 0; k < items->len; k++)
        {
          const RespiteItem *item = &g_array_index (items, RespiteItem, k);

          if (item->element == RESPITE_ELEMENT_NONE)
            continue;
          if (is_figure (layout, item))
            {
              if (previous == NULL || previous->element != item->element)
                append_figure (out, layout, item, previous != NULL);
            }
          else if (item->kind == RESPITE_ITEM_LINE)
            append_line (out, item, previous);
          else
            continue;
          previous = item;
        }
    }

  return g_string_free (out, FALSE);
}

static void
shift_points (RespiteItem *item,
              double       dx)
{
  for (guint i = 0; i < item->n_points; i++)
    item->points[i].x += dx;
}

static void
mirror_item (RespiteItem *item,
             double       page_width)
{
  double left = INFINITY, right = -INFINITY;

  if (item->is_drawing)
    return;

  switch (item->kind)
    {
    case RESPITE_ITEM_PATH:
      for (guint i = 0; i < item->n_points; i++)
        if (!isnan (item->points[i].x))
          {
            left = MIN (left, item->points[i].x);
            right = MAX (right, item->points[i].x);
          }
      if (left <= right)
        shift_points (item, page_width - right - left);
      break;
    case RESPITE_ITEM_CIRCLE:
      item->x = page_width - item->x;
      break;
    case RESPITE_ITEM_LINE:
      item->x = page_width - item->x - item->text->lines[item->line].width;
      break;
    case RESPITE_ITEM_RECT:
    case RESPITE_ITEM_PUSH_CLIP:
    case RESPITE_ITEM_IMAGE:
      item->x = page_width - item->x - item->width;
      break;
    case RESPITE_ITEM_POP_CLIP:
      break;
    }
}

void
respite_layout_mirror (RespiteLayout *layout)
{
  for (guint i = 0; i < layout->pages->len; i++)
    {
      GArray *items = respite_layout_get_page (layout, i);

      for (guint k = 0; k < items->len; k++)
        mirror_item (&g_array_index (items, RespiteItem, k), layout->width);
    }
}
