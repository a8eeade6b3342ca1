/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "pages/respite-session-view.h"

G_BEGIN_DECLS

/**
 * RespiteEmergencyView:
 *
 * The emergency page of a session: the clock since it was called, whom to call and where one is, the last vital signs,
 * allergies and medicines given, and large buttons that each record a timed line. Everything is an ordinary entry of
 * the timeline; nothing else is frozen, and the infusion keeps its record. It closes with an outcome, and asks for a
 * note afterwards.
 */
#define RESPITE_TYPE_EMERGENCY_VIEW (respite_emergency_view_get_type ())

G_DECLARE_FINAL_TYPE (RespiteEmergencyView, respite_emergency_view, RESPITE, EMERGENCY_VIEW, RespiteSessionView)

/* Records that an emergency was called, unless one is open; it can be undone for 10 s. */
void respite_emergency_view_begin (RespiteEmergencyView *self);

/* Whether the session has an emergency, open or over. */
gboolean respite_emergency_view_is_needed (RespiteEmergencyView *self);

G_END_DECLS
