/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "documents/respite-block.h"

G_BEGIN_DECLS

/* The longest text that is read, in bytes. */
#define RESPITE_MARKDOWN_MAX (512 * 1024)

/**
 * RespiteMarkdown:
 * @front: (element-type utf8 utf8): the front matter, key to value
 * @root: the text as blocks
 *
 * A handout or consent that was read.
 */
typedef struct
{
  GHashTable   *front;
  RespiteBlock *root;
} RespiteMarkdown;

/**
 * respite_markdown_parse:
 * @text: the file
 * @values: (nullable) (element-type utf8 utf8): what placeholders stand for; a known one without a value has "" or
 *   %NULL; with no table at all braces are only braces
 * @error: where to say what is wrong and on which line
 *
 * Reads a text in Markdown:
 *
 * - Comments `<!-- ... -->` are left out.
 * - Front matter between two lines `---` at the top: `key: value` lines.
 * - Headings `#` to `###`, paragraphs, `*italic*` and `**bold**`, lists with `-` and `1.`, tick boxes `- [ ]` and
 *   `- [x]`, tables (a column whose head is set to the right holds numbers, which are never broken). HTML is text.
 * - A block quote is a box. When it begins with a bold name, that is its title; "Call us" and "Get help now" and their
 *   counterparts in other languages are tinted as such.
 * - `{{patient.name}}` is replaced by its value, in which nothing is special. A line (a paragraph, a heading, a list
 *   item, a row of a table, or what a backslash or two spaces at the end of a line set apart) that has a placeholder
 *   without a value is left out, and with it a list or box in which nothing is left. `{{?patient.name}}` prints
 *   nothing and keeps its line only where there is a value, `{{!patient.name}}` only where there is none.
 *
 * Pure; any thread.
 *
 * Returns: (transfer full) (nullable): what was read, or %NULL with %RESPITE_ERROR_PARSE
 */
RespiteMarkdown *respite_markdown_parse (const char  *text,
                                         GHashTable  *values,
                                         GError     **error);

/* The value of a key of the front matter, "" where there is none. */
const char *respite_markdown_get_front (const RespiteMarkdown *markdown,
                                        const char            *key);

void respite_markdown_free (RespiteMarkdown *markdown);

/**
 * respite_markdown_read_front:
 * @text: the file
 * @rest: (out) (optional): where the text proper begins
 * @error: where to say which line is wrong
 *
 * Reads only the front matter.
 *
 * Returns: (transfer full) (nullable) (element-type utf8 utf8): key to value; empty where there is none
 */
GHashTable *respite_markdown_read_front (const char   *text,
                                         const char  **rest,
                                         GError      **error);

/**
 * respite_markdown_repeat:
 * @text: Markdown
 * @group: such as "visit"
 * @n: how many of them there are
 *
 * A line with a placeholder of the group, such as `{{visit.day}}`, comes once for each, with `{{visit.1.day}}`,
 * `{{visit.2.day}}` and so on; where there are none, the line stays as it is.
 *
 * Returns: (transfer full): the text
 */
char *respite_markdown_repeat (const char *text,
                               const char *group,
                               guint       n);

/**
 * respite_rich_fill:
 * @rich: text with placeholders, filled in place
 * @values: (element-type utf8 utf8): as for respite_markdown_parse()
 * @unknown: (out) (transfer full) (nullable): the first placeholder that does not exist
 *
 * Returns: whether anything is left of the text
 */
gboolean respite_rich_fill (RespiteRich  *rich,
                            GHashTable   *values,
                            char        **unknown);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteMarkdown, respite_markdown_free)

G_END_DECLS
