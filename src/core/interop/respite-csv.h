/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RESPITE_CSV_MAX_BYTES   (16 * 1024 * 1024)
#define RESPITE_CSV_MAX_ROWS    100000
#define RESPITE_CSV_MAX_COLUMNS 100
#define RESPITE_CSV_MAX_CELL    10000

/**
 * RespiteCsvRow:
 * @line: of the file on which it begins, from 1
 * @cells: (array zero-terminated=1): what stands in it, quotes taken off; nothing else is changed
 */
typedef struct
{
  int    line;
  guint  n_cells;
  char **cells;
} RespiteCsvRow;

/**
 * RespiteCsv:
 * @separator: a comma, a semicolon or a tab; whichever there are most of in the first line
 * @rows: (element-type RespiteCsvRow): without empty lines
 *
 * A table of RFC 4180. Immutable once read.
 */
typedef struct
{
  char       separator;
  GPtrArray *rows;
} RespiteCsv;

/**
 * respite_csv_parse:
 * @text: the file, in UTF-8 with or without a byte order mark; lines end with CR LF or LF
 * @length: its bytes, -1 for up to the terminating zero
 * @error: %RESPITE_ERROR_PARSE with the line and what is wrong there; %RESPITE_ERROR_INVALID where it is too large
 *
 * Strict: a quote inside an unquoted cell, text after a closing quote, a quote that is never closed, control
 * characters, another encoding and a table beyond the limits are refused. Rows may differ in length.
 *
 * Returns: (transfer full) (nullable): the table
 */
RespiteCsv *respite_csv_parse (const char  *text,
                               gssize       length,
                               GError     **error);

void respite_csv_free (RespiteCsv *csv);

static inline const RespiteCsvRow *
respite_csv_get_row (const RespiteCsv *csv,
                     guint             index)
{
  return g_ptr_array_index (csv->rows, index);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RespiteCsv, respite_csv_free)

G_END_DECLS
