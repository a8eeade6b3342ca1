/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "base/respite-json.h"
#include "forms/respite-answers.h"

G_BEGIN_DECLS

#define RESPITE_PREFILLED_URL "urn:respite:prefilled"

typedef struct _RespiteAnswersRow RespiteAnswersRow;

/*
 * An item as often as it stands in the answers: once, or once in every time that the groups around it are filled in.
 */
struct _RespiteAnswersRow
{
  const RespiteFormItem *item;
  RespiteAnswersRow     *parent;
  char                  *key;
  guint                  times[RESPITE_FORM_MAX_DEPTH]; /* of the groups that repeat around it, outermost first */
  GPtrArray             *values;        /* of RespiteFormValue, or %NULL */
  int                    enabled;       /* whether it is, +1; 0 for not known */
  int                    answered;      /* whether the values are in order, +1; 0 for not known */
  int                    line;          /* of the file that the answers come from, or 0 */
  gboolean               is_calculated; /* whether the values were worked out */
};

struct _RespiteAnswers
{
  RespiteForm *form;
  GPtrArray   *rows;            /* of RespiteAnswersRow, in the order of the form */
  GHashTable  *by_key;          /* key of a row -> row */
  GHashTable  *counts;          /* key of the first time of a group -> how often it is filled in */
  GPtrArray   *keys;            /* of the rows, borrowed */
  GPtrArray   *problems;        /* of RespiteIssue */
};

/* The rows of a form, without any answers. */
RespiteAnswers *respite_answers_new_empty (RespiteForm *form);

RespiteAnswersRow *respite_answers_find_row (const RespiteAnswers *answers,
                                             const char           *key);

/* The row of @item nearest to @row: in the same groups, else the last before it or the first behind it. */
RespiteAnswersRow *respite_answers_find_near (const RespiteAnswers    *answers,
                                              const RespiteAnswersRow *row,
                                              const RespiteFormItem   *item);

/* The row of a child of @parent (nullable: of the form), in its @time th time where it is a group that repeats. */
RespiteAnswersRow *respite_answers_find_child (const RespiteAnswers    *answers,
                                               const RespiteAnswersRow *parent,
                                               const RespiteFormItem   *item,
                                               guint                    time);

/* How often a group stands in @parent. */
guint respite_answers_count_child (const RespiteAnswers    *answers,
                                   const RespiteAnswersRow *parent,
                                   const RespiteFormItem   *item);

/* Makes it stand there at least @count times, without initial values. Rows stay where they are in memory. */
gboolean respite_answers_ensure_count (RespiteAnswers           *answers,
                                       const RespiteAnswersRow  *parent,
                                       const RespiteFormItem    *item,
                                       guint                     count,
                                       GError                  **error);

/* The first answer of an item of a response, %NULL for none. */
const RespiteJson *respite_answers_get_first_answer (const RespiteJson *json);

/* Makes every group stand there as often as a response has it. */
gboolean respite_answers_make_room (RespiteAnswers     *answers,
                                    const RespiteJson  *root,
                                    GError            **error);

/* The row where it takes answers, else %NULL with an error. */
RespiteAnswersRow *respite_answers_find_question (const RespiteAnswers  *answers,
                                                  const char            *key,
                                                  GError               **error);

gboolean respite_answers_is_row_enabled (const RespiteAnswers *answers,
                                         RespiteAnswersRow    *row);

/* The values of a row, never %NULL. */
GPtrArray *respite_answers_get_row (const RespiteAnswersRow *row);

/* Replaces the answers of a row; takes the values. respite_answers_changed() must follow. */
void respite_answers_take_values (RespiteAnswersRow *row,
                                  GPtrArray         *values);

/* Takes the answers of a row away. respite_answers_changed() must follow. */
void respite_answers_drop_values (RespiteAnswersRow *row);

/* Whether a row has answers that are in order. */
gboolean respite_answers_is_row_answered (RespiteAnswersRow *row);

/* Gives a row the form's initial answers. */
void respite_answers_add_initial (RespiteAnswersRow *row);

/* Forgets what is enabled, and works out again what is worked out. */
void respite_answers_changed (RespiteAnswers *answers);

/* Forgets what is enabled. */
void respite_answers_forget (RespiteAnswers *answers);

/* Works out what is worked out. */
void respite_answers_calculate (RespiteAnswers *answers);

RespiteIssue *respite_answers_issue_new (const char *key,
                                         const char *text,
                                         int         line);

/* A sentence of data/forms/words.ini with @value in place of @name. (transfer full) */
char *respite_answers_dup_sentence (const char *language,
                                    const char *word,
                                    const char *name,
                                    const char *value);

/* What is wrong with the answers; of a draft not what is missing. */
void respite_answers_add_issues (const RespiteAnswers *answers,
                                 const char           *language,
                                 gboolean              is_draft,
                                 GPtrArray            *issues);

/* The row of a key such as "name#2"; the group is filled in so often then. */
RespiteAnswersRow *respite_answers_ensure_row (RespiteAnswers  *answers,
                                               const char      *key,
                                               GError         **error);

/*
 * Reads answers. With @issues it notes what is wrong and goes on; without it stops there with @error.
 */
typedef struct
{
  RespiteAnswers  *answers;
  GPtrArray       *issues;      /* of RespiteIssue, or %NULL */
  GError         **error;
} RespiteAnswersReader;

/* Notes or refuses; whether to go on. @reason is marked for translation. */
gboolean respite_answers_reader_refuse (RespiteAnswersReader *reader,
                                        const RespiteJson    *json,
                                        const char           *key,
                                        const char           *reason);

/* The same with an error that says it, which is cleared. */
gboolean respite_answers_reader_refuse_error (RespiteAnswersReader  *reader,
                                              const RespiteJson     *json,
                                              const char            *key,
                                              GError               **reason);

/* The items of a QuestionnaireResponse. */
gboolean respite_answers_reader_read_response (RespiteAnswersReader *reader,
                                               const RespiteJson    *root);

/* The members of a plain object. */
gboolean respite_answers_reader_read_object (RespiteAnswersReader    *reader,
                                             const RespiteJson       *object,
                                             const RespiteAnswersRow *near);

/* Whether a response names this form. */
gboolean respite_answers_is_for_form (const RespiteForm *form,
                                      const char        *canonical);

/* The response as expressions see it: only what is asked, all times of groups. (transfer full) */
RespiteJson *respite_answers_to_resource (const RespiteAnswers *answers);

/* Puts the answers of a row into such a response at @place (nullable), what stands there for the row. Returns: whether
 * that is all there is to do; else it is to be made anew */
gboolean respite_answers_update_resource (const RespiteAnswers    *answers,
                                          const RespiteAnswersRow *row,
                                          const RespiteJson       *place);

/* What a typed text means for an item. Never %NULL; may be no good value. */
RespiteFormValue *respite_answers_read_typed (const RespiteFormItem *item,
                                              const char            *text);

/* The type that an item's values have. */
RespiteValueType respite_answers_get_value_type (const RespiteFormItem *item);

/* The option that a value chooses, %NULL for none. */
const RespiteFormOption *respite_answers_find_option (const RespiteFormItem  *item,
                                                      const RespiteFormValue *value);

/* Whether a value is of the item's type and, where the options are closed, among them. */
gboolean respite_answers_is_good (const RespiteFormItem   *item,
                                  const RespiteFormValue  *value,
                                  GError                 **error);

/* A word of data/forms/words.ini in @language, else in English. */
const char *respite_answers_get_word (const char *language,
                                      const char *key);

G_END_DECLS
