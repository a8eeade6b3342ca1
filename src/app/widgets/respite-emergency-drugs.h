/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RespiteEmergencyDrugs:
 *
 * The rescue medicines of the emergency page (clinical.md 4.4): each begins the entry line with its name, by the action
 * emergency.enter; a dose is always typed.
 */
#define RESPITE_TYPE_EMERGENCY_DRUGS (respite_emergency_drugs_get_type ())

G_DECLARE_FINAL_TYPE (RespiteEmergencyDrugs, respite_emergency_drugs, RESPITE, EMERGENCY_DRUGS, GtkWidget)

G_END_DECLS
