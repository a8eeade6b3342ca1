/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RESPITE_N_QUICK 10

/**
 * RespiteQuick:
 * @label: on the button, 1 to 24 characters; "" for a place that is not used
 * @line: what it enters; one that ends in a space, or "", only begins a line
 *
 * One of the clinic's ten quick events, Alt+1 to Alt+0.
 */
typedef struct
{
  char *label;
  char *line;
} RespiteQuick;

RespiteQuick *respite_quick_new  (const char   *label,
                                  const char   *line);
void          respite_quick_free (RespiteQuick *quick);

/* (transfer full) (element-type RespiteQuick): those that the program comes with; their labels are translated. */
GPtrArray *respite_quick_list_default (void);

/**
 * respite_quick_check:
 *
 * A quick event enters a word of the entry line, never an amount of a medicine or of the pump: such a line may only be
 * begun (there is no dose that was not typed).
 *
 * Returns: whether @quick can be used, else %RESPITE_ERROR_INVALID
 */
gboolean respite_quick_check (const RespiteQuick  *quick,
                              GError             **error);

/* (transfer full): one a line: label, tab, line, tab, a point, which keeps the spaces before it; for the store. */
char *respite_quick_list_to_text (GPtrArray *list);

/* (transfer full) (nullable) (element-type RespiteQuick): ten of them, or %NULL with the one that is wrong. */
GPtrArray *respite_quick_list_from_text (const char  *text,
                                         GError     **error);

G_END_DECLS
