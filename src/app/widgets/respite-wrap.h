/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespiteWrap:
 *
 * A line of children: the first takes the room that the others leave. Where the text is too large for one line, the
 * others go to a second one under it; if there is only one other, such as a RespiteFlow, it may be narrower there than
 * it would like to be, and takes the whole line if it expands. GTK 4.8 has no wrapping box.
 */
#define RESPITE_TYPE_WRAP (respite_wrap_get_type ())

G_DECLARE_FINAL_TYPE (RespiteWrap, respite_wrap, RESPITE, WRAP, GtkWidget)

G_END_DECLS
