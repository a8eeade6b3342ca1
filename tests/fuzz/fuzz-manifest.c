/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "fuzz.h"
#include "respite-core.h"
#include "store/respite-backup-manifest.h"

/* A backup's list of contents that is read has everything the restore relies on. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RespiteBackupManifest) manifest = NULL;

  respite_core_init ();
  manifest = respite_backup_manifest_parse ((const char *) data, size, &error);
  g_assert ((manifest == NULL) == (error != NULL));
  if (manifest == NULL)
    return 0;

  g_assert_nonnull (manifest->clinic_uuid);
  g_assert_nonnull (manifest->clinic_name);
  g_assert_nonnull (manifest->rows);
  g_assert_nonnull (manifest->files);

  return 0;
}
