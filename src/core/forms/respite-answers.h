/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

#include "forms/respite-form.h"

G_BEGIN_DECLS

/*
 * Keys. Every function below names an item by its key. The key of an item is its linkId; inside a group that repeats
 * that is the item of the first time the group is filled in, and "linkId#2" that of the second. In groups that repeat
 * inside others the numbers of all of them follow, outermost first: "linkId#2.3". The linkId alone stays good for all
 * forms that have no such groups.
 */

/**
 * RespiteIssue:
 * @link_id: the key of the question, or "" for the form as a whole
 * @text: what is wrong, one translated sentence
 * @line: of the file that it was found in, 0 where it comes from no file
 *
 * Something that a rule refuses; not an error.
 */
typedef struct
{
  char *link_id;
  char *text;
  int   line;
} RespiteIssue;

void respite_issue_free (RespiteIssue *issue);

/**
 * RespiteFlag:
 * @link_id: the key of the question whose answer raised it
 * @question: the question's text
 * @answer: the answer's text
 * @is_safety: whether finishing these answers opens a safety item
 *
 * A flag that answers raised.
 */
typedef struct
{
  RespiteFlagLevel  level;
  char             *link_id;
  char             *question;
  char             *answer;
  char             *text;
  char             *source;
  gboolean          is_safety;
} RespiteFlag;

void respite_flag_free (RespiteFlag *flag);

#define RESPITE_ANSWERS_MAX_ROWS 10000

/**
 * RespiteAnswers:
 *
 * The answers to one form, by key. Belongs to one thread at a time.
 */
typedef struct _RespiteAnswers RespiteAnswers;

/* Holds the form's initial values to begin with. */
RespiteAnswers *respite_answers_new  (RespiteForm          *form);
RespiteAnswers *respite_answers_copy (const RespiteAnswers *answers);
void            respite_answers_free (RespiteAnswers       *answers);

/* (transfer none) */
RespiteForm *respite_answers_get_form (const RespiteAnswers *answers);

/**
 * respite_answers_list_keys:
 *
 * Returns: (transfer container) (element-type utf8): the keys of all items, groups and displays included, in the order
 *   of the form, as often as their groups are filled in. Valid until a group is added or removed
 */
GPtrArray *respite_answers_list_keys (const RespiteAnswers *answers);

/**
 * respite_answers_dup_key:
 * @item: of the answers' form
 * @near: (nullable): any key; of the groups that it shares with @item, the same time is meant
 *
 * Returns: (transfer full): the key of @item: "name#2" for the item "name" and the key "medicine#2" of its group
 */
char *respite_answers_dup_key (const RespiteAnswers  *answers,
                               const RespiteFormItem *item,
                               const char            *near);

/* How often the repeating group of @key is filled in there, at least once; 1 for what does not repeat. */
guint respite_answers_get_count (const RespiteAnswers *answers,
                                 const char           *key);

/**
 * respite_answers_add_group:
 * @key: of any time of a group that repeats
 * @error: where the form allows no more of them
 *
 * Adds an empty one, with the form's initial values, behind the last.
 *
 * Returns: (transfer full) (nullable): its key
 */
char *respite_answers_add_group (RespiteAnswers  *answers,
                                 const char      *key,
                                 GError         **error);

/**
 * respite_answers_remove_group:
 * @key: of one time of a group that repeats
 *
 * Takes it away with its answers; those behind it move up, and so do their keys. The only one left is emptied.
 */
void respite_answers_remove_group (RespiteAnswers *answers,
                                   const char     *key);

/**
 * respite_answers_get:
 *
 * Returns: (transfer none) (element-type RespiteFormValue): what was answered, empty for nothing. Valid until the next
 *   change.
 */
GPtrArray *respite_answers_get (const RespiteAnswers *answers,
                                const char           *link_id);

/* The first answer as it was typed, "" for none; of a coding its code. (transfer none) */
const char *respite_answers_get_text (const RespiteAnswers *answers,
                                      const char           *link_id);

/**
 * respite_answers_set_text:
 * @text: (nullable): as typed; "" or %NULL takes the answer away. A boolean takes "true", "false", "yes", "no"; a
 *   choice the code, the display text or the number of the option, from 1
 * @error: why it is not a value of the question's type
 *
 * Sets the one answer of a question. What is not a value of the type is kept as typed all the same, so that a draft
 * loses nothing; respite_answers_validate() reports it.
 *
 * Returns: whether it is a value of the type
 */
gboolean respite_answers_set_text (RespiteAnswers  *answers,
                                   const char      *link_id,
                                   const char      *text,
                                   GError         **error);

/* Sets all answers of a question that repeats, as respite_answers_set_text() does one. */
gboolean respite_answers_set_texts (RespiteAnswers     *answers,
                                    const char         *link_id,
                                    const char *const  *texts,
                                    GError            **error);

/**
 * respite_answers_choose:
 * @option: the position among the item's options
 * @is_chosen: whether it is chosen now
 *
 * Chooses or clears an option. Where the item does not repeat the others are cleared; an exclusive option clears the
 * others and is cleared by them.
 */
void respite_answers_choose (RespiteAnswers *answers,
                             const char     *link_id,
                             guint           option,
                             gboolean        is_chosen);

gboolean respite_answers_is_chosen (const RespiteAnswers *answers,
                                    const char           *link_id,
                                    guint                 option);

/* Takes the answers of a question away. */
void respite_answers_clear (RespiteAnswers *answers,
                            const char     *link_id);

/**
 * respite_answers_dup_text:
 * @language: of the reader
 *
 * Returns: (transfer full): the answers as a person reads them, "Yes", "3 mL", "Nausea, Headache"; "" for none
 */
char *respite_answers_dup_text (const RespiteAnswers *answers,
                                const char           *link_id,
                                const char           *language);

/**
 * respite_answers_is_enabled:
 *
 * Whether enableWhen of the item and of all items around it holds. An answer to a question that is itself not enabled
 * counts as none.
 */
gboolean respite_answers_is_enabled (const RespiteAnswers *answers,
                                     const char           *link_id);

/* Enabled and not hidden. */
gboolean respite_answers_is_shown (const RespiteAnswers *answers,
                                   const char           *link_id);

/**
 * respite_answers_validate:
 * @language: of the question's text in the sentences
 *
 * Everything that stands in the way of finishing: required answers that are missing, values that are not of the type,
 * outside the range, too long or not among the options, more than one answer where one is asked for. Only of questions
 * that are enabled.
 *
 * Returns: (transfer full) (element-type RespiteIssue): in the order of the form, empty where all is well
 */
GPtrArray *respite_answers_validate (const RespiteAnswers *answers,
                                     const char           *language);

/**
 * respite_answers_validate_item:
 *
 * Returns: (transfer full) (nullable): what is wrong with one question, or %NULL
 */
RespiteIssue *respite_answers_validate_item (const RespiteAnswers *answers,
                                             const char           *link_id,
                                             const char           *language);

/* Whether a question has answers and they are in order: what does not parse, or breaks a limit, is no answer yet. */
gboolean respite_answers_is_answered (const RespiteAnswers *answers,
                                      const char           *link_id);

/**
 * respite_answers_get_progress:
 * @section: (nullable): the linkId of a group, %NULL for the whole form
 * @answered: (out): how many questions have an answer that is in order
 * @total: (out): how many are shown and can be answered
 */
void respite_answers_get_progress (const RespiteAnswers *answers,
                                   const char           *section,
                                   int                  *answered,
                                   int                  *total);

/**
 * respite_answers_dup_flags:
 *
 * Returns: (transfer full) (element-type RespiteFlag): what enabled questions raise, STOP first, then in the order of
 *   the form
 */
GPtrArray *respite_answers_dup_flags (const RespiteAnswers *answers,
                                      const char           *language);

/* The flags of one question, for the page to show beside it. */
GPtrArray *respite_answers_dup_item_flags (const RespiteAnswers *answers,
                                           const char           *link_id,
                                           const char           *language);

/* Whether the answer is worked out of others and so is not typed. Where it cannot be, it is asked for. */
gboolean respite_answers_is_calculated (const RespiteAnswers *answers,
                                        const char           *link_id);

/**
 * respite_answers_dup_problems:
 *
 * Returns: (transfer full) (element-type RespiteIssue): each question whose answer should be worked out and cannot be,
 *   with the reason. Nothing is ever guessed: such a question is empty
 */
GPtrArray *respite_answers_dup_problems (const RespiteAnswers *answers);

/**
 * respite_answers_get_total:
 * @total: (out): the sum of the ordinal values of the chosen options, in thousandths
 * @missing: (out) (optional): how many enabled questions with ordinal values have no answer
 *
 * Returns: whether any answer has an ordinal value
 */
gboolean respite_answers_get_total (const RespiteAnswers *answers,
                                    gint64               *total,
                                    int                  *missing);

/**
 * respite_answers_to_json:
 * @is_draft: whether the status is "in-progress"; else "completed", without answers to questions that are not enabled
 * @authored: (nullable): when, RFC 3339; its offset also goes behind times that were typed without one
 * @subject: (nullable): the patient, such as "urn:uuid:..."
 *
 * Returns: (transfer full): a FHIR R4 QuestionnaireResponse. The same answers give the same text.
 */
char *respite_answers_to_json (const RespiteAnswers *answers,
                               gboolean              is_draft,
                               const char           *authored,
                               const char           *subject);

/**
 * respite_answers_new_from_json:
 * @json: a QuestionnaireResponse
 * @length: its bytes, -1 for up to the terminating zero
 * @error: the line and what is wrong there: another form, an unknown linkId, a value of another type
 *
 * Returns: (transfer full) (nullable): the answers
 */
RespiteAnswers *respite_answers_new_from_json (RespiteForm  *form,
                                               const char   *json,
                                               gssize        length,
                                               GError      **error);

/**
 * respite_answers_check_json:
 * @form: the definition
 * @json: a QuestionnaireResponse, or a plain object {linkId: value}
 * @language: of the sentences
 * @is_draft: whether answers may be missing; they may also where the response says that it is in progress
 * @answers: (out) (optional) (transfer full): what of it is in order
 * @error: where it is no JSON or neither of the two
 *
 * Checks answers as HL7 defines it and goes on after each fault: another form, linkIds that are unknown, in the wrong
 * place or there too often, answers where none belong, of the wrong type, outside the options or limits, too many, to
 * questions that are not asked, other than what they are worked out to; and required answers that are missing.
 *
 * Returns: (transfer full) (nullable) (element-type RespiteIssue): the faults, empty for a valid response
 */
GPtrArray *respite_answers_check_json (RespiteForm     *form,
                                       const char      *json,
                                       gssize           length,
                                       const char      *language,
                                       gboolean         is_draft,
                                       RespiteAnswers **answers,
                                       GError         **error);

/**
 * respite_answers_read_object:
 * @json: a plain object {linkId: value}: texts, numbers, true and false, or an array of them where the item repeats;
 *   for a group that repeats an array of such objects; a key of a question in such a group names it, too
 *
 * Sets these answers and leaves the others. What is refused changes nothing.
 *
 * Returns: whether every member is an answer to a question of the form
 */
gboolean respite_answers_read_object (RespiteAnswers  *answers,
                                      const char      *json,
                                      gssize           length,
                                      GError         **error);

/* The counterpart. (transfer full) */
char *respite_answers_to_object (const RespiteAnswers *answers);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteIssue, respite_issue_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteFlag, respite_flag_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteAnswers, respite_answers_free)

G_END_DECLS
