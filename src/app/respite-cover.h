/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include <gtk/gtk.h>

#include "service/respite-clinic.h"

G_BEGIN_DECLS

/**
 * RespiteCover:
 *
 * A page of the window's outer stack that shows the clinic's name and the time alone. It comes to front the moment
 * somebody locks, whatever the worker is doing.
 */
#define RESPITE_TYPE_COVER (respite_cover_get_type ())

G_DECLARE_FINAL_TYPE (RespiteCover, respite_cover, RESPITE, COVER, GtkWidget)

/* Comes to front, and closes the other windows that belong to its window: they may show the record too. */
void respite_cover_raise (RespiteCover  *self,
                          RespiteClinic *clinic);

gboolean respite_cover_is_raised (RespiteCover *self);

G_END_DECLS
