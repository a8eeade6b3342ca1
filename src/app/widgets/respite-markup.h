/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * respite_markup_from_markdown:
 * @markdown: headings, paragraphs, lists, block quotes, bold and italic; comments are left out
 *
 * For reading a consent in the window; the copy on paper has its own layout.
 *
 * Returns: (transfer full): Pango markup
 */
char *respite_markup_from_markdown (const char *markdown);

G_END_DECLS
