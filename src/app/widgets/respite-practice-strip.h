/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "infusion/respite-session-record.h"

G_BEGIN_DECLS

/**
 * RespitePracticeStrip:
 *
 * What the person of a practice clinic shows and says at this moment: the monitor that a trainee reads from and asks.
 * Nothing of it is recorded before somebody enters it.
 */
#define RESPITE_TYPE_PRACTICE_STRIP (respite_practice_strip_get_type ())

G_DECLARE_FINAL_TYPE (RespitePracticeStrip, respite_practice_strip, RESPITE, PRACTICE_STRIP, GtkWidget)

/* Shows how the person of @record is at @now. */
void respite_practice_strip_show (RespitePracticeStrip       *self,
                                  const RespiteSessionRecord *record,
                                  gint64                      now);

G_END_DECLS
