/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * respite_core_init:
 *
 * Makes the core ready: its data files and the cryptographic library. Called once, first, on the main thread;
 * further calls do nothing. Aborts where the machine cannot give random numbers.
 */
void respite_core_init (void);

G_END_DECLS
