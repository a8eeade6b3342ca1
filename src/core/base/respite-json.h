/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RespiteJsonType:
 *
 * The kinds of JSON values.
 */
typedef enum
{
  RESPITE_JSON_NULL,
  RESPITE_JSON_BOOLEAN,
  RESPITE_JSON_NUMBER,
  RESPITE_JSON_STRING,
  RESPITE_JSON_ARRAY,
  RESPITE_JSON_OBJECT,
} RespiteJsonType;

/**
 * RespiteJson:
 * @line: where the value begins, from 1
 * @column: in characters, from 1
 * @text: of a string its text, of a number exactly what was written, else %NULL
 * @truth: of a boolean
 * @items: (element-type RespiteJson): the elements of an array or the values of an object's members, else %NULL
 * @names: (element-type utf8): the names of an object's members, in the order of @items, else %NULL
 *
 * One value of a parsed file. Unlike json-glib it keeps numbers as they were written, knows the line of every value,
 * and refuses what the standard leaves open: repeated names, U+0000, lone surrogates. Immutable once parsed.
 */
typedef struct _RespiteJson RespiteJson;

struct _RespiteJson
{
  RespiteJsonType  type;
  gboolean         truth;
  int              line;
  int              column;
  char            *text;
  GPtrArray       *items;
  GPtrArray       *names;
};

#define RESPITE_JSON_MAX_BYTES (16 * 1024 * 1024)
#define RESPITE_JSON_MAX_DEPTH 100

/**
 * respite_json_parse:
 * @json: RFC 8259 text in UTF-8, with or without a byte order mark
 * @length: its bytes, -1 for up to the terminating zero
 * @error: %RESPITE_ERROR_PARSE with line and column; %RESPITE_ERROR_INVALID where it is too large
 *
 * Returns: (transfer full) (nullable): the value
 */
RespiteJson *respite_json_parse (const char  *json,
                                 gssize       length,
                                 GError     **error);

void respite_json_free (RespiteJson *json);

/* The member of an object; %NULL where there is none or @json is %NULL or no object. (transfer none) */
const RespiteJson *respite_json_get (const RespiteJson *json,
                                     const char        *name);

/* The text of a member that is a string; %NULL where there is none. (transfer none) */
const char *respite_json_get_string (const RespiteJson *json,
                                     const char        *name);

/* How many elements or members; 0 for other types and %NULL. */
guint respite_json_get_length (const RespiteJson *json);

/* The element of an array or the value of a member by position. (transfer none) */
const RespiteJson *respite_json_get_nth (const RespiteJson *json,
                                         guint              index);

/**
 * RespiteJsonWriter:
 *
 * Writes indented JSON, or makes the values that a parser would make of it. Names and values must come in a sensible
 * order; the writer does not check it.
 */
typedef struct
{
  GString     *text;            /* or */
  RespiteJson *root;
  GPtrArray   *open;            /* of RespiteJson: arrays and objects from the outermost, borrowed */
  char        *name;            /* of the next member */
  int          depth;
  gboolean     has_items;
  gboolean     has_name;
} RespiteJsonWriter;

void respite_json_writer_init  (RespiteJsonWriter *writer);

/* Makes values, without lines; respite_json_writer_finish_tree() gives them away. */
void respite_json_writer_init_tree (RespiteJsonWriter *writer);

void respite_json_writer_begin (RespiteJsonWriter *writer,
                                char               bracket);    /* '{' or '[' */
void respite_json_writer_end   (RespiteJsonWriter *writer,
                                char               bracket);    /* '}' or ']' */
void respite_json_writer_name  (RespiteJsonWriter *writer,
                                const char        *name);
void respite_json_writer_text  (RespiteJsonWriter *writer,
                                const char        *text);       /* %NULL writes null */
void respite_json_writer_raw   (RespiteJsonWriter *writer,
                                const char        *literal);    /* a number, true, false */

/* A member with a text; nothing at all for %NULL or "". */
void respite_json_writer_member (RespiteJsonWriter *writer,
                                 const char        *name,
                                 const char        *text);

/* Writes a parsed value as it was. */
void respite_json_writer_json (RespiteJsonWriter *writer,
                               const RespiteJson *json);

/* The values that were made; exactly one must have been written. (transfer full) */
RespiteJson *respite_json_writer_finish_tree (RespiteJsonWriter *writer);

/* Ends the text with a line feed and gives it away. (transfer full) */
char *respite_json_writer_finish (RespiteJsonWriter *writer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteJson, respite_json_free)

G_END_DECLS
