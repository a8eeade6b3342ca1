/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-layout-private.h"

#include "base/respite-error.h"
#include "documents/respite-sheet.h"
#include "documents/respite-words.h"

static void
append_elements (RespiteLayout       *layout,
                 const RespiteLayout *part)
{
  int offset = (int) layout->elements->len;

  for (guint i = 0; i < part->elements->len; i++)
    {
      RespiteElement element = g_array_index (part->elements, RespiteElement, i);

      if (element.parent != RESPITE_ELEMENT_NONE)
        element.parent += offset;
      element.alternative = g_strdup (element.alternative);
      element.language = g_strdup (element.language);
      g_array_append_val (layout->elements, element);
    }
}

/* Moves the pages of @part, which has none then: a long record would not fit into memory twice. */
static void
take_pages (RespiteLayout *layout,
            RespiteLayout *part,
            int            offset)
{
  for (guint i = 0; i < part->pages->len; i++)
    {
      GArray *items = g_array_ref (respite_layout_get_page (part, i));

      for (guint k = 0; k < items->len; k++)
        {
          RespiteItem *item = &g_array_index (items, RespiteItem, k);

          if (item->element != RESPITE_ELEMENT_NONE)
            item->element += offset;
        }
      g_ptr_array_add (layout->pages, items);
    }
  g_ptr_array_set_size (part->pages, 0);
}

/* Adds the pages of @part; what its items belong to comes after the elements that are there. */
static void
append_pages (RespiteLayout       *layout,
              const RespiteLayout *part,
              int                  offset)
{
  for (guint i = 0; i < part->pages->len; i++)
    {
      const GArray *from = respite_layout_get_page (part, i);
      GArray *items = respite_items_new ();

      for (guint k = 0; k < from->len; k++)
        {
          RespiteItem item = respite_item_move (&g_array_index (from, RespiteItem, k), 0, 0);

          if (item.element != RESPITE_ELEMENT_NONE)
            item.element += offset;
          g_array_append_val (items, item);
        }
      g_ptr_array_add (layout->pages, items);
    }
}

/* A part with a name is one line of the outline, and its own headings but the title are below that. */
static void
append (RespiteLayout *layout,
        RespiteLayout *part,
        const char    *name)
{
  guint first = layout->pages->len;
  int offset = (int) layout->elements->len;

  if (name != NULL)
    respite_layout_add_bookmark (layout, name, 0, first, 0);
  for (guint i = 0; i < part->bookmarks->len; i++)
    {
      const RespiteBookmark *bookmark = &g_array_index (part->bookmarks, RespiteBookmark, i);

      if (name == NULL || bookmark->level > 0)
        respite_layout_add_bookmark (layout, bookmark->title, bookmark->level, first + bookmark->page, bookmark->y);
    }
  append_elements (layout, part);
  if (name != NULL)
    take_pages (layout, part, offset);
  else
    append_pages (layout, part, offset);
}

static RespiteLayout *
join (GPtrArray  *parts,
      GPtrArray  *names,
      const char *title,
      GError    **error)
{
  const RespiteLayout *first = g_ptr_array_index (parts, 0);
  g_autoptr (RespiteLayout) layout = NULL;

  layout = respite_layout_new (title, first->author, first->language, first->created_at, first->width, first->height);
  layout->subject = g_strdup (first->subject);
  layout->is_rtl = first->is_rtl;
  for (guint i = 0; i < parts->len; i++)
    {
      RespiteLayout *part = g_ptr_array_index (parts, i);

      if (part->width != first->width || part->height != first->height)
        {
          respite_set_error (error, RESPITE_ERROR_DOCUMENT, N_ ("Documents on different papers are not one document"));
          return NULL;
        }
      append (layout, part, names != NULL ? g_ptr_array_index (names, i) : NULL);
    }

  return g_steal_pointer (&layout);
}

RespiteLayout *
respite_layout_join (GPtrArray  *parts,
                     const char *title,
                     GError    **error)
{
  g_return_val_if_fail (parts != NULL && parts->len > 0, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  if (parts->len == 1)
    return respite_layout_ref (g_ptr_array_index (parts, 0));

  return join (parts, NULL, title, error);
}

/* Writes "Page 12 of 200" where "Page 1 of 3" stood, ending at the same place. */
static void
count_page (RespiteLayout *layout,
            RespiteItem   *item,
            guint          page)
{
  const RespiteWords *words = respite_words_get (layout->language);
  const RespiteLine *old = &item->text->lines[item->line];
  g_autofree char *number = g_strdup_printf ("%u", page + 1);
  g_autofree char *number_of = g_strdup_printf ("%u", layout->pages->len);
  g_autofree char *text = respite_words_format (words, "foot", "page", "page", number, "pages", number_of, NULL);
  g_autoptr (RespiteRich) rich = respite_rich_new (text, RESPITE_RICH_PLAIN);
  RespiteTextStyle style = { .size = old->n_runs > 0 ? old->runs[0].size : 8, .leading = 1.25,
                             .color = RESPITE_PAPER_TEXT, .muted = RESPITE_PAPER_MUTED,
                             .language = layout->language };
  double end = item->x + old->width;

  respite_text_unref (item->text);
  item->text = respite_text_shape (rich, &style, -1);
  item->line = 0;
  if (!layout->is_rtl)
    item->x = end - item->text->lines[0].width;
}

RespiteLayout *
respite_layout_join_record (GPtrArray  *parts,
                            GPtrArray  *names,
                            const char *title,
                            GError    **error)
{
  RespiteLayout *layout;

  g_return_val_if_fail (parts != NULL && parts->len > 0, NULL);
  g_return_val_if_fail (names != NULL && names->len == parts->len, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  layout = join (parts, names, title, error);
  if (layout == NULL)
    return NULL;

  layout->shows_outline = TRUE;
  for (guint i = 0; i < layout->pages->len; i++)
    {
      GArray *items = respite_layout_get_page (layout, i);

      for (guint k = items->len; k > 0; k--)
        if (g_array_index (items, RespiteItem, k - 1).is_page_number)
          {
            count_page (layout, &g_array_index (items, RespiteItem, k - 1), i);
            break;
          }
    }

  return layout;
}
