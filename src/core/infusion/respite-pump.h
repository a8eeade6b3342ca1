/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "infusion/respite-timeline.h"

G_BEGIN_DECLS

/* Sets, notes, medicines, effects and emergency lines: they say nothing about the pump. */
gboolean respite_pump_may_always (RespiteEventKind kind);

/**
 * respite_pump_after:
 * @state: what the pump does
 * @kind: what happens
 * @after: (out): what it does then
 *
 * The one table of what may follow what. What respite_pump_may_always() names changes nothing.
 *
 * Returns: whether @kind is possible in @state; @after is set only then
 */
gboolean respite_pump_after (RespitePumpState  state,
                             RespiteEventKind  kind,
                             RespitePumpState *after);

/**
 * respite_event_list_order:
 * @events: (element-type RespiteEvent): borrowed events; sorted in place
 *
 * By time, then by order of entry: a correction stands where the event stood that it corrects, an event without a
 * sequence comes last of its instant.
 */
void respite_event_list_order (GPtrArray *events);

G_END_DECLS
