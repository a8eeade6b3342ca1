/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The keys of one page and those that work everywhere, from the list of respite-keys.h. */
#define RESPITE_TYPE_KEYS_WINDOW (respite_keys_window_get_type ())

G_DECLARE_FINAL_TYPE (RespiteKeysWindow, respite_keys_window, RESPITE, KEYS_WINDOW, GtkWindow)

/**
 * respite_keys_window_open:
 * @page: (nullable): the page in front, whose keys come first
 *
 * Shows the keys.
 */
void respite_keys_window_open (GtkWindow  *parent,
                               const char *page);

G_END_DECLS
