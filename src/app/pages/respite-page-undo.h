/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * respite_page_show_undo:
 * @text: one sentence that says what was done
 * @func: what takes it back
 * @data: (transfer full): for @func
 * @free_data: frees @data
 * @done: (nullable): called when it was taken back, or could not be
 *
 * The message with Undo, after an act of this page. Once the page is gone nothing is taken back any more.
 */
void respite_page_show_undo (RespitePage     *self,
                             const char      *text,
                             RespiteJobFunc   func,
                             gpointer         data,
                             GDestroyNotify   free_data,
                             RespitePageDone  done);

/**
 * respite_page_change:
 * @func: keeps what it is given
 * @data: (transfer full): what is to be kept
 * @before: (transfer full): what @func is given to take it back
 * @free_data: frees either
 * @text: (not nullable): one sentence that says what was done, translated; static
 * @done: called when it is kept, again when it was taken back, or with the error of either; without result and data
 *
 * A change of a page of Settings, with Undo.
 */
void respite_page_change (RespitePage     *self,
                          RespiteJobFunc   func,
                          gpointer         data,
                          gpointer         before,
                          GDestroyNotify   free_data,
                          const char      *text,
                          RespitePageDone  done);

G_END_DECLS
