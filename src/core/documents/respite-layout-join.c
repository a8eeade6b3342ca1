/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-layout-private.h"

#include "base/respite-error.h"

/* Adds the pages of @part; what its items belong to comes after the elements that are there. */
static void
append (RespiteLayout       *layout,
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

RespiteLayout *
respite_layout_join (GPtrArray  *parts,
                     const char *title,
                     GError    **error)
{
  const RespiteLayout *first;
  g_autoptr (RespiteLayout) layout = NULL;

  g_return_val_if_fail (parts != NULL && parts->len > 0, NULL);
  g_return_val_if_fail (title != NULL, NULL);

  first = g_ptr_array_index (parts, 0);
  if (parts->len == 1)
    return respite_layout_ref ((RespiteLayout *) first);

  layout = respite_layout_new (title, first->author, first->language, first->created_at, first->width, first->height);
  layout->subject = g_strdup (first->subject);
  layout->is_rtl = first->is_rtl;
  for (guint i = 0; i < parts->len; i++)
    {
      const RespiteLayout *part = g_ptr_array_index (parts, i);

      if (part->width != first->width || part->height != first->height)
        {
          respite_set_error (error, RESPITE_ERROR_DOCUMENT, N_ ("Documents on different papers are not one document"));
          return NULL;
        }
      append (layout, part);
    }

  return g_steal_pointer (&layout);
}
