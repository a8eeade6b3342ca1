/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RespiteTeachBack:
 * @code: its word, the key of the answer
 * @text: the question
 *
 * "Tell me in your own words ...": asked when the consent is explained.
 */
typedef struct
{
  char *code;
  char *text;
} RespiteTeachBack;

/**
 * RespiteConsentTemplate:
 * @slug: such as "off-label-ketamine"
 * @language: of the text
 * @version: counts the versions of the text
 * @reviewed: when it was last reviewed, "YYYY-MM-DD"
 * @sources: what it rests on, one line
 * @needs_review: whether a prescriber of the clinic still has to confirm the text
 * @never_expires: whether a signed one holds until the text changes or it is withdrawn
 * @asks: (element-type utf8): placeholders that have to be known before the text is presented
 * @meaning: what the patient's signature says
 * @clinician_meaning: what the signature of who explained it says
 * @clauses: (element-type utf8): the words of the required elements that the text covers (clinical.md 6.1), from its
 *   "<!-- clause: word -->" comments
 * @teach_back: (element-type RespiteTeachBack)
 * @text: Markdown with placeholders such as {{patient.name}}
 *
 * The text of a consent before a patient's data is filled in.
 */
typedef struct
{
  char      *slug;
  char      *language;
  char      *title;
  int        version;
  char      *reviewed;
  char      *sources;
  gboolean   needs_review;
  gboolean   never_expires;
  GPtrArray *asks;
  char      *meaning;
  char      *clinician_meaning;
  GPtrArray *clauses;
  GPtrArray *teach_back;
  char      *text;
} RespiteConsentTemplate;

void respite_consent_template_free (RespiteConsentTemplate *consent);

/* (element-type RespiteConsentTemplate): the built-in ones in @language. (transfer full) */
GPtrArray *respite_consent_template_list (const char *language);

/**
 * respite_consent_template_load:
 * @slug: such as "off-label-ketamine"
 * @language: "en" or "es"
 *
 * Returns: (transfer full) (nullable): the built-in template, or %NULL with %RESPITE_ERROR_NOT_FOUND
 */
RespiteConsentTemplate *respite_consent_template_load (const char  *slug,
                                                       const char  *language,
                                                       GError     **error);

/**
 * respite_consent_template_parse:
 * @markdown: front matter between two lines "---", then Markdown
 *
 * The front matter needs title and version, and may have reviewed, sources, needs-review (yes or no), expires (never or
 * course), asks (placeholders), meaning, clinician-meaning, and one "teach-back: word | question" a line. Unknown
 * placeholders are refused with their line.
 *
 * Returns: (transfer full) (nullable): the template
 */
RespiteConsentTemplate *respite_consent_template_parse (const char  *slug,
                                                        const char  *language,
                                                        const char  *markdown,
                                                        GError     **error);

/* The file of a built-in text as it is, to begin an edited one with. (transfer full) (nullable) */
char *respite_consent_template_dup_markdown (const char *slug,
                                             const char *language);

/**
 * respite_consent_template_set_version:
 * @markdown: a text that respite_consent_template_parse() takes
 *
 * Returns: (transfer full): the same with another version in its head
 */
char *respite_consent_template_set_version (const char *markdown,
                                            int         version);

/* (array zero-terminated=1): every placeholder a consent may have: "patient.name", "clinic.name" ... */
extern const char *const respite_consent_placeholders[];

/**
 * respite_consent_render:
 * @values: (element-type utf8 utf8) (nullable): plain texts by placeholder; one that is missing or empty takes the
 *   line it stands in with it. %NULL for a blank form, with lines to write on
 *
 * Markdown signs in the values are escaped and line feeds become spaces, so that a name cannot change the text.
 *
 * Returns: (transfer full): the exact text to freeze
 */
char *respite_consent_render (const RespiteConsentTemplate *consent,
                              GHashTable                   *values);

/* The same for any Markdown text and any placeholders, for handouts and letters. */
char *respite_markdown_fill (const char *markdown,
                             GHashTable *values);

/* The SHA-256 of a text, in hexadecimal. (transfer full) */
char *respite_consent_hash (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteConsentTemplate, respite_consent_template_free)

G_END_DECLS
