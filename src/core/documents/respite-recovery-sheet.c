/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-recovery-sheet.h"

#include "base/respite-str.h"
#include "documents/respite-block.h"
#include "documents/respite-face.h"
#include "documents/respite-flow.h"
#include "documents/respite-sheet.h"
#include "documents/respite-words.h"

RespiteLayout *
respite_recovery_sheet_layout (const char                *code,
                               const RespiteDocumentInfo *info,
                               GError                   **error)
{
  static const char *const paragraphs[] = { "keep", "use", "renew" };
  RespiteDocumentInfo own;
  RespiteSheet sheet;
  RespiteFlowInfo flow = { .document = &own, .sheet = &sheet };
  g_autoptr (RespiteBlock) root = respite_block_new_document ();
  g_autoptr (GTimeZone) zone = NULL;
  const RespiteWords *words;
  g_autofree char *made = NULL;

  g_return_val_if_fail (code != NULL && info != NULL, NULL);

  if (!respite_face_init (error))
    return NULL;

  own = *info;
  own.language = respite_document_info_get_language (&own);
  zone = respite_document_info_dup_zone (&own);
  own.zone = zone;
  words = respite_words_get (own.language);
  respite_sheet_init (&sheet, RESPITE_SHEET_HANDOUT,
                      respite_str_is_empty (own.paper) ? own.clinic->paper : own.paper, FALSE);
  flow.title = respite_words_lookup (words, "recovery", "title");
  flow.language = respite_words_get_language (words);
  made = respite_words_format_moment (words, own.printed_at, zone);

  respite_block_add_heading_text (root, 1, flow.title);
  respite_block_add_paragraph_text (root, respite_words_lookup (words, "recovery", "what"));
  respite_block_add_heading_text (root, 1, code);
  for (gsize i = 0; i < G_N_ELEMENTS (paragraphs); i++)
    respite_block_add_paragraph_text (root, respite_words_lookup (words, "recovery", paragraphs[i]));
  respite_block_add_paragraph_text (root, made);

  return respite_flow_layout (root, &flow, error);
}
