/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "domain/respite-role.h"

G_BEGIN_DECLS

/**
 * RespitePageEntry:
 * @name: the page's name for win.show-page and in the stack
 * @title: the word in the sidebar and the header, marked for translation; "" where the page says its own
 * @icon_name: (nullable): a symbolic icon; %NULL for pages that are not in the sidebar: they belong to the place above
 *   them in the table
 * @function: what a person must be allowed to see it in the sidebar
 * @get_type: a #RespitePage
 *
 * A page of the window. This table is the one place where pages are registered; the window makes each when it is
 * shown first.
 */
typedef struct
{
  const char       *name;
  const char       *title;
  const char       *icon_name;
  RespiteFunction   function;
  GType           (*get_type) (void);
} RespitePageEntry;

/* Ends with a row whose name is %NULL; the order is that of the sidebar. */
extern const RespitePageEntry respite_page_list[];

/* Returns: (transfer none) (nullable): the page of that name */
const RespitePageEntry *respite_page_list_find (const char *name);

G_END_DECLS
