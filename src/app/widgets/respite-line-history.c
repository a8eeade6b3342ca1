/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-line-history.h"

#define MOST 50

struct _RespiteLineHistory
{
  GPtrArray *lines;             /* oldest first */
  guint      index;             /* == lines->len after the newest */
};

RespiteLineHistory *
respite_line_history_new (void)
{
  RespiteLineHistory *history = g_new0 (RespiteLineHistory, 1);

  history->lines = g_ptr_array_new_with_free_func (g_free);

  return history;
}

void
respite_line_history_free (RespiteLineHistory *history)
{
  if (history == NULL)
    return;

  g_ptr_array_unref (history->lines);
  g_free (history);
}

void
respite_line_history_add (RespiteLineHistory *history,
                          const char         *line)
{
  char *copy;
  guint before;

  g_return_if_fail (history != NULL && line != NULL);

  copy = g_strdup (line);
  if (g_ptr_array_find_with_equal_func (history->lines, line, g_str_equal, &before))
    g_ptr_array_remove_index (history->lines, before);
  if (history->lines->len == MOST)
    g_ptr_array_remove_index (history->lines, 0);
  g_ptr_array_add (history->lines, copy);
  history->index = history->lines->len;
}

void
respite_line_history_clear (RespiteLineHistory *history)
{
  g_return_if_fail (history != NULL);

  g_ptr_array_set_size (history->lines, 0);
  history->index = 0;
}

void
respite_line_history_rewind (RespiteLineHistory *history)
{
  g_return_if_fail (history != NULL);

  history->index = history->lines->len;
}

gboolean
respite_line_history_is_at_end (const RespiteLineHistory *history)
{
  g_return_val_if_fail (history != NULL, TRUE);

  return history->index == history->lines->len;
}

const char *
respite_line_history_step (RespiteLineHistory *history,
                           int                 step)
{
  gint64 index;

  g_return_val_if_fail (history != NULL, NULL);

  index = (gint64) history->index + step;
  if (index < 0 || index > (gint64) history->lines->len)
    return NULL;
  history->index = (guint) index;

  return history->index < history->lines->len ? g_ptr_array_index (history->lines, history->index) : "";
}
