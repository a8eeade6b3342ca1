/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "documents/respite-document-info.h"
#include "documents/respite-layout.h"
#include "domain/respite-session.h"

G_BEGIN_DECLS

/**
 * RespiteHandout:
 * @name: its file's name, such as "going-home"
 * @title: in the language that was asked for, else in the first one there is
 * @languages: the languages it is written in, such as { "en", "es", NULL }
 * @version: of the text
 * @reviewed: when the text was last looked through, "YYYY-MM-DD"
 * @needs_review: whether some claim rests on general knowledge alone
 *
 * A leaflet for patients.
 */
typedef struct
{
  char     *name;
  char     *title;
  GStrv     languages;
  int       version;
  char     *reviewed;
  gboolean  needs_review;
} RespiteHandout;

void respite_handout_free (RespiteHandout *handout);

/**
 * respite_handout_list:
 * @language: of the titles, "en" or "es"
 *
 * Returns: (transfer full) (element-type RespiteHandout): the shipped handouts in the order of a visit
 */
GPtrArray *respite_handout_list (const char *language);

/**
 * respite_handout_read:
 * @name: which handout
 * @text: in Markdown
 * @error: where to say what is wrong with its top
 *
 * Returns: (transfer full) (nullable): what stands at the top of the text; without languages
 */
RespiteHandout *respite_handout_read (const char  *name,
                                      const char  *text,
                                      GError     **error);

/* How many headings the text has below its title; 0 where it cannot be read. */
guint respite_handout_count_sections (const char *text);

/**
 * respite_handout_dup_source:
 * @name: a short name of data/handouts/sources.ini, such as "COCH25"
 * @language: "en" or "es"
 *
 * Returns: (transfer full) (nullable): the source in words
 */
char *respite_handout_dup_source (const char *name,
                                  const char *language);

/**
 * respite_handout_check:
 * @text: a handout in Markdown
 * @language: "en" or "es"
 * @error: where to say what is wrong first
 *
 * Whether the text is fit to be given away: title, version and day of review at its top, no placeholder that does not
 * exist, and a source for every section ("claims.1: COCH25 FDA23?", or RECORD for a section that claims nothing), or
 * all sources in words ("sources: ...").
 *
 * Returns: whether it is, else %RESPITE_ERROR_PARSE
 */
gboolean respite_handout_check (const char  *text,
                                const char  *language,
                                GError     **error);

/**
 * RespiteHandoutRequest:
 * @name: which handout
 * @info: clinic, patient (nullable: a blank one), language, paper, print, who and when
 * @next_session: (nullable): the patient's next appointment
 * @escort_name: (nullable): who fetches the patient
 * @escort_phone: (nullable): that person's number
 * @clinician: (nullable): who supervises the treatment
 * @visits: (nullable) (element-type RespiteSession): the visits of the patient's course, by time
 * @course_name: (nullable): of that course
 * @reviews: (nullable) (element-type int): after which of them the course is looked at
 * @medicines: (nullable) (element-type RespiteRecordItem): what the patient takes
 * @food_hours: for how many hours before a visit nobody eats, 0 where the clinic has no rule
 * @drink_hours: the same for water and other clear drinks
 * @is_confirmed: whether a prescriber of the clinic has confirmed this text; one that rests on general knowledge alone,
 *   or that the clinic wrote, says "Review before use" in its foot until then
 * @text: (nullable): a clinic's own edition in Markdown instead of the shipped one
 *
 * What a handout is filled with. What is missing is left out of the text together with the line it stands in.
 */
typedef struct
{
  const char           *name;
  RespiteDocumentInfo   info;
  const RespiteSession *next_session;
  const char           *escort_name;
  const char           *escort_phone;
  const char           *clinician;
  const GPtrArray      *visits;
  const char           *course_name;
  const GArray         *reviews;
  const GPtrArray      *medicines;
  int                   food_hours;
  int                   drink_hours;
  gboolean              is_confirmed;
  const char           *text;
} RespiteHandoutRequest;

/**
 * respite_handout_layout:
 * @request: which handout, for whom
 * @error: where to say why not: no such handout, not in that language, a text that cannot be read
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the document
 */
RespiteLayout *respite_handout_layout (const RespiteHandoutRequest  *request,
                                       GError                      **error);

/**
 * respite_handout_dup_text:
 * @name: which handout
 * @language: "en" or "es"
 * @error: where to say that there is none
 *
 * Returns: (transfer full) (nullable): the shipped text in Markdown with its front matter, as a clinic would edit it
 */
char *respite_handout_dup_text (const char  *name,
                                const char  *language,
                                GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteHandout, respite_handout_free)

G_END_DECLS
