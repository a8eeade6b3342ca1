/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * respite_language_set_locale:
 *
 * Takes the user's locale, with UTF-8 in any case, so that LANGUAGE counts on a machine without any locale too, and
 * with the decimal point in numbers. Called once, first, on the main thread.
 */
void respite_language_set_locale (void);

/**
 * respite_language_get:
 *
 * Returns: (transfer none): the user's language as far as the program's content goes, "en" or "es"
 */
const char *respite_language_get (void);

/**
 * respite_language_find_folder:
 * @program_folder: where the program stands in a build folder, such as "/src/cli"
 * @installed: where translations are installed
 *
 * Returns: (transfer full): the folder of the translations: that of the build folder for a program that was not
 *   installed, else @installed
 */
char *respite_language_find_folder (const char *program_folder,
                                    const char *installed);

G_END_DECLS
