/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "base/respite-json.h"
#include "forms/respite-form.h"

G_BEGIN_DECLS

struct _RespiteFormText
{
  char      *text;
  GPtrArray *languages;
  GPtrArray *translations;
};

struct _RespiteForm
{
  char             *url;
  char             *version;
  char             *name;
  char             *canonical;
  char             *sha256;
  RespiteFormText  *title;
  RespiteFormText  *notice;
  GBytes           *json;
  GStrv             languages;
  GPtrArray        *items;
  GPtrArray        *variables;
  GPtrArray        *all_items;  /* borrowed from the tree */
  GHashTable       *by_link_id; /* borrowed from the tree */
  GPtrArray        *calculated; /* the items with an expression, borrowed from the tree */
  GMutex            lock;       /* of root */
  RespiteJson      *root;       /* the file, parsed when an expression first looks at it */
};

/*
 * What the parser carries about.
 */
typedef struct
{
  RespiteForm        *form;
  const RespiteJson  *root;
  const char         *link_id;  /* of the item being read, "" at the top */
  GPtrArray          *notes;
  GHashTable         *passed_over; /* the urls that were reported already, by question */
  GPtrArray          *texts;    /* every RespiteFormText, borrowed */
  GError            **error;
} RespiteFormReader;

RespiteForm *respite_form_alloc (void);

RespiteFormItem *respite_form_item_new  (void);
void             respite_form_item_free (RespiteFormItem *item);

RespiteFormText *respite_form_text_new  (const char      *text);
void             respite_form_text_add  (RespiteFormText *text,
                                         const char      *language,
                                         const char      *translation);
void             respite_form_text_free (RespiteFormText *text);

void respite_form_condition_free (RespiteFormCondition *condition);
void respite_form_flag_free      (RespiteFormFlag      *flag);
void respite_form_option_free    (RespiteFormOption    *option);

/* Notes what is not rendered as the file wants it. */
void respite_form_reader_note (RespiteFormReader   *reader,
                               const RespiteJson   *json,
                               RespiteFormNoteKind  kind,
                               const char          *what,
                               const char          *reason);

/* Sets the error "Line 3: ..."; always FALSE. */
gboolean respite_form_reader_refuse (RespiteFormReader *reader,
                                     const RespiteJson *json,
                                     const char        *reason);

/* The extension of @object with this url, the first one. */
const RespiteJson *respite_form_find_extension (const RespiteJson *object,
                                                const char        *url);

/* Reports the extensions of @object that nobody understands, each url once a question; refuses modifier extensions. */
gboolean respite_form_read_extensions (RespiteFormReader *reader,
                                       const RespiteJson *object);

/* A clean text member of @object, %NULL where there is none. */
gboolean respite_form_read_string (RespiteFormReader  *reader,
                                   const RespiteJson  *object,
                                   const char         *name,
                                   char              **text);

/* A text member with its translations; empty where there is none. */
gboolean respite_form_read_text (RespiteFormReader  *reader,
                                 const RespiteJson  *object,
                                 const char         *name,
                                 RespiteFormText   **text);

/* The same of what may stay as it is in a form that is otherwise translated: a source, a unit. */
gboolean respite_form_read_label (RespiteFormReader  *reader,
                                  const RespiteJson  *object,
                                  const char         *name,
                                  RespiteFormText   **text);

gboolean respite_form_read_boolean (RespiteFormReader *reader,
                                    const RespiteJson *object,
                                    const char        *name,
                                    gboolean          *truth);

gboolean respite_form_read_conditions (RespiteFormReader *reader,
                                       const RespiteJson *array,
                                       GPtrArray         *conditions);

gboolean respite_form_read_flags (RespiteFormReader *reader,
                                  const RespiteJson *object,
                                  RespiteFormItem   *item);

gboolean respite_form_read_options (RespiteFormReader *reader,
                                    const RespiteJson *object,
                                    RespiteFormItem   *item);

/* Pattern, lengths, steps, occurrences, prefill: what else limits or helps an answer. */
gboolean respite_form_read_limits (RespiteFormReader *reader,
                                   const RespiteJson *object,
                                   RespiteFormItem   *item);

/* The variables of an item, or of the form with %NULL, and how an answer is worked out. */
gboolean respite_form_read_expressions (RespiteFormReader *reader,
                                        const RespiteJson *object,
                                        RespiteFormItem   *item);

/* The lists of variables that an item sees, its own first; of the form for %NULL. */
GPtrArray *respite_form_dup_variables (const RespiteForm     *form,
                                       const RespiteFormItem *item);

void respite_form_variable_free (RespiteFormVariable *variable);

/* Reads "item" of @object, with everything below it. */
gboolean respite_form_read_items (RespiteFormReader *reader,
                                  const RespiteJson *object,
                                  RespiteFormItem   *parent,
                                  int                depth);

/* Whether every condition names a question of the form and none depends on itself. */
gboolean respite_form_check_conditions (RespiteForm  *form,
                                        GError      **error);

/* The file itself, parsed; any thread. (transfer none) */
const RespiteJson *respite_form_get_root (RespiteForm *form);

/* Whether a linkId ends like the key of a later time of a group: "name#2". */
gboolean respite_form_is_like_key (const char *link_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteFormItem, respite_form_item_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteFormText, respite_form_text_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteFormCondition, respite_form_condition_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteFormFlag, respite_form_flag_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteFormOption, respite_form_option_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteFormVariable, respite_form_variable_free)

G_END_DECLS
