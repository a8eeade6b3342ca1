/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "documents/respite-handout.h"
#include "documents/respite-reading.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

/**
 * RespiteHandoutText:
 * @name: of the handout
 * @version: of the text
 * @is_in_use: whether it is what is printed now
 * @is_builtin: whether it came with the program; then nobody added it
 * @is_return: whether with it the clinic went back to the built-in text; then @markdown is that text
 * @needs_review: whether it says "Review before use" until a prescriber confirms it: every text of the clinic's own,
 *   and a built-in one that rests on general knowledge alone
 * @confirmed_by: (nullable): the prescriber who confirmed it
 * @confirmed_at: when
 * @markdown: head and text
 * @staff_name: who added it
 * @note: what was changed
 *
 * One version of a handout in one language.
 */
typedef struct
{
  char     *name;
  char     *language;
  int       version;
  char     *title;
  char     *reviewed;
  gboolean  is_in_use;
  gboolean  is_builtin;
  gboolean  is_return;
  gboolean  needs_review;
  char     *confirmed_by;
  gint64    confirmed_at;
  char     *markdown;
  char     *staff_name;
  gint64    added_at;
  char     *note;
} RespiteHandoutText;

void respite_handout_text_free (RespiteHandoutText *text);

/**
 * respite_office_list_handouts:
 * @language: of the titles
 *
 * What can be printed: the built-in handouts in the order of a visit, then the clinic's own by name. Needs nobody.
 *
 * Returns: (transfer full) (element-type RespiteHandout): with the titles and versions of the texts in use
 */
GPtrArray *respite_office_list_handouts (RespiteOffice  *office,
                                         const char     *language,
                                         GError        **error);

/* What every handout is called or was called last, by its name: in @language if there is a text in it, else in another.
 * Those that are no longer offered are there, too. Needs nobody. (transfer full) (element-type utf8 utf8) */
GHashTable *respite_office_list_handout_titles (RespiteOffice  *office,
                                                const char     *language,
                                                GError        **error);

/**
 * respite_office_list_handout_texts:
 * @name: (nullable): only this handout
 * @language: (nullable): only in this language
 *
 * Needs FORM_MANAGE or HANDOUT_MAKE.
 *
 * Returns: (transfer full) (element-type RespiteHandoutText): by handout and language, newest first
 */
GPtrArray *respite_office_list_handout_texts (RespiteOffice  *office,
                                              const char     *name,
                                              const char     *language,
                                              GError        **error);

/* The text in use; needs nobody. (transfer full) */
RespiteHandoutText *respite_office_get_handout_text (RespiteOffice  *office,
                                                     const char     *name,
                                                     const char     *language,
                                                     GError        **error);

/**
 * RespiteHandoutTextCheck:
 * @version: what the text would be saved as
 * @reading: how hard it is to read; a text that is too hard is saved all the same
 * @n_sections: how many headings it has
 * @n_other_sections: how many the same handout has in the other language, 0 where there is none
 * @n_pages: in normal print on the clinic's paper, blank
 *
 * What stands against a text that can be saved.
 */
typedef struct
{
  int            version;
  RespiteReading reading;
  guint          n_sections;
  guint          n_other_sections;
  guint          n_pages;
} RespiteHandoutTextCheck;

/**
 * respite_office_check_handout_text:
 *
 * Whether @markdown could be saved; one that cannot, because it has an unknown placeholder, a section without a source
 * or a wrong head, is %RESPITE_ERROR_PARSE. Needs FORM_MANAGE.
 */
gboolean respite_office_check_handout_text (RespiteOffice            *office,
                                            const char               *name,
                                            const char               *language,
                                            const char               *markdown,
                                            RespiteHandoutTextCheck  *check,
                                            GError                  **error);

/* The paper as it would be, blank. Needs FORM_MANAGE. (transfer full) */
RespiteLayout *respite_office_preview_handout_text (RespiteOffice              *office,
                                                    const char                 *name,
                                                    const char                 *markdown,
                                                    const RespiteDocumentInfo  *info,
                                                    GError                    **error);

/**
 * respite_office_save_handout_text:
 * @name: a built-in handout, or a new name of small letters, digits and hyphens for one of the clinic's own
 * @markdown: head and text; the version in the head is set
 * @note: what was changed
 *
 * Adds a version, which is in use from now on; the older ones stay. What respite_office_check_handout_text() refuses,
 * or what is the same as the text in use, is refused. Needs FORM_MANAGE.
 *
 * Returns: the version, 0 with an error
 */
int respite_office_save_handout_text (RespiteOffice  *office,
                                      const char     *name,
                                      const char     *language,
                                      const char     *markdown,
                                      const char     *note,
                                      GError        **error);

/**
 * respite_office_return_handout_text:
 *
 * The built-in text is in use again; a handout of the clinic's own, which has none, is no longer offered in that
 * language. Saving an older version brings it back. Needs FORM_MANAGE.
 */
gboolean respite_office_return_handout_text (RespiteOffice  *office,
                                             const char     *name,
                                             const char     *language,
                                             const char     *note,
                                             GError        **error);

/**
 * respite_office_confirm_handout_text:
 * @version: the text that was read; refused when it is no longer in use
 * @password: of who is signed in
 *
 * A prescriber takes the text for the clinic: it no longer says "Review before use". Holds for exactly this text.
 * Needs HANDOUT_CONFIRM.
 */
gboolean respite_office_confirm_handout_text (RespiteOffice  *office,
                                              const char     *name,
                                              const char     *language,
                                              int             version,
                                              const char     *password,
                                              GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteHandoutText, respite_handout_text_free)

G_END_DECLS
