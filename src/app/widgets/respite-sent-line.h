/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "widgets/respite-correction-box.h"

G_BEGIN_DECLS

/**
 * RespiteSentLine:
 * @line: as it was typed
 * @event_id: which entry it corrects, 0 for none
 * @what: that entry in words
 * @reason: why
 *
 * A line on its way into the record.
 */
typedef struct
{
  char  *line;
  gint64 event_id;
  char  *what;
  char  *reason;
} RespiteSentLine;

/* @correction: what it says goes along where @event_id is not 0. (transfer full) */
RespiteSentLine *respite_sent_line_new (const char           *line,
                                        gint64                event_id,
                                        RespiteCorrectionBox *correction);
void             respite_sent_line_free (gpointer line);

G_END_DECLS
