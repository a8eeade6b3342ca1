/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "widgets/respite-markup.h"

G_BEGIN_DECLS

/**
 * RespiteProseBlock:
 *
 * A heading, a paragraph, or the line of a list with its mark, in a RespiteProse.
 */
#define RESPITE_TYPE_PROSE_BLOCK (respite_prose_block_get_type ())

G_DECLARE_FINAL_TYPE (RespiteProseBlock, respite_prose_block, RESPITE, PROSE_BLOCK, GtkWidget)

/* (transfer none) */
GtkWidget *respite_prose_block_new (const RespiteMarkup *markup);

G_END_DECLS
