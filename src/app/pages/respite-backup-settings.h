/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/* Backups: the last one, making, proving and restoring one; the check of the records. */
#define RESPITE_TYPE_BACKUP_SETTINGS (respite_backup_settings_get_type ())

G_DECLARE_FINAL_TYPE (RespiteBackupSettings, respite_backup_settings, RESPITE, BACKUP_SETTINGS, RespitePage)

G_END_DECLS
