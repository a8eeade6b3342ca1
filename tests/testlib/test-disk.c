/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "test-disk.h"

#include <glib/gstdio.h>
#include <sys/mount.h>

#include "testlib.h"

char *
test_disk_new (int kilobytes)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *options = g_strdup_printf ("size=%dk,mode=0700", kilobytes);

  if (mount ("tmpfs", folder, "tmpfs", 0, options) != 0)
    {
      g_rmdir (folder);
      g_test_skip ("only root can have a small disk for this test");
      return NULL;
    }

  return g_steal_pointer (&folder);
}

void
test_disk_set_read_only (const char *disk,
                         gboolean    read_only)
{
  int result = mount ("tmpfs", disk, "tmpfs", MS_REMOUNT | (read_only ? MS_RDONLY : 0), NULL);

  g_assert_cmpint (result, ==, 0);
}

void
test_disk_free (char *disk)
{
  umount2 (disk, MNT_DETACH);
  g_rmdir (disk);
  g_free (disk);
}
