/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-sent-line.h"

RespiteSentLine *
respite_sent_line_new (const char           *line,
                       gint64                event_id,
                       RespiteCorrectionBox *correction)
{
  RespiteSentLine *self = g_new0 (RespiteSentLine, 1);

  self->line = g_strdup (line);
  self->event_id = event_id;
  if (event_id != 0)
    {
      self->what = g_strdup (respite_correction_box_get_what (correction));
      self->reason = g_strdup (respite_correction_box_get_reason (correction));
    }

  return self;
}

void
respite_sent_line_free (gpointer line)
{
  RespiteSentLine *self = line;

  g_free (self->line);
  g_free (self->what);
  g_free (self->reason);
  g_free (self);
}
