/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "documents/respite-document-info.h"
#include "documents/respite-layout.h"
#include "service/respite-office.h"

#include "respite-fields.h"

G_BEGIN_DECLS

typedef struct _RespiteCommand RespiteCommand;

/**
 * RespiteCall:
 *
 * One run of the command line: the command, its words and options, the clinic it opened, and what it will print.
 */
typedef struct _RespiteCall RespiteCall;

/**
 * RESPITE_USAGE_ERROR:
 *
 * The command line itself is wrong (exit status 2); everything else ends with 1.
 */
#define RESPITE_USAGE_ERROR (respite_usage_error_quark ())

GQuark respite_usage_error_quark (void);

/**
 * respite_call_parse:
 * @arguments: those of the program, without its name
 * @error: a #RESPITE_USAGE_ERROR with a translated sentence
 *
 * Finds the command in the table and takes its words and options apart.
 *
 * Returns: (transfer full) (nullable): the call
 */
RespiteCall *respite_call_parse (const char *const  *arguments,
                                 GError            **error);

void respite_call_free (RespiteCall *call);

/* (nullable): none where only help or the version was asked for */
const RespiteCommand *respite_call_get_command (RespiteCall *call);

/* A noun that was named with --help, or %NULL. */
const char *respite_call_get_noun (RespiteCall *call);
gboolean    respite_call_wants_help    (RespiteCall *call);
gboolean    respite_call_wants_version (RespiteCall *call);

/* (nullable): the value of an option by its name without hyphens ("o" for -o). (transfer none) */
const char *respite_call_get (RespiteCall *call,
                              const char  *option);

/* (array zero-terminated=1): every value of an option that may be repeated. (transfer none) */
const char *const *respite_call_get_all (RespiteCall *call,
                                         const char  *option);

gboolean respite_call_has (RespiteCall *call,
                           const char  *option);

/* Whether the output is for machines. */
gboolean respite_call_is_json (RespiteCall *call);

/* (nullable): the words after the command, from 0. (transfer none) */
const char *respite_call_get_word (RespiteCall *call,
                                   guint        index);

/* A whole number from @least to @most; @otherwise where the option is missing. */
gboolean respite_call_get_number (RespiteCall  *call,
                                  const char   *option,
                                  gint64        least,
                                  gint64        most,
                                  gint64        otherwise,
                                  gint64       *value,
                                  GError      **error);

/* The data folder: --data, RESPITE_DATA, or the default one (@is_practice: the practice clinic's). (transfer none) */
const char *respite_call_get_folder (RespiteCall *call,
                                     gboolean     is_practice);

RespiteClock *respite_call_get_clock (RespiteCall *call);

/* Opens the clinic and signs --user in. */
gboolean respite_call_open (RespiteCall  *call,
                            GError      **error);

/* Keeps an office that a command made. (transfer full) */
void respite_call_take_office (RespiteCall   *call,
                               RespiteOffice *office);

/* The open clinic, or %NULL. */
RespiteOffice *respite_call_get_office (RespiteCall *call);

/* Who --user says it is. */
const char *respite_call_get_login (RespiteCall  *call,
                                    GError      **error);

/**
 * respite_call_get_secret:
 * @variable: of the environment, such as "RESPITE_PASSWORD"
 * @prompt: what is asked at the terminal, translated
 * @twice: whether it is new and has to be typed twice
 *
 * A password: from the variable, else typed without being shown. Asked for once; kept until the call is freed.
 *
 * Returns: (transfer none) (nullable): it
 */
const char *respite_call_get_secret (RespiteCall  *call,
                                     const char   *variable,
                                     const char   *prompt,
                                     gboolean      twice,
                                     GError      **error);

/* The password of --user. */
const char *respite_call_get_password (RespiteCall  *call,
                                       GError      **error);

/* The key of the record that @text names, see respite_office_resolve(). */
gboolean respite_call_resolve (RespiteCall  *call,
                               RespiteKind   kind,
                               const char   *text,
                               gint64       *id,
                               GError      **error);

/* The patient of --patient. (transfer full) */
RespitePatient *respite_call_get_patient (RespiteCall  *call,
                                          gboolean      open_record,
                                          GError      **error);

/* A whole file of at most @max bytes. (transfer full) */
GBytes *respite_call_read_file (const char  *path,
                                gsize        max,
                                GError     **error);

/* Writes a file beside its place, durably, then renames it; only its owner may read it. */
gboolean respite_call_write_file (const char  *path,
                                  GBytes      *bytes,
                                  GError     **error);

/* What documents of this call are told; everything in @info is borrowed from the office and @patient. What is read
 * afterwards is told in the document's language. Returns: whether --language and --paper are ones that there are */
gboolean respite_call_fill_document_info (RespiteCall           *call,
                                          const RespitePatient  *patient,
                                          RespiteDocumentInfo   *info,
                                          GError               **error);

/* What respite_office_note_document() is told: "saved", or "protected" for a copy with a password (--protect). */
const char *respite_call_get_saved_word (RespiteCall *call);

/* Saves a document at -o and says where, how many pages, and which characters no font had. */
gboolean respite_call_save_layout (RespiteCall          *call,
                                   const RespiteLayout  *layout,
                                   GError              **error);

/* What the call prints at its end. */
void respite_call_print_fields  (RespiteCall         *call,
                                 const RespiteFields *fields);
void respite_call_print_list (RespiteCall *call,
                              GPtrArray   *list);

/* A new record: its id alone, or {"id": ...}. */
void respite_call_print_id (RespiteCall *call,
                            const char  *id);

/* Nothing but "done": {"id": ...} in JSON, nothing for people. */
void respite_call_print_done (RespiteCall *call,
                              const char  *id);

/* Text as it is, or a member "text" in JSON. */
void respite_call_print_text (RespiteCall *call,
                              const char  *text);

/* (transfer none): what was printed so far */
const char *respite_call_get_output (RespiteCall *call);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteCall, respite_call_free)

G_END_DECLS
