/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-safety.h"
#include "service/respite-office.h"

G_BEGIN_DECLS

/* The jobs of safety answers, for respite_page_run() and respite_page_read(). */

/**
 * RespiteSafetyBoard:
 * @items: (nullable) (element-type RespiteSafetyItem): what stands open, newest first; %NULL for who may not read it
 * @count: how many there are
 */
typedef struct
{
  GPtrArray *items;
  guint      count;
} RespiteSafetyBoard;

void respite_safety_board_free (gpointer board);

/* Returns: a RespiteSafetyBoard */
gpointer respite_safety_board_job (RespiteOffice  *office,
                                   gpointer        data,
                                   GError        **error);

/* What was done about a safety answer. */
typedef struct
{
  gint64  id;
  char   *action;
} RespiteSafetyAction;

/* @id: the entry; @action: what was done about it, copied. (transfer full) */
RespiteSafetyAction *respite_safety_action_new  (gint64      id,
                                                 const char *action);
void                 respite_safety_action_free (gpointer    action);

/* @data: a RespiteSafetyAction. Returns: %NULL */
gpointer respite_safety_acknowledge_job (RespiteOffice  *office,
                                         gpointer        data,
                                         GError        **error);

G_END_DECLS
