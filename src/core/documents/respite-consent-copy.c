/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-consent-copy.h"

#include <json-glib/json-glib.h>

#include "base/respite-str.h"
#include "documents/respite-flow.h"
#include "documents/respite-markdown.h"
#include "documents/respite-words.h"

/* How wide a drawn signature is on paper. */
#define SIGNATURE_WIDTH 190.0

typedef struct
{
  const RespiteConsent *consent;
  const RespiteWords   *words;
  GTimeZone            *zone;
  RespiteBlock         *root;
} Copy;

static const char *
get_word (const Copy *self,
          const char *key)
{
  return respite_words_lookup (self->words, "consent", key);
}

static const char *
get_state (const Copy *self)
{
  g_autofree char *key = g_strconcat ("state-", respite_code_to_word (respite_consent_state_codes,
                                                                      (int) self->consent->state), NULL);

  return respite_words_lookup (self->words, "consent", key);
}

static void
add_moment (Copy         *self,
            RespiteBlock *facts,
            const char   *label,
            gint64        at)
{
  g_autofree char *moment = respite_words_format_moment (self->words, at, self->zone);

  if (at != 0)
    respite_block_add_fact_text (facts, label, moment);
}

static void
add_facts (Copy *self)
{
  const RespiteConsent *consent = self->consent;
  RespiteBlock *facts = respite_block_new_facts (1);
  g_autofree char *version = g_strdup_printf ("%d", consent->version);

  respite_block_add_fact (facts, get_word (self, "state"), respite_rich_new (consent->is_valid ? get_state (self) :
                                                                             get_word (self, "invalid"),
                                                                             RESPITE_RICH_BOLD));
  if (!consent->is_valid)
    respite_block_add_fact_text (facts, get_word (self, "seal"), get_word (self, "seal-broken"));
  add_moment (self, facts, get_word (self, "presented"), consent->presented_at);
  add_moment (self, facts, get_word (self, "decided"), consent->decided_at);
  if (consent->state == RESPITE_CONSENT_SIGNED && consent->expires_at == 0)
    respite_block_add_fact_text (facts, get_word (self, "expires"), get_word (self, "never-expires"));
  add_moment (self, facts, get_word (self, "expires"), consent->expires_at);
  add_moment (self, facts, get_state (self), consent->ended_at);
  respite_block_add_fact_text (facts, get_word (self, "reason"), consent->reason);
  respite_block_add_fact_text (facts, get_word (self, "language"),
                               respite_words_lookup (self->words, "language", consent->language));
  respite_block_add_fact_text (facts, get_word (self, "version"), version);
  respite_block_add (self->root, facts);
}

/* The question that an answer was given to, in the version of the text that was signed; else its code. */
static const char *
find_question (const RespiteConsent *consent,
               const char           *code)
{
  const char *question = consent->questions != NULL ? g_hash_table_lookup (consent->questions, code) : NULL;

  return question != NULL ? question : code;
}

static void
add_teach_back (Copy *self)
{
  g_autoptr (JsonNode) node = respite_str_is_empty (self->consent->answers) ? NULL :
                              json_from_string (self->consent->answers, NULL);
  JsonObjectIter iter;
  const char *code;
  JsonNode *answer;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node) || json_object_get_size (json_node_get_object (node)) == 0)
    return;

  respite_block_add_heading_text (self->root, 2, get_word (self, "teach-back"));
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &code, &answer))
    {
      RespiteRich *rich = respite_rich_new (find_question (self->consent, code), RESPITE_RICH_MUTED);

      if (json_node_get_value_type (answer) == G_TYPE_STRING)
        {
          respite_rich_append (rich, "\n", RESPITE_RICH_PLAIN);
          respite_rich_append (rich, json_node_get_string (answer), RESPITE_RICH_PLAIN);
        }
      respite_block_add (self->root, respite_block_new_paragraph (rich, RESPITE_PARAGRAPH_BODY));
    }
}

static char *
describe_signer (const Copy          *self,
                 const RespiteSigner *signer)
{
  g_autofree char *key = g_strconcat ("role-", respite_code_to_word (respite_signer_role_codes, (int) signer->role),
                                      NULL);
  g_autofree char *authority = NULL;

  if (respite_str_is_empty (signer->authority))
    return g_strdup (get_word (self, key));

  authority = respite_words_format (self->words, "consent", "authority", "authority", signer->authority, NULL);

  return g_strdup_printf ("%s %s", get_word (self, key), authority);
}

/* The strokes on a line to sign on. */
static void
add_strokes (Copy                *self,
             const RespiteSigner *signer)
{
  RespiteFigure *figure = respite_figure_new_from_strokes (signer->strokes, SIGNATURE_WIDTH, RESPITE_PAPER_TEXT);
  RespiteItem line = { .kind = RESPITE_ITEM_RECT, .element = RESPITE_ELEMENT_NONE, .y = figure->height,
                       .width = SIGNATURE_WIDTH, .height = 0.6, .color = RESPITE_PAPER_MUTED, .is_filled = TRUE,
                       .is_drawing = TRUE };
  g_autofree char *role = describe_signer (self, signer);
  g_autofree char *alternative = g_strdup_printf ("%s, %s", signer->name != NULL ? signer->name : "", role);
  RespiteBlock *block;

  g_array_append_val (figure->items, line);
  block = respite_block_new_figure (figure, alternative);
  block->keeps_next = TRUE;
  respite_block_add (self->root, block);
}

/* @is_last: the line under it does not stand alone on a page of its own */
static void
add_signer (Copy                *self,
            const RespiteSigner *signer,
            gboolean             is_last)
{
  g_autofree char *role = describe_signer (self, signer);
  g_autofree char *moment = respite_words_format_moment (self->words, signer->at, self->zone);
  RespiteRich *rich = respite_rich_new (signer->name, RESPITE_RICH_BOLD);
  RespiteBlock *block;

  if (!respite_str_is_empty (signer->strokes))
    add_strokes (self, signer);
  respite_rich_append (rich, ", ", RESPITE_RICH_PLAIN);
  respite_rich_append (rich, role, RESPITE_RICH_PLAIN);
  respite_rich_append (rich, "\n", RESPITE_RICH_PLAIN);
  if (!respite_str_is_empty (signer->meaning))
    {
      respite_rich_append (rich, signer->meaning, RESPITE_RICH_PLAIN);
      respite_rich_append (rich, "\n", RESPITE_RICH_PLAIN);
    }
  if (respite_str_is_empty (signer->strokes))
    {
      respite_rich_append (rich, get_word (self, signer->on_paper ? "on-paper" : "by-password"), RESPITE_RICH_PLAIN);
      respite_rich_append (rich, "\n", RESPITE_RICH_PLAIN);
    }
  respite_rich_append (rich, moment, RESPITE_RICH_MUTED);
  block = respite_block_new_paragraph (rich, RESPITE_PARAGRAPH_BODY);
  block->keeps_next = is_last;
  respite_block_add (self->root, block);
  if (!is_last)
    respite_block_add (self->root, respite_block_new_spacer (0.6));
}

static void
add_signatures (Copy *self)
{
  GPtrArray *signers = self->consent->signers;

  respite_block_add_heading_text (self->root, 2, get_word (self, "signatures"));
  if (signers == NULL || signers->len == 0)
    {
      RespiteRich *rich = respite_rich_new (get_word (self, "no-signatures"), RESPITE_RICH_PLAIN);
      RespiteBlock *block = respite_block_new_paragraph (rich, RESPITE_PARAGRAPH_BODY);

      block->keeps_next = TRUE;
      respite_block_add (self->root, block);
    }
  for (guint i = 0; signers != NULL && i < signers->len; i++)
    add_signer (self, g_ptr_array_index (signers, i), i + 1 == signers->len);
}

static void
add_seal (Copy *self)
{
  const RespiteConsent *consent = self->consent;
  RespiteRich *rich = respite_rich_new (get_word (self, "hash"), RESPITE_RICH_PLAIN);

  respite_rich_append (rich, ": ", RESPITE_RICH_PLAIN);
  respite_rich_append (rich, consent->sha256 != NULL ? consent->sha256 : "", RESPITE_RICH_PLAIN);
  if (!respite_str_is_empty (consent->binding))
    {
      respite_rich_append (rich, "\n", RESPITE_RICH_PLAIN);
      respite_rich_append (rich, get_word (self, consent->is_valid ? "seal-ok" : "seal-broken"),
                           consent->is_valid ? RESPITE_RICH_PLAIN : RESPITE_RICH_BOLD);
    }
  respite_block_add (self->root, respite_block_new_paragraph (rich, RESPITE_PARAGRAPH_SMALL));
}

RespiteLayout *
respite_consent_layout (const RespiteConsent      *consent,
                        const RespiteDocumentInfo *info,
                        GError                   **error)
{
  RespiteDocumentInfo own;
  RespiteSheet sheet;
  RespiteFlowInfo flow;
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (RespiteBlock) root = NULL;
  g_autoptr (RespiteMarkdown) markdown = NULL;
  g_autofree char *version = NULL;
  g_autofree char *remark = NULL;
  Copy self;

  g_return_val_if_fail (consent != NULL, NULL);
  g_return_val_if_fail (info != NULL && info->clinic != NULL, NULL);

  /* With no table of values, braces in the frozen text are only braces. */
  markdown = respite_markdown_parse (consent->text != NULL ? consent->text : "", NULL, error);
  if (markdown == NULL)
    return NULL;

  own = *info;
  own.language = respite_str_is_empty (consent->language) ? "en" : consent->language;
  zone = respite_document_info_dup_zone (&own);
  own.zone = zone;
  root = respite_block_new_document ();
  self = (Copy) { .consent = consent, .words = respite_words_get (own.language), .zone = zone, .root = root };
  respite_block_add_heading_text (root, 1, consent->title != NULL ? consent->title : get_word (&self, "copy"));
  add_facts (&self);
  respite_block_add (root, g_steal_pointer (&markdown->root));
  add_teach_back (&self);
  add_signatures (&self);
  add_seal (&self);

  version = g_strdup_printf ("%d", consent->version);
  remark = respite_words_format (self.words, "foot", "version", "version", version, NULL);
  respite_sheet_init (&sheet, RESPITE_SHEET_HANDOUT, respite_str_is_empty (own.paper) ? own.clinic->paper : own.paper,
                      own.large_print);
  flow = (RespiteFlowInfo) { .document = &own, .sheet = &sheet, .remark = remark, .language = own.language,
                             .title = consent->title != NULL ? consent->title : get_word (&self, "copy") };
  if (!consent->is_valid)
    flow.warning = get_word (&self, "invalid");
  else if (consent->state != RESPITE_CONSENT_SIGNED)
    flow.warning = get_state (&self);

  return respite_flow_layout (root, &flow, error);
}
