/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * test_disk_new:
 * @kilobytes: its size
 *
 * A small disk of its own (tmpfs), for tests of a full or a read-only disk. Only root can have one.
 *
 * Returns: (transfer full) (nullable): its folder, or %NULL after g_test_skip()
 */
char *test_disk_new (int kilobytes);

/* Makes the disk read-only, or writable again. */
void test_disk_set_read_only (const char *disk,
                              gboolean    read_only);

/* Takes the disk away and frees @disk. */
void test_disk_free (char *disk);

G_END_DECLS
