/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "respite-window.h"

G_BEGIN_DECLS

/* Adds the actions win.* that pages, menus and keys call. */
void respite_window_actions_install (RespiteWindow *window);

G_END_DECLS
