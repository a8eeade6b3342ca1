/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "domain/respite-protocol.h"

G_BEGIN_DECLS

/* How the parts of a protocol are written in a text field; (transfer full) all of them. */

/* Numbers as "0, 3, 7". */
char *respite_protocol_text_numbers (GArray *numbers);

/* Returns: (nullable) (element-type int): %NULL where something is no whole number from 0 to 3650 */
GArray *respite_protocol_text_read_numbers (const char *text);

/* A checklist as lines "* consent: what is asked", with a star where "no" needs a reason. */
char *respite_protocol_text_checklist (GPtrArray *items);

/* (element-type RespiteChecklistItem): a line without a code gets one that no other has. */
GPtrArray *respite_protocol_text_read_checklist (const char *text);

G_END_DECLS
