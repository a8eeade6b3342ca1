/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RespiteAttempt:
 *
 * A failed sign-in, kept in a side file while the database is shut, and written into the audit at the next sign-in.
 */
typedef struct
{
  gint64  at;
  char   *login;
  char   *workstation;
} RespiteAttempt;

void respite_attempt_free (RespiteAttempt *attempt);

/* Adds a failed sign-in to the side file; one that cannot be written is lost, the key file counts it all the same. */
void respite_attempts_add (const char *path,
                           gint64      at,
                           const char *login,
                           const char *workstation);

/* Returns: (transfer full) (element-type RespiteAttempt): those in the side file, oldest first */
GPtrArray *respite_attempts_load (const char *path);

/* Forgets them, after they were written into the audit. */
void respite_attempts_clear (const char *path);

G_END_DECLS
