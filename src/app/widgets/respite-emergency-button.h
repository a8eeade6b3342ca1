/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "infusion/respite-timeline.h"

G_BEGIN_DECLS

/**
 * RespiteEmergencyButton:
 *
 * A large button of the emergency page: what it records, and under it when that was last recorded and how often.
 *
 * Properties:
 * - title: what it says
 * - code: of the line of an emergency; "stop", "medicine" or "set" for entries of those kinds
 */
#define RESPITE_TYPE_EMERGENCY_BUTTON (respite_emergency_button_get_type ())

G_DECLARE_FINAL_TYPE (RespiteEmergencyButton, respite_emergency_button, RESPITE, EMERGENCY_BUTTON, GtkButton)

/* Shows what was recorded since @begin. */
void respite_emergency_button_show (RespiteEmergencyButton *self,
                                    const RespiteTimeline  *timeline,
                                    gint64                  begin,
                                    GTimeZone              *zone);

G_END_DECLS
