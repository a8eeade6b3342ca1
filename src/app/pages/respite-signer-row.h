/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "widgets/respite-row.h"

G_BEGIN_DECLS

/* RespiteRowFunc: @item is a RespiteSigner, @user_data the page whose clinic tells the time zone. */
void respite_signer_row_fill (RespiteRow *row,
                              gpointer    item,
                              gpointer    user_data);

G_END_DECLS
