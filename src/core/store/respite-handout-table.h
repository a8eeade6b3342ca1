/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "store/respite-db.h"

G_BEGIN_DECLS

/**
 * RespiteHandoutTextRow:
 * @is_return: whether from here on the built-in text counts again; then @markdown is ""
 *
 * A version of a handout that the clinic wrote.
 */
typedef struct
{
  gint64    id;
  char     *uuid;
  char     *name;
  char     *language;
  int       version;
  gboolean  is_return;
  char     *markdown;
  char     *sha256;
  char     *note;
  gint64    added_at;
  gint64    added_by;
  char     *staff_name;
} RespiteHandoutTextRow;

void respite_handout_text_row_free (RespiteHandoutTextRow *row);

/* Sets uuid and id. */
gboolean respite_handout_text_table_insert (RespiteDb              *db,
                                            RespiteHandoutTextRow  *row,
                                            GError                **error);

/**
 * respite_handout_text_table_list:
 * @name: (nullable): only this handout
 * @language: (nullable): only in this language
 *
 * Returns: (transfer full) (element-type RespiteHandoutTextRow): by name and language, newest first
 */
GPtrArray *respite_handout_text_table_list (RespiteDb   *db,
                                            const char  *name,
                                            const char  *language,
                                            GError     **error);

/**
 * RespiteHandoutConfirmation:
 * @staff_name: who confirmed it
 *
 * That a prescriber confirmed the text with this hash.
 */
typedef struct
{
  char   *sha256;
  char   *name;
  char   *language;
  gint64  confirmed_at;
  gint64  confirmed_by;
  char   *staff_name;
} RespiteHandoutConfirmation;

void respite_handout_confirmation_free (RespiteHandoutConfirmation *row);

gboolean respite_handout_confirmation_table_insert (RespiteDb                         *db,
                                                    const RespiteHandoutConfirmation  *row,
                                                    gint64                            *id,
                                                    GError                           **error);

/* %NULL without an error where nobody confirmed that text. (transfer full) */
RespiteHandoutConfirmation *respite_handout_confirmation_table_find (RespiteDb   *db,
                                                                     const char  *sha256,
                                                                     GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteHandoutTextRow, respite_handout_text_row_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteHandoutConfirmation, respite_handout_confirmation_free)

G_END_DECLS
