/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Makes the resources of the window ready (and those of the core). Called once, first; further calls do nothing. */
void respite_app_init (void);

/* Sets language, text domain and how the core translates its sentences. Called once by main(). */
void respite_app_init_language (void);

G_END_DECLS
