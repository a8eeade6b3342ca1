/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "models/respite-safety-jobs.h"

#include "service/respite-score-acts.h"

void
respite_safety_board_free (gpointer data)
{
  RespiteSafetyBoard *board = data;

  if (board == NULL)
    return;

  g_clear_pointer (&board->items, g_ptr_array_unref);
  g_free (board);
}

gpointer
respite_safety_board_job (RespiteOffice *office,
                          gpointer       data,
                          GError       **error)
{
  RespiteSafetyBoard *board = g_new0 (RespiteSafetyBoard, 1);
  gboolean is_read;

  if (respite_office_may (office, RESPITE_FUNCTION_SAFETY_VIEW, NULL))
    {
      board->items = respite_office_list_safety (office, 0, 0, TRUE, error);
      is_read = board->items != NULL;
      board->count = is_read ? board->items->len : 0;
    }
  else
    is_read = respite_office_count_safety (office, &board->count, error);
  if (!is_read)
    g_clear_pointer (&board, respite_safety_board_free);

  return board;
}

RespiteSafetyAction *
respite_safety_action_new (gint64      id,
                           const char *action)
{
  RespiteSafetyAction *self = g_new0 (RespiteSafetyAction, 1);

  self->id = id;
  self->action = g_strdup (action);

  return self;
}

void
respite_safety_action_free (gpointer data)
{
  RespiteSafetyAction *action = data;

  g_free (action->action);
  g_free (action);
}

gpointer
respite_safety_acknowledge_job (RespiteOffice *office,
                                gpointer       data,
                                GError       **error)
{
  const RespiteSafetyAction *action = data;

  respite_office_acknowledge_safety (office, action->id, action->action, error);

  return NULL;
}
