/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "respite-window.h"

G_BEGIN_DECLS

/**
 * respite_resume_session:
 * @window: with a person signed in, showing its first page
 * @cancellable: (nullable): of the window
 *
 * After a start of the program with an infusion under way, after a power cut or a crash above all, goes to where the
 * person was: the one session that runs or is paused; where none does, the one in recovery. With several chairs at
 * once the day board stays in front. Does nothing if the person has gone somewhere meanwhile, or may not see records.
 */
void respite_resume_session (RespiteWindow *window,
                             GCancellable  *cancellable);

G_END_DECLS
