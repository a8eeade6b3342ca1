/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-session.h"

G_BEGIN_DECLS

/* Returns: (transfer none): a state in the window's language, such as "Checked in" */
const char *respite_session_state_get_word (RespiteSessionState state);

/* Returns: (transfer none): the style of the state's chip: "accent", "review", "ok", "note" or %NULL */
const char *respite_session_state_get_style (RespiteSessionState state);

G_END_DECLS
