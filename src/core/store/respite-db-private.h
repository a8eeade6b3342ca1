/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "store/respite-db.h"

G_BEGIN_DECLS

struct _RespiteDb
{
  sqlite3    *handle;
  char       *path;
  GThread    *owner;
  GHashTable *statements;       /* SQL text (not owned) -> sqlite3_stmt, see respite_db_get_statement() */
  gboolean    read_only;
  gboolean    migrating;
  int         depth;            /* of nested respite_db_transact() */
};

/* The application ids of the two kinds: "RSPT" and "RSPP". */
#define RESPITE_DB_ID_REAL     0x52535054
#define RESPITE_DB_ID_PRACTICE 0x52535050

int respite_db_id_for_kind (RespiteClinicKind kind);

/* A connection without any check or setting but the key; @key may be NULL for a database in memory. */
RespiteDb *respite_db_open_raw (const char    *path,
                                int            sqlite_flags,
                                const guint8  *key,
                                GError       **error);

G_END_DECLS
