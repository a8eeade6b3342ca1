/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespiteApplication:
 *
 * The program: options, one data folder, one clinic, one window. Not unique by itself; the folder's lock is what keeps
 * two windows off one folder.
 */
#define RESPITE_TYPE_APPLICATION (respite_application_get_type ())

G_DECLARE_FINAL_TYPE (RespiteApplication, respite_application, RESPITE, APPLICATION, GtkApplication)

RespiteApplication *respite_application_new (void);

G_END_DECLS
