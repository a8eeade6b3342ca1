/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RESPITE_ERROR:
 *
 * The one error domain of the program. Its codes are those that a caller can act on; cancelling stays
 * %G_IO_ERROR_CANCELLED.
 */
#define RESPITE_ERROR (respite_error_quark ())

/**
 * RespiteError:
 * @RESPITE_ERROR_INVALID: what was given breaks a rule; the message says which
 * @RESPITE_ERROR_NOT_FOUND: no such record
 * @RESPITE_ERROR_CONFLICT: it clashes with what is there (taken number, changed meanwhile, wrong state)
 * @RESPITE_ERROR_BUSY: another program holds the folder or the database
 * @RESPITE_ERROR_TOO_NEW: the database is newer than this program
 * @RESPITE_ERROR_CORRUPT: the file is damaged or is not one of ours
 * @RESPITE_ERROR_STORAGE: reading or writing failed (disk, permission)
 * @RESPITE_ERROR_FULL: the disk is full
 * @RESPITE_ERROR_READ_ONLY: the folder or the database cannot be written
 * @RESPITE_ERROR_DOCUMENT: a document could not be made
 * @RESPITE_ERROR_PARSE: a file or text is not of the expected form; the message says where
 * @RESPITE_ERROR_DENIED: the signed-in person's roles do not allow it
 * @RESPITE_ERROR_SIGN_IN: wrong login or password, or nobody is signed in
 * @RESPITE_ERROR_WAIT: too many failed sign-ins; the message says how long
 */
typedef enum
{
  RESPITE_ERROR_INVALID,
  RESPITE_ERROR_NOT_FOUND,
  RESPITE_ERROR_CONFLICT,
  RESPITE_ERROR_BUSY,
  RESPITE_ERROR_TOO_NEW,
  RESPITE_ERROR_CORRUPT,
  RESPITE_ERROR_STORAGE,
  RESPITE_ERROR_FULL,
  RESPITE_ERROR_READ_ONLY,
  RESPITE_ERROR_DOCUMENT,
  RESPITE_ERROR_PARSE,
  RESPITE_ERROR_DENIED,
  RESPITE_ERROR_SIGN_IN,
  RESPITE_ERROR_WAIT,
} RespiteError;

GQuark respite_error_quark (void);

/* Marks a text for translation where it stands; the core itself never translates. */
#ifndef N_
#define N_(String) (String)     /* spelt as in glib/gi18n.h, which may be included after this */
#endif

/**
 * RespiteTranslateFunc:
 * @text: an English text that was marked with N_()
 *
 * Returns: (transfer none): the text in the language of the window or the command line
 */
typedef const char *(*RespiteTranslateFunc) (const char *text);

/**
 * respite_set_translate_func:
 * @func: (nullable): how the program in front of the core translates; %NULL for English
 *
 * Called once at start, before any thread.
 */
void respite_set_translate_func (RespiteTranslateFunc func);

/**
 * respite_translate:
 * @text: a text marked with N_()
 *
 * Returns: (transfer none): @text through the function of respite_set_translate_func()
 */
const char *respite_translate (const char *text) G_GNUC_FORMAT (1);

/**
 * respite_set_error:
 * @error: (nullable): where to put the error
 * @code: what kind
 * @format: one clear sentence, marked with N_(); never patient data
 *
 * Like g_set_error() in the domain %RESPITE_ERROR, with @format translated first.
 *
 * Returns: always %FALSE, so that a caller may return it
 */
gboolean respite_set_error (GError      **error,
                            RespiteError  code,
                            const char   *format,
                            ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
