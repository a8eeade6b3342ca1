/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib-object.h>

#include "base/respite-code.h"
#include "forms/respite-form-value.h"

G_BEGIN_DECLS

/**
 * RespiteFormText:
 *
 * A text with its translations (http://hl7.org/fhir/StructureDefinition/translation).
 */
typedef struct _RespiteFormText RespiteFormText;

/**
 * respite_form_text_get:
 * @text: (nullable)
 * @language: (nullable): such as "es" or "es-MX"; %NULL for the form's own
 *
 * Returns: (transfer none): the text in @language, in its main language, or as the form has it; "" for %NULL
 */
const char *respite_form_text_get (const RespiteFormText *text,
                                   const char            *language);

/* Whether there is a text of its own for @language. */
gboolean respite_form_text_has (const RespiteFormText *text,
                                const char            *language);

/* Whether @words is what it says in one of its languages. */
gboolean respite_form_text_says (const RespiteFormText *text,
                                 const char            *words);

/* (element-type utf8): the languages it is translated to, as the file has them. (transfer none) */
GPtrArray *respite_form_text_get_languages (const RespiteFormText *text);

/**
 * RespiteFormOperator:
 *
 * The operators of enableWhen.
 */
typedef enum
{
  RESPITE_OPERATOR_EXISTS,
  RESPITE_OPERATOR_EQUAL,
  RESPITE_OPERATOR_NOT_EQUAL,
  RESPITE_OPERATOR_GREATER,
  RESPITE_OPERATOR_LESS,
  RESPITE_OPERATOR_AT_LEAST,
  RESPITE_OPERATOR_AT_MOST,
} RespiteFormOperator;

/* "exists", "=", "!=", ">", "<", ">=", "<=" */
extern const RespiteCode respite_form_operator_codes[];

/**
 * RespiteFormCondition:
 * @question: the linkId it looks at
 * @answer: what the answer is compared with; for "exists" a boolean
 */
typedef struct
{
  char                *question;
  RespiteFormOperator  op;
  RespiteFormValue    *answer;
} RespiteFormCondition;

/**
 * RespiteFlagLevel:
 *
 * How serious an answer is (clinical.md 3.1): an absolute contraindication unless a prescriber overrides it with a
 * reason; a relative one; something to know.
 */
typedef enum
{
  RESPITE_FLAG_STOP,
  RESPITE_FLAG_REVIEW,
  RESPITE_FLAG_NOTE,
} RespiteFlagLevel;

/* "STOP", "REVIEW", "NOTE" */
extern const RespiteCode respite_flag_level_codes[];

/**
 * RespiteFormFlag:
 * @text: what staff read
 * @source: where the rule comes from
 * @when: (element-type RespiteFormCondition): at least one
 * @any: whether one condition is enough; else all must hold
 * @is_safety: whether a person must look at it at once and write down what was done
 *
 * A rule of the extension urn:respite:flag: answers that raise a flag.
 */
typedef struct
{
  RespiteFlagLevel  level;
  RespiteFormText  *text;
  RespiteFormText  *source;
  GPtrArray        *when;
  gboolean          any;
  gboolean          is_safety;
} RespiteFormFlag;

/**
 * RespiteFormOption:
 * @text: what is shown
 * @ordinal: (nullable): its score, exactly as written
 * @is_initial: whether it is chosen to begin with
 * @is_exclusive: whether choosing it clears the others
 */
typedef struct
{
  RespiteFormValue *value;
  RespiteFormText  *text;
  char             *ordinal;
  gboolean          is_initial;
  gboolean          is_exclusive;
} RespiteFormOption;

/**
 * RespiteFormControl:
 *
 * How an item wants to be shown (questionnaire-itemControl).
 */
typedef enum
{
  RESPITE_CONTROL_NONE,
  RESPITE_CONTROL_RADIO,
  RESPITE_CONTROL_DROP_DOWN,
  RESPITE_CONTROL_CHECK_BOX,
  RESPITE_CONTROL_SLIDER,
  RESPITE_CONTROL_SPINNER,
  RESPITE_CONTROL_TEXT_BOX,
  RESPITE_CONTROL_HELP,
  RESPITE_CONTROL_FLYOVER,
  RESPITE_CONTROL_INLINE,
  RESPITE_CONTROL_UNIT,
  RESPITE_CONTROL_HEADER,
  RESPITE_CONTROL_FOOTER,
} RespiteFormControl;

/* "radio-button", "drop-down", "check-box", "slider", "spinner", "text-box", "help", "flyover", "inline", "unit",
 * "header", "footer" */
extern const RespiteCode respite_form_control_codes[];

/**
 * RespiteFormNoteKind:
 *
 * What becomes of a part of a file that the program does not render as the file wants it.
 */
typedef enum
{
  RESPITE_NOTE_NOT_ASKED,       /* the question cannot be answered here */
  RESPITE_NOTE_DIFFERENT,       /* it works, but not quite as the file wants it */
  RESPITE_NOTE_PASSED_OVER,     /* something beside the question that nothing depends on */
} RespiteFormNoteKind;

/* "not-asked", "different", "passed-over" */
extern const RespiteCode respite_form_note_kind_codes[];

/**
 * RespiteFormNote:
 * @line: of the file
 * @link_id: of the question, "" for the form as a whole
 * @what: the member or the url of the extension that it is about, such as "answerValueSet"
 * @reason: one sentence, translated, without a point at its end
 *
 * One line of the report that comes with a form that was read.
 */
typedef struct
{
  RespiteFormNoteKind  kind;
  int                  line;
  char                *link_id;
  char                *what;
  char                *reason;
} RespiteFormNote;

void respite_form_note_free (RespiteFormNote *note);

/* "Line 3, question 1.2: its list of answers is not in the file". (transfer full) */
char *respite_form_note_dup_text (const RespiteFormNote *note);

/* An expression of a definition; see respite-expression.h. */
typedef struct _RespiteExpression RespiteExpression;

/**
 * RespiteFormVariable:
 *
 * A named expression (http://hl7.org/fhir/StructureDefinition/variable).
 */
typedef struct
{
  char              *name;
  RespiteExpression *expression;        /* %NULL where it cannot be worked out here */
} RespiteFormVariable;

/**
 * RespiteFormItem:
 * @parent: (nullable): the item it stands in
 * @link_id: unique in the form
 * @prefix: such as "1.2", or ""
 * @required: whether an enabled item needs an answer
 * @hidden: never shown, but kept and sent
 * @max_length: in characters, 0 for none
 * @min: (nullable): the least value
 * @max: (nullable): the greatest value
 * @unit: of a number or quantity, or "", in the form's own language, as answers keep it
 * @unit_text: the same with its translations, as people read it
 * @unit_code: its code, or ""
 * @unit_system: of that code, or ""
 * @code: the item's first code, such as a LOINC code, or ""
 * @initial: (element-type RespiteFormValue): the answers to begin with
 * @enable_when: (element-type RespiteFormCondition): empty for always
 * @enable_any: whether one condition is enough; else all must hold
 * @options: (element-type RespiteFormOption)
 * @flags: (element-type RespiteFormFlag)
 * @position: among all items of the form, from 0
 * @scopes: how many groups that repeat stand around it, itself included
 * @min_length: in characters, 0 for none
 * @max_decimals: of a number, -1 for any
 * @pattern: (nullable): what the whole text must fit
 * @pattern_text: as the file has it, or ""
 * @step: (nullable): of a slider
 * @placeholder: (nullable): what an empty entry shows (entryFormat)
 * @min_answers: of a repeating item that has any: answers, or times a group is filled in; 0 for none
 * @max_answers: the same, 0 for any number
 * @prefill: what of the record answers it to begin with, a word of respite-prefill.h, or ""
 * @calculated: (nullable): works its answer out of others; the answer is then not typed
 * @variables: (element-type RespiteFormVariable): names for expressions of this item and those in it
 * @items: (element-type RespiteFormItem): its children
 * @reason: (nullable): of an unsupported item: why it cannot be answered here, marked for translation
 *
 * One item of a form. Immutable; it lives as long as its form.
 */
typedef struct _RespiteFormItem RespiteFormItem;

struct _RespiteFormItem
{
  const RespiteFormItem *parent;
  char                  *link_id;
  char                  *prefix;
  RespiteItemType        type;
  RespiteFormText       *text;
  gboolean               required;
  gboolean               read_only;
  gboolean               repeats;
  gboolean               hidden;
  gboolean               enable_any;
  int                    max_length;
  RespiteFormValue      *min;
  RespiteFormValue      *max;
  char                  *unit;
  RespiteFormText       *unit_text;
  char                  *unit_code;
  char                  *unit_system;
  char                  *code;
  RespiteFormControl     control;
  GPtrArray             *initial;
  GPtrArray             *enable_when;
  GPtrArray             *options;
  GPtrArray             *flags;
  guint                  position;
  guint                  scopes;
  int                    min_length;
  int                    max_decimals;
  GRegex                *pattern;
  char                  *pattern_text;
  RespiteFormValue      *step;
  RespiteFormText       *placeholder;
  int                    min_answers;
  int                    max_answers;
  char                  *prefill;
  RespiteExpression     *calculated;
  GPtrArray             *variables;
  GPtrArray             *items;
  const char            *reason;
};

/* Whether the item is a group that can be filled in more than once. */
gboolean respite_form_item_is_scope (const RespiteFormItem *item);

/* Whether the item takes an answer: not a group, a display or an unsupported item. */
gboolean respite_form_item_is_question (const RespiteFormItem *item);

/**
 * RespiteForm:
 *
 * A form definition: a FHIR R4 Questionnaire. Immutable, counted, may be shared between threads.
 */
typedef struct _RespiteForm RespiteForm;

#define RESPITE_TYPE_FORM (respite_form_get_type ())

#define RESPITE_FORM_MAX_BYTES (4 * 1024 * 1024)
#define RESPITE_FORM_MAX_ITEMS 5000
#define RESPITE_FORM_MAX_DEPTH 20

GType respite_form_get_type (void);

/**
 * respite_form_new_from_json:
 * @json: a FHIR R4 Questionnaire
 * @length: its bytes, -1 for up to the terminating zero
 * @notes: (out) (optional) (transfer full) (element-type RespiteFormNote): each thing that cannot be rendered as the
 *   file wants it or is passed over, in the order of the file; empty where all of the form works
 * @error: %RESPITE_ERROR_PARSE with the line and what is wrong there
 *
 * Refused: what is no R4 Questionnaire, a linkId that is missing or used twice, a condition on a question that does not
 * exist or that depends on itself, an unknown type or operator, a modifier extension, more than 5,000 items, more than
 * 20 levels, more than 4 MB.
 *
 * Returns: (transfer full) (nullable): the form
 */
RespiteForm *respite_form_new_from_json (const char  *json,
                                         gssize       length,
                                         GPtrArray  **notes,
                                         GError     **error);

/**
 * respite_form_load_builtin:
 * @slug: such as "screening"
 *
 * Returns: (transfer full) (nullable): a form of data/forms, or %NULL with %RESPITE_ERROR_NOT_FOUND
 */
RespiteForm *respite_form_load_builtin (const char  *slug,
                                        GError     **error);

/* (transfer full) (array zero-terminated=1): the slugs of data/forms in the order to offer them. */
GStrv respite_form_list_builtin (void);

RespiteForm *respite_form_ref   (RespiteForm *form);
void         respite_form_unref (RespiteForm *form);

const char            *respite_form_get_url     (const RespiteForm *form);
const char            *respite_form_get_version (const RespiteForm *form);  /* "" where the file has none */
const char            *respite_form_get_name    (const RespiteForm *form);  /* the slug: id, end of the url or name */
const RespiteFormText *respite_form_get_title   (const RespiteForm *form);
const RespiteFormText *respite_form_get_notice  (const RespiteForm *form);  /* copyright line, may be empty */

/* "url|version", what a response names; the url where there is no version, "urn:respite:imported:slug" else. */
const char *respite_form_get_canonical (const RespiteForm *form);

/* The SHA-256 of the file, in hexadecimal. */
const char *respite_form_get_sha256 (const RespiteForm *form);

/* The file itself. (transfer none) */
GBytes *respite_form_get_json (const RespiteForm *form);

/* (array zero-terminated=1): the languages whose texts are complete, the form's own first. (transfer none) */
const char *const *respite_form_get_languages (const RespiteForm *form);

/* (element-type RespiteFormItem): the items at the top. (transfer none) */
GPtrArray *respite_form_get_items (const RespiteForm *form);

/* (element-type RespiteFormItem): every item, in the order of the form. (transfer none) */
GPtrArray *respite_form_get_all_items (const RespiteForm *form);

/* By its linkId, or by the key of an answer (respite-answers.h). %NULL for none. (transfer none) */
const RespiteFormItem *respite_form_get_item (const RespiteForm *form,
                                              const char        *key);

/* (element-type RespiteFormVariable): for expressions of the whole form. (transfer none) */
GPtrArray *respite_form_get_variables (const RespiteForm *form);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteForm, respite_form_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteFormNote, respite_form_note_free)

G_END_DECLS
