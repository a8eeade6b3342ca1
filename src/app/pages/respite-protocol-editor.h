/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-page.h"

G_BEGIN_DECLS

/**
 * RespiteProtocolEditor:
 *
 * A protocol of the clinic's own. What is saved is its next version. Signal "done" when it is saved or given up.
 */
#define RESPITE_TYPE_PROTOCOL_EDITOR (respite_protocol_editor_get_type ())

G_DECLARE_FINAL_TYPE (RespiteProtocolEditor, respite_protocol_editor, RESPITE, PROTOCOL_EDITOR, RespitePage)

/* Reads the protocol and shows it. */
void respite_protocol_editor_edit (RespiteProtocolEditor *self,
                                   gint64                 protocol_id);

G_END_DECLS
