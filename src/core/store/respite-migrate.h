/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "store/respite-db.h"

G_BEGIN_DECLS

/**
 * respite_migrate_get_latest:
 *
 * Returns: the newest schema version this program knows: the number of files in data/schema
 */
int respite_migrate_get_latest (void);

/**
 * respite_migrate:
 * @db: a writable connection
 * @key: of the database, for the copy made before the first step
 *
 * Brings the tables to the newest version, file by file, each in one transaction with PRAGMA user_version. A
 * database that already has tables is copied first to "NAME-before-vN.db" beside it.
 *
 * Returns: whether the schema is the newest; %RESPITE_ERROR_TOO_NEW where it is newer than the program
 */
gboolean respite_migrate (RespiteDb     *db,
                          const guint8  *key,
                          GError       **error);

/**
 * respite_migrate_check_schema:
 *
 * Compares every table, index and trigger with what a fresh database has.
 *
 * Returns: whether they are the same, else %RESPITE_ERROR_CORRUPT naming the first difference
 */
gboolean respite_migrate_check_schema (RespiteDb  *db,
                                       GError    **error);

G_END_DECLS
