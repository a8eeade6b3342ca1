/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "store/respite-audit.h"
#include "store/respite-backup-file.h"
#include "store/respite-db.h"

G_BEGIN_DECLS

/* One row of the list of backups. */
typedef struct
{
  char             *path;
  gint64            made_at;
  gint64            proven_at;
  gint64            size;
  gint64            n_rows;
  RespiteAuditHead  head;
} RespiteBackupRow;

void respite_backup_row_clear (RespiteBackupRow *row);

gboolean respite_backup_table_insert (RespiteDb               *db,
                                      const RespiteBackupRow  *row,
                                      gint64                  *id,
                                      GError                 **error);

/* The last proven one; @found is FALSE for none. */
gboolean respite_backup_table_load_last (RespiteDb         *db,
                                         RespiteBackupRow  *row,
                                         gboolean          *found,
                                         GError           **error);

gboolean respite_backup_key_table_insert (RespiteDb               *db,
                                          const RespiteBackupKey  *key,
                                          gint64                   now,
                                          GError                 **error);

/**
 * respite_backup_key_table_load:
 * @salt: (nullable): the key with this salt, NULL for the present one
 * @found: (out): whether there is one
 */
gboolean respite_backup_key_table_load (RespiteDb         *db,
                                        const guint8      *salt,
                                        RespiteBackupKey  *key,
                                        gboolean          *found,
                                        GError           **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RespiteBackupRow, respite_backup_row_clear)

G_END_DECLS
