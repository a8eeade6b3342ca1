/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespiteMarkdownEditor:
 *
 * A text in Markdown to be edited: what is about it (its head) folded away above, what the patient reads below, and
 * how hard that is to read.
 *
 * Signals:
 * - edited: something was typed
 * - rested: typing has rested for a moment since
 */
#define RESPITE_TYPE_MARKDOWN_EDITOR (respite_markdown_editor_get_type ())

G_DECLARE_FINAL_TYPE (RespiteMarkdownEditor, respite_markdown_editor, RESPITE, MARKDOWN_EDITOR, GtkWidget)

/**
 * respite_markdown_editor_set:
 * @markdown: head and text
 * @language: of the text
 */
void respite_markdown_editor_set (RespiteMarkdownEditor *self,
                                  const char            *markdown,
                                  const char            *language);

/* The text as it is kept: the head between two lines of hyphens, then what the patient reads. (transfer full) */
char *respite_markdown_editor_dup_markdown (RespiteMarkdownEditor *self);

G_END_DECLS
