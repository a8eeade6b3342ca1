/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Which given names go together: "bob" and "robert", "pepe" and "jose". The table is data/nicknames.tsv, English and
 * Spanish; names are folded. Any thread.
 */

/**
 * respite_nickname_list:
 * @name: folded
 *
 * Returns: (transfer none) (nullable) (element-type utf8): the other names of its groups, %NULL where there are none
 */
GPtrArray *respite_nickname_list (const char *name);

/* Whether two folded names stand in one group. */
gboolean respite_nickname_is_same (const char *name,
                                   const char *other);

G_END_DECLS
