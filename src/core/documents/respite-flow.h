/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "documents/respite-block.h"
#include "documents/respite-document-info.h"
#include "documents/respite-layout.h"
#include "documents/respite-sheet.h"

G_BEGIN_DECLS

/**
 * RespiteFlowInfo:
 * @document: clinic, patient, paper and print
 * @sheet: the measures
 * @title: of the document, for the foot and the properties
 * @remark: (nullable): for the foot: version and review date, or the record code
 * @warning: (nullable): stands in a band on every page, such as "Not signed"
 * @language: of the text
 *
 * What stands around the text of a document.
 */
typedef struct
{
  const RespiteDocumentInfo *document;
  const RespiteSheet        *sheet;
  const char                *title;
  const char                *remark;
  const char                *warning;
  const char                *language;
} RespiteFlowInfo;

/**
 * respite_flow_layout:
 * @root: the document's blocks
 * @info: what stands around them
 * @error: where to say that fonts are missing
 *
 * Puts blocks on pages: a heading stays with what follows, a paragraph leaves no single line behind, table rows are
 * not torn and the table's head comes again on each page, boxes stay whole where they can. Nothing is cut off: what
 * is wider than its column is broken, what is higher than a page goes on on the next.
 *
 * Returns: (transfer full) (nullable): the pages
 */
RespiteLayout *respite_flow_layout (const RespiteBlock     *root,
                                    const RespiteFlowInfo  *info,
                                    GError                **error);

G_END_DECLS
